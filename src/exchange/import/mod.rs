//! An interview in a document becomes a case: company, people, questions and answers, numbers, pictures, notes.
//!
//! Paragraphs are read as [`line`]s; the surest sign that the document uses throughout tells its questions ([`mode`]); what stands before
//! the first is the company ([`front`]), what follows is put together by the [`builder`] into a [`draft`], which becomes a file
//! ([`yaml`]). Nothing of the text is dropped: what fits nowhere stands in comments at the end of the file. What was guessed is said
//! ([`findings`]), at its paragraph.

mod builder;
mod draft;
mod findings;
mod front;
mod line;
mod mode;
mod numbers;
mod parts;
mod remains;
mod yaml;

use super::document::{Change, Changes, Document, Place, paragraphs};
use crate::diag::{Diagnostics, Lang};
use crate::source::Sources;
use builder::{Builder, Built};
use findings::Findings;

/// What a document becomes.
#[derive(Debug)]
pub struct Import {
    /// The company's name, as far as it was found.
    pub name: String,
    /// The id of the case: as wished, else what its name suggests; `None` if that is nothing.
    pub slug: Option<String>,
    /// The text of the case's file.
    pub yaml: String,
    /// Pictures, by their paths relative to the case's file.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// How many questions were found.
    pub questions: usize,
    /// How many people were found.
    pub people: usize,
    /// The document as findings show it.
    pub sources: Sources,
    /// What was guessed, left out and remarked.
    pub diagnostics: Diagnostics,
}

/// What a document is called, and how it is to be read.
#[derive(Debug, Clone, Copy)]
pub struct Wishes<'a> {
    /// What findings call the file.
    pub file: &'a str,
    /// Its name without folder and extension.
    pub stem: &'a str,
    /// The id of the case, if it is known: pictures are named after it.
    pub slug: Option<&'a str>,
    /// What is made of tracked changes.
    pub changes: Changes,
    /// The language of remarks in the file.
    pub lang: Lang,
}

/// Makes a case of a document. `lines` is the text of its file, if it is a text whose lines are counted instead of its paragraphs.
pub fn case(document: Document, lines: Option<&str>, wishes: &Wishes) -> Import {
    let text = lines.map_or_else(|| shown(&document), str::to_owned);
    let mut findings = Findings::new(wishes.file, text);
    if lines.is_none() {
        findings.are_paragraphs();
    }
    say_changes(&document, wishes.changes, &mut findings);
    for comment in &document.comments {
        let place = comment.place.unwrap_or_default();
        findings.comment(place, &comment.author, &comment.text);
    }
    for remark in &document.remarks {
        findings.remark(remark.kind, remark.place, &remark.detail);
    }
    let document = document.settled(wishes.changes);
    let mut builder = Builder::new(&document, wishes, &mut findings);
    builder.read();
    let Built { draft, pictures, slug } = builder.done();
    let questions = draft.questions();
    let (yaml, people) = (yaml::file(&draft, wishes.lang), draft.people.len());
    let (sources, diagnostics) = findings.done();
    Import { name: draft.name, slug, yaml, pictures, questions, people, sources, diagnostics }
}

/// The text of a document, one paragraph a line.
fn shown(document: &Document) -> String {
    let paragraphs = document.paragraphs();
    let last = paragraphs.iter().map(|own| own.place.paragraph).max().unwrap_or(0);
    let mut lines = vec![String::new(); last];
    for paragraph in paragraphs {
        if let Some(line) = paragraph.place.paragraph.checked_sub(1).and_then(|at| lines.get_mut(at)) {
            *line = paragraph.text().replace(['\n', '\r', '\t'], " ");
        }
    }
    lines.join("\n")
}

/// The most tracked changes that are told one by one.
const TOLD: usize = 200;

/// Says how many tracked changes there are and who made them, at the first, and then each with its words.
fn say_changes(document: &Document, side: Changes, findings: &mut Findings) {
    let notes = document.notes.values().flat_map(|blocks| paragraphs(blocks));
    let mut authors = Vec::<&str>::new();
    let mut told: Vec<(Place, &Change, String)> = Vec::new();
    for paragraph in document.paragraphs().into_iter().chain(notes) {
        let runs = paragraph.runs.iter().map(|run| (&run.changes, run.text()));
        for (changes, text) in runs.chain([(&paragraph.mark, "¶")]) {
            let Some(change) = changes.last() else { continue };
            for name in changes.iter().map(|change| change.author.as_str()) {
                if !name.is_empty() && !authors.contains(&name) {
                    authors.push(name);
                }
            }
            // Pieces of one change are told together.
            match told.last_mut().filter(|(place, last, _)| (*place, *last) == (paragraph.place, change)) {
                Some((_, _, words)) => words.push_str(text),
                None => told.push((paragraph.place, change, text.to_owned())),
            }
        }
    }
    if let Some((place, _, _)) = told.first() {
        findings.changed(*place, told.len(), &authors, side == Changes::Rejected);
    }
    for (place, change, text) in told.iter().take(TOLD) {
        findings.change(*place, change, text);
    }
}
