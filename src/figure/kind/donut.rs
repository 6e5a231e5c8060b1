//! Rings cut into slices, one ring per column, every slice named and valued beside it.

use std::f64::consts::{PI, TAU};

use super::Entry;
use crate::figure::Figure;
use crate::figure::mark::{Anchor, Drawing, Mark, Paint, Point, Step, Stroke, at};
use crate::figure::measure::{Block, Style};
use crate::figure::place::spread;
use crate::figure::problem::{Cells, Shape, Whole};
use crate::figure::sheet::{LABEL, Reading, SMALL, STRONG, Sheet, VALUE};
use crate::source::Text;

pub(super) const KIND: Entry = Entry {
    shape: Shape { cells: Cells::Number, whole: Whole::Column, columns: 1, repeats: false },
    draw: |sheet| Figure::Drawing(draw(sheet)),
};

/// Outer radius.
const RADIUS: f64 = 50.0;
/// Share of the radius that the hole takes.
const HOLE: f64 = 0.6;
/// The narrowest frame for one ring with its labels.
const LEAST_FRAME: f64 = 200.0;
/// Space between the ring and its labels.
const LEADER: f64 = 15.0;
/// Space between two labels.
const LABEL_GAP: f64 = 3.0;
/// Space between rings.
const GUTTER: f64 = 12.0;

/// A slice with its label.
struct Slice {
    /// From the top, clockwise, in radians.
    start: f64,
    end: f64,
    paint: Option<Paint>,
    label: Block,
    value: Option<Block>,
}

impl Slice {
    fn middle(&self) -> f64 {
        (self.start + self.end) / 2.0
    }

    fn height(&self) -> f64 {
        self.label.height() + self.value.as_ref().map_or(0.0, Block::height) + LABEL_GAP
    }
}

/// What a slice shows, before its angle is known.
struct Part {
    size: f64,
    paint: Option<Paint>,
    name: Text,
    value: Text,
    strong: bool,
}

fn draw(sheet: &Sheet<'_>) -> Drawing {
    let mut drawing = Drawing::new(sheet.width);
    let count = sheet.chart.width().max(1);
    let fitting = (((sheet.width + GUTTER) / (LEAST_FRAME + GUTTER)).floor() as usize).clamp(1, 3);
    let lines = count.div_ceil(fitting);
    let per_line = count.div_ceil(lines);
    let width = (sheet.width + GUTTER) / per_line as f64 - GUTTER;
    let columns: Vec<usize> = (0..count).collect();
    let mut top = 0.0;
    for line in columns.chunks(per_line) {
        let rings: Vec<Vec<Slice>> = line.iter().map(|&column| slices(sheet, column, width)).collect();
        let height = rings.iter().map(|slices| ring_height(slices)).fold(0.0, f64::max);
        for (index, (&column, slices)) in line.iter().zip(&rings).enumerate() {
            let center = at(index as f64 * (width + GUTTER) + width / 2.0, top + height / 2.0);
            draw_ring(sheet, &mut drawing, column, slices, center, height);
        }
        top += height + GUTTER;
    }
    drawing.height = top - GUTTER;
    drawing
}

fn parts(sheet: &Sheet<'_>, column: usize) -> Vec<Part> {
    let chart = sheet.chart;
    let rows = sheet.order();
    let paints = if chart.highlights_rows() {
        let calm = |index: usize| Paint::Ramp(2usize.saturating_sub(index % 3));
        let mut others = 0;
        rows.iter()
            .map(|&row| {
                if chart.rows[row].highlighted {
                    return Paint::Accent;
                }
                others += 1;
                calm(others - 1)
            })
            .collect()
    } else {
        sheet.scale_paints(rows.len())
    };
    let mut parts = Vec::new();
    let mut missing = Vec::new();
    for (&row, paint) in rows.iter().zip(paints) {
        let source = &chart.rows[row];
        match sheet.reading(row, column) {
            Reading::Number(value, label) => parts.push(Part {
                size: value.max(0.0),
                paint: Some(paint),
                name: source.label.clone(),
                value: label,
                strong: source.highlighted,
            }),
            Reading::Unknown(label) => missing.push((source.label.clone(), label)),
        }
    }
    let total: f64 = parts.iter().map(|part| part.size).sum();
    let rest = if chart.is_percent() && !chart.multiple { (100.0 - total).max(0.0) } else { 0.0 };
    if !missing.is_empty() || rest > sheet.tolerance(&rows, &[column]) {
        // All undisclosed slices are one: their shares are not known apart.
        let names: Vec<&str> = missing.iter().map(|(name, _)| name.as_str()).collect();
        let near = chart.rows.first().map(|row| row.label.clone()).unwrap_or_default();
        let near = missing.first().map_or(near, |(name, _)| name.clone());
        let word = missing.first().map_or_else(|| near.derive(sheet.words.undisclosed), |(_, word)| word.clone());
        let floor = if total > 0.0 { total * 0.04 } else { 1.0 };
        let size = if rest > 0.0 { rest } else { floor };
        let name = near.derive(names.join(sheet.words.comma));
        parts.push(Part { size, paint: None, name, value: word, strong: false });
    }
    parts
}

fn slices(sheet: &Sheet<'_>, column: usize, width: f64) -> Vec<Slice> {
    let parts = parts(sheet, column);
    let total: f64 = parts.iter().map(|part| part.size).sum();
    let room = width / 2.0 - RADIUS - LEADER;
    let mut angle = 0.0;
    let mut slices = Vec::new();
    for part in parts {
        let turn = if total > 0.0 { part.size / total * TAU } else { 0.0 };
        let style = if part.strong { STRONG } else { LABEL };
        let (name, value) = if part.name.trim().is_empty() {
            (sheet.wrap(&part.value, SMALL, room), None)
        } else {
            let style_of_value = if part.paint.is_some() { VALUE } else { SMALL };
            (sheet.wrap(&part.name, style, room), Some(sheet.wrap(&part.value, style_of_value, room)))
        };
        slices.push(Slice { start: angle, end: angle + turn, paint: part.paint, label: name, value });
        angle += turn;
    }
    slices
}

/// Slices whose labels stand on the right, and those on the left, each from top to bottom.
fn sides(slices: &[Slice]) -> [Vec<usize>; 2] {
    let right = (0..slices.len()).filter(|&index| slices[index].middle() <= PI).collect();
    let left = (0..slices.len()).rev().filter(|&index| slices[index].middle() > PI).collect();
    [right, left]
}

fn ring_height(slices: &[Slice]) -> f64 {
    let height = |side: &Vec<usize>| side.iter().map(|&index| slices[index].height()).sum::<f64>();
    sides(slices).iter().map(height).fold(2.0 * RADIUS + 8.0, f64::max)
}

fn draw_ring(
    sheet: &Sheet<'_>,
    drawing: &mut Drawing,
    column: usize,
    slices: &[Slice],
    center: Point,
    height: f64,
) {
    for slice in slices {
        match slice.paint {
            Some(paint) => drawing.marks.push(Mark::Path {
                steps: wedge(center, slice.start, slice.end),
                fill: Some(paint),
                stroke: Some(Stroke::solid(Paint::Paper, 0.8)),
            }),
            None => drawing.marks.push(Mark::Hatch { outline: corners(center, slice.start, slice.end) }),
        }
    }
    let title = sheet.column_label(column);
    let style = Style::new(8.5, 700);
    let block = sheet.wrap(&title, style, RADIUS * HOLE * 1.6);
    block.draw(drawing, center.x, center.y - block.height() / 2.0, Anchor::Middle, Paint::Text);

    for (side, direction) in sides(slices).iter().zip([1.0, -1.0]) {
        let wanted: Vec<(f64, f64)> = side
            .iter()
            .map(|&index| (center.y - slices[index].middle().cos() * RADIUS, slices[index].height()))
            .collect();
        let middles = spread(&wanted, center.y - height / 2.0, center.y + height / 2.0);
        for (&index, &middle) in side.iter().zip(&middles) {
            draw_label(drawing, &slices[index], center, direction, middle);
        }
    }
}

fn draw_label(drawing: &mut Drawing, slice: &Slice, center: Point, direction: f64, middle: f64) {
    let angle = slice.middle();
    let edge = at(center.x + angle.sin() * (RADIUS + 1.0), center.y - angle.cos() * (RADIUS + 1.0));
    let anchor = if direction > 0.0 { Anchor::Start } else { Anchor::End };
    let x = center.x + direction * (RADIUS + LEADER);
    let top = middle - (slice.height() - LABEL_GAP) / 2.0;
    let level = top + slice.label.style.leading() / 2.0;
    let elbow = at(x - direction * 6.0, level);
    drawing.polyline(&[edge, elbow, at(x - direction * 2.5, level)], Stroke::solid(Paint::Muted, 0.35));
    let ink = if slice.paint.is_none() { Paint::Muted } else { Paint::Text };
    slice.label.draw(drawing, x, top, anchor, ink);
    if let Some(value) = &slice.value {
        value.draw(drawing, x, top + slice.label.height(), anchor, ink);
    }
}

/// A point on a circle, at an angle from the top, clockwise.
fn on_circle(center: Point, radius: f64, angle: f64) -> Point {
    at(center.x + angle.sin() * radius, center.y - angle.cos() * radius)
}

/// The outline of a slice in cubic curves.
fn wedge(center: Point, start: f64, end: f64) -> Vec<Step> {
    let inner = RADIUS * HOLE;
    let mut steps = vec![Step::Move(on_circle(center, RADIUS, start))];
    arc(&mut steps, center, RADIUS, start, end);
    steps.push(Step::Line(on_circle(center, inner, end)));
    arc(&mut steps, center, inner, end, start);
    steps.push(Step::Close);
    steps
}

/// Appends an arc, a quarter turn at most per curve.
fn arc(steps: &mut Vec<Step>, center: Point, radius: f64, from: f64, to: f64) {
    let count = ((to - from).abs() / (PI / 2.0)).ceil().max(1.0);
    let turn = (to - from) / count;
    let reach = 4.0 / 3.0 * (turn / 4.0).tan() * radius;
    for index in 0..count as usize {
        let (a, b) = (from + turn * index as f64, from + turn * (index + 1) as f64);
        let (p, q) = (on_circle(center, radius, a), on_circle(center, radius, b));
        let first = at(p.x + a.cos() * reach, p.y + a.sin() * reach);
        let second = at(q.x - b.cos() * reach, q.y - b.sin() * reach);
        steps.push(Step::Cubic(first, second, q));
    }
}

/// The outline of a slice as a polygon.
fn corners(center: Point, start: f64, end: f64) -> Vec<Point> {
    let count = (((end - start) / 0.08).ceil() as usize).max(2);
    let angle = |index: usize| start + (end - start) * index as f64 / count as f64;
    let outer = (0..=count).map(|index| on_circle(center, RADIUS, angle(index)));
    let inner = (0..=count).rev().map(|index| on_circle(center, RADIUS * HOLE, angle(index)));
    outer.chain(inner).collect()
}
