//! `optional-content`: what is printed does not depend on switches (ISO 15930-7, optional content; ISO 32000-1, 8.11.4).

use lopdf::{Dictionary, Object};

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::pdf::{Pdf, as_dictionary, as_text};
use crate::preflight::rules::Rule;

messages! {
    "preflight-optional-content";
    AUTOMATIC;
    HIDDEN(layers);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("optional-content"),
    asked: Some("ISO 15930-7; ISO 32000-1, 8.11.4; GWG 2022, R0034, R0036"),
    page: Some((
        Severity::Error,
        Example {
            wrong: "/OCProperties << /D << /AS [ … ] >> >>", right: "/OCProperties << /D << … >> >>"
        },
    )),
    of_standard: true,
    check,
};

/// Most layers that are named.
const MAX_NAMES: usize = 12;

/// The name of each layer in a list.
pub(in crate::preflight) fn names<'a>(pdf: &Pdf<'a>, groups: &'a [Object]) -> Vec<String> {
    let named = groups.iter().filter_map(|group| as_dictionary(pdf.resolve(group)));
    named.filter_map(|group| pdf.get(group, "Name").and_then(as_text)).collect()
}

/// The layers of a file.
pub(in crate::preflight) fn properties<'a>(pdf: &Pdf<'a>) -> Option<&'a Dictionary> {
    pdf.catalog().and_then(|catalog| pdf.dictionary(catalog, "OCProperties"))
}

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let pdf = &inspection.pdf;
    let Some(properties) = properties(pdf) else { return };
    let usual = pdf.dictionary(properties, "D");
    let others = pdf.list(properties, "Configs").iter().filter_map(|each| as_dictionary(pdf.resolve(each)));
    if usual.into_iter().chain(others).any(|each| !pdf.list(each, "AS").is_empty()) {
        let finding = Diagnostic::error(RULE.code, inspection.whole(), AUTOMATIC.plain());
        found.push(finding.hint(HINT.plain()));
    }
    let hidden = usual.map_or(&[][..], |usual| pdf.list(usual, "OFF"));
    let mut hidden = names(pdf, hidden);
    hidden.truncate(MAX_NAMES);
    if !hidden.is_empty() {
        let finding = Diagnostic::info(RULE.code, inspection.whole(), HIDDEN.with([hidden]));
        found.push(finding.hint(HINT.plain()));
    }
}
