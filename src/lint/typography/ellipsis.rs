//! `ellipsis`: … or ...... for ……

use super::{chinese, replace, text};
use crate::diag::explanation::{Explanation, both};
use crate::diag::{Code, Severity};
use crate::lint::letters::is_chinese;
use crate::lint::{Findings, Rule, Scene};

crate::diag::message::messages! {
    NOT_AN_ELLIPSIS: "`{}` is no Chinese ellipsis", "“{}”不是规范的省略号";
    HINT: "write `……`: six dots, two characters wide", "请写“……”，六个点，占两格";
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Ellipsis,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Reports three or more dots, 。。。, and a single … beside Chinese text.",
            "报告中文旁边的连续句点、“。。。”和单个“…”。",
        ),
        why: both(
            "The Chinese ellipsis is …… (GB/T 15834-2011, 4.11): six dots on the middle of the line, never broken.",
            "中文省略号是“……”（GB/T 15834-2011 第 4.11 条），六个点，居中，不拆开。",
        ),
        wrong: "美国、日本、德国...等",
        right: "美国、日本、德国……",
        fix: both("Type ……; `check --fix` does it.", "写作“……”；可用 check --fix 自动改正。"),
    },
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
