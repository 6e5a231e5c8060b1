//! `straight-quote`: "知产" for “知产”.

use super::{chinese, text};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_han};
use crate::lint::{Findings, Passage, Rule, Scene};

crate::diag::message::messages! {
    "straight-quote";
    STRAIGHT(text);
    UNPAIRED;
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::StraightQuote,
    severity: Severity::Warning,
    example: Example { wrong: "\"提质量\"、\"拓深度\"", right: "“提质量”“拓深度”" },
    check,
};

fn check(scene: &Scene, found: &mut Findings) {
    for passage in chinese(scene) {
        for line in passage.lines() {
            marks(passage, line, '"', ["“", "”"], found);
            marks(passage, line, '\'', ["‘", "’"], found);
        }
    }
}

fn marks(passage: &Passage, line: &[Letter], mark: char, curly: [&str; 2], found: &mut Findings) {
    let places: Vec<usize> =
        (0..line.len()).filter(|at| line[*at].c == mark && !is_measure(line, *at)).collect();
    if !places.len().is_multiple_of(2) {
        let beside = |at: &usize| {
            let around = [at.checked_sub(1), Some(at + 1)];
            around.into_iter().flatten().any(|at| line.get(at).is_some_and(|letter| is_han(letter.c)))
        };
        if let Some(at) = places.iter().find(|at| beside(at)) {
            found.push(found.at(passage.place(&line[*at..=*at]), UNPAIRED.plain()).hint(HINT.plain()));
        }
        return;
    }
    for pair in places.chunks_exact(2) {
        let (start, end) = (pair[0], pair[1]);
        let inside = &line[start + 1..end];
        if !inside.iter().any(|letter| is_han(letter.c)) {
            continue;
        }
        let finding =
            found.at(passage.place(&line[start..=end]), STRAIGHT.with([&text(inside)])).hint(HINT.plain());
        let spans = (passage.editable(&line[start..=start]), passage.editable(&line[end..=end]));
        found.push(match spans {
            (Some(open), Some(close)) => finding.fix(open, curly[0]).fix(close, curly[1]),
            _ => finding,
        });
    }
}

/// Whether a mark is an apostrophe between letters, or minutes and inches behind a digit.
fn is_measure(line: &[Letter], at: usize) -> bool {
    let c = |at: Option<usize>| at.and_then(|at| line.get(at)).map(|letter| letter.c);
    let (before, after) = (c(at.checked_sub(1)), c(Some(at + 1)));
    let apostrophe = line[at].c == '\'' && before.is_some_and(|c| c.is_ascii_alphanumeric());
    let inch =
        before.is_some_and(|c| c.is_ascii_digit()) && !line[..at].iter().any(|letter| letter.c == line[at].c);
    apostrophe && after.is_none_or(|c| c.is_ascii_alphanumeric() || c == ' ') || inch
}
