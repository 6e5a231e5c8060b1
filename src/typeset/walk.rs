//! The way through a frame and the groups in it.

use typst::layout::{Frame, FrameItem, Point};
use typst::syntax::Span;
use typst_layout::PagedDocument;

/// Shows every item of a frame but its groups, in whose stead are their items, each with its place. Groups are taken as moved,
/// not turned: text that is read in lines stands upright.
pub(super) fn walk(frame: &Frame, origin: Point, see: &mut dyn FnMut(&FrameItem, Point)) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let moved = Point::new(group.transform.tx, group.transform.ty);
                walk(&group.frame, origin + *at + moved, see);
            }
            item => see(item, origin + *at),
        }
    }
}

/// Where a text stands in a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Position {
    /// The page, from 0.
    pub page: usize,
    /// How many texts stand before it on the page.
    pub order: usize,
}

/// Where the texts of a document's page come from, the nearest to a position first.
pub(super) fn neighbours(document: &PagedDocument, position: Position) -> Vec<Span> {
    let mut spans = Vec::new();
    if let Some(page) = document.pages().get(position.page) {
        walk(&page.frame, Point::zero(), &mut |item, _| {
            if let FrameItem::Text(text) = item {
                spans.push(text.glyphs.first().map_or(Span::detached(), |glyph| glyph.span.0));
            }
        });
    }
    let mut near: Vec<(usize, Span)> = spans.into_iter().enumerate().collect();
    near.sort_by_key(|(order, _)| order.abs_diff(position.order));
    near.into_iter().map(|(_, span)| span).collect()
}
