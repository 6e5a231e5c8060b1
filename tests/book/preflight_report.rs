//! What `preflight` says of plates, and the report that goes to the printer.

use lopdf::{Dictionary, Object, Stream, dictionary};

use crate::harness::Book;
use crate::pdf::Pdf;
use crate::preflight::{Sample, image, numbers, preflight};

/// A page with graphics states: `/N` overprints but for zeros, `/M` multiplies, `/H` is half opaque.
fn page(content: &str) -> Sample {
    Sample::new()
        .resource("ExtGState", "N", dictionary! { "OP" => true, "OPM" => 1 })
        .resource("ExtGState", "M", dictionary! { "BM" => "Multiply" })
        .resource("ExtGState", "H", dictionary! { "ca" => 0.5 })
        .content(content)
}

/// The heaviest spot, and the inks with their parts of the area in whole percent.
fn plates(sample: Sample) -> (u64, Vec<(String, u64)>) {
    let ran = preflight(&sample.bytes(), "--plates --facts --format json");
    let page = &ran.json()[0]["facts"]["coverage"][0];
    let inks = page["inks"].as_array().unwrap_or_else(|| panic!("{ran}")).iter().map(|ink| {
        (ink[0].as_str().expect("a name").to_owned(), ink[1].as_f64().expect("a part").round() as u64)
    });
    (page["heaviest"].as_u64().expect("a number"), inks.collect())
}

#[test]
fn inks_add_up_as_they_do_on_the_press() {
    // The whole sheet in one colour, and then another.
    let both = |between: &str, over: &str| {
        page(&format!("1 0 0 0 k 0 0 700 920 re f {between} {over} 0 0 700 920 re f"))
    };
    let inks = |found: &[(&str, u64)]| {
        found.iter().map(|(name, part)| ((*name).to_owned(), *part)).collect::<Vec<_>>()
    };
    assert_eq!(plates(both("", "0 0 0 1 k")), (100, inks(&[("Black", 100)])), "knocks out");
    let overprints = plates(both("/N gs", "0 0 0 1 k"));
    assert_eq!(overprints, (200, inks(&[("Cyan", 100), ("Black", 100)])), "overprints");
    let multiplied = plates(both("/M gs", "0 1 0 0 k"));
    assert_eq!(multiplied, (200, inks(&[("Cyan", 100), ("Magenta", 100)])), "multiplies");
    let (heaviest, half) = plates(both("/H gs", "0 0 0 1 k"));
    assert!((99..=101).contains(&heaviest), "half of each: {heaviest}");
    assert_eq!(half, inks(&[("Cyan", 50), ("Black", 50)]), "shines through");
    assert_eq!(plates(page("0.25 g 0 0 700 920 re f")), (75, inks(&[("Black", 75)])), "gray is black ink");
}

#[test]
fn plates_are_made_of_everything_that_is_drawn() {
    let spot = vec![
        Object::Name(b"Separation".to_vec()),
        Object::Name(b"PANTONE 300 C".to_vec()),
        Object::Name(b"DeviceCMYK".to_vec()),
        dictionary! { "FunctionType" => 2, "C0" => numbers(&[0.0; 4]), "C1" => numbers(&[1.0, 0.5, 0.0, 0.0]), "N" => 1, "Domain" => numbers(&[0.0, 1.0]) }.into(),
    ];
    let whole = "0 0 700 920 re f";
    let of_spot = page(&format!("/S cs 0.6 scn {whole}")).resource("ColorSpace", "S", spot);
    assert_eq!(plates(of_spot), (60, vec![("PANTONE 300 C".into(), 60)]));
    let picture = page("q 700 0 0 920 0 0 cm /I Do Q").resource(
        "XObject",
        "I",
        image(40, 40, "DeviceCMYK", [51, 102, 0, 204].repeat(1600)),
    );
    let expected = [("Cyan", 20), ("Magenta", 40), ("Black", 80)].map(|(name, part)| (name.to_owned(), part));
    assert_eq!(plates(picture), (140, expected.to_vec()));
    let inline = "q 700 0 0 920 0 0 cm BI /W 1 /H 1 /CS /CMYK /BPC 8 /F /AHx ID 336600CC> EI Q";
    assert_eq!(plates(page(inline)), (140, expected.to_vec()));
    let shading = dictionary! {
        "ShadingType" => 2, "ColorSpace" => "DeviceCMYK", "Coords" => numbers(&[0.0, 0.0, 0.0, 900.0]), "Extend" => vec![true.into(), true.into()],
        "Function" => dictionary! {
            "FunctionType" => 2, "Domain" => numbers(&[0.0, 1.0]), "C0" => numbers(&[0.0, 0.0, 0.3, 0.0]), "C1" => numbers(&[0.0, 0.0, 0.3, 0.0]), "N" => 1,
        },
    };
    assert_eq!(plates(page("/D sh").resource("Shading", "D", shading)), (30, vec![("Yellow".into(), 30)]));
    let cell = dictionary! {
        "PatternType" => 1, "PaintType" => 1, "TilingType" => 1, "BBox" => numbers(&[0.0, 0.0, 90.0, 90.0]), "XStep" => 90, "YStep" => 90,
        "Resources" => Dictionary::new(),
    };
    let tiled = page(&format!("/Pattern cs /T scn {whole}")).resource(
        "Pattern",
        "T",
        Stream::new(cell, b"0 0.4 0 0 k 0 0 90 90 re f".to_vec()),
    );
    assert_eq!(plates(tiled).1, [("Magenta".to_owned(), 40)]);
    // A mask is light, not ink: its gray lets half of the colour through on every plate.
    let mut masked = page(&format!("/K gs 1 0 0 1 k {whole}"));
    let group = dictionary! {
        "Subtype" => "Form", "BBox" => numbers(&[0.0, 0.0, 700.0, 920.0]),
        "Group" => dictionary! { "S" => "Transparency", "CS" => "DeviceGray" },
    };
    let group = masked.document.add_object(Stream::new(group, format!("0.5 g {whole}").into()));
    let masked = masked.resource(
        "ExtGState",
        "K",
        dictionary! { "SMask" => dictionary! { "S" => "Luminosity", "G" => group } },
    );
    assert_eq!(plates(masked).1, [("Cyan".to_owned(), 50), ("Black".to_owned(), 50)]);
}

#[test]
fn too_much_ink_by_overlap_is_found() {
    let heavy = page("0.9 0.9 0.9 0 k 100 100 300 300 re f /N gs 0 0 0 1 k 200 200 300 300 re f");
    assert_eq!(preflight(&heavy.bytes(), "--format short").done().stdout, "", "each colour is light enough");
    let heavy = page("0.9 0.9 0.9 0 k 100 100 300 300 re f /N gs 0 0 0 1 k 200 200 300 300 re f");
    insta::assert_snapshot!(
        preflight(&heavy.bytes(), "--plates --format short --preset offset-coated").faulty().stdout
    );
}

#[test]
fn a_report_is_one_file_in_both_languages() {
    let book = Book::empty();
    let bytes = Sample::new()
        .content("0 0 0 1 k 0.1 w 100 300 m 200 300 l S 0.9 0.9 0.9 0.9 k 100 100 50 50 re f")
        .bytes();
    book.write("a&b.pdf", &bytes).write("sound.pdf", Sample::new().bytes());
    let ran =
        book.run_list(&["preflight", "a&b.pdf", "sound.pdf", "--report", "report.html", "--format", "short"]);
    assert!(ran.done().stderr.contains("report.html"), "what was written is named");
    let html = book.text("report.html");
    for part in [
        "<h2>a&amp;b.pdf</h2>",
        "lang=\"zh\">第 1 页有 0.1 pt 的细线",
        "lang=\"en\">page 1 has lines of 0.1 pt",
        "src=\"data:image/png;base64,",
        "class=\"trim\"",
        "class=\"warning\" x=",
        "没有发现问题",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    for outside in ["<script", "<link", "http:", "https:", "@import", "url("] {
        assert!(!html.contains(outside), "{outside} leads out of the file");
    }
}

#[test]
fn a_report_on_paper_says_the_same() {
    let book = Book::empty();
    let sample = || {
        Sample::new().content("0 0 0 1 k 0.1 w 100 300 m 200 300 l S 0.9 0.9 0.9 0.9 k 100 100 50 50 re f")
    };
    book.write("a.pdf", sample().bytes())
        .write("sound.pdf", Sample::new().bytes())
        .write("none.pdf", "no PDF");
    let args = "preflight a.pdf sound.pdf none.pdf --plates --lang zh --report report.PDF --format short";
    book.run(args).faulty();
    let report = Pdf::read(&book.bytes("report.PDF"));
    let text = report.text();
    for part in [
        "预检报告Preflightreport",
        "a.pdf错误0、警告3",
        "trim209.9×297.04mm,bleed3.0mm:page1",
        "成品线以内的油墨inksinsidethetrim",
        "第1页有0.1pt的细线",
        "page1haslinesof0.1pt",
        "有问题的页Pageswithfindings",
        "sound.pdf没有发现问题。Nothingwasfound.",
        "none.pdf错误1",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert_eq!(report.info("Title"), "预检报告 · Preflight report");
    // Once more, and it is the same to the byte.
    let first = book.bytes("report.PDF");
    book.run(args).faulty();
    assert!(first == book.bytes("report.PDF"));
}

/// What stands in a file is printed as it stands, and what has no letter by its number.
#[test]
fn text_of_a_file_is_data_on_paper() {
    let book = Book::empty();
    let title = "#panic() $x$ \"\\ {{ a }} \u{202E}gnp\u{645}";
    let long = "W".repeat(3000);
    let titled = |title: &str| {
        Sample::new()
            .spoil(|file| {
                let title = lopdf::text_string(title);
                let info = file.document.add_object(dictionary! { "Title" => title, "Producer" => "W" });
                file.document.trailer.set("Info", info);
            })
            .bytes()
    };
    book.write("a.pdf", titled(title)).write("b.pdf", titled(&long));
    book.run("preflight a.pdf b.pdf --report report.pdf --format short").faulty();
    let text = Pdf::read(&book.bytes("report.pdf")).text().replace('\u{200B}', "");
    assert!(text.contains("#panic()$x$\"\\{{a}}‹U+202E›gnp‹U+0645›"), "{text}");
    assert!(text.contains(&"W".repeat(500)) && !text.contains(&"W".repeat(700)), "a long text is cut");
}
