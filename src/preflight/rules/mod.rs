//! The rules of preflight, one per file.

mod alt;
mod bleed;
mod colour_space;
mod file_id;
mod fonts;
mod forbidden;
mod glyphs;
mod image_format;
mod image_resolution;
mod ink_limit;
mod metadata;
pub(super) mod output_intent;
mod page_boxes;
mod page_multiple;
mod rgb;
mod small_knockout;
mod thin_line;
mod version;

use std::collections::BTreeMap;

use lopdf::ObjectId;

use super::Inspection;
use super::pdf::Pages;
use crate::diag::Diagnostics;

/// A rule: looks at a file and reports.
type Rule = fn(&Inspection, &mut Diagnostics);

/// Every rule, in the order of its work.
pub(super) const RULES: &[Rule] = &[
    version::check,
    file_id::check,
    output_intent::check,
    metadata::check,
    page_boxes::check,
    bleed::check,
    page_multiple::check,
    forbidden::check,
    fonts::check,
    glyphs::check,
    colour_space::check,
    rgb::check,
    ink_limit::check,
    image_format::check,
    image_resolution::check,
    thin_line::check,
    small_knockout::check,
    alt::check,
];

/// One fault on many pages: said once, with all of them.
#[derive(Debug, Default)]
struct Everywhere {
    pages: Pages,
    object: Option<ObjectId>,
    /// The worst of what was measured.
    worst: Option<f64>,
}

impl Everywhere {
    /// Adds a page, and what was measured on it; the largest counts.
    fn add(&mut self, page: usize, object: Option<ObjectId>, measured: f64) {
        self.pages.add(page);
        if self.worst.is_none_or(|worst| measured > worst) {
            self.worst = Some(measured);
            self.object = object;
        }
    }

    fn worst(&self) -> f64 {
        self.worst.unwrap_or(0.0)
    }
}

/// Faults by what they are.
type Kinds<K> = BTreeMap<K, Everywhere>;

/// A number with at most two decimals.
fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
