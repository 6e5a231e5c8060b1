//! A share of inventions that inventions and applications do not give.

use crate::content::quantity::Bound;
use crate::diag::explanation::{Explanation, both};
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::reading::{Reading, Unit};
use crate::lint::quantities::sidebar::disclosed;
use crate::lint::{Findings, Rule, Scene};

messages! {
    SHARE: "a share of {} is printed, but {} of {} is {}%", "占比印作 {}，而 {} 占 {} 的 {}%";
    SHARE_HINT: "correct the number that is wrong, or leave the share out", "请改正有误的一个数，或删去占比";
    APPLICATIONS: "the applications", "累计专利申请";
    INVENTIONS: "the inventions", "发明专利总量";
}

pub const RULE: Rule = Rule {
    code: Code::ShareMismatch,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Works out inventions per applications of a case and compares it with a share of inventions under `patents.more`.",
            "用案例的 inventions 除以 applications，与 patents.more 中的发明专利占比比较。",
        ),
        why: both("Readers divide, too.", "读者也会除。"),
        wrong: "patents:\n  applications: 500\n  inventions: 300\n  more: [{ label: 发明专利占比, value: 90% }]",
        right: "patents:\n  applications: 500\n  inventions: 450\n  more: [{ label: 发明专利占比, value: 90% }]",
        fix: both(
            "Correct the number that is wrong, or leave the share out.",
            "改正有误的一个数，或删去占比。",
        ),
    },
    check,
};

/// How much more than its number 余 and + may mean, as a share of it.
const MORE: f64 = 0.1;

fn check(scene: &Scene, findings: &mut Findings) {
    let words = &scene.words.numbers;
    for numbers in disclosed(scene.files).values() {
        let of = |key: &str| numbers.iter().find(|number| number.key == key);
        let (Some(applications), Some(inventions)) = (of("applications"), of("inventions")) else { continue };
        let is_share = |label: &str| {
            label.contains("发明")
                && !label.contains("授权")
                && words.shares.iter().any(|word| label.contains(word.as_str()))
        };
        for share in
            numbers.iter().filter(|number| is_share(number.key) && number.reading.unit == Unit::Percent)
        {
            let ((least, most), (few, many)) = (ends(&inventions.reading), ends(&applications.reading));
            let (low, high) = (100.0 * least / many, 100.0 * most / few);
            let (from, to) = share.reading.interval();
            if from > high || to < low {
                let ratio = 100.0 * inventions.reading.value / applications.reading.value;
                let ratio = format!("{ratio:.1}");
                let values =
                    [share.text.as_str(), inventions.text.as_str(), applications.text.as_str(), &ratio];
                let found = findings.at(share.text.span(), SHARE.with(values)).hint(SHARE_HINT.plain());
                let found = found.related(applications.text.span(), APPLICATIONS.plain());
                findings.push(found.related(inventions.text.span(), INVENTIONS.plain()));
            }
        }
    }
}

/// The ends of a count: one with 余 or + is little more than its number.
fn ends(reading: &Reading) -> (f64, f64) {
    match reading.bound {
        Bound::AtLeast => (reading.value, reading.value * (1.0 + MORE)),
        Bound::AtMost => (reading.value * (1.0 - MORE), reading.value),
        _ => reading.interval(),
    }
}
