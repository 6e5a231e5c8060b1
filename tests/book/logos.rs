//! Logos as companies send them: SVG of many drawing programs, printed or refused, and never a blank square.

use crate::harness::{Book, repository_file};

const CASE: &str = "cases/banqiao.yaml";

/// A plain book whose logo is this file of `tests/real/svg`.
fn with_logo(name: &str) -> Book {
    let book = Book::plain();
    book.write(&format!("cases/images/{name}"), repository_file(&format!("tests/real/svg/{name}")));
    book.edit(CASE, "logo: images/banqiao.svg", &format!("logo: images/{name}"));
    book
}

#[test]
fn what_drawing_programs_write_prints() {
    for name in
        ["illustrator.svg", "figma.svg", "inkscape.svg", "coreldraw.svg", "drawio.svg", "generic-text.svg"]
    {
        let book = with_logo(name);
        let checked = book.run("check --format short").done();
        assert!(!checked.stdout.contains(name) && !checked.stdout.contains("svg"), "{name}: {checked}");
        book.run("sheet banqiao").done();
        book.run("sheet banqiao --only press").done();
    }
}

#[test]
fn what_prints_otherwise_than_it_looks_is_found() {
    for (name, said) in [
        (
            "live-text.svg",
            "warning[image-format]: the SVG has text in `Helvetica Neue`, a font that the book lacks",
        ),
        ("web-text.svg", "warning[image-format]: the SVG has text in `foreignObject`"),
        ("flowed-text.svg", "warning[image-format]: the SVG has text in `flowRoot`"),
        ("hidden.svg", "error[image-format]: the SVG shows nothing"),
        ("off-canvas.svg", "error[image-format]: the SVG shows nothing"),
        ("white.svg", "warning[image-format]: nothing of the logo is seen on the paper"),
        ("nested-entities.svg", "error[image-format]: the SVG declares entities"),
    ] {
        let book = with_logo(name);
        let checked = book.run("check --format short");
        let line = checked.stdout.lines().find(|line| line.contains("[image-format]")).unwrap_or_default();
        assert!(line.starts_with("cases/banqiao.yaml:5:7: ") && line.contains(said), "{name}: {checked}");
    }
}

/// A picture in white on nothing is as blank as a drawing in white, whatever its format; white on a ground of its own is not.
#[test]
fn white_pixels_are_found() {
    for (name, ground, blank) in
        [("white.png", [0, 0, 0, 0], true), ("reversed.png", [20, 60, 120, 255], false)]
    {
        let book = Book::plain();
        let mut logo = image::RgbaImage::from_pixel(400, 200, image::Rgba(ground));
        for (x, y) in (40..120).flat_map(|x| (40..160).map(move |y| (x, y))) {
            logo.put_pixel(x, y, image::Rgba([255, 255, 255, 255]));
        }
        let mut bytes = std::io::Cursor::new(Vec::new());
        logo.write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
        book.write(&format!("cases/images/{name}"), bytes.into_inner());
        book.edit(CASE, "logo: images/banqiao.svg", &format!("logo: images/{name}"));
        let checked = book.run("check --format short");
        let is_found = checked.stdout.contains("[image-format]: nothing of the logo is seen on the paper");
        assert_eq!(is_found, blank, "{name}: {checked}");
    }
}

/// Text that is set in another font than its maker's is still there, on both editions.
#[test]
fn live_text_is_never_a_blank_square() {
    let book = with_logo("live-text.svg");
    book.run("sheet banqiao --only press --format pdf").done();
    let facts = book.run("preflight out/sheets/banqiao-press.pdf --facts --format json").stdout;
    assert!(facts.contains("inks"), "{facts}");
    let bare = with_logo("generic-text.svg");
    bare.run("sheet banqiao --only press --format pdf").done();
    let [set, plain] = [&book, &bare].map(|book| book.bytes("out/sheets/banqiao-press.pdf").len());
    assert!(set.abs_diff(plain) < 4000, "both hold the outlines of four letters: {set}, {plain}");
}
