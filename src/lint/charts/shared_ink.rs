//! Two series of one drawing that the report gives the same ink.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Rule};

messages! {
    "shared-ink";
    SAME(first, second);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("shared-ink"),
    severity: Severity::Warning,
    example: Example {
        wrong: "series: { 国内: 1, 海外: 1 }   # report.yaml; both stand in one chart",
        right: "series: { 国内: 1, 海外: 2 }",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for chart in cx.book.figures.iter().flat_map(|figure| &figure.panels).map(|panel| &panel.chart) {
        for (index, column) in chart.columns.iter().enumerate() {
            let same = |other: &&crate::figure::Column| {
                other.ink == column.ink && other.ink.is_some_and(|ink| ink < crate::ink::SERIES)
            };
            if let Some(first) = chart.columns.iter().take(index).find(same) {
                let message = SAME.with([first.label.as_str(), column.label.as_str()]);
                findings.push(findings.at(column.label.span(), message).hint(HINT.plain()));
            }
        }
    }
}
