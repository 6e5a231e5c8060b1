//! `duplicate-name`: two cases with one name.

use std::collections::BTreeMap;

use crate::diag::explanation::{Explanation, both};
use crate::diag::{Code, Severity, message as m};
use crate::lint::{Findings, Passage, Role, Rule, Scene};

crate::diag::message::messages! {
    NAME: "another case is named `{}` too", "另有案例也叫“{}”";
    HINT: "one of them may be a copy; if they are two, say in the name how they differ", "可能是误存的副本；如确是两者，请在名称中加以区别";
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::DuplicateName,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Compares the names of all cases, without regard to spaces and capitals.",
            "比较所有案例的名称，不计空格和大小写。",
        ),
        why: both(
            "The table of contents would list one thing twice, and a reference to it could mean either.",
            "目录里会出现两个同名条目，引用也分不清指哪一个。",
        ),
        wrong: "cases/fapon.yaml       name: 菲鹏生物\ncases/fapon-copy.yaml  name: 菲鹏生物",
        right: "cases/fapon.yaml       name: 菲鹏生物",
        fix: both("Delete the copy, or tell the two apart by their names.", "删去副本，或用名称区别两者。"),
    },
    check,
};

fn check(scene: &Scene, found: &mut Findings) {
    let mut first: BTreeMap<String, &Passage> = BTreeMap::new();
    for passage in scene.passages.iter().filter(|passage| passage.role == Role::Name) {
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
