//! `safe-margin`: text stands far enough from the trim, for no knife cuts to the tenth of a millimetre.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::geometry::{PT_PER_MM, Rect};
use crate::preflight::Inspection;
use crate::preflight::geometry::meet;
use crate::preflight::rules::{Everywhere, Rule, short};
use crate::preflight::seen::Kind;

messages! {
    "preflight-safe-margin";
    CLOSE(page, distance, margin);
    CUT(page);
    HINT(margin);
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("safe-margin"),
    asked: None,
    page: Some((
        Severity::Info,
        Example { wrong: "a folio 1 mm from the trim", right: "a folio 5 mm from the trim" },
    )),
    of_standard: false,
    check,
};

/// From this size on, in points, letters are pictures, and are cut because that was wanted.
const DISPLAY: f64 = 72.0;
/// What rounding may take away, in points.
const ROUNDING: f64 = 0.3;

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let margin = inspection.preset.safe_margin;
    let (mut close, mut cut) = (Everywhere::default(), Everywhere::default());
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        let Some(trim) = page.boxes.finished() else { continue };
        let least = margin * PT_PER_MM / page.user_unit;
        for mark in marks.iter().filter(|mark| meet(&trim, &mark.area)) {
            if !matches!(mark.kind, Kind::Text(size) if size * page.user_unit < DISPLAY) {
                continue;
            }
            let left = distance(&trim, &mark.area);
            if left < -ROUNDING {
                cut.add_mark(page.number, mark, 0.0);
            } else if left < least - ROUNDING {
                close.add_mark(page.number, mark, -left.max(0.0) * page.user_unit / PT_PER_MM);
            }
        }
    }
    let hint = || HINT.with([&short(margin)]);
    if cut.pages.first().is_some() {
        let message = CUT.with([&cut.pages.to_string()]);
        found.push(Diagnostic::info(RULE.code, cut.place(inspection), message).hint(hint()));
    }
    if close.pages.first().is_some() {
        let values = [close.pages.to_string(), format!("{:.1}", -close.worst()), short(margin)];
        let finding = Diagnostic::info(RULE.code, close.place(inspection), CLOSE.with(values));
        found.push(finding.hint(hint()));
    }
}

/// How far text is from the nearest edge of the trim, and below zero if it reaches over it. Where a line of text ends is only guessed:
/// of its longer side, where it begins counts.
fn distance(trim: &Rect, text: &Rect) -> f64 {
    let (left, bottom) = (text.left - trim.left, text.bottom - trim.bottom);
    let (right, top) = (trim.right - text.right, trim.top - text.top);
    if text.width() >= text.height() { left.min(bottom).min(top) } else { left.min(right).min(bottom) }
}
