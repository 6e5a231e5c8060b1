//! Files that are not there, lie elsewhere, or are not what they say they are.

use insta::assert_snapshot;

use crate::harness::{Book, Catalogue};

const CASE: &str = "cases/banqiao.yaml";
const LOGO: &str = "cases/images/banqiao.svg";
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">";

/// Gives the case another logo.
fn logo(book: &Book, name: &str) {
    book.edit(CASE, "logo: images/banqiao.svg", &format!("logo: {name}"));
}

#[test]
fn missing_files() {
    let mut seen = Catalogue::default();
    seen.refuses("a logo", |book| {
        book.delete(LOGO);
    });
    seen.refuses("a logo that is a folder", |book| {
        logo(book, "images");
    });
    seen.refuses("a chapter, a figure and a case that are named", |book| {
        book.delete("chapters/preface.yaml").delete("figures/focus.yaml").delete("cases/luming.yaml");
    });
    seen.refuses("data of a figure", |book| {
        let text = book.text("figures/focus.yaml");
        let (before, rest) = text.split_once("data:\n").expect("the data");
        let (_, after) = rest.split_once("sources:").expect("the sources");
        book.write("figures/focus.yaml", format!("{before}data: {{ csv: focus.csv }}\nsources:{after}"));
    });
    assert_snapshot!(seen);
}

#[test]
fn paths_out_of_the_book() {
    let mut seen = Catalogue::default();
    seen.refuses("upwards", |book| logo(book, "../../logo.svg"));
    seen.refuses("upwards and back again", |book| logo(book, "images/../images/banqiao.svg"));
    seen.refuses("from the root", |book| logo(book, "/etc/passwd"));
    seen.refuses("from a drive", |book| logo(book, "'C:\\logo.svg'"));
    seen.refuses("an address", |book| logo(book, "https://example.com/logo.svg"));
    assert_snapshot!(seen);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_book() {
    let outside = Book::empty();
    outside.write("logo.svg", format!("{SVG}</svg>"));
    let link = |from: std::path::PathBuf, to: std::path::PathBuf| {
        std::os::unix::fs::symlink(from, to).expect("a link");
    };
    let mut seen = Catalogue::default();
    seen.refuses("to a file", |book| {
        book.delete(LOGO);
        link(outside.path("logo.svg"), book.path(LOGO));
    });
    seen.refuses("to a folder", |book| {
        link(outside.root().to_owned(), book.path("cases/elsewhere"));
        logo(book, "elsewhere/logo.svg");
    });
    seen.refuses("in place of a case", |book| {
        outside.write("luming.yaml", book.text("cases/luming.yaml"));
        book.delete("cases/luming.yaml");
        link(outside.path("luming.yaml"), book.path("cases/luming.yaml"));
    });
    assert_snapshot!(seen);
}

#[test]
fn names_that_are_no_ids() {
    let mut seen = Catalogue::default();
    let text = Book::plain().text("cases/luming.yaml");
    for name in ["鹿鸣", "lu ming", "-luming", "con", &"x".repeat(65)] {
        seen.refuses(name, |book| {
            book.write(&format!("cases/{name}.yaml"), &text);
        });
    }
    seen.refuses("the other extension", |book| {
        book.write("cases/spare.yml", &text);
    });
    assert_snapshot!(seen);
}

#[test]
fn pictures_that_are_none() {
    let mut seen = Catalogue::default();
    seen.refuses("text that is called a picture", |book| {
        book.write("cases/images/text.png", "not a picture");
        logo(book, "images/text.png");
    });
    seen.refuses("half a picture", |book| {
        let whole = png(40, 40);
        book.write("cases/images/half.png", &whole[..whole.len() - 20]);
        logo(book, "images/half.png");
    });
    seen.refuses("a header of 60,000 by 60,000 pixels", |book| {
        book.write("cases/images/huge.png", png(60_000, 60_000));
        logo(book, "images/huge.png");
    });
    seen.refuses("a picture of another type", |book| {
        book.write("cases/images/logo.jpg", png(1, 1));
        logo(book, "images/logo.jpg");
    });
    seen.refuses("a type that is not read", |book| {
        book.write("cases/images/logo.gif", "GIF89a");
        logo(book, "images/logo.gif");
    });
    seen.refuses("no type at all", |book| {
        book.write("cases/images/logo", "x");
        logo(book, "images/logo");
    });
    seen.refuses("an empty file", |book| {
        book.write(LOGO, "");
    });
    seen.refuses("a web page", |book| {
        book.write(LOGO, "<html></html>");
    });
    assert_snapshot!(seen);
}

#[test]
fn svg_that_is_not_whole_in_itself() {
    let mut seen = Catalogue::default();
    let mut refuses = |what: &str, body: &str| {
        seen.refuses(what, |book| {
            book.write(LOGO, format!("{SVG}{body}</svg>"));
        });
    };
    refuses("a picture elsewhere", "<image href=\"logo.png\"/>");
    refuses("a picture elsewhere, the old way", {
        "<image xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"file:///etc/passwd\"/>"
    });
    refuses("a shape elsewhere", "<use href=\"other.svg#shape\"/>");
    refuses("a paint elsewhere", "<path d=\"M0 0h9\" fill=\"url( 'https://example.com/#p' )\"/>");
    refuses("a paint elsewhere in a style", "<path d=\"M0 0h9\" style=\"fill:URL(paint.svg#p)\"/>");
    refuses("a style sheet elsewhere", "<style>@import 'https://example.com/a.css';</style>");
    refuses("a font elsewhere", "<style>@font-face { src: url(font.woff) }</style>");
    refuses("an open tag", "<g>");
    seen.refuses("an entity that is a file", |book| {
        let text = "<!DOCTYPE svg [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        book.write(LOGO, format!("{text}{SVG}<text>&e;</text></svg>"));
    });
    seen.refuses("an entity that holds another", |book| {
        let text = "<!DOCTYPE svg [<!ENTITY d \"xxxxxxxxxx\"><!ENTITY e \"&d;&d;&d;\">]>";
        book.write(LOGO, format!("{text}{SVG}<text>&e;</text></svg>"));
    });
    seen.refuses("a style sheet before the picture", |book| {
        let text = "<?xml-stylesheet href=\"https://example.com/a.css\"?>";
        book.write(LOGO, format!("{text}{SVG}</svg>"));
    });
    assert_snapshot!(seen);
}

#[test]
fn pictures_that_are_welcome() {
    let book = Book::plain();
    book.write(LOGO, format!("\u{FEFF}{SVG}<a href=\"https://example.com\"><path id=\"p\" d=\"M0 0h9v9z\"/></a><use href=\"#p\"/></svg>"));
    book.run("sheet banqiao").done();
    let kind =
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>";
    book.write(LOGO, format!("<?xml version=\"1.0\"?>{kind}{SVG}<path d=\"M0 0h9v9z\"/></svg>"));
    book.run("sheet banqiao").done();
    book.write("cases/images/logo.PNG", png(3, 2));
    logo(&book, "./images/logo.PNG");
    book.run("sheet banqiao").done();
}

#[test]
fn fonts_that_are_none() {
    let mut seen = Catalogue::default();
    seen.refuses("text that is called a font", |book| {
        book.write("fonts/Own.ttf", "not a font");
    });
    seen.refuses("a font cut short", |book| {
        let font = include_bytes!("../../fonts/_sans/NotoSansSC-Light.ttf");
        book.write("fonts/Own.otf", &font[..2000]);
    });
    seen.refuses("an empty font", |book| {
        book.write("fonts/Own.ttc", "");
    });
    assert_snapshot!(seen);
}

/// A black PNG; of one that claims more than a few pixels, only what the header says is true.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let (real_width, real_height) = (width.min(100), height.min(100));
    image::RgbImage::new(real_width, real_height)
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("a picture");
    let mut bytes = bytes.into_inner();
    // Signature (8), length (4), `IHDR` (4), width (4), height (4), five bytes more, checksum (4).
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let checksum = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&checksum.to_be_bytes());
    bytes
}

/// The checksum of PNG's chunks (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 },
        )
    })
}
