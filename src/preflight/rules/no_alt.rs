//! `no-alt`: every picture of a tagged file can be read aloud (ISO 14289-1, 7.3).

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::pdf::{Pdf, as_text, raw};
use crate::preflight::rules::Rule;

messages! {
    "preflight-no-alt";
    NO_ALT(count);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("no-alt"),
    asked: Some("ISO 14289-1, 7.3"),
    page: Some((Severity::Warning, Example { wrong: "/S /Figure", right: "/S /Figure /Alt (…)" })),
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let pdf = &inspection.pdf;
    let tree = pdf.catalog().and_then(|catalog| pdf.dictionary(catalog, "StructTreeRoot"));
    let Some(tree) = tree else { return };
    let silent = silent(pdf, tree);
    if let Some((page, id)) = silent.first() {
        let page = page.and_then(|page| inspection.pages.iter().find(|each| each.id == Some(page)));
        let place = inspection.place(page.map(|page| page.number), *id);
        let message = NO_ALT.with([&silent.len().to_string()]);
        found.push(Diagnostic::warning(RULE.code, place, message).hint(HINT.plain()));
    }
}

/// The figures and formulas without any words for them: their pages and objects.
fn silent<'a>(pdf: &Pdf<'a>, tree: &'a Dictionary) -> Vec<(Option<ObjectId>, Option<ObjectId>)> {
    let roles = pdf.dictionary(tree, "RoleMap");
    let mut silent = Vec::new();
    let mut seen = BTreeSet::new();
    let mut stack: Vec<&Object> = raw(tree, "K").into_iter().collect();
    while let Some(object) = stack.pop() {
        let (id, object) = pdf.locate(object);
        if id.is_some_and(|id| !seen.insert(id)) || !pdf.budget.step(1) {
            continue;
        }
        match object {
            Object::Array(children) => stack.extend(children),
            Object::Dictionary(element) => {
                let own = pdf.name(element, "S").unwrap_or_default();
                let role = roles.and_then(|roles| pdf.name(roles, own)).unwrap_or(own);
                let says =
                    |key| pdf.get(element, key).and_then(as_text).is_some_and(|text| !text.trim().is_empty());
                if matches!(role, "Figure" | "Formula") && !says("Alt") && !says("ActualText") {
                    let page = raw(element, "Pg").and_then(|page| page.as_reference().ok());
                    silent.push((page, id));
                }
                stack.extend(raw(element, "K"));
            }
            _ => {}
        }
    }
    silent
}
