//! `content-stream`: operations are those of PDF, with what each takes (ISO 32000-1, 7.8.2 and annex A).

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::rules::Rule;
use crate::preflight::seen::Fault;

messages! {
    "preflight-content-stream";
    OPERATOR(page, operator);
    OPERANDS(page, operator, count);
    MISSING(page, operator, name);
    UNBALANCED(page);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("content-stream"),
    asked: Some("ISO 32000-1, 7.8.2, A"),
    page: Some((Severity::Error, Example { wrong: "0 1 k", right: "0 0 0 1 k" })),
    of_standard: true,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    // What comes out of damaged data is reported as damage.
    let damaged = |page: Option<usize>| inspection.seen.unreadable.iter().any(|(own, _)| Some(*own) == page);
    for (fault, (pages, object)) in &inspection.seen.faults {
        if damaged(pages.first()) {
            continue;
        }
        let pages_said = pages.to_string();
        let (severity, message) = match fault {
            Fault::Operator(operator) => {
                (Severity::Error, OPERATOR.with([pages_said.as_str(), operator.as_str()]))
            }
            Fault::Operands(operator, count) => {
                let values = [pages_said.as_str(), operator, &count.to_string()];
                (Severity::Error, OPERANDS.with(values))
            }
            Fault::Missing(operator, name) => {
                (Severity::Error, MISSING.with([pages_said.as_str(), operator, name]))
            }
            Fault::Unbalanced => (Severity::Warning, UNBALANCED.with([&pages_said])),
        };
        let mut finding = Diagnostic::error(RULE.code, inspection.place(pages.first(), *object), message);
        finding.severity = severity;
        found.push(finding.hint(HINT.plain()));
    }
}
