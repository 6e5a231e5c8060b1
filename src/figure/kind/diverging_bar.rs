//! A stacked bar around the middle of an ordered scale, or signed bars around zero.

use super::stacked_bar::{LABEL_SHARE, Measures, Segment, legend, segments, stack_rows};
use super::{Entry, bar};
use crate::figure::context::ChartContext;
use crate::figure::examples;
use crate::figure::facts::{Facts, Parts, Shape, Total};
use crate::figure::mark::{Drawing, Paint, Stroke, at};
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::{Figure, Order};

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "diverging-bar",
        shape: Shape { parts: Parts::AcrossRow, total: Total::Drawn, signed: true, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: false,
        base: true,
        counts: true,
        example: examples::PARTS,
    },
    judge: unjudged,
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || samples::parts("diverging-bar"),
};

fn draw(cx: &ChartContext<'_>) -> Drawing {
    if cx.chart.is_signed() || cx.chart.width() < 2 {
        return bar::horizontal(cx);
    }
    let mut drawing = Drawing::new(cx.width);
    let stacks: Vec<Vec<Segment>> = (0..cx.chart.rows.len()).map(|row| aside(cx, row)).collect();
    let left = cx.label_column(LABEL_SHARE);
    let before = |row: usize| share_before(cx, &stacks[row]);
    let most = |of: &dyn Fn(usize) -> f64| (0..stacks.len()).map(of).fold(0.0, f64::max);
    let size = |row: usize| stacks[row].iter().map(|segment| segment.size).sum::<f64>();
    let stub = |row: usize| stacks[row].iter().map(|segment| segment.stub).sum::<f64>();
    let reach = most(&before) + most(&|row| size(row) - before(row));
    let per_unit = if reach > 0.0 { (cx.width - left - most(&stub)).max(20.0) / reach } else { 0.0 };
    let zero = left + most(&before) * per_unit;
    let measures = |row: usize| Measures { origin: zero - before(row) * per_unit, per_unit };

    let paints = paints(cx);
    let top = legend(cx, &mut drawing, &paints, &stacks);
    let rows = stack_rows(cx, &mut drawing, &stacks, &paints, top, &measures);
    if cx.chart.width().is_multiple_of(2) {
        for (start, end) in rows.stretches() {
            drawing.line(at(zero, start - 3.0), at(zero, end + 3.0), Stroke::solid(Paint::Text, 0.6));
        }
    }
    drawing.height = rows.bottom + 3.0;
    drawing
}

/// The segments of a row; an undisclosed rest stands at the outer end, where it shifts nothing.
fn aside(cx: &ChartContext<'_>, row: usize) -> Vec<Segment> {
    let mut parts = segments(cx, row);
    if let Some(place) = parts.iter().position(|part| part.column.is_none()) {
        let gap = parts.remove(place);
        parts.push(gap);
    }
    parts
}

/// What of a row lies left of the middle: the first half of the scale and half of a neutral column.
fn share_before(cx: &ChartContext<'_>, stack: &[Segment]) -> f64 {
    let count = cx.chart.width();
    let part = |segment: &Segment| match segment.column {
        Some(column) if column < count / 2 => segment.size,
        Some(column) if count % 2 == 1 && column == count / 2 => segment.size / 2.0,
        _ => 0.0,
    };
    stack.iter().map(part).sum()
}

/// The accent's shades on one side, warm inks on the other, a neutral tint between. The accent belongs to the side
/// with the highlight, otherwise to the first columns.
fn paints(cx: &ChartContext<'_>) -> Vec<Paint> {
    let count = cx.chart.width();
    let half = count / 2;
    let cool: Vec<Paint> = match half {
        1 => vec![Paint::Accent],
        2 => vec![Paint::Accent, Paint::Ramp(2)],
        _ => (0..half).map(|index| Paint::Ramp(6 - (index * 5).div_ceil(half.max(2) - 1).min(5))).collect(),
    };
    let warm: Vec<Paint> = match half {
        1 => vec![Paint::Series(1)],
        2 => vec![Paint::Series(4), Paint::Series(5)],
        _ => (0..half)
            .map(|index| [Paint::Series(4), Paint::Series(1), Paint::Series(5)][index.min(2)])
            .collect(),
    };
    let late = |column: usize| column >= count - half;
    let columns = cx.chart.columns.iter().enumerate();
    let mut highlighted = columns.filter(|(_, column)| column.highlighted).map(|(index, _)| index).peekable();
    let swapped = highlighted.peek().is_some() && highlighted.all(late);
    let (first, last) = if swapped { (warm, cool) } else { (cool, warm) };
    let mut paints = first;
    if count % 2 == 1 {
        paints.push(Paint::Series(3));
    }
    paints.extend(last.into_iter().rev());
    paints
}
