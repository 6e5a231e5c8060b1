//! A document as the row of parts that an interview is made of.

use super::super::document::{Block, Cell, Content, Document, Paragraph, Picture, Place, Table, paragraphs};
use super::front::field;
use super::line::{Line, Role, Start};

/// A part of a document.
#[derive(Debug, Clone)]
pub(super) enum Part<'d> {
    Line(Box<Line>),
    Table(&'d Table, Place),
    Picture(&'d Picture, Place),
}

/// The parts of a document, in its order. Tables that only lay text out are taken apart.
pub(super) fn parts(document: &Document) -> Vec<Part<'_>> {
    let mut out = Vec::new();
    of_blocks(&document.blocks, None, &mut out);
    out
}

fn of_blocks<'d>(blocks: &'d [Block], role: Option<Role>, out: &mut Vec<Part<'d>>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => of_paragraph(paragraph, role, out),
            Block::Table(table) => of_table(table, out),
        }
    }
}

fn of_paragraph<'d>(paragraph: &'d Paragraph, role: Option<Role>, out: &mut Vec<Part<'d>>) {
    let line = Line::new(paragraph, role);
    let has_note = line.runs.iter().any(|run| matches!(run.content, Content::Note(_)));
    if !line.text.is_empty() || has_note {
        out.push(Part::Line(Box::new(line)));
    }
    for run in &paragraph.runs {
        if let Content::Picture(picture) = &run.content {
            out.push(Part::Picture(picture, paragraph.place));
        }
    }
}

fn of_table<'d>(table: &'d Table, out: &mut Vec<Part<'d>>) {
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let blocks = || cells().flat_map(|cell| &cell.blocks);
    let place = paragraphs_of(table).first().map(|own| own.place).unwrap_or_default();
    let has_pictures = paragraphs_of(table)
        .iter()
        .flat_map(|own| &own.runs)
        .any(|run| matches!(run.content, Content::Picture(_)));
    let has_tables = blocks().any(|block| matches!(block, Block::Table(_)));
    let is_pair = table.rows.iter().all(|row| row.cells.len() == 2);
    // One column, one row, pictures side by side: text that is laid out.
    if table.rows.iter().all(|row| row.cells.len() == 1)
        || table.rows.len() == 1
        || has_pictures
        || has_tables
    {
        cells().for_each(|cell| of_blocks(&cell.blocks, None, out));
    } else if is_pair && asks(table) {
        for row in &table.rows {
            for (cell, role) in row.cells.iter().zip([Role::Question, Role::Answer]) {
                of_blocks(&cell.blocks, Some(role), out);
            }
        }
    } else if is_pair && labels(table) {
        for row in &table.rows {
            let [label, value] = row.cells.as_slice() else { continue };
            let lines = |cell: &'d Cell| paragraphs(&cell.blocks);
            let name: String = lines(label).iter().map(|own| own.text()).collect();
            for paragraph in lines(value) {
                let mut line = Line::new(paragraph, None);
                line.start = Start::Named(name.trim().trim_end_matches(['：', ':']).to_owned(), None, 0);
                out.push(Part::Line(Box::new(line)));
            }
        }
    } else {
        out.push(Part::Table(table, place));
    }
}

fn paragraphs_of(table: &Table) -> Vec<&Paragraph> {
    table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| paragraphs(&cell.blocks)).collect()
}

/// The lines in a cell of a row.
fn lines_of(table: &Table, column: usize) -> Vec<Line> {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
    cells.flat_map(|cell| paragraphs(&cell.blocks)).map(|own| Line::new(own, None)).collect()
}

/// Whether most rows ask in their first cell, or mark both.
fn asks(table: &Table) -> bool {
    let first = lines_of(table, 0);
    let asking = first.iter().filter(|line| line.asks() || matches!(line.start, Start::Asked(_))).count();
    asking * 2 > table.rows.len()
}

/// Whether most rows begin with the label of a field.
fn labels(table: &Table) -> bool {
    let first = lines_of(table, 0);
    let known = first.iter().filter(|line| field(line.text.trim_end_matches(['：', ':'])).is_some()).count();
    known * 2 > table.rows.len()
}
