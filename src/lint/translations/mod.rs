//! Translations: whether there is one of every text, and whether the text is still the one that was translated.

mod translation_missing;
mod translation_stale;

use std::sync::Arc;

use super::field::{self, Field};
use super::kept::is_han;
use super::passage::{self, Owner};
use super::{LintContext, Rule};
use crate::content::doc::Doc;
use crate::content::schema::FileKind;
use crate::content::translation::{Original, is_name, name, scalars};
use crate::source::Span;
use crate::source::yaml::{Node, Path};

/// The rules, in the order of the catalogue.
pub(super) const RULES: &[Rule] = &[translation_missing::RULE, translation_stale::RULE];

/// The files that the book prints in another language than theirs, as they were before, with their paths in the book.
fn originals<'a>(cx: &LintContext<'a>) -> Vec<(FileKind, String, &'a Original)> {
    fn of<T>(doc: Option<&Arc<Doc<T>>>) -> Option<&Original> {
        doc?.original.as_deref()
    }
    let files = cx.files;
    let mut found = Vec::new();
    for owner in passage::printed(cx.book) {
        let (kind, id, original) = match owner {
            Owner::Report => (FileKind::Report, "report", of(files.report.as_ref())),
            Owner::Chapter(id) => {
                (FileKind::Chapter, id, of(files.chapters.get(id).and_then(Option::as_ref)))
            }
            Owner::Case(id) => (FileKind::Case, id, of(files.cases.get(id).and_then(Option::as_ref))),
            Owner::Figure(id) => (FileKind::Figure, id, of(files.figures.get(id).and_then(Option::as_ref))),
        };
        let path = match kind {
            FileKind::Report => cx.book.info.report.clone(),
            FileKind::Chapter | FileKind::Case | FileKind::Figure | FileKind::Translation => {
                format!("{}/{id}.yaml", kind.folder())
            }
        };
        found.extend(original.map(|original| (kind, path, original)));
    }
    found
}

/// A text that is to be translated.
pub(crate) struct Wanted<'a> {
    /// Its path, as translations name it.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// The text.
    pub text: &'a str,
}

/// Whether a date stands at a path, which prints as it is written.
fn is_dated(path: &Path) -> bool {
    ["signature/date", "source/date", "source/page", "patents/as_of"].contains(&name(path).as_str())
}

/// The texts of a file that are to be translated: they say something in letters, and do not name what is translated elsewhere. In a
/// Chinese file, what has Latin letters alone is a name or a code that stays.
pub(crate) fn wanted(kind: FileKind, root: &Node) -> Vec<Wanted<'_>> {
    let mut found = Vec::new();
    scalars(root, &Path::default(), &mut |path, node, text| {
        let is_text = matches!(field::of(kind, path, text), Some(Field::Text(..))) || is_dated(path);
        if is_text && !is_name(kind, path) && text.chars().any(char::is_alphabetic) {
            found.push(Wanted { name: name(path), span: node.span, text });
        }
    });
    let is_chinese = found.iter().any(|wanted| wanted.text.chars().any(is_han));
    found.retain(|wanted| !(is_chinese && wanted.text.is_ascii()));
    found
}
