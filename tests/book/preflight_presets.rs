//! `preflight` by what different printers ask for, and the facts that they quote by.

use lopdf::{Dictionary, Object, Stream, dictionary};

use crate::harness::Book;
use crate::preflight::{Sample, image, preflight, text};

/// A file of PDF/X-1a:2003 with this content, or what else it claims to be.
fn older(claim: &str, content: &str) -> Sample {
    Sample::new().content(content).spoil(|file| {
        file.document.version = "1.4".into();
        // Tables of objects as streams are PDF 1.5.
        file.document.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
        let info = dictionary! {
            "Title" => text("A sample"), "CreationDate" => text("D:20310401000000Z"), "ModDate" => text("D:20310401000000Z"),
            "Trapped" => "False", "GTS_PDFXVersion" => text(claim),
        };
        let info = file.document.add_object(info);
        file.document.trailer.set("Info", info);
        file.catalog().remove(b"Metadata");
    })
}

#[test]
fn what_older_standards_forbid() {
    let mut said = String::new();
    let mut says = |what: &str, sample: Sample, preset: &str| {
        let ran = preflight(&sample.bytes(), &format!("--format short --preset {preset}"));
        said.push_str(&format!("# {what}\n{}\n", ran.stdout));
    };
    let black = "0 0 0 1 k 100 100 50 50 re f";
    says("a sound PDF/X-1a", older("PDF/X-1a:2003", black), "x1a");
    says("a sound PDF/X-3", older("PDF/X-3:2003", black), "x3");
    says("PDF/X-4 where PDF/X-1a is asked for", Sample::new().content(black), "x1a");
    says("PDF/X-3 where PDF/X-1a is asked for", older("PDF/X-3:2003", black), "x1a");
    let transparent = older("PDF/X-1a:2003", "/H gs /M gs /S gs 0 0 0 1 k 100 100 50 50 re f /I Do")
        .resource("ExtGState", "H", dictionary! { "ca" => 0.5 })
        .resource("ExtGState", "M", dictionary! { "BM" => "Multiply" })
        .resource("ExtGState", "S", dictionary! { "SMask" => dictionary! { "S" => "Luminosity" } })
        .resource("XObject", "I", {
            let mut packed = image(300, 300, "DeviceGray", vec![0; 180_000]);
            packed.dict.set("BitsPerComponent", 16);
            packed.dict.set("Filter", "JPXDecode");
            packed
        })
        .spoil(|file| {
            file.page().set("Group", dictionary! { "S" => "Transparency", "CS" => "DeviceCMYK" });
            file.catalog().set("OCProperties", dictionary! { "D" => Dictionary::new() });
            let info =
                file.document.trailer.get(b"Info").and_then(Object::as_reference).expect("information");
            let info = file.document.get_dictionary_mut(info).expect("information");
            info.remove(b"Trapped");
            info.remove(b"Title");
        });
    says("all that PDF 1.4 does not have", transparent, "x1a");
    let calibrated = |claim| {
        let space = vec![
            Object::Name(b"CalRGB".to_vec()),
            dictionary! { "WhitePoint" => vec![1.into(), 1.into(), 1.into()] }.into(),
        ];
        older(claim, "/P cs 1 0 0 sc 100 100 50 50 re f").resource("ColorSpace", "P", space)
    };
    says("a colour with a profile in PDF/X-1a", calibrated("PDF/X-1a:2003"), "x1a");
    says("the same in PDF/X-3", calibrated("PDF/X-3:2003"), "x3");
    insta::assert_snapshot!(said.trim_end());
}

/// A file of PDF/X-6 with this content.
fn newer(content: &str) -> Sample {
    Sample::new().content(content).spoil(|file| {
        file.document.version = "2.0".into();
        let packets = file.document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
        for packet in packets.filter(|stream| stream.dict.has_type(b"Metadata")) {
            let text = String::from_utf8(packet.content.clone()).expect("a packet");
            packet.set_plain_content(text.replace("PDF/X-4", "PDF/X-6").into_bytes());
        }
    })
}

/// Of PDF/X-6 is asked what is published of it.
#[test]
fn what_is_published_of_the_newest_standard() {
    let mut said = String::new();
    let mut says = |what: &str, sample: Sample, args: &str| {
        let ran = preflight(&sample.bytes(), args);
        said.push_str(&format!("# {what}\n{}\n", ran.stdout));
    };
    let (black, short) = ("0 0 0 1 k 100 100 50 50 re f", "--format short --preset x6");
    says("a sound PDF/X-6", newer(black), short);
    says("PDF/X-4 where PDF/X-6 is asked for", Sample::new().content(black), short);
    says("PDF/X-6 where PDF/X-4 is asked for", newer(black), "--format short");
    let paged = newer(black).spoil(|file| {
        let intents = file.catalog().remove(b"OutputIntents").expect("intents");
        file.page().set("OutputIntents", intents);
    });
    says("an intent of the page alone", paged, short);
    let annotated = newer(black).spoil(|file| {
        let note = dictionary! { "Type" => "Annot", "Subtype" => "Text", "Rect" => vec![100.into(), 100.into(), 120.into(), 120.into()] };
        file.page().set("Annots", vec![note.into()]);
    });
    says("an annotation on the page", annotated, short);
    let facts = preflight(&newer(black).bytes(), "--facts --preset x6").done().stdout;
    let claim = facts.lines().skip_while(|line| !line.starts_with("standards")).nth(1).expect("a claim");
    said.push_str(&format!("# what is said of it\n{}", claim.trim()));
    insta::assert_snapshot!(said.trim_end());
}

/// What is on a hidden layer is not printed; what it is made of still counts.
#[test]
fn hidden_layers_are_not_printed() {
    let layered = |config: fn(Object) -> Dictionary, content: &str| {
        let mut sample = Sample::new();
        let layer = sample.document.add_object(dictionary! { "Type" => "OCG", "Name" => text("Colour") });
        let member = dictionary! { "Type" => "OCMD", "OCGs" => layer, "P" => "AllOff" };
        let member = sample.document.add_object(member);
        sample
            .catalog()
            .set("OCProperties", dictionary! { "OCGs" => vec![layer.into()], "D" => config(layer.into()) });
        let form = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 600.into(), 800.into()], "OC" => layer };
        let form = Stream::new(form, b"0 1 0 0 k 100 100 50 50 re f".to_vec());
        let mut sample = sample.content(content).resource("XObject", "F", form);
        let resources = sample.page().get_mut(b"Resources").and_then(Object::as_dict_mut).expect("resources");
        resources.set("Properties", dictionary! { "L" => layer, "M" => member });
        let ran = preflight(&sample.bytes(), "--facts --format json");
        let facts = &ran.json()[0]["facts"]["pages_by_ink"];
        ["colour", "black", "blank"]
            .into_iter()
            .find(|kind| facts[kind].as_array().is_some_and(|pages| !pages.is_empty()))
    };
    let shown = |_| Dictionary::new();
    let hidden = |layer| dictionary! { "OFF" => vec![layer] };
    let all_hidden = |_| dictionary! { "BaseState" => "OFF" };
    let marked = "/OC /L BDC 0 1 0 0 k 100 100 50 50 re f EMC 0 0 0 1 k 300 300 50 50 re f";
    assert_eq!(layered(shown, marked), Some("colour"));
    assert_eq!(layered(hidden, marked), Some("black"));
    assert_eq!(layered(all_hidden, marked), Some("black"));
    let member = "/OC /M BDC 0 1 0 0 k 100 100 50 50 re f EMC";
    assert_eq!(layered(shown, member), Some("blank"), "shown if the layer is off");
    assert_eq!(layered(hidden, member), Some("colour"));
    assert_eq!(layered(shown, "/F Do"), Some("colour"));
    assert_eq!(layered(hidden, "/F Do"), Some("blank"));
}

#[test]
fn presets_are_known_by_name() {
    let bytes = Sample::new().content("0 0 0 1 k 100 100 50 50 re f").bytes();
    for preset in
        ["x4", "gwg2022-offset", "gwg2022-web", "offset-coated", "offset-uncoated", "newspaper", "digital"]
    {
        assert_eq!(
            preflight(&bytes, &format!("--preset {preset} --format short")).done().stdout,
            "",
            "{preset}"
        );
    }
    let ran = preflight(&bytes, "--preset newspapr");
    assert!(ran.stderr.contains("newspaper"), "the nearest is named\n{ran}");
    let ran = preflight(&bytes, "--preset 甲");
    assert!(ran.stderr.contains("offset-coated"), "all are named\n{ran}");
}

/// What the Ghent Workgroup asks for besides PDF/X-4 and what every printer does.
#[test]
fn what_the_ghent_workgroup_asks_for() {
    let mut said = String::new();
    let mut says = |what: &str, content: &str, args: &str| {
        let function = dictionary! {
            "FunctionType" => 2, "C0" => vec![0.into(); 4], "C1" => vec![1.into(), 0.into(), 0.into(), 0.into()], "N" => 1,
            "Domain" => vec![0.into(), 1.into()],
        };
        let name = |name: &str| Object::Name(name.into());
        let spot = vec![name("Separation"), name("PANTONE 300 C"), name("DeviceCMYK"), function.into()];
        let sample = Sample::new().resource("ColorSpace", "S", spot).content(content);
        let ran = preflight(&sample.bytes(), &format!("--format short --preset {args}"));
        said.push_str(&format!("# {what}\n{}\n", ran.stdout));
    };
    says("nothing on a page", "", "gwg2022-offset");
    says("the same for web offset", "", "gwg2022-web");
    says("a spot ink", "/S cs 1 scn 100 100 50 50 re f", "gwg2022-offset");
    says("an ink that nothing is painted with", "/S cs 0 0 0 1 k 100 100 50 50 re f", "gwg2022-offset");
    // 15 mm are 42.5 pt.
    let much = |side: u32| format!("0.9 0.8 0.8 0.9 k 100 100 {side} {side} re f");
    says("much ink on a large area", &much(60), "gwg2022-offset");
    says("the same on the plates", &much(60), "gwg2022-offset --plates");
    says("much ink on a small area", &much(30), "gwg2022-offset");
    says("the same on the plates", &much(30), "gwg2022-offset --plates");
    insta::assert_snapshot!(said.trim_end());
}

#[test]
fn a_preset_of_ones_own_sets_thresholds_and_severities() {
    let book = Book::empty();
    let content = "0.6 0.6 0.6 0.6 k 100 100 50 50 re f 0.3 w 100 300 m 200 300 l S";
    book.write("a.pdf", Sample::new().content(content).bytes());
    assert_eq!(book.run("preflight a.pdf --format short").done().stdout, "");
    book.write("printer.yaml", "ink_limit: 220 %\nline_width: 0.4\nrules:\n  thin-line: error\n");
    let strict = book.run("preflight a.pdf --format short --preset printer.yaml").faulty().stdout;
    insta::assert_snapshot!(strict);
    book.write("printer.yaml", "ink_limit: 220\nrules:\n  ink-limit: off\n");
    assert_eq!(book.run("preflight a.pdf --format short --preset printer.yaml").done().stdout, "");
    book.write(
        "printer.yaml",
        "ink_limti: 220\nbleed: wide\nstandard: x5\nresolution: 9000\nrules:\n  thinline: error\n  bleed: fatal\n",
    );
    let english = book.run("preflight a.pdf --preset printer.yaml").faulty().stdout;
    let chinese = book.run("preflight a.pdf --preset printer.yaml --lang zh --format short").faulty().stdout;
    insta::assert_snapshot!(format!("{english}\n{chinese}"));
}

/// A page of this content in a file whose first page is the sample's own.
/// Adds a page like the first one, with this content.
pub(crate) fn add_page(file: &mut Sample, content: &str) {
    let content = file.document.add_object(Stream::new(Dictionary::new(), content.into()));
    let mut page = file.page().clone();
    page.set("Contents", content);
    let page = file.document.add_object(page);
    let pages = file.catalog().get(b"Pages").and_then(Object::as_reference).expect("pages");
    let pages = file.document.get_dictionary_mut(pages).expect("pages");
    pages.get_mut(b"Kids").and_then(Object::as_array_mut).expect("kids").push(page.into());
    let count = pages.get(b"Count").and_then(Object::as_i64).expect("a count");
    pages.set("Count", count + 1);
}

#[test]
fn pages_are_counted_as_printers_count_them() {
    // Marks in all inks stand outside the trim of every page.
    let marks = "1 1 1 1 K 0.25 w 0 30 m 20 30 l S";
    let black = "0 0 0 1 k 100 100 50 50 re f q 144 0 0 144 100 200 cm /Black Do Q";
    let mut sixteen_greys: Vec<u8> = Vec::new();
    for step in 0..90_000_u32 {
        sixteen_greys.extend([0, 0, 0, (step % 255) as u8]);
    }
    let sample = Sample::new()
        .resource("XObject", "Black", image(300, 300, "DeviceCMYK", sixteen_greys))
        .resource("XObject", "Colour", image(300, 300, "DeviceCMYK", vec![90; 360_000]))
        .content(&format!("{marks} {black}"))
        .spoil(|file| {
            add_page(file, &format!("{marks} 0.5 0 0 0 k 100 100 50 50 re f"));
            add_page(file, marks);
            add_page(file, "q 144 0 0 144 100 200 cm /Colour Do Q");
        });
    let bytes = sample.bytes();
    let facts = preflight(&bytes, "--facts --format json").json();
    assert_eq!(
        facts[0]["facts"]["pages_by_ink"],
        serde_json::json!({ "colour": [2, 4], "black": [1], "blank": [3] })
    );
    assert_eq!(facts[0]["facts"]["lowest_resolution"]["ppi"], 150.0);
    assert_eq!(facts[0]["facts"]["standards"], serde_json::json!([{ "name": "PDF/X-4", "kept": true }]));
    let english = preflight(&bytes, "--facts").stdout;
    let chinese = preflight(&bytes, "--facts --lang zh").stdout;
    let printer = |text: &str| {
        text.split("\n\n").nth(1).expect("the facts").lines().take(12).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(format!("{}\n\n{}", printer(&english), printer(&chinese)));
}

#[test]
fn a_standard_that_is_claimed_and_not_kept_is_said() {
    let claims = |sample: Sample| {
        preflight(&sample.bytes(), "--facts --format json").json()[0]["facts"]["standards"].clone()
    };
    let broken = Sample::new().content("1 0 0 rg 100 100 50 50 re f");
    assert_eq!(claims(broken), serde_json::json!([{ "name": "PDF/X-4", "kept": false }]));
    let older = older("PDF/X-1a:2003", "0 0 0 1 k 100 100 50 50 re f");
    assert_eq!(claims(older), serde_json::json!([{ "name": "PDF/X-1a:2003", "kept": true }]));
}
