//! One quantity with two values in the book.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::index::Kind;
use crate::lint::{Findings, LintContext, Rule};

messages! {
    "number-drift";
    DRIFT(here, elsewhere, name);
    DRIFT_HINT;
    THERE;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("number-drift"),
    severity: Severity::Warning,
    example: Example {
        wrong: "patents: { applications: 734 }\nprofile: |\n  公司累计申请专利 743 件。",
        right: "patents: { applications: 734 }\nprofile: |\n  公司累计申请专利 734 件。",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for conflict in cx.conflicts().iter().filter(|conflict| conflict.kind == Kind::Drift) {
        let values = [&conflict.said_text, &conflict.known_text, &conflict.label];
        let found = findings.at(conflict.said, DRIFT.with(values)).hint(DRIFT_HINT.plain());
        findings.push(found.related(conflict.known, THERE.plain()));
    }
}
