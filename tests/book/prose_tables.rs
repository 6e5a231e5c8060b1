//! Tables within prose: what is read as one, and what is not and prints as it was typed.

use crate::harness::Book;
use crate::pdf::Pdf;

fn with(table: &str) -> Book {
    let book = Book::plain();
    let indented: String = table.lines().map(|line| format!("      {line}\n")).collect();
    book.edit("cases/luming.yaml", "      该部门先", &format!("{indented}\n      该部门先"));
    book
}

fn text(book: &Book) -> String {
    book.run("build --only screen").done();
    Pdf::read(&book.bytes("out/report.pdf")).text()
}

#[test]
fn a_table_prints_its_cells_and_no_bar() {
    let text = text(&with("| 部门 | 人数 |\n|---|--:|\n| 法务部 | **3** 人 |\n| 标准部 \\| 二组 | |"));
    for cell in ["部门", "人数", "法务部", "3人", "标准部|二组"] {
        assert!(text.contains(cell), "{cell}");
    }
    assert!(!text.contains("--:") && !text.contains("|法务部"));
}

#[test]
fn a_long_table_goes_on_overleaf() {
    let rows: String = (0..90).map(|number| format!("\n| 第 {number} 行 | {number} |")).collect();
    let text = text(&with(&format!("| 部门 | 人数 |\n|---|--:|{rows}")));
    assert!((0..90).all(|number| text.contains(&format!("第{number}行"))));
}

/// A row with more cells than the head would lose one: it is no table, which is said, and nothing is lost.
#[test]
fn what_is_no_table_prints_as_it_is_typed() {
    let book = with("| 部门 | 人数 |\n|---|--:|\n| 法务部 | 3 | 多出的一格 |");
    let found = book.run("check --format short").stdout;
    assert!(found.contains("cases/luming.yaml:11:7: warning[prose]"), "{found}");
    assert!(text(&book).contains("|法务部|3|多出的一格|"));
}
