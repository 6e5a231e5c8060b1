//! Value axes: ticks, their labels and the faint lines behind marks.

use super::mark::{Anchor, Area, Drawing, Paint, Stroke, at};
use super::scale::{Scale, tick_label, ticks};
use super::sheet::{SMALL, Sheet};
use crate::source::Text;

/// Space between a tick's label and the plot.
const GAP: f64 = 4.0;

/// A value axis: its ticks and how they are printed.
pub struct Axis {
    /// Values of the ticks, in rising order.
    pub ticks: Vec<f64>,
    labels: Vec<Text>,
}

impl Axis {
    /// An axis that covers `domain` with about `count` ticks. A percent sign is repeated at every tick; another
    /// unit belongs to the title.
    pub fn new(sheet: &Sheet<'_>, domain: [f64; 2], count: usize) -> Self {
        let ticks = ticks(domain, count);
        let step = if ticks.len() > 1 { ticks[1] - ticks[0] } else { 1.0 };
        let sign = if sheet.chart.is_percent() { "%" } else { "" };
        let near = sheet.chart.rows.first().map(|row| row.label.clone()).unwrap_or_default();
        let label = |value: &f64| near.derive(format!("{}{sign}", short(*value, step)));
        let labels = ticks.iter().map(label).collect();
        Self { ticks, labels }
    }

    /// The first and last tick.
    pub fn domain(&self) -> [f64; 2] {
        [self.ticks.first().copied().unwrap_or(0.0), self.ticks.last().copied().unwrap_or(1.0)]
    }

    /// The width of the widest label, with its gap.
    pub fn width(&self, sheet: &Sheet<'_>) -> f64 {
        self.labels.iter().map(|label| sheet.width_of(label, SMALL)).fold(0.0, f64::max) + GAP
    }

    /// Draws ticks to the left of `plot` and faint lines across it.
    pub fn draw_left(&self, drawing: &mut Drawing, plot: Area, scale: &Scale) {
        for (index, (&value, label)) in self.ticks.iter().zip(&self.labels).enumerate() {
            let y = scale.at(value);
            let (paint, width) = if index == 0 { (Paint::Muted, 0.5) } else { (Paint::Rule, 0.35) };
            drawing.line(at(plot.x, y), at(plot.right(), y), Stroke::solid(paint, width));
            drawing.text(at(plot.x - GAP, y + SMALL.drop()), Anchor::End, label, SMALL, Paint::Muted);
        }
    }

    /// Draws ticks below `plot` and faint lines across it; returns the height they take.
    pub fn draw_below(&self, drawing: &mut Drawing, plot: Area, scale: &Scale) -> f64 {
        for (index, (&value, label)) in self.ticks.iter().zip(&self.labels).enumerate() {
            let x = scale.at(value);
            let (paint, width) = if index == 0 { (Paint::Muted, 0.5) } else { (Paint::Rule, 0.35) };
            drawing.line(at(x, plot.y), at(x, plot.bottom()), Stroke::solid(paint, width));
            drawing.text(at(x, plot.bottom() + GAP + SMALL.size * 0.8), Anchor::Middle, label, SMALL, Paint::Muted);
        }
        GAP + SMALL.leading()
    }
}

/// A tick in as few characters as its step allows: 20000 and above in 万 would mix units, so thousands are grouped.
fn short(value: f64, step: f64) -> String {
    let plain = tick_label(value, step);
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let whole = digits.split('.').next().unwrap_or("");
    if whole.len() < 5 {
        return plain;
    }
    let mut grouped = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped.push_str(&digits[whole.len()..]);
    grouped
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn long_ticks_are_grouped() {
        assert_eq!(short(1500.0, 500.0), "1500");
        assert_eq!(short(-1_250_000.0, 250_000.0), "-1,250,000");
        assert_eq!(short(12_000.5, 0.5), "12,000.5");
    }
}
