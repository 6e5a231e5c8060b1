//! The boxes of a press page (ISO 15930-7, 6.4): media around bleed around trim, in points from the sheet's lower left corner.

/// Points in a millimetre.
pub const PT_PER_MM: f64 = 72.0 / 25.4;

/// Width of the slug, in mm: what lies outside the bleed and holds the marks. Printers ask for at least 10.
pub const SLUG: f64 = 12.0;

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Lower edge.
    pub bottom: f64,
    /// Right edge.
    pub right: f64,
    /// Upper edge.
    pub top: f64,
}

impl Rect {
    /// A rectangle from its edges.
    pub const fn new(left: f64, bottom: f64, right: f64, top: f64) -> Rect {
        Rect { left, bottom, right, top }
    }

    /// The rectangle without a strip of this width on all sides.
    pub fn inset(&self, by: f64) -> Rect {
        Rect::new(self.left + by, self.bottom + by, self.right - by, self.top - by)
    }

    /// The width.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// The height.
    pub fn height(&self) -> f64 {
        self.top - self.bottom
    }

    /// Whether `other` lies inside, edges included.
    pub fn holds(&self, other: &Rect) -> bool {
        self.left <= other.left
            && self.bottom <= other.bottom
            && self.right >= other.right
            && self.top >= other.top
    }
}

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
    pub fn of(media: Rect, slug: f64, bleed: f64) -> Option<Boxes> {
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
            if let Some(boxes) = Boxes::of(media, slug, bleed) {
                prop_assert!(boxes.media.holds(&boxes.bleed) && boxes.bleed.holds(&boxes.trim));
                prop_assert!((boxes.trim.left - slug - bleed).abs() < 1e-9);
                prop_assert!((boxes.media.right - boxes.trim.right - slug - bleed).abs() < 1e-9);
            } else {
                prop_assert!(2.0 * (slug + bleed) >= width.min(height));
            }
        }
    }
}
