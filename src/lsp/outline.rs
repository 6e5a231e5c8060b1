//! What a file consists of, what of it can be folded, and what the book has.

use lsp_types::{DocumentSymbol, FoldingRange, Location, OneOf, SymbolKind, WorkspaceSymbol};

use super::books::Book;
use super::findings::bytes;
use super::here::Here;
use super::names;
use super::position::Lines;
use crate::mend::references::{ALL, What};
use crate::source::yaml::{Kind, Node};

/// The keys that say what an item of a list is, the most telling first.
const TITLES: [&str; 10] =
    ["title", "name", "q", "prefer", "keyword", "label", "figure", "part", "text", "code"];

/// The longest title, in characters.
const LONGEST: usize = 48;

/// How deep an outline goes.
const DEPTH: usize = 6;

/// The outline of a file.
pub(super) fn symbols(here: &Here) -> Vec<DocumentSymbol> {
    here.root().map(|root| inside(&root, &here.lines, DEPTH)).unwrap_or_default()
}

fn inside(node: &Node, lines: &Lines, depth: usize) -> Vec<DocumentSymbol> {
    if depth == 0 {
        return Vec::new();
    }
    match &node.kind {
        Kind::Scalar { .. } => Vec::new(),
        Kind::Mapping(entries) => entries
            .iter()
            .map(|(key, value)| {
                let start = bytes(key.span).start;
                let end = bytes(value.span).end.max(bytes(key.span).end);
                symbol(
                    key.text.clone(),
                    kind(value),
                    start..end,
                    bytes(key.span),
                    inside(value, lines, depth - 1),
                    lines,
                )
            })
            .collect(),
        Kind::Sequence(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| {
                let name = title(item).unwrap_or_else(|| (index + 1).to_string());
                let span = bytes(item.span);
                let children = match item.kind {
                    Kind::Mapping(_) => inside(item, lines, depth - 1),
                    Kind::Scalar { .. } | Kind::Sequence(_) => Vec::new(),
                };
                symbol(name, kind(item), span.clone(), span.start..span.start, children, lines)
            })
            .collect(),
    }
}

fn kind(node: &Node) -> SymbolKind {
    match &node.kind {
        Kind::Scalar { .. } => SymbolKind::STRING,
        Kind::Sequence(_) => SymbolKind::ARRAY,
        Kind::Mapping(_) => SymbolKind::OBJECT,
    }
}

/// What an item is: itself, or what its most telling key holds.
fn title(item: &Node) -> Option<String> {
    let text = match &item.kind {
        Kind::Scalar { text, .. } => text,
        Kind::Mapping(entries) => {
            let telling = TITLES.iter().find_map(|title| entries.iter().find(|(key, _)| key.text == *title));
            match telling.or(entries.first())? {
                (_, Node { kind: Kind::Scalar { text, .. }, .. }) => text,
                (key, _) => &key.text,
            }
        }
        Kind::Sequence(_) => return None,
    };
    let line: String = text.trim().lines().next()?.chars().take(LONGEST).collect();
    (!line.is_empty()).then_some(line)
}

#[allow(deprecated, reason = "the protocol's type still has the field that `tags` stands for")]
fn symbol(
    name: String,
    kind: SymbolKind,
    whole: std::ops::Range<usize>,
    own: std::ops::Range<usize>,
    children: Vec<DocumentSymbol>,
    lines: &Lines,
) -> DocumentSymbol {
    // A client refuses a symbol without a name.
    let name = if name.trim().is_empty() { "~".to_owned() } else { name };
    DocumentSymbol {
        name,
        detail: None,
        kind,
        tags: None,
        deprecated: None,
        range: lines.range(whole),
        selection_range: lines.range(own),
        children: (!children.is_empty()).then_some(children),
    }
}

/// What of a file can be folded: every value of several lines.
pub(super) fn folds(here: &Here) -> Vec<FoldingRange> {
    let mut found = Vec::new();
    if let Some(root) = here.root() {
        fold(&root, here, &mut found);
    }
    found
}

fn fold(node: &Node, here: &Here, found: &mut Vec<FoldingRange>) {
    let mut push = |start: u32, node: &Node| {
        // A block of text ends behind its last line.
        let text = &here.source.text()[..bytes(node.span).end];
        let first = here.lines.position(start as usize).line;
        let last = here.lines.position(text.trim_end().len()).line;
        if last > first {
            found.push(FoldingRange { start_line: first, end_line: last, ..FoldingRange::default() });
        }
    };
    match &node.kind {
        Kind::Scalar { .. } => {}
        Kind::Mapping(entries) => {
            entries.iter().for_each(|(key, value)| push(key.span.start, value));
            entries.iter().for_each(|(_, value)| fold(value, here, found));
        }
        Kind::Sequence(items) => {
            items.iter().for_each(|item| push(item.span.start, item));
            items.iter().for_each(|item| fold(item, here, found));
        }
    }
}

/// What a book has whose id or title contains what is looked for.
pub(super) fn search(book: &Book, query: &str) -> Vec<WorkspaceSymbol> {
    let Some(analysis) = book.latest() else { return Vec::new() };
    let query = query.to_lowercase();
    let mut found = Vec::new();
    for what in ALL {
        for id in names::ids(analysis, what) {
            let title = names::title(analysis, what, &id).unwrap_or_default();
            let Some(uri) = book.address(&what.path(&id)) else { continue };
            if !format!("{id} {title}").to_lowercase().contains(&query) {
                continue;
            }
            found.push(WorkspaceSymbol {
                name: if title.is_empty() { id.clone() } else { title },
                kind: match what {
                    What::Case => SymbolKind::CLASS,
                    What::Figure => SymbolKind::OBJECT,
                    What::Chapter => SymbolKind::MODULE,
                },
                tags: None,
                container_name: Some(what.path(&id)),
                location: OneOf::Left(Location { uri, range: lsp_types::Range::default() }),
                data: None,
            });
        }
    }
    found
}
