//! `white-overprint`: what is white knocks out, for white that overprints is not there (ISO 32000-1, 8.6.7; GWG 2022, R0007 and
//! R0008).

use crate::diag::explanation::Example;
use crate::diag::message::{Template, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::colour::Space;
use crate::preflight::rules::{Kinds, Rule};
use crate::preflight::seen::{Kind, Mark, Overprint};

messages! {
    "preflight-white-overprint";
    VANISHES(page);
    RISKY(page);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("white-overprint"),
    asked: Some("ISO 32000-1, 8.6.7; GWG 2022, R0007, R0008"),
    page: Some((
        Severity::Error,
        Example { wrong: "/OP true /OPM 1 gs, 0 0 0 0 k", right: "/OP false gs, 0 0 0 0 k" },
    )),
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let mut kinds: Kinds<bool> = Kinds::default();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        for mark in marks.iter().filter(|mark| mark.laid.overprint != Overprint::Knockout) {
            let painted = matches!(mark.kind, Kind::Fill { .. } | Kind::Stroke(_) | Kind::Text(_));
            if painted && mark.inks.are_white() && page.boxes.print(&mark.area) {
                kinds.entry(!vanishes(mark)).or_default().add_mark(page.number, mark, 0.0);
            }
        }
    }
    for (risky, fault) in &kinds {
        let place = fault.place(inspection);
        let message: &'static Template<1> = if *risky { &RISKY } else { &VANISHES };
        let mut finding = Diagnostic::error(RULE.code, place, message.with([&fault.pages.to_string()]));
        if *risky {
            finding.severity = Severity::Warning;
        }
        found.push(finding.hint(HINT.plain()));
    }
}

/// Whether no plate is painted at all: a tint of 0 of an ink, and four zeros where zeros are no paint.
fn vanishes(mark: &Mark) -> bool {
    match mark.space.as_deref() {
        Some(Space::Inks(..)) => true,
        Some(Space::Cmyk) => mark.laid.overprint == Overprint::Nonzero,
        _ => false,
    }
}
