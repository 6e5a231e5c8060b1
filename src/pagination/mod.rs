//! Make-up: which block of a chapter, case or sheet stands on which page, and how far down.
//!
//! The decision is global, as line breaking is in Knuth and Plass (1981); Plass (1981) and Mittelbach (2016) describe the same
//! for pages. A chapter comes as rows of whole grid lines ([`Block`]) and leaves as a [`Plan`] of least cost; [`cost`] has the
//! weights. Text keeps its order. Figures keep theirs and may move against the text: to the head of a page, or to its foot; a chart may be
//! taller or lower than usual, two small ones may stand side by side, and what is optional is set only where it fills a page.
//!
//! Architecture invariant: integers in, plan out. This module knows no Typst, no file and no clock; what it does depends on its
//! input alone.

#![warn(
    clippy::wildcard_enum_match_arm,
    reason = "whoever adds a variant is shown every place that has to know it"
)]

use serde::{Deserialize, Serialize};

mod choice;
mod compose;
mod cost;
mod search;
mod state;
#[cfg(test)]
mod tests;

pub use cost::Weights;
pub use search::{plan, plan_on};

/// A page's text area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Area {
    /// The grid lines it holds.
    pub lines: u32,
}

/// A block, in the order of the text. Heights are whole grid lines.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Block {
    /// Its height.
    pub lines: u32,
    /// Other heights in which it can be set, in one piece, such as those of a chart.
    pub heights: Vec<u32>,
    /// The height of a figure side by side with the block after it, a figure, too. None where they only stand below one another.
    pub paired: Option<u32>,
    /// Whether it is set only where it fills a page.
    pub optional: bool,
    /// The lines after which a page may end within it, rising; none for a block that stays in one piece.
    pub breaks: Vec<u32>,
    /// The lines that it prints again at the head of each page it goes on to, such as a table's header.
    pub repeats: u32,
    /// Whether only the fullest page may end within it, as with tables, which break by themselves.
    pub runs_on: bool,
    /// The empty lines between it and what stands above, at least.
    pub before: u32,
    /// The empty lines between it and what stands below, at least.
    pub after: u32,
    /// How many lines the space above may shrink by, where a page is short of room.
    pub shrink_above: u32,
    /// How many lines the space above may grow by.
    pub stretch_above: u32,
    /// How many lines the space below may grow by.
    pub stretch_below: u32,
    /// Whether it begins a page.
    pub new_page: bool,
    /// Whether it stands at the head of a page and nowhere else: only figures may.
    pub at_head: bool,
    /// The side of the open book whose page it fills: only figures may, a left one that a right one follows. Between them no page
    /// turns, and none of them stands within a block of text.
    pub fills: Option<Side>,
    /// Whether figures keep their order to it: one before it does not stand behind it, and one behind it not before its end.
    pub bars: bool,
    /// Whether the next block of the text begins on the page on which it ends.
    pub joined: bool,
    /// The notes whose marks it bears, in the order of its lines.
    pub notes: Vec<Note>,
    /// What it is to its neighbours.
    pub role: Role,
}

/// A note at the foot of the page that bears its mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Note {
    /// The line of its block that bears the mark.
    pub line: u32,
    /// Its height, in hundredths of a grid line.
    pub height: u32,
}

/// What a block is to its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// It follows what stands before it.
    Free,
    /// It heads what follows and stays on its page.
    Head,
    /// It belongs beside what stands before it, and had better stay on its page.
    Beside,
    /// It ends what stands before it, and stays on its page.
    Tail,
    /// It closes the chapter: from here on, blocks stand at the foot of the last page.
    Closing,
    /// It moves against the text.
    Figure {
        /// The block that first names it.
        named: usize,
        /// The line of that block which does.
        line: u32,
        /// The block that begins its section.
        section: usize,
    },
}

/// A side of the open book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Side {
    /// The left one, whose page faces the next.
    Left,
    /// The right one.
    Right,
}

/// The pages of a chapter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Plan {
    /// The pages in their order.
    pub pages: Vec<Page>,
    /// The optional blocks that are on none of them, in their order.
    pub left_out: Vec<usize>,
    /// What the plan costs; see [`cost`].
    pub cost: u64,
}

impl Plan {
    /// Whether a page breaks a rule because there was no other way on, or nothing could be placed at all.
    pub fn is_forced(&self) -> bool {
        self.pages.is_empty() || self.cost >= cost::FORCED
    }
}

/// A page of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Page {
    /// What stands on it, from head to foot.
    pub placed: Vec<Placed>,
    /// How many lines down it is filled.
    pub filled: u32,
    /// How many lines its notes take at the foot.
    pub foot: u32,
}

/// A block, or a stretch of its lines, on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Placed {
    /// Which block.
    pub block: usize,
    /// Its first line here.
    pub from: u32,
    /// The line after its last one here.
    pub to: u32,
    /// The lines that it takes here, with what it prints again.
    pub lines: u32,
    /// How many lines of the page are above it.
    pub top: u32,
    /// How it comes to stand there.
    pub spot: Spot,
}

/// What lies between a page's text and its notes, in hundredths of a line.
pub const ABOVE_NOTES: u32 = 80;

/// The lines that notes of these heights take at the foot of a page, with what lies above them.
fn foot(notes: u32) -> u32 {
    if notes == 0 { 0 } else { (ABOVE_NOTES + notes).div_ceil(100) }
}

/// How a block comes to stand where it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Spot {
    /// In its turn.
    Text,
    /// A figure at the head of a page, above text that goes on from the page before.
    Head,
    /// A figure at the foot of a page, below text that goes on overleaf.
    Foot,
    /// A figure beside the one before it.
    Beside,
}

impl Block {
    /// The least height in which it can be set.
    pub(crate) fn least(&self) -> u32 {
        self.heights.iter().copied().chain([self.lines]).min().unwrap_or(self.lines)
    }

    /// The empty lines above it where its page is short of room.
    fn least_before(&self) -> u32 {
        self.before.saturating_sub(self.shrink_above)
    }

    /// The height of its lines `from` to `to` on one page.
    fn height(&self, from: u32, to: u32) -> u32 {
        to - from + if from > 0 { self.repeats } else { 0 }
    }

    /// The heights of the notes that its lines `from` to `to` call for, in hundredths of a line.
    fn notes(&self, from: u32, to: u32) -> u32 {
        let notes = self.notes.iter().filter(|note| (from..to).contains(&note.line));
        notes.map(|note| note.height).sum()
    }

    fn is_figure(&self) -> bool {
        matches!(self.role, Role::Figure { .. })
    }
}
