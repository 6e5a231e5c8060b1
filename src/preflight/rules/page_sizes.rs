//! `page-sizes`: pages of one file are of one size after cutting, and none is turned (GWG 2022, R0004).

use std::collections::BTreeMap;

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::geometry::PT_PER_MM;
use crate::preflight::Inspection;
use crate::preflight::pdf::Pages;
use crate::preflight::rules::{Everywhere, Rule, short};

messages! {
    "preflight-page-sizes";
    ANOTHER(page, size, usual);
    TURNED(page);
    HINT;
    TURNED_HINT;
}

/// What a width or a height may differ by, as a part of a millimetre.
const PER_MM: f64 = 10.0;

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("page-sizes"),
    asked: Some("GWG 2022, R0004"),
    page: Some((
        Severity::Info,
        Example {
            wrong: "TrimBox [0 0 595 842] on one page, [0 0 612 792] on another",
            right: "TrimBox [0 0 595 842] on both",
        },
    )),
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    // Width and height in tenths of a millimetre, with the pages that have them.
    let mut sizes: BTreeMap<[i64; 2], Pages> = BTreeMap::new();
    let mut turned = Everywhere::default();
    for page in &inspection.pages {
        if let Some(trim) = page.boxes.finished() {
            let side = |points: f64| (points * page.user_unit / PT_PER_MM * PER_MM).round() as i64;
            sizes.entry([trim.width(), trim.height()].map(side)).or_default().add(page.number);
        }
        if page.quarters != 0 {
            turned.add(page.number, page.id, 0.0);
        }
    }
    // The size of most pages, the larger one of two that are as frequent.
    let usual = sizes.iter().max_by_key(|(_, pages)| pages.numbers().len()).map(|(size, _)| *size);
    for (size, pages) in sizes.iter().filter(|(size, _)| Some(**size) != usual) {
        let mut fault = Everywhere::default();
        let first = pages.first().and_then(|number| inspection.pages.get(number - 1));
        fault.add(pages.first().unwrap_or(1), first.and_then(|page| page.id), 0.0);
        let values = [pages.to_string(), shown(*size), shown(usual.unwrap_or(*size))];
        let finding = Diagnostic::info(RULE.code, fault.place(inspection), ANOTHER.with(values));
        found.push(finding.hint(HINT.plain()));
    }
    if turned.pages.first().is_some() {
        let message = TURNED.with([&turned.pages.to_string()]);
        let finding = Diagnostic::info(RULE.code, turned.place(inspection), message);
        found.push(finding.hint(TURNED_HINT.plain()));
    }
}

/// A size in millimetres.
fn shown(size: [i64; 2]) -> String {
    size.map(|side| short(side as f64 / PER_MM)).join(" × ")
}
