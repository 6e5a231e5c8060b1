//! The marks `[^1]` of notes: each brings the text along that stands under `notes`, or is reported.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::context::Context;
use super::notes::{MarkedNote, Notes, Place, Scope};
use super::prose::{Footnote, Inline};
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, nearest};
use crate::source::{Span, Text};

messages! {
    NOTE_MISSING(key);
    NOTE_MISSING_HINT(key);
    NOTE_NEAREST(key);
    NOTE_UNUSED(key);
    NOTE_UNUSED_HINT(key);
    NOTE_INSIDE(key);
    NOTE_INSIDE_HINT;
    NOTE_IN_LEAD(key);
    NOTE_IN_LEAD_HINT;
    NOTE_NOWHERE(key);
    NOTE_NOWHERE_HINT;
}

impl Context<'_> {
    /// From here on marks stand for these notes, until [`Context::close_notes`].
    /// `owner` tells them from those of other chapters and cases.
    pub(super) fn open_notes(&mut self, owner: String, texts: &IndexMap<Text, Text>, place: Place) {
        let (numbers, unseen, called) = (BTreeMap::new(), BTreeSet::new(), Vec::new());
        // A translation may stand with its original.
        let owner = self.files.lang.as_ref().map_or(owner.clone(), |lang| format!("{owner}-{lang}"));
        self.notes =
            Scope::Open(Notes { owner, texts: texts.clone(), place, numbers, hidden: false, unseen, called });
    }

    /// The texts that follow are printed where notes are printed so.
    pub(super) fn place_notes(&mut self, place: Place) {
        if let Scope::Open(notes) = &mut self.notes {
            notes.place = place;
        }
    }

    /// Whether the texts that follow are read and not printed.
    pub(super) fn hide_notes(&mut self, hidden: bool) {
        if let Scope::Open(notes) = &mut self.notes {
            notes.hidden = hidden;
        }
    }

    /// Reports notes without a mark, which nobody would print. Returns the others in the order of their numbers.
    pub(super) fn close_notes(&mut self) -> Vec<MarkedNote> {
        let Scope::Open(notes) = std::mem::take(&mut self.notes) else { return Vec::new() };
        let marked =
            |key: &Text| notes.numbers.contains_key(key.as_str()) || notes.unseen.contains(key.as_str());
        for (key, text) in notes.texts.iter().filter(|(key, _)| !marked(key)) {
            self.required(text);
            let found = Diagnostic::error(Code::NoteMark, key.span(), NOTE_UNUSED.with([key.as_str()]));
            self.push(found.hint(NOTE_UNUSED_HINT.with([key.as_str()])));
        }
        notes.called
    }

    /// What the mark of a note that stands at `span` prints.
    pub(super) fn note(&mut self, key: &str, span: Span) -> Inline {
        let typed = Inline::Text(Text::new(format!("[^{key}]"), span));
        let (message, hint) = match &mut self.notes {
            Scope::None => (NOTE_NOWHERE.with([key]), NOTE_NOWHERE_HINT.plain()),
            Scope::Inside => (NOTE_INSIDE.with([key]), NOTE_INSIDE_HINT.plain()),
            Scope::Open(notes) if notes.place == Place::Footless => {
                // It is not without a mark, but its mark stands in the wrong place.
                notes.unseen.insert(key.to_owned());
                (NOTE_IN_LEAD.with([key]), NOTE_IN_LEAD_HINT.plain())
            }
            Scope::Open(notes) => match notes.texts.get(key).cloned() {
                Some(text) => return self.numbered(key, &text),
                None => {
                    let known: Vec<String> = notes.texts.keys().map(ToString::to_string).collect();
                    let near = nearest(key, &known).map(|near| NOTE_NEAREST.with([near]));
                    (NOTE_MISSING.with([key]), near.unwrap_or_else(|| NOTE_MISSING_HINT.with([key])))
                }
            },
        };
        self.push(Diagnostic::error(Code::NoteMark, span, message).hint(hint));
        typed
    }

    /// The mark of a note that there is. The first one brings the text along.
    fn numbered(&mut self, key: &str, text: &Text) -> Inline {
        let Scope::Open(notes) = &mut self.notes else { return Inline::Text(text.clone()) };
        if notes.hidden {
            notes.unseen.insert(key.to_owned());
            return Inline::Text(text.derive(""));
        }
        let next = notes.numbers.len() + 1;
        let known = notes.numbers.get(key).copied();
        let number = known.unwrap_or(next);
        let id = format!("note-{}-{number}", notes.owner);
        let at_end = notes.place == Place::End;
        if known.is_some() {
            return Inline::Footnote(if at_end {
                Footnote::AtEnd { number, id, first: false }
            } else {
                Footnote::Again { number, id }
            });
        }
        notes.numbers.insert(key.to_owned(), number);
        self.required(text);
        let outer = std::mem::replace(&mut self.notes, Scope::Inside);
        let text = self.prose(text);
        self.notes = outer;
        if let Scope::Open(notes) = &mut self.notes {
            notes.called.push(MarkedNote { number, id: id.clone(), text: text.clone(), at_end });
        }
        Inline::Footnote(if at_end {
            Footnote::AtEnd { number, id, first: true }
        } else {
            Footnote::AtFoot { number, id, text }
        })
    }
}
