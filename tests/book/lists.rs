//! Lists of the book, and its imprint: what is typed there is printed, or refused.

use crate::harness::Book;

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
