//! `pdf-version`: PDF/X-4 is PDF 1.6 (ISO 15930-7, 6.1), PDF/X-1a and PDF/X-3 of 2003 are PDF 1.4 (ISO 15930-4 and -6, 6.1), PDF/X-6
//! is PDF 2.0 (ISO 15930-9, by its title).

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::preset::Standard;
use crate::preflight::rules::Rule;

messages! {
    "preflight-pdf-version";
    TOO_NEW(version, standard, newest);
    TOO_NEW_HINT(standard, newest);
    TOO_OLD(version, standard);
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("pdf-version"),
    asked: Some("ISO 15930-7, 6.1; ISO 15930-4, 6.1; ISO 15930-6, 6.1"),
    page: Some((Severity::Error, Example { wrong: "%PDF-2.0", right: "%PDF-1.6" })),
    of_standard: true,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let Some(standard) = inspection.preset.standard else { return };
    let version = inspection.version();
    let number =
        version.split_once('.').and_then(|(major, minor)| Some((major.parse().ok()?, minor.parse().ok()?)));
    if standard == Standard::X6 && number.is_some_and(|number| number < standard.newest()) {
        let message = TOO_OLD.with([version.as_str(), standard.name()]);
        let hint = TOO_NEW_HINT.with([standard.name(), "2.0"]);
        found.push(Diagnostic::error(RULE.code, inspection.whole(), message).hint(hint));
    } else if number.is_none_or(|number: (u32, u32)| number > standard.newest()) {
        let (major, minor) = standard.newest();
        let newest = format!("{major}.{minor}");
        let message = TOO_NEW.with([version.as_str(), standard.name(), &newest]);
        let hint = TOO_NEW_HINT.with([standard.name(), &newest]);
        found.push(Diagnostic::error(RULE.code, inspection.whole(), message).hint(hint));
    }
}
