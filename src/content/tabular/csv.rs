//! CSV files as spreadsheets, statistics packages and people write them.

use std::ops::Range;

use super::encoding::{Decoded, Suspicion, decode};
use super::package::{self, Other};
use super::{GridRow, Purpose};
use crate::diag::message::{Message, Template, messages};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::project::{Project, add_text};
use crate::signature;
use crate::source::{Source, Sources, Span, Text};

messages! {
    "csv";
    BROKEN;
    UNCLOSED;
    ENCODING;
    SUSPECTED(encoding);
    RARE;
    UTF8_HINT;
    WORKBOOK;
    WORKBOOK_HINT;
    WEB_PAGE;
    WEB_PAGE_HINT;
    SEPARATOR(mark);
    SEPARATOR_HINT;
    TWO_POINTS(comma, point);
    TWO_POINTS_HINT;
    AMBIGUOUS(cell);
    AMBIGUOUS_HINT;
    POINT_HERE;
}

/// Separators. Where two do equally well, the first is meant: commas stand in numbers, too.
const SEPARATORS: &[u8] = b"\t;|,";
/// Records that are looked at to find the separator.
const SAMPLE: usize = 50;

/// The rows of a file, and its place. `numeric` is whether its cells are numbers, whose decimal commas become points.
pub(super) fn read(
    name: &Text,
    numeric: bool,
    purpose: Purpose,
    project: &Project,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(Vec<GridRow>, Span)> {
    let path = format!("{}{name}", purpose.folder);
    let bytes = match project.read(&path, purpose.bytes) {
        Ok(bytes) => bytes,
        Err(fault) => {
            diagnostics.push(fault.diagnostic(name.span(), name));
            return None;
        }
    };
    if let Some((message, hint)) = other(&bytes) {
        diagnostics.push(Diagnostic::error(Code::DataFile, name.span(), message).hint(hint.plain()));
        return None;
    }
    let Some(Decoded { text, suspected }) = decode(&bytes) else {
        let found = Diagnostic::error(Code::Encoding, name.span(), ENCODING.plain());
        diagnostics.push(found.hint(UTF8_HINT.plain()));
        return None;
    };
    let file = add_text(&path, text, sources, diagnostics)?;
    let whole = Span { file, start: 0, end: 0 };
    if let Some(suspicion) = suspected {
        let message = match suspicion {
            Suspicion::Other(encoding) => SUSPECTED.with([encoding]),
            Suspicion::Rare => RARE.plain(),
        };
        diagnostics.push(Diagnostic::warning(Code::DataFile, whole, message).hint(UTF8_HINT.plain()));
    }
    let source = sources.get(file)?;
    let (separator, start) = separator(source.text());
    let mut rows = match grid(source, file, separator, start) {
        Ok(rows) => rows,
        Err((span, message)) => {
            diagnostics.push(Diagnostic::error(purpose.code(), span, message.plain()));
            return None;
        }
    };
    if let Some((span, mark)) = wide_separator(&rows) {
        let found = Diagnostic::error(purpose.code(), span, SEPARATOR.with([mark]));
        diagnostics.push(found.hint(SEPARATOR_HINT.plain()));
        return None;
    }
    if numeric && separator != b',' {
        decimal_points(&mut rows, separator, diagnostics);
    }
    Some((rows, whole))
}

/// What a file is that is not text, and the way out.
fn other(bytes: &[u8]) -> Option<(Message, &'static Template)> {
    let is = signature::identify(bytes);
    match package::kind(bytes) {
        Some(Other::Html | Other::Xml2003) => Some((WEB_PAGE.plain(), &WEB_PAGE_HINT)),
        Some(Other::Ods | Other::Numbers) => Some((WORKBOOK.plain(), &WORKBOOK_HINT)),
        _ if [Some(&signature::WORKBOOK), Some(&signature::OLD_OFFICE)].contains(&is) => {
            Some((WORKBOOK.plain(), &WORKBOOK_HINT))
        }
        // Two letters that a table may begin with.
        _ if is.is_none_or(|is| [&signature::TEXT, &signature::BMP].contains(&is)) => None,
        _ => Some((signature::fault(bytes, &signature::CSV), &UTF8_HINT)),
    }
}

/// The separator of a file and where its records begin: what a line `sep=;` says, else the one that gives most records one and
/// the same number of cells.
fn separator(text: &str) -> (u8, usize) {
    let first = text.lines().next().unwrap_or_default();
    let said = first.trim_matches('"').to_ascii_lowercase();
    if let Some(&[separator]) = said.strip_prefix("sep=").map(str::as_bytes)
        && separator.is_ascii()
    {
        let length = text.find('\n').map_or(text.len(), |at| at + 1);
        return (separator, length);
    }
    let score = |separator: &u8| {
        let mut reader = builder(*separator).from_reader(text.as_bytes());
        let widths: Vec<usize> = reader.records().take(SAMPLE).flatten().map(|record| record.len()).collect();
        let alike = |width: usize| widths.iter().filter(|own| **own == width).count();
        widths.iter().filter(|width| **width > 1).map(|width| alike(*width)).max().unwrap_or(0)
    };
    let best = SEPARATORS.iter().rev().copied().max_by_key(|separator| score(separator));
    (best.filter(|separator| score(separator) > 0).unwrap_or(b','), 0)
}

fn builder(separator: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    // A row of another length is reported with all others, at its line.
    builder.delimiter(separator).has_headers(false).flexible(true).trim(csv::Trim::All);
    builder
}

/// The records from byte `start` on. The error is the place of one that cannot be read, and why.
fn grid(
    source: &Source,
    file: u32,
    separator: u8,
    start: usize,
) -> Result<Vec<GridRow>, (Span, &'static Template)> {
    let text = &source.text()[start..];
    let skipped = source.text()[..start].matches('\n').count() as u64;
    let mut reader = builder(separator).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let row = row(&record, source, file, separator, start);
                if let Some(open) = row.cells.iter().find(|cell| is_open(cell, source)) {
                    return Err((open.span(), &UNCLOSED));
                }
                rows.extend(blank_before(&row, rows.last(), source));
                rows.push(row);
            }
            Err(error) => {
                let line = error.position().map_or(1, |at| at.line() + skipped) as usize;
                let start = source.offset(line, 0);
                return Err((Span { file, start, end: start }, &BROKEN));
            }
        }
    }
    Ok(rows)
}

/// A line without characters between two records, which is a row without cells.
fn blank_before(row: &GridRow, before: Option<&GridRow>, source: &Source) -> Option<GridRow> {
    let end = before?.cells.last()?.span().end;
    let between = source.text().get(end as usize..row.span.start as usize)?;
    let (line, _) = between.match_indices('\n').nth(1)?;
    let at = end + line as u32;
    Some(GridRow { cells: Vec::new(), span: Span { start: at, end: at, ..row.span } })
}

/// Whether a cell begins with a quotation mark that nothing closes, so that it holds the rest of the file.
fn is_open(cell: &Text, source: &Source) -> bool {
    let span = cell.span();
    let text = source.text().as_bytes();
    let opens = (span.start as usize).checked_sub(1).and_then(|at| text.get(at)) == Some(&b'"');
    opens && cell.contains('\n') && text.get(span.end as usize..).is_none_or(|rest| !rest.contains(&b'"'))
}

/// A record's cells with their places.
fn row(record: &csv::StringRecord, source: &Source, file: u32, separator: u8, offset: usize) -> GridRow {
    let before = offset + record.position().map_or(0, |at| at.byte() as usize);
    let text = source.text().get(before..).unwrap_or_default();
    // A record's position is the end of the line before it.
    let start = before + text.len() - text.trim_start_matches(['\r', '\n']).len();
    let line = source.line(source.line_column(start as u32).0);
    let span = Span { file, start: start as u32, end: (start + line.len()) as u32 };
    let mut at = start;
    let cells = record.iter().map(|cell| {
        let (inner, next) = field(source.text().as_bytes(), at, separator);
        at = next;
        Text::new(cell, Span { file, start: inner.start as u32, end: inner.end as u32 })
    });
    GridRow { cells: cells.collect(), span }
}

/// The bytes of the field that begins at `at`, without quotes and blanks around it, and where the next one begins.
fn field(text: &[u8], at: usize, separator: u8) -> (Range<usize>, usize) {
    let ends = |byte: u8| byte == separator || matches!(byte, b'\n' | b'\r');
    let find = |from: usize, stops: &dyn Fn(u8) -> bool| {
        text.get(from..)
            .and_then(|rest| rest.iter().position(|byte| stops(*byte)))
            .map_or(text.len(), |at| from + at)
    };
    let (mut start, mut end);
    if text.get(at) == Some(&b'"') {
        start = at + 1;
        end = find(start, &|byte| byte == b'"');
        while text.get(end + 1) == Some(&b'"') {
            end = find(end + 2, &|byte| byte == b'"');
        }
    } else {
        start = at.min(text.len());
        end = find(at, &ends);
    }
    let next = find(end, &ends) + 1;
    let blank = |at: usize| text.get(at).is_some_and(|byte| matches!(byte, b' ' | b'\t'));
    while start < end && blank(start) {
        start += 1;
    }
    while start < end && blank(end - 1) {
        end -= 1;
    }
    (start..end, next)
}

/// A full-width mark that stands in every row of a file of one column, where a separator was meant.
fn wide_separator(rows: &[GridRow]) -> Option<(Span, &'static str)> {
    let first = rows.first().filter(|_| rows.iter().all(|row| row.cells.len() == 1))?;
    let holds = |mark: &&str| rows.iter().all(|row| row.cells.iter().all(|cell| cell.contains(*mark)));
    let mark = ["，", "；", "、", "｜"].into_iter().find(holds)?;
    Some((first.span, mark))
}

/// What a number's marks say about which of them is the decimal one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decimal {
    Comma,
    Point,
    /// One mark before three digits: thousands, or three decimals.
    Either,
}

/// Turns decimal commas into points, where the file has them. Both in one file, or a number that may be read both ways in a file
/// of Europe's separator, are reported.
fn decimal_points(rows: &mut [GridRow], separator: u8, diagnostics: &mut Diagnostics) {
    let numbers = |wanted: Decimal| {
        let cells = rows.iter().flat_map(|row| row.cells.iter().skip(1));
        cells.filter(move |cell| decimal(cell) == Some(wanted)).cloned()
    };
    let (comma, point) = (numbers(Decimal::Comma).next(), numbers(Decimal::Point).next());
    let error = |at: &Text, message| Diagnostic::error(Code::ChartShape, at.span(), message);
    match (comma, point) {
        (Some(comma), Some(point)) => {
            let found = error(&comma, TWO_POINTS.with([comma.as_str(), point.as_str()]));
            diagnostics.push(found.hint(TWO_POINTS_HINT.plain()).related(point.span(), POINT_HERE.plain()));
        }
        (Some(_), None) => {
            for cell in rows.iter_mut().flat_map(|row| row.cells.iter_mut().skip(1)) {
                if decimal(cell).is_some() {
                    *cell = cell.derive(cell.replace('.', "").replace(',', "."));
                }
            }
        }
        (None, None) if separator == b';' => {
            for cell in numbers(Decimal::Either).collect::<Vec<_>>() {
                diagnostics.push(error(&cell, AMBIGUOUS.with([cell.as_str()])).hint(AMBIGUOUS_HINT.plain()));
            }
        }
        _ => {}
    }
}

/// The decimal mark of a number that has marks between its digits; `None` for what is not a number, or has none.
fn decimal(cell: &str) -> Option<Decimal> {
    let number = cell.trim_matches(|c: char| !c.is_ascii_digit());
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    if number.is_empty()
        || !number.chars().all(plain)
        || cell.chars().filter(|c| c.is_alphabetic()).count() > 3
    {
        return None;
    }
    let marks: Vec<(usize, char)> = number.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let behind = |at: usize| number[at + 1..].chars().take_while(char::is_ascii_digit).count();
    let of = |mark: char| if mark == ',' { Decimal::Comma } else { Decimal::Point };
    let opposite = |mark: char| if mark == ',' { Decimal::Point } else { Decimal::Comma };
    match marks.as_slice() {
        [] => None,
        [(at, mark)] => Some(if behind(*at) == 3 && *at <= 3 && !number.starts_with('0') {
            Decimal::Either
        } else {
            of(*mark)
        }),
        [first @ .., (_, last)] if first.iter().all(|(_, mark)| mark != last) => Some(of(*last)),
        // 1.234.567: thousands, so the other mark is the decimal one.
        [(_, mark), ..] if marks.iter().all(|(_, own)| own == mark) => Some(opposite(*mark)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_found_by_the_rows_they_give() {
        assert_eq!(separator("a,b,c\n1,2,3"), (b',', 0));
        assert_eq!(separator("a;b;c,d\n1;2;3"), (b';', 0));
        assert_eq!(separator("Kategorie;2022;2023\nA;38,9;36,3\nB;1,2;3,4"), (b';', 0));
        assert_eq!(separator("Tabelle 1, Patente\nKategorie;2022\nA;38,9"), (b';', 0));
        assert_eq!(separator("a\tb\n1\t2"), (b'\t', 0));
        assert_eq!(separator("a"), (b',', 0));
        assert_eq!(separator("sep=;\r\na,b;c"), (b';', 7));
        assert_eq!(separator("\"sep=\t\"\na\tb"), (b'\t', 8));
    }

    #[test]
    fn decimal_marks_are_told_from_thousands() {
        for (cell, mark) in [
            ("38,9", Some(Decimal::Comma)),
            ("38.9", Some(Decimal::Point)),
            ("1.234,5", Some(Decimal::Comma)),
            ("1,234.5", Some(Decimal::Point)),
            ("1.234", Some(Decimal::Either)),
            ("1,234", Some(Decimal::Either)),
            ("0,125", Some(Decimal::Comma)),
            ("1.234.567", Some(Decimal::Comma)),
            ("38,9 %", Some(Decimal::Comma)),
            ("734", None),
            ("2022-01-07", None),
            ("甲, 乙", None),
        ] {
            assert_eq!(decimal(cell), mark, "{cell}");
        }
    }

    #[test]
    fn cells_stand_where_the_file_has_them() {
        let mut sources = Sources::default();
        let text = "类别,\"a, b\",,x\r\n\"甲\"\"乙\",1,1,11\r\n";
        let file = sources.add("a.csv", text);
        let rows = grid(sources.get(file).expect("added"), file, b',', 0).expect("rows");
        let shown = |row: usize, cell: usize| {
            let span = rows[row].cells[cell].span();
            (span.start as usize, &text[span.start as usize..span.end as usize])
        };
        assert_eq!(shown(0, 1).1, "a, b");
        assert_eq!(shown(1, 0).1, "甲\"\"乙");
        assert_eq!(shown(0, 3).1, "x");
        assert_eq!(shown(1, 1).1, "1");
        assert!(shown(1, 1).0 < shown(1, 2).0 && shown(1, 2).0 < shown(1, 3).0);
        assert_eq!(shown(1, 3).1, "11");
    }
}
