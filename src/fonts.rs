//! The fonts of a book, ready for Typst and for measuring.

use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontStyle};
use typst::utils::LazyHash;
use typst_kit::fonts::{self, FontStore};

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Place, message as m};
use crate::locale::{Lang, Script};
use crate::project::{MAX_BINARY, Project};
use crate::signature;
use crate::source::{Span, Text};

/// The fonts that every book has after its own, by the names of their files, in the order in which they are tried.
const BUILT_IN: [&[(&str, &[u8])]; 3] =
    [casebound_fonts_fallback::FILES, casebound_fonts_sans::FILES, casebound_fonts_serif::FILES];

/// The built-in family without serifs that has what others lack: letters of European names, signs, and the characters of
/// names in Traditional Chinese, Japanese and Korean.
pub const FALLBACK_SANS: &str = "Casebound Fallback Sans";
/// The same with serifs, for the common ones of them.
pub const FALLBACK_SERIF: &str = "Casebound Fallback Serif";
/// The built-in marks of Traditional Chinese, in the middle of their squares, without serifs and with them.
pub const MARKS: [&str; 2] = ["Casebound Marks Sans", "Casebound Marks Serif"];

messages! {
    "fonts";
    UNKNOWN_FAMILY(family);
    UNKNOWN_FAMILY_HINT(families);
    FORMS(family, lang, instead);
    FORMS_HINT(family, role, name);
}

/// The families that a book is set in, by their part in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Families {
    /// The family of heads, labels and charts.
    pub sans: Text,
    /// The family of running text.
    pub serif: Text,
    /// The family of quotations, if they have their own.
    pub quotation: Option<Text>,
    /// Whether the built-in [`MARKS`] take the places of the families' own.
    pub centred_marks: bool,
    /// Whether the built-in sans takes the place of the language's own, so that letters of the fallback, which has the usual
    /// weights alone, stand beside its letters.
    pub borrowed: bool,
}

impl Families {
    /// The families that a book in a language is set in, if it says nothing else.
    pub fn of(lang: Lang) -> Families {
        let conventions = lang.conventions();
        let usual = |name: String| Text::new(name, Span::default());
        Families {
            sans: usual(conventions.sans),
            serif: usual(conventions.serif),
            quotation: None,
            centred_marks: false,
            borrowed: false,
        }
    }
}

impl Default for Families {
    fn default() -> Families {
        let built_in = |name: &str| Text::new(name, Span::default());
        Families {
            sans: built_in("Noto Sans SC"),
            serif: built_in("Noto Serif SC"),
            quotation: None,
            centred_marks: false,
            borrowed: false,
        }
    }
}

/// Where fonts come from besides the book and the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SystemFonts {
    /// From nowhere else, so that every machine makes the same book.
    #[default]
    Excluded,
    /// From the system, after all others.
    Included,
}

/// A font file: its name and bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFile {
    /// Its name, such as `NotoSansSC-Regular.ttf`.
    pub name: String,
    /// Its bytes.
    pub bytes: FontBytes,
}

/// The bytes of a font file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontBytes {
    /// Part of the program.
    BuiltIn(&'static [u8]),
    /// Read from the book.
    Own(Vec<u8>),
}

impl FontBytes {
    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        match self {
            FontBytes::BuiltIn(bytes) => bytes,
            FontBytes::Own(bytes) => bytes,
        }
    }
}

/// The fonts of a book: its own first, then the built-in ones whose names it does not use.
pub fn files(project: &Project, diagnostics: &mut Diagnostics) -> Vec<FontFile> {
    let is_font = |name: &str| {
        let name = name.to_ascii_lowercase();
        [".ttf", ".otf", ".ttc", ".otc"].iter().any(|extension| name.ends_with(extension))
    };
    let mut files = Vec::new();
    for name in project.names("fonts", is_font, diagnostics) {
        let path = format!("fonts/{name}");
        match project.read(&path, MAX_BINARY) {
            Ok(bytes) => files.push(FontFile { name, bytes: FontBytes::Own(bytes) }),
            Err(fault) => diagnostics.push(fault.diagnostic(Place::File(path.clone()), &path)),
        }
    }
    for &(name, bytes) in BUILT_IN.into_iter().flatten() {
        if !files.iter().any(|own| own.name == name) {
            files.push(FontFile { name: name.to_owned(), bytes: FontBytes::BuiltIn(bytes) });
        }
    }
    files
}

/// Fonts in the order in which they are tried.
pub struct Fonts {
    store: FontStore,
    files: Vec<(String, Bytes)>,
    all: Vec<Font>,
    own: bool,
    covered: OnceLock<Covered>,
}

/// Which characters any of the fonts has, a bit for each; found when one is first asked for, and asked for every character of a book.
#[derive(Default)]
struct Covered(Vec<u64>);

impl Covered {
    fn insert(&mut self, code: u32) {
        let word = code as usize / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (code % 64);
    }

    fn contains(&self, c: char) -> bool {
        let code = c as u32;
        self.0.get(code as usize / 64).is_some_and(|word| word & 1 << (code % 64) != 0)
    }
}

impl Fonts {
    /// Loads font files. What is not a font is reported and left out.
    pub fn load(files: Vec<FontFile>, system: SystemFonts, diagnostics: &mut Diagnostics) -> Fonts {
        let mut store = FontStore::new();
        let own = files.iter().any(|file| match &file.bytes {
            FontBytes::BuiltIn(_) => false,
            FontBytes::Own(bytes) => {
                !BUILT_IN.into_iter().flatten().any(|built_in| *built_in == (&file.name, bytes))
            }
        });
        let mut all = Vec::new();
        let mut kept = Vec::new();
        for file in files {
            let bytes = match file.bytes {
                FontBytes::BuiltIn(bytes) => Bytes::new(bytes),
                FontBytes::Own(bytes) => Bytes::new(bytes),
            };
            let before = all.len();
            for font in Font::iter(bytes.clone()) {
                store.push((font.clone(), font.info().clone()));
                all.push(font);
            }
            if all.len() == before {
                let place = Place::File(format!("fonts/{}", file.name));
                diagnostics.push(
                    Diagnostic::error(Code::Font, place, signature::fault(&bytes, &signature::FONT))
                        .hint(m::FONT_UNUSABLE_HINT.plain()),
                );
            }
            kept.push((file.name, bytes));
        }
        if system == SystemFonts::Included {
            store.extend(fonts::system());
        }
        Fonts { store, files: kept, all, own, covered: OnceLock::new() }
    }

    /// Names, styles and coverage, for Typst.
    pub fn book(&self) -> &LazyHash<FontBook> {
        self.store.book()
    }

    /// Whether the book has fonts of its own.
    pub fn has_own(&self) -> bool {
        self.own
    }

    /// The font with this index of the [`book`](Self::book).
    pub fn get(&self, index: usize) -> Option<Font> {
        self.store.font(index)
    }

    /// The font files of the book and the program by name, as they would lie in a folder.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// Whether any font has a character.
    pub fn covers(&self, c: char) -> bool {
        let covered = self.covered.get_or_init(|| {
            let book = self.book();
            let mut covered = Covered::default();
            let infos = (0..).map_while(|index| book.info(index));
            infos.flat_map(|info| info.coverage.iter()).for_each(|code| covered.insert(code));
            covered
        });
        covered.contains(c)
    }

    /// The names of the families that text may be set in, each once.
    pub fn families(&self) -> Vec<String> {
        let names = self.book().families().map(|(family, _)| family.to_owned());
        names.filter(|name| !MARKS.contains(&name.as_str())).collect()
    }

    /// The upright faces of a family, to measure with; all faces of the book and the program if it is missing.
    pub fn faces(&self, family: &str) -> Faces {
        let book = self.book();
        let indices = (0..).map_while(|index| Some((index, book.info(index)?)));
        let own = indices.filter(|(_, info)| same_family(&info.family, family));
        let upright = own.filter(|(_, info)| info.variant.style == FontStyle::Normal);
        let own: Vec<Font> = upright.filter_map(|(index, _)| self.get(index)).collect();
        let fallback =
            self.all.iter().filter(|font| same_family(&font.info().family, FALLBACK_SANS)).cloned().collect();
        Faces { own: if own.is_empty() { self.all.clone() } else { own }, fallback }
    }

    /// Sets a book in the built-in families where it has not those that are usual in its language, and warns of that at `place`:
    /// their characters have other forms. Of its marks at least, those of Traditional Chinese are built in, too.
    pub fn settle(&self, families: &mut Families, lang: Lang, place: Place, diagnostics: &mut Diagnostics) {
        let there = self.families();
        let Families { sans, serif, quotation: _, centred_marks, borrowed } = families;
        let built_in = Families::default();
        for (family, instead, role) in [(sans, built_in.sans, "sans"), (serif, built_in.serif, "serif")] {
            let is_usual = family.span() == Span::default();
            if is_usual && !there.iter().any(|own| same_family(own, family)) {
                let words = FORMS.with([family.as_str(), lang.tag(), instead.as_str()]);
                let hint = FORMS_HINT.with([family.as_str(), role, &family.replace(' ', "")]);
                diagnostics.push(Diagnostic::warning(Code::GlyphForms, place.clone(), words).hint(hint));
                *family = instead;
                *borrowed |= role == "sans";
                *centred_marks = lang.conventions().script == Script::Traditional;
            }
        }
    }

    /// Reports missing families where they are named.
    pub fn require(&self, families: &Families, diagnostics: &mut Diagnostics) {
        let there = self.families();
        for family in [&families.sans, &families.serif].into_iter().chain(&families.quotation) {
            if !there.iter().any(|own| same_family(own, family)) {
                let words = UNKNOWN_FAMILY.with([family.as_str()]);
                let found = Diagnostic::error(Code::FontMissing, family.span(), words);
                diagnostics.push(found.hint(UNKNOWN_FAMILY_HINT.with([there.clone()])));
            }
        }
    }
}

/// Faces of a family, and those that have what it lacks.
pub struct Faces {
    own: Vec<Font>,
    fallback: Vec<Font>,
}

impl Faces {
    /// Weight and bytes of each face of the family.
    pub fn own(&self) -> impl Iterator<Item = (u16, &[u8])> {
        self.own.iter().map(weight_and_bytes)
    }

    /// The same of the faces that have what the family lacks.
    pub fn fallback(&self) -> impl Iterator<Item = (u16, &[u8])> {
        self.fallback.iter().map(weight_and_bytes)
    }
}

fn weight_and_bytes(font: &Font) -> (u16, &[u8]) {
    (font.info().variant.weight.to_number(), font.data().as_slice())
}

/// Whether two names mean one family, as Typst takes them.
fn same_family(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}
