//! Display type and the marks of numbers, as they print.

use crate::harness::Book;
use crate::pdf::{Pdf, squeezed};

const CHAPTER: &str = "chapters/findings.yaml";

/// The text of a book's pages without blanks.
fn printed(book: &Book) -> String {
    book.run("build --only screen").done();
    Pdf::read(&book.bytes("out/report.pdf")).text()
}

#[test]
fn a_bar_breaks_a_title_and_prints_nowhere() {
    let book = Book::plain();
    book.edit("report.yaml", "title: 素白之书", "title: 素白之书|与它的读者");
    book.edit(CHAPTER, "title: 主要发现", "title: 主要发现：数字|文字|与图");
    book.edit(CHAPTER, "- title: 数字", "- title: 数字|与 A\\|B 测试");
    let text = printed(&book);
    assert_eq!(text.matches('|').count(), text.matches("A|B").count(), "{text}");
    assert!(text.contains("素白之书与它的读者"), "{text}");
    for title in ["主要发现：数字文字与图", "数字与A|B测试"] {
        assert!(text.matches(title).count() > 1, "in its place and in the contents: {title}: {text}");
    }
    let list = book.run("list --format json").done().stdout;
    assert!(list.contains("主要发现：数字文字与图") && !list.contains("数字|文字"), "{list}");
    assert_eq!(Pdf::read(&book.bytes("out/report.pdf")).info("Title"), "素白之书与它的读者");
    book.run("check").done();
}

#[test]
fn a_bar_between_blanks_is_a_bar() {
    let book = Book::plain();
    book.edit(CHAPTER, "title: 主要发现", "title: 主要发现 | 二〇三一");
    assert!(printed(&book).contains("主要发现|二〇三一"));
}

#[test]
fn numbers_print_with_a_minus_and_the_range_of_the_language() {
    let rows = "            - [访谈, 2 次]\n";
    for (lang, mark) in [("zh-CN", '～'), ("en-GB", '–')] {
        let book = Book::plain();
        book.edit("report.yaml", "lang: zh-CN", &format!("lang: {lang}"));
        let more = "            - [增速, -6.5%]\n            - [占比, 20-30%]\n            - [店名, 7-11]\n            - [标准, GB/T 1.1-2020]\n            - [电话, 400-820-8820]\n";
        book.edit(CHAPTER, rows, &format!("{rows}{more}"));
        let text = printed(&book);
        for there in ["\u{2212}6.5%", &format!("20{mark}30%"), "7-11", "GB/T1.1-2020", "400-820-8820"] {
            assert!(text.contains(&squeezed(there)), "{there}: {text}");
        }
    }
}

#[test]
fn marks_of_chinese_typography_print_beside_their_text() {
    let book = Book::plain();
    let preface = "chapters/preface.yaml";
    let typed = "[荀](mark:name)[彧](ruby:yù)注《[论语](mark:title)》，*着重*。";
    let start =
        book.text(preface).lines().find(|line| line.contains("没有一处错误")).expect("a line").to_owned();
    book.edit(
        preface,
        &start,
        &format!("{start}\n\n{}{typed}", &start[..start.len() - start.trim_start().len()]),
    );
    let inked = printed(&book);
    assert!(inked.contains("荀彧yù注《论语》，着重。"), "{inked}");
    book.edit("report.yaml", "theme:\n", "theme:\n  emphasis: dots\n  quotation: Noto Sans SC\n");
    assert_eq!(printed(&book), inked, "dots are no text");
    book.run("check").done();
    book.edit(preface, "(mark:title)", "(mark:titel)");
    let found = book.run("check --format short").faulty().stdout;
    assert!(found.contains("unknown-reference"), "{found}");
}

#[test]
fn a_family_of_quotations_that_is_not_there_is_named() {
    let book = Book::plain();
    book.edit("report.yaml", "theme:\n", "theme:\n  quotation: LXGW WenKai\n");
    let found = book.run("check --format short").faulty().stdout;
    assert!(found.starts_with("report.yaml:") && found.contains("font-missing"), "{found}");
}
