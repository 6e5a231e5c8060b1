//! `page-multiple`: sheets are folded, so pages come in fours.

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Inspection;

messages! {
    ODD: "the file has {} pages, which is no multiple of 4", "文件有 {} 页，不是 4 的倍数";
    HINT: "agree with the printer on the blank pages, or add and take out pages; a loose sheet needs none of this", "请与印厂约定空白页，或增减页数；单张印品无需理会";
}

pub(super) fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let count = inspection.pages.len();
    if count > 4 && !count.is_multiple_of(4) {
        let finding =
            Diagnostic::info(Code::PageMultiple, inspection.whole(), ODD.with([&count.to_string()]));
        found.push(finding.hint(HINT.plain()));
    }
}
