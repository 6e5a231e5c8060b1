//! `small-rich-text`: small text takes few inks, for the plates never meet exactly.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::rules::{Kinds, ROUNDING, Rule, short, tenths};
use crate::preflight::seen::Kind;

messages! {
    "preflight-small-rich-text";
    RICH(page, size, count);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("small-rich-text"),
    asked: Some("GWG 2022, R0017"),
    page: Some((Severity::Warning, Example { wrong: "8 pt, 0.6 0.5 0.5 1 k", right: "8 pt, 0 0 0 1 k" })),
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let (least, most) = (inspection.preset.small_text, inspection.preset.small_text_inks);
    // One finding per size, in tenths of a point, and number of inks.
    let mut kinds: Kinds<(i64, usize)> = Kinds::default();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        for mark in marks {
            let Kind::Text(size) = mark.kind else { continue };
            let size = size * page.user_unit;
            // Colours of light have rules of their own.
            let many = mark.inks.count() as f64 > most;
            let rich = mark.inks.light.is_none() && !mark.inks.registration && many;
            if rich && size > 0.0 && size < least - ROUNDING && page.boxes.print(&mark.area) {
                let key = (tenths(size), mark.inks.count());
                kinds.entry(key).or_default().add_mark(page.number, mark, -size);
            }
        }
    }
    for ((tenths, count), fault) in &kinds {
        let place = fault.place(inspection);
        let values = [fault.pages.to_string(), short(*tenths as f64 / 10.0), count.to_string()];
        let finding = Diagnostic::warning(RULE.code, place, RICH.with(values.each_ref()));
        found.push(finding.hint(HINT.plain()));
    }
}
