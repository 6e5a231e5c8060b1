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
    /// What is typed of it, up to the cursor, without an anchor and without the quotation mark before it.
    pub word: &'t str,
    /// Whether such a mark stands before it.
    pub quoted: bool,
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
    /// Nothing: a comment.
    Comment,
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
    let value = rest.trim_start();
    // A word behind dashes, or at a line's start, is a place of its own.
    let in_value = matches!(own.last(), Some(Mark::Key(..)));
    let limit = column + rest.len() - value.len();
    let outer = own.first().map_or(limit, |mark| mark.column());
    let parents = parents(&above, outer, matches!(own.first(), Some(Mark::Dash(_))));
    let opened_block = parents.first().is_some_and(|parent| parent.opens_text);
    let path = path(&own, &parents);
    let cursor = |slot, path, word, beside| {
        let (word, quoted) = bare(word);
        Cursor { path, slot, word, quoted, beside }
    };
    if !opened_block && is_comment(typed) {
        return cursor(Slot::Comment, Path::default(), "", Vec::new());
    }
    if let Some(target) = open_target(typed) {
        return cursor(Slot::Target, path, target, Vec::new());
    }
    if opened_block {
        return cursor(Slot::Prose, Path::default(), value, Vec::new());
    }
    let flow = match in_flow(&path, value) {
        None => around(text, &above, start, outer)
            .and_then(|(path, opened)| in_flow(&path, &text[opened..offset])),
        own => own,
    };
    if let Some((path, slot, word, beside)) = flow {
        return cursor(slot, path, word, beside);
    }
    match in_value {
        true => cursor(Slot::Value, path, value, Vec::new()),
        false => cursor(Slot::Key, path, value, beside(&above, &own, below, limit)),
    }
}

/// The path that the marks of a line lead to, inside what stands around it.
fn path(own: &[Mark], parents: &[Parent]) -> Path {
    let around = parents.iter().rev().map(|parent| parent.step.clone());
    Path(around.chain(own.iter().map(|mark| step(*mark))).collect())
}

/// A word without the anchor and the quotation mark that stand before it; and whether the mark does.
fn bare(word: &str) -> (&str, bool) {
    let word = match word.strip_prefix('&').and_then(|word| word.split_once(' ')) {
        Some((_, word)) => word.trim_start(),
        None => word,
    };
    match word.strip_prefix(['"', '\'']) {
        Some(inner) => (inner, true),
        None => (word, false),
    }
}

/// The characters of a text that stand outside of quotation marks: their bytes, and what stands before each.
fn unquoted(text: &str) -> impl Iterator<Item = (usize, char, char)> {
    let mut quote = None;
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let last = std::mem::replace(&mut before, c);
        match quote {
            Some(mark) if mark == c => quote = None,
            Some(_) => {}
            // Inside a word it is an apostrophe.
            None if matches!(c, '"' | '\'') && !last.is_alphanumeric() => quote = Some(c),
            None => return Some((at, last, c)),
        }
        None
    })
}

/// Whether what is typed of a line ends in a comment.
fn is_comment(typed: &str) -> bool {
    unquoted(typed).any(|(_, before, c)| c == '#' && before.is_whitespace())
}

/// The path to the brackets that were opened on a line above one that begins at a column and are still open, and their byte.
fn around(text: &str, above: &[&str], start: usize, column: usize) -> Option<(Path, usize)> {
    let mut limit = column;
    let mut end = start;
    for (index, line) in above.iter().enumerate().rev() {
        if limit == 0 {
            break;
        }
        let begin = text[..end - 1].rfind('\n').map_or(0, |at| at + 1);
        let (own, rest) = marks(line);
        let first = own.first().map_or(line.len() - line.trim_start().len(), |mark| mark.column());
        if first < limit && !own.is_empty() {
            let opened = begin + line.len() - rest.trim_start().len();
            let (value, quoted) = bare(&text[opened..start]);
            let is_open = !quoted && value.starts_with(['{', '[']) && !open_brackets(value).is_empty();
            let parents = parents(&above[..index], first, matches!(own.first(), Some(Mark::Dash(_))));
            return is_open.then(|| (path(&own, &parents), start - value.len()));
        }
        if !is_blank(line) {
            limit = limit.min(first);
        }
        end = begin;
    }
    None
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

/// The bytes of the brackets that are open at the end of a text.
fn open_brackets(text: &str) -> Vec<usize> {
    let mut open: Vec<usize> = Vec::new();
    for (at, _, c) in unquoted(text) {
        match c {
            '{' | '[' => open.push(at),
            '}' | ']' => {
                open.pop();
            }
            _ => {}
        }
    }
    open
}

/// The place inside `{ … }` and `[ … ]` that are open where a value ends: its path, what may be typed there, what is, and the
/// keys beside it.
fn in_flow<'t>(path: &Path, value: &'t str) -> Option<(Path, Slot, &'t str, Vec<&'t str>)> {
    let open = open_brackets(value);
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
                return Some((path, Slot::Key, last, Vec::new()));
            }
        } else if let Some((own, typed)) = key(last) {
            path = path.key(own);
            if is_last {
                return Some((path, Slot::Value, typed.trim_start(), Vec::new()));
            }
        } else if is_last {
            let beside = inner.split(',').filter_map(|part| Some(key(part.trim())?.0)).collect();
            return Some((path, Slot::Key, last, beside));
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
        let Cursor { path, slot, word, quoted, beside } = at(&text, offset);
        let quoted = if quoted { "quoted " } else { "" };
        format!("{path} {slot:?} {quoted}{word:?} {}", beside.join(" ")).trim_end().to_owned()
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
    fn brackets_may_be_open_since_lines_before() {
        assert_eq!(seen("patents: {\n  granted: 1,\n  ¦\n}\n"), "/patents Key \"\" granted");
        assert_eq!(seen("source: {\n  title: a, da¦\n}\n"), "/source Key \"da\" title");
        assert_eq!(seen("body:\n  - figures: [\n      a,\n      b¦\n"), "/body/0/figures/0 Key \"b\"");
        assert_eq!(seen("patents: { offices: {\n  count: ¦"), "/patents/offices/count Value \"\"");
        assert_eq!(seen("names: [a,\n  b]\ngr¦"), " Key \"gr\" names");
        // What was never closed ends where a line stands as far out as it does.
        assert_eq!(seen("names: [a,\n  b\ngr¦"), " Key \"gr\" names");
    }

    #[test]
    fn a_quoted_word_begins_behind_its_mark() {
        assert_eq!(seen("kind: \"di¦\"\n"), "/kind Value quoted \"di\"");
        assert_eq!(seen("a: { kind: '¦' }"), "/a/kind Value quoted \"\"");
        assert_eq!(seen("a: [\"b, c\", \"d¦"), "/a/0 Key quoted \"d\"");
        assert_eq!(seen("kind: &a di¦"), "/kind Value \"di\"");
    }

    #[test]
    fn a_comment_is_no_place() {
        assert_eq!(seen("# gro¦"), " Comment \"\"");
        assert_eq!(seen("kind: digest  # ver¦"), " Comment \"\"");
        assert_eq!(seen("name: it's C# ¦"), "/name Value \"it's C# \"");
        assert_eq!(seen("name: \"a # b¦"), "/name Value quoted \"a # b\"");
        assert_eq!(seen("profile: |\n  # 甲¦"), " Prose \"# 甲\"");
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
