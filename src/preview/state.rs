//! What the browser is told, as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::clock::Timing;
use super::findings::Finding;
use super::frame::Frame;
use super::outline::Chapter;
use super::places::Aim;
use super::print::{PageView, Print};
use super::stage::View;

/// How the book is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Status {
    /// Nothing was typeset yet.
    #[default]
    Opening,
    /// The pages are those of the files.
    Ready,
    /// The book has errors; the pages are the last good ones.
    Faulty,
    /// The book's folder does not exist; the pages are the last good ones.
    Gone,
}

/// Everything that the browser shows.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct State {
    /// How the book is.
    pub status: Status,
    /// How often the book was typeset or tried to be.
    pub rebuilds: u64,
    /// The book's title.
    pub title: String,
    /// What can be looked at.
    pub views: BTreeMap<View, Pages>,
    /// The chapters and cases in printing order.
    pub outline: Vec<Chapter>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Where the last save, or an editor's wish, leads to.
    pub focus: Option<Focus>,
    /// How the last rebuild went.
    pub timing: Timing,
}

/// The pages of a document.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Pages {
    /// The pages in order.
    pub pages: Vec<PageView>,
    /// What is around them on the printer's sheet.
    pub frame: Option<Frame>,
    /// Goes up whenever pages look otherwise than before.
    pub edition: u64,
    /// The pages, from 0, that look otherwise than in the edition before.
    pub changed: Vec<usize>,
}

impl Pages {
    /// The pages of a print after those of another.
    pub(super) fn after(&self, print: &Print, frame: Option<Frame>, before: Option<&Print>) -> Pages {
        let changed = before.map_or(Vec::new(), |before| print.changed_since(before));
        let same = before.is_some_and(|before| before.pages == print.pages) && frame == self.frame;
        if same {
            return self.clone();
        }
        Pages { pages: print.pages.clone(), frame, edition: self.edition + 1, changed }
    }
}

/// A place that the browser scrolls to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Focus {
    /// Goes up with every place, so that none is followed twice.
    pub serial: u64,
    /// What to look at.
    pub view: View,
    /// Where.
    #[serde(flatten)]
    pub aim: Aim,
    /// Whether an editor asked for it, rather than saved a file.
    pub asked: bool,
}
