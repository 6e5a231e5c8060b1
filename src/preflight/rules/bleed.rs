//! `bleed`: what runs to the edge of the page runs over it, so that no paper shows where the knife is off.

use crate::diag::explanation::Example;
use crate::diag::message::{Message, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::geometry::{PT_PER_MM, Rect};
use crate::preflight::Inspection;
use crate::preflight::page::Page;
use crate::preflight::rules::{Kinds, Rule, short};
use crate::preflight::seen::{Kind, Mark};

messages! {
    "preflight-bleed";
    NO_BLEED(page);
    NARROW(page, bleed, asked);
    STOPS_AT(page, distance);
    HINT(asked);
}

/// What measures may be off by, in points.
const TOLERANCE: f64 = 0.1 * PT_PER_MM;
/// How near the trim a shape's edge is taken for one that was meant to reach it, in points.
const NEAR: f64 = 0.5 * PT_PER_MM;
/// What is thinner than this is a line along the edge, in points.
const LINE: f64 = 1.0 * PT_PER_MM;

/// A sentence about pages, given which, how many millimetres, and how many are asked for.
type Sentence = fn([String; 3]) -> Message;

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("bleed"),
    asked: Some("ISO 32000-1, 14.11.2"),
    page: Some((
        Severity::Warning,
        Example {
            wrong: "a ground from 0 to 210 mm on a page of 210 mm",
            right: "a ground from -3 to 213 mm",
        },
    )),
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let mut without: Kinds<()> = Kinds::default();
    let mut narrow: Kinds<()> = Kinds::default();
    let mut stops: Kinds<()> = Kinds::default();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        // A page that does not say where it is cut has a fault of its own.
        let Some(trim) = page.boxes.trim.or(page.boxes.art) else { continue };
        let bleed = page.boxes.bleed.unwrap_or(trim);
        let width = narrowest(&trim, &bleed);
        if page.boxes.bleed.is_none() || width <= TOLERANCE {
            without.entry(()).or_default().add(page.number, page.id, 0.0);
        } else if width < inspection.preset.bleed * PT_PER_MM - TOLERANCE {
            narrow.entry(()).or_default().add(page.number, page.id, -width);
        }
        for mark in marks {
            if let Some(short_of) = stops_at_trim(mark, &trim, &bleed, page) {
                stops.entry(()).or_default().add_mark(page.number, mark, short_of);
            }
        }
    }
    let sentences: [(_, Sentence); 3] = [
        (without, |[pages, ..]| NO_BLEED.with([pages])),
        (narrow, |values| NARROW.with(values)),
        (stops, |[pages, distance, _]| STOPS_AT.with([pages, distance])),
    ];
    let asked = short(inspection.preset.bleed);
    for (kinds, sentence) in sentences {
        for fault in kinds.values() {
            let place = fault.place(inspection);
            let pages = fault.pages.to_string();
            let measured = short(fault.worst().abs() / PT_PER_MM);
            let finding = Diagnostic::warning(RULE.code, place, sentence([pages, measured, asked.clone()]));
            found.push(finding.hint(HINT.with([&asked])));
        }
    }
}

fn narrowest(trim: &Rect, bleed: &Rect) -> f64 {
    let sides =
        [trim.left - bleed.left, trim.bottom - bleed.bottom, bleed.right - trim.right, bleed.top - trim.top];
    sides.into_iter().fold(f64::INFINITY, f64::min)
}

/// How far a painted area that ends at the trim is short of the bleed, in points.
fn stops_at_trim(mark: &Mark, trim: &Rect, bleed: &Rect, page: &Page) -> Option<f64> {
    let painted = match mark.kind {
        Kind::Fill { rectangle, .. } => rectangle && mark.inks.coverage() != Some(0.0),
        Kind::Image | Kind::Shading => true,
        Kind::Stroke(_) | Kind::Text(_) | Kind::Cell => false,
    };
    let area = &mark.area;
    if !painted || area.width().min(area.height()) < LINE || page.user_unit != 1.0 {
        return None;
    }
    let sides = [
        (area.left - trim.left, area.left - bleed.left),
        (area.bottom - trim.bottom, area.bottom - bleed.bottom),
        (trim.right - area.right, bleed.right - area.right),
        (trim.top - area.top, bleed.top - area.top),
    ];
    let short_of =
        sides.into_iter().filter(|(inside, short_of)| inside.abs() < NEAR && *short_of > TOLERANCE);
    short_of.map(|(_, short_of)| short_of).max_by(f64::total_cmp)
}
