//! Charts: whether a drawing can show what its data say.

mod crowded_chart;
mod empty_chart;
mod equal_values;
mod missing_unit;
mod shared_ink;
mod time_order;
mod unknown_series;
mod unordered_line;

use super::Rule;
use crate::figure::Chart;
use crate::model::{Figure, Panel};
use crate::source::{Span, Text};

/// The rules, in the order of the catalogue.
pub(super) const RULES: &[Rule] = &[
    unordered_line::RULE,
    time_order::RULE,
    crowded_chart::RULE,
    equal_values::RULE,
    empty_chart::RULE,
    missing_unit::RULE,
    unknown_series::RULE,
    shared_ink::RULE,
];

/// The place that stands for a whole panel.
fn place(figure: &Figure, panel: &Panel) -> Span {
    panel.title.as_ref().unwrap_or(&figure.title).span()
}

/// The labels that a chart joins by lines.
fn joined(chart: &Chart) -> Vec<&Text> {
    use crate::figure::facts::Joins;
    match chart.kind.manner.joins {
        Joins::Nothing => Vec::new(),
        Joins::Rows => chart.rows.iter().map(|row| &row.label).collect(),
        Joins::Columns => chart.columns.iter().map(|column| &column.label).collect(),
    }
}
