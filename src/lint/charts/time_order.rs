//! Years that run from right to left.

use std::cmp::Ordering;

use super::joined;
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::figure::{ordered, time};
use crate::lint::{Findings, LintContext, Rule};

messages! {
    "time-order";
    BACKWARDS(first, second);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("time-order"),
    severity: Severity::Warning,
    example: Example {
        wrong: "chart: slope\ndata:\n  columns: [2023 年, 2022 年]",
        right: "chart: slope\ndata:\n  columns: [2022 年, 2023 年]",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for panel in cx.book.figures.iter().flat_map(|figure| &figure.panels) {
        if let Some((before, row)) = time::backwards(&panel.chart) {
            let message = BACKWARDS.with([before.label.as_str(), row.label.as_str()]);
            findings.push(findings.at(row.label.span(), message).hint(HINT.plain()));
            continue;
        }
        let labels = joined(&panel.chart);
        let [first, second, ..] = labels[..] else { continue };
        if ordered::direction(labels.iter().map(|label| label.as_str())) == Some(Ordering::Less) {
            let message = BACKWARDS.with([first.as_str(), second.as_str()]);
            findings.push(findings.at(first.span(), message).hint(HINT.plain()));
        }
    }
}
