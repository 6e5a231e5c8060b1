//! Rows: category labels in a column of their own, with room for marks beside each.

use super::context::{ChartContext, STRONG};
use super::mark::{Anchor, Drawing, Paint, Stroke, at};
use super::measure::Block;

/// Space between the label column and the marks.
const GUTTER: f64 = 10.0;
/// Space above the heading of a group that is not the first.
const ABOVE_HEAD: f64 = 6.0;
/// Space between a heading and its first row.
const BELOW_HEAD: f64 = 5.0;

/// Rows with their places.
pub(super) struct Rows {
    /// The rows from top to bottom.
    pub slots: Vec<Slot>,
    /// Where the last row ends.
    pub bottom: f64,
    heads: Vec<(Block, f64)>,
}

/// The place of one row.
pub(super) struct Slot {
    /// Index into the chart's rows.
    pub row: usize,
    /// Where the row starts.
    pub top: f64,
    /// The line that its label and its marks are centred on.
    pub middle: f64,
    /// Where the row ends.
    pub bottom: f64,
    label: Block,
}

impl Rows {
    /// Top and bottom of each run of rows without a heading between them.
    pub(super) fn stretches(&self) -> Vec<(f64, f64)> {
        let mut found: Vec<(f64, f64)> = Vec::new();
        for (index, slot) in self.slots.iter().enumerate() {
            let headed = self
                .heads
                .iter()
                .any(|(_, top)| *top < slot.top && index > 0 && *top >= self.slots[index - 1].bottom);
            match found.last_mut() {
                Some(last) if !headed => last.1 = slot.bottom,
                _ => found.push((slot.top, slot.bottom)),
            }
        }
        found
    }
}

/// How rows are laid out.
pub(super) struct Layout<'f> {
    /// Where the first row starts.
    pub top: f64,
    /// The largest share of the width that labels may take.
    pub share: f64,
    /// Space between two rows.
    pub gap: f64,
    /// Space above and below a label inside its row.
    pub pad: f64,
    /// The room that the marks of a row need above and below its middle.
    pub extent: &'f dyn Fn(usize) -> (f64, f64),
}

impl ChartContext<'_> {
    /// The width of the column of labels, gutter included, when labels may take `share` of the frame.
    pub(super) fn label_column(&self, share: f64) -> f64 {
        let limit = self.width * share;
        let widths = (0..self.chart.rows.len())
            .map(|row| self.wrap(&self.chart.rows[row].label, self.row_style(row), limit).width);
        let widest = widths.fold(0.0, f64::max);
        if widest > 0.0 { widest + GUTTER } else { 0.0 }
    }

    /// Places the rows in `order`.
    pub(super) fn rows(&self, order: &[usize], layout: &Layout<'_>) -> Rows {
        let limit = self.width * layout.share;
        let mut y = layout.top;
        let mut heads = Vec::new();
        let mut slots = Vec::new();
        let mut group = None;
        for (index, &row) in order.iter().enumerate() {
            let own = self.chart.rows[row].group;
            if own != group {
                group = own;
                if let Some(name) = own.and_then(|own| self.chart.groups.get(own)) {
                    if index > 0 {
                        y += self.gap(ABOVE_HEAD);
                    }
                    let block = self.wrap(name, STRONG, self.width);
                    let height = block.height();
                    heads.push((block, y));
                    y += height + BELOW_HEAD;
                }
            }
            let label = self.wrap(&self.chart.rows[row].label, self.row_style(row), limit);
            let (above, below) = (layout.extent)(row);
            let half = label.height() / 2.0 + layout.pad;
            let middle = y + above.max(half);
            let bottom = middle + below.max(half);
            slots.push(Slot { row, top: y, middle, bottom, label });
            y = bottom + layout.gap;
        }
        let bottom = slots.last().map_or(y, |slot| slot.bottom);
        Rows { slots, bottom, heads }
    }

    /// Draws headings and labels.
    pub(super) fn draw_rows(&self, drawing: &mut Drawing, rows: &Rows) {
        for (index, (block, top)) in rows.heads.iter().enumerate() {
            if index > 0 {
                let y = top - self.gap(ABOVE_HEAD) / 2.0 - 1.0;
                drawing.line(at(0.0, y), at(self.width, y), Stroke::solid(Paint::Rule, 0.4));
            }
            block.draw(drawing, 0.0, *top, Anchor::Start, Paint::Accent);
        }
        for slot in &rows.slots {
            let highlighted = self.chart.rows[slot.row].highlighted;
            let paint = if highlighted { Paint::Accent } else { Paint::Text };
            slot.label.draw(drawing, 0.0, slot.middle - slot.label.height() / 2.0, Anchor::Start, paint);
        }
    }
}
