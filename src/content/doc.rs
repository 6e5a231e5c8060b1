//! A file of the book that was read: its tree and its typed content.

use super::Scalar;
use crate::source::yaml::{Node, Path};
use crate::source::{Span, Text};

/// A file of the book with its tree and its typed content.
#[derive(Debug, Clone)]
pub struct Doc<T> {
    /// Index in [`Sources`].
    pub file: u32,
    /// The tree, for spans.
    pub root: Node,
    /// The content.
    pub content: T,
}

impl<T> Doc<T> {
    /// The span of the value at `path`; the file's beginning when there is none.
    pub fn span(&self, path: &Path) -> Span {
        self.root.get(&path.0).map_or(Span { file: self.file, start: 0, end: 0 }, |node| node.span)
    }

    /// A scalar of the content as text with its place.
    pub fn text(&self, path: &Path, scalar: &Scalar) -> Text {
        Text::new(scalar.as_str(), self.span(path))
    }
}
