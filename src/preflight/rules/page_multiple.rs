//! `page-multiple`: sheets are folded, so pages come in fours.

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Inspection;

messages! {
    "preflight-page-multiple";
    ODD(pages);
    HINT;
}

pub(super) fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let count = inspection.pages.len();
    if count > 4 && !count.is_multiple_of(4) {
        let finding =
            Diagnostic::info(Code::PageMultiple, inspection.whole(), ODD.with([&count.to_string()]));
        found.push(finding.hint(HINT.plain()));
    }
}
