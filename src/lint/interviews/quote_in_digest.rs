//! A quote from an interview that is only a digest.

use super::quotes::quotes;
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Rule};

messages! {
    "quote-in-digest";
    DIGEST;
    DIGEST_HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("quote-in-digest"),
    severity: Severity::Error,
    example: Example {
        wrong: "kind: digest\nquote: { text: 寿命短的技术宜于公开。 }",
        right: "kind: digest\nhighlight: 寿命短的技术宜于公开。",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for quote in quotes(cx).filter(|quote| quote.is_of_digest()) {
        findings.push(findings.at(quote.words.whole(), DIGEST.plain()).hint(DIGEST_HINT.plain()));
    }
}
