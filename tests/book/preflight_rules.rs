//! `preflight` over files with what printers send back, each beside one that is as it should be.

use lopdf::{Dictionary, Object, Stream, dictionary};

use crate::preflight::{SHEET, Sample, Spoiled, image, numbers, preflight, text, type0};
use crate::preflight_presets::add_page;

/// A page with a font that is there, `/F`, and two graphics states: `/O` overprints, `/N` overprints but for zeros.
fn page(content: &str) -> Sample {
    let mut sample = Sample::new();
    let font = type0(Some(Stream::new(Dictionary::new(), Vec::new())), &mut sample.document);
    sample
        .resource("Font", "F", font)
        .resource("ExtGState", "O", dictionary! { "OP" => true, "OPM" => 0 })
        .resource("ExtGState", "N", dictionary! { "OP" => true, "OPM" => 1 })
        .content(content)
}

fn name(value: &str) -> Object {
    Object::Name(value.into())
}

/// A spot ink that a tint of four inks stands in for.
fn separation(ink: &str, tint: &[f64]) -> Vec<Object> {
    let function = dictionary! { "FunctionType" => 2, "C0" => numbers(&[0.0; 4]), "C1" => numbers(tint), "N" => 1, "Domain" => numbers(&[0.0, 1.0]) };
    vec![name("Separation"), name(ink), name("DeviceCMYK"), function.into()]
}

fn form(content: &str, more: Dictionary) -> Stream {
    let mut dictionary = dictionary! { "Subtype" => "Form", "BBox" => numbers(&SHEET) };
    dictionary.extend(&more);
    Stream::new(dictionary, content.into())
}

fn layers(names: &[&str], config: impl FnOnce(&[Object]) -> Dictionary) -> Sample {
    Sample::new().spoil(|file| {
        let groups: Vec<Object> = names
            .iter()
            .map(|name| {
                file.document.add_object(dictionary! { "Type" => "OCG", "Name" => text(name) }).into()
            })
            .collect();
        let config = config(&groups);
        file.catalog().set("OCProperties", dictionary! { "OCGs" => groups, "D" => config });
    })
}

/// A font whose one glyph, `a`, is this content.
fn drawn(glyph: &str) -> Sample {
    let mut sample = Sample::new();
    let glyph = sample.document.add_object(Stream::new(Dictionary::new(), glyph.into()));
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type3", "FontBBox" => numbers(&[0.0, 0.0, 1000.0, 1000.0]),
        "FontMatrix" => numbers(&[0.001, 0.0, 0.0, 0.001, 0.0, 0.0]), "CharProcs" => dictionary! { "one" => glyph },
        "Encoding" => dictionary! { "Differences" => vec![97.into(), name("one")] }, "FirstChar" => 97, "LastChar" => 97,
        "Widths" => vec![1000.into()], "Resources" => Dictionary::new(),
    };
    sample.resource("Font", "T", font).content("0 0 0 1 k BT /T 36 Tf 100 100 Td (a) Tj ET")
}

#[test]
fn what_printers_send_back() {
    let mut said = Spoiled::default();
    let white = "0 0 0 0 k BT /F 20 Tf 120 140 Td <0001> Tj ET";
    said.tells(
        "white-overprint",
        "white text that overprints",
        page(&format!("/N gs {white}")),
        page(&format!("/O gs 0 0 0 1 k 9 9 9 9 re f q {white} Q").replace("/O gs", "")),
    );
    said.tells(
        "white-overprint",
        "white that vanishes on some presses",
        page("/O gs 1 g 100 100 50 50 re f"),
        page("/O gs 0 0 0 0.1 k 100 100 50 50 re f"),
    );
    said.tells(
        "black-knockout",
        "small black text that knocks out",
        page("0.3 0 0.2 0 k 100 100 300 100 re f 0 0 0 1 k BT /F 9 Tf 120 140 Td <0001> Tj ET"),
        page("0.3 0 0.2 0 k 100 100 300 100 re f /N gs 0 0 0 1 k BT /F 9 Tf 120 140 Td <0001> Tj ET"),
    );
    said.tells(
        "black-knockout",
        "small black text that overprints without mode 1",
        page("0.3 0 0.2 0 k 100 100 300 100 re f /O gs 0 0 0 1 k BT /F 9 Tf 120 140 Td <0001> Tj ET"),
        page("0.3 0 0.2 0 k 100 100 300 100 re f /M gs 0 0 0 1 k BT /F 9 Tf 120 140 Td <0001> Tj ET")
            .resource("ExtGState", "M", dictionary! { "BM" => "Multiply" }),
    );
    said.tells(
        "black-knockout",
        "thin black lines that knock out, as lines and as a shape",
        page("0.3 0 0.2 0 k 100 100 300 100 re f 0 0 0 1 K 0.5 w 50 140 m 120 140 l S 0 0 0 1 k 120 160 100 1.2 re f"),
        page(
            "0.3 0 0.2 0 k 100 100 300 100 re f 0 0 0 1 K 0.5 w 50 90 m 120 90 l S 3 w 50 140 m 120 140 l S \
             /N gs 0.5 w 50 150 m 120 150 l S 0 0 0 1 k 120 160 100 1.2 re f",
        ),
    );
    said.tells(
        "thin-line",
        "thin white lines on a ground",
        page("0.3 0 0.2 0 k 100 100 300 100 re f 0 0 0 0 K 0.1 w 110 110 m 200 150 l S"),
        page("0.3 0 0.2 0 k 100 100 300 100 re f 0 0 0 0 K 0.1 w 110 210 m 200 250 l S 1 w 110 110 m 200 150 l S"),
    );
    said.tells(
        "tiny-text",
        "text that nobody reads",
        page("0 0 0 1 k q 0.5 0 0 0.5 0 0 cm BT /F 9 Tf 240 280 Td <0001> Tj ET Q"),
        page("0 0 0 1 k BT /F 5 Tf 120 140 Td <0001> Tj ET"),
    );
    // The trim begins at 34 points, and 3 mm are 8.5.
    said.tells(
        "safe-margin",
        "text beside the trim, and over it",
        page("0 0 0 1 k BT /F 9 Tf 38 140 Td <0001> Tj ET BT /F 9 Tf 300 30 Td <0001> Tj ET"),
        page("0 0 0 1 k BT /F 9 Tf 44 44 Td <0001> Tj ET BT /F 9 Tf 10 140 Td <0001> Tj ET"),
    );
    said.tells(
        "rich-black-text",
        "a heading with ink below its black",
        page("0.9 0.7 0.6 0.9 k BT /F 40 Tf 120 140 Td <0001> Tj ET"),
        page("0.4 0 0 1 k BT /F 40 Tf 120 140 Td <0001> Tj ET 0.9 0.7 0.6 0.9 k 100 300 90 90 re f"),
    );
    let set_in = |font: &str| {
        let mut sample = page("0 0 0 1 k BT /C 12 Tf 120 140 Td (a) Tj ET");
        let file = sample.document.add_object(Stream::new(Dictionary::new(), Vec::new()));
        let descriptor = dictionary! { "Type" => "FontDescriptor", "FontName" => font, "FontFile3" => file };
        let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => font, "FontDescriptor" => descriptor };
        sample.resource("Font", "C", font)
    };
    said.tells("courier", "text in Courier", set_in("ABCDEF+Courier"), set_in("ABCDEF+CourierNewPSMT"));
    said.tells(
        "gray-overprint",
        "gray that overprints, and black text of it that knocks out",
        page("0.3 0 0.2 0 k 100 100 300 100 re f /N gs 0 g BT /F 9 Tf 120 140 Td <0001> Tj ET"),
        page("/N gs 0 0 0 1 k BT /F 9 Tf 120 140 Td <0001> Tj ET"),
    );
    said.tells(
        "page-sizes",
        "a page of another size",
        page("").spoil(|file| {
            add_page(file, "");
            file.page().set("TrimBox", numbers(&[50.0, 50.0, 600.0, 800.0]));
        }),
        page("").spoil(|file| add_page(file, "")),
    );
    let bitmap = |points: f64| {
        let mut bitmap = image(900, 900, "DeviceGray", vec![0; 113 * 900]);
        bitmap.dict.set("BitsPerComponent", 1);
        page(&format!("q {points} 0 0 {points} 100 100 cm /B Do Q")).resource("XObject", "B", bitmap)
    };
    said.tells("image-resolution", "a picture of one bit whose steps are seen", bitmap(144.0), bitmap(72.0));
    let packed = |bytes: usize| {
        let mut stream =
            b"\xff\x4f\xff\x51\x00\x04\x00\x00\xff\x90\x00\x0a\x00\x00\x00\x00\x00\x14\x00\x01\xff\x93"
                .to_vec();
        stream.extend(b"pixels\xff\xd9");
        stream.truncate(bytes);
        let mut packed = image(300, 300, "DeviceGray", stream);
        packed.dict.set("Filter", "JPXDecode");
        page("q 72 0 0 72 100 100 cm /J Do Q").resource("XObject", "J", packed)
    };
    said.tells("image-format", "a JPEG 2000 that was cut off", packed(24), packed(30));
    // Nine hundred white rows are a bit each, and the end of the block follows.
    let fax = |bytes: usize| {
        let mut rows = vec![0xFF; 112];
        rows.extend([0xF0, 0x01, 0x00, 0x10]);
        rows.truncate(bytes);
        let mut fax = image(900, 900, "DeviceGray", rows);
        fax.dict.set("BitsPerComponent", 1);
        fax.dict.set("Filter", "CCITTFaxDecode");
        fax.dict.set("DecodeParms", dictionary! { "K" => -1, "Columns" => 900 });
        page("q 72 0 0 72 100 100 cm /F Do Q").resource("XObject", "F", fax)
    };
    said.tells("image-format", "a fax that was cut off", fax(60), fax(116));
    let jbig2 = |bytes: usize| {
        let mut segments = [&[0, 0, 0, 0, 48, 0, 1, 0, 0, 0, 19][..], &[0; 19]].concat();
        segments.extend([0, 0, 0, 1, 38, 0, 1, 0, 0, 0, 30]);
        segments.extend([0; 30]);
        segments.truncate(bytes);
        let mut packed = image(900, 900, "DeviceGray", segments);
        packed.dict.set("BitsPerComponent", 1);
        packed.dict.set("Filter", "JBIG2Decode");
        page("q 72 0 0 72 100 100 cm /J Do Q").resource("XObject", "J", packed)
    };
    said.tells("image-format", "a JBIG2 picture that was cut off", jbig2(60), jbig2(71));
    said.tells(
        "page-sizes",
        "a page that is turned",
        page("").spoil(|file| file.page().set("Rotate", 90)),
        page(""),
    );
    said.tells(
        "small-rich-text",
        "small text in four inks",
        page("0.5 0.4 0.4 1 k BT /F 7 Tf 120 140 Td <0001> Tj ET"),
        page("0.5 0.4 0.4 1 k BT /F 20 Tf 120 140 Td <0001> Tj ET 0 0 0 1 k BT /F 7 Tf 120 240 Td <0001> Tj ET"),
    );
    let registration = separation("All", &[1.0; 4]);
    said.tells(
        "registration-colour",
        "registration colour on the page",
        page("/R cs 0.5 scn BT /F 20 Tf 120 140 Td <0001> Tj ET").resource(
            "ColorSpace",
            "R",
            registration.clone(),
        ),
        page("/R CS 1 SCN 10 0 m 10 20 l S").resource("ColorSpace", "R", registration),
    );
    said.tells(
        "content-stream",
        "operators with something else than they take",
        page("0 1 k 100 100 50 re f 1 2 3 wobble /Gone gs /Lost Do Q q q"),
        page("q 0 0 0 1 k 100 100 50 50 re f Q"),
    );
    let gray = vec![name("CalGray"), dictionary! { "WhitePoint" => numbers(&[1.0, 1.0, 1.0]) }.into()];
    said.tells(
        "profiled-black",
        "black text by a profile",
        page("/G cs 0 sc BT /F 9 Tf 120 140 Td <0001> Tj ET").resource("ColorSpace", "G", gray),
        page("0 g BT /F 9 Tf 120 140 Td <0001> Tj ET"),
    );
    said.tells(
        "optional-content",
        "layers that are switched",
        layers(&["Text", "Notes"], |groups| {
            let automatic = dictionary! { "Event" => "Print", "OCGs" => groups.to_vec(), "Category" => vec![name("Print")] };
            dictionary! { "AS" => vec![automatic.into()], "OFF" => vec![groups[1].clone()] }
        }),
        layers(&["Text"], |groups| dictionary! { "ON" => groups.to_vec() }),
    );
    said.says(
        "a cutter's layer",
        layers(&["图形", "刀版", "Thru-cut"], |groups| dictionary! { "ON" => groups.to_vec() }),
    );
    let cutter = separation("CutContour", &[0.0, 1.0, 0.0, 0.0]);
    said.tells(
        "die-line",
        "a cutter's ink",
        page("/C CS 1 SCN 100 100 200 200 re S /N gs 100 100 200 200 re S").resource(
            "ColorSpace",
            "C",
            cutter,
        ),
        page("/C CS 1 SCN 100 100 200 200 re S").resource(
            "ColorSpace",
            "C",
            separation("Cutie", &[0.0, 1.0, 0.0, 0.0]),
        ),
    );
    let spot = |ink: &str, tint: f64| separation(ink, &[tint, 0.5, 0.0, 0.0]);
    said.tells(
        "separation-names",
        "an ink that stands for two colours, and two that are one",
        page("/A cs 1 scn 100 100 9 9 re f /B cs 1 scn 200 100 9 9 re f /C cs 1 scn 300 100 9 9 re f")
            .resource("ColorSpace", "A", spot("PANTONE 300 C", 1.0))
            .resource("ColorSpace", "B", spot("PANTONE 300 C", 0.9))
            .resource("ColorSpace", "C", spot("Pantone 300-C", 1.0)),
        page("/A cs 1 scn 100 100 9 9 re f /B cs 1 scn 200 100 9 9 re f")
            .resource("ColorSpace", "A", spot("PANTONE 300 C", 1.0))
            .resource("ColorSpace", "B", spot("PANTONE 300 C", 1.0)),
    );
    let two = |one: &str, other: &str, tint: f64| {
        page("/A cs 1 scn 100 100 9 9 re f /B cs 1 scn 200 100 9 9 re f")
            .resource("ColorSpace", "A", spot(one, 1.0))
            .resource("ColorSpace", "B", spot(other, tint))
    };
    said.tells(
        "separation-names",
        "one ink for two papers",
        two("PANTONE 300 C", "PANTONE 300 U", 0.9),
        two("PANTONE 300 C", "PANTONE 301 U", 0.9),
    );
    said.tells(
        "separation-names",
        "one colour under two names",
        two("Corporate blue", "PANTONE 300 C", 1.0),
        two("Corporate blue", "PANTONE 300 C", 0.9),
    );
    said.tells(
        "separation-names",
        "two ways to write one letter",
        two("Café", "Cafe\u{301}", 0.9),
        two("Café", "Cafe", 0.9),
    );
    let profiled = |entries: Dictionary| {
        let mut sample = page("/P cs 0 0 0 1 sc 100 100 50 50 re f");
        let profile = sample.document.add_object(Stream::new(entries, Vec::new()));
        sample.resource("ColorSpace", "P", vec![name("ICCBased"), profile.into()])
    };
    said.tells(
        "rgb-in-press",
        "CMYK with a profile of its own",
        profiled(dictionary! { "N" => 4 }),
        page("0 0 0 1 k 100 100 50 50 re f"),
    );
    insta::assert_snapshot!(said.0.trim_end());
}

#[test]
fn nothing_hides_below_the_content_of_a_page() {
    let mut said = Spoiled::default();
    said.tells(
        "colour-space",
        "a glyph that is drawn in RGB",
        drawn("1000 0 d0 1 0 0 rg 0 0 500 500 re f"),
        drawn("1000 0 0 0 1000 1000 d1 1 0 0 rg 0 0 500 500 re f"),
    );
    said.tells(
        "thin-line",
        "a glyph with a thin line",
        drawn("1000 0 d0 2 w 0 0 m 500 500 l S"),
        drawn("1000 0 d0 20 w 0 0 m 500 500 l S"),
    );
    let inline = |entries: &str, samples: usize| {
        let samples = "0".repeat(samples);
        page(&format!("q 144 0 0 144 100 100 cm BI {entries} ID {samples}> EI Q")).resource(
            "ColorSpace",
            "Own",
            vec![name("CalRGB"), dictionary! { "WhitePoint" => numbers(&[1.0, 1.0, 1.0]) }.into()],
        )
    };
    said.says(
        "an inline picture of 96 ppi, packed",
        inline("/W 192 /H 192 /CS /RGB /BPC 8 /F /AHx", 221_184),
    );
    said.says(
        "the same in a space of the resources",
        inline("/W 600 /H 600 /CS /Own /BPC 1 /F [/AHx]", 270_000),
    );
    said.says(
        "the same by a table",
        inline("/W 600 /H 600 /CS [/I /RGB 1 <000000FF0000>] /BPC 1 /F /AHx", 90_000),
    );
    let picture = || image(300, 300, "DeviceCMYK", vec![9; 360_000]);
    let nested = |scale: f64| {
        let inner = form(
            "q 72 0 0 72 0 0 cm /I Do Q",
            dictionary! { "Matrix" => numbers(&[scale, 0.0, 0.0, 1.0, 0.0, 0.0]) },
        );
        let mut sample = Sample::new().resource("XObject", "I", picture());
        let resources = sample.page().get(b"Resources").expect("resources").clone();
        let mut inner = inner;
        inner.dict.set("Resources", resources);
        sample.resource("XObject", "X", inner).content("q 0 1 -1 0 300 300 cm /X Do Q")
    };
    said.tells("image-resolution", "a picture that a form stretches", nested(3.0), nested(1.0));
    let unit = |unit: i64| {
        let sample =
            Sample::new().resource("XObject", "I", picture()).content("q 72 0 0 72 100 100 cm /I Do Q");
        sample.spoil(|file| file.page().set("UserUnit", unit))
    };
    said.says("a picture on a page with a unit of its own", unit(3));
    let group = |space: &str| dictionary! { "Group" => dictionary! { "S" => "Transparency", "CS" => space } };
    said.tells(
        "rgb-in-press",
        "a form that blends in RGB",
        page("/X Do").resource("XObject", "X", form("", group("DeviceRGB"))),
        page("/X Do").resource("XObject", "X", form("", group("DeviceCMYK"))),
    );
    let masked = |space: &str| {
        let mut sample = page("/M gs 0 0 0 1 k 100 100 9 9 re f");
        let mask = sample.document.add_object(form("", group(space)));
        let mask = dictionary! { "S" => "Luminosity", "G" => mask };
        sample.resource("ExtGState", "M", dictionary! { "SMask" => mask })
    };
    said.tells("rgb-in-press", "a soft mask that blends in RGB", masked("DeviceRGB"), masked("DeviceGray"));
    let tiled = |content: &str| {
        let cell = dictionary! {
            "PatternType" => 1, "PaintType" => 1, "TilingType" => 1, "BBox" => numbers(&[0.0, 0.0, 9.0, 9.0]), "XStep" => 9,
            "YStep" => 9, "Resources" => Dictionary::new(),
        };
        page("/Pattern cs /T scn 100 100 99 99 re f").resource(
            "Pattern",
            "T",
            Stream::new(cell, content.into()),
        )
    };
    said.tells(
        "ink-limit",
        "a pattern with too much ink",
        tiled("0 0 0 1 k 0 0 2 9 re f 1 1 1 1 k 3 0 3 9 re f"),
        tiled("0 0 0 1 k 0 0 2 9 re f 1 1 0 0 k 3 0 3 9 re f"),
    );
    said.tells(
        "thin-line",
        "a line that is drawn as a shape, aslant",
        page("0 0 0 1 k 100 100 m 300 300 l 299.9 300.1 l 99.9 100.1 l f"),
        page("0 0 0 1 k 100 100 m 300 300 l 299 301 l 99 101 l f"),
    );
    said.tells(
        "pdf-syntax",
        "content that cannot be inflated",
        Sample::new().spoil(|file| {
            let mut content =
                Stream::new(Dictionary::new(), "0 0 0 1 k 100 100 50 50 re f\n".repeat(90).into());
            content.compress().expect("packed");
            let middle = content.content.len() / 2;
            content.content[middle..].fill(0xAA);
            let content = file.document.add_object(content);
            file.page().set("Contents", content);
        }),
        page("0 0 0 1 k 100 100 50 50 re f"),
    );
    said.says(
        "content in a compression that is none",
        Sample::new().spoil(|file| {
            let content = Stream::new(dictionary! { "Filter" => "Squeeze" }, b"0 g".to_vec());
            let content = file.document.add_object(content);
            file.page().set("Contents", content);
        }),
    );
    insta::assert_snapshot!(said.0.trim_end());
}

#[test]
fn what_is_clipped_away_is_not_printed() {
    let clipped = "q 100 100 50 50 re W n 0.1 w 300 300 m 400 400 l S 1 1 1 1 k 300 100 50 50 re f Q";
    assert_eq!(preflight(&page(clipped).bytes(), "--format short").done().stdout, "");
}
