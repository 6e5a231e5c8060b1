//! The cover as a sheet of its own: back, spine and front.

use insta::assert_snapshot;
use lopdf::{Document, Object};

use crate::harness::Book;
use crate::pdf::Pdf;

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;
/// The press entry of the plain book.
const PRESS: &str = "press: { bleed: 3mm }\n";
const COVER: &str = "out/report-cover.pdf";

/// A plain book with this under `press: cover`.
fn bound(cover: &str) -> Book {
    let book = Book::plain();
    book.edit("report.yaml", PRESS, &format!("press: {{ bleed: 3mm, cover: {{ {cover} }} }}\n"));
    book
}

/// Width and height of the only page after cutting, in tenths of a millimetre.
fn trim(book: &Book) -> [i32; 2] {
    let pdf = Document::load_mem(&book.bytes(COVER)).expect("a PDF");
    let pages: Vec<_> = pdf.page_iter().collect();
    assert_eq!(pages.len(), 1);
    let page = pdf.get_dictionary(pages[0]).expect("a page");
    let edges = page.get(b"TrimBox").and_then(Object::as_array).expect("a box");
    let edges: Vec<f32> = edges.iter().map(|edge| edge.as_float().expect("a number")).collect();
    [edges[2] - edges[0], edges[3] - edges[1]].map(|side| (side / MM * 10.0).round() as i32)
}

#[test]
fn back_spine_and_front_are_one_sheet() {
    let book = bound("spine: 9mm");
    book.append("report.yaml", "  - back-cover: back\nimprint: { isbn: 978-3-16-148410-0 }\n");
    book.write("chapters/back.yaml", "title: 封底一句\n");
    book.run("build --only press --cover").done();
    let written: Vec<String> = book.list("out").into_iter().filter(|path| path.ends_with(".pdf")).collect();
    assert_eq!(written, [COVER, "out/report-press.pdf"]);
    assert_eq!(trim(&book), [4290, 2970], "two pages of 210 mm and the spine");
    let pdf = Pdf::read(&book.bytes(COVER));
    let text = pdf.text();
    // The spine is drawn first, its title a character below the other, then back and front.
    assert!(text.starts_with("素白之书示例出版研究室封底一句"), "{text}");
    assert!(text.contains("ISBN978-3-16-148410-0") && text.matches("素白之书").count() == 2, "{text}");
    assert_eq!(pdf.info("Title"), "《素白之书》封面，书脊 9 mm");
    book.run("preflight out/report-cover.pdf --deny warnings").done();
}

#[test]
fn paper_and_pages_make_the_spine() {
    let book = bound("paper: { grammage: 300, volume: 2 }");
    book.run("build --only press --cover").done();
    // The pages of the press file are those inside; 300 g/m² of 2 cm³/g are 0.6 mm thick.
    let spine = pages(&book).div_ceil(2) as i32 * 6;
    assert_eq!(trim(&book), [4200 + spine, 2970]);
    let caliper = bound("paper: { caliper: 0.6mm }");
    caliper.run("build --only press --cover").done();
    assert_eq!(trim(&caliper), trim(&book));
}

/// How many pages the press file has.
fn pages(book: &Book) -> usize {
    Document::load_mem(&book.bytes("out/report-press.pdf")).expect("a PDF").page_iter().count()
}

#[test]
fn the_block_has_no_cover_and_begins_on_the_right() {
    let book = bound("spine: 9mm");
    book.append("report.yaml", "  - back-cover: back\n");
    book.write("chapters/back.yaml", "title: 封底一句\n");
    book.run("build").done();
    let (whole, screen) = (pages(&book), Pdf::read(&book.bytes("out/report.pdf")));
    assert_eq!(screen.pages()[1], "", "the inside of the cover");
    book.run("build --cover").done();
    assert_eq!(whole, pages(&book) + 4, "the outside and the inside of front and back");
    assert!(pages(&book).is_multiple_of(4), "{} pages fill signatures by themselves", pages(&book));
    let block = Pdf::read(&book.bytes("out/report-press.pdf"));
    assert!(block.pages()[0].contains(&screen.pages()[2]), "{:?}", block.pages()[0]);
    assert!(!block.text().contains("封底一句"));
    book.run("preflight out/report-press.pdf --deny warnings").done();
}

#[test]
fn a_cover_is_the_same_document_whatever_its_spine() {
    let ids = |spine: &str| {
        let book = bound(&format!("spine: {spine}"));
        book.run("build --only press --cover").done();
        [COVER, "out/report-press.pdf"].map(|path| {
            let bytes = book.bytes(path);
            let packet = String::from_utf8_lossy(&bytes).into_owned();
            let id = packet.split("<xmpMM:DocumentID>").nth(1).and_then(|rest| rest.split('<').next());
            id.expect("a document's identity").to_owned()
        })
    };
    let [thin, thick] = [ids("9mm"), ids("12mm")];
    assert_eq!(thin, thick);
    assert_ne!(thin[0], thin[1], "cover and block are two documents");
}

#[test]
fn a_narrow_spine_stays_bare_and_a_stapled_book_has_none() {
    let book = bound("spine: 4mm");
    let ran = book.run("build --only press --cover --format short").done();
    assert!(ran.stderr.contains("info[narrow-spine]: the spine is 4 mm wide and stays bare"), "{ran}");
    assert_eq!(Pdf::read(&book.bytes(COVER)).text().matches("素白之书").count(), 1, "on the front alone");
    assert!(book.run("check --format short").done().stdout.contains("narrow-spine"), "and `check` says so");
    let stapled = bound("spine: 0mm");
    stapled.run("build --only press --cover").done();
    assert_eq!(trim(&stapled), [4200, 2970]);
}

#[test]
fn an_english_spine_is_turned_from_head_to_foot() {
    let book = Book::fixture("english");
    let report = book.text("report.yaml");
    assert!(!report.contains("\npress:"), "{report}");
    book.append("report.yaml", "press: { cover: { spine: 12mm } }\n");
    book.run("build --only press --cover").done();
    let pdf = Document::load_mem(&book.bytes(COVER)).expect("a PDF");
    let page = pdf.page_iter().next().expect("a page");
    let content = String::from_utf8_lossy(&pdf.get_page_content(page)).into_owned();
    // Turned clockwise: what was right is down.
    let turned = content.lines().filter_map(|line| line.strip_prefix("q ")?.split_once(" cm")).any(|(numbers, _)| {
        let numbers: Vec<f32> = numbers.split(' ').filter_map(|number| number.parse().ok()).collect();
        matches!(numbers[..], [a, b, c, d, ..] if a.abs() < 1e-3 && d.abs() < 1e-3 && b < -0.9 && c < -0.9)
    });
    assert!(turned, "{content}");
}

#[test]
fn what_a_cover_lacks_is_said() {
    let mut said = String::new();
    for (what, cover, args) in [
        ("no word on the spine", "", "build --cover"),
        ("neither press nor cover", "spine: 9mm", "build --only screen --cover"),
        ("two widths", "spine: 9mm, paper: { caliper: 0.1mm }", "check --format short"),
        ("a paper without a thickness", "paper: { volume: 1.2 }", "check --format short"),
        ("a paper as thick as a board", "paper: { grammage: 1200 }", "check --format short"),
        ("no length", "spine: wide", "check --format short"),
    ] {
        let book = if cover.is_empty() { Book::plain() } else { bound(cover) };
        let ran = book.run(args);
        said.push_str(&format!("# {what}\n{}{}\n", ran.stdout, ran.stderr));
    }
    let bare = bound("spine: 9mm");
    bare.edit("report.yaml", "  - cover\n", "");
    let ran = bare.run("check --format short").faulty();
    said.push_str(&format!("# a book without a cover\n{}", ran.stdout));
    assert_snapshot!(said);
}
