//! Real files, as spreadsheets write them, with the values that must print. The files are in `tests/real/tables/`, the script that
//! wrote them beside them.

#![allow(clippy::disallowed_methods, reason = "a test reads its fixtures")]

use std::fs;
use std::io::Write;
use std::path::Path;

use super::workbook;
use super::{CHART, Table, csv, shape};
use crate::content::figure::Spreadsheet;
use crate::diag::Lang;
use crate::diag::{Diagnostics, render};
use crate::project::{Memory, Project};
use crate::source::{Sources, Span, Text};

/// A file of the folder, read as `csv:` or `xlsx:` by its name, with a sheet and a range: the table, a row a line, and what is said.
fn read_at(name: &str, bytes: &[u8], sheet: Option<&str>, range: Option<&str>) -> (String, String) {
    let project = Project::new(Memory::from([(format!("figures/{name}"), bytes.to_vec())]));
    let mut sources = Sources::default();
    let file = sources.add("figures/spec.yaml", "xlsx: a\n");
    let text = |text: &str| Text::new(text, Span { file, start: 0, end: 4 });
    let mut diagnostics = Diagnostics::default();
    let rows = if name.ends_with(".csv") {
        csv::read(&text(name), true, CHART, &project, &mut sources, &mut diagnostics)
    } else {
        let named = Spreadsheet { file: text(name), sheet: sheet.map(text), range: range.map(text) };
        workbook::read(&named, CHART, &project, &mut sources, &mut diagnostics)
    };
    let table = rows.and_then(|(rows, whole)| shape::table(rows, whole, &mut diagnostics));
    let found = diagnostics.sorted(&sources);
    let said =
        render::render(&found, &sources, render::Format::Short, Lang::default(), render::Colour::Never);
    // The way out has its own place in the catalogue.
    let said: Vec<&str> = said.lines().map(|line| line.split(" (").next().unwrap_or(line)).collect();
    (table.map(|table| lines(&table)).unwrap_or_default(), said.join("\n"))
}

fn read(name: &str) -> (String, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/real/tables").join(name);
    read_at(name, &fs::read(path).expect("a fixture"), None, None)
}

fn lines(table: &Table) -> String {
    let head = table.columns.iter().map(|column| column.to_string()).collect::<Vec<_>>().join(" | ");
    let rows = table.rows.iter().map(|row| {
        let cells =
            row.cells.iter().map(|cell| cell.as_ref().map_or("~".to_owned(), |cell| cell.to_string()));
        cells.collect::<Vec<_>>().join(" | ")
    });
    std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n")
}

const PERCENT: &str = "目标 | 2031 年 | 2030 年\n缩短交付周期 | 38.9% | 36.3%\n降低成本 | 30.0% | 30.7%\n开拓市场 | 31.1% | 33.0%";
const PLAIN: &str =
    "目标 | 2031 年 | 2030 年\n缩短交付周期 | 38.9 | 36.3\n降低成本 | 30.0 | 30.7\n开拓市场 | 31.1 | 33.0";

#[test]
fn formats_of_numbers_and_dates_print_as_they_are_shown() {
    for name in ["percent.xlsx", "office-percent.xlsx"] {
        assert_eq!(read(name), (PERCENT.to_owned(), String::new()), "{name}");
    }
    let rows = "千位 | 15,009\n两位小数 | 1,234,567.89\n单位 | 12件\n万 | 1.2万\n货币 | ¥1,234.50\n会计 | 1,234.50\n负数 | -3.5\n无格式 | 0.3\n文字 | 38.9";
    assert_eq!(read("formats.xlsx"), (format!("项目 | 数值\n{rows}"), String::new()));
    let rows = "日期 | 数量\n2031-01-26 | 10\n2031年2月 | 20\n2031 | 30\n2031-04-26 | 40";
    assert_eq!(read("dates.xlsx"), (rows.to_owned(), String::new()));
    assert_eq!(read("dates-1904.xlsx"), (rows.to_owned(), String::new()));
}

#[test]
fn merged_cells_count_for_their_range_and_their_headings_are_no_rows() {
    let table = "目标 | 2031 年 境内 | 2031 年 境外 | 2030 年 境内 | 2030 年 境外\n缩短交付周期 | 38.9 | 36.3 | 30 | 31\n降低成本 | 30 | 30 | 28 | 27";
    for name in ["merged.xlsx", "office-merged.xlsx"] {
        let (rows, said) = read(name);
        assert_eq!(rows, table, "{name}");
        let said: Vec<&str> = said.lines().collect();
        assert_eq!(
            said[0],
            format!(
                "figures/{name}: 调查!A1: warning[data-file]: `表 1 受访企业的目标（%）` above the headings is not printed"
            ),
            "{name}"
        );
        assert_eq!(
            said[1],
            format!(
                "figures/{name}: 调查!A6: warning[data-file]: `注：多选题` below the data is not printed"
            ),
            "{name}"
        );
    }
    // A CSV file has no merged cells: what stands for them is empty.
    let rows = read("office-merged.csv").0;
    assert_eq!(rows, table.replace("30 | 30 | 28", "30 | ~ | 28"));
}

#[test]
fn what_is_hidden_is_not_printed_and_said() {
    let (rows, said) = read("hidden.xlsx");
    assert_eq!(
        rows,
        "目标 | 2031 年 | 2030 年\n缩短交付周期 | 38.9 | 36.3\n降低成本 | 30 | 30.7\n开拓市场 | 31.1 | 33"
    );
    assert_eq!(
        said,
        "figures/spec.yaml:1:1: warning[data-file]: hidden sheets are not printed: 草稿; the first sheet that is shown is `调查`\n\
         figures/spec.yaml:1:1: warning[data-file]: hidden rows are not printed: 5-6 of sheet `调查`\n\
         figures/spec.yaml:1:1: warning[data-file]: hidden columns are not printed: C, E of sheet `调查`"
    );
}

#[test]
fn formulas_without_a_value_are_errors_at_their_cells() {
    assert_eq!(
        read("formula-unsaved.xlsx").1,
        "figures/formula-unsaved.xlsx: 调查!B3: error[data-file]: the formula in this cell has no stored result"
    );
    assert_eq!(
        read("formula-error.xlsx").1,
        "figures/formula-error.xlsx: 调查!C3: error[data-file]: the cell holds an error instead of a value: #DIV/0!"
    );
    assert_eq!(
        read("errors.csv").1,
        "figures/errors.csv:2:3: error[data-file]: the cell holds an error instead of a value: #DIV/0!"
    );
}

#[test]
fn other_files_are_named_for_what_they_are() {
    for (name, said) in [
        ("office.xls", "this is a workbook of Excel 97-2003"),
        ("office.ods", "this is a LibreOffice spreadsheet"),
        ("password.xlsx", "the workbook opens with a password only"),
        ("web-page.xlsx", "this is a web page under the name of a workbook"),
        ("text.xlsx", "this is text, not a workbook"),
    ] {
        assert_eq!(read(name).1, format!("figures/spec.yaml:1:1: error[data-file]: {said}"), "{name}");
    }
    let (_, said) = read_at("a.csv", b"PK\x03\x04", None, None);
    assert_eq!(said, "figures/spec.yaml:1:1: error[data-file]: this is a ZIP archive, not a CSV file");
}

#[test]
fn bombs_and_sheets_of_nothing_do_not_take_the_memory() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, size) in [("xl/workbook.xml", 1), ("xl/worksheets/sheet1.xml", 70)] {
        zip.start_file(name, options).expect("a part");
        for _ in 0..size {
            zip.write_all(&[b' '; 1 << 20]).expect("a part");
        }
    }
    let bytes = zip.finish().expect("a package").into_inner();
    assert!(bytes.len() < 1 << 20);
    let (_, said) = read_at("bomb.xlsx", &bytes, None, None);
    assert_eq!(
        said,
        "figures/spec.yaml:1:1: error[data-file]: the workbook unpacks to more than any workbook needs"
    );
    let (rows, said) = read("far.xlsx");
    assert_eq!(
        (rows.as_str(), said.as_str()),
        ("", "figures/far.xlsx: 调查!A1: error[chart-shape]: the table has more than 20000 cells")
    );
}

#[test]
fn encodings_separators_and_decimal_commas_are_understood_or_refused() {
    for name in ["utf-8-bom.csv", "gb18030.csv", "utf-16.csv"] {
        assert_eq!(read(name), (PLAIN.to_owned(), String::new()), "{name}");
    }
    let said = read("big5.csv").1;
    assert!(said.contains("is likely to be Big5"), "{said}");
    let (rows, said) = read("german.csv");
    assert_eq!(
        rows,
        "Ziel | 2031 | 2030\nKürzere Lieferzeit | 38.9 | 36.3\nGeringere Kosten | 30.0 | 30.7\nUmsatz, netto | 1234.5 | 998"
    );
    assert_eq!(
        said,
        "figures/german.csv:1:1: warning[data-file]: `Tabelle 1` above the headings is not printed\n\
         figures/german.csv:6:1: warning[data-file]: `Quelle: Beispiel` below the data is not printed"
    );
    assert_eq!(
        read("sep.csv"),
        ("Goal | 2031 | 2030\nDelivery | 38.9 | 36.3\nCost, total | 30.0 | 30.7".to_owned(), String::new())
    );
    for (name, said) in [
        ("two-points.csv", "2:3: error[chart-shape]: `38,9` has a decimal comma, `36.3` a decimal point"),
        ("ambiguous.csv", "2:3: error[chart-shape]: `1.234` may be thousands or a decimal"),
        ("wide.csv", "1:1: error[chart-shape]: no separator between cells was found: `，` is none"),
    ] {
        assert_eq!(read(name).1, format!("figures/{name}:{said}"), "{name}");
    }
}

#[test]
fn sheets_and_ranges_are_found_or_refused() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/real/tables/hidden.xlsx");
    let bytes = fs::read(path).expect("a fixture");
    let at = |sheet, range| read_at("hidden.xlsx", &bytes, sheet, range);
    let (rows, said) = at(Some("草稿"), None);
    assert_eq!(rows, "不要 | 印出\n甲 | 1");
    assert_eq!(said, "figures/spec.yaml:1:1: warning[data-file]: the sheet `草稿` is hidden in the workbook");
    assert_eq!(
        at(Some("调查"), Some("$A$1:$B$2")),
        ("目标 | 2031 年\n缩短交付周期 | 38.9".to_owned(), String::new())
    );
    assert!(at(Some("调查"), Some("A1:")).1.contains("`A1:` is not a range of cells"));
    assert!(at(Some("调察"), None).1.contains("there is no sheet `调察`"));
}
