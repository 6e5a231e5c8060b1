//! Percentages without their base.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::figures::{cells, is_series_name, names_series, questions};
use crate::lint::quantities::reading::Unit;
use crate::lint::{Findings, LintContext, Rule};
use crate::model::{Figure, Panel};
use crate::source::Text;

messages! {
    "missing-base";
    NO_BASE;
    NO_BASE_HINT;
    NO_SERIES_BASE(series);
    NO_SERIES_BASE_HINT(series);
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("missing-base"),
    severity: Severity::Warning,
    example: Example {
        wrong: "unit: \"%\"\nquestions:\n  - { text: 最重视哪项价值？, n: { 国内: 573 } }\ndata:\n  columns: [国内, 海外]",
        right: "unit: \"%\"\nquestions:\n  - { text: 最重视哪项价值？, n: { 国内: 573, 海外: 229 } }\ndata:\n  columns: [国内, 海外]",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for figure in &cx.book.figures {
        let all = cells(figure, cx.words);
        for panel in &figure.panels {
            let chart = &panel.chart;
            let own: Vec<_> = all.iter().filter(|cell| cell.panel.index == panel.index).collect();
            // Growth rates and the like are no shares of those who answered.
            let shares =
                own.iter().filter(|cell| cell.reading.unit == Unit::Percent && !cell.reading.signed).count();
            if !chart.kind.base
                || !chart.is_percent()
                || shares < 2
                || own.iter().any(|cell| !(0.0..=100.0).contains(&cell.reading.value))
            {
                continue;
            }
            let questions = questions(figure, panel);
            if questions.iter().all(|question| question.each.is_empty()) {
                // Another source than a survey is named instead.
                if questions.is_empty() && !surveyed(cx, figure) {
                    continue;
                }
                let place = questions.first().map_or(title(figure, panel), |question| &question.text);
                findings.push(findings.at(place.span(), NO_BASE.plain()).hint(NO_BASE_HINT.plain()));
                continue;
            }
            let bases: Vec<_> = questions.iter().flat_map(|question| &question.each).collect();
            let labels = chart
                .columns
                .iter()
                .map(|column| (&column.label, None))
                .chain(chart.rows.iter().enumerate().map(|(row, line)| (&line.label, Some(row))));
            let series = |text: &Text| is_series_name(text, cx.words);
            let rows = chart.rows.iter().filter(|row| series(&row.label)).count();
            let columns = chart.columns.iter().filter(|column| series(&column.label)).count();
            for (label, row) in labels {
                let among = if row.is_some() { rows } else { columns };
                if among < 2 || !series(label) {
                    continue;
                }
                let disclosed = own.iter().any(|cell| match row {
                    Some(row) => cell.row == row,
                    None => chart
                        .columns
                        .get(cell.column)
                        .is_some_and(|column| column.label.span() == label.span()),
                });
                let given =
                    bases.iter().any(|base| base.of.as_ref().is_some_and(|of| names_series(label, of)));
                if disclosed && !given {
                    let name = crate::quantity::plain(label);
                    let found = findings.at(label.span(), NO_SERIES_BASE.with([&name]));
                    findings.push(found.hint(NO_SERIES_BASE_HINT.with([&name])));
                }
            }
        }
    }
}

fn title<'a>(figure: &'a Figure, panel: &'a Panel) -> &'a Text {
    panel.title.as_ref().unwrap_or(&figure.title)
}

/// Whether a figure shows answers to a survey: some other figure of the book with the same source does.
fn surveyed(cx: &LintContext, figure: &Figure) -> bool {
    let asks = |other: &&Figure| {
        !other.questions.is_empty() || other.panels.iter().any(|panel| !panel.questions.is_empty())
    };
    figure.sources.is_empty()
        || cx
            .book
            .figures
            .iter()
            .filter(asks)
            .any(|other| other.sources.iter().any(|source| figure.sources.contains(source)))
}
