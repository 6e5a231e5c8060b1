//! The numbers of figures, written for a spreadsheet and read back.

use std::io::{Cursor, Read};

use crate::harness::Book;

/// Every way to write a number, what is not disclosed, and texts that a spreadsheet would run.
const FIGURE: &str = "\
title: 专利价值^1^
chart: grouped-bar
unit: \"%\"
questions:
  - text: 专利有什么价值？
    n: { 2023年: 200, 2022年: ~ }
select: multiple
data:
  columns: [2023年, low, high, 2022年]
  rows:
    - [固化技术成果, 48.5, 44.1, 53.0, 44.0]
    - [风险管控, 约 30, ~, ~, 90+]
    - [获取收入, 34-38, 30, ~, ~]
    - [融资, \"+7.5%\", 5, 9.5, 12]
notes: [不含外观设计]
sources: [访谈]
";

fn book() -> Book {
    let book = Book::plain();
    book.write("figures/shares.yaml", FIGURE);
    book
}

/// The same figure with its data in a file.
fn read_from(key: &str) -> String {
    let (head, rest) = FIGURE.split_once("data:\n").expect("data");
    let (_, tail) = rest.split_once("notes:").expect("notes");
    format!("{head}data: {{ {key} }}\nnotes:{tail}")
}

/// The first sheet of a workbook.
fn sheet(workbook: &[u8]) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(workbook)).expect("a package");
    let mut file = package.by_name("xl/worksheets/sheet1.xml").expect("a sheet");
    let mut text = String::new();
    file.read_to_string(&mut text).expect("a text");
    text
}

#[test]
fn what_is_written_reads_back_as_the_same_chart() {
    let book = book();
    book.run("figure shares --format csv,xlsx,svg --svg-text text").done();
    let drawn = book.text("out/figures/shares.svg");
    assert!(drawn.contains("90%+"), "{drawn}");
    for (key, file) in [("csv: shares.csv", "shares.csv"), ("xlsx: { file: shares.xlsx }", "shares.xlsx")] {
        book.write(&format!("figures/{file}"), book.bytes(&format!("out/figures/{file}")));
        book.write("figures/shares.yaml", read_from(key));
        book.run("figure shares --svg-text text --out again").done();
        assert_eq!(book.text("again/shares.svg"), drawn, "{file}");
    }
}

#[test]
fn numbers_alone_are_written_with_all_that_is_said_of_them() {
    let book = book();
    book.run("figure shares --format csv").done();
    let files = ["shares.about.csv", "shares.csv", "shares.values.csv"];
    assert_eq!(book.list("out/figures"), files.map(|file| format!("out/figures/{file}")));
    for file in ["shares.csv", "shares.values.csv", "shares.about.csv"] {
        let text = book.text(&format!("out/figures/{file}"));
        assert!(text.starts_with('\u{FEFF}') && text.ends_with("\r\n"));
        insta::assert_snapshot!(
            format!("numbers of {file}"),
            text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n")
        );
    }
}

#[test]
fn the_same_figure_is_the_same_workbook() {
    let book = book();
    book.run("figure shares --format xlsx --out a").done();
    book.run("figure shares --format xlsx --out b").done();
    assert_eq!(book.bytes("a/shares.xlsx"), book.bytes("b/shares.xlsx"));
}

#[test]
fn no_text_becomes_a_formula() {
    let book = book();
    book.edit("figures/shares.yaml", "固化技术成果", "\"=HYPERLINK(1)\"");
    book.run("figure shares --format csv,xlsx").done();
    let text = book.text("out/figures/shares.csv");
    assert!(text.contains("\r\n'=HYPERLINK(1),48.5,44.1,53.0,44.0\r\n"), "{text}");
    let sheet = sheet(&book.bytes("out/figures/shares.xlsx"));
    assert!(!sheet.contains("<f>"), "{sheet}");
    assert!(sheet.contains("<v>48.5</v>"), "a number is a number: {sheet}");
}
