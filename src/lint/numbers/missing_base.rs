//! Percentages without their base.

use crate::diag::explanation::{Explanation, both};
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::figure::Kind;
use crate::lint::quantities::figures::{cells, is_series_name, names_series, questions};
use crate::lint::quantities::reading::Unit;
use crate::lint::{Findings, Rule, Scene};
use crate::model::{Figure, Panel};
use crate::source::Text;

messages! {
    NO_BASE: "percentages without a base: no question with `n` stands here", "百分比没有样本数：此处没有带 n 的调研问题";
    NO_BASE_HINT: "add `questions` with the question and its `n`; where the source does not say, accept this with that reason", "请补上 questions，写明问题和样本数 n；如来源没有给出，可写明理由接受";
    NO_SERIES_BASE: "the series `{}` has no base of its own", "系列“{}”没有自己的样本数";
    NO_SERIES_BASE_HINT: "write `n: { …, {}: N }`, with `~` where the source does not say", "请写成 n: { ……，{}: 样本数 }；来源没有给出时写 ~";
}

pub const RULE: Rule = Rule {
    code: Code::MissingBase,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Reports a chart of survey percentages without `n`, and a series named after a region or year whose base the question does not give. `~` as a base says that the source does not tell, and counts.",
            "报告没有样本数 n 的百分比图表，以及以地区或年份命名、而问题中没有给出其样本数的系列。样本数写 ~ 表示来源未给出，视为已说明。",
        ),
        why: both(
            "A percentage means little without the number of those who were asked, and each region or year was asked by itself.",
            "不知道问了多少人，百分比就说明不了什么；而各地区、各年份的样本各不相同。",
        ),
        wrong: "unit: \"%\"\nquestions:\n  - { text: 最重视哪项价值？, n: { 国内: 573 } }\ndata:\n  columns: [国内, 海外]",
        right: "unit: \"%\"\nquestions:\n  - { text: 最重视哪项价值？, n: { 国内: 573, 海外: 229 } }\ndata:\n  columns: [国内, 海外]",
        fix: both(
            "Give the base. Where the source does not tell it, write `~` for the series, or accept the finding with that reason.",
            "补上样本数。来源没有给出时，该系列写 ~，或写明理由接受。",
        ),
    },
    check,
};

fn check(scene: &Scene, findings: &mut Findings) {
    for figure in &scene.book.figures {
        let all = cells(figure, scene.words);
        for panel in &figure.panels {
            let chart = &panel.chart;
            let drawn = !matches!(
                chart.kind,
                Kind::Table
                    | Kind::KeyFigures
                    | Kind::Cards
                    | Kind::Rings
                    | Kind::Timeline
                    | Kind::Words
                    | Kind::Pictogram
            );
            let own: Vec<_> = all.iter().filter(|cell| cell.panel.index == panel.index).collect();
            // Growth rates and the like are no shares of those who answered.
            let shares =
                own.iter().filter(|cell| cell.reading.unit == Unit::Percent && !cell.reading.signed).count();
            if !drawn
                || !chart.is_percent()
                || shares < 2
                || own.iter().any(|cell| !(0.0..=100.0).contains(&cell.reading.value))
            {
                continue;
            }
            let questions = questions(figure, panel);
            if questions.iter().all(|question| question.each.is_empty()) {
                // Another source than a survey is named instead.
                if questions.is_empty() && !surveyed(scene, figure) {
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
            let series = |text: &Text| is_series_name(text, scene.words);
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
                    let name = crate::model::prose::plain(label);
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
fn surveyed(scene: &Scene, figure: &Figure) -> bool {
    let asks = |other: &&Figure| {
        !other.questions.is_empty() || other.panels.iter().any(|panel| !panel.questions.is_empty())
    };
    figure.sources.is_empty()
        || scene
            .book
            .figures
            .iter()
            .filter(asks)
            .any(|other| other.sources.iter().any(|source| figure.sources.contains(source)))
}
