//! `count-mention`: “15 家企业” against the cases of the book.

use std::collections::BTreeMap;

use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::Letter;
use crate::lint::{Findings, LintContext, Owner, Rule, TextKind};

crate::diag::message::messages! {
    "count-mention";
    COUNT(told, actual);
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("count-mention"),
    severity: Severity::Warning,
    example: Example {
        wrong: "完整呈现来自 16 家企业的经验   # the book has 15 cases",
        right: "完整呈现来自 15 家企业的经验",
    },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    let mut counts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for entry in &cx.book.entries {
        if let Some(case) = entry.case(cx.book) {
            *counts.entry(case.group.as_deref()).or_default() += 1;
        }
    }
    let total: usize = counts.values().sum();
    let words = &cx.words.structure;
    let narrative = cx
        .passages
        .iter()
        .filter(|passage| matches!(passage.owner, Owner::Chapter(_)) && passage.kind != TextKind::Quantity);
    for passage in narrative.filter(|_| total > 0) {
        for line in passage.lines() {
            for sentence in line.split(|letter| matches!(letter.c, '。' | '；' | '！' | '？')) {
                let text: String = sentence.iter().map(|letter| letter.c).collect();
                if !words.interviewed.iter().any(|word| text.contains(word)) {
                    continue;
                }
                for (place, count) in mentions(sentence, &words.companies) {
                    let near = count.abs_diff(total) <= (total * 3 / 10).max(2);
                    if near && count != total && !counts.values().any(|own| *own == count) {
                        let message = COUNT.with([&count.to_string(), &total.to_string()]);
                        found.push(found.at(passage.place(place), message).hint(HINT.plain()));
                    }
                }
            }
        }
    }
}

/// 15 家企业, 十六家优秀企业: the place and the number.
fn mentions<'l>(sentence: &'l [Letter], companies: &[String]) -> Vec<(&'l [Letter], usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    for run in sentence.chunk_by(|a, b| is_digit(*a) == is_digit(*b)) {
        let (start, end) = (at, at + run.len());
        at = end;
        let Some(count) = number(run) else { continue };
        let rest: String =
            sentence[end..].iter().map(|letter| letter.c).filter(|c| *c != ' ').take(10).collect();
        let Some(counted) = rest.strip_prefix(['家', '个', '篇']) else { continue };
        let clause = counted.split(['，', '、', '的', '：']).next().unwrap_or_default();
        if companies.iter().any(|company| clause.contains(company.as_str())) {
            found.push((&sentence[start..end], count));
        }
    }
    found
}

fn is_digit(letter: Letter) -> bool {
    letter.c.is_ascii_digit() || NUMERALS.contains(letter.c)
}

const NUMERALS: &str = "一二三四五六七八九十";

/// A number in digits, or a Chinese one up to 99.
fn number(run: &[Letter]) -> Option<usize> {
    let text: String = run.iter().map(|letter| letter.c).collect();
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let digit = |text: &str| {
        let mut chars = text.chars();
        let at = NUMERALS.chars().position(|numeral| Some(numeral) == chars.next())?;
        chars.next().is_none().then_some(at + 1)
    };
    match text.split_once('十') {
        Some(("", "")) => Some(10),
        Some(("", ones)) => Some(10 + digit(ones)?),
        Some((tens, "")) => Some(10 * digit(tens)?),
        Some((tens, ones)) => Some(10 * digit(tens)? + digit(ones)?),
        None => digit(&text),
    }
}
