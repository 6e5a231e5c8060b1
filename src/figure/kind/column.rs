//! Upright bars from a common zero, their values at the ends and their categories below.

use super::{Entry, bar};
use crate::figure::beam::Beam;
use crate::figure::context::{ChartContext, Reading, SMALL, STRONG, VALUE};
use crate::figure::examples;
use crate::figure::facts::{Facts, Instead, Manner, Parts, Shape, Total};
use crate::figure::known::{FADING, Known};
use crate::figure::mark::{Anchor, Drawing, Paint, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scales::{Ruler, Scales};
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
        manner: Manner { most: [12, 4], instead: Instead::Bars, ..Manner::SERIES },
        example: examples::ONE_SERIES,
    },
    judge: unjudged,
    scales,
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || samples::one_series("column"),
};

/// Height of the tallest bar.
const PLOT: f64 = 104.0;
/// The widest bar.
const MAX_WIDTH: f64 = 44.0;
/// Space between a bar's end and its value.
const VALUE_GAP: f64 = 3.0;
/// What stands beyond the longest bar: an open end and a line of its value.
const BEYOND: f64 = FADING + VALUE_GAP + 8.0 * 1.3;
/// Space between bands.
const BAND_GAP: f64 = 8.0;
/// The most lines of a category label before the bars are laid flat.
const MAX_LINES: usize = 5;

/// A measured bar.
struct Bar {
    reading: Reading,
    value: Block,
}

/// Bars and labels as wide as their bands.
struct Bands {
    order: Vec<usize>,
    bars: Vec<Vec<Bar>>,
    labels: Vec<Block>,
    width: f64,
}

fn scales(cx: &ChartContext<'_>) -> Scales {
    match bands(cx) {
        Some(bands) => Scales { upward: Some(ruler(&bands)), ..Scales::default() },
        None => bar::scales(cx),
    }
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    match bands(cx) {
        Some(bands) => upright(cx, &bands),
        None => bar::horizontal(cx),
    }
}

/// The bars in their bands; none where bands are too narrow for their text, which reads better beside horizontal bars.
fn bands(cx: &ChartContext<'_>) -> Option<Bands> {
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
    let crowded =
        bars.iter().flatten().any(|bar| bar.value.width > slot.max(band - 4.0) || bar.value.lines.len() > 2)
            || (count > 1 && bars.iter().flatten().any(|bar| bar.value.width > slot + 1.0))
            || labels.iter().any(|label| label.lines.len() > MAX_LINES || label.width > band - 2.0);
    (!crowded).then_some(Bands { order, bars, labels, width: band })
}

fn ruler(bands: &Bands) -> Ruler {
    let known = || bands.bars.iter().flatten().filter_map(|bar| bar.reading.known());
    let low = known().map(|known| known.low).fold(0.0, f64::min);
    let high = known().map(|known| known.high).fold(0.0, f64::max);
    Ruler::filling([low, high], PLOT)
}

fn measure(cx: &ChartContext<'_>, row: usize, column: usize, slot: f64) -> Bar {
    let reading = cx.reading(row, column);
    let style = if reading.known().is_some() { VALUE } else { SMALL };
    let value = cx.wrap(reading.label(), style, slot.max(20.0));
    Bar { reading, value }
}

impl Bar {
    /// The height of what stands beyond its end.
    fn beyond(&self) -> f64 {
        self.reading.known().map_or(0.0, Known::fading) + VALUE_GAP + self.value.height()
    }
}

fn upright(cx: &ChartContext<'_>, bands: &Bands) -> Drawing {
    let Bands { order, bars, labels, width: band } = bands;
    let band = *band;
    let mut drawing = Drawing::new(cx.width);
    let count = cx.chart.width().max(1);
    let top = bar::series_key(cx, &mut drawing);
    let ruler = cx.scales.upward.unwrap_or_else(|| ruler(bands));
    let per_unit = ruler.per_unit();
    let is_low = |bar: &Bar| bar.reading.known().is_some_and(|known| known.far() < 0.0);
    let room = |negative: bool| {
        let own = bars.iter().flatten().filter(|bar| negative == is_low(bar));
        let length = |bar: &Bar| bar.reading.known().map_or(0.0, |known| known.far().abs() * per_unit);
        let needed = own.map(|bar| length(bar) + bar.beyond()).fold(0.0, f64::max);
        // Beside others the bars stand on one line, whatever they reach.
        let shared = if negative { -ruler.domain[0] } else { ruler.domain[1] };
        needed.max(if shared > 0.0 { shared * per_unit + BEYOND } else { 0.0 })
    };
    let zero = top + room(false);
    let foot = zero + room(true);

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
            let thickness = if count == 1 { slot } else { slot - 1.5 };
            let beam = Beam { zero, per_unit, side: start + column as f64 * slot, thickness, upward: true };
            draw_bar(cx, &mut drawing, bar, beam, paint, (row, column));
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

fn draw_bar(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    bar: &Bar,
    beam: Beam,
    paint: Paint,
    cell: (usize, usize),
) {
    let middle = beam.side + beam.thickness / 2.0;
    match bar.reading {
        Reading::Number(known, _) => {
            cx.beam(drawing, beam, known, paint, cell);
            let end = beam.at(known.far());
            let top = match known.far() < 0.0 {
                true => end + known.fading() + VALUE_GAP,
                false => end - bar.beyond() + 1.0,
            };
            bar.value.draw(drawing, middle, top, Anchor::Middle, Paint::Text);
        }
        // What is not known has no length: a word at the axis.
        Reading::Unknown(_) => {
            bar.value.draw(drawing, middle, beam.zero - bar.beyond() + 1.0, Anchor::Middle, Paint::Muted);
        }
    }
}
