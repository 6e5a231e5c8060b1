//! One diagnostic type for every stage, and the collector that gathers them.
//!
//! A diagnostic is data: a code, a place, and a message, which is a key of the catalogues with its values. Sentences are made
//! from it only when it is rendered, in the language asked for.

#[cfg(test)]
pub(crate) mod catalogues;
mod code;
pub mod explanation;
mod merged;
pub mod message;
mod nearest;
pub mod render;
pub mod usage;

use serde::{Deserialize, Serialize};

pub use code::Code;
pub use merged::Merged;
pub use message::Message;
pub use nearest::{nearest, nearest_hint};

pub use crate::locale::Lang;
use crate::source::{Sources, Span};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The book must not print.
    Error,
    /// The book prints, but an editor should look.
    Warning,
    /// For the record.
    Info,
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A span of a file that was read as text.
    Span(Span),
    /// A file as a whole, by its path relative to the book: a picture, a font, a folder.
    File(String),
    /// A place in a finished PDF.
    Pdf(PdfPlace),
}

/// A place in a finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfPlace {
    /// The file.
    pub file: String,
    /// The page, from 1, if it is on one.
    pub page: Option<usize>,
    /// The number and generation of the object, if it is one.
    pub object: Option<(u32, u16)>,
    /// Where on its pages it is seen, as far as that is known.
    pub areas: Vec<PdfArea>,
}

/// A rectangle on a page of a finished PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PdfArea {
    /// The page, from 1.
    pub page: usize,
    /// Left, lower, right and upper edge, in hundredths of the page's unit.
    pub edges: [i32; 4],
}

impl From<PdfPlace> for Place {
    fn from(place: PdfPlace) -> Self {
        Place::Pdf(place)
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Place::Span(span)
    }
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable and kebab-case.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: Message,
    /// Where.
    pub place: Place,
    /// The way out.
    pub hint: Option<Message>,
    /// Other places that belong to it, each with its own message.
    pub related: Vec<(Span, Message)>,
    /// The text that would mend it.
    pub fix: Option<Fix>,
}

/// Replacements that belong together: all of them are made, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The replacements, in the order of the file.
    pub edits: Vec<Edit>,
    /// Whether a program may make them.
    pub safety: Safety,
}

/// A replacement of a span of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What goes; empty to insert.
    pub span: Span,
    /// What comes.
    pub text: String,
}

/// Who may make a replacement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// A program: the text means the same afterwards.
    Safe,
    /// An editor who has looked: it is one of several ways out.
    Suggested,
}

impl Diagnostic {
    /// The path of the file that it is about, relative to the book. `None` for one about a finished PDF.
    pub fn file<'a>(&'a self, sources: &'a Sources) -> Option<&'a str> {
        match &self.place {
            Place::Span(span) => sources.get(span.file).map(|source| source.path()),
            Place::File(path) => Some(path),
            Place::Pdf(_) => None,
        }
    }

    /// An error with this code at this place.
    pub fn error(code: Code, place: impl Into<Place>, message: Message) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message,
            place: place.into(),
            hint: None,
            related: Vec::new(),
            fix: None,
        }
    }

    /// A warning with this code at this place.
    pub fn warning(code: Code, place: impl Into<Place>, message: Message) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, place, message) }
    }

    /// A finding for the record with this code at this place.
    pub fn info(code: Code, place: impl Into<Place>, message: Message) -> Self {
        Self { severity: Severity::Info, ..Self::error(code, place, message) }
    }

    /// The same diagnostic with a way out.
    pub fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same diagnostic with a replacement of `span` that `check --fix` may make.
    pub fn fix(self, span: Span, text: impl Into<String>) -> Self {
        self.replacement(Safety::Safe, span, text)
    }

    /// The same diagnostic with a replacement of `span` that an editor may choose.
    pub fn suggestion(self, span: Span, text: impl Into<String>) -> Self {
        self.replacement(Safety::Suggested, span, text)
    }

    /// The same diagnostic with one replacement more; a fix is as safe as its least safe replacement.
    fn replacement(mut self, safety: Safety, span: Span, text: impl Into<String>) -> Self {
        let fix = self.fix.get_or_insert(Fix { edits: Vec::new(), safety });
        fix.edits.push(Edit { span, text: text.into() });
        if safety == Safety::Suggested {
            fix.safety = safety;
        }
        self
    }

    /// The same diagnostic with another place that belongs to it.
    pub fn related(mut self, span: Span, message: Message) -> Self {
        self.related.push((span, message));
        self
    }
}

/// Everything found so far.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds all findings of another collector.
    pub fn append(&mut self, other: Diagnostics) {
        self.found.extend(other.found);
    }

    /// The findings for which `drop` does not hold.
    pub fn without(self, mut drop: impl FnMut(&Diagnostic) -> bool) -> Diagnostics {
        Diagnostics { found: self.found.into_iter().filter(|found| !drop(found)).collect() }
    }

    /// Changes every finding.
    pub fn for_each(&mut self, change: impl FnMut(&mut Diagnostic)) {
        self.found.iter_mut().for_each(change);
    }

    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|d| d.severity == Severity::Error)
    }

    /// The findings in the order they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// Number of findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|d| d.severity == severity).count()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The findings by file, place and code, each once.
    pub fn sorted(&self, sources: &Sources) -> Vec<&Diagnostic> {
        let key = |d: &Diagnostic| match &d.place {
            Place::Span(span) => {
                (sources.get(span.file).map(|s| s.path().to_owned()).unwrap_or_default(), span.start)
            }
            Place::File(path) => (path.clone(), 0),
            Place::Pdf(place) => (place.file.clone(), place.page.map_or(0, |page| page as u32)),
        };
        let mut all: Vec<_> = self.found.iter().collect();
        all.sort_by_cached_key(|d| (key(d), d.code.as_str()));
        all.dedup();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_sorted_by_file_and_place_and_said_once() {
        let mut sources = Sources::default();
        let late = sources.add("b.yaml", "");
        let early = sources.add("a.yaml", "");
        let at = |file, start| Place::Span(Span { file, start, end: start });
        let mut found = Diagnostics::default();
        for place in [at(late, 1), at(early, 5), Place::File("c.png".into()), at(early, 2), at(late, 1)] {
            found.push(Diagnostic::error(Code::Schema, place, message::EMPTY_TEXT.plain()));
        }
        let sorted: Vec<Place> =
            found.sorted(&sources).into_iter().map(|found| found.place.clone()).collect();
        assert_eq!(sorted, [at(early, 2), at(early, 5), at(late, 1), Place::File("c.png".into())]);
        assert!(found.has_errors());
        assert_eq!(found.count(Severity::Warning), 0);
    }

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let stages = explanation::of_check().chain(explanation::of_print()).chain(explanation::of_exchange());
        let all: Vec<&str> = stages.map(|page| page.code.as_str()).collect();
        let names: std::collections::BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(names.len(), all.len());
        let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(names.iter().all(|name| name.chars().all(kebab)), "{names:?}");
    }
}
