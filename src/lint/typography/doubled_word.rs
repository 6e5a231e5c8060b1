//! `doubled-word`: 进行进行, the the.

use super::{ANY, propose, text, texts};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_han};
use crate::lint::{Findings, LintContext, Rule};

crate::diag::message::messages! {
    "doubled-word";
    DOUBLED(text);
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("doubled-word"),
    severity: Severity::Warning,
    example: Example { wrong: "对专利进行进行布局", right: "对专利进行布局" },
    check,
};

/// The longest repetition looked for, in characters.
const MAX_WORD: usize = 8;

fn check(cx: &LintContext, found: &mut Findings) {
    for passage in texts(cx, ANY) {
        for line in passage.lines() {
            let mut at = 0;
            while at < line.len() {
                let repeated = han(cx, line, at).or_else(|| latin(cx, line, at));
                if let Some((word, whole)) = repeated {
                    let once = text(&line[at..at + word]);
                    let place = &line[at..at + whole];
                    propose(found, passage, place, &once, DOUBLED.with([&once]), HINT.plain());
                    at += whole;
                } else {
                    at += 1;
                }
            }
        }
    }
}

/// The length of a Han word that stands twice from `start` on, and of both together. Of two characters nearly every pair may be
/// right, as a verb that is said twice or as the end of one compound and the beginning of the next; so only words are reported
/// that never are.
fn han(cx: &LintContext, line: &[Letter], start: usize) -> Option<(usize, usize)> {
    let letters = &line[start..];
    let han = letters.iter().take(2 * MAX_WORD).take_while(|letter| is_han(letter.c)).count();
    let length =
        (2..=han / 2).rev().find(|length| (0..*length).all(|at| letters[at].c == letters[at + length].c))?;
    let word = text(&letters[..length]);
    let words = &cx.words.typography;
    let is_one = word.chars().all(|c| letters[0].c == c);
    let counted = word.starts_with([
        '一', '几', '幾', '半', '两', '兩', '三', '这', '這', '那', '哪', '越', '每', '多', '是',
    ]);
    let slip = match length {
        2 => words.once.contains(&word),
        _ => !is_one && !counted && !words.reduplicated.contains(&word),
    };
    slip.then_some((length, 2 * length))
}

/// The same of a Latin word, with the blank between.
fn latin(cx: &LintContext, line: &[Letter], at: usize) -> Option<(usize, usize)> {
    let is_letter = |letter: &&Letter| letter.c.is_ascii_alphabetic();
    if at.checked_sub(1).is_some_and(|before| line[before].c.is_ascii_alphanumeric() || line[before].c == '-')
    {
        return None;
    }
    let length = line[at..].iter().take_while(is_letter).count();
    let rest = line.get(at + length + 1..)?;
    let second = rest.iter().take_while(is_letter).count();
    let same = length >= 2
        && second == length
        && line[at + length].c == ' '
        && (0..length).all(|nth| line[at + nth].c == rest[nth].c);
    let ends = rest.get(length).is_none_or(|letter| !letter.c.is_ascii_alphanumeric() && letter.c != '-');
    // Had had and Bora Bora are right.
    let word = text(&line[at..at + length]);
    let name = word.starts_with(char::is_uppercase) && word.ends_with(char::is_lowercase);
    let meant = name || cx.words.typography.latin_twice.contains(&word.to_lowercase());
    (same && ends && !meant).then_some((length, 2 * length + 1))
}
