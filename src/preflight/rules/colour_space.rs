//! `colour-space`: every colour means something to the press (ISO 15930-7, 6.2.3).

use crate::diag::explanation::Example;
use crate::diag::message::{Template, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::colour::Space;
use crate::preflight::rules::Rule;

messages! {
    "preflight-colour-space";
    DEVICE_RGB(page);
    DEVICE_RGB_IMAGE(page);
    UNREADABLE(page);
    RGB_HINT;
    UNREADABLE_HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("colour-space"),
    asked: Some("ISO 15930-7, 6.2.3"),
    page: Some((Severity::Error, Example { wrong: "1 0 0 rg", right: "0 1 1 0 k" })),
    of_standard: true,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    for used in &inspection.seen.spaces {
        let (message, hint): (&'static Template<1>, &'static Template) = match &*used.space {
            Space::Rgb if used.picture => (&DEVICE_RGB_IMAGE, &RGB_HINT),
            Space::Rgb => (&DEVICE_RGB, &RGB_HINT),
            Space::Inks(_, alternate) if **alternate == Space::Rgb => (&DEVICE_RGB, &RGB_HINT),
            Space::Unknown => (&UNREADABLE, &UNREADABLE_HINT),
            _ => continue,
        };
        let place = inspection.place(used.pages.first(), used.object);
        let finding = Diagnostic::error(RULE.code, place, message.with([&used.pages.to_string()]));
        found.push(finding.hint(hint.plain()));
    }
}
