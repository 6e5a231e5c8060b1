//! `file-id`: a file can be told from others (ISO 15930-7, 6.1).

use lopdf::Object;

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Inspection;

messages! {
    NO_ID: "the trailer has no `/ID`, so one delivery cannot be told from another", "文件尾没有 /ID，无法区分各次交付的文件";
    NO_ID_HINT: "export the file again as PDF/X-4", "请重新导出为 PDF/X-4";
}

pub(super) fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let pdf = &inspection.pdf;
    let parts = pdf.list(&pdf.document.trailer, "ID");
    let is_id = |part| matches!(pdf.resolve(part), Object::String(bytes, _) if !bytes.is_empty());
    if parts.len() != 2 || !parts.iter().all(is_id) {
        found.push(
            Diagnostic::error(Code::FileId, inspection.whole(), NO_ID.plain()).hint(NO_ID_HINT.plain()),
        );
    }
}
