//! Legends: swatches with names, in lines as wide as the frame.

use super::context::{ChartContext, SMALL};
use super::mark::{Anchor, Area, Drawing, Paint, at};
use super::measure::Block;
use crate::source::Text;

/// What stands before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Swatch {
    Fill(Paint),
    Hatch,
    Dot(Paint),
}

/// Side of a swatch.
const SIDE: f64 = 7.0;
/// Space between a swatch and its name.
const INNER: f64 = 4.0;
/// Space between two entries.
const OUTER: f64 = 14.0;
/// Space below the legend.
const BELOW: f64 = 8.0;

impl ChartContext<'_> {
    /// Draws a legend with its top left corner at `(x, y)`, `width` wide. Returns the height it takes, the space
    /// below included; zero when there are no entries. A single name has no swatch: there is nothing to tell apart.
    pub(super) fn legend(
        &self,
        drawing: &mut Drawing,
        entries: &[(Swatch, Text)],
        x: f64,
        y: f64,
        width: f64,
    ) -> f64 {
        if let [(_, name)] = entries {
            let block = self.wrap(name, SMALL, width);
            block.draw(drawing, x, y, Anchor::Start, Paint::Muted);
            return block.height() + 6.0;
        }
        let mut left = x;
        let mut top = y;
        let mut line = 0.0f64;
        for (swatch, name) in entries {
            let block: Block = self.wrap(name, SMALL, width - SIDE - INNER);
            let extent = SIDE + INNER + block.width;
            if left > x && left + extent > x + width {
                left = x;
                top += line + 2.0;
                line = 0.0;
            }
            draw_swatch(drawing, *swatch, left, top + SMALL.leading() / 2.0);
            block.draw(drawing, left + SIDE + INNER, top, Anchor::Start, Paint::Text);
            line = line.max(block.height());
            left += extent + OUTER;
        }
        if entries.is_empty() { 0.0 } else { top + line + BELOW - y }
    }
}

/// Draws a swatch whose left edge is `x` and whose middle is `y`.
pub(super) fn draw_swatch(drawing: &mut Drawing, swatch: Swatch, x: f64, y: f64) {
    let square = Area::new(x, y - SIDE / 2.0, SIDE, SIDE);
    let center = at(x + SIDE / 2.0, y);
    match swatch {
        Swatch::Fill(paint) => drawing.rect(square, paint),
        Swatch::Hatch => drawing.hatch(square),
        Swatch::Dot(paint) => drawing.dot(center, SIDE / 2.0, paint),
    }
}
