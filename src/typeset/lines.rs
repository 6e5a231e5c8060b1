//! Where the editors' texts stand on the pages of a document, line by line and letter by letter.

use typst::layout::{FrameItem, Point};
use typst_layout::PagedDocument;

use super::Trace;
use super::walk::walk;
use crate::source::Span;

/// How far letters reach above and below the line that they stand on, as shares of their size: the box of a Han character.
const REACH: (f64, f64) = (0.88, 0.12);
/// Texts whose lines are less apart than this, in points, stand on one line.
const SAME: f64 = 0.5;

/// A part of an editors' text that stands on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The page, from 0.
    pub page: usize,
    /// The text of the book that it is of.
    pub origin: Span,
    /// Its upper edge, in points from the page's.
    pub top: f64,
    /// Its lower edge, in points from the page's upper one.
    pub bottom: f64,
    /// What is printed.
    pub text: String,
    /// Where each of its letters begins and the last one ends, in points from the page's left edge: one more than there are letters.
    pub edges: Vec<f64>,
}

/// The lines of a document in the order in which they are drawn; what layouts print by themselves is none of them.
pub fn lines(document: &PagedDocument, trace: &Trace) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    for (page, typeset) in document.pages().iter().enumerate() {
        walk(&typeset.frame, Point::zero(), &mut |item, at| {
            let FrameItem::Text(text) = item else { return };
            let size = text.size.to_pt();
            let baseline = at.y.to_pt();
            let mut x = at.x.to_pt();
            let mut glyphs = text.glyphs.iter().peekable();
            while let Some(glyph) = glyphs.next() {
                let mut width = glyph.x_advance.at(text.size).to_pt();
                // What is drawn of several pieces is as wide as they are.
                while let Some(piece) = glyphs.next_if(|next| next.range() == glyph.range()) {
                    width += piece.x_advance.at(text.size).to_pt();
                }
                let letters = text.text.get(glyph.range()).unwrap_or_default();
                if let Some(origin) = trace.origin(glyph.span.0) {
                    let new = Line {
                        page,
                        origin,
                        top: baseline - REACH.0 * size,
                        bottom: baseline + REACH.1 * size,
                        text: String::new(),
                        edges: vec![x],
                    };
                    let goes_on = found.last().is_some_and(|last| last.goes_on_in(&new));
                    if !goes_on {
                        found.push(new);
                    }
                    if let Some(line) = found.last_mut() {
                        line.add(letters, x, width);
                    }
                }
                x += width;
            }
        });
    }
    found
}

impl Line {
    fn goes_on_in(&self, next: &Line) -> bool {
        let ends = self.edges.last().copied().unwrap_or_default();
        let begins = next.edges.first().copied().unwrap_or_default();
        (self.page, self.origin) == (next.page, next.origin)
            && (self.bottom - next.bottom).abs() < SAME
            && begins > ends - SAME
    }

    /// Adds letters that share a width.
    fn add(&mut self, letters: &str, x: f64, width: f64) {
        let count = letters.chars().count();
        if let Some(last) = self.edges.last_mut() {
            *last = x;
        }
        for (index, letter) in letters.chars().enumerate() {
            self.text.push(letter);
            self.edges.push(x + width * (index + 1) as f64 / count.max(1) as f64);
        }
    }
}
