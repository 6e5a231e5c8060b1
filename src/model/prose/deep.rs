//! Prose that is nested deeper than is read.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::MAX_DEPTH;

/// The first line of a text, in bytes, whose lists and quotes stand deeper in one another than is read: from there on its items are
/// printed as one text. `shielded` is what the parser sees of it.
pub(super) fn too_deep(text: &str, shielded: &str) -> Option<Range<usize>> {
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
