//! `die-line`: what tells the knife where to go is no ink (ISO 19593-1 gives such layers and inks a type of their own).

use std::collections::BTreeSet;

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::rules::optional_content::{names, properties};
use crate::preflight::rules::{Kinds, Rule};
use crate::preflight::seen::Overprint;

messages! {
    "preflight-die-line";
    LAYER(layers);
    INK(page, ink);
    INK_KNOCKS_OUT(page, ink);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("die-line"),
    asked: Some("ISO 19593-1; GWG 2022, R1001"),
    page: Some((
        Severity::Warning,
        Example { wrong: "[/Separation /CutContour …] cs, knocking out", right: "/OP true gs, the same" },
    )),
    of_standard: false,
    check,
};

/// What such inks and layers are called, in small letters without what stands between them.
const CALLED: [&str; 26] = [
    "cutcontour",
    "thrucut",
    "throughcut",
    "kisscut",
    "diecut",
    "dieline",
    "cutline",
    "cuttingline",
    "cutter",
    "creasing",
    "crease",
    "foldline",
    "perforation",
    "perfcut",
    "stanzlinie",
    "stanzform",
    "stanzkontur",
    "fustella",
    "formededecoupe",
    "刀版",
    "刀模",
    "刀线",
    "模切",
    "压痕",
    "折线",
    "啤线",
];

/// Whether a name is one of a knife.
fn is_knife(name: &str) -> bool {
    let plain: String = name.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let plain = plain.to_lowercase();
    CALLED.iter().any(|called| plain.contains(called)) || plain == "cut" || plain == "die"
}

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let pdf = &inspection.pdf;
    let mut layers = BTreeSet::new();
    if let Some(properties) = properties(pdf) {
        let groups = pdf.list(properties, "OCGs");
        layers.extend(names(pdf, groups).into_iter().filter(|name| is_knife(name)));
    }
    if !layers.is_empty() {
        let layers: Vec<String> = layers.into_iter().take(12).collect();
        let finding = Diagnostic::warning(RULE.code, inspection.whole(), LAYER.with([layers]));
        found.push(finding.hint(HINT.plain()));
    }
    let mut inks: Kinds<(&str, bool)> = Kinds::default();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        for mark in marks {
            for (name, _) in mark.inks.spots.iter().filter(|(name, _)| is_knife(name)) {
                let knocks_out = mark.laid.overprint == Overprint::Knockout;
                inks.entry((name, knocks_out)).or_default().add_mark(page.number, mark, 0.0);
            }
        }
    }
    for ((name, knocks_out), fault) in &inks {
        let place = fault.place(inspection);
        let message = if *knocks_out { &INK_KNOCKS_OUT } else { &INK };
        let message = message.with([fault.pages.to_string().as_str(), name]);
        let mut finding = Diagnostic::warning(RULE.code, place, message);
        if !knocks_out {
            finding.severity = Severity::Info;
        }
        found.push(finding.hint(HINT.plain()));
    }
}

#[cfg(test)]
mod tests {
    use super::is_knife;

    #[test]
    fn knives_are_known_by_their_names() {
        for name in ["CutContour", "Thru-cut", "Die Line", "刀版", "模切线", "STANZLINIE", "cut"] {
            assert!(is_knife(name), "{name}");
        }
        for name in ["PANTONE 300 C", "Cutie Pink", "Diesel", "Haircut Brown", "正文"] {
            assert!(!is_knife(name), "{name}");
        }
    }
}
