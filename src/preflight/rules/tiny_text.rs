//! `tiny-text`: text is large enough to be read, and for the screen of the plate to hold it.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::rules::{Everywhere, ROUNDING, Rule, short};
use crate::preflight::seen::Kind;

messages! {
    "preflight-tiny-text";
    TINY(page, size);
    HINT(size);
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("tiny-text"),
    asked: None,
    page: Some((Severity::Info, Example { wrong: "/F1 3 Tf", right: "/F1 6 Tf" })),
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let least = inspection.preset.smallest_text;
    let mut fault = Everywhere::default();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        for mark in marks {
            let Kind::Text(size) = mark.kind else { continue };
            let size = size * page.user_unit;
            if size > 0.0 && size < least - ROUNDING && page.boxes.print(&mark.area) {
                fault.add_mark(page.number, mark, -size);
            }
        }
    }
    if fault.pages.first().is_some() {
        let place = fault.place(inspection);
        let message = TINY.with([&fault.pages.to_string(), &short(-fault.worst())]);
        found.push(Diagnostic::info(RULE.code, place, message).hint(HINT.with([&short(least)])));
    }
}
