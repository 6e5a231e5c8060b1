//! Files that are other ones than they say, that were cut off, or that are damaged: named for what they are, in the tool's own
//! words in both languages, never in those of a decoder or of the system.

use insta::assert_snapshot;

use crate::harness::{Book, Catalogue, repository_file};

const CASE: &str = "cases/banqiao.yaml";
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">";

/// What programs say to programmers.
const FOREIGN: [&str; 12] = [
    "os error",
    "Error",
    "decoding",
    "parser",
    "parsing",
    "unexpected",
    "invalid utf",
    "Invalid",
    "Illegal",
    "EOF",
    "XML error",
    "couldn't",
];

/// What is said of each file in place of the one that `names` names it at, in both languages.
fn catalogue(files: &[(&str, &str, Vec<u8>)], place: impl Fn(&Book, &str)) -> String {
    let mut seen = Catalogue::default();
    for (what, path, bytes) in files {
        for args in ["", "--lang zh"] {
            seen.refuses_in(args, what, |book| {
                book.write(path, bytes);
                place(book, path.rsplit('/').next().unwrap_or_default());
            });
        }
    }
    let seen = seen.to_string();
    for words in FOREIGN {
        assert!(!seen.contains(words), "`{words}` is another program's:\n{seen}");
    }
    seen
}

fn picture(format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let pixel = |x: u32, y: u32| image::Rgb([(x * 7 + y * y) as u8, (x * y) as u8, (x ^ y) as u8]);
    image::RgbImage::from_fn(400, 400, pixel).write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

fn half(bytes: &[u8]) -> Vec<u8> {
    bytes[..bytes.len() / 2].to_vec()
}

fn damaged(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let middle = bytes.len() / 3;
    bytes[middle..middle + 60].iter_mut().for_each(|byte| *byte ^= 0x5A);
    bytes
}

#[test]
fn pictures() {
    use image::ImageFormat::{Jpeg, Png, Tiff, WebP};
    let png = picture(Png);
    let utf16 = format!("{SVG}</svg>").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let file = |name: &str| format!("cases/images/{name}");
    let [a, b, c, d, e] = ["a.png", "b.jpg", "c.webp", "d.tif", "e.svg"].map(file);
    let [a, b, c, d, e] = [&a, &b, &c, &d, &e].map(String::as_str);
    let seen = catalogue(
        &[
            ("a PDF", a, b"%PDF-1.7\n%\xE2\xE3".to_vec()),
            ("a web page", b, b"<!DOCTYPE html><html><body>404".to_vec()),
            ("a picture of another format", b, png.clone()),
            ("a picture of a telephone", b, b"\0\0\0\x18ftypheic\0\0\0\0".to_vec()),
            ("a Photoshop file", d, b"8BPS\0\x01".to_vec()),
            (
                "a placeholder of Git LFS",
                a,
                b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n".to_vec(),
            ),
            ("nothing but zeros", a, vec![0; 4000]),
            ("an empty file", b, Vec::new()),
            ("half a PNG", a, half(&png)),
            ("half a JPEG, which decoders fill with gray", b, half(&picture(Jpeg))),
            ("half a WebP", c, half(&picture(WebP))),
            ("half a TIFF", d, half(&picture(Tiff))),
            ("a damaged PNG", a, damaged(&png)),
            ("a compressed SVG", e, b"\x1F\x8B\x08\0\0\0\0\0".to_vec()),
            ("an SVG in UTF-16", e, [vec![0xFF, 0xFE], utf16].concat()),
            ("an SVG in GBK", e, b"<svg><title>\xC2\xB9\xC3\xF9</title></svg>".to_vec()),
            ("half an SVG", e, format!("{SVG}<g><path d=\"M0 0h").into_bytes()),
            ("an SVG with an open tag", e, format!("{SVG}<g><path d=\"M0 0h9v9z\"/></svg>").into_bytes()),
            (
                "an SVG without a size",
                e,
                b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\"/>".to_vec(),
            ),
            ("text called SVG", e, "不是图".into()),
        ],
        |book, name| {
            book.edit(CASE, "logo: images/banqiao.svg", &format!("logo: images/{name}"));
        },
    );
    assert_snapshot!(seen);
}

#[test]
fn data() {
    let workbook = repository_file("tests/real/tables/percent.xlsx");
    let [csv, xlsx] = ["figures/a.csv", "figures/a.xlsx"];
    let seen = catalogue(
        &[
            ("a PDF called a workbook", xlsx, b"%PDF-1.7\n".to_vec()),
            ("a picture called a workbook", xlsx, picture(image::ImageFormat::Png)),
            ("an empty workbook", xlsx, Vec::new()),
            ("half a workbook", xlsx, half(&workbook)),
            ("a workbook without its parts", xlsx, b"PK\x03\x04nothing PK\x05\x06".to_vec()),
            ("a PDF called CSV", csv, b"%PDF-1.7\n".to_vec()),
            ("a picture called CSV", csv, picture(image::ImageFormat::Png)),
            ("zeros called CSV", csv, vec![0; 400]),
            ("an open quotation mark", csv, "类别,占比\n\"甲,30\n乙,40\n".into()),
        ],
        |book, name| {
            let data = if name.ends_with("csv") {
                format!("csv: {name}")
            } else {
                format!("xlsx: {{ file: {name} }}")
            };
            let text = format!("title: 目标\nchart: bar\nunit: \"%\"\ndata: {{ {data} }}\n");
            book.write("figures/focus.yaml", text);
        },
    );
    assert_snapshot!(seen);
}

#[test]
fn fonts() {
    let font = repository_file("fonts/_sans/NotoSansSC-Light.ttf");
    let seen = catalogue(
        &[
            ("a web page called a font", "fonts/A.ttf", b"<html>404".to_vec()),
            ("a font for web pages", "fonts/A.otf", b"wOF2\0\0\0\0".to_vec()),
            ("half a font", "fonts/A.ttf", half(&font)),
            ("an empty font", "fonts/A.ttc", Vec::new()),
        ],
        |_, _| {},
    );
    assert_snapshot!(seen);
}

#[test]
fn finished_files() {
    let book = Book::plain();
    book.run("build --only screen").done();
    let pdf = book.bytes("out/report.pdf");
    let mut seen = String::new();
    for (what, bytes) in [
        ("half a PDF", half(&pdf)),
        ("a web page", b"<!doctype html><p>".to_vec()),
        ("a picture", picture(image::ImageFormat::Png)),
        ("nothing", Vec::new()),
    ] {
        book.write("a.pdf", bytes);
        for lang in ["en", "zh"] {
            let said = book.run(&format!("preflight a.pdf --format short --lang {lang}")).faulty();
            seen.push_str(&format!("# {what}\n{}\n", said.stdout.trim_end()));
        }
    }
    let folder = book.run("preflight cases").misused();
    assert!(folder.stderr.contains("`cases` is a folder"), "{folder}");
    assert!(FOREIGN.iter().all(|words| !seen.contains(words)), "{seen}");
    assert_snapshot!(seen);
}
