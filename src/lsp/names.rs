//! What a book has that can be named: cases, figures, chapters and sections, with their numbers and titles.

use super::analysis::Analysis;
use crate::content::load::{Doc, Folder};
use crate::mend::references::What;
use crate::source::Span;

/// What stands before the id of a section in links of prose.
pub(super) const SECTION: &str = "sec:";

/// A section that has an id.
pub(super) struct Section {
    /// The id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where the title stands.
    pub span: Span,
}

/// The ids of a kind, in the order of the files' names.
pub(super) fn ids(analysis: &Analysis, what: What) -> Vec<String> {
    let files = analysis.session.files();
    match what {
        What::Case => files.cases.keys().cloned().collect(),
        What::Figure => files.figures.keys().cloned().collect(),
        What::Chapter => files.chapters.keys().cloned().collect(),
    }
}

/// What a file is called: a company's name, or a title; a figure's with the number that it has in the book. `None` for one
/// that cannot be read.
pub(super) fn title(analysis: &Analysis, what: What, id: &str) -> Option<String> {
    fn doc<'f, T>(folder: &'f Folder<T>, id: &str) -> Option<&'f Doc<T>> {
        folder.get(id)?.as_deref()
    }
    let files = analysis.session.files();
    Some(match what {
        What::Case => doc(&files.cases, id)?.content.name.to_string(),
        What::Chapter => doc(&files.chapters, id)?.content.title.to_string(),
        What::Figure => {
            let title = doc(&files.figures, id)?.content.title.to_string();
            let figure = analysis.session.book().and_then(|book| book.figure(id));
            match figure.and_then(|figure| figure.number.as_ref()) {
                Some(number) => format!("{number}  {title}"),
                None => title,
            }
        }
    })
}

/// The sections of the book that have an id.
pub(super) fn sections(analysis: &Analysis) -> Vec<Section> {
    let chapters = analysis.session.files().chapters.values().flatten();
    let sections = chapters.flat_map(|chapter| &chapter.content.sections);
    let named = sections.filter_map(|section| {
        let (id, title) = (section.id.as_ref()?.to_string(), section.title.to_string());
        Some(Section { id, title, span: section.title.span() })
    });
    named.collect()
}
