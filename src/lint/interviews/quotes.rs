//! The quotes of a book with the interviews they are from, and how a quote is looked for in an interview.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::content::case::{Case, Kind};
use crate::content::load::Doc;
use crate::lint::letters::{Letter, OPAQUE};
use crate::lint::{LintContext, Owner, Passage, Role};
use crate::source::characters::unified;
use crate::source::yaml::{self, Step};

/// A quote with its case.
pub(super) struct Quote<'s, 'a> {
    /// The words.
    pub words: &'s Passage<'a>,
    /// The case's id.
    pub id: &'a str,
    /// The case.
    pub case: &'a Case,
}

impl Quote<'_, '_> {
    /// Whether the case's answers are an editor's summary.
    pub(super) fn is_of_digest(&self) -> bool {
        self.case.kind == Kind::Digest
    }
}

/// Every quote whose case exists.
pub(super) fn quotes<'s, 'a>(cx: &'s LintContext<'a>) -> impl Iterator<Item = Quote<'s, 'a>> {
    cx.passages.iter().filter(|passage| passage.role == Role::Quote).filter_map(|words| {
        let id = match words.owner {
            Owner::Case(id) => id,
            Owner::Chapter(id) => named_beside(cx.files.chapters.get(id)?.as_ref()?, words)?,
            Owner::Report | Owner::Figure(_) => return None,
        };
        let doc = cx.files.cases.get(id)?.as_ref()?;
        Some(Quote { words, id, case: &doc.content })
    })
}

/// The case that the block of a passage names.
pub(super) fn named_beside<'a, T>(doc: &'a Doc<T>, passage: &Passage) -> Option<&'a str> {
    let (_, block) = passage.path.0.split_last()?;
    let mut path = block.to_vec();
    path.push(Step::Key("case".to_owned()));
    match &doc.root.get(&path)?.kind {
        yaml::Kind::Scalar { text, .. } => Some(text.as_str()),
        yaml::Kind::Sequence(_) | yaml::Kind::Mapping(_) => None,
    }
}

/// A letter as quotes are compared: punctuation in one width, quotation marks of one kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plain {
    /// What it is compared as.
    pub c: char,
    /// Its place among the letters of its passage.
    pub index: usize,
}

/// The letters of a text that are compared, without blanks.
pub(super) fn plain(letters: &[Letter]) -> Vec<Plain> {
    let solid =
        letters.iter().enumerate().filter(|(_, letter)| !letter.c.is_whitespace() && letter.c != OPAQUE);
    solid.map(|(index, letter)| Plain { c: folded(letter.c), index }).collect()
}

/// A character in its narrow form; quotation marks and ellipses in one form each.
fn folded(c: char) -> char {
    match c {
        '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '＂' | '\'' => '"',
        '。' | '．' => '.',
        // What comes out of a PDF only looks like it.
        c if let Some(common) = unified(c) => common.chars().next().unwrap_or(c),
        // Lowered and raised figures are figures.
        '₀'..='₉' => char::from_u32(c as u32 - '₀' as u32 + '0' as u32).unwrap_or(c),
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// The pieces between the cuts (…… or …) of a quote, without the punctuation at their ends.
pub(super) fn pieces(words: &[Plain]) -> Vec<&[Plain]> {
    let trimmed = |mut piece: &'_ [Plain]| -> Range<usize> {
        let total = piece.len();
        let start = piece.iter().position(|letter| letter.c.is_alphanumeric()).unwrap_or(total);
        piece = &piece[start..];
        let length = piece.iter().rposition(|letter| letter.c.is_alphanumeric()).map_or(0, |last| last + 1);
        start..start + length
    };
    words
        .split(|letter| letter.c == '…')
        .map(|piece| &piece[trimmed(piece)])
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Where a piece stands in a text, from `from` on.
pub(super) fn position(piece: &[Plain], text: &[Plain], from: usize) -> Option<usize> {
    let first = piece.first()?.c;
    let last = text.len().checked_sub(piece.len())?;
    (from..=last)
        .find(|&at| text[at].c == first && piece.iter().zip(&text[at..]).all(|(own, other)| own.c == other.c))
}

/// The longest quote and text that are aligned; nobody quotes more.
const MAX_ALIGNMENT: usize = 20_000_000;

/// The part of a text that is most like a piece, by the fewest letters to change, and how many these are.
pub(super) fn nearest(piece: &[Plain], text: &[Plain]) -> Option<(Range<usize>, usize)> {
    if piece.is_empty() || text.is_empty() || piece.len().saturating_mul(text.len()) > MAX_ALIGNMENT {
        return None;
    }
    // Alignment of the whole piece with any part of the text: costs of the last row, with where each alignment begins.
    let mut row: Vec<(usize, usize)> = (0..=text.len()).map(|at| (0, at)).collect();
    for letter in piece {
        let mut diagonal = row[0];
        row[0].0 += 1;
        for (at, other) in text.iter().enumerate() {
            let above = row[at + 1];
            let same = (diagonal.0 + usize::from(letter.c != other.c), diagonal.1);
            let dropped = (above.0 + 1, above.1);
            let added = (row[at].0 + 1, row[at].1);
            diagonal = above;
            row[at + 1] = same.min(dropped).min(added);
        }
    }
    let (end, &(cost, start)) = row.iter().enumerate().min_by_key(|(_, cell)| cell.0)?;
    (start < end).then_some((start..end, cost))
}

/// A word of a comparison: a Han character, or letters and digits in a row.
fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut run = false;
    for (at, c) in text.char_indices() {
        let joins = c.is_ascii_alphanumeric();
        if at > start && !(run && joins) {
            found.push(&text[start..at]);
            start = at;
        }
        run = joins;
    }
    if start < text.len() {
        found.push(&text[start..]);
    }
    found
}

/// Two texts in one line, word by word: `[-left out or changed-]`, `{+not said+}`. Long stretches in common are shortened.
pub(super) fn difference(said: &str, quoted: &str) -> String {
    const CONTEXT: usize = 8;
    let (old, new) = (words(said), words(quoted));
    let mut out = String::new();
    let all = capture_diff_slices(Algorithm::Myers, &old, &new);
    let count = all.len();
    for (position, op) in all.into_iter().enumerate() {
        match op {
            DiffOp::Equal { old_index, len, .. } => {
                let same = &old[old_index..old_index + len];
                let head = if position == 0 { 0 } else { CONTEXT.min(len) };
                let tail = if position + 1 == count { 0 } else { CONTEXT.min(len) };
                if len <= head + tail + 1 {
                    out.push_str(&same.concat());
                } else {
                    out.push_str(&same[..head].concat());
                    out.push_str(" … ");
                    out.push_str(&same[len - tail..].concat());
                }
            }
            DiffOp::Delete { old_index, old_len, .. } => gone(&mut out, &old[old_index..old_index + old_len]),
            DiffOp::Insert { new_index, new_len, .. } => came(&mut out, &new[new_index..new_index + new_len]),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                gone(&mut out, &old[old_index..old_index + old_len]);
                came(&mut out, &new[new_index..new_index + new_len]);
            }
        }
    }
    out.trim().to_owned()
}

fn gone(out: &mut String, words: &[&str]) {
    out.push_str("[-");
    out.push_str(&words.concat());
    out.push_str("-]");
}

fn came(out: &mut String, words: &[&str]) {
    out.push_str("{+");
    out.push_str(&words.concat());
    out.push_str("+}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::TextKind;
    use crate::lint::kept::Keeper;
    use crate::lint::letters::visible;

    fn read(text: &str) -> Vec<Plain> {
        plain(&visible(text, TextKind::Prose, &Keeper::default()))
    }

    #[test]
    fn width_blanks_and_marks_do_not_count() {
        let said = read("先写记录, 再谈**保护**：“写清楚”。");
        let quoted = read("先写 记录，再谈保护:‘写清楚’");
        assert_eq!(position(pieces(&quoted)[0], &said, 0), Some(0));
        assert!(position(&read("先写记录。再谈保护"), &said, 0).is_none(), "another mark is another text");
    }

    #[test]
    fn the_nearest_part_is_found() {
        let said = read("前言不搭。其余时间花在看别人的专利上，后语。");
        let (part, cost) = nearest(&read("花在翻别人专利上"), &said).expect("a part");
        let found: String = said[part].iter().map(|letter| letter.c).collect();
        assert_eq!((found.as_str(), cost), ("花在看别人的专利上", 2));
    }

    #[test]
    fn a_difference_in_one_line() {
        assert_eq!(difference("花在看别人的专利上", "花在翻别人专利上"), "花在[-看-]{+翻+}别人[-的-]专利上");
        assert_eq!(difference("IP team", "IP crew"), "IP [-team-]{+crew+}");
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

        /// Every part of a text is found in it, and is nearest to itself.
        #[test]
        fn parts_are_found(text in "[甲乙丙丁，。a1]{3,40}", from in 0usize..40, length in 1usize..20) {
            let all = read(&text);
            let from = from % all.len();
            let piece = &all[from..(from + length).min(all.len())];
            proptest::prop_assert!(position(piece, &all, 0).is_some());
            proptest::prop_assert_eq!(nearest(piece, &all).map(|(_, cost)| cost), Some(0));
        }
    }
}
