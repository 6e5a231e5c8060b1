//! Text that runs out of its column or off its page. Typst sets what it cannot break as one long line, without a word.

use rayon::prelude::*;
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Axes, Frame, FrameItem, Point, Transform};
use typst::pdf::ArtifactElem;
use typst::syntax::Span;
use typst::text::TextItem;
use typst_layout::Page;

use super::walk::Position;

/// What a line may stand out of its column, as a share of its type size: punctuation may hang there.
const HANGING: f64 = 1.0;

/// A line of text that does not fit.
pub(super) struct Overset {
    /// Its text.
    pub text: String,
    /// How far it stands out, in mm.
    pub by: f64,
    /// Where its text comes from.
    pub span: Span,
    /// Where it stands.
    pub position: Position,
}

/// Every line of pages, which have their numbers from 0, that stands out of its column, or of the trim. Type that is artwork may run off
/// the page.
pub(super) fn overset(pages: &[(usize, &Page)]) -> Vec<Overset> {
    let found = pages.par_iter().flat_map_iter(|&(number, page)| {
        let mut found = Vec::new();
        let position = Position { page: number, order: 0 };
        Walk { page: page.frame.size(), artwork: None, position, found: &mut found }
            .frame(&page.frame, Transform::identity());
        found
    });
    found.collect()
}

struct Walk<'a> {
    page: Axes<Abs>,
    /// The artifact that what follows is in.
    artwork: Option<Location>,
    /// Where the next text stands.
    position: Position,
    found: &'a mut Vec<Overset>,
}

impl Walk<'_> {
    /// `to_page` leads from the frame's points to the page's.
    fn frame(&mut self, frame: &Frame, to_page: Transform) {
        for (at, item) in frame.items() {
            match item {
                FrameItem::Tag(Tag::Start(element, _)) if element.is::<ArtifactElem>() => {
                    self.artwork = self.artwork.or(element.location());
                }
                FrameItem::Tag(Tag::End(location, ..)) if self.artwork == Some(*location) => {
                    self.artwork = None;
                }
                FrameItem::Group(group) => {
                    let inner =
                        to_page.pre_concat(Transform::translate(at.x, at.y)).pre_concat(group.transform);
                    self.frame(&group.frame, inner);
                }
                FrameItem::Text(text) => {
                    if self.artwork.is_none() {
                        self.text(text, *at, frame.width(), to_page);
                    }
                    self.position.order += 1;
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &TextItem, at: Point, column: Abs, to_page: Transform) {
        let end = at + Point::with_x(text.width() - trailing(text));
        let out_of_column = end.x - column - text.size * HANGING;
        let off_page = [at, end].map(|point| {
            let point = point.transform(to_page);
            [-point.x, point.x - self.page.x, -point.y, point.y - self.page.y]
        });
        let by = off_page.into_iter().flatten().fold(out_of_column, Abs::max);
        if by > Abs::zero() {
            let span = text.glyphs.first().map_or(Span::detached(), |glyph| glyph.span.0);
            let position = self.position;
            self.found.push(Overset { text: text.text.to_string(), by: by.to_mm(), span, position });
        }
    }
}

/// What a line has behind its last mark: blanks, and the space that justification gave that mark, which nobody sees.
fn trailing(text: &TextItem) -> Abs {
    let mut blank = Abs::zero();
    for glyph in text.glyphs.iter().rev() {
        let advance = glyph.x_advance.at(text.size);
        if text.text.get(glyph.range()).is_some_and(|part| part.trim().is_empty()) {
            blank += advance;
            continue;
        }
        let natural = text.font.x_advance(glyph.id).map_or(advance, |natural| natural.at(text.size));
        return blank + (advance - natural).max(Abs::zero());
    }
    blank
}
