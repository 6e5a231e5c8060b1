//! More inventions, or grants, than patent applications.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::sidebar::disclosed;
use crate::lint::{Findings, LintContext, Rule};

messages! {
    "inventions-exceed-applications";
    EXCEED(inventions, applications);
    EXCEED_HINT;
    APPLICATIONS;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("inventions-exceed-applications"),
    severity: Severity::Warning,
    example: Example {
        wrong: "patents:\n  applications: 602\n  inventions: 734",
        right: "patents:\n  applications: 734\n  inventions: 602",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for numbers in disclosed(cx.files).values() {
        let of = |key: &str| numbers.iter().find(|number| number.key == key);
        let Some(applications) = of("applications") else { continue };
        // A grant is compared only where no invention stands between them.
        let Some(part) = of("inventions").or_else(|| of("granted")) else { continue };
        if applications.reading.below(&part.reading) {
            let message = EXCEED.with([part.text.as_str(), applications.text.as_str()]);
            let found = findings.at(part.text.span(), message).hint(EXCEED_HINT.plain());
            findings.push(found.related(applications.text.span(), APPLICATIONS.plain()));
        }
    }
}
