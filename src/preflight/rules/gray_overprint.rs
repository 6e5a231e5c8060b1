//! `gray-overprint`: gray does not overprint, for DeviceGray paints every process plate, its zeros included (ISO 32000-1, 8.6.7,
//! table 147; GWG 2022, R0013).

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::rules::{Everywhere, Rule};
use crate::preflight::seen::{Kind, Overprint};

messages! {
    "preflight-gray-overprint";
    GRAY(page);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("gray-overprint"),
    asked: Some("ISO 32000-1, 8.6.7; GWG 2022, R0013"),
    page: Some((
        Severity::Info,
        Example { wrong: "/OP true /OPM 1 gs, 0 g", right: "/OP true /OPM 1 gs, 0 0 0 1 k" },
    )),
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let mut fault = Everywhere::default();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        for mark in marks.iter().filter(|mark| mark.laid.overprint != Overprint::Knockout && mark.is_gray()) {
            let painted =
                matches!(mark.kind, Kind::Fill { .. } | Kind::Stroke(_) | Kind::Text(_) | Kind::Image);
            // White that overprints has a rule of its own.
            if painted && !mark.inks.are_white() && page.boxes.print(&mark.area) {
                fault.add_mark(page.number, mark, 0.0);
            }
        }
    }
    if fault.pages.first().is_some() {
        let place = fault.place(inspection);
        let finding = Diagnostic::info(RULE.code, place, GRAY.with([&fault.pages.to_string()]));
        found.push(finding.hint(HINT.plain()));
    }
}
