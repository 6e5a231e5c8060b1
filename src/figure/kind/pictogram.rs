//! Rows of icons: a percentage as so many in ten, a number N as one in N, larger numbers as icons of a round value.

use super::{Entry, bar};
use crate::figure::beam::{Beam, closed};
use crate::figure::chart::Cell;
use crate::figure::context::{ChartContext, Reading, SMALL, STRONG};
use crate::figure::facts::{Facts, Instead, Manner, Shape};
use crate::figure::known::{FADING, Known, Look};
use crate::figure::mark::{Anchor, Area, Drawing, Mark, Paint, Point, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::problem::unjudged;
use crate::figure::rows::Layout;
use crate::figure::scale::tick_label;
use crate::figure::scales::Scales;
#[cfg(test)]
use crate::figure::{Chart, samples};
use crate::figure::{Figure, Order};

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "pictogram",
        shape: Shape::NUMBERS,
        order: Order::Given,
        breakable: false,
        half: true,
        by_row: false,
        base: false,
        counts: false,
        manner: Manner { unit_once: false, most: [8, 3], instead: Instead::Bars, ..Manner::SERIES },
        example: &[
            (
                "en",
                r#"title: Three in ten at home, five abroad
chart: KIND
questions:
  - text: What was asked?
    n: 200
data:
  columns: ["2023"]
  rows:
    - [At home, 3]
    - [Abroad, 5]
sources: [Write the source here.]
"#,
            ),
            (
                "zh",
                "title: 国内十人中有三人，海外有五人
chart: KIND
questions:
  - text: 问题是什么？
    n: 200
data:
  columns: [2023 年]
  rows:
    - [国内, 3]
    - [海外, 5]
sources: [在这里写数据来源。]
",
            ),
        ],
    },
    judge: unjudged,
    scales,
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || {
        let chart = samples::chart("pictogram", &["人数"], &[("中国", &["约 65"]), ("海外", &["约 50"])]);
        Chart { unit: Some(samples::text("人")), ..chart }
    },
};

/// The largest share of the frame that labels may take.
const LABEL_SHARE: f64 = 0.3;
/// Icons that stand for a percentage.
const OF_TEN: usize = 10;
/// The most icons of “one in N”.
const MAX_SIGNS: f64 = 100.0;
/// The most icons when each stands for a round value.
const MAX_ROUND: f64 = 50.0;
/// Space between a row of icons and its value.
const VALUE_GAP: f64 = 10.0;

/// What one icon stands for.
#[derive(Clone, Copy, PartialEq)]
enum Unit {
    /// A tenth of all.
    Tenth,
    /// One of N; the first is stressed.
    One,
    /// A round value.
    Round(f64),
}

/// A set of icons with its value.
struct Set {
    /// How many icons there are, and how many of them are inked.
    icons: usize,
    inked: f64,
    /// How many of the inked ones are certain.
    firm: f64,
    paint: Paint,
    known: Option<Known>,
    value: Block,
}

fn scales(cx: &ChartContext<'_>) -> Scales {
    Scales { amount: Some(largest(cx)), ..Scales::default() }
}

fn largest(cx: &ChartContext<'_>) -> f64 {
    let known = cx.chart.rows.iter().flat_map(|row| &row.cells).filter_map(Cell::known);
    known.map(|known| known.high).fold(0.0, f64::max)
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let count = cx.chart.width().max(1);
    let unit = unit(cx);
    let mut top = bar::series_key(cx, &mut drawing);
    if let Unit::Round(each) = unit {
        top += explain(cx, &mut drawing, each, top);
    }
    let left = cx.label_column(LABEL_SHARE);
    let paints = cx.series_paints();
    let set = |row: usize, column: usize| {
        let paint = if count == 1 { cx.row_paint(row) } else { paints[column % paints.len()] };
        // A pale ink would be lost among the empty icons.
        set(cx, row, column, unit, if paint == Paint::AccentTint { Paint::Ramp(4) } else { paint })
    };
    let sets: Vec<Vec<Set>> =
        (0..cx.chart.rows.len()).map(|row| (0..count).map(|column| set(row, column)).collect()).collect();
    let widest = sets.iter().flatten().map(|set| set.value.width).fold(0.0, f64::max);
    let (width, height) = if unit == Unit::Tenth { (10.5, 15.5) } else { (6.4, 9.6) };
    let pitch = width + 1.8;
    let per_line = (((cx.width - left - widest - VALUE_GAP - FADING) / pitch).floor() as usize).max(5);
    // Lines of ten, or of five in a narrow frame, are easy to count.
    let per_line = if unit == Unit::Tenth { per_line.min(OF_TEN) } else { per_line };
    let per_line = per_line / 5 * 5;
    let lines = |set: &Set| set.icons.div_ceil(per_line).max(1) as f64;
    let tall = |set: &Set| (lines(set) * (height + 3.0) - 3.0).max(set.value.height());
    let extent = |row: usize| {
        let total = sets[row].iter().map(|set| tall(set) + 5.0).sum::<f64>() - 5.0;
        (total / 2.0, total / 2.0)
    };
    let rows =
        cx.rows(&cx.order(), &Layout { top, share: LABEL_SHARE, gap: 11.0, pad: 0.0, extent: &extent });
    cx.draw_rows(&mut drawing, &rows);
    for slot in &rows.slots {
        let mut y = slot.middle - extent(slot.row).0;
        for set in &sets[slot.row] {
            draw_set(cx, &mut drawing, set, [left, y], [width, height], per_line);
            let used = set.icons.min(per_line) as f64 * pitch;
            let fading = set.known.map_or(0.0, Known::fading);
            let ink = if set.known.is_some() { Paint::Text } else { Paint::Muted };
            let x = left + if used > 0.0 { used + fading + VALUE_GAP - 2.0 } else { 0.0 };
            set.value.draw(
                &mut drawing,
                x,
                y + tall(set) / 2.0 - set.value.height() / 2.0,
                Anchor::Start,
                ink,
            );
            y += tall(set) + 5.0;
        }
    }
    drawing.height = rows.bottom + 1.0;
    drawing
}

fn unit(cx: &ChartContext<'_>) -> Unit {
    if cx.chart.is_percent() {
        return Unit::Tenth;
    }
    let largest = cx.scales.amount.unwrap_or_else(|| largest(cx));
    if largest <= MAX_SIGNS {
        return Unit::One;
    }
    let raw = largest / MAX_ROUND;
    let power = 10f64.powf(raw.log10().floor());
    let round = [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|each| *each >= raw);
    Unit::Round(round.unwrap_or(raw))
}

/// Says what an icon stands for; returns the height it takes.
fn explain(cx: &ChartContext<'_>, drawing: &mut Drawing, each: f64, top: f64) -> f64 {
    let Some(near) = cx.chart.rows.first().map(|row| row.label.clone()) else { return 0.0 };
    let unit = cx.chart.unit.as_deref().map_or(String::new(), |unit| format!(" {unit}"));
    let text = near.derive(format!("{} {}{unit}", cx.words.each_icon, tick_label(each, each)));
    let block = cx.wrap(&text, SMALL, cx.width);
    block.draw(drawing, 0.0, top - 3.0, Anchor::Start, Paint::Muted);
    block.height() + 3.0
}

fn set(cx: &ChartContext<'_>, row: usize, column: usize, unit: Unit, paint: Paint) -> Set {
    let reading = cx.reading(row, column);
    let style = if reading.known().is_some() { STRONG } else { SMALL };
    let value = cx.wrap(reading.label(), style, cx.width * 0.2);
    let Reading::Number(known, _) = reading else {
        return Set { icons: 0, inked: 0.0, firm: 0.0, paint, known: None, value };
    };
    let known = Known { low: known.low.max(0.0), high: known.high.max(0.0), ..known };
    let of_ten = |number: f64| (number / 100.0 * OF_TEN as f64).min(OF_TEN as f64);
    let (icons, inked, low) = match unit {
        Unit::Tenth => (OF_TEN, of_ten(known.high), of_ten(known.low)),
        Unit::One => (known.high.round() as usize, known.high.min(1.0), known.high.min(1.0)),
        Unit::Round(each) => ((known.high / each).ceil() as usize, known.high / each, known.low / each),
    };
    let firm = if known.is_firm() { low } else { 0.0 };
    Set { icons, inked, firm, paint, known: Some(known), value }
}

fn draw_set(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    set: &Set,
    [x, y]: [f64; 2],
    [width, height]: [f64; 2],
    per_line: usize,
) {
    for index in 0..set.icons {
        let (line, column) = (index / per_line, index % per_line);
        let place =
            Area::new(x + column as f64 * (width + 1.8), y + line as f64 * (height + 3.0), width, height);
        let part = |of: f64| (of - index as f64).clamp(0.0, 1.0);
        let inks = Inks { full: set.paint, edge: cx.edge(set.paint) };
        person(drawing, place, [part(set.firm), part(set.inked)], inks);
    }
    if let Some(known) = set.known.filter(|known| known.look == Look::AtLeast) {
        let end = x + set.icons.min(per_line) as f64 * (width + 1.8) - 1.8;
        let beam = Beam { zero: x, per_unit: 1.0, side: y, thickness: height, upward: false };
        cx.fade(drawing, beam, end, known.high < 0.0, set.paint);
    }
}

/// The ink of what is certain, and of the outline of what is not.
#[derive(Clone, Copy)]
struct Inks {
    full: Paint,
    edge: Paint,
}

/// Draws a person: inked up to the first share of its width, hollow up to the second, and the rest pale.
fn person(drawing: &mut Drawing, area: Area, [firm, inked]: [f64; 2], inks: Inks) {
    let radius = area.width * 0.27;
    let head = at(area.x + area.width / 2.0, area.y + radius);
    let circle: Vec<Point> = (0..24)
        .map(|step| f64::from(step) / 24.0 * std::f64::consts::TAU)
        .map(|angle| at(head.x + radius * angle.cos(), head.y + radius * angle.sin()))
        .collect();
    let body =
        body(Area::new(area.x, area.y + 2.0 * radius + 0.8, area.width, area.height - 2.0 * radius - 0.8));
    let cut = |share: f64| area.x + area.width * share;
    for shape in [circle, body] {
        if inked < 1.0 {
            fill(drawing, &clip(&shape, cut(inked), false), Paint::AccentTint);
        }
        if inked > firm {
            let part = clip(&clip(&shape, cut(firm), false), cut(inked), true);
            if part.len() >= 3 {
                drawing.polygon(&part, Some(Paint::Paper), Some(Stroke::solid(inks.edge, 0.5)));
            }
        }
        if firm > 0.0 {
            fill(drawing, &clip(&shape, cut(firm), true), inks.full);
        }
    }
}

/// A trunk with round shoulders.
fn body(area: Area) -> Vec<Point> {
    let round = area.width * 0.42;
    let shoulder = |side: f64, step: i32| {
        let angle = std::f64::consts::FRAC_PI_2 * f64::from(step) / 8.0;
        let x = if side < 0.0 { area.x + round } else { area.right() - round };
        at(x + side * round * angle.cos(), area.y + round - round * angle.sin())
    };
    let mut corners: Vec<Point> = (0..=8).map(|step| shoulder(-1.0, step)).collect();
    corners.extend((0..=8).rev().map(|step| shoulder(1.0, step)));
    corners.extend([at(area.right(), area.bottom()), at(area.x, area.bottom())]);
    corners
}

/// The part of a polygon left or right of an upright line.
fn clip(shape: &[Point], x: f64, left: bool) -> Vec<Point> {
    let inside = |point: &Point| if left { point.x <= x } else { point.x >= x };
    let mut kept = Vec::new();
    for (index, point) in shape.iter().enumerate() {
        let next = &shape[(index + 1) % shape.len()];
        if inside(point) {
            kept.push(*point);
        }
        if inside(point) != inside(next) {
            let share = (x - point.x) / (next.x - point.x);
            kept.push(at(x, point.y + (next.y - point.y) * share));
        }
    }
    kept
}

fn fill(drawing: &mut Drawing, corners: &[Point], paint: Paint) {
    if corners.len() < 3 {
        return;
    }
    let steps = closed(corners);
    drawing.marks.push(Mark::Path { steps, fill: Some(paint), stroke: None });
}
