//! Dots of several series on one line per category.

use super::{Entry, bar};
use crate::figure::context::{ChartContext, Reading, SMALL, VALUE};
use crate::figure::examples;
use crate::figure::facts::{Facts, Parts, Shape};
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Stroke, at};
use crate::figure::place::lanes;
use crate::figure::problem::unjudged;
use crate::figure::rows::Layout;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::{Scale, extent};
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
        example: examples::TWO_SERIES,
    },
    judge: unjudged,
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

/// Distance between two small dots of missing series.
const MINOR_PITCH: f64 = 5.0;
/// Space between two words for missing values.
const MISSING_GAP: f64 = 6.0;
/// The narrowest scale; a narrower one shows bars instead.
const MIN_ROOM: f64 = 60.0;

/// Where the value of a dot stands.
struct Placed {
    x: f64,
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
    /// What stands for missing values, each with the inks of its series.
    missing: Vec<(Text, Vec<Paint>)>,
    lanes: usize,
}

/// Draws dots for any number of series.
pub(super) fn draw(cx: &ChartContext<'_>) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let count = cx.chart.width().max(1);
    let paints = paints(cx, count);
    let left = cx.label_column(LABEL_SHARE);
    let widest = widest_value(cx, count);
    let margin = widest + RADIUS + BESIDE;
    let (from, to) = (left + margin, cx.width - margin - missing_room(cx, count));
    if to - from < MIN_ROOM || widest_gap(cx, count) > cx.width - left {
        return bar::horizontal(cx);
    }
    let top = if count > 1 {
        let entries: Vec<_> =
            (0..count).map(|column| (Swatch::Dot(paints[column]), cx.column_label(column))).collect();
        2.0 + cx.legend(&mut drawing, &entries, 0.0, 0.0, cx.width)
    } else {
        bar::series_key(cx, &mut drawing)
    };
    let values = (0..cx.chart.rows.len()).flat_map(|row| (0..count).map(move |column| (row, column)));
    let values = values.filter_map(|(row, column)| cx.chart.number(row, column));
    let domain = extent(values).map_or([0.0, 1.0], |[low, high]| {
        // Positions, not lengths, carry the values, but an axis that nearly reaches zero should show it.
        if low > 0.0 && low < 0.5 * high { [0.0, high] } else { [low, high] }
    });
    let scale = Scale::new(domain, [from, to]);

    let lines: Vec<Line> = (0..cx.chart.rows.len()).map(|row| line(cx, row, &paints, &scale, left)).collect();
    let extent = |row: usize| (7.0 + lines[row].lanes as f64 * LANE, 7.0);
    let rows = cx.rows(&cx.order(), &Layout { top, share: LABEL_SHARE, gap: 6.0, pad: 0.0, extent: &extent });
    cx.draw_rows(&mut drawing, &rows);
    for slot in &rows.slots {
        draw_line(cx, &mut drawing, &lines[slot.row], slot.middle, left);
    }
    drawing.height = rows.bottom + 2.0;
    drawing
}

/// Two series are a step from pale to strong; more take the series inks.
fn paints(cx: &ChartContext<'_>, count: usize) -> Vec<Paint> {
    if count == 2 && !cx.chart.highlights_columns() {
        vec![Paint::Accent, Paint::Series(1)]
    } else {
        cx.series_paints()
    }
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

/// Room at the right for what a row does not disclose.
fn missing_room(cx: &ChartContext<'_>, count: usize) -> f64 {
    let partly = |line: &Line| !line.dots.is_empty() && !line.missing.is_empty();
    missing_widths(cx, count, partly).map(|width| width + 8.0).fold(0.0, f64::max)
}

/// The room that the emptiest row asks for.
fn widest_gap(cx: &ChartContext<'_>, count: usize) -> f64 {
    missing_widths(cx, count, |line| line.dots.is_empty()).fold(0.0, f64::max)
}

fn missing_widths(
    cx: &ChartContext<'_>,
    count: usize,
    counts: impl Fn(&Line) -> bool,
) -> impl Iterator<Item = f64> {
    let paints = vec![Paint::Muted; count];
    let scale = Scale::new([0.0, 1.0], [0.0, 1.0]);
    (0..cx.chart.rows.len())
        .map(move |row| line(cx, row, &paints, &scale, 0.0))
        .filter(move |line| counts(line))
        .map(|line| missing_width(cx, &line))
}

fn line(cx: &ChartContext<'_>, row: usize, paints: &[Paint], scale: &Scale, left: f64) -> Line {
    let mut dots = Vec::new();
    let mut missing: Vec<(Text, Vec<Paint>)> = Vec::new();
    for (column, &paint) in paints.iter().enumerate() {
        match cx.reading(row, column) {
            Reading::Number(value, label) => {
                let x = scale.at(value);
                let paint = if paints.len() == 1 { cx.row_paint(row) } else { paint };
                dots.push(Placed { x, label, paint, lane: 0, anchor: Anchor::Start, at: x });
            }
            Reading::Unknown(label) => match missing.iter_mut().find(|(known, _)| *known == label) {
                Some((_, inks)) => inks.push(paint),
                None => missing.push((label, vec![paint])),
            },
        }
    }
    // What holds for all series needs no dots.
    if dots.is_empty() && missing.len() == 1 {
        missing[0].1.clear();
    }
    let mut order: Vec<usize> = (0..dots.len()).collect();
    order.sort_by(|&a, &b| dots[a].x.total_cmp(&dots[b].x));
    // The outer two stand beside their dots, what lies between stands above.
    if let (Some(&first), Some(&last)) = (order.first(), order.last()) {
        if first != last {
            dots[first].anchor = Anchor::End;
            dots[first].at = dots[first].x - RADIUS - BESIDE;
        }
        dots[last].at = dots[last].x + RADIUS + BESIDE;
    }
    let inner: Vec<usize> = order.iter().copied().skip(1).take(order.len().saturating_sub(2)).collect();
    let wanted: Vec<(f64, f64)> =
        inner.iter().map(|&dot| (dots[dot].x, cx.width_of(&dots[dot].label, VALUE) + 5.0)).collect();
    let (places, lanes) = lanes(&wanted, left, cx.width, REACH);
    for (&dot, (lane, centre)) in inner.iter().zip(places) {
        dots[dot].lane = lane + 1;
        dots[dot].anchor = Anchor::Middle;
        dots[dot].at = centre;
    }
    Line { dots, missing, lanes }
}

fn draw_line(cx: &ChartContext<'_>, drawing: &mut Drawing, line: &Line, y: f64, left: f64) {
    let track = Stroke::solid(Paint::Rule, 0.4);
    drawing.line(at(left, y), at(cx.width, y), track);
    let ends = line.dots.iter().map(|dot| dot.x);
    if let Some([from, to]) = extent(ends).filter(|[from, to]| to > from) {
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
            drawing.line(at(dot.x, y), at(dot.at, level + 4.0), Stroke::solid(Paint::Muted, 0.35));
        }
        drawing.text(at(dot.at, level + VALUE.drop()), dot.anchor, &dot.label, VALUE, Paint::Text);
    }
    for dot in &line.dots {
        drawing.dot(at(dot.x, y), RADIUS, dot.paint);
    }
    draw_missing(cx, drawing, line, y, left);
}

/// The width of what a row does not disclose.
fn missing_width(cx: &ChartContext<'_>, line: &Line) -> f64 {
    let labels = line.missing.iter().map(|(label, paints)| {
        cx.width_of(label, SMALL) + BESIDE + paints.len() as f64 * MINOR_PITCH + MISSING_GAP
    });
    labels.sum::<f64>() + if line.dots.is_empty() { bar::STUB } else { 0.0 } - MISSING_GAP
}

/// What a row does not disclose: a small dot for each series, and the word. A row without any value starts with a
/// hatched stub.
fn draw_missing(cx: &ChartContext<'_>, drawing: &mut Drawing, line: &Line, y: f64, left: f64) {
    if line.missing.is_empty() {
        return;
    }
    let total = missing_width(cx, line);
    let x = if line.dots.is_empty() { left } else { (cx.width - total).max(left) };
    let right = (x + total + 1.5).min(cx.width);
    drawing.rect(Area::new(x - 1.5, y - 5.5, right - x + 1.5, 11.0), Paint::Paper);
    let mut pen = x;
    if line.dots.is_empty() {
        drawing.hatch(Area::new(pen, y - 4.5, bar::STUB, 9.0));
        pen += bar::STUB;
    }
    for (label, paints) in &line.missing {
        for paint in paints {
            drawing.dot(at(pen + MINOR_PITCH / 2.0, y), 2.0, *paint);
            pen += MINOR_PITCH;
        }
        pen += BESIDE;
        drawing.text(at(pen, y + SMALL.drop()), Anchor::Start, label, SMALL, Paint::Muted);
        pen += cx.width_of(label, SMALL) + MISSING_GAP;
    }
}
