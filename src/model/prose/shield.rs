//! Shielding: what CommonMark must not see of a text is moved to a private plane of Unicode, and back.

use std::ops::Range;

use super::table;

/// The marks of the subset that a backslash makes into characters.
pub(crate) const ESCAPABLE: [char; 8] = ['*', '[', ']', '^', '~', '>', '-', '.'];
/// Start of the private plane that characters are moved to.
pub(super) const PLANE: u32 = 0xF_0000;
/// Start of the private plane for characters behind a backslash, which are no marks wherever they stand.
pub(super) const ESCAPED: u32 = 0x10_0000;

/// Moves every character that is not a mark of the subset and no letter, digit or space out of CommonMark's sight. `tables` are the
/// lines of its tables.
pub(super) fn shield(text: &str, tables: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if tables.iter().any(|table| table.contains(&number)) {
            shield_row(line, &mut out);
            continue;
        }
        let body = line.trim_end_matches(['\n', '\r']);
        let indent = body.len() - body.trim_start().len();
        let start = &body[indent..];
        out.push_str(&body[..indent].replace('\t', " "));
        let marks = line_marks(start);
        out.push_str(&start[..marks]);
        shield_inline(&start[marks..], &mut out);
        if body.len() < line.len() {
            out.push('\n');
        }
    }
    out
}

/// The bars of a row of a table stay, but for those behind a backslash.
fn shield_row(line: &str, out: &mut String) {
    if table::is_rule(line) {
        return out.push_str(line);
    }
    let mut start = 0;
    let bars = line.match_indices('|').map(|(at, _)| at);
    for bar in bars.chain([line.len()]) {
        let escaped = line[start..bar].ends_with('\\') && bar < line.len();
        shield_inline(&line[start..bar - usize::from(escaped)], out);
        match (escaped, bar < line.len()) {
            (true, _) => out.push(moved(ESCAPED, '|')),
            (false, true) => out.push('|'),
            (false, false) => {}
        }
        start = bar + 1;
    }
}

/// Length of the block marks (`- `, `1. `, `> `, repeated) at a line's start.
pub(crate) fn line_marks(line: &str) -> usize {
    let mut marks = 0;
    loop {
        let rest = &line[marks..];
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        marks += if rest.starts_with("- ") || rest.starts_with("> ") || rest == ">" {
            rest.len().min(2)
        } else if (1..=9).contains(&digits) && rest[digits..].starts_with(". ") {
            digits + 2
        } else {
            return marks;
        };
    }
}

fn shield_inline(line: &str, out: &mut String) {
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            // A backslash escapes a mark of the subset and is a character elsewhere.
            '\\' => match after.chars().next() {
                Some(mark) if ESCAPABLE.contains(&mark) => {
                    out.push(moved(ESCAPED, mark));
                    rest = &after[mark.len_utf8()..];
                    continue;
                }
                _ => out.push(moved(PLANE, c)),
            },
            // `* ` opens CommonMark's other bullet, which the subset does not have.
            '*' if after.starts_with(' ') && line.len() == rest.len() => out.push(moved(PLANE, c)),
            '*' => out.push(c),
            '[' => match link(rest) {
                Some((label, target, length)) => {
                    out.push('[');
                    shield_inline(label, out);
                    out.push_str("](<");
                    out.extend(target.chars().map(|c| if c.is_alphanumeric() { c } else { moved(PLANE, c) }));
                    out.push_str(">)");
                    rest = &rest[length..];
                    continue;
                }
                None => out.push(moved(PLANE, c)),
            },
            c if c.is_alphanumeric() || c.is_whitespace() => out.push(c),
            c => out.push(moved(PLANE, c)),
        }
        rest = after;
    }
}

/// A link at the start of `text`: its label, its target, and the length of the whole.
pub(crate) fn link(text: &str) -> Option<(&str, &str, usize)> {
    let mut close = 1;
    let label = loop {
        let here = &text[close..];
        close += match here.chars().next()? {
            '[' => return None,
            ']' if here.starts_with("](") => break &text[1..close],
            '\\' if here[1..].starts_with(ESCAPABLE) => 2,
            c => c.len_utf8(),
        };
    };
    let rest = &text[close + 2..];
    let end = closing(rest)?;
    let target = &rest[..end];
    (!target.is_empty() && !target.contains(char::is_whitespace)).then_some((
        label,
        target,
        close + 2 + end + 1,
    ))
}

/// Where the bracket that is open before `text` closes; brackets of the target's own stay in it.
fn closing(text: &str) -> Option<usize> {
    let mut open = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => open += 1,
            ')' if open == 0 => return Some(at),
            ')' => open -= 1,
            c if c.is_whitespace() => return text.find(')'),
            _ => {}
        }
    }
    text.find(')')
}

fn moved(plane: u32, c: char) -> char {
    char::from_u32(plane + c as u32).filter(|_| (c as u32) < 0xFFFE).unwrap_or(c)
}

/// Moves the characters of a plane back.
pub(super) fn restore(plane: u32, text: &str) -> String {
    text.chars().map(|c| restore_char(plane, c)).collect()
}

pub(super) fn restore_char(plane: u32, c: char) -> char {
    (c as u32).checked_sub(plane).filter(|c| *c <= 0xFFFF).and_then(char::from_u32).unwrap_or(c)
}
