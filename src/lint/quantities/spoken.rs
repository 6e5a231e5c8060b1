//! What a book says in whole sentences, with the quantities of each clause.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::mention::{Mention, mentions};
use super::sentence::{clauses, sentences};
use crate::lint::letters::Letter;
use crate::lint::{Passage, Role, TextKind, Words};
use crate::source::Span;
use crate::source::yaml::Step;

/// A passage as it is spoken.
#[derive(Debug, Clone)]
pub(crate) struct Spoken {
    /// Index of the passage in the scene.
    pub passage: usize,
    /// What a reader sees of it: without marks and addresses.
    pub text: String,
    /// Where each of the passage's letters starts in the text; empty when the text is the passage's own behind others.
    letters: Vec<usize>,
    /// How many bytes of the text stand before those of the passage.
    before: usize,
    /// Its sentences.
    pub sentences: Arc<[Sentence]>,
}

impl Spoken {
    /// The place of a part of the text.
    pub(crate) fn span(&self, passages: &[Passage], part: &Range<usize>) -> Span {
        let Some(passage) = passages.get(self.passage) else { return Span::default() };
        if self.letters.is_empty() {
            return passage
                .span(part.start.saturating_sub(self.before)..part.end.saturating_sub(self.before));
        }
        passage.place(passage.letters.get(self.of(part)).unwrap_or_default())
    }

    /// What the editor typed for a part of the text, with its marks and addresses.
    pub(crate) fn typed<'a>(&self, passages: &[Passage<'a>], part: &Range<usize>) -> &'a str {
        let Some(passage) = passages.get(self.passage) else { return "" };
        let own = self.of(part);
        let start =
            |index: usize| passage.letters.get(index).map_or(passage.text.len(), |letter| letter.start());
        passage.text.get(start(own.start)..start(own.end)).unwrap_or_default()
    }

    /// The letters of a part of the text.
    fn of(&self, part: &Range<usize>) -> Range<usize> {
        let index = |at: usize| self.letters.partition_point(|&start| start < at);
        index(part.start)..index(part.end)
    }
}

/// A sentence.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Its bytes.
    pub range: Range<usize>,
    /// Its clauses.
    pub clauses: Vec<Clause>,
}

/// A clause with its quantities.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    /// Its bytes.
    pub range: Range<usize>,
    /// Its quantities in order.
    pub mentions: Vec<Mention>,
}

/// Every passage that speaks in sentences and holds a number.
pub(crate) fn spoken(passages: &[Passage]) -> Vec<Spoken> {
    let speaks = |role: Role| {
        matches!(
            role,
            Role::Text
                | Role::Lead
                | Role::Subhead
                | Role::Callout
                | Role::Highlight
                | Role::Quote
                | Role::Card
                | Role::Profile
                | Role::Question
                | Role::Answer
                | Role::Closing
        )
    };
    passages
        .par_iter()
        .enumerate()
        .filter(|(_, passage)| passage.kind != TextKind::Quantity && speaks(passage.role))
        .filter_map(|(index, passage)| read(index, &passage.letters))
        .collect()
}

/// The sentences of a passage; `None` without numbers.
fn read(passage: usize, visible: &[Letter]) -> Option<Spoken> {
    let text: String = visible.iter().map(|letter| letter.c).collect();
    let sentences = with_numbers(&text)?;
    let letters = text.char_indices().map(|(at, _)| at).collect();
    Some(Spoken { passage, sentences, text, letters, before: 0 })
}

/// The sentences of a text with their quantities; `None` without any.
#[comemo::memoize]
fn with_numbers(text: &str) -> Option<Arc<[Sentence]>> {
    let all = mentions(text, Words::get());
    if all.is_empty() {
        return None;
    }
    let mut rest = all.into_iter().peekable();
    let sentences = sentences(text).into_iter().map(|range| {
        let clauses = clauses(text, &range).into_iter().map(|range| {
            let mut own = Vec::new();
            while let Some(mention) = rest.next_if(|mention| mention.number.start < range.end) {
                own.push(mention);
            }
            Clause { range, mentions: own }
        });
        Sentence { clauses: clauses.collect(), range }
    });
    Some(sentences.collect())
}

/// Every callout of a chapter as the sentence that its words and its number make.
pub(crate) fn callouts(passages: &[Passage]) -> Vec<Spoken> {
    let key = |passage: &Passage, wanted: &str| matches!(passage.path.0.last(), Some(Step::Key(key)) if key == wanted);
    let beside = |passage: &Passage, wanted: &str| {
        let of = passage.path.0.split_last().map(|(_, of)| of);
        let same = |other: &&Passage| {
            other.owner == passage.owner
                && key(other, wanted)
                && other.path.0.split_last().map(|(_, of)| of) == of
        };
        passages.iter().find(same).map_or("", |other| other.text)
    };
    let numbers = passages
        .iter()
        .enumerate()
        .filter(|(_, passage)| passage.role == Role::Callout && key(passage, "number"));
    numbers
        .filter_map(|(index, passage)| {
            let head = beside(passage, "before");
            let text = format!("{head}{}{}", passage.text, beside(passage, "text"));
            let sentences = with_numbers(&text)?;
            Some(Spoken { passage: index, sentences, text, letters: Vec::new(), before: head.len() })
        })
        .collect()
}
