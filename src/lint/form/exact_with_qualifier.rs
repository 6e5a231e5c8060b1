//! `exact-with-qualifier`: 15009 余.

use super::double_qualifier::before;
use super::figures::Line;
use crate::diag::explanation::{Explanation, both};
use crate::diag::{Code, Severity};
use crate::lint::{Findings, Rule, Scene};

crate::diag::message::messages! {
    EXACT: "`{}` is exact to the unit and called approximate by `{}`", "“{}”精确到个位，又用“{}”表示约数";
    HINT: "round the number, or take the word out", "请取整，或删去约数词";
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::ExactWithQualifier,
    severity: Severity::Info,
    explanation: Explanation {
        what: both(
            "Reports whole numbers of three digits or more that do not end in 0 and are called approximate by 余, 多, +, 约 or 近.",
            "报告三位以上、末位不是 0，而又带有余、多、+、约、近的整数。",
        ),
        why: both(
            "A number known to the last unit is not approximate: either the word is a habit, or the number was counted otherwise than it seems.",
            "精确到个位的数就不是约数：要么约数词是习惯用语，要么这个数另有来历。",
        ),
        wrong: "累计专利申请 15009 余件",
        right: "累计专利申请 1.5 万余件",
        fix: both("Take the word out, or round the number.", "删去约数词，或把数取整。"),
    },
    check,
};

fn check(scene: &Scene, found: &mut Findings) {
    for passage in &scene.passages {
        for line in Line::of(passage) {
            for number in line.numbers() {
                let digits: String = line.text(number.range.clone()).replace(',', "");
                let after = line.skip(number.range.end);
                let is_year = digits.len() == 4 && line.has(after, "年");
                // 754 万 is rounded already.
                let rounded = ["百", "千", "万", "亿"].iter().any(|factor| line.has(after, factor));
                if digits.len() < 3 || digits.contains('.') || digits.ends_with('0') || is_year || rounded {
                    continue;
                }
                let behind = scene.words.form.behind.iter().find(|word| line.has(after, word));
                let behind = behind.filter(|word| *word != "多" || !line.has(after, "多数"));
                let around = ["大约", "约", "接近", "将近", "近"];
                let before = before(&line, &number, scene.words).filter(|(_, word)| around.contains(word));
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
