//! What of the book can be referred to.

/// Something that references lead to. What it is called in a document is that document's affair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// A chapter, by its id.
    Chapter(String),
    /// A section of a chapter.
    Section {
        /// The chapter's id.
        chapter: String,
        /// From 1.
        number: usize,
    },
    /// A figure, by its id.
    Figure(String),
    /// A case, by its id.
    Case(String),
}
