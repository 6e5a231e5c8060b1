//! Horizontal bars from a common zero, their values at the ends.

use super::Entry;
use crate::figure::axis::Axis;
use crate::figure::beam::Beam;
use crate::figure::context::{ChartContext, Reading, SMALL, VALUE};
use crate::figure::examples;
use crate::figure::facts::{Facts, Manner, Measured, Parts, Shape, Total, Values};
use crate::figure::known::{FADING, Known};
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Plot, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::problem::unjudged;
use crate::figure::rows::Layout;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::Scale;
use crate::figure::scales::{Ruler, Scales};
use crate::figure::{Figure, Order};

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "bar",
        shape: Shape { parts: Parts::DownColumn, total: Total::OfAnswers, ..Shape::NUMBERS },
        order: Order::Value,
        breakable: false,
        half: false,
        by_row: false,
        base: true,
        counts: true,
        manner: Manner {
            intervals: true,
            parallel: true,
            values: Values::Always(Measured::Lengths),
            ..Manner::SERIES
        },
        example: examples::ONE_SERIES,
    },
    judge: unjudged,
    scales,
    draw: |cx| Figure::Drawing(horizontal(cx)),
    #[cfg(test)]
    sample: || samples::one_series("bar"),
};

/// Space between a bar's end and its value.
const VALUE_GAP: f64 = 4.0;
/// The largest share of the frame that labels may take.
const LABEL_SHARE: f64 = 0.36;
/// The least room for a word in place of a bar.
const MIN_WORD: f64 = 20.0;

/// One bar with its value.
struct Bar {
    reading: Reading,
    value: Block,
    /// The ends of the interval around it.
    interval: Option<[f64; 2]>,
}

impl Bar {
    /// What is farthest from zero of the bar and the interval around its end, and whether that is below zero.
    fn end(&self, known: Known) -> (f64, bool) {
        let [low, high] = self.interval.unwrap_or([known.far(); 2]);
        if known.far() < 0.0 { (low.min(known.far()), true) } else { (high.max(known.far()), false) }
    }

    /// From the least to the largest value that it reaches.
    fn span(&self) -> Option<[f64; 2]> {
        let known = self.reading.known()?;
        let [low, high] = self.interval.unwrap_or([known.low, known.high]);
        Some([low.min(known.low), high.max(known.high)])
    }

    /// What stands beyond the end of the bar.
    fn beyond(&self, known: Known) -> f64 {
        known.fading() + VALUE_GAP + self.value.width
    }
}

/// The room that bars have.
struct Room {
    left: f64,
    right: f64,
}

/// Bars with the room that they share.
fn bars(cx: &ChartContext<'_>) -> (Vec<Vec<Bar>>, Room) {
    let count = cx.chart.width().max(1);
    let room = Room { left: cx.label_column(LABEL_SHARE), right: cx.width };
    let limit = room.right - room.left - room_for_negatives(cx, count) - FADING - VALUE_GAP;
    let bar = |row: usize, column: usize| {
        let reading = cx.reading(row, column);
        let style = if reading.known().is_some() { VALUE } else { SMALL };
        let value = cx.wrap(reading.label(), style, limit.max(MIN_WORD));
        Bar { reading, value, interval: cx.chart.interval(row, column) }
    };
    let bars =
        (0..cx.chart.rows.len()).map(|row| (0..count).map(|column| bar(row, column)).collect()).collect();
    (bars, room)
}

/// What horizontal bars would be measured by alone.
pub(super) fn scales(cx: &ChartContext<'_>) -> Scales {
    let (bars, room) = bars(cx);
    Scales { across: Some(ruler(cx, &bars, &room)), ..Scales::default() }
}

/// Draws bars for any number of series.
pub(super) fn horizontal(cx: &ChartContext<'_>) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let count = cx.chart.width().max(1);
    let (thickness, pitch, gap): (f64, f64, f64) = match count {
        1 => (11.0, 11.0, 8.0),
        2 => (8.5, 10.5, 11.0),
        _ => (7.5, 10.0, 11.0),
    };
    let (thickness, pitch) = (cx.bar(thickness), cx.bar(pitch));
    let top = series_key(cx, &mut drawing);
    let (bars, room) = bars(cx);
    let depth = |bar: &Bar| pitch.max(if bar.value.lines.len() > 1 { bar.value.height() } else { 0.0 });
    let height = |row: usize| bars[row].iter().map(depth).sum::<f64>() - (pitch - thickness);
    let rows = cx.rows(
        &cx.order(),
        &Layout {
            top,
            share: LABEL_SHARE,
            gap: cx.gap(gap),
            pad: 0.0,
            extent: &|row| (height(row) / 2.0, height(row) / 2.0),
        },
    );
    cx.draw_rows(&mut drawing, &rows);

    let per_unit = cx.scales.across.unwrap_or_else(|| ruler(cx, &bars, &room)).per_unit();
    let domain = domain(cx, &bars);
    let zero = room.left + needs(&bars, domain, per_unit).0;
    let paints = cx.series_paints();
    for slot in &rows.slots {
        let mut y = slot.middle - height(slot.row) / 2.0;
        for (column, bar) in bars[slot.row].iter().enumerate() {
            let step = depth(bar);
            let middle = y + (step - (pitch - thickness)) / 2.0;
            let paint = if count == 1 { cx.row_paint(slot.row) } else { paints[column % paints.len()] };
            let beam = Beam { zero, per_unit, side: middle - thickness / 2.0, thickness, upward: false };
            draw_bar(cx, &mut drawing, bar, beam, paint, (slot.row, column));
            y += step;
        }
    }
    for (start, end) in rows.stretches() {
        drawing.line(at(zero, start - 2.5), at(zero, end + 2.5), Stroke::solid(Paint::Muted, 0.5));
    }
    let area = Area::new(room.left, top, room.right - room.left, rows.bottom - top);
    let plot = Plot::across(area, Scale::new(domain, domain.map(|end| zero + end * per_unit)));
    drawing.height = rows.bottom + 3.0;
    drawing.height += Axis::asked_below(cx, &mut drawing, &plot, rows.bottom + 4.0);
    drawing.plots.push(plot);
    drawing
}

/// The values from the one to the other end of what is drawn.
fn domain(cx: &ChartContext<'_>, bars: &[Vec<Bar>]) -> [f64; 2] {
    let spans = || bars.iter().flatten().filter_map(Bar::span);
    let low = spans().map(|[low, _]| low).fold(0.0, f64::min);
    let high = spans().map(|[_, high]| high).fold(0.0, f64::max);
    match cx.chart.axis.span {
        Some(_) => Axis::covering(cx, [low, high], 0.0, 5),
        None => cx.chart.reach([low, high]),
    }
}

/// The room left of zero that the values of negative bars need.
fn room_for_negatives(cx: &ChartContext<'_>, count: usize) -> f64 {
    let cells = (0..cx.chart.rows.len()).flat_map(|row| (0..count).map(move |column| (row, column)));
    let width = |(row, column): (usize, usize)| match cx.reading(row, column) {
        Reading::Number(known, label) if known.far() < 0.0 => cx.width_of(&label, VALUE) + VALUE_GAP,
        Reading::Number(..) | Reading::Unknown(_) => 0.0,
    };
    cells.map(width).fold(0.0, f64::max)
}

/// Draws the names of the series above the chart and returns where the chart starts.
pub(super) fn series_key(cx: &ChartContext<'_>, drawing: &mut Drawing) -> f64 {
    let count = cx.chart.width();
    if count > 1 {
        let paints = cx.series_paints();
        let entries: Vec<_> =
            (0..count).map(|column| (Swatch::Fill(paints[column]), cx.column_label(column))).collect();
        return 2.0 + cx.legend(drawing, &entries, 0.0, 0.0, cx.width);
    }
    let label = cx.column_label(0);
    if label.trim().is_empty() {
        return 3.0;
    }
    cx.legend(drawing, &[(Swatch::Fill(Paint::Accent), label)], 0.0, 0.0, cx.width)
}

fn draw_bar(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    bar: &Bar,
    beam: Beam,
    paint: Paint,
    cell: (usize, usize),
) {
    let block_top = beam.side + (beam.thickness - bar.value.height()) / 2.0;
    match bar.reading {
        Reading::Number(known, _) => {
            cx.beam(drawing, beam, known, paint, cell);
            if let Some([low, high]) = bar.interval {
                let y = beam.side + beam.thickness / 2.0;
                cx.whisker(drawing, at(beam.at(low), y), at(beam.at(high), y));
            }
            let (end, is_negative) = bar.end(known);
            let end = beam.at(end);
            if is_negative {
                let x = end - known.fading() - VALUE_GAP;
                bar.value.draw(drawing, x, block_top, Anchor::End, Paint::Text);
            } else {
                let x = end + known.fading() + VALUE_GAP;
                bar.value.draw(drawing, x, block_top, Anchor::Start, Paint::Text);
            }
        }
        // What is not known has no length: a word at the axis.
        Reading::Unknown(_) => {
            bar.value.draw(drawing, beam.zero + VALUE_GAP, block_top, Anchor::Start, Paint::Muted);
        }
    }
}

/// What bars and their values take left and right of zero.
fn needs(bars: &[Vec<Bar>], domain: [f64; 2], per_unit: f64) -> (f64, f64) {
    let mut before = (-domain[0] * per_unit).max(0.0);
    let mut after = (domain[1] * per_unit).max(0.0);
    for bar in bars.iter().flatten() {
        match bar.reading {
            Reading::Number(known, _) => {
                let beyond = bar.beyond(known);
                let (end, is_negative) = bar.end(known);
                if is_negative {
                    before = before.max(-end * per_unit + beyond);
                    after = after.max(known.high * per_unit);
                } else {
                    after = after.max(end * per_unit + beyond);
                    before = before.max(-known.low * per_unit);
                }
            }
            Reading::Unknown(_) => after = after.max(VALUE_GAP + bar.value.width),
        }
    }
    (before, after)
}

/// How long a unit can be so that every bar and its value have room.
fn ruler(cx: &ChartContext<'_>, bars: &[Vec<Bar>], room: &Room) -> Ruler {
    let [low, high] = domain(cx, bars);
    let largest = high.max(-low);
    if largest <= 0.0 {
        return Ruler::lengths([0.0, 0.0], f64::INFINITY);
    }
    let width = room.right - room.left;
    let (mut fits, mut fails) = (0.0, width / largest);
    for _ in 0..48 {
        let middle = (fits + fails) / 2.0;
        let (before, after) = needs(bars, [low, high], middle);
        if before + after <= width {
            fits = middle;
        } else {
            fails = middle;
        }
    }
    Ruler::lengths([low, high], fits)
}

#[cfg(test)]
mod tests {
    use crate::figure::Paint;
    use crate::figure::mark::Mark;
    use crate::figure::samples::{chart, drawn, rects};

    #[test]
    fn lengths_are_proportional_and_ranked() {
        let data: [(&str, &[&str]); 5] =
            [("a", &["10"]), ("其他", &["90"]), ("b", &["40"]), ("c", &["~"]), ("d", &["20"])];
        let drawing = drawn(&chart("bar", &["x"], &data), 400.0);
        let bars = rects(&drawing, Paint::Accent);
        let per_unit = bars[0].width / 40.0;
        for (bar, value) in bars.iter().zip([40.0, 20.0, 10.0, 90.0]) {
            assert!((bar.width - value * per_unit).abs() < 1e-6, "{value}");
            assert_eq!(bar.x, bars[0].x);
        }
        assert!(bars.windows(2).all(|pair| pair[0].bottom() < pair[1].y));
        assert!(
            !drawing.marks.iter().any(|mark| matches!(mark, Mark::Hatch { .. })),
            "unknown has no length"
        );
    }

    #[test]
    fn negative_bars_end_at_zero() {
        let drawing = drawn(&chart("bar", &["x"], &[("a", &["-20"]), ("b", &["30"])]), 400.0);
        let bars = rects(&drawing, Paint::Accent);
        assert!((bars[0].x - bars[1].right()).abs() < 1e-6);
        assert!((bars[0].width / 30.0 - bars[1].width / 20.0).abs() < 1e-6);
    }
}
