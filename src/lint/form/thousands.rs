//! `thousands`: 15,009 and 15009 in one book.

use super::figures::{Line, Number};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Owner, Role, Rule, Words};

crate::diag::message::messages! {
    "thousands";
    GROUPED(text);
    PLAIN(text);
    HINT(text);
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("thousands"),
    severity: Severity::Warning,
    example: Example {
        wrong: "申请 15,009 件，授权 12680 件", right: "申请 15009 件，授权 12680 件"
    },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    let mut all = Vec::new();
    let printed = |owner: &Owner, role: Role| !(matches!(owner, Owner::Figure(_)) && role == Role::Cell);
    for passage in cx.passages.iter().filter(|passage| printed(&passage.owner, passage.role)) {
        for line in Line::all_in(passage) {
            for number in line.numbers() {
                let text = line.text(number.range.clone());
                let digits = text.chars().take_while(|c| *c != '.').filter(char::is_ascii_digit).count();
                if (5..=9).contains(&digits) && !is_name(&line, &number, &text, cx.words) {
                    let grouped = text.contains(',');
                    all.push((passage, line.bytes(number.range.clone()), text, grouped));
                }
            }
        }
    }
    let grouped = all.iter().filter(|(.., grouped)| *grouped).count();
    let style = grouped * 2 > all.len();
    for (passage, bytes, text, grouped) in all.into_iter().filter(|(.., grouped)| *grouped != style) {
        let right = if grouped { text.replace(',', "") } else { group(&text) };
        let message = if grouped { GROUPED.with([&text]) } else { PLAIN.with([&text]) };
        let finding = found.at(passage.span(bytes.clone()), message).hint(HINT.with([&right]));
        found.push(match passage.exact(bytes) {
            Some(span) => finding.suggestion(span, right),
            None => finding,
        });
    }
}

/// Whether digits name something instead of counting it: behind # or №, with a zero at the head, a postcode, the code of a
/// share, a date.
fn is_name(line: &Line, number: &Number, text: &str, words: &Words) -> bool {
    let before = line.text(0..number.range.start);
    let before = before.trim_end_matches([' ', '：', ':', '为', '是', '（', '(']);
    let behind = line.chars.get(number.range.end);
    let known = words.form.codes.iter().any(|word| before.ends_with(word.as_str()));
    let marked = before.ends_with(['#', '№', '-']) || text.starts_with('0');
    if known || marked {
        return true;
    }
    // 20230426.
    let date = text.len() == 8 && text.starts_with(['1', '2']) && {
        let part = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<u32>().ok());
        part(0..4).is_some_and(|year| (1900..2100).contains(&year))
            && part(4..6).is_some_and(|month| (1..=12).contains(&month))
            && part(6..8).is_some_and(|day| (1..=31).contains(&day))
    };
    // 成府路 35 号 100871; （688399）.
    let six = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit());
    let last = behind.is_none_or(|c| matches!(c, '。' | '，' | '；' | '）' | ')'));
    let address = before.ends_with(['号', '室', '楼', '层', '座', '路', '街', '市', '区', '县', '镇']);
    let opened = line.chars[..number.range.start].ends_with(&['（'])
        || line.chars[..number.range.start].ends_with(&['(']);
    let bracketed = opened && behind.is_some_and(|c| matches!(c, '）' | ')'));
    date || six && (address && last || bracketed)
}

/// A number with commas between its thousands.
fn group(number: &str) -> String {
    let (whole, rest) = number.find('.').map_or((number, ""), |at| number.split_at(at));
    let mut out = String::new();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}
