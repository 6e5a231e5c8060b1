//! The job ticket: what a printer's estimator asks of a press file, as JSON beside it.

use data_encoding::HEXLOWER;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Report;
use super::facts::{InkFacts, Lowest, PagesByInk, StandardFacts};
use crate::diag::Severity;

/// What a printer asks of a file before he quotes. Lengths are in mm.
#[derive(Debug, Serialize)]
pub struct Ticket<'a> {
    /// The program that wrote the ticket, with its version.
    generator: &'static str,
    /// The name of the press file beside it.
    file: &'a str,
    /// The file's SHA-256, so that one delivery can be told from another.
    sha256: String,
    title: Option<&'a str>,
    pages: usize,
    /// The sizes of pages, with the pages of each.
    formats: Vec<Format<'a>>,
    /// Pages in colour, in black alone, and blank, inside the trim.
    pages_by_ink: &'a PagesByInk,
    inks: &'a [InkFacts],
    /// The printing condition, such as `FOGRA39`.
    condition: Option<&'a str>,
    standards: &'a [StandardFacts],
    /// The names of the fonts, all embedded unless `findings` has errors.
    fonts: Vec<&'a str>,
    lowest_resolution: Option<&'a Lowest>,
    findings: Findings,
}

/// A size of pages.
#[derive(Debug, Serialize)]
struct Format<'a> {
    pages: &'a [usize],
    /// Width and height after cutting.
    trim: Option<[f64; 2]>,
    bleed: Option<f64>,
    /// Width and height of the sheet with its marks.
    sheet: Option<[f64; 2]>,
}

/// How many findings preflight has.
#[derive(Debug, Serialize)]
struct Findings {
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// The ticket of a press file of this name, of which so much is known. `None` if it cannot be read.
pub fn ticket<'a>(file: &'a str, bytes: &[u8], report: &'a Report) -> Option<Ticket<'a>> {
    let facts = report.facts.as_ref()?;
    let size = |rect: Option<[f64; 4]>| rect.map(|[_, _, width, height]| [width, height]);
    let formats = facts.boxes.iter().map(|each| Format {
        pages: &each.pages,
        trim: size(each.trim),
        bleed: each.trim.zip(each.bleed).map(|(trim, bleed)| ((trim[0] - bleed[0]) * 100.0).round() / 100.0),
        sheet: size(each.media),
    });
    let count = |severity| report.diagnostics.iter().filter(|found| found.severity == severity).count();
    let digest = Sha256::digest(bytes);
    Some(Ticket {
        generator: concat!("Casebound ", env!("CARGO_PKG_VERSION")),
        file,
        sha256: HEXLOWER.encode(&digest),
        title: facts.title.as_deref(),
        pages: facts.pages,
        formats: formats.collect(),
        pages_by_ink: &facts.pages_by_ink,
        inks: &facts.inks,
        condition: facts.intents.first().and_then(|intent| intent.identifier.as_deref()),
        standards: &facts.standards,
        fonts: facts.fonts.iter().map(|font| font.name.as_str()).collect(),
        lowest_resolution: facts.lowest_resolution.as_ref(),
        findings: Findings {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Info),
        },
    })
}
