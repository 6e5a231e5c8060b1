//! A file of the book that was read: its tree and its typed content.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::translation::Original;
use crate::source::yaml::Node;

/// The files of a folder by id; `None` for one with faults.
pub type Folder<T> = BTreeMap<String, Option<Arc<Doc<T>>>>;

/// A file of the book with its tree and its typed content.
#[derive(Debug, Clone)]
pub struct Doc<T> {
    /// Index in [`Sources`](crate::source::Sources).
    pub file: u32,
    /// The tree, for those who walk over every text.
    pub root: Node,
    /// The content.
    pub content: T,
    /// What it was before it was translated, in a book of translations.
    pub original: Option<Arc<Original>>,
}
