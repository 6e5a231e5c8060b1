//! Sheets of .xlsx workbooks: their cells as they are shown, without what is hidden.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetVisible, Xlsx};

use super::address::{self, Area};
use super::package::{self, Layout, Other};
use super::{GridRow, Purpose, date, number_format, shape};
use crate::content::figure::Spreadsheet;
use crate::diag::message::{Message, Template, Value, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, nearest_hint};
use crate::project::{MAX_BINARY, Project, add_text};
use crate::signature;
use crate::source::{Sheet, Sources, Span, Text, letters};

messages! {
    "workbook";
    NO_SHEET(sheet);
    RANGE(range);
    RANGE_HINT;
    SAVE_HINT;
    XLS;
    XLSB;
    ODS;
    NUMBERS;
    ENCRYPTED;
    ENCRYPTED_HINT;
    HTML;
    XML;
    TEXT;
    TEXT_HINT;
    BOMB;
    UNSOLVED;
    UNSOLVED_HINT;
    HIDDEN_ROWS(rows, sheet);
    HIDDEN_COLUMNS(columns, sheet);
    HIDDEN_HINT;
    HIDDEN_SHEET(sheet);
    HIDDEN_SHEET_HINT;
    SKIPPED_SHEET(sheets, sheet);
    SKIPPED_SHEET_HINT;
}

/// The rows of a sheet, and the place of its file.
pub(super) fn read(
    named: &Spreadsheet,
    purpose: Purpose,
    project: &Project,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(Vec<GridRow>, Span)> {
    let span = named.file.span();
    let path = format!("{}{}", purpose.folder, named.file);
    let bytes = match project.read(&path, MAX_BINARY) {
        Ok(bytes) => bytes,
        Err(fault) => {
            diagnostics.push(fault.diagnostic(span, &named.file));
            return None;
        }
    };
    if let Some(other) = package::kind(&bytes) {
        let (message, hint) = refusal(other, &bytes);
        diagnostics.push(Diagnostic::error(Code::DataFile, span, message).hint(hint.plain()));
        return None;
    }
    let broken = |_: calamine::XlsxError| {
        let found = Diagnostic::error(Code::DataFile, span, signature::fault(&bytes, &signature::WORKBOOK));
        found.hint(SAVE_HINT.plain())
    };
    let opened = calamine::open_workbook_from_rs::<Xlsx<_>, _>(Cursor::new(bytes.as_slice()));
    let mut book = opened.map_err(|error| diagnostics.push(broken(error))).ok()?;
    let sheet = sheet(&book, named, diagnostics)?;
    let range = match &named.range {
        Some(range) => {
            match address::area(range).filter(|area| area.cells() <= purpose.most_cells() as u64) {
                Some(area) => Some(area),
                None => {
                    let found = Diagnostic::error(Code::Schema, range.span(), RANGE.with([range.as_str()]));
                    diagnostics.push(found.hint(RANGE_HINT.plain()));
                    return None;
                }
            }
        }
        None => None,
    };
    let layout = Layout::new(&bytes, &sheet);
    let mut cells = match cells(&mut book, &sheet, range, purpose) {
        Ok(Some(cells)) => cells,
        Ok(None) => {
            diagnostics.push(shape::too_many(span, purpose));
            return None;
        }
        Err(error) => {
            diagnostics.push(broken(error));
            return None;
        }
    };
    spread(&mut cells, &layout, range, purpose);
    let Some(laid) = laid_out(&cells, &layout, range, purpose) else {
        diagnostics.push(shape::too_many(span, purpose));
        return None;
    };
    let added = add_text(&path, laid.text.clone(), sources, diagnostics);
    sources.last_is_sheet(Sheet { name: sheet.clone(), cells: laid.starts.clone() });
    let file = added?;
    say_hidden(&laid, &sheet, span, diagnostics);
    let mut sound = true;
    let within = |place: &(u32, u32)| range.is_none_or(|area| area.contains(*place)) && layout.shows(*place);
    for place in layout.unsolved.iter().filter(|place| within(place)) {
        let span = laid.spans.get(place).map_or(span, |own| Span { file, ..*own });
        let found = Diagnostic::error(Code::DataFile, span, UNSOLVED.plain());
        diagnostics.push(found.hint(UNSOLVED_HINT.plain()));
        sound = false;
    }
    let text = |(span, text): (Span, String)| Text::new(text, Span { file, ..span });
    let rows = laid.rows.into_iter().map(|(span, cells)| GridRow {
        span: Span { file, ..span },
        cells: cells.into_iter().map(text).collect(),
    });
    sound.then(|| (rows.collect(), Span { file, start: 0, end: 0 }))
}

/// What a file is that is not a workbook, and the way out.
fn refusal(other: Other, bytes: &[u8]) -> (Message, &'static Template) {
    let (message, hint) = match other {
        Other::Xls => (&XLS, &SAVE_HINT),
        Other::Xlsb => (&XLSB, &SAVE_HINT),
        Other::Ods => (&ODS, &SAVE_HINT),
        Other::Numbers => (&NUMBERS, &SAVE_HINT),
        Other::Encrypted => (&ENCRYPTED, &ENCRYPTED_HINT),
        Other::Html => (&HTML, &SAVE_HINT),
        Other::Xml2003 => (&XML, &SAVE_HINT),
        Other::Text => (&TEXT, &TEXT_HINT),
        Other::Bomb => (&BOMB, &SAVE_HINT),
        Other::Unknown => return (signature::fault(bytes, &signature::WORKBOOK), &SAVE_HINT),
    };
    (message.plain(), hint)
}

/// The sheet that is named, else the first that is shown. What is hidden is said.
fn sheet<R: std::io::Read + std::io::Seek>(
    book: &Xlsx<R>,
    named: &Spreadsheet,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let all = book.sheets_metadata();
    if let Some(wanted) = &named.sheet {
        let Some(known) = all.iter().find(|sheet| sheet.name == wanted.as_str()) else {
            let found =
                Diagnostic::error(Code::UnknownReference, wanted.span(), NO_SHEET.with([wanted.as_str()]));
            let names: Vec<String> = all.iter().map(|sheet| sheet.name.clone()).collect();
            diagnostics.push(Diagnostic { hint: nearest_hint(wanted, &names), ..found });
            return None;
        };
        if known.visible != SheetVisible::Visible {
            let found =
                Diagnostic::warning(Code::DataFile, wanted.span(), HIDDEN_SHEET.with([wanted.as_str()]));
            diagnostics.push(found.hint(HIDDEN_SHEET_HINT.plain()));
        }
        return Some(known.name.clone());
    }
    let shown = all.iter().position(|sheet| sheet.visible == SheetVisible::Visible).unwrap_or(0);
    let first = all.get(shown)?;
    if shown > 0 {
        let skipped: Vec<&str> = all[..shown].iter().map(|sheet| sheet.name.as_str()).collect();
        let message = SKIPPED_SHEET.with([Value::from(skipped), Value::from(&first.name)]);
        let found = Diagnostic::warning(Code::DataFile, named.file.span(), message);
        diagnostics.push(found.hint(SKIPPED_SHEET_HINT.plain()));
    }
    Some(first.name.clone())
}

/// Texts of cells by row and column.
type Cells = BTreeMap<(u32, u32), String>;

/// The cells of a sheet as they are shown, within a range; `None` when there are too many.
fn cells<R: std::io::Read + std::io::Seek>(
    book: &mut Xlsx<R>,
    sheet: &str,
    range: Option<Area>,
    purpose: Purpose,
) -> Result<Option<Cells>, calamine::XlsxError> {
    let mut reader = book.worksheet_cells_reader(sheet)?;
    let formats: Vec<String> = reader
        .styles()
        .iter()
        .map(|style| {
            style.number_format.as_ref().map(|format| format.format_code.clone()).unwrap_or_default()
        })
        .collect();
    let mut found = BTreeMap::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let place = cell.get_position();
        let exists = place.0 < address::LAST.0 && place.1 < address::LAST.1;
        if !exists || !range.is_none_or(|area| area.contains(place)) {
            continue;
        }
        let code = formats.get(style).map_or("", String::as_str);
        let text = shown(cell.get_value(), code, purpose.records);
        if !text.is_empty() {
            found.insert(place, text);
        }
        if found.len() > purpose.most_cells() {
            return Ok(None);
        }
    }
    Ok(Some(found))
}

/// A value as its cell shows it. Without `breaks`, a line break is a blank.
fn shown(value: &DataRef, code: &str, breaks: bool) -> String {
    let text = match value {
        DataRef::Int(number) => number_format::formatted(*number as f64, code),
        DataRef::Float(number) => number_format::formatted(*number, code),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(value) => date::shown(value, code),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    };
    let solid = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    if breaks { text.trim().lines().map(solid).collect::<Vec<_>>().join("\n") } else { solid(&text) }
}

/// Gives every cell of merged ones the value of the first. A title merged over all columns stays in its first cell.
fn spread(cells: &mut Cells, layout: &Layout, range: Option<Area>, purpose: Purpose) {
    let last_column = cells.keys().map(|place| place.1).max().unwrap_or(0);
    let first_column = cells.keys().map(|place| place.1).min().unwrap_or(0);
    let mut left = purpose.most_cells() as u64;
    for area in layout.merged.iter().filter(|area| range.is_none_or(|range| range.contains(area.from))) {
        let Some(text) = cells.get(&area.from).cloned() else { continue };
        let spans_all = area.from.1 <= first_column && area.to.1 >= last_column && area.to.1 > area.from.1;
        if spans_all || area.cells() > left {
            continue;
        }
        left -= area.cells();
        for row in area.from.0..=area.to.0 {
            for column in area.from.1..=area.to.1 {
                cells.entry((row, column)).or_insert_with(|| text.clone());
            }
        }
    }
}

/// The shown rows of a sheet, and all of it as text, one row a line.
#[derive(Default)]
struct LaidOut {
    text: String,
    /// The first byte and the column of each cell.
    starts: Vec<(u32, u32)>,
    /// Where each cell stands in the text.
    spans: BTreeMap<(u32, u32), Span>,
    /// Rows with their cells, empty ones included.
    rows: Vec<(Span, Vec<(Span, String)>)>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<u32>,
}

/// `None` when the rows and columns that are used span too many cells.
fn laid_out(cells: &Cells, layout: &Layout, range: Option<Area>, purpose: Purpose) -> Option<LaidOut> {
    let mut out = LaidOut::default();
    let places = || {
        cells
            .keys()
            .chain(layout.unsolved.iter().filter(|place| range.is_none_or(|area| area.contains(**place))))
    };
    let Some(left) = places().map(|place| place.1).min() else { return Some(out) };
    let right = places().map(|place| place.1).max().unwrap_or(left);
    // A value far to the right of all others makes no grid of it.
    let columns: Vec<u32> = match u64::from(right - left) < purpose.most_cells() as u64 {
        true => (left..=right).collect(),
        false => vec![left],
    };
    out.hidden_columns = columns
        .iter()
        .copied()
        .filter(|column| layout.hides_column(*column) && places().any(|place| place.1 == *column))
        .collect();
    let rows: BTreeSet<u32> = places().map(|place| place.0).collect();
    if rows.len() * columns.len() > purpose.most_of_grid() {
        return None;
    }
    let mut written = 0;
    for row in rows {
        if layout.hidden_rows.contains(&row) {
            out.hidden_rows.push(row);
            continue;
        }
        // The first of rows without any cell.
        if written + 1 < row && !out.rows.is_empty() && !layout.hidden_rows.contains(&(written + 1)) {
            let at = out.text.len() as u32 + 1;
            out.rows.push((Span { file: 0, start: at, end: at }, Vec::new()));
        }
        out.text.extend(std::iter::repeat_n('\n', (row - written) as usize));
        written = row;
        let start = out.text.len() as u32;
        let mut line = Vec::new();
        for &column in columns.iter().filter(|column| !layout.hides_column(**column)) {
            if column > left && out.text.len() as u32 > start {
                out.text.push_str(" | ");
            }
            let text = cells.get(&(row, column)).cloned().unwrap_or_default();
            let at = out.text.len() as u32;
            // A row is a line.
            out.text.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
            let span = Span { file: 0, start: at, end: out.text.len() as u32 };
            out.starts.push((at, column));
            out.spans.insert((row, column), span);
            line.push((span, text));
        }
        out.rows.push((Span { file: 0, start, end: out.text.len() as u32 }, line));
    }
    Some(out)
}

/// Says which rows and columns are left out.
fn say_hidden(laid: &LaidOut, sheet: &str, place: Span, diagnostics: &mut Diagnostics) {
    let mut say = |template: &'static Template<2>, what: String| {
        let found = Diagnostic::warning(Code::DataFile, place, template.with([&what, sheet]));
        diagnostics.push(found.hint(HIDDEN_HINT.plain()));
    };
    if !laid.hidden_rows.is_empty() {
        say(&HIDDEN_ROWS, runs(&laid.hidden_rows, |row| (row + 1).to_string()));
    }
    if !laid.hidden_columns.is_empty() {
        say(&HIDDEN_COLUMNS, runs(&laid.hidden_columns, |column| letters(column as usize + 1)));
    }
}

/// Numbers in order as runs: `3, 5-7`.
fn runs(numbers: &[u32], name: impl Fn(u32) -> String) -> String {
    let mut out: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match out.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => out.push((number, number)),
        }
    }
    let run = |(first, last): (u32, u32)| match first == last {
        true => name(first),
        false => format!("{}-{}", name(first), name(last)),
    };
    out.into_iter().map(run).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::CHART;
    use super::*;

    #[test]
    fn rows_are_named_in_runs() {
        assert_eq!(runs(&[2, 4, 5, 6], |row| (row + 1).to_string()), "3, 5-7");
        assert_eq!(runs(&[1], |column| letters(column as usize + 1)), "B");
    }

    #[test]
    fn a_sheet_is_laid_out_row_by_row() {
        let cells: Cells = [((1, 1), "类别"), ((1, 2), "值"), ((3, 1), "甲"), ((3, 3), "7"), ((4, 1), "乙")]
            .map(|(at, text)| (at, text.to_owned()))
            .into();
        let layout = Layout { hidden_rows: [4].into(), hidden_columns: [2].into(), ..Layout::default() };
        let laid = laid_out(&cells, &layout, None, CHART).expect("a small sheet");
        assert_eq!(laid.text, "\n类别 | \n\n甲 | 7");
        assert_eq!((laid.hidden_rows, laid.hidden_columns), (vec![4], vec![2]));
        let mut sources = Sources::default();
        let file = sources.add("a.xlsx", laid.text);
        sources.last_is_sheet(Sheet { name: "调查".to_owned(), cells: laid.starts });
        let source = sources.get(file).expect("added");
        let name = |place: (u32, u32)| source.cell(laid.spans[&place].start).map(|cell| cell.to_string());
        assert_eq!(name((1, 1)).as_deref(), Some("调查!B2"));
        assert_eq!(name((3, 3)).as_deref(), Some("调查!D4"));
    }
}
