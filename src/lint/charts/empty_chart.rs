//! A chart of nothing: no value is disclosed, or the whole that is cut into parts is zero.

use super::place;
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::figure::Cell;
use crate::figure::facts::{Parts, Total, Unsure};
use crate::lint::{Findings, LintContext, Rule};

messages! {
    "empty-chart";
    UNDISCLOSED;
    UNDISCLOSED_HINT;
    ZERO(name);
    ZERO_HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("empty-chart"),
    severity: Severity::Warning,
    example: Example {
        wrong: "chart: donut\ndata:\n  columns: [占比]\n  rows:\n    - [有, ~]\n    - [没有, ~]",
        right: "chart: donut\ndata:\n  columns: [占比]\n  rows:\n    - [有, 76.6]\n    - [没有, 23.4]",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for figure in &cx.book.figures {
        for panel in &figure.panels {
            let chart = &panel.chart;
            if chart.kind.manner.unsure == Unsure::Printed || chart.rows.is_empty() {
                continue;
            }
            let unknown = |cell: &Cell| match cell {
                Cell::Undisclosed => true,
                Cell::Tuple(parts) => parts.iter().all(|part| *part == Cell::Undisclosed),
                Cell::Text(_) | Cell::Quantity(_) => false,
            };
            if chart.rows.iter().flat_map(|row| &row.cells).all(unknown) {
                let found = findings.at(place(figure, panel), UNDISCLOSED.plain());
                findings.push(found.hint(UNDISCLOSED_HINT.plain()));
                continue;
            }
            if chart.kind.shape.total != Total::Drawn {
                continue;
            }
            let zero = |cells: Vec<&Cell>| {
                let numbers: Vec<f64> = cells.iter().filter_map(|cell| cell.number()).collect();
                numbers.len() == cells.len()
                    && !numbers.is_empty()
                    && numbers.iter().all(|value| *value == 0.0)
            };
            let wholes = match chart.kind.shape.parts {
                Parts::AcrossRow => {
                    let row =
                        |row: &crate::figure::Row| (row.label.clone(), zero(row.cells.iter().collect()));
                    chart.rows.iter().map(row).collect::<Vec<_>>()
                }
                Parts::DownColumn => {
                    let column = |(index, column): (usize, &crate::figure::Column)| {
                        let cells = (0..chart.rows.len()).map(|row| chart.cell(row, index)).collect();
                        (column.label.clone(), zero(cells))
                    };
                    chart.columns.iter().enumerate().map(column).collect()
                }
                Parts::Unknown => Vec::new(),
            };
            for (label, _) in wholes.iter().filter(|(_, zero)| *zero) {
                let found = findings.at(label.span(), ZERO.with([label.as_str()]));
                findings.push(found.hint(ZERO_HINT.plain()));
            }
        }
    }
}
