//! Typography, most of which `check --fix` mends: of Chinese (clreq, GB/T 15834-2011), and what of it holds for books in other
//! scripts.

mod brackets;
mod cjk_latin_spacing;
mod dash;
mod doubled_character;
mod doubled_word;
mod ellipsis;
mod fullwidth_digit;
mod halfwidth_punctuation;
mod interpunct;
mod straight_quote;
mod stray_space;
mod term;
mod unbalanced_quote;
mod variant_name;

use super::letters::{Letter, is_han};
use super::{Findings, LintContext, Passage, Role, Rule, TextKind};
use crate::diag::{Diagnostic, Message};
use crate::locale::Script;

/// The rules, in the order of the catalogue.
pub(super) const RULES: &[Rule] = &[
    halfwidth_punctuation::RULE,
    straight_quote::RULE,
    unbalanced_quote::RULE,
    cjk_latin_spacing::RULE,
    ellipsis::RULE,
    dash::RULE,
    doubled_character::RULE,
    doubled_word::RULE,
    fullwidth_digit::RULE,
    stray_space::RULE,
    interpunct::RULE,
    term::RULE,
    variant_name::RULE,
];

/// What a rule thinks of something that is written in an unusual way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// It is right, or might well be: nothing is said.
    Right,
    /// It is most likely wrong, but an editor has to look.
    Unsure,
    /// It cannot be right: `check --fix` mends it.
    Wrong,
}

/// Scripts of books in Chinese.
const CHINESE: &[Script] = &[Script::Simplified, Script::Traditional];
/// Scripts with marks as wide as their characters.
const SQUARE: &[Script] = &[Script::Simplified, Script::Traditional, Script::Japanese];
/// Every script.
const ANY: &[Script] = &[Script::Simplified, Script::Traditional, Script::Japanese, Script::Latin];

/// The texts that are set as text in a book whose script is one of these; quantities have rules of their own.
fn texts<'s, 'a>(cx: &'s LintContext<'a>, scripts: &[Script]) -> impl Iterator<Item = &'s Passage<'a>> {
    let wanted = scripts.contains(&cx.book.info.speaks.conventions().script);
    cx.passages.iter().filter(move |passage| wanted && passage.kind != TextKind::Quantity)
}

/// Reports letters that are to be replaced, with the replacement where the file has them as they are seen. What is kept is
/// not reported.
fn replace(
    found: &mut Findings,
    passage: &Passage,
    letters: &[Letter],
    text: &str,
    message: Message,
    hint: Message,
) {
    judged(found, passage, Verdict::Wrong, letters, text, message, hint);
}

/// The same with a replacement that an editor has to choose.
fn propose(
    found: &mut Findings,
    passage: &Passage,
    letters: &[Letter],
    text: &str,
    message: Message,
    hint: Message,
) {
    judged(found, passage, Verdict::Unsure, letters, text, message, hint);
}

/// Either of the two, as the verdict is.
fn judged(
    found: &mut Findings,
    passage: &Passage,
    verdict: Verdict,
    letters: &[Letter],
    text: &str,
    message: Message,
    hint: Message,
) {
    if verdict == Verdict::Right || letters.iter().any(|letter| letter.kept) {
        return;
    }
    let finding = found.at(passage.place(letters), message).hint(hint);
    found.push(match passage.editable(letters) {
        Some(span) => edited(finding, verdict, span, text),
        None => finding,
    });
}

/// A finding with one replacement more, as safe as the verdict is sure.
fn edited(finding: Diagnostic, verdict: Verdict, span: crate::source::Span, text: &str) -> Diagnostic {
    match verdict {
        Verdict::Wrong => finding.fix(span, text),
        Verdict::Right | Verdict::Unsure => finding.suggestion(span, text),
    }
}

/// What is said of a source is as its publisher printed it: there a rule only suggests.
fn cautious(passage: &Passage, verdict: Verdict) -> Verdict {
    if verdict == Verdict::Wrong && passage.role == Role::Source { Verdict::Unsure } else { verdict }
}

/// The character right before a place in a line.
fn before(line: &[Letter], at: usize) -> Option<char> {
    at.checked_sub(1).and_then(|at| line.get(at)).map(|letter| letter.c)
}

/// The character at a place in a line.
fn at(line: &[Letter], at: usize) -> Option<char> {
    line.get(at).map(|letter| letter.c)
}

/// How many blanks stand right before a place in a line, and right from it on.
fn blanks(line: &[Letter], at: usize) -> (usize, usize) {
    let is_blank = |letter: &&Letter| letter.c == ' ';
    (
        line[..at].iter().rev().take_while(is_blank).count(),
        line[at.min(line.len())..].iter().take_while(is_blank).count(),
    )
}

/// Whether a character stands at the end of something Chinese, so that a mark behind it is a Chinese one.
fn ends_chinese(c: char) -> bool {
    is_han(c) || matches!(c, '”' | '’' | '）' | '》' | '〉' | '」' | '』' | '】' | '〕')
}

/// Whether a character begins something Chinese.
fn begins_chinese(c: char) -> bool {
    is_han(c) || matches!(c, '“' | '‘' | '（' | '《' | '〈' | '「' | '『' | '【' | '〔')
}

/// How far a sentence is followed on either side of a place, in letters: farther away it says nothing about the mark there.
const MAX_SENTENCE: usize = 300;

/// Whether the sentence around a place is English with a Chinese word in it, not Chinese with English ones: it has at least
/// three words in small letters, and at most two Han characters for each.
fn is_english(line: &[Letter], at: usize) -> bool {
    let ends = |letter: &Letter| matches!(letter.c, '。' | '！' | '？' | '；');
    let near = at.saturating_sub(MAX_SENTENCE)..line.len().min(at + MAX_SENTENCE);
    let start = line[near.start..at].iter().rposition(ends).map_or(near.start, |last| near.start + last + 1);
    let end = line[at..near.end].iter().skip(1).position(ends).map_or(near.end, |next| at + 1 + next);
    let sentence = &line[start..end];
    let words = sentence
        .chunk_by(|a, b| a.c.is_ascii_alphabetic() == b.c.is_ascii_alphabetic())
        .filter(|word| word.len() > 1 && word.iter().all(|letter| letter.c.is_ascii_lowercase()))
        .count();
    let han = sentence.iter().filter(|letter| is_han(letter.c)).count();
    words >= 3 && han <= 2 * words
}

/// Whether a character counts: a digit, or a Han numeral.
fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "〇零一二三四五六七八九十百甲乙丙丁戊己庚辛".contains(c)
}

/// The characters of a line.
fn text(letters: &[Letter]) -> String {
    letters.iter().map(|letter| letter.c).collect()
}
