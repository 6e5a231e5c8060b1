//! Upright bars over classes of values: the area of each is its value, its foot the class on one axis.

use super::{Entry, bar};
use crate::diag::message::messages;
use crate::figure::axis::Axis;
use crate::figure::beam::fade_within;
use crate::figure::chart::Chart;
use crate::figure::context::{ChartContext, Reading, SMALL, STRONG, VALUE};
use crate::figure::facts::{Facts, Instead, Manner, Measured, Names, Parts, Shape, Total, Values};
use crate::figure::known::Look;
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Plot, Stroke, at};
use crate::figure::problem::{Problem, negatives};
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scale::Scale;
use crate::figure::scales::Scales;
use crate::figure::{Figure, Order};
use crate::quantity::{Bound, Quantity};
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "histogram",
        shape: Shape {
            names: Names::Bins,
            parts: Parts::DownColumn,
            total: Total::OfAnswers,
            ..Shape::NUMBERS
        },
        order: Order::Given,
        breakable: false,
        half: true,
        by_row: false,
        base: true,
        counts: true,
        manner: Manner {
            values: Values::Always(Measured::Lengths),
            thins: false,
            most: [20, 3],
            instead: Instead::Columns,
            inks: false,
            ..Manner::SERIES
        },
        example: &[
            (
                "en",
                r#"title: Half of the companies file fewer than twenty patents a year
chart: KIND
unit: "%"
x: Patents filed a year
questions:
  - text: How many patents does your company file a year?
    n: 200
data:
  columns: [Companies]
  rows:                 # classes that follow each other; the area of a bar is its value
    - [0-10, 22.5]
    - [10-20, 28.0]
    - [20-50, 34.5]
    - [50-100, 15.0]
highlight: [10-20]
sources: [Write the source here.]
"#,
            ),
            (
                "zh",
                r#"title: 半数企业每年申请专利不足二十件
chart: KIND
unit: "%"
x: 每年申请专利（件）
questions:
  - text: 贵公司每年申请多少件专利？
    n: 200
data:
  columns: [企业占比]
  rows:                 # 首尾相接的区间；柱的面积就是数值
    - [0-10, 22.5]
    - [10-20, 28.0]
    - [20-50, 34.5]
    - [50-100, 15.0]
highlight: [10-20]
sources: [在这里写数据来源。]
"#,
            ),
        ],
    },
    judge,
    scales,
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || {
        let rows: [(&str, &[&str]); 4] =
            [("0-10", &["22.5"]), ("10-20", &["28"]), ("20-50", &["34.5"]), ("50 以上", &["15"])];
        samples::chart("histogram", &["企业占比"], &rows)
    },
};

messages! {
    "histogram";
    NO_BIN(label);
    NO_BIN_HINT;
    OVERLAP(label, before);
    OVERLAP_HINT;
    UNEVEN;
    UNEVEN_HINT;
}

/// Height of the tallest bar.
const PLOT: f64 = 104.0;
/// Space between a bar's end and its value.
const VALUE_GAP: f64 = 3.0;
/// Paper between two bars.
const SEAM: f64 = 0.6;
/// Space between the axis and its numbers.
const TICK: f64 = 3.0;
/// Space between the histograms of two series.
const BETWEEN: f64 = 14.0;

/// From where to where a class reaches; an open end is none.
type Ends = [Option<f64>; 2];

/// A class with the place that it takes on the axis.
struct Bin {
    row: usize,
    low: f64,
    high: f64,
    /// Whether the source gives no bound below, none above.
    open: [bool; 2],
}

/// The bounds that a label gives.
fn ends(label: &Text) -> Option<Ends> {
    let quantity = Quantity::parse(label).ok()?;
    let factor = quantity.magnitude.as_ref().map_or(1.0, |magnitude| magnitude.factor);
    match (quantity.range, quantity.bound()) {
        (Some([low, high]), _) => (low < high).then_some([Some(low * factor), Some(high * factor)]),
        (None, Bound::AtLeast) => Some([Some(quantity.scaled()), None]),
        (None, Bound::AtMost | Bound::JustUnder) => Some([None, Some(quantity.scaled())]),
        (None, Bound::Exact | Bound::About) => None,
    }
}

/// What the last digit of a label's number stands for: 1 for `10-19`.
fn step(label: &Text) -> f64 {
    Quantity::parse(label).map_or(0.0, |quantity| 2.0 * quantity.half())
}

/// Whether whole numbers lie between two classes that follow each other, as between `0-9` and `10-19`.
fn adjoins(label: &Text, high: f64, low: f64) -> bool {
    low > high && low - high <= step(label) + 1e-9
}

fn judge(chart: &Chart) -> Vec<Problem> {
    let mut found = negatives(chart);
    let mut before: Option<(&Text, f64)> = None;
    for label in chart.rows.iter().map(|row| &row.label) {
        let Some(ends) = ends(label) else {
            found.push(Problem::new(label.span(), NO_BIN.with([label.as_str()]), NO_BIN_HINT.plain()));
            continue;
        };
        let reaches_back = ends[0].is_none_or(|low| before.is_some_and(|(_, high)| low < high - 1e-9));
        if let (Some((other, _)), true) = (before, reaches_back) {
            let message = OVERLAP.with([label.as_str(), other.as_str()]);
            found.push(Problem::new(label.span(), message, OVERLAP_HINT.plain()));
        }
        before = Some((label, ends[1].unwrap_or(f64::INFINITY)));
    }
    let set = chart.references.iter().map(|reference| reference.label.span()).chain(chart.axis.span).next();
    if let (Some(span), Some(bins)) = (set, bins(chart))
        && !even(&bins)
    {
        found.push(Problem::new(span, UNEVEN.plain(), UNEVEN_HINT.plain()));
    }
    found
}

/// The classes, when every label is one and they follow each other. An open one is as wide as its neighbour.
fn bins(chart: &Chart) -> Option<Vec<Bin>> {
    let labels: Vec<&Text> = chart.rows.iter().map(|row| &row.label).collect();
    let ends = labels.iter().map(|label| ends(label)).collect::<Option<Vec<Ends>>>()?;
    let mut bins: Vec<Bin> = Vec::new();
    for (row, &[low, high]) in ends.iter().enumerate() {
        // Whole numbers from 0 to 9 and from 10 to 19 leave no gap.
        let next = ends.get(row + 1).and_then(|next| next[0]);
        let high = match (high, next) {
            (Some(high), Some(next)) if adjoins(labels[row], high, next) => Some(next),
            (high, _) => high,
        };
        let width = |other: &Ends| Some(other[1]? - other[0]?).filter(|width| *width > 0.0);
        let near =
            [row.checked_sub(1), Some(row + 1)].into_iter().flatten().filter_map(|other| ends.get(other));
        let nominal = near.filter_map(width).next().unwrap_or(1.0);
        let bin = match (low, high) {
            (Some(low), Some(high)) => Bin { row, low, high, open: [false; 2] },
            (Some(low), None) => Bin { row, low, high: low + nominal, open: [false, true] },
            (None, Some(high)) => Bin { row, low: high - nominal, high, open: [true, false] },
            (None, None) => return None,
        };
        let follows = bins.last().is_none_or(|last| last.high <= bin.low + 1e-9);
        if !follows || bin.low >= bin.high || !bin.low.is_finite() || !bin.high.is_finite() {
            return None;
        }
        bins.push(bin);
    }
    Some(bins).filter(|bins| !bins.is_empty())
}

/// Whether all classes have one width, so that bars are as high as their values.
fn even(bins: &[Bin]) -> bool {
    let Some(first) = bins.first() else { return false };
    bins.iter().all(|bin| {
        let width = bin.high - bin.low;
        (width / (first.high - first.low) - 1.0).abs() < 1e-9 && bin.open == [false; 2]
    })
}

/// The most that a bar has per unit of its class, as all bars of the drawing and what is set on their axis have it.
fn densest(cx: &ChartContext<'_>, bins: &[Bin]) -> f64 {
    let cells = bins.iter().flat_map(|bin| (0..cx.chart.width().max(1)).map(move |column| (bin, column)));
    let density = |(bin, column): (&Bin, usize)| {
        Some(cx.chart.cell(bin.row, column).known()?.high.max(0.0) / (bin.high - bin.low))
    };
    let most = cells.filter_map(density).fold(0.0, f64::max);
    match bins.first().filter(|_| even(bins)) {
        Some(first) => {
            let width = first.high - first.low;
            cx.chart.reach([0.0, most * width])[1] / width
        }
        None => most,
    }
}

fn scales(cx: &ChartContext<'_>) -> Scales {
    match bins(cx.chart) {
        Some(bins) => Scales { density: Some(densest(cx, &bins)), ..Scales::default() },
        None => bar::scales(cx),
    }
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    bins(cx.chart).and_then(|bins| plots(cx, &bins)).unwrap_or_else(|| bar::horizontal(cx))
}

/// One histogram per series, all on the same axes; none when values have room neither at their bars nor on an axis.
fn plots(cx: &ChartContext<'_>, bins: &[Bin]) -> Option<Drawing> {
    let count = cx.chart.width().max(1);
    let domain = [bins.first()?.low, bins.last()?.high];
    let cells = || (0..count).flat_map(|column| bins.iter().map(move |bin| (bin, column)));
    let densest = cx.scales.density.unwrap_or_else(|| densest(cx, bins));
    let even = even(bins);
    let width = bins[0].high - bins[0].low;
    let fits = cells().all(|(bin, column)| match cx.reading(bin.row, column) {
        Reading::Number(_, label) => {
            let share = (bin.high - bin.low) / (domain[1] - domain[0]);
            cx.width_of(&label, VALUE) + 2.0 <= share * cx.width
        }
        Reading::Unknown(_) => true,
    });
    if !fits && !even {
        return None;
    }
    // Bars of one width are as high as their values, which an axis can tell then.
    let asked = even && cx.chart.axis.span.is_some();
    let highest = densest * width;
    let heights = [0.0, if asked { Axis::covering(cx, [0.0, highest], 0.0, 4)[1] } else { highest }];
    let axis = (!fits || asked).then(|| {
        let axis = Axis::new(cx, heights, cx.chart.axis.count(4));
        if asked { axis.within(heights) } else { axis }
    });
    let left = axis.as_ref().map_or(0.0, |axis| axis.width(cx));
    let x = Scale::new(domain, [left, cx.width]);
    let top_density = match &axis {
        Some(_) if asked => heights[1] / width,
        Some(axis) => axis.domain()[1] / width,
        None => densest,
    };

    let mut drawing = Drawing::new(cx.width);
    let mut top = 0.0;
    if let Some(title) = &cx.chart.y {
        let block = cx.wrap(title, SMALL, cx.width);
        block.draw(&mut drawing, 0.0, top, Anchor::Start, Paint::Muted);
        top += block.height() + 3.0;
    }
    for column in 0..count {
        let name = cx.column_label(column);
        if !name.trim().is_empty() {
            let block = cx.wrap(&name, if count > 1 { STRONG } else { SMALL }, cx.width);
            let ink = if count > 1 { Paint::Text } else { Paint::Muted };
            block.draw(&mut drawing, 0.0, top, Anchor::Start, ink);
            top += block.height() + 3.0;
        }
        let zero = top + if fits { VALUE.leading() + VALUE_GAP } else { SMALL.size } + PLOT;
        let plot = Area::new(left, zero - PLOT, cx.width - left, PLOT);
        let scale = Scale::new([0.0, top_density * width], [zero, zero - PLOT]);
        if let Some(axis) = &axis {
            axis.draw_left(&mut drawing, plot, &scale);
        }
        if even {
            drawing.plots.push(Plot::rising(plot, scale));
        }
        let rise = if top_density > 0.0 { PLOT / top_density } else { 0.0 };
        for bin in bins {
            let Reading::Number(known, label) = cx.reading(bin.row, column) else { continue };
            let (from, to) = (x.at(bin.low), x.at(bin.high));
            let tall = |value: f64| value.max(0.0) / (bin.high - bin.low) * rise;
            let height = tall(known.high);
            let area = Area::new(from, zero - height, to - from, height);
            let paint = cx.row_paint(bin.row);
            let firm = if known.is_firm() { known.low.max(0.0) } else { 0.0 };
            if firm > 0.0 {
                let foot = Area::new(from, zero - tall(firm), to - from, tall(firm));
                cx.solid(&mut drawing, foot, paint);
                drawing.shows((bin.row, column), [0.0, firm]);
            }
            if known.look == Look::AtLeast {
                fade_within(&mut drawing, area, true);
            }
            if known.high > firm {
                let beyond = Area::new(from, area.y, to - from, height - tall(firm));
                cx.hollow(&mut drawing, beyond, paint);
                drawing.shows((bin.row, column), [firm, known.high]);
            }
            seams(&mut drawing, bin, area);
            if fits {
                let baseline = zero - height - VALUE_GAP;
                drawing.text(at((from + to) / 2.0, baseline), Anchor::Middle, &label, VALUE, Paint::Text);
            }
        }
        drawing.line(at(left, zero), at(cx.width, zero), Stroke::solid(Paint::Muted, 0.5));
        top = bounds(cx, &mut drawing, bins, &x, [left, zero]) + BETWEEN;
    }
    top -= BETWEEN - 1.0;
    let title = cx.chart.x.clone().or_else(|| unit(cx.chart));
    if let Some(title) = title {
        let block = cx.wrap(&title, SMALL, cx.width);
        block.draw(&mut drawing, cx.width, top, Anchor::End, Paint::Muted);
        top += block.height() + 1.0;
    }
    drawing.height = cx.not_disclosed(&mut drawing, top);
    Some(drawing)
}

/// Paper beside a bar; an open end has stripes of it, as nobody knows how far it reaches.
fn seams(drawing: &mut Drawing, bin: &Bin, area: Area) {
    let line = |drawing: &mut Drawing, x: f64, width: f64| {
        drawing.line(at(x, area.y), at(x, area.bottom()), Stroke::solid(Paint::Paper, width));
    };
    line(drawing, area.x, SEAM);
    for (open, inwards, edge) in [(bin.open[0], 1.0, area.x), (bin.open[1], -1.0, area.right())] {
        for stripe in 1..=3 {
            if open && area.width > 16.0 {
                line(drawing, edge + inwards * f64::from(stripe) * 3.0, 1.5 - 0.3 * f64::from(stripe));
            }
        }
    }
}

/// The unit of the classes, when they have one.
fn unit(chart: &Chart) -> Option<Text> {
    Quantity::parse(&chart.rows.first()?.label).ok()?.unit
}

/// The bounds of the classes below the axis at `zero`, and the labels of open ones; returns where they end.
fn bounds(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    bins: &[Bin],
    x: &Scale,
    [left, zero]: [f64; 2],
) -> f64 {
    let labels = &cx.chart.rows;
    let mut edges: Vec<(f64, &Text)> = Vec::new();
    for bin in bins {
        for (edge, open) in [(bin.low, bin.open[0]), (bin.high, bin.open[1])] {
            let new = edges.last().is_none_or(|(last, _)| edge > last + 1e-9);
            if !open && new {
                edges.push((edge, &labels[bin.row].label));
            }
        }
    }
    let largest = edges.iter().map(|(edge, _)| edge.abs()).fold(0.0, f64::max);
    let power = cx.words.magnitudes.iter().find(|(factor, _)| largest >= *factor);
    let &(factor, word) = power.unwrap_or(&(1.0, ""));
    let percent = labels.first().is_some_and(|row| row.label.contains(['%', '％']));
    let baseline = zero + TICK + SMALL.size;
    let mut taken = f64::MIN;
    for (edge, near) in edges {
        let place = x.at(edge);
        drawing.line(at(place, zero), at(place, zero + TICK), Stroke::solid(Paint::Muted, 0.5));
        let digits = (edge / factor * 1e6).round() / 1e6;
        let word = if digits == 0.0 { "" } else { word };
        let text = near.derive(format!("{digits}{word}{}", if percent { "%" } else { "" }));
        let half = cx.width_of(&text, SMALL) / 2.0;
        let middle = place.clamp(half, (cx.width - half).max(half));
        // A bound without a number is still a bound.
        if middle - half > taken + 3.0 {
            drawing.text(at(middle, baseline), Anchor::Middle, &text, SMALL, Paint::Muted);
            taken = middle + half;
        }
    }
    let mut bottom = zero + TICK + SMALL.leading() + 1.0;
    let open = |side: usize| bins.iter().find(|bin| bin.open[side]);
    let room = (cx.width - left) / 2.0 - 4.0;
    for (side, place, anchor) in [(0, left, Anchor::Start), (1, cx.width, Anchor::End)] {
        let Some(bin) = open(side) else { continue };
        let block = cx.wrap(&labels[bin.row].label, SMALL, room);
        block.draw(drawing, place, zero + TICK + SMALL.leading(), anchor, Paint::Muted);
        bottom = bottom.max(zero + TICK + SMALL.leading() + block.height() + 1.0);
    }
    bottom
}

#[cfg(test)]
mod tests {
    use super::{bins, judge};
    use crate::diag::Lang;
    use crate::figure::Paint;
    use crate::figure::samples::{chart, drawn, rects};

    #[test]
    fn areas_are_the_values() {
        let data: [(&str, &[&str]); 4] =
            [("0-10", &["20"]), ("10-20", &["30"]), ("20-50", &["40"]), ("50+", &["10"])];
        let drawing = drawn(&chart("histogram", &["x"], &data), 400.0);
        let areas: Vec<f64> =
            rects(&drawing, Paint::Accent).iter().map(|area| area.width * area.height).collect();
        for (area, value) in areas.iter().zip([20.0, 30.0, 40.0, 10.0]) {
            assert!((area / areas[0] * 20.0 / value - 1.0).abs() < 1e-3, "{areas:?}");
        }
        assert_eq!(areas.len(), 4);
    }

    #[test]
    fn classes_of_whole_numbers_meet() {
        let data: [(&str, &[&str]); 3] = [("0-9", &["2"]), ("10-19", &["3"]), ("20-29", &["4"])];
        let bins = bins(&chart("histogram", &["x"], &data)).expect("classes");
        assert_eq!(
            bins.iter().map(|bin| (bin.low, bin.high)).collect::<Vec<_>>(),
            [(0.0, 10.0), (10.0, 20.0), (20.0, 29.0)]
        );
    }

    #[test]
    fn what_is_no_class_is_named_with_a_way_out() {
        let data: [(&str, &[&str]); 5] =
            [("0-10", &["2"]), ("5-15", &["3"]), ("30-20", &["4"]), ("很多", &["1"]), ("30-40", &["-1"])];
        let said: Vec<String> = judge(&chart("histogram", &["x"], &data))
            .into_iter()
            .map(|problem| problem.message.render(Lang::default()))
            .collect();
        assert_eq!(
            said,
            [
                "`-1` is below zero; `histogram` has no mark for that",
                "the class `5-15` overlaps `0-10`",
                "`30-20` is no class of values",
                "`很多` is no class of values",
            ]
        );
    }
}
