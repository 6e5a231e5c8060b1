//! Rows of icons: a percentage as so many in ten, a number N as one in N, larger numbers as icons of a round value.

use super::{Entry, bar};
use crate::figure::context::{ChartContext, Reading, SMALL, STRONG};
use crate::figure::facts::{Facts, Shape};
use crate::figure::mark::{Anchor, Area, Drawing, Mark, Paint, Point, Step, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::problem::unjudged;
use crate::figure::rows::Layout;
use crate::figure::scale::tick_label;
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
        example: &[
            (
                "en",
                r#"title: Title of the figure
chart: KIND
questions:
  - text: What was asked?
    n: 200
data:
  columns: ["2023"]
  rows:
    - [First, 3]
    - [Second, 5]
sources: [Source]
"#,
            ),
            (
                "zh",
                "title: 图表标题
chart: KIND
questions:
  - text: 问题是什么？
    n: 200
data:
  columns: [2023 年]
  rows:
    - [第一类, 3]
    - [第二类, 5]
sources: [数据来源]
",
            ),
        ],
    },
    judge: unjudged,
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
    paint: Paint,
    known: bool,
    value: Block,
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let count = cx.chart.width().max(1);
    let unit = unit(cx, count);
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
    let per_line = (((cx.width - left - widest - VALUE_GAP) / pitch).floor() as usize).max(5);
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
            draw_set(&mut drawing, set, [left, y], [width, height], per_line);
            let used = set.icons.clamp(1, per_line) as f64 * pitch;
            let ink = if set.known { Paint::Text } else { Paint::Muted };
            let x = left + if set.known { used } else { bar::STUB } + VALUE_GAP - 2.0;
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

fn unit(cx: &ChartContext<'_>, count: usize) -> Unit {
    if cx.chart.is_percent() {
        return Unit::Tenth;
    }
    let cells = (0..cx.chart.rows.len()).flat_map(|row| (0..count).map(move |column| (row, column)));
    let largest = cells.filter_map(|(row, column)| cx.chart.number(row, column)).fold(0.0, f64::max);
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
    let style = if reading.number().is_some() { STRONG } else { SMALL };
    let value = cx.wrap(reading.label(), style, cx.width * 0.2);
    let Reading::Number(number, _) = reading else {
        return Set { icons: 0, inked: 0.0, paint, known: false, value };
    };
    let number = number.max(0.0);
    let (icons, inked) = match unit {
        Unit::Tenth => (OF_TEN, (number / 100.0 * OF_TEN as f64).min(OF_TEN as f64)),
        Unit::One => (number.round() as usize, number.min(1.0)),
        Unit::Round(each) => ((number / each).ceil() as usize, number / each),
    };
    Set { icons, inked, paint, known: true, value }
}

fn draw_set(drawing: &mut Drawing, set: &Set, [x, y]: [f64; 2], [width, height]: [f64; 2], per_line: usize) {
    if !set.known {
        let tall = height.min(set.value.height() + 2.0);
        drawing.hatch(Area::new(x, y + (height.max(set.value.height()) - tall) / 2.0, bar::STUB, tall));
        return;
    }
    for index in 0..set.icons {
        let (line, column) = (index / per_line, index % per_line);
        let place =
            Area::new(x + column as f64 * (width + 1.8), y + line as f64 * (height + 3.0), width, height);
        let share = (set.inked - index as f64).clamp(0.0, 1.0);
        person(drawing, place, share, set.paint);
    }
}

/// Draws a person, the left `share` of it inked and the rest pale.
fn person(drawing: &mut Drawing, area: Area, share: f64, paint: Paint) {
    let radius = area.width * 0.27;
    let head = at(area.x + area.width / 2.0, area.y + radius);
    let circle: Vec<Point> = (0..24)
        .map(|step| f64::from(step) / 24.0 * std::f64::consts::TAU)
        .map(|angle| at(head.x + radius * angle.cos(), head.y + radius * angle.sin()))
        .collect();
    let body =
        body(Area::new(area.x, area.y + 2.0 * radius + 0.8, area.width, area.height - 2.0 * radius - 0.8));
    let cut = area.x + area.width * share;
    for shape in [circle, body] {
        if share < 1.0 {
            fill(drawing, &clip(&shape, cut, false), Paint::AccentTint);
        }
        if share > 0.0 {
            fill(drawing, &clip(&shape, cut, true), paint);
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
    let steps = corners.iter().enumerate();
    let steps =
        steps.map(|(index, &corner)| if index == 0 { Step::Move(corner) } else { Step::Line(corner) });
    let steps = steps.chain([Step::Close]).collect();
    drawing.marks.push(Mark::Path { steps, fill: Some(paint), stroke: None::<Stroke> });
}
