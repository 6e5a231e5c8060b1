//! Pictures without a caption.

use super::{chapters, photographs};
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Rule};
use crate::model::{Block, Chapter};

messages! {
    "missing-caption";
    NONE;
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("missing-caption"),
    severity: Severity::Warning,
    example: Example {
        wrong: "picture: { file: images/hall.jpg, alt: 大厅里的两位工程师 }",
        right: "picture: { file: images/hall.jpg, caption: 交接班之前的大厅, alt: 大厅里的两位工程师 }",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    let blocks = chapters(cx).flat_map(Chapter::blocks);
    let pictures = blocks.filter_map(Block::picture).chain(photographs(cx));
    for picture in pictures.filter(|picture| picture.caption.is_none()) {
        findings.push(findings.at(picture.name.span(), NONE.plain()).hint(HINT.plain()));
    }
}
