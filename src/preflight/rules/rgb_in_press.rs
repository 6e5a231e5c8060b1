//! `rgb-in-press`: colours that PDF/X-4 allows, but whose inks are left to the printer.

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Inspection;
use crate::preflight::colour::Space;
use crate::preflight::rules::output_intent::press_profiles;
use crate::preflight::rules::{Kinds, Rule};

messages! {
    "preflight-rgb-in-press";
    IN_SPACE(page, space);
    CMYK(page);
    GRAY(page);
    GROUP(page);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::RgbInPress,
    asked: Some("GWG 2022, R0027, R0030"),
    page: None,
    of_standard: true,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let own = press_profiles(&inspection.pdf);
    for used in &inspection.seen.spaces {
        let pages = used.pages.to_string();
        let message = match &*used.space {
            Space::Icc(3, _) => IN_SPACE.with([&pages, "RGB"]),
            Space::Icc(4, profile) if !profile.is_some_and(|id| own.contains(&id)) => CMYK.with([&pages]),
            Space::Calibrated(name) if *name != "CalGray" => IN_SPACE.with([pages.as_str(), name]),
            Space::Icc(1, _) | Space::Calibrated(_) => GRAY.with([&pages]),
            _ => continue,
        };
        let place = inspection.place(used.pages.first(), used.object);
        found.push(Diagnostic::warning(Code::RgbInPress, place, message).hint(HINT.plain()));
    }
    let mut groups: Kinds<()> = Kinds::default();
    for (page, object, space) in &inspection.seen.blends {
        if matches!(&**space, Space::Rgb | Space::Icc(3, _) | Space::Calibrated("CalRGB")) {
            groups.entry(()).or_default().add(*page, *object, 0.0);
        }
    }
    for fault in groups.values() {
        let place = fault.place(inspection);
        let finding = Diagnostic::warning(Code::RgbInPress, place, GROUP.with([&fault.pages.to_string()]));
        found.push(finding.hint(HINT.plain()));
    }
}
