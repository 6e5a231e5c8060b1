//! Charts for tests, and the properties that every drawing has.

use super::chart::{Cell, Chart, Column, Kind, Order, Row};
use crate::content::quantity::Quantity;
use crate::source::{Span, Text};

pub(crate) fn text(value: &str) -> Text {
    Text::new(value, Span::default())
}

/// A cell from what an editor would write; `~` is undisclosed, `|` separates the parts of a tuple.
pub(crate) fn cell(written: &str) -> Cell {
    if written.contains('|') {
        return Cell::Tuple(written.split('|').map(cell).collect());
    }
    if written == "~" {
        return Cell::Undisclosed;
    }
    Quantity::parse(&text(written)).map_or_else(|_| Cell::Text(text(written)), Cell::Quantity)
}

/// A percentage chart.
pub(crate) fn chart(kind: &str, columns: &[&str], rows: &[(&str, &[&str])]) -> Chart {
    let mut chart = Chart::new(kind.parse().unwrap_or(Kind::Bar));
    chart.unit = Some(text("%"));
    chart.order = if matches!(kind, "bar" | "column") { Order::Value } else { Order::Given };
    chart.columns = columns.iter().map(|label| Column { label: text(label), highlighted: false }).collect();
    let row = |(label, cells): &(&str, &[&str])| Row {
        label: text(label),
        group: None,
        highlighted: false,
        cells: cells.iter().map(|written| cell(written)).collect(),
    };
    chart.rows = rows.iter().map(row).collect();
    chart
}
