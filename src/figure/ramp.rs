//! Values as steps from light to dark, and what their key says.

use super::chart::Cell;
use super::context::{ChartContext, SMALL};
use super::known::Known;
use super::mark::{Anchor, Area, Drawing, Paint, Stroke, at};
use super::scale::{extent, tick_label};
use super::scales::Scales;
use crate::ink::RAMP_STEPS;
use crate::source::Text;

/// Side of a step in the key.
pub(super) const STEP: f64 = 9.0;

/// Height of the strip of a value that is not exact.
const STRIP: f64 = 3.0;

/// The last step.
pub(super) const DARKEST: Paint = Paint::Ramp(RAMP_STEPS - 1);

/// The least and the largest value of a chart.
pub(super) fn domain(cx: &ChartContext<'_>) -> [f64; 2] {
    let known = cx.chart.rows.iter().flat_map(|row| &row.cells).filter_map(Cell::known);
    extent(known.flat_map(|known| [known.low, known.high])).unwrap_or([0.0, 0.0])
}

/// The scale of a chart that shades its values.
pub(super) fn scales(cx: &ChartContext<'_>) -> Scales {
    Scales { shade: Some(domain(cx)), ..Scales::default() }
}

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

    /// A value of the chart as it is written. What is the end of a range, or comes from a drawing beside this one, is written as
    /// numbers on axes are.
    pub(super) fn ramp_end(&self, value: f64, near: &Text) -> Text {
        let is = |row: &usize| {
            self.chart.cell(*row, 0).known().is_some_and(|known| known.low == value && known.high == value)
        };
        match (0..self.chart.rows.len()).find(is) {
            Some(row) => self.reading(row, 0).label().clone(),
            None if (0..self.chart.rows.len()).all(|row| self.chart.cell(row, 0).known().is_none()) => {
                near.derive("")
            }
            None => {
                let sign = if self.chart.is_percent() { "%" } else { "" };
                near.derive(format!("{}{sign}", tick_label(value, finest(value))))
            }
        }
    }

    /// A strip at the foot of a cell whose value is not exact, in its shade; of a range in the shades of both ends.
    pub(super) fn strip(
        &self,
        drawing: &mut Drawing,
        area: Area,
        known: Known,
        shade: &dyn Fn(f64) -> Paint,
    ) {
        let half = area.width / 2.0;
        let height = STRIP.min(area.height * 0.4);
        for (index, value) in [known.low, known.high].into_iter().enumerate() {
            let x = area.x + index as f64 * half;
            drawing.rect(Area::new(x, area.bottom() - height, half, height), shade(value));
        }
        let edge = at(area.x, area.bottom());
        drawing.line(edge, at(area.right(), edge.y), Stroke::solid(Paint::Muted, 0.35));
    }

    /// Steps of the key side by side, from `start` on.
    pub(super) fn ramp_steps(&self, drawing: &mut Drawing, [start, top]: [f64; 2], steps: &[Paint]) {
        for (index, paint) in steps.iter().enumerate() {
            let area = Area::new(start + index as f64 * STEP, top + 1.0, STEP, STEP - 1.0);
            self.solid(drawing, area, *paint);
        }
    }
}

/// The place of the last digit of a number that has at most six behind the point.
fn finest(value: f64) -> f64 {
    let places = (0..=6).find(|&places| (value * 10f64.powi(places)).fract().abs() < 1e-6);
    10f64.powi(-places.unwrap_or(6))
}
