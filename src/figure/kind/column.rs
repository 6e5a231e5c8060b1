//! Upright bars from a common zero, their values at the ends and their categories below.

use super::{Entry, bar};
use crate::figure::axis::Axis;
use crate::figure::beam::Beam;
use crate::figure::context::{ChartContext, Reading, SMALL, STRONG, VALUE};
use crate::figure::examples;
use crate::figure::facts::{Facts, Instead, Manner, Measured, Parts, Shape, Total, Values};
use crate::figure::known::{FADING, Known};
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Plot, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::Scale;
use crate::figure::scales::{Ruler, Scales};
use crate::figure::time::Dates;
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
        manner: Manner {
            intervals: true,
            parallel: true,
            dates: true,
            values: Values::Always(Measured::Lengths),
            most: [12, 4],
            instead: Instead::Bars,
            ..Manner::SERIES
        },
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
    /// The ends of the interval around it.
    interval: Option<[f64; 2]>,
}

/// Bars and labels as wide as their bands.
struct Bands {
    order: Vec<usize>,
    bars: Vec<Vec<Bar>>,
    labels: Vec<Block>,
    width: f64,
    /// The axis left of them, where their editor asked for one.
    axis: Option<Axis>,
}

impl Bands {
    /// Where the first of them starts.
    fn left(&self, cx: &ChartContext<'_>) -> f64 {
        self.axis.as_ref().map_or(0.0, |axis| axis.width(cx))
    }
}

fn scales(cx: &ChartContext<'_>) -> Scales {
    let bands = bands(cx);
    if dates(cx, bands.as_ref()).is_some() {
        return Scales {
            upward: Some(Ruler::filling(over_time_reach(cx), cx.plot(PLOT))),
            ..Scales::default()
        };
    }
    match bands {
        Some(_) => Scales { upward: Some(ruler(cx)), ..Scales::default() },
        None => bar::scales(cx),
    }
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let bands = bands(cx);
    if let Some(dates) = dates(cx, bands.as_ref()) {
        return over_time(cx, &dates);
    }
    match bands {
        Some(bands) => upright(cx, &bands),
        None => bar::horizontal(cx),
    }
}

/// The dates of the categories, where bands of one width would not say how far apart they are, or are too narrow for their names.
fn dates(cx: &ChartContext<'_>, bands: Option<&Bands>) -> Option<Dates> {
    cx.chart.dates().filter(|dates| dates.is_uneven() || bands.is_none())
}

/// The values from the foot to the top of the axis of bars over time.
fn over_time_reach(cx: &ChartContext<'_>) -> [f64; 2] {
    let values = cx.chart.spans().fold([0.0f64; 2], |[low, high], end| [low.min(end), high.max(end)]);
    Axis::covering(cx, values, 0.0, 4)
}

/// Bars at their times over an axis of time, beside an axis of values.
fn over_time(cx: &ChartContext<'_>, dates: &Dates) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let count = cx.chart.width().max(1);
    let top = bar::series_key(cx, &mut drawing) + SMALL.size / 2.0 + FADING;
    let own = over_time_reach(cx);
    let ruler = cx.scales.upward.unwrap_or(Ruler::filling(own, cx.plot(PLOT)));
    let (domain, per_unit) = (ruler.domain, ruler.per_unit());
    let axis = Axis::new(cx, domain, cx.chart.axis.count(4)).within(domain);
    let left = axis.width(cx);
    let plot = Area::new(left, top, cx.width - left, ruler.reach(domain[1]));
    let scale = Scale::new(domain, [plot.bottom(), plot.y]);
    axis.draw_left(&mut drawing, plot, &scale);
    drawing.plots.push(Plot::rising(plot, scale));
    let zero = scale.at(0.0);
    let (places, pitch) = dates.places([left + 1.0, cx.width - 1.0], true);
    // Bars that are very near to each other have no paper between them.
    let band = if pitch > 2.5 { pitch * 0.8 } else { pitch };
    let slot = (band / count as f64).min(MAX_WIDTH);
    let paints = cx.series_paints();
    for (row, &place) in places.iter().enumerate() {
        for column in 0..count {
            let Some(known) = cx.chart.cell(row, column).known() else { continue };
            let paint = if count == 1 { cx.row_paint(row) } else { paints[column % paints.len()] };
            let side = place + (column as f64 - count as f64 / 2.0) * slot;
            let beam = Beam { zero, per_unit, side, thickness: slot, upward: true };
            cx.beam(&mut drawing, beam, known, paint, (row, column));
            if let Some([low, high]) = cx.chart.interval(row, column) {
                let x = side + slot / 2.0;
                cx.whisker(&mut drawing, at(x, beam.at(low)), at(x, beam.at(high)));
            }
        }
    }
    drawing.line(at(left, zero), at(cx.width, zero), Stroke::solid(Paint::Muted, 0.5));
    let bottom = dates.draw(cx, &mut drawing, &places, [0.0, cx.width, plot.bottom()]);
    drawing.height = cx.not_disclosed(&mut drawing, bottom + 3.0);
    drawing
}

/// The bars in their bands; none where bands are too narrow for their text, which reads better beside horizontal bars.
fn bands(cx: &ChartContext<'_>) -> Option<Bands> {
    let count = cx.chart.width().max(1);
    let order = cx.order();
    let groups = order.windows(2).filter(|pair| cx.chart.rows[pair[0]].group != cx.chart.rows[pair[1]].group);
    let spaces = groups.count() as f64;
    let asked = cx.chart.axis.span.map(|_| {
        let domain = reach(cx);
        Axis::new(cx, domain, cx.chart.axis.count(4)).within(domain)
    });
    let left = asked.as_ref().map_or(0.0, |axis| axis.width(cx));
    let band = (cx.width - left - spaces * BAND_GAP) / order.len().max(1) as f64;
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
    (!crowded).then_some(Bands { order, bars, labels, width: band, axis: asked })
}

fn ruler(cx: &ChartContext<'_>) -> Ruler {
    Ruler::filling(reach(cx), cx.plot(PLOT))
}

/// The values from the foot to the top of the bars, or of their axis.
fn reach(cx: &ChartContext<'_>) -> [f64; 2] {
    let values = cx.chart.spans().fold([0.0f64; 2], |[low, high], end| [low.min(end), high.max(end)]);
    match cx.chart.axis.span {
        Some(_) => Axis::covering(cx, values, 0.0, 4),
        None => cx.chart.reach(values),
    }
}

fn measure(cx: &ChartContext<'_>, row: usize, column: usize, slot: f64) -> Bar {
    let reading = cx.reading(row, column);
    let style = if reading.known().is_some() { VALUE } else { SMALL };
    let value = cx.wrap(reading.label(), style, slot.max(20.0));
    Bar { reading, value, interval: cx.chart.interval(row, column) }
}

impl Bar {
    /// What is farthest from zero of the bar and the interval around its end.
    fn end(&self, known: Known) -> f64 {
        let [low, high] = self.interval.unwrap_or([known.far(); 2]);
        if known.far() < 0.0 { low.min(known.far()) } else { high.max(known.far()) }
    }

    /// The height of what stands beyond its end.
    fn beyond(&self) -> f64 {
        self.reading.known().map_or(0.0, Known::fading) + VALUE_GAP + self.value.height()
    }
}

fn upright(cx: &ChartContext<'_>, bands: &Bands) -> Drawing {
    let Bands { order, bars, labels, width: band, axis } = bands;
    let band = *band;
    let mut drawing = Drawing::new(cx.width);
    let count = cx.chart.width().max(1);
    let top = bar::series_key(cx, &mut drawing);
    let ruler = cx.scales.upward.unwrap_or_else(|| ruler(cx));
    let per_unit = ruler.per_unit();
    let is_low = |bar: &Bar| bar.reading.known().is_some_and(|known| known.far() < 0.0);
    let room = |negative: bool| {
        let own = bars.iter().flatten().filter(|bar| negative == is_low(bar));
        let length = |bar: &Bar| bar.reading.known().map_or(0.0, |known| bar.end(known).abs() * per_unit);
        let needed = own.map(|bar| length(bar) + bar.beyond()).fold(0.0, f64::max);
        // Beside others the bars stand on one line, whatever they reach.
        let shared = if negative { -ruler.domain[0] } else { ruler.domain[1] };
        needed.max(if shared > 0.0 { shared * per_unit + BEYOND } else { 0.0 })
    };
    let zero = top + room(false);
    let foot = zero + room(true);

    let paints = cx.series_paints();
    let left = bands.left(cx);
    let own = reach(cx);
    let levels = own.map(|end| zero - end * per_unit);
    let plot = Area::new(left, levels[1], cx.width - left, levels[0] - levels[1]);
    let scale = Scale::new(own, levels);
    if let Some(axis) = axis {
        axis.draw_left(&mut drawing, plot, &scale);
    }
    drawing.plots.push(Plot::rising(plot, scale));
    let mut x = left;
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
    drawing.line(at(left, zero), at(cx.width, zero), Stroke::solid(Paint::Muted, 0.5));
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
            if let Some([low, high]) = bar.interval {
                cx.whisker(drawing, at(middle, beam.at(low)), at(middle, beam.at(high)));
            }
            let end = beam.at(bar.end(known));
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
