//! The rules of preflight, one per file.

mod black_knockout;
mod blank_page;
mod bleed;
mod colour_space;
mod content_stream;
mod courier;
mod die_line;
mod earlier_pdf_x;
mod file_id;
mod font_missing;
mod forbidden_object;
mod gray_overprint;
mod image_format;
mod image_resolution;
mod ink_limit;
mod missing_glyph;
mod no_alt;
mod optional_content;
pub(super) mod output_intent;
mod page_boxes;
mod page_multiple;
mod page_sizes;
mod pdf_version;
mod profiled_black;
mod registration_colour;
mod rgb_in_press;
mod rich_black_text;
mod safe_margin;
mod separation_names;
mod small_knockout;
mod small_rich_text;
mod spot_inks;
mod thin_line;
mod tiny_text;
mod white_overprint;
mod xmp;

use std::collections::BTreeMap;

use lopdf::ObjectId;

use super::Inspection;
use super::pdf::Pages;
use super::seen::Mark;
use crate::diag::explanation::{Documented, Example};
use crate::diag::{Code, Diagnostics, PdfArea, PdfPlace, Severity};
use crate::geometry::Rect;

/// A rule of preflight.
#[derive(Debug)]
pub struct Rule {
    /// The code of its findings.
    pub code: Code,
    /// Who asks for it: standards with their clauses, specifications with their requirements. None where only printers do.
    pub asked: Option<&'static str>,
    /// How bad they are, or the worst of them, and an example. None where other stages report the same: their code, with its page,
    /// stands in [`diag`](crate::diag).
    pub page: Option<(Severity, Example)>,
    /// Whether its errors keep a file from being what PDF/X asks for, and not only from printing well.
    pub(super) of_standard: bool,
    /// Looks at a file and reports.
    pub(super) check: fn(&Inspection, &mut Diagnostics),
}

impl Rule {
    /// The rule's code with its page, if it is the rule's own.
    pub fn documented(&self) -> Option<Documented> {
        let asked = self.asked;
        self.page.map(|(severity, example)| Documented { code: self.code, severity, example, asked })
    }
}

/// Every rule, in the order of its work.
pub(super) const RULES: &[&Rule] = &[
    &pdf_version::RULE,
    &file_id::RULE,
    &output_intent::RULE,
    &xmp::RULE,
    &earlier_pdf_x::RULE,
    &page_boxes::RULE,
    &bleed::RULE,
    &safe_margin::RULE,
    &page_sizes::RULE,
    &page_multiple::RULE,
    &blank_page::RULE,
    &forbidden_object::RULE,
    &optional_content::RULE,
    &content_stream::RULE,
    &font_missing::RULE,
    &missing_glyph::RULE,
    &courier::RULE,
    &colour_space::RULE,
    &rgb_in_press::RULE,
    &separation_names::RULE,
    &spot_inks::RULE,
    &registration_colour::RULE,
    &die_line::RULE,
    &ink_limit::RULE,
    &image_format::RULE,
    &image_resolution::RULE,
    &thin_line::RULE,
    &tiny_text::RULE,
    &white_overprint::RULE,
    &gray_overprint::RULE,
    &black_knockout::RULE,
    &profiled_black::RULE,
    &small_knockout::RULE,
    &small_rich_text::RULE,
    &rich_black_text::RULE,
    &no_alt::RULE,
];

/// One fault on many pages: said once, with all of them.
#[derive(Debug, Default)]
struct Everywhere {
    pages: Pages,
    object: Option<ObjectId>,
    /// The worst of what was measured.
    worst: Option<f64>,
    /// Where it is seen.
    areas: Vec<PdfArea>,
}

/// Most places of one fault that are kept to be shown.
const MAX_AREAS: usize = 500;

impl Everywhere {
    /// Adds a page, and what was measured on it; the largest counts.
    fn add(&mut self, page: usize, object: Option<ObjectId>, measured: f64) {
        self.pages.add(page);
        if self.worst.is_none_or(|worst| measured > worst) {
            self.worst = Some(measured);
            self.object = object;
        }
    }

    /// Adds a mark on a page, and what was measured of it.
    fn add_mark(&mut self, page: usize, mark: &Mark, measured: f64) {
        self.add(page, mark.object, measured);
        if self.areas.len() < MAX_AREAS {
            self.areas.push(area(page, &mark.area));
        }
    }

    /// Its place: the first page, the worst object, and every area.
    fn place(&self, inspection: &Inspection) -> PdfPlace {
        let areas = self.areas.clone();
        PdfPlace { areas, ..inspection.place(self.pages.first(), self.object) }
    }

    fn worst(&self) -> f64 {
        self.worst.unwrap_or(0.0)
    }
}

/// A rectangle on a page.
fn area(page: usize, rect: &Rect) -> PdfArea {
    let edges = [rect.left, rect.bottom, rect.right, rect.top];
    PdfArea { page, edges: edges.map(|edge| (edge * 100.0) as i32) }
}

/// Faults by what they are.
type Kinds<K> = BTreeMap<K, Everywhere>;

/// What rounding may take away from sizes and widths, in points.
const ROUNDING: f64 = 0.05;

/// A size in tenths of a point.
fn tenths(size: f64) -> i64 {
    (size * 10.0).round() as i64
}

/// A number with at most two decimals.
fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
