//! Lists of the book, and its imprint: what is typed there is printed, or refused.

use crate::harness::Book;
use crate::pdf::Pdf;

/// The plain book with more in its report.
fn with(keys: &str, entries: &str) -> Book {
    let book = Book::plain();
    let report = book.text("report.yaml");
    book.write("report.yaml", report.replace("contents:\n", &format!("{keys}contents:\n")) + entries);
    book
}

#[test]
fn what_no_page_would_print_is_refused() {
    for (keys, said) in [
        ("glossary: [{ term: 首要目标, text: 最先要做到的一件事。 }]\n", "the contents have no `glossary`"),
        ("glossary: [{ term: 首要目标, full: 首要的目标 }]\n", "the contents have no `abbreviations`"),
        ("index: [{ term: 首要目标 }]\n", "the contents have no `index`"),
        ("glossary: [{ term: 首要目标 }]\n", "nobody says what this word means"),
    ] {
        let book = with(keys, "");
        let checked = book.run("check --format short").stdout;
        assert!(checked.contains(said), "{keys}: {checked}");
        book.run("build").faulty();
    }
}

#[test]
fn an_isbn_is_proved() {
    for (isbn, said) in [
        ("978-3-16-148410-1", "the ISBN ends in 1, and by its other digits should end in 0"),
        ("7-5086-6127-X", "is no ISBN of thirteen digits"),
    ] {
        let book = with(&format!("imprint: {{ isbn: {isbn} }}\n"), "");
        let checked = book.run("check --format short").stdout;
        assert!(checked.contains(said), "{isbn}: {checked}");
    }
    let sound = with("imprint: { isbn: 978-3-16-148410-0 }\n", "  - legal: legal\n");
    sound.write("chapters/legal.yaml", "title: 版权\n");
    sound.run("build").done();
}

#[test]
fn short_lists_share_a_page_and_long_ones_fill_theirs() {
    let lists = "  - glossary\n  - abbreviations\n  - index\n";
    let abbreviation = "{ term: IPC, full: 国际专利分类, text: 给专利分类的办法。 }";
    let pages = |terms: usize| {
        let terms: String =
            (1..=terms).map(|n| format!(", {{ term: 目标{n}, text: 要做到的事。 }}")).collect();
        let book = with(&format!("glossary: [{abbreviation}{terms}]\nindex: [{{ term: 立项 }}]\n"), lists);
        book.run("build --only screen").done();
        Pdf::read(&book.bytes("out/report.pdf")).pages()
    };
    let few = pages(3);
    let last = few.last().expect("the lists");
    let places = ["术语表", "缩略语", "国际专利分类", "索引", "沈知远"].map(|part| last.find(part));
    assert!(places.is_sorted() && places[0].is_some(), "{places:?}: {last}");
    let many = pages(40);
    let explained: Vec<_> =
        many.iter().map(|page| page.matches("要做到的事。").count()).filter(|count| *count > 0).collect();
    assert!(matches!(explained[..], [first, second] if first.abs_diff(second) < 8), "{explained:?}");
    assert_eq!(many.len(), few.len() + 2);
}
