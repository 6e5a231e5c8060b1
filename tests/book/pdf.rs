//! The text of a PDF, in the order of its content streams and without what is marked as an artifact, such as running
//! heads, folios and backgrounds.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

/// A PDF that was read.
pub(crate) struct Pdf {
    document: Document,
}

impl Pdf {
    /// Reads a file's bytes.
    pub(crate) fn read(bytes: &[u8]) -> Pdf {
        Pdf { document: Document::load_mem(bytes).expect("a PDF") }
    }

    /// The text of every page, without any blanks.
    pub(crate) fn pages(&self) -> Vec<String> {
        let fonts = RefCell::default();
        let pages = self.document.page_iter().map(|page| {
            let mut reader =
                Reader { document: &self.document, fonts: &fonts, marks: Vec::new(), text: String::new() };
            let dictionary = self.document.get_dictionary(page).expect("a page");
            let resources = self.document.get_dict_in_dict(dictionary, b"Resources").expect("resources");
            reader.read(&self.document.get_page_content(page), resources);
            squeezed(&reader.text)
        });
        pages.collect()
    }

    /// The text of all pages.
    pub(crate) fn text(&self) -> String {
        self.pages().concat()
    }

    /// The names of all fonts, subset tags included.
    pub(crate) fn fonts(&self) -> BTreeSet<String> {
        let dictionaries = self.document.objects.values().filter_map(|object| object.as_dict().ok());
        let fonts = dictionaries.filter(|dictionary| dictionary.has_type(b"Font"));
        let name = |font: &Dictionary| {
            Some(String::from_utf8_lossy(font.get(b"BaseFont").ok()?.as_name().ok()?).into_owned())
        };
        fonts.filter_map(name).collect()
    }

    /// An entry of the information dictionary.
    pub(crate) fn info(&self, key: &str) -> String {
        let info = self.document.trailer.get(b"Info").expect("an information dictionary");
        let (_, info) = self.document.dereference(info).expect("an information dictionary");
        string(info.as_dict().expect("a dictionary").get(key.as_bytes()).expect("the entry"))
    }
}

/// A text without blanks, breaks, joiners and soft hyphens, which are the typesetter's.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{AD}' | '\u{2060}')).collect()
}

/// What a marked sequence does with the text in it.
enum Mark {
    /// Nothing.
    Shows,
    /// It is not text, or its text is already taken from `ActualText`.
    Hides,
}

struct Reader<'a> {
    document: &'a Document,
    fonts: &'a RefCell<BTreeMap<ObjectId, Encoding<'a>>>,
    marks: Vec<Mark>,
    text: String,
}

impl<'a> Reader<'a> {
    fn read(&mut self, content: &[u8], resources: &'a Dictionary) {
        let mut font = None;
        for operation in Content::decode(content).expect("a content stream").operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "Tf" => font = self.font(resources, &operands[0]),
                "Tj" | "TJ" => self.show(font, operands),
                "BMC" => self.mark(&operands[0], None, resources),
                "BDC" => self.mark(&operands[0], operands.get(1), resources),
                "EMC" => drop(self.marks.pop()),
                "Do" => self.form(resources, &operands[0]),
                _ => {}
            }
        }
    }

    fn named(&self, resources: &'a Dictionary, kind: &[u8], name: &Object) -> Option<&'a Object> {
        self.document.get_dict_in_dict(resources, kind).ok()?.get(name.as_name().ok()?).ok()
    }

    fn font(&self, resources: &'a Dictionary, name: &Object) -> Option<ObjectId> {
        let id = self.named(resources, b"Font", name)?.as_reference().expect("a font by reference");
        self.fonts.borrow_mut().entry(id).or_insert_with(|| {
            let font = self.document.get_dictionary(id).expect("a font");
            font.get_font_encoding(self.document).expect("an encoding")
        });
        Some(id)
    }

    fn show(&mut self, font: Option<ObjectId>, operands: &[Object]) {
        if self.marks.iter().any(|mark| matches!(mark, Mark::Hides)) {
            return;
        }
        let fonts = self.fonts.borrow();
        let encoding = &fonts[&font.expect("a font is set before text is shown")];
        for operand in operands {
            let items = operand.as_array().map_or(std::slice::from_ref(operand), Vec::as_slice);
            for item in items {
                if let Object::String(bytes, _) = item {
                    self.text.push_str(&Document::decode_text(encoding, bytes).expect("text"));
                }
            }
        }
    }

    fn mark(&mut self, tag: &Object, properties: Option<&Object>, resources: &'a Dictionary) {
        let hidden = self.marks.iter().any(|mark| matches!(mark, Mark::Hides));
        let properties = properties.and_then(|properties| match properties {
            Object::Name(_) => {
                let found = self.named(resources, b"Properties", properties)?;
                self.document.dereference(found).ok()?.1.as_dict().ok()
            }
            properties => properties.as_dict().ok(),
        });
        let actual = properties.and_then(|properties| properties.get(b"ActualText").ok());
        let artifact = tag.as_name().is_ok_and(|tag| tag == b"Artifact");
        if let Some(actual) = actual.filter(|_| !hidden && !artifact) {
            self.text.push_str(&string(actual));
        }
        self.marks.push(if artifact || actual.is_some() { Mark::Hides } else { Mark::Shows });
    }

    fn form(&mut self, resources: &'a Dictionary, name: &Object) {
        let Some(object) = self.named(resources, b"XObject", name) else { return };
        let (_, object) = self.document.dereference(object).expect("an XObject");
        let stream = object.as_stream().expect("a stream");
        if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form") {
            let own = self.document.get_dict_in_dict(&stream.dict, b"Resources").unwrap_or(resources);
            let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            self.read(&content, own);
        }
    }
}

/// A text string: UTF-16 with a byte order mark, else bytes.
fn string(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(units) => {
            let units: Vec<u16> =
                units.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).expect("UTF-16")
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
