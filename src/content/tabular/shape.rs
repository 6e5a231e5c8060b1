//! The shape of a grid: which rows are headings, data, or neither.

use super::{CASES, CHART, GridRow, Purpose, Table, TableRow};
use crate::diag::message::{Template, messages};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::quantity::Quantity;
use crate::source::{Span, Text};

messages! {
    "shape";
    TOO_MANY(most);
    EMPTY;
    ERROR_CELL(error);
    ERROR_CELL_HINT;
    TITLE(text);
    TITLE_HINT;
    TITLE_OF_RECORDS_HINT;
    REMARK(text);
    REMARK_HINT;
    REMARK_OF_RECORDS_HINT;
    EMPTY_ROW;
    EMPTY_ROW_HINT;
}

/// What the first cell of a row begins with that is a remark below the data.
const REMARKS: &[&str] = &[
    "注",
    "说明",
    "备注",
    "来源",
    "数据来源",
    "资料来源",
    "数据说明",
    "*",
    "※",
    "note",
    "source",
    "remark",
    "anmerkung",
    "quelle",
    "hinweis",
];

/// What spreadsheets write for a formula that has no value.
const ERRORS: &[&str] = &[
    "#DIV/0!",
    "#N/A",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#REF!",
    "#VALUE!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
    "#FIELD!",
    "#BLOCKED!",
    "Err:",
];

/// The filled rows of a grid without a title above and remarks below them: headings, and one row at least. `whole` is the place
/// of the file. Errors of formulas are reported.
fn filled_rows(
    mut rows: Vec<GridRow>,
    whole: Span,
    purpose: Purpose,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<GridRow>> {
    rows.retain(is_used);
    let cells: usize = rows.iter().map(|row| row.cells.len()).sum();
    if cells > purpose.most_cells() {
        diagnostics.push(too_many(whole, purpose));
        return None;
    }
    let mut sound = true;
    for cell in rows.iter().flat_map(|row| &row.cells).filter(|cell| is_error(cell)) {
        let found = Diagnostic::error(Code::DataFile, cell.span(), ERROR_CELL.with([cell.as_str()]));
        diagnostics.push(found.hint(ERROR_CELL_HINT.plain()));
        sound = false;
    }
    if !sound {
        return None;
    }
    let say = |row: &GridRow, template: &'static Template<1>, hint: crate::diag::Message| {
        let text = row.cells.iter().find(|cell| is_filled(cell)).cloned().unwrap_or_default();
        Diagnostic::warning(Code::DataFile, text.span(), template.with([text.as_str()])).hint(hint)
    };
    let (title, remark) = match purpose.records {
        true => (&TITLE_OF_RECORDS_HINT, &REMARK_OF_RECORDS_HINT),
        false => (&TITLE_HINT, &REMARK_HINT),
    };
    while rows.len() > 2 && is_title(&rows) {
        diagnostics.push(say(&rows.remove(0), &TITLE, title.plain()));
    }
    let width = rows.first().map_or(0, filled);
    while rows.len() > 2 && width > 1 && rows.last().is_some_and(is_remark) {
        if let Some(row) = rows.pop() {
            diagnostics.push(say(&row, &REMARK, remark.plain()));
        }
    }
    if rows.len() < 2 {
        diagnostics.push(Diagnostic::error(purpose.code(), whole, EMPTY.plain()));
        return None;
    }
    Some(rows)
}

/// The records of a grid below its one row of headings, each as wide as its row; empty cells stay. Empty rows between them are
/// reported.
pub(super) fn records(rows: Vec<GridRow>, whole: Span, diagnostics: &mut Diagnostics) -> Option<Table> {
    let first = rows.iter().position(is_used).unwrap_or(rows.len());
    let last = rows.iter().rposition(is_used).unwrap_or(first);
    for row in rows.iter().take(last).skip(first).filter(|row| !is_used(row)) {
        let found = Diagnostic::warning(Code::DataFile, row.span, EMPTY_ROW.plain());
        diagnostics.push(found.hint(EMPTY_ROW_HINT.plain()));
    }
    let mut rows = filled_rows(rows, whole, CASES, diagnostics)?.into_iter();
    let columns = rows.next()?.cells;
    let rows = rows.map(|row| TableRow { span: row.span, cells: row.cells.into_iter().map(Some).collect() });
    Some(Table { file: whole.file, rows: rows.collect(), columns })
}

/// The table of a grid. `whole` is the place of the file.
pub(super) fn table(rows: Vec<GridRow>, whole: Span, diagnostics: &mut Diagnostics) -> Option<Table> {
    let mut rows = filled_rows(rows, whole, CHART, diagnostics)?;
    // Columns that nothing stands in are no columns.
    let width = rows.iter().map(filled).max().unwrap_or(0);
    let mut head = rows.remove(0);
    if is_second_heading(&head, &rows) {
        let below = rows.remove(0);
        head = joined(&head, &below, width);
    }
    let mut columns = head.cells;
    columns.truncate(width);
    let rows = rows.into_iter().map(|row| {
        let kept = filled(&row).max(columns.len());
        let cells = row.cells.into_iter().take(kept).map(|cell| is_filled(&cell).then_some(cell));
        TableRow { span: row.span, cells: cells.collect() }
    });
    Some(Table { file: whole.file, rows: rows.collect(), columns })
}

/// A table that is larger than any chart.
pub(super) fn too_many(place: Span, purpose: Purpose) -> Diagnostic {
    Diagnostic::error(purpose.code(), place, TOO_MANY.with([&purpose.most_cells().to_string()]))
}

/// Whether a row says something.
fn is_used(row: &GridRow) -> bool {
    row.cells.iter().any(is_filled)
}

/// Whether a cell says something. `~` says that nothing is disclosed.
fn is_filled(cell: &Text) -> bool {
    !cell.is_empty() && cell.as_str() != "~"
}

/// How many cells a row has up to the last one that says something.
fn filled(row: &GridRow) -> usize {
    row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1)
}

fn is_error(cell: &Text) -> bool {
    let hashes = cell.len() >= 3 && cell.chars().all(|c| c == '#');
    hashes || ERRORS.iter().any(|error| cell.starts_with(error))
}

/// Whether only the first cell of a row is filled.
fn is_alone(row: &GridRow) -> bool {
    row.cells.first().is_some_and(is_filled) && filled(row) == 1
}

/// Whether the first row is a title above the headings: a single cell above several that are none of them a number.
fn is_title(rows: &[GridRow]) -> bool {
    let [first, second, ..] = rows else { return false };
    let title = is_alone(first);
    let headings = second.cells.iter().skip(1).filter(|cell| is_filled(cell));
    title
        && (filled(second) > 1 && headings.clone().all(is_heading)
            || is_alone(second) && is_title(&rows[1..]))
}

/// Whether a cell can be a heading: words, or a year.
fn is_heading(cell: &Text) -> bool {
    match Quantity::parse(cell) {
        Ok(quantity) => {
            let unit = quantity.unit.as_deref().unwrap_or("年");
            (1900.0..2100.0).contains(&quantity.value)
                && quantity.magnitude.is_none()
                && unit.starts_with('年')
        }
        Err(_) => true,
    }
}

/// Whether a row is a remark below the data.
fn is_remark(row: &GridRow) -> bool {
    let first = row.cells.first().map(|cell| cell.trim_start_matches(['（', '(', '【', '[']).to_lowercase());
    is_alone(row) && first.is_some_and(|first| REMARKS.iter().any(|word| first.starts_with(word)))
}

/// Whether the row below the headings belongs to them: its own label is empty, or merged with theirs, and it has no number.
fn is_second_heading(head: &GridRow, rows: &[GridRow]) -> bool {
    let [below, _, ..] = rows else { return false };
    let label = |row: &GridRow| row.cells.first().map(|cell| cell.to_string()).unwrap_or_default();
    let open = label(below).is_empty() || label(below) == label(head);
    let names: Vec<&Text> = below.cells.iter().skip(1).filter(|cell| is_filled(cell)).collect();
    open && filled(below) > 1 && names.iter().all(|cell| is_heading(cell))
}

/// Two rows of headings as one: `2022 年` over `国内` is `2022 年 国内`. A heading stands for the empty cells behind it.
fn joined(head: &GridRow, below: &GridRow, width: usize) -> GridRow {
    let mut above: Option<&Text> = None;
    let cells = (0..width).map(|column| {
        let own = head.cells.get(column).filter(|cell| is_filled(cell));
        if own.is_some() || column == 0 {
            above = own;
        }
        let lower = below.cells.get(column).filter(|cell| is_filled(cell));
        match (above, lower) {
            (Some(above), Some(lower)) if above != lower => lower.derive(format!("{above} {lower}")),
            (_, Some(only)) | (Some(only), None) => only.clone(),
            (None, None) => Text::new("", head.span),
        }
    });
    GridRow { span: head.span, cells: cells.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Lang;

    /// A table of rows whose cells are between bars, with what is said about it.
    fn read(lines: &[&str]) -> (Vec<String>, Vec<Vec<String>>, Vec<String>) {
        let row = |line: &&str| GridRow {
            span: Span::default(),
            cells: line.split('|').map(|cell| Text::new(cell, Span::default())).collect(),
        };
        let mut diagnostics = Diagnostics::default();
        let table = table(lines.iter().map(row).collect(), Span::default(), &mut diagnostics);
        let said = diagnostics.iter().map(|found| found.message.render(Lang::default())).collect();
        let Some(table) = table else { return (Vec::new(), Vec::new(), said) };
        let cell = |cell: Option<Text>| cell.map_or("~".to_owned(), |cell| cell.to_string());
        let rows = table.rows.into_iter().map(|row| row.cells.into_iter().map(cell).collect());
        (table.columns.iter().map(|column| column.to_string()).collect(), rows.collect(), said)
    }

    #[test]
    fn titles_and_remarks_are_no_rows_and_said() {
        let (columns, rows, said) = read(&[
            "表 1 专利申请",
            "",
            "类别|2022 年|2023 年",
            "甲|1|2",
            "乙||4",
            "注：不含实用新型",
            "数据来源：示例",
        ]);
        assert_eq!(columns, ["类别", "2022 年", "2023 年"]);
        assert_eq!(rows, [["甲", "1", "2"], ["乙", "~", "4"]]);
        assert_eq!(
            said,
            [
                "`表 1 专利申请` above the headings is not printed",
                "`数据来源：示例` below the data is not printed",
                "`注：不含实用新型` below the data is not printed",
            ]
        );
    }

    #[test]
    fn rows_without_values_stay_and_headings_without_names_are_no_titles() {
        let (columns, rows, said) = read(&["类别|", "甲|1", "乙|"]);
        assert_eq!(
            (columns, rows),
            (
                vec!["类别".to_owned(), String::new()],
                vec![vec!["甲".to_owned(), "1".to_owned()], vec!["乙".to_owned(), "~".to_owned()]]
            )
        );
        assert_eq!(said, [""; 0]);
    }

    #[test]
    fn empty_columns_at_the_end_are_none() {
        let (columns, rows, _) = read(&["类别|值||", "甲|1||", "乙|~|"]);
        assert_eq!(columns, ["类别", "值"]);
        assert_eq!(rows, [["甲", "1"], ["乙", "~"]]);
    }

    #[test]
    fn headings_of_two_rows_are_joined() {
        let (columns, ..) = read(&["类别|2022 年||2023 年|", "|国内|海外|国内|海外", "甲|1|2|3|4"]);
        assert_eq!(columns, ["类别", "2022 年 国内", "2022 年 海外", "2023 年 国内", "2023 年 海外"]);
        let (columns, ..) = read(&["类别|占比|占比|合计", "类别|国内|海外|合计", "甲|1|2|3"]);
        assert_eq!(columns, ["类别", "占比 国内", "占比 海外", "合计"]);
    }

    #[test]
    fn errors_are_named() {
        let (columns, _, said) = read(&["类别|值", "甲|#DIV/0!", "乙|####"]);
        assert_eq!(columns, [""; 0]);
        assert_eq!(said.len(), 2);
        assert_eq!(read(&["类别|值"]).2, ["there are no rows below the headings"]);
    }
}
