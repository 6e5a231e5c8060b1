//! `file-id`: a file can be told from others (ISO 15930-7, 6.1).

use lopdf::Object;

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::rules::Rule;

messages! {
    "preflight-file-id";
    NO_ID;
    NO_ID_HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("file-id"),
    asked: Some("ISO 15930-7, 6.1"),
    page: Some((
        Severity::Error,
        Example { wrong: "trailer << /Root 1 0 R >>", right: "trailer << /Root 1 0 R /ID [<…> <…>] >>" },
    )),
    of_standard: true,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let pdf = &inspection.pdf;
    let parts = pdf.list(&pdf.document.trailer, "ID");
    let is_id = |part| matches!(pdf.resolve(part), Object::String(bytes, _) if !bytes.is_empty());
    if parts.len() != 2 || !parts.iter().all(is_id) {
        found.push(Diagnostic::error(RULE.code, inspection.whole(), NO_ID.plain()).hint(NO_ID_HINT.plain()));
    }
}
