//! Charts' data from files beside the spec: CSV and spreadsheets.
//!
//! A file is read into a grid of texts with their places ([`csv`], [`workbook`]), and the grid's shape is understood or refused:
//! which row is the heading, what is a title above it or a remark below ([`shape`]). Everything prints as its file shows it;
//! what is not printed is said.

mod address;
mod csv;
mod date;
mod encoding;
mod number_format;
mod package;
mod shape;
#[cfg(test)]
mod tests;
mod workbook;

use super::figure::Data;
use crate::diag::{Code, Diagnostic, Diagnostics, message as m};
use crate::project::Project;
use crate::source::{Sources, Span, Spanned, Text};

/// Most cells of a chart's data.
const MAX_CELLS: usize = 20_000;

/// A table of texts with their places.
#[derive(Debug, Clone)]
pub struct Table {
    /// The index of its file.
    pub file: u32,
    /// The headings, the first column's included.
    pub columns: Vec<Text>,
    /// The rows; an empty cell or `~` is undisclosed.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct TableRow {
    /// Where it stands.
    pub span: Span,
    /// Its cells.
    pub cells: Vec<Option<Text>>,
}

/// Reads the file that `data` names, if it names one.
pub fn read(
    data: &Spanned<Data>,
    project: &Project,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Table> {
    let given = [!data.rows.is_empty(), data.csv.is_some(), data.xlsx.is_some()];
    if given.iter().filter(|given| **given).count() > 1 {
        let found = Diagnostic::error(Code::Schema, data.span, m::DATA_ONE_SOURCE.plain());
        diagnostics.push(found);
        return None;
    }
    if let Some(csv) = &data.csv {
        return csv::read(csv, project, sources, diagnostics);
    }
    workbook::read(data.xlsx.as_ref()?, project, sources, diagnostics)
}

/// The text of a file whose encoding nothing names: UTF-8, UTF-16 or GB 18030. `None` for bytes that are none of these.
pub fn decoded(bytes: &[u8]) -> Option<String> {
    encoding::decode(bytes).map(|decoded| decoded.text)
}

/// A row of a grid: as many texts as it has cells, empty ones included.
#[derive(Debug, Clone)]
struct GridRow {
    span: Span,
    cells: Vec<Text>,
}
