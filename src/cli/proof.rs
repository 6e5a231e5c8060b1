//! `proof`: what a company is sent for its approval.

use std::path::PathBuf;
use std::sync::Arc;

use casebound::diag::render::Format;
use casebound::diag::{Diagnostics, message as m};
use casebound::ink::Medium;
use casebound::project::Project;
use casebound::project::output::stage;
use casebound::proof;
use casebound::proof::paper::Printer;
use casebound::template::Document;

use super::args::{Args, FontArgs, out_folder};
use super::choice::CaseArgs;
use super::output::{Console, Report, moment, write_failure};
use super::{Failure, Outcome};

/// Makes the Word files and the PDF that companies are sent for approval
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
    let chosen = own.cases.chosen(&book, console)?;
    let mut found = Diagnostics::default();
    let renderer = session.renderer(&book, Medium::Screen, Document::Excerpt, Arc::default(), &mut found);
    let mut staged = Vec::new();
    if let Some(renderer) = renderer {
        let moment = moment(book.info.date.as_ref());
        let mut printer = Printer { renderer, typesetter: session.typesetter(), moment };
        let step = console.step(&m::STEP_PROOFS, Some(chosen.len() as u64));
        for case in chosen {
            let Some(doc) = session.files().cases.get(&case.id).and_then(Option::as_ref) else { continue };
            let from = (session.sources(), &project);
            let made = proof::make(&case.id, doc, &book, from, &mut printer, &mut found);
            step.count();
            let Some(paper) = made.paper else { continue };
            let record = &made.record;
            staged.push(stage(out.join(format!("{}.docx", case.id)), &made.docx).map_err(write_failure)?);
            staged.push(stage(out.join(format!("{}.pdf", case.id)), &paper.pdf).map_err(write_failure)?);
            for (path, text) in [
                (record.path(), record.json()),
                (paper.places.path(&record.case, &record.hash), paper.places.json()),
            ] {
                staged.push(folder.stage_kept(&path, &text).map_err(write_failure)?);
            }
        }
        step.end();
    }
    session.add_findings(found);
    console.finish(&session, staged, &report)
}
