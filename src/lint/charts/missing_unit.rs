//! Values without a unit.

use super::place;
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::figure::Cell;
use crate::lint::{Findings, LintContext, Rule};
use crate::quantity::Quantity;

messages! {
    "missing-unit";
    NONE;
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("missing-unit"),
    severity: Severity::Warning,
    example: Example {
        wrong: "chart: line\ndata:\n  columns: [申请量]\n  rows:\n    - [2022 年, 734]\n    - [2023 年, 801]",
        right: "chart: line\nunit: 件\ndata:\n  columns: [申请量]\n  rows:\n    - [2022 年, 734]\n    - [2023 年, 801]",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for figure in &cx.book.figures {
        for panel in &figure.panels {
            let chart = &panel.chart;
            // Points have a unit for each of their axes, whose titles say it.
            let scattered = chart.kind.shape.arity() > 1;
            if !chart.kind.manner.unit_once || chart.unit.is_some() || scattered {
                continue;
            }
            let bare = |quantity: &&Quantity| !quantity.is_percent && quantity.unit.is_none();
            let values: Vec<&Quantity> =
                chart.rows.iter().flat_map(|row| &row.cells).filter_map(Cell::quantity).collect();
            if values.len() >= 2 && values.iter().all(bare) {
                findings.push(findings.at(place(figure, panel), NONE.plain()).hint(HINT.plain()));
            }
        }
    }
}
