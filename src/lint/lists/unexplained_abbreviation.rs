//! Abbreviations that are not explained where they first stand.

use super::{has, said};
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Rule};

messages! {
    "unexplained-abbreviation";
    NONE(term, full);
    HINT(term, full);
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("unexplained-abbreviation"),
    severity: Severity::Warning,
    example: Example {
        wrong: "text: 按 IPC 分类……", right: "text: 按国际专利分类（IPC）……"
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for each in cx.book.lists.abbreviations() {
        let Some(full) = &each.full else { continue };
        let first = said(cx).find(|passage| has(passage.text, &each.term));
        if let Some(first) = first.filter(|first| !first.text.contains(full.as_str())) {
            let at = first.text.find(each.term.as_str()).unwrap_or_default();
            let span = first.span(at..at + each.term.len());
            let values = [each.term.as_str(), full.as_str()];
            findings.push(findings.at(span, NONE.with(values)).hint(HINT.with(values)));
        }
    }
}
