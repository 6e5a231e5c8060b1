//! Parts of a whole that do not add up to 100 %.

use std::collections::BTreeMap;

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::figure::Cell as ChartCell;
use crate::figure::facts::{Parts, Total};
use crate::lint::quantities::figures::{Cell, cells, is_series_name, of_subsamples, questions};
use crate::lint::quantities::reading::Unit;
use crate::lint::{Findings, LintContext, Rule};
use crate::model::Panel;

messages! {
    "sum-not-100";
    SUM(name, sum);
    OVER(name, sum);
    SUM_HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("sum-not-100"),
    severity: Severity::Warning,
    example: Example {
        wrong: "chart: donut\nunit: \"%\"\ndata:\n  columns: [占比]\n  rows:\n    - [有, 76.6]\n    - [没有, 24.4]",
        right: "chart: donut\nunit: \"%\"\ndata:\n  columns: [占比]\n  rows:\n    - [有, 76.6]\n    - [没有, 23.4]",
    },
    check,
};

/// How far from 100 a sum may lie to be an attempt at 100, where the kind of chart alone does not say that it is one.
const NEAR: f64 = 12.0;

fn check(cx: &LintContext, findings: &mut Findings) {
    for figure in &cx.book.figures {
        let all = cells(figure, cx.words);
        for panel in &figure.panels {
            let chart = &panel.chart;
            if chart.multiple || !chart.is_percent() {
                continue;
            }
            let own: Vec<&Cell> =
                all.iter().filter(|cell| cell.panel.index == panel.index && cell.part.is_none()).collect();
            // These kinds draw one whole; the others may also compare groups with each other.
            let whole_by_kind = chart.kind.shape.total == Total::Drawn;
            let answers_one_question = chart.kind.shape.total == Total::OfAnswers
                && questions(figure, panel).len() == 1
                && figure.filter.is_none()
                && panel.filter.is_none()
                && !of_subsamples(figure, panel, cx.words)
                && !chart.rows.iter().any(|row| is_series_name(&row.label, cx.words));
            if !whole_by_kind && !answers_one_question {
                continue;
            }
            let across = match chart.kind.shape.parts {
                Parts::AcrossRow => true,
                Parts::DownColumn => false,
                Parts::Unknown => continue,
            };
            let mut wholes: BTreeMap<usize, Vec<&Cell>> = BTreeMap::new();
            for cell in own {
                wholes.entry(if across { cell.row } else { cell.column }).or_default().push(cell);
            }
            for (index, cells) in wholes {
                whole(index, &cells, panel, across, whole_by_kind, findings);
            }
        }
    }
}

fn whole(index: usize, cells: &[&Cell], panel: &Panel, across: bool, by_kind: bool, findings: &mut Findings) {
    let chart = &panel.chart;
    let sound = |cell: &&&Cell| {
        cell.reading.exact() && cell.reading.unit == Unit::Percent && cell.reading.value >= 0.0
    };
    let exact: Vec<&&Cell> = cells.iter().filter(sound).collect();
    if exact.len() < 2
        || exact.len() < cells.len() && cells.iter().any(|cell| cell.reading.unit != Unit::Percent)
    {
        return;
    }
    let size = if across { chart.columns.len() } else { chart.rows.len() };
    let undisclosed = if across {
        chart.rows.get(index).is_some_and(|row| row.cells.contains(&ChartCell::Undisclosed))
    } else {
        chart.rows.iter().any(|row| row.cells.get(index).is_none_or(|cell| *cell == ChartCell::Undisclosed))
    };
    let complete = exact.len() == size && !undisclosed;
    let sum: f64 = exact.iter().map(|cell| cell.reading.value).sum();
    let tolerance: f64 = exact.iter().map(|cell| cell.reading.half).sum::<f64>() + 1e-9;
    let off = (sum - 100.0).abs();
    let wrong = if complete { off > tolerance } else { sum - 100.0 > tolerance };
    if !wrong || !by_kind && off > NEAR {
        return;
    }
    let decimals = exact.iter().map(|cell| cell.reading.decimals).max().unwrap_or(0);
    let sum = format!("{sum:.decimals$}");
    // The place is the whole's label: which part is wrong cannot be known.
    let label = if across {
        chart.rows.get(index).map(|row| &row.label)
    } else {
        chart.columns.get(index).map(|column| &column.label)
    };
    let (Some(label), Some(first)) = (label, cells.first()) else { return };
    // More than a whole cannot be drawn, which is an error of its own.
    if crate::figure::problems(chart).iter().any(|problem| problem.span == label.span()) {
        return;
    }
    let name = if across { &first.label } else { &first.series };
    let message = if complete { SUM.with([name, &sum]) } else { OVER.with([name, &sum]) };
    findings.push(findings.at(label.span(), message).hint(SUM_HINT.plain()));
}
