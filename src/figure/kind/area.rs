//! Areas over an ordered axis: rows are its steps, columns are stacked from zero; a step with an unknown value is a gap.

use super::{Entry, bar, dot};
use crate::figure::axis::Axis;
use crate::figure::chart::Chart;
use crate::figure::context::{ChartContext, LABEL, Reading, SMALL, STRONG, VALUE};
use crate::figure::facts::{Facts, Instead, Joins, Manner, Measured, Parts, Shape, Unsure, Values};
use crate::figure::known::{Known, Look, looks};
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Plot, Point, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::place::spread;
use crate::figure::problem::negatives;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::Scale;
use crate::figure::scales::{Ruler, Scales};
use crate::figure::{Figure, Order};

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "area",
        shape: Shape { parts: Parts::AcrossRow, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: false,
        base: true,
        counts: true,
        manner: Manner {
            unsure: Unsure::Single,
            thins: false,
            joins: Joins::Rows,
            dates: true,
            values: Values::Always(Measured::Stacks),
            most: [60, 6],
            instead: Instead::Lines,
            ..Manner::SERIES
        },
        example: &[
            (
                "en",
                "title: Patents abroad have overtaken those at home
chart: KIND
unit: patents
data:
  columns: [At home, Abroad]     # the first stands on the axis, the others on top of it
  rows:
    - [2019, 120, 40]
    - [2020, 135, 80]
    - [2021, 140, 125]
    - [2022, 150, 190]
    - [2023, 145, 260]
highlight: [Abroad]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 海外专利的数量已超过国内
chart: KIND
unit: 件
data:
  columns: [国内, 海外]     # 第一列贴着坐标轴，其余依次叠加
  rows:
    - [2019 年, 120, 40]
    - [2020 年, 135, 80]
    - [2021 年, 140, 125]
    - [2022 年, 150, 190]
    - [2023 年, 145, 260]
highlight: [海外]
sources: [在这里写数据来源。]
",
            ),
        ],
    },
    judge: negatives,
    scales,
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || {
        let rows: [(&str, &[&str]); 5] = [
            ("2019 年", &["12", "4"]),
            ("2020 年", &["13.5", "8"]),
            ("2021 年", &["14", "~"]),
            ("2022 年", &["15", "19"]),
            ("2023 年", &["14.5", "26"]),
        ];
        samples::chart("area", &["国内", "海外"], &rows)
    },
};

/// Height of the plot.
const PLOT: f64 = 140.0;
/// About so many ticks on the axis.
const TICKS: usize = 5;
/// The largest share of the frame that names may take.
const NAME_SHARE: f64 = 0.24;
/// Space between the areas and their names.
const NAME_GAP: f64 = 8.0;
/// The narrowest plot beside names.
const MIN_ROOM: f64 = 90.0;
/// Paper between two areas.
const SEAM: f64 = 0.7;
/// The outline of what is not exact, and the radius of its ring.
const OUTLINE: f64 = 0.9;
const RADIUS: f64 = 2.4;
/// The most lines of a step's label.
const MAX_LINES: usize = 3;

fn scales(cx: &ChartContext<'_>) -> Scales {
    match stacks(cx.chart, &cx.order()) {
        Some(stacks) => Scales { upward: Some(ruler(cx, &stacks)), ..Scales::default() },
        None => bar::scales(cx),
    }
}

/// What is known of every step's values, from the axis upwards.
type Stack = Vec<Known>;

/// The values of every step whose stack is known; none where there is nothing that an area could show.
fn stacks(chart: &Chart, steps: &[usize]) -> Option<Vec<Option<Stack>>> {
    let count = chart.width().max(1);
    let negative =
        chart.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.number().is_some_and(|n| n < 0.0));
    // A stack is only as high as all of its parts are known, and a range has no one height.
    let one =
        |row: usize, column: usize| chart.cell(row, column).known().filter(|own| own.look != Look::Range);
    let known = |row: usize| (0..count).map(|column| one(row, column)).collect::<Option<Stack>>();
    let stacks: Vec<Option<Stack>> = steps.iter().map(|&row| known(row)).collect();
    (steps.len() > 1 && !negative && tallest(&stacks) > 0.0).then_some(stacks)
}

fn tallest(stacks: &[Option<Stack>]) -> f64 {
    stacks.iter().flatten().map(|stack| stack.iter().map(|known| known.high).sum()).fold(0.0, f64::max)
}

fn ruler(cx: &ChartContext<'_>, stacks: &[Option<Stack>]) -> Ruler {
    Ruler::filling(Axis::covering(cx, [0.0, tallest(stacks)], 0.0, TICKS), cx.plot(PLOT))
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let chart = cx.chart;
    let count = chart.width().max(1);
    let steps = cx.order();
    let Some(stacks) = stacks(chart, &steps) else { return bar::horizontal(cx) };
    let mut drawing = Drawing::new(cx.width);
    let ruler = cx.scales.upward.unwrap_or_else(|| ruler(cx, &stacks));
    let axis = Axis::new(cx, ruler.domain, chart.axis.count(TICKS)).within(ruler.domain);
    let paints = paints(cx, count);
    let names: Vec<Block> = (0..count).map(|column| name(cx, &steps, column)).collect();
    let left = axis.width(cx);
    let widest = names.iter().map(|name| name.width).fold(0.0, f64::max);
    let beside = widest > 0.0
        && count > 1
        && cx.width - left - widest - NAME_GAP >= MIN_ROOM
        && stacks.last().is_some_and(Option::is_some)
        && names.iter().map(|name| name.height() + 1.0).sum::<f64>() <= cx.plot(PLOT);
    let mut top = SMALL.size / 2.0 + 2.0;
    if count == 1 {
        top += bar::series_key(cx, &mut drawing) + VALUE.leading();
    } else if !beside {
        let entries = paints.iter().enumerate();
        let entries: Vec<_> =
            entries.map(|(column, &paint)| (Swatch::Fill(paint), cx.column_label(column))).collect();
        top += cx.legend(&mut drawing, &entries, 0.0, 0.0, cx.width);
    }
    let ring = if looks(chart).is_empty() { 0.0 } else { RADIUS };
    let right = cx.width - if beside { widest + NAME_GAP } else { ring };
    let gaps = (steps.len() - 1) as f64;
    let label = |row: usize, band: f64| {
        let style = if chart.rows[row].highlighted { STRONG } else { SMALL };
        cx.wrap(&chart.rows[row].label, style, (band - 3.0).max(style.size))
    };
    // The areas reach from edge to edge; the labels of their ends need half their width beyond.
    let half =
        |row: Option<&usize>| row.map_or(0.0, |&row| label(row, (right - left) / (gaps + 1.0)).width / 2.0);
    let from = left.max(half(steps.first()));
    let to = right.min(cx.width - half(steps.last()));
    let even = (to - from) / gaps;
    let labels: Vec<Block> =
        steps.iter().map(|&row| label(row, ((right - left) / (gaps + 1.0)).min(even))).collect();
    let crowded = labels.iter().any(|label| label.lines.len() > MAX_LINES || label.width > even - 1.0);
    let dates = chart.dates().filter(|dates| dates.is_uneven() || crowded);
    if crowded && dates.is_none() {
        return dot::draw(cx);
    }
    let (from, to) = if dates.is_some() { (left, right) } else { (from, to) };
    let places = match &dates {
        Some(dates) => dates.places([from, to], false).0,
        None => (0..steps.len()).map(|index| from + index as f64 * even).collect(),
    };
    let plot = Area::new(left, top, to - left, ruler.reach(ruler.domain[1]));
    let y = Scale::new(ruler.domain, [plot.bottom(), plot.y]);
    drawing.plots.push(Plot::rising(plot, y));
    let x = |index: usize| places.get(index).copied().unwrap_or(from);
    axis.draw_left(&mut drawing, plot, &y);
    for run in runs(&stacks) {
        draw_run(cx, &mut drawing, &run, &x, &y, &paints);
        mark_rim(cx, &mut drawing, &run, &steps, &x, &y, &paints);
    }
    drawing.line(at(left, plot.bottom()), at(to, plot.bottom()), Stroke::solid(Paint::Muted, 0.5));

    let mut bottom = plot.bottom() + 4.0;
    if let Some(dates) = &dates {
        bottom = dates.draw(cx, &mut drawing, &places, [0.0, cx.width, plot.bottom()]);
    }
    for (index, label) in labels.iter().enumerate().filter(|_| dates.is_none()) {
        let place = x(index);
        drawing.line(
            at(place, plot.bottom()),
            at(place, plot.bottom() + 2.5),
            Stroke::solid(Paint::Muted, 0.4),
        );
        label.draw(&mut drawing, place, plot.bottom() + 4.0, Anchor::Middle, Paint::Text);
        bottom = bottom.max(plot.bottom() + 4.0 + label.height());
    }
    if beside {
        draw_names(&mut drawing, &names, stacks.last().and_then(Option::as_ref), plot, &y);
    }
    if count == 1
        && let Some((index, stack)) =
            stacks.iter().enumerate().rev().find_map(|(i, stack)| Some((i, stack.as_ref()?)))
        && let Some(value) = stack.first()
        && let Reading::Number(_, label) = cx.reading(steps[index], 0)
    {
        let half = cx.width_of(&label, VALUE) / 2.0;
        let place = at(x(index).clamp(left + half, (to - half).max(left + half)), y.at(value.high) - 4.0);
        drawing.text(place, Anchor::Middle, &label, VALUE, Paint::Text);
    }
    drawing.height = cx.not_disclosed(&mut drawing, bottom + 2.0);
    drawing
}

/// The name of a series, and under it the value of its last step.
fn name(cx: &ChartContext<'_>, steps: &[usize], column: usize) -> Block {
    let label = cx.column_label(column);
    let strong = cx.chart.columns.get(column).is_some_and(|column| column.highlighted);
    let last = steps.last().map(|&row| cx.reading(row, column).label().to_string());
    let text = label.derive(format!("{label}\n{}", last.unwrap_or_default()));
    cx.wrap(&text, if strong { STRONG } else { LABEL }, cx.width * NAME_SHARE)
}

/// Inks from the axis upwards; beside a stressed area the others are tints.
fn paints(cx: &ChartContext<'_>, count: usize) -> Vec<Paint> {
    if count == 1 { vec![Paint::Accent] } else { cx.stacked_paints() }
}

/// Stretches of steps whose stacks are known, with the index of their first.
fn runs(stacks: &[Option<Stack>]) -> Vec<(usize, Vec<&Stack>)> {
    let mut found: Vec<(usize, Vec<&Stack>)> = Vec::new();
    let mut open = false;
    for (index, stack) in stacks.iter().enumerate() {
        match (stack, found.last_mut()) {
            (Some(stack), Some(last)) if open => last.1.push(stack),
            (Some(stack), _) => found.push((index, vec![stack])),
            (None, _) => {}
        }
        open = stack.is_some();
    }
    found
}

fn draw_run(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    (first, stacks): &(usize, Vec<&Stack>),
    x: &dyn Fn(usize) -> f64,
    y: &Scale,
    paints: &[Paint],
) {
    let mut lower = vec![0.0; stacks.len()];
    for (column, &paint) in paints.iter().enumerate() {
        let known = |index: usize| stacks.get(index).and_then(|stack| stack.get(column));
        let upper: Vec<f64> = lower
            .iter()
            .enumerate()
            .map(|(index, low)| low + known(index).map_or(0.0, |own| own.high))
            .collect();
        let place = |(index, value): (usize, &f64)| at(x(first + index), y.at(*value));
        let rim: Vec<Point> = upper.iter().enumerate().map(place).collect();
        let foot: Vec<Point> = lower.iter().enumerate().map(place).collect();
        if let ([rim], [foot]) = (rim.as_slice(), foot.as_slice()) {
            // A step between gaps is a line, not an area.
            drawing.line(*foot, *rim, Stroke::solid(paint, 2.0));
        }
        // Between two steps an area is as certain as both of its ends.
        let is_exact = |index: usize| known(index).is_some_and(|own| own.look == Look::Exact);
        let spans: Vec<(usize, bool)> =
            (1..rim.len()).map(|index| (index, is_exact(index - 1) && is_exact(index))).collect();
        for stretch in spans.chunk_by(|one, next| one.1 == next.1) {
            let (Some(&(start, exact)), Some(&(end, _))) = (stretch.first(), stretch.last()) else {
                continue;
            };
            let over = start - 1..end + 1;
            let (Some(rim), Some(foot)) = (rim.get(over.clone()), foot.get(over)) else { continue };
            let outline: Vec<Point> = rim.iter().chain(foot.iter().rev()).copied().collect();
            let seam = Stroke::solid(if cx.is_faint(paint) { Paint::Muted } else { Paint::Paper }, SEAM);
            match exact {
                true => drawing.polygon(&outline, Some(paint), Some(seam)),
                false => {
                    let edge = Stroke::solid(cx.edge(paint), OUTLINE);
                    drawing.polygon(&outline, Some(Paint::Paper), Some(edge));
                }
            }
        }
        lower = upper;
    }
}

/// Where the upper end of each value is; what is not exact has a ring there.
fn mark_rim(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    (first, stacks): &(usize, Vec<&Stack>),
    steps: &[usize],
    x: &dyn Fn(usize) -> f64,
    y: &Scale,
    paints: &[Paint],
) {
    for (index, stack) in stacks.iter().enumerate() {
        let Some(row) = steps.get(first + index) else { continue };
        let mut rim = 0.0;
        for ((column, value), paint) in stack.iter().enumerate().zip(paints) {
            rim += value.high;
            let cell = (*row, column);
            let along = |value: f64| at(x(first + index), y.at(value));
            drawing.spots.push((cell, along(rim)));
            if value.look != Look::Exact {
                cx.spot(drawing, Known { low: rim, high: rim, ..*value }, RADIUS, *paint, cell, &along);
            }
        }
    }
}

/// Names beside the last stack, each at the middle of its area.
fn draw_names(drawing: &mut Drawing, names: &[Block], last: Option<&Stack>, plot: Area, y: &Scale) {
    let Some(last) = last else { return };
    let mut low = 0.0;
    let mut wanted: Vec<(f64, f64)> = Vec::new();
    for (name, value) in names.iter().zip(last) {
        wanted.push((y.at(low + value.high / 2.0), name.height() + 1.0));
        low += value.high;
    }
    // From top to bottom, as `spread` has it.
    wanted.reverse();
    let middles = spread(&wanted, plot.y - 2.0, plot.bottom() + 2.0);
    for (name, middle) in names.iter().rev().zip(middles) {
        name.draw(drawing, plot.right() + NAME_GAP, middle - name.height() / 2.0, Anchor::Start, Paint::Text);
    }
}
