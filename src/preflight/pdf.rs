//! A PDF's objects, read with distrust: references are followed a few steps only, data are inflated up to a limit, and
//! whatever has another shape than expected counts as missing.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Read};
use std::thread;

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream, decode_text_string};

use crate::diag::Message;
use crate::signature;

/// Most references that are followed from one to the next.
const MAX_STEPS: usize = 32;
/// Most bytes of one stream once it is inflated.
const MAX_OF_STREAM: usize = 192 << 20;
/// Most bytes that one stream of objects may inflate to when the file is loaded.
const MAX_OF_OBJECTS: usize = 128 << 20;
/// Bytes of stack for a file. Objects may stand a hundred deep inside one another.
const STACK: usize = 64 << 20;

/// Why a file cannot be read.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// It opens with a password only.
    Locked,
    /// It is no PDF, or a damaged one: what is wrong with it.
    Damaged(Message),
}

/// Loads a PDF.
///
/// # Errors
/// When it opens with a password only, or is none.
pub(crate) fn load(bytes: &[u8]) -> Result<Document, Unreadable> {
    let options = LoadOptions { max_decompressed_size: Some(MAX_OF_OBJECTS), ..LoadOptions::default() };
    match Document::load_mem_with_options(bytes, options) {
        Ok(document) if document.trailer.has(b"Encrypt") => Err(Unreadable::Locked),
        Ok(document) => Ok(document),
        Err(
            lopdf::Error::InvalidPassword
            | lopdf::Error::Decryption(_)
            | lopdf::Error::UnsupportedSecurityHandler(_),
        ) => Err(Unreadable::Locked),
        Err(_) => Err(Unreadable::Damaged(signature::fault(bytes, &signature::PDF))),
    }
}

/// Why work on a file did not come to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Broken {
    /// It panicked, which is this program's fault.
    Panicked,
    /// The system gave it no thread.
    NoThread,
}

/// Does work on a file on a thread with a large stack, where a panic goes no further.
///
/// # Errors
/// When it panicked, or there is no thread.
pub(crate) fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Broken> {
    thread::scope(|scope| match thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work) {
        Ok(thread) => thread.join().map_err(|_| Broken::Panicked),
        Err(_) => Err(Broken::NoThread),
    })
}

/// What may be spent on one file, so that no file takes forever or all of the memory.
#[derive(Debug)]
pub(crate) struct Budget {
    bytes: Cell<usize>,
    steps: Cell<usize>,
    spent: Cell<bool>,
}

impl Default for Budget {
    fn default() -> Self {
        Budget { bytes: Cell::new(768 << 20), steps: Cell::new(8_000_000), spent: Cell::new(false) }
    }
}

impl Budget {
    /// Takes `count` steps of work, each a few hundred nanoseconds. `false` once nothing is left.
    pub(crate) fn step(&self, count: usize) -> bool {
        let left = self.steps.get().checked_sub(count);
        self.steps.set(left.unwrap_or(0));
        self.spent.set(self.spent.get() || left.is_none());
        left.is_some()
    }

    /// Takes note that something was left out.
    pub(crate) fn exceed(&self) {
        self.spent.set(true);
    }

    /// Whether something was left out because nothing was left to spend.
    pub(crate) fn is_spent(&self) -> bool {
        self.spent.get()
    }
}

/// A PDF that was loaded.
pub(crate) struct Pdf<'a> {
    /// Its objects.
    pub document: &'a Document,
    /// What is left to spend on it.
    pub budget: Budget,
}

impl<'a> Pdf<'a> {
    /// The object itself, wherever the references lead; null if they lead nowhere.
    pub(crate) fn resolve(&self, object: &'a Object) -> &'a Object {
        self.locate(object).1
    }

    /// The object itself, with its number if it has one.
    pub(crate) fn locate(&self, mut object: &'a Object) -> (Option<ObjectId>, &'a Object) {
        let mut id = None;
        for _ in 0..MAX_STEPS {
            let Object::Reference(target) = object else { return (id, object) };
            id = Some(*target);
            match self.document.objects.get(target) {
                Some(found) => object = found,
                None => return (id, &Object::Null),
            }
        }
        (id, &Object::Null)
    }

    /// An entry of a dictionary. Null counts as missing.
    pub(crate) fn get(&self, dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
        let object = self.resolve(raw(dictionary, key)?);
        (!object.is_null()).then_some(object)
    }

    /// An entry that is a dictionary, or a stream's dictionary.
    pub(crate) fn dictionary(&self, dictionary: &'a Dictionary, key: &str) -> Option<&'a Dictionary> {
        self.get(dictionary, key).and_then(as_dictionary)
    }

    /// An entry that is a name.
    pub(crate) fn name(&self, dictionary: &'a Dictionary, key: &str) -> Option<&'a str> {
        self.get(dictionary, key).and_then(as_name)
    }

    /// An entry that is a number.
    pub(crate) fn number(&self, dictionary: &'a Dictionary, key: &str) -> Option<f64> {
        self.get(dictionary, key).and_then(as_number)
    }

    /// An entry that is an array; any other object is taken for an array of one.
    pub(crate) fn list(&self, dictionary: &'a Dictionary, key: &str) -> &'a [Object] {
        match self.get(dictionary, key) {
            Some(Object::Array(array)) => array,
            Some(single) => std::slice::from_ref(single),
            None => &[],
        }
    }

    /// The numbers of an array; a part that is none is zero.
    pub(crate) fn numbers(&self, array: &'a [Object]) -> Vec<f64> {
        array.iter().map(|each| as_number(self.resolve(each)).unwrap_or(0.0)).collect()
    }

    /// The catalog.
    pub(crate) fn catalog(&self) -> Option<&'a Dictionary> {
        self.dictionary(&self.document.trailer, "Root")
    }

    /// Whether a stream's data were compressed with Flate and cannot be inflated whole. [`Pdf::data`] gives what comes before the
    /// damage.
    pub(crate) fn is_damaged(&self, stream: &Stream) -> bool {
        let compressed = matches!(stream.filters().as_deref(), Ok([first, ..]) if *first == b"FlateDecode");
        let most = self.budget.bytes.get().min(MAX_OF_STREAM) as u64;
        let mut inflated = ZlibDecoder::new(stream.content.as_slice()).take(most);
        compressed && io::copy(&mut inflated, &mut io::sink()).is_err()
    }

    /// A stream's data, inflated. `None` if they cannot be, or nothing is left to spend.
    pub(crate) fn data(&self, stream: &Stream) -> Option<Vec<u8>> {
        let most = self.budget.bytes.get().min(MAX_OF_STREAM);
        let data = stream.get_plain_content_with_limit(most);
        match &data {
            Ok(data) => self.budget.bytes.set(self.budget.bytes.get().saturating_sub(data.len())),
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
                self.budget.exceed();
                self.budget.bytes.set(self.budget.bytes.get() / 2);
            }
            Err(_) => {}
        }
        data.ok()
    }
}

/// An entry of a dictionary as it is written.
pub(crate) fn raw<'a>(dictionary: &'a Dictionary, key: &str) -> Option<&'a Object> {
    dictionary.as_hashmap().get(key.as_bytes())
}

/// A dictionary, or that of a stream.
pub(crate) fn as_dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// A name as text. One that is not UTF-8 counts as missing.
pub(crate) fn as_name(object: &Object) -> Option<&str> {
    match object {
        Object::Name(name) => std::str::from_utf8(name).ok(),
        _ => None,
    }
}

/// A finite number.
pub(crate) fn as_number(object: &Object) -> Option<f64> {
    match object {
        Object::Integer(number) => Some(*number as f64),
        Object::Real(number) => Some(f64::from(*number)).filter(|number| number.is_finite()),
        _ => None,
    }
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16, UTF-8, even if it does not say so, or PDFDocEncoding.
pub(crate) fn as_text(object: &Object) -> Option<String> {
    let Object::String(bytes, _) = object else { return None };
    if let Some(wide) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        let units = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        return Some(char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect());
    }
    let plain = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    String::from_utf8(plain.to_vec()).ok().or_else(|| decode_text_string(object).ok())
}

/// Pages in a few words: `3`, `1–4, 7`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pages(Vec<usize>);

impl Pages {
    /// Adds a page. Pages come in their order.
    pub(crate) fn add(&mut self, number: usize) {
        if self.0.last() != Some(&number) {
            self.0.push(number);
        }
    }

    /// The first page.
    pub(crate) fn first(&self) -> Option<usize> {
        self.0.first().copied()
    }

    /// Every page.
    pub(crate) fn numbers(&self) -> &[usize] {
        &self.0
    }
}

/// Most ranges that are written out.
const MAX_RANGES: usize = 12;

impl fmt::Display for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for &page in &self.0 {
            match ranges.last_mut() {
                Some((_, last)) if page == *last + 1 => *last = page,
                _ => ranges.push((page, page)),
            }
        }
        let written = ranges.iter().take(MAX_RANGES).map(|(first, last)| match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first}–{last}"),
        });
        let more = if ranges.len() > MAX_RANGES { ", …" } else { "" };
        write!(f, "{}{more}", written.collect::<Vec<_>>().join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_written_as_ranges() {
        let mut pages = Pages::default();
        for number in [1, 1, 2, 3, 5, 6, 9] {
            pages.add(number);
        }
        assert_eq!(pages.to_string(), "1–3, 5, 6, 9");
        assert_eq!(pages.first(), Some(1));
    }

    #[test]
    fn text_is_read_in_every_encoding() {
        let string = |bytes: &[u8]| Object::String(bytes.to_vec(), lopdf::StringFormat::Literal);
        assert_eq!(as_text(&string(b"plain")).as_deref(), Some("plain"));
        assert_eq!(as_text(&string(&[0xFE, 0xFF, 0x4E, 0x2D])).as_deref(), Some("中"));
        assert_eq!(as_text(&string(&[b'a', 0xE9])).as_deref(), Some("aé"));
        assert_eq!(as_text(&string(&[b'a', 0x84, 0xA0])).as_deref(), Some("a—€"), "PDFDocEncoding");
        assert_eq!(as_text(&Object::Null), None);
    }

    #[test]
    fn references_in_a_circle_lead_nowhere() {
        let mut document = Document::new();
        document.objects.insert((1, 0), Object::Reference((2, 0)));
        document.objects.insert((2, 0), Object::Reference((1, 0)));
        let pdf = Pdf { document: &document, budget: Budget::default() };
        assert!(pdf.resolve(&Object::Reference((1, 0))).is_null());
        assert!(pdf.resolve(&Object::Reference((7, 0))).is_null());
    }
}
