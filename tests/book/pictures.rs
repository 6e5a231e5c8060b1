//! Pictures of the content: judged at their printed size, cut by their focus, and in their place.

use casebound::fonts::SystemFonts;
use casebound::ink::Medium;
use casebound::project::{Folder, Project};
use casebound::session::Session;
use image::{ImageFormat, Rgb, RgbImage};

use crate::harness::{Book, repository_file};

const CHAPTER: &str = "chapters/findings.yaml";

/// A picture whose left half is red and whose right half is blue.
fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let colour = |x| if x < width / 2 { Rgb([200, 30, 30]) } else { Rgb([30, 30, 200]) };
    let mut bytes = std::io::Cursor::new(Vec::new());
    RgbImage::from_fn(width, height, |x, _| colour(x)).write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

/// The plain book with blocks at the end of its chapter; `{}` stands for what every picture says.
fn with(blocks: &str) -> Book {
    let book = Book::plain();
    let said = "caption: 大厅, credit: 示例研究室 摄, alt: 空无一人的大厅";
    book.append(CHAPTER, &blocks.replace("{}", said));
    book
}

/// What is said about pictures, by line.
fn found(book: &Book) -> String {
    let checked = book.run("check --format short").stdout;
    checked
        .lines()
        .filter(|line| line.contains("pictur") || line.contains("focus"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn few_pixels_over_a_page_are_refused() {
    let book = with("      - picture: { file: images/hall.png, width: bleed, {} }\n");
    book.write("chapters/images/hall.png", picture(170, 120, ImageFormat::Png));
    let said = found(&book);
    assert!(
        said.contains("error[image-resolution]: the picture has 170 × 120 pixels, which is 20 ppi"),
        "{said}"
    );
    book.run("build").faulty();
}

#[test]
fn one_picture_has_a_focus_in_every_place() {
    let pictures = ["0%", "100%"].map(|x| {
        format!("      - picture: {{ file: images/hall.png, width: bleed, focus: [{x}, 50%], {{}} }}\n")
    });
    let book = with(&pictures.concat());
    book.write("chapters/images/hall.png", picture(16_000, 1900, ImageFormat::Png));
    assert_eq!(found(&book), "");
    book.run("build --only screen --keep-typst out/typst").done();
    let made: Vec<String> =
        book.list("out/typst/chapters/images").into_iter().filter(|name| name.contains("hall.png")).collect();
    let colours: Vec<[u8; 3]> = made
        .iter()
        .map(|name| {
            let picture = image::load_from_memory(&book.bytes(name)).expect("a picture");
            picture.to_rgb8().get_pixel(picture.width() / 2, 9).0
        })
        .collect();
    assert_eq!(colours, [[200, 30, 30], [30, 30, 200]], "{made:?}");
}

/// The pictures of a PDF: width, height, and as many bytes as they have pixels and channels, for those that no JPEG holds.
fn printed(pdf: &[u8]) -> Vec<(i64, i64, Option<usize>)> {
    let pdf = lopdf::Document::load_mem(pdf).expect("a PDF");
    let streams = pdf.objects.values().filter_map(|object| object.as_stream().ok());
    let pictures = streams.filter(|stream| {
        stream.dict.get(b"Subtype").and_then(lopdf::Object::as_name).is_ok_and(|own| own == b"Image")
    });
    let mut pictures: Vec<_> = pictures
        .map(|picture| {
            let side = |key| picture.dict.get(key).and_then(lopdf::Object::as_i64).expect("a side");
            let (width, height) = (side(b"Width"), side(b"Height"));
            if picture.filters().expect("a filter") == [b"DCTDecode"] {
                let size = jpeg_size(&picture.content);
                assert_eq!(size, (width, height), "what the PDF says of the JPEG");
                (width, height, None)
            } else {
                (width, height, Some(picture.decompressed_content().expect("pixels").len()))
            }
        })
        .collect();
    pictures.sort_unstable();
    pictures
}

fn jpeg_size(bytes: &[u8]) -> (i64, i64) {
    let reader = image::ImageReader::with_format(std::io::Cursor::new(bytes), ImageFormat::Jpeg);
    let (width, height) = reader.into_dimensions().expect("a JPEG");
    (width.into(), height.into())
}

#[test]
fn what_stands_in_for_pictures_while_pages_are_set_is_in_no_file() {
    let blocks = ["coarse.jpg", "large.jpg", "large.png", "gray.png", "coarse.png"];
    let blocks =
        blocks.map(|name| format!("      - picture: {{ file: images/{name}, width: full, {{}} }}\n"));
    let book = with(&blocks.concat());
    let gray = image::DynamicImage::from(image::GrayImage::from_fn(3000, 1500, |x, y| {
        image::Luma([(x * y / 997 % 256) as u8])
    }));
    let mut bytes = std::io::Cursor::new(Vec::new());
    gray.write_to(&mut bytes, ImageFormat::Png).expect("a picture");
    book.write("chapters/images/gray.png", bytes.into_inner());
    book.write("chapters/images/large.jpg", picture(3000, 1501, ImageFormat::Jpeg));
    book.write("chapters/images/large.png", picture(3000, 1502, ImageFormat::Png));
    book.write("chapters/images/coarse.jpg", picture(1400, 700, ImageFormat::Jpeg));
    book.write("chapters/images/coarse.png", picture(1400, 701, ImageFormat::Png));
    book.run("build --keep-typst typst").done();
    let screen = printed(&book.bytes("out/report.pdf"));
    insta::assert_debug_snapshot!(screen);
    let press = printed(&book.bytes("out/report-press.pdf"));
    assert_eq!(press.len(), 5, "{press:?}");
    assert!(press.iter().all(|(width, ..)| *width >= 1400), "{press:?}");
    // Typst alone, with the whole pictures in the project, would show the same.
    for name in book.list("typst/chapters/images") {
        let (width, _) = image::ImageReader::new(std::io::Cursor::new(book.bytes(&name)))
            .with_guessed_format()
            .expect("bytes")
            .into_dimensions()
            .expect("a picture");
        assert!(width >= 1400, "{name} is {width} pixels wide");
    }
    // A JPEG that needs nothing is in the file byte by byte.
    let (own, file) = (book.bytes("chapters/images/coarse.jpg"), book.bytes("out/report.pdf"));
    assert!(file.windows(own.len()).any(|window| window == own));
}

#[test]
fn a_layout_of_the_books_own_may_ask_a_picture_how_large_it_is() {
    let book = with("      - picture: { file: images/large.jpg, width: full, {} }\n");
    book.write("chapters/images/large.jpg", picture(3000, 1500, ImageFormat::Jpeg));
    book.run("build --only screen").done();
    let usual = printed(&book.bytes("out/report.pdf"));
    let own = String::from_utf8(repository_file("layouts/pictures.typ.j2")).expect("a layout");
    let asks = "context if measure(image(part.file)).width < 100pt { panic(\"too small\") }";
    book.write(
        "layouts/pictures.typ.j2",
        own.replace(
            "  place(top + left, dx: part.left",
            &format!("  {{ {asks} }} + place(top + left, dx: part.left"),
        ),
    );
    book.run("build --only screen").done();
    assert_eq!(printed(&book.bytes("out/report.pdf")), usual);
}

#[test]
fn a_telephones_pictures_are_named_with_a_way_out() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1".repeat(9);
    for name in ["hall.heic", "hall.jpg"] {
        let book = with(&format!("      - picture: {{ file: images/{name}, {{}} }}\n"));
        book.write(&format!("chapters/images/{name}"), &heic);
        let said = found(&book);
        assert!(said.contains("error[image-format]") && said.contains("export it as JPEG"), "{name}: {said}");
    }
}

#[test]
fn what_a_picture_lacks_is_said() {
    for (block, said) in [
        ("{ file: images/hall.svg, caption: 大厅, credit: 某某 }", "alt"),
        ("{ file: images/hall.svg, caption: 大厅, credit: 某某, alt: \"\" }", "error[schema]"),
        ("{ file: images/hall.svg, focus: [50%, 130%], {} }", "`130%` is no place in a picture"),
        ("{ file: images/none.svg, {} }", "error[missing-file]"),
    ] {
        let book = with(&format!("      - picture: {block}\n"));
        book.write("chapters/images/hall.svg", SVG);
        let checked = book.run("check --format short").stdout;
        assert!(checked.contains(said), "{block}: {checked}");
        book.run("build").faulty();
    }
}

const SVG: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'><path d='M0 0h300v200H0z'/></svg>";

#[test]
fn a_picture_over_two_pages_begins_on_the_left_even_at_the_end_of_the_book() {
    let book = with("      - picture: { file: images/hall.svg, width: spread, {} }\n");
    book.write("chapters/images/hall.svg", SVG);
    let report = book.text("report.yaml");
    let start = report.find("contents:").expect("contents");
    book.write(
        "report.yaml",
        format!("{}contents:\n  - cases: all\n  - chapter: findings\n", &report[..start]),
    );
    let project = Project::new(Folder::find(book.root()).expect("a book"));
    let mut session = Session::open(project, SystemFonts::Excluded);
    let Some((document, typesetter)) = session.typeset_report(Medium::Screen) else {
        panic!("{:?}", session.diagnostics())
    };
    let none: [String; 0] = [];
    assert_eq!(typesetter.contradictions(&document), none);
    assert!(!document.pages().len().is_multiple_of(2), "its right half is the last page");
    let fold = "focus: [50%, 40%], ";
    book.edit(CHAPTER, "width: spread, ", &format!("width: spread, {fold}"));
    assert!(found(&book).contains("warning[picture-fold]"), "{}", found(&book));
}

#[test]
fn a_page_that_holds_everything_has_no_room_for_a_whole_page() {
    let book = Book::plain();
    book.write("chapters/legal.yaml", "title: 版权\nbody:\n  - picture: { file: images/hall.svg, width: spread, caption: 大厅, credit: 某某, alt: 大厅 }\n");
    book.write("chapters/images/hall.svg", SVG).append("report.yaml", "  - legal: legal\n");
    let said = found(&book);
    assert!(said.contains("no picture has the head of it or two pages to itself"), "{said}");
}
