//! What a PDF for the screen claims to conform to, and what is refused because it would break that. Whether the claims are
//! true, only a judge can say: `tests/judges/`.

use crate::harness::Book;

/// The parts of PDF/UA and PDF/A that a file claims, from its XMP packet.
fn claims(pdf: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(pdf);
    let value = |name: &str| {
        let start = text.find(&format!("<{name}>"))? + name.len() + 2;
        let end = text[start..].find('<')?;
        Some(format!("{name} {}", &text[start..start + end]))
    };
    ["pdfuaid:part", "pdfaid:part", "pdfaid:conformance"].into_iter().filter_map(value).collect()
}

#[test]
fn everything_for_the_screen_is_accessible_and_archivable() {
    let book = Book::plain();
    book.run("build").done();
    book.run("sheet --all").done();
    book.run("figure --all --format pdf").done();
    for file in ["out/report.pdf", "out/sheets/banqiao.pdf", "out/figures/focus.pdf"] {
        let found = claims(&book.bytes(file));
        assert_eq!(found, ["pdfuaid:part 1", "pdfaid:part 2", "pdfaid:conformance A"], "{file}");
    }
}

#[test]
fn a_book_without_a_date_is_accessible() {
    let book = Book::plain();
    let dated = book.text("report.yaml");
    let undated: String =
        dated.lines().filter(|line| !line.starts_with("date:")).map(|line| format!("{line}\n")).collect();
    assert_ne!(dated, undated);
    book.write("report.yaml", undated).run("build").done();
    assert_eq!(claims(&book.bytes("out/report.pdf")), ["pdfuaid:part 1"]);
    // A date may come from outside; and who asks for an archive is told that it takes one.
    book.run_with("build", &[("SOURCE_DATE_EPOCH", "1700000000")]).done();
    assert_eq!(claims(&book.bytes("out/report.pdf")).len(), 3);
    let asked = book.run("build --standard ua-1,a-2a").misused();
    assert!(asked.stderr.contains("PDF/A takes a date"), "{asked}");
}

#[test]
fn other_standards_can_be_asked_for() {
    let book = Book::plain();
    for (names, found) in [
        ("1.7", vec![]),
        ("ua-1", vec!["pdfuaid:part 1"]),
        ("ua-1,a-3a", vec!["pdfuaid:part 1", "pdfaid:part 3", "pdfaid:conformance A"]),
        ("a-2u", vec!["pdfaid:part 2", "pdfaid:conformance U"]),
    ] {
        book.run(&format!("build --standard {names}")).done();
        assert_eq!(claims(&book.bytes("out/report.pdf")), found, "{names}");
    }
    book.run("build --standard x-1a").misused();
    let excluded = book.run("build --standard a-2a,a-3a").misused();
    assert!(excluded.stderr.contains("cannot follow all of these"), "{excluded}");
}

#[test]
fn what_breaks_a_standard_is_a_finding() {
    let book = Book::plain();
    // A picture that no one described, in a layout of the book's own.
    book.write("layouts/cover.typ.j2", "#page[#image(\"/cases/images/banqiao.svg\")]\n");
    let older = book.write("out/report.pdf", "older").bytes("out/report.pdf");
    let refused = book.run("build --only screen").faulty();
    assert_eq!(book.bytes("out/report.pdf"), older);
    book.run("build --only screen --standard 1.7").done();
    insta::assert_snapshot!(refused.stderr);
}
