//! `image-resolution`: pictures have enough pixels for the size they are printed at.

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::limits::{COARSE_PPI, SHARP_PPI};
use crate::preflight::Inspection;

messages! {
    COARSE: "a picture of {} × {} pixels is printed at {} ppi (page {})", "一张 {} × {} 像素的图片以 {} ppi 印出（第 {} 页）";
    HINT: "use a picture with more pixels, or print it smaller; 300 ppi are enough", "请换用像素更多的图片，或缩小尺寸；300 ppi 即可";
}

/// What is rounded away.
const TOLERANCE: f64 = 0.5;
/// Pictures with fewer rows or columns are coloured areas, not pictures.
const AREA: f64 = 3.0;

pub(super) fn check(inspection: &Inspection, found: &mut Diagnostics) {
    for image in &inspection.seen.images {
        let Some((page, ppi)) = image.coarsest() else { continue };
        let (columns, rows) = image.pixels;
        if columns.min(rows) < AREA || ppi >= SHARP_PPI - TOLERANCE {
            continue;
        }
        let values = [columns.to_string(), rows.to_string(), format!("{ppi:.0}"), page.to_string()];
        let place = inspection.place(Some(page), image.id);
        let mut finding = Diagnostic::warning(Code::ImageResolution, place, COARSE.with(values.each_ref()));
        if ppi < COARSE_PPI - TOLERANCE {
            finding.severity = Severity::Error;
        }
        found.push(finding.hint(HINT.plain()));
    }
}
