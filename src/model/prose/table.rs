//! Tables in prose: rows of cells between bars, below a head and its rule `|---|`.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::{Inline, inlines, joined};
use crate::source::Text;

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The cells of its head.
    pub head: Vec<Vec<Inline>>,
    /// The cells of its rows, as many in each as in the head.
    pub rows: Vec<Vec<Vec<Inline>>>,
    /// Which columns are set against their right edge, `|--:|`.
    pub right: Vec<bool>,
}

impl Table {
    /// All cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Vec<Inline>> {
        self.head.iter().chain(self.rows.iter().flatten())
    }

    /// The same, to be changed.
    pub(super) fn cells_mut(&mut self) -> impl Iterator<Item = &mut Vec<Inline>> {
        self.head.iter_mut().chain(self.rows.iter_mut().flatten())
    }
}

/// Reads a table up to its end.
pub(super) fn read<'a>(
    events: &mut impl Iterator<Item = Event<'a>>,
    origin: &Text,
    alignments: &[Alignment],
) -> Table {
    let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                let cell = joined(inlines(events, origin, 1));
                if let Some(row) = rows.last_mut() {
                    row.push(cell);
                }
            }
            Event::End(TagEnd::Table) => break,
            _ => {}
        }
    }
    let mut rows = rows.into_iter();
    Table {
        head: rows.next().unwrap_or_default(),
        rows: rows.collect(),
        right: alignments.iter().map(|each| *each == Alignment::Right).collect(),
    }
}

/// The lines of a text that hold a table whose rows have no more cells than its head: each begins a paragraph and ends with it.
/// What only looks like a table prints as it is typed.
pub(crate) fn lines(text: &str) -> Vec<Range<usize>> {
    // Most texts have none, and every text is asked.
    if !text.contains('|') {
        return Vec::new();
    }
    let all: Vec<&str> = text.lines().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < all.len() {
        let end =
            all[at..].iter().position(|line| line.trim().is_empty()).map_or(all.len(), |more| at + more);
        if is_table(&all[at..end]) {
            found.push(at..end);
        }
        at = end + 1;
    }
    found
}

fn is_table(lines: &[&str]) -> bool {
    let [head, rule, rows @ ..] = lines else { return false };
    let columns = cells(head);
    columns > 0
        && is_rule(rule)
        && cells(rule) == columns
        && !rows.is_empty()
        && rows.iter().all(|row| row.contains('|') && cells(row) <= columns)
}

/// How many cells a row has; none for what is no row.
fn cells(row: &str) -> usize {
    let row = row.trim().replace("\\|", "");
    if !row.contains('|') {
        return 0;
    }
    row.strip_prefix('|').unwrap_or(&row).trim_end_matches('|').split('|').count()
}

/// Whether a line is the rule below the head of a table: `|---|:--:|`.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('-') && line.contains('|') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}
