//! Jobs of every book of cases that stand in no other test: two quotes, an index of companies, an appendix.

use crate::harness::Book;
use crate::pdf::Pdf;

/// The pages of the plain book after a change.
fn pages(change: impl FnOnce(&Book)) -> Vec<String> {
    let book = Book::plain();
    change(&book);
    book.run("check --no-typeset --deny warnings").done();
    book.run("build --only screen").done();
    Pdf::read(&book.bytes("out/report.pdf")).pages()
}

/// The pages, from 1, that have a text.
fn with(pages: &[String], part: &str) -> Vec<usize> {
    (1..).zip(pages).filter(|(_, page)| page.contains(part)).map(|(number, _)| number).collect()
}

#[test]
fn two_quotes_stand_below_one_another() {
    let pages = pages(|book| {
        let text = book.text("cases/banqiao.yaml");
        let (head, quote) = text.split_once("quote:\n").expect("its quote");
        let (_, tail) = quote.split_once("  text: ").expect("its words");
        let (words, rest) = tail.split_once('\n').expect("a line");
        let both = format!("quotes:\n  - text: {words}\n  - text: 先写记录，再谈保护。\n");
        book.write("cases/banqiao.yaml", format!("{head}{both}{rest}"));
    });
    let page = pages
        .iter()
        .rfind(|page| page.contains("“保护才有依据。”") || page.contains("记录写得清楚"))
        .expect("the case");
    assert!(page.contains("“先写记录，再谈保护。”"), "{page}");
}

#[test]
fn the_index_names_companies_and_people_with_their_pages() {
    let pages = pages(|book| {
        book.append("report.yaml", "  - index\n");
    });
    let index = pages.last().expect("the index");
    let first = with(&pages[..pages.len() - 1], "板桥仪器");
    assert!(!first.is_empty() && index.contains("板桥仪器") && index.contains("沈知远"), "{index}");
    let after = index.split("板桥仪器").nth(1).expect("its pages");
    assert!(first.iter().any(|page| after.starts_with(&page.to_string())), "{first:?}: {index}");
}

#[test]
fn an_appendix_has_a_letter_and_so_have_its_figures() {
    let pages = pages(|book| {
        book.edit(
            "report.yaml",
            "  - part: 样张\n    chapters: [findings]\n    cases: all\n",
            "  - part: 样张\n    cases: all\n  - appendix: findings\n",
        );
    });
    let printed = pages.concat();
    assert!(printed.contains("A.1数字") && printed.contains("图A.1.1受访企业的首要目标"), "{printed}");
}
