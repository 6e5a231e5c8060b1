//! `exact-with-qualifier`: 15009 余.

use super::double_qualifier::before;
use super::figures::Line;
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Rule};

crate::diag::message::messages! {
    "exact-with-qualifier";
    EXACT(text, qualifier);
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("exact-with-qualifier"),
    severity: Severity::Info,
    example: Example { wrong: "累计专利申请 15009 余件", right: "累计专利申请 1.5 万余件" },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    for passage in &cx.passages {
        for line in Line::all_in(passage) {
            for number in line.numbers() {
                let digits: String = line.text(number.range.clone()).replace(',', "");
                let after = line.skip(number.range.end);
                let is_year = digits.len() == 4 && line.has(after, "年");
                // 754 万 is rounded already.
                let rounded = ["百", "千", "万", "亿"].iter().any(|factor| line.has(after, factor));
                if digits.len() < 3 || digits.contains('.') || digits.ends_with('0') || is_year || rounded {
                    continue;
                }
                let behind = cx.words.form.behind.iter().find(|word| line.has(after, word));
                let behind = behind.filter(|word| *word != "多" || !line.has(after, "多数"));
                let around = ["大约", "约", "接近", "将近", "近"];
                let before = before(&line, &number, cx.words).filter(|(_, word)| around.contains(word));
                let (range, word) = match (behind, before) {
                    (Some(word), _) => (number.range.start..after + word.chars().count(), word.as_str()),
                    (None, Some((start, word))) => (start..number.range.end, word),
                    (None, None) => continue,
                };
                let message = EXACT.with([digits.as_str(), word]);
                found.push(found.at(passage.span(line.bytes(range)), message).hint(HINT.plain()));
            }
        }
    }
}
