//! A piece of editors' text that remembers where it was written.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// A byte range of one source file. `file` is the index of the file in [`Sources`](super::Sources).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Index of the file in [`Sources`](super::Sources).
    pub file: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A value of a file together with the place it came from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands. A value that was left empty stands where its key does.
    pub span: Span,
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Text from a YAML (or CSV) file together with the place it came from.
///
/// Cheap to clone. Compares and prints as its value; the origin only serves diagnostics and the
/// map from generated Typst back to the editors' files. `{:+?}` shows both, for those who tell texts apart by their places.
#[derive(Clone, Default)]
pub struct Text {
    value: Arc<str>,
    span: Span,
}

impl Text {
    /// Text `value` that stands at `span`.
    pub fn new(value: impl Into<Arc<str>>, span: Span) -> Self {
        Self { value: value.into(), span }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// Where it was written.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Another text that stands at the same place, such as a part of this one.
    pub fn derive(&self, value: impl Into<Arc<str>>) -> Self {
        Self { value: value.into(), span: self.span }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.value
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Text {}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        &self.value
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.sign_plus() {
            let Span { file, start, end } = self.span;
            return write!(f, "{file}:{start}:{end}:{}:{}", self.value.len(), self.value);
        }
        fmt::Debug::fmt(&*self.value, f)
    }
}

/// Han characters, kana, and the full-width punctuation that goes with them.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{33FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '…' | '—')
}
