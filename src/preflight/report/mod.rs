//! Reports that can be sent to the printer, in every language of the tool: the facts, the findings, and the pages on which something
//! was found. One collects what is said of files; [`html`] and [`print`](mod@print) write it.

mod html;
mod print;

use std::collections::BTreeMap;

use super::facts::CoverageFacts;
use super::listing::Row;
use super::thumbnail::thumbnails;
use super::{Report, Sheet};
use crate::diag::message::{Message, words};
use crate::diag::{Diagnostic, Lang, PdfArea, Place, Severity};
use crate::geometry::Rect;
pub use html::html;
pub use print::document;

words! {
    "report";
    TITLE;
    HELD_TO(preset);
    CLEAN;
    COUNTS(errors, warnings, infos);
    FINDINGS;
    PAGES;
    WHERE(page);
    ERROR;
    WARNING;
    INFO;
    NOT_DRAWN;
    MORE(count);
    LEGEND;
    LEGEND_PRINTED;
    PAGE;
    HEAVIEST;
}

/// Most pages that are drawn.
const MAX_PAGES: usize = 200;
/// Most places that are marked on one page.
const MAX_MARKS: usize = 300;

/// What is said of files that were held to one preset.
pub struct Collected {
    /// What the user calls the preset.
    preset: String,
    files: Vec<File>,
}

/// What is said of a file.
struct File {
    /// What findings call it.
    name: String,
    /// How many findings of each kind there are.
    verdict: Message,
    /// What it is, in each language; none if it cannot be read.
    facts: Vec<(Lang, Vec<Row>)>,
    /// The inks of its pages, if the plates were drawn.
    coverage: Vec<CoverageFacts>,
    /// What was found, the worst first. A finding's number is its place here, from 1.
    found: Vec<Diagnostic>,
    /// The pages on which something was found.
    pages: Vec<Drawn>,
    /// How many such pages are not drawn.
    more: usize,
}

/// A page on which something was found.
struct Drawn {
    number: usize,
    sheet: Sheet,
    /// The page as PNG; none if it cannot be drawn.
    picture: Option<Vec<u8>>,
    /// The places of findings, each with the finding's number and how bad it is.
    marks: Vec<(usize, Severity, Rect)>,
}

impl Collected {
    /// Nothing yet, held to a preset of this name.
    pub fn new(preset: &str) -> Collected {
        Collected { preset: preset.to_owned(), files: Vec::new() }
    }

    /// Adds a file, by what findings call it, with its bytes and what was found.
    pub fn add(&mut self, name: &str, bytes: &[u8], report: &Report) {
        let mut found: Vec<Diagnostic> = report.diagnostics.iter().cloned().collect();
        found.sort_by_key(|finding| finding.severity);
        let facts = Lang::all().iter().filter_map(|lang| Some((*lang, report.facts.as_ref()?.rows(*lang))));
        let facts = facts.collect();
        let coverage = report.facts.as_ref().map(|facts| facts.coverage.clone()).unwrap_or_default();
        let (pages, more) = pages(bytes, report, &found);
        let verdict = report.verdict();
        self.files.push(File { name: name.to_owned(), verdict, facts, coverage, found, pages, more });
    }
}

impl Report {
    /// How many findings are so bad.
    pub(super) fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity == severity).count()
    }

    /// How many findings of each kind there are.
    pub(super) fn verdict(&self) -> Message {
        match self.diagnostics.is_empty() {
            true => CLEAN.plain(),
            false => COUNTS.with(
                [Severity::Error, Severity::Warning, Severity::Info].map(|bad| self.count(bad).to_string()),
            ),
        }
    }
}

/// What a finding is called by how bad it is, and the name of its colour.
fn severity(severity: Severity) -> (&'static str, Message) {
    match severity {
        Severity::Error => ("error", ERROR.plain()),
        Severity::Warning => ("warning", WARNING.plain()),
        Severity::Info => ("info", INFO.plain()),
    }
}

/// The pages on which something was found, with the places, and how many are left out.
fn pages(bytes: &[u8], report: &Report, found: &[Diagnostic]) -> (Vec<Drawn>, usize) {
    let mut marked: BTreeMap<usize, Vec<(usize, Severity, &PdfArea)>> = BTreeMap::new();
    for (number, finding) in (1..).zip(found) {
        let Place::Pdf(place) = &finding.place else { continue };
        if let Some(page) = place.page {
            marked.entry(page).or_default();
        }
        for area in &place.areas {
            marked.entry(area.page).or_default().push((number, finding.severity, area));
        }
    }
    let numbers: Vec<usize> = marked.keys().copied().take(MAX_PAGES).collect();
    let more = marked.len() - numbers.len();
    let mut pictures: BTreeMap<usize, Vec<u8>> = thumbnails(bytes, &numbers).into_iter().collect();
    let drawn = marked.into_iter().take(MAX_PAGES).filter_map(|(number, places)| {
        let sheet = report.sheets.get(number.checked_sub(1)?)?.clone();
        let marks = places.into_iter().take(MAX_MARKS).map(|(finding, severity, area)| {
            let [left, bottom, right, top] = area.edges.map(|edge| f64::from(edge) / 100.0);
            (finding, severity, sheet.on_picture(&Rect::new(left, bottom, right, top)))
        });
        let marks = marks.collect();
        Some(Drawn { number, sheet, picture: pictures.remove(&number), marks })
    });
    (drawn.collect(), more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_turn_with_their_page() {
        let mut sheet =
            Sheet { shown: Rect::new(0.0, 0.0, 100.0, 200.0), trim: None, bleed: None, quarters: 0 };
        let mark = Rect::new(10.0, 20.0, 30.0, 60.0);
        let seen = |sheet: &Sheet| {
            let Rect { left, bottom, right, top } = sheet.on_picture(&mark);
            [left, top, right, bottom].map(|edge| (edge * 100.0).round() as i32)
        };
        // Left, upper, right and lower edge, from the picture's upper left corner.
        let expected = [[10, 70, 30, 90], [10, 10, 30, 30], [70, 10, 90, 30], [70, 70, 90, 90]];
        for (quarters, expected) in (0..).zip(expected) {
            sheet.quarters = quarters;
            assert_eq!(seen(&sheet), expected, "{quarters} quarters");
        }
    }
}
