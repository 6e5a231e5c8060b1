//! More inventions granted than there are inventions.

use crate::diag::explanation::{Explanation, both};
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::sidebar::disclosed;
use crate::lint::{Findings, Rule, Scene};

messages! {
    EXCEEDS: "{} inventions are granted, but only {} are disclosed in all", "授权发明 {}，多于发明专利总量 {}";
    EXCEEDS_HINT: "ask the company which of the two numbers is meant otherwise; if the source prints them so, accept it with that reason", "请向企业核对两个数的口径；如原文如此刊印，可写明理由接受";
    INVENTIONS: "the inventions", "发明专利总量";
}

pub const RULE: Rule = Rule {
    code: Code::GrantedExceedsInventions,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Compares `patents.granted` with `patents.inventions` of a case.",
            "比较案例 patents 中的 granted（授权发明）与 inventions（发明专利总量）。",
        ),
        why: both(
            "Every granted invention was filed as one; more of them than inventions in all is a slip, or two numbers of different scope side by side.",
            "授权的发明必然包含在发明总量之内；多出来，不是笔误，就是两个口径不同的数并排放着。",
        ),
        wrong: "patents:\n  inventions: 4179\n  granted: 6281",
        right: "patents:\n  inventions: 6281\n  granted: 4179",
        fix: both(
            "Ask the company. If the source prints the numbers so, accept the finding and say it.",
            "请向企业核对；如果原文如此刊印，用 accept 接受并说明理由。",
        ),
    },
    check,
};

fn check(scene: &Scene, findings: &mut Findings) {
    for numbers in disclosed(scene.files).values() {
        let of = |key: &str| numbers.iter().find(|number| number.key == key);
        let (Some(inventions), Some(granted)) = (of("inventions"), of("granted")) else { continue };
        if inventions.reading.below(&granted.reading) {
            let message = EXCEEDS.with([granted.text.as_str(), inventions.text.as_str()]);
            let found = findings.at(granted.text.span(), message).hint(EXCEEDS_HINT.plain());
            findings.push(found.related(inventions.text.span(), INVENTIONS.plain()));
        }
    }
}
