//! What `sheet` and `figure` have in common: many small documents at once, each in several formats.

use std::path::Path;

use casebound::diag::message::{self as m, Template};
use casebound::diag::{Code, Diagnostic, Diagnostics, Place};
use casebound::export;
use casebound::project::output::{Staged, stage};
use casebound::session::{Session, typeset};
use casebound::template::{Document, Medium, Renderer, TypstProject};
use rayon::prelude::*;
use typst::foundations::Datetime;

use super::Failure;
use super::args::FileFormat;
use super::output::{Console, moment, write_failure};

/// A batch of documents.
pub struct Batch<'a> {
    /// The file formats.
    pub formats: &'a [FileFormat],
    /// Pixels per inch of PNG.
    pub ppi: f64,
    /// Where to write.
    pub out: &'a Path,
    /// How many to make at once; one per core if zero.
    pub jobs: usize,
}

/// One document of a batch: the stem of its files, the file it is made from, and how it is rendered.
pub trait Excerpt: Sync {
    /// The stem of its files.
    fn id(&self) -> &str;
    /// The file it is made from, relative to the book.
    fn origin(&self) -> String;
    /// Its Typst project.
    fn render(&self, renderer: &Renderer, diagnostics: &mut Diagnostics) -> TypstProject;
}

impl Batch<'_> {
    /// Makes all documents. What is found is added to the session's findings; with errors nothing is to be written.
    pub fn run<E: Excerpt>(
        &self,
        excerpts: &[E],
        session: &mut Session,
        step: &'static Template,
        console: &Console,
    ) -> Result<Vec<Staged>, Failure> {
        let mut found = Diagnostics::default();
        let mut staged = Vec::new();
        let renderer = session
            .printable()
            .and_then(|book| session.renderer(book, Medium::Screen, Document::Excerpt, &mut found));
        if let Some(renderer) = renderer {
            let moment = moment(session.book.as_ref().and_then(|book| book.info.date.as_ref()));
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(self.jobs)
                .build()
                .map_err(|error| m::INTERNAL.with([&error.to_string()]))?;
            let bar = console.progress(step, Some(excerpts.len() as u64));
            let shared = &*session;
            let made: Vec<_> = pool.install(|| {
                excerpts
                    .par_iter()
                    .map_init(
                        || shared.typesetter(),
                        |typesetter, excerpt| {
                            let mut own = Diagnostics::default();
                            let project = excerpt.render(&renderer, &mut own);
                            let mut found = Diagnostics::default();
                            let document = typeset(typesetter, project, own, &mut found);
                            let files = match &document {
                                Some(document) => {
                                    let explain = |error: &_| typesetter.explain(error);
                                    self.export(excerpt, document, moment, &explain, &mut found)
                                }
                                None => Ok(Vec::new()),
                            };
                            bar.inc(1);
                            files.map(|files| (files, found))
                        },
                    )
                    .collect()
            });
            bar.finish_and_clear();
            for made in made {
                let (files, more) = made?;
                staged.extend(files);
                found.append(more);
            }
        }
        session.diagnostics.append(found);
        Ok(staged)
    }

    fn export<E: Excerpt>(
        &self,
        excerpt: &E,
        document: &typst_layout::PagedDocument,
        moment: Option<Datetime>,
        explain: &dyn Fn(&typst::diag::SourceDiagnostic) -> Diagnostic,
        found: &mut Diagnostics,
    ) -> Result<Vec<Staged>, Failure> {
        let mut staged = Vec::new();
        for format in self.formats {
            match format {
                FileFormat::Pdf => match export::pdf(document, moment) {
                    Ok(bytes) => staged.push(self.stage(&format!("{}.pdf", excerpt.id()), &bytes)?),
                    Err(errors) => errors.iter().for_each(|error| found.push(explain(error))),
                },
                FileFormat::Png => match export::png(document, self.ppi) {
                    Ok(pages) => staged.extend(self.pages(excerpt.id(), "png", &pages)?),
                    Err(error) => {
                        let place = Place::File(excerpt.origin());
                        found.push(Diagnostic::error(Code::Export, place, m::EXPORT.with([&error])));
                    }
                },
                FileFormat::Svg => staged.extend(self.pages(excerpt.id(), "svg", &export::svg(document))?),
            }
        }
        Ok(staged)
    }

    /// One file per page: `fapon-1.png`, or `fapon.png` if there is only one.
    fn pages(&self, id: &str, extension: &str, pages: &[Vec<u8>]) -> Result<Vec<Staged>, Failure> {
        let single = pages.len() == 1;
        let files = pages.iter().enumerate().map(|(index, bytes)| {
            let number = if single { String::new() } else { format!("-{}", index + 1) };
            self.stage(&format!("{id}{number}.{extension}"), bytes)
        });
        files.collect()
    }

    /// A file of the batch under its temporary name.
    pub fn stage(&self, name: &str, bytes: &[u8]) -> Result<Staged, Failure> {
        stage(self.out.join(name), bytes).map_err(|(path, error)| write_failure(&path, &error))
    }
}
