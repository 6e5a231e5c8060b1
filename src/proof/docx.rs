//! The Word file that a company is sent: a clean manuscript whose fields are content controls, locked but for them, with tracked
//! changes on. The same texts make the same bytes.
//!
//! The parts are those that ECMA-376 asks for and Word, WPS and LibreOffice write themselves. No library kept today writes content
//! controls with tags and locks (`docx-rs` has neither), so the parts are written here, as a reader of them would list them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::body::{self, Body};
use super::manuscript::Manuscript;
use super::xml::{RELATIONSHIPS, TEXT_PART, Xml};

/// The names of the properties by which a returned file says what it is.
pub mod property {
    /// The title of the book.
    pub const BOOK: &str = "Casebound-Book";
    /// The case.
    pub const CASE: &str = "Casebound-Case";
    /// The hash of the texts as they were sent.
    pub const PROOF: &str = "Casebound-Proof";
    /// The hash of where they stand on the pages of a PDF.
    pub const PLACES: &str = "Casebound-Places";
}

/// A proof as the bytes of its file.
pub fn write(manuscript: &Manuscript) -> Vec<u8> {
    let Body { document, links, lists } = body::document(manuscript);
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relationships()),
        ("docProps/core.xml", core(manuscript)),
        ("docProps/custom.xml", custom(manuscript)),
        ("word/document.xml", document),
        ("word/styles.xml", styles(manuscript)),
        ("word/numbering.xml", body::numbering(&lists)),
        ("word/settings.xml", settings()),
        ("word/footer1.xml", body::footer(manuscript)),
        ("word/_rels/document.xml.rels", document_relationships(&links)),
    ];
    // Without a time of its own every part is from 1980, the first year that a zip knows.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Writing to memory cannot fail.
    for (name, text) in parts {
        let _ = zip.start_file(name, options).map(|()| zip.write_all(text.as_bytes()));
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

fn content_types() -> String {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut xml =
        Xml::part("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")]);
    for (extension, kind) in
        [("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml")]
    {
        xml.empty("Default", &[("Extension", extension), ("ContentType", kind)]);
    }
    let main = ["document.main", "styles", "numbering", "settings", "footer"]
        .map(|kind| format!("{WORD}.{kind}+xml"));
    let names =
        ["document", "styles", "numbering", "settings", "footer1"].map(|name| format!("/word/{name}.xml"));
    for (name, kind) in names.iter().zip(&main) {
        xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    }
    for (name, kind) in [
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
    ] {
        xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    }
    xml.finish("Types")
}

fn relationships(all: &[(String, &str, &str, bool)]) -> String {
    let mut xml = Xml::part(
        "Relationships",
        &[("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")],
    );
    for (id, kind, target, outside) in all {
        let mut attributes = vec![("Id", id.as_str()), ("Type", *kind), ("Target", *target)];
        if *outside {
            attributes.push(("TargetMode", "External"));
        }
        xml.empty("Relationship", &attributes);
    }
    xml.finish("Relationships")
}

fn package_relationships() -> String {
    let office = format!("{RELATIONSHIPS}/officeDocument");
    let custom = format!("{RELATIONSHIPS}/custom-properties");
    relationships(&[
        ("rId1".to_owned(), &office, "word/document.xml", false),
        (
            "rId2".to_owned(),
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
            false,
        ),
        ("rId3".to_owned(), &custom, "docProps/custom.xml", false),
    ])
}

fn document_relationships(links: &[String]) -> String {
    let kinds = ["styles", "numbering", "settings", "footer", "hyperlink"]
        .map(|kind| format!("{RELATIONSHIPS}/{kind}"));
    let [styles, numbering, settings, footer, link] = &kinds;
    let mut all = vec![
        ("styles".to_owned(), styles.as_str(), "styles.xml", false),
        ("numbering".to_owned(), numbering, "numbering.xml", false),
        ("settings".to_owned(), settings, "settings.xml", false),
        ("footer".to_owned(), footer, "footer1.xml", false),
    ];
    all.extend(
        links
            .iter()
            .enumerate()
            .map(|(index, target)| (format!("link{index}"), link.as_str(), target.as_str(), true)),
    );
    relationships(&all)
}

fn core(manuscript: &Manuscript) -> String {
    let mut xml = Xml::part(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ],
    );
    for (element, text) in [("dc:title", manuscript.title()), ("dc:language", manuscript.tag.clone())] {
        xml.open(element, &[]);
        xml.text(&text);
        xml.close(element);
    }
    xml.finish("cp:coreProperties")
}

fn custom(manuscript: &Manuscript) -> String {
    let mut xml = Xml::part(
        "Properties",
        &[
            ("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
            ("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
        ],
    );
    let record = manuscript.record;
    let all =
        [(property::BOOK, &record.book), (property::CASE, &record.case), (property::PROOF, &record.hash)];
    // The first numbers are the format's own ([MS-OSHARED] 2.3.3.2.3).
    for ((name, value), pid) in all.into_iter().zip(["2", "3", "4"]) {
        xml.open(
            "property",
            &[("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"), ("pid", pid), ("name", name)],
        );
        xml.open("vt:lpwstr", &[]);
        xml.text(value);
        xml.close("vt:lpwstr");
        xml.close("property");
    }
    xml.finish("Properties")
}

/// Tracking is on, and stays on: only the controls' own locks say where there is something to change.
fn settings() -> String {
    let mut xml = Xml::part("w:settings", &TEXT_PART[..1]);
    xml.empty("w:zoom", &[("w:percent", "100")]);
    xml.empty("w:trackRevisions", &[]);
    xml.empty("w:documentProtection", &[("w:edit", "trackedChanges"), ("w:enforcement", "1")]);
    xml.empty("w:defaultTabStop", &[("w:val", "420")]);
    xml.empty("w:characterSpacingControl", &[("w:val", "compressPunctuation")]);
    xml.open("w:compat", &[]);
    xml.empty(
        "w:compatSetting",
        &[
            ("w:name", "compatibilityMode"),
            ("w:uri", "http://schemas.microsoft.com/office/word"),
            ("w:val", "15"),
        ],
    );
    xml.close("w:compat");
    xml.finish("w:settings")
}

/// A style of paragraphs: its id and name, the size in half-points, weight, grey, and the space before and after in twentieths of a point.
struct Style {
    id: &'static str,
    name: &'static str,
    size: &'static str,
    bold: bool,
    colour: &'static str,
    before: &'static str,
    after: &'static str,
    /// Its level in the outline, from 0.
    outline: Option<&'static str>,
}

const INK: &str = "000000";
const GREY: &str = "707070";

const STYLES: [Style; 7] = [
    Style {
        id: "Title",
        name: "Title",
        size: "40",
        bold: true,
        colour: INK,
        before: "0",
        after: "120",
        outline: None,
    },
    Style {
        id: "Heading1",
        name: "heading 1",
        size: "28",
        bold: true,
        colour: INK,
        before: "480",
        after: "120",
        outline: Some("0"),
    },
    Style {
        id: "Heading2",
        name: "heading 2",
        size: "24",
        bold: true,
        colour: INK,
        before: "360",
        after: "80",
        outline: Some("1"),
    },
    Style {
        id: "Question",
        name: "Question",
        size: "22",
        bold: true,
        colour: INK,
        before: "280",
        after: "80",
        outline: None,
    },
    Style {
        id: "Label",
        name: "Label",
        size: "17",
        bold: false,
        colour: GREY,
        before: "120",
        after: "20",
        outline: None,
    },
    Style {
        id: "Guide",
        name: "Guide",
        size: "18",
        bold: false,
        colour: GREY,
        before: "0",
        after: "120",
        outline: None,
    },
    Style {
        id: "Quote",
        name: "Quote",
        size: "22",
        bold: false,
        colour: "404040",
        before: "80",
        after: "80",
        outline: None,
    },
];

fn styles(manuscript: &Manuscript) -> String {
    let mut xml = Xml::part("w:styles", &TEXT_PART[..1]);
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    let (latin, han) = manuscript.fonts();
    xml.empty("w:rFonts", &[("w:ascii", latin), ("w:hAnsi", latin), ("w:eastAsia", han), ("w:cs", latin)]);
    xml.empty("w:sz", &[("w:val", "22")]);
    xml.empty("w:szCs", &[("w:val", "22")]);
    let tag = manuscript.tag.as_str();
    xml.empty(
        "w:lang",
        &[
            ("w:val", if manuscript.is_han() { "en-US" } else { tag }),
            ("w:eastAsia", if manuscript.is_han() { tag } else { "zh-CN" }),
        ],
    );
    xml.close("w:rPr");
    xml.close("w:rPrDefault");
    xml.open("w:pPrDefault", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:spacing", &[("w:after", "120"), ("w:line", "320"), ("w:lineRule", "auto")]);
    xml.close("w:pPr");
    xml.close("w:pPrDefault");
    xml.close("w:docDefaults");
    xml.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")]);
    xml.empty("w:name", &[("w:val", "Normal")]);
    xml.close("w:style");
    for style in STYLES {
        xml.open("w:style", &[("w:type", "paragraph"), ("w:styleId", style.id)]);
        xml.empty("w:name", &[("w:val", style.name)]);
        xml.empty("w:basedOn", &[("w:val", "Normal")]);
        xml.open("w:pPr", &[]);
        if style.outline.is_some() || style.id == "Question" || style.id == "Label" {
            xml.empty("w:keepNext", &[]);
        }
        xml.empty("w:spacing", &[("w:before", style.before), ("w:after", style.after)]);
        if style.id == "Quote" {
            xml.empty("w:ind", &[("w:left", "420")]);
        }
        if let Some(level) = style.outline {
            xml.empty("w:outlineLvl", &[("w:val", level)]);
        }
        xml.close("w:pPr");
        xml.open("w:rPr", &[]);
        if style.bold {
            xml.empty("w:b", &[]);
        }
        xml.empty("w:color", &[("w:val", style.colour)]);
        xml.empty("w:sz", &[("w:val", style.size)]);
        xml.empty("w:szCs", &[("w:val", style.size)]);
        xml.close("w:rPr");
        xml.close("w:style");
    }
    xml.open("w:style", &[("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")]);
    xml.empty("w:name", &[("w:val", "Normal Table")]);
    xml.open("w:tblPr", &[]);
    xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
    xml.close("w:tblPr");
    xml.close("w:style");
    xml.finish("w:styles")
}
