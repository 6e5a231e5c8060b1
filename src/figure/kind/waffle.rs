//! A hundred squares, each a hundredth of the whole.

use super::Entry;
use crate::figure::beam::fade_within;
use crate::figure::context::{ChartContext, LABEL, Reading, SMALL, STRONG, VALUE};
use crate::figure::facts::{Facts, Instead, Manner, Parts, Shape, Total};
use crate::figure::known::{Known, Look};
use crate::figure::legend::{Swatch, draw_swatch};
use crate::figure::mark::{Anchor, Area, Drawing, Paint};
use crate::figure::measure::{Block, Style};
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scales::Scales;
use crate::figure::{Figure, Order};
use crate::measures;
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "waffle",
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
            most: [5, 3],
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
    - [Keeps risks off, 27.0]
    - [Earns money, ~]          # ~ is a value that was not disclosed
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
    - [管控风险, 27.0]
    - [获取收入, ~]          # ~ 表示未披露
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
    sample: || samples::one_series("waffle"),
};

/// Squares per side.
const SIDE: usize = 10;
/// Side of a square.
const SQUARE: f64 = 8.0;
/// Distance between two squares.
const PITCH: f64 = 9.6;
/// The narrowest frame for one grid with its names.
const MIN_FRAME: f64 = 205.0;
/// Space between a grid and its names.
const GUTTER: f64 = 12.0;
/// Space between frames.
const FRAME_GAP: f64 = 16.0;

/// One grid: a column of a single choice, or one row of a multiple one.
struct Grid {
    title: Text,
    parts: Vec<Part>,
}

/// Squares of one ink.
struct Part {
    squares: usize,
    /// How many of them are certain.
    firm: usize,
    /// Whether there may be more.
    open: bool,
    /// None: undisclosed.
    paint: Option<Paint>,
    name: Text,
    value: Text,
    strong: bool,
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let grids = grids(cx);
    let fitting = (((cx.width + FRAME_GAP) / (MIN_FRAME + FRAME_GAP)).floor() as usize).clamp(1, 3);
    let lines = grids.len().div_ceil(fitting).max(1);
    let per_line = grids.len().div_ceil(lines).max(1);
    let width = (cx.width + FRAME_GAP) / per_line as f64 - FRAME_GAP;
    let mut top = 0.0;
    for line in grids.chunks(per_line) {
        let mut height = 0.0f64;
        for (index, grid) in line.iter().enumerate() {
            let x = index as f64 * (width + FRAME_GAP);
            height = height.max(draw_grid(cx, &mut drawing, grid, [x, top, width]));
        }
        top += height + FRAME_GAP;
    }
    drawing.height = top - FRAME_GAP;
    drawing
}

fn grids(cx: &ChartContext<'_>) -> Vec<Grid> {
    let chart = cx.chart;
    let order = cx.order();
    let mut grids = Vec::new();
    for column in 0..chart.width().max(1) {
        if chart.multiple {
            // Answers of a multiple choice are no parts of one whole: each has a grid of its own.
            for &row in &order {
                let paint = cx.row_paint(row);
                let parts = parts(cx, &[row], column, &[paint]);
                grids.push(Grid { title: cx.column_label(column), parts });
            }
        } else {
            let paints = if chart.highlights_rows() {
                order.iter().map(|&row| cx.row_paint(row)).collect()
            } else {
                cx.scale_paints(order.len())
            };
            let parts = parts(cx, &order, column, &calmed(&paints));
            grids.push(Grid { title: cx.column_label(column), parts });
        }
    }
    grids
}

/// Beside a highlight the others keep different shades.
fn calmed(paints: &[Paint]) -> Vec<Paint> {
    let mut others = 0;
    let shade = |paint: &Paint| {
        if *paint != Paint::AccentTint {
            return *paint;
        }
        others += 1;
        Paint::Ramp(3usize.saturating_sub((others - 1) % 4))
    };
    paints.iter().map(shade).collect()
}

fn parts(cx: &ChartContext<'_>, rows: &[usize], column: usize, paints: &[Paint]) -> Vec<Part> {
    let chart = cx.chart;
    let mut parts = Vec::new();
    let mut values: Vec<Known> = Vec::new();
    let mut missing: Vec<Text> = Vec::new();
    for (&row, &paint) in rows.iter().zip(paints) {
        let source = &chart.rows[row];
        match cx.reading(row, column) {
            Reading::Number(known, label) => {
                values.push(Known { low: known.low.max(0.0), high: known.high.max(0.0), ..known });
                let (name, strong) = (source.label.clone(), source.highlighted);
                let open = known.look == Look::AtLeast;
                parts.push(Part {
                    squares: 0,
                    firm: 0,
                    open,
                    paint: Some(paint),
                    name,
                    value: label,
                    strong,
                });
            }
            Reading::Unknown(_) => missing.push(source.label.clone()),
        }
    }
    let sizes: Vec<f64> = values.iter().map(|known| known.high).collect();
    let total: f64 = sizes.iter().sum();
    let whole = if chart.is_percent() { total.max(100.0) } else { total };
    let counts = apportion(&sizes, whole);
    let used: usize = counts.iter().sum();
    for ((part, squares), known) in parts.iter_mut().zip(counts).zip(&values) {
        part.squares = squares;
        let share = if known.high > 0.0 { known.low / known.high } else { 0.0 };
        part.firm = if known.is_firm() { (squares as f64 * share).round() as usize } else { 0 };
    }
    let short = chart.is_percent() && !chart.multiple && 100.0 - total > cx.tolerance(rows, &[column]);
    if !missing.is_empty() || short {
        let near = missing.first().cloned().unwrap_or_default();
        let names: Vec<&str> = missing.iter().map(|name| name.as_str()).collect();
        let name = near.derive(names.join(cx.words.comma));
        let value = near.derive(cx.words.undisclosed);
        // What is left of a whole has a size; of nothing nothing is left.
        let known = chart.is_percent() && !parts.is_empty();
        let squares = if known { SIDE * SIDE - used.min(SIDE * SIDE) } else { 0 };
        parts.push(Part { squares, firm: 0, open: false, paint: None, name, value, strong: false });
    }
    parts
}

/// Whole squares by largest remainder, so that they add up as the values do.
fn apportion(sizes: &[f64], whole: f64) -> Vec<usize> {
    if whole <= 0.0 {
        return vec![0; sizes.len()];
    }
    let exact: Vec<f64> = sizes.iter().map(|size| size / whole * (SIDE * SIDE) as f64).collect();
    let mut counts: Vec<usize> = exact.iter().map(|squares| squares.floor() as usize).collect();
    let target = (exact.iter().sum::<f64>() + 1e-9).round() as usize;
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by(|&a, &b| (exact[b].fract()).total_cmp(&exact[a].fract()).then(a.cmp(&b)));
    let short = target.saturating_sub(counts.iter().sum());
    for &index in order.iter().take(short) {
        counts[index] += 1;
    }
    counts
}

/// Draws a grid with its names; returns its height.
fn draw_grid(cx: &ChartContext<'_>, drawing: &mut Drawing, grid: &Grid, [x, top, width]: [f64; 3]) -> f64 {
    let side = SIDE as f64 * PITCH - (PITCH - SQUARE);
    let title = cx.wrap(&grid.title, Style::new(measures::SMALL, 700), width);
    let mut y = top;
    if !grid.title.trim().is_empty() {
        title.draw(drawing, x, y, Anchor::Start, Paint::Text);
        y += title.height() + 4.0;
    }
    let mut inks: Vec<(Option<Paint>, bool)> = Vec::with_capacity(SIDE * SIDE);
    // The squares at which a part ends that may be larger.
    let mut open: Vec<usize> = Vec::new();
    for part in &grid.parts {
        inks.extend((0..part.squares).map(|index| (part.paint, index < part.firm)));
        open.extend(inks.len().checked_sub(1).filter(|_| part.open && part.squares > 0));
    }
    // Where nothing is known there is no whole to be filled.
    let squares =
        if inks.is_empty() && grid.parts.iter().all(|part| part.paint.is_none()) { 0 } else { SIDE * SIDE };
    for index in 0..squares {
        let (line, column) = (index / SIDE, index % SIDE);
        let area = Area::new(x + column as f64 * PITCH, y + line as f64 * PITCH, SQUARE, SQUARE);
        match inks.get(index) {
            Some((Some(paint), true)) => cx.solid(drawing, area, *paint),
            Some((Some(paint), false)) => cx.hollow(drawing, area, *paint),
            Some((None, _)) => drawing.hatch(area),
            None => drawing.rect(area, Paint::AccentWash),
        }
        if open.contains(&index) {
            fade_within(drawing, area, false);
        }
    }
    let left = x + side + GUTTER;
    let room = width - side - GUTTER - 12.0;
    let mut pen = y;
    for part in &grid.parts {
        let style = if part.strong { STRONG } else { LABEL };
        let value_style = if part.paint.is_some() { VALUE } else { SMALL };
        let ink = if part.paint.is_some() { Paint::Text } else { Paint::Muted };
        let mut blocks: Vec<Block> = Vec::new();
        if !part.name.trim().is_empty() {
            blocks.push(cx.wrap(&part.name, style, room));
        }
        blocks.push(cx.wrap(&part.value, value_style, room));
        let swatch = part.paint.map_or(Swatch::Hatch, Swatch::Fill);
        draw_swatch(drawing, swatch, left, pen + LABEL.leading() / 2.0);
        for block in &blocks {
            block.draw(drawing, left + 12.0, pen, Anchor::Start, ink);
            pen += block.height();
        }
        pen += 4.0;
    }
    (pen - 4.0).max(y + side) - top
}

#[cfg(test)]
mod tests {
    use super::apportion;

    #[test]
    fn squares_add_up() {
        assert_eq!(apportion(&[85.7, 11.0, 3.3], 100.0), [86, 11, 3]);
        assert_eq!(apportion(&[33.3, 33.3, 33.4], 100.0).iter().sum::<usize>(), 100);
        assert_eq!(apportion(&[44.8], 100.0), [45]);
        assert_eq!(apportion(&[], 0.0), [0usize; 0]);
    }
}
