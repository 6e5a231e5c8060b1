//! Lines over an ordered axis: rows are the steps of the axis, columns the lines.

use super::{Entry, dot};
use crate::figure::axis::Axis;
use crate::figure::context::{ChartContext, LABEL, Reading, SMALL, STRONG, VALUE};
use crate::figure::examples;
use crate::figure::facts::{Facts, Parts, Shape};
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Area, Drawing, Mark, Paint, Stroke, at, text_area};
use crate::figure::measure::Block;
use crate::figure::place::{along, spread};
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::{Scale, extent};
use crate::figure::{Figure, Order};
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "line",
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
    sample: || samples::two_series("line"),
};

/// Height of the plot.
const PLOT: f64 = 150.0;
/// The largest share of the frame that names of lines may take.
const NAME_SHARE: f64 = 0.24;
/// Space between a line's end and its name.
const NAME_GAP: f64 = 10.0;
/// The narrowest plot beside names.
const MIN_ROOM: f64 = 90.0;
/// Radius of a dot.
const RADIUS: f64 = 2.4;
/// The most lines whose every point is valued.
const VALUED_LINES: usize = 3;
/// Height of the stub at the foot of a step with an undisclosed value.
const STUB: f64 = 7.0;

/// Inks of lines beside a stressed one.
const CALM: [Paint; 4] = [Paint::Ramp(3), Paint::Series(7), Paint::Ramp(2), Paint::Series(5)];
/// Inks of lines; the palest series inks make no line.
const STRONG_LINES: [Paint; 7] = [
    Paint::Accent,
    Paint::Series(1),
    Paint::Series(2),
    Paint::Series(4),
    Paint::Series(7),
    Paint::Series(6),
    Paint::Muted,
];

/// A point of a line.
struct Spot {
    x: f64,
    y: f64,
    value: f64,
    label: Text,
}

/// A line: its points by step, with gaps.
struct Track {
    column: usize,
    paint: Paint,
    width: f64,
    spots: Vec<Option<Spot>>,
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let chart = cx.chart;
    let count = chart.width().max(1);
    let steps = cx.order();
    let values = steps.iter().flat_map(|&row| (0..count).filter_map(move |column| chart.number(row, column)));
    let [low, high] = extent(values).unwrap_or([0.0, 1.0]);
    let low = if low > 0.0 && low < 0.6 * high { 0.0 } else { low };
    let axis = Axis::new(cx, [low, high], 4);

    let named = count > 1 || !cx.column_label(0).trim().is_empty();
    let name = |column: usize| {
        let style = if is_stressed(cx, column) { STRONG } else { LABEL };
        cx.wrap(&cx.column_label(column), style, cx.width * NAME_SHARE)
    };
    let mut names: Vec<Block> = if named { (0..count).map(name).collect() } else { Vec::new() };
    let left = axis.width(cx);
    let mut right = names.iter().map(|name| name.width + NAME_GAP).fold(0.0, f64::max);
    let mut top = VALUE.leading();
    if cx.width - left - right < MIN_ROOM {
        // A narrow frame has no room for names beside the lines.
        let paints = paints(cx);
        let entries: Vec<_> =
            (0..count).map(|column| (Swatch::Fill(paints[column]), cx.column_label(column))).collect();
        top += cx.legend(&mut drawing, &entries, 0.0, 0.0, cx.width);
        names.clear();
        right = 0.0;
    }
    let room = cx.width - left - right;
    let band = room / steps.len().max(1) as f64;
    let labels: Vec<Block> = steps.iter().map(|&row| step_label(cx, row, band)).collect();
    if labels.iter().any(|label| label.width > band - 1.0) {
        // More steps than the axis can name: one line per step instead.
        return dot::draw(cx);
    }
    let height = PLOT.max(names.iter().map(|name| name.height() + 1.0).sum());
    let plot = Area::new(left, top, room, height);
    let scale = Scale::new(axis.domain(), [plot.bottom(), plot.y]);
    let tracks = tracks(cx, &steps, &scale, left, band);

    let values = place_values(cx, &tracks, plot);
    axis.draw_left(&mut drawing, plot, &scale);
    let foot = plot.bottom();
    drawing.line(at(plot.x, foot), at(plot.right(), foot), Stroke::solid(Paint::Muted, 0.5));
    draw_stubs(cx, &mut drawing, &steps, plot, band);
    for track in &tracks {
        draw_track(&mut drawing, track);
    }
    drawing.marks.extend(values);
    draw_names(&mut drawing, &names, &tracks, plot);

    let mut bottom = plot.bottom();
    for (index, block) in labels.iter().enumerate() {
        let x = left + (index as f64 + 0.5) * band;
        block.draw(&mut drawing, x, plot.bottom() + 4.0, Anchor::Middle, Paint::Text);
        bottom = bottom.max(plot.bottom() + 4.0 + block.height());
    }
    drawing.height = cx.missing_note(&mut drawing, bottom + 5.0);
    drawing
}

fn is_stressed(cx: &ChartContext<'_>, column: usize) -> bool {
    cx.chart.columns.get(column).is_some_and(|column| column.highlighted)
}

fn step_label(cx: &ChartContext<'_>, row: usize, band: f64) -> Block {
    let source = &cx.chart.rows[row];
    let style = if source.highlighted { STRONG } else { SMALL };
    cx.wrap(&source.label, style, (band - 3.0).max(style.size))
}

fn paints(cx: &ChartContext<'_>) -> Vec<Paint> {
    let stressed = cx.chart.highlights_columns();
    let paint = |column: usize| match (stressed, is_stressed(cx, column)) {
        (true, true) => Paint::Accent,
        (true, false) => CALM[column % CALM.len()],
        (false, _) => STRONG_LINES[column % STRONG_LINES.len()],
    };
    (0..cx.chart.width().max(1)).map(paint).collect()
}

fn tracks(cx: &ChartContext<'_>, steps: &[usize], scale: &Scale, left: f64, band: f64) -> Vec<Track> {
    let paints = paints(cx);
    let spot = |(index, &row): (usize, &usize), column: usize| match cx.reading(row, column) {
        Reading::Number(value, label) => {
            Some(Spot { x: left + (index as f64 + 0.5) * band, y: scale.at(value), value, label })
        }
        Reading::Unknown(_) => None,
    };
    let track = |(column, &paint): (usize, &Paint)| Track {
        column,
        paint,
        width: if is_stressed(cx, column) { 2.2 } else { 1.5 },
        spots: steps.iter().enumerate().map(|step| spot(step, column)).collect(),
    };
    let mut tracks: Vec<Track> = paints.iter().enumerate().map(track).collect();
    // Stressed lines lie on top.
    tracks.sort_by_key(|track| is_stressed(cx, track.column));
    tracks
}

fn draw_track(drawing: &mut Drawing, track: &Track) {
    let mut last: Option<(usize, &Spot)> = None;
    for (index, spot) in track.spots.iter().enumerate() {
        let Some(spot) = spot else { continue };
        if let Some((before, from)) = last {
            // Over an undisclosed step the line is only a guess.
            let stroke = if before + 1 == index {
                Stroke::solid(track.paint, track.width)
            } else {
                Stroke::dashed(track.paint, 0.8)
            };
            drawing.line(at(from.x, from.y), at(spot.x, spot.y), stroke);
        }
        last = Some((index, spot));
    }
    for spot in track.spots.iter().flatten() {
        drawing.dot(at(spot.x, spot.y), RADIUS, track.paint);
    }
}

/// Values at all points when each finds a free place; none otherwise, as the axis then tells them.
fn place_values(cx: &ChartContext<'_>, tracks: &[Track], plot: Area) -> Vec<Mark> {
    if tracks.len() > VALUED_LINES {
        return Vec::new();
    }
    let mut taken: Vec<Area> = Vec::new();
    for track in tracks {
        let spots: Vec<&Spot> = track.spots.iter().flatten().collect();
        taken.extend(spots.iter().map(|spot| Area::new(spot.x, spot.y, 0.0, 0.0).grown(RADIUS)));
        for pair in spots.windows(2) {
            taken.extend(along((pair[0].x, pair[0].y), (pair[1].x, pair[1].y), 0.6));
        }
    }
    let frame = Area::new(plot.x - 12.0, 0.0, plot.width + 24.0, plot.bottom());
    let mut marks = Vec::new();
    for track in tracks {
        for spot in track.spots.iter().flatten() {
            let style = if is_stressed(cx, track.column) { STRONG } else { VALUE };
            let places = [-5.0, 5.0 + VALUE.size * 0.75, -9.0, 9.0 + VALUE.size * 0.75]
                .map(|rise| at(spot.x, spot.y + rise));
            let area = |place| text_area(place, Anchor::Middle, &spot.label, style, cx.measure);
            let free = |place: &_| crate::figure::place::is_free(&area(*place).grown(0.5), &frame, &taken);
            let Some(place) = places.into_iter().find(free) else { return Vec::new() };
            taken.push(area(place));
            let text = spot.label.clone();
            marks.push(Mark::Text { at: place, anchor: Anchor::Middle, text, style, paint: Paint::Text });
        }
    }
    marks
}

/// Names right of the lines' ends, in the order of their heights.
fn draw_names(drawing: &mut Drawing, names: &[Block], tracks: &[Track], plot: Area) {
    let mut ends: Vec<(&Track, Option<&Spot>, f64)> = tracks
        .iter()
        .map(|track| {
            let last = track.spots.iter().flatten().last();
            (track, last, last.map_or(plot.bottom(), |spot| spot.y))
        })
        .collect();
    ends.sort_by(|a, b| a.2.total_cmp(&b.2).then_with(|| value_of(b.1).total_cmp(&value_of(a.1))));
    let height = |track: &Track| names.get(track.column).map_or(0.0, |name| name.height() + 1.0);
    let wanted: Vec<(f64, f64)> = ends.iter().map(|(track, _, y)| (*y, height(track))).collect();
    let middles = spread(&wanted, plot.y - 4.0, plot.bottom() + 4.0);
    for ((track, last, y), &middle) in ends.iter().zip(&middles) {
        let Some(name) = names.get(track.column) else { continue };
        let x = plot.right() + NAME_GAP;
        if let Some(spot) = last {
            let stroke = Stroke::solid(track.paint, 0.5);
            drawing.polyline(&[at(spot.x + RADIUS + 1.0, *y), at(x - 5.0, *y), at(x - 2.0, middle)], stroke);
        } else {
            drawing.hatch(Area::new(x - 9.0, middle - 3.0, 6.0, 6.0));
        }
        let ink = if last.is_some() { Paint::Text } else { Paint::Muted };
        name.draw(drawing, x, middle - name.height() / 2.0, Anchor::Start, ink);
    }
}

fn value_of(spot: Option<&Spot>) -> f64 {
    spot.map_or(f64::MIN, |spot| spot.value)
}

/// A hatched stub on the axis at every step with an undisclosed value.
fn draw_stubs(cx: &ChartContext<'_>, drawing: &mut Drawing, steps: &[usize], plot: Area, band: f64) {
    let width = (band * 0.6).min(18.0);
    for (index, &row) in steps.iter().enumerate() {
        let missing = (0..cx.chart.width()).any(|column| cx.chart.number(row, column).is_none());
        if missing {
            let x = plot.x + (index as f64 + 0.5) * band - width / 2.0;
            drawing.hatch(Area::new(x, plot.bottom() - STUB, width, STUB));
        }
    }
}
