//! Names of cases, figures and chapters: where the texts of a book use them.

use std::ops::Range;

use crate::content::limit::CHAPTER;
use crate::content::role::Role;
use crate::content::schema::FileKind;
use crate::diag::Diagnostics;
use crate::lint::is_prose;
use crate::project::Project;
use crate::source::yaml::{Kind, Node, Path};

/// What has a file of its own, and is named by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// `cases/<id>.yaml`
    Case,
    /// `figures/<id>.yaml`
    Figure,
    /// `chapters/<id>.yaml`
    Chapter,
}

/// All of them.
pub(crate) const ALL: [What; 3] = [What::Case, What::Figure, What::Chapter];

impl What {
    /// The folder of its files.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            What::Case => "cases",
            What::Figure => "figures",
            What::Chapter => "chapters",
        }
    }

    /// The path of the file with this id.
    pub(crate) fn path(self, id: &str) -> String {
        format!("{}/{id}.yaml", self.folder())
    }

    /// Whether there is such a file, even if this edition leaves it out.
    pub(crate) fn has(self, project: &Project, id: &str) -> bool {
        project.stems(self.folder(), &mut Diagnostics::default()).iter().any(|stem| stem == id)
    }

    /// What stands before its id in links of prose; chapters are no targets.
    pub(crate) fn link(self) -> Option<&'static str> {
        match self {
            What::Case => Some("case:"),
            What::Figure => Some("fig:"),
            What::Chapter => None,
        }
    }

    /// Whether the scalar at a path names one of its kind.
    pub(crate) fn is_named_at(self, file: FileKind, path: &Path) -> bool {
        let keys = path.keys();
        match (self, file, keys.as_slice()) {
            (What::Case, FileKind::Report, ["contents", "cases"]) => true,
            (
                What::Chapter,
                FileKind::Report,
                ["contents", "chapters"] | ["contents", "chapters", CHAPTER],
            ) => true,
            (What::Chapter, FileKind::Report, ["contents", role]) => {
                Role::all().any(|known| known.takes_chapter() && known.name == *role)
            }
            (What::Case, FileKind::Chapter, [.., "case"]) => true,
            (What::Figure, FileKind::Chapter, [.., "figure" | "figures"]) => true,
            _ => false,
        }
    }
}

/// Visits every scalar of a file's tree that refers to some of a kind: the scalar, its text, and the ids' bytes in that.
pub(crate) fn each_name(
    what: What,
    kind: FileKind,
    root: &Node,
    visit: &mut impl FnMut(&Node, &str, Vec<Range<usize>>),
) {
    each_scalar(root, &Path::default(), &mut |node, text, path| {
        let mut ids = Vec::new();
        if what.is_named_at(kind, path) {
            ids.push(0..text.len());
        }
        if let Some(link) = what.link().filter(|_| has_links(kind, path, text)) {
            ids.extend(targets(text, link));
        }
        if !ids.is_empty() {
            visit(node, text, ids);
        }
    });
}

/// Whether links are read in the scalar at a path.
pub(crate) fn has_links(kind: FileKind, path: &Path, text: &str) -> bool {
    kind == FileKind::Translation || is_prose(kind, path, text)
}

/// The bytes of what links of prose name behind a word such as `fig:`.
pub(crate) fn targets<'t>(text: &'t str, link: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    text.match_indices("](").filter_map(move |(at, _)| {
        let start = at + 2 + link.len();
        let rest = text[at + 2..].strip_prefix(link)?;
        Some(start..start + rest.find(')')?)
    })
}

/// Visits every scalar of a tree, with its text and its path.
pub(crate) fn each_scalar(node: &Node, path: &Path, visit: &mut dyn FnMut(&Node, &str, &Path)) {
    match &node.kind {
        Kind::Scalar { text, .. } => visit(node, text, path),
        Kind::Sequence(items) => {
            items.iter().enumerate().for_each(|(index, item)| each_scalar(item, &path.index(index), visit));
        }
        Kind::Mapping(entries) => {
            entries.iter().for_each(|(key, value)| each_scalar(value, &path.key(&key.text), visit));
        }
    }
}
