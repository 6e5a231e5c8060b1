//! `suffix-order`: 90+% for 90%+.

use super::figures::Line;
use crate::diag::explanation::{Explanation, both};
use crate::diag::{Code, Severity};
use crate::lint::{Findings, Rule, Scene};

crate::diag::message::messages! {
    ORDER: "`{}` has its plus before its percent sign", "“{}”的加号写在了百分号前面";
    HINT: "write `{}`", "请写“{}”";
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::SuffixOrder,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Reports a plus between a number and its percent sign.",
            "报告写在数字与百分号之间的加号。",
        ),
        why: both(
            "The plus belongs to the quantity, 90 %, not to the digits.",
            "加号修饰的是 90% 这个量，不是数字本身。",
        ),
        wrong: "发明专利占比 90+%",
        right: "发明专利占比 90%+",
        fix: both(
            "Put the plus behind; `check --fix` does it.",
            "把加号移到后面；可用 check --fix 自动改正。",
        ),
    },
    check,
};

fn check(scene: &Scene, found: &mut Findings) {
    for passage in &scene.passages {
        for line in Line::of(passage) {
            for number in line.numbers() {
                let plus = line.skip(number.range.end);
                let percent = line.skip(plus + 1);
                let is = |at: usize, marks: [char; 2]| line.chars.get(at).is_some_and(|c| marks.contains(c));
                if !is(plus, ['+', '＋']) || !is(percent, ['%', '％']) {
                    continue;
                }
                let wrong = line.text(number.range.start..percent + 1);
                let right = line.text(number.range.clone()) + "%+";
                let message = ORDER.with([&wrong]);
                let bytes = line.bytes(number.range.end..percent + 1);
                let finding = found.at(passage.span(line.bytes(number.range.start..percent + 1)), message);
                let finding = finding.hint(HINT.with([&right]));
                found.push(match passage.exact(bytes) {
                    Some(span) => finding.fix(span, "%+"),
                    None => finding,
                });
            }
        }
    }
}
