//! `sheet`: single-company sheets, many at once.

use std::path::PathBuf;

use casebound::diag::message as m;
use casebound::diag::usage::{self, UNKNOWN_LAYOUT, UNKNOWN_LAYOUT_HINT};
use casebound::diag::{Diagnostics, nearest};
use casebound::fonts::SystemFonts;
use casebound::model::{Book, Case};
use casebound::picture::PictureRef;
use casebound::project::Folder;
use casebound::project::store::{Store, StoreError, Turn};
use casebound::source::Span;
use casebound::template::{Renderer, SHEET, TypstProject};
use sha2::Sha256;

use super::args::{
    Args, Edition, FileFormat, FontArgs, OutputFormat, StandardArgs, formats, out_folder, ppi, whole,
};
use super::batch::{Batch, Excerpt};
use super::choice::CaseArgs;
use super::clean::stale;
use super::kept::{Kept, Made};
use super::output::{Console, Report, shown, with_hint, write_failure};
use super::refusal::Refusal;
use super::{Failure, Outcome};

/// Makes single-company sheets
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    #[command(flatten)]
    pub cases: CaseArgs,
    /// Which edition to make [default: screen]
    #[arg(long, value_enum)]
    pub only: Option<Edition>,
    /// The layout: `sheet`, `one-page`, or one of the book's own in layouts/
    #[arg(long, value_name = "NAME", default_value = SHEET)]
    pub layout: String,
    /// File formats
    #[arg(long, value_enum, value_delimiter = ',', default_value = "pdf")]
    pub format: Vec<OutputFormat>,
    /// Pixels per inch of PNG
    #[arg(long, default_value_t = 144.0, value_parser = ppi)]
    pub ppi: f64,
    /// Where to write [default: the book's out/sheets/]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// How many sheets to make at once [default: one per core]
    #[arg(long, value_name = "N", value_parser = whole(1, 256))]
    pub jobs: Option<u16>,
    /// Make only part K of N, to share the work among machines
    #[arg(long, value_name = "K/N", value_parser = shard)]
    pub shard: Option<(usize, usize)>,
    /// Where to look for sheets that were made before, by whatever machine, and to keep those that are made [default: the
    /// book's out/.cache/sheets/]
    #[arg(long, value_name = "DIR")]
    pub cache: Option<PathBuf>,
    /// Make every sheet again
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub standards: StandardArgs,
    #[command(flatten)]
    pub fonts: FontArgs,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let folder = args.folder()?;
    let mut session = own.cases.open(&folder, own.fonts.system(), console)?;
    let (formats, findings) = formats(&own.format, FileFormat::Pdf)?;
    let report = Report::new(findings, folder.root());
    let layouts: Vec<String> = session.layouts().of_sheets().into_iter().map(str::to_owned).collect();
    if !layouts.contains(&own.layout) {
        let message = UNKNOWN_LAYOUT.with([&own.layout]);
        let near = nearest(&own.layout, &layouts).map(|near| m::NEAREST.with([near]));
        let hint = near.unwrap_or_else(|| UNKNOWN_LAYOUT_HINT.with([layouts.clone()]));
        return Err(with_hint(&message, &hint, console));
    }
    let edition = own.only.unwrap_or(Edition::Screen);
    if edition == Edition::Screen {
        session.spare_press();
    }
    let Some(book) = session.printable(edition.medium()).cloned() else {
        return console.faulty(&session, &report);
    };
    let mut cases = own.cases.chosen(&book, console)?;
    if let Some((k, n)) = own.shard {
        cases = cases.into_iter().skip(k - 1).step_by(n).collect();
    }
    let files = session.files();
    let sheets: Vec<Sheet> = cases
        .into_iter()
        .map(|case| Sheet {
            case,
            book: &book,
            layout: &own.layout,
            file: files.case_file(&case.id, session.sources()).unwrap_or_default().to_owned(),
            source: files.case_source(&case.id),
        })
        .collect();
    let out = out_folder(own.out.as_deref(), &folder, &folder.out("sheets"))?;
    if own.out.is_some() {
        session.keep_nothing();
    }
    let jobs = own.jobs.map_or(0, usize::from);
    if edition == Edition::Press && formats.iter().any(|format| *format != FileFormat::Pdf) {
        return Err(m::PRESS_IS_PDF.plain());
    }
    let kept = kept(own, &folder)?;
    let batch = Batch {
        formats: &formats,
        edition,
        ppi: own.ppi,
        out: &out,
        jobs,
        standards: &own.standards,
        kept: kept.as_ref(),
    };
    // Parts of one batch are made by several programs at once.
    let _turn =
        Turn::take(&out, &format!("{:?}", own.shard), || console.note(&m::WAITING.with([&shown(&out)])));
    let Made { staged, unchanged } = batch.run(&sheets, &mut session, &m::STEP_SHEETS, console)?;
    let outcome = console.finish(&session, staged, &report)?;
    if unchanged > 0 {
        console.note(&m::UNCHANGED.with([&unchanged.to_string()]));
    }
    if own.cases.all && own.out.is_none() {
        for stale in stale(&folder, &session, &layouts) {
            console.note(&m::STALE_OUTPUT.with([&shown(&stale)]));
        }
    }
    Ok(outcome)
}

/// What was made before: in the folder that was named, else in the book's own. Fonts of the system are not known well enough to say
/// that they are the same; and outputs that go elsewhere leave nothing in the book.
fn kept(own: &Options, folder: &Folder) -> Result<Option<Kept>, Failure> {
    let place = match (&own.cache, &own.out, own.fonts.system()) {
        (_, _, SystemFonts::Included) | (None, Some(_), _) => return Ok(None),
        (Some(named), _, _) => named.clone(),
        (None, None, _) => match folder.outputs("out/.cache/sheets") {
            Ok(place) => place,
            Err(_) => return Ok(None),
        },
    };
    let name = shown(&place);
    let store = Store::open(place).map_err(|error| match error {
        StoreError::OtherForm => m::CACHE_OF_OTHER_VERSION.with([&name]),
        StoreError::NotAStore => m::NO_CACHE.with([&name]),
        StoreError::Unusable(error) => write_failure(error),
    })?;
    Ok(Some(Kept::new(store, own.force)))
}

/// The sheet of a case by one of its layouts.
struct Sheet<'a> {
    case: &'a Case,
    book: &'a Book,
    layout: &'a str,
    /// The file that the case is read from.
    file: String,
    /// Where it stands there.
    source: Option<Span>,
}

impl Excerpt for Sheet<'_> {
    /// The usual sheet has the name of its case; every other one has that of its layout behind it.
    fn stem(&self) -> String {
        let id = &self.case.id;
        if self.layout == SHEET { id.clone() } else { format!("{id}-{}", self.layout) }
    }

    fn title(&self) -> String {
        self.case.name.to_string()
    }

    fn pictures(&self) -> Vec<&PictureRef> {
        self.book.sheet_pictures(self.case)
    }

    fn origin(&self) -> String {
        self.file.clone()
    }

    fn source(&self) -> Option<Span> {
        self.source
    }

    fn feed(&self, renderer: &Renderer, hash: &mut Sha256) -> bool {
        renderer.feed_sheet(self.case, self.layout, hash);
        true
    }

    fn render(&self, renderer: &Renderer, diagnostics: &mut Diagnostics) -> TypstProject {
        renderer.sheet(self.case, self.layout, diagnostics)
    }
}

fn shard(text: &str) -> Result<(usize, usize), Refusal> {
    let parts = text.split_once('/').and_then(|(k, n)| Some((k.parse().ok()?, n.parse().ok()?)));
    match parts {
        Some((k, n)) if (1..=n).contains(&k) => Ok((k, n)),
        _ => Err(Refusal(usage::SHARD.plain())),
    }
}
