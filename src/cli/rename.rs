//! `rename`: another name for a case, a figure or a chapter, and for everything that names it.

use casebound::diag::message as m;
use casebound::fonts::SystemFonts;
use casebound::mend::rename::plan;
use casebound::project::{Project, is_id, suggested_id};

use super::args::Args;
use super::output::{Console, with_hint, write_failure};
use super::{Failure, Outcome};

use casebound::diag::usage::{RENAME_LEFT, RENAME_WOULD, RENAMED};

/// Gives a case, figure or chapter another name, and mends every reference to it
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The name of its file without .yaml; with the folder, such as cases/acme, where several files have it
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The new name, without folder and .yaml
    #[arg(value_name = "NEW")]
    pub new: String,
    /// Show what would be changed, and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let folder = args.folder()?;
    if !is_id(&own.new) {
        let hint = suggested_id(&own.new)
            .map_or_else(|| m::FILE_NAME_HINT.plain(), |id| m::FILE_NAME_SUGGESTION.with([id]));
        return Err(with_hint(&m::FILE_NAME.with([&own.new]), &hint, console));
    }
    let plan = plan(&Project::new(folder.clone()), &own.old, &own.new, SystemFonts::Excluded)?;
    let counts = [&plan.from, &plan.to, &plan.references.to_string(), &plan.files.len().to_string()];
    if own.dry_run {
        console.print_raw(plan.diff().as_bytes());
        console.note(&RENAME_WOULD.with(counts));
    } else {
        plan.write(&folder).map_err(write_failure)?;
        console.note(&RENAMED.with(counts));
    }
    if !plan.left.is_empty() {
        console.note(&RENAME_LEFT.with([plan.left.join(", ")]));
    }
    Ok(Outcome::Done)
}
