//! A table of text: native, so that it breaks over pages, repeats its header and keeps its groups' tabs.

use std::fmt::Write;

use super::Entry;
use crate::content::quantity::{Run, runs};
use crate::figure::Figure;
use crate::figure::chart::Cell;
use crate::figure::emit::{number, paint};
use crate::figure::mark::Paint;
use crate::figure::measure::Style;
use crate::figure::problem::{Cells, Shape, Whole};
use crate::figure::sheet::Sheet;
use crate::source::Text;
use crate::template::escape::{literal, marked_literal};

pub(super) const KIND: Entry = Entry {
    shape: Shape { cells: Cells::Either, whole: Whole::No, columns: 1, repeats: true },
    draw: |sheet| Figure::Table(source(sheet)),
};

/// Text of cells.
const BODY: Style = Style::new(8.0, 400);
/// Text of headings and first cells.
const HEAD: Style = Style::new(8.0, 700);
/// Space left and right of a cell's text.
const INSET: f64 = 6.0;
/// Width of the column of tabs.
const TAB: f64 = 16.0;
/// A column whose longest cell takes no more than this share of the frame keeps it on one line.
const NARROW: f64 = 0.2;
/// The narrowest column whose lines are set even on both sides.
const JUSTIFIED: f64 = 130.0;
/// The longest name that is set as an upright tab, in characters.
const LONGEST_TAB: usize = 4;
/// Height of a character in a tab.
const TAB_LINE: f64 = 10.5;

/// How groups are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Groups {
    None,
    /// Upright names in a strip beside the rows.
    Tabs,
    /// Bands across the table, for names too long for a tab.
    Bands,
}

/// The table as Typst code. Its first column holds the labels of the rows, unless all of them are empty.
fn source(sheet: &Sheet<'_>) -> String {
    let chart = sheet.chart;
    let labelled = chart.rows.iter().any(|row| !row.label.trim().is_empty());
    let shift = usize::from(labelled);
    let cells = chart.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    // Headings may name the first column or leave it out.
    let named = chart.columns.len() > cells;
    let count = (cells + shift).max(chart.columns.len()).max(1);
    let heading = |column: usize| {
        let index = if labelled && !named { column.checked_sub(1) } else { Some(column) };
        index.map(|index| sheet.column_label(index)).unwrap_or_default()
    };
    let cell = |row: usize, column: usize| {
        let source = &chart.rows[row];
        if labelled && column == 0 {
            return Cell::Text(source.label.clone());
        }
        source.cells.get(column - shift).cloned().unwrap_or_else(|| Cell::Text(Text::default()))
    };
    let groups = groups(sheet);

    let mut out = String::from("block(width: 100%, breakable: true, {\n");
    let _ = writeln!(out, "  set text(size: {}pt, fill: {})", BODY.size, paint(Paint::Text));
    out.push_str("  set par(first-line-indent: 0pt, hanging-indent: 0pt, leading: 0.6em, spacing: 0.6em, justify: false)\n");
    let tabs = groups == Groups::Tabs;
    let room = sheet.width - if tabs { TAB } else { 0.0 };
    let widths = widths(sheet, count, room, &heading, &cell);
    let tab = if tabs { format!("{}pt, ", number(TAB)) } else { String::new() };
    let list: String = widths.iter().map(|width| format!("{}fr, ", number(*width))).collect();
    let _ = writeln!(out, "  table(columns: ({tab}{list}), stroke: none, align: left + top, fill: none,");
    let _ = writeln!(out, "    inset: (x: {}pt, y: 5.5pt),", number(INSET));
    out.push_str("    table.header(");
    if tabs {
        out.push_str("table.cell(inset: 0pt, []), ");
    }
    for column in 0..count {
        let _ = write!(out, "{}, ", styled(&heading(column), HEAD, Paint::Accent));
    }
    let _ = writeln!(out, "table.hline(stroke: {}),),", rule(Paint::Accent, 0.9));

    let columns = count + usize::from(tabs);
    let mut group = None;
    for (index, &row) in sheet.order().iter().enumerate() {
        let own = chart.rows[row].group;
        let begins = own != group || index == 0;
        if index > 0 {
            // The strip of tabs is cut between groups only.
            if tabs && begins {
                let _ = writeln!(out, "    table.hline(end: 1, stroke: {}),", rule(Paint::Paper, 1.5));
            }
            let line = if begins { rule(Paint::Accent, 0.5) } else { rule(Paint::Rule, 0.5) };
            let _ = writeln!(out, "    table.hline(start: {}, stroke: {line}),", usize::from(tabs));
        }
        group = own;
        let name = own.and_then(|own| chart.groups.get(own));
        if begins && groups != Groups::None {
            let _ = writeln!(out, "    {},", group_head(name, groups, columns));
        }
        out.push_str("    ");
        if tabs {
            let length = name.map_or(0, |name| name.chars().count());
            let least = if begins { number(length as f64 * TAB_LINE + 12.0) } else { "0".into() };
            let fill = if name.is_some() { paint(Paint::Accent) } else { "none".into() };
            let _ = write!(out, "table.cell(fill: {fill}, inset: 0pt, box(height: {least}pt)), ");
        }
        for (column, &width) in widths.iter().enumerate() {
            let first = labelled && column == 0;
            let text = body(sheet, &cell(row, column), &chart.rows[row].label, first);
            // Even edges need a measure of some length, or the characters drift apart.
            if width >= JUSTIFIED {
                let _ = write!(out, "{{ set par(justify: true); {text} }}, ");
            } else {
                let _ = write!(out, "{text}, ");
            }
        }
        out.push('\n');
    }
    let _ = writeln!(out, "    table.hline(stroke: {}),", rule(Paint::Accent, 0.5));
    out.push_str("  )\n})");
    out
}

fn groups(sheet: &Sheet<'_>) -> Groups {
    let chart = sheet.chart;
    if chart.rows.iter().all(|row| row.group.is_none()) {
        return Groups::None;
    }
    let fits = |name: &Text| {
        name.chars().count() <= LONGEST_TAB && !name.contains('^') && !name.contains(char::is_whitespace)
    };
    if chart.groups.iter().all(fits) { Groups::Tabs } else { Groups::Bands }
}

/// A heading of a group that the next page repeats. A tab's has no height: its name hangs over the strip that
/// the rows' first cells paint.
fn group_head(name: Option<&Text>, groups: Groups, columns: usize) -> String {
    let Some(name) = name else {
        return format!(
            "table.header(level: 2, repeat: true, table.cell(colspan: {columns}, inset: 0pt, []))"
        );
    };
    if groups == Groups::Bands {
        let text = styled(name, HEAD, Paint::Accent);
        let fill = paint(Paint::AccentWash);
        return format!(
            "table.header(level: 2, repeat: true, table.cell(colspan: {columns}, fill: {fill}, {text}))"
        );
    }
    let letters: Vec<String> =
        name.chars().map(|letter| marked_literal(&name.derive(letter.to_string()))).collect();
    let text = format!(
        "text(size: {}pt, weight: {}, fill: {}, {{ {} }})",
        HEAD.size,
        HEAD.weight,
        paint(Paint::Paper),
        letters.join("; linebreak(); ")
    );
    format!(
        "table.header(level: 2, repeat: true, table.cell(colspan: {columns}, inset: 0pt, \
         place(top + left, dy: 6pt, box(width: {}pt, align(center, {text})))))",
        number(TAB)
    )
}

fn body(sheet: &Sheet<'_>, cell: &Cell, near: &Text, first: bool) -> String {
    let printed = sheet.printed(cell, near);
    match cell {
        Cell::Undisclosed => styled(&printed, BODY, Paint::Muted),
        _ if first => styled(&printed, Style::new(BODY.size, 500), Paint::Text),
        _ => content(&printed),
    }
}

fn rule(ink: Paint, width: f64) -> String {
    format!("{}pt + {}", number(width), paint(ink))
}

fn styled(text: &Text, style: Style, ink: Paint) -> String {
    format!("text(weight: {}, fill: {}, {})", style.weight, paint(ink), content(text))
}

/// Text as Typst code that yields content, its note marks through the book's own function.
fn content(text: &Text) -> String {
    let piece = |run: Run<'_>| match run {
        Run::Plain(plain) => format!("[#{}]", marked_literal(&text.derive(plain))),
        Run::Note(mark) => format!("note-mark({})", literal(mark)),
    };
    let pieces: Vec<String> = runs(text).into_iter().map(piece).collect();
    if pieces.is_empty() { "[]".into() } else { pieces.join(" + ") }
}

/// Widths of the columns in points: short ones keep their text on one line, the others share the rest by the
/// amount of their text.
fn widths(
    sheet: &Sheet<'_>,
    count: usize,
    room: f64,
    heading: &dyn Fn(usize) -> Text,
    cell: &dyn Fn(usize, usize) -> Cell,
) -> Vec<f64> {
    let mut short: Vec<Option<f64>> = Vec::new();
    let mut weights: Vec<f64> = Vec::new();
    for column in 0..count {
        let mut widest = sheet.width_of(&heading(column), HEAD);
        let mut total = widest;
        for row in 0..sheet.chart.rows.len() {
            let printed = sheet.printed(&cell(row, column), &sheet.chart.rows[row].label);
            let width = sheet.width_of(&printed, Style::new(BODY.size, 500));
            widest = widest.max(width);
            total += width;
        }
        short.push((widest <= sheet.width * NARROW).then_some(widest + 2.0 * INSET + 2.0));
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
    use crate::figure::chart::Cell;
    use crate::figure::language::Words;
    use crate::figure::measure::tests::Even;
    use crate::figure::stress::{chart, text};
    use crate::figure::{Figure, draw};
    use crate::model::theme::Theme;

    fn source(groups: &[&str]) -> String {
        let mut chart = chart("table", &["时间", "内容^1^"], &[("2022", &["甲#"]), ("2023", &["~"])]);
        chart.groups = groups.iter().map(|name| text(name)).collect();
        for (index, row) in chart.rows.iter_mut().enumerate() {
            row.group = (!groups.is_empty()).then_some(index % groups.len().max(1));
        }
        assert_eq!(chart.rows[1].cells[0], Cell::Undisclosed);
        match draw(&chart, &Theme::default(), 450.0, &Even, &Words::ZH) {
            Figure::Table(source) => source,
            Figure::Drawing(_) => String::new(),
        }
    }

    #[test]
    fn text_is_literal_and_notes_are_marks() {
        let source = source(&[]);
        assert!(
            source.contains("\"甲#\"") && source.contains("note-mark(\"1\")") && source.contains("未披露")
        );
        assert_eq!(source.matches('(').count(), source.matches(')').count());
        assert!(!source.contains("level: 2"));
    }

    #[test]
    fn short_groups_are_tabs_and_long_ones_bands() {
        assert_eq!(source(&["海外", "国内"]).matches("level: 2").count(), 2);
        assert!(source(&["海外", "国内"]).contains("linebreak()"));
        assert!(!source(&["海外企业与机构", "国内"]).contains("linebreak()"));
    }
}
