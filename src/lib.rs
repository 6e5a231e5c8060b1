//! Casebound turns a folder of YAML into a print-ready book of company case studies.
//!
//! Data flows one way:
//!
//! ```text
//! YAML files ─► source ─► content ─► model ─► template ─► pagination ─► typeset ─► export ─► press ─► files
//!                  │                 figure: a chart's data ─► marks                     │
//!                  └─────────────── diag: collected at every stage ─────────────────────┘
//! ```
//!
//! This is the map. A module imports only those that stand before it, and inside a module there is no circle either; the test
//! `layers` reads this list and every `use`.
//!
//! 1. [`geometry`]: lengths and rectangles of a page.
//! 2. [`bounds`]: how far the limits of what is read are moved.
//! 3. [`limits`]: what a press holds and what printers ask for, each number once.
//! 4. [`measures`]: what layouts, drawings and judges must agree on, each number once.
//! 5. [`source`] keeps the text of files and leads from bytes back to file, line and column; [`source::yaml`] is YAML as a
//!    tree with places.
//! 6. [`locale`]: what is said in which language, one catalogue each.
//! 7. [`diag`] is the one type of finding.
//! 8. [`project`] finds the book's folder. It alone reads and writes files, and nothing outside the book; it judges nothing.
//! 9. [`signature`]: what a file is, by its bytes.
//! 10. [`quantity`]: numbers as editors write them.
//! 11. [`ink`]: the inks of a book, on the press and on screen.
//! 12. [`fonts`]: the fonts of a book, for Typst and for measuring.
//! 13. [`figure`] is charts: their vocabulary, what data each kind takes, and geometry from data to marks, with text measured
//!     in the real fonts. It knows no book.
//! 14. [`colour`] knows printing conditions, ICC profiles and how pictures are converted.
//! 15. [`content`] holds the serde types of every file, the JSON Schemas made from them, and [`content::load`], which
//!     reads a book and reports every structural error of every file.
//! 16. [`picture`] finds and judges pictures, and makes them ready for a medium.
//! 17. [`model`] is the checked, linked, immutable book: numbers given, references resolved, quantities parsed, prose read.
//! 18. [`lint`] reads the model and the files as a managing editor does: one rule per file, run by `check`.
//! 19. [`template`] renders the layouts into Typst sources, every text as a string literal, and remembers which byte came
//!     from where.
//! 20. [`pagination`] decides which block stands on which page: pure integers, a plan of least cost.
//! 21. [`typeset`] runs Typst over memory, measures blocks and sets them by their plan, and brings errors back to the editors'
//!     files.
//! 22. [`export`] writes documents as PDF, PNG and SVG.
//! 23. [`press`] finishes the printer's PDF: PDF/X-4 with boxes, marks and output intent.
//! 24. [`preflight`] reads finished PDF files, ours or not, as a printer does: one rule per file.
//! 25. [`codes`]: every code with its page, whoever makes its findings.
//! 26. [`accept`]: findings that editors let stand.
//! 27. [`exchange`] reads the documents of word processors.
//! 28. [`proof`] is what companies are sent for approval, and what comes back from them.
//! 29. [`session`] is these stages in their order.
//! 30. [`mend`] makes the replacements that rules are sure of in the files themselves, and those that companies want.
//! 31. [`compare`]: what changed between two states of a book, in words and on pages.
//! 32. [`preview`] is the same pipeline kept warm, with a page in the browser that shows what it makes.
//! 33. [`lsp`] serves editors: the same findings as one types, and what they ask for besides.
//!
//! The binary's `cli` turns arguments into calls of a session; printing happens only there.
//!
//! # As a library
//!
//! A book comes from any store of files. This one is in memory:
//!
//! ```
//! use casebound::export::{self, Standards};
//! use casebound::fonts::SystemFonts;
//! use casebound::ink::Medium;
//! use casebound::project::{Memory, Project};
//! use casebound::session::{Depth, Session};
//!
//! let files = Memory::from([
//!     ("report.yaml", "title: 样书\ncontents:\n  - cases: all\n"),
//!     (
//!         "cases/lanqiao.yaml",
//!         "name: 蓝桥仪器\n\
//!          interviewee: { name: 沈知远, title: 法务总监 }\n\
//!          profile: 蓝桥仪器制造测量仪器。\n\
//!          interview:\n  - q: 专利对公司意味着什么？\n    a: 专利保护研发成果。\n",
//!     ),
//! ]);
//! let mut session = Session::open(Project::new(files), SystemFonts::Excluded);
//! session.check(Depth::Typeset);
//! assert!(session.diagnostics().is_empty());
//!
//! let (document, _) = session.typeset_report(Medium::Screen).ok_or("the book has errors")?;
//! let pdf = export::pdf(&document, None, &Standards::usual(None))?;
//! assert!(pdf.starts_with(b"%PDF-"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! And this one is a folder. What is wrong with it is said as `check` says it:
//!
//! ```
//! use std::path::Path;
//!
//! use casebound::diag::Lang;
//! use casebound::diag::render::{Colour, Format, render};
//! use casebound::fonts::SystemFonts;
//! use casebound::ink::Medium;
//! use casebound::project::{Folder, Project};
//! use casebound::session::{Depth, Session};
//!
//! let folder = Folder::find(Path::new("tests/fixtures/plain"))?;
//! let mut session = Session::open(Project::new(folder), SystemFonts::Excluded);
//! session.check(Depth::Typeset);
//! let found = session.diagnostics().sorted(session.sources());
//! let text = render(&found, session.sources(), Format::Human, Lang::default(), Colour::Never);
//! assert_eq!(text, "");
//!
//! let book = session.printable(Medium::Press).ok_or("the book has errors")?;
//! assert_eq!(book.info.title.as_str(), "素白之书");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Architecture invariant: no stage but [`project`] touches the file system, no page depends on a clock, and nothing that an
//! editor types is ever parsed as Typst or minijinja.

#![warn(missing_docs)]
#![cfg_attr(not(test), forbid(unsafe_code))]
#![allow(rustdoc::private_intra_doc_links, reason = "module docs are a map for those who read the code")]

pub mod accept;
pub mod bounds;
pub mod codes;
pub mod colour;
pub mod compare;
pub mod content;
pub mod diag;
pub mod exchange;
pub mod export;
pub mod figure;
pub mod fonts;
pub mod geometry;
pub mod ink;
pub mod limits;
pub mod lint;
pub mod locale;
pub mod lsp;
pub mod measures;
pub mod mend;
pub mod model;
pub mod pagination;
pub mod picture;
pub mod preflight;
pub mod press;
pub mod preview;
pub mod project;
pub mod proof;
pub mod quantity;
pub mod session;
pub mod signature;
pub mod source;
pub mod template;
pub mod typeset;
