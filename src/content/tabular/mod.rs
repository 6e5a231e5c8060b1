//! Charts' data from files beside the spec: CSV and spreadsheets.

use std::io::Cursor;

use calamine::{Data as CellData, Reader, Xlsx};

use super::doc::Doc;
use super::figure::{Data, Spreadsheet};
use super::schema::nearest_hint;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, message as m};
use crate::project::{MAX_TEXT, Project};
use crate::source::yaml::Path;
use crate::source::{Source, Sources, Span, Text};

messages! {
    CSV_BROKEN(reason);
    CSV_ENCODING;
    CSV_EMPTY;
    XLSX_BROKEN(reason);
    XLSX_SHEET(sheet);
    XLSX_RANGE(range);
    XLSX_RANGE_HINT;
}

/// Most rows and columns of a chart's data.
const MAX_CELLS: usize = 20_000;

/// A table of texts with their places.
#[derive(Debug, Clone)]
pub struct Table {
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

/// Reads the file that `data` names, if it names one. `path` is where `data` stands in its file.
pub fn read<T>(
    doc: &Doc<T>,
    path: &Path,
    data: &Data,
    project: &Project,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Table> {
    let given = [!data.rows.is_empty(), data.csv.is_some(), data.xlsx.is_some()];
    if given.iter().filter(|given| **given).count() > 1 {
        let found = Diagnostic::error(Code::Schema, doc.span(path), m::DATA_ONE_SOURCE.plain());
        diagnostics.push(found);
        return None;
    }
    if let Some(csv) = &data.csv {
        let name = doc.text(&path.key("csv"), csv);
        return read_csv(&name, project, sources, diagnostics);
    }
    data.xlsx.as_ref().and_then(|xlsx| read_xlsx(doc, &path.key("xlsx"), xlsx, project, diagnostics))
}

fn read_csv(
    name: &Text,
    project: &Project,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Table> {
    let path = format!("figures/{name}");
    let bytes = match project.read(&path, MAX_TEXT) {
        Ok(bytes) => bytes,
        Err(fault) => {
            diagnostics.push(fault.diagnostic(name.span(), name));
            return None;
        }
    };
    let Some(text) = decode(&bytes) else {
        diagnostics.push(Diagnostic::error(Code::Encoding, name.span(), CSV_ENCODING.plain()));
        return None;
    };
    let file = project.add_text(&path, text, sources, diagnostics)?;
    let source = sources.get(file)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(source.line(1)))
        .has_headers(false)
        // A row of another length is reported with all others, at its line.
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(source.text().as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => rows.push(row(&record, source, file)),
            Err(error) => {
                let line = error.position().map_or(1, |at| at.line() as usize);
                let start = source.offset(line, 0);
                let span = Span { file, start, end: start };
                diagnostics.push(Diagnostic::error(
                    Code::ChartShape,
                    span,
                    CSV_BROKEN.with([&error.to_string()]),
                ));
                return None;
            }
        }
    }
    table(rows, Span { file, start: 0, end: 0 }, diagnostics)
}

/// The first row becomes the headings.
fn table(mut rows: Vec<TableRow>, whole: Span, diagnostics: &mut Diagnostics) -> Option<Table> {
    rows.retain(|row| row.cells.iter().any(Option::is_some));
    let cells: usize = rows.iter().map(|row| row.cells.len()).sum();
    if rows.len() < 2 || cells > MAX_CELLS {
        let message =
            if rows.len() < 2 { CSV_EMPTY.plain() } else { m::YAML_TOO_MANY.with([&MAX_CELLS.to_string()]) };
        diagnostics.push(Diagnostic::error(Code::ChartShape, whole, message));
        return None;
    }
    let head = rows.remove(0);
    let columns =
        head.cells.into_iter().map(|cell| cell.unwrap_or_else(|| Text::new("", head.span))).collect();
    Some(Table { columns, rows })
}

/// UTF-8 with or without a byte order mark, else GB 18030, which spreadsheets in China still write.
fn decode(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let (text, _, broken) = encoding_rs::GB18030.decode(bytes);
    (!broken).then(|| text.into_owned())
}

/// The delimiter that is most frequent in the headings.
fn delimiter(headings: &str) -> u8 {
    // Of equally frequent ones the first wins, and the comma is the usual one.
    *b";\t|,"
        .iter()
        .max_by_key(|delimiter| headings.bytes().filter(|b| b == *delimiter).count())
        .unwrap_or(&b',')
}

/// A record's cells with their places: each is looked for behind the one before it.
fn row(record: &csv::StringRecord, source: &Source, file: u32) -> TableRow {
    let before = record.position().map_or(0, |at| at.byte() as usize);
    let text = source.text().get(before..).unwrap_or_default();
    // A record's position is the end of the line before it.
    let start = before + text.len() - text.trim_start_matches(['\r', '\n']).len();
    let line = source.line(source.line_column(start as u32).0);
    let span = Span { file, start: start as u32, end: (start + line.len()) as u32 };
    let mut from = start;
    let cells = record.iter().map(|cell| {
        let at = source.text().get(from..).and_then(|rest| rest.find(cell)).map_or(from, |at| from + at);
        from = at + cell.len();
        let span = Span { file, start: at as u32, end: from as u32 };
        (!cell.is_empty() && cell != "~").then(|| Text::new(cell, span))
    });
    TableRow { cells: cells.collect(), span }
}

fn read_xlsx<T>(
    doc: &Doc<T>,
    path: &Path,
    xlsx: &Spreadsheet,
    project: &Project,
    diagnostics: &mut Diagnostics,
) -> Option<Table> {
    let name = doc.text(&path.key("file"), &xlsx.file);
    // A spreadsheet has no lines: what is wrong in it is reported where the spec names it.
    let span = name.span();
    let bytes = match project.read(&format!("figures/{name}"), MAX_TEXT) {
        Ok(bytes) => bytes,
        Err(fault) => {
            diagnostics.push(fault.diagnostic(span, &name));
            return None;
        }
    };
    let broken = |error: &dyn std::fmt::Display| {
        Diagnostic::error(Code::ChartShape, span, XLSX_BROKEN.with([&error.to_string()]))
    };
    let mut book: Xlsx<_> = match calamine::open_workbook_from_rs(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(error) => {
            diagnostics.push(broken(&error as &calamine::XlsxError));
            return None;
        }
    };
    let sheets = book.sheet_names();
    let wanted = xlsx.sheet.as_ref().map(|sheet| doc.text(&path.key("sheet"), sheet));
    let sheet = match &wanted {
        Some(sheet) if !sheets.iter().any(|known| known == sheet.as_str()) => {
            let found =
                Diagnostic::error(Code::UnknownReference, sheet.span(), XLSX_SHEET.with([sheet.as_str()]));
            diagnostics.push(Diagnostic { hint: nearest_hint(sheet, &sheets), ..found });
            return None;
        }
        Some(sheet) => sheet.to_string(),
        None => sheets.first().cloned().unwrap_or_default(),
    };
    let mut cells = match book.worksheet_range(&sheet) {
        Ok(cells) => cells,
        Err(error) => {
            diagnostics.push(broken(&error));
            return None;
        }
    };
    if let Some(range) = &xlsx.range {
        let range = doc.text(&path.key("range"), range);
        let Some((from, to)) = corners(&range) else {
            let found = Diagnostic::error(Code::Schema, range.span(), XLSX_RANGE.with([range.as_str()]));
            diagnostics.push(found.hint(XLSX_RANGE_HINT.plain()));
            return None;
        };
        cells = cells.range(from, to);
    }
    let rows = cells.rows().map(|row| TableRow {
        span,
        cells: row
            .iter()
            .map(|cell| {
                let text = match cell {
                    CellData::Empty => String::new(),
                    other => other.to_string().trim().to_owned(),
                };
                (!text.is_empty() && text != "~").then(|| Text::new(text, span))
            })
            .collect(),
    });
    table(rows.collect(), span, diagnostics)
}

/// The corners of `A1:D9` as row and column, each from 0.
fn corners(range: &str) -> Option<((u32, u32), (u32, u32))> {
    fn corner(cell: &str) -> Option<(u32, u32)> {
        let digits = cell.find(|c: char| c.is_ascii_digit())?;
        let (letters, row) = cell.split_at(digits);
        let fits = (1..=3).contains(&letters.len()) && letters.chars().all(|c| c.is_ascii_alphabetic());
        let column =
            letters.bytes().fold(0, |sum, c| sum * 26 + u32::from(c.to_ascii_uppercase() - b'A') + 1);
        let row: u32 = row.parse().ok().filter(|row| (1..=1_048_576).contains(row))?;
        (fits && column > 0).then(|| (row - 1, column - 1))
    }
    let (from, to) = range.trim().split_once(':')?;
    let (from, to) = (corner(from)?, corner(to)?);
    let area = (u64::from(to.0.checked_sub(from.0)?) + 1) * (u64::from(to.1.checked_sub(from.1)?) + 1);
    (area <= MAX_CELLS as u64).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_are_sniffed() {
        assert_eq!(delimiter("a,b,c"), b',');
        assert_eq!(delimiter("a;b;c,d"), b';');
        assert_eq!(delimiter("a\tb"), b'\t');
        assert_eq!(delimiter("a"), b',');
    }

    #[test]
    fn ranges_have_two_corners_in_order() {
        assert_eq!(corners("A1:D9"), Some(((0, 0), (8, 3))));
        assert_eq!(corners("aa10:ab11"), Some(((9, 26), (10, 27))));
        assert_eq!(corners("B2:A1"), None);
        assert_eq!(corners("A1"), None);
        assert_eq!(corners("A0:B1"), None);
        assert_eq!(corners("A1:XFD1048576"), None);
    }

    #[test]
    fn gb18030_is_read_where_utf8_fails() {
        assert_eq!(decode(&[0xD6, 0xD0, 0xB9, 0xFA]).as_deref(), Some("中国"));
        assert_eq!(decode(b"\xEF\xBB\xBFa").as_deref(), Some("a"));
    }
}
