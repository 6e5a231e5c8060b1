//! `small-knockout`: small light text on several inks fills in where the plates do not meet exactly.

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Inspection;
use crate::preflight::ground::on_grounds;
use crate::preflight::rules::{Kinds, ROUNDING, Rule, short, tenths};
use crate::preflight::seen::Kind;

messages! {
    "preflight-small-knockout";
    SMALL(page, size);
    HINT(size);
}

/// What is lighter than this counts as white, in percent of one ink.
const LIGHT: f64 = 20.0;

pub(super) const RULE: Rule =
    Rule { code: Code::SmallKnockout, asked: Some("GWG 2022, R0016"), page: None, of_standard: false, check };

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let least = inspection.preset.white_text;
    // One finding per size, in tenths of a point.
    let mut kinds: Kinds<i64> = Kinds::default();
    let small = on_grounds(
        inspection,
        |mark, size| {
            matches!(mark.kind, Kind::Text(_))
                && size < least - ROUNDING
                && mark.inks.coverage().is_some_and(|coverage| coverage <= LIGHT)
        },
        |ground| ground.inks.count() >= 2,
    );
    for each in small {
        kinds.entry(tenths(each.size)).or_default().add_mark(each.page.number, each.mark, -each.size);
    }
    for (tenths, fault) in &kinds {
        let place = fault.place(inspection);
        let message = SMALL.with([&fault.pages.to_string(), &short(*tenths as f64 / 10.0)]);
        let hint = HINT.with([&short(least)]);
        found.push(Diagnostic::warning(Code::SmallKnockout, place, message).hint(hint));
    }
}
