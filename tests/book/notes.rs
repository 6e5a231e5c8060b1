//! Notes of chapters and cases: their marks, their texts, and where they are printed.

use insta::assert_snapshot;

use crate::harness::{Book, Catalogue};
use crate::pdf::Pdf;

const NOTE: &str = "\nnotes:\n  law: 指法务部。\n";

/// Gives a case of the plain book a note.
fn note(book: &Book) -> &Book {
    book.edit("cases/luming.yaml", "该部门先", "该部门[^law]先").append("cases/luming.yaml", NOTE)
}

fn pages(book: &Book) -> Vec<String> {
    book.run("build --only screen").done();
    Pdf::read(&book.bytes("out/report.pdf")).pages()
}

#[test]
fn marks_without_notes_and_notes_without_marks() {
    let mut seen = Catalogue::default();
    seen.refuses("a mark that is close to a note", |book| {
        note(book).edit("cases/luming.yaml", "[^law]", "[^lwa]");
    });
    seen.refuses("a mark without any note", |book| {
        note(book).edit("cases/luming.yaml", NOTE, "");
    });
    seen.refuses("a note that no text calls for", |book| {
        note(book).edit("cases/luming.yaml", "[^law]", "");
    });
    seen.refuses("a note in a note", |book| {
        note(book).edit("cases/luming.yaml", "指法务部。", "指法务部[^two]。\n  two: 不含标准部。");
    });
    seen.refuses("a note without words", |book| {
        note(book).edit("cases/luming.yaml", "指法务部。", "\"\"");
    });
    seen.refuses("a list for notes", |book| {
        note(book).edit("cases/luming.yaml", "law: 指法务部。", "- 指法务部。");
    });
    seen.refuses("a mark in the lead of a chapter", |book| {
        book.edit("chapters/findings.yaml", "够用即可。", "够用即可[^1]。");
        book.append("chapters/findings.yaml", "notes: { 1: 见附录。 }\n");
    });
    assert_snapshot!(seen);
}

#[test]
fn a_mark_in_a_text_without_notes_is_said() {
    let book = Book::plain();
    book.edit("cases/luming.yaml", "- q: ", "- q: 请问[^law]");
    let found = book.run("check --format short").stdout;
    assert!(found.contains("cases/luming.yaml:9:10: warning[unread-mark]"), "{found}");
}

/// A lead stands on a page that has no foot; at the end of the chapter its notes have a place.
#[test]
fn a_lead_may_have_notes_at_the_end_of_its_chapter() {
    let book = Book::plain();
    book.edit("chapters/findings.yaml", "够用即可。", "够用即可[^1]。");
    book.append("chapters/findings.yaml", "endnotes: true\nnotes: { 1: 见附录。 }\n");
    let pages = pages(&book);
    let lead = pages.iter().position(|page| page.contains("够用即可1。"));
    let end = pages.iter().position(|page| page.contains("1见附录。"));
    assert!(lead.is_some() && end > lead, "{pages:#?}");
}

/// A note stands on the page of its mark, and once, however often it is called for.
#[test]
fn a_note_stands_once_on_the_page_of_its_mark() {
    let book = Book::plain();
    note(&book).edit("cases/luming.yaml", "[^law]", "[^law]（即[^law]）");
    let pages = pages(&book);
    let own: Vec<&String> = pages.iter().filter(|page| page.contains("指法务部。")).collect();
    assert_eq!(own.len(), 1);
    assert!(own[0].contains("该部门1（即1）先") && own[0].matches("指法务部。").count() == 1, "{}", own[0]);
}

/// Words that stand in a quote are compared without the marks of notes between them.
#[test]
fn a_quote_leaves_out_the_marks_of_notes() {
    let book = Book::plain();
    let case = book.text("cases/banqiao.yaml");
    assert!(case.contains("先写记录，再谈保护。"), "{case}");
    book.write("cases/banqiao.yaml", case.replacen("先写记录，再谈保护。", "先写记录[^1]，再谈保护。", 1));
    book.append("cases/banqiao.yaml", "\nnotes: { 1: 记录指试验记录。 }\n");
    book.run("check").done();
}

#[test]
fn a_note_that_leaves_no_room_for_the_text() {
    let mut seen = Catalogue::default();
    let long = "这条注写得太长，不如移到正文。".repeat(110);
    seen.refuses_to_build("of more than half a page", |book| {
        note(book).edit("cases/luming.yaml", "指法务部。", &long);
    });
    assert_snapshot!(seen);
}

/// A paragraph that takes several pages keeps the notes of each of them.
#[test]
fn a_paragraph_over_many_pages_loses_no_note() {
    let book = Book::plain();
    let sentence = |number: usize| format!("第{number}句话说的是同一件事，只是换了说法[^n{number}]，");
    let long: String = (0..130).map(sentence).collect();
    book.edit("cases/luming.yaml", "该部门先", &format!("{long}该部门先"));
    let notes: String = (0..130).map(|number| format!("  n{number}: 注文之{number}完。\n")).collect();
    book.append("cases/luming.yaml", &format!("\nnotes:\n{notes}"));
    let text = pages(&book).concat();
    for number in 0..130 {
        assert_eq!(text.matches(&format!("注文之{number}完。")).count(), 1, "note {number}");
    }
}
