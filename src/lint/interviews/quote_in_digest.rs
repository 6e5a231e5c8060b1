//! A quote from an interview that is only a digest.

use super::quotes::quotes;
use crate::diag::explanation::{Explanation, both};
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, Rule, Scene};

messages! {
    DIGEST: "a digest is no one's words and cannot be quoted", "摘要不是受访者原话，不能加引号引用";
    DIGEST_HINT: "use `highlight`, which is set without quotation marks", "请改用 highlight，它不带引号";
}

pub const RULE: Rule = Rule {
    code: Code::QuoteInDigest,
    severity: Severity::Error,
    explanation: Explanation {
        what: both(
            "Reports a quote from a case whose answers are an editor's summary.",
            "报告从编者摘要中引出的引语。",
        ),
        why: both("No one said these words.", "没有人说过这些话。"),
        wrong: "kind: digest\nquote: { text: 寿命短的技术宜于公开。 }",
        right: "kind: digest\nhighlight: 寿命短的技术宜于公开。",
        fix: both("Use `highlight`, which is set without quotation marks.", "改用 highlight，它不带引号。"),
    },
    check,
};

fn check(scene: &Scene, findings: &mut Findings) {
    for quote in quotes(scene).filter(|quote| quote.is_of_digest()) {
        findings.push(findings.at(quote.words.whole(), DIGEST.plain()).hint(DIGEST_HINT.plain()));
    }
}
