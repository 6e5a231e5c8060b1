//! `dash`: -- or ――― for ——

use super::{CHINESE, Verdict, cautious, judged, text, texts};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_han};
use crate::lint::{Findings, LintContext, Rule};

crate::diag::message::messages! {
    "dash";
    NOT_A_DASH(text);
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("dash"),
    severity: Severity::Warning,
    example: Example {
        wrong: "知识产权--创新的护城河", right: "知识产权——创新的护城河"
    },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    for passage in texts(cx, CHINESE) {
        for line in passage.lines() {
            let mut at = 0;
            for run in line.chunk_by(|a, b| stroke(*a) && stroke(*b)) {
                let start = at;
                at += run.len();
                let dash = text(run);
                let right = matches!(dash.as_str(), "—" | "——" | "-" | "–" | "－" | "⸺");
                let is_han = |at: Option<usize>| at.and_then(|at| line.get(at)).is_some_and(|l| is_han(l.c));
                let is_space = |at: Option<usize>| at.and_then(|at| line.get(at)).is_some_and(|l| l.c == ' ');
                let beside = is_han(start.checked_sub(1)) || is_han(Some(at));
                // `专利 -- 商标`: the spaces go with the hyphens.
                let apart = is_space(start.checked_sub(1)) && is_space(Some(at));
                let between = apart && is_han(start.checked_sub(2)) && is_han(Some(at + 1));
                // `用 -- 分隔选项` speaks of what is typed.
                let spoken_of = run.iter().all(|letter| letter.c == '-') && speaks_of_marks(cx, line);
                // A rule of many strokes is a line to be filled in, not a dash.
                if stroke(run[0]) && !right && (beside || between) && run.len() <= 4 && !spoken_of {
                    let whole = if between { &line[start - 1..=at] } else { run };
                    // One stroke may join two places, four may be two dashes.
                    let sure = (2..=3).contains(&run.len());
                    let verdict = if sure { Verdict::Wrong } else { Verdict::Unsure };
                    let message = NOT_A_DASH.with([&dash]);
                    judged(found, passage, cautious(passage, verdict), whole, "——", message, HINT.plain());
                }
            }
        }
    }
}

/// Whether a line is about options of programs or about marks.
fn speaks_of_marks(cx: &LintContext, line: &[Letter]) -> bool {
    let line = text(line);
    cx.words.typography.typed.iter().any(|word| line.contains(word.as_str()))
}

fn stroke(letter: Letter) -> bool {
    matches!(letter.c, '-' | '–' | '—' | '―' | '─' | '－' | '━')
}
