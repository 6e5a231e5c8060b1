//! A book as it was read and checked.

use std::sync::Arc;

use crate::diag::{Diagnostic, Place};
use crate::session::Session;
use crate::source::{Source, Sources};

/// What is known of a book at one state of its texts.
pub(super) struct Analysis {
    /// The state, which the [`books`](super::books) count.
    pub generation: u64,
    /// The book.
    pub session: Session,
}

impl Analysis {
    /// The text of a file as it was read, with its index.
    pub(super) fn source(&self, path: &str) -> Option<(u32, &Source)> {
        let sources = self.session.sources();
        let file = sources.find(path)?;
        Some((file, sources.get(file)?))
    }
}

/// What only pages show, of the state that was set last.
pub(super) struct Pages {
    analysis: Arc<Analysis>,
    own: Vec<Diagnostic>,
}

impl Pages {
    /// What an analysis of the pages found that one of the same files and rules did not.
    pub(super) fn new(analysis: Arc<Analysis>, files: &Analysis) -> Pages {
        let known: Vec<&Diagnostic> = files.session.diagnostics().iter().collect();
        let found = analysis.session.diagnostics().iter();
        let own = found.filter(|found| !known.contains(found)).cloned().collect();
        Pages { analysis, own }
    }
}

/// A finding with the texts that its places are in.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    /// The finding.
    pub diagnostic: &'a Diagnostic,
    /// The texts.
    pub sources: &'a Sources,
}

/// What was found in the files and by the rules, and on those pages whose files have not changed since.
pub(super) fn found<'a>(files: &'a Analysis, pages: Option<&'a Pages>) -> Vec<Found<'a>> {
    let sources = files.session.sources();
    let own = files.session.diagnostics().sorted(sources).into_iter();
    let own = own.map(|diagnostic| Found { diagnostic, sources });
    let printed = pages.into_iter().flat_map(|pages| {
        let older = pages.analysis.session.sources();
        let same = move |found: &&Diagnostic| match found.place {
            Place::Span(span) => older.get(span.file).is_some_and(|source| {
                sources.find(source.path()).and_then(|file| sources.get(file)) == Some(source)
            }),
            Place::File(_) | Place::Pdf(_) => true,
        };
        pages.own.iter().filter(same).map(move |diagnostic| Found { diagnostic, sources: older })
    });
    own.chain(printed).collect()
}
