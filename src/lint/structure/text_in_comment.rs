//! `text-in-comment`: the part of a text that YAML takes for a comment.

use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Rule, TextKind, Words};
use crate::source::yaml::quoted;

crate::diag::message::messages! {
    "text-in-comment";
    FOUND(comment);
    HINT(right);
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("text-in-comment"),
    severity: Severity::Warning,
    example: Example {
        wrong: "title: 行业 #1 品牌的专利", right: "title: \"行业 #1 品牌的专利\""
    },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    for passage in cx.passages.iter().filter(|passage| passage.kind != TextKind::Quantity) {
        let Some((span, comment)) = passage.comment() else { continue };
        if belongs_to_text(passage.text, comment, cx.words) {
            let whole = if passage.text.is_empty() {
                comment.to_owned()
            } else {
                format!("{} {comment}", passage.text)
            };
            found.push(found.at(span, FOUND.with([comment])).hint(HINT.with([quoted(&whole)])));
        }
    }
}

/// Whether a comment, its `#` included, belongs to the text before it.
fn belongs_to_text(text: &str, comment: &str, words: &Words) -> bool {
    let body = comment.trim_start_matches('#');
    let remark = body.trim_start();
    if remark.is_empty() || words.structure.remarks.iter().any(|word| remark.starts_with(word.as_str())) {
        return false;
    }
    let tight = remark.len() == body.len() && comment.len() == body.len() + 1;
    tight || is_open(text, body) || names_a_language(text)
}

/// Whether a bracket or quotation mark that a text leaves open is closed behind it, or the text ends with a mark that
/// something must follow.
fn is_open(text: &str, rest: &str) -> bool {
    const PAIRS: [(char, char); 7] =
        [('（', '）'), ('(', ')'), ('“', '”'), ('‘', '’'), ('《', '》'), ('【', '】'), ('「', '」')];
    let left_open = |(open, close): &(char, char)| {
        text.matches(*open).count() > text.matches(*close).count() && rest.contains(*close)
    };
    PAIRS.iter().any(left_open) || text.ends_with(['，', '、', '；', '：', ',', ';', '(', '（', '“', '《'])
}

/// Whether a text ends with the letter of C #, F # or J #.
fn names_a_language(text: &str) -> bool {
    let mut last = text.chars().rev();
    matches!(last.next(), Some('C' | 'F' | 'J')) && !last.next().is_some_and(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_apart_from_remarks() {
        for (text, comment) in [
            ("行业", "#1 品牌的专利"),
            ("话题", "#知识产权# 很热"),
            ("", "#1 品牌"),
            ("编号（含", "# 号）都在内"),
            ("先检索，", "# 再申请"),
            ("我们用 C", "# 写检索工具"),
        ] {
            assert!(belongs_to_text(text, comment, Words::get()), "{text} {comment}");
        }
        for (text, comment) in [
            ("法务部", "# 待确认"),
            ("法务部", "#待确认"),
            ("法务部", "#TODO 核对"),
            ("法务部", "# 原稿作“法律部”"),
            ("法务部", "#"),
            ("法务部", "## 以下未核"),
            ("（含境外）", "# 一家"),
            ("B2C", "# 渠道"),
        ] {
            assert!(!belongs_to_text(text, comment, Words::get()), "{text} {comment}");
        }
    }
}
