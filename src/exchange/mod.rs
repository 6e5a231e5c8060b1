//! What goes out to word processors and comes back: their documents, read into one neutral model.
//!
//! A file is a [`package`] of parts, opened with distrust; a reader for its format, such as [`docx`], makes a [`document`] of it:
//! paragraphs and tables with their text, looks, notes, comments and tracked changes. What a document says beside its text, and what
//! of it could not be read, is a [`Remark`].
//!
//! Architecture invariant: a document is data of strangers. Nothing that it refers to is fetched, its parts are counted and measured
//! while they are unpacked, and no text of it is dropped in silence.

pub mod document;
pub mod docx;
mod fault;
mod package;
mod xml;

pub use document::{Document, Place, Remark};
pub use fault::Fault;
