//! Upright bars from a common zero, their values at the ends and their categories below.

use super::{Entry, bar};
use crate::figure::context::{ChartContext, Reading, SMALL, STRONG, VALUE};
use crate::figure::examples;
use crate::figure::facts::{Facts, Parts, Shape, Total};
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::{Figure, Order};

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "column",
        shape: Shape { parts: Parts::DownColumn, total: Total::OfAnswers, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: true,
        by_row: false,
        base: true,
        counts: true,
        example: examples::ONE_SERIES,
    },
    judge: unjudged,
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || samples::one_series("column"),
};

/// Height of the tallest bar.
const PLOT: f64 = 104.0;
/// The widest bar.
const MAX_WIDTH: f64 = 44.0;
/// Height of the hatched stub of an undisclosed value.
const STUB: f64 = 14.0;
/// Space between a bar's end and its value.
const VALUE_GAP: f64 = 3.0;
/// Space between bands.
const BAND_GAP: f64 = 8.0;
/// The most lines of a category label before the bars are laid flat.
const MAX_LINES: usize = 5;

/// A measured bar.
struct Bar {
    reading: Reading,
    value: Block,
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let count = cx.chart.width().max(1);
    let order = cx.order();
    let groups = order.windows(2).filter(|pair| cx.chart.rows[pair[0]].group != cx.chart.rows[pair[1]].group);
    let spaces = groups.count() as f64;
    let band = (cx.width - spaces * BAND_GAP) / order.len().max(1) as f64;
    let slot = (band - BAND_GAP) / count as f64;
    let slot = if count > 1 { slot.min(MAX_WIDTH) } else { slot };
    let bars: Vec<Vec<Bar>> =
        order.iter().map(|&row| (0..count).map(|column| measure(cx, row, column, slot)).collect()).collect();
    let labels: Vec<Block> = order
        .iter()
        .map(|&row| {
            let style = if cx.chart.rows[row].highlighted { STRONG } else { SMALL };
            cx.wrap(&cx.chart.rows[row].label, style, band - 4.0)
        })
        .collect();
    // Bands too narrow for their text read better as horizontal bars.
    let crowded =
        bars.iter().flatten().any(|bar| bar.value.width > slot.max(band - 4.0) || bar.value.lines.len() > 2)
            || (count > 1 && bars.iter().flatten().any(|bar| bar.value.width > slot + 1.0))
            || labels.iter().any(|label| label.lines.len() > MAX_LINES || label.width > band - 2.0);
    if crowded {
        return bar::horizontal(cx);
    }
    upright(cx, &order, &bars, &labels, band)
}

fn measure(cx: &ChartContext<'_>, row: usize, column: usize, slot: f64) -> Bar {
    let reading = cx.reading(row, column);
    let style = if reading.number().is_some() { VALUE } else { SMALL };
    let value = cx.wrap(reading.label(), style, slot.max(20.0));
    Bar { reading, value }
}

fn upright(
    cx: &ChartContext<'_>,
    order: &[usize],
    bars: &[Vec<Bar>],
    labels: &[Block],
    band: f64,
) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let count = cx.chart.width().max(1);
    let top = bar::series_key(cx, &mut drawing);
    let values = || bars.iter().flatten().filter_map(|bar| bar.reading.number());
    let span = values().fold(0.0, f64::max) - values().fold(0.0, f64::min);
    let per_unit = if span > 0.0 { PLOT / span } else { 0.0 };
    let tallest = |bar: &Bar| match bar.reading {
        Reading::Number(value, _) => value.max(0.0) * per_unit,
        Reading::Unknown(_) => STUB,
    };
    let lowest = |bar: &Bar| bar.reading.number().map_or(0.0, |value| (-value).max(0.0) * per_unit);
    let room = |extent: &dyn Fn(&Bar) -> f64, negative: bool| {
        let own = bars
            .iter()
            .flatten()
            .filter(|bar| negative == bar.reading.number().is_some_and(|value| value < 0.0));
        own.map(|bar| extent(bar) + VALUE_GAP + bar.value.height()).fold(0.0, f64::max)
    };
    let zero = top + room(&tallest, false);
    let foot = zero + room(&lowest, true);

    let paints = cx.series_paints();
    let mut x = 0.0;
    let mut heads: Vec<(usize, f64, f64)> = Vec::new();
    let mut bottom = foot;
    for (index, &row) in order.iter().enumerate() {
        let group = cx.chart.rows[row].group;
        if index > 0 && cx.chart.rows[order[index - 1]].group != group {
            x += BAND_GAP;
        }
        let slot = ((band - BAND_GAP) / count as f64).min(MAX_WIDTH);
        let start = x + band / 2.0 - slot * count as f64 / 2.0;
        for (column, bar) in bars[index].iter().enumerate() {
            let paint = if count == 1 { cx.row_paint(row) } else { paints[column % paints.len()] };
            let thin = if count == 1 { slot } else { slot - 1.5 };
            draw_bar(&mut drawing, bar, [start + column as f64 * slot, zero, thin, per_unit], paint);
        }
        let ink = if cx.chart.rows[row].highlighted { Paint::Accent } else { Paint::Text };
        labels[index].draw(&mut drawing, x + band / 2.0, foot + 4.0, Anchor::Middle, ink);
        bottom = bottom.max(foot + 4.0 + labels[index].height());
        if let Some(group) = group {
            match heads.last_mut() {
                Some(last) if last.0 == group => last.2 = x + band,
                _ => heads.push((group, x, x + band)),
            }
        }
        x += band;
    }
    drawing.line(at(0.0, zero), at(cx.width, zero), Stroke::solid(Paint::Muted, 0.5));
    drawing.height = draw_heads(cx, &mut drawing, &heads, bottom);
    drawing
}

/// Names of groups under their categories; returns where they end.
fn draw_heads(cx: &ChartContext<'_>, drawing: &mut Drawing, heads: &[(usize, f64, f64)], bottom: f64) -> f64 {
    let mut end = bottom + 1.0;
    for &(group, from, to) in heads {
        let Some(name) = cx.chart.groups.get(group) else { continue };
        let y = bottom + 4.0;
        drawing.line(at(from + 3.0, y), at(to - 3.0, y), Stroke::solid(Paint::Rule, 0.5));
        let block = cx.wrap(name, STRONG, to - from - 4.0);
        block.draw(drawing, (from + to) / 2.0, y + 2.0, Anchor::Middle, Paint::Accent);
        end = end.max(y + 3.0 + block.height());
    }
    end
}

fn draw_bar(drawing: &mut Drawing, bar: &Bar, [x, zero, width, per_unit]: [f64; 4], paint: Paint) {
    let middle = x + width / 2.0;
    match bar.reading {
        Reading::Number(value, _) => {
            let length = value.abs() * per_unit;
            if value < 0.0 {
                drawing.rect(Area::new(x, zero, width, length), paint);
                bar.value.draw(drawing, middle, zero + length + VALUE_GAP, Anchor::Middle, Paint::Text);
            } else {
                drawing.rect(Area::new(x, zero - length, width, length), paint);
                let top = zero - length - VALUE_GAP - bar.value.height();
                bar.value.draw(drawing, middle, top + 1.0, Anchor::Middle, Paint::Text);
            }
        }
        Reading::Unknown(_) => {
            drawing.hatch(Area::new(x, zero - STUB, width, STUB));
            let top = zero - STUB - VALUE_GAP - bar.value.height();
            bar.value.draw(drawing, middle, top + 1.0, Anchor::Middle, Paint::Muted);
        }
    }
}
