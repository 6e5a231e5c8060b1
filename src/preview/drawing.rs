//! What can be seen of a page, as a number: pages with the same number look the same.
//!
//! Typst's own hash of a page also covers where its text was written and how its elements are tagged, which changes with
//! every line that an editor adds above. Only what is drawn counts here.

use std::hash::{Hash, Hasher};

use typst::layout::{Frame, FrameItem};
use typst::utils::hash128;
use typst_layout::Page;

/// The number of a page's drawing.
pub(super) fn fingerprint(page: &Page) -> u128 {
    hash128(&Seen(page))
}

struct Seen<'a>(&'a Page);

impl Hash for Seen<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.fill.hash(state);
        self.0.bleed.hash(state);
        frame(&self.0.frame, state);
    }
}

fn frame<H: Hasher>(seen: &Frame, state: &mut H) {
    seen.size().hash(state);
    seen.kind().hash(state);
    for (at, item) in seen.items() {
        std::mem::discriminant(item).hash(state);
        match item {
            FrameItem::Group(group) => {
                at.hash(state);
                group.transform.hash(state);
                group.clip.hash(state);
                frame(&group.frame, state);
            }
            FrameItem::Text(text) => {
                at.hash(state);
                (&text.font, text.size, &text.fill, &text.stroke).hash(state);
                for glyph in &text.glyphs {
                    (glyph.id, glyph.x_advance, glyph.x_offset, glyph.y_advance, glyph.y_offset).hash(state);
                }
            }
            FrameItem::Shape(shape, _) => (at, shape).hash(state),
            FrameItem::Image(image, size, _) => (at, image, size).hash(state),
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
    // Where a group ends is part of what is seen: what is in it is clipped and moved.
    u8::MAX.hash(state);
}
