//! A table of text: set where it stands, so that it breaks over pages and repeats its header.

use super::Entry;
use crate::figure::chart::Cell;
use crate::figure::context::ChartContext;
use crate::figure::facts::{Cells, Columns, Facts, Manner, Shape};
use crate::figure::mark::Paint;
use crate::figure::measure::Style;
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scales::Scales;
use crate::figure::table::{self, Column, Groups, Row, Table};
use crate::figure::{Figure, Order};
use crate::measures;
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "table",
        shape: Shape { cells: Cells::Written, columns: Columns::All, repeats: true, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: true,
        half: false,
        by_row: true,
        base: false,
        counts: false,
        manner: Manner::WORDS,
        example: &[
            (
                "en",
                "title: Two rulings changed the practice
chart: KIND
data:
  columns: [Date, Event, Effect]
  rows:
    - [2022-01, First ruling, Write about it here.]
    - [2022-05, Second ruling, Write about it here.]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 两项裁决改变了实务
chart: KIND
data:
  columns: [时间, 事件, 影响]
  rows:
    - [2022-01, 第一项裁决, 在这里写说明。]
    - [2022-05, 第二项裁决, 在这里写说明。]
sources: [在这里写数据来源。]
",
            ),
        ],
    },
    judge: unjudged,
    scales: |_| Scales::default(),
    draw: |cx| Figure::Table(table(cx)),
    #[cfg(test)]
    sample: || samples::chart("table", &["时间", "事件"], &[("2022-01", &["生效"]), ("2022-05", &["加入"])]),
};

/// Text of cells.
const BODY: Style = Style::new(measures::SMALL, 400);
/// Text of first cells.
const FIRST: Style = Style::new(measures::SMALL, 500);
/// Text of headings.
const HEAD: Style = Style::new(measures::SMALL, 700);
/// Space left and right of a cell's text.
const INSET: f64 = 6.0;
/// Width of the column of tabs.
const TAB: f64 = 16.0;
/// A column whose longest cell takes no more than this share of the frame keeps it on one line.
const NARROW: f64 = 0.2;
/// The narrowest column whose lines are set even on both sides: with fewer, the characters drift apart.
const JUSTIFIED: f64 = 130.0;
/// The longest name that is set as an upright tab, in characters.
const MAX_TAB: usize = 4;
/// Height of a character in a tab.
const TAB_LINE: f64 = 10.5;
/// Height in a tab above and below its name.
const TAB_ENDS: f64 = 12.0;

/// The table. Its first column holds the labels of the rows, unless all of them are empty.
fn table(cx: &ChartContext<'_>) -> Table {
    let chart = cx.chart;
    let labelled = chart.rows.iter().any(|row| !row.label.trim().is_empty());
    let shift = usize::from(labelled);
    let cells = chart.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    // Headings may name the first column or leave it out.
    let named = chart.columns.len() > cells;
    let count = (cells + shift).max(chart.columns.len()).max(1);
    let heading = |column: usize| {
        let index = if labelled && !named { column.checked_sub(1) } else { Some(column) };
        index.map(|index| cx.column_label(index)).unwrap_or_default()
    };
    let cell = |row: usize, column: usize| {
        let source = &chart.rows[row];
        if labelled && column == 0 {
            return Cell::Text(source.label.clone());
        }
        source.cells.get(column - shift).cloned().unwrap_or_else(|| Cell::Text(Text::default()))
    };
    let groups = groups(cx);
    let room = cx.width - if let Groups::Tabs(width) = groups { width } else { 0.0 };
    let columns = widths(cx, count, room, &heading, &cell).into_iter().enumerate();
    let columns = columns.map(|(column, width)| Column {
        heading: entry(heading(column), HEAD, Paint::Accent),
        width,
        justified: width >= JUSTIFIED,
    });

    let mut group = None;
    let rows = cx.order().into_iter().enumerate().map(|(index, row)| {
        let own = chart.rows[row].group;
        let begins = own != group || index == 0;
        group = own;
        let name = own.and_then(|own| chart.groups.get(own));
        let upright = name.map_or(0, |name| name.chars().count());
        let paint = if let Groups::Tabs(_) = groups { Paint::Paper } else { Paint::Accent };
        Row {
            group: name.map(|name| entry(name.clone(), HEAD, paint)),
            begins,
            least: if begins { upright as f64 * TAB_LINE + TAB_ENDS } else { 0.0 },
            entries: (0..count)
                .map(|column| {
                    let cell = cell(row, column);
                    let printed = cx.printed(&cell, &chart.rows[row].label);
                    let style = if labelled && column == 0 { FIRST } else { BODY };
                    match cell {
                        Cell::Undisclosed => entry(printed, BODY, Paint::Muted),
                        Cell::Text(_) | Cell::Quantity(_) | Cell::Tuple(_) => {
                            entry(printed, style, Paint::Text)
                        }
                    }
                })
                .collect(),
        }
    });
    Table { size: BODY.size, inset: INSET, groups, columns: columns.collect(), rows: rows.collect() }
}

fn entry(text: Text, style: Style, paint: Paint) -> table::Entry {
    table::Entry { text, weight: style.weight, paint }
}

fn groups(cx: &ChartContext<'_>) -> Groups {
    let chart = cx.chart;
    if chart.rows.iter().all(|row| row.group.is_none()) {
        return Groups::None;
    }
    let fits = |name: &Text| {
        name.chars().count() <= MAX_TAB && !name.contains('^') && !name.contains(char::is_whitespace)
    };
    if chart.groups.iter().all(fits) { Groups::Tabs(TAB) } else { Groups::Bands }
}

/// Widths of the columns in points: short ones keep their text on one line, the others share the rest by the
/// amount of their text.
fn widths(
    cx: &ChartContext<'_>,
    count: usize,
    room: f64,
    heading: &dyn Fn(usize) -> Text,
    cell: &dyn Fn(usize, usize) -> Cell,
) -> Vec<f64> {
    let mut short: Vec<Option<f64>> = Vec::new();
    let mut weights: Vec<f64> = Vec::new();
    for column in 0..count {
        let mut widest = cx.width_of(&heading(column), HEAD);
        let mut total = widest;
        for row in 0..cx.chart.rows.len() {
            let printed = cx.printed(&cell(row, column), &cx.chart.rows[row].label);
            let width = cx.width_of(&printed, FIRST);
            widest = widest.max(width);
            total += width;
        }
        short.push((widest <= cx.width * NARROW).then_some(widest + 2.0 * INSET + 2.0));
        weights.push(total.max(1.0).sqrt());
    }
    let fixed: f64 = short.iter().flatten().sum();
    let shared: f64 =
        short.iter().zip(&weights).filter(|(width, _)| width.is_none()).map(|(_, weight)| weight).sum();
    // When all columns are short, or the short ones leave nothing for the others, everyone gives or takes in
    // proportion.
    if shared <= 0.0 || fixed > room * 0.7 {
        let natural: Vec<f64> =
            short.iter().zip(&weights).map(|(width, weight)| width.unwrap_or(weight * 4.0)).collect();
        let total: f64 = natural.iter().sum();
        return natural.iter().map(|width| width / total * room).collect();
    }
    let share = |(width, weight): (&Option<f64>, &f64)| width.unwrap_or(weight / shared * (room - fixed));
    short.iter().zip(&weights).map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::{Groups, Table};
    use crate::figure::chart::Cell;
    use crate::figure::language::Words;
    use crate::figure::measure::tests::Even;
    use crate::figure::samples::{chart, text};
    use crate::figure::{Figure, draw};
    use crate::ink::Theme;
    use crate::locale::Lang;

    fn table(groups: &[&str]) -> Table {
        let mut chart = chart("table", &["时间", "内容^1^"], &[("2022", &["甲#"]), ("2023", &["~"])]);
        chart.groups = groups.iter().map(|name| text(name)).collect();
        for (index, row) in chart.rows.iter_mut().enumerate() {
            row.group = (!groups.is_empty()).then_some(index % groups.len().max(1));
        }
        assert_eq!(chart.rows[1].cells[0], Cell::Undisclosed);
        match draw(&chart, &Theme::default(), 450.0, &Even, Words::for_lang(Lang::from_tag("zh"))) {
            Figure::Table(table) => table,
            Figure::Drawing(_) => panic!("a table is not a drawing"),
        }
    }

    #[test]
    fn every_cell_has_its_place() {
        let table = table(&[]);
        let columns: Vec<&str> = table.columns.iter().map(|column| column.heading.text.as_str()).collect();
        assert_eq!(columns, ["时间", "内容^1^"]);
        let rows = table.rows.iter().map(|row| row.entries.iter().map(|entry| entry.text.as_str()).collect());
        assert_eq!(rows.collect::<Vec<Vec<&str>>>(), [["2022", "甲#"], ["2023", "未披露"]]);
    }

    #[test]
    fn short_groups_are_tabs_and_long_ones_bands() {
        assert_eq!(table(&[]).groups, Groups::None);
        assert!(matches!(table(&["海外", "国内"]).groups, Groups::Tabs(_)));
        assert!(table(&["海外", "国内"]).rows.iter().all(|row| row.begins));
        assert_eq!(table(&["海外企业与机构", "国内"]).groups, Groups::Bands);
    }
}
