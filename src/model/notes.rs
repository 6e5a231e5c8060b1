//! Notes of chapters and cases: the texts under `notes`, while the marks that call for them are read.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::prose::Prose;
use crate::source::Text;

/// Where a text that is being read may bear marks of notes.
#[derive(Default)]
pub(super) enum Scope {
    /// Nowhere: what holds it has no `notes`.
    #[default]
    None,
    /// In a chapter or a case.
    Open(Notes),
    /// The text is a note itself.
    Inside,
}

/// The notes of a chapter or a case while its texts are read.
pub(super) struct Notes {
    pub owner: String,
    pub texts: IndexMap<Text, Text>,
    /// Where they are printed.
    pub place: Place,
    /// The numbers that marks have been given so far, by key.
    pub numbers: BTreeMap<String, usize>,
    /// Whether the text that is being read is not printed.
    pub hidden: bool,
    /// The keys that marks call for where no note is printed.
    pub unseen: BTreeSet<String>,
    /// Those that marks call for, in the order of their numbers.
    pub called: Vec<MarkedNote>,
}

/// Where notes are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// At the foot of the page that bears their mark.
    Foot,
    /// At the foot, but the text being read stands on a page that has none.
    Footless,
    /// At the end of the chapter or case.
    End,
}

/// A note of a chapter or a case.
#[derive(Debug, Clone)]
pub struct MarkedNote {
    /// Its number, from 1.
    pub number: usize,
    /// What its marks lead to.
    pub id: String,
    /// Its text.
    pub text: Prose,
    /// Whether it is printed at the end of its chapter or case, not at the foot of a page.
    pub at_end: bool,
}
