//! Horizontal bars from a common zero, their values at the ends.

use super::Entry;
use crate::figure::context::{ChartContext, Reading, SMALL, VALUE};
use crate::figure::examples;
use crate::figure::facts::{Facts, Parts, Shape, Total};
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::problem::unjudged;
use crate::figure::rows::Layout;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::{Figure, Order};

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "bar",
        shape: Shape { parts: Parts::DownColumn, total: Total::OfAnswers, ..Shape::NUMBERS },
        order: Order::Value,
        breakable: false,
        half: false,
        by_row: false,
        base: true,
        counts: true,
        example: examples::ONE_SERIES,
    },
    judge: unjudged,
    draw: |cx| Figure::Drawing(horizontal(cx)),
    #[cfg(test)]
    sample: || samples::one_series("bar"),
};

/// Space between a bar's end and its value.
const VALUE_GAP: f64 = 4.0;
/// Length of the hatched stub that stands for an undisclosed value.
pub(super) const STUB: f64 = 20.0;
/// The largest share of the frame that labels may take.
const LABEL_SHARE: f64 = 0.36;

/// One bar with its value.
struct Bar {
    reading: Reading,
    value: Block,
}

/// Draws bars for any number of series.
pub(super) fn horizontal(cx: &ChartContext<'_>) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let count = cx.chart.width().max(1);
    let (thickness, pitch, gap): (f64, f64, f64) = match count {
        1 => (11.0, 11.0, 8.0),
        2 => (8.5, 10.5, 11.0),
        _ => (7.5, 10.0, 11.0),
    };
    let top = series_key(cx, &mut drawing);
    let left = cx.label_column(LABEL_SHARE);
    let room = cx.width - left - room_for_negatives(cx, count);
    let bar = |row: usize, column: usize| {
        let reading = cx.reading(row, column);
        let style = if reading.number().is_some() { VALUE } else { SMALL };
        let value = cx.wrap(reading.label(), style, (room - STUB - VALUE_GAP).max(20.0));
        Bar { reading, value }
    };
    let bars: Vec<Vec<Bar>> =
        (0..cx.chart.rows.len()).map(|row| (0..count).map(|column| bar(row, column)).collect()).collect();
    let depth = |bar: &Bar| pitch.max(if bar.value.lines.len() > 1 { bar.value.height() } else { 0.0 });
    let height = |row: usize| bars[row].iter().map(depth).sum::<f64>() - (pitch - thickness);
    let rows = cx.rows(
        &cx.order(),
        &Layout {
            top,
            share: LABEL_SHARE,
            gap,
            pad: 0.0,
            extent: &|row| (height(row) / 2.0, height(row) / 2.0),
        },
    );
    cx.draw_rows(&mut drawing, &rows);

    let (zero, per_unit) = fit(&bars, left, cx.width);
    let paints = cx.series_paints();
    for slot in &rows.slots {
        let mut y = slot.middle - height(slot.row) / 2.0;
        for (column, bar) in bars[slot.row].iter().enumerate() {
            let step = depth(bar);
            let middle = y + (step - (pitch - thickness)) / 2.0;
            let paint = if count == 1 { cx.row_paint(slot.row) } else { paints[column % paints.len()] };
            draw_bar(&mut drawing, bar, [zero, middle - thickness / 2.0, thickness, per_unit], paint);
            y += step;
        }
    }
    for (start, end) in rows.stretches() {
        drawing.line(at(zero, start - 2.5), at(zero, end + 2.5), Stroke::solid(Paint::Muted, 0.5));
    }
    drawing.height = rows.bottom + 3.0;
    drawing
}

/// The room left of zero that the values of negative bars need.
fn room_for_negatives(cx: &ChartContext<'_>, count: usize) -> f64 {
    let cells = (0..cx.chart.rows.len()).flat_map(|row| (0..count).map(move |column| (row, column)));
    let width = |(row, column): (usize, usize)| match cx.reading(row, column) {
        Reading::Number(value, label) if value < 0.0 => cx.width_of(&label, VALUE) + VALUE_GAP,
        Reading::Number(..) | Reading::Unknown(_) => 0.0,
    };
    cells.map(width).fold(0.0, f64::max)
}

/// Draws the names of the series above the chart and returns where the chart starts.
pub(super) fn series_key(cx: &ChartContext<'_>, drawing: &mut Drawing) -> f64 {
    let count = cx.chart.width();
    if count > 1 {
        let paints = cx.series_paints();
        let entries: Vec<_> =
            (0..count).map(|column| (Swatch::Fill(paints[column]), cx.column_label(column))).collect();
        return 2.0 + cx.legend(drawing, &entries, 0.0, 0.0, cx.width);
    }
    let label = cx.column_label(0);
    if label.trim().is_empty() {
        return 3.0;
    }
    let block = cx.wrap(&label, SMALL, cx.width);
    block.draw(drawing, 0.0, 0.0, Anchor::Start, Paint::Muted);
    block.height() + 6.0
}

fn draw_bar(drawing: &mut Drawing, bar: &Bar, [zero, top, thickness, per_unit]: [f64; 4], paint: Paint) {
    let middle = top + thickness / 2.0;
    let block_top = middle - bar.value.height() / 2.0;
    match bar.reading {
        Reading::Number(value, _) => {
            let end = zero + value * per_unit;
            drawing.rect(Area::new(zero.min(end), top, (end - zero).abs(), thickness), paint);
            if value < 0.0 {
                bar.value.draw(drawing, end - VALUE_GAP, block_top, Anchor::End, Paint::Text);
            } else {
                bar.value.draw(drawing, end + VALUE_GAP, block_top, Anchor::Start, Paint::Text);
            }
        }
        Reading::Unknown(_) => {
            drawing.hatch(Area::new(zero, top, STUB, thickness));
            bar.value.draw(drawing, zero + STUB + VALUE_GAP, block_top, Anchor::Start, Paint::Muted);
        }
    }
}

/// Where zero lies and how long a unit is, so that every bar and its value stay between `left` and `right`.
fn fit(bars: &[Vec<Bar>], left: f64, right: f64) -> (f64, f64) {
    let needs = |per_unit: f64| {
        let mut before = 0.0f64;
        let mut after = 0.0f64;
        for bar in bars.iter().flatten() {
            match bar.reading {
                Reading::Number(value, _) if value < 0.0 => {
                    before = before.max(-value * per_unit + VALUE_GAP + bar.value.width);
                }
                Reading::Number(value, _) => {
                    after = after.max(value * per_unit + VALUE_GAP + bar.value.width);
                }
                Reading::Unknown(_) => after = after.max(STUB + VALUE_GAP + bar.value.width),
            }
        }
        (before, after)
    };
    let largest =
        bars.iter().flatten().filter_map(|bar| bar.reading.number()).map(f64::abs).fold(0.0, f64::max);
    if largest <= 0.0 {
        return (left, 0.0);
    }
    let (mut low, mut high) = (0.0, (right - left) / largest);
    for _ in 0..48 {
        let middle = (low + high) / 2.0;
        let (before, after) = needs(middle);
        if before + after <= right - left {
            low = middle;
        } else {
            high = middle;
        }
    }
    (left + needs(low).0, low)
}

#[cfg(test)]
mod tests {
    use crate::figure::Paint;
    use crate::figure::mark::Mark;
    use crate::figure::samples::{chart, drawn, rects};

    #[test]
    fn lengths_are_proportional_and_ranked() {
        let data: [(&str, &[&str]); 5] =
            [("a", &["10"]), ("其他", &["90"]), ("b", &["40"]), ("c", &["~"]), ("d", &["约 20"])];
        let drawing = drawn(&chart("bar", &["x"], &data), 400.0);
        let bars = rects(&drawing, Paint::Accent);
        let per_unit = bars[0].width / 40.0;
        for (bar, value) in bars.iter().zip([40.0, 20.0, 10.0, 90.0]) {
            assert!((bar.width - value * per_unit).abs() < 1e-6, "{value}");
            assert_eq!(bar.x, bars[0].x);
        }
        assert!(bars.windows(2).all(|pair| pair[0].bottom() < pair[1].y));
        assert_eq!(drawing.marks.iter().filter(|mark| matches!(mark, Mark::Hatch { .. })).count(), 1);
    }

    #[test]
    fn negative_bars_end_at_zero() {
        let drawing = drawn(&chart("bar", &["x"], &[("a", &["-20"]), ("b", &["30"])]), 400.0);
        let bars = rects(&drawing, Paint::Accent);
        assert!((bars[0].x - bars[1].right()).abs() < 1e-6);
        assert!((bars[0].width / 30.0 - bars[1].width / 20.0).abs() < 1e-6);
    }
}
