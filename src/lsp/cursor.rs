//! Where a cursor stands in a file that may be half typed: the path that leads there, what is typed of a word, and which keys
//! stand beside it. It reads lines and their indentation alone, as YAML that is being typed is rarely YAML.

use crate::source::yaml::{Path, Step};

/// A place at which something is typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cursor<'t> {
    /// The path of the map, the list or the value that it stands in.
    pub path: Path,
    /// What may be typed there.
    pub slot: Slot,
    /// What is typed of it, up to the cursor.
    pub word: &'t str,
    /// The keys that stand beside it.
    pub beside: Vec<&'t str>,
}

/// What may be typed at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// A key of the map at the path, or its value if it is none.
    Key,
    /// The value at the path.
    Value,
    /// Prose.
    Prose,
    /// What a link of prose leads to: behind `](`.
    Target,
}

/// Something that a line says about the structure, by its column in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark<'t> {
    Dash(usize),
    Key(usize, &'t str),
}

impl Mark<'_> {
    fn column(self) -> usize {
        match self {
            Mark::Dash(column) | Mark::Key(column, _) => column,
        }
    }
}

/// The dashes and the key that a line begins with, and the rest of it.
fn marks(line: &str) -> (Vec<Mark<'_>>, &str) {
    let mut marks = Vec::new();
    let mut at = line.len() - line.trim_start_matches(' ').len();
    loop {
        let rest = &line[at..];
        if rest == "-" || rest.starts_with("- ") {
            marks.push(Mark::Dash(at));
            at += 1 + rest[1..].len() - rest[1..].trim_start_matches(' ').len();
            continue;
        }
        if let Some((key, _)) = key(rest) {
            marks.push(Mark::Key(at, key));
            at += rest.find(':').map_or(0, |colon| colon + 1);
        }
        return (marks, &line[at..]);
    }
}

/// A key and what stands behind its colon.
fn key(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.split_once(':')?;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '.' | '/');
    let name = key.trim_matches(['"', '\'']);
    let ends = value.is_empty() || value.starts_with([' ', '\t', '\r']);
    (ends && !name.is_empty() && name.chars().all(plain)).then_some((name, value))
}

/// Whether a line says nothing.
fn is_blank(line: &str) -> bool {
    line.trim().is_empty() || line.trim_start().starts_with('#')
}

/// The place at a byte of a text.
pub(super) fn at(text: &str, offset: usize) -> Cursor<'_> {
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let typed = &text[start..offset];
    let above: Vec<&str> = text[..start].lines().collect();
    let below = text[offset..].split_once('\n').map_or("", |(_, below)| below);
    let (own, rest) = marks(typed);
    let column = typed.len() - rest.len();
    let word = rest.trim_start();
    // A word behind dashes, or at a line's start, is a place of its own.
    let in_value = matches!(own.last(), Some(Mark::Key(..)));
    let limit = column + rest.len() - word.len();
    let mut steps: Vec<Step> = own.iter().rev().map(|mark| step(*mark)).collect();
    let outer = own.first().copied();
    let parents = parents(&above, outer.map_or(limit, Mark::column), matches!(outer, Some(Mark::Dash(_))));
    let opened_block = parents.first().is_some_and(|parent| parent.opens_text);
    steps.extend(parents.iter().map(|parent| parent.step.clone()));
    steps.reverse();
    let path = Path(steps);
    if let Some(target) = open_target(typed) {
        return Cursor { path, slot: Slot::Target, word: target, beside: Vec::new() };
    }
    if opened_block {
        return Cursor { path: Path(Vec::new()), slot: Slot::Prose, word, beside: Vec::new() };
    }
    if let Some(cursor) = in_flow(&path, word) {
        return cursor;
    }
    match in_value {
        true => Cursor { path, slot: Slot::Value, word, beside: Vec::new() },
        false => Cursor { path, slot: Slot::Key, word, beside: beside(&above, &own, below, limit) },
    }
}

fn step(mark: Mark) -> Step {
    match mark {
        Mark::Dash(_) => Step::Index(0),
        Mark::Key(_, key) => Step::Key(key.to_owned()),
    }
}

/// A map or a list around a place.
struct Parent {
    step: Step,
    /// Whether it is the key of a block of text.
    opens_text: bool,
}

/// What stands around a column, from the inside out. An item of a list may stand at the column of the list's key.
fn parents(above: &[&str], column: usize, is_item: bool) -> Vec<Parent> {
    let (mut limit, mut is_item) = (column, is_item);
    let mut found = Vec::new();
    for line in above.iter().rev().filter(|line| !is_blank(line)) {
        let (marks, rest) = marks(line);
        for mark in marks.into_iter().rev() {
            let outside = match mark {
                Mark::Key(at, _) => at < limit || (is_item && at == limit),
                Mark::Dash(at) => at < limit,
            };
            if outside {
                let opens_text = matches!(mark, Mark::Key(..)) && rest.trim_start().starts_with(['|', '>']);
                found.push(Parent { step: step(mark), opens_text });
                limit = mark.column();
                is_item = matches!(mark, Mark::Dash(_));
            }
        }
        if limit == 0 && !is_item {
            break;
        }
    }
    found
}

/// The keys in the same map as a key that is typed at a column.
fn beside<'t>(above: &[&'t str], own: &[Mark], below: &'t str, column: usize) -> Vec<&'t str> {
    fn take<'t>(line: &'t str, column: usize, found: &mut Vec<&'t str>) {
        found.extend(marks(line).0.into_iter().filter_map(|mark| match mark {
            Mark::Key(at, key) if at == column => Some(key),
            Mark::Key(..) | Mark::Dash(_) => None,
        }));
    }
    let start = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut found = Vec::new();
    // Behind a dash nothing stands before it.
    if own.is_empty() {
        for line in above.iter().rev().filter(|line| !is_blank(line)) {
            take(line, column, &mut found);
            if start(line) < column {
                break;
            }
        }
    }
    for line in below.lines().filter(|line| !is_blank(line)) {
        if start(line) < column {
            break;
        }
        take(line, column, &mut found);
    }
    found
}

/// What is typed of a target, if a link's brackets are open.
fn open_target(typed: &str) -> Option<&str> {
    let target = &typed[typed.rfind("](")? + 2..];
    (!target.contains([')', ' '])).then_some(target)
}

/// The place inside `{ … }` and `[ … ]` that are open on the line.
fn in_flow<'t>(path: &Path, value: &'t str) -> Option<Cursor<'t>> {
    let mut open: Vec<usize> = Vec::new();
    for (at, c) in value.char_indices() {
        match c {
            '{' | '[' => open.push(at),
            '}' | ']' => {
                open.pop();
            }
            _ => {}
        }
    }
    let mut path = path.clone();
    let first = *open.first()?;
    if !value[..first].trim().is_empty() {
        return None;
    }
    for (position, start) in open.iter().enumerate() {
        let inner = &value[start + 1..open.get(position + 1).map_or(value.len(), |next| *next)];
        let last = inner.rfind(',').map_or(inner, |comma| &inner[comma + 1..]).trim_start();
        let is_last = position + 1 == open.len();
        if value[*start..].starts_with('[') {
            path = path.index(0);
            if is_last {
                return Some(Cursor { path, slot: Slot::Key, word: last, beside: Vec::new() });
            }
        } else if let Some((own, typed)) = key(last) {
            path = path.key(own);
            if is_last {
                return Some(Cursor {
                    path,
                    slot: Slot::Value,
                    word: typed.trim_start(),
                    beside: Vec::new(),
                });
            }
        } else if is_last {
            let beside = inner.split(',').filter_map(|part| Some(key(part.trim())?.0)).collect();
            return Some(Cursor { path, slot: Slot::Key, word: last, beside });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The path, what may be typed, the word and the keys beside it, at `¦`.
    fn seen(text: &str) -> String {
        let offset = text.find('¦').expect("a cursor");
        let text = text.replace('¦', "");
        let Cursor { path, slot, word, beside } = at(&text, offset);
        format!("{path} {slot:?} {word:?} {}", beside.join(" ")).trim_end().to_owned()
    }

    #[test]
    fn keys_are_asked_for_where_they_stand() {
        assert_eq!(seen("name: 甲\nin¦\nprofile: |\n  乙\n"), " Key \"in\" name profile");
        assert_eq!(seen("interview:\n  - q: 甲\n    ¦\n    a: |\n      乙\n"), "/interview/0 Key \"\" q a");
        assert_eq!(seen("interview:\n- q: 甲\n- ¦\n"), "/interview/0 Key \"\"");
        assert_eq!(seen("body:\n  - te¦\n"), "/body/0 Key \"te\"");
        assert_eq!(
            seen("sections:\n  - title: 甲\n    body:\n      - quote:\n          ¦\n"),
            "/sections/0/body/0/quote Key \"\""
        );
    }

    #[test]
    fn values_are_asked_for_behind_a_colon() {
        assert_eq!(seen("chart: b¦\n"), "/chart Value \"b\"");
        assert_eq!(seen("body:\n  - figure: ¦\n"), "/body/0/figure Value \"\"");
        assert_eq!(
            seen("contents:\n  - part: 甲\n    chapters:\n      - ¦\n"),
            "/contents/0/chapters/0 Key \"\""
        );
    }

    #[test]
    fn brackets_are_seen_into() {
        assert_eq!(seen("body:\n  - figures: [a, b¦\n"), "/body/0/figures/0 Key \"b\"");
        assert_eq!(seen("  - quote: { case: a, te¦\n"), "/0/quote Key \"te\" case");
        assert_eq!(seen("a: { b: { c: x¦\n"), "/a/b/c Value \"x\"");
    }

    #[test]
    fn prose_has_links_and_no_keys() {
        assert_eq!(seen("profile: |\n  见[](fig:a¦\n"), "/profile Target \"fig:a\"");
        assert_eq!(seen("profile: |\n  甲乙\n\n  丙: ¦\n"), " Prose \"\"");
    }

    proptest! {
        #[test]
        fn any_place_of_any_text_is_some_place(text in "[-a: |\\[{}\\],(蓝😀\n]{0,60}", at_byte in 0..200usize) {
            let mut offset = at_byte.min(text.len());
            while !text.is_char_boundary(offset) {
                offset -= 1;
            }
            let cursor = at(&text, offset);
            prop_assert!(text[..offset].ends_with(cursor.word));
        }
    }
}
