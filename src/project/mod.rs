//! The book's files: the only module that reads or writes the file system.
//!
//! Files come from a store, [`Files`]: a [`Folder`] on the disk, [`Memory`], or whatever a server has. Everything read stays
//! inside the book, whatever the store: a path with `..` or an absolute one is refused here, a link that leads out by the
//! folder.

#![allow(clippy::disallowed_methods, reason = "this is the module that may touch the file system")]

pub mod aside;
mod drive;
mod error;
mod files;
mod folder;
pub mod git;
mod id;
mod listing;
pub mod notice;
pub mod output;
pub mod pending;
pub mod store;
mod stray;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path};
use std::sync::{Arc, Mutex, PoisonError};

pub use drive::{Depth, Stamp, stamps};
pub use error::{ReadError, WriteError, reason};
use files::Overlay;
pub use files::{Entry, EntryKind, Files, Memory};
pub use folder::Folder;
pub use id::{is_id, suggested_id, syllable};
use rayon::prelude::*;

use crate::bounds::widened;
use crate::diag::{Code, Diagnostic, Diagnostics, Place, message as m};
use crate::source::characters::{MAX_MARKS, code_point, is_forbidden, is_invisible, piles, replacement};
use crate::source::{Source, Sources, Span};

/// The file that makes a folder a book.
pub const REPORT: &str = "report.yaml";

/// Largest YAML, CSV or layout file, in bytes.
pub const MAX_TEXT: u64 = 4 * 1024 * 1024;
/// Largest picture or font file, in bytes.
pub const MAX_BINARY: u64 = 64 * 1024 * 1024;

/// Largest PDF that is examined, in bytes.
pub const MAX_PDF: u64 = 2 * 1024 * 1024 * 1024;

/// The byte order mark that some programs begin a text with.
const MARK: &str = "\u{FEFF}";

/// A book's files, wherever they are stored. It alone decides which paths are read.
#[derive(Debug, Clone)]
pub struct Project {
    files: Arc<dyn Files>,
    asked: Arc<Mutex<BTreeSet<String>>>,
    /// The texts that were read last with nothing against them, by their paths.
    sound: Arc<Mutex<BTreeMap<String, Arc<Source>>>>,
}

impl Project {
    /// The book in a store, such as a [`Folder`] or [`Memory`].
    pub fn new(files: impl Files + 'static) -> Project {
        Project { files: Arc::new(files), asked: Arc::default(), sound: Arc::default() }
    }

    /// The same book with these texts in place of those of its files, by their paths.
    pub fn with_texts(&self, texts: BTreeMap<String, String>) -> Project {
        self.laid_over(texts, None)
    }

    /// The same book with another report of its folder, by its name.
    pub fn with_report(&self, report: &str) -> Project {
        self.laid_over(BTreeMap::new(), Some(report.to_owned()))
    }

    fn laid_over(&self, texts: BTreeMap<String, String>, report: Option<String>) -> Project {
        let files = Arc::new(Overlay { texts, report, under: self.files.clone() });
        Project { files, asked: self.asked.clone(), sound: self.sound.clone() }
    }

    /// The name of the report that is worked on, one of several in the book's folder.
    pub fn report(&self) -> &str {
        self.files.report()
    }

    /// The files that were asked for so far, by their paths in the book, whether they were there or not.
    pub fn asked(&self) -> BTreeSet<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The stems of the content files `<folder>/*.yaml`, sorted. Names that start with `_` or `.` are no content; of whatever
    /// else is not read it is reported why.
    pub fn stems(&self, folder: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
        listing::stems(self, folder, diagnostics)
    }

    /// Reports files beside `report.yaml` that are it under another name, or a copy of it.
    pub fn report_other_reports(&self, diagnostics: &mut Diagnostics) {
        listing::other_reports(self, diagnostics);
    }

    /// What lies in a folder of the book, sorted by name; nothing in one that does not exist.
    ///
    /// # Errors
    /// When it is no folder, leads out of the book, or may not be read.
    pub fn entries(&self, folder: &str) -> Result<Vec<Entry>, ReadError> {
        let mut entries = self.files.entries(folder)?;
        entries.sort();
        Ok(entries)
    }

    /// The names of the files in a folder of the book for which `wanted` holds, sorted, without hidden ones and those that start
    /// with `_`. Such files below the folder are reported.
    pub fn names(
        &self,
        folder: &str,
        wanted: impl Fn(&str) -> bool,
        diagnostics: &mut Diagnostics,
    ) -> Vec<String> {
        listing::names(self, folder, &wanted, diagnostics)
    }

    /// Reads a text file of the book. Faults are reported; a byte order mark is taken off.
    pub fn read_text(&self, path: &str, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<u32> {
        self.text(path, self.read(path, MAX_TEXT), sources, diagnostics)
    }

    /// The same of many files, which are read on all cores.
    pub fn read_texts(
        &self,
        paths: &[String],
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Option<u32>> {
        let read: Vec<_> = paths.par_iter().map(|path| self.read(path, MAX_TEXT)).collect();
        let texts = paths.iter().zip(read);
        texts.map(|(path, read)| self.text(path, read, sources, diagnostics)).collect()
    }

    /// Takes what was read for text. One that is as it was when it was found sound is not looked at again.
    fn text(
        &self,
        path: &str,
        read: Result<Vec<u8>, ReadError>,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<u32> {
        let bytes = match read {
            Ok(bytes) => bytes,
            Err(fault) => {
                diagnostics.push(fault.diagnostic(Place::File(path.to_owned()), path));
                return None;
            }
        };
        let sound = || self.sound.lock().unwrap_or_else(PoisonError::into_inner);
        let known = sound().get(path).cloned();
        let text = bytes.strip_prefix(MARK.as_bytes()).unwrap_or(&bytes);
        if let Some(known) = known.filter(|known| known.text().as_bytes() == text) {
            return Some(sources.add_again(known));
        }
        let file = text_of(path, bytes, sources, diagnostics)?;
        sound().extend(sources.share(file).map(|source| (path.to_owned(), source)));
        Some(file)
    }

    /// Reads a file of the book, by its path relative to the book.
    ///
    /// # Errors
    /// When it does not exist, leads out of the book, or has more than `limit` bytes.
    pub fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        if path.contains('\\') {
            return Err(ReadError::Backslash);
        }
        let mut parts = Vec::new();
        for part in Path::new(path).components() {
            match part {
                Component::CurDir => {}
                Component::Normal(name) => parts.push(name.to_str().ok_or(ReadError::Missing)?),
                _ => return Err(ReadError::Outside),
            }
        }
        let path = parts.join("/");
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone());
        self.files.read(&path, widened(limit))
    }

    /// What [`keep`](Project::keep) kept under a name, if it is still there.
    pub fn kept(&self, name: &str) -> Option<Vec<u8>> {
        self.files.kept(name)
    }

    /// Keeps bytes that can be made again under a name that is safe as a path, such as `pictures/1f…`, if the store keeps anything.
    pub fn keep(&self, name: &str, bytes: &[u8]) {
        self.files.keep(name, bytes);
    }
}

/// A content file's name without `.yaml`.
pub fn stem_of(name: &str) -> &str {
    name.strip_suffix(".yaml").unwrap_or(name)
}

/// Reads a file that the user names on the command line. It may be anywhere.
///
/// # Errors
/// When it does not exist, or has more than `limit` bytes.
pub fn read_named(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    read_up_to(path, widened(limit))
}

fn read_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    let meta = fs::metadata(path)?;
    if meta.is_dir() {
        return Err(ReadError::Folder);
    }
    // A pipe or a device may have no end.
    if !meta.is_file() {
        return Err(ReadError::Missing);
    }
    if meta.len() > limit {
        return Err(ReadError::TooLarge { size: meta.len(), limit });
    }
    Ok(fs::read(path)?)
}

/// Takes the bytes of a file for text, and adds it to the sources. Faults are reported; a byte order mark is taken off.
pub fn text_of(
    path: &str,
    bytes: Vec<u8>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<u32> {
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix(MARK).map(str::to_owned).unwrap_or(text);
            add_text(path, text, sources, diagnostics)
        }
        Err(error) => {
            // What comes before the first wrong byte is still text, so the line can be named.
            let good = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
            let file = sources.add(path, text);
            let at = Span { file, start: good as u32, end: good as u32 };
            diagnostics.push(
                Diagnostic::error(Code::Encoding, at, m::NOT_UTF8.plain()).hint(m::NOT_UTF8_HINT.plain()),
            );
            None
        }
    }
}

/// Adds a file's text to the sources. `None` if it holds characters that cannot be text, which are reported.
pub fn add_text(
    path: &str,
    text: String,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<u32> {
    let file = sources.add(path, text);
    let source = sources.get(file)?;
    let clean = reject_characters(source, file, diagnostics);
    (reject_conflicts(source, file, diagnostics) && clean).then_some(file)
}

/// The finding that so many combining marks stand on one letter.
pub(crate) fn piled_marks(marks: usize, span: Span) -> Diagnostic {
    let message = m::PILED_MARKS.with([marks, MAX_MARKS].map(|number| number.to_string()));
    Diagnostic::error(Code::Encoding, span, message).hint(m::PILED_MARKS_HINT.plain())
}

/// Reports characters that cannot be text.
fn reject_characters(source: &Source, file: u32, diagnostics: &mut Diagnostics) -> bool {
    let mut clean = true;
    for (at, c) in source.text().char_indices().filter(|(_, c)| is_forbidden(*c)).take(100) {
        let span = Span { file, start: at as u32, end: (at + c.len_utf8()) as u32 };
        let found = Diagnostic::error(Code::Encoding, span, m::FORBIDDEN_CHARACTER.with([&code_point(c)]))
            .hint(m::FORBIDDEN_CHARACTER_HINT.plain());
        // What nobody sees can go, or is a line break of another program; of the others something may have been meant.
        let (before, after) = (&source.text()[..at], &source.text()[at + c.len_utf8()..]);
        diagnostics.push(if is_invisible(c, before, after) && source.path().ends_with(".yaml") {
            found.fix(span, replacement(c, before, after))
        } else {
            found
        });
        clean = false;
    }
    for (range, marks) in piles(source.text()) {
        diagnostics.push(piled_marks(marks, Span { file, start: range.start as u32, end: range.end as u32 }));
        clean = false;
    }
    clean
}

/// Reports the lines that a version control system leaves in a file where it could not join two versions.
fn reject_conflicts(source: &Source, file: u32, diagnostics: &mut Diagnostics) -> bool {
    let mut clean = true;
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        let text = line.trim();
        let marks =
            |mark: &str| text.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        if marks("<<<<<<<") || marks(">>>>>>>") {
            let from = start + line.len() - line.trim_start().len();
            let span = Span { file, start: from as u32, end: (from + text.len()) as u32 };
            let found = Diagnostic::error(Code::MergeConflict, span, m::MERGE_CONFLICT.plain());
            diagnostics.push(found.hint(m::MERGE_CONFLICT_HINT.plain()));
            clean = false;
        }
        start += line.len();
    }
    clean
}
