//! `duplicate-name`: two cases with one name.

use std::collections::BTreeMap;

use crate::diag::explanation::Example;
use crate::diag::{Code, Severity, message as m};
use crate::lint::{Findings, LintContext, Passage, Role, Rule};

crate::diag::message::messages! {
    "duplicate-name";
    NAME(name);
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("duplicate-name"),
    severity: Severity::Warning,
    example: Example {
        wrong: "cases/fapon.yaml       name: 菲鹏生物\ncases/fapon-copy.yaml  name: 菲鹏生物",
        right: "cases/fapon.yaml       name: 菲鹏生物",
    },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    let mut first: BTreeMap<String, &Passage> = BTreeMap::new();
    for passage in cx.passages.iter().filter(|passage| passage.role == Role::Name) {
        let name: String = passage.text.to_lowercase().split_whitespace().collect();
        match first.get(&name) {
            Some(other) => {
                let finding = found.at(passage.whole(), NAME.with([passage.text]));
                found.push(finding.hint(HINT.plain()).related(other.whole(), m::FIRST_HERE.plain()));
            }
            None => {
                first.insert(name, passage);
            }
        }
    }
}
