//! Parts of a whole that do not add up to 100 %.

use std::collections::BTreeMap;

use crate::diag::explanation::{Explanation, both};
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::figure::{Cell as ChartCell, Kind};
use crate::lint::quantities::figures::{Cell, Parts, cells, is_series_name, of_subsamples, parts, questions};
use crate::lint::quantities::reading::Unit;
use crate::lint::{Findings, Rule, Scene};
use crate::model::Panel;

messages! {
    SUM: "the parts of `{}` add up to {}%, not to 100%", "“{}”各部分相加为 {}%，不是 100%";
    OVER: "the parts of `{}` that are disclosed already add up to {}%", "“{}”已披露的部分相加已达 {}%";
    SUM_HINT: "look for the value that is wrong or missing; where respondents could choose several answers, write `select: multiple`", "请找出有误或遗漏的值；如果是多选题，请写 select: multiple";
}

pub const RULE: Rule = Rule {
    code: Code::SumNot100,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Adds up the percentages that are parts of one whole: the cells of a stacked bar, the slices of a donut, the answers to a single-choice question. Half a last digit per value is allowed for rounding; wholes with undisclosed or approximate parts are reported only when the exact ones alone exceed 100 %.",
            "把属于同一整体的百分比相加：堆积条的各段、环形图的各份、单选题的各项。每个值允许末位半个单位的舍入误差；含未披露或约数的整体，只有当确切的各项之和已超过 100% 时才报告。",
        ),
        why: both(
            "A sum that misses 100 shows readers that one value is wrong, without showing which.",
            "合计不到或超过 100%，读者一眼就知道有一个数错了，却不知道是哪一个。",
        ),
        wrong: "chart: donut\nunit: \"%\"\ndata:\n  columns: [占比]\n  rows:\n    - [有, 76.6]\n    - [没有, 24.4]",
        right: "chart: donut\nunit: \"%\"\ndata:\n  columns: [占比]\n  rows:\n    - [有, 76.6]\n    - [没有, 23.4]",
        fix: both(
            "Correct the value, add the missing part, or say that several answers were possible: `select: multiple`.",
            "改正数值，补上遗漏的部分；如果可以多选，写明 select: multiple。",
        ),
    },
    check,
};

/// How far from 100 a sum may lie to be an attempt at 100, where the kind of chart alone does not say that it is one.
const NEAR: f64 = 12.0;

fn check(scene: &Scene, findings: &mut Findings) {
    for figure in &scene.book.figures {
        let all = cells(figure, scene.words);
        for panel in &figure.panels {
            let chart = &panel.chart;
            if chart.multiple || !chart.is_percent() || chart.kind == Kind::Table {
                continue;
            }
            let own: Vec<&Cell> =
                all.iter().filter(|cell| cell.panel.index == panel.index && cell.part.is_none()).collect();
            // These kinds draw one whole; the others may also compare groups with each other.
            let whole_by_kind =
                matches!(chart.kind, Kind::StackedBar | Kind::DivergingBar | Kind::Donut | Kind::Waffle);
            let answers_one_question = matches!(chart.kind, Kind::Bar | Kind::Column | Kind::GroupedBar)
                && questions(figure, panel).len() == 1
                && figure.filter.is_none()
                && panel.filter.is_none()
                && !of_subsamples(figure, panel, scene.words)
                && !chart.rows.iter().any(|row| is_series_name(&row.label, scene.words));
            if !whole_by_kind && !answers_one_question {
                continue;
            }
            let across = match parts(chart.kind) {
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
