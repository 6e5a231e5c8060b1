//! `registration-colour`: what stands on every plate is for marks outside the page (ISO 32000-1, 8.6.6.4).

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::geometry::meet;
use crate::preflight::rules::{Everywhere, Rule};

messages! {
    "preflight-registration-colour";
    INSIDE(page);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("registration-colour"),
    asked: Some("ISO 32000-1, 8.6.6.4; GWG 2022, R0024"),
    page: Some((
        Severity::Error,
        Example { wrong: "[/Separation /All …] cs 1 scn, for text", right: "0 0 0 1 k, for text" },
    )),
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let mut fault = Everywhere::default();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        let Some(trim) = page.boxes.finished() else { continue };
        for mark in marks.iter().filter(|mark| mark.inks.registration && meet(&trim, &mark.area)) {
            fault.add_mark(page.number, mark, 0.0);
        }
    }
    if fault.pages.first().is_some() {
        let place = fault.place(inspection);
        let finding = Diagnostic::error(RULE.code, place, INSIDE.with([&fault.pages.to_string()]));
        found.push(finding.hint(HINT.plain()));
    }
}
