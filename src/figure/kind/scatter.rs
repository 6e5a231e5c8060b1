//! Labelled points on two axes; the points of one category are joined over the series. A point of which only the
//! horizontal value is disclosed stands in a strip below, on the same axis.

mod strip;

use strip::strip;

use super::Entry;
use crate::figure::axis::Axis;
use crate::figure::chart::Cell;
use crate::figure::context::{ChartContext, SMALL, STRONG};
use crate::figure::facts::{Cells, Facts, Instead, Manner, Measured, Shape, Values};
use crate::figure::known::{Known, Look};
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Area, Drawing, Mark, Paint, Plot, Point, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::place::{Wish, along, leader, near};
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::{Scale, extent};
use crate::figure::scales::Scales;
use crate::figure::{Figure, Order};
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "scatter",
        shape: Shape { cells: Cells::Tuple(2), ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: false,
        base: true,
        counts: true,
        manner: Manner {
            thins: false,
            values: Values::Always(Measured::Heights),
            most: [40, 4],
            instead: Instead::Table,
            ..Manner::SERIES
        },
        example: &[
            (
                "en",
                r#"title: What matters most is used most
chart: KIND
unit: "%"
questions:
  - text: What was asked?
    n: { "2023": 200, "2022": 400 }
select: multiple
x: How much it matters
y: How much it is used
data:
  columns: ["2023", "2022"]
  rows:          # [x, y]
    - [Protects research, [91.5, 39.0], [87.0, 36.5]]
    - [Keeps risks off, [60.0, 20.5], [52.5, ~]]
highlight: [Protects research]
sources: [Write the source here.]
"#,
            ),
            (
                "zh",
                r#"title: 越受重视，应用越多
chart: KIND
unit: "%"
questions:
  - text: 问题是什么？
    n: { 2023 年: 200, 2022 年: 400 }
select: multiple
x: 重视程度
y: 应用程度
data:
  columns: [2023 年, 2022 年]
  rows:          # [x, y]
    - [保护研发, [91.5, 39.0], [87.0, 36.5]]
    - [管控风险, [60.0, 20.5], [52.5, ~]]
highlight: [保护研发]
sources: [在这里写数据来源。]
"#,
            ),
        ],
    },
    judge: unjudged,
    scales: |cx| plane_scales(cx, Sizes::Even),
    draw: |cx| Figure::Drawing(plane(cx, Sizes::Even)),
    #[cfg(test)]
    sample: || {
        let rows: [(&str, &[&str]); 2] =
            [("固化技术成果", &["91.4|38.9", "86.9|36.3"]), ("风险管控", &["90.7|31.9", "76.0|~"])];
        samples::chart("scatter", &["2023 年", "2022 年"], &rows)
    },
};

/// Height of the plot; it grows until every label finds a place.
const PLOT: f64 = 190.0;
/// By how much, and how often.
const GROWTH: f64 = 50.0;
const ATTEMPTS: usize = 12;
/// About so many ticks on the upright axis.
const TICKS: usize = 4;
/// Radius of a point without a size.
const RADIUS: f64 = 3.4;
/// Radius of the largest bubble.
const MAX_RADIUS: f64 = 22.0;
/// The widest label.
const LABEL_WIDTH: f64 = 92.0;
/// Points up to this number carry their values.
const VALUED: usize = 16;
/// Points up to this number are named beside themselves.
const LABELLED: usize = 80;

/// What the size of a point means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sizes {
    /// Nothing.
    Even,
    /// The third part of its cell.
    Third,
}

/// A category in one series.
struct Spot {
    row: usize,
    column: usize,
    x: Option<Known>,
    y: Option<Known>,
    radius: f64,
    /// What is known of its size. Without it a cross stands at its place.
    size: Option<Known>,
}

impl Spot {
    /// Its place, as far as it is known. The labels of a range stand around its middle.
    fn place(&self, scale_x: &Scale, scale_y: &Scale) -> Point {
        let middle = |known: Option<Known>| known.map_or(0.0, |known| (known.low + known.high) / 2.0);
        at(scale_x.at(middle(self.x)), scale_y.at(middle(self.y)))
    }
}

/// A label with its place.
struct Label {
    block: Vec<(Block, Paint)>,
    wish: Wish,
}

/// What the axes of a plane cover, from a tick to a tick, and its largest size.
pub(super) fn plane_scales(cx: &ChartContext<'_>, sizes: Sizes) -> Scales {
    Scales {
        plane: Some(domains(cx, &spots(cx, sizes), sizes)),
        amount: largest(cx, sizes),
        ..Scales::default()
    }
}

fn domains(cx: &ChartContext<'_>, spots: &[Spot], sizes: Sizes) -> [[f64; 2]; 2] {
    let ends = |known: Option<Known>| known.into_iter().flat_map(|known| [known.low, known.high]);
    let complete = spots.iter().filter(|spot| spot.x.is_some());
    let upward = extent(complete.flat_map(|spot| ends(spot.y))).unwrap_or([0.0, 1.0]);
    let upward = Axis::covering(cx, upward, 0.0, TICKS);
    let labels = Axis::new(cx, upward, cx.chart.axis.count(TICKS)).within(upward);
    let [from, to] = sides(cx, labels.width(cx), sizes);
    let across = extent(spots.iter().flat_map(|spot| ends(spot.x))).unwrap_or([0.0, 1.0]);
    [Axis::evenly(cx, across, 6, to - from).domain(), upward]
}

/// Where the horizontal axis starts and ends beside labels so wide.
fn sides(cx: &ChartContext<'_>, left: f64, sizes: Sizes) -> [f64; 2] {
    let reach = if sizes == Sizes::Third { MAX_RADIUS } else { 6.0 };
    [left + reach, cx.width - 16.0 - reach]
}

/// From heights to places in a plot, with room for points at its ends.
fn rising(cx: &ChartContext<'_>, heights: [f64; 2], plot: &Area, reach: f64) -> Scale {
    Scale::new(heights, [plot.bottom() - reach, plot.y + reach]).in_steps(cx.chart.steps())
}

fn size_of(cell: &Cell) -> Option<Known> {
    cell.part(2).known().filter(|known| known.low >= 0.0)
}

/// The largest size that a point stands for.
fn largest(cx: &ChartContext<'_>, sizes: Sizes) -> Option<f64> {
    let cells = cx.chart.rows.iter().flat_map(|row| &row.cells).filter_map(size_of);
    (sizes == Sizes::Third).then(|| cells.map(|known| known.high).fold(0.0, f64::max))
}

/// Draws points, with or without sizes.
pub(super) fn plane(cx: &ChartContext<'_>, sizes: Sizes) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let spots = spots(cx, sizes);
    let mut y = key(cx, &mut drawing);
    let complete: Vec<&Spot> = spots.iter().filter(|spot| spot.x.is_some() && spot.y.is_some()).collect();
    let [across_domain, heights] = cx.scales.plane.unwrap_or_else(|| domains(cx, &spots, sizes));
    let upward = Axis::new(cx, heights, cx.chart.axis.count(TICKS)).within(heights);
    let left = upward.width(cx);
    let reach = if sizes == Sizes::Third { MAX_RADIUS } else { 6.0 };
    let [from, to] = sides(cx, left, sizes);
    let across = Axis::evenly(cx, across_domain, 6, to - from).within(across_domain);
    let scale_x = Scale::new(across_domain, [from, to]);

    let mut unnamed: Vec<&Spot> = Vec::new();
    if !complete.is_empty() {
        y += axis_title(cx, &mut drawing, cx.chart.y.as_ref(), 0.0, y, Anchor::Start);
        let (height, found) = fitted(cx, &complete, heights, &scale_x, left, y, sizes);
        let labels = found.unwrap_or_else(|| {
            unnamed = complete.clone();
            Vec::new()
        });
        let plot = Area::new(left, y, cx.width - left, height);
        let scale_y = rising(cx, heights, &plot, reach);
        drawing.plots.push(Plot::rising(plot, scale_y));
        upward.draw_left(&mut drawing, plot, &scale_y);
        drawing.marks.extend(labels);
        draw_points(cx, &mut drawing, &complete, &scale_x, &scale_y, sizes);
        y = plot.bottom();
    }
    let partial: Vec<&Spot> = spots.iter().filter(|spot| spot.x.is_some() && spot.y.is_none()).collect();
    if !partial.is_empty() {
        y = strip(cx, &mut drawing, &partial, &scale_x, left, y + 4.0);
    }
    let below = across.draw_below(cx, &mut drawing, [left, cx.width, y], &scale_x);
    y += below;
    y += axis_title(cx, &mut drawing, cx.chart.x.as_ref(), cx.width, y, Anchor::End);
    y = names(cx, &mut drawing, &unnamed, y + 3.0);
    drawing.height = rest(cx, &mut drawing, &spots, y);
    drawing
}

fn spots(cx: &ChartContext<'_>, sizes: Sizes) -> Vec<Spot> {
    let chart = cx.chart;
    let cells = (0..chart.rows.len()).flat_map(|row| (0..chart.width()).map(move |column| (row, column)));
    let largest = cx.scales.amount.or_else(|| largest(cx, sizes)).unwrap_or(0.0);
    let spot = |(row, column): (usize, usize)| {
        let cell = chart.cell(row, column);
        let size = size_of(cell).filter(|_| sizes == Sizes::Third && largest > 0.0);
        // The area, not the radius, carries the value.
        let radius = match size {
            Some(size) => MAX_RADIUS * (size.high / largest).sqrt(),
            None => RADIUS,
        };
        Spot { row, column, x: cell.part(0).known(), y: cell.part(1).known(), radius, size }
    };
    cells.map(spot).collect()
}

fn key(cx: &ChartContext<'_>, drawing: &mut Drawing) -> f64 {
    let labels = (0..cx.chart.columns.len()).map(|column| (column, cx.column_label(column)));
    let labels = labels.filter(|(_, label)| !label.trim().is_empty());
    let entries: Vec<_> =
        labels.map(|(column, label)| (Swatch::Dot(cx.series_paint(column)), label)).collect();
    cx.legend(drawing, &entries, 0.0, 0.0, cx.width)
}

/// Draws the title of an axis; returns its height.
fn axis_title(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    title: Option<&Text>,
    x: f64,
    top: f64,
    anchor: Anchor,
) -> f64 {
    let Some(title) = title else { return 0.0 };
    let block = cx.wrap(title, STRONG, cx.width);
    block.draw(drawing, x, top, anchor, Paint::Text);
    block.height() + 3.0
}

/// The least height at which every label has a place, and the labels; none when even the greatest height has no
/// place for all.
fn fitted(
    cx: &ChartContext<'_>,
    spots: &[&Spot],
    heights: [f64; 2],
    scale_x: &Scale,
    left: f64,
    top: f64,
    sizes: Sizes,
) -> (f64, Option<Vec<Mark>>) {
    let reach = if sizes == Sizes::Third { MAX_RADIUS } else { 6.0 };
    // So many labels find no place at any height, and looking for one would take long.
    let attempts = if spots.len() <= LABELLED { ATTEMPTS } else { 0 };
    for attempt in 0..attempts {
        let height = PLOT + GROWTH * attempt as f64;
        let plot = Area::new(left, top, cx.width - left, height);
        let scale_y = rising(cx, heights, &plot, reach);
        let labels = labels(cx, spots, scale_x, &scale_y, sizes);
        if let Some(marks) = place_all(labels, spots, scale_x, &scale_y, plot) {
            return (height, Some(marks));
        }
    }
    (PLOT, None)
}

/// Labels of the points, stressed ones first: a name at the first point of a category, values at each.
fn labels(
    cx: &ChartContext<'_>,
    spots: &[&Spot],
    scale_x: &Scale,
    scale_y: &Scale,
    sizes: Sizes,
) -> Vec<Label> {
    let valued = spots.len() <= VALUED;
    let mut found: Vec<(bool, Label)> = Vec::new();
    for (index, spot) in spots.iter().enumerate() {
        let source = &cx.chart.rows[spot.row];
        let mut block = Vec::new();
        if spots[..index].iter().all(|other| other.row != spot.row) {
            let ink = if source.highlighted { Paint::Accent } else { Paint::Text };
            block.push((cx.wrap(&source.label, cx.row_style(spot.row), LABEL_WIDTH), ink));
        }
        if valued || sizes == Sizes::Third {
            let cell = cx.chart.cell(spot.row, spot.column);
            block.push((cx.wrap(&cx.printed(cell, &source.label), SMALL, LABEL_WIDTH), Paint::Muted));
        }
        if block.is_empty() {
            continue;
        }
        let width = block.iter().map(|(block, _)| block.width).fold(0.0, f64::max);
        let height: f64 = block.iter().map(|(block, _)| block.height()).sum();
        let wish = Wish { point: spot.place(scale_x, scale_y), radius: spot.radius, size: [width, height] };
        found.push((source.highlighted, Label { block, wish }));
    }
    found.sort_by_key(|(highlighted, _)| !highlighted);
    found.into_iter().map(|(_, label)| label).collect()
}

/// Places each label near its point, off all points, lines and other labels.
fn place_all(
    labels: Vec<Label>,
    spots: &[&Spot],
    scale_x: &Scale,
    scale_y: &Scale,
    plot: Area,
) -> Option<Vec<Mark>> {
    let point = |spot: &Spot| spot.place(scale_x, scale_y);
    let mut taken: Vec<Area> = Vec::new();
    for (index, spot) in spots.iter().enumerate() {
        let place = point(spot);
        taken.push(Area::new(place.x, place.y, 0.0, 0.0).grown(spot.radius * 0.9));
        if let Some(next) = spots[index + 1..].iter().find(|next| next.row == spot.row) {
            let end = point(next);
            taken.extend(along((place.x, place.y), (end.x, end.y), 0.5));
        }
    }
    let mut written: Vec<Area> = Vec::new();
    let mut drawing = Drawing::new(0.0);
    for label in labels {
        let area = near(&label.wish, &plot, &taken, &written)?;
        if let Some([from, to]) = leader(&area, &label.wish) {
            drawing.line(from, to, Stroke::solid(Paint::Muted, 0.35));
            taken.extend(along((from.x, from.y), (to.x, to.y), 0.3));
        }
        // Letters on a line of the grid are hard to read.
        drawing.rect(area, Paint::Paper);
        let flush = if area.right() <= label.wish.point.x { Anchor::End } else { Anchor::Start };
        let x = if flush == Anchor::End { area.right() } else { area.x };
        let mut top = area.y;
        for (block, paint) in &label.block {
            block.draw(&mut drawing, x, top, flush, *paint);
            top += block.height();
        }
        taken.push(area.grown(1.0));
        written.push(area.grown(1.0));
    }
    Some(drawing.marks)
}

fn paint_of(cx: &ChartContext<'_>, spot: &Spot) -> Paint {
    let stressed = cx.chart.rows.get(spot.row).is_some_and(|row| row.highlighted);
    match cx.chart.width() {
        0 | 1 if cx.chart.highlights_rows() && !stressed => Paint::AccentTint,
        0 | 1 if cx.chart.highlights_rows() => Paint::Accent,
        _ => cx.series_paint(spot.column),
    }
}

fn draw_points(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    spots: &[&Spot],
    scale_x: &Scale,
    scale_y: &Scale,
    sizes: Sizes,
) {
    let point = |spot: &Spot| spot.place(scale_x, scale_y);
    for (index, spot) in spots.iter().enumerate() {
        if let Some(next) = spots[index + 1..].iter().find(|next| next.row == spot.row) {
            drawing.line(point(spot), point(next), Stroke::solid(Paint::Muted, 0.7));
        }
    }
    // Small bubbles lie on large ones.
    let mut order: Vec<&&Spot> = spots.iter().collect();
    order.sort_by(|a, b| b.radius.total_cmp(&a.radius).then(b.column.cmp(&a.column)));
    for spot in order {
        draw_point(cx, drawing, spot, (scale_x, scale_y), sizes);
    }
}

/// Draws a point.
fn draw_point(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    spot: &Spot,
    (scale_x, scale_y): (&Scale, &Scale),
    sizes: Sizes,
) {
    let (Some(x), Some(y)) = (spot.x, spot.y) else { return };
    let (paint, cell) = (paint_of(cx, spot), (spot.row, spot.column));
    let place = |x: f64, y: f64| at(scale_x.at(x), scale_y.at(y));
    if x.look == Look::Range || y.look == Look::Range {
        // From end to end in both directions; where in it the point is nobody said.
        let (a, b) = (place(x.low, y.high), place(x.high, y.low));
        let (width, height) = ((b.x - a.x).max(4.0), (b.y - a.y).max(4.0));
        let area = Area::new((a.x + b.x - width) / 2.0, (a.y + b.y - height) / 2.0, width, height);
        cx.hollow(drawing, area, paint);
        return;
    }
    let center = place(x.high, y.high);
    let firm = x.is_firm() && y.is_firm();
    match (sizes, spot.size) {
        (Sizes::Third, None) => {
            for (dx, dy) in [(2.4, 2.4), (2.4, -2.4)] {
                let stroke = Stroke::solid(cx.edge(paint), 1.0);
                drawing.line(at(center.x - dx, center.y - dy), at(center.x + dx, center.y + dy), stroke);
            }
        }
        (Sizes::Third, Some(size)) => {
            bubble(cx, drawing, center, spot.radius, paint, firm && size.is_firm() && size.low == size.high);
            drawing.shows(cell, [0.0, size.high]);
            if size.look == Look::AtLeast {
                // Its rim fades, as it may lie farther out.
                let rim = Stroke::solid(if firm { Paint::Paper } else { cx.edge(paint) }, 1.0);
                let radius = 0.8 * spot.radius;
                drawing.marks.push(Mark::Circle { center, radius, fill: None, stroke: Some(rim) });
            }
        }
        (Sizes::Even, _) => {
            let known =
                Known { low: x.high, high: x.high, look: if firm { Look::Exact } else { Look::About } };
            cx.spot(drawing, known, spot.radius, paint, cell, &|x| place(x, y.high));
        }
    }
    cx.pointer(drawing, x, spot.radius, paint, &|value| place(value, y.high));
    cx.pointer(drawing, y, spot.radius, paint, &|value| place(x.high, value));
}

/// A bubble, hollow where its size or place is not exact.
fn bubble(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    center: Point,
    radius: f64,
    paint: Paint,
    firm: bool,
) {
    let edge = cx.edge(paint);
    let width = if firm { 0.75 } else { 1.0 };
    let stroke = match (firm, edge == paint) {
        (true, true) => Stroke::solid(Paint::Paper, width),
        (true, false) | (false, _) => Stroke::solid(edge, width),
    };
    let fill = Some(if firm { paint } else { Paint::Paper });
    // What is seen of the circle is as large as its value.
    let rim = if stroke.paint == Paint::Paper { width / 2.0 } else { -width / 2.0 };
    let radius = (radius + rim).max(0.0);
    drawing.marks.push(Mark::Circle { center, radius, fill, stroke: Some(stroke) });
}

/// Points that are too crowded for labels, named with their values below the chart; returns where it ends.
fn names(cx: &ChartContext<'_>, drawing: &mut Drawing, spots: &[&Spot], top: f64) -> f64 {
    let mut y = top;
    for spot in spots {
        let label = &cx.chart.rows[spot.row].label;
        let [open, close] = cx.words.brackets;
        let value = cx.printed(cx.chart.cell(spot.row, spot.column), label);
        let about = match cx.chart.columns.len() {
            0 | 1 => value.to_string(),
            _ => format!("{}{}{value}", cx.column_label(spot.column), cx.words.comma),
        };
        let block = cx.fill(&label.derive(format!("{label}{open}{about}{close}")), SMALL, cx.width);
        block.draw(drawing, 0.0, y, Anchor::Start, Paint::Text);
        y += block.height();
    }
    y
}

/// Points that cannot be drawn at all, as a remark; returns where the chart ends.
fn rest(cx: &ChartContext<'_>, drawing: &mut Drawing, spots: &[Spot], top: f64) -> f64 {
    let mut parts: Vec<String> = Vec::new();
    for spot in spots.iter().filter(|spot| spot.x.is_none()) {
        let label = &cx.chart.rows[spot.row].label;
        let several = cx.chart.columns.len() > 1;
        let mut about: Vec<String> = Vec::new();
        if several {
            about.push(cx.column_label(spot.column).to_string());
        }
        if spot.y.is_some() {
            let value = cx.printed(cx.chart.cell(spot.row, spot.column).part(1), label);
            let title = cx.chart.y.as_ref().map_or(String::new(), |title| format!("{title} "));
            about.push(format!("{title}{value}"));
        }
        let [open, close] = cx.words.brackets;
        let about = about.join(cx.words.comma);
        parts.push(if about.is_empty() { label.to_string() } else { format!("{label}{open}{about}{close}") });
    }
    let Some(near) = cx.chart.rows.first().filter(|_| !parts.is_empty()) else { return top };
    let list = parts.join(cx.words.comma);
    let text = format!("{}{}{list}", cx.words.undisclosed, cx.words.colon);
    cx.small_print(drawing, &near.label.derive(text), top)
}
