//! `impose`: pages on sheets.

use std::path::PathBuf;

use casebound::diag::usage;
use casebound::press::imposition::{Layout, impose};
use casebound::project::output::stage;
use casebound::project::{MAX_PDF, read_named};

use super::args::Args;
use super::output::{Console, write_failure};
use super::refusal::Refusal;
use super::{Failure, Outcome};

/// Lays the pages of any PDF on sheets, for digital printing and dummies
#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("layout").required(true)))]
pub(crate) struct Options {
    /// A PDF file, from Casebound or any other program
    #[arg(value_name = "FILE.pdf")]
    pub file: PathBuf,
    /// Two pages on each side, to be folded and stapled
    #[arg(long, group = "layout")]
    pub booklet: bool,
    /// So many pages beside and above one another on each side
    #[arg(long, group = "layout", value_name = "COLUMNSxROWS", value_parser = grid)]
    pub n_up: Option<(usize, usize)>,
    /// How far the innermost pages of a booklet move towards the fold, in mm
    #[arg(long, value_name = "MM", default_value_t = 0.0, value_parser = creep, conflicts_with = "n_up")]
    pub creep: f64,
    /// Where to write [default: beside the file, with `-booklet` or `-2x2` after its name]
    #[arg(long, value_name = "FILE.pdf")]
    pub out: Option<PathBuf>,
}

/// `2x3` as columns and rows.
fn grid(written: &str) -> Result<(usize, usize), Refusal> {
    let (columns, rows) = written.split_once(['x', 'X', '×']).unwrap_or((written, ""));
    let number = |part: &str| part.trim().parse().ok().filter(|number| (1..=MOST).contains(number));
    number(columns).zip(number(rows)).ok_or_else(|| Refusal(usage::GRID.with([MOST.to_string()])))
}

/// Most pages beside or above one another.
const MOST: usize = 8;

/// Millimetres from 0 to 20.
fn creep(written: &str) -> Result<f64, Refusal> {
    let value: f64 = written.parse().map_err(|_| Refusal(usage::NOT_A_NUMBER.plain()))?;
    if (0.0..=20.0).contains(&value) {
        Ok(value)
    } else {
        Err(Refusal(usage::OUT_OF_RANGE.with(["0", "20"])))
    }
}

pub(super) fn run(own: &Options, _: &Args, console: &Console) -> Result<Outcome, Failure> {
    let name = own.file.display().to_string();
    let bytes = read_named(&own.file, MAX_PDF).map_err(|fault| fault.message(&name))?;
    let (layout, suffix) = match own.n_up {
        Some((columns, rows)) => (Layout::Grid { columns, rows }, format!("{columns}x{rows}")),
        None => (Layout::Booklet { creep: own.creep }, "booklet".to_owned()),
    };
    let imposed = impose(&bytes, layout)?;
    let stem = own.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let path = own.out.clone().unwrap_or_else(|| own.file.with_file_name(format!("{stem}-{suffix}.pdf")));
    console.wrote(vec![stage(path, &imposed).map_err(write_failure)?])
}
