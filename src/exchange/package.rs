//! A package of parts: a zip archive, opened with distrust. What it says of its sizes is not believed.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use encoding_rs::{UTF_16BE, UTF_16LE};
use roxmltree::{Document, ParsingOptions};
use zip::ZipArchive;

use super::fault::Fault;
use crate::diag::message::Template;
use crate::project::MAX_BINARY;

/// Most parts of a document.
const MAX_PARTS: usize = 20_000;
/// Most bytes that the parts with text of a document unpack to.
const MAX_TEXT: u64 = 64 * 1024 * 1024;
/// Most bytes that its pictures unpack to.
const MAX_PICTURES: u64 = 512 * 1024 * 1024;
/// Most elements, attributes and texts of one part.
const MAX_NODES: u32 = 4_000_000;

/// An open package.
pub(super) struct Package<'a> {
    zip: RefCell<ZipArchive<Cursor<&'a [u8]>>>,
    /// The number of each part by its name, in lower case and with `/` between folders.
    parts: BTreeMap<String, usize>,
    text_left: Cell<u64>,
    pictures_left: Cell<u64>,
}

impl<'a> Package<'a> {
    /// Opens a package.
    ///
    /// # Errors
    /// When the bytes are none, which is said as a file that is not what is `wanted`, or it has too many parts.
    pub(super) fn open(bytes: &'a [u8], wanted: &'static Template) -> Result<Package<'a>, Fault> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::of_file(bytes, wanted))?;
        if zip.len() > MAX_PARTS {
            return Err(Fault::too_much());
        }
        let name = |index| zip.name_for_index(index).and_then(|name| name.ok()).map(|name| plain(&name));
        let parts = (0..zip.len()).filter_map(|index| Some((name(index)?, index))).collect();
        let zip = RefCell::new(zip);
        Ok(Package { zip, parts, text_left: Cell::new(MAX_TEXT), pictures_left: Cell::new(MAX_PICTURES) })
    }

    /// The names of all parts, in lower case.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// A part with text; `None` where there is none of this name.
    ///
    /// # Errors
    /// When it cannot be unpacked, is no text, or all parts together are too large.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, Fault> {
        let Some(bytes) = self.unpack(name, self.text_left.get())? else { return Ok(None) };
        self.text_left.set(self.text_left.get() - bytes.len() as u64);
        let text = match bytes.as_slice() {
            [0xFF, 0xFE, ..] => UTF_16LE.decode(&bytes).0.into_owned(),
            [0xFE, 0xFF, ..] => UTF_16BE.decode(&bytes).0.into_owned(),
            _ => String::from_utf8(bytes).map_err(|_| Fault::broken(name))?,
        };
        Ok(Some(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text)))
    }

    /// The bytes of a picture; `None` where there is none of this name, or it is too large or damaged.
    pub(super) fn picture(&self, name: &str) -> Option<Vec<u8>> {
        let bytes = self.unpack(name, self.pictures_left.get().min(MAX_BINARY)).ok().flatten()?;
        self.pictures_left.set(self.pictures_left.get() - bytes.len() as u64);
        Some(bytes)
    }

    fn unpack(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Fault> {
        let Some(&index) = self.parts.get(&plain(name)) else { return Ok(None) };
        let broken = || Fault::broken(name);
        let mut zip = self.zip.borrow_mut();
        let part = zip.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                Fault::encrypted()
            }
            _ => broken(),
        })?;
        let mut bytes = Vec::new();
        part.take(limit + 1).read_to_end(&mut bytes).map_err(|_| broken())?;
        if bytes.len() as u64 > limit { Err(Fault::too_much()) } else { Ok(Some(bytes)) }
    }
}

/// A part as a tree. Entities are never expanded: a part that declares any is refused.
///
/// # Errors
/// When it is no XML, or has too many nodes.
pub(super) fn tree<'t>(name: &str, text: &'t str) -> Result<Document<'t>, Fault> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| Fault::bad_part(name, &error))
}

/// A part's name as it is compared: without its case, and with the separators of the standard.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}
