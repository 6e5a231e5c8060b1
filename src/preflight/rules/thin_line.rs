//! `thin-line`: lines that a plate can hold.

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Inspection;
use crate::preflight::ground::on_grounds;
use crate::preflight::rules::{Kinds, Rule, short};
use crate::preflight::seen::Kind;

messages! {
    "preflight-thin-line";
    THIN_ON(page, width);
    HAIR(page);
    WHITE(page, width);
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
    let thin = |width: f64| width < least - TOLERANCE;
    // One finding per width, in hundredths of a point.
    let hundredths = |width: f64| (width * 100.0).round() as i64;
    let mut kinds: Kinds<i64> = Kinds::default();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        for mark in marks {
            let Some(width) = mark.line().map(|width| width * page.user_unit) else { continue };
            if thin(width) && page.boxes.print(&mark.area) && mark.inks.coverage() != Some(0.0) {
                kinds.entry(hundredths(width)).or_default().add_mark(page.number, mark, -width);
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
    // White lines are what is left of the ground: on paper there is nothing to fill in.
    let mut white: Kinds<i64> = Kinds::default();
    let lines = on_grounds(
        inspection,
        |mark, width| !matches!(mark.kind, Kind::Text(_)) && thin(width) && mark.inks.are_white(),
        |ground| !ground.inks.are_white(),
    );
    for each in lines.iter().filter(|each| each.page.boxes.print(&each.mark.area)) {
        white.entry(hundredths(each.size)).or_default().add_mark(each.page.number, each.mark, -each.size);
    }
    for (hundredths, fault) in &white {
        let place = fault.place(inspection);
        let values = [fault.pages.to_string(), short(*hundredths as f64 / 100.0)];
        let finding = Diagnostic::warning(Code::ThinLine, place, WHITE.with(values));
        found.push(finding.hint(HINT.with([&short(least)])));
    }
}
