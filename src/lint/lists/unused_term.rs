//! Terms that the book does not use.

use super::{has, said};
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Rule};

messages! {
    "unused-term";
    NONE(term);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("unused-term"),
    severity: Severity::Warning,
    example: Example {
        wrong: "glossary: [{ term: 自由实施, text: …… }]   # named nowhere",
        right: "glossary: [{ term: 自由实施, text: …… }]\n# and in a chapter: 自由实施是……",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    let explained = cx.book.lists.explained.iter().map(|each| (&each.term, vec![each.term.to_string()]));
    let indexed = cx.book.lists.indexed.iter().filter(|each| each.is_term);
    let indexed = indexed.map(|each| (&each.name, each.forms.clone()));
    for (term, forms) in explained.chain(indexed) {
        if !said(cx).any(|passage| forms.iter().any(|form| has(passage.text, form))) {
            findings.push(findings.at(term.span(), NONE.with([term.as_str()])).hint(HINT.plain()));
        }
    }
}
