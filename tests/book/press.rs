//! The printer's file, as its objects say, and what a press refuses.

#![allow(clippy::disallowed_methods, reason = "a test reads the ledger and the sources it names")]

use std::io::Cursor;
use std::path::Path;

use image::{DynamicImage, ImageFormat, RgbImage};
use insta::assert_snapshot;
use jpeg_encoder::{ColorType, Encoder};
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::harness::{Book, Catalogue, repository};
use crate::pdf::Pdf;

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;
/// The press entry of the plain book.
const PRESS: &str = "press: { bleed: 3mm }\n";
/// Its theme.
const THEME: &str = "theme:\n  inks:\n    accent: { cmyk: [70, 15, 0, 0], screen: \"#2FA0DA\" }\n";
const LOGO: &str = "logo: images/banqiao.svg";

fn read(book: &Book, path: &str) -> Document {
    Document::load_mem(&book.bytes(path)).expect("a PDF")
}

fn dictionary<'a>(pdf: &'a Document, object: &'a Object) -> &'a Dictionary {
    pdf.dereference(object).expect("an object").1.as_dict().expect("a dictionary")
}

fn edges(pdf: &Document, page: ObjectId, name: &str) -> Vec<f32> {
    let array = pdf.get_dictionary(page).expect("a page").get(name.as_bytes()).expect("a box");
    array.as_array().expect("four numbers").iter().map(|edge| edge.as_float().expect("a number")).collect()
}

fn near(found: &[f32], wanted: [f32; 4]) -> bool {
    found.len() == 4 && found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 0.01)
}

/// Sets the press entry of a plain book.
fn press(book: &Book, entry: &str) {
    book.edit("report.yaml", PRESS, &format!("press: {entry}\n"));
}

#[test]
fn a_press_file_in_objects() {
    let book = Book::plain();
    book.run("build --only press").done();
    assert_eq!(book.outputs(), ["out/report-press.pdf"]);
    let bytes = book.bytes("out/report-press.pdf");
    assert!(bytes.starts_with(b"%PDF-1.6"));
    let pdf = read(&book, "out/report-press.pdf");
    assert_eq!(pdf.trailer.get(b"ID").and_then(Object::as_array).expect("an identity").len(), 2);
    assert!(!pdf.is_encrypted());
    let catalog = pdf.catalog().expect("a catalog");
    for absent in ["StructTreeRoot", "MarkInfo", "Names", "AcroForm", "OpenAction"] {
        assert!(!catalog.has(absent.as_bytes()), "{absent}");
    }
    let intents = catalog.get(b"OutputIntents").and_then(Object::as_array).expect("intents");
    assert_eq!(intents.len(), 1);
    let intent = dictionary(&pdf, &intents[0]);
    assert_eq!(intent.get(b"S").and_then(Object::as_name).expect("a kind"), b"GTS_PDFX");
    assert_eq!(
        intent.get(b"OutputConditionIdentifier").and_then(Object::as_str).expect("a name"),
        b"FOGRA39"
    );
    let xmp = pdf.get_object(catalog.get(b"Metadata").and_then(Object::as_reference).expect("XMP"));
    let xmp = xmp.and_then(Object::as_stream).expect("a stream");
    assert!(!xmp.dict.has(b"Filter"), "the packet is not compressed");
    let packet = String::from_utf8_lossy(&xmp.content);
    assert!(packet.contains("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"), "{packet}");
    for page in pdf.page_iter() {
        let around = 15.0 * MM;
        let (width, height) = (210.0 * MM, 297.0 * MM);
        assert!(near(
            &edges(&pdf, page, "MediaBox"),
            [0.0, 0.0, width + 2.0 * around, height + 2.0 * around]
        ));
        let slug = 12.0 * MM;
        let bleed = [slug, slug, slug + width + 6.0 * MM, slug + height + 6.0 * MM];
        assert!(near(&edges(&pdf, page, "BleedBox"), bleed));
        assert!(near(&edges(&pdf, page, "TrimBox"), [around, around, around + width, around + height]));
        assert!(!pdf.get_dictionary(page).expect("a page").has(b"Annots"));
    }
}

#[test]
fn without_marks_the_sheet_ends_with_the_bleed() {
    let book = Book::plain();
    press(&book, "{ bleed: 5mm, marks: false }");
    book.run("sheet luming --only press").done();
    assert_eq!(book.list("out/sheets"), ["out/sheets/luming-press.pdf"]);
    let pdf = read(&book, "out/sheets/luming-press.pdf");
    let page = pdf.page_iter().next().expect("a page");
    let media = edges(&pdf, page, "MediaBox");
    assert_eq!(media, edges(&pdf, page, "BleedBox"));
    assert!(near(&media, [0.0, 0.0, 220.0 * MM, 307.0 * MM]));
    assert!(!String::from_utf8_lossy(&book.bytes("out/sheets/luming-press.pdf")).contains("/All"));
}

#[test]
fn signatures_are_filled_before_the_back_cover() {
    for (fixture, closed) in [("stress", true), ("plain", false)] {
        let book = Book::fixture(fixture);
        let report = book.text("report.yaml");
        let kept: String = report
            .lines()
            .filter(|line| !line.starts_with("press:"))
            .map(|line| format!("{line}\n"))
            .collect();
        book.write("report.yaml", format!("{kept}press: {{ signature: 16 }}\n"));
        book.run("build").done();
        let screen = Pdf::read(&book.bytes("out/report.pdf")).pages();
        let press = Pdf::read(&book.bytes("out/report-press.pdf")).pages();
        assert!(press.len().is_multiple_of(16), "{fixture}: {} pages", press.len());
        let filled = press.len() - screen.len();
        assert!(filled > 0, "{fixture} must need blank pages for this test");
        let behind = usize::from(closed);
        let blank = press.len() - filled - behind..press.len() - behind;
        assert!(press[blank.clone()].iter().all(String::is_empty), "{fixture}: blank pages are blank");
        assert!(!press[blank.start - 1].is_empty());
        if closed {
            assert!(!press[press.len() - 1].is_empty(), "the back cover is last");
        }
    }
}

#[test]
fn chapters_open_on_the_right_in_both_editions() {
    let book = Book::plain();
    press(&book, "{ opener: right, signature: 1 }");
    book.run("build").done();
    for edition in ["out/report.pdf", "out/report-press.pdf"] {
        let pages = Pdf::read(&book.bytes(edition)).pages();
        let opener = pages.iter().rposition(|page| page.contains("本章内容")).expect("an opener");
        assert!(opener.is_multiple_of(2), "{edition}: page {}", opener + 1);
    }
}

#[test]
fn a_spot_ink_has_a_plate_of_its_own() {
    let book = Book::plain();
    let spot = "theme: { spot: { name: PANTONE 3165 C, cmyk: [100, 40, 30, 45], screen: \"#004D66\" } }\n";
    book.edit("report.yaml", THEME, spot);
    book.run("build --only press").done();
    let pdf = read(&book, "out/report-press.pdf");
    let separations = pdf.objects.values().filter_map(|object| object.as_array().ok());
    let names: Vec<&[u8]> = separations
        .filter(|array| matches!(array.first(), Some(Object::Name(name)) if name == b"Separation"))
        .filter_map(|array| array.get(1)?.as_name().ok())
        .collect();
    assert!(names.contains(&b"PANTONE 3165 C".as_slice()), "{names:?}");
}

/// Inks as a JPEG that Adobe's programs would write: inverted, and marked as theirs.
fn four_inks(inks: [u8; 4], side: u16) -> Vec<u8> {
    let mut bytes = Vec::new();
    let data = inks.repeat(usize::from(side) * usize::from(side));
    Encoder::new(&mut bytes, 98).encode(&data, side, side, ColorType::Cmyk).expect("a JPEG");
    bytes
}

#[test]
fn inverted_inks_are_printed_as_they_were_meant() {
    let book = Book::plain();
    let inks = [20, 128, 250, 5];
    book.write("cases/images/inks.jpg", four_inks(inks, 300));
    book.edit("cases/banqiao.yaml", LOGO, "logo: images/inks.jpg");
    book.run("sheet banqiao --only press").done();
    let pdf = read(&book, "out/sheets/banqiao-press.pdf");
    let streams = pdf.objects.values().filter_map(|object| object.as_stream().ok());
    let picture = streams
        .filter(|stream| stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image"))
        .find(|stream| stream.dict.get(b"ColorSpace").and_then(Object::as_name).ok() == Some(b"DeviceCMYK"))
        .expect("a picture in CMYK");
    let decode = picture.dict.get(b"Decode").and_then(Object::as_array).expect("inverted, and said so");
    assert_eq!(decode.first().and_then(|value| value.as_float().ok()), Some(1.0));
    let options = zune_jpeg::zune_core::options::DecoderOptions::default()
        .jpeg_set_out_colorspace(zune_jpeg::zune_core::colorspace::ColorSpace::CMYK);
    let mut decoder = zune_jpeg::JpegDecoder::new_with_options(Cursor::new(&picture.content), options);
    let stored = decoder.decode().expect("a JPEG");
    for (stored, meant) in stored.iter().zip(inks) {
        assert!((255 - stored).abs_diff(meant) <= 2, "{:?} is not {inks:?}", &stored);
    }
}

/// A mark that came without loss has edges that a JPEG would blur, and is smaller besides.
#[test]
fn a_mark_keeps_its_edges() {
    let book = Book::plain();
    let mut mark = image::RgbaImage::new(480, 160);
    for (x, y, pixel) in mark.enumerate_pixels_mut() {
        let inside = (x / 40 + y / 40) % 2 == 0;
        *pixel = image::Rgba([200, 16, 46, if inside { 255 } else { 0 }]);
    }
    book.write("cases/images/mark.png", encoded(&mark.into(), ImageFormat::Png));
    book.edit("cases/banqiao.yaml", LOGO, "logo: images/mark.png");
    book.run("sheet banqiao --only press").done();
    let pdf = read(&book, "out/sheets/banqiao-press.pdf");
    let streams = pdf.objects.values().filter_map(|object| object.as_stream().ok());
    let pictures: Vec<_> = streams.filter(|stream| stream.dict.has(b"Width")).collect();
    assert_eq!(pictures.len(), 1);
    assert_eq!(pictures[0].dict.get(b"Filter").and_then(Object::as_name).expect("a filter"), b"FlateDecode");
    let inks: std::collections::BTreeSet<Vec<u8>> =
        pictures[0].decompressed_content().expect("inks").chunks(4).map(<[u8]>::to_vec).collect();
    assert!(
        inks.contains(&vec![0; 4]) && inks.len() < 40,
        "paper, the colour, and the blends of scaling: {inks:?}"
    );
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

fn slope(side: u32) -> DynamicImage {
    RgbImage::from_fn(side, side, |x, y| image::Rgb([(x * 255 / side) as u8, (y * 255 / side) as u8, 90]))
        .into()
}

#[test]
fn pictures_for_press() {
    let mut seen = String::new();
    let mut say = |what: &str, name: &str, bytes: &[u8]| {
        let book = Book::plain();
        book.write(&format!("cases/images/{name}"), bytes);
        book.edit("cases/banqiao.yaml", LOGO, &format!("logo: images/{name}"));
        let checked = book.run("check --format short");
        let found = checked.stdout.trim_end();
        assert!(!book.path("out").exists(), "a check leaves nothing behind");
        let printed = book.run("sheet banqiao --only press");
        assert_eq!(printed.stderr.contains("wrote "), !found.contains("error["), "{printed}");
        seen.push_str(&format!("# {what}\n{}\n\n", if found.is_empty() { "(nothing)" } else { found }));
    };
    let png = |picture: DynamicImage| encoded(&picture, ImageFormat::Png);
    say("20 pixels to the inch", "coarse.png", &png(slope(13)));
    say("200 pixels to the inch", "middling.png", &png(slope(128)));
    say("enough pixels", "fine.png", &png(slope(200)));
    say("16 bits", "deep.png", &png(slope(200).into_rgb16().into()));
    say("gray", "gray.png", &png(slope(200).into_luma8().into()));
    say("gray of 16 bits with alpha", "veil.png", &png(slope(200).into_luma_alpha16().into()));
    say("alpha", "alpha.webp", &encoded(&slope(200).into_rgba8().into(), ImageFormat::WebP));
    say("TIFF", "fine.tif", &encoded(&slope(200), ImageFormat::Tiff));
    say("four inks within the limit", "inks.jpg", &four_inks([100, 100, 100, 100], 200));
    say("four inks beyond the limit", "heavy.jpg", &four_inks([255, 255, 255, 255], 200));
    let mut broken = Vec::new();
    let mut encoder = Encoder::new(&mut broken, 90);
    encoder.add_icc_profile(b"no profile at all").expect("a segment");
    encoder.encode(slope(200).as_bytes(), 200, 200, ColorType::Rgb).expect("a JPEG");
    say("a broken profile", "profile.jpg", &broken);
    let svg =
        |body: &str| format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>{body}</svg>");
    say("solid colours", "solid.svg", svg("<circle cx='50' cy='50' r='40' fill='#e4002b'/>").as_bytes());
    let gradient = "<linearGradient id='g'><stop stop-color='red'/><stop offset='1'/></linearGradient><rect width='100' height='100' fill='url(#g)'/>";
    say("a gradient", "gradient.svg", svg(gradient).as_bytes());
    say(
        "a thin line",
        "thin.svg",
        svg("<path d='M0 0L100 100' stroke='#000' stroke-width='.2'/>").as_bytes(),
    );
    assert_snapshot!(seen.trim_end());
}

#[test]
fn profiles_that_are_none() {
    let mut seen = Catalogue::default();
    let own = include_bytes!("../../src/press/profiles/fogra39l-coated.icc");
    let mut refuses = |what: &str, bytes: &[u8]| {
        seen.refuses(what, |book| {
            book.write("press/own.icc", bytes);
            press(book, "{ profile: press/own.icc }");
        });
    };
    refuses("text that is called a profile", b"no profile");
    refuses("half a profile", &own[..own.len() / 2]);
    refuses("a profile of a screen", &lcms2::Profile::new_srgb().icc().expect("a profile"));
    let mut rgb = own.to_vec();
    rgb[16..20].copy_from_slice(b"RGB ");
    refuses("a profile that is not CMYK", &rgb);
    let mut scanner = own.to_vec();
    scanner[12..16].copy_from_slice(b"scnr");
    refuses("a profile of a scanner", &scanner);
    seen.refuses("a profile that is not there", |book| press(book, "{ profile: none.icc }"));
    seen.refuses("a profile outside the book", |book| press(book, "{ profile: ../own.icc }"));
    assert_snapshot!(seen);
}

#[test]
fn a_profile_is_made_for_the_condition_that_the_book_names() {
    let found = |condition: &str| {
        let book = Book::plain();
        book.write("press/own.icc", include_bytes!("../../src/press/profiles/fogra39l-coated.icc"));
        press(&book, &format!("{{ profile: press/own.icc, condition: {condition} }}"));
        book.run("check --format short").done().stdout
    };
    for right in ["FOGRA39", "fogra39", "House stock 7"] {
        assert_eq!(found(right), "", "{right}");
    }
    let wrong = found("FOGRA52");
    assert!(
        wrong.contains("[profile-condition]") && wrong.contains("is made for FOGRA39, not for FOGRA52"),
        "{wrong}"
    );
}

#[test]
fn demands_that_no_press_meets() {
    let mut seen = Catalogue::default();
    seen.refuses("a bleed larger than the margin", |book| {
        press(book, "{ bleed: 9mm }");
        book.edit("report.yaml", "page: { size: a4 }", "page: { outside: 8mm }");
    });
    for (what, entry) in [
        ("three pages to a signature", "{ signature: 3 }"),
        ("no pages to a signature", "{ signature: 0 }"),
        ("no limit of ink", "{ ink_limit: lots }"),
        ("an intent that there is not", "{ intent: vivid }"),
        ("an opener in the middle", "{ opener: middle }"),
        ("marks that are neither", "{ marks: some }"),
    ] {
        seen.refuses(what, |book| press(book, entry));
    }
    for (what, theme) in [
        ("a spot ink called All", "{ spot: { name: All, cmyk: [0, 0, 0, 0], screen: \"#FFFFFF\" } }"),
        ("a tint of no spot ink", "{ inks: { accent: { spot: 50% } } }"),
        (
            "an ink that is both",
            "{ inks: { accent: { cmyk: [0, 0, 0, 9], spot: 50%, screen: \"#FFFFFF\" } } }",
        ),
    ] {
        seen.refuses(what, |book| {
            book.edit("report.yaml", THEME, &format!("theme: {theme}\n"));
        });
    }
    assert_snapshot!(seen);
}

#[test]
fn inks_that_are_too_heavy() {
    let book = Book::plain();
    let heavy = "theme: { inks: { accent: { cmyk: [95, 90, 80, 90], screen: \"#101010\" } } }\n";
    book.edit("report.yaml", THEME, heavy);
    let checked = book.run("check --format short").done();
    assert!(
        checked.stdout.contains("warning[ink-limit]: the ink asks for 355 %; FOGRA39 takes 330 %"),
        "{checked}"
    );
}

#[test]
fn drawings_blend_in_the_inks_of_the_press() {
    let book = Book::plain();
    book.run("sheet banqiao --only press").done();
    let pdf = read(&book, "out/sheets/banqiao-press.pdf");
    let groups = pdf.objects.values().filter_map(|object| {
        let group = object.as_stream().ok()?.dict.get(b"Group").ok()?;
        pdf.dereference(group).ok()?.1.as_dict().ok()
    });
    let spaces: Vec<&Object> = groups.filter_map(|group| group.get(b"CS").ok()).collect();
    let is_ink = |space: &&Object| space.as_name().is_ok_and(|name| name == b"DeviceCMYK");
    assert!(!spaces.is_empty() && spaces.iter().all(is_ink), "{spaces:?}");
}

#[test]
fn the_same_press_file_whatever_was_kept() {
    let book = Book::plain();
    book.write("cases/images/fine.png", encoded(&slope(900), ImageFormat::Png));
    book.edit("cases/banqiao.yaml", LOGO, "logo: images/fine.png");
    book.run("sheet banqiao --only press").done();
    let first = book.bytes("out/sheets/banqiao-press.pdf");
    let kept = book.list("out/.cache/pictures");
    assert_eq!(kept.len(), 1, "{kept:?}");
    book.run("sheet banqiao --only press").done();
    assert!(first == book.bytes("out/sheets/banqiao-press.pdf"), "from the cache");
    book.write(&kept[0], &book.bytes(&kept[0])[..40]);
    book.run("sheet banqiao --only press").done();
    assert!(first == book.bytes("out/sheets/banqiao-press.pdf"), "a damaged cache is not a cache");
}

/// The text of every Rust file below a folder.
fn sources(folder: &Path) -> String {
    let mut all = String::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.push_str(&sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push_str(&std::fs::read_to_string(path).expect("a source"));
        }
    }
    all
}

#[test]
fn the_ledger_names_tests_that_there_are() {
    let ledger = std::fs::read_to_string(repository().join("src/press/PDF_X4.md")).expect("the ledger");
    let rows = ledger.lines().filter(|line| line.starts_with("| ") && !line.contains("| demand |"));
    let all = sources(&repository().join("src")) + &sources(&repository().join("tests"));
    let mut named = 0;
    for row in rows {
        let proof = row.trim_end_matches('|').rsplit('|').next().unwrap_or_default();
        assert!(!proof.trim().is_empty(), "no proof: {row}");
        for name in proof.split('`').skip(1).step_by(2).filter(|name| !name.contains(['.', ' '])) {
            assert!(all.contains(&format!("fn {name}(")), "there is no test `{name}`: {row}");
            named += 1;
        }
    }
    assert!(named > 10, "{named}");
}
