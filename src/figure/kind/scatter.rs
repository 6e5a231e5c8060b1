//! Labelled points on two axes; the points of one category are joined over the series. A point of which only the
//! horizontal value is disclosed stands in a strip below, on the same axis.

use super::Entry;
use crate::figure::axis::Axis;
use crate::figure::chart::Cell;
use crate::figure::context::{ChartContext, SMALL, STRONG, VALUE};
use crate::figure::facts::{Cells, Facts, Shape};
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Area, Drawing, Mark, Paint, Point, Stroke, at};
use crate::figure::measure::{Block, Style};
use crate::figure::place::{along, is_free};
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::{Scale, extent};
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
        example: &[
            (
                "en",
                r#"title: Title of the figure
chart: KIND
unit: "%"
questions:
  - text: What was asked?
    n: { "2023": 200, "2022": 400 }
select: multiple
x: Horizontal axis
y: Vertical axis
data:
  columns: ["2023", "2022"]
  rows:          # [x, y]
    - [First, [91.5, 39.0], [87.0, 36.5]]
    - [Second, [60.0, 20.5], [52.5, ~]]
sources: [Source]
"#,
            ),
            (
                "zh",
                r#"title: 图表标题
chart: KIND
unit: "%"
questions:
  - text: 问题是什么？
    n: { 2023 年: 200, 2022 年: 400 }
select: multiple
x: 横轴
y: 纵轴
data:
  columns: [2023 年, 2022 年]
  rows:          # [x, y]
    - [第一类, [91.5, 39.0], [87.0, 36.5]]
    - [第二类, [60.0, 20.5], [52.5, ~]]
sources: [数据来源]
"#,
            ),
        ],
    },
    judge: unjudged,
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
/// Radius of a point without a size.
const RADIUS: f64 = 3.4;
/// Radius of the largest bubble.
const MAX_RADIUS: f64 = 22.0;
/// The widest label.
const LABEL_WIDTH: f64 = 92.0;
/// Points up to this number carry their values.
const VALUED: usize = 16;
/// Height of a row of the strip.
const STRIP_ROW: f64 = 14.0;

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
    x: Option<f64>,
    y: Option<f64>,
    radius: f64,
    /// A point of unknown size is drawn as an empty ring.
    sized: bool,
}

/// A label with its place.
struct Label {
    block: Vec<(Block, Paint)>,
    spot: Point,
    radius: f64,
}

/// Draws points, with or without sizes.
pub(super) fn plane(cx: &ChartContext<'_>, sizes: Sizes) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let spots = spots(cx, sizes);
    let mut y = key(cx, &mut drawing, sizes);
    let known = |value: fn(&Spot) -> Option<f64>| extent(spots.iter().filter_map(value));
    let complete: Vec<&Spot> = spots.iter().filter(|spot| spot.x.is_some() && spot.y.is_some()).collect();
    let upward = Axis::new(cx, extent(complete.iter().filter_map(|spot| spot.y)).unwrap_or([0.0, 1.0]), 4);
    let left = upward.width(cx);
    let reach = if sizes == Sizes::Third { MAX_RADIUS } else { 6.0 };
    let (from, to) = (left + reach, cx.width - 16.0 - reach);
    let across = Axis::fitting(cx, known(|spot| spot.x).unwrap_or([0.0, 1.0]), 6, to - from);
    let scale_x = Scale::new(across.domain(), [from, to]);

    let mut unnamed: Vec<&Spot> = Vec::new();
    if !complete.is_empty() {
        y += axis_title(cx, &mut drawing, cx.chart.y.as_ref(), 0.0, y, Anchor::Start);
        let (height, found) = fitted(cx, &complete, &upward, &scale_x, left, y, sizes);
        let labels = found.unwrap_or_else(|| {
            unnamed = complete.clone();
            Vec::new()
        });
        let plot = Area::new(left, y, cx.width - left, height);
        let scale_y = Scale::new(upward.domain(), [plot.bottom() - reach, plot.y + reach]);
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
    let size = |cell: &Cell| cell.part(2).number().filter(|size| *size >= 0.0);
    let largest = cells.clone().filter_map(|(row, column)| size(chart.cell(row, column))).fold(0.0, f64::max);
    let spot = |(row, column): (usize, usize)| {
        let cell = chart.cell(row, column);
        let own = size(cell).filter(|_| sizes == Sizes::Third && largest > 0.0);
        // The area, not the radius, carries the value.
        let radius = match own {
            Some(size) => (MAX_RADIUS * (size / largest).sqrt()).max(2.0),
            None if sizes == Sizes::Third => 6.0,
            None => RADIUS,
        };
        let sized = sizes == Sizes::Even || own.is_some();
        Spot { row, column, x: cell.part(0).number(), y: cell.part(1).number(), radius, sized }
    };
    cells.map(spot).collect()
}

/// The mark of a series: the first filled, the second a ring of the same ink, further ones filled in theirs.
fn swatch(cx: &ChartContext<'_>, column: usize, sizes: Sizes) -> Swatch {
    match column {
        0 => Swatch::Dot(Paint::Accent),
        1 if sizes == Sizes::Even && cx.chart.width() == 2 => Swatch::Ring(Paint::Accent),
        _ => Swatch::Dot(Paint::Series(column)),
    }
}

fn key(cx: &ChartContext<'_>, drawing: &mut Drawing, sizes: Sizes) -> f64 {
    let labels = (0..cx.chart.columns.len()).map(|column| (column, cx.column_label(column)));
    let labels = labels.filter(|(_, label)| !label.trim().is_empty());
    let entries: Vec<_> = labels.map(|(column, label)| (swatch(cx, column, sizes), label)).collect();
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
    axis: &Axis,
    scale_x: &Scale,
    left: f64,
    top: f64,
    sizes: Sizes,
) -> (f64, Option<Vec<Mark>>) {
    let reach = if sizes == Sizes::Third { MAX_RADIUS } else { 6.0 };
    for attempt in 0..ATTEMPTS {
        let height = PLOT + GROWTH * attempt as f64;
        let plot = Area::new(left, top, cx.width - left, height);
        let scale_y = Scale::new(axis.domain(), [plot.bottom() - reach, plot.y + reach]);
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
        let point = at(scale_x.at(spot.x.unwrap_or(0.0)), scale_y.at(spot.y.unwrap_or(0.0)));
        found.push((source.highlighted, Label { block, spot: point, radius: spot.radius }));
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
    let point = |spot: &Spot| at(scale_x.at(spot.x.unwrap_or(0.0)), scale_y.at(spot.y.unwrap_or(0.0)));
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
        let width = label.block.iter().map(|(block, _)| block.width).fold(0.0, f64::max);
        let height: f64 = label.block.iter().map(|(block, _)| block.height()).sum();
        let area = find_place(&label, [width, height], &plot, &taken, &written)?;
        if let Some([from, to]) = leader(&area, &label) {
            drawing.line(from, to, Stroke::solid(Paint::Muted, 0.35));
            taken.extend(along((from.x, from.y), (to.x, to.y), 0.3));
        }
        // Letters on a line of the grid are hard to read.
        drawing.rect(area, Paint::Paper);
        let flush = if area.right() <= label.spot.x { Anchor::End } else { Anchor::Start };
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

/// The nearest free place around a point from which a leader meets no label.
fn find_place(
    label: &Label,
    [width, height]: [f64; 2],
    plot: &Area,
    taken: &[Area],
    written: &[Area],
) -> Option<Area> {
    let point = label.spot;
    for away in [2.5, 6.0, 11.0, 17.0, 24.0, 32.0, 42.0, 54.0, 68.0] {
        let near = label.radius + away;
        let (right, left) = (point.x + near, point.x - near - width);
        let (over, under) = (point.y - near - height, point.y + near);
        let (middle_x, middle_y) = (point.x - width / 2.0, point.y - height / 2.0);
        let slant = near * 0.75;
        let places = [
            (right, middle_y),
            (left, middle_y),
            (middle_x, over),
            (middle_x, under),
            (point.x + slant, point.y - slant - height),
            (point.x + slant, point.y + slant),
            (point.x - slant - width, point.y - slant - height),
            (point.x - slant - width, point.y + slant),
        ];
        for (x, y) in places {
            let area = Area::new(x, y, width, height);
            let crosses = |[from, to]: [Point; 2]| {
                along((from.x, from.y), (to.x, to.y), 0.3)
                    .iter()
                    .any(|part| written.iter().any(|text| part.meets(text)))
            };
            if is_free(&area, plot, taken) && !leader(&area, label).is_some_and(crosses) {
                return Some(area);
            }
        }
    }
    None
}

/// The line from a point to its label, when they are not next to each other.
fn leader(area: &Area, label: &Label) -> Option<[Point; 2]> {
    let point = label.spot;
    let end = at(point.x.clamp(area.x - 1.0, area.right() + 1.0), point.y.clamp(area.y, area.bottom()));
    let away = (end.x - point.x).hypot(end.y - point.y);
    (away > label.radius + 8.0).then_some([point, end])
}

fn paint_of(cx: &ChartContext<'_>, spot: &Spot) -> Paint {
    match spot.column {
        0 | 1 if cx.chart.width() <= 2 => {
            let calm = cx.chart.highlights_rows() && !cx.chart.rows[spot.row].highlighted;
            if calm { Paint::Ramp(4) } else { Paint::Accent }
        }
        0 => Paint::Accent,
        column => Paint::Series(column),
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
    let point = |spot: &Spot| at(scale_x.at(spot.x.unwrap_or(0.0)), scale_y.at(spot.y.unwrap_or(0.0)));
    for (index, spot) in spots.iter().enumerate() {
        if let Some(next) = spots[index + 1..].iter().find(|next| next.row == spot.row) {
            drawing.line(point(spot), point(next), Stroke::solid(paint_of(cx, spot), 0.9));
        }
    }
    // Small bubbles lie on large ones.
    let mut order: Vec<&&Spot> = spots.iter().collect();
    order.sort_by(|a, b| b.radius.total_cmp(&a.radius).then(b.column.cmp(&a.column)));
    for spot in order {
        draw_point(cx, drawing, spot, point(spot), sizes);
    }
}

fn draw_point(cx: &ChartContext<'_>, drawing: &mut Drawing, spot: &Spot, center: Point, sizes: Sizes) {
    let paint = paint_of(cx, spot);
    let hollow = matches!(swatch(cx, spot.column, sizes), Swatch::Ring(_));
    if spot.sized && !hollow {
        let paint = if sizes == Sizes::Third && spot.column == 0 { bubble_paint(cx, spot) } else { paint };
        drawing.dot(center, spot.radius, paint);
        return;
    }
    let stroke = if spot.sized { Stroke::solid(paint, 1.2) } else { Stroke::dashed(Paint::Muted, 0.6) };
    let radius = if spot.sized { spot.radius - 0.5 } else { spot.radius };
    let mark = Mark::Circle { center, radius, fill: Some(Paint::Paper), stroke: Some(stroke) };
    drawing.marks.push(mark);
}

/// Bubbles are large: beside a highlight the others step far back.
fn bubble_paint(cx: &ChartContext<'_>, spot: &Spot) -> Paint {
    let calm = cx.chart.highlights_rows() && !cx.chart.rows[spot.row].highlighted;
    if calm { Paint::AccentTint } else { Paint::Accent }
}

/// The strip of points without a vertical value: one line per category; returns where it ends.
fn strip(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    spots: &[&Spot],
    scale: &Scale,
    left: f64,
    top: f64,
) -> f64 {
    let near = cx.chart.rows.first().map(|row| row.label.clone()).unwrap_or_default();
    let title = cx.chart.y.as_ref().map_or(String::new(), |title| format!("{title}{}", cx.words.colon));
    let title = near.derive(format!("{title}{}", cx.words.undisclosed));
    let block = cx.wrap(&title, SMALL, cx.width - left - 13.0);
    let mut rows: Vec<usize> = spots.iter().map(|spot| spot.row).collect();
    rows.dedup();
    let largest = |row: usize| {
        spots.iter().filter(|spot| spot.row == row).filter_map(|spot| spot.x).fold(f64::MIN, f64::max)
    };
    rows.sort_by(|&a, &b| largest(b).total_cmp(&largest(a)));
    drawing.line(at(left, top), at(cx.width, top), Stroke::solid(Paint::Muted, 0.5));
    drawing.hatch(Area::new(left, top + 5.0, 7.0, 7.0));
    block.draw(drawing, left + 11.0, top + 8.5 - SMALL.leading() / 2.0, Anchor::Start, Paint::Muted);
    let mut y = top + 8.5 - SMALL.leading() / 2.0 + block.height() + 3.0;
    for row in rows {
        let members: Vec<&&Spot> = spots.iter().filter(|spot| spot.row == row).collect();
        y = strip_row(cx, drawing, row, &members, scale, left, y);
    }
    y + 3.0
}

fn strip_row(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    row: usize,
    members: &[&&Spot],
    scale: &Scale,
    left: f64,
    top: f64,
) -> f64 {
    let source = &cx.chart.rows[row];
    let value = |spot: &Spot| cx.printed(cx.chart.cell(spot.row, spot.column).part(0), &source.label);
    let mut order: Vec<&&Spot> = members.to_vec();
    order.sort_by(|a, b| a.x.unwrap_or(0.0).total_cmp(&b.x.unwrap_or(0.0)));
    let (Some(first), Some(last)) = (order.first(), order.last()) else { return top };
    let (from, to) = (scale.at(first.x.unwrap_or(0.0)), scale.at(last.x.unwrap_or(0.0)));
    // The values beside the outer points; what lies between is read off the axis.
    let before = if order.len() > 1 { Some(value(first)) } else { None };
    let after = value(last);
    let width = |text: &Text, style: Style| cx.width_of(text, style);
    let start = from - RADIUS - 3.0 - before.as_ref().map_or(0.0, |text| width(text, VALUE) + 8.0);
    let end = to + RADIUS + 3.0 + width(&after, VALUE);
    let style = cx.row_style(row);
    let ink = if source.highlighted { Paint::Accent } else { Paint::Text };
    let name = cx.wrap(&source.label, style, (start - left).max(cx.width - end - 8.0).max(40.0));
    let is_left = name.width <= start - left;
    let beside = start >= left && end <= cx.width && (is_left || name.width <= cx.width - end - 8.0);
    let height = if beside { STRIP_ROW.max(name.height() + 2.0) } else { STRIP_ROW };
    let mut top = top;
    if beside {
        let edge = top + height / 2.0 - name.height() / 2.0;
        let (x, anchor) = if is_left { (start, Anchor::End) } else { (end + 8.0, Anchor::Start) };
        name.draw(drawing, x, edge, anchor, ink);
    } else {
        // A narrow frame: name and values above the points.
        let values: Vec<Text> = order.iter().map(|spot| value(spot)).collect();
        let values: Vec<&str> = values.iter().map(|value| value.as_str()).collect();
        let [open, close] = cx.words.brackets;
        let text = format!("{}{open}{}{close}", source.label, values.join(cx.words.comma));
        let block = cx.wrap(&source.label.derive(text), style, cx.width - left);
        block.draw(drawing, left, top, Anchor::Start, ink);
        top += block.height();
    }
    let y = top + height / 2.0;
    drawing.line(at(from, y), at(to, y), Stroke::solid(Paint::AccentTint, 1.6));
    if beside {
        if let Some(before) = before {
            drawing.text(at(from - RADIUS - 3.0, y + VALUE.drop()), Anchor::End, &before, VALUE, Paint::Text);
        }
        drawing.text(at(to + RADIUS + 3.0, y + VALUE.drop()), Anchor::Start, &after, VALUE, Paint::Text);
    }
    for spot in order.iter().rev() {
        let even = Spot { radius: RADIUS, sized: true, ..***spot };
        draw_point(cx, drawing, &even, at(scale.at(spot.x.unwrap_or(0.0)), y), Sizes::Even);
    }
    top + height
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
    cx.remark(drawing, &near.label.derive(text), top)
}
