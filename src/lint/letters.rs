//! The letters of a text that a reader sees: without marks of prose, block marks, note marks and addresses, each with its
//! place in the text.

use std::ops::Range;

pub use super::kept::is_han;
use super::kept::{Keeper, Kept};
use crate::model::prose::{ESCAPABLE, footnote_mark, line_marks, link, table_lines};
use crate::quantity::{note_mark, subscript};
use crate::source::characters::is_invisible;

/// Stands for something that prints and is not text of the editor: an address, or a reference that prints a number.
pub const OPAQUE: char = '\u{FFFC}';

/// What may stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// Prose with the marks of the subset.
    Prose,
    /// Text that prints as it is typed.
    Plain,
    /// A number with its qualifiers.
    Quantity,
}

/// A character that is printed, and the byte of the text where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    /// The first byte in the passage's text.
    pub at: u32,
    /// The character.
    pub c: char,
    /// Whether it belongs to something that is right as it is written, whatever the rules of running text say: an address, a
    /// number of a standard, a brand.
    pub kept: bool,
}

impl Letter {
    /// The first byte.
    pub fn start(self) -> usize {
        self.at as usize
    }

    /// One past the last byte; an [`OPAQUE`] letter has no bytes of its own.
    pub fn end(self) -> usize {
        self.at as usize + if self.c == OPAQUE { 0 } else { self.c.len_utf8() }
    }
}

/// The letters of a text, line breaks included; what is not to be seen at all, such as a zero-width space, is left out. Of a book that
/// is looked at again after every keystroke, only texts that have changed are read again.
#[comemo::memoize]
pub fn visible(text: &str, kind: TextKind, keeper: &Keeper) -> Vec<Letter> {
    let mut reader = Reader {
        prose: kind == TextKind::Prose,
        kept: keeper.kept(text),
        found: Vec::with_capacity(text.len() / 3),
    };
    let tables = if reader.prose { table_lines(text) } else { Vec::new() };
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if let Some(table) = tables.iter().find(|table| table.contains(&number)) {
            // The rule below the head is not printed.
            if number != table.start + 1 {
                reader.read_row(line, start);
            }
            start += line.len();
            continue;
        }
        let indent = if reader.prose { line.len() - line.trim_start_matches([' ', '\t']).len() } else { 0 };
        let marks = if reader.prose { line_marks(&line[indent..]) } else { 0 };
        reader.read(&line[indent + marks..], start + indent + marks);
        start += line.len();
    }
    reader.found
}

struct Reader {
    prose: bool,
    kept: Kept,
    found: Vec<Letter>,
}

impl Reader {
    fn push(&mut self, at: usize, c: char) {
        let kept = c == OPAQUE || within(&self.kept.fixed, at).is_some();
        self.found.push(Letter { at: at as u32, c, kept });
    }

    /// Reads a row of a table: between its cells, which are texts of their own, stands something that is none.
    fn read_row(&mut self, row: &str, offset: usize) {
        let mut at = 0;
        for cell in row.trim_end().split_inclusive('|') {
            let text = cell.trim_end_matches('|');
            let indent = text.len() - text.trim_start().len();
            self.read(text.trim(), offset + at + indent);
            at += cell.len();
            self.push(offset + at, OPAQUE);
        }
        self.push(offset + row.trim_end().len(), '\n');
    }

    /// Reads `text`, which begins at byte `offset` of the whole.
    fn read(&mut self, text: &str, offset: usize) {
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            let place = offset + at;
            if let Some(address) = within(&self.kept.hidden, place) {
                let end = address.end.min(offset + text.len());
                self.push(place, OPAQUE);
                at = end - offset;
                continue;
            }
            at += match c {
                c if is_invisible(c, &text[..at], &rest[c.len_utf8()..]) => c.len_utf8(),
                '^' if let Some(length) = note_mark(rest) => length,
                '~' if let Some(length) = subscript(&text[..at], rest) => {
                    self.read(&rest[1..length - 1], place + 1);
                    length
                }
                '\\' if self.prose && rest[1..].starts_with(ESCAPABLE) => {
                    let escaped = rest[1..].chars().next().unwrap_or(c);
                    self.push(place + 1, escaped);
                    1 + escaped.len_utf8()
                }
                '*' if self.prose => 1,
                '[' if self.prose
                    && let Some(length) = footnote_mark(rest) =>
                {
                    length
                }
                '[' if self.prose
                    && let Some((label, _, length)) = link(rest) =>
                {
                    if label.is_empty() {
                        self.push(place, OPAQUE);
                    } else {
                        self.read(label, place + 1);
                    }
                    length
                }
                c => {
                    self.push(place, c);
                    c.len_utf8()
                }
            };
        }
    }
}

/// The range that a byte lies in, of ranges in order and apart.
fn within(ranges: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    let range = ranges.get(ranges.partition_point(|range| range.end <= at))?;
    range.contains(&at).then_some(range)
}

/// Whether a character is a mark of Chinese punctuation.
pub fn is_chinese_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '；'
            | '：'
            | '？'
            | '！'
            | '、'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '（'
            | '）'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '「'
            | '」'
            | '『'
            | '』'
            | '【'
            | '】'
            | '〔'
            | '〕'
            | '…'
            | '—'
            | '～'
    )
}

/// Whether a character is Chinese, a letter or a mark.
pub fn is_chinese(c: char) -> bool {
    is_han(c) || is_chinese_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> String {
        let letters = visible(text, TextKind::Prose, &Keeper::default());
        for letter in &letters {
            let own = text[letter.start()..].chars().next().expect("a character");
            assert!(letter.c == OPAQUE || own == letter.c, "{letter:?} of {text}");
        }
        letters.into_iter().map(|letter| if letter.c == OPAQUE { '@' } else { letter.c }).collect()
    }

    #[test]
    fn marks_and_addresses_are_not_seen() {
        assert_eq!(seen("**甲**乙*丙*^1^丁"), "甲乙丙丁");
        assert_eq!(seen("- 见[](fig:a)与[乙 **丙**](https://b.c/d)。"), "见@与乙 丙。");
        assert_eq!(seen("> 12. 甲\\*\\[乙"), "甲*[乙");
        assert_eq!(seen("见 https://a.b/c,d?e=1. 写信到 a.b@c.de，或@某人"), "见 @. 写信到 @，或@某人");
        assert_eq!(seen("一\n\n二"), "一\n\n二");
    }

    proptest::proptest! {
        #[test]
        fn letters_are_where_they_say(text in "([甲乙 a*\\[\\]()^1@.:/\\\\\n-]|https://|\\]\\(fig:)*") {
            seen(&text);
        }
    }
}
