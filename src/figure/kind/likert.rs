//! Answers on a scale, one row per statement: centred on the neutral answer, with those who have none set apart.

use super::stacked_bar::{LABEL_SHARE, Measures, Segment, legend, segments, stack_rows};
use super::{Entry, bar};
use crate::figure::beam::Beam;
use crate::figure::chart::Chart;
use crate::figure::context::{ChartContext, Reading, SMALL, VALUE};
use crate::figure::facts::{Facts, Manner, Parts, Shape, Total};
use crate::figure::known::Known;
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Drawing, Paint, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scales::{Ruler, Scales};
use crate::figure::{Figure, Order};

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "likert",
        shape: Shape { least: 2, parts: Parts::AcrossRow, total: Total::Drawn, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: true,
        base: true,
        counts: true,
        manner: Manner::PARTS,
        example: &[
            (
                "en",
                r#"title: Patents are trusted to protect more than to earn
chart: KIND
unit: "%"
questions:
  - text: How far do you agree?
    n: 200
data:
  # from one end of the scale to the other; answers of those who have none come last
  columns: [Agree, Rather agree, Neutral, Rather disagree, Disagree, Don’t know]
  rows:
    - [Patents protect our research, 48.5, 25.5, 10.0, 8.0, 6.0, 2.0]
    - [Patents open markets to us, 25.0, 23.0, 20.0, 17.0, 10.0, 5.0]
    - [Patents earn money, 12.5, 15.0, 22.5, 20.0, 20.0, 10.0]
sources: [Write the source here.]
"#,
            ),
            (
                "zh",
                r#"title: 受访者更相信专利能保护研发，而不是带来收入
chart: KIND
unit: "%"
questions:
  - text: 您在多大程度上认同以下说法？
    n: 200
data:
  # 由量表的一端到另一端；没有意见的回答放在最后
  columns: [非常认同, 比较认同, 一般, 不太认同, 很不认同, 不清楚]
  rows:
    - [专利保护了我们的研发, 48.5, 25.5, 10.0, 8.0, 6.0, 2.0]
    - [专利为我们打开市场, 25.0, 23.0, 20.0, 17.0, 10.0, 5.0]
    - [专利直接带来收入, 12.5, 15.0, 22.5, 20.0, 20.0, 10.0]
sources: [在这里写数据来源。]
"#,
            ),
        ],
    },
    judge: unjudged,
    scales,
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || {
        let columns = ["非常认同", "比较认同", "一般", "不太认同", "很不认同", "不清楚"];
        let rows: [(&str, &[&str]); 3] = [
            ("保护研发", &["48.5", "25.5", "10", "8", "6", "2"]),
            ("打开市场", &["25", "23", "20", "17", "10", "5"]),
            ("带来收入", &["12.5", "15", "22.5", "20", "~", "~"]),
        ];
        samples::chart("likert", &columns, &rows)
    },
};

/// Height of a bar of those who have no answer.
const APART: f64 = 7.0;
/// Space between the scale and what stands apart.
const GAP: f64 = 14.0;
/// Space between a bar and its value.
const VALUE_GAP: f64 = 3.0;
/// The narrowest room for the scale.
const MIN_ROOM: f64 = 90.0;
/// The largest share of the frame for what stands apart.
const APART_SHARE: f64 = 0.26;

/// What a row says beside the scale: the share of those who have no answer, and in words what is not disclosed.
struct Aside {
    known: Option<(usize, Known)>,
    label: Block,
}

impl Aside {
    /// The share, as far as it may reach.
    fn size(&self) -> f64 {
        self.known.map_or(0.0, |(_, known)| known.high)
    }

    /// The points that its open end takes.
    fn fading(&self) -> f64 {
        self.known.map_or(0.0, |(_, known)| known.fading())
    }
}

/// The columns of the scale, and those of people who have no answer.
fn columns(cx: &ChartContext<'_>) -> (Vec<usize>, Vec<usize>) {
    let unsure = |&column: &usize| cx.words.unsure.contains(&cx.column_label(column).trim());
    (0..cx.chart.width()).partition(|column| !unsure(column))
}

/// The bars of a scale, what stands apart from them, and how long a unit may be.
struct Frame {
    scale: Vec<usize>,
    apart: Option<usize>,
    stacks: Vec<Vec<Segment>>,
    asides: Vec<Option<Aside>>,
    head: Option<Block>,
    /// What the longest bars take before the middle of the scale, and behind it.
    sides: [f64; 2],
    gap: f64,
    longest: f64,
}

/// The frame of the bars; none for data that is no scale, or that has too little room.
fn frame(cx: &ChartContext<'_>) -> Option<Frame> {
    let (scale, unsure) = columns(cx);
    if scale.len() < 2 || unsure.len() > 1 {
        return None;
    }
    let apart = unsure.first().copied();
    let rows = 0..cx.chart.rows.len();
    let stack = |row: usize| -> Vec<Segment> {
        segments(cx, row)
            .into_iter()
            .filter(|part| part.column.is_some_and(|own| Some(own) != apart))
            .collect()
    };
    let stacks: Vec<Vec<Segment>> = rows.clone().map(stack).collect();
    let limit = cx.width * APART_SHARE;
    let asides: Vec<Option<Aside>> = rows.clone().map(|row| aside(cx, row, &scale, apart, limit)).collect();
    let head = apart.map(|column| cx.wrap(&cx.column_label(column), SMALL, limit));

    let left = cx.label_column(LABEL_SHARE);
    let most = |of: &dyn Fn(usize) -> f64| rows.clone().map(of).fold(0.0, f64::max);
    let before = |row: usize| share_before(&stacks[row], &scale);
    let size = |row: usize| stacks[row].iter().map(|segment| segment.size()).sum::<f64>();
    let sides = [most(&before), most(&|row| size(row) - before(row))];
    let reach = sides[0] + sides[1];
    let extra = most(&|row| asides[row].as_ref().map_or(0.0, Aside::size));
    let words =
        most(&|row| asides[row].as_ref().map_or(0.0, |aside| aside.fading() + aside.label.width + VALUE_GAP));
    let words = words.max(head.as_ref().map_or(0.0, |head| head.width));
    let gap = if words > 0.0 { GAP } else { 0.0 };
    let room = cx.width - left - words - gap;
    let tall = asides.iter().flatten().any(|aside| aside.label.lines.len() > 1);
    let longest = if reach + extra > 0.0 { room / (reach + extra) } else { 0.0 };
    (room >= MIN_ROOM && !tall).then_some(Frame { scale, apart, stacks, asides, head, sides, gap, longest })
}

fn scales(cx: &ChartContext<'_>) -> Scales {
    match frame(cx) {
        Some(Frame { sides: [before, after], longest, .. }) => {
            Scales { across: Some(Ruler::lengths([-before, after], longest)), ..Scales::default() }
        }
        None => bar::scales(cx),
    }
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let Some(frame) = frame(cx) else { return bar::horizontal(cx) };
    let Frame { scale, apart, stacks, asides, head, sides, gap, longest } = frame;
    let per_unit = cx.scales.across.map_or(longest, |ruler| ruler.per_unit());
    let left = cx.label_column(LABEL_SHARE);
    let zero = left + sides[0] * per_unit;
    let end = zero + sides[1] * per_unit;
    let before = |row: usize| share_before(&stacks[row], &scale);
    let measures = |row: usize| Measures { origin: zero - before(row) * per_unit, per_unit };

    let mut drawing = Drawing::new(cx.width);
    let paints = paints(cx.chart, &scale);
    let mut top = legend_of(cx, &mut drawing, &paints, &stacks, apart);
    if let Some(head) = &head {
        head.draw(&mut drawing, end + gap, top, Anchor::Start, Paint::Muted);
        top += head.height() + 3.0;
    }
    let placed = stack_rows(cx, &mut drawing, &stacks, &paints, top, &measures);
    for slot in &placed.slots {
        let Some(aside) = &asides[slot.row] else { continue };
        let length = aside.size() * per_unit;
        if let Some((column, known)) = aside.known {
            let side = slot.middle - APART / 2.0;
            let beam = Beam { zero: end + gap, per_unit, side, thickness: APART, upward: false };
            cx.beam(&mut drawing, beam, known, Paint::Muted, (slot.row, column));
        }
        let x = end + gap + if length > 0.0 { length + aside.fading() + VALUE_GAP } else { 0.0 };
        let ink = if length > 0.0 { Paint::Text } else { Paint::Muted };
        aside.label.draw(&mut drawing, x, slot.middle - aside.label.height() / 2.0, Anchor::Start, ink);
    }
    // Between the sides of a scale without a middle answer there is a line instead.
    if scale.len().is_multiple_of(2) {
        for (start, end) in placed.stretches() {
            drawing.line(at(zero, start - 3.0), at(zero, end + 3.0), Stroke::solid(Paint::Text, 0.6));
        }
    }
    drawing.height = placed.bottom + 3.0;
    drawing
}

/// The legend of the scale's columns; the one set apart has a heading of its own.
fn legend_of(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    paints: &[Paint],
    stacks: &[Vec<Segment>],
    apart: Option<usize>,
) -> f64 {
    if apart.is_none() {
        return legend(cx, drawing, paints, stacks);
    }
    let columns = (0..cx.chart.width()).filter(|&column| Some(column) != apart);
    let entries: Vec<_> =
        columns.map(|column| (Swatch::Fill(paints[column]), cx.column_label(column))).collect();
    2.0 + cx.legend(drawing, &entries, 0.0, 0.0, cx.width)
}

fn aside(
    cx: &ChartContext<'_>,
    row: usize,
    scale: &[usize],
    apart: Option<usize>,
    limit: f64,
) -> Option<Aside> {
    let near = &cx.chart.rows[row].label;
    let reading = apart.map(|column| (column, cx.reading(row, column)));
    let (known, label) = match reading {
        Some((column, Reading::Number(known, label))) => {
            let known = Known { low: known.low.max(0.0), high: known.high.max(0.0), ..known };
            (Some((column, known)), Some(label))
        }
        Some((_, Reading::Unknown(_))) | None => (None, None),
    };
    let mut words: Vec<String> = label.iter().map(|label| label.to_string()).collect();
    // What the scale itself lacks, each word once.
    for &column in scale.iter().chain(apart.iter()) {
        if let Reading::Unknown(label) = cx.reading(row, column) {
            let label = label.to_string();
            if !words.contains(&label) {
                words.push(label);
            }
        }
    }
    let label = near.derive(words.join(cx.words.comma));
    let style = if known.is_some() { VALUE } else { SMALL };
    (!words.is_empty()).then(|| Aside { known, label: cx.wrap(&label, style, limit) })
}

/// What of a row lies left of the middle: the first half of the scale and half of a neutral answer.
fn share_before(stack: &[Segment], scale: &[usize]) -> f64 {
    let half = scale.len() / 2;
    let part = |segment: &Segment| {
        let place = scale.iter().position(|&column| segment.column == Some(column));
        match place {
            Some(place) if place < half => segment.size(),
            Some(place) if scale.len() % 2 == 1 && place == half => segment.size() / 2.0,
            _ => 0.0,
        }
    };
    stack.iter().map(part).sum()
}

/// Inks by column: strong at both ends of the scale, grey in its middle.
fn paints(chart: &Chart, scale: &[usize]) -> Vec<Paint> {
    let mut paints = vec![Paint::Muted; chart.width().max(1)];
    let half = scale.len() / 2;
    let steps = |index: usize, inks: [Paint; 3]| inks[(index * 3 / half.max(1)).min(2)];
    for (place, &column) in scale.iter().enumerate() {
        let from_end = scale.len() - 1 - place;
        let ink = if place < half {
            steps(place, [Paint::Accent, Paint::Ramp(4), Paint::Ramp(2)])
        } else if from_end < half {
            steps(from_end, [Paint::Series(4), Paint::Series(1), Paint::Series(7)])
        } else {
            Paint::Rule
        };
        if let Some(slot) = paints.get_mut(column) {
            *slot = ink;
        }
    }
    paints
}

#[cfg(test)]
mod tests {
    use super::KIND;
    use crate::figure::Paint;
    use crate::figure::mark::{Mark, Step};
    use crate::figure::samples::{chart, drawn, rects};
    use crate::figure::scale::extent;

    #[test]
    fn the_middle_answer_is_centred_on_one_line() {
        let drawing = drawn(&(KIND.sample)(), 400.0);
        // What is pale has an outline, and so is a path.
        let middle = |mark: &Mark| {
            let Mark::Path { steps, fill: Some(Paint::Rule), .. } = mark else { return None };
            let across = steps.iter().filter_map(|step| {
                if let Step::Move(to) | Step::Line(to) = step { Some(to.x) } else { None }
            });
            let [low, high] = extent(across)?;
            Some((low + high) / 2.0)
        };
        let middles: Vec<f64> = drawing.marks.iter().filter_map(middle).collect();
        assert_eq!(middles.len(), 3);
        assert!(middles.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 1.0), "{middles:?}");
    }

    #[test]
    fn those_without_an_answer_stand_apart_on_the_same_scale() {
        let data: [(&str, &[&str]); 2] = [("x", &["50", "30", "20"]), ("y", &["40", "20", "40"])];
        let drawing = drawn(&chart("likert", &["认同", "不认同", "不清楚"], &data), 400.0);
        let apart = rects(&drawing, Paint::Muted);
        let scale = rects(&drawing, Paint::Accent);
        let scale: Vec<_> = scale.iter().filter(|area| area.height > 10.0).collect();
        assert!((apart[1].width / apart[0].width - 2.0).abs() < 1e-3);
        assert!((apart[1].width - scale[1].width).abs() < 1.0, "40 is as long as 40 but for a seam");
    }
}
