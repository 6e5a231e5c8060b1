//! A chart whose every value is equal.

use super::place;
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::figure::Cell;
use crate::figure::facts::{Cells, Names, Unsure};
use crate::lint::{Findings, LintContext, Rule};
use crate::quantity::Quantity;

messages! {
    "equal-values";
    EQUAL(n, value);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("equal-values"),
    severity: Severity::Warning,
    example: Example {
        wrong: "chart: bar\ndata:\n  columns: [占比]\n  rows:\n    - [甲, 1.4]\n    - [乙, 1.4]\n    - [丙, 1.4]",
        right: "chart: key-figures\ndata:\n  columns: [占比]\n  rows:\n    - [甲、乙、丙, 1.4]",
    },
    check,
};

/// From so many equal values on there is nothing to compare.
const LEAST: usize = 3;

fn check(cx: &LintContext, findings: &mut Findings) {
    for figure in &cx.book.figures {
        for panel in &figure.panels {
            let chart = &panel.chart;
            // Where things are or when they were tells something by itself, and so does who is linked to whom.
            let shape = &chart.kind.shape;
            let speaks = matches!(shape.names, Names::Days | Names::Places) || shape.cells == Cells::Link;
            if chart.kind.manner.unsure == Unsure::Printed || speaks {
                continue;
            }
            let values: Vec<&Quantity> =
                chart.rows.iter().flat_map(|row| &row.cells).filter_map(Cell::quantity).collect();
            let Some(first) = values.first().filter(|_| values.len() >= LEAST) else { continue };
            // Numbers that are only about equal, or bounded alike, may well differ.
            if values.iter().all(|value| value.scaled() == first.scaled() && !value.approximate()) {
                let message = EQUAL.with([values.len().to_string().as_str(), first.text.as_str()]);
                findings.push(findings.at(place(figure, panel), message).hint(HINT.plain()));
            }
        }
    }
}
