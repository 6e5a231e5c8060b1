//! Ranks over time: rows are who is ranked, columns when; the first rank stands on top.

use super::{Entry, dot};
use crate::diag::message::messages;
use crate::figure::chart::Chart;
use crate::figure::context::{ChartContext, Reading, SMALL};
use crate::figure::facts::{Facts, Instead, Joins, Manner, Measured, Shape, Unsure, Values};
use crate::figure::mark::{Anchor, Drawing, Mark, Paint, Point, Step, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::place::spread;
use crate::figure::problem::Problem;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scales::Scales;
use crate::figure::{Figure, Order};
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "bump",
        shape: Shape { least: 2, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: true,
        base: false,
        counts: false,
        manner: Manner {
            intervals: false,
            parallel: false,
            dates: false,
            values: Values::Always(Measured::Nothing),
            unsure: Unsure::Printed,
            thins: false,
            joins: Joins::Columns,
            most: [12, 12],
            instead: Instead::Shades,
            inks: false,
            unit_once: false,
        },
        example: &[
            (
                "en",
                r#"title: Sensors have climbed from fourth place to first
chart: KIND
data:
  columns: ["2020", "2021", "2022", "2023"]
  rows:                 # ranks; 1 is the first
    - [Valves, 1, 1, 2, 2]
    - [Housings, 2, 3, 3, 4]
    - [Coating, 3, 4, 4, 3]
    - [Sensors, 4, 2, 1, 1]
highlight: [Sensors]
sources: [Write the source here.]
"#,
            ),
            (
                "zh",
                "title: 传感器由第四位升至首位
chart: KIND
data:
  columns: [2020 年, 2021 年, 2022 年, 2023 年]
  rows:                 # 名次，1 为第一
    - [阀门, 1, 1, 2, 2]
    - [外壳, 2, 3, 3, 4]
    - [镀膜, 3, 4, 4, 3]
    - [传感器, 4, 2, 1, 1]
highlight: [传感器]
sources: [在这里写数据来源。]
",
            ),
        ],
    },
    judge,
    scales: |_| Scales::default(),
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || {
        let rows: [(&str, &[&str]); 3] =
            [("阀门", &["1", "1", "2"]), ("外壳", &["2", "~", "3"]), ("传感器", &["3", "2", "1"])];
        let mut chart = samples::chart("bump", &["2021 年", "2022 年", "2023 年"], &rows);
        chart.unit = None;
        chart
    },
};

messages! {
    "bump";
    NO_RANK(label, value);
    NO_RANK_HINT;
}

/// Height of a rank.
const PITCH: f64 = 19.0;
/// Radius of the disc that holds a rank.
const RADIUS: f64 = 7.0;
/// Space between a disc and a name.
const NAME_GAP: f64 = 5.0;
/// The largest share of the frame that names may take on a side.
const NAME_SHARE: f64 = 0.26;
/// The narrowest space between two columns.
const MIN_STEP: f64 = 30.0;
/// The most ranks that are drawn before dots say it better.
const MOST_RANKS: usize = 30;

/// The rank that a value is: a whole number from one upwards.
fn rank(value: f64) -> Option<usize> {
    let whole = value.fract() == 0.0 && (1.0..=1e4).contains(&value);
    whole.then_some(value as usize)
}

fn judge(chart: &Chart) -> Vec<Problem> {
    let cells = chart.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row, cell)));
    let wrong = cells.filter_map(|(row, cell)| {
        let quantity = cell.quantity()?;
        let sound = rank(quantity.scaled()).is_some() && !quantity.approximate() && !quantity.is_percent;
        let message = || NO_RANK.with([row.label.as_str(), quantity.text.as_str()]);
        (!sound).then(|| Problem::new(quantity.text.span(), message(), NO_RANK_HINT.plain()))
    });
    wrong.collect()
}

/// A place in a column.
#[derive(Clone, Copy)]
struct Spot {
    rank: usize,
    /// How many others share the rank and stand before it.
    shift: usize,
    /// How many share it altogether.
    shared: usize,
}

/// The spots by row and column; none when some value is no rank.
fn spots(chart: &Chart) -> Option<Vec<Vec<Option<Spot>>>> {
    let column = |column: usize| -> Option<Vec<(usize, usize)>> {
        let known = (0..chart.rows.len()).filter_map(|row| Some((row, chart.number(row, column)?)));
        known.map(|(row, value)| Some((row, rank(value)?))).collect()
    };
    let columns = (0..chart.width()).map(column).collect::<Option<Vec<_>>>()?;
    let spot = |row: usize, ranks: &Vec<(usize, usize)>| {
        let (_, own) = *ranks.iter().find(|(other, _)| *other == row)?;
        let equal = || ranks.iter().filter(|(_, rank)| *rank == own);
        Some(Spot {
            rank: own,
            shift: equal().filter(|(other, _)| *other < row).count(),
            shared: equal().count(),
        })
    };
    Some((0..chart.rows.len()).map(|row| columns.iter().map(|ranks| spot(row, ranks)).collect()).collect())
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let chart = cx.chart;
    let Some(spots) = spots(chart) else { return dot::draw(cx) };
    let lowest = spots.iter().flatten().flatten().map(|spot| spot.rank).max().unwrap_or(0);
    let ties = spots.iter().flatten().flatten().map(|spot| spot.shared).max().unwrap_or(1);
    let count = chart.width();
    if count < 2
        || lowest == 0
        || lowest > MOST_RANKS
        || ties > 2
        || chart.rows.iter().any(|row| row.group.is_some())
    {
        return dot::draw(cx);
    }
    let limit = cx.width * NAME_SHARE;
    let names: Vec<Block> = chart
        .rows
        .iter()
        .enumerate()
        .map(|(row, own)| cx.wrap(&own.label, cx.row_style(row), limit))
        .collect();
    // A name stands where its line starts, and again where it ends, if those are the first and the last column.
    let side = |column: usize| -> Vec<usize> {
        let mut rows: Vec<usize> =
            (0..chart.rows.len()).filter(|&row| spots[row][column].is_some()).collect();
        rows.sort_by_key(|&row| spots[row][column].map(|spot| (spot.rank, spot.shift)));
        rows
    };
    let (starts, ends) = (side(0), side(count - 1));
    let widest = |rows: &[usize]| rows.iter().map(|&row| names[row].width).fold(0.0, f64::max);
    let tie = if ties > 1 { 2.0 * RADIUS } else { 0.0 };
    let from = widest(&starts) + NAME_GAP + RADIUS;
    let to = cx.width - widest(&ends) - NAME_GAP - RADIUS - tie;
    let step = (to - from) / (count - 1) as f64;
    let elsewhere: Vec<usize> =
        (0..chart.rows.len()).filter(|row| !starts.contains(row) && !ends.contains(row)).collect();
    let heads: Vec<Block> =
        (0..count).map(|column| cx.wrap(&cx.column_label(column), SMALL, (step - 4.0).max(1.0))).collect();
    let broken = heads.iter().any(|head| head.lines.len() > 3 || head.width > step - 2.0);
    if step < MIN_STEP + tie || broken {
        return dot::draw(cx);
    }
    let mut drawing = Drawing::new(cx.width);
    let head = heads.iter().map(Block::height).fold(0.0, f64::max);
    for (column, block) in heads.iter().enumerate() {
        let x = (from + column as f64 * step).clamp(block.width / 2.0, cx.width - block.width / 2.0);
        block.draw(&mut drawing, x, head - block.height(), Anchor::Middle, Paint::Text);
    }
    let top = head + 6.0;
    let crowd = |rows: &[usize]| rows.iter().map(|&row| names[row].height() + 1.0).sum::<f64>();
    let height = (lowest as f64 * PITCH).max(crowd(&starts)).max(crowd(&ends));
    let pitch = height / lowest as f64;
    let place = |column: usize, spot: Spot| {
        let shift = spot.shift as f64 * 2.0 * RADIUS;
        at(from + column as f64 * step + shift, top + (spot.rank as f64 - 0.5) * pitch)
    };
    let mut order: Vec<usize> = (0..chart.rows.len()).collect();
    order.sort_by_key(|&row| chart.rows[row].highlighted);
    for &row in &order {
        draw_line(&mut drawing, cx, row, &spots[row], &place);
    }
    for &row in &order {
        let paint = paint(cx, row);
        for (column, spot) in spots[row].iter().enumerate() {
            let Some(spot) = spot else { continue };
            let center = place(column, *spot);
            let stroke =
                Some(Stroke::solid(if cx.is_faint(paint) { Paint::Muted } else { Paint::Paper }, 0.75));
            drawing.marks.push(Mark::Circle { center, radius: RADIUS, fill: Some(paint), stroke });
            if let Reading::Number(_, label) = cx.reading(row, column) {
                let label = Text::new(spot.rank.to_string(), label.span());
                let baseline = center.y + SMALL.drop();
                drawing.text(at(center.x, baseline), Anchor::Middle, &label, SMALL, cx.text_on(paint));
            }
        }
    }
    for (rows, column) in [(&starts, 0), (&ends, count - 1)] {
        let wanted: Vec<(f64, f64)> = rows
            .iter()
            .filter_map(|&row| Some((place(column, spots[row][column]?).y, names[row].height() + 1.0)))
            .collect();
        let (x, anchor) = if column == 0 {
            (from - RADIUS - NAME_GAP, Anchor::End)
        } else {
            (to + RADIUS + NAME_GAP + tie, Anchor::Start)
        };
        for (&row, middle) in rows.iter().zip(spread(&wanted, top, top + height)) {
            let ink = if chart.rows[row].highlighted { Paint::Accent } else { Paint::Text };
            names[row].draw(&mut drawing, x, middle - names[row].height() / 2.0, anchor, ink);
        }
    }
    let mut bottom = top + height + 4.0;
    // Lines that begin and end between the sides are named below.
    if let Some(&first) = elsewhere.first() {
        let said: Vec<String> = elsewhere
            .iter()
            .map(|&row| {
                let known = (0..count).filter(|&column| spots[row][column].is_some());
                let cells = known.map(|column| {
                    format!(
                        "{}{}{}",
                        cx.column_label(column),
                        cx.words.colon,
                        cx.reading(row, column).label()
                    )
                });
                let cells = cells.collect::<Vec<_>>().join(cx.words.comma);
                let label = &chart.rows[row].label;
                if cells.is_empty() { label.to_string() } else { cx.with_value(label, &cells) }
            })
            .collect();
        bottom =
            cx.small_print(&mut drawing, &chart.rows[first].label.derive(said.join(cx.words.comma)), bottom);
    }
    drawing.height = cx.not_disclosed(&mut drawing, bottom);
    drawing
}

fn paint(cx: &ChartContext<'_>, row: usize) -> Paint {
    if cx.chart.rows[row].highlighted || !cx.chart.highlights_rows() { Paint::Accent } else { Paint::Ramp(2) }
}

/// The line of a row: level at its ranks, bent between them; broken over what is not disclosed.
fn draw_line(
    drawing: &mut Drawing,
    cx: &ChartContext<'_>,
    row: usize,
    spots: &[Option<Spot>],
    place: &dyn Fn(usize, Spot) -> Point,
) {
    let stroke = Stroke::solid(paint(cx, row), if cx.chart.rows[row].highlighted { 2.6 } else { 1.8 });
    for (column, pair) in spots.windows(2).enumerate() {
        let [Some(before), Some(after)] = pair else { continue };
        let (from, to) = (place(column, *before), place(column + 1, *after));
        let bend = (to.x - from.x) / 2.0;
        let steps = vec![Step::Move(from), Step::Cubic(at(from.x + bend, from.y), at(to.x - bend, to.y), to)];
        drawing.marks.push(Mark::Path { steps, fill: None, stroke: Some(stroke) });
    }
}

#[cfg(test)]
mod tests {
    use super::judge;
    use crate::diag::Lang;
    use crate::figure::samples::chart;

    #[test]
    fn what_is_no_rank_is_named() {
        let mut chart =
            chart("bump", &["x", "y"], &[("a", &["1", "2.5"]), ("b", &["0", "约 3"]), ("c", &["2", "~"])]);
        chart.unit = None;
        let said: Vec<String> = judge(&chart).iter().map(|p| p.message.render(Lang::default())).collect();
        assert_eq!(said.len(), 3, "{said:?}");
        assert_eq!(said[0], "`2.5` of `a` is no rank");
    }
}
