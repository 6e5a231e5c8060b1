//! `pdf-version`: PDF/X-4 is PDF 1.6 (ISO 15930-7, 6.1).

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Inspection;

messages! {
    "preflight-version";
    TOO_NEW(version);
    TOO_NEW_HINT;
}

pub(super) fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let version = inspection.version();
    let number =
        version.split_once('.').and_then(|(major, minor)| Some((major.parse().ok()?, minor.parse().ok()?)));
    if number.is_none_or(|number: (u32, u32)| number > (1, 6)) {
        let finding = Diagnostic::error(Code::PdfVersion, inspection.whole(), TOO_NEW.with([&version]));
        found.push(finding.hint(TOO_NEW_HINT.plain()));
    }
}
