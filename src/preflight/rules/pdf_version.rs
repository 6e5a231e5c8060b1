//! `pdf-version`: PDF/X-4 is PDF 1.6 (ISO 15930-7, 6.1).

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::rules::Rule;

messages! {
    "preflight-pdf-version";
    TOO_NEW(version);
    TOO_NEW_HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("pdf-version"),
    page: Some((Severity::Error, Example { wrong: "%PDF-2.0", right: "%PDF-1.6" })),
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let version = inspection.version();
    let number =
        version.split_once('.').and_then(|(major, minor)| Some((major.parse().ok()?, minor.parse().ok()?)));
    if number.is_none_or(|number: (u32, u32)| number > (1, 6)) {
        let finding = Diagnostic::error(RULE.code, inspection.whole(), TOO_NEW.with([&version]));
        found.push(finding.hint(TOO_NEW_HINT.plain()));
    }
}
