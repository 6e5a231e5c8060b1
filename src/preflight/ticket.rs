//! The job ticket: what a printer's estimator asks of a press file, as JSON beside it and as a page of paper.

use data_encoding::HEXLOWER;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Report;
use super::by_ink::PagesByInk;
use super::facts::{InkFacts, Lowest, StandardFacts};
use super::listing::Row;
use super::paper::Paper;
use crate::diag::message::{Template, words};
use crate::diag::{Lang, Severity};
use crate::template::{MAIN, TypstProject};

words! {
    "ticket";
    TITLE;
    FILE;
    BYTES(bytes);
    INKS;
    FONTS;
    CONDITION;
    PREFLIGHT;
    AGREE;
    RUN;
    PAPER;
    BINDING;
    DELIVERY;
}

/// Most lines under one heading, so that a ticket is one page.
const MAX_LINES: usize = 12;

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
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            notes: report.count(Severity::Info),
        },
    })
}

/// The same on paper, for a reader of a language, with room for what is to be agreed. `covers` says which characters there are letters
/// for. `None` if the file cannot be read.
pub fn document(
    file: &str,
    bytes: &[u8],
    report: &Report,
    lang: Lang,
    covers: &dyn Fn(char) -> bool,
) -> Option<TypstProject> {
    let facts = report.facts.as_ref()?;
    let own = ticket(file, bytes, report)?;
    let rows = |lang: Lang| {
        let row = |heading: &'static Template, lines| Row { heading: heading.plain().render(lang), lines };
        let size = BYTES.with([bytes.len().to_string()]).render(lang);
        let parts = [file.to_owned(), size, format!("SHA-256 {}", own.sha256)];
        let condition = facts.intents.first().map(|intent| {
            [&intent.identifier, &intent.condition]
                .into_iter()
                .flatten()
                .cloned()
                .collect::<Vec<_>>()
                .join(", ")
        });
        vec![
            row(&FILE, own.title.map(str::to_owned).into_iter().chain(parts).collect()),
            facts.format(lang),
            row(&CONDITION, condition.into_iter().collect()),
            row(&INKS, own.inks.iter().map(|ink| ink.name.clone()).collect()),
            facts.standards(lang),
            row(&FONTS, own.fonts.iter().map(|name| (*name).to_owned()).collect()),
            row(&PREFLIGHT, vec![report.verdict().render(lang)]),
        ]
    };
    let paper = Paper::new(lang, covers);
    let facts: Vec<(Lang, Vec<Row>)> = paper.langs.iter().map(|lang| (*lang, rows(*lang))).collect();
    let mut out = paper.begin(&TITLE.plain()) + &paper.rows(&facts, MAX_LINES);
    out.push_str(&format!(
        "#heading(level: 2, {})\n#grid(columns: (58mm, 1fr), row-gutter: 9mm,\n",
        paper.both(&AGREE.plain())
    ));
    for line in [&RUN, &PAPER, &BINDING, &DELIVERY] {
        let rule = "align(bottom, line(length: 100%, stroke: 0.4pt + rgb(\"#9aa5a5\")))";
        out.push_str(&format!("{{ {} }}, pdf.artifact({rule}),\n", paper.both(&line.plain())));
    }
    out.push_str(")\n");
    let mut project = TypstProject::default();
    project.put(MAIN, out);
    Some(project)
}
