//! A table whose cells are shaded by value.

use super::Entry;
use crate::figure::context::{ChartContext, Reading, SMALL, STRONG, VALUE};
use crate::figure::examples;
use crate::figure::facts::{Facts, Shape};
use crate::figure::mark::{Anchor, Area, Drawing, Mark, Paint, Step, Stroke};
use crate::figure::measure::Block;
use crate::figure::problem::unjudged;
use crate::figure::rows::Layout;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::extent;
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
        example: examples::TWO_SERIES,
    },
    judge: unjudged,
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
    let values = cells(cx, count).filter_map(|(row, column)| cx.chart.number(row, column));
    let domain = extent(values).unwrap_or([0.0, 0.0]);

    let mut top = 0.0;
    for block in 0..blocks {
        let columns: Vec<usize> = (block * per_block..count.min((block + 1) * per_block)).collect();
        top = draw_block(cx, &mut drawing, &columns, room / per_block as f64, domain, top);
        drawing.height = top;
        top += BLOCK_GAP;
    }
    drawing
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
        let style = if reading.number().is_some() { VALUE } else { SMALL };
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
            let ink = match reading {
                Reading::Number(value, _) => {
                    let paint = shade(value, domain);
                    drawing.rect(area, paint);
                    cx.text_on(paint)
                }
                Reading::Unknown(_) => {
                    outline(drawing, area);
                    Paint::Muted
                }
            };
            block.draw(
                drawing,
                x + area.width / 2.0,
                slot.middle - block.height() / 2.0,
                Anchor::Middle,
                ink,
            );
        }
    }
    rows.bottom
}

/// The empty slot of an undisclosed value. Hatching many small cells would drown the known ones.
fn outline(drawing: &mut Drawing, area: Area) {
    let inner = area.grown(-0.25);
    let corners = inner.corners().into_iter().enumerate();
    let mut steps: Vec<Step> = corners
        .map(|(index, corner)| if index == 0 { Step::Move(corner) } else { Step::Line(corner) })
        .collect();
    steps.push(Step::Close);
    let stroke = Some(Stroke::solid(Paint::Rule, 0.5));
    drawing.marks.push(Mark::Path { steps, fill: None, stroke });
}

fn shade(value: f64, [low, high]: [f64; 2]) -> Paint {
    if high <= low {
        return Paint::Ramp(RAMP_STEPS / 2);
    }
    let step = (value - low) / (high - low) * RAMP_STEPS as f64;
    Paint::Ramp((step.floor().max(0.0) as usize).min(RAMP_STEPS - 1))
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
