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
