//! `fullwidth-digit`: ２０２３ and ＩＰ for 2023 and IP.

use super::{replace, text, texts};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::Letter;
use crate::lint::{Findings, LintContext, Rule};
use crate::locale::Script;

crate::diag::message::messages! {
    "fullwidth-digit";
    FULLWIDTH(text);
    HINT(text);
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("fullwidth-digit"),
    severity: Severity::Warning,
    example: Example { wrong: "共申请专利２０２３件", right: "共申请专利 2023 件" },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    for passage in texts(cx, &[Script::Simplified, Script::Traditional, Script::Latin]) {
        for line in passage.lines() {
            for run in line.chunk_by(|a, b| narrow(a.c).is_some() && narrow(b.c).is_some()) {
                // A full-width dot between digits and a percent sign behind them belong to them.
                let narrowed: Option<String> = run.iter().map(|letter| narrow(letter.c)).collect();
                if let Some(narrowed) = narrowed
                    && run.iter().any(|letter| !matches!(letter.c, '．' | '％'))
                {
                    let run = trimmed(run);
                    let narrowed: String = narrowed.trim_matches('.').to_owned();
                    replace(
                        found,
                        passage,
                        run,
                        &narrowed,
                        FULLWIDTH.with([&text(run)]),
                        HINT.with([&narrowed]),
                    );
                }
            }
        }
    }
}

/// The half-width form of a full-width digit, letter, dot or percent sign.
fn narrow(c: char) -> Option<char> {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '．' | '％' => char::from_u32(c as u32 - 0xFEE0),
        _ => None,
    }
}

/// A run without the dots around it.
fn trimmed(run: &[Letter]) -> &[Letter] {
    let start = run.iter().take_while(|letter| letter.c == '．').count();
    let end = run.iter().rev().take_while(|letter| letter.c == '．').count();
    &run[start..run.len() - end]
}
