//! The files that the client has open.

use lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::position::Lines;

/// A file as the client has it.
#[derive(Clone)]
pub(super) struct Text {
    /// Its address, as the client writes it.
    pub uri: Uri,
    /// The version that the client counts.
    pub version: i32,
    /// What it holds.
    pub text: String,
}

impl Text {
    /// Makes changes, one after the other. One whose range lies outside the text is made where the text ends.
    pub(super) fn change(&mut self, changes: Vec<TextDocumentContentChangeEvent>) {
        for change in changes {
            match change.range {
                Some(range) => {
                    let bytes = Lines::new(&self.text).bytes(range);
                    self.text.replace_range(bytes, &change.text);
                }
                None => self.text = change.text,
            }
        }
    }
}
