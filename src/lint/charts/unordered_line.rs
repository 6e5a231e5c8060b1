//! Lines between things that have no order.

use super::joined;
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::figure::{Words, ordered};
use crate::lint::{Findings, LintContext, Rule};

messages! {
    "unordered-line";
    NAMES(first, second);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("unordered-line"),
    severity: Severity::Warning,
    example: Example {
        wrong: "chart: line\ndata:\n  columns: [占比]\n  rows:\n    - [生命健康, 57.0]\n    - [半导体, 46.0]\n    - [汽车, 31.0]",
        right: "chart: bar\ndata:\n  columns: [占比]\n  rows:\n    - [生命健康, 57.0]\n    - [半导体, 46.0]\n    - [汽车, 31.0]",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    let words = Words::for_lang(cx.book.info.speaks);
    for panel in cx.book.figures.iter().flat_map(|figure| &figure.panels) {
        let chart = &panel.chart;
        let labels = joined(chart);
        // Whoever says that the order is given says that there is one.
        let [first, second, ..] = labels[..] else { continue };
        if chart.ordered || ordered::may_be_steps(labels.iter().map(|label| label.as_str()), words) {
            continue;
        }
        let message = NAMES.with([first.as_str(), second.as_str()]);
        findings.push(findings.at(first.span(), message).hint(HINT.plain()));
    }
}
