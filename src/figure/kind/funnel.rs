//! Stages that each keep a part of the one before: centred bars, as long as their values.

use super::{Entry, bar};
use crate::diag::message::messages;
use crate::figure::beam::Beam;
use crate::figure::chart::Chart;
use crate::figure::context::{ChartContext, Reading, SMALL, VALUE};
use crate::figure::facts::{Facts, Instead, Manner, Shape};
use crate::figure::known::{FADING, Known, Look};
use crate::figure::mark::{Anchor, Area, Drawing, Paint, at};
use crate::figure::problem::{Problem, negatives};
use crate::figure::rows::Layout;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scales::{Ruler, Scales};
use crate::figure::{Figure, Order};
use crate::quantity::Quantity;
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "funnel",
        shape: Shape { most: 1, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: true,
        by_row: true,
        base: true,
        counts: true,
        manner: Manner { thins: false, inks: false, most: [10, 3], instead: Instead::Bars, ..Manner::SERIES },
        example: &[
            (
                "en",
                "title: One idea in twelve becomes a granted patent
chart: KIND
unit: ideas
data:
  rows:                 # from the first stage to the last; none is larger than the one before
    - [Reported, 480]
    - [Examined, 210]
    - [Filed, 96]
    - [Granted, 40]
highlight: [Granted]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 每十二项创意有一项最终获得授权
chart: KIND
unit: 项
data:
  rows:                 # 由第一阶段到最后阶段，后一阶段不大于前一阶段
    - [提案, 480]
    - [评审, 210]
    - [申请, 96]
    - [授权, 40]
highlight: [授权]
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
        let rows: [(&str, &[&str]); 4] =
            [("提案", &["100"]), ("评审", &["45"]), ("申请", &["~"]), ("授权", &["8.5"])];
        samples::chart("funnel", &[], &rows)
    },
};

messages! {
    "funnel";
    GROWS(stage, value, before);
    GROWS_HINT;
}

/// Height of a bar, and of the slope to the next.
const THICKNESS: f64 = 20.0;
const SLOPE: f64 = 9.0;
/// Space between a bar and its value beside it, and around a value inside.
const BESIDE: f64 = 4.0;
/// The largest share of the frame that labels may take.
const LABEL_SHARE: f64 = 0.34;
/// The narrowest room for the bars.
const MIN_ROOM: f64 = 60.0;

fn judge(chart: &Chart) -> Vec<Problem> {
    let mut found = negatives(chart);
    let mut before: Option<(&Text, &Quantity)> = None;
    for row in &chart.rows {
        let Some(quantity) = row.cells.first().and_then(|cell| cell.quantity()) else { continue };
        if let Some((_, last)) =
            before.filter(|(_, last)| quantity.scaled() > last.scaled() + last.half() + quantity.half())
            && !quantity.approximate()
            && !last.approximate()
        {
            let message = GROWS.with([row.label.as_str(), quantity.text.as_str(), last.text.as_str()]);
            found.push(Problem::new(quantity.text.span(), message, GROWS_HINT.plain()));
        }
        before = Some((&row.label, quantity));
    }
    found
}

/// What a funnel is as wide as, its readings, and the room that they leave it.
struct Frame {
    readings: Vec<Reading>,
    largest: f64,
    middle: f64,
    room: f64,
}

/// The frame of a funnel; none for data that is none, or that has too little room.
fn frame(cx: &ChartContext<'_>) -> Option<Frame> {
    let chart = cx.chart;
    let left = cx.label_column(LABEL_SHARE);
    let room = cx.width - left;
    let values = || (0..chart.rows.len()).filter_map(|row| Some(chart.cell(row, 0).known()?.high));
    let largest = values().fold(0.0, f64::max);
    let readings: Vec<Reading> = (0..chart.rows.len()).map(|row| cx.reading(row, 0)).collect();
    let width = |reading: &Reading| match reading {
        Reading::Number(_, label) => cx.width_of(label, VALUE),
        Reading::Unknown(label) => cx.width_of(label, SMALL),
    };
    let open =
        readings.iter().any(|reading| reading.known().is_some_and(|known| known.look == Look::AtLeast));
    let fading = if open { 2.0 * FADING } else { 0.0 };
    // A value beside the shortest bar still lies in the frame.
    let widest = readings.iter().map(width).fold(0.0, f64::max) + 2.0 * BESIDE + fading;
    let negative = values().any(|value| value < 0.0);
    let fits = chart.width() < 2
        && !negative
        && largest > 0.0
        && room >= MIN_ROOM + widest
        && chart.rows.iter().all(|row| row.group.is_none());
    let middle = left + (room - widest) / 2.0;
    fits.then_some(Frame { readings, largest, middle, room: room - widest })
}

fn scales(cx: &ChartContext<'_>) -> Scales {
    match frame(cx) {
        Some(frame) => {
            Scales { across: Some(Ruler::filling([0.0, frame.largest], frame.room)), ..Scales::default() }
        }
        None => bar::scales(cx),
    }
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let chart = cx.chart;
    let Some(Frame { readings, largest, middle, room }) = frame(cx) else { return bar::horizontal(cx) };
    let per_unit = cx.scales.across.unwrap_or(Ruler::filling([0.0, largest], room)).per_unit();
    let mut drawing = Drawing::new(cx.width);
    let top = bar::series_key(cx, &mut drawing);
    let order: Vec<usize> = (0..chart.rows.len()).collect();
    let extent = |_: usize| (THICKNESS / 2.0, THICKNESS / 2.0);
    let rows = cx.rows(&order, &Layout { top, share: LABEL_SHARE, gap: SLOPE, pad: 0.0, extent: &extent });
    cx.draw_rows(&mut drawing, &rows);
    let half = |row: usize| chart.cell(row, 0).known().map(|known| known.high * per_unit / 2.0);
    for pair in rows.slots.windows(2) {
        if let (Some(upper), Some(lower)) = (half(pair[0].row), half(pair[1].row)) {
            let (from, to) = (pair[0].middle + THICKNESS / 2.0, pair[1].middle - THICKNESS / 2.0);
            let corners = [
                at(middle - upper, from),
                at(middle + upper, from),
                at(middle + lower, to),
                at(middle - lower, to),
            ];
            drawing.polygon(&corners, Some(Paint::AccentWash), None);
        }
    }
    for slot in &rows.slots {
        match (&readings[slot.row], half(slot.row)) {
            (Reading::Number(known, label), Some(half)) => {
                let paint = cx.row_paint(slot.row);
                stage(cx, &mut drawing, *known, [middle, slot.middle, per_unit], paint, slot.row);
                let baseline = slot.middle + VALUE.drop();
                // On a hollow bar letters stand on paper, on a range on both.
                let firm = known.is_firm() && known.low == known.high;
                let ground = if firm { cx.text_on(paint) } else { Paint::Text };
                let is_even = firm || !known.is_firm();
                if is_even && cx.width_of(label, VALUE) + 2.0 * BESIDE <= 2.0 * half {
                    drawing.text(at(middle, baseline), Anchor::Middle, label, VALUE, ground);
                } else {
                    drawing.text(
                        at(middle + half + known.fading() + BESIDE, baseline),
                        Anchor::Start,
                        label,
                        VALUE,
                        Paint::Text,
                    );
                }
            }
            (reading, _) => {
                let baseline = slot.middle + SMALL.drop();
                drawing.text(at(middle, baseline), Anchor::Middle, reading.label(), SMALL, Paint::Muted);
            }
        }
    }
    drawing.height = rows.bottom + 2.0;
    drawing
}

/// A stage around `middle` at the height `y`: filled as far as its value is certain, hollow beyond, fading where it may be more.
fn stage(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    known: Known,
    [middle, y, per_unit]: [f64; 3],
    paint: Paint,
    row: usize,
) {
    let side = y - THICKNESS / 2.0;
    let area = |value: f64| Area::new(middle - value * per_unit / 2.0, side, value * per_unit, THICKNESS);
    if known.high > 0.0 && (!known.is_firm() || known.low < known.high) {
        cx.hollow(drawing, area(known.high), paint);
        drawing.shows((row, 0), [0.0, known.high]);
    }
    if known.is_firm() && known.low > 0.0 {
        cx.solid(drawing, area(known.low), paint);
        drawing.shows((row, 0), [0.0, known.low]);
    }
    if known.look == Look::AtLeast {
        let beam = Beam { zero: middle, per_unit, side, thickness: THICKNESS, upward: false };
        let ends = area(known.high);
        cx.fade(drawing, beam, ends.right(), false, paint);
        cx.fade(drawing, beam, ends.x, true, paint);
    }
}

#[cfg(test)]
mod tests {
    use super::judge;
    use crate::diag::Lang;
    use crate::figure::Paint;
    use crate::figure::samples::{chart, drawn, rects};

    #[test]
    fn bars_are_centred_and_as_long_as_their_values() {
        let drawing = drawn(&chart("funnel", &[], &[("a", &["80"]), ("b", &["40"]), ("c", &["10"])]), 400.0);
        let bars = rects(&drawing, Paint::Accent);
        assert!(
            (bars[0].width / bars[1].width - 2.0).abs() < 1e-3
                && (bars[1].width / bars[2].width - 4.0).abs() < 1e-3
        );
        let middle = |index: usize| bars[index].x + bars[index].width / 2.0;
        assert!((middle(0) - middle(2)).abs() < 1e-6);
    }

    #[test]
    fn a_funnel_that_grows_is_named() {
        let said: Vec<String> =
            judge(&chart("funnel", &[], &[("a", &["40"]), ("b", &["60"]), ("c", &["约 70"])]))
                .iter()
                .map(|problem| problem.message.render(Lang::default()))
                .collect();
        assert_eq!(said, ["`b` is `60`, more than the `40` before it"]);
    }
}
