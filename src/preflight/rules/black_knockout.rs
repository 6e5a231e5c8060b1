//! `black-knockout`: small black text and thin black lines on a ground overprint, so that no paper shows around them (ISO 32000-1,
//! 8.6.7; GWG 2022, R0009 to R0012).

use crate::diag::explanation::Example;
use crate::diag::message::{Template, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::ground::on_grounds;
use crate::preflight::rules::{Kinds, ROUNDING, Rule, short};
use crate::preflight::seen::{Kind, Mark};

messages! {
    "preflight-black-knockout";
    KNOCKS_OUT(page, size);
    LINE(page, width);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("black-knockout"),
    asked: Some("ISO 32000-1, 8.6.7; GWG 2022, R0009–R0012"),
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
    let preset = inspection.preset;
    // On black ink alone nothing is knocked out of another plate.
    let black = on_grounds(
        inspection,
        |mark, size| {
            let least = if is_text(mark) { preset.black_text } else { preset.black_line };
            size < least - ROUNDING && mark.inks.are_black() && mark.knocks_out()
        },
        |ground| ground.inks.are_coloured(),
    );
    let mut kinds: Kinds<bool> = Kinds::default();
    for each in black {
        kinds.entry(!is_text(each.mark)).or_default().add_mark(each.page.number, each.mark, -each.size);
    }
    for (is_line, fault) in &kinds {
        let place = fault.place(inspection);
        let message: &'static Template<2> = if *is_line { &LINE } else { &KNOCKS_OUT };
        let message = message.with([&fault.pages.to_string(), &short(-fault.worst())]);
        found.push(Diagnostic::info(RULE.code, place, message).hint(HINT.plain()));
    }
}

fn is_text(mark: &Mark) -> bool {
    matches!(mark.kind, Kind::Text(_))
}
