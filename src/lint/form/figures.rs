//! Numbers in running text, as they are written.

use std::ops::Range;

use crate::lint::Passage;
use crate::lint::letters::is_han;
use crate::quantity::note_mark;

/// The characters of a line with their bytes.
pub(super) struct Line {
    /// The characters.
    pub chars: Vec<char>,
    at: Vec<usize>,
}

impl Line {
    /// The lines of a passage: what a reader sees of a text, and quantities as they are typed, without note marks.
    pub(super) fn all_in(passage: &Passage) -> Vec<Line> {
        if !passage.letters.is_empty() {
            let line = |letters: &[crate::lint::letters::Letter]| Line {
                chars: letters.iter().map(|letter| letter.c).collect(),
                at: letters.iter().map(|letter| letter.start()).collect(),
            };
            return passage.lines().map(line).collect();
        }
        let mut line = Line { chars: Vec::new(), at: Vec::new() };
        let mut at = 0;
        while let Some(c) = passage.text[at..].chars().next() {
            match note_mark(&passage.text[at..]) {
                Some(length) => at += length,
                None => {
                    line.chars.push(c);
                    line.at.push(at);
                    at += c.len_utf8();
                }
            }
        }
        vec![line]
    }

    /// The bytes of a range of characters.
    pub(super) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let start = self.at.get(range.start).copied().unwrap_or_default();
        let last = range.end.saturating_sub(1);
        let end = self.at.get(last).zip(self.chars.get(last)).map_or(start, |(at, c)| at + c.len_utf8());
        start..end
    }

    /// The text of a range of characters.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        self.chars[range].iter().collect()
    }

    /// The numbers of the line.
    pub(super) fn numbers(&self) -> Vec<Number> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.chars.len() {
            if !self.chars[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let start = at;
            while at < self.chars.len() && self.goes_on(at) {
                at += 1;
            }
            let before = start.checked_sub(1).map(|before| self.chars[before]);
            let after = self.chars.get(at).copied();
            let joined = |c: Option<char>| {
                c.is_some_and(|c| c.is_alphabetic() && !is_han(c) || matches!(c, '_' | '/' | '.'))
            };
            // A part of a word, a version or a path is not a number.
            let stops = !joined(after) || ends_sentence(after, self.chars.get(at + 1));
            if stops && !joined(before) {
                found.push(Number { range: start..at });
            }
        }
        found
    }

    /// Whether the character at `at` continues a number: a digit, or a comma or point before one.
    fn goes_on(&self, at: usize) -> bool {
        let digit = |at: usize| self.chars.get(at).is_some_and(char::is_ascii_digit);
        match self.chars[at] {
            '.' => digit(at + 1),
            ',' => digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4),
            c => c.is_ascii_digit(),
        }
    }

    /// The characters after `at`, blanks skipped.
    pub(super) fn skip(&self, mut at: usize) -> usize {
        while self.chars.get(at) == Some(&' ') {
            at += 1;
        }
        at
    }

    /// Whether `word` stands at `at`.
    pub(super) fn has(&self, at: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(nth, c)| self.chars.get(at + nth) == Some(&c))
    }

    /// Whether `word` ends before `at`, and where it begins.
    pub(super) fn ends(&self, at: usize, word: &str) -> Option<usize> {
        let start = at.checked_sub(word.chars().count())?;
        self.has(start, word).then_some(start)
    }
}

fn ends_sentence(c: Option<char>, next: Option<&char>) -> bool {
    c == Some('.') && next.is_none_or(|c| *c == ' ')
}

/// A number of a line.
pub(super) struct Number {
    /// Its digits, with the commas and the point between them.
    pub range: Range<usize>,
}
