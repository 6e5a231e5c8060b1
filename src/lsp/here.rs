//! A file of a book that a request is about.

use std::ops::Range;

use lsp_types::{Location, Uri};

use super::analysis::Analysis;
use super::books::Book;
use super::findings::bytes;
use super::names::SECTION;
use super::position::Lines;
use crate::content::schema::FileKind;
use crate::mend::references::{ALL, What, each_name, each_scalar, has_links, targets};
use crate::source::yaml::{self, Node, Path};
use crate::source::{Source, Span};

/// A file as the latest analysis of its book knows it.
pub(super) struct Here<'b> {
    /// Its book.
    pub book: &'b Book,
    /// What is known of the book.
    pub analysis: &'b Analysis,
    /// Its path in the book.
    pub path: &'b str,
    /// Its index.
    pub file: u32,
    /// Its text.
    pub source: &'b Source,
    /// The lines of the text.
    pub lines: Lines<'b>,
}

/// A place where a case, a figure or a chapter is named.
pub(super) struct Reference {
    /// What it is.
    pub what: What,
    /// Its id.
    pub id: String,
    /// Where the id stands.
    pub span: Span,
}

impl<'b> Here<'b> {
    /// A file of a book that was read for it; `None` for one that is no part of it.
    pub(super) fn new(book: &'b Book, path: &'b str) -> Option<Here<'b>> {
        let analysis = book.latest()?;
        let (file, source) = analysis.source(path)?;
        Some(Here { book, analysis, path, file, source, lines: Lines::new(source.text()) })
    }

    /// What kind of file it is, if it is one of content.
    pub(super) fn kind(&self) -> Option<FileKind> {
        kind(self.path)
    }

    /// Its tree, as far as it can be read.
    pub(super) fn root(&self) -> Option<Node> {
        yaml::parse(self.source, self.file).root
    }

    /// The references in it.
    pub(super) fn references(&self) -> Vec<Reference> {
        self.root().map(|root| references(self.path, self.source, &root)).unwrap_or_default()
    }

    /// The reference at a byte.
    pub(super) fn reference(&self, offset: usize) -> Option<Reference> {
        self.references().into_iter().find(|found| touches(&bytes(found.span), &(offset..offset)))
    }

    /// The id that is the name of the file.
    pub(super) fn id(&self) -> Option<&'b str> {
        Some(own(self.path)?.1)
    }

    /// The id of a section at a byte, and its place: where a link of prose leads to it, or where the section is given it.
    pub(super) fn section(&self, root: &Node, offset: usize) -> Option<(String, Span)> {
        let links = section_links(self.path, self.source, root);
        links.into_iter().chain(self.given(root)).find(|(_, span)| touches(&bytes(*span), &(offset..offset)))
    }

    /// The ids that the file gives its sections.
    fn given(&self, root: &Node) -> Vec<(String, Span)> {
        let mut found = Vec::new();
        each_scalar(root, &Path::default(), &mut |node, text, path| {
            let keys = path.keys();
            if self.kind() == Some(FileKind::Chapter) && keys == ["sections", "id"] {
                found.push((text.to_owned(), node.span));
            }
        });
        found
    }

    /// A place in this or another file, for the client.
    pub(super) fn location(&self, span: Span) -> Option<Location> {
        let source = self.analysis.session.sources().get(span.file)?;
        let uri = self.book.address(source.path())?;
        Some(Location { uri, range: Lines::new(source.text()).range(bytes(span)) })
    }

    /// The address of a path in the book.
    pub(super) fn address(&self, path: &str) -> Option<Uri> {
        self.book.address(path)
    }
}

/// What kind of file stands at a path.
pub(super) fn kind(path: &str) -> Option<FileKind> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    match folder {
        folder if folder.starts_with("translations/") => Some(FileKind::Translation),
        // Several reports may share a folder; of its other files a book reads none.
        "" => Some(FileKind::Report),
        "chapters" => Some(FileKind::Chapter),
        "cases" => Some(FileKind::Case),
        "figures" => Some(FileKind::Figure),
        _ => None,
    }
    .filter(|_| path.ends_with(".yaml"))
}

/// What a file is, and the id that is its name, if it can be named.
pub(super) fn own(path: &str) -> Option<(What, &str)> {
    let (folder, name) = path.rsplit_once('/')?;
    let what = ALL.into_iter().find(|what| what.folder() == folder)?;
    Some((what, name.strip_suffix(".yaml")?))
}

/// The ids of sections that links of a file's prose lead to, and where they stand.
pub(super) fn section_links(path: &str, source: &Source, root: &Node) -> Vec<(String, Span)> {
    let Some(kind) = kind(path) else { return Vec::new() };
    let mut found = Vec::new();
    each_scalar(root, &Path::default(), &mut |node, text, path| {
        let ids: Vec<Range<usize>> = targets(text, SECTION).collect();
        if !ids.is_empty() && has_links(kind, path, text) {
            let places = source.places(node.span, text);
            found.extend(ids.into_iter().map(|id| (text[id.clone()].to_owned(), places.part(id))));
        }
    });
    found
}

/// The references in a file, in its order.
pub(super) fn references(path: &str, source: &Source, root: &Node) -> Vec<Reference> {
    let Some(kind) = kind(path) else { return Vec::new() };
    let mut found = Vec::new();
    for what in ALL {
        each_name(what, kind, root, &mut |node, text, ids| {
            let places = source.places(node.span, text);
            found.extend(ids.into_iter().map(|id| Reference {
                what,
                id: text[id.clone()].to_owned(),
                span: places.part(id),
            }));
        });
    }
    found.sort_by_key(|reference| reference.span);
    found
}

/// Whether two ranges have a byte or an end in common.
pub(super) fn touches(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start <= other.end && other.start <= one.end
}
