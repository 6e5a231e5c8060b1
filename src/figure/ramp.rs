//! Values as steps from light to dark, and what their key says.

use super::context::{ChartContext, SMALL};
use super::mark::{Anchor, Area, Drawing, Paint};
use crate::ink::RAMP_STEPS;
use crate::source::Text;

/// Side of a step in the key.
pub(super) const STEP: f64 = 9.0;

/// The last step.
pub(super) const DARKEST: Paint = Paint::Ramp(RAMP_STEPS - 1);

/// The step of a value between the least and the largest; `same` where all values are one.
pub(super) fn shade(value: f64, [low, high]: [f64; 2], same: Paint) -> Paint {
    if high <= low {
        return same;
    }
    let step = (value - low) / (high - low) * RAMP_STEPS as f64;
    Paint::Ramp((step.floor().max(0.0) as usize).min(RAMP_STEPS - 1))
}

impl ChartContext<'_> {
    /// What the values are, above their key; returns where the key starts.
    pub(super) fn ramp_heading(&self, drawing: &mut Drawing) -> f64 {
        let label = self.column_label(0);
        if label.trim().is_empty() {
            return 0.0;
        }
        let block = self.wrap(&label, SMALL, self.width);
        block.draw(drawing, 0.0, 0.0, Anchor::Start, Paint::Muted);
        block.height() + 3.0
    }

    /// A value of the chart as it is written; nothing where no row has it.
    pub(super) fn ramp_end(&self, value: f64, near: &Text) -> Text {
        let mut own = (0..self.chart.rows.len()).filter(|&row| self.chart.number(row, 0) == Some(value));
        own.next().map_or_else(|| near.derive(""), |row| self.reading(row, 0).label().clone())
    }

    /// Steps of the key side by side, from `start` on.
    pub(super) fn ramp_steps(&self, drawing: &mut Drawing, [start, top]: [f64; 2], steps: &[Paint]) {
        for (index, paint) in steps.iter().enumerate() {
            let area = Area::new(start + index as f64 * STEP, top + 1.0, STEP, STEP - 1.0);
            self.solid(drawing, area, *paint);
        }
    }
}
