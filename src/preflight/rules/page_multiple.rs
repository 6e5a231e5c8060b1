//! `page-multiple`: sheets are folded, so pages come in fours.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::rules::Rule;

messages! {
    "preflight-page-multiple";
    ODD(pages);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("page-multiple"),
    asked: None,
    page: Some((Severity::Info, Example { wrong: "155 pages", right: "156 pages" })),
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let count = inspection.pages.len();
    if count > 4 && !count.is_multiple_of(4) {
        let finding = Diagnostic::info(RULE.code, inspection.whole(), ODD.with([&count.to_string()]));
        found.push(finding.hint(HINT.plain()));
    }
}
