//! `black-knockout`: small black text on a ground overprints, so that no paper shows around its letters (ISO 32000-1, 8.6.7; GWG
//! 2022, R0009).

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::ground::texts_on_grounds;
use crate::preflight::rules::{Everywhere, ROUNDING, Rule, short};
use crate::preflight::seen::Overprint;

messages! {
    "preflight-black-knockout";
    KNOCKS_OUT(page, size);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("black-knockout"),
    asked: Some("ISO 32000-1, 8.6.7; GWG 2022, R0009"),
    page: Some((
        Severity::Info,
        Example {
            wrong: "0 0 0 1 k BT … on a tint", right: "/OP true /OPM 1 gs, 0 0 0 1 k BT … on a tint"
        },
    )),
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let least = inspection.preset.black_text;
    let mut fault = Everywhere::default();
    let black = texts_on_grounds(inspection, |text, size| {
        let knocks_out = text.overprint == Overprint::Knockout || text.is_gray();
        size < least - ROUNDING && knocks_out && text.inks.are_black()
    });
    for each in black {
        // On black ink alone nothing is knocked out of another plate.
        if each.ground.inks.are_coloured() {
            fault.add_mark(each.page.number, each.text, -each.size);
        }
    }
    if fault.pages.first().is_some() {
        let place = fault.place(inspection);
        let message = KNOCKS_OUT.with([&fault.pages.to_string(), &short(-fault.worst())]);
        found.push(Diagnostic::info(RULE.code, place, message).hint(HINT.plain()));
    }
}
