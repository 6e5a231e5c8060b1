//! `image-resolution`: pictures have enough pixels for the size they are printed at (GWG 2022, R0031), and those of one bit, whose
//! edges no screen softens, more of them (R0032).

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::rules::{Rule, area};

messages! {
    "preflight-image-resolution";
    COARSE(width, height, ppi, page);
    HINT(ppi);
}

/// What is rounded away.
const TOLERANCE: f64 = 0.5;
/// Pictures with fewer rows or columns are coloured areas, not pictures …
const AREA: f64 = 3.0;
/// … and so are those with no more of either.
const PATCH: f64 = 16.0;

pub(super) const RULE: Rule = Rule {
    code: Code::ImageResolution,
    asked: Some("GWG 2022, R0031, R0032"),
    page: None,
    of_standard: false,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let preset = inspection.preset;
    for image in &inspection.seen.images {
        let (asked, lowest) = match image.bits {
            1.0 => (preset.bitmap_resolution, preset.lowest_bitmap_resolution),
            _ => (preset.resolution, preset.lowest_resolution),
        };
        let Some((page, ppi)) = image.coarsest() else { continue };
        let (columns, rows) = image.pixels;
        let area_alone = columns.min(rows) < AREA || columns.max(rows) <= PATCH;
        if image.mask || area_alone || ppi >= asked - TOLERANCE {
            continue;
        }
        let values = [columns.to_string(), rows.to_string(), format!("{ppi:.0}"), page.to_string()];
        let mut place = inspection.place(Some(page), image.id);
        let coarse = image.places.iter().filter(|each| each.across.min(each.up) < asked - TOLERANCE);
        place.areas = coarse.filter_map(|each| Some(area(each.page, each.area.as_ref()?))).collect();
        let mut finding = Diagnostic::warning(Code::ImageResolution, place, COARSE.with(values.each_ref()));
        if ppi < lowest - TOLERANCE {
            finding.severity = Severity::Error;
        }
        found.push(finding.hint(HINT.with([&format!("{asked:.0}")])));
    }
}
