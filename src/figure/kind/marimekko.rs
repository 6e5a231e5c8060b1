//! Bands as high as their rows' totals, cut into the columns: every area is a value, of one unit.

use super::{Entry, bar};
use crate::figure::chart::{Cell, Chart};
use crate::figure::context::{ChartContext, STRONG, VALUE};
use crate::figure::facts::{Facts, Instead, Manner, Shape};
use crate::figure::known::{Known, Look};
use crate::figure::legend::Swatch;
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::place::spread;
use crate::figure::problem::negatives;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scales::Scales;
use crate::figure::{Figure, Order};

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "marimekko",
        shape: Shape { least: 2, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: true,
        base: false,
        counts: false,
        manner: Manner { thins: false, most: [10, 6], instead: Instead::Table, ..Manner::SERIES },
        example: &[
            (
                "en",
                "title: Chips are the largest field, and mostly filed abroad
chart: KIND
unit: patents
data:
  columns: [At home, In Europe, In America]     # values, not shares: a row is as high as its total
  rows:
    - [Chips, 120, 90, 210]
    - [Drugs, 110, 80, 60]
    - [Machines, 130, 40, 20]
highlight: [In America]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 芯片专利最多，且多数在海外
chart: KIND
unit: 件
data:
  columns: [国内, 欧洲, 美国]     # 填数值，不填占比：行高即该行合计
  rows:
    - [芯片, 120, 90, 210]
    - [医药, 110, 80, 60]
    - [机械, 130, 40, 20]
highlight: [美国]
sources: [在这里写数据来源。]
",
            ),
        ],
    },
    judge: negatives,
    scales: |_| Scales::default(),
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || {
        let rows: [(&str, &[&str]); 4] = [
            ("芯片", &["12", "9", "21"]),
            ("医药", &["11", "8", "6"]),
            ("机械", &["13", "4", "2"]),
            ("软件", &["9", "~", "5"]),
        ];
        samples::chart("marimekko", &["国内", "欧洲", "美国"], &rows)
    },
};

/// Height of the frame: so much per row, within limits.
const PER_ROW: f64 = 38.0;
const HEIGHTS: [f64; 2] = [110.0, 260.0];
/// The largest share of the frame that labels may take.
const LABEL_SHARE: f64 = 0.3;
/// Space between labels and bands.
const GUTTER: f64 = 10.0;
/// Space left and right of a value in its part.
const INSET: f64 = 2.5;
/// Paper between parts.
const SEAM: f64 = 1.0;

/// The values of a row, when all are known and there is something to show.
fn known(chart: &Chart, row: usize) -> Option<Vec<Known>> {
    let values = (0..chart.width()).map(|column| chart.cell(row, column).known());
    let values = values.collect::<Option<Vec<Known>>>()?;
    let sound = values.iter().all(|value| value.low >= 0.0) && whole(&values) > 0.0;
    sound.then_some(values)
}

/// What values add up to, as far as they may reach.
fn whole(values: &[Known]) -> f64 {
    values.iter().map(|value| value.high).sum()
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let chart = cx.chart;
    let bands: Vec<(usize, Vec<Known>)> =
        cx.order().into_iter().filter_map(|row| Some((row, known(chart, row)?))).collect();
    let undrawn = |row: usize| known(chart, row).is_none();
    // What a whole row is unknown of is said below; words and numbers below zero are no part of a whole.
    let odd = (0..chart.rows.len()).filter(|&row| undrawn(row)).any(|row| {
        (0..chart.width()).all(|column| chart.number(row, column).is_some()) || has_words(chart, row)
    });
    let total: f64 = bands.iter().map(|(_, values)| whole(values)).sum();
    if chart.width() < 2 || bands.is_empty() || odd || chart.rows.iter().any(|row| row.group.is_some()) {
        return bar::horizontal(cx);
    }
    let limit = cx.width * LABEL_SHARE;
    let labels: Vec<Block> =
        bands.iter().map(|(row, _)| cx.wrap(&chart.rows[*row].label, cx.row_style(*row), limit)).collect();
    let left = labels.iter().map(|label| label.width).fold(0.0, f64::max) + GUTTER;
    let crowd: f64 = labels.iter().map(|label| label.height() + 1.0).sum();
    let height = (PER_ROW * bands.len() as f64).clamp(HEIGHTS[0], HEIGHTS[1]).max(crowd);

    let mut drawing = Drawing::new(cx.width);
    let paints = cx.stacked_paints();
    let entries = paints.iter().enumerate();
    let entries: Vec<_> =
        entries.map(|(column, &paint)| (Swatch::Fill(paint), cx.column_label(column))).collect();
    let top = 2.0 + cx.legend(&mut drawing, &entries, 0.0, 0.0, cx.width);
    let room = cx.width - left;
    let mut y = top;
    let mut wanted = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    for ((row, values), label) in bands.iter().zip(&labels) {
        let sum = whole(values);
        let depth = sum / total * height;
        let mut x = left;
        for (column, known) in values.iter().enumerate() {
            let area = Area::new(x, y, known.high / sum * room, depth);
            parts.push(Part { cell: (*row, column), known: *known, area });
            x = area.right();
        }
        wanted.push((y + depth / 2.0, label.height() + 1.0));
        y += depth;
    }
    // The paper around what is filled would take from the outline of what is hollow.
    parts.sort_by_key(|part| part.known.look != Look::Exact);
    let mut small: Vec<(f64, String)> = Vec::new();
    for part in &parts {
        let paint = paints[part.cell.1 % paints.len()];
        small.extend(draw_part(cx, &mut drawing, part, paint).map(|name| (part.known.high, name)));
    }
    for (((row, _), label), middle) in bands.iter().zip(&labels).zip(spread(&wanted, top, top + height)) {
        let ink = if chart.rows[*row].highlighted { Paint::Accent } else { Paint::Text };
        label.draw(&mut drawing, 0.0, middle - label.height() / 2.0, Anchor::Start, ink);
    }
    let mut bottom = top + height + 4.0;
    small.sort_by(|a, b| b.0.total_cmp(&a.0));
    let small: Vec<String> = small.into_iter().map(|(_, name)| name).collect();
    if let (Some((row, _)), false) = (bands.first(), small.is_empty()) {
        let text = format!("{}{}{}", cx.words.too_small, cx.words.colon, small.join(cx.words.comma));
        bottom = cx.small_print(&mut drawing, &chart.rows[*row].label.derive(text), bottom);
    }
    drawing.height = cx.not_disclosed(&mut drawing, bottom);
    drawing
}

/// A value with its area.
struct Part {
    cell: (usize, usize),
    known: Known,
    area: Area,
}

/// Draws a value; its names and its number are returned when it has no room for the number.
fn draw_part(cx: &ChartContext<'_>, drawing: &mut Drawing, part: &Part, paint: Paint) -> Option<String> {
    let Part { cell: (row, column), known, area } = *part;
    cx.tile(drawing, area, known, paint, (row, column));
    if known.look == Look::Exact && known.high > 0.0 {
        drawing.polygon(&area.corners(), None, Some(Stroke::solid(Paint::Paper, SEAM)));
    }
    let strong = cx.chart.columns.get(column).is_some_and(|column| column.highlighted);
    let style = if strong { STRONG } else { VALUE };
    let reading = cx.reading(row, column);
    let width = cx.width_of(reading.label(), style) + 2.0 * INSET;
    if width > area.width || style.leading() > area.height {
        let name = format!("{}/{}", cx.chart.rows[row].label, cx.column_label(column));
        let name = cx.chart.rows[row].label.derive(name);
        return Some(cx.with_value(&name, reading.label()));
    }
    let (x, y) = (area.x + area.width / 2.0, area.y + area.height / 2.0);
    if known.look == Look::Range {
        // Letters on two grounds are hard to read.
        let half = style.leading() / 2.0;
        drawing.rect(Area::new(x - width / 2.0, y - half, width, 2.0 * half), Paint::Paper);
    }
    let ink = cx.letters_on(known, paint);
    drawing.text(at(x, y + style.drop()), Anchor::Middle, reading.label(), style, ink);
    None
}

/// Whether a row has words where numbers should be.
fn has_words(chart: &Chart, row: usize) -> bool {
    let cells = &chart.rows[row].cells;
    cells.len() < chart.width() || cells.iter().any(|cell| matches!(cell, Cell::Text(_) | Cell::Tuple(_)))
}

#[cfg(test)]
mod tests {
    use crate::figure::mark::Mark;
    use crate::figure::samples::{chart, drawn};

    #[test]
    fn areas_are_the_values_across_rows_and_columns() {
        let data: [(&str, &[&str]); 2] = [("a", &["10", "30"]), ("b", &["5", "15"])];
        let drawing = drawn(&chart("marimekko", &["x", "y"], &data), 400.0);
        let mut areas = Vec::new();
        for mark in &drawing.marks {
            if let Mark::Rect { area, .. } = mark
                && area.height > 10.0
            {
                areas.push(area.width * area.height);
            }
        }
        for (area, value) in areas.iter().zip([10.0, 30.0, 5.0, 15.0]) {
            assert!((area / areas[0] * 10.0 / value - 1.0).abs() < 1e-3, "{areas:?}");
        }
        assert_eq!(areas.len(), 4);
    }
}
