//! What the press view shows around a page: the slug and the printer's marks, where the press file has them.

use serde::Serialize;

use crate::geometry::{PT_PER_MM, Rect};
use crate::limits::SLUG;
use crate::model::Press;
use crate::press::boxes::Boxes;
use crate::press::marks::{TARGET, lines, targets};

use super::print::PageView;

/// Marks in pt from the trim's upper left corner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Frame {
    /// What lies outside the bleed.
    slug: f64,
    /// Lines from point to point.
    marks: Vec<[f64; 4]>,
    /// Centres of the registration targets' circles.
    targets: Vec<[f64; 2]>,
    /// Their radius.
    radius: f64,
}

impl Frame {
    /// The frame of pages like this one.
    pub(super) fn new(page: &PageView, press: &Press) -> Option<Frame> {
        let slug = if press.marks { SLUG * PT_PER_MM } else { 0.0 };
        let edge = page.bleed + slug;
        let sheet = Rect::new(0.0, 0.0, page.width + 2.0 * edge, page.height + 2.0 * edge);
        let boxes = Boxes::new(sheet, slug, page.bleed)?;
        let (x, y) = (|x: f64| x - edge, |y: f64| page.height + edge - y);
        let (marks, targets) = if press.marks {
            (lines(&boxes, &[]), targets(&boxes, &[]).to_vec())
        } else {
            (Vec::new(), Vec::new())
        };
        Some(Frame {
            slug,
            marks: marks.into_iter().map(|[x1, y1, x2, y2]| [x(x1), y(y1), x(x2), y(y2)]).collect(),
            targets: targets.into_iter().map(|(cx, cy)| [x(cx), y(cy)]).collect(),
            radius: TARGET.0 * PT_PER_MM,
        })
    }
}
