//! Dots of several series on one line per category.

use super::{Entry, bar};
use crate::figure::axis::Axis;
use crate::figure::context::{ChartContext, Reading, SMALL, VALUE};
use crate::figure::examples;
use crate::figure::facts::{Facts, Manner, Measured, Parts, Shape, Values};
use crate::figure::known::{FADING, Known, Look};
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Plot, Stroke, at};
use crate::figure::place::lanes;
use crate::figure::problem::unjudged;
use crate::figure::rows::{Layout, Slot};
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::{Scale, extent};
use crate::figure::scales::{Ruler, Scales};
use crate::figure::{Figure, Order};
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "dot",
        shape: Shape { parts: Parts::DownColumn, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: false,
        base: true,
        counts: true,
        manner: Manner {
            intervals: true,
            most: [30, 6],
            values: Values::Always(Measured::Places),
            ..Manner::SERIES
        },
        example: examples::TWO_SERIES,
    },
    judge: unjudged,
    scales,
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || samples::two_series("dot"),
};

/// The largest share of the frame that labels may take.
const LABEL_SHARE: f64 = 0.34;
/// Radius of a dot.
const RADIUS: f64 = 3.6;
/// Height of a line of values above or below the dots.
const LANE: f64 = 10.0;
/// How far a value may stand from its dot.
const REACH: f64 = 16.0;
/// Space between a dot and a value beside it.
const BESIDE: f64 = 3.0;

/// The narrowest scale; a narrower one shows bars instead.
const MIN_ROOM: f64 = 60.0;

/// Where the value of a dot stands.
struct Placed {
    column: usize,
    known: Known,
    label: Text,
    paint: Paint,
    /// Zero: beside the dot. Above that: so many lines above it.
    lane: usize,
    anchor: Anchor,
    at: f64,
}

/// What stands in one row.
struct Line {
    dots: Vec<Placed>,
    /// What stands in a row of which nothing is known.
    word: Option<Text>,
    lanes: usize,
}

/// The scale of a drawing: where its smallest value stands, and what it is measured by.
#[derive(Clone, Copy)]
struct Track {
    from: f64,
    ruler: Ruler,
}

impl Track {
    fn at(&self, value: f64) -> f64 {
        self.from + self.ruler.reach(value)
    }
}

/// The room between the outermost values; none where there is too little of it.
fn room(cx: &ChartContext<'_>) -> Option<[f64; 2]> {
    let count = cx.chart.width().max(1);
    let left = cx.label_column(LABEL_SHARE);
    let margin = widest_value(cx, count) + RADIUS + BESIDE + FADING;
    let (from, to) = (left + margin, cx.width - margin);
    let words =
        (0..cx.chart.rows.len()).filter_map(|row| word(cx, row)).map(|word| cx.width_of(&word, SMALL));
    (to - from >= MIN_ROOM && words.fold(0.0, f64::max) <= cx.width - left).then_some([from, to])
}

/// What dots would be measured by alone.
pub(super) fn scales(cx: &ChartContext<'_>) -> Scales {
    match room(cx) {
        Some([from, to]) => Scales { across: Some(ruler(cx, to - from)), ..Scales::default() },
        None => bar::scales(cx),
    }
}

fn ruler(cx: &ChartContext<'_>, room: f64) -> Ruler {
    let values = extent(cx.chart.spans()).unwrap_or([0.0, 1.0]);
    let domain = match cx.chart.axis.span {
        Some(_) => Axis::covering(cx, values, 0.5, 5),
        None => {
            let [low, high] = cx.chart.reach(values);
            // Positions, not lengths, carry the values, but an axis that nearly reaches zero should show it.
            if low > 0.0 && low < 0.5 * high { [0.0, high] } else { [low, high] }
        }
    };
    Ruler::filling(domain, room).in_steps(cx.chart.steps())
}

/// Draws dots for any number of series.
pub(super) fn draw(cx: &ChartContext<'_>) -> Drawing {
    let Some([from, to]) = room(cx) else { return bar::horizontal(cx) };
    let mut drawing = Drawing::new(cx.width);
    let count = cx.chart.width().max(1);
    let paints = cx.series_paints();
    let left = cx.label_column(LABEL_SHARE);
    let top = if count > 1 {
        let entries: Vec<_> =
            (0..count).map(|column| (Swatch::Dot(paints[column]), cx.column_label(column))).collect();
        2.0 + cx.legend(&mut drawing, &entries, 0.0, 0.0, cx.width)
    } else {
        bar::series_key(cx, &mut drawing)
    };
    let ruler = cx.scales.across.unwrap_or_else(|| ruler(cx, to - from));
    let track = Track { from, ruler };

    let lines: Vec<Line> = (0..cx.chart.rows.len()).map(|row| line(cx, row, &paints, track, left)).collect();
    let extent = |row: usize| (7.0 + lines[row].lanes as f64 * LANE, 7.0);
    let rows = cx
        .rows(&cx.order(), &Layout { top, share: LABEL_SHARE, gap: cx.gap(6.0), pad: 0.0, extent: &extent });
    cx.draw_rows(&mut drawing, &rows);
    for slot in &rows.slots {
        draw_line(cx, &mut drawing, &lines[slot.row], slot, track, left);
    }
    let [low, high] = ruler.domain;
    let scale = Scale::new([low, high], [track.at(low), track.at(high)]).in_steps(ruler.steps);
    let plot = Plot::across(Area::new(left, top, cx.width - left, rows.bottom - top), scale);
    let foot = rows.bottom + Axis::asked_below(cx, &mut drawing, &plot, rows.bottom + 4.0);
    drawing.plots.push(plot);
    drawing.height = foot + 2.0;
    if lines.iter().any(|line| !line.dots.is_empty() && line.dots.len() < count) {
        drawing.height = cx.not_disclosed(&mut drawing, foot + 6.0);
    }
    drawing
}

fn widest_value(cx: &ChartContext<'_>, count: usize) -> f64 {
    let mut widest = 0.0f64;
    for row in 0..cx.chart.rows.len() {
        for column in 0..count {
            if let Reading::Number(_, label) = cx.reading(row, column) {
                widest = widest.max(cx.width_of(&label, VALUE));
            }
        }
    }
    widest
}

/// What is written in a row of which no value is known.
fn word(cx: &ChartContext<'_>, row: usize) -> Option<Text> {
    let mut words: Vec<Text> = Vec::new();
    for column in 0..cx.chart.width().max(1) {
        match cx.reading(row, column) {
            Reading::Number(..) => return None,
            Reading::Unknown(label) if words.contains(&label) => {}
            Reading::Unknown(label) => words.push(label),
        }
    }
    let joined: Vec<&str> = words.iter().map(|word| word.as_str()).collect();
    words.first().map(|first| first.derive(joined.join(cx.words.comma)))
}

fn line(cx: &ChartContext<'_>, row: usize, paints: &[Paint], track: Track, left: f64) -> Line {
    let mut dots = Vec::new();
    for (column, &paint) in paints.iter().enumerate() {
        if let Reading::Number(known, label) = cx.reading(row, column) {
            let at = track.at(known.high);
            let paint = if paints.len() == 1 { cx.row_paint(row) } else { paint };
            dots.push(Placed { column, known, label, paint, lane: 0, anchor: Anchor::Start, at });
        }
    }
    let mut order: Vec<usize> = (0..dots.len()).collect();
    order.sort_by(|&a, &b| dots[a].at.total_cmp(&dots[b].at));
    // The values at the two ends of all dots stand beside them; what lies between stands above.
    let first = order.iter().copied().min_by(|&a, &b| dots[a].known.low.total_cmp(&dots[b].known.low));
    let last = order.iter().copied().max_by(|&a, &b| dots[a].known.high.total_cmp(&dots[b].known.high));
    if let (Some(first), Some(last)) = (first, last) {
        let beside = |known: Known, bound: Look| {
            RADIUS + BESIDE + if known.look == bound { FADING - BESIDE } else { 0.0 }
        };
        if first != last {
            let known = dots[first].known;
            dots[first].anchor = Anchor::End;
            let low = cx.chart.interval(row, dots[first].column).map_or(known.low, |[low, _]| low);
            dots[first].at = track.at(low) - beside(known, Look::AtMost);
        }
        let known = dots[last].known;
        let high = cx.chart.interval(row, dots[last].column).map_or(known.high, |[_, high]| high);
        dots[last].at = track.at(high) + beside(known, Look::AtLeast);
    }
    let is_inner = |dot: &usize| Some(*dot) != first && Some(*dot) != last;
    let inner: Vec<usize> = order.iter().copied().filter(is_inner).collect();
    let middle = |known: Known| track.at((known.low + known.high) / 2.0);
    let wanted: Vec<(f64, f64)> = inner
        .iter()
        .map(|&dot| (middle(dots[dot].known), cx.width_of(&dots[dot].label, VALUE) + 5.0))
        .collect();
    let (places, lanes) = lanes(&wanted, left, cx.width, REACH);
    for (&dot, (lane, centre)) in inner.iter().zip(places) {
        dots[dot].lane = lane + 1;
        dots[dot].anchor = Anchor::Middle;
        dots[dot].at = centre;
    }
    Line { word: word(cx, row), dots, lanes }
}

fn draw_line(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    line: &Line,
    slot: &Slot,
    track: Track,
    left: f64,
) {
    let y = slot.middle;
    if let Some(word) = &line.word {
        drawing.text(at(left, y + SMALL.drop()), Anchor::Start, word, SMALL, Paint::Muted);
        return;
    }
    drawing.line(at(left, y), at(cx.width, y), Stroke::solid(Paint::Rule, 0.4));
    let ends = line.dots.iter().flat_map(|dot| [track.at(dot.known.low), track.at(dot.known.high)]);
    if let Some([from, to]) = extent(ends).filter(|[from, to]| to > from && line.dots.len() > 1) {
        drawing.line(at(from, y), at(to, y), Stroke::solid(Paint::AccentTint, 2.4));
    }
    for dot in &line.dots {
        let width = cx.width_of(&dot.label, VALUE);
        if dot.lane == 0 {
            // The track would run through the value.
            let x = if dot.anchor == Anchor::End { dot.at - width } else { dot.at };
            let right = (x + width + 1.5).min(cx.width);
            drawing.rect(Area::new(x - 1.5, y - 5.0, right - x + 1.5, 10.0), Paint::Paper);
        }
    }
    for dot in &line.dots {
        let level = if dot.lane == 0 { y } else { y - 2.0 - LANE * dot.lane as f64 };
        if dot.lane > 0 {
            let x = track.at((dot.known.low + dot.known.high) / 2.0);
            drawing.line(at(x, y), at(dot.at, level + 4.0), Stroke::solid(Paint::Muted, 0.35));
        }
        drawing.text(at(dot.at, level + VALUE.drop()), dot.anchor, &dot.label, VALUE, Paint::Text);
    }
    for dot in &line.dots {
        if let Some([low, high]) = cx.chart.interval(slot.row, dot.column) {
            cx.whisker(drawing, at(track.at(low), y), at(track.at(high), y));
        }
    }
    for dot in &line.dots {
        let along = |value: f64| at(track.at(value), y);
        cx.spot(drawing, dot.known, RADIUS, dot.paint, (slot.row, dot.column), &along);
    }
}
