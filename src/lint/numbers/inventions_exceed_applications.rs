//! More inventions, or grants, than patent applications.

use crate::diag::explanation::{Explanation, both};
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::sidebar::disclosed;
use crate::lint::{Findings, Rule, Scene};

messages! {
    EXCEED: "{} of {} patent applications cannot be", "{} 多于累计专利申请 {}";
    EXCEED_HINT: "inventions are a part of the applications, and grants a part of the inventions; check both numbers", "发明是专利申请的一部分，授权又是发明的一部分；请核对这两个数";
    APPLICATIONS: "the applications", "累计专利申请";
}

pub const RULE: Rule = Rule {
    code: Code::InventionsExceedApplications,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Compares `patents.inventions` and `patents.granted` of a case with `patents.applications`.",
            "比较案例 patents 中的 inventions、granted 与 applications。",
        ),
        why: both(
            "Inventions are one kind of patent among three, so there are never more of them than applications.",
            "发明只是三种专利之一，数量不会超过专利申请总量。",
        ),
        wrong: "patents:\n  applications: 602\n  inventions: 734",
        right: "patents:\n  applications: 734\n  inventions: 602",
        fix: both(
            "See whether the two numbers changed places, or lack a 万.",
            "看看两个数是否填反，或漏了“万”。",
        ),
    },
    check,
};

fn check(scene: &Scene, findings: &mut Findings) {
    for numbers in disclosed(scene.files).values() {
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
