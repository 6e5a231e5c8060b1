//! What can be wrong with a file as YAML.

use crate::source::Span;

/// What is wrong with a file as YAML.
#[derive(Debug, Clone)]
pub struct YamlError {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: YamlErrorKind,
}

/// The kinds of [`YamlError`]. A text in them is what was typed, or what should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YamlErrorKind {
    /// A tab where YAML wants spaces.
    Tab,
    /// Another blank than a space, such as U+3000, where YAML wants spaces.
    Blank(char),
    /// A full-width or other mark where YAML has one of its own.
    FullWidth {
        /// The mark that was typed.
        found: char,
        /// YAML's own.
        wanted: &'static str,
        /// The line as it should be.
        right: String,
    },
    /// A colon or a dash without the blank behind it, with the line as it should be.
    NoBlank(String),
    /// Text that begins with `|` or `>`, the marks of a block of text.
    BlockMark(String),
    /// Text that goes on behind a closing quotation mark or bracket.
    GoesOn {
        /// The quotation mark or bracket.
        mark: char,
        /// The whole text.
        text: String,
    },
    /// A quotation mark or bracket without its partner.
    Unclosed {
        /// The quotation mark or bracket.
        mark: char,
        /// The text from it on.
        text: String,
    },
    /// Text that begins with a mark that YAML keeps for itself.
    Reserved(String),
    /// Text that YAML takes for the name of an anchor, `&name`, and leaves out.
    Anchor(String),
    /// Text with a colon and a blank in it.
    Colon(String),
    /// A comment that cuts off the text it stands in.
    CommentCuts(String),
    /// A line of text that belongs to no key.
    Unindented,
    /// A key or an item in a column where nothing began.
    Indentation,
    /// A backslash in double quotes before a character that makes no escape with it.
    Escape(String),
    /// Brackets and commas that do not fit together.
    Brackets,
    /// A key that stands twice in one map.
    DuplicateKey(String),
    /// Nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH).
    TooDeep,
    /// More than [`MAX_NODES`](super::MAX_NODES) values.
    TooMany,
    /// Nothing but comments.
    Empty,
    /// A second `---` document.
    SecondDocument,
    /// A YAML tag such as `!include`.
    Tag,
    /// A key that is a list or a map.
    ComplexKey,
    /// Anything else.
    Other,
}
