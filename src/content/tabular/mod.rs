//! Tables from files: CSV and spreadsheets, for the data of charts and for cases.
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

use super::figure::{Data, Spreadsheet};
use crate::bounds::widened_count;
use crate::diag::{Code, Diagnostic, Diagnostics, message as m};
use crate::project::{MAX_BINARY, MAX_TEXT, Project};
use crate::source::{Sources, Span, Spanned, Text};

/// What a file is read for.
#[derive(Debug, Clone, Copy)]
struct Purpose {
    /// The folder in which its name is looked for, with `/` at its end.
    folder: &'static str,
    /// Most cells that say something.
    cells: usize,
    /// Most cells of the rectangle around them. Which of them make a table is seen afterwards.
    grid: usize,
    /// Most bytes of a CSV file.
    bytes: u64,
    /// Whether its rows are records: a line break in a cell is more than a blank.
    records: bool,
}

impl Purpose {
    fn most_cells(self) -> usize {
        widened_count(self.cells)
    }

    fn most_of_grid(self) -> usize {
        widened_count(self.grid)
    }

    /// What a table that makes no sense is called.
    fn code(self) -> Code {
        if self.records { Code::DataFile } else { Code::ChartShape }
    }
}

/// Most cells of a chart's data.
const MAX_CELLS: usize = 20_000;
/// Most cells of a table of cases.
const MAX_CASE_CELLS: usize = 2_000_000;

/// The data of a chart.
const CHART: Purpose =
    Purpose { folder: "figures/", cells: MAX_CELLS, grid: 1_000_000, bytes: MAX_TEXT, records: false };

/// Cases, a row each.
const CASES: Purpose =
    Purpose { folder: "", cells: MAX_CASE_CELLS, grid: 4_000_000, bytes: MAX_BINARY, records: true };

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
        let (rows, whole) = csv::read(csv, true, CHART, project, sources, diagnostics)?;
        return shape::table(rows, whole, diagnostics);
    }
    let (rows, whole) = workbook::read(data.xlsx.as_ref()?, CHART, project, sources, diagnostics)?;
    shape::table(rows, whole, diagnostics)
}

/// Reads a file whose rows are records below one row of headings; its name is relative to the book. Every cell is there, empty
/// ones included.
pub fn read_records(
    named: &Spreadsheet,
    project: &Project,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Table> {
    let is_csv = [".csv", ".tsv", ".txt"].iter().any(|end| named.file.to_lowercase().ends_with(end));
    let (rows, whole) = if is_csv {
        csv::read(&named.file, false, CASES, project, sources, diagnostics)?
    } else {
        workbook::read(named, CASES, project, sources, diagnostics)?
    };
    shape::records(rows, whole, diagnostics)
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
