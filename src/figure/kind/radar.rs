//! Values on axes around one centre: rows are the axes, columns the outlines.

use std::f64::consts::TAU;

use super::{Entry, bar};
use crate::diag::message::messages;
use crate::figure::chart::{Cell, Chart};
use crate::figure::context::{ChartContext, SMALL};
use crate::figure::facts::{Facts, Instead, Manner, Parts, Shape, Unsure};
use crate::figure::known::Known;
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Point, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::problem::{Problem, negatives};
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::{tick_label, ticks};
use crate::figure::scales::Scales;
use crate::figure::{Figure, Order};

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "radar",
        shape: Shape { most: 3, parts: Parts::DownColumn, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: false,
        base: true,
        counts: false,
        manner: Manner {
            unsure: Unsure::Single,
            thins: false,
            most: [12, 3],
            instead: Instead::Places,
            ..Manner::SERIES
        },
        example: &[
            (
                "en",
                "title: Overseas firms lead in everything but speed
chart: KIND
unit: points
data:
  columns: [Home, Abroad]       # one outline each, three at most
  rows:                         # three to ten axes, all on one scale from zero
    - [Strategy, 6, 8]
    - [Filing, 7, 8]
    - [Licensing, 4, 7]
    - [Litigation, 5, 6]
    - [Speed, 8, 5]
highlight: [Home]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 除速度外，海外企业各项均领先
chart: KIND
unit: 分
data:
  columns: [国内, 海外]       # 每列一条轮廓，至多三条
  rows:                       # 三至十条轴，同一刻度，从零开始
    - [战略, 6, 8]
    - [申请, 7, 8]
    - [许可, 4, 7]
    - [诉讼, 5, 6]
    - [速度, 8, 5]
highlight: [国内]
sources: [在这里写数据来源。]
",
            ),
        ],
    },
    judge,
    scales: |cx| Scales { amount: largest(cx), ..Scales::default() },
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || {
        let rows: [(&str, &[&str]); 5] = [
            ("战略", &["60", "80"]),
            ("申请", &["70", "80"]),
            ("许可", &["40", "70"]),
            ("诉讼", &["50", "~"]),
            ("速度", &["80", "50"]),
        ];
        samples::chart("radar", &["国内", "海外"], &rows)
    },
};

messages! {
    "radar";
    AXES(count, least, most);
    AXES_HINT;
}

/// How many axes can be read.
const AXES_READ: [usize; 2] = [3, 10];
/// The radius and its share of the frame.
const RADIUS: f64 = 82.0;
const MIN_RADIUS: f64 = 40.0;
/// Radius of a value.
const RADIUS_OF_SPOT: f64 = 2.6;
/// Space between the end of an axis and its label.
const GAP: f64 = 6.0;
/// The largest share of the frame that a label may take.
const LABEL_SHARE: f64 = 0.28;

fn judge(chart: &Chart) -> Vec<Problem> {
    let mut found = negatives(chart);
    let count = chart.rows.len();
    let [least, most] = AXES_READ;
    if let (Some(row), false) = (chart.rows.first(), (least..=most).contains(&count)) {
        let message = AXES.with([count.to_string(), least.to_string(), most.to_string()]);
        found.push(Problem::new(row.label.span(), message, AXES_HINT.plain()));
    }
    found
}

/// The direction of an axis, clockwise from the top.
fn direction(index: usize, count: usize) -> (f64, f64) {
    let angle = index as f64 / count as f64 * TAU;
    (angle.sin(), -angle.cos())
}

fn paints(cx: &ChartContext<'_>) -> Vec<Paint> {
    let paint = |column: usize| {
        let stressed = cx.chart.columns.get(column).is_some_and(|column| column.highlighted);
        if cx.chart.highlights_columns() && !stressed { Paint::Muted } else { cx.series_paint(column) }
    };
    (0..cx.chart.width()).map(paint).collect()
}

/// The largest value on an axis.
fn largest(cx: &ChartContext<'_>) -> Option<f64> {
    let cells = cx.chart.rows.iter().flat_map(|row| &row.cells).filter_map(Cell::known);
    cells.map(|known| known.high).filter(|value| *value > 0.0).reduce(f64::max)
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    radar(cx).unwrap_or_else(|| bar::horizontal(cx))
}

/// The radar; none when its axes or their labels find no room.
fn radar(cx: &ChartContext<'_>) -> Option<Drawing> {
    let chart = cx.chart;
    let count = chart.rows.len();
    let series = chart.width();
    let cells = || (0..count).flat_map(|row| (0..series).filter_map(move |column| chart.number(row, column)));
    let largest = cx.scales.amount.or_else(|| largest(cx)).unwrap_or(0.0);
    let drawable =
        (AXES_READ[0]..=AXES_READ[1]).contains(&count) && (1..=3).contains(&series) && largest > 0.0;
    if !drawable || cells().any(|value| value < 0.0) || chart.rows.iter().any(|row| row.group.is_some()) {
        return None;
    }
    let label = |row: usize| {
        let source = &chart.rows[row].label;
        // One outline has room for its values.
        let text = match series {
            1 => source.derive(format!("{source}\n{}", cx.reading(row, 0).label())),
            _ => source.clone(),
        };
        cx.wrap(
            &text,
            if chart.rows[row].highlighted { cx.row_style(row) } else { SMALL },
            cx.width * LABEL_SHARE,
        )
    };
    let labels: Vec<Block> = (0..count).map(label).collect();
    let widest = labels.iter().map(|label| label.width).fold(0.0, f64::max);
    let radius = RADIUS.min(cx.width / 2.0 - widest - GAP);
    if radius < MIN_RADIUS {
        return None;
    }
    let mut drawing = Drawing::new(cx.width);
    let paints = paints(cx);
    let entries = paints.iter().enumerate();
    let entries: Vec<_> =
        entries.map(|(column, &paint)| (Swatch::Fill(paint), cx.column_label(column))).collect();
    let named = entries.iter().any(|(_, name)| !name.trim().is_empty());
    let key = if named { cx.legend(&mut drawing, &entries, 0.0, 0.0, cx.width) } else { 0.0 };

    // Where labels stand around the origin, then how far they reach up and down.
    let place = |(index, label): (usize, &Block)| {
        let (x, y) = direction(index, count);
        let (x, y) = (x * (radius + GAP), y * (radius + GAP));
        let left = if x.abs() < 1.0 {
            x - label.width / 2.0
        } else if x > 0.0 {
            x
        } else {
            x - label.width
        };
        let top = y - label.height() / 2.0 * (1.0 - y.signum() * (y.abs() / (radius + GAP)));
        Area::new(left, top, label.width, label.height())
    };
    let areas: Vec<Area> = labels.iter().enumerate().map(place).collect();
    let meet =
        |(index, area): (usize, &Area)| areas[index + 1..].iter().any(|other| area.grown(0.5).meets(other));
    if areas.iter().enumerate().any(meet) {
        return None;
    }
    let above = areas.iter().map(|area| -area.y).fold(radius, f64::max);
    let below = areas.iter().map(|area| area.bottom()).fold(radius, f64::max);
    let center = at(cx.width / 2.0, key + above + 2.0);

    let rings = ticks([0.0, largest], 4);
    let top = rings.last().copied().unwrap_or(largest);
    let spot = |row: usize, value: f64| -> Point {
        let (x, y) = direction(row, count);
        at(center.x + x * value / top * radius, center.y + y * value / top * radius)
    };
    let step = rings.get(1).copied().unwrap_or(1.0);
    for &ring in rings.iter().skip(1) {
        let corners: Vec<Point> = (0..count).map(|row| spot(row, ring)).collect();
        drawing.polygon(&corners, None, Some(Stroke::solid(Paint::Rule, 0.4)));
    }
    for row in 0..count {
        drawing.line(center, spot(row, top), Stroke::solid(Paint::Rule, 0.4));
    }
    let mut order: Vec<usize> = (0..series).collect();
    order.sort_by_key(|&column| chart.columns.get(column).is_some_and(|column| column.highlighted));
    for &column in &order {
        draw_outline(cx, &mut drawing, column, paints[column], &spot);
    }
    let near = &chart.rows.first()?.label;
    let sign = if chart.is_percent() { "%" } else { "" };
    for &ring in rings.iter().skip(1) {
        // The outermost of them says the unit.
        let unit = cx.chart.unit.as_ref().filter(|_| sign.is_empty() && ring + step >= top - step / 2.0);
        let unit = unit.map_or(String::new(), |unit| format!(" {}", unit.trim()));
        let text = near.derive(format!("{}{sign}{unit}", tick_label(ring, step)));
        let place = spot(0, ring);
        let width = cx.width_of(&text, SMALL);
        let behind = Area::new(place.x + 1.5, place.y - SMALL.size / 2.0, width + 2.0, SMALL.size);
        // The outermost number would stand beside the label of the first axis.
        if ring < top {
            drawing.rect(behind, Paint::Paper);
            drawing.text(
                at(place.x + 2.5, place.y + SMALL.drop()),
                Anchor::Start,
                &text,
                SMALL,
                Paint::Muted,
            );
        }
    }
    for ((label, area), row) in labels.iter().zip(&areas).zip(&chart.rows) {
        let ink = if row.highlighted { Paint::Accent } else { Paint::Text };
        let middle = center.x + area.x + area.width / 2.0;
        label.draw(&mut drawing, middle, center.y + area.y, Anchor::Middle, ink);
    }
    drawing.height = cx.not_disclosed(&mut drawing, center.y + below + 4.0);
    Some(drawing)
}

/// An outline through the known values; it is open where one is unknown.
fn draw_outline(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    column: usize,
    paint: Paint,
    spot: &dyn Fn(usize, f64) -> Point,
) {
    let count = cx.chart.rows.len();
    let known: Vec<Option<Known>> = (0..count).map(|row| cx.chart.cell(row, column).known()).collect();
    let spots: Vec<Option<Point>> =
        known.iter().enumerate().map(|(row, known)| Some(spot(row, (*known)?.high))).collect();
    let stroke = Stroke::solid(paint, 1.8);
    if let Some(corners) = spots.iter().copied().collect::<Option<Vec<Point>>>() {
        let alone = cx.chart.width() == 1;
        drawing.polygon(&corners, alone.then_some(Paint::AccentWash), Some(stroke));
    } else {
        for index in 0..count {
            if let (Some(from), Some(to)) = (spots[index], spots[(index + 1) % count]) {
                drawing.line(from, to, stroke);
            }
        }
    }
    let shown = drawing.shown.len();
    for (row, known) in known.into_iter().enumerate() {
        let Some(known) = known else { continue };
        // A range has no one place on a spoke; the chart has a problem then.
        let known = Known { low: known.high, ..known };
        cx.spot(drawing, known, RADIUS_OF_SPOT, paint, (row, column), &|value| spot(row, value));
    }
    // Who measures a drawing measures across and upwards, and no spokes.
    drawing.shown.truncate(shown);
}

#[cfg(test)]
mod tests {
    use super::judge;
    use crate::diag::Lang;
    use crate::figure::mark::Mark;
    use crate::figure::samples::{chart, drawn};

    #[test]
    fn values_lie_as_far_out_as_they_are_large() {
        let data: [(&str, &[&str]); 4] = [("a", &["80"]), ("b", &["40"]), ("c", &["20"]), ("d", &["60"])];
        let drawing = drawn(&chart("radar", &["x"], &data), 400.0);
        let mut dots = Vec::new();
        for mark in &drawing.marks {
            if let Mark::Circle { center, .. } = mark {
                dots.push(*center);
            }
        }
        let middle = dots[0].x;
        let (right, left) = (dots[1].x - middle, middle - dots[3].x);
        assert!((left / right - 1.5).abs() < 1e-3, "{dots:?}");
        let height = (dots[2].y - dots[1].y) / (dots[1].y - dots[0].y);
        assert!((height - 0.25).abs() < 1e-3);
    }

    #[test]
    fn two_axes_are_no_radar() {
        let data: [(&str, &[&str]); 2] = [("a", &["80"]), ("b", &["40"])];
        let said: Vec<String> = judge(&chart("radar", &["x"], &data))
            .iter()
            .map(|problem| problem.message.render(Lang::default()))
            .collect();
        assert_eq!(said, ["2 axes make no radar; it takes 3 to 10"]);
    }
}
