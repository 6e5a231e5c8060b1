//! A table whose cells are shaded by value.

use super::Entry;
use crate::figure::chart::Cell;
use crate::figure::context::{ChartContext, Reading, SMALL, STRONG, VALUE};
use crate::figure::examples;
use crate::figure::facts::{Facts, Instead, Manner, Shape, Unsure};
use crate::figure::known::Look;
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::problem::unjudged;
use crate::figure::ramp;
use crate::figure::rows::Layout;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::{Figure, Order};
use crate::ink::RAMP_STEPS;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "heat-table",
        shape: Shape::NUMBERS,
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: false,
        base: true,
        counts: true,
        manner: Manner {
            unsure: Unsure::Strip,
            inks: false,
            most: [40, 14],
            instead: Instead::Table,
            ..Manner::SERIES
        },
        example: examples::TWO_SERIES,
    },
    judge: unjudged,
    scales: ramp::scales,
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || samples::two_series("heat-table"),
};

/// The largest share of the frame that labels may take.
const LABEL_SHARE: f64 = 0.3;
/// Height of a cell of one line.
const CELL: f64 = 17.0;
/// Space between cells.
const SEAM: f64 = 1.5;
/// Space left and right of the text in a cell.
const INSET: f64 = 3.0;
/// The narrowest column that a heading of a few lines fits.
const MIN_COLUMN: f64 = 34.0;
/// Width of the mark of a value that is not disclosed.
const DASH: f64 = 5.0;
/// Space between two blocks of columns.
const BLOCK_GAP: f64 = 14.0;

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let count = cx.chart.width().max(1);
    let left = cx.label_column(LABEL_SHARE);
    let room = cx.width - left;
    let widest = cells(cx, count).map(|(row, column)| value_width(cx, row, column)).fold(0.0, f64::max);
    let least = (widest + 2.0 * INSET).clamp(MIN_COLUMN, room);
    // More columns than fit beside each other continue in a second block below.
    let fitting = ((room / least).floor() as usize).clamp(1, count);
    let blocks = count.div_ceil(fitting);
    let per_block = count.div_ceil(blocks);
    let domain = cx.scales.shade.unwrap_or_else(|| ramp::domain(cx));

    let mut top = 0.0;
    for block in 0..blocks {
        let columns: Vec<usize> = (block * per_block..count.min((block + 1) * per_block)).collect();
        top = draw_block(cx, &mut drawing, &columns, room / per_block as f64, domain, top);
        drawing.height = top;
        top += BLOCK_GAP;
    }
    let undisclosed = |(row, column)| *cx.chart.cell(row, column) == Cell::Undisclosed;
    if !cx.chart.quiet && cells(cx, count).any(undisclosed) {
        drawing.height = key_to_dashes(cx, &mut drawing);
    }
    drawing
}

/// Says what a dash in a cell means; returns where it ends.
fn key_to_dashes(cx: &ChartContext<'_>, drawing: &mut Drawing) -> f64 {
    let Some(near) = cx.chart.rows.first().map(|row| &row.label) else { return drawing.height };
    let top = drawing.height + 5.0;
    dash(drawing, DASH / 2.0, top + SMALL.leading() / 2.0);
    let block = cx.wrap(&cx.word(cx.words.undisclosed, near), SMALL, cx.width - DASH - 4.0);
    block.draw(drawing, DASH + 4.0, top, Anchor::Start, Paint::Muted);
    top + block.height()
}

/// The small mark of a value that is not disclosed.
fn dash(drawing: &mut Drawing, x: f64, y: f64) {
    drawing.line(at(x - DASH / 2.0, y), at(x + DASH / 2.0, y), Stroke::solid(Paint::Muted, 0.6));
}

fn cells(cx: &ChartContext<'_>, count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..cx.chart.rows.len()).flat_map(move |row| (0..count).map(move |column| (row, column)))
}

/// The width that a cell's text asks for; words may wrap and ask for less.
fn value_width(cx: &ChartContext<'_>, row: usize, column: usize) -> f64 {
    match cx.reading(row, column) {
        Reading::Number(_, label) => cx.width_of(&label, VALUE),
        Reading::Unknown(label) => cx.width_of(&label, SMALL).min(MIN_COLUMN * 1.6),
    }
}

/// Draws headings and rows for some columns; returns where they end.
fn draw_block(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    columns: &[usize],
    width: f64,
    domain: [f64; 2],
    top: f64,
) -> f64 {
    let left = cx.label_column(LABEL_SHARE);
    let inner = width - SEAM - 2.0 * INSET;
    let highlighted = |column: usize| cx.chart.columns.get(column).is_some_and(|column| column.highlighted);
    let heading = |column: usize| {
        let style = if highlighted(column) { STRONG } else { SMALL };
        cx.wrap(&cx.column_label(column), style, width - SEAM - 2.0)
    };
    let headings: Vec<Block> = columns.iter().map(|&column| heading(column)).collect();
    let head = headings.iter().map(Block::height).fold(0.0, f64::max);
    for (index, block) in headings.iter().enumerate() {
        let middle = left + index as f64 * width + (width - SEAM) / 2.0;
        let paint = if highlighted(columns[index]) { Paint::Accent } else { Paint::Text };
        block.draw(drawing, middle, top + head - block.height(), Anchor::Middle, paint);
    }

    let text = |row: usize, column: usize| {
        let reading = cx.reading(row, column);
        let style = if reading.known().is_some() { VALUE } else { SMALL };
        let block = cx.wrap(reading.label(), style, inner);
        (reading, block)
    };
    let half = |row: usize| {
        let tallest = columns.iter().map(|&column| text(row, column).1.height()).fold(0.0, f64::max);
        CELL.max(tallest + 6.0) / 2.0
    };
    let rows = cx.rows(
        &cx.order(),
        &Layout {
            top: top + head + 4.0,
            share: LABEL_SHARE,
            gap: SEAM,
            pad: 2.5,
            extent: &|row| (half(row), half(row)),
        },
    );
    cx.draw_rows(drawing, &rows);
    for slot in &rows.slots {
        for (index, &column) in columns.iter().enumerate() {
            let (reading, block) = text(slot.row, column);
            let x = left + index as f64 * width;
            let area = Area::new(x, slot.top, width - SEAM, slot.bottom - slot.top);
            let middle = x + area.width / 2.0;
            let ink = match reading {
                Reading::Number(known, _) if known.look == Look::Exact => {
                    let paint = shade(known.low, domain);
                    drawing.rect(area, paint);
                    cx.text_on(paint)
                }
                Reading::Number(known, _) => {
                    cx.strip(drawing, area, known, &|value| shade(value, domain));
                    Paint::Text
                }
                Reading::Unknown(_) if *cx.chart.cell(slot.row, column) == Cell::Undisclosed => {
                    // A line below speaks for all of a table of which little is known.
                    if !cx.chart.quiet {
                        dash(drawing, middle, slot.middle);
                    }
                    continue;
                }
                Reading::Unknown(_) => Paint::Muted,
            };
            block.draw(drawing, middle, slot.middle - block.height() / 2.0, Anchor::Middle, ink);
        }
    }
    rows.bottom
}

fn shade(value: f64, domain: [f64; 2]) -> Paint {
    ramp::shade(value, domain, Paint::Ramp(RAMP_STEPS / 2))
}

#[cfg(test)]
mod tests {
    use super::shade;
    use crate::figure::Paint;
    use crate::figure::samples::{chart, drawn};

    #[test]
    fn shades_follow_values() {
        let steps: Vec<Paint> =
            [0.0, 20.0, 50.0, 99.0, 100.0].map(|value| shade(value, [0.0, 100.0])).to_vec();
        assert_eq!(steps, [Paint::Ramp(0), Paint::Ramp(1), Paint::Ramp(3), Paint::Ramp(6), Paint::Ramp(6)]);
        assert_eq!(shade(5.0, [5.0, 5.0]), Paint::Ramp(3));
    }

    #[test]
    fn many_columns_continue_below() {
        let names: Vec<String> = (0..20).map(|index| format!("第 {index} 列")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let cells = vec!["38.9"; 20];
        let few = drawn(&chart("heat-table", &names[..8], &[("行业", &cells[..8])]), 450.0);
        let many = drawn(&chart("heat-table", &names, &[("行业", &cells)]), 450.0);
        assert!(many.height > 1.8 * few.height);
    }
}
