//! `ellipsis`: … or ...... for ……

use super::{SQUARE, Verdict, before, cautious, judged, text, texts};
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_chinese, is_chinese_mark, is_han};
use crate::lint::{Example, Findings, LintContext, Rule};

crate::diag::message::messages! {
    "ellipsis";
    NOT_AN_ELLIPSIS(text);
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("ellipsis"),
    severity: Severity::Warning,
    example: Example { wrong: "美国、日本、德国...等", right: "美国、日本、德国……" },
    check,
};

/// What a row of dots between two characters is. Many dots are a leader.
fn judge(run: &[Letter], before: Option<char>, after: Option<char>) -> Verdict {
    let wrong = match run[0].c {
        '…' => matches!(run.len(), 1 | 3),
        '.' | '。' | '·' | '・' => (3..=6).contains(&run.len()),
        _ => false,
    };
    let comma = |c: Option<char>| matches!(c, Some('，' | '、' | ','));
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_han(c));
    let quotes = |c: char| matches!(c, '“' | '”' | '‘' | '’');
    let han = |c: Option<char>| c.is_some_and(is_han);
    // “…” speaks of the mark, and 甲，…，乙 leaves out members of a row; Wait... is English.
    let quoted = before.is_some_and(quotes) && after.is_some_and(quotes);
    if !wrong || quoted || comma(before) && comma(after) || run[0].c == '.' && latin(before) && latin(after) {
        Verdict::Right
    } else if run[0].c == '。'
        || han(before)
        || before.is_some_and(|c| is_chinese_mark(c) && !quotes(c))
        || han(after) && !latin(before)
    {
        Verdict::Wrong
    } else if [before, after].into_iter().flatten().any(is_chinese) && !latin(before) || han(after) {
        Verdict::Unsure
    } else {
        Verdict::Right
    }
}

fn check(cx: &LintContext, found: &mut Findings) {
    for passage in texts(cx, SQUARE) {
        for line in passage.lines() {
            let mut at = 0;
            for run in line.chunk_by(|a, b| a.c == b.c) {
                let start = at;
                at += run.len();
                let verdict = cautious(passage, judge(run, before(line, start), super::at(line, at)));
                if verdict == Verdict::Right {
                    continue;
                }
                let message = NOT_AN_ELLIPSIS.with([&text(run)]);
                judged(found, passage, verdict, run, "……", message, HINT.plain());
            }
        }
    }
}
