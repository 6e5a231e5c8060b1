//! A table of text as data. It is set where it stands, not drawn, so that it can break over pages.

use super::mark::Paint;
use crate::source::Text;

/// A table with a header that every page repeats.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Size of its text, in points.
    pub size: f64,
    /// Space left and right of a cell's text, in points.
    pub inset: f64,
    /// How its groups are shown.
    pub groups: Groups,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, in the order in which they stand.
    pub rows: Vec<Row>,
}

/// How groups are shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Groups {
    /// There are none.
    None,
    /// Upright names in a strip of this width, in points, beside the rows.
    Tabs(f64),
    /// Bands across the table, for names too long for a tab.
    Bands,
}

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What stands at its head.
    pub heading: Entry,
    /// Its width, in points.
    pub width: f64,
    /// Whether its lines are even on both sides.
    pub justified: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The name of its group.
    pub group: Option<Entry>,
    /// Whether it is the first of its group.
    pub begins: bool,
    /// The least height, in points: what the name on its tab needs.
    pub least: f64,
    /// One entry per column.
    pub entries: Vec<Entry>,
}

/// A text of the table; `^1^` is a raised note mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The text.
    pub text: Text,
    /// Weight, from 100 to 900.
    pub weight: u16,
    /// Its ink.
    pub paint: Paint,
}
