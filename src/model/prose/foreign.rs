//! Markup that the subset does not have, and marks that mean nothing where they stand.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{Foreign, MAX_DEPTH, link, table};
use crate::quantity::{Run, note_mark, runs, subscript};

/// Every piece of it, in bytes of the text; `shielded` is what the parser sees, and `tables` are the lines of its tables.
pub(super) fn find(text: &str, shielded: &str, tables: &[Range<usize>]) -> Vec<(Foreign, Range<usize>)> {
    let mut found = by_line(text, tables);
    found.extend(open_stars(text).map(|range| (Foreign::OpenMark, range)));
    found.extend(too_deep(text, shielded).map(|range| (Foreign::Deep, range)));
    found
}

fn by_line(text: &str, tables: &[Range<usize>]) -> Vec<(Foreign, Range<usize>)> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut lines = text.split_inclusive('\n').enumerate().peekable();
    while let Some((number, line)) = lines.next() {
        let read = tables.iter().any(|table| table.contains(&number));
        if !read && is_table_row(line) && lines.peek().is_some_and(|(_, next)| table::is_rule(next)) {
            found.push((Foreign::Table, start..start + line.trim_end().len()));
        }
        let hashes = line.trim_start().chars().take_while(|c| *c == '#').count();
        if (1..=6).contains(&hashes) && line.trim_start()[hashes..].starts_with(' ') {
            found.push((Foreign::Heading, start..start + line.trim_end().len()));
        }
        for (at, _) in line.match_indices("![") {
            if let Some((_, _, length)) = link(&line[at + 1..]) {
                found.push((Foreign::Image, start + at..start + at + 1 + length));
            }
        }
        for (at, _) in line.match_indices('<') {
            let name: String = line[at + 1..]
                .trim_start_matches('/')
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect();
            const TAGS: [&str; 20] = [
                "a", "b", "br", "div", "em", "font", "h1", "h2", "h3", "hr", "i", "img", "li", "ol", "p",
                "span", "strong", "sub", "sup", "u",
            ];
            if TAGS.contains(&name.to_ascii_lowercase().as_str())
                && let Some(end) = line[at..].find('>')
            {
                found.push((Foreign::Html, start + at..start + at + end + 1));
            }
        }
        found.extend(
            open_marks(line).map(|range| (Foreign::OpenMark, start + range.start..start + range.end)),
        );
        start += line.len();
    }
    found
}

/// The last `**` of every paragraph that has an odd number of them: one opens or closes nothing.
fn open_stars(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    text.split("\n\n").filter_map(move |paragraph| {
        let from = start;
        start += paragraph.len() + 2;
        let stars: Vec<usize> = paragraph.match_indices("**").map(|(at, _)| at).collect();
        let is_plain = !paragraph.contains(['`', '\\']) && !paragraph.contains("***");
        let last = stars.last().filter(|_| is_plain && stars.len() % 2 == 1)?;
        Some(from + last..from + last + 2)
    })
}

/// Marks before a number that nothing closes: `CO~2 排放`, `10^6 次`.
fn open_marks(line: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    line.match_indices(['^', '~']).filter_map(|(at, mark)| {
        let (before, rest) = (&line[..at], &line[at..]);
        let number = rest[1..].trim_start_matches(['-', '+']);
        let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let end = rest.len() - number.len() + digits;
        let owner = before.chars().next_back()?;
        let behind = rest[end..].chars().next();
        let belongs = match mark {
            "^" => owner.is_ascii_alphanumeric() || owner == ')',
            _ => is_formula(before, behind),
        };
        let goes_on = behind.is_some_and(|c| c.is_ascii_digit() || "^~./%-".contains(c))
            || mark == "^" && behind.is_some_and(|c| c.is_ascii_alphabetic());
        // What a mark before it closes with.
        let closes = runs(line).iter().any(|run| match run {
            Run::Note(inner) | Run::Sub(inner) => {
                inner.as_ptr() as usize + inner.len() == rest.as_ptr() as usize
            }
            Run::Plain(_) => false,
        });
        let marked = note_mark(rest).is_some() || subscript(before, rest).is_some();
        (belongs && (1..=3).contains(&digits) && !goes_on && !marked && !closes).then_some(at..at + end)
    })
}

/// Whether a text ends with the beginning of a chemical formula: a capital with more letters or figures, such as `CO` and `C2H`, or
/// alone before another one, as in `H~2O`. What else stands before a tilde is a range: `A~3`.
fn is_formula(before: &str, behind: Option<char>) -> bool {
    let start = before.rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |at| at + 1);
    let word = before.get(start..).unwrap_or_default();
    let letters = word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.ends_with(|c: char| c.is_ascii_alphabetic());
    letters
        && match word.len() {
            1 => behind.is_some_and(|c| c.is_ascii_uppercase()),
            length => length <= 6,
        }
}

/// Whether a line is a row of a table of Markdown: cells between bars.
fn is_table_row(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.contains('|') && (line.starts_with('|') || line.matches('|').count() > 1)
}

/// The first line of a text, in bytes, whose lists and quotes stand deeper in one another than is read: from there on its items are
/// printed as one text. `shielded` is what the parser sees of it.
fn too_deep(text: &str, shielded: &str) -> Option<Range<usize>> {
    // Every level takes a character at least.
    let lead = |line: &str| line.chars().take_while(|c| " \t>-0123456789.".contains(*c)).count();
    if !text.lines().any(|line| lead(line) > MAX_DEPTH) {
        return None;
    }
    let mut depth = 0;
    for (event, range) in Parser::new(shielded).into_offset_iter() {
        match event {
            Event::Start(Tag::List(_) | Tag::BlockQuote(_)) if depth == MAX_DEPTH => {
                let number = shielded[..range.start].matches('\n').count();
                let start: usize = text.split_inclusive('\n').take(number).map(str::len).sum();
                let line = text[start..].lines().next().unwrap_or_default();
                let indent = line.len() - line.trim_start().len();
                return Some(start + indent..start + line.trim_end().len());
            }
            Event::Start(Tag::List(_) | Tag::BlockQuote(_)) => depth += 1,
            Event::End(TagEnd::List(_) | TagEnd::BlockQuote(_)) => depth -= 1,
            _ => {}
        }
    }
    None
}
