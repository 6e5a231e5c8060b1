//! `clean`: removes outputs of cases and figures that the book no longer has, and what is kept between builds.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use casebound::diag::message as m;
use casebound::model::Case;
use casebound::project::Folder;
use casebound::project::output::remove;
use casebound::session::Session;

use super::args::{Args, Edition};
use super::output::{Console, shown, write_failure};
use super::{Failure, Outcome};

/// Removes outputs that the book no longer makes, and its cache
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Say what would be removed, and remove nothing
    #[arg(long)]
    pub dry_run: bool,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let folder = args.folder()?;
    let session = console.open(&folder, casebound::fonts::SystemFonts::Excluded);
    let layouts: Vec<String> = session.layouts().of_sheets().into_iter().map(str::to_owned).collect();
    let mut all = match session.book() {
        Some(_) => stale(&folder, &session, &layouts),
        None => Vec::new(),
    };
    all.extend(folder.cache());
    for path in &all {
        if !own.dry_run {
            remove(path).map_err(write_failure)?;
        }
        console.note(&m::CLEANED.with([&shown(path)]));
    }
    if all.is_empty() {
        console.note(&m::NOTHING_TO_CLEAN.plain());
    }
    Ok(Outcome::Done)
}

/// The files among an edition's sheets, proofs and figures that no case and no figure of the book has made. `layouts` are those of its
/// sheets.
pub(super) fn stale(folder: &Folder, session: &Session, layouts: &[String]) -> Vec<PathBuf> {
    let by_layout =
        |case: &Case| layouts.iter().map(|layout| format!("{}-{layout}", case.id)).collect::<Vec<_>>();
    let all = || session.books().flat_map(|book| &book.cases);
    let cases = all().flat_map(|case| [vec![case.id.clone()], by_layout(case)].concat()).collect();
    let proofs = all().map(|case| case.id.clone()).collect();
    let figures = session.books().flat_map(|book| &book.figures).map(|figure| figure.id.clone()).collect();
    let mut found = Vec::new();
    for (outputs, known) in [("sheets", cases), ("proofs", proofs), ("figures", figures)] {
        let known: BTreeSet<String> = known;
        found.extend(folder.files_in(&folder.out(outputs)).into_iter().filter(|path| !is_of(path, &known)));
    }
    found
}

/// Whether a file is an output of one of these: `acme.pdf`, `acme-2.png`, `acme-press.pdf`, or no output at all.
fn is_of(path: &Path, known: &BTreeSet<String>) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    if !matches!(extension, "pdf" | "png" | "svg" | "docx") || stem == "contact-sheet" {
        return true;
    }
    let numbered = stem.rsplit_once('-').filter(|(_, end)| end.bytes().all(|byte| byte.is_ascii_digit()));
    let of_press = stem.strip_suffix(Edition::Press.suffix());
    [Some(stem), of_press, numbered.map(|(stem, _)| stem)]
        .into_iter()
        .flatten()
        .any(|stem| known.contains(stem))
}
