//! A paragraph that does not end.

use crate::diag::explanation::{Explanation, both};
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, Passage, Role, Rule, Scene, TextKind};

messages! {
    OPEN: "the paragraph ends on `{}`", "段落以“{}”结尾";
    OPEN_HINT: "end the sentence; the rest of it may have been lost", "请补全句子；后文可能有遗漏";
    BARE: "the paragraph ends without a closing mark", "段末没有标点";
    BARE_HINT: "add the mark, or the rest of the sentence", "请补上标点，或补全句子";
}

pub const RULE: Rule = Rule {
    code: Code::ParagraphEnd,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Looks at the last character of every paragraph of an answer, profile, closing or chapter's text: it must close a sentence (。！？…… or a closing quote or bracket behind one). ： and ； may lead to another paragraph. List items are free, and so are lines of a chapter that hold no whole sentence.",
            "查看每个回答、简介、结语和正文段落的最后一个字符：应当是句末标点（。！？……，或其后的引号、括号）。冒号和分号可以引出下一段。列表项，以及正文中不成句的单行，不作要求。",
        ),
        why: both(
            "A paragraph that breaks off on a comma has lost its end on the way from the transcript.",
            "在逗号处戛然而止的段落，多半是从采访稿搬运时丢了后半句。",
        ),
        wrong: "a: |\n  我们先看方向，再看",
        right: "a: |\n  我们先看方向，再看路线。",
        fix: both("Complete the sentence, or add its mark.", "补全句子，或补上句末标点。"),
    },
    check,
};

fn check(scene: &Scene, findings: &mut Findings) {
    let runs = |passage: &&Passage| {
        passage.kind == TextKind::Prose
            && matches!(passage.role, Role::Answer | Role::Profile | Role::Closing | Role::Text)
    };
    for passage in scene.passages.iter().filter(runs) {
        let mut at = 0;
        for paragraph in passage.text.split_inclusive("\n\n") {
            let start = at;
            at += paragraph.len();
            // The marks of prose are no text.
            let text = paragraph.trim_end().trim_end_matches(['*', '^']).trim_end();
            let last_line = text.lines().next_back().unwrap_or_default().trim_start();
            let item = last_line.starts_with("- ")
                || last_line.split_once(". ").is_some_and(|(n, _)| n.bytes().all(|b| b.is_ascii_digit()));
            if text.trim().is_empty() || item || !spoken(text) {
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
