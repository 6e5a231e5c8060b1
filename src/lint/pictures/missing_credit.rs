//! Pictures of nobody.

use super::pictures;
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Rule};

messages! {
    "missing-credit";
    NONE;
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("missing-credit"),
    severity: Severity::Info,
    example: Example {
        wrong: "picture: { file: images/hall.jpg, caption: 大厅, alt: 大厅里的两位工程师 }",
        right: "picture: { file: images/hall.jpg, caption: 大厅, credit: 某某 摄, alt: 大厅里的两位工程师 }",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for picture in pictures(cx).filter(|picture| picture.credit.is_none()) {
        findings.push(findings.at(picture.name.span(), NONE.plain()).hint(HINT.plain()));
    }
}
