//! `sheet`: single-company sheets, many at once.

use std::path::Path;
use std::sync::Arc;

use casebound::diag::message as m;
use casebound::diag::{Code, Diagnostic, Diagnostics, Place};
use casebound::export;
use casebound::model::Case;
use casebound::project::output::{Staged, stage};
use casebound::session::{Session, sheet};
use casebound::template::{Document, Medium, Renderer};
use casebound::typeset::Typesetter;
use rayon::prelude::*;
use typst::foundations::Datetime;

use super::args::{Args, Edition, SheetArgs, SheetFormat};
use super::output::{Console, moment, write_failure};
use super::{Failure, Outcome};

pub fn run(own: &SheetArgs, args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let mut session = Session::open(args.project()?, own.fonts.system());
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
    let medium = match own.only {
        None | Some(Edition::Screen) => Medium::Screen,
    };
    let mut found = Diagnostics::default();
    let Some(renderer) = session.renderer(&book, medium, Document::Sheet, &mut found) else {
        session.diagnostics.append(found);
        return console.faulty(&session);
    };
    let out = own.out.clone().unwrap_or_else(|| session.project.root().join("out").join("sheets"));
    let job = Job { own, renderer: &renderer, out: &out, moment: moment(book.info.date.as_ref()) };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(own.jobs.map_or(0, usize::from))
        .build()
        .map_err(|error| m::INTERNAL.with([&error.to_string()]))?;
    let bar = console.progress(&m::STEP_SHEETS, Some(cases.len() as u64));
    let shared = Arc::new(&session);
    let made: Vec<_> = pool.install(|| {
        cases
            .par_iter()
            .map_init(
                || shared.typesetter(),
                |typesetter, case| {
                    let made = job.run(typesetter, case);
                    bar.inc(1);
                    made
                },
            )
            .collect()
    });
    bar.finish_and_clear();
    let mut staged = Vec::new();
    for made in made {
        let (files, more) = made?;
        staged.extend(files);
        found.append(more);
    }
    session.diagnostics.append(found);
    if session.diagnostics.has_errors() {
        return console.faulty(&session);
    }
    console.findings(&session.diagnostics, &session.sources);
    console.finish(staged)
}

struct Job<'a> {
    own: &'a SheetArgs,
    renderer: &'a Renderer,
    out: &'a Path,
    moment: Option<Datetime>,
}

impl Job<'_> {
    /// Makes one company's sheet in every format asked for.
    fn run(&self, typesetter: &mut Typesetter, case: &Case) -> Result<(Vec<Staged>, Diagnostics), Failure> {
        let mut found = Diagnostics::default();
        let mut staged = Vec::new();
        let Some(document) = sheet(self.renderer, typesetter, case, &mut found) else { return Ok((staged, found)) };
        for format in &self.own.format {
            match format {
                SheetFormat::Pdf => match export::pdf(&document, self.moment) {
                    Ok(bytes) => staged.push(self.stage(&format!("{}.pdf", case.id), &bytes)?),
                    Err(errors) => errors.iter().for_each(|error| found.push(typesetter.explain(error))),
                },
                SheetFormat::Png => match export::png(&document, self.own.ppi) {
                    Ok(pages) => staged.extend(self.pages(case, "png", pages)?),
                    Err(error) => {
                        let place = Place::File(format!("cases/{}.yaml", case.id));
                        found.push(Diagnostic::error(Code::Export, place, m::EXPORT.with([&error])));
                    }
                },
                SheetFormat::Svg => staged.extend(self.pages(case, "svg", export::svg(&document))?),
            }
        }
        Ok((staged, found))
    }

    /// One file per page: `fapon-1.png`, or `fapon.png` if there is only one.
    fn pages(&self, case: &Case, extension: &str, pages: Vec<Vec<u8>>) -> Result<Vec<Staged>, Failure> {
        let single = pages.len() == 1;
        pages
            .iter()
            .enumerate()
            .map(|(index, bytes)| {
                let number = if single { String::new() } else { format!("-{}", index + 1) };
                self.stage(&format!("{}{number}.{extension}", case.id), bytes)
            })
            .collect()
    }

    fn stage(&self, name: &str, bytes: &[u8]) -> Result<Staged, Failure> {
        stage(self.out.join(name), bytes).map_err(|(path, error)| write_failure(&path, &error))
    }
}
