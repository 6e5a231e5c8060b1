//! `doubled-word`: 进行进行, the the.

use super::{chinese, propose, text};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_han};
use crate::lint::{Findings, Rule, Scene};

crate::diag::message::messages! {
    "doubled-word";
    DOUBLED(text);
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::DoubledWord,
    severity: Severity::Warning,
    example: Example { wrong: "对专利进行进行布局", right: "对专利进行布局" },
    check,
};

/// The longest repetition looked for, in characters.
const LONGEST: usize = 8;

fn check(scene: &Scene, found: &mut Findings) {
    for passage in chinese(scene) {
        for line in passage.lines() {
            let mut at = 0;
            while at < line.len() {
                let repeated = han(scene, &line[at..]).or_else(|| latin(line, at));
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

/// The length of a Han word that the letters begin with twice, and of both together.
fn han(scene: &Scene, letters: &[Letter]) -> Option<(usize, usize)> {
    let han = letters.iter().take(2 * LONGEST).take_while(|letter| is_han(letter.c)).count();
    let length =
        (2..=han / 2).rev().find(|length| (0..*length).all(|at| letters[at].c == letters[at + length].c))?;
    let word = text(&letters[..length]);
    let is_one = word.chars().all(|c| letters[0].c == c);
    let known = scene.words.typography.reduplicated.contains(&word);
    let counted = word.starts_with(['一', '几', '半', '两', '三', '这', '那', '哪', '越']);
    // 人人, 天天天天 and longer rows of one character are no words; 一步一步 counts.
    let meant = is_one || known || counted && length == 2;
    (!meant).then_some((length, 2 * length))
}

/// The same of a Latin word, with the blank between.
fn latin(line: &[Letter], at: usize) -> Option<(usize, usize)> {
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
    (same && ends).then_some((length, 2 * length + 1))
}
