//! `interpunct`: 理查德.斯托曼 for 理查德·斯托曼.

use super::{Verdict, judged, text, texts};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_han};
use crate::lint::{Findings, LintContext, Rule, Words};
use crate::locale::Script;

crate::diag::message::messages! {
    "interpunct";
    NOT_AN_INTERPUNCT(mark);
    HINT(name);
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("interpunct"),
    severity: Severity::Warning,
    example: Example { wrong: "理查德.斯托曼", right: "理查德·斯托曼" },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    for passage in texts(cx, &[Script::Simplified]) {
        for line in passage.lines() {
            for (at, letter) in line.iter().enumerate() {
                let verdict = match letter.c {
                    '.' => Verdict::Unsure,
                    '．' | '・' | '･' | '•' | '‧' | '∙' | '⋅' => Verdict::Wrong,
                    _ => continue,
                };
                if is_transliterated(line, at, at + 1) {
                    let (start, end) = name(line, at);
                    let right = format!("{}·{}", text(&line[start..at]), text(&line[at + 1..end]));
                    let mark = &line[at..=at];
                    let message = NOT_AN_INTERPUNCT.with([&text(mark)]);
                    judged(found, passage, verdict, mark, "·", message, HINT.with([&right]));
                }
            }
        }
    }
}

/// Whether two parts of a transliterated name end before `at` and begin at `next`: two characters of transliterations each.
pub(super) fn is_transliterated(line: &[Letter], at: usize, next: usize) -> bool {
    let (before, after) = (&line[at.saturating_sub(2)..at], line.get(next..next + 2).unwrap_or_default());
    [before, after].iter().all(|part| part.len() == 2 && part.iter().all(|letter| of_name(letter.c)))
}

fn of_name(c: char) -> bool {
    is_han(c) && Words::get().typography.transliteration.contains(c)
}

/// The characters around a mark that a name may be made of.
fn name(line: &[Letter], at: usize) -> (usize, usize) {
    let before = line[..at].iter().rev().take_while(|letter| of_name(letter.c)).count();
    let after = line[at + 1..].iter().take_while(|letter| of_name(letter.c)).count();
    (at - before, at + 1 + after)
}
