//! Data files through the binary: where their findings stand, and that what is refused by `check` stops `build`.

#![allow(clippy::disallowed_methods, reason = "a test lays fixtures into a book")]

use std::fs;

use crate::harness::{Book, repository};

/// The plain book whose figure is read from a fixture.
fn with_table(data: &str, name: &str) -> Book {
    let book = Book::plain();
    let spec = book.text("figures/focus.yaml");
    let (before, rest) = spec.split_once("data:").expect("data");
    let (_, after) = rest.split_once("sources:").expect("sources");
    book.write("figures/focus.yaml", format!("{before}data: {{ {data} }}\nsources:{after}"));
    let bytes = fs::read(repository().join("tests/real/tables").join(name)).expect("a fixture");
    book.write(&format!("figures/{name}"), bytes);
    book
}

#[test]
fn findings_name_sheet_and_cell_or_line_and_column() {
    let book = with_table("xlsx: { file: formula-error.xlsx }", "formula-error.xlsx");
    insta::assert_snapshot!(book.run("check --rule data-file").stdout);
    let found = book.run("check --format json --rule data-file").json();
    assert_eq!(
        (&found[0]["line"], &found[0]["column"], &found[0]["cell"]),
        (&3.into(), &3.into(), &"调查!C3".into())
    );
    book.run("build").faulty();
}

#[test]
fn what_a_figure_accepts_counts_for_its_data_file() {
    let book = with_table("csv: german.csv", "german.csv");
    let figure = book.text("figures/focus.yaml");
    assert!(book.run("check --format short").stdout.contains("warning[data-file]"));
    let accept = "accept: [{ code: data-file, reason: 标题与来源另行排印 }]\nsources:";
    book.write("figures/focus.yaml", figure.replacen("sources:", accept, 1));
    assert!(!book.run("check --format short").stdout.contains("data-file"));
}

/// A chapter of the plain book with a table of words.
fn with_words(table: &str) -> Book {
    let book = Book::plain();
    book.write(
        "chapters/findings.yaml",
        format!("title: 一章\nsections:\n  - title: 一节\n    body:\n      - figure: focus\n      - table:\n{table}"),
    );
    book
}

#[test]
fn cells_that_stand_for_several_make_a_rectangle() {
    let sound = "          columns: [甲, 乙, 丙]\n          widths: [2, 1, 1]\n          rows:\n            \
        - [{ text: 长, rows: 2 }, 一, 二]\n            - [{ text: 三, columns: 2 }]\n";
    let checked = with_words(sound).run("check --format short --rule chart-shape").stdout;
    assert_eq!(checked, "");
    for (old, new, said) in [
        ("[2, 1, 1]", "[2, 1]", "there are 2 widths for 3 columns"),
        ("[2, 1, 1]", "[2, 0, 1]", "a column cannot be 0 wide"),
        ("columns: 2", "columns: 3", "the row has 3 cells, its label included, where 2 belong"),
        ("rows: 2", "rows: 3", "a merged cell goes 1 rows beyond the last one"),
        (
            "[{ text: 长, rows: 2 }, 一, 二]",
            "[一, { text: 长, rows: 2 }, 二]",
            "this cell goes over 2 columns, one of which a cell of a row above takes",
        ),
    ] {
        let book = with_words(&sound.replacen(old, new, 1));
        let checked = book.run("check --format short --rule chart-shape").stdout;
        assert!(checked.contains(said), "{new}: {checked}");
        book.run("build").faulty();
    }
}
