//! The boxes of a press page (ISO 15930-7, 6.4): media around bleed around trim, in points from the sheet's lower left corner.

use crate::geometry::Rect;

/// The boxes of one page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Boxes {
    /// The sheet: all there is.
    pub media: Rect,
    /// What is printed.
    pub bleed: Rect,
    /// What is left after cutting.
    pub trim: Rect,
}

impl Boxes {
    /// The boxes of a sheet that has a slug and, inside it, a bleed of these widths on all sides, in points. `None` if they
    /// leave nothing to trim to.
    pub fn new(media: Rect, slug: f64, bleed: f64) -> Option<Boxes> {
        let boxes = Boxes { media, bleed: media.inset(slug), trim: media.inset(slug + bleed) };
        (boxes.trim.width() > 0.0 && boxes.trim.height() > 0.0).then_some(boxes)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_box_holds_the_next(width in 60.0..3000.0f64, height in 60.0..3000.0f64, slug in 0.0..60.0f64, bleed in 0.0..60.0f64) {
            let media = Rect::new(0.0, 0.0, width, height);
            if let Some(boxes) = Boxes::new(media, slug, bleed) {
                prop_assert!(boxes.media.holds(&boxes.bleed) && boxes.bleed.holds(&boxes.trim));
                prop_assert!((boxes.trim.left - slug - bleed).abs() < 1e-9);
                prop_assert!((boxes.media.right - boxes.trim.right - slug - bleed).abs() < 1e-9);
            } else {
                prop_assert!(2.0 * (slug + bleed) >= width.min(height));
            }
        }
    }
}
