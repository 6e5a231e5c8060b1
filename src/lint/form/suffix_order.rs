//! `suffix-order`: 90+% for 90%+.

use super::figures::Line;
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Rule};

crate::diag::message::messages! {
    "suffix-order";
    ORDER(text);
    HINT(text);
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("suffix-order"),
    severity: Severity::Warning,
    example: Example { wrong: "发明专利占比 90+%", right: "发明专利占比 90%+" },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    for passage in &cx.passages {
        for line in Line::all_in(passage) {
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
