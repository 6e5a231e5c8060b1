//! One line per category: a lollipop for one column, a dumbbell for two, a value in its interval for three.

use super::{Entry, bar, dot};
use crate::diag::message::messages;
use crate::figure::axis::Axis;
use crate::figure::chart::Chart;
use crate::figure::context::{ChartContext, Reading, SMALL, VALUE};
use crate::figure::facts::{Facts, Instead, Manner, Shape, Values};
use crate::figure::known::{Known, Look};
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Plot, Stroke, at};
use crate::figure::problem::Problem;
use crate::figure::rows::Layout;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::{Scale, extent};
use crate::figure::scales::{Ruler, Scales};
use crate::figure::{Figure, Order};
use crate::quantity::Quantity;
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "range",
        shape: Shape { most: 3, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: true,
        base: false,
        counts: false,
        manner: Manner {
            values: Values::Stems,
            most: [30, 4],
            instead: Instead::Table,
            inks: false,
            ..Manner::SERIES
        },
        example: &[
            (
                "en",
                "title: Chip makers take longest to earn from a patent
chart: KIND
unit: years
data:
  columns: [Shortest, Median, Longest]     # one column: lollipops; two: dumbbells; three: a value in its interval
  rows:
    - [Chips, 3, 6, 11]
    - [Drugs, 4, 5.5, 9]
    - [Machines, 1, 3, 6]
    - [Software, 0.5, 1, ~]          # ~ is a value that was not disclosed
highlight: [Chips]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 芯片企业的专利回报周期最长
chart: KIND
unit: 年
data:
  columns: [最短, 中位数, 最长]     # 一列为棒棒糖图，两列为哑铃图，三列为区间中的数值
  rows:
    - [芯片, 3, 6, 11]
    - [医药, 4, 5.5, 9]
    - [机械, 1, 3, 6]
    - [软件, 0.5, 1, ~]          # ~ 表示未披露
highlight: [芯片]
sources: [在这里写数据来源。]
",
            ),
        ],
    },
    judge,
    scales,
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || {
        let rows: [(&str, &[&str]); 4] = [
            ("芯片", &["30", "62", "81"]),
            ("医药^1^", &["40", "55", "90+"]),
            ("机械", &["~", "34-38", "60"]),
            ("软件", &["5", "~", "10"]),
        ];
        samples::chart("range", &["最低", "中位数", "最高"], &rows)
    },
};

messages! {
    "range";
    CROSSED(label, low, high);
    CROSSED_HINT;
}

/// The largest share of the frame that labels may take.
const LABEL_SHARE: f64 = 0.34;
/// Radius of a dot.
const RADIUS: f64 = 3.4;
/// Space between a dot and what stands beside it.
const BESIDE: f64 = 3.5;
/// What the arrow of a bound takes beyond its dot.
const ARROW: f64 = 4.5;
/// Half the height of the tick at the end of an interval.
const TICK: f64 = 3.0;
/// The narrowest room for the dots.
const MIN_ROOM: f64 = 60.0;

fn judge(chart: &Chart) -> Vec<Problem> {
    let mut found = Vec::new();
    if chart.width() != 3 {
        return found;
    }
    for row in &chart.rows {
        let known: Vec<(&Quantity, Known)> =
            row.cells.iter().filter_map(|cell| Some((cell.quantity()?, cell.known()?))).collect();
        for pair in known.windows(2) {
            if pair[0].1.low > pair[1].1.high {
                let message =
                    CROSSED.with([row.label.as_str(), pair[0].0.text.as_str(), pair[1].0.text.as_str()]);
                found.push(Problem::new(pair[1].0.text.span(), message, CROSSED_HINT.plain()));
            }
        }
    }
    found
}

/// What stands at one place of a line.
struct Spot {
    column: usize,
    known: Known,
    label: Text,
}

fn spots(cx: &ChartContext<'_>, row: usize) -> Vec<Spot> {
    let columns = 0..cx.chart.width().max(1);
    let spot = |column: usize| {
        let Reading::Number(known, label) = cx.reading(row, column) else { return None };
        Some(Spot { column, known, label })
    };
    columns.filter_map(spot).collect()
}

/// What a line says beside its dots: at the left of them and at the right.
struct Labels {
    left: Text,
    right: Text,
}

/// Dumbbells are valued at both ends; one value stands at the right, its interval in brackets behind it.
fn labels(cx: &ChartContext<'_>, row: usize, spots: &[Spot]) -> Labels {
    let near = &cx.chart.rows[row].label;
    let word = |column: usize| cx.reading(row, column).label().to_string();
    let count = cx.chart.width().max(1);
    if let (2, [first, second]) = (count, spots) {
        let (left, right) =
            if first.known.low <= second.known.low { (first, second) } else { (second, first) };
        return Labels { left: left.label.clone(), right: right.label.clone() };
    }
    let right = match (count, spots) {
        // A lone end of a dumbbell says what is known of the other.
        (2, [known]) => {
            let [open, close] = cx.words.brackets;
            let other = 1 - known.column.min(1);
            let series = cx.column_label(other);
            format!("{}{open}{series}{}{}{close}", known.label, cx.words.colon, word(other))
        }
        (3, _) => {
            let [open, close] = cx.words.brackets;
            let ends = [word(0), word(2)];
            let ends = if ends[0] == ends[1] { ends[0].clone() } else { ends.join(cx.words.comma) };
            if ends == word(1) { ends } else { format!("{}{open}{ends}{close}", word(1)) }
        }
        _ => {
            let mut words: Vec<String> = (0..count).map(word).collect();
            words.dedup();
            words.join(cx.words.comma)
        }
    };
    Labels { left: Text::default(), right: near.derive(right) }
}

/// The lines of a drawing, what stands beside them, and from where to where their places lie.
struct Frame {
    lines: Vec<Vec<Spot>>,
    texts: Vec<Labels>,
    from: f64,
    to: f64,
}

/// The frame of the lines; none where they have too little room.
fn frame(cx: &ChartContext<'_>) -> Option<Frame> {
    if cx.chart.width() > 3 {
        return None;
    }
    let lines: Vec<Vec<Spot>> = (0..cx.chart.rows.len()).map(|row| spots(cx, row)).collect();
    let texts: Vec<Labels> = lines.iter().enumerate().map(|(row, spots)| labels(cx, row, spots)).collect();
    let left = cx.label_column(LABEL_SHARE);
    let most = |of: &dyn Fn(&Labels) -> f64| texts.iter().map(of).fold(0.0, f64::max);
    let before = most(&|text| cx.width_of(&text.left, VALUE)) + RADIUS + BESIDE;
    let after = most(&|text| cx.width_of(&text.right, VALUE)) + RADIUS + BESIDE;
    let reach = |look: Look| lines.iter().flatten().map(|spot| beyond(spot, look)).fold(0.0, f64::max);
    let from = left + before + reach(Look::AtMost);
    let to = cx.width - after - reach(Look::AtLeast);
    (to - from >= MIN_ROOM).then_some(Frame { lines, texts, from, to })
}

/// What the arrow of a bound takes beyond its number.
fn beyond(spot: &Spot, look: Look) -> f64 {
    if spot.known.look == look { ARROW } else { 0.0 }
}

fn scales(cx: &ChartContext<'_>) -> Scales {
    match frame(cx) {
        Some(frame) => Scales { across: Some(ruler(cx, &frame)), ..Scales::default() },
        None => dot::scales(cx),
    }
}

/// The values from the one to the other end of the places, over the room that they have.
fn ruler(cx: &ChartContext<'_>, frame: &Frame) -> Ruler {
    let ends = frame.lines.iter().flatten().flat_map(|spot| [spot.known.low, spot.known.high]);
    let [low, high] = extent(ends).unwrap_or([0.0, 1.0]);
    // The stem of a lollipop has a length, so it starts at zero.
    let values = if cx.chart.width() < 2 { [low.min(0.0), high.max(0.0)] } else { [low, high] };
    Axis::ruler(cx, values, frame.to - frame.from)
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let chart = cx.chart;
    let count = chart.width().max(1);
    let Some(frame) = frame(cx) else { return dot::draw(cx) };
    let left = cx.label_column(LABEL_SHARE);
    let ruler = cx.scales.across.unwrap_or_else(|| ruler(cx, &frame));
    let Frame { lines, texts, from, .. } = frame;
    let to = from + ruler.reach(ruler.domain[1]);
    let scale = Scale::new(ruler.domain, [from, to]).in_steps(ruler.steps);
    let axis = Axis::fitting(cx, ruler.domain, 5, to - from).within(ruler.domain);

    let mut drawing = Drawing::new(cx.width);
    let paints = paints(cx, count);
    let top = if count > 1 {
        let entry = |column: usize| (Swatch::Dot(paints[column]), cx.column_label(column));
        2.0 + cx.legend(&mut drawing, &(0..count).map(entry).collect::<Vec<_>>(), 0.0, 0.0, cx.width)
    } else {
        bar::series_key(cx, &mut drawing)
    };
    let extent = |_: usize| (6.5, 6.5);
    let rows = cx
        .rows(&cx.order(), &Layout { top, share: LABEL_SHARE, gap: cx.gap(5.0), pad: 0.0, extent: &extent });
    cx.draw_rows(&mut drawing, &rows);
    for slot in &rows.slots {
        let (spots, text) = (&lines[slot.row], &texts[slot.row]);
        let y = slot.middle;
        if let Some([start, end]) = extent_of(spots, &scale, count == 1) {
            draw_line(cx, &mut drawing, slot.row, spots, [start, end, y], &scale);
            let baseline = y + VALUE.drop();
            let clear = |look: Look| spots.iter().map(|spot| beyond(spot, look)).fold(0.0, f64::max);
            let ends = spots.iter().flat_map(|spot| [scale.at(spot.known.low), scale.at(spot.known.high)]);
            let [first, last] = crate::figure::scale::extent(ends).unwrap_or([from, from]);
            let x = first - RADIUS - BESIDE - clear(Look::AtMost);
            drawing.text(at(x, baseline), Anchor::End, &text.left, VALUE, Paint::Text);
            let x = last + RADIUS + BESIDE + clear(Look::AtLeast);
            drawing.text(at(x, baseline), Anchor::Start, &text.right, VALUE, Paint::Text);
        } else {
            let word = cx.wrap(&text.right, SMALL, cx.width - left);
            let x = if count == 1 { scale.at(0.0) + BESIDE } else { left };
            word.draw(&mut drawing, x, y - word.height() / 2.0, Anchor::Start, Paint::Muted);
        }
    }
    let plot = Plot::across(Area::new(left, top, cx.width - left, rows.bottom - top), scale);
    if count == 1 {
        for (start, end) in rows.stretches() {
            let zero = scale.at(0.0);
            drawing.line(at(zero, start - 2.5), at(zero, end + 2.5), Stroke::solid(Paint::Muted, 0.5));
        }
        drawing.height = rows.bottom + 3.0;
        drawing.height += Axis::asked_below(cx, &mut drawing, &plot, rows.bottom + 4.0);
    } else {
        let y = rows.bottom + 4.0;
        drawing.height = y + axis.draw_below(cx, &mut drawing, [from, to, y], &scale);
    }
    drawing.plots.push(plot);
    drawing
}

/// Inks by column: the ends of an interval are no values of their own.
fn paints(cx: &ChartContext<'_>, count: usize) -> Vec<Paint> {
    match count {
        1 => vec![Paint::Accent],
        2 => cx.series_paints(),
        _ => vec![Paint::Muted, Paint::Accent, Paint::Muted],
    }
}

/// Where a line starts and ends; a lollipop starts at zero.
fn extent_of(spots: &[Spot], scale: &Scale, from_zero: bool) -> Option<[f64; 2]> {
    if spots.is_empty() {
        return None;
    }
    let zero = from_zero.then(|| scale.at(0.0));
    extent(spots.iter().flat_map(|spot| [scale.at(spot.known.low), scale.at(spot.known.high)]).chain(zero))
}

fn draw_line(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    row: usize,
    spots: &[Spot],
    [start, end, y]: [f64; 3],
    scale: &Scale,
) {
    let count = cx.chart.width().max(1);
    let strong = cx.chart.rows[row].highlighted || !cx.chart.highlights_rows();
    let stem = if strong { Paint::Ramp(4) } else { Paint::Ramp(2) };
    if end > start {
        drawing.line(at(start, y), at(end, y), Stroke::solid(stem, if count == 1 { 1.4 } else { 2.4 }));
    }
    let paints = paints(cx, count);
    for spot in spots {
        let paint = match paints.get(spot.column) {
            Some(Paint::Muted) => Paint::Muted,
            Some(paint) if strong => *paint,
            _ => Paint::Ramp(3),
        };
        let cell = (row, spot.column);
        let along = |value: f64| at(scale.at(value), y);
        if spot.known.look != Look::Range && count == 3 && spot.column != 1 {
            let x = scale.at(spot.known.high);
            drawing.line(at(x, y - TICK), at(x, y + TICK), Stroke::solid(paint, 1.2));
            cx.pointer(drawing, spot.known, 0.0, paint, &along);
        } else {
            cx.spot(drawing, spot.known, RADIUS, paint, cell, &along);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::judge;
    use crate::diag::Lang;
    use crate::figure::mark::Mark;
    use crate::figure::samples::{chart, drawn};

    #[test]
    fn stems_are_as_long_as_their_values() {
        let data: [(&str, &[&str]); 3] = [("a", &["20"]), ("b", &["50"]), ("c", &["-10"])];
        let drawing = drawn(&chart("range", &["x"], &data), 400.0);
        let mut stems: Vec<f64> = Vec::new();
        for mark in &drawing.marks {
            if let Mark::Line { from, to, stroke } = mark
                && stroke.width == 1.4
            {
                stems.push(to.x - from.x);
            }
        }
        assert!(
            (stems[1] / stems[0] - 2.5).abs() < 1e-3 && (stems[0] / stems[2] - 2.0).abs() < 1e-3,
            "{stems:?}"
        );
    }

    #[test]
    fn crossed_ends_are_named() {
        let data: [(&str, &[&str]); 3] =
            [("a", &["20", "30", "25"]), ("b", &["5", "~", "4"]), ("c", &["5-9", "6", "7"])];
        let said: Vec<String> = judge(&chart("range", &["x", "y", "z"], &data))
            .iter()
            .map(|problem| problem.message.render(Lang::default()))
            .collect();
        assert_eq!(
            said,
            [
                "the interval of `a` is crossed: `30` is more than `25`",
                "the interval of `b` is crossed: `5` is more than `4`"
            ]
        );
    }
}
