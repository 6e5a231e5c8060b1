//! One answer under two questions.

use std::collections::BTreeMap;

use super::quotes::plain;
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity, message as m};
use crate::lint::{Findings, LintContext, Passage, Role, Rule};

messages! {
    "repeated-answer";
    REPEATED;
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("repeated-answer"),
    severity: Severity::Warning,
    example: Example {
        wrong: "- q: 团队如何组成？\n  a: 我们先做检索，再谈立项……\n- q: 怎样立项？\n  a: 我们先做检索，再谈立项……",
        right: "- q: 团队如何组成？\n  a: 团队有十二人……\n- q: 怎样立项？\n  a: 我们先做检索，再谈立项……",
    },
    check,
};

/// The shortest text that nobody says twice by chance, in characters.
const SHORTEST: usize = 40;

fn check(cx: &LintContext, findings: &mut Findings) {
    let mut first: BTreeMap<String, &Passage> = BTreeMap::new();
    let said = |passage: &&Passage| matches!(passage.role, Role::Answer | Role::Profile);
    for passage in cx.passages.iter().filter(said) {
        let words: String = plain(&passage.letters).iter().map(|letter| letter.c).collect();
        if words.chars().count() < SHORTEST {
            continue;
        }
        match first.get(&words) {
            Some(other) => {
                let finding = findings.at(passage.whole(), REPEATED.plain()).hint(HINT.plain());
                findings.push(finding.related(other.whole(), m::FIRST_HERE.plain()));
            }
            None => {
                first.insert(words, passage);
            }
        }
    }
}
