//! A table of text as Typst code: native, so that it breaks over pages, repeats its header and keeps its groups' tabs.

use std::fmt::Write;

use super::drawing::paint;
use super::escape::{literal, marked_literal};
use crate::figure::Paint;
use crate::figure::table::{Entry, Groups, Table};
use crate::geometry::number;
use crate::measures::THIN;
use crate::quantity::{Run, runs};
use crate::source::Text;

/// The longest text, in characters, whose row stays on one page: in the narrowest column it takes half of it.
const LONG: usize = 200;

/// Weight of text that says nothing of its own.
const PLAIN: u16 = 400;

/// A table as a block in Typst's code mode. The template around it sets the font family, which must be the measured one,
/// and defines `ink` and `note-mark`.
pub(super) fn table(table: &Table) -> String {
    let mut out = String::from("block(width: 100%, breakable: true, {\n");
    let _ = writeln!(out, "  set text(size: {}pt, fill: {})", number(table.size), paint(Paint::Text));
    out.push_str("  set par(first-line-indent: 0pt, hanging-indent: 0pt, leading: 0.6em, spacing: 0.6em, justify: false)\n");
    let tabs = matches!(table.groups, Groups::Tabs(_));
    let strip = match table.groups {
        Groups::Tabs(width) => format!("{}pt, ", number(width)),
        Groups::Bands | Groups::None => String::new(),
    };
    let list: String = table.columns.iter().map(|column| format!("{}fr, ", number(column.width))).collect();
    let _ = writeln!(out, "  table(columns: ({strip}{list}), stroke: none, align: left + top, fill: none,");
    let _ = writeln!(out, "    inset: (x: {}pt, y: 5.5pt),", number(table.inset));
    out.push_str("    table.header(");
    if tabs {
        out.push_str("table.cell(inset: 0pt, []), ");
    }
    for column in &table.columns {
        let _ = write!(out, "{}, ", entry(&column.heading));
    }
    let _ = writeln!(out, "table.hline(stroke: {}),),", rule(Paint::Accent, 0.9));

    let across = table.columns.len() + usize::from(tabs);
    for (index, row) in table.rows.iter().enumerate() {
        if index > 0 {
            // The strip of tabs is cut between groups only.
            if tabs && row.begins {
                let _ = writeln!(out, "    table.hline(end: 1, stroke: {}),", rule(Paint::Paper, 1.5));
            }
            let line = if row.begins { rule(Paint::Accent, THIN) } else { rule(Paint::Rule, THIN) };
            let _ = writeln!(out, "    table.hline(start: {}, stroke: {line}),", usize::from(tabs));
        }
        if row.begins && table.groups != Groups::None {
            let _ = writeln!(out, "    {},", group_head(row.group.as_ref(), table, across));
        }
        out.push_str("    ");
        if tabs {
            let fill = if row.group.is_some() { paint(Paint::Accent) } else { "none".into() };
            let least = number(row.least);
            let _ = write!(out, "table.cell(fill: {fill}, inset: 0pt, box(height: {least}pt)), ");
        }
        // A row goes on overleaf only where it might be taller than the page.
        let breakable = row.entries.iter().any(|own| own.text.chars().count() > LONG);
        for (column, own) in table.columns.iter().zip(&row.entries) {
            let justify = if column.justified { "set par(justify: true); " } else { "" };
            let _ = write!(out, "table.cell(breakable: {breakable}, {{ {justify}{} }}), ", entry(own));
        }
        out.push('\n');
    }
    let _ = writeln!(out, "    table.hline(stroke: {}),", rule(Paint::Accent, THIN));
    out.push_str("  )\n})");
    out
}

/// A heading of a group that the next page repeats. A tab's has no height: its name hangs over the strip that
/// the rows' first cells paint.
fn group_head(name: Option<&Entry>, table: &Table, across: usize) -> String {
    let header =
        |cell: String| format!("table.header(level: 2, repeat: true, table.cell(colspan: {across}, {cell}))");
    let Some(name) = name else { return header("inset: 0pt, []".into()) };
    let Groups::Tabs(width) = table.groups else {
        return header(format!("fill: {}, {}", paint(Paint::AccentWash), entry(name)));
    };
    let letters: Vec<String> =
        name.text.chars().map(|letter| marked_literal(&name.text.derive(letter.to_string()))).collect();
    let text = format!(
        "text(size: {}pt, weight: {}, fill: {}, {{ {} }})",
        number(table.size),
        name.weight,
        paint(name.paint),
        letters.join("; linebreak(); ")
    );
    header(format!(
        "inset: 0pt, place(top + left, dy: 6pt, box(width: {}pt, align(center, {text})))",
        number(width)
    ))
}

fn rule(ink: Paint, width: f64) -> String {
    format!("{}pt + {}", number(width), paint(ink))
}

fn entry(entry: &Entry) -> String {
    let content = content(&entry.text);
    if entry.weight == PLAIN && entry.paint == Paint::Text {
        return content;
    }
    format!("text(weight: {}, fill: {}, {content})", entry.weight, paint(entry.paint))
}

/// Text as Typst code that yields content, its note marks through the book's own function.
fn content(text: &Text) -> String {
    let piece = |run: Run<'_>| match run {
        Run::Plain(plain) => format!("[#{}]", marked_literal(&text.derive(plain))),
        Run::Note(mark) => format!("note-mark({})", literal(mark)),
        Run::Sub(low) => format!("sub[#{}]", literal(low)),
    };
    let pieces: Vec<String> = runs(text).into_iter().map(piece).collect();
    if pieces.is_empty() { "[]".into() } else { pieces.join(" + ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::table::{Column, Row};
    use crate::source::Span;

    fn entry(text: &str) -> Entry {
        Entry { text: Text::new(text, Span::default()), weight: 700, paint: Paint::Accent }
    }

    fn source(groups: Groups) -> String {
        let column = |heading: &str| Column { heading: entry(heading), width: 90.0, justified: false };
        let row = |name: &str| Row {
            group: (groups != Groups::None).then(|| entry(name)),
            begins: true,
            least: 33.0,
            entries: vec![entry("2022"), entry("甲#")],
        };
        let columns = vec![column("时间"), column("内容^1^")];
        table(&Table { size: 8.0, inset: 6.0, groups, columns, rows: vec![row("海外"), row("国内")] })
    }

    #[test]
    fn text_is_literal_and_notes_are_marks() {
        let source = source(Groups::None);
        assert!(source.contains("\"甲#\"") && source.contains("note-mark(\"1\")"), "{source}");
        assert_eq!(source.matches('(').count(), source.matches(')').count());
        assert!(!source.contains("level: 2"));
    }

    #[test]
    fn groups_are_headings_that_repeat() {
        for groups in [Groups::Tabs(16.0), Groups::Bands] {
            assert_eq!(source(groups).matches("level: 2, repeat: true").count(), 2);
        }
        assert!(source(Groups::Tabs(16.0)).contains("linebreak()"));
        assert!(!source(Groups::Bands).contains("linebreak()"));
    }
}
