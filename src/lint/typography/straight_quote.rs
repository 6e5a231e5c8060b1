//! `straight-quote`: "知产" for “知产”.

use super::{chinese, text};
use crate::diag::explanation::{Explanation, both};
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_han};
use crate::lint::{Findings, Passage, Rule, Scene};

crate::diag::message::messages! {
    STRAIGHT: "straight quotation marks around `{}`", "“{}”用了直引号";
    UNPAIRED: "a straight quotation mark in Chinese text", "中文里用了直引号";
    HINT: "write “…”, and ‘…’ inside", "请用“ ”，里层用‘ ’";
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::StraightQuote,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Reports straight quotation marks around Chinese text. Apostrophes and inches stay.",
            "报告中文使用的直引号。撇号和英寸符号不报告。",
        ),
        why: both(
            "Straight marks do not show where a quotation begins and ends; Chinese in mainland China uses “ ” and ‘ ’ (GB/T 15834-2011, 4.8).",
            "直引号看不出起止；大陆中文用“ ”和‘ ’（GB/T 15834-2011 第 4.8 条）。",
        ),
        wrong: "\"提质量\"、\"拓深度\"",
        right: "“提质量”“拓深度”",
        fix: both(
            "Type curly marks; `check --fix` does it where they pair up.",
            "改用弯引号；成对的可用 check --fix 自动改正。",
        ),
    },
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
