//! Lines over an ordered axis: rows are the steps of the axis, columns the lines.

use super::{Entry, dot};
use crate::figure::axis::Axis;
use crate::figure::context::{ChartContext, LABEL, Reading, SMALL, STRONG, VALUE};
use crate::figure::examples;
use crate::figure::facts::{Facts, Instead, Joins, Manner, Measured, Parts, Shape, Values};
use crate::figure::known::{Known, Look};
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Area, Drawing, Mark, Paint, Plot, Stroke, at, text_area};
use crate::figure::measure::Block;
use crate::figure::place::{along, spread};
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::{Scale, extent};
use crate::figure::scales::{Ruler, Scales};
use crate::figure::time::Dates;
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
        manner: Manner {
            thins: false,
            joins: Joins::Rows,
            intervals: true,
            parallel: true,
            dates: true,
            values: Values::Always(Measured::Places),
            most: [60, 8],
            instead: Instead::Bars,
            ..Manner::SERIES
        },
        example: examples::OVER_TIME,
    },
    judge: unjudged,
    scales,
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
/// Space before the first and behind the last point in time.
const MARGIN: f64 = 5.0;
/// About so many ticks on the axis.
const TICKS: usize = 4;
/// The most lines whose every point is valued.
const VALUED_LINES: usize = 3;
/// A point of a line.
struct Spot {
    x: f64,
    y: f64,
    known: Known,
    label: Text,
    /// The heights of the ends of the interval around it.
    interval: Option<[f64; 2]>,
}

/// A line: its points by step, with gaps.
struct Track {
    column: usize,
    paint: Paint,
    width: f64,
    spots: Vec<Option<Spot>>,
}

/// What stands around the plot.
struct Frame {
    axis: Axis,
    /// Names beside the ends of lines; none where a legend names them.
    names: Vec<Block>,
    steps: Steps,
    /// The least height of the plot.
    height: f64,
    left: f64,
    right: f64,
}

/// Where the steps of the axis are.
enum Steps {
    /// In bands as wide as each other, with their names below.
    Bands(Vec<Block>, f64),
    /// At their times; and how far apart the nearest are.
    Times(Dates, Vec<f64>, f64),
}

impl Frame {
    /// The place of a step.
    fn at(&self, index: usize) -> f64 {
        match &self.steps {
            Steps::Bands(_, band) => self.left + (index as f64 + 0.5) * band,
            Steps::Times(_, places, _) => places.get(index).copied().unwrap_or(self.left),
        }
    }

    /// The radius of a dot; none where dots would make up the line.
    fn radius(&self) -> Option<f64> {
        match self.steps {
            Steps::Times(_, _, pitch) => Some(RADIUS.min(pitch * 0.4)).filter(|radius| *radius >= 1.6),
            Steps::Bands(..) => Some(RADIUS),
        }
    }
}

fn scales(cx: &ChartContext<'_>) -> Scales {
    let domain = domain(cx);
    match frame(cx, domain) {
        Some(frame) => {
            let ruler = Ruler::filling(domain, frame.height).in_steps(cx.chart.steps());
            Scales { upward: Some(ruler), ..Scales::default() }
        }
        None => dot::scales(cx),
    }
}

/// The values that the axis covers, from a tick to a tick.
fn domain(cx: &ChartContext<'_>) -> [f64; 2] {
    let values = extent(cx.chart.spans()).unwrap_or([0.0, 1.0]);
    Axis::covering(cx, values, 0.6, TICKS)
}

/// What stands around a plot of a domain; none where there are more steps than the axis can name.
fn frame(cx: &ChartContext<'_>, domain: [f64; 2]) -> Option<Frame> {
    let count = cx.chart.width().max(1);
    let axis = Axis::new(cx, domain, cx.chart.axis.count(TICKS)).within(domain);
    let named = count > 1 || !cx.column_label(0).trim().is_empty();
    let name = |column: usize| {
        let style = if is_stressed(cx, column) { STRONG } else { LABEL };
        cx.wrap(&cx.column_label(column), style, cx.width * NAME_SHARE)
    };
    let mut names: Vec<Block> = if named { (0..count).map(name).collect() } else { Vec::new() };
    let left = axis.width(cx);
    let mut right = names.iter().map(|name| name.width + NAME_GAP).fold(0.0, f64::max);
    if cx.width - left - right < MIN_ROOM {
        // A narrow frame has no room for names beside the lines.
        names.clear();
        right = 0.0;
    }
    let band = (cx.width - left - right) / cx.chart.rows.len().max(1) as f64;
    let labels: Vec<Block> = cx.order().iter().map(|&row| step_label(cx, row, band)).collect();
    let height = cx.plot(PLOT).max(names.iter().map(|name| name.height() + 1.0).sum());
    let fits = labels.iter().all(|label| label.width <= band - 1.0);
    let dates = cx.chart.dates().filter(|dates| dates.is_uneven() || !fits);
    let steps = match dates {
        Some(dates) => {
            let (places, pitch) = dates.places([left + MARGIN, cx.width - right - MARGIN], false);
            Steps::Times(dates, places, pitch)
        }
        None if fits => Steps::Bands(labels, band),
        None => return None,
    };
    Some(Frame { axis, names, steps, height, left, right })
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let own = domain(cx);
    let domain = cx.scales.upward.map_or(own, |ruler| ruler.domain);
    // More steps than the axis can name: one line per step instead.
    let Some(frame) = frame(cx, domain) else { return dot::draw(cx) };
    let mut drawing = Drawing::new(cx.width);
    let steps = cx.order();
    let mut top = VALUE.leading();
    if frame.names.is_empty() && cx.chart.width() > 0 {
        let entries: Vec<_> = (0..cx.chart.width())
            .map(|column| (Swatch::Fill(cx.series_paint(column)), cx.column_label(column)))
            .filter(|(_, name)| !name.trim().is_empty())
            .collect();
        top += cx.legend(&mut drawing, &entries, 0.0, 0.0, cx.width);
    }
    let room = cx.width - frame.left - frame.right;
    let ruler = Ruler::filling(domain, frame.height).in_steps(cx.chart.steps());
    let ruler = cx.scales.upward.unwrap_or(ruler);
    let height = ruler.reach(domain[1]).max(frame.height);
    let plot = Area::new(frame.left, top, room, height);
    let scale =
        Scale::new(domain, [plot.bottom(), plot.bottom() - ruler.reach(domain[1])]).in_steps(ruler.steps);
    drawing.plots.push(Plot::rising(plot, scale));
    let tracks = tracks(cx, &steps, &scale, &frame);

    let values = place_values(cx, &tracks, plot);
    frame.axis.draw_left(&mut drawing, plot, &scale);
    let foot = plot.bottom();
    drawing.line(at(plot.x, foot), at(plot.right(), foot), Stroke::solid(Paint::Muted, 0.5));
    for track in &tracks {
        draw_track(cx, &mut drawing, track, &steps, &scale, frame.radius());
    }
    drawing.marks.extend(values);
    draw_names(&mut drawing, &frame.names, &tracks, plot);

    let mut bottom = plot.bottom();
    match &frame.steps {
        Steps::Bands(labels, _) => {
            for (index, block) in labels.iter().enumerate() {
                block.draw(&mut drawing, frame.at(index), plot.bottom() + 4.0, Anchor::Middle, Paint::Text);
                bottom = bottom.max(plot.bottom() + 4.0 + block.height());
            }
        }
        Steps::Times(dates, places, _) => {
            bottom = dates.draw(cx, &mut drawing, places, [0.0, cx.width, plot.bottom()]);
        }
    }
    drawing.height = cx.not_disclosed(&mut drawing, bottom + 5.0);
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

fn tracks(cx: &ChartContext<'_>, steps: &[usize], scale: &Scale, frame: &Frame) -> Vec<Track> {
    let spot = |(index, &row): (usize, &usize), column: usize| match cx.reading(row, column) {
        Reading::Number(known, label) => {
            let interval = cx.chart.interval(row, column).map(|ends| ends.map(|end| scale.at(end)));
            Some(Spot { x: frame.at(index), y: scale.at(known.high), known, label, interval })
        }
        Reading::Unknown(_) => None,
    };
    let track = |column: usize| Track {
        column,
        paint: cx.series_paint(column),
        width: if is_stressed(cx, column) { 2.2 } else { 1.5 },
        spots: steps.iter().enumerate().map(|step| spot(step, column)).collect(),
    };
    let mut tracks: Vec<Track> = (0..cx.chart.width().max(1)).map(track).collect();
    // Stressed lines lie on top.
    tracks.sort_by_key(|track| is_stressed(cx, track.column));
    tracks
}

fn draw_track(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    track: &Track,
    steps: &[usize],
    scale: &Scale,
    radius: Option<f64>,
) {
    // A line joins what is known at neighbouring steps. Over a step that is not disclosed there is none, and into a range none
    // leads, as nobody knows where in it.
    for pair in track.spots.windows(2) {
        if let [Some(from), Some(to)] = pair
            && from.known.look != Look::Range
            && to.known.look != Look::Range
        {
            let stroke = Stroke::solid(track.paint, track.width);
            drawing.line(at(from.x, from.y), at(to.x, to.y), stroke);
        }
    }
    for (spot, &row) in track.spots.iter().zip(steps) {
        let Some(spot) = spot else { continue };
        if let Some([low, high]) = spot.interval {
            cx.whisker(drawing, at(spot.x, low), at(spot.x, high));
        }
        let along = |value: f64| at(spot.x, scale.at(value));
        drawing.spots.push(((row, track.column), at(spot.x, spot.y)));
        // Of very many points only those stand out that are not exact.
        let Some(radius) = radius.or((spot.known.look != Look::Exact).then_some(RADIUS)) else { continue };
        cx.spot(drawing, spot.known, radius, track.paint, (row, track.column), &along);
    }
}

/// Values at all points when each finds a free place; none otherwise, as the axis then tells them.
fn place_values(cx: &ChartContext<'_>, tracks: &[Track], plot: Area) -> Vec<Mark> {
    if tracks.len() > VALUED_LINES {
        return Vec::new();
    }
    let mut taken: Vec<Area> = Vec::new();
    for track in tracks {
        let spots = track.spots.iter().flatten();
        taken.extend(spots.map(|spot| Area::new(spot.x, spot.y, 0.0, 0.0).grown(RADIUS)));
        let intervals = track.spots.iter().flatten().filter_map(|spot| Some((spot.x, spot.interval?)));
        taken.extend(intervals.flat_map(|(x, [low, high])| along((x, low), (x, high), 2.6)));
        for pair in track.spots.windows(2) {
            if let [Some(from), Some(to)] = pair {
                taken.extend(along((from.x, from.y), (to.x, to.y), 0.6));
            }
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
        }
        let ink = if last.is_some() { Paint::Text } else { Paint::Muted };
        name.draw(drawing, x, middle - name.height() / 2.0, Anchor::Start, ink);
    }
}

fn value_of(spot: Option<&Spot>) -> f64 {
    spot.map_or(f64::MIN, |spot| spot.known.high)
}
