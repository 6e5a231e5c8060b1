//! Text that does not fit where its layout puts it.

use insta::assert_snapshot;

use crate::harness::Catalogue;

#[test]
fn text_that_does_not_fit() {
    let long = "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(3);
    let mut seen = Catalogue::default();
    seen.refuses_to_build("an address without a place to break in an answer", |book| {
        let address = "https://example.org/".to_owned() + &"a".repeat(120);
        book.edit("cases/luming.yaml", "该部门先", &format!("{address} 该部门先"));
    });
    seen.refuses_to_build("a company's name of one word", |book| {
        book.edit("cases/luming.yaml", "name: 鹿鸣海事", &format!("name: {long}"));
    });
    seen.refuses_to_build("a cell of a narrow column", |book| {
        book.edit("chapters/findings.yaml", "[访谈, 2 次]", &format!("[访谈, {long}]"));
    });
    seen.refuses_to_build("a list that is nested deeper than its column is wide", |book| {
        let list: String = (0..60).map(|level| format!("      {}- 级\n", "  ".repeat(level))).collect();
        book.edit("cases/luming.yaml", "      该部门先", &format!("{list}\n      该部门先"));
    });
    assert_snapshot!(seen);
}
