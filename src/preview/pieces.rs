//! Pieces of text on a page, each with its place.

use std::collections::HashMap;

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::syntax::FileId;
use typst::text::TextItem;

use super::print::Print;

/// A piece of text on a page.
pub(super) struct Piece<'a> {
    pub item: &'a TextItem,
    pub to_page: Transform,
    pub area: [f64; 4],
}

impl Piece<'_> {
    /// How far a point is from it; 0 inside. Beside a line counts less than above or below it.
    pub(super) fn distance(&self, x: f64, y: f64) -> f64 {
        let [left, top, width, height] = self.area;
        let dx = (left - x).max(x - left - width).max(0.0);
        let dy = (top - y).max(y - top - height).max(0.0);
        dx.hypot(2.0 * dy)
    }

    /// The index of the glyph under a point or before it.
    pub(super) fn glyph(&self, x: f64, y: f64) -> usize {
        let back = self.to_page.invert().unwrap_or_default();
        let at = Point::new(Abs::pt(x), Abs::pt(y)).transform(back).x;
        let mut end = Abs::zero();
        let widths = self.item.glyphs.iter().map(|glyph| {
            end += glyph.x_advance.at(self.item.size);
            end
        });
        widths.take_while(|end| *end < at).count().min(self.item.glyphs.len().saturating_sub(1))
    }
}

/// Every piece of text of a page in the order of drawing.
pub(super) fn pieces(frame: &Frame) -> Vec<Piece<'_>> {
    fn collect<'a>(frame: &'a Frame, to_page: Transform, all: &mut Vec<Piece<'a>>) {
        for (at, item) in frame.items() {
            let here = to_page.pre_concat(Transform::translate(at.x, at.y));
            match item {
                FrameItem::Group(group) => collect(&group.frame, here.pre_concat(group.transform), all),
                FrameItem::Text(item) if !item.glyphs.is_empty() => {
                    let (up, down) = (item.size * -0.9, item.size * 0.25);
                    let corner = |x, y| {
                        let at = Point::new(x, y).transform(here);
                        (at.x.to_pt(), at.y.to_pt())
                    };
                    let (a, b) = (corner(Abs::zero(), up), corner(item.width(), down));
                    let (left, right) = (a.0.min(b.0), a.0.max(b.0));
                    let (top, bottom) = (a.1.min(b.1), a.1.max(b.1));
                    let area = [left, top, right - left, bottom - top];
                    all.push(Piece { item, to_page: here, area });
                }
                _ => {}
            }
        }
    }
    let mut all = Vec::new();
    collect(frame, Transform::identity(), &mut all);
    all
}

/// The first page, from 0, with text that each generated source prints by itself.
pub(super) fn first_pages(print: &Print) -> HashMap<FileId, usize> {
    fn collect(frame: &Frame, page: usize, first: &mut HashMap<FileId, usize>) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => collect(&group.frame, page, first),
                FrameItem::Text(item) => {
                    if let Some(id) = item.glyphs.first().and_then(|glyph| glyph.span.0.id()) {
                        first.entry(id).or_insert(page);
                    }
                }
                _ => {}
            }
        }
    }
    let mut first = HashMap::new();
    print
        .document
        .pages()
        .iter()
        .enumerate()
        .for_each(|(index, page)| collect(&page.frame, index, &mut first));
    first
}
