//! `profiled-black`: black text is black ink, not a colour that becomes four (ISO 15930-7, 6.2.3; ISO 32000-1, 8.6.5.5).

use std::rc::Rc;

use lopdf::ObjectId;

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::colour::{Light, Space};
use crate::preflight::rules::output_intent::press_profiles;
use crate::preflight::rules::{Kinds, Rule};
use crate::preflight::seen::{Kind, Mark};

messages! {
    "preflight-profiled-black";
    TEXT(page, space);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("profiled-black"),
    asked: Some("ISO 15930-7, 6.2.3; ISO 32000-1, 8.6.5.5"),
    page: Some((
        Severity::Warning,
        Example { wrong: "[/ICCBased 9 0 R] cs 0 sc, for text", right: "0 g, for text" },
    )),
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let pdf = &inspection.pdf;
    // What is in the press's own profile is not converted.
    let own = press_profiles(pdf);
    let mut kinds: Kinds<String> = Kinds::default();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        for mark in marks.iter().filter(|mark| matches!(mark.kind, Kind::Text(_))) {
            if let Some(space) = converted(mark, &own)
                && page.boxes.print(&mark.area)
            {
                kinds.entry(space.to_string()).or_default().add_mark(page.number, mark, 0.0);
            }
        }
    }
    for (space, fault) in &kinds {
        let place = fault.place(inspection);
        let message = TEXT.with([fault.pages.to_string().as_str(), space]);
        found.push(Diagnostic::warning(RULE.code, place, message).hint(HINT.plain()));
    }
}

/// The space of a black that is converted on its way to the press.
fn converted<'m>(mark: &'m Mark, own: &[ObjectId]) -> Option<&'m Rc<Space>> {
    let space = mark.space.as_ref()?;
    let black = match &**space {
        Space::Icc(1, _) | Space::Calibrated("CalGray") => mark.inks.are_black(),
        Space::Icc(4, profile) => !profile.is_some_and(|id| own.contains(&id)) && mark.inks.are_black(),
        Space::Icc(3, _) | Space::Calibrated(_) => mark.inks.light == Some(Light::Black),
        _ => false,
    };
    black.then_some(space)
}
