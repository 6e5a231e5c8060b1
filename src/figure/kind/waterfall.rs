//! From one level to another, change by change: a number without a sign is a level, one with a sign a change.

use super::{Entry, bar};
use crate::diag::message::messages;
use crate::figure::axis::Axis;
use crate::figure::beam::Beam;
use crate::figure::chart::Chart;
use crate::figure::context::{ChartContext, Reading, SMALL, VALUE};
use crate::figure::facts::{Facts, Instead, Manner, Measured, Shape, Values};
use crate::figure::known::{Known, Look};
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Plot, Stroke, at};
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
        name: "waterfall",
        shape: Shape { most: 1, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: true,
        base: false,
        counts: false,
        manner: Manner {
            values: Values::Always(Measured::Lengths),
            thins: false,
            inks: false,
            most: [14, 2],
            instead: Instead::Table,
            ..Manner::SERIES
        },
        example: &[
            (
                "en",
                "title: Filings abroad carried the growth
chart: KIND
unit: patents
data:
  rows:                     # a number alone is a level, one with + or - a change
    - [Portfolio 2022, 734]
    - [Filed at home, +96]
    - [Filed abroad, +212]
    - [Lapsed, -58]
    - [Sold, -24]
    - [Portfolio 2023, 960]
highlight: [Filed abroad]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 专利增长主要来自海外申请
chart: KIND
unit: 件
data:
  rows:                     # 只写数字为存量，带 + 或 - 为变动
    - [2022 年存量, 734]
    - [国内新增, +96]
    - [海外新增, +212]
    - [放弃, -58]
    - [转让, -24]
    - [2023 年存量, 960]
highlight: [海外新增]
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
        let rows: [(&str, &[&str]); 6] = [
            ("2022 年", &["40"]),
            ("国内", &["+12"]),
            ("海外", &["~"]),
            ("放弃", &["-8"]),
            ("转让", &["-3"]),
            ("2023 年", &["52"]),
        ];
        samples::chart("waterfall", &[], &rows)
    },
};

messages! {
    "waterfall";
    MISMATCH(level, written, sum);
    MISMATCH_HINT;
    NO_CHANGE;
    NO_CHANGE_HINT;
}

/// Height of a bar.
const THICKNESS: f64 = 12.0;
/// Space between a bar's end and its value.
const VALUE_GAP: f64 = 4.0;
/// The largest share of the frame that labels may take.
const LABEL_SHARE: f64 = 0.36;
/// The narrowest room for the bars.
const MIN_ROOM: f64 = 60.0;

/// What a row says.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    Level(Known),
    /// By how much, and from where, if that is known.
    Change(Known, Option<f64>),
    Unknown,
}

impl Step {
    /// Where its bar starts and what it shows, when that is known.
    fn bar(self) -> Option<(f64, Known)> {
        match self {
            Step::Level(level) => Some((0.0, level)),
            Step::Change(by, from) => from.map(|from| (from, by)),
            Step::Unknown => None,
        }
    }

    /// The places that its bar reaches.
    fn ends(self) -> Option<[f64; 3]> {
        self.bar().map(|(from, known)| [from, from + known.low, from + known.high])
    }

    /// Where it ends, when that is one place.
    fn end(self) -> Option<f64> {
        self.bar().and_then(|(from, known)| Some(from + single(known)?))
    }
}

/// The one number that a value is; none for a range or a bound, which leads nobody knows where.
fn single(known: Known) -> Option<f64> {
    match known.look {
        Look::Exact | Look::About => Some(known.high),
        Look::Range | Look::AtLeast | Look::AtMost => None,
    }
}

/// What the rows say, in their order. Between two levels, changes before one that is not known, or only within bounds, start
/// from the first level, those behind it end at the second.
fn steps(chart: &Chart) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut level = Some(0.0);
    for row in 0..chart.rows.len() {
        let cell = chart.cell(row, 0);
        let step = match (cell.known(), cell.quantity().and_then(|quantity| quantity.sign)) {
            (None, _) => Step::Unknown,
            (Some(known), None) => Step::Level(known),
            (Some(known), Some(_)) => Step::Change(known, level),
        };
        level = step.end();
        steps.push(step);
    }
    let mut level: Option<f64> = None;
    for step in steps.iter_mut().rev() {
        match step {
            Step::Level(known) => level = single(*known),
            Step::Unknown => level = None,
            Step::Change(by, from) => {
                level = level.and_then(|level| Some(level - single(*by)?));
                *from = from.or(level);
            }
        }
    }
    steps
}

fn judge(chart: &Chart) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut level: Option<f64> = None;
    let (mut slack, mut changes) = (0.0, 0);
    for row in 0..chart.rows.len() {
        let Some(quantity) = chart.cell(row, 0).quantity() else {
            level = None;
            changes += 1;
            continue;
        };
        slack += if quantity.approximate() { f64::INFINITY } else { quantity.half() };
        let value = quantity.scaled();
        if quantity.sign.is_some() {
            changes += 1;
            level = level.map(|level| level + value);
            continue;
        }
        if let Some(sum) = level.filter(|sum| changes > 0 && (sum - value).abs() > slack + 1e-9) {
            let label = &chart.rows[row].label;
            let sum = format!("{}", (sum * 1e6).round() / 1e6);
            let message = MISMATCH.with([label.as_str(), quantity.text.as_str(), &sum]);
            found.push(Problem::new(quantity.text.span(), message, MISMATCH_HINT.plain()));
        }
        slack = if quantity.approximate() { f64::INFINITY } else { quantity.half() };
        level = Some(value);
    }
    if let (Some(row), 0) = (chart.rows.first(), changes) {
        found.push(Problem::new(row.label.span(), NO_CHANGE.plain(), NO_CHANGE_HINT.plain()));
    }
    found
}

/// The values beside the bars, and from where to where those lie; none where they have too little room.
fn frame(cx: &ChartContext<'_>) -> Option<(Vec<Block>, [f64; 2])> {
    let chart = cx.chart;
    let left = cx.label_column(LABEL_SHARE);
    let value = |row: usize| {
        let reading = cx.reading(row, 0);
        let style = if reading.known().is_some() { VALUE } else { SMALL };
        cx.wrap(reading.label(), style, cx.width * 0.3)
    };
    let values: Vec<Block> = (0..chart.rows.len()).map(value).collect();
    let fading = |row: usize| chart.cell(row, 0).known().map_or(0.0, Known::fading);
    let beside = values.iter().enumerate().map(|(row, value)| value.width + fading(row));
    let widest = beside.fold(0.0, f64::max) + VALUE_GAP;
    let fits = chart.width() < 2 && cx.width - left - widest >= MIN_ROOM;
    fits.then_some((values, [left, cx.width - widest]))
}

fn scales(cx: &ChartContext<'_>) -> Scales {
    match frame(cx) {
        Some((_, room)) => Scales { across: Some(ruler(cx, &steps(cx.chart), room)), ..Scales::default() },
        None => bar::scales(cx),
    }
}

/// The values that the bars reach from and to, over the room that they have.
fn ruler(cx: &ChartContext<'_>, steps: &[Step], [from, to]: [f64; 2]) -> Ruler {
    let ends = steps.iter().filter_map(|step| step.ends()).flatten().chain([0.0]);
    let values = extent(ends).unwrap_or([0.0, 1.0]);
    let domain = match cx.chart.axis.span {
        Some(_) => Axis::covering(cx, values, 0.0, 5),
        None => cx.chart.reach(values),
    };
    Ruler::filling(domain, to - from)
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let chart = cx.chart;
    let Some((values, room)) = frame(cx) else { return bar::horizontal(cx) };
    let mut drawing = Drawing::new(cx.width);
    let top = bar::series_key(cx, &mut drawing);
    let steps = steps(chart);
    let ruler = cx.scales.across.unwrap_or_else(|| ruler(cx, &steps, room));
    let scale = Scale::new(ruler.domain, [room[0], room[0] + ruler.reach(ruler.domain[1])]);
    let half = |row: usize| (THICKNESS.max(values[row].height()) / 2.0).max(THICKNESS / 2.0);
    let order: Vec<usize> = (0..chart.rows.len()).collect();
    let extent = |row: usize| (half(row), half(row));
    let rows =
        cx.rows(&order, &Layout { top, share: LABEL_SHARE, gap: cx.gap(6.0), pad: 0.0, extent: &extent });
    cx.draw_rows(&mut drawing, &rows);
    let zero = scale.at(0.0);
    for pair in rows.slots.windows(2) {
        // The level that a change ends at is the one that the next starts from.
        let (before, after) = (steps[pair[0].row], steps[pair[1].row]);
        let meets = match after {
            Step::Change(_, from) => from,
            Step::Level(level) => single(level),
            Step::Unknown => None,
        };
        if let (Some(end), Some(_)) = (before.end(), meets) {
            let x = scale.at(end);
            let (from, to) = (pair[0].middle + THICKNESS / 2.0, pair[1].middle - THICKNESS / 2.0);
            drawing.line(at(x, from), at(x, to), Stroke::solid(Paint::Muted, 0.4));
        }
    }
    for slot in &rows.slots {
        let label = &values[slot.row];
        let step = steps[slot.row];
        let ends = step.ends().into_iter().flatten().reduce(f64::max);
        let mut x = ends.map_or(zero, |end| scale.at(end));
        if let Some((from, known)) = step.bar() {
            let beam = Beam {
                zero: scale.at(from),
                per_unit: ruler.per_unit(),
                side: slot.middle - THICKNESS / 2.0,
                thickness: THICKNESS,
                upward: false,
            };
            cx.beam(&mut drawing, beam, known, paint(cx, slot.row, step), (slot.row, 0));
            x += known.fading();
        }
        let ink =
            if matches!(cx.reading(slot.row, 0), Reading::Number(..)) { Paint::Text } else { Paint::Muted };
        label.draw(&mut drawing, x + VALUE_GAP, slot.middle - label.height() / 2.0, Anchor::Start, ink);
    }
    for (start, end) in rows.stretches() {
        drawing.line(at(zero, start - 2.5), at(zero, end + 2.5), Stroke::solid(Paint::Muted, 0.5));
    }
    let area = Area::new(room[0], top, cx.width - room[0], rows.bottom - top);
    let plot = Plot::across(area, scale);
    drawing.height = rows.bottom + 3.0;
    drawing.height += Axis::asked_below(cx, &mut drawing, &plot, rows.bottom + 4.0);
    drawing.plots.push(plot);
    drawing
}

/// Levels are grey, rises in the accent, falls in a warm ink; beside a highlight the others are pale.
fn paint(cx: &ChartContext<'_>, row: usize, step: Step) -> Paint {
    let calm = cx.chart.highlights_rows() && !cx.chart.rows[row].highlighted;
    match step {
        Step::Level(_) | Step::Unknown => Paint::Muted,
        Step::Change(by, _) if by.high < 0.0 => {
            if calm {
                Paint::Series(1)
            } else {
                Paint::Series(4)
            }
        }
        Step::Change(..) => {
            if calm {
                Paint::Ramp(2)
            } else {
                Paint::Accent
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, judge, steps};
    use crate::diag::Lang;
    use crate::figure::samples::chart;

    #[test]
    fn changes_start_where_the_last_one_ended() {
        let data: [(&str, &[&str]); 4] = [("a", &["40"]), ("b", &["+12"]), ("c", &["-8"]), ("d", &["44"])];
        let chart = chart("waterfall", &[], &data);
        let bars: Vec<_> =
            steps(&chart).into_iter().map(|step| (step.bar().map(|bar| bar.0), step.end())).collect();
        assert_eq!(
            bars,
            [
                (Some(0.0), Some(40.0)),
                (Some(40.0), Some(52.0)),
                (Some(52.0), Some(44.0)),
                (Some(0.0), Some(44.0))
            ]
        );
        assert!(judge(&chart).is_empty());
    }

    #[test]
    fn an_unknown_change_has_no_length_and_the_rest_hangs_from_the_next_level() {
        let data: [(&str, &[&str]); 4] = [("a", &["40"]), ("b", &["~"]), ("c", &["-8"]), ("d", &["60"])];
        let steps = steps(&chart("waterfall", &[], &data));
        assert_eq!(steps[1], Step::Unknown);
        assert!(matches!(steps[2], Step::Change(_, Some(68.0))));
    }

    #[test]
    fn what_is_known_only_within_bounds_leads_nobody_knows_where() {
        let data: [(&str, &[&str]); 5] =
            [("a", &["40"]), ("b", &["+10-14"]), ("c", &["-8"]), ("d", &["+9"]), ("e", &["60"])];
        let steps = steps(&chart("waterfall", &[], &data));
        let bars: Vec<_> = steps.iter().map(|step| step.bar().map(|bar| bar.0)).collect();
        assert_eq!(bars, [Some(0.0), Some(40.0), Some(59.0), Some(51.0), Some(0.0)]);
        assert_eq!(steps[1].ends(), Some([40.0, 50.0, 54.0]));
        assert_eq!(steps[1].end(), None);
    }

    #[test]
    fn levels_that_do_not_add_up_are_named() {
        let data: [(&str, &[&str]); 3] = [("a", &["40"]), ("b", &["+12"]), ("d", &["60"])];
        let said = |data: &[(&str, &[&str])]| -> Vec<String> {
            judge(&chart("waterfall", &[], data)).iter().map(|p| p.message.render(Lang::default())).collect()
        };
        assert_eq!(said(&data), ["`d` is `60`, but the changes lead to 52"]);
        assert_eq!(said(&[("a", &["40"]), ("b", &["60"])]), ["no number has a sign, so nothing changes"]);
        assert!(said(&[("a", &["40"]), ("b", &["约 +12"]), ("d", &["60"])]).is_empty());
    }
}
