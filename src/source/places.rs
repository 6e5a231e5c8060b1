//! Where the parts of a text stand in its file.

use std::ops::Range;

use super::Span;

/// The places of a scalar's text, character by character. YAML's folding and indentation move only blanks, so all other
/// characters follow one another in the text and in what is written; where they differ, an escape stands before.
#[derive(Debug, Clone)]
pub struct Places {
    whole: Span,
    /// As the text is written, and behind the first of its quotation marks.
    ways: [Way; 2],
}

/// The characters of a text that are no blanks, as far as the file has the same ones.
#[derive(Debug, Clone, Default)]
struct Way {
    /// The byte of each in the text, and its first byte and the one behind it in what is written.
    solid: Vec<(u32, Range<u32>)>,
    /// The first byte of the text that the file says otherwise.
    end: usize,
}

impl Places {
    pub(super) fn new(written: &str, whole: Span, text: &str) -> Places {
        let plain = Way::new(written, 0, text);
        let quoted = match written.strip_prefix(['"', '\'']) {
            Some(inner) if plain.end < text.len() => Way::new(inner, 1, text),
            _ => Way::default(),
        };
        Places { whole, ways: [plain, quoted] }
    }

    /// The place of a part, by the text's own bytes. Exact unless escapes in quotes stand before it; else the whole.
    pub fn part(&self, part: Range<usize>) -> Span {
        let found = self.ways.iter().find_map(|way| way.part(&part));
        let place = |found: Range<u32>| Span {
            start: self.whole.start + found.start,
            end: self.whole.start + found.end,
            ..self.whole
        };
        found.map_or(self.whole, place)
    }
}

impl Way {
    fn new(written: &str, before: usize, text: &str) -> Way {
        let solid = |(_, c): &(usize, char)| !c.is_whitespace();
        let mut way = Way { solid: Vec::new(), end: text.len() };
        let mut there = written.char_indices().filter(solid);
        for (at, c) in text.char_indices().filter(solid) {
            match there.next() {
                Some((place, w)) if w == c => {
                    let start = (before + place) as u32;
                    way.solid.push((at as u32, start..start + c.len_utf8() as u32));
                }
                other => {
                    // What the file leaves off is not said otherwise, but has no place either.
                    way.end = if other.is_some() { at } else { text.len() };
                    break;
                }
            }
        }
        way
    }

    fn part(&self, part: &Range<usize>) -> Option<Range<u32>> {
        if part.end > self.end {
            return None;
        }
        let first = self.solid.partition_point(|(at, _)| (*at as usize) < part.start);
        let last = self.solid.partition_point(|(at, _)| (*at as usize) < part.end);
        let inside = self.solid.get(first..last)?;
        Some(inside.first()?.1.start..inside.last()?.1.end)
    }
}
