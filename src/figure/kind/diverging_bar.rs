//! A stacked bar around the middle of an ordered scale, or signed bars around zero.

use super::stacked_bar::{LABEL_SHARE, Measures, Segment, legend, segments, stack_rows};
use super::{Entry, bar};
use crate::figure::context::ChartContext;
use crate::figure::examples;
use crate::figure::facts::{Facts, Manner, Parts, Shape, Total, Values};
use crate::figure::mark::{Drawing, Paint, Stroke, at};
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scales::{Ruler, Scales};
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
        manner: Manner { values: Values::Signed, ..Manner::PARTS },
        example: examples::PARTS,
    },
    judge: unjudged,
    scales,
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || samples::parts("diverging-bar"),
};

fn stacks(cx: &ChartContext<'_>) -> Vec<Vec<Segment>> {
    (0..cx.chart.rows.len()).map(|row| aside(cx, row)).collect()
}

fn scales(cx: &ChartContext<'_>) -> Scales {
    if cx.chart.is_signed() || cx.chart.width() < 2 {
        return bar::scales(cx);
    }
    Scales { across: Some(ruler(cx, &stacks(cx))), ..Scales::default() }
}

/// The shares of the longest row on both sides of the middle.
fn ruler(cx: &ChartContext<'_>, stacks: &[Vec<Segment>]) -> Ruler {
    let most = |of: &dyn Fn(&[Segment]) -> f64| stacks.iter().map(|stack| of(stack)).fold(0.0, f64::max);
    let before = |stack: &[Segment]| share_before(cx, stack);
    let size = |stack: &[Segment]| stack.iter().map(Segment::size).sum::<f64>();
    let room = cx.width - cx.label_column(LABEL_SHARE);
    Ruler::filling([-most(&before), most(&|stack| size(stack) - before(stack))], room)
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    if cx.chart.is_signed() || cx.chart.width() < 2 {
        return bar::horizontal(cx);
    }
    let mut drawing = Drawing::new(cx.width);
    let stacks = stacks(cx);
    let ruler = cx.scales.across.unwrap_or_else(|| ruler(cx, &stacks));
    let per_unit = ruler.per_unit();
    let zero = cx.label_column(LABEL_SHARE) - ruler.domain[0] * per_unit;
    let measures =
        |row: usize| Measures { origin: zero - share_before(cx, &stacks[row]) * per_unit, per_unit };

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
        Some(column) if column < count / 2 => segment.size(),
        Some(column) if count % 2 == 1 && column == count / 2 => segment.size() / 2.0,
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
        2 => vec![Paint::Series(4), Paint::Series(1)],
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
        paints.push(Paint::Rule);
    }
    paints.extend(last.into_iter().rev());
    paints
}
