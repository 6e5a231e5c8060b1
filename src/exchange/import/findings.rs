//! What is said about a document that becomes a case.

use super::super::document::{Change, ChangeKind, Place, RemarkKind};
use crate::diag::message::{Message, Value, messages};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Sources, Span};

messages! {
    "import";
    NAME_GUESSED(name);
    NO_NAME(name);
    NO_PROFILE;
    NOBODY;
    NO_TITLE(name);
    PERSON_GUESSED(text);
    SPEAKER_NEW(name);
    NO_QUESTIONS;
    QUESTION_GUESSED;
    MAYBE_QUESTION;
    NO_ANSWER;
    SECTION_GUESSED;
    ASIDE_GUESSED;
    CLOSING_GUESSED;
    BOXED;
    NUMBERS_TAKEN(count);
    TABLE_MERGED;
    TABLE_OTHERWISE;
    PICTURE_PLACE(file);
    PICTURE_ALT(file);
    PICTURE_FORMAT(file);
    PICTURE_MISSING;
    NOTE_MOVED;
    LOOKS_LOST;
    LINK_LOST(target);
    STRUCK;
    LEFT_OUT(text);
    HIDDEN(text);
    MARGIN(text);
    CHANGED(count, authors);
    CHANGED_REJECTED(count, authors);
    PUT_IN(text, who);
    TAKEN_OUT(text, who);
    NOBODY_NAMED;
    COMMENT(author, text);
    MACROS;
    EXTERNAL(target);
    FORMULA(text);
    SYMBOL(symbol);
    OBJECT(text);
    FOREIGN(part);
    DEEP(text);
    LOOK_HINT;
    LEFT_HINT;
    COMMENT_HINT;
    FILL_HINT;
}

/// Findings about a document, each at a line of its text.
pub(super) struct Findings {
    sources: Sources,
    file: u32,
    found: Diagnostics,
}

/// How long a text is that stands in a message, in characters.
const LONGEST: usize = 60;

impl Findings {
    /// About the document of this name, whose lines are its paragraphs.
    pub(super) fn new(name: &str, text: String) -> Findings {
        let mut sources = Sources::default();
        let file = sources.add(name, text);
        Findings { sources, file, found: Diagnostics::default() }
    }

    /// What was found, and the source that it stands in.
    pub(super) fn done(self) -> (Sources, Diagnostics) {
        (self.sources, self.found)
    }

    /// The paragraphs of the source are called so, not lines.
    pub(super) fn are_paragraphs(&mut self) {
        self.sources.last_is_document();
    }

    /// Something was guessed, or is missing.
    pub(super) fn unsure(&mut self, place: Place, message: Message) {
        let span = self.span(place);
        self.found.push(Diagnostic::warning(Code::ImportUnsure, span, message).hint(LOOK_HINT.plain()));
    }

    /// Something that a case must have is not there.
    pub(super) fn missing(&mut self, place: Place, message: Message) {
        let span = self.span(place);
        self.found.push(Diagnostic::warning(Code::ImportUnsure, span, message).hint(FILL_HINT.plain()));
    }

    /// Something stands in a comment of the file, or nowhere.
    pub(super) fn left_out(&mut self, place: Place, message: Message) {
        let span = self.span(place);
        self.found.push(Diagnostic::warning(Code::ImportLeftOut, span, message).hint(LEFT_HINT.plain()));
    }

    /// What a comment says.
    pub(super) fn comment(&mut self, place: Place, author: &str, text: &str) {
        let span = self.span(place);
        let message = COMMENT.with([author, text.trim()]);
        self.found.push(Diagnostic::info(Code::ImportComment, span, message).hint(COMMENT_HINT.plain()));
    }

    /// That tracked changes were taken as made, or as not made.
    pub(super) fn changed(&mut self, place: Place, count: usize, authors: &[&str], rejected: bool) {
        let span = self.span(place);
        let template = if rejected { &CHANGED_REJECTED } else { &CHANGED };
        let message = template.with([Value::from(count.to_string()), Value::from(authors.to_vec())]);
        self.found.push(Diagnostic::info(Code::ImportChange, span, message));
    }

    /// A tracked change with its words and its author.
    pub(super) fn change(&mut self, place: Place, change: &Change, text: &str) {
        let span = self.span(place);
        let day = change.date.split('T').next().unwrap_or_default();
        let who: Vec<&str> =
            [change.author.as_str(), day].into_iter().filter(|own| !own.is_empty()).collect();
        let who = if who.is_empty() { Value::from(&NOBODY_NAMED) } else { Value::from(who) };
        let template = match change.kind {
            ChangeKind::Inserted | ChangeKind::MovedHere => &PUT_IN,
            ChangeKind::Deleted | ChangeKind::MovedAway => &TAKEN_OUT,
            ChangeKind::Restyled => return,
        };
        let message = template.with([Value::from(cut(text)), who]);
        self.found.push(Diagnostic::info(Code::ImportChange, span, message));
    }

    /// What the reader of the document remarked.
    pub(super) fn remark(&mut self, kind: RemarkKind, place: Place, detail: &str) {
        let detail = cut(detail);
        let message = match kind {
            RemarkKind::Macros => MACROS.plain(),
            RemarkKind::External => EXTERNAL.with([detail]),
            RemarkKind::NoPicture => PICTURE_MISSING.plain(),
            RemarkKind::Formula => FORMULA.with([detail]),
            RemarkKind::Symbol => SYMBOL.with([detail]),
            RemarkKind::Object => OBJECT.with([detail]),
            RemarkKind::Foreign => FOREIGN.with([detail]),
            RemarkKind::Deep => DEEP.with([detail]),
        };
        self.left_out(place, message);
    }

    /// The line of a place; the first for the document as a whole.
    fn span(&self, place: Place) -> Span {
        let Some(source) = self.sources.get(self.file) else { return Span::default() };
        let line = place.paragraph.max(1);
        let start = source.offset(line, 0);
        Span { file: self.file, start, end: start + source.line(line).len() as u32 }
    }
}

/// A text as it stands in a message.
pub(super) fn cut(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}……", &text[..at]),
        None => text,
    }
}
