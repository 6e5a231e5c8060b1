//! A paragraph that does not end.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Passage, Role, Rule, TextKind};

messages! {
    "paragraph-end";
    OPEN(end);
    OPEN_HINT;
    BARE;
    BARE_HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("paragraph-end"),
    severity: Severity::Warning,
    example: Example {
        wrong: "a: |\n  我们先看方向，再看", right: "a: |\n  我们先看方向，再看路线。"
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    let runs = |passage: &&Passage| {
        passage.kind == TextKind::Prose
            && matches!(passage.role, Role::Answer | Role::Profile | Role::Closing | Role::Text)
    };
    for passage in cx.passages.iter().filter(runs) {
        let mut at = 0;
        for paragraph in passage.text.split_inclusive("\n\n") {
            let start = at;
            at += paragraph.len();
            // The marks of prose are no text.
            let text = paragraph.trim_end().trim_end_matches(['*', '^']).trim_end();
            let last_line = text.lines().next_back().unwrap_or_default().trim_start();
            let item = last_line.starts_with("- ")
                || last_line.split_once(". ").is_some_and(|(n, _)| n.bytes().all(|b| b.is_ascii_digit()));
            // Whose words stand above is no sentence: ——某公司知识产权总监 某某.
            let byline = text.trim_start().starts_with('—') && !text.contains(['。', '！', '？', '；']);
            if text.trim().is_empty() || item || byline || !spoken(text) {
                continue;
            }
            let Some(last) = text.chars().next_back() else { continue };
            let last_start = start + text.len() - last.len_utf8();
            let span = passage.span(last_start..last_start + last.len_utf8());
            let more = !passage.text[at..].trim().is_empty();
            match last {
                '。' | '！' | '？' | '…' | '.' | '!' | '?' | '”' | '’' | '」' | '』' | '》' | '）' | ')'
                | ']' => {}
                '：' | ':' | '；' | ';' if more => {}
                // The block of the chapter behind it is what the colon announces.
                '：' | ':' if passage.role == Role::Text => {}
                '—' if more => {}
                '，' | '、' | ',' | '：' | ':' | '；' | ';' | '—' | '（' | '“' => {
                    let found = findings.at(span, OPEN.with([&last.to_string()]));
                    findings.push(found.hint(OPEN_HINT.plain()));
                }
                // A line to sign on, a formula and the like end as they want.
                last if !last.is_alphanumeric() => {}
                // A chapter may have lines that are no sentences.
                _ if passage.role == Role::Text && !text.contains(['。', '！', '？']) => {}
                _ => {
                    let found = findings.at(span, BARE.plain()).hint(BARE_HINT.plain());
                    findings.push(found);
                }
            }
        }
    }
}

/// Whether a paragraph is a sentence at all, and not a name or a formula by itself.
fn spoken(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '，' | '。' | '；' | '！' | '？' | '、' | '：'))
        || text.chars().count() > 20
}
