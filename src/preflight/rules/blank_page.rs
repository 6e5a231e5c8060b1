//! `blank-page`: no more pages are empty than were agreed (GWG 2022, R0005).

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::by_ink::pages_by_ink;
use crate::preflight::pdf::Pages;
use crate::preflight::rules::Rule;

messages! {
    "preflight-blank-page";
    BLANK(page);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("blank-page"),
    asked: Some("GWG 2022, R0005"),
    page: Some((
        Severity::Warning,
        Example { wrong: "a page whose text is on a hidden layer", right: "a page with something on it" },
    )),
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let Some(most) = inspection.preset.blank_pages else { return };
    let mut blank = Pages::default();
    pages_by_ink(inspection).blank.into_iter().for_each(|page| blank.add(page));
    if blank.numbers().len() as f64 > most {
        let place = inspection.place(blank.first(), None);
        let finding = Diagnostic::warning(RULE.code, place, BLANK.with([&blank.to_string()]));
        found.push(finding.hint(HINT.plain()));
    }
}
