//! `double-qualifier`: 约 100 家左右, 近 1000 余.

use super::figures::{Line, Number};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::is_han;
use crate::lint::{Findings, LintContext, Rule, Words};

crate::diag::message::messages! {
    "double-qualifier";
    TWICE(text, before, behind);
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("double-qualifier"),
    severity: Severity::Warning,
    example: Example { wrong: "授权发明近 1000 余件", right: "授权发明近 1000 件" },
    check,
};

/// Characters between a number and a word behind its unit.
const MAX_UNIT: usize = 3;

fn check(cx: &LintContext, found: &mut Findings) {
    for passage in &cx.passages {
        for line in Line::all_in(passage) {
            for number in line.numbers() {
                let Some((start, before)) = before(&line, &number, cx.words) else { continue };
                let Some((end, behind)) = behind(&line, &number, before, cx.words) else { continue };
                let text = line.text(start..end);
                let message = TWICE.with([text.as_str(), before, behind]);
                let span = passage.span(line.bytes(start..end));
                found.push(found.at(span, message).hint(HINT.plain()));
            }
        }
    }
}

/// The word before a number that makes it approximate.
pub(super) fn before<'w>(line: &Line, number: &Number, words: &'w Words) -> Option<(usize, &'w str)> {
    let mut at = number.range.start;
    while at > 0 && line.chars[at - 1] == ' ' {
        at -= 1;
    }
    words.form.before.iter().find_map(|qualifier| {
        let start = line.ends(at, &qualifier.word)?;
        let another =
            start.checked_sub(1).is_some_and(|before| qualifier.not_after.contains(line.chars[before]));
        (!another).then_some((start, qualifier.word.as_str()))
    })
}

/// The word behind a number that makes it approximate: at its digits, or behind its unit.
fn behind<'w>(line: &Line, number: &Number, before: &str, words: &'w Words) -> Option<(usize, &'w str)> {
    let mut at = line.skip(number.range.end);
    while line.chars.get(at).is_some_and(|c| matches!(c, '百' | '千' | '万' | '亿' | '%' | '％')) {
        at = line.skip(at + 1);
    }
    let length = |word: &str| word.chars().count();
    let near = words.form.behind.iter().find(|word| line.has(at, word));
    if let Some(word) = near {
        let end = at + length(word);
        // 近 10 余年: the last ten-odd years.
        let time = ["年", "个月", "月", "天", "周", "个季度"];
        let period = before.ends_with('近') && time.iter().any(|unit| line.has(line.skip(end), unit));
        // 多 may begin another word.
        let other = word == "多"
            && ["多数", "多样", "多元", "多种", "多个", "多项", "多为"]
                .iter()
                .any(|other| line.has(at, other));
        return (!period && !other).then_some((end, word.as_str()));
    }
    (0..=MAX_UNIT).find_map(|unit| {
        let end = line.skip(at + unit);
        let all = line.chars.get(at..at + unit)?.iter().all(|c| is_han(*c) || *c == ' ');
        let word = words.form.behind_unit.iter().find(|word| line.has(end, word))?;
        all.then_some((end + length(word), word.as_str()))
    })
}
