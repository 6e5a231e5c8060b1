//! `ellipsis`: … or ...... for ……

use super::{chinese, replace, text};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::is_chinese;
use crate::lint::{Findings, Rule, Scene};

crate::diag::message::messages! {
    "ellipsis";
    NOT_AN_ELLIPSIS(text);
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Ellipsis,
    severity: Severity::Warning,
    example: Example { wrong: "美国、日本、德国...等", right: "美国、日本、德国……" },
    check,
};

fn check(scene: &Scene, found: &mut Findings) {
    for passage in chinese(scene) {
        for line in passage.lines() {
            let mut at = 0;
            for run in line.chunk_by(|a, b| a.c == b.c) {
                let start = at;
                at += run.len();
                let wrong = match run[0].c {
                    '…' => !matches!(run.len(), 2 | 4),
                    '.' | '。' | '·' | '・' => run.len() >= 3,
                    _ => false,
                };
                let before = start.checked_sub(1).and_then(|before| line.get(before));
                let after = line.get(at);
                let beside = [before, after].into_iter().flatten().any(|letter| is_chinese(letter.c));
                if wrong && (beside || run[0].c == '。') {
                    let message = NOT_AN_ELLIPSIS.with([&text(run)]);
                    replace(found, passage, run, "……", message, HINT.plain());
                }
            }
        }
    }
}
