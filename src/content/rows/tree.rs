//! The tree of a row: what a file of these texts would be.

use std::collections::BTreeMap;

use super::plan::{Form, Plan, Slot, cell, is_blank, translated};
use crate::content::tabular::TableRow;
use crate::source::yaml::{Key, Kind, Node, Step, Style};
use crate::source::{Span, Text};

/// What stands between the texts of a list in one cell.
const BETWEEN: &[char] = &['、', '；', ';', '\n'];

/// A tree that grows text by text.
#[derive(Debug)]
enum Growing {
    /// A text, and whether a cell gave it.
    Leaf(Node, bool),
    /// The place of a cell that is empty, and whether something must stand there.
    Empty(Span, bool),
    Map(Vec<(String, Growing)>),
    /// Items by their numbers, of which some may be missing.
    List(BTreeMap<usize, Growing>),
}

/// The tree of a row. Groups and items of which every cell is empty are left out with their constants.
pub(super) fn of(row: &TableRow, plan: &Plan) -> Node {
    let mut root = Growing::Map(Vec::new());
    for slot in &plan.slots {
        let own = slot.column.and_then(|column| cell(row, column));
        let filled = own.filter(|text| !is_blank(text));
        let leaf = match (filled.or(slot.constant.as_ref()), slot.column) {
            (Some(text), _) => Growing::Leaf(value(text, slot), filled.is_some()),
            (None, Some(_)) => {
                let place = own.map_or(Span { start: row.span.end, ..row.span }, Text::span);
                Growing::Empty(place, slot.leaf.required)
            }
            (None, None) => continue,
        };
        root.put(&slot.path, leaf);
    }
    let Growing::Map(entries) = root else { return map(Vec::new(), row.span) };
    map(entries.into_iter().filter_map(|(key, value)| entry(key, value)).collect(), row.span)
}

impl Growing {
    /// Puts a leaf where a path leads.
    fn put(&mut self, path: &[Step], leaf: Growing) {
        let Some((step, rest)) = path.split_first() else {
            *self = leaf;
            return;
        };
        // A number that is a key, as those of notes, stands in a map.
        let own = match step {
            Step::Key(key) => key.clone(),
            Step::Index(at) => (at + 1).to_string(),
        };
        let new = || match rest.first() {
            Some(Step::Index(_)) => Growing::List(BTreeMap::new()),
            Some(Step::Key(_)) | None => Growing::Map(Vec::new()),
        };
        match (self, step) {
            (Growing::List(items), Step::Index(at)) => items.entry(*at).or_insert_with(new).put(rest, leaf),
            (Growing::Map(entries), _) => {
                let at = entries.iter().position(|(key, _)| *key == own).unwrap_or_else(|| {
                    entries.push((own, new()));
                    entries.len() - 1
                });
                if let Some((_, value)) = entries.get_mut(at) {
                    value.put(rest, leaf);
                }
            }
            // The plan has no key below a text.
            (Growing::List(_) | Growing::Leaf(..) | Growing::Empty(..), _) => {}
        }
    }

    /// Whether a cell says something here, and whether one could.
    fn cells(&self) -> (bool, bool) {
        fn any<'g>(all: impl Iterator<Item = &'g Growing>) -> (bool, bool) {
            all.map(Growing::cells).fold((false, false), |a, b| (a.0 || b.0, a.1 || b.1))
        }
        match self {
            Growing::Leaf(_, from_cell) => (*from_cell, *from_cell),
            Growing::Empty(..) => (false, true),
            Growing::Map(entries) => any(entries.iter().map(|(_, value)| value)),
            Growing::List(items) => any(items.values()),
        }
    }

    /// The tree; `None` where there are cells and all of them are empty.
    fn finished(self) -> Option<Node> {
        let (filled, could) = self.cells();
        match self {
            Growing::Leaf(node, _) => Some(node),
            Growing::Empty(..) => None,
            Growing::Map(_) | Growing::List(_) if could && !filled => None,
            Growing::Map(entries) => {
                let entries: Vec<_> =
                    entries.into_iter().filter_map(|(key, value)| entry(key, value)).collect();
                let span = around(entries.iter().map(|(_, value)| value.span))?;
                Some(map(entries, span))
            }
            Growing::List(items) => {
                let items: Vec<Node> = items.into_values().filter_map(Growing::finished).collect();
                let span = around(items.iter().map(|item| item.span))?;
                Some(Node { span, kind: Kind::Sequence(items) })
            }
        }
    }
}

/// An entry of a map. What must not be missing is there as nothing, so that it is missed at its cell.
fn entry(key: String, value: Growing) -> Option<(Key, Node)> {
    let value = if let Growing::Empty(span, true) = value {
        scalar(String::new(), Style::Plain, span)
    } else {
        value.finished()?
    };
    Some((Key { span: value.span, text: key }, value))
}

fn map(entries: Vec<(Key, Node)>, span: Span) -> Node {
    Node { span, kind: Kind::Mapping(entries) }
}

fn scalar(text: String, style: Style, span: Span) -> Node {
    Node { span, kind: Kind::Scalar { text, style } }
}

/// The place around several, of those in the file of the first.
fn around(spans: impl Iterator<Item = Span>) -> Option<Span> {
    spans.reduce(|a, b| match a.file == b.file {
        true => Span { start: a.start.min(b.start), end: a.end.max(b.end), ..a },
        // A constant stands in another file than the cells beside it, which come later in the tables of files.
        false if a.file < b.file => b,
        false => a,
    })
}

/// What a cell or constant says for a key.
fn value(text: &Text, slot: &Slot) -> Node {
    let span = text.span();
    match slot.leaf.form {
        Form::Switch => scalar(text.trim().to_ascii_lowercase(), Style::Plain, span),
        Form::Text if is_prose(&slot.path) => scalar(paragraphs(text), Style::Quoted, span),
        Form::Text => scalar(text.split_whitespace().collect::<Vec<_>>().join(" "), Style::Quoted, span),
        Form::List => {
            let parts = text.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty());
            let parts = parts.map(|part| scalar(part.to_owned(), Style::Quoted, span));
            Node { span, kind: Kind::Sequence(parts.collect()) }
        }
    }
}

/// Whether a key takes paragraphs.
fn is_prose(path: &[Step]) -> bool {
    if let Some(own) = translated(path) {
        return is_prose(&own.0);
    }
    let key = |step: &Step| match step {
        Step::Key(key) => Some(key.clone()),
        Step::Index(_) => None,
    };
    let keys: Vec<String> = path.iter().filter_map(key).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    matches!(keys.as_slice(), ["profile" | "closing"] | [.., "a"] | [.., "aside", "text"] | ["notes", ..])
}

/// A cell as prose: each of its lines is a paragraph, except that items of a list and rows of a table stay together.
fn paragraphs(text: &str) -> String {
    let mut out = String::new();
    let mut before: Option<Mark> = None;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let own = mark(line);
        if !out.is_empty() {
            out.push_str(if own.is_some() && own == before { "\n" } else { "\n\n" });
        }
        out.push_str(line);
        before = own;
    }
    out
}

/// What a line begins with that goes on over several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Item,
    Number,
    Row,
    Quotation,
}

fn mark(line: &str) -> Option<Mark> {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match line.chars().next()? {
        '-' | '*' if line[1..].starts_with(' ') => Some(Mark::Item),
        '|' => Some(Mark::Row),
        '>' => Some(Mark::Quotation),
        c if c.is_ascii_digit() && digits.starts_with(". ") => Some(Mark::Number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_cell_are_paragraphs() {
        assert_eq!(paragraphs("先看文献。\n\n再看样机。\n最后写。"), "先看文献。\n\n再看样机。\n\n最后写。");
        assert_eq!(paragraphs("三件事：\n- 看\n- 写\n完。"), "三件事：\n\n- 看\n- 写\n\n完。");
        assert_eq!(paragraphs("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |"), "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |");
    }
}
