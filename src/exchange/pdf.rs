//! What people wrote on the pages of a PDF: its annotations, as Acrobat, Foxit, Preview, WPS and browsers make them (ISO 32000-1, 12.5),
//! and the text of its pages.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId};

use super::fault::Fault;
use crate::geometry::Rect;
use crate::preflight::page::{Page as Found, pages, rectangle};
use crate::preflight::pdf::{Budget, Pdf as Opened, Unreadable, apart, as_dictionary, as_text, load};

/// Most pages that are looked at.
const MAX_PAGES: usize = 500;
/// Most annotations of a file.
const MAX_NOTES: usize = 20_000;
/// Most areas of one of them.
const MAX_AREAS: usize = 2_000;
/// Most letters of what one says.
const MAX_LETTERS: usize = 20_000;
/// Most bytes of a page's content, inflated, that its text is read from.
const MAX_CONTENT: usize = 32 << 20;

/// A PDF as people send it back.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pdf {
    /// The keywords that the program which made it wrote into it.
    pub keywords: String,
    /// Its pages, in their order.
    pub pages: Vec<Page>,
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// Width and height, in points.
    pub size: (f64, f64),
    /// Its text, as far as it is text.
    pub text: String,
    /// How many pictures and other forms it draws.
    pub drawn: usize,
    /// What was written on it, in the order of the file.
    pub notes: Vec<Note>,
}

/// An annotation.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// What it is.
    pub kind: Kind,
    /// What it is about, in points from the upper left corner of its page: `top` is less than `bottom`.
    pub areas: Vec<Rect>,
    /// Who made it; empty where it is not said.
    pub author: String,
    /// When, `2031-04-12`; empty where it is not said.
    pub date: String,
    /// What it says.
    pub text: String,
    /// The annotation of its page that it answers or belongs to.
    pub parent: Option<usize>,
    /// Whether both are one, such as a strike-out and the text that comes for it.
    pub is_grouped: bool,
    /// The state that it gives the other, such as `Rejected`.
    pub state: Option<String>,
}

/// What an annotation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A note beside the text.
    Note,
    /// Marked text: highlighted or underlined.
    Marked,
    /// Text that is to go.
    StruckOut,
    /// A place where text is to come.
    Inserted,
    /// Text written on the page.
    Written,
    /// A drawing, a stamp, a file, a sound.
    Drawn,
}

/// Reads a PDF.
///
/// # Errors
/// When it is none, is locked or damaged, or holds more than a reader of proofs can have made.
pub fn read(bytes: &[u8]) -> Result<Pdf, Fault> {
    let work = || {
        let document = load(bytes).map_err(|fault| match fault {
            Unreadable::Locked => Fault::locked_pdf(),
            Unreadable::Damaged(message) => Fault::damaged_pdf(message),
        })?;
        let pdf = Opened { document: &document, budget: Budget::default() };
        let (found, _) = pages(&pdf);
        if found.is_empty() {
            return Err(Fault::damaged_pdf(crate::signature::fault(bytes, &crate::signature::PDF)));
        }
        if found.len() > MAX_PAGES {
            return Err(Fault::endless_pdf());
        }
        let mut left = MAX_NOTES;
        let mut read = Pdf { keywords: keywords(&pdf), pages: Vec::new() };
        for own in &found {
            let text = document.extract_text_with_limit(&[own.number as u32], MAX_CONTENT);
            let drawn = own.resources.and_then(|resources| pdf.dictionary(resources, "XObject"));
            let mut page = Page {
                size: own.boxes.media.map_or((0.0, 0.0), |media| (media.width(), media.height())),
                text: text.unwrap_or_default(),
                drawn: drawn.map_or(0, Dictionary::len),
                notes: Vec::new(),
            };
            page.notes = notes(&pdf, own, &mut left);
            read.pages.push(page);
        }
        if left == 0 || pdf.budget.is_spent() { Err(Fault::endless_pdf()) } else { Ok(read) }
    };
    apart(work).unwrap_or_else(|_| Err(Fault::endless_pdf()))
}

fn keywords(pdf: &Opened) -> String {
    let info = pdf.dictionary(&pdf.document.trailer, "Info");
    info.and_then(|info| pdf.get(info, "Keywords")).and_then(as_text).unwrap_or_default()
}

/// The annotations of a page that people make: neither links nor fields of forms.
fn notes(pdf: &Opened, page: &Found, left: &mut usize) -> Vec<Note> {
    let media = page.boxes.media.unwrap_or(Rect::new(0.0, 0.0, 0.0, 0.0));
    let mut found = Vec::new();
    let mut places: BTreeMap<ObjectId, usize> = BTreeMap::new();
    let mut answered: Vec<Option<ObjectId>> = Vec::new();
    for object in pdf.list(page.dictionary, "Annots") {
        *left = left.saturating_sub(1);
        if *left == 0 || !pdf.budget.step(1) {
            break;
        }
        let (id, object) = pdf.locate(object);
        let Some(own) = as_dictionary(object) else { continue };
        let Some(kind) = pdf.name(own, "Subtype").and_then(kind) else { continue };
        if let Some(id) = id {
            places.insert(id, found.len());
        }
        answered.push(own.get(b"IRT").ok().and_then(|parent| parent.as_reference().ok()));
        found.push(Note {
            kind,
            areas: areas(pdf, own, &media),
            author: text(pdf, own, "T"),
            date: date(&[text(pdf, own, "M"), text(pdf, own, "CreationDate")]),
            text: said(pdf, own),
            parent: None,
            is_grouped: pdf.name(own, "RT") == Some("Group"),
            state: Some(text(pdf, own, "State")).filter(|state| !state.is_empty()),
        });
    }
    for (note, parent) in found.iter_mut().zip(answered) {
        note.parent = parent.and_then(|id| places.get(&id).copied());
    }
    found
}

fn kind(subtype: &str) -> Option<Kind> {
    match subtype {
        "Text" => Some(Kind::Note),
        "Highlight" | "Underline" | "Squiggly" => Some(Kind::Marked),
        "StrikeOut" => Some(Kind::StruckOut),
        "Caret" => Some(Kind::Inserted),
        "FreeText" => Some(Kind::Written),
        "Ink" | "Line" | "Square" | "Circle" | "Polygon" | "PolyLine" | "Stamp" | "FileAttachment"
        | "Sound" | "Redact" => Some(Kind::Drawn),
        _ => None,
    }
}

/// A text of an annotation, shortened to what can be read.
fn text(pdf: &Opened, own: &Dictionary, key: &str) -> String {
    let text = pdf.get(own, key).and_then(as_text).unwrap_or_default();
    text.chars().take(MAX_LETTERS).collect::<String>().replace("\r\n", "\n").replace('\r', "\n")
}

/// What an annotation says: its plain text, else its rich one without its looks.
fn said(pdf: &Opened, own: &Dictionary) -> String {
    let plain = text(pdf, own, "Contents");
    if !plain.trim().is_empty() {
        return plain.trim_end().to_owned();
    }
    let rich = match pdf.get(own, "RC") {
        Some(Object::Stream(stream)) => {
            pdf.data(stream).and_then(|data| String::from_utf8(data).ok()).unwrap_or_default()
        }
        Some(string) => as_text(string).unwrap_or_default(),
        None => return String::new(),
    };
    let read = roxmltree::Document::parse(&rich);
    let words = read.iter().flat_map(|document| document.descendants()).filter_map(|node| {
        match node.tag_name().name() {
            "p" | "br" => Some("\n"),
            _ => node.text().filter(|_| node.is_text()),
        }
    });
    words.collect::<String>().trim().chars().take(MAX_LETTERS).collect()
}

/// The areas that an annotation is about.
fn areas(pdf: &Opened, own: &Dictionary, media: &Rect) -> Vec<Rect> {
    let from_top = |rect: Rect| {
        Rect::new(
            rect.left - media.left,
            media.top - rect.bottom,
            rect.right - media.left,
            media.top - rect.top,
        )
    };
    let points = pdf.numbers(pdf.list(own, "QuadPoints"));
    let quads = points.chunks_exact(8).take(MAX_AREAS).filter_map(|quad| {
        let bound = |from: usize, pick: fn(f64, f64) -> f64| {
            quad.iter().skip(from).step_by(2).copied().reduce(pick).unwrap_or_default()
        };
        let rect = Rect::new(bound(0, f64::min), bound(1, f64::min), bound(0, f64::max), bound(1, f64::max));
        (rect.width() > 0.0 && rect.height() > 0.0).then(|| from_top(rect))
    });
    let quads: Vec<Rect> = quads.collect();
    if !quads.is_empty() {
        return quads;
    }
    pdf.get(own, "Rect").and_then(|object| rectangle(pdf, object)).map(from_top).into_iter().collect()
}

/// The day of the first of these dates that is one: `D:20310412…` (ISO 32000-1, 7.9.4).
fn date(dates: &[String]) -> String {
    let day = |date: &String| {
        let digits: String = date.trim_start_matches("D:").chars().take_while(char::is_ascii_digit).collect();
        let part = |range: std::ops::Range<usize>| digits.get(range).map(str::to_owned);
        Some([part(0..4)?, part(4..6)?, part(6..8)?].join("-"))
    };
    dates.iter().find_map(day).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_from_any_date() {
        let of = |text: &str| date(&[text.to_owned()]);
        assert_eq!(of("D:20310412080000+08'00'"), "2031-04-12");
        assert_eq!(of("20310412"), "2031-04-12");
        assert_eq!(of("yesterday"), "");
        assert_eq!(date(&[String::new(), "D:20310413".to_owned()]), "2031-04-13");
    }

    #[test]
    fn what_is_no_pdf_is_refused() {
        for bytes in [&b""[..], b"%PDF-1.7", b"PK\x03\x04", b"%PDF-1.7\ntrailer<</Root 1 0 R>>"] {
            assert!(read(bytes).is_err());
        }
    }
}
