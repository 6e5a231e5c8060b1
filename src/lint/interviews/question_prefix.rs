//! A question or an answer that says itself what it is: 问：…, Q1：…, 答：….

use std::sync::OnceLock;

use regex::Regex;

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Passage, Role, Rule};
use crate::source::yaml::Step;

messages! {
    "question-prefix";
    QUESTION(mark);
    ANSWER(mark);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("question-prefix"),
    severity: Severity::Warning,
    example: Example {
        wrong: "q: 问：最大的挑战是什么？", right: "q: 最大的挑战是什么？"
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for passage in &cx.passages {
        let (pattern, template) = if passage.role == Role::Question {
            (&patterns()[0], &QUESTION)
        } else if passage.role == Role::Answer {
            (&patterns()[1], &ANSWER)
        } else {
            continue;
        };
        let start: String = passage.letters.iter().take(16).map(|letter| letter.c).collect();
        let Some(found) = pattern.captures(&start) else { continue };
        let length = found[0].chars().count();
        let letters = &passage.letters[..length];
        let digits: String = found[0].chars().filter(char::is_ascii_digit).collect();
        let sure =
            digits.parse().map_or(digits.is_empty(), |number: usize| Some(number) == own_number(passage));
        let more = passage.letters.len() > length;
        let finding =
            findings.at(passage.place(letters), template.with([found[0].trim()])).hint(HINT.plain());
        findings.push(match passage.editable(letters).filter(|_| more) {
            Some(span) if sure => finding.fix(span, ""),
            Some(span) => finding.suggestion(span, ""),
            None => finding,
        });
    }
}

/// Which question of its interview a passage belongs to, from 1.
fn own_number(passage: &Passage) -> Option<usize> {
    passage.path.0.iter().find_map(|step| match step {
        Step::Index(index) => Some(index + 1),
        Step::Key(_) => None,
    })
}

/// The marks before questions and before answers.
fn patterns() -> &'static [Regex; 2] {
    static PATTERNS: OnceLock<[Regex; 2]> = OnceLock::new();
    PATTERNS.get_or_init(|| {
        let before_question = r"^\s*(?:[Qq]\s?[0-9]{0,2}|问(?:题)?\s?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})?|提问)\s?[：:]\s*";
        let before_answer = r"^\s*(?:[Aa]\s?[0-9]{0,2}|答|回答|答复)\s?[：:]\s*";
        [before_question, before_answer].map(|pattern| {
            Regex::new(pattern).unwrap_or_else(|_| unreachable!("the patterns of this file are sound"))
        })
    })
}
