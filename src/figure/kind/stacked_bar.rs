//! One bar per row, cut into the columns; what a source leaves undisclosed is one hatched segment.

use super::Entry;
use crate::figure::axis::Axis;
use crate::figure::beam::{Beam, fade_within};
use crate::figure::chart::Chart;
use crate::figure::context::{ChartContext, LABEL, Reading, SMALL, STRONG, VALUE};
use crate::figure::examples;
use crate::figure::facts::{Facts, Manner, Measured, Parts, Shape, Total, Values};
use crate::figure::known::{FADING, Known, Look};
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Plot, Stroke, at};
use crate::figure::measure::{Block, Style};
use crate::figure::place::lanes;
use crate::figure::problem::unjudged;
use crate::figure::rows::{Layout, Rows, Slot};
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::Scale;
use crate::figure::scales::{Ruler, Scales};
use crate::figure::{Figure, Order};
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "stacked-bar",
        shape: Shape { parts: Parts::AcrossRow, total: Total::Drawn, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: false,
        base: true,
        counts: true,
        manner: Manner { values: Values::Always(Measured::Stacks), ..Manner::PARTS },
        example: examples::PARTS,
    },
    judge: unjudged,
    scales,
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || samples::parts("stacked-bar"),
};

/// Height of a bar.
const THICKNESS: f64 = 15.0;
/// White line between two segments.
const SEAM: f64 = 0.8;
/// Space left and right of a value inside its segment.
const INSET: f64 = 2.5;
/// Height of a line of values outside the bar.
const LANE: f64 = 11.0;
/// How far a value outside the bar may stand from its segment.
const REACH: f64 = 30.0;
/// The largest share of the frame that labels may take.
pub(super) const LABEL_SHARE: f64 = 0.3;

/// A part of a bar.
pub(super) struct Segment {
    /// The column; none for the undisclosed rest.
    pub column: Option<usize>,
    /// What is known of its share of the whole.
    pub known: Known,
    label: Text,
}

impl Segment {
    /// Its share of the whole, as far as it may reach.
    pub(super) fn size(&self) -> f64 {
        self.known.high
    }
}

/// A value that does not fit into its segment.
struct Outside {
    segment: usize,
    lane: usize,
    x: f64,
    label: Block,
}

/// Height of the lines of values outside a bar.
fn lane_height(outside: &[Outside]) -> f64 {
    outside.iter().map(|value| value.label.height() + 0.8).fold(LANE, f64::max)
}

/// Where a bar starts and how long a unit is.
pub(super) struct Measures {
    pub origin: f64,
    pub per_unit: f64,
}

fn stacks(cx: &ChartContext<'_>) -> Vec<Vec<Segment>> {
    (0..cx.chart.rows.len()).map(|row| segments(cx, row)).collect()
}

fn scales(cx: &ChartContext<'_>) -> Scales {
    Scales { across: Some(ruler(cx, &stacks(cx))), ..Scales::default() }
}

fn ruler(cx: &ChartContext<'_>, stacks: &[Vec<Segment>]) -> Ruler {
    let whole = if is_whole(cx.chart) { 100.0 } else { 0.0 };
    let longest = stacks.iter().map(|stack| stack.iter().map(Segment::size).sum()).fold(whole, f64::max);
    // A word where nothing is known needs its room, too.
    let domain = match cx.chart.axis.span {
        Some(_) => Axis::covering(cx, [0.0, longest], 0.0, 5),
        None => cx.chart.reach([0.0, longest]),
    };
    Ruler::filling(domain, cx.width - cx.label_column(LABEL_SHARE))
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let mut drawing = Drawing::new(cx.width);
    let stacks = stacks(cx);
    let left = cx.label_column(LABEL_SHARE);
    let own = ruler(cx, &stacks);
    let per_unit = cx.scales.across.unwrap_or(own).per_unit();
    let zero = left - own.domain[0] * per_unit;
    let paints = cx.part_paints();
    let measures = |_: usize| Measures { origin: zero, per_unit };

    let order = cx.order();
    let heads = direct_heads(cx, order.first().map(|&row| &stacks[row][..]), zero, per_unit);
    let top = match &heads {
        Some(heads) => {
            for (column, x) in heads {
                let style = if cx.chart.columns[*column].highlighted { STRONG } else { LABEL };
                let block = cx.wrap(&cx.column_label(*column), style, cx.width);
                block.draw(&mut drawing, *x, 0.0, Anchor::Start, Paint::Text);
            }
            LABEL.leading() + 3.0
        }
        None => legend(cx, &mut drawing, &paints, &stacks),
    };
    let rows = stack_rows(cx, &mut drawing, &stacks, &paints, top, &measures);
    let area = Area::new(left, top, cx.width - left, rows.bottom - top);
    let plot = Plot::across(area, Scale::new(own.domain, own.domain.map(|end| zero + end * per_unit)));
    drawing.height = rows.bottom + 3.0;
    drawing.height += Axis::asked_below(cx, &mut drawing, &plot, rows.bottom + 3.0);
    drawing.plots.push(plot);
    drawing
}

/// Draws the names of the columns, and the sign for “not disclosed” when some bar shows it.
pub(super) fn legend(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    paints: &[Paint],
    stacks: &[Vec<Segment>],
) -> f64 {
    let columns = 0..cx.chart.width();
    let mut entries: Vec<_> =
        columns.map(|column| (Swatch::Fill(paints[column]), cx.column_label(column))).collect();
    let hatched = stacks.iter().flatten().any(|segment| segment.column.is_none());
    if let Some(row) = cx.chart.rows.first().filter(|_| hatched) {
        entries.push((Swatch::Hatch, cx.word(cx.words.undisclosed, &row.label)));
    }
    2.0 + cx.legend(drawing, &entries, 0.0, 0.0, cx.width)
}

/// Draws labels and bars below `top`.
pub(super) fn stack_rows(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    stacks: &[Vec<Segment>],
    paints: &[Paint],
    top: f64,
    measures: &dyn Fn(usize) -> Measures,
) -> Rows {
    let left = cx.label_column(LABEL_SHARE);
    let outside: Vec<Vec<Outside>> =
        (0..stacks.len()).map(|row| place_outside(cx, &stacks[row], &measures(row), left)).collect();
    // Lanes alternate below and above the bar, so that no leader crosses a value.
    let extent = |row: usize| {
        let lanes = outside[row].iter().map(|value| value.lane + 1).max().unwrap_or(0);
        let (below, above) = (lanes.div_ceil(2) as f64, (lanes / 2) as f64);
        let lane = lane_height(&outside[row]);
        if let Some(word) = word_for_nothing(cx, &stacks[row]) {
            let half = THICKNESS.max(word.height()) / 2.0;
            return (half, half);
        }
        (THICKNESS / 2.0 + above * lane, THICKNESS / 2.0 + below * lane)
    };
    let rows = cx
        .rows(&cx.order(), &Layout { top, share: LABEL_SHARE, gap: cx.gap(7.0), pad: 0.0, extent: &extent });
    cx.draw_rows(drawing, &rows);
    for slot in &rows.slots {
        draw_stack(cx, drawing, slot, &stacks[slot.row], paints, &measures(slot.row), &outside[slot.row]);
    }
    rows
}

fn is_whole(chart: &Chart) -> bool {
    chart.is_percent() && !chart.multiple
}

/// The parts of a row in the order of the columns.
pub(super) fn segments(cx: &ChartContext<'_>, row: usize) -> Vec<Segment> {
    let chart = cx.chart;
    let mut parts = Vec::new();
    let mut unknown: Vec<usize> = Vec::new();
    let mut notes: Vec<Text> = Vec::new();
    for column in 0..chart.width() {
        match cx.reading(row, column) {
            Reading::Number(known, label) => {
                let known = Known { low: known.low.max(0.0), high: known.high.max(0.0), ..known };
                parts.push(Segment { column: Some(column), known, label });
            }
            Reading::Unknown(label) => {
                if !notes.contains(&label) {
                    notes.push(label);
                }
                unknown.push(column);
            }
        }
    }
    let total: f64 = parts.iter().map(Segment::size).sum();
    // What is left of a whole has a size, though nobody knows whose it is; of nothing nothing is left.
    let rest = if is_whole(chart) && !parts.is_empty() { 100.0 - total } else { 0.0 };
    let columns: Vec<usize> = (0..chart.width()).collect();
    if unknown.is_empty() && rest <= cx.tolerance(&[row], &columns) {
        return parts;
    }
    let near = &chart.rows[row].label;
    let joined: Vec<&str> = notes.iter().map(|note| note.as_str()).collect();
    let label = match notes.first() {
        Some(first) => first.derive(joined.join(cx.words.comma)),
        None => cx.word(cx.words.undisclosed, near),
    };
    let size = rest.max(0.0);
    let gap = Segment { column: None, known: Known { low: size, high: size, look: Look::Exact }, label };
    // Neighbouring columns leave one gap where they stand; scattered ones leave it at the end.
    let contiguous = unknown.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let place = match unknown.first() {
        Some(&first) if contiguous => parts.iter().take_while(|part| part.column < Some(first)).count(),
        _ => parts.len(),
    };
    parts.insert(place, gap);
    parts
}

/// The columns with the places of their names right above the first bar, when each has room there.
fn direct_heads(
    cx: &ChartContext<'_>,
    first: Option<&[Segment]>,
    left: f64,
    per_unit: f64,
) -> Option<Vec<(usize, f64)>> {
    let grouped = cx.chart.rows.iter().any(|row| row.group.is_some());
    let mut heads = Vec::new();
    let mut x = left;
    for segment in first? {
        let length = segment.size() * per_unit;
        if let Some(column) = segment.column {
            let style = if cx.chart.columns.get(column)?.highlighted { STRONG } else { LABEL };
            if cx.width_of(&cx.column_label(column), style) > length - 4.0 {
                return None;
            }
            heads.push((column, x));
        }
        x += length;
    }
    (heads.len() == cx.chart.width() && !grouped).then_some(heads)
}

/// Places the values that do not fit into their segments.
fn place_outside(cx: &ChartContext<'_>, stack: &[Segment], measures: &Measures, left: f64) -> Vec<Outside> {
    let mut x = measures.origin;
    let mut wanted = Vec::new();
    let mut owners = Vec::new();
    for (index, segment) in stack.iter().enumerate() {
        let length = segment.size() * measures.per_unit;
        let width = cx.width_of(&segment.label, style_of(segment));
        if width > 0.0 && width + 2.0 * INSET > length && !is_nothing(stack) {
            let label = cx.wrap(&segment.label, style_of(segment), cx.width - left - 5.0);
            wanted.push((x + length / 2.0, label.width + 5.0));
            owners.push((index, label));
        }
        x += length;
    }
    let (places, _) = lanes(&wanted, left - 2.5, cx.width + 2.5, REACH);
    let placed = owners.into_iter().zip(places);
    placed.map(|((segment, label), (lane, x))| Outside { segment, lane, x, label }).collect()
}

/// Whether a bar is only a word, because nothing of it is known.
fn is_nothing(stack: &[Segment]) -> bool {
    matches!(stack, [only] if only.column.is_none() && only.size() <= 0.0)
}

/// What is not known has no length: a word at the axis in place of a bar.
fn word_for_nothing(cx: &ChartContext<'_>, stack: &[Segment]) -> Option<Block> {
    let [only] = stack else { return None };
    let room = cx.width - cx.label_column(LABEL_SHARE) - INSET;
    is_nothing(stack).then(|| cx.wrap(&only.label, SMALL, room))
}

/// The parts of a bar from left to right, and the seams between them.
fn draw_segments(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    (row, top): (usize, f64),
    stack: &[Segment],
    paints: &[Paint],
    measures: &Measures,
) {
    let mut x = measures.origin;
    let mut seams = Vec::new();
    for segment in stack {
        let area = Area::new(x, top, segment.size() * measures.per_unit, THICKNESS);
        let beam =
            Beam { zero: x, per_unit: measures.per_unit, side: top, thickness: THICKNESS, upward: false };
        match segment.column {
            Some(column) => {
                // An end that is open fades into what follows, once that is drawn.
                let known = match segment.known.look {
                    Look::AtLeast => Known { look: Look::Exact, ..segment.known },
                    Look::Exact | Look::About | Look::Range | Look::AtMost => segment.known,
                };
                cx.beam(drawing, beam, known, paints[column % paints.len()], (row, column));
            }
            None => drawing.hatch(area),
        }
        x = area.right();
        seams.push(x);
    }
    seams.pop();
    for x in seams {
        drawing.line(at(x, top), at(x, top + THICKNESS), Stroke::solid(Paint::Paper, SEAM));
    }
    let mut x = measures.origin;
    for segment in stack {
        let end = x + segment.size() * measures.per_unit;
        if let (Some(column), Look::AtLeast) = (segment.column, segment.known.look) {
            let beam =
                Beam { zero: x, per_unit: measures.per_unit, side: top, thickness: THICKNESS, upward: false };
            match end + FADING <= cx.width {
                true => cx.fade(drawing, beam, end, false, paints[column % paints.len()]),
                false => fade_within(drawing, Area::new(x, top, end - x, THICKNESS), false),
            }
        }
        x = end;
    }
}

fn style_of(segment: &Segment) -> Style {
    if segment.column.is_some() { VALUE } else { SMALL }
}

fn draw_stack(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    slot: &Slot,
    stack: &[Segment],
    paints: &[Paint],
    measures: &Measures,
    outside: &[Outside],
) {
    let (top, bottom) = (slot.middle - THICKNESS / 2.0, slot.middle + THICKNESS / 2.0);
    if let Some(word) = word_for_nothing(cx, stack) {
        let x = (measures.origin + INSET).min(cx.width - word.width);
        word.draw(drawing, x, slot.middle - word.height() / 2.0, Anchor::Start, Paint::Muted);
        return;
    }
    draw_segments(cx, drawing, (slot.row, top), stack, paints, measures);
    let mut x = measures.origin;
    for (index, segment) in stack.iter().enumerate() {
        let length = segment.size() * measures.per_unit;
        let style = style_of(segment);
        let middle = x + length / 2.0;
        let baseline = slot.middle + style.drop();
        let ink = match segment.column {
            Some(column) => cx.letters_on(segment.known, paints[column % paints.len()]),
            None => Paint::Muted,
        };
        match outside.iter().find(|value| value.segment == index) {
            None => {
                let width = cx.width_of(&segment.label, style);
                let mixed = segment.known.look == Look::Range;
                if width > 0.0 && (segment.column.is_none() || mixed) {
                    // Letters on a hatch or on two grounds are hard to read.
                    let behind = Area::new(middle - width / 2.0 - 2.0, slot.middle - 5.0, width + 4.0, 10.0);
                    drawing.rect(behind, Paint::Paper);
                }
                drawing.text(at(middle, baseline), Anchor::Middle, &segment.label, style, ink);
            }
            Some(value) => {
                let lane = lane_height(outside);
                let depth = (value.lane / 2) as f64 * lane;
                let half = value.label.height() / 2.0;
                let is_below = value.lane % 2 == 0;
                let line = if is_below { bottom + depth + half + 1.6 } else { top - depth - half - 1.6 };
                let rim = half - 1.4;
                let (from, to) = if is_below { (bottom, line - rim) } else { (top, line + rim) };
                drawing.line(at(middle, from), at(value.x, to), Stroke::solid(Paint::Muted, 0.35));
                let ink = if segment.column.is_some() { Paint::Text } else { Paint::Muted };
                value.label.draw(drawing, value.x, line - half, Anchor::Middle, ink);
            }
        }
        x += length;
    }
}

#[cfg(test)]
mod tests {
    use super::{THICKNESS, segments};
    use crate::figure::context::ChartContext;
    use crate::figure::language::Words;
    use crate::figure::mark::Mark;
    use crate::figure::measure::tests::Even;
    use crate::figure::samples::{chart, drawn};
    use crate::figure::scales::Scales;
    use crate::figure::truth::measured;
    use crate::ink::Theme;
    use crate::locale::Lang;

    /// Kinds of segments as the row's cells give them: columns by number, the rest as `None`.
    fn parts(cells: &[&str]) -> Vec<(Option<usize>, f64)> {
        let names = ["a", "b", "c", "d", "e"];
        let chart = chart("stacked-bar", &names[..cells.len()], &[("x", cells)]);
        let cx = ChartContext {
            chart: &chart,
            theme: &Theme::default(),
            width: 400.0,
            height: Default::default(),
            measure: &Even,
            words: Words::for_lang(Lang::from_tag("zh")),
            scales: Scales::default(),
        };
        segments(&cx, 0).iter().map(|part| (part.column, (part.size() * 10.0).round() / 10.0)).collect()
    }

    #[test]
    fn the_undisclosed_rest_is_one_segment() {
        assert_eq!(parts(&["85", "~", "~"]), [(Some(0), 85.0), (None, 15.0)]);
        let between = [(Some(0), 8.2), (Some(1), 64.7), (Some(2), 20.1), (None, 5.6), (Some(4), 1.4)];
        assert_eq!(parts(&["8.2", "64.7", "20.1", "~", "1.4"]), between);
        assert_eq!(parts(&["~", "30", "~"]), [(Some(1), 30.0), (None, 70.0)]);
        assert_eq!(parts(&["60", "~", "40"]), [(Some(0), 60.0), (None, 0.0), (Some(2), 40.0)]);
        assert_eq!(parts(&["60", "39.8"]), [(Some(0), 60.0), (Some(1), 39.8)]);
        assert_eq!(parts(&["60", "约 38"]), [(Some(0), 60.0), (Some(1), 38.0)]);
        assert_eq!(parts(&["60", "20"]), [(Some(0), 60.0), (Some(1), 20.0), (None, 20.0)]);
    }

    #[test]
    fn segments_fill_the_bar() {
        let data: [(&str, &[&str]); 2] = [("x", &["50", "30", "20"]), ("y", &["25", "~", "25"])];
        let drawing = drawn(&chart("stacked-bar", &["a", "b", "c"], &data), 400.0);
        let hatched = drawing.marks.iter().find_map(|mark| match mark {
            Mark::Hatch { outline } if outline[2].y - outline[0].y == THICKNESS => {
                Some((outline[0].x, outline[2].x))
            }
            Mark::Hatch { .. }
            | Mark::Rect { .. }
            | Mark::Circle { .. }
            | Mark::Line { .. }
            | Mark::Path { .. }
            | Mark::Text { .. } => None,
        });
        let marks = measured(&drawing);
        let ends = |row: usize| -> Vec<(f64, f64)> {
            let own = marks.iter().filter(|mark| mark.shown.cell.0 == row);
            own.map(|mark| (mark.area.x, mark.area.right())).collect()
        };
        let (full, mut partly) = (ends(0), ends(1));
        partly.insert(1, hatched.expect("the rest of a whole has a size"));
        for bar in [&full, &partly] {
            assert!(bar.windows(2).all(|pair| (pair[0].1 - pair[1].0).abs() < 1e-6), "{bar:?}");
            assert!((bar[2].1 - 400.0).abs() < 1e-6);
        }
        assert!(((full[0].1 - full[0].0) / (full[1].1 - full[1].0) - 5.0 / 3.0).abs() < 1e-6);
    }
}
