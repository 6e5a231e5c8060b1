//! `preflight` over files with faults, over hostile ones, and over our own.

use std::io::Write;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use proptest::prelude::*;

use crate::harness::{Book, Ran};

/// An A4 page on a sheet with 12 mm around it, in points.
pub(crate) const SHEET: [f64; 4] = [0.0, 0.0, 663.0, 910.0];
const BLEED: [f64; 4] = [25.5, 25.5, 637.5, 884.5];
const TRIM: [f64; 4] = [34.0, 34.0, 629.0, 876.0];

/// A file of one page that nothing is wrong with, to be spoiled.
pub(crate) struct Sample {
    pub(crate) document: Document,
    catalog: ObjectId,
    page: ObjectId,
}

pub(crate) fn numbers(values: &[f64]) -> Object {
    Object::Array(values.iter().map(|value| Object::Real(*value as f32)).collect())
}

pub(crate) fn text(value: &str) -> Object {
    Object::string_literal(value)
}

const XMP: &str = r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 pdfxid:GTS_PDFXVersion="PDF/X-4" pdf:Trapped="False" xmp:CreateDate="2031-04-01T00:00:00Z" xmp:ModifyDate="2031-04-01T00:00:00Z"
 xmp:MetadataDate="2031-04-01T00:00:00Z" xmpMM:DocumentID="uuid:1" xmpMM:VersionID="1" xmpMM:RenditionClass="default">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A sample</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#;

impl Sample {
    pub(crate) fn new() -> Sample {
        let mut document = Document::with_version("1.6");
        let profile = include_bytes!("../../src/press/profiles/fogra39l-coated.icc");
        let profile = document.add_object(Stream::new(dictionary! { "N" => 4 }, profile.to_vec()));
        let metadata = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        let metadata = document.add_object(Stream::new(metadata, XMP.into()));
        let content = document.add_object(Stream::new(Dictionary::new(), Vec::new()));
        let page = document.add_object(dictionary! {
            "Type" => "Page", "MediaBox" => numbers(&SHEET), "BleedBox" => numbers(&BLEED), "TrimBox" => numbers(&TRIM),
            "Contents" => content, "Resources" => Dictionary::new(),
        });
        let pages = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
        let pages = document.add_object(pages);
        let intent = dictionary! {
            "Type" => "OutputIntent", "S" => "GTS_PDFX", "OutputConditionIdentifier" => text("FOGRA39"),
            "RegistryName" => text("http://www.color.org"), "DestOutputProfile" => profile,
        };
        let catalog = document.add_object(dictionary! {
            "Type" => "Catalog", "Pages" => pages, "Metadata" => metadata, "OutputIntents" => vec![intent.into()],
        });
        document.trailer.set("Root", catalog);
        document.trailer.set("ID", vec![text("one"), text("one")]);
        let mut sample = Sample { document, catalog, page };
        sample.page().set("Parent", pages);
        sample
    }

    pub(crate) fn page(&mut self) -> &mut Dictionary {
        self.document.get_dictionary_mut(self.page).expect("the page")
    }

    pub(crate) fn catalog(&mut self) -> &mut Dictionary {
        self.document.get_dictionary_mut(self.catalog).expect("the catalog")
    }

    /// Gives the page its content.
    pub(crate) fn content(mut self, content: &str) -> Sample {
        let content = self.document.add_object(Stream::new(Dictionary::new(), content.into()));
        self.page().set("Contents", content);
        self
    }

    /// Adds something to draw on: `add("XObject", "Im1", …)`.
    pub(crate) fn resource(mut self, kind: &str, name: &str, object: impl Into<Object>) -> Sample {
        let id = self.document.add_object(object.into());
        let resources = self.page().get_mut(b"Resources").and_then(Object::as_dict_mut).expect("resources");
        if !resources.has(kind.as_bytes()) {
            resources.set(kind, Dictionary::new());
        }
        let kinds = resources.get_mut(kind.as_bytes()).and_then(Object::as_dict_mut).expect("a dictionary");
        kinds.set(name, id);
        self
    }

    pub(crate) fn spoil(mut self, spoil: impl FnOnce(&mut Sample)) -> Sample {
        spoil(&mut self);
        self
    }

    pub(crate) fn bytes(mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).expect("a PDF");
        bytes
    }
}

pub(crate) fn image(width: i64, height: i64, space: &str, samples: Vec<u8>) -> Stream {
    let dictionary = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => width, "Height" => height, "ColorSpace" => space,
        "BitsPerComponent" => 8,
    };
    Stream::new(dictionary, samples)
}

pub(crate) fn type0(file: Option<Stream>, document: &mut Document) -> Dictionary {
    let file = file.map(|file| document.add_object(file));
    let mut descriptor = dictionary! { "Type" => "FontDescriptor", "FontName" => "ABCDEF+Sample" };
    if let Some(file) = file {
        descriptor.set("FontFile2", file);
    }
    let descriptor = document.add_object(descriptor);
    let descendant = dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "ABCDEF+Sample", "CIDToGIDMap" => "Identity",
        "FontDescriptor" => descriptor,
    };
    let descendant = document.add_object(descendant);
    dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "ABCDEF+Sample", "Encoding" => "Identity-H",
        "DescendantFonts" => vec![descendant.into()],
    }
}

pub(crate) fn preflight(bytes: &[u8], args: &str) -> Ran {
    let book = Book::empty();
    book.write("a.pdf", bytes);
    book.run(&format!("preflight a.pdf {args}"))
}

/// What a user reads about one file after another.
#[derive(Default)]
pub(crate) struct Spoiled(pub(crate) String);

impl Spoiled {
    pub(crate) fn says(&mut self, what: &str, sample: Sample) {
        let ran = preflight(&sample.bytes(), "--format short");
        assert!(!ran.stdout.is_empty(), "{what} must be found\n{ran}");
        self.0.push_str(&format!("# {what}\n{}\n\n", ran.stdout.trim_end()));
    }

    /// The file with the fault, which must have this code, and the same without it, in which nothing is found.
    pub(crate) fn tells(&mut self, code: &str, what: &str, wrong: Sample, right: Sample) {
        self.says(what, wrong);
        assert!(self.0.contains(&format!("[{code}]")), "{what} must be `{code}`\n{}", self.0);
        let ran = preflight(&right.bytes(), "--format short");
        assert_eq!(ran.stdout, "", "nothing is wrong without it: {what}");
    }
}

#[test]
fn a_sound_file_is_silent() {
    let ran = preflight(
        &Sample::new().content("0 0 0 1 k 100 100 50 50 re f 0.25 w 1 1 m 9 9 l S").bytes(),
        "--format short",
    );
    assert_eq!(ran.done().stdout, "");
}

#[test]
fn what_a_file_lacks_to_be_pdf_x_4() {
    let mut said = Spoiled::default();
    said.says("too new", Sample::new().spoil(|file| file.document.version = "2.0".into()));
    said.says("no identifier", Sample::new().spoil(|file| drop(file.document.trailer.remove(b"ID"))));
    said.says("no output intent", Sample::new().spoil(|file| drop(file.catalog().remove(b"OutputIntents"))));
    said.says(
        "an output intent that says nothing",
        Sample::new().spoil(|file| {
            file.catalog().set("OutputIntents", vec![dictionary! { "S" => "GTS_PDFX" }.into()]);
        }),
    );
    said.says("a profile that is none", Sample::new().spoil(|file| {
        let profile = file.document.add_object(Stream::new(dictionary! { "N" => 4 }, b"acsp".to_vec()));
        let intent = dictionary! { "S" => "GTS_PDFX", "OutputConditionIdentifier" => text("X"), "DestOutputProfile" => profile };
        file.catalog().set("OutputIntents", vec![intent.into()]);
    }));
    said.says("no metadata", Sample::new().spoil(|file| drop(file.catalog().remove(b"Metadata"))));
    said.says("metadata that say something else", Sample::new().spoil(|file| {
        let packet = XMP.replace("PDF/X-4", "PDF/X-3:2003").replace("Trapped=\"False\"", "Trapped=\"Unknown\"").replace("xmpMM:VersionID=\"1\"", "");
        let metadata = Stream::new(dictionary! { "Type" => "Metadata" }, packet.into());
        let metadata = file.document.add_object(metadata);
        file.catalog().set("Metadata", metadata);
        let info = dictionary! { "Title" => text("Another"), "CreationDate" => text("D:20310401000000Z"), "ModDate" => text("D:20310402") };
        let info = file.document.add_object(info);
        file.document.trailer.set("Info", info);
    }));
    said.says(
        "boxes in disorder",
        Sample::new().spoil(|file| {
            file.page().set("TrimBox", numbers(&[0.0, 0.0, 700.0, 900.0]));
            file.page().set("ArtBox", numbers(&TRIM));
            file.page().set("CropBox", numbers(&TRIM));
            file.page().set("UserUnit", 2);
        }),
    );
    said.says("nowhere to cut", Sample::new().spoil(|file| drop(file.page().remove(b"TrimBox"))));
    said.says("scripts, actions, attachments, forms", Sample::new().spoil(|file| {
        let action = dictionary! { "S" => "JavaScript", "JS" => text("app.alert(1)") };
        file.catalog().set("OpenAction", action);
        let link = dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "Rect" => numbers(&[100.0, 100.0, 200.0, 120.0]),
            "A" => dictionary! { "S" => "URI", "URI" => text("https://example.com") },
        };
        let mark = dictionary! { "Type" => "Annot", "Subtype" => "Text", "Rect" => numbers(&[1.0, 1.0, 9.0, 9.0]) };
        file.page().set("Annots", vec![link.into(), mark.into()]);
        file.catalog().set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => Vec::<Object>::new() } });
        file.catalog().set("AcroForm", dictionary! { "Fields" => vec![Object::Null] });
    }));
    said.says("what presses cannot print", Sample::new().content("/G gs /P Do /I Do").resource("ExtGState", "G", dictionary! {
        "Type" => "ExtGState", "TR" => dictionary! { "FunctionType" => 2 }, "HT" => dictionary! { "HalftoneType" => 1 },
    }).resource("XObject", "P", Stream::new(dictionary! { "Type" => "XObject", "Subtype" => "PS" }, b"showpage".to_vec()))
      .resource("XObject", "I", {
        let mut image = image(300, 300, "DeviceGray", vec![0; 90_000]);
        image.dict.set("OPI", Dictionary::new());
        image.dict.set("Alternates", Vec::<Object>::new());
        image
    }));
    insta::assert_snapshot!(said.0.trim_end());
}

#[test]
fn what_prints_badly() {
    let mut said = Spoiled::default();
    said.says(
        "too much ink",
        Sample::new().content("0.9 0.9 0.9 0.9 k 100 100 50 50 re f 1 1 1 1 K 2 w 1 1 m 300 300 l S"),
    );
    said.says(
        "too much ink in a picture",
        Sample::new().content("q 72 0 0 72 100 100 cm /I Do Q").resource(
            "XObject",
            "I",
            image(300, 300, "DeviceCMYK", vec![230; 360_000]),
        ),
    );
    said.says(
        "RGB of no device and of a profile",
        Sample::new()
            .content("1 0 0 rg 100 100 50 50 re f /P cs 1 0 0 sc 200 200 50 50 re f /F Do")
            .resource(
                "ColorSpace",
                "P",
                vec![
                    Object::Name(b"CalRGB".to_vec()),
                    dictionary! { "WhitePoint" => numbers(&[1.0, 1.0, 1.0]) }.into(),
                ],
            )
            .resource(
                "XObject",
                "F",
                Stream::new(
                    dictionary! { "Subtype" => "Form", "BBox" => numbers(&SHEET) },
                    b"0 1 0 RG 1 1 m 9 9 l S".to_vec(),
                ),
            ),
    );
    said.says("thin lines", Sample::new().content("0.1 w 100 100 m 200 200 l S 0 w 100 100 m 200 300 l S q 0.1 0 0 0.1 0 0 cm 1 w 1000 1000 m 2000 2000 l S Q 100 300 200 0.2 re f"));
    said.says(
        "coarse pictures",
        Sample::new()
            .content("q 144 0 0 144 100 100 cm /I Do Q q 300 0 0 300 100 300 cm /J Do Q")
            .resource("XObject", "I", image(400, 400, "DeviceGray", vec![9; 160_000]))
            .resource("XObject", "J", image(400, 400, "DeviceGray", vec![8; 160_000])),
    );
    said.says(
        "a picture that ends early",
        Sample::new().content("q 72 0 0 72 100 100 cm /I Do Q").resource(
            "XObject",
            "I",
            image(400, 400, "DeviceGray", vec![9; 160]),
        ),
    );
    said.says("a ground that ends at the trim", Sample::new().content("0.5 0 0 0 k 34 34 595 100 re f"));
    said.says("no bleed", Sample::new().spoil(|file| drop(file.page().remove(b"BleedBox"))));
    said.says(
        "a narrow bleed",
        Sample::new().spoil(|file| file.page().set("BleedBox", numbers(&[30.0, 30.0, 633.0, 880.0]))),
    );
    said.says("small white text on two inks", {
        let mut sample = Sample::new();
        let font = type0(Some(Stream::new(Dictionary::new(), Vec::new())), &mut sample.document);
        sample.resource("Font", "F", font)
            .content("0.8 0.6 0 0 k 100 100 300 100 re f 0 0 0 0 k BT /F 5 Tf 120 140 Td <0001> Tj ET BT /F 9 Tf 120 120 Td <0001> Tj ET")
    });
    said.says("a font that is not there, and a character that it does not have", {
        let mut sample = Sample::new();
        let font = type0(None, &mut sample.document);
        sample.resource("Font", "F", font).content("BT /F 9 Tf 120 120 Td <00010000> Tj ET")
    });
    said.says(
        "a picture without words",
        Sample::new().spoil(|file| {
            let figure = file.document.add_object(dictionary! { "Type" => "StructElem", "S" => "Figure" });
            let tree = dictionary! { "Type" => "StructTreeRoot", "K" => vec![figure.into()] };
            file.catalog().set("StructTreeRoot", tree);
        }),
    );
    said.says(
        "five pages",
        Sample::new().spoil(|file| {
            let page = file.page().clone();
            let more: Vec<Object> = (0..4).map(|_| file.document.add_object(page.clone()).into()).collect();
            let pages = file.catalog().get(b"Pages").and_then(Object::as_reference).expect("pages");
            let pages = file.document.get_dictionary_mut(pages).expect("pages");
            pages.get_mut(b"Kids").and_then(Object::as_array_mut).expect("kids").extend(more);
            pages.set("Count", 5);
        }),
    );
    insta::assert_snapshot!(said.0.trim_end());
}

#[test]
fn facts_are_a_table_and_json() {
    let mut sample = Sample::new();
    let font = type0(Some(Stream::new(Dictionary::new(), Vec::new())), &mut sample.document);
    let bytes = sample
        .resource("Font", "F", font)
        .resource("XObject", "I", image(600, 300, "DeviceCMYK", vec![9; 720_000]))
        .resource("ColorSpace", "S", vec![
            Object::Name(b"Separation".to_vec()), Object::Name(b"PANTONE 300 C".to_vec()), Object::Name(b"DeviceCMYK".to_vec()),
            dictionary! { "FunctionType" => 2, "N" => 1 }.into(),
        ])
        .content("q 144 0 0 72 100 100 cm /I Do Q /S cs 1 scn 200 200 50 50 re f BT /F 9 Tf 120 140 Td <0001> Tj ET")
        .bytes();
    let table = preflight(&bytes, "--facts").done().stdout;
    let json = preflight(&bytes, "--facts --format json").done().json();
    let facts = &json[0]["facts"];
    assert_eq!(json[0]["findings"], serde_json::json!([]));
    assert_eq!(facts["images"][0]["ppi"], 300.0);
    assert_eq!(facts["inks"][4]["name"], "PANTONE 300 C");
    assert_eq!(facts["inks"][4]["kind"], "spot");
    assert_eq!(facts["boxes"][0]["trim"], serde_json::json!([11.99, 11.99, 209.9, 297.04]));
    let chinese = preflight(&bytes, "--facts --lang zh").done().stdout;
    insta::assert_snapshot!(format!("{table}\n{chinese}"));
}

#[test]
fn findings_in_json_carry_page_and_object() {
    let ran = preflight(&Sample::new().content("1 0 0 rg 9 9 m 90 9 l 90 90 l f").bytes(), "--format json")
        .faulty();
    let found = ran.json();
    assert_eq!(found[0]["code"], "colour-space");
    assert_eq!(found[0]["file"], "a.pdf");
    assert_eq!(found[0]["page"], 1);
    assert!(found[0]["object"].as_str().expect("an object").ends_with(" 0"));
}

#[test]
fn our_own_file_for_press_has_no_errors() {
    let book = Book::plain();
    book.run("build --only press").done();
    let ran = book.run("preflight out/report-press.pdf --format short").done();
    assert!(!ran.stdout.contains("error["), "{ran}");
}

// ---------------------------------------------------------------- hostile files
/// The file must be refused or reported, in words, and soon.
fn survives(bytes: &[u8]) -> Ran {
    let ran = preflight(bytes, "--format short --facts");
    let text = ran.to_string();
    assert!(text.contains("exit code Some(0)") || text.contains("exit code Some(1)"), "{ran}");
    ran
}

/// A file in which everything is used.
fn full() -> Vec<u8> {
    let mut sample = Sample::new();
    let font = type0(Some(Stream::new(Dictionary::new(), vec![0; 40])), &mut sample.document);
    let cell = dictionary! {
        "PatternType" => 1, "PaintType" => 1, "BBox" => numbers(&[0.0, 0.0, 9.0, 9.0]), "XStep" => 9, "YStep" => 9,
        "Resources" => Dictionary::new(),
    };
    let shading = dictionary! {
        "ShadingType" => 2, "ColorSpace" => "DeviceCMYK", "Coords" => numbers(&[0.0, 0.0, 9.0, 9.0]),
        "Function" => dictionary! { "FunctionType" => 2, "C0" => numbers(&[0.0; 4]), "C1" => numbers(&[1.0; 4]), "N" => 1 },
    };
    let form = dictionary! { "Subtype" => "Form", "BBox" => numbers(&SHEET), "Matrix" => numbers(&[1.0, 0.0, 0.0, 1.0, 5.0, 5.0]) };
    let mut packed = image(20, 20, "DeviceCMYK", vec![200; 1600]);
    packed.compress().expect("packed");
    sample
        .resource("Font", "F", font)
        .resource("Pattern", "T", Stream::new(cell, b"0 0 9 9 re f".to_vec()))
        .resource("Shading", "H", shading)
        .resource("XObject", "X", Stream::new(form, b"1 0 0 RG 0 0 m 9 9 l S /I Do".to_vec()))
        .resource("XObject", "I", packed)
        .content("/Pattern cs /T scn 0 0 99 99 re f /H sh /X Do q 9 0 0 9 0 0 cm /I Do Q BT /F 5 Tf <00010000> Tj ET 0 w 1 1 m 2 2 l S")
        .bytes()
}

#[test]
fn files_that_are_no_pdf() {
    for bytes in [
        &b""[..],
        b"%PDF-",
        b"%PDF-1.6\n%%EOF",
        b"not a pdf at all",
        &[0; 4096],
        b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>",
    ] {
        survives(bytes).faulty();
    }
}

#[test]
fn circles_and_depths() {
    // A page tree that is its own child, a form that draws itself, forms that draw one another twice at every level.
    survives(
        &Sample::new()
            .spoil(|file| {
                let pages = file.catalog().get(b"Pages").and_then(Object::as_reference).expect("pages");
                let kids =
                    vec![pages.into(), file.page.into(), file.page.into(), Object::Reference((999, 0))];
                file.document.get_dictionary_mut(pages).expect("pages").set("Kids", kids);
            })
            .bytes(),
    )
    .faulty();
    survives(
        &Sample::new()
            .spoil(|file| {
                let page = file.page;
                file.page().set("Parent", page);
                file.page().set("Contents", Object::Reference(page));
                file.page().set("Resources", Object::Reference(page));
            })
            .bytes(),
    )
    .faulty();
    let own = Sample::new().content("/X Do").spoil(|file| {
        let form = file.document.new_object_id();
        let resources = dictionary! { "XObject" => dictionary! { "X" => form } };
        let stream = Stream::new(
            dictionary! { "Subtype" => "Form", "Resources" => resources.clone() },
            b"/X Do /X Do".to_vec(),
        );
        file.document.objects.insert(form, stream.into());
        file.page().set("Resources", resources);
    });
    survives(&own.bytes()).done();
    let laughs = Sample::new().content("/X Do").spoil(|file| {
        let mut below: Option<ObjectId> = None;
        for _ in 0..40 {
            let resources =
                below.map(|id| dictionary! { "XObject" => dictionary! { "X" => id } }).unwrap_or_default();
            let content = b"/X Do ".repeat(10);
            let form = Stream::new(dictionary! { "Subtype" => "Form", "Resources" => resources }, content);
            below = Some(file.document.add_object(form));
        }
        let top = below.expect("a form");
        file.page().set("Resources", dictionary! { "XObject" => dictionary! { "X" => top } });
    });
    assert!(survives(&laughs.bytes()).stdout.contains("pdf-limit"));
    let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
    survives(
        &Sample::new().content(&format!("{deep} TJ {} {}", "q ".repeat(100_000), "<<".repeat(9_000))).bytes(),
    );
    let nested = format!("%PDF-1.6\n1 0 obj\n{deep}\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF");
    survives(nested.as_bytes()).faulty();
}

#[test]
fn bombs_and_absurd_numbers() {
    let mut encoder = flate(&vec![b' '; 40 << 20]);
    for _ in 0..2 {
        encoder = flate(&encoder);
    }
    let filters: Vec<Object> = (0..3).map(|_| Object::Name(b"FlateDecode".to_vec())).collect();
    survives(
        &Sample::new()
            .spoil(|file| {
                let content = Stream::new(dictionary! { "Filter" => filters }, encoder);
                let content = file.document.add_object(content);
                file.page().set("Contents", vec![Object::Reference(content); 400]);
            })
            .bytes(),
    );
    survives(
        &Sample::new()
            .content(
                "1e38 0 0 1e38 1e38 1e38 cm 1e38 w 1e38 1e38 1e38 1e38 re f -9999999999999999999 0 m 1 1 l S",
            )
            .spoil(|file| {
                file.page().set("MediaBox", numbers(&[-1e38, 0.0, 1e38, f64::from(f32::MAX)]));
                file.page().set("UserUnit", Object::Real(1e-38));
            })
            .bytes(),
    )
    .faulty();
    survives(
        &Sample::new()
            .content("/I Do")
            .resource("XObject", "I", image(i64::MAX, i64::MAX, "DeviceCMYK", vec![0; 9]))
            .bytes(),
    )
    .faulty();
    survives(
        &Sample::new()
            .spoil(|file| {
                let pages = file.catalog().get(b"Pages").and_then(Object::as_reference).expect("pages");
                file.document.get_dictionary_mut(pages).expect("pages").set("Count", i64::MAX);
            })
            .bytes(),
    )
    .faulty();
}

#[test]
fn encrypted_files_say_so() {
    for (password, readable) in [("", true), ("secret", false)] {
        let mut sample = Sample::new();
        let version = lopdf::EncryptionVersion::V2 {
            document: &sample.document,
            owner_password: "owner",
            user_password: password,
            key_length: 128,
            permissions: lopdf::Permissions::all(),
        };
        let state = lopdf::EncryptionState::try_from(version).expect("a key");
        sample.document.encrypt(&state).expect("encrypted");
        let ran = survives(&sample.bytes()).faulty();
        assert!(ran.stdout.contains("pdf-encrypted"), "{ran}");
        assert_eq!(ran.stdout.contains("FOGRA39"), readable, "{ran}");
    }
}

fn flate(bytes: &[u8]) -> Vec<u8> {
    let mut stream = Stream::new(Dictionary::new(), bytes.to_vec());
    stream.compress().expect("packed");
    stream.content
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever is cut off, overwritten or moved: there is an answer.
    #[test]
    fn damaged_files_get_an_answer(cut in 0usize..6000, flips in prop::collection::vec((0usize..6000, any::<u8>()), 0..40)) {
        let whole = full();
        let mut bytes = whole.clone();
        let length = bytes.len();
        for (at, byte) in flips {
            // The profile is most of the file; the interest is in the rest.
            bytes[length - 1 - at % length.min(9000)] = byte;
        }
        bytes.truncate(length - cut % 3000);
        survives(&bytes);
    }

    /// Whatever a content stream holds.
    #[test]
    fn any_content_gets_an_answer(operations in prop::collection::vec((0usize..26, prop::collection::vec(-1e9..1e9f64, 0..7)), 0..60)) {
        const OPERATORS: [&str; 26] = ["q", "Q", "cm", "w", "re", "m", "l", "c", "h", "f", "S", "W", "n", "BT", "ET", "Tf", "Tm", "Td", "k", "g", "rg", "cs", "scn", "Do", "sh", "gs"];
        let operations = operations.into_iter().map(|(operator, numbers)| {
            let mut operands: Vec<Object> = numbers.into_iter().map(|number| Object::Real(number as f32)).collect();
            if OPERATORS[operator] == "Do" {
                operands = vec![Object::Name(b"X".to_vec())];
            }
            Operation::new(OPERATORS[operator], operands)
        });
        let content = Content { operations: operations.collect::<Vec<_>>() }.encode().expect("content");
        let mut text = Vec::new();
        text.write_all(&content).expect("content");
        survives(&Sample::new().content(&String::from_utf8_lossy(&text)).bytes());
    }
}
