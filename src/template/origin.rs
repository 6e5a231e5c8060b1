//! The way from generated Typst back to the editors' files.

use std::collections::BTreeSet;
use std::ops::Range;

use super::escape::{MARK_CLOSE, MARK_MID, MARK_OPEN, literal};
use crate::source::Span;

/// Which byte ranges of a generated source stand for which spans of the book, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OriginMap {
    ranges: Vec<(usize, usize, Span)>,
    omitted: BTreeSet<Span>,
}

impl OriginMap {
    /// The span behind the innermost range around a byte of the generated source.
    pub fn around(&self, offset: usize) -> Option<Span> {
        let after = self.ranges.partition_point(|(start, _, _)| *start <= offset);
        self.ranges[..after].iter().rev().find(|(_, end, _)| offset < *end).map(|(_, _, span)| *span)
    }

    /// The span of the first range inside a range of bytes: an argument of a call.
    pub fn inside(&self, range: Range<usize>) -> Option<Span> {
        let inside = |(start, end, _): &&(usize, usize, Span)| range.start <= *start && *end <= range.end;
        self.ranges.iter().find(inside).map(|(_, _, span)| *span)
    }

    /// The byte ranges of the generated source with the spans they stand for, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Range<usize>, Span)> {
        self.ranges.iter().map(|(start, end, span)| (*start..*end, *span))
    }

    /// Whether the layout leaves out this place of the book on purpose.
    pub fn omits(&self, span: Span) -> bool {
        self.omitted.contains(&span)
    }

    /// The span of the shortest range of the source `source` that holds `text` as a literal or in one.
    pub fn holding(&self, source: &str, text: &str) -> Option<Span> {
        let quoted = literal(text);
        let text = quoted.trim_matches('"');
        let holds = |(start, end, _): &&(usize, usize, Span)| {
            source.get(*start..*end).is_some_and(|written| written.contains(text))
        };
        let shortest = self.ranges.iter().filter(holds).min_by_key(|(start, end, _)| end - start);
        shortest.map(|(_, _, span)| *span)
    }

    /// The bytes around `offset` that a layout wrote by itself: on one line of the source `text`, between two texts of
    /// editors.
    pub fn between(&self, text: &str, offset: usize) -> Range<usize> {
        let line_start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
        let ends = self.ranges.iter().map(|(_, end, _)| *end).filter(|end| *end <= offset);
        let starts = self.ranges.iter().map(|(start, _, _)| *start).filter(|start| *start > offset);
        ends.fold(line_start, usize::max)..starts.fold(line_end, usize::min)
    }

    /// The span of the first range behind a byte, else of the last before it: an error in a call often points at the call's
    /// head, and its arguments follow.
    pub fn near(&self, offset: usize) -> Option<Span> {
        let after = self.ranges.partition_point(|(start, _, _)| *start <= offset);
        self.ranges.get(after).or_else(|| self.ranges.last()).map(|(_, _, span)| *span)
    }
}

/// Takes the marks of [`super::escape`] out of a rendered template, and remembers where they stood.
pub(super) fn extract(marked: &str) -> (String, OriginMap) {
    let mut text = String::with_capacity(marked.len());
    let mut open: Vec<(usize, Span)> = Vec::new();
    let mut ranges = Vec::new();
    let mut omitted = BTreeSet::new();
    let mut rest = marked;
    while let Some(at) = rest.find([MARK_OPEN, MARK_CLOSE]) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix(MARK_OPEN) {
            let (numbers, after) = after.split_once(MARK_MID).unwrap_or((after, ""));
            open.push((text.len(), span(numbers)));
            rest = after;
        } else {
            match open.pop() {
                // What is printed is at least a pair of quotes.
                Some((start, span)) if start == text.len() => drop(omitted.insert(span)),
                Some((start, span)) => ranges.push((start, text.len(), span)),
                None => {}
            }
            rest = &rest[MARK_CLOSE.len_utf8()..];
        }
    }
    text.push_str(rest);
    ranges.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
    (text, OriginMap { ranges, omitted })
}

fn span(numbers: &str) -> Span {
    let mut numbers = numbers.split(':').map(|number| number.parse().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    Span { file: next(), start: next(), end: next() }
}

#[cfg(test)]
mod tests {
    use super::super::escape::marked_literal;
    use super::*;
    use crate::source::Text;

    #[test]
    fn marks_vanish_and_are_remembered() {
        let span = Span { file: 3, start: 7, end: 9 };
        let marked = format!("#f({})", marked_literal(&Text::new("a\"b", span)));
        let (text, origins) = extract(&marked);
        assert_eq!(text, r#"#f("a\"b")"#);
        assert_eq!(origins.around(5), Some(span));
    }

    /// `#f("1", #g["2"])` with the two texts and the content that holds the second marked.
    fn nested() -> (String, OriginMap) {
        let text = |value: &str| Text::new(value, Span { file: 0, start: value.len() as u32, end: 9 });
        let inner = marked_literal(&text("22"));
        let outer = super::super::escape::marked(&text("333"), &format!("#g[{inner}]"));
        extract(&format!("\n#f({}, {outer})\n", marked_literal(&text("1"))))
    }

    #[test]
    fn the_innermost_text_is_named() {
        let (text, origins) = nested();
        let start = |at: Option<Span>| at.map(|span| span.start);
        let at = |piece: &str| text.find(piece).expect("the piece");
        assert_eq!(start(origins.around(at("22"))), Some(2));
        assert_eq!(start(origins.around(at("#g"))), Some(3));
        assert_eq!(start(origins.around(at("#f"))), None);
        assert_eq!(start(origins.near(at("#f"))), Some(1));
        assert_eq!(start(origins.near(text.len())), Some(2));
        assert_eq!(start(origins.inside(at("#g") + 1..text.len())), Some(2));
        assert_eq!(start(origins.inside(0..3)), None);
        assert_eq!(start(origins.holding(&text, "22")), Some(2));
        assert_eq!(start(origins.holding(&text, "23")), None);
    }

    #[test]
    fn the_layouts_own_words_are_between_the_texts() {
        let (text, origins) = nested();
        let words =
            |piece: &str| text[origins.between(&text, text.find(piece).expect("the piece"))].to_owned();
        assert_eq!(words("#f"), "#f(");
        assert_eq!(words(", #"), ", ");
        assert_eq!(extract("a\nbc\nd").1.between("a\nbc\nd", 3), 2..4);
    }
}
