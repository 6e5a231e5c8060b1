//! `page-boxes`: what is left after cutting lies in what is printed, and that on the sheet (ISO 15930-7, 6.4).

use crate::diag::explanation::Example;
use crate::diag::message::{Template, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::geometry::Rect;
use crate::preflight::Inspection;
use crate::preflight::page::Page;
use crate::preflight::rules::{Kinds, Rule};

messages! {
    "preflight-page-boxes";
    NO_MEDIA(page);
    NO_TRIM(page);
    TRIM_AND_ART(page);
    TRIM_OUTSIDE(page);
    BLEED_OUTSIDE(page);
    CROP_CUTS(page);
    UNIT(page);
    HINT;
}

/// What boxes may differ by, in points.
const TOLERANCE: f64 = 0.02;

/// A fault: its sentence, and how a page has it.
type Fault = (&'static Template<1>, fn(&Page) -> bool);

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("page-boxes"),
    asked: Some("ISO 15930-7, 6.4; GWG 2022, R0002"),
    page: Some((
        Severity::Error,
        Example {
            wrong: "TrimBox [0 0 700 900] on a sheet of 595 × 842",
            right: "TrimBox [34 34 629 876] on a sheet of 663 × 910",
        },
    )),
    of_standard: true,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let faults: [Fault; 7] = [
        (&NO_MEDIA, |page| page.boxes.media.is_none()),
        (&NO_TRIM, |page| page.boxes.trim.or(page.boxes.art).is_none()),
        (&TRIM_AND_ART, |page| page.boxes.trim.is_some() && page.boxes.art.is_some()),
        (&TRIM_OUTSIDE, |page| {
            let outer = page.boxes.bleed.or(page.boxes.media);
            !holds(outer, page.boxes.trim.or(page.boxes.art)) || !holds(page.boxes.media, page.boxes.trim)
        }),
        (&BLEED_OUTSIDE, |page| !holds(page.boxes.media, page.boxes.bleed)),
        (&CROP_CUTS, |page| !holds(page.boxes.crop, page.boxes.bleed.or(page.boxes.trim))),
        (&UNIT, |page| page.user_unit != 1.0),
    ];
    for (message, is_faulty) in faults {
        let mut kinds: Kinds<()> = Kinds::default();
        for page in inspection.pages.iter().filter(|page| is_faulty(page)) {
            kinds.entry(()).or_default().add(page.number, page.id, 0.0);
        }
        for fault in kinds.values() {
            let place = fault.place(inspection);
            let finding = Diagnostic::error(RULE.code, place, message.with([&fault.pages.to_string()]));
            found.push(finding.hint(HINT.plain()));
        }
    }
}

/// Whether one box lies in another, if both exist.
fn holds(outer: Option<Rect>, inner: Option<Rect>) -> bool {
    match (outer, inner) {
        (Some(outer), Some(inner)) => outer.inset(-TOLERANCE).holds(&inner),
        _ => true,
    }
}
