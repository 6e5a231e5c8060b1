//! Casebound turns a folder of YAML into a print-ready book of company case studies.
//!
//! Data flows one way. Every stage sees only what the stages before it made, and all of them report to one collector:
//!
//! ```text
//! YAML files ─► source ─► content ─► model ─► figure ─► template ─► typeset ─► export ─► press ─► files
//!                  └─────────────── diag: collected at every stage ───────────────┘
//! ```
//!
//! 1. [`project`] finds the book's folder. It alone reads and writes files, and nothing outside the book.
//! 2. [`source`] keeps the text of files and leads from bytes back to file, line and column; [`source::yaml`] is YAML as a
//!    tree with places.
//! 3. [`content`] holds the serde types of every file, the JSON Schemas made from them, and [`content::load`], which
//!    reads a book and reports every structural error of every file.
//! 4. [`model`] is the checked, linked, immutable book: numbers given, references resolved, quantities parsed, prose read.
//! 5. [`figure`] is geometry: from a chart's data to marks, with text measured from the real [`fonts`].
//! 6. [`template`] renders the layouts into Typst sources, every text as a string literal, and remembers which byte came
//!    from where.
//! 7. [`typeset`] runs Typst over memory and brings its errors back to the editors' files.
//! 8. [`export`] writes documents as PDF, PNG and SVG.
//! 9. [`press`] finishes the printer's PDF: PDF/X-4 with boxes, marks and output intent. [`colour`] knows printing
//!    conditions, ICC profiles and how pixels are converted.
//!
//! [`lint`] reads the model and the files as a managing editor does: one rule per file, run by `check`.
//!
//! [`mend`] makes the replacements that rules are sure of in the files themselves.
//!
//! [`preview`] is the same pipeline kept warm, with a page in the browser that shows what it makes.
//!
//! [`session`] is these stages in their order. [`diag`] is the one type of finding. The binary's `cli` turns arguments
//! into calls of a session; printing happens only there.
//!
//! Architecture invariant: no stage but [`project`] touches the file system, no page depends on a clock, and nothing that an
//! editor types is ever parsed as Typst or minijinja.

#![warn(missing_docs)]
#![allow(rustdoc::private_intra_doc_links, reason = "module docs are a map for those who read the code")]

pub mod colour;
pub mod content;
pub mod diag;
pub mod export;
pub mod figure;
pub mod fonts;
mod jpeg;
pub mod lint;
pub mod mend;
pub mod model;
pub mod picture;
pub mod preflight;
pub mod press;
pub mod preview;
pub mod project;
pub mod session;
pub mod source;
pub mod template;
pub mod typeset;
