//! `pdf-version`: PDF/X-4 is PDF 1.6 (ISO 15930-7, 6.1).

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Inspection;

messages! {
    TOO_NEW: "the file is PDF {}; PDF/X-4 goes up to 1.6", "文件是 PDF {}，PDF/X-4 最高为 1.6";
    TOO_NEW_HINT: "export it as PDF/X-4, or as PDF 1.6", "请导出为 PDF/X-4 或 PDF 1.6";
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
