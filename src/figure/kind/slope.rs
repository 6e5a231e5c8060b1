//! Two columns joined by lines, names at the left and values at both ends.

use super::{Entry, dot, line};
use crate::figure::context::{ChartContext, Reading, SMALL, STRONG, VALUE};
use crate::figure::examples;
use crate::figure::facts::{Facts, Instead, Joins, Manner, Measured, Parts, Shape, Values};
use crate::figure::known::Known;
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Plot, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::place::spread;
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::{Scale, extent};
use crate::figure::scales::{Ruler, Scales};
use crate::figure::{Figure, Order};

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "slope",
        shape: Shape { least: 2, parts: Parts::DownColumn, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: false,
        base: true,
        counts: true,
        manner: Manner {
            joins: Joins::Columns,
            values: Values::Always(Measured::Places),
            most: [12, 8],
            instead: Instead::Places,
            ..Manner::SERIES
        },
        example: examples::TWO_SERIES,
    },
    judge: unjudged,
    scales,
    draw,
    #[cfg(test)]
    sample: || samples::two_series("slope"),
};

/// The largest share of the frame that names may take.
const NAME_SHARE: f64 = 0.3;
/// Height of the slopes of a few rows.
const PLOT: f64 = 120.0;
/// Space between a dot and its value.
const GAP: f64 = 7.0;
/// Space between two labels.
const LABEL_GAP: f64 = 2.0;
/// The narrowest space between the two columns.
const MIN_ROOM: f64 = 50.0;
/// Space above the highest and below the lowest value.
const INSET: f64 = 5.2;
/// Radius of a dot.
const RADIUS: f64 = 2.8;

/// One end of a slope.
struct End {
    row: usize,
    known: Known,
    name: Option<Block>,
    label: Block,
}

impl End {
    fn height(&self) -> f64 {
        self.label.height().max(self.name.as_ref().map_or(0.0, Block::height)) + LABEL_GAP
    }
}

fn draw(cx: &ChartContext<'_>) -> Figure {
    match cx.chart.width() {
        0 | 1 => (dot::KIND.draw)(cx),
        2 => Figure::Drawing(slopes(cx)),
        _ => (line::KIND.draw)(cx),
    }
}

fn scales(cx: &ChartContext<'_>) -> Scales {
    match cx.chart.width() {
        0 | 1 => dot::scales(cx),
        2 => frame(cx).map_or_else(
            || dot::scales(cx),
            |frame| Scales { upward: Some(frame.ruler(cx)), ..Scales::default() },
        ),
        _ => (line::KIND.scales)(cx),
    }
}

/// The ends of the slopes, and the two upright lines that they stand on.
struct Frame {
    left: Vec<End>,
    right: Vec<End>,
    from: f64,
    to: f64,
}

impl Frame {
    fn height(&self) -> f64 {
        let crowd = |ends: &[End]| ends.iter().map(End::height).sum::<f64>();
        PLOT.max(crowd(&self.left)).max(crowd(&self.right))
    }

    fn ruler(&self, cx: &ChartContext<'_>) -> Ruler {
        let ends = self.left.iter().chain(&self.right).flat_map(|end| [end.known.low, end.known.high]);
        let domain = cx.chart.reach(extent(ends).unwrap_or([0.0, 1.0]));
        Ruler::filling(domain, self.height() - 2.0 * INSET).in_steps(cx.chart.steps())
    }
}

/// The frame of the slopes; none where they have too little room.
fn frame(cx: &ChartContext<'_>) -> Option<Frame> {
    let left = ends(cx, 0);
    let right = ends(cx, 1);
    let widest = |ends: &[End], of: &dyn Fn(&End) -> f64| ends.iter().map(of).fold(0.0, f64::max);
    let name_width = |end: &End| end.name.as_ref().map_or(0.0, |name| name.width + 8.0);
    let names = widest(&left, &name_width);
    let from = names + widest(&left, &|end| end.label.width) + GAP + RADIUS;
    let after = widest(&right, &|end| end.label.width) + widest(&right, &name_width);
    let to = cx.width - after - GAP - RADIUS;
    (to - from >= MIN_ROOM).then_some(Frame { left, right, from, to })
}

fn slopes(cx: &ChartContext<'_>) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let Some(frame) = frame(cx) else { return dot::draw(cx) };
    let (from, to) = (frame.from, frame.to);
    let heads: Vec<Block> =
        (0..2).map(|column| cx.wrap(&cx.column_label(column), STRONG, (to - from) / 2.0 - 4.0)).collect();
    let head = heads.iter().map(Block::height).fold(0.0, f64::max);
    heads[0].draw(&mut drawing, from, head - heads[0].height(), Anchor::Start, Paint::Text);
    heads[1].draw(&mut drawing, to, head - heads[1].height(), Anchor::End, Paint::Text);

    let ruler = cx.scales.upward.unwrap_or_else(|| frame.ruler(cx));
    let top = head + 8.0;
    let height = frame.height().max(ruler.reach(ruler.domain[1]) + 2.0 * INSET);
    let foot = top + height - INSET;
    // Equal values have no extent to be spread over.
    let middle = if ruler.per_unit() > 0.0 { 0.0 } else { height / 2.0 - INSET };
    let level = |value: f64| foot - middle - ruler.reach(value);
    let scale = Scale::new(ruler.domain, ruler.domain.map(level)).in_steps(ruler.steps);
    drawing.plots.push(Plot::rising(Area::new(from, top, to - from, height), scale));
    for x in [from, to] {
        drawing.line(at(x, top - 3.0), at(x, top + height + 3.0), Stroke::solid(Paint::Rule, 0.5));
    }
    draw_lines(cx, &mut drawing, &frame, &level);
    draw_ends(cx, &mut drawing, (&frame.left, 0), (from, -1.0), [top, height], &level);
    draw_ends(cx, &mut drawing, (&frame.right, 1), (to, 1.0), [top, height], &level);
    drawing.height = draw_missing(cx, &mut drawing, top + height + 8.0, from);
    drawing
}

/// The known values of a column from top to bottom. Names stand at the left, or at the right when that is the only
/// known end.
fn ends(cx: &ChartContext<'_>, column: usize) -> Vec<End> {
    let chart = cx.chart;
    let mut ends = Vec::new();
    for (row, source) in chart.rows.iter().enumerate() {
        let Reading::Number(known, printed) = cx.reading(row, column) else { continue };
        let other = chart.number(row, 1 - column);
        let style = cx.row_style(row);
        let named = column == 0 || other.is_none();
        let name = named.then(|| cx.wrap(&source.label, style, cx.width * NAME_SHARE));
        // A lone end says what is known of its other end.
        let text = match other {
            Some(_) => printed,
            None if cx.chart.quiet => printed,
            None => {
                let [open, close] = cx.words.brackets;
                let (series, known) = (cx.column_label(1 - column), cx.reading(row, 1 - column));
                let word = known.label();
                printed.derive(format!("{printed}{open}{series}{}{word}{close}", cx.words.colon))
            }
        };
        let label = cx.wrap(&text, VALUE, cx.width * 0.22);
        ends.push(End { row, known, name, label });
    }
    ends.sort_by(|a, b| b.known.high.total_cmp(&a.known.high));
    ends
}

fn paint(cx: &ChartContext<'_>, row: usize) -> (Paint, f64) {
    if cx.chart.rows[row].highlighted {
        (Paint::Accent, 2.0)
    } else if cx.chart.highlights_rows() {
        (Paint::Ramp(4), 1.1)
    } else {
        (Paint::Accent, 1.4)
    }
}

/// Where the label of an end would stand if it had the place to itself.
fn middle(end: &End, level: &dyn Fn(f64) -> f64) -> f64 {
    (level(end.known.low) + level(end.known.high)) / 2.0
}

fn draw_lines(cx: &ChartContext<'_>, drawing: &mut Drawing, frame: &Frame, level: &dyn Fn(f64) -> f64) {
    for start in &frame.left {
        let Some(end) = frame.right.iter().find(|end| end.row == start.row) else { continue };
        let (paint, width) = paint(cx, start.row);
        // From a range both ends lead on: what lies between is not known.
        let mut last = None;
        for (from, to) in [(start.known.low, end.known.low), (start.known.high, end.known.high)] {
            if last != Some((from, to)) {
                let (a, b) = (at(frame.from, level(from)), at(frame.to, level(to)));
                drawing.line(a, b, Stroke::solid(paint, width));
            }
            last = Some((from, to));
        }
    }
}

fn draw_ends(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    (ends, column): (&[End], usize),
    (x, direction): (f64, f64),
    [top, height]: [f64; 2],
    level: &dyn Fn(f64) -> f64,
) {
    let wanted: Vec<(f64, f64)> = ends.iter().map(|end| (middle(end, level), end.height())).collect();
    let middles = spread(&wanted, top, top + height);
    let anchor = if direction > 0.0 { Anchor::Start } else { Anchor::End };
    let widest = ends.iter().map(|end| end.label.width).fold(0.0, f64::max);
    for (end, &middle) in ends.iter().zip(&middles) {
        let y = self::middle(end, level);
        let (paint, _) = paint(cx, end.row);
        cx.spot(drawing, end.known, RADIUS, paint, (end.row, column), &|value| at(x, level(value)));
        if (middle - y).abs() > 1.5 {
            let start = at(x + direction * (RADIUS + 0.5), y);
            drawing.line(
                start,
                at(x + direction * (RADIUS + GAP - 1.0), middle),
                Stroke::solid(Paint::Muted, 0.35),
            );
        }
        let edge = x + direction * (RADIUS + GAP);
        let ink = if cx.chart.rows[end.row].highlighted { Paint::Accent } else { Paint::Text };
        end.label.draw(drawing, edge, middle - end.label.height() / 2.0, anchor, Paint::Text);
        if let Some(name) = &end.name {
            // Names form a column of their own, flush with the frame.
            let edge = if direction < 0.0 { 0.0 } else { edge + widest + 8.0 };
            name.draw(drawing, edge, middle - name.height() / 2.0, Anchor::Start, ink);
        }
    }
}

/// Rows that are disclosed at neither end, below the slopes; returns where they end.
fn draw_missing(cx: &ChartContext<'_>, drawing: &mut Drawing, top: f64, x: f64) -> f64 {
    let mut y = top;
    let unknown = |row: &usize| cx.chart.number(*row, 0).is_none() && cx.chart.number(*row, 1).is_none();
    let name = |row: usize| {
        let source = &cx.chart.rows[row];
        cx.wrap(&source.label, cx.row_style(row), cx.width * NAME_SHARE)
    };
    let rows: Vec<(usize, Block)> =
        (0..cx.chart.rows.len()).filter(unknown).map(|row| (row, name(row))).collect();
    let x = rows.iter().map(|(_, name)| name.width + 10.0).fold(x, f64::max);
    for (row, name) in rows {
        let name_text = &cx.chart.rows[row].label;
        let readings = [cx.reading(row, 0), cx.reading(row, 1)];
        let word = if readings[0].label() == readings[1].label() {
            readings[0].label().clone()
        } else {
            let colon = cx.words.colon;
            let named =
                |column: usize| format!("{}{colon}{}", cx.column_label(column), readings[column].label());
            name_text.derive(format!("{}{}{}", named(0), cx.words.comma, named(1)))
        };
        let word = cx.wrap(&word, SMALL, cx.width - x);
        let height = name.height().max(word.height()) + 3.0;
        let middle = y + height / 2.0;
        name.draw(drawing, 0.0, middle - name.height() / 2.0, Anchor::Start, Paint::Text);
        word.draw(drawing, x, middle - word.height() / 2.0, Anchor::Start, Paint::Muted);
        y += height;
    }
    if y > top { y + 2.0 } else { top - 3.0 }
}
