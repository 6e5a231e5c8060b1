//! `courier`: what is set in Courier was often to be set in a font that was not there (GWG 2022, R0014).

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::font::Font;
use crate::preflight::rules::Rule;

messages! {
    "preflight-courier";
    USED(page);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("courier"),
    asked: Some("GWG 2022, R0014"),
    page: Some((
        Severity::Info,
        Example { wrong: "/BaseFont /Courier", right: "/BaseFont /ABCDEF+SourceSerif4-Regular" },
    )),
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    for used in &inspection.seen.fonts {
        let Some(first) = used.pages.first() else { continue };
        if Font::new(&inspection.pdf, used.dictionary).name == "Courier" {
            let place = inspection.place(Some(first), used.id);
            let finding = Diagnostic::info(RULE.code, place, USED.with([&used.pages.to_string()]));
            found.push(finding.hint(HINT.plain()));
        }
    }
}
