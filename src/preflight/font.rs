//! Fonts: what kind they are, whether they are embedded, and which glyphs they have.

use lopdf::{Dictionary, Object, Stream};

use super::pdf::{Pdf, as_dictionary, as_name};

/// A font as its dictionary describes it.
pub(super) struct Font<'a> {
    /// Its name, without the tag of a subset.
    pub name: String,
    /// `TrueType`, `Type1`, `Type3`, or what a composite font consists of.
    pub kind: String,
    /// Whether only a part of it is embedded.
    pub subset: bool,
    /// The font program.
    pub program: Option<&'a Stream>,
    /// The font that holds the glyphs: itself, or what a composite font consists of.
    pub inner: &'a Dictionary,
    /// Whether it is composite.
    pub composite: bool,
}

impl<'a> Font<'a> {
    /// Reads a font's dictionary.
    pub(super) fn new(pdf: &Pdf<'a>, dictionary: &'a Dictionary) -> Font<'a> {
        let kind = |font| pdf.name(font, "Subtype").unwrap_or("?");
        let composite = kind(dictionary) == "Type0";
        let descendant = pdf.list(dictionary, "DescendantFonts").first();
        let descendant = descendant.map(|object| pdf.resolve(object)).and_then(as_dictionary);
        let inner = descendant.filter(|_| composite).unwrap_or(dictionary);
        let descriptor = pdf.dictionary(inner, "FontDescriptor");
        let file = |key| descriptor.and_then(|descriptor| pdf.get(descriptor, key));
        let program = ["FontFile2", "FontFile3", "FontFile"].into_iter().find_map(|key| match file(key) {
            Some(Object::Stream(stream)) => Some(stream),
            _ => None,
        });
        let base = pdf.name(dictionary, "BaseFont").or_else(|| pdf.name(dictionary, "Name")).unwrap_or("?");
        let tag = base
            .split_once('+')
            .filter(|(tag, _)| tag.len() == 6 && tag.bytes().all(|letter| letter.is_ascii_uppercase()));
        Font {
            name: tag.map_or(base, |(_, name)| name).to_owned(),
            kind: kind(inner).to_owned(),
            subset: tag.is_some(),
            program,
            inner,
            composite,
        }
    }

    /// Whether the printer has all there is to print it. The glyphs of a Type 3 font are content of the file itself.
    pub(super) fn is_embedded(&self) -> bool {
        self.program.is_some() || self.kind == "Type3"
    }

    /// Whether a code shows `.notdef`, the sign for a missing character. `None` if that cannot be told.
    pub(super) fn glyphs(&self, pdf: &Pdf<'a>, dictionary: &'a Dictionary) -> Glyphs {
        if self.composite {
            let direct = match pdf.get(self.inner, "CIDToGIDMap") {
                None => true,
                Some(map) => as_name(map) == Some("Identity"),
            };
            let outlines = self.program.filter(|_| direct && self.kind == "CIDFontType2");
            let count = outlines.and_then(|stream| pdf.data(stream)).and_then(|data| {
                let face = ttf_parser::RawFace::parse(&data, 0).ok()?;
                let table = face.table(ttf_parser::Tag::from_bytes(b"maxp"))?;
                Some(u16::from_be_bytes([*table.get(4)?, *table.get(5)?]))
            });
            return Glyphs::Composite { count };
        }
        let mut missing = Vec::new();
        let mut code = 0;
        let encoding = pdf.dictionary(dictionary, "Encoding");
        for each in encoding.map_or(&[][..], |encoding| pdf.list(encoding, "Differences")) {
            match pdf.resolve(each) {
                Object::Integer(number) => code = *number,
                Object::Name(name) => {
                    if name == b".notdef" {
                        missing.extend(u16::try_from(code));
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
        Glyphs::Simple { missing }
    }
}

/// Which codes show no character.
pub(super) enum Glyphs {
    /// Glyph 0 of a composite font, and what lies beyond its last glyph.
    Composite {
        /// How many glyphs the font program has, if that can be told.
        count: Option<u16>,
    },
    /// Codes that the encoding itself leads to `.notdef`.
    Simple {
        /// These codes.
        missing: Vec<u16>,
    },
}

impl Glyphs {
    /// Whether a code shows the sign for a missing character, or nothing at all.
    pub(super) fn lack(&self, code: u16) -> bool {
        match self {
            Glyphs::Composite { count } => code == 0 || count.is_some_and(|count| code >= count),
            Glyphs::Simple { missing } => missing.contains(&code),
        }
    }
}
