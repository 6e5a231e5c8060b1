//! Tables of words in chapters: their columns against one another, and cells that stand for several.

use super::context::Context;
use super::figure::{Note, check_notes};
use super::values::typeset;
use crate::content::chapter as content;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, message as m};
use crate::source::{Spanned, Text};

messages! {
    "table";
    WIDTHS(widths, columns);
    WIDTHS_HINT;
    ZERO_WIDTH;
    CROSSES(columns);
    BEYOND(rows);
    MERGED_HINT;
}

/// A table of words.
#[derive(Debug, Clone)]
pub struct Table {
    /// The headings.
    pub columns: Vec<Text>,
    /// How wide the columns are against one another; empty where the book decides.
    pub widths: Vec<u32>,
    /// The cells of each row that begin in it.
    pub rows: Vec<Vec<TableCell>>,
    /// Notes.
    pub notes: Vec<Note>,
    /// Sources.
    pub sources: Vec<Text>,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct TableCell {
    /// What stands in it.
    pub text: Text,
    /// Over how many columns it goes, 1 at least.
    pub columns: usize,
    /// Over how many rows it goes, 1 at least.
    pub rows: usize,
}

impl Table {
    /// Reads a table; what does not make a rectangle is reported.
    pub(super) fn new(table: &content::Table, cx: &mut Context) -> Table {
        let columns = table.columns.clone();
        let undisclosed = cx.lang.chart_words().undisclosed;
        let mut grid = Grid { open: vec![0; columns.len()] };
        let mut rows: Vec<Vec<TableCell>> = Vec::new();
        for row in &table.rows {
            let cells = row.iter().map(|cell| match cell {
                Some(content::TableCell::Single(text)) => {
                    TableCell { text: typeset(text, true, cx), columns: 1, rows: 1 }
                }
                Some(content::TableCell::Merged(cell)) => TableCell {
                    text: typeset(&cell.text, true, cx),
                    columns: count(cell.columns.as_ref()),
                    rows: count(cell.rows.as_ref()),
                },
                None => TableCell { text: Text::new(undisclosed, row.span), columns: 1, rows: 1 },
            });
            let cells: Vec<TableCell> = cells.collect();
            if let Some(found) = grid.row(row, &cells) {
                cx.push(found);
            }
            rows.push(cells);
        }
        if let Some((last, more)) = table.rows.last().zip(grid.open.iter().max().filter(|more| **more > 0)) {
            let found = Diagnostic::error(Code::ChartShape, last.span, BEYOND.with([&more.to_string()]));
            cx.push(found.hint(MERGED_HINT.plain()));
        }
        let notes = Note::list(&table.notes);
        let anchors: Vec<&Text> =
            columns.iter().chain(rows.iter().flatten().map(|cell| &cell.text)).collect();
        check_notes(&anchors, &notes, cx);
        Table { widths: widths(table, cx), columns, rows, notes, sources: table.sources.clone() }
    }
}

fn count(typed: Option<&Spanned<u32>>) -> usize {
    typed.map_or(1, |count| count.value.max(1) as usize)
}

/// How wide the columns are against one another, if the table says so of each.
fn widths(table: &content::Table, cx: &mut Context) -> Vec<u32> {
    let (typed, columns) = (&table.widths, &table.columns);
    let Some(first) = typed.first() else { return Vec::new() };
    if typed.len() != columns.len() {
        let counts = [typed.len().to_string(), columns.len().to_string()];
        let message = WIDTHS.with([&counts[0], &counts[1]]);
        cx.push(Diagnostic::error(Code::ChartShape, first.span, message).hint(WIDTHS_HINT.plain()));
    }
    for zero in typed.iter().filter(|width| width.value == 0) {
        let found = Diagnostic::error(Code::ChartShape, zero.span, ZERO_WIDTH.plain());
        cx.push(found.hint(WIDTHS_HINT.plain()));
    }
    typed.iter().map(|width| width.value).collect()
}

/// The columns of a table while its rows are read.
struct Grid {
    /// For each column, how many of the rows to come are taken from above.
    open: Vec<usize>,
}

impl Grid {
    /// Lays the cells of a row; what does not fit is returned.
    fn row(
        &mut self,
        row: &Spanned<Vec<Option<content::TableCell>>>,
        cells: &[TableCell],
    ) -> Option<Diagnostic> {
        let free: Vec<bool> = self.open.iter().map(|rows| *rows == 0).collect();
        self.open.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        let room = free.iter().filter(|free| **free).count();
        let wanted: usize = cells.iter().map(|cell| cell.columns).sum();
        if wanted != room {
            let message = m::ROW_LENGTH.with([&wanted.to_string(), &room.to_string()]);
            return Some(
                Diagnostic::error(Code::ChartShape, row.span, message).hint(m::ROW_LENGTH_HINT.plain()),
            );
        }
        let mut at = 0;
        for cell in cells {
            at += free.iter().skip(at).take_while(|free| !**free).count();
            let own = at..at + cell.columns;
            if !free.get(own.clone()).is_some_and(|own| own.iter().all(|free| *free)) {
                let message = CROSSES.with([&cell.columns.to_string()]);
                let found = Diagnostic::error(Code::ChartShape, cell.text.span(), message);
                return Some(found.hint(MERGED_HINT.plain()));
            }
            self.open.iter_mut().take(own.end).skip(own.start).for_each(|rows| *rows = cell.rows - 1);
            at = own.end;
        }
        None
    }
}
