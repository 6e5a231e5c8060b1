//! Rings cut into slices, one ring per column, every slice named and valued beside it.

use std::f64::consts::{PI, TAU};

use super::Entry;
use crate::figure::context::{ChartContext, LABEL, Reading, SMALL, STRONG, VALUE};
use crate::figure::facts::{Facts, Instead, Manner, Parts, Shape, Total};
use crate::figure::known::{FADING, Known, Look};
use crate::figure::mark::{Anchor, Drawing, Mark, Paint, Point, Step, Stroke, at};
use crate::figure::measure::{Block, Style};
use crate::figure::place::spread;
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scales::Scales;
use crate::figure::{Figure, Order};
use crate::measures;
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "donut",
        shape: Shape { parts: Parts::DownColumn, total: Total::Drawn, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: true,
        by_row: false,
        base: true,
        counts: true,
        manner: Manner {
            thins: false,
            unit_once: false,
            most: [6, 3],
            instead: Instead::Bars,
            ..Manner::PARTS
        },
        example: &[
            (
                "en",
                r#"title: Half of the respondents value protection most
chart: KIND
unit: "%"
questions:
  - text: What was asked?
    n: 200
data:
  columns: ["2023"]
  rows:
    - [Protects research, 48.5]
    - [Keeps risks off, 31.5]
    - [Earns money, 20.0]
highlight: [Protects research]
sources: [Write the source here.]
"#,
            ),
            (
                "zh",
                r#"title: 近半数受访者最看重保护研发
chart: KIND
unit: "%"
questions:
  - text: 问题是什么？
    n: 200
data:
  columns: [2023 年]
  rows:
    - [保护研发, 48.5]
    - [管控风险, 31.5]
    - [获取收入, 20.0]
highlight: [保护研发]
sources: [在这里写数据来源。]
"#,
            ),
        ],
    },
    judge: unjudged,
    scales: |_| Scales::default(),
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || samples::chart("donut", &["2023 年"], &[("有", &["76.6"]), ("没有", &["23.4"])]),
};

/// Outer radius: a share of the frame, within limits.
const RADIUS_SHARE: f64 = 0.18;
const RADII: [f64; 2] = [32.0, 50.0];
/// Share of the radius that the hole takes.
const HOLE: f64 = 0.64;
/// The narrowest frame for one ring with its labels.
const MIN_FRAME: f64 = 200.0;
/// The name of a ring.
const TITLE: Style = Style::new(measures::SMALL, 700);
/// Space between the ring and its labels.
const LEADER: f64 = 15.0;
/// Space between a name and its value on one line.
const BESIDE: f64 = 4.0;
/// Space between two labels.
const LABEL_GAP: f64 = 3.0;
/// Space between rings.
const GUTTER: f64 = 12.0;

/// A slice with its label.
struct Slice {
    /// From the top, clockwise, in radians.
    start: f64,
    /// As far as it is certain, if it is a range.
    low: f64,
    end: f64,
    known: Known,
    cell: Option<(usize, usize)>,
    paint: Option<Paint>,
    label: Block,
    value: Option<Block>,
    /// Whether name and value stand on one line.
    beside: bool,
}

/// Where the name of a ring stands.
enum Title {
    Inside(Block),
    Above(Block),
}

impl Title {
    /// What it takes above the ring.
    fn height(&self) -> f64 {
        match self {
            Self::Inside(_) => 0.0,
            Self::Above(block) => block.height() + 6.0,
        }
    }
}

/// The place of a ring.
#[derive(Clone, Copy)]
struct Ring {
    center: Point,
    radius: f64,
}

fn radius_in(width: f64) -> f64 {
    (width * RADIUS_SHARE).clamp(RADII[0], RADII[1])
}

impl Slice {
    fn middle(&self) -> f64 {
        (self.start + self.end) / 2.0
    }

    fn height(&self) -> f64 {
        let value = self.value.as_ref().filter(|_| !self.beside).map_or(0.0, Block::height);
        self.label.height() + value + LABEL_GAP
    }
}

/// What a slice shows, before its angle is known.
struct Part {
    row: Option<usize>,
    known: Known,
    paint: Option<Paint>,
    name: Text,
    value: Text,
    strong: bool,
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let count = cx.chart.width().max(1);
    let fitting = (((cx.width + GUTTER) / (MIN_FRAME + GUTTER)).floor() as usize).clamp(1, 3);
    let lines = count.div_ceil(fitting);
    let per_line = count.div_ceil(lines);
    let width = (cx.width + GUTTER) / per_line as f64 - GUTTER;
    let columns: Vec<usize> = (0..count).collect();
    let mut top = 0.0;
    for line in columns.chunks(per_line) {
        let rings: Vec<Vec<Slice>> = line.iter().map(|&column| slices(cx, column, width)).collect();
        let radius = radius_in(width);
        let reaches = rings.iter().map(|slices| reach(slices, radius));
        let (above, below) = reaches.fold((0.0, 0.0), |(a, b): (f64, f64), (c, d)| (a.max(c), b.max(d)));
        let titles: Vec<Title> = line.iter().map(|&column| title(cx, column, width, radius)).collect();
        let head = titles.iter().map(Title::height).fold(0.0, f64::max);
        for (index, (title, slices)) in titles.iter().zip(&rings).enumerate() {
            let center = at(index as f64 * (width + GUTTER) + width / 2.0, top + head + above);
            if let Title::Above(block) = title {
                block.draw(&mut drawing, center.x, top, Anchor::Middle, Paint::Text);
            }
            draw_ring(cx, &mut drawing, title, slices, Ring { center, radius });
        }
        top += head;
        top += above + below + GUTTER;
    }
    drawing.height = top - GUTTER;
    let line = left_out(cx, width);
    if let Some(line) = line {
        drawing.height = cx.small_print(&mut drawing, &line, top - GUTTER + 6.0);
    }
    drawing
}

/// What no slice shows because nothing is left of a whole for it, with the word that stands in its place.
fn left_out(cx: &ChartContext<'_>, width: f64) -> Option<Text> {
    let chart = cx.chart;
    let mut said: Vec<String> = Vec::new();
    for column in 0..chart.width() {
        if slices(cx, column, width).iter().any(|slice| slice.paint.is_none()) {
            continue;
        }
        for (row, source) in chart.rows.iter().enumerate() {
            let Reading::Unknown(word) = cx.reading(row, column) else { continue };
            let series = if chart.width() > 1 {
                format!("{}{}", cx.column_label(column), cx.words.comma)
            } else {
                String::new()
            };
            said.push(format!("{}{}{series}{word}", source.label, cx.words.colon));
        }
    }
    let near = chart.rows.first()?.label.clone();
    (!said.is_empty()).then(|| near.derive(said.join(cx.words.stop)))
}

fn parts(cx: &ChartContext<'_>, column: usize) -> Vec<Part> {
    let chart = cx.chart;
    let rows = cx.order();
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
        cx.scale_paints(rows.len())
    };
    let mut parts = Vec::new();
    let mut missing = Vec::new();
    for (&row, paint) in rows.iter().zip(paints) {
        let source = &chart.rows[row];
        match cx.reading(row, column) {
            Reading::Number(known, label) => parts.push(Part {
                row: Some(row),
                known: Known { low: known.low.max(0.0), high: known.high.max(0.0), ..known },
                paint: Some(paint),
                name: source.label.clone(),
                value: label,
                strong: source.highlighted,
            }),
            Reading::Unknown(label) => missing.push((source.label.clone(), label)),
        }
    }
    let total: f64 = parts.iter().map(|part| part.known.high).sum();
    let whole = chart.is_percent() && !chart.multiple && !parts.is_empty();
    let rest = if whole { (100.0 - total).max(0.0) } else { 0.0 };
    // What is not disclosed has a slice only where the rest of a whole is known.
    if rest > 0.0 && (!missing.is_empty() || rest > cx.tolerance(&rows, &[column])) {
        // All undisclosed slices are one: their shares are not known apart.
        let names: Vec<&str> = missing.iter().map(|(name, _)| name.as_str()).collect();
        let near = chart.rows.first().map(|row| row.label.clone()).unwrap_or_default();
        let near = missing.first().map_or(near, |(name, _)| name.clone());
        let mut words: Vec<&str> = missing.iter().map(|(_, word)| word.as_str()).collect();
        words.dedup();
        let word = if words.is_empty() { cx.words.undisclosed.into() } else { words.join(cx.words.comma) };
        let word = near.derive(word);
        let name = near.derive(names.join(cx.words.comma));
        let known = Known { low: rest, high: rest, look: Look::Exact };
        parts.push(Part { row: None, known, paint: None, name, value: word, strong: false });
    }
    parts
}

fn slices(cx: &ChartContext<'_>, column: usize, width: f64) -> Vec<Slice> {
    let parts = parts(cx, column);
    let total: f64 = parts.iter().map(|part| part.known.high).sum();
    let room = width / 2.0 - radius_in(width) - LEADER;
    let mut angle = 0.0;
    let mut slices = Vec::new();
    for part in parts {
        let turn = |value: f64| if total > 0.0 { value / total * TAU } else { 0.0 };
        let style = if part.strong { STRONG } else { LABEL };
        let mut beside = false;
        let (name, value) = if part.name.trim().is_empty() {
            (cx.wrap(&part.value, SMALL, room), None)
        } else {
            let style_of_value = if part.paint.is_some() { VALUE } else { SMALL };
            let together = cx.width_of(&part.name, style) + BESIDE + cx.width_of(&part.value, style_of_value);
            beside = together <= room;
            (cx.wrap(&part.name, style, room), Some(cx.wrap(&part.value, style_of_value, room)))
        };
        let end = angle + turn(part.known.high);
        let cell = part.row.map(|row| (row, column));
        let low = angle + turn(part.known.low);
        slices.push(Slice {
            start: angle,
            low,
            end,
            known: part.known,
            cell,
            paint: part.paint,
            label: name,
            value,
            beside,
        });
        angle = end;
    }
    slices
}

/// Slices whose labels stand on the right, and those on the left, each from top to bottom.
fn sides(slices: &[Slice]) -> [Vec<usize>; 2] {
    let right = (0..slices.len()).filter(|&index| slices[index].middle() <= PI).collect();
    let left = (0..slices.len()).rev().filter(|&index| slices[index].middle() > PI).collect();
    [right, left]
}

/// Middles of the labels of one side, from the ring's centre. They may rise above the ring: labels pushed down
/// instead would send their leaders across it.
fn middles(slices: &[Slice], side: &[usize], radius: f64) -> Vec<f64> {
    let wish = |&index: &usize| (-slices[index].middle().cos() * radius, slices[index].height());
    let wanted: Vec<(f64, f64)> = side.iter().map(wish).collect();
    spread(&wanted, f64::MIN / 4.0, f64::MAX / 4.0)
}

/// The room that a ring with its labels takes above and below its centre.
fn reach(slices: &[Slice], radius: f64) -> (f64, f64) {
    let mut reach = (radius + 2.0, radius + 2.0);
    for side in sides(slices) {
        for (&index, middle) in side.iter().zip(middles(slices, &side, radius)) {
            let half = slices[index].height() / 2.0;
            reach = (reach.0.max(half - middle), reach.1.max(half + middle));
        }
    }
    reach
}

fn draw_ring(cx: &ChartContext<'_>, drawing: &mut Drawing, title: &Title, slices: &[Slice], ring: Ring) {
    let Ring { center, radius } = ring;
    for slice in slices {
        let mut wedges = |from: f64, to: f64, fill: Paint, edge: Paint, width: f64| {
            let steps = wedge(ring, from, to);
            let stroke = Some(Stroke::solid(edge, width));
            drawing.marks.push(Mark::Path { steps, fill: Some(fill), stroke });
        };
        let Some(paint) = slice.paint else {
            drawing.marks.push(Mark::Hatch { outline: corners(ring, slice.start, slice.end) });
            continue;
        };
        let edge = cx.edge(paint);
        let pale = if edge == paint { (Paint::Paper, 0.8) } else { (edge, 0.5) };
        match slice.known.look {
            Look::Exact | Look::AtLeast => wedges(slice.start, slice.end, paint, pale.0, pale.1),
            Look::About | Look::AtMost => wedges(slice.start, slice.end, Paint::Paper, edge, 0.9),
            Look::Range => {
                wedges(slice.start, slice.low, paint, pale.0, pale.1);
                wedges(slice.low, slice.end, Paint::Paper, edge, 0.9);
            }
        }
        if let Some(cell) = slice.cell.filter(|_| slice.known.look != Look::Range) {
            drawing.shows(cell, [0.0, slice.known.high]);
        }
        if slice.known.look == Look::AtLeast {
            fade(drawing, ring, slice);
        }
    }
    if let Title::Inside(block) = title {
        block.draw(drawing, center.x, center.y - block.height() / 2.0, Anchor::Middle, Paint::Text);
    }

    for (side, direction) in sides(slices).iter().zip([1.0, -1.0]) {
        for (&index, middle) in side.iter().zip(middles(slices, side, radius)) {
            draw_label(drawing, &slices[index], ring, direction, center.y + middle);
        }
    }
}

/// Lines of paper across the end of a slice that may be larger: its neighbour begins there.
fn fade(drawing: &mut Drawing, Ring { center, radius }: Ring, slice: &Slice) {
    let scale = ((slice.end - slice.start) * radius / (3.0 * FADING)).min(1.0);
    let place =
        |angle: f64, radius: f64| at(center.x + angle.sin() * radius, center.y - angle.cos() * radius);
    for (step, width) in [1.2, 0.9, 0.6].into_iter().enumerate() {
        let angle = slice.end - (step as f64 + 0.7) / 3.0 * FADING * scale / radius;
        let stroke = Stroke::solid(Paint::Paper, width * scale);
        drawing.line(place(angle, radius * HOLE), place(angle, radius), stroke);
    }
}

fn draw_label(drawing: &mut Drawing, slice: &Slice, ring: Ring, direction: f64, middle: f64) {
    let Ring { center, radius } = ring;
    let angle = slice.middle();
    let edge = at(center.x + angle.sin() * (radius + 1.0), center.y - angle.cos() * (radius + 1.0));
    let anchor = if direction > 0.0 { Anchor::Start } else { Anchor::End };
    let x = center.x + direction * (radius + LEADER);
    let top = middle - (slice.height() - LABEL_GAP) / 2.0;
    let level = top + slice.label.style.leading() / 2.0;
    let elbow = at(x - direction * 6.0, level);
    drawing.polyline(&[edge, elbow, at(x - direction * 2.5, level)], Stroke::solid(Paint::Muted, 0.35));
    let ink = if slice.paint.is_none() { Paint::Muted } else { Paint::Text };
    let Some(value) = &slice.value else {
        slice.label.draw(drawing, x, top, anchor, ink);
        return;
    };
    if !slice.beside {
        slice.label.draw(drawing, x, top, anchor, ink);
        value.draw(drawing, x, top + slice.label.height(), anchor, ink);
    } else if direction > 0.0 {
        slice.label.draw(drawing, x, top, anchor, ink);
        value.draw(drawing, x + slice.label.width + BESIDE, top, anchor, ink);
    } else {
        slice.label.draw(drawing, x - value.width - BESIDE, top, anchor, ink);
        value.draw(drawing, x, top, anchor, ink);
    }
}

/// Sets the name of a ring on one line in its hole, else on several, else above the ring.
fn title(cx: &ChartContext<'_>, column: usize, width: f64, radius: f64) -> Title {
    let text = cx.column_label(column);
    let hole = 2.0 * radius * HOLE;
    let line = cx.wrap(&text, TITLE, width);
    if line.lines.len() == 1 && line.width <= hole - 5.0 {
        return Title::Inside(line);
    }
    let block = cx.wrap(&text, TITLE, hole * 0.8);
    let corner = (block.width / 2.0).hypot(block.height() / 2.0);
    if corner <= hole / 2.0 { Title::Inside(block) } else { Title::Above(line) }
}

/// A point on a circle, at an angle from the top, clockwise.
fn on_circle(center: Point, radius: f64, angle: f64) -> Point {
    at(center.x + angle.sin() * radius, center.y - angle.cos() * radius)
}

/// The outline of a slice in cubic curves.
fn wedge(ring: Ring, start: f64, end: f64) -> Vec<Step> {
    let Ring { center, radius } = ring;
    let inner = radius * HOLE;
    let mut steps = vec![Step::Move(on_circle(center, radius, start))];
    arc(&mut steps, center, radius, start, end);
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
fn corners(ring: Ring, start: f64, end: f64) -> Vec<Point> {
    let Ring { center, radius } = ring;
    let count = (((end - start) / 0.08).ceil() as usize).max(2);
    let angle = |index: usize| start + (end - start) * index as f64 / count as f64;
    let outer = (0..=count).map(|index| on_circle(center, radius, angle(index)));
    let inner = (0..=count).rev().map(|index| on_circle(center, radius * HOLE, angle(index)));
    outer.chain(inner).collect()
}

#[cfg(test)]
mod tests {
    use crate::locale::Lang;
    use std::f64::consts::TAU;

    use super::{reach, slices};
    use crate::figure::context::ChartContext;
    use crate::figure::language::Words;
    use crate::figure::measure::tests::Even;
    use crate::figure::samples::chart;
    use crate::ink::Theme;

    #[test]
    fn slices_close_the_ring() {
        let data: [(&str, &[&str]); 3] = [("提升", &["64"]), ("不变", &["~"]), ("下降", &["5"])];
        let chart = chart("donut", &["国内"], &data);
        let cx = ChartContext {
            chart: &chart,
            theme: &Theme::default(),
            width: 300.0,
            height: Default::default(),
            measure: &Even,
            words: Words::for_lang(Lang::from_tag("zh")),
            scales: Default::default(),
        };
        let slices = slices(&cx, 0, 300.0);
        assert_eq!(slices.len(), 3);
        assert!((slices[0].end - slices[0].start - 0.64 * TAU).abs() < 1e-9);
        assert!((slices[2].end - TAU).abs() < 1e-9);
        assert!(slices[2].paint.is_none() && slices[2].label.lines[0].as_str() == "不变");
        assert!(reach(&slices, 50.0).0 >= 50.0);
    }
}
