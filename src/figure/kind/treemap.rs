//! Rectangles that fill a frame, their areas the values: squarified, groups first.

use super::{Entry, bar};
use crate::figure::chart::{Cell, Chart};
use crate::figure::context::{ChartContext, Reading, SMALL, STRONG, VALUE};
use crate::figure::facts::{Facts, Instead, Manner, Parts, Shape, Total};
use crate::figure::known::{Known, Look};
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Stroke};
use crate::figure::measure::Block;
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scales::Scales;
use crate::figure::{Figure, Order};

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "treemap",
        shape: Shape { most: 1, parts: Parts::DownColumn, total: Total::Drawn, ..Shape::NUMBERS },
        order: Order::Value,
        breakable: false,
        half: false,
        by_row: true,
        base: true,
        counts: true,
        manner: Manner { inks: false, most: [30, 2], instead: Instead::Bars, ..Manner::SERIES },
        example: &[
            (
                "en",
                "title: Two fields hold half of the portfolio
chart: KIND
unit: patents
data:
  rows:
    - group: Devices
      rows:
        - [Sensors, 310]
        - [Valves, 185]
        - [Housings, 60]
    - group: Methods
      rows:
        - [Calibration, 240]
        - [Coating, 95]
        - [Testing, 45]
highlight: [Sensors]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 两个技术方向占专利组合的一半以上
chart: KIND
unit: 件
data:
  rows:
    - group: 器件
      rows:
        - [传感器, 310]
        - [阀门, 185]
        - [外壳, 60]
    - group: 方法
      rows:
        - [校准, 240]
        - [镀膜, 95]
        - [检测, 45]
highlight: [传感器]
sources: [在这里写数据来源。]
",
            ),
        ],
    },
    judge: unjudged,
    scales: |_| Scales::default(),
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || {
        let rows: [(&str, &[&str]); 6] = [
            ("传感器", &["31"]),
            ("校准", &["24"]),
            ("阀门", &["18.5"]),
            ("镀膜", &["9.5"]),
            ("外壳", &["1"]),
            ("检测", &["~"]),
        ];
        samples::chart("treemap", &[], &rows)
    },
};

/// Height of the frame as a share of its width, and its limits in points.
const ASPECT: f64 = 0.5;
const HEIGHTS: [f64; 2] = [130.0, 270.0];
/// Space between a tile's edge and its text.
const INSET: f64 = 4.0;
/// Paper between tiles, and between groups.
const SEAM: f64 = 1.0;
const GROUP_SEAM: f64 = 3.0;

/// A row with its value, its area and its ink.
struct Tile {
    row: usize,
    known: Known,
    area: Area,
    paint: Paint,
}

/// Fills `frame` with rectangles whose areas are as `sizes`, which must fall, all as square as may be (Bruls, Huizing and van
/// Wijk, 2000).
fn squarified(sizes: &[f64], frame: Area) -> Vec<Area> {
    let total: f64 = sizes.iter().sum();
    let mut areas = Vec::with_capacity(sizes.len());
    if total <= 0.0 {
        return areas;
    }
    let scale = frame.width * frame.height / total;
    let mut rest = frame;
    let mut start = 0;
    while start < sizes.len() {
        let side = rest.width.min(rest.height);
        // A strip takes one more as long as its worst rectangle becomes no worse.
        let worst = |end: usize| {
            let strip: f64 = sizes[start..end].iter().sum::<f64>() * scale;
            let depth = strip / side;
            let ratio = |size: &f64| {
                let length = size * scale / depth;
                (length / depth).max(depth / length)
            };
            sizes[start..end].iter().map(ratio).fold(0.0, f64::max)
        };
        let mut end = start + 1;
        while end < sizes.len() && worst(end + 1) <= worst(end) {
            end += 1;
        }
        let strip: f64 = sizes[start..end].iter().sum::<f64>() * scale;
        let depth = strip / side;
        let mut along = 0.0;
        for size in &sizes[start..end] {
            let length = size * scale / depth;
            areas.push(if rest.width >= rest.height {
                Area::new(rest.x, rest.y + along, depth, length)
            } else {
                Area::new(rest.x + along, rest.y, length, depth)
            });
            along += length;
        }
        rest = if rest.width >= rest.height {
            Area::new(rest.x + depth, rest.y, rest.width - depth, rest.height)
        } else {
            Area::new(rest.x, rest.y + depth, rest.width, rest.height - depth)
        };
        start = end;
    }
    areas
}

/// A row's value, as far as it may reach.
fn size_of(chart: &Chart, row: usize) -> Option<f64> {
    chart.cell(row, 0).known().map(|known| known.high)
}

/// The rows whose values have an area, largest first.
fn sized(chart: &Chart, group: Option<Option<usize>>) -> Vec<(usize, f64)> {
    let members =
        (0..chart.rows.len()).filter(|&row| group.is_none_or(|group| chart.rows[row].group == group));
    let mut sized: Vec<(usize, f64)> =
        members.filter_map(|row| Some((row, size_of(chart, row).filter(|value| *value > 0.0)?))).collect();
    sized.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    sized
}

/// Tiles that fill a frame, each in the ink of its row.
fn parted(chart: &Chart, members: &[(usize, f64)], frame: Area, paint: impl Fn(usize) -> Paint) -> Vec<Tile> {
    let sizes: Vec<f64> = members.iter().map(|(_, size)| *size).collect();
    let areas = squarified(&sizes, frame);
    let tile = |(&(row, _), area): (&(usize, f64), Area)| {
        Some(Tile { row, area, known: chart.cell(row, 0).known()?, paint: paint(row) })
    };
    members.iter().zip(areas).filter_map(tile).collect()
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let chart = cx.chart;
    if chart.width() > 1 || sized(chart, None).is_empty() {
        return bar::horizontal(cx);
    }
    let mut drawing = Drawing::new(cx.width);
    let label = cx.column_label(0);
    let mut top = if label.trim().is_empty() { 0.0 } else { bar::series_key(cx, &mut drawing) };
    let groups = groups(chart);
    if !groups.is_empty() {
        let entry = |(index, (name, _)): (usize, &(Option<usize>, f64))| {
            Some((Swatch::Fill(group_paint(chart, index)), chart.groups.get((*name)?)?.clone()))
        };
        let entries: Vec<_> = groups.iter().enumerate().filter_map(entry).collect();
        top += 2.0 + cx.legend(&mut drawing, &entries, 0.0, top, cx.width);
    }
    let frame = Area::new(0.0, top, cx.width, (cx.width * ASPECT).clamp(HEIGHTS[0], HEIGHTS[1]));
    let mut tiles: Vec<Tile> = Vec::new();
    let mut seams = Vec::new();
    if groups.is_empty() {
        tiles.extend(parted(chart, &sized(chart, None), frame, |row| cx.row_paint(row)));
    } else {
        let sizes: Vec<f64> = groups.iter().map(|(_, size)| *size).collect();
        seams = squarified(&sizes, frame);
        for (index, ((group, _), area)) in groups.iter().zip(&seams).enumerate() {
            let paint = |row: usize| match chart.rows[row].highlighted {
                true => Paint::Accent,
                false => group_paint(chart, index),
            };
            tiles.extend(parted(chart, &sized(chart, Some(*group)), *area, paint));
        }
    }
    // The paper around what is filled would take from the outline of what is hollow.
    let (exact, unsure): (Vec<&Tile>, Vec<&Tile>) =
        tiles.iter().partition(|tile| tile.known.look == Look::Exact);
    let mut unnamed: Vec<usize> = Vec::new();
    unnamed.extend(exact.into_iter().filter_map(|tile| draw_tile(cx, &mut drawing, tile)));
    for area in &seams {
        drawing.polygon(&area.corners(), None, Some(Stroke::solid(Paint::Paper, GROUP_SEAM)));
    }
    unnamed.extend(unsure.into_iter().filter_map(|tile| draw_tile(cx, &mut drawing, tile)));
    drawing.height = remarks(cx, &mut drawing, unnamed, frame.bottom() + 4.0);
    drawing
}

/// Groups with the sums of their known values, largest first; none when there are no groups.
fn groups(chart: &Chart) -> Vec<(Option<usize>, f64)> {
    let mut found: Vec<(Option<usize>, f64)> = Vec::new();
    for (row, size) in sized(chart, None) {
        let group = chart.rows[row].group;
        match found.iter_mut().find(|(own, _)| *own == group) {
            Some((_, sum)) => *sum += size,
            None => found.push((group, size)),
        }
    }
    if found.iter().all(|(group, _)| group.is_none()) {
        found.clear();
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found
}

/// The ink of a group; beside a highlight a pale one, as long as each group has its own.
fn group_paint(chart: &Chart, index: usize) -> Paint {
    const CALM: [Paint; 4] = [Paint::Ramp(3), Paint::Ramp(1), Paint::Ramp(2), Paint::Ramp(0)];
    if chart.highlights_rows() && chart.groups.len() <= CALM.len() {
        CALM[index % CALM.len()]
    } else {
        Paint::Series(index)
    }
}

/// Draws a tile with its name and value; the row is returned when it has no room for them.
fn draw_tile(cx: &ChartContext<'_>, drawing: &mut Drawing, tile: &Tile) -> Option<usize> {
    let source = &cx.chart.rows[tile.row];
    cx.tile(drawing, tile.area, tile.known, tile.paint, (tile.row, 0));
    if tile.known.look == Look::Exact {
        drawing.polygon(&tile.area.corners(), None, Some(Stroke::solid(Paint::Paper, SEAM)));
    }
    let (width, height) = (tile.area.width - 2.0 * INSET, tile.area.height - 2.0 * INSET);
    let Reading::Number(_, value) = cx.reading(tile.row, 0) else { return Some(tile.row) };
    let style = if source.highlighted { STRONG } else { SMALL };
    let name = cx.wrap(&source.label, style, width.max(1.0));
    let value: Block = cx.wrap(&value, if source.highlighted { STRONG } else { VALUE }, width.max(1.0));
    let widest = name.width.max(value.width);
    // A word that is cut is no name.
    let whole = name.lines.len() <= 1 + source.label.chars().filter(|c| !c.is_ascii_alphanumeric()).count();
    if widest > width || name.height() + value.height() > height || !whole || value.lines.len() > 1 {
        return Some(tile.row);
    }
    let ink = cx.letters_on(tile.known, tile.paint);
    let (x, y) = (tile.area.x + INSET, tile.area.y + INSET);
    if tile.known.look == Look::Range {
        // Letters on two grounds are hard to read.
        let behind = Area::new(x, y, widest, name.height() + value.height()).grown(1.0);
        drawing.rect(behind, Paint::Paper);
    }
    name.draw(drawing, x, y, Anchor::Start, ink);
    value.draw(drawing, x, y + name.height(), Anchor::Start, ink);
    None
}

/// Below the frame: what was too small to name, largest first, and what is not disclosed; returns where it ends.
fn remarks(cx: &ChartContext<'_>, drawing: &mut Drawing, mut unnamed: Vec<usize>, top: f64) -> f64 {
    let chart = cx.chart;
    let size = |row: usize| size_of(chart, row).unwrap_or(0.0);
    let flat = |row: &usize| match chart.cell(*row, 0) {
        Cell::Quantity(_) => size(*row) <= 0.0,
        Cell::Text(_) | Cell::Tuple(_) => true,
        Cell::Undisclosed => false,
    };
    unnamed.extend((0..chart.rows.len()).filter(flat));
    unnamed.sort_by(|&a, &b| size(b).total_cmp(&size(a)).then(a.cmp(&b)));
    let named = |&row: &usize| cx.with_value(&chart.rows[row].label, cx.reading(row, 0).label());
    let names: Vec<String> = unnamed.iter().map(named).collect();
    let mut bottom = top;
    if let Some(&first) = unnamed.first() {
        let text = format!("{}{}{}", cx.words.too_small, cx.words.colon, names.join(cx.words.comma));
        bottom = cx.small_print(drawing, &chart.rows[first].label.derive(text), top);
    }
    cx.not_disclosed(drawing, bottom)
}

#[cfg(test)]
mod tests {
    use super::squarified;
    use crate::figure::mark::{Area, Mark};
    use crate::figure::samples::{chart, drawn};

    #[test]
    fn areas_are_the_values_and_fill_the_frame() {
        let frame = Area::new(0.0, 0.0, 400.0, 220.0);
        let sizes = [31.0, 24.0, 18.5, 9.5, 6.0, 4.5, 1.0, 0.2];
        let areas = squarified(&sizes, frame);
        let total: f64 = sizes.iter().sum();
        for (area, size) in areas.iter().zip(sizes) {
            let share = area.width * area.height / (frame.width * frame.height);
            assert!((share / (size / total) - 1.0).abs() < 1e-6);
            assert!(frame.grown(1e-6).holds(area));
        }
        for (index, area) in areas.iter().enumerate() {
            assert!(areas[index + 1..].iter().all(|other| !area.grown(-1e-6).meets(other)));
        }
        assert!(
            areas[..5].iter().all(|area| area.width / area.height < 3.0 && area.height / area.width < 3.0)
        );
    }

    #[test]
    fn what_is_too_small_to_name_is_listed() {
        let drawing = drawn(&chart("treemap", &[], &[("甲", &["99"]), ("很小的一类", &["0.3"])]), 300.0);
        let mut texts = String::new();
        for mark in &drawing.marks {
            if let Mark::Text { text, .. } = mark {
                texts.push_str(text);
            }
        }
        assert!(texts.contains("很小的一类（0.3）"), "{texts}");
    }
}
