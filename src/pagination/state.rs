//! Where pages begin: a place in the text, the figures that wait there, and a side of the open book.

/// A place in a chapter where a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct State {
    /// Index in the stream.
    pub at: usize,
    /// Lines of that block that stand on earlier pages.
    pub line: u32,
    /// Figures that stand on earlier pages.
    pub figures: usize,
    /// Which area the page has; from the last one on, all have that.
    pub area: usize,
    /// Where the page lies in the open book, if that is known.
    pub leaf: Option<Leaf>,
}

/// A page in the open book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Leaf {
    /// On the left.
    Left,
    /// On the right; the lines of white at the foot of the page that it faces, if its text goes on here.
    Right(Option<u32>),
}

impl State {
    /// The first and the last of the states that differ from this one in the page that faces theirs.
    pub(super) fn alike(self) -> (State, State) {
        let leaf = |white| State { leaf: Some(Leaf::Right(Some(white))), ..self };
        (leaf(0), leaf(u32::MAX))
    }

    /// The first block of the stream that is not, or not wholly, on the page that ends here.
    pub(super) fn beyond(self) -> usize {
        self.at + usize::from(self.line > 0)
    }

    /// Whether a block begins on the page from here to `end`, before which something may be announced.
    pub(super) fn anchors(self, end: State) -> bool {
        self.line == 0 || end.at > self.at
    }
}
