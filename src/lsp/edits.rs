//! Changes of files as the client makes them.

use std::ops::Range;

use lsp_types::{
    CreateFile, DocumentChangeOperation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    Position, RenameFile, ResourceOp, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use super::position::Lines;

/// Changes that belong together.
#[derive(Default)]
pub(super) struct Edits(Vec<DocumentChangeOperation>);

impl Edits {
    /// Also changes these places of a file.
    pub(super) fn change(mut self, uri: Uri, edits: Vec<TextEdit>) -> Edits {
        if !edits.is_empty() {
            self.0.push(DocumentChangeOperation::Edit(TextDocumentEdit {
                text_document: OptionalVersionedTextDocumentIdentifier { uri, version: None },
                edits: edits.into_iter().map(OneOf::Left).collect(),
            }));
        }
        self
    }

    /// Also makes a file that holds this text.
    pub(super) fn create(mut self, uri: Uri, text: String) -> Edits {
        let create = CreateFile { uri: uri.clone(), options: None, annotation_id: None };
        self.0.push(DocumentChangeOperation::Op(ResourceOp::Create(create)));
        let start = Position::default();
        self.change(uri, vec![TextEdit::new(lsp_types::Range::new(start, start), text)])
    }

    /// Also gives a file another name.
    pub(super) fn rename(mut self, from: Uri, to: Uri) -> Edits {
        let rename = RenameFile { old_uri: from, new_uri: to, options: None, annotation_id: None };
        self.0.push(DocumentChangeOperation::Op(ResourceOp::Rename(rename)));
        self
    }

    /// The changes; `None` if there are none.
    pub(super) fn done(self) -> Option<WorkspaceEdit> {
        let changes = (!self.0.is_empty()).then_some(DocumentChanges::Operations(self.0))?;
        Some(WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() })
    }
}

/// The replacement that makes one text of another: what both begin and end with stays.
pub(super) fn replacement(before: &str, after: &str) -> Option<TextEdit> {
    let (old, new) = difference(before, after)?;
    Some(TextEdit { range: Lines::new(before).range(old), new_text: after[new].to_owned() })
}

fn difference(before: &str, after: &str) -> Option<(Range<usize>, Range<usize>)> {
    if before == after {
        return None;
    }
    let same = before.chars().zip(after.chars()).take_while(|(one, other)| one == other);
    let start: usize = same.map(|(c, _)| c.len_utf8()).sum();
    let tails = before[start..].chars().rev().zip(after[start..].chars().rev());
    let end: usize = tails.take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8()).sum();
    Some((start..before.len() - end, start..after.len() - end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_replacement_makes_the_text_wanted(before in "[a蓝😀\r\n]{0,12}", after in "[a蓝😀\r\n]{0,12}") {
            match difference(&before, &after) {
                Some((old, new)) => {
                    let mut made = before.clone();
                    made.replace_range(old, &after[new]);
                    prop_assert_eq!(made, after);
                }
                None => prop_assert_eq!(before, after),
            }
        }
    }
}
