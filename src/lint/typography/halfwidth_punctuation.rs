//! `halfwidth-punctuation`: , for ， between Han characters.

use super::interpunct::is_transliterated;
use super::{
    CHINESE, Verdict, at, before, begins_chinese, blanks, brackets, cautious, edited, ends_chinese,
    is_english, is_numeral, text, texts,
};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, OPAQUE, is_chinese_mark, is_han};
use crate::lint::{Findings, LintContext, Passage, Role, Rule};

crate::diag::message::messages! {
    "halfwidth-punctuation";
    HALFWIDTH(mark);
    HINT(mark);
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("halfwidth-punctuation"),
    severity: Severity::Warning,
    example: Example {
        wrong: "专利申请量降低,授权量增长", right: "专利申请量降低，授权量增长"
    },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    for passage in texts(cx, CHINESE).filter(|passage| passage.role != Role::LatinName) {
        brackets::check(passage, found);
        for line in passage.lines() {
            let mut at = 0;
            for run in line.chunk_by(|a, b| joins(a.c, b.c)) {
                let (start, end) = (at, at + run.len());
                at = end;
                if let Some(wide) = wide(run) {
                    let verdict = cautious(passage, judge(line, start, end));
                    report(passage, line, start..end, &wide, verdict, found);
                }
            }
        }
    }
}

/// Whether two marks belong to one run: a row of the same, or `?` and `!` of either width.
fn joins(a: char, b: char) -> bool {
    let shout = |c: char| matches!(c, '?' | '!' | '？' | '！');
    a == b && matches!(a, ',' | ';' | ':' | '.') || shout(a) && shout(b)
}

/// The full-width marks for a run with half-width ones.
fn wide(run: &[Letter]) -> Option<String> {
    let one = |letter: &Letter| {
        Some(match letter.c {
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '.' => '。',
            '?' | '？' => '？',
            '!' | '！' => '！',
            _ => return None,
        })
    };
    let has_narrow = run.iter().any(|letter| letter.c.is_ascii());
    let kept = run.iter().any(|letter| letter.kept);
    // A row of dots is an ellipsis, one of colons a piece of code.
    let other = run.len() > 1 && matches!(run[0].c, '.' | ':');
    if has_narrow && !kept && !other { run.iter().map(one).collect() } else { None }
}

/// Whether a run of marks from `start` to `end` belongs to Chinese text.
fn judge(line: &[Letter], start: usize, end: usize) -> Verdict {
    let c = line[start].c;
    let ((blanks_before, _), (_, blanks_after)) = (blanks(line, start), blanks(line, end));
    let (Some(previous), next) = (before(line, start - blanks_before), at(line, end + blanks_after)) else {
        return Verdict::Right;
    };
    let direct = blanks_after == 0;
    if direct && next.is_some_and(|c| matches!(c, '=' | '/' | '\\' | '&')) || is_english(line, start) {
        return Verdict::Right;
    }
    let count = |c: Option<char>| c.is_some_and(is_numeral);
    if c == '.' {
        return if blanks_before == 0 { full_stop(line, start) } else { Verdict::Right };
    }
    if c == ':' && count(Some(previous)) && count(next) {
        // 三:七 is a ratio; 其一:三 is hardly one.
        return Verdict::Right;
    }
    // `甲,乙.xlsx` may be the name of one file.
    let file = direct && at_kept(line, end);
    if ends_chinese(previous) {
        // `甲 : 乙` may be a ratio, too; a row of commas is a slip of another kind.
        let apart = c == ':' && blanks_before > 0 && blanks_after > 0;
        let row = matches!(c, ',' | ';') && end - start > 1;
        return if apart || row || file { Verdict::Unsure } else { Verdict::Wrong };
    }
    // “……快了 40%!” ends a Chinese quotation.
    let quoted = matches!(c, '!' | '?') && direct && matches!(next, Some('”' | '"'));
    if quoted && (previous == '%' || previous.is_ascii_digit()) && is_chinese_quotation(line, start) {
        return Verdict::Wrong;
    }
    let latin = previous.is_alphanumeric() || matches!(previous, '%' | ')' | '+' | OPAQUE);
    if !latin || blanks_before > 0 || !next.is_some_and(begins_chinese) {
        return Verdict::Right;
    }
    // `知识产权 IP,创新`: how many words stand since the last Chinese, and whether any Chinese does.
    let chinese = |letter: &Letter| is_han(letter.c) || is_chinese_mark(letter.c);
    let from = line[..start].iter().rposition(chinese).map(|last| last + 1);
    let words = line[from.unwrap_or_default()..start]
        .split(|letter| letter.c == ' ')
        .filter(|word| !word.is_empty())
        .count();
    // “Hello, 世界” begins in English.
    let led = from.and_then(|from| before(line, from)).is_some_and(|c| !begins_chinese(c) || is_han(c));
    match (c, direct) {
        ('!', true) if !previous.is_ascii_alphabetic() => Verdict::Wrong,
        // A brand may end on one.
        ('!', true) => Verdict::Unsure,
        ('?', true) if from.is_some() && words <= 2 => Verdict::Wrong,
        ('?', true) => Verdict::Unsure,
        (',' | ';' | ':', true) if words == 1 || from.is_some() && words == 2 => Verdict::Wrong,
        (',' | ';' | ':', true) => Verdict::Unsure,
        // In `Apple, 苹果` the space says that the comma is Latin.
        (',' | ';' | ':', false) if led && words == 1 => Verdict::Wrong,
        _ => Verdict::Right,
    }
}

/// Whether something kept begins at a place.
fn at_kept(line: &[Letter], place: usize) -> bool {
    line.get(place).is_some_and(|letter| letter.kept)
}

/// Whether the quotation that is open before a place has most of its letters in Chinese.
fn is_chinese_quotation(line: &[Letter], place: usize) -> bool {
    let from = line[..place].iter().rposition(|letter| matches!(letter.c, '“' | '"'));
    let inside = &line[from.map_or(0, |from| from + 1)..place];
    let count = |is: fn(char) -> bool| inside.iter().filter(|letter| is(letter.c)).count();
    count(is_han) > count(|c| c.is_ascii_alphabetic())
}

/// Whether a dot behind Chinese text ends a sentence.
fn full_stop(line: &[Letter], place: usize) -> Verdict {
    let Some(previous) = before(line, place).filter(|c| ends_chinese(*c)) else { return Verdict::Right };
    let (_, blanks_after) = blanks(line, place + 1);
    let next = place + 1 + blanks_after;
    let breaks = |letter: &Letter| is_chinese_mark(letter.c) || letter.c == ' ';
    let from = line[..place].iter().rposition(breaks).map_or(0, |last| last + 1);
    let clause = &line[from..place];
    // `一. 概述` numbers something.
    if clause.len() <= 3 && clause.iter().all(|letter| is_numeral(letter.c)) {
        return Verdict::Right;
    }
    let long = line[..place].iter().filter(|letter| is_han(letter.c)).count() >= 4;
    match at(line, next) {
        None | Some('”' | '’' | ')' | '）') if is_han(previous) || previous != '’' => Verdict::Wrong,
        Some(c) if is_han(c) && is_transliterated(line, place, next) => Verdict::Right,
        Some(c) if begins_chinese(c) && long => {
            if blanks_after > 0 {
                Verdict::Wrong
            } else {
                Verdict::Unsure
            }
        }
        _ => Verdict::Right,
    }
}

/// Reports a run of marks together with the blanks beside it.
fn report(
    passage: &Passage,
    line: &[Letter],
    run: std::ops::Range<usize>,
    wide: &str,
    verdict: Verdict,
    found: &mut Findings,
) {
    if verdict == Verdict::Right {
        return;
    }
    let ((blanks_before, _), (_, blanks_after)) = (blanks(line, run.start), blanks(line, run.end));
    let after = if line.len() == run.end + blanks_after { 0 } else { blanks_after };
    let mark = text(&line[run.clone()]);
    let finding =
        found.at(passage.place(&line[run.clone()]), HALFWIDTH.with([&mark])).hint(HINT.with([wide]));
    // In a folded scalar the space is a line break of the file, which stays.
    let span = passage
        .editable(&line[run.start - blanks_before..run.end + after])
        .or_else(|| passage.editable(&line[run]));
    found.push(match span {
        Some(span) => edited(finding, verdict, span, wide),
        None => finding,
    });
}
