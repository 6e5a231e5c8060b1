//! The shapes of data: what each kind of chart takes.

use super::chart::{Cell, Chart};
use super::vocabulary::Kind;

/// What a cell must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// A quantity.
    Number,
    /// A quantity or words.
    Either,
    /// A tuple of so many quantities.
    Tuple(usize),
    /// The kind has no cells.
    None,
}

/// What data a kind takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// What cells hold.
    pub cells: Cells,
    /// Whether the parts of a whole are drawn, along which axis.
    pub whole: Whole,
    /// The fewest columns that make sense.
    pub columns: usize,
    /// Whether a name may stand for two rows.
    pub repeats: bool,
}

/// Which cells make up a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// None.
    No,
    /// The cells of a row.
    Row,
    /// The cells of a column.
    Column,
}

impl Shape {
    /// Quantities that are no parts of a whole.
    pub const NUMBERS: Shape = Shape { cells: Cells::Number, whole: Whole::No, columns: 1, repeats: false };
}

/// Whether a diverging bar shows signed values instead of a scale.
pub(super) fn signed_bars(chart: &Chart) -> bool {
    let negative = |cell: &Cell| cell.number().is_some_and(|value| value < 0.0);
    chart.kind == Kind::DivergingBar && chart.rows.iter().flat_map(|row| &row.cells).any(negative)
}
