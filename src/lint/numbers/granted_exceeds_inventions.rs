//! More inventions granted than there are inventions.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::sidebar::disclosed;
use crate::lint::{Findings, LintContext, Rule};

messages! {
    "granted-exceeds-inventions";
    EXCEEDS(granted, inventions);
    EXCEEDS_HINT;
    INVENTIONS;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("granted-exceeds-inventions"),
    severity: Severity::Warning,
    example: Example {
        wrong: "patents:\n  inventions: 4179\n  granted: 6281",
        right: "patents:\n  inventions: 6281\n  granted: 4179",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for numbers in disclosed(cx.files).values() {
        let of = |key: &str| numbers.iter().find(|number| number.key == key);
        let (Some(inventions), Some(granted)) = (of("inventions"), of("granted")) else { continue };
        if inventions.reading.below(&granted.reading) {
            let message = EXCEEDS.with([granted.text.as_str(), inventions.text.as_str()]);
            let found = findings.at(granted.text.span(), message).hint(EXCEEDS_HINT.plain());
            findings.push(found.related(inventions.text.span(), INVENTIONS.plain()));
        }
    }
}
