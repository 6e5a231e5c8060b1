//! Value axes: ticks, their labels and the faint lines behind marks.

use super::context::{ChartContext, SMALL};
use super::mark::{Anchor, Area, Drawing, Paint, Plot, Stroke, at};
use super::scale::{Scale, Steps, tick_label, ticks, times};
use super::scales::Ruler;
use crate::measures::THIN;
use crate::source::Text;

/// Space between a tick's label and the plot.
const GAP: f64 = 4.0;

/// A value axis: its ticks and how they are printed.
pub(super) struct Axis {
    /// Values of the ticks, in rising order.
    pub ticks: Vec<f64>,
    labels: Vec<Text>,
}

impl Axis {
    /// An axis that covers `domain` with about `count` ticks. A percent sign is repeated at every tick; another
    /// unit belongs to the title.
    pub(super) fn new(cx: &ChartContext<'_>, domain: [f64; 2], count: usize) -> Self {
        Self::stepped(cx, domain, count, cx.chart.steps())
    }

    fn stepped(cx: &ChartContext<'_>, domain: [f64; 2], count: usize, steps: Steps) -> Self {
        let ticks = match steps {
            Steps::Even => ticks(domain, count),
            Steps::Times => times(domain, count),
        };
        let step = if ticks.len() > 1 { ticks[1] - ticks[0] } else { 1.0 };
        let largest = ticks.iter().copied().map(f64::abs).fold(0.0, f64::max);
        let magnitude = cx.words.magnitudes.iter().find(|(factor, _)| largest >= *factor);
        let &(factor, word) = magnitude.unwrap_or(&(1.0, ""));
        let sign = if cx.chart.is_percent() { "%" } else { "" };
        let near = cx.chart.rows.first().map(|row| row.label.clone()).unwrap_or_default();
        let label = |&value: &f64| {
            // On a logarithmic axis each tick has the word for its own size.
            let own =
                || cx.words.magnitudes.iter().find(|(factor, _)| value >= *factor).unwrap_or(&(1.0, ""));
            let &(factor, word) = if steps == Steps::Times { own() } else { &(factor, word) };
            let digits = match steps {
                Steps::Even => tick_label(value / factor, step / factor),
                // Each has the decimals that it needs itself.
                Steps::Times => tick_label(value / factor, 10f64.powf((value / factor).log10().floor())),
            };
            if value == 0.0 {
                near.derive(format!("{digits}{sign}"))
            } else {
                near.derive(format!("{digits}{word}{sign}"))
            }
        };
        let labels = ticks.iter().map(label).collect();
        Self { ticks, labels }
    }

    /// The ends of an axis for values from `low` to `high`: from a tick to a tick, or as their editor asked, and with room for
    /// what stands on it. It starts at zero where the least is less than so large a share of the largest.
    pub(super) fn covering(cx: &ChartContext<'_>, values: [f64; 2], share: f64, count: usize) -> [f64; 2] {
        let count = cx.chart.axis.count(count);
        Self::covering_by(cx, values, share, &|ends| Self::new(cx, ends, count))
    }

    /// The same with the ticks of an axis that `make` makes.
    fn covering_by(
        cx: &ChartContext<'_>,
        values: [f64; 2],
        share: f64,
        make: &dyn Fn([f64; 2]) -> Self,
    ) -> [f64; 2] {
        let asked = &cx.chart.axis;
        let [low, high] = cx.chart.reach(values);
        let grounded =
            asked.min.is_none() && cx.chart.steps() == Steps::Even && low > 0.0 && low < share * high;
        let round = make([if grounded { 0.0 } else { low }, high]).domain();
        [if asked.min.is_some() { low } else { round[0] }, if asked.max.is_some() { high } else { round[1] }]
    }

    /// A ruler across a room, from a tick to a tick of an axis whose labels fit there.
    pub(super) fn ruler(cx: &ChartContext<'_>, values: [f64; 2], room: f64) -> Ruler {
        let domain = Self::covering_by(cx, values, 0.5, &|ends| Self::fitting(cx, ends, 5, room));
        Ruler::filling(domain, room).in_steps(cx.chart.steps())
    }

    /// An axis over `room` points with as many ticks, up to `most` or those that were asked for, as have room for their labels.
    pub(super) fn fitting(cx: &ChartContext<'_>, domain: [f64; 2], most: usize, room: f64) -> Self {
        Self::spaced(cx, domain, cx.chart.axis.count(most).max(2), room, cx.chart.steps())
    }

    /// The same for an axis of other values than those that its editor asked something for.
    pub(super) fn evenly(cx: &ChartContext<'_>, domain: [f64; 2], most: usize, room: f64) -> Self {
        Self::spaced(cx, domain, most, room, Steps::Even)
    }

    fn spaced(cx: &ChartContext<'_>, domain: [f64; 2], most: usize, room: f64, steps: Steps) -> Self {
        let fits = |axis: &Self| {
            let widest = axis.labels.iter().map(|label| cx.width_of(label, SMALL)).fold(0.0, f64::max);
            (widest + 6.0) * axis.labels.len().saturating_sub(1) as f64 <= room
        };
        let counts = (2..=most).rev().map(|count| Self::stepped(cx, domain, count, steps));
        counts.into_iter().find(fits).unwrap_or_else(|| Self::stepped(cx, domain, 1, steps))
    }

    /// Draws an axis below marks that have none of their own, where their editor asked for one: from one end of `plot` to the
    /// other, at `y`. Returns the height that it takes.
    pub(super) fn asked_below(cx: &ChartContext<'_>, drawing: &mut Drawing, plot: &Plot, y: f64) -> f64 {
        if cx.chart.axis.span.is_none() {
            return 0.0;
        }
        let domain = plot.scale.domain();
        let [from, to] = domain.map(|end| plot.scale.at(end));
        let axis = Self::fitting(cx, domain, 5, to - from).within(domain);
        axis.draw_below(cx, drawing, [from, to, y], &plot.scale)
    }

    /// The ticks that lie in a domain.
    pub(super) fn within(self, [low, high]: [f64; 2]) -> Self {
        let slack = (high - low).abs() * 1e-9;
        let kept = self.ticks.into_iter().zip(self.labels);
        let (ticks, labels) = kept.filter(|(tick, _)| *tick >= low - slack && *tick <= high + slack).unzip();
        Self { ticks, labels }
    }

    /// The first and last tick.
    pub(super) fn domain(&self) -> [f64; 2] {
        [self.ticks.first().copied().unwrap_or(0.0), self.ticks.last().copied().unwrap_or(1.0)]
    }

    /// The width of the widest label, with its gap.
    pub(super) fn width(&self, cx: &ChartContext<'_>) -> f64 {
        self.labels.iter().map(|label| cx.width_of(label, SMALL)).fold(0.0, f64::max) + GAP
    }

    /// Draws ticks to the left of `plot` and faint lines across it.
    pub(super) fn draw_left(&self, drawing: &mut Drawing, plot: Area, scale: &Scale) {
        for (&value, label) in self.ticks.iter().zip(&self.labels) {
            let y = scale.at(value);
            drawing.line(at(plot.x, y), at(plot.right(), y), Stroke::solid(Paint::Rule, 0.35));
            drawing.text(at(plot.x - GAP, y + SMALL.drop()), Anchor::End, label, SMALL, Paint::Muted);
        }
    }

    /// Draws the axis itself at `y`, from `left` to `right`, with its ticks and their labels below; returns the
    /// height they take.
    pub(super) fn draw_below(
        &self,
        cx: &ChartContext<'_>,
        drawing: &mut Drawing,
        [left, right, y]: [f64; 3],
        scale: &Scale,
    ) -> f64 {
        drawing.line(at(left, y), at(right, y), Stroke::solid(Paint::Muted, THIN));
        let mut taken = f64::MIN;
        for (&value, label) in self.ticks.iter().zip(&self.labels) {
            let x = scale.at(value);
            drawing.line(at(x, y), at(x, y + 3.0), Stroke::solid(Paint::Muted, THIN));
            let half = cx.width_of(label, SMALL) / 2.0;
            let x = x.max(half).min(right - half);
            // A tick without a number is still a tick.
            if x - half < taken {
                continue;
            }
            taken = x + half + 3.0;
            drawing.text(at(x, y + GAP + SMALL.size), Anchor::Middle, label, SMALL, Paint::Muted);
        }
        GAP + SMALL.leading() + 1.0
    }
}
