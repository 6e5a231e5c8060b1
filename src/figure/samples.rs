//! Charts for tests, as an editor would write them.

use super::chart::{Cell, Chart, Column, Row};
use super::language::Words;
use super::mark::{Area, Drawing, Mark};
use super::measure::tests::Even;
use super::{Figure, draw};
use crate::ink::Theme;
use crate::locale::Lang;
use crate::quantity::Quantity;
use crate::source::{Span, Text};

pub(crate) fn text(value: &str) -> Text {
    Text::new(value, Span::default())
}

/// A cell from what an editor would write; `~` is undisclosed, `|` separates the parts of a tuple.
pub(crate) fn cell(written: &str) -> Cell {
    if written.contains('|') {
        return Cell::Tuple(written.split('|').map(cell).collect());
    }
    if written == "~" {
        return Cell::Undisclosed;
    }
    Quantity::parse(&text(written)).map_or_else(|_| Cell::Text(text(written)), Cell::Quantity)
}

/// A number as an editor would write it.
pub(crate) fn quantity(written: &str) -> Quantity {
    Quantity::parse(&text(written)).expect("a quantity")
}

/// A percentage chart.
pub(crate) fn chart(kind: &str, columns: &[&str], rows: &[(&str, &[&str])]) -> Chart {
    let mut chart = Chart::new(kind.parse().expect("a kind"));
    chart.unit = Some(text("%"));
    chart.order = chart.kind.order;
    chart.columns =
        columns.iter().map(|label| Column { label: text(label), highlighted: false, ink: None }).collect();
    let row = |(label, cells): &(&str, &[&str])| Row {
        label: text(label),
        group: None,
        highlighted: false,
        cells: cells.iter().map(|written| cell(written)).collect(),
        ends: Vec::new(),
    };
    chart.rows = rows.iter().map(row).collect();
    chart
}

/// A drawing of a chart in the measure of the tests.
pub(crate) fn drawn(chart: &Chart, width: f64) -> Drawing {
    match draw(chart, &Theme::default(), width, &Even, Words::for_lang(Lang::from_tag("zh"))) {
        Figure::Drawing(drawing) => drawing,
        Figure::Table(_) => Drawing::default(),
    }
}

/// Lengths of the rectangles of one ink, from top to bottom.
pub(crate) fn rects(drawing: &Drawing, paint: super::Paint) -> Vec<Area> {
    let mut found = Vec::new();
    for mark in &drawing.marks {
        if let Mark::Rect { area, fill } = mark
            && *fill == paint
        {
            found.push(*area);
        }
    }
    found
}

/// One series, one of its values undisclosed.
pub(crate) fn one_series(kind: &str) -> Chart {
    chart(
        kind,
        &["2023 年"],
        &[("固化技术成果", &["49.7"]), ("风险管控", &["26.8"]), ("获取收入^1^", &["~"])],
    )
}

/// Two series, one value undisclosed and one approximate.
pub(crate) fn two_series(kind: &str) -> Chart {
    let rows: [(&str, &[&str]); 3] =
        [("固化技术成果", &["49.7", "46.0"]), ("风险管控", &["26.8", "约 30"]), ("获取收入", &["5.4", "~"])];
    chart(kind, &["2023 年", "2022 年"], &rows)
}

/// Parts of a whole per row, some of them undisclosed.
pub(crate) fn parts(kind: &str) -> Chart {
    let rows: [(&str, &[&str]); 2] = [("中国", &["62.8", "25.0", "12.2"]), ("海外", &["67", "~", "~"])];
    chart(kind, &["认同", "一般", "不认同"], &rows)
}
