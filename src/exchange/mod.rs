//! What goes out to word processors and comes back: their documents, read into one neutral model.
//!
//! A file is a [`package`] of parts, opened with distrust; a reader for its format, such as [`docx`], makes a [`document`] of it:
//! paragraphs and tables with their text, looks, notes, comments and tracked changes. What a document says beside its text, and what
//! of it could not be read, is a [`Remark`]. What people write on the pages of a finished file, [`pdf`] reads.
//!
//! Architecture invariant: a document is data of strangers. Nothing that it refers to is fetched, its parts are counted and measured
//! while they are unpacked, and no text of it is dropped in silence.

mod crossed;
pub mod document;
pub mod docx;
mod fault;
pub mod import;
mod odt;
mod package;
pub mod pdf;
mod plain;
pub mod prose;
mod xml;

pub use document::{Document, Place, Remark};
pub use fault::Fault;

use crate::content::tabular::decoded;
use crate::signature;

/// A document that was read.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// The text of its file, if that is text: places in the document count its lines then.
    pub lines: Option<String>,
}

/// Reads a document of Word or LibreOffice, Markdown or text. What it is, its bytes say; only Markdown is known by its `name`.
///
/// # Errors
/// When it is none of these, is locked, damaged, or unpacks to more than any document needs.
pub fn read(name: &str, bytes: &[u8]) -> Result<Opened, Fault> {
    let packed = |document| Opened { document, lines: None };
    match signature::identify(bytes) {
        Some(kind) if *kind == signature::TEXT => {
            let text = decoded(bytes).ok_or_else(Fault::encoding)?.replace("\r\n", "\n").replace('\r', "\n");
            let end = name.rsplit('.').next().unwrap_or_default().to_lowercase();
            let is_markdown = matches!(end.as_str(), "md" | "markdown");
            let document = if is_markdown { plain::markdown(&text) } else { plain::text(&text) };
            Ok(Opened { document, lines: Some(text) })
        }
        _ if odt::is_one(bytes) => odt::read(bytes).map(packed),
        // A text in an older encoding begins like no other file.
        None if name.to_lowercase().ends_with(".txt") || name.to_lowercase().ends_with(".md") => {
            let text = decoded(bytes).ok_or_else(Fault::encoding)?;
            Ok(Opened { document: plain::text(&text), lines: Some(text) })
        }
        _ => docx::read(bytes).map(packed),
    }
}
