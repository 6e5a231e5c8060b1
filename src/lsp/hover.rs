//! What is said beside what the mouse points at: what a name stands for, what a key means, what a finding is.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

use super::findings::bytes;
use super::here::{Here, touches};
use super::names;
use super::schemas::Schemas;
use crate::codes;
use crate::content::schema::FileKind;
use crate::diag::{Lang, Place};
use crate::export::charts;
use crate::mend::references::{What, each_scalar};
use crate::source::Span;
use crate::source::yaml::{Kind, Node, Path, Step};

/// The longest picture, in bytes of its address: clients cut off what is longer than some 100 kB in all.
const MAX_PICTURE: usize = 80_000;

/// What is said of a byte; `None` if that is nothing.
pub(super) fn hover(here: &Here, offset: usize, schemas: &Schemas, lang: Lang) -> Option<Hover> {
    let mut parts = Vec::new();
    let mut place: Option<Span> = None;
    let root = here.root();
    if let Some(reference) = here.reference(offset) {
        parts.extend(
            names::title(here.analysis, reference.what, &reference.id).map(|title| format!("**{title}**")),
        );
        if reference.what == What::Figure {
            parts.extend(picture(here, &reference.id));
        }
        place = Some(reference.span);
    } else if let Some((id, span)) = root.as_ref().and_then(|root| here.section(root, offset)) {
        let section = names::sections(here.analysis).into_iter().find(|section| section.id == id);
        parts.extend(section.map(|section| format!("**{}**", section.title)));
        place = Some(span);
    } else if let Some((path, span)) = root.as_ref().and_then(|root| key_at(root, &Path::default(), offset)) {
        parts.extend(here.kind().and_then(|kind| schemas.meaning(kind, &path)));
        parts.extend(own_picture(here, &path));
        place = Some(span);
    } else if let Some((path, text, span)) = root.as_ref().and_then(|root| scalar_at(root, offset)) {
        let known = here.kind().and_then(|kind| schemas.word(kind, &path, &text));
        if let Some(meaning) = known.or_else(|| accepted(&path, &text, lang)) {
            parts.push(meaning);
            parts.extend(own_picture(here, &path));
            place = Some(span);
        }
    }
    for found in here.book.found() {
        if let Place::Span(span) = found.diagnostic.place
            && found.diagnostic.file(found.sources) == Some(here.path)
            && touches(&bytes(span), &(offset..offset))
        {
            let page = codes::page(found.diagnostic.code).map(|page| page.page(lang));
            parts.extend(page.filter(|page| !parts.contains(page)));
            place = place.or(Some(span));
        }
    }
    (!parts.is_empty()).then(|| Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value: parts.join("\n\n---\n\n"),
        }),
        range: place.map(|span| here.lines.range(bytes(span))),
    })
}

/// The page of the rule whose findings are accepted by its code.
fn accepted(path: &Path, text: &str, lang: Lang) -> Option<String> {
    let keys = path.keys();
    let mut pages = codes::all().filter(|_| keys == ["accept", "code"]);
    Some(pages.find(|page| page.code.as_str() == text)?.page(lang))
}

/// The charts of a figure's own file, at what says what they are.
fn own_picture(here: &Here, path: &Path) -> Option<String> {
    let last = path.0.last().and_then(Step::as_key)?;
    let is_head = here.kind() == Some(FileKind::Figure) && matches!(last, "title" | "chart");
    here.id().filter(|_| is_head).and_then(|id| picture(here, id))
}

/// The path, the text and the place of the scalar at a byte.
fn scalar_at(root: &Node, offset: usize) -> Option<(Path, String, Span)> {
    let mut found = None;
    each_scalar(root, &Path::default(), &mut |node, text, path| {
        if touches(&bytes(node.span), &(offset..offset)) {
            found = Some((path.clone(), text.to_owned(), node.span));
        }
    });
    found
}

/// The path of the key at a byte.
fn key_at(node: &Node, path: &Path, offset: usize) -> Option<(Path, Span)> {
    match &node.kind {
        Kind::Mapping(entries) => entries.iter().find_map(|(key, value)| {
            let own = path.key(&key.text);
            if touches(&bytes(key.span), &(offset..offset)) {
                return Some((own, key.span));
            }
            key_at(value, &own, offset)
        }),
        Kind::Sequence(items) => {
            items.iter().enumerate().find_map(|(index, item)| key_at(item, &path.index(index), offset))
        }
        Kind::Scalar { .. } => None,
    }
}

/// The charts of a figure as Markdown, as far as they are not too large; none for a table.
fn picture(here: &Here, id: &str) -> Option<String> {
    let session = &here.analysis.session;
    let book = session.book()?;
    let charts = charts::of(book.figure(id)?, book, session.fonts()).ok()?;
    let addresses =
        charts.iter().map(|chart| format!("data:image/svg+xml;base64,{}", STANDARD.encode(chart)));
    let mut room = MAX_PICTURE;
    let shown = addresses.take_while(|address| {
        let fits = address.len() <= room;
        room = room.saturating_sub(address.len());
        fits
    });
    let shown: Vec<String> = shown.map(|address| format!("![{id}]({address})")).collect();
    (!shown.is_empty()).then(|| shown.join("\n\n"))
}
