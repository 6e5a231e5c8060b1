//! Distributions by five numbers each: least, lower quartile, median, upper quartile, largest; outliers as dots.

use super::Entry;
use crate::diag::message::messages;
use crate::figure::axis::Axis;
use crate::figure::chart::{Cell, Chart};
use crate::figure::context::{ChartContext, Reading, SMALL, VALUE};
use crate::figure::facts::{Cells, FIVE, Facts, Instead, Manner, Measured, Shape, Unsure, Values};
use crate::figure::known::Look;
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Area, Drawing, Mark, Paint, Plot, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::problem::Problem;
use crate::figure::rows::Layout;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::{Scale, extent};
use crate::figure::scales::{Ruler, Scales};
use crate::figure::{Figure, Order};

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "box",
        shape: Shape { cells: Cells::Spread, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: true,
        base: false,
        counts: false,
        manner: Manner {
            unsure: Unsure::Single,
            values: Values::Always(Measured::Places),
            most: [20, 4],
            instead: Instead::Table,
            ..Manner::SERIES
        },
        example: &[
            (
                "en",
                "title: Half of the drug makers wait seven years or more
chart: KIND
unit: years
data:
  columns: [Years to the first licence]
  rows:     # least, lower quartile, median, upper quartile, largest; then outliers, if there are any
    - [Drugs, [3, 5, 7, 9, 12]]
    - [Chips, [2, 3.5, 5, 7, 10, 14]]
    - [Machines, [1, 2, 3, 4.5, 6]]
highlight: [Drugs]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 半数医药企业等待七年以上
chart: KIND
unit: 年
data:
  columns: [首次许可所需时间]
  rows:     # 依次为最小值、下四分位数、中位数、上四分位数、最大值，其后为离群值（如有）
    - [医药, [3, 5, 7, 9, 12]]
    - [芯片, [2, 3.5, 5, 7, 10, 14]]
    - [机械, [1, 2, 3, 4.5, 6]]
highlight: [医药]
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
        let rows: [(&str, &[&str]); 3] =
            [("医药", &["30|50|70|80|95"]), ("芯片", &["20|35|50|60|75|98"]), ("机械", &["~|20|30|45|60"])];
        samples::chart("box", &["占比"], &rows)
    },
};

messages! {
    "box";
    UNORDERED(label, before, after);
    UNORDERED_HINT;
    WITHIN(label, outlier);
    WITHIN_HINT;
}

/// The largest share of the frame that labels, and that medians may take.
const LABEL_SHARE: f64 = 0.34;
const VALUE_SHARE: f64 = 0.24;
/// Height of a box, and the space between the boxes of two series.
const THICKNESS: f64 = 10.0;
const BETWEEN: f64 = 3.0;
/// Half the height of the tick at the end of a whisker.
const TICK: f64 = 3.0;
/// Radius of an outlier.
const RADIUS: f64 = 2.0;
/// Space between the largest value and the median in words.
const BESIDE: f64 = 6.0;

/// What is known of a distribution.
struct Spread {
    five: [Option<f64>; FIVE],
    /// Which of them are certain.
    firm: [bool; FIVE],
    outliers: Vec<f64>,
}

impl Spread {
    fn of(cell: &Cell) -> Spread {
        let outliers = match cell {
            Cell::Tuple(parts) => parts.iter().skip(FIVE).filter_map(Cell::number).collect(),
            Cell::Undisclosed | Cell::Text(_) | Cell::Quantity(_) => Vec::new(),
        };
        Spread {
            five: std::array::from_fn(|index| cell.part(index).number()),
            firm: std::array::from_fn(|index| {
                cell.part(index).known().is_none_or(|known| known.look == Look::Exact)
            }),
            outliers,
        }
    }

    fn values(&self) -> impl Iterator<Item = f64> {
        self.five.iter().flatten().chain(&self.outliers).copied()
    }
}

fn judge(chart: &Chart) -> Vec<Problem> {
    let mut found = Vec::new();
    for row in &chart.rows {
        for cell in &row.cells {
            let known = (0..FIVE).filter_map(|index| cell.part(index).quantity()).collect::<Vec<_>>();
            for pair in known.windows(2) {
                if pair[0].scaled() > pair[1].scaled() {
                    let message =
                        UNORDERED.with([row.label.as_str(), pair[0].text.as_str(), pair[1].text.as_str()]);
                    found.push(Problem::new(pair[1].text.span(), message, UNORDERED_HINT.plain()));
                }
            }
            let Cell::Tuple(parts) = cell else { continue };
            let (low, high) = (cell.part(0).number(), cell.part(FIVE - 1).number());
            for outlier in parts.iter().skip(FIVE).filter_map(Cell::quantity) {
                let value = outlier.scaled();
                if low.is_some_and(|low| low <= value) && high.is_some_and(|high| value <= high) {
                    let message = WITHIN.with([row.label.as_str(), outlier.text.as_str()]);
                    found.push(Problem::new(outlier.text.span(), message, WITHIN_HINT.plain()));
                }
            }
        }
    }
    found
}

/// A distribution with what is said beside it.
struct Line {
    spread: Spread,
    label: Block,
    known: bool,
}

fn line(cx: &ChartContext<'_>, row: usize, column: usize) -> Line {
    let cell = cx.chart.cell(row, column);
    let near = &cx.chart.rows[row].label;
    let spread = Spread::of(cell);
    let median = cell.part(FIVE / 2);
    let (text, known) = match spread.five[FIVE / 2] {
        Some(_) => (cx.printed(median, near), true),
        None if spread.values().next().is_some() => (cx.word(cx.words.undisclosed, near), false),
        None => match cx.reading(row, column) {
            Reading::Number(_, label) => (label, true),
            Reading::Unknown(_) => match cell {
                Cell::Text(text) => (text.clone(), false),
                Cell::Undisclosed | Cell::Quantity(_) | Cell::Tuple(_) => {
                    (cx.word(cx.words.undisclosed, near), false)
                }
            },
        },
    };
    let label = cx.wrap(&text, if known { VALUE } else { SMALL }, cx.width * VALUE_SHARE);
    Line { spread, label, known }
}

/// The lines of a drawing, the word over their medians, and from where to where their places lie.
struct Frame {
    lines: Vec<Vec<Line>>,
    median: Option<Block>,
    from: f64,
    to: f64,
}

fn frame(cx: &ChartContext<'_>) -> Frame {
    let chart = cx.chart;
    let count = chart.width().max(1);
    let lines: Vec<Vec<Line>> =
        (0..chart.rows.len()).map(|row| (0..count).map(|column| line(cx, row, column)).collect()).collect();
    let median = chart.rows.first().map(|row| {
        let word = cx.words.spread.get(FIVE / 2).copied().unwrap_or_default();
        cx.wrap(&cx.word(word, &row.label), SMALL, cx.width * VALUE_SHARE)
    });
    let heads = median.iter().map(|head| head.width);
    let widest = lines.iter().flatten().map(|line| line.label.width).chain(heads).fold(0.0, f64::max);
    let (from, to) = (cx.label_column(LABEL_SHARE) + RADIUS, cx.width - widest - BESIDE - RADIUS);
    Frame { lines, median, from, to }
}

fn scales(cx: &ChartContext<'_>) -> Scales {
    Scales { across: Some(ruler(cx, &frame(cx))), ..Scales::default() }
}

/// The values from the one to the other end of the places, over the room that they have.
fn ruler(cx: &ChartContext<'_>, frame: &Frame) -> Ruler {
    let values = frame.lines.iter().flatten().flat_map(|line| line.spread.values());
    let values = extent(values).unwrap_or([0.0, 1.0]);
    Axis::ruler(cx, values, frame.to - frame.from)
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let chart = cx.chart;
    let count = chart.width().max(1);
    let frame = frame(cx);
    let ruler = cx.scales.across.unwrap_or_else(|| ruler(cx, &frame));
    let Frame { lines, median, from, .. } = frame;
    let left = cx.label_column(LABEL_SHARE);
    let to = from + ruler.reach(ruler.domain[1]);
    let scale = Scale::new(ruler.domain, [from, to]).in_steps(ruler.steps);
    let axis = Axis::fitting(cx, ruler.domain, 5, to - from).within(ruler.domain);

    let mut drawing = Drawing::new(cx.width);
    let paints = paints(cx, count);
    let label = cx.column_label(0);
    let mut top = if count > 1 {
        let entries: Vec<_> =
            (0..count).map(|column| (Swatch::Fill(paints[column]), cx.column_label(column))).collect();
        2.0 + cx.legend(&mut drawing, &entries, 0.0, 0.0, cx.width)
    } else if label.trim().is_empty() {
        0.0
    } else {
        let block = cx.wrap(&label, SMALL, cx.width);
        block.draw(&mut drawing, 0.0, 0.0, Anchor::Start, Paint::Muted);
        block.height() + 2.0
    };
    // The numbers at the right are medians.
    if let Some(head) = &median {
        head.draw(&mut drawing, cx.width, top, Anchor::End, Paint::Muted);
        top += head.height() + 4.0;
    }
    let depth = |line: &Line| THICKNESS.max(line.label.height()) + BETWEEN;
    let height = |row: usize| lines[row].iter().map(depth).sum::<f64>() - BETWEEN;
    let extent = |row: usize| (height(row) / 2.0, height(row) / 2.0);
    let rows = cx
        .rows(&cx.order(), &Layout { top, share: LABEL_SHARE, gap: cx.gap(8.0), pad: 0.0, extent: &extent });
    cx.draw_rows(&mut drawing, &rows);
    for slot in &rows.slots {
        let mut y = slot.middle - height(slot.row) / 2.0;
        for (column, line) in lines[slot.row].iter().enumerate() {
            let middle = y + (depth(line) - BETWEEN) / 2.0;
            let paint = if count == 1 { cx.row_paint(slot.row) } else { paints[column] };
            draw_spread(cx, &mut drawing, &line.spread, middle, paint, &scale, (slot.row, column));
            let ink = if line.known { Paint::Text } else { Paint::Muted };
            line.label.draw(&mut drawing, cx.width, middle - line.label.height() / 2.0, Anchor::End, ink);
            y += depth(line);
        }
    }
    let area = Area::new(left, top, cx.width - left, rows.bottom - top);
    drawing.plots.push(Plot::across(area, scale));
    let foot = rows.bottom + 5.0;
    let mut bottom = foot + axis.draw_below(cx, &mut drawing, [from, to, foot], &scale) + 2.0;
    if let Some(row) = chart.rows.first() {
        bottom = cx.small_print(&mut drawing, &cx.word(cx.words.box_key, &row.label), bottom);
    }
    drawing.height = cx.not_disclosed(&mut drawing, bottom);
    drawing
}

fn paints(cx: &ChartContext<'_>, count: usize) -> Vec<Paint> {
    if count == 1 { vec![Paint::Accent] } else { cx.series_paints() }
}

fn draw_spread(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    spread: &Spread,
    y: f64,
    paint: Paint,
    scale: &Scale,
    cell: (usize, usize),
) {
    let [least, lower, median, upper, largest] = spread.five.map(|value| value.map(|value| scale.at(value)));
    let line = if cx.is_faint(paint) { Paint::Muted } else { paint };
    for (end, quartile, firm) in [(least, lower, spread.firm[0]), (largest, upper, spread.firm[FIVE - 1])] {
        let Some(end) = end else { continue };
        if let Some(quartile) = quartile {
            let stroke = Stroke { dashed: !firm, ..Stroke::solid(line, 1.0) };
            drawing.line(at(end, y), at(quartile, y), stroke);
        }
        drawing.line(at(end, y - TICK), at(end, y + TICK), Stroke::solid(line, 1.0));
    }
    let firm = spread.firm[1] && spread.firm[3];
    if let (Some(lower), Some(upper)) = (lower, upper) {
        let (from, to) = (lower.min(upper), lower.max(upper));
        let area = Area::new(from, y - THICKNESS / 2.0, to - from, THICKNESS);
        match firm {
            true => cx.solid(drawing, area, paint),
            false => cx.hollow(drawing, area, paint),
        }
        if let ([_, Some(lower), _, Some(upper), _], true) = (spread.five, to > from) {
            drawing.shows(cell, [lower, upper]);
        }
    }
    if let Some(median) = median {
        let inside = lower.is_some() && upper.is_some();
        let ink = if inside && firm { cx.text_on(paint) } else { line };
        let half = THICKNESS / 2.0;
        let stroke = Stroke { dashed: !spread.firm[2], ..Stroke::solid(ink, 1.6) };
        drawing.line(at(median, y - half), at(median, y + half), stroke);
    }
    for &outlier in &spread.outliers {
        drawing.marks.push(Mark::Circle {
            center: at(scale.at(outlier), y),
            radius: RADIUS,
            fill: Some(Paint::Paper),
            stroke: Some(Stroke::solid(line, 1.0)),
        });
        drawing.shows(cell, [outlier; 2]);
    }
}

#[cfg(test)]
mod tests {
    use super::judge;
    use crate::diag::Lang;
    use crate::figure::samples::chart;

    #[test]
    fn numbers_out_of_order_and_outliers_that_are_none_are_named() {
        let data: [(&str, &[&str]); 3] =
            [("a", &["1|2|3|4|5|9"]), ("b", &["1|5|3|6|7"]), ("c", &["1|2|~|4|5|3"])];
        let said: Vec<String> =
            judge(&chart("box", &["x"], &data)).iter().map(|p| p.message.render(Lang::default())).collect();
        assert_eq!(
            said,
            ["in `b`, `5` stands before `3`", "`3` of `c` lies between its ends and is no outlier"]
        );
    }
}
