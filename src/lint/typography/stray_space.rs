//! `stray-space`: 降低 ，授权 for 降低，授权.

use super::{CHINESE, Verdict, at, before, blanks, cautious, is_english, judged, text, texts};
use crate::diag::Message;
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_chinese, is_han};
use crate::lint::{Findings, LintContext, Passage, Role, Rule};

crate::diag::message::messages! {
    "stray-space";
    BESIDE_MARK(mark);
    BEFORE_PERCENT(mark);
    BETWEEN_HAN(text);
    HINT;
    BETWEEN_HAN_HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("stray-space"),
    severity: Severity::Warning,
    example: Example {
        wrong: "申请量降低 ，授权量增长 15 %", right: "申请量降低，授权量增长 15%"
    },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    let names = names(cx);
    for passage in texts(cx, CHINESE) {
        for line in passage.lines() {
            let mut place = 0;
            for run in line.chunk_by(|a, b| a.c == ' ' && b.c == ' ') {
                let (start, end) = (place, place + run.len());
                place = end;
                if run[0].c == ' '
                    && let (Some(a), Some(b)) = (before(line, start), at(line, end))
                    && !(line[start - 1].kept && line[end].kept)
                    // A line break of the file is not a blank that was typed.
                    && passage.editable(run).is_some()
                    && let Some((verdict, message, hint)) = judge(passage, line, start, end, a, b)
                    && !(verdict == Verdict::Unsure && parts_name(&names, line, start, end))
                {
                    judged(found, passage, cautious(passage, verdict), run, "", message, hint);
                }
            }
        }
    }
}

/// Names of the book and titles, which a space may part: 知识产权总监 沈知远.
fn names<'a>(cx: &LintContext<'a>) -> Vec<&'a str> {
    use Role::*;
    let own =
        cx.passages.iter().filter(|passage| matches!(passage.role, Name | Person | JobTitle | Organisation));
    let declared = cx.files.report.iter().flat_map(|doc| &doc.content.names).map(|name| name.as_str());
    let titles = cx.words.interviews.titles.iter().map(String::as_str);
    own.map(|passage| passage.text.trim())
        .chain(declared)
        .chain(titles)
        .filter(|name| !name.is_empty())
        .collect()
}

/// Whether a name or title ends before the blanks or begins behind them.
fn parts_name(names: &[&str], line: &[Letter], start: usize, end: usize) -> bool {
    let (before, after) =
        (text(&line[start.saturating_sub(16)..start]), text(&line[end..line.len().min(end + 16)]));
    names.iter().any(|name| before.ends_with(name) || after.starts_with(name))
}

/// What a row of blanks between `a` and `b` is.
fn judge(
    passage: &Passage,
    line: &[Letter],
    start: usize,
    end: usize,
    a: char,
    b: char,
) -> Option<(Verdict, Message, Message)> {
    if let Some((verdict, mark)) = beside_mark(line, start, end, a, b) {
        return Some((verdict, BESIDE_MARK.with([mark.to_string()]), HINT.plain()));
    }
    // `25 °C` has its blank.
    let unit = at(line, end + 1 + blanks(line, end + 1).1);
    let degree = b == '°' && !unit.is_some_and(|c| c.is_ascii_alphanumeric());
    if a.is_ascii_digit() && (matches!(b, '%' | '％' | '‰') || degree) {
        let number =
            line[..start].iter().rev().take_while(|letter| "0123456789.,".contains(letter.c)).count();
        let led = before(line, start - number - blanks(line, start - number).0);
        let next = at(line, end + 1 + blanks(line, end + 1).1);
        let mark = |c: char| matches!(c, ',' | ';' | ':' | '?' | '!' | ')' | '"');
        let chinese = led.is_none_or(is_chinese) && next.is_none_or(|c| is_chinese(c) || mark(c));
        let sure = chinese && (led.is_some() || next.is_some()) && !is_english(line, start);
        return sure.then(|| (Verdict::Wrong, BEFORE_PERCENT.with([b.to_string()]), HINT.plain()));
    }
    // Beside the name of a file it parts something.
    if is_han(a)
        && is_han(b)
        && !line[start - 1].kept
        && !line[end].kept
        && parts_nothing(passage, line, start, end)
    {
        let around = text(&line[start.saturating_sub(2)..line.len().min(end + 2)]);
        return Some((Verdict::Unsure, BETWEEN_HAN.with([&around]), BETWEEN_HAN_HINT.plain()));
    }
    None
}

/// Whether the blanks stand beside a mark that has none, and which it is.
fn beside_mark(line: &[Letter], start: usize, end: usize, a: char, b: char) -> Option<(Verdict, char)> {
    let point = |c: &char| matches!(c, '，' | '。' | '；' | '：' | '？' | '！' | '、');
    if let Some(mark) = [a, b].into_iter().find(|c| point(c)) {
        return Some((Verdict::Wrong, mark));
    }
    let opens = |c: char| matches!(c, '（' | '《' | '〈' | '「' | '『' | '【' | '〔');
    let closes = |c: char| matches!(c, '）' | '》' | '〉' | '」' | '』' | '】' | '〕');
    // Quotation marks are the same in English, where spaces stand outside of them.
    let count = |mark: char, until: usize| line[..until].iter().filter(|letter| letter.c == mark).count();
    let quotes = |until: usize| count('“', until) as i64 - count('”', until) as i64;
    if opens(a) || a == '“' && quotes(start) == 1 {
        return Some((Verdict::Wrong, a));
    }
    if closes(b) || b == '”' && quotes(end) == 1 {
        return Some((Verdict::Wrong, b));
    }
    if is_english(line, start) {
        return None;
    }
    match (a, b) {
        (a, b) if closes(a) && opens(b) => None,
        (a, b) if opens(b) && (is_han(a) || a.is_alphanumeric()) => Some((Verdict::Wrong, b)),
        (a, '“') if is_han(a) && quotes(end) == 0 => Some((Verdict::Wrong, '“')),
        // `（一） 概述` is a heading, `张三（北京） 李四（上海）` a list.
        (a, b) if closes(a) && b.is_alphanumeric() && !numbers_line(line, start) => {
            Some((Verdict::Unsure, a))
        }
        ('”', b) if is_han(b) && quotes(start) == 0 => Some((Verdict::Unsure, '”')),
        _ => None,
    }
}

/// Whether the line begins with a number in brackets that ends at `end`.
fn numbers_line(line: &[Letter], end: usize) -> bool {
    end <= 6 && line.first().is_some_and(|letter| matches!(letter.c, '（' | '【' | '〔' | '《'))
}

/// Whether a blank between two Han characters parts nothing: it stands alone in a sentence, outside of quotations and titles,
/// and not behind a number of a chapter or an item.
fn parts_nothing(passage: &Passage, line: &[Letter], start: usize, end: usize) -> bool {
    use Role::*;
    let prose = matches!(
        passage.role,
        Lead | Text | Quote | Highlight | Profile | Question | Answer | Closing | Callout | Survey
    );
    let ends = |letter: &Letter| matches!(letter.c, '，' | '。' | '；' | '！' | '？' | '：' | '、' | '…');
    let from = line[..start].iter().rposition(ends).map_or(0, |last| last + 1);
    let until = line[end..].iter().position(ends).map_or(line.len(), |next| end + next);
    let clause = &line[from..until];
    let between_han = (1..clause.len().saturating_sub(1))
        .filter(|at| clause[*at].c == ' ' && is_han(clause[at - 1].c) && is_han(clause[at + 1].c))
        .count();
    let depth = line[..start].iter().fold(0, |depth, letter| match letter.c {
        '“' | '‘' | '《' | '（' | '「' | '【' => depth + 1,
        '”' | '’' | '》' | '）' | '」' | '】' => depth - 1,
        _ => depth,
    });
    let left = line[from..start].iter().rev().take_while(|letter| is_han(letter.c)).count();
    let right = line[end..until].iter().take_while(|letter| is_han(letter.c)).count();
    // 第一章 概述, 附件 说明, 图 一; 张 三.
    let first = at(line, start - left);
    let labels = at(line, end).is_some_and(|c| "第附图表".contains(c)) && right <= 2;
    let numbers =
        labels || left <= 4 && (first.is_some_and(|c| "第附图表卷篇章节一二三四五六七八九十".contains(c)));
    let tag = before(line, start - left).is_some_and(|c| matches!(c, '#' | '@'));
    let name = tag || left == 1 && right <= 2;
    let sentence = line.iter().any(ends);
    prose && sentence && between_han == 1 && depth <= 0 && !numbers && !name && left + right >= 4
}
