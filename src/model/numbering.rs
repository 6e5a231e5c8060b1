//! Where everything stands in the book: numbers and anchors of chapters, sections, figures and cases.

use std::collections::BTreeMap;

use indexmap::IndexSet;

use super::Role;
use super::anchor::Anchor;
use super::ordinal::Ordinal;
use super::words::BookLang;
use crate::source::Text;

/// An entry of the contents before its text is read.
pub(super) enum Slot {
    Page(Role),
    Chapter { id: String, role: Role, ordinal: Option<Ordinal>, part: Option<PartSlot>, first: bool },
    Case { id: String, opens_group: bool, part: Option<PartSlot> },
}

/// The part that a chapter or a case belongs to.
#[derive(Clone)]
pub(super) struct PartSlot {
    pub number: usize,
    /// How many parts the book has.
    pub of: usize,
    pub title: Text,
}

/// Numbers and anchors.
#[derive(Default)]
pub(super) struct Index {
    /// Number of a figure, such as `4.1.1`; `None` in a chapter without a number.
    pub figures: BTreeMap<String, Option<String>>,
    /// The same figures in the order in which the book shows them.
    pub shown: Vec<String>,
    /// Anchor, number and title of the sections that have an id.
    pub sections: BTreeMap<String, (Anchor, Option<String>, String)>,
    /// Cases in the book, in order.
    pub cases: IndexSet<String>,
}

impl Index {
    /// What a reference to a figure prints.
    pub(super) fn figure_text(&self, id: &str, lang: BookLang) -> Option<String> {
        self.figures.get(id)?.as_ref().map(|number| lang.figure(number))
    }
}
