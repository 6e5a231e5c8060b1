//! The PDF that a company is sent: a manuscript whose fields are numbered, marked as a draft on every page, by the same layouts, fonts and
//! typesetter as every page of the book. The same texts make the same bytes.

use std::collections::BTreeMap;

use typst::foundations::Datetime;
use typst_layout::PagedDocument;
use url::form_urlencoded::{Serializer, parse};

use super::docx::property;
use super::link::is_address;
use super::manuscript::Manuscript;
use super::places::{Line, Places, Sheet, tenths};
use crate::diag::{Code, Diagnostic, Diagnostics, Place};
use crate::exchange;
use crate::export::{self, Standards};
use crate::lint::Role;
use crate::model::prose::{self, Block, Inline, Mark, Prose};
use crate::source::{Span, Text};
use crate::template::Renderer;
use crate::template::view::{Look, Proof, ProofField, ProofPart};
use crate::typeset::{self, Typesetter, forget_unused, lines};

/// What the keyword of a proof begins with that says which one it is.
const SCHEME: &str = "casebound:proof?";

/// A proof on pages.
pub struct Paper {
    /// The file.
    pub pdf: Vec<u8>,
    /// Where its fields stand on it.
    pub places: Places,
}

/// Prints proofs, one after another.
pub struct Printer {
    /// What renders their layout.
    pub renderer: Renderer,
    /// What sets it.
    pub typesetter: Typesetter,
    /// When they say that they were made.
    pub moment: Option<Datetime>,
}

impl Printer {
    /// Sets a proof. `None` if there are errors, which are reported.
    pub fn print(&mut self, manuscript: &Manuscript, found: &mut Diagnostics) -> Option<Paper> {
        let proof = view(manuscript);
        let draft = self.set(manuscript, &proof, &Places::default(), found)?;
        let mut places = stands(manuscript, &lines(&draft, &self.typesetter.trace()), &draft);
        add_texts(&mut places, &self.export(&draft, found)?, found)?;
        // Which file it is depends on where its fields stand, and is written into it: it is set again, which takes no time.
        let mut told = Diagnostics::default();
        let document = self.set(manuscript, &proof, &places, &mut told)?;
        let pdf = self.export(&document, &mut told)?;
        forget_unused();
        Some(Paper { pdf, places })
    }

    fn set(
        &mut self,
        manuscript: &Manuscript,
        proof: &Proof,
        places: &Places,
        found: &mut Diagnostics,
    ) -> Option<PagedDocument> {
        let mut own = Diagnostics::default();
        let project = self.renderer.proof(proof, &identity(manuscript, places), &mut own);
        let document = if own.has_errors() { None } else { self.typesetter.typeset(project, &mut own) };
        found.append(own);
        document
    }

    fn export(&self, document: &PagedDocument, found: &mut Diagnostics) -> Option<Vec<u8>> {
        let made = export::pdf(document, self.moment, &Standards::usual(self.moment));
        let explain = |error: &_| found.push(self.typesetter.explain(error));
        made.inspect_err(|errors| errors.0.iter().for_each(explain)).ok()
    }
}

/// What is written into the file for programs: book, case, and the hashes of its texts and of their places.
fn identity(manuscript: &Manuscript, places: &Places) -> String {
    let mut pairs = Serializer::new(String::new());
    pairs.append_pair(property::BOOK, &manuscript.record.book);
    pairs.append_pair(property::CASE, &manuscript.record.case);
    pairs.append_pair(property::PROOF, &manuscript.record.hash);
    pairs.append_pair(property::PLACES, &places.digest());
    SCHEME.to_owned() + &pairs.finish()
}

/// What a file says it is, by the names of its properties.
pub fn properties(keywords: &str) -> BTreeMap<String, String> {
    let own = keywords.split([',', ';', ' ']).find_map(|word| word.trim().strip_prefix(SCHEME));
    parse(own.unwrap_or_default().as_bytes())
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

/// Where the fields stand.
fn stands(manuscript: &Manuscript, lines: &[typeset::Line], document: &PagedDocument) -> Places {
    let mut pages: Vec<Sheet> = document
        .pages()
        .iter()
        .map(|page| {
            let size = page.frame.size();
            Sheet { size: (tenths(size.x.to_pt()), tenths(size.y.to_pt())), ..Sheet::default() }
        })
        .collect();
    let field = |origin: Span| {
        manuscript.fields.iter().position(|field| {
            field.span.file == origin.file && field.span.start <= origin.start && origin.end <= field.span.end
        })
    };
    for line in lines {
        if let (Some(page), Some(field)) = (pages.get_mut(line.page), field(line.origin)) {
            page.lines.push(Line {
                field,
                reach: (tenths(line.top), tenths(line.bottom)),
                text: line.text.clone(),
                edges: line.edges.iter().map(|x| tenths(*x)).collect(),
            });
        }
    }
    Places { pages }
}

/// Adds what the file says when it is read, as it will be when it comes back.
fn add_texts(places: &mut Places, pdf: &[u8], found: &mut Diagnostics) -> Option<()> {
    match exchange::pdf::read(pdf) {
        Ok(read) => {
            for (sheet, page) in places.pages.iter_mut().zip(read.pages) {
                sheet.text = page.text.split_whitespace().collect();
                sheet.drawn = page.drawn;
            }
            Some(())
        }
        Err(fault) => {
            found.push(Diagnostic::error(
                Code::Export,
                Place::File("layouts/proof.typ.j2".into()),
                fault.message,
            ));
            None
        }
    }
}

/// The manuscript as its layout sees it.
fn view(manuscript: &Manuscript) -> Proof {
    let mut parts: Vec<ProofPart> = Vec::new();
    for (index, field) in manuscript.fields.iter().enumerate() {
        let heading = manuscript.heading(field.part());
        if parts.last().is_none_or(|part| part.heading != heading) {
            parts.push(ProofPart { heading, fields: Vec::new() });
        }
        let look = match field.role {
            Role::Question => Look::Question,
            Role::Subhead => Look::Heading,
            _ if field.prose => Look::Text,
            _ => Look::Line,
        };
        let text = Text::new(field.text.as_str(), field.span);
        let (text, prose) =
            if field.prose { (None, Some(readable(manuscript, &text))) } else { (Some(text), None) };
        let shown = ProofField { number: index + 1, look, label: manuscript.label(field), text, prose };
        if let Some(part) = parts.last_mut() {
            part.fields.push(shown);
        }
    }
    Proof {
        title: manuscript.title(),
        guide: manuscript.paper_guide(),
        mark: manuscript.mark(),
        foot: manuscript.foot(),
        parts,
    }
}

/// Prose whose references show what they lead to. What is shown so is no part of the text, and has no place in it.
fn readable(manuscript: &Manuscript, text: &Text) -> Prose {
    let (mut prose, _) = prose::parse(text);
    let own = |shown: String| Text::new(shown, Span::default());
    prose.resolve(&mut |target, content| {
        let (scheme, id) = target.split_once(':').unwrap_or_default();
        match scheme {
            _ if is_address(&target) => Inline::Link { target, content },
            "ruby" => Inline::Marked(Mark::Ruby(own(id.to_owned())), content),
            "mark" if id == "name" => Inline::Marked(Mark::Name, content),
            "mark" if id == "title" => Inline::Marked(Mark::Title, content),
            _ if !content.is_empty() => {
                let words = Prose(vec![Block::Paragraph(content)]).plain();
                Inline::Text(target.derive(words.trim()))
            }
            _ => match target.strip_prefix('^') {
                Some(note) => Inline::Note(own(note.to_owned())),
                None => Inline::Text(own(manuscript.shown(&target))),
            },
        }
    });
    prose
}
