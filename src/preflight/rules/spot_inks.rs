//! `spot-inks`: no more spot inks are used than were ordered (GWG 2022, R0020).

use crate::diag::explanation::Example;
use crate::diag::message::{Value, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::rules::Rule;

messages! {
    "preflight-spot-inks";
    MORE(count, inks, most);
    HINT;
}

/// Most inks that are named.
const MAX_NAMES: usize = 12;

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("spot-inks"),
    asked: Some("GWG 2022, R0020"),
    page: Some((
        Severity::Warning,
        Example {
            wrong: "[/Separation /PANTONE#20300#20C …] cs, in a job of four inks",
            right: "1 0.44 0 0 k",
        },
    )),
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let spots = inspection.seen.spots();
    let Some(most) = inspection.preset.spot_inks.filter(|most| spots.len() as f64 > *most) else { return };
    let names: Vec<String> = spots.iter().take(MAX_NAMES).map(|name| (*name).to_owned()).collect();
    let message = MORE.with([
        Value::from(&spots.len().to_string()),
        Value::from(names),
        Value::from(&most.to_string()),
    ]);
    let finding = Diagnostic::warning(RULE.code, inspection.whole(), message);
    found.push(finding.hint(HINT.plain()));
}
