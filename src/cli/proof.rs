//! `proof`: what a company is sent for its approval.

use std::path::PathBuf;

use casebound::diag::render::Format;
use casebound::ink::Medium;
use casebound::project::Project;
use casebound::project::output::stage;
use casebound::proof;

use super::args::{Args, FontArgs, out_folder};
use super::choice::CaseArgs;
use super::output::{Console, Report, write_failure};
use super::{Failure, Outcome};

/// Makes the Word files that companies are sent for approval
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    #[command(flatten)]
    pub cases: CaseArgs,
    /// Where to write [default: the book's out/proofs/]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub fonts: FontArgs,
}

pub(super) fn run(own: &Options, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let folder = args.folder()?;
    let mut session = own.cases.open(&folder, own.fonts.system(), console)?;
    // What is sent for approval need not be approved.
    session.retain(|found| !proof::approval::concerns(found.code));
    let report = Report::new(Format::Human, folder.root());
    let Some(book) = session.printable(Medium::Screen).cloned() else {
        return console.faulty(&session, &report);
    };
    let project = Project::new(folder.clone());
    let out = out_folder(own.out.as_deref(), &folder, &folder.out("proofs"))?;
    let mut staged = Vec::new();
    for case in own.cases.chosen(&book, console)? {
        let Some(doc) = session.files().cases.get(&case.id).and_then(Option::as_ref) else { continue };
        let made = proof::make(&case.id, doc, &book, session.sources(), &project);
        staged.push(stage(out.join(format!("{}.docx", case.id)), &made.docx).map_err(write_failure)?);
        staged.push(folder.stage_kept(&made.record.path(), &made.record.json()).map_err(write_failure)?);
    }
    console.finish(&session, staged, &report)
}
