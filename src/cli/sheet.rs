//! `sheet`: single-company sheets, many at once.

use casebound::diag::Diagnostics;
use casebound::diag::message as m;
use casebound::model::Case;
use casebound::picture::PictureRef;
use casebound::project::Project;
use casebound::session::Session;
use casebound::template::{Renderer, TypstProject};

use super::args::{Args, Edition, FileFormat, SheetArgs};
use super::batch::{Batch, Excerpt};
use super::output::Console;
use super::{Failure, Outcome};

pub fn run(own: &SheetArgs, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let folder = args.folder()?;
    let mut session = Session::open(Project::new(folder.clone()), own.fonts.system());
    let Some(book) = session.printable().cloned() else { return console.faulty(&session) };
    let mut cases: Vec<&Case> = Vec::new();
    for slug in &own.slugs {
        cases.push(book.case(slug).ok_or_else(|| m::UNKNOWN_CASE.with([slug]))?);
    }
    if own.all {
        cases = book.cases.iter().collect();
    }
    if let Some((k, n)) = own.shard {
        cases = cases.into_iter().skip(k - 1).step_by(n).collect();
    }
    let out = own.out.clone().unwrap_or_else(|| folder.root().join("out").join("sheets"));
    let jobs = own.jobs.map_or(0, usize::from);
    let edition = own.only.unwrap_or(Edition::Screen);
    if edition == Edition::Press && own.format.iter().any(|format| *format != FileFormat::Pdf) {
        return Err(m::PRESS_IS_PDF.plain());
    }
    let batch =
        Batch { formats: &own.format, edition, ppi: own.ppi, out: &out, jobs, standards: &own.standards };
    let staged = batch.run(&cases, &mut session, &m::STEP_SHEETS, console)?;
    console.finish(&session, staged)
}

impl Excerpt for &Case {
    fn id(&self) -> &str {
        &self.id
    }

    fn title(&self) -> String {
        self.name.to_string()
    }

    fn pictures(&self) -> Vec<&PictureRef> {
        Case::pictures(self).collect()
    }

    fn origin(&self) -> String {
        format!("cases/{}.yaml", self.id)
    }

    fn render(&self, renderer: &Renderer, diagnostics: &mut Diagnostics) -> TypstProject {
        renderer.sheet(self, diagnostics)
    }
}
