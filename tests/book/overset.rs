//! Text that does not fit where its layout puts it.

use insta::assert_snapshot;

use crate::harness::{Book, Catalogue};

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

/// A name that is printed by a layout is found in its own file, wherever else its words stand.
#[test]
fn text_that_does_not_fit_is_found_where_it_is_printed() {
    let book = Book::plain();
    let name = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente";
    book.edit("cases/luming.yaml", "name: 鹿鸣海事", &format!("name: {name}")).edit(
        "cases/banqiao.yaml",
        "title: ",
        &format!("organisation: 板桥 {name} 会\n  title: "),
    );
    let found = book.run("check --format short").stdout;
    assert!(found.contains("cases/luming.yaml:1:7: error[overset]"), "{found}");
}

/// What a figure says to those who cannot see it is whole, or the figure is named.
#[test]
fn an_alternative_text_that_no_pdf_holds() {
    let book = Book::plain();
    book.edit("figures/focus.yaml", "title: ", &format!("alt: {}\ntitle: ", "字".repeat(11_000)));
    let found = book.run("check --format short").stdout;
    assert!(found.contains("figures/focus.yaml:1:6: error[export]"), "{found}");
    book.edit("figures/focus.yaml", &"字".repeat(11_000), &"字".repeat(10_800));
    book.run("build --only screen").done();
}

/// Names without a blank between them break behind their comma, wherever a list may stand.
#[test]
fn lists_of_long_names_break_between_them() {
    let name = |number: usize| format!("Internationalnamensbehoerde{number}");
    let names = |count: usize| (0..count).map(name).collect::<Vec<_>>();
    let joined = |count: usize| names(count).join("、");
    let book = Book::plain();
    book.edit(
        "cases/luming.yaml",
        "kind: digest",
        &format!("patents:\n  offices: {{ count: 60, names: [{}] }}\nkind: digest", names(60).join(", ")),
    )
    .edit(
        "cases/luming.yaml",
        "      该部门先",
        &format!("      **{}**。{}。该部门先", joined(60), joined(60)),
    )
    .edit("cases/luming.yaml", "q: 贵公司", &format!("q: {}：贵公司", joined(20)))
    .edit("chapters/findings.yaml", "title: 文字", &format!("title: {}", joined(8)))
    .edit("chapters/findings.yaml", "[访谈, 2 次]", &format!("[访谈, {}]", joined(20)))
    .edit("figures/focus.yaml", "title: 受访企业的首要目标", &format!("title: {}的目标", joined(20)))
    .edit("figures/focus.yaml", "缩短交付周期", &joined(10))
    .edit(
        "figures/focus.yaml",
        "sources: [示例出版研究室]",
        &format!("sources: [{}]", names(60).join(", ")),
    );
    for command in ["check --format short", "build", "sheet luming"] {
        let ran = book.run(command).done();
        assert!(!ran.stdout.contains("[overset]") && !ran.stderr.contains("overset"), "{command}: {ran}");
    }
}
