//! `rich-black-text`: black text is not laid on much ink of other plates, whatever its size (GWG 2022, R0015).

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::rules::{Everywhere, Rule};
use crate::preflight::seen::Kind;

messages! {
    "preflight-rich-black-text";
    RICH(page, ink, most);
    HINT;
}

/// From which part on black is black, and not a shade of it.
const BLACK: f32 = 0.85;
/// What rounding may add, in percent.
const TOLERANCE: f64 = 0.6;

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("rich-black-text"),
    asked: Some("GWG 2022, R0015"),
    page: Some((
        Severity::Warning,
        Example { wrong: "0.9 0.8 0.8 0.9 k, for a heading", right: "0.4 0 0 1 k, for a heading" },
    )),
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let most = inspection.preset.rich_black;
    let mut fault = Everywhere::default();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        for mark in marks.iter().filter(|mark| matches!(mark.kind, Kind::Text(_))) {
            let [.., black] = mark.inks.process;
            let all = f64::from(mark.inks.process.iter().sum::<f32>() * 100.0);
            // Registration colour has a rule of its own.
            let rich = black >= BLACK && all > most + TOLERANCE && !mark.inks.registration;
            if rich && page.boxes.print(&mark.area) {
                fault.add_mark(page.number, mark, all);
            }
        }
    }
    if fault.pages.first().is_some() {
        let place = fault.place(inspection);
        let values = [fault.pages.to_string(), format!("{:.0}", fault.worst()), most.to_string()];
        found.push(Diagnostic::warning(RULE.code, place, RICH.with(values)).hint(HINT.plain()));
    }
}
