//! `thin-line`: lines that a plate can hold.

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Inspection;
use crate::preflight::rules::{Kinds, Rule, short};
use crate::preflight::seen::Kind;

messages! {
    "preflight-thin-line";
    THIN_ON(page, width);
    HAIR(page);
    HINT(width);
}

/// What rounding may take away from a line, in points.
const TOLERANCE: f64 = 0.005;

pub(super) const RULE: Rule = Rule {
    code: Code::ThinLine,
    asked: Some("GWG 2022, R0018, R0019"),
    page: None,
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let least = inspection.preset.line_width;
    // One finding per width, in hundredths of a point.
    let mut kinds: Kinds<i64> = Kinds::default();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        for mark in marks {
            let width = match mark.kind {
                Kind::Stroke(width) => width,
                Kind::Fill { thickness, .. } if thickness > 0.0 => thickness,
                _ => continue,
            } * page.user_unit;
            if width < least - TOLERANCE && page.boxes.print(&mark.area) && mark.inks.coverage() != Some(0.0)
            {
                let hundredths = (width * 100.0).round() as i64;
                kinds.entry(hundredths).or_default().add_mark(page.number, mark, -width);
            }
        }
    }
    for (hundredths, fault) in &kinds {
        let place = fault.place(inspection);
        let pages = fault.pages.to_string();
        let message = match hundredths {
            0 => HAIR.with([&pages]),
            _ => THIN_ON.with([&pages, &short(*hundredths as f64 / 100.0)]),
        };
        found.push(Diagnostic::warning(Code::ThinLine, place, message).hint(HINT.with([&short(least)])));
    }
}
