//! `compatibility-character`: ⽤ for 用, ﬁ for fi.

use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::Letter;
use crate::lint::{Findings, LintContext, Passage, Rule};
use crate::source::characters::{code_point, unified};

crate::diag::message::messages! {
    "compatibility-character";
    LOOKALIKE(character, point, right, right_point);
    MORE(count, character, point, right);
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("compatibility-character"),
    severity: Severity::Warning,
    example: Example { wrong: "⽤⼾", right: "用户" },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for passage in &cx.passages {
        for line in passage.lines() {
            let all: Vec<&Letter> = line.iter().filter(|letter| unified(letter.c).is_some()).collect();
            report(passage, &all, findings);
        }
    }
}

/// One finding for a paragraph, at its first place.
fn report(passage: &Passage, all: &[&Letter], findings: &mut Findings) {
    let Some((first, right)) = all.first().and_then(|first| Some((first, unified(first.c)?))) else { return };
    let (c, point) = (first.c.to_string(), code_point(first.c));
    let message = match all.len() {
        1 => {
            let other: Vec<String> = right.chars().map(code_point).collect();
            LOOKALIKE.with([&c, &point, &right, &other.join(" ")])
        }
        count => MORE.with([&count.to_string(), &c, &point, &right]),
    };
    let mut finding = findings.at(passage.place(std::slice::from_ref(*first)), message).hint(HINT.plain());
    for letter in all {
        if let (Some(span), Some(right)) = (passage.exact(letter.start()..letter.end()), unified(letter.c)) {
            finding = finding.fix(span, right);
        }
    }
    findings.push(finding);
}
