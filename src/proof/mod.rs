//! What goes to a company for its approval and comes back: proofs, corrections, approvals.
//!
//! A proof is made of the [`fields`] of a case, and a [`Record`] of them stays in the book. What comes
//! back is [read](returned) in the same way as what was sent, and [merged](merge) field by field with the file as it stands.

pub mod annotated;
pub mod approval;
mod body;
pub mod correction;
pub mod docx;
pub mod field;
pub mod identity;
mod letters;
mod link;
pub mod manuscript;
mod marks;
pub mod merge;
pub mod paper;
pub mod places;
pub mod record;
pub mod returned;
mod xml;

pub use field::{Field, fields};
pub use manuscript::Manuscript;
pub use record::Record;

use std::collections::BTreeMap;

use crate::content::case::Case;
use crate::content::load::Doc;
use crate::diag::Diagnostics;
use crate::exchange;
use crate::model::Book;
use crate::project::Project;
use crate::source::Sources;
use approval::State;
use paper::{Paper, Printer};
use returned::{Returned, Sent};

/// The files of a proof.
pub struct Proof {
    /// What the book keeps of it.
    pub record: Record,
    /// The Word file.
    pub docx: Vec<u8>,
    /// The PDF; none if it cannot be set, which is reported.
    pub paper: Option<Paper>,
}

/// The tags of fields' content controls, each with whether the field is prose.
pub fn tags(record: &Record) -> BTreeMap<String, bool> {
    let kept = record.fields.iter().enumerate();
    kept.map(|(index, kept)| (body::tag(index, &kept.tag), kept.prose)).collect()
}

/// Makes the proof of a case. Nothing is written.
pub fn make(
    id: &str,
    doc: &Doc<Case>,
    book: &Book,
    (sources, project): (&Sources, &Project),
    printer: &mut Printer,
    found: &mut Diagnostics,
) -> Proof {
    let fields = fields(doc.file, sources);
    let mut record = Record::new(book.info.title.as_str(), id, &fields, project);
    let state = State::of(id, doc, sources, project).word().plain().print(book.info.speaks);
    let manuscript = Manuscript::new(&record, &fields, &doc.content.name, book, state);
    let docx = docx::write(&manuscript);
    let paper = printer.print(&manuscript, found);
    // What came back is compared with what this file says when it is read, so it is read before it is sent.
    if let Ok(document) = exchange::docx::read(&docx) {
        let read = Returned::read(&document, &Sent { tags: &tags(&record), frame: None });
        for (index, kept) in record.fields.iter_mut().enumerate() {
            let own = read.fields.get(&body::tag(index, &kept.tag)).and_then(|found| found.first());
            kept.sent = own.map(|field| field.text.clone()).filter(|sent| *sent != kept.text);
        }
        record.frame = read.frame.into_iter().map(|(line, _)| line).collect();
    }
    Proof { record, docx, paper }
}

/// What the book keeps of a case's proofs once the case has another name: the paths of the files, and their texts.
pub fn renamed(project: &Project, case: &str, new: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for record in record::of_case(project, case) {
        for places in places::find(project, case, &record.hash, None) {
            files.push((places.path(new, &record.hash), places.json()));
        }
        let record = Record { case: new.to_owned(), ..record };
        files.push((record.path(), record.json()));
    }
    files
}
