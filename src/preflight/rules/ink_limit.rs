//! `ink-limit`: no spot of the paper takes more ink than dries (ISO 12647-2, total area coverage).

use crate::colour::condition::CAUTIOUS_LIMIT;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::geometry::PT_PER_MM;
use crate::preflight::Inspection;
use crate::preflight::picture;
use crate::preflight::plates::Coverage;
use crate::preflight::rules::{Kinds, Rule};

messages! {
    "preflight-ink-limit";
    COLOUR(page, ink, limit);
    PICTURE(page, ink, share, limit);
    PLATES(page, ink, share, limit);
    SQUARE(page, ink, side, limit);
    HINT;
}

/// What rounding may add, in percent.
const TOLERANCE: f64 = 0.6;
/// The part of a picture's pixels that may be over the limit: the noise of its compression, in percent.
const NOISE: f64 = 0.1;

pub(super) const RULE: Rule = Rule {
    code: Code::InkLimit,
    asked: Some("ISO 12647-2; GWG 2022, R0025, R0026"),
    page: None,
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let own = inspection.condition.as_ref().map_or(CAUTIOUS_LIMIT, |condition| condition.ink_limit);
    let limit = inspection.preset.ink_limit.unwrap_or(own);
    if let Some(side) = inspection.preset.ink_square
        && let Some(plates) = &inspection.plates
    {
        return squares(inspection, plates, side, limit, found);
    }
    // What is smaller than the square may be heavier.
    let side = inspection.preset.ink_square.unwrap_or(0.0) * PT_PER_MM;
    // One finding per weight, in whole percents.
    let mut colours: Kinds<i64> = Kinds::default();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        for mark in marks {
            let Some(coverage) = mark.inks.coverage().filter(|coverage| *coverage > limit + TOLERANCE) else {
                continue;
            };
            // Marks in the slug are in every ink by intent.
            if page.boxes.print(&mark.area) && mark.area.width().min(mark.area.height()) >= side {
                colours.entry(coverage.round() as i64).or_default().add_mark(page.number, mark, coverage);
            }
        }
    }
    for (percent, fault) in colours.iter().rev() {
        let place = fault.place(inspection);
        let values = [fault.pages.to_string(), percent.to_string(), limit.to_string()];
        let finding = Diagnostic::warning(Code::InkLimit, place, COLOUR.with(values.each_ref()));
        found.push(finding.hint(HINT.plain()));
    }
    for page in inspection.plates.iter().flatten() {
        let over = page.over(limit + TOLERANCE);
        if over > NOISE {
            let number = page.page.to_string();
            let values = [number, page.heaviest().to_string(), format!("{over:.1}"), limit.to_string()];
            let place = inspection.place(Some(page.page), None);
            let finding = Diagnostic::warning(Code::InkLimit, place, PLATES.with(values.each_ref()));
            found.push(finding.hint(HINT.plain()));
        }
    }
    for image in &inspection.seen.images {
        let Some(page) = image.places.first().map(|place| place.page) else { continue };
        let Some(weight) = picture::weigh(&inspection.pdf, image, limit + TOLERANCE) else { continue };
        if weight.over > NOISE {
            let place = inspection.place(Some(page), image.id);
            let heaviest = format!("{:.0}", weight.heaviest);
            let values = [page.to_string(), heaviest, format!("{:.1}", weight.over), limit.to_string()];
            let finding = Diagnostic::warning(Code::InkLimit, place, PICTURE.with(values.each_ref()));
            found.push(finding.hint(HINT.plain()));
        }
    }
}

/// Reports pages on which a whole square has more ink on average than the limit.
fn squares(inspection: &Inspection, plates: &[Coverage], side: f64, limit: f64, found: &mut Diagnostics) {
    for page in plates {
        if let Some(heaviest) = page.square.filter(|square| *square > limit + TOLERANCE) {
            let values =
                [page.page.to_string(), format!("{heaviest:.0}"), side.to_string(), limit.to_string()];
            let place = inspection.place(Some(page.page), None);
            let finding = Diagnostic::warning(Code::InkLimit, place, SQUARE.with(values.each_ref()));
            found.push(finding.hint(HINT.plain()));
        }
    }
}
