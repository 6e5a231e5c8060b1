//! What `sheet` and `figure` have in common: many small documents at once, each in several formats.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use casebound::diag::message::Template;
use casebound::diag::{Code, Diagnostic, Diagnostics, Place};
use casebound::export::{self, Standards};
use casebound::picture::{PictureRef, Shown};
use casebound::project::output::{Staged, stage};
use casebound::session::{Session, typeset};
use casebound::source::Span;
use casebound::template::{Document, Renderer, TypstProject};
use casebound::typeset::Typesetter;
use sha2::Sha256;
use typst::diag::SourceDiagnostic;
use typst::foundations::Datetime;
use typst_layout::PagedDocument;

use super::Failure;
use super::args::{Edition, FileFormat, StandardArgs};
use super::kept::{Kept, Made, Output, Shared, Stretch, finished};
use super::output::{Console, moment, write_failure};

/// A batch of documents.
pub(super) struct Batch<'a> {
    /// The file formats.
    pub formats: &'a [FileFormat],
    /// The edition.
    pub edition: Edition,
    /// Pixels per inch of PNG.
    pub ppi: f64,
    /// Where to write.
    pub out: &'a Path,
    /// How many to make at once; one per core if zero.
    pub jobs: usize,
    /// What PDF files must conform to.
    pub standards: &'a StandardArgs,
    /// What was made before.
    pub kept: Option<&'a Kept>,
}

/// One document of a batch: the stem of its files, the file it is made from, and how it is rendered.
pub(super) trait Excerpt: Sync {
    /// The stem of its files.
    fn stem(&self) -> String;
    /// Its title.
    fn title(&self) -> String;
    /// The pictures that it shows.
    fn pictures(&self) -> Vec<&PictureRef> {
        Vec::new()
    }
    /// The file it is made from, relative to the book.
    fn origin(&self) -> String;
    /// The stretch of a file that it is made from.
    fn source(&self) -> Option<Span> {
        None
    }
    /// Feeds everything that it is made of to a hash, besides what the documents of its batch have in common. Returns whether that is
    /// known without rendering it.
    fn feed(&self, _renderer: &Renderer, _hash: &mut Sha256) -> bool {
        false
    }
    /// Its Typst project.
    fn render(&self, renderer: &Renderer, diagnostics: &mut Diagnostics) -> TypstProject;
}

impl Batch<'_> {
    /// Makes all documents that were not made before. What is found is added to the session's findings; with errors nothing is to
    /// be written.
    pub(super) fn run<E: Excerpt>(
        &self,
        excerpts: &[E],
        session: &mut Session,
        step: &'static Template,
        console: &Console,
    ) -> Result<Made, Failure> {
        let mut found = Diagnostics::default();
        let mut all = Made::default();
        let medium = self.edition.medium();
        let shown: Vec<&PictureRef> = excerpts.iter().flat_map(Excerpt::pictures).collect();
        let renderer = session.printable(medium).and_then(|book| {
            let pictures = session.pictures(&shown, medium, Shown::Whole, &mut found)?;
            session.renderer(book, medium, Document::Excerpt, pictures, &mut found)
        });
        if let Some(renderer) = renderer {
            let moment = moment(session.book().and_then(|book| book.info.date.as_ref()));
            let standards = self.standards.standards(moment)?;
            let to_pdf = (moment, &standards);
            let asked = (self.formats, self.edition, self.ppi, moment, &standards);
            let shared = Shared::new(session, medium, &format!("{asked:?}"));
            let step = console.step(step, Some(excerpts.len() as u64));
            let made = self.parallel(
                excerpts,
                || session.typesetter(),
                |typesetter, excerpt: &E| {
                    let made = self.document(excerpt, &renderer, (session, typesetter, &shared), to_pdf);
                    step.count();
                    made
                },
            );
            step.end();
            for made in made {
                let (Made { staged, unchanged }, more) = made?;
                all.staged.extend(staged);
                all.unchanged += unchanged;
                found.append(more);
            }
        }
        session.add_findings(found);
        Ok(all)
    }

    /// The files of a document, and what is to be said about it. One that was made before is known by what goes into it, or else by
    /// what the layouts make of that.
    fn document<E: Excerpt>(
        &self,
        excerpt: &E,
        renderer: &Renderer,
        (session, typesetter, shared): (&Session, &mut Typesetter, &Shared),
        to_pdf: (Option<Datetime>, &Standards),
    ) -> Result<(Made, Diagnostics), Failure> {
        let source = Stretch::new(excerpt.source(), session.sources());
        let (title, stem) = (excerpt.title(), excerpt.stem());
        let mut key = self.kept.map(|_| shared.known(&title, &stem));
        let early = key.take_if(|key| excerpt.feed(renderer, key)).map(finished);
        let was_made = |key: &str| self.kept.and_then(|kept| kept.document(key, self.out, &source));
        if let Some(before) = early.as_deref().and_then(was_made) {
            return before;
        }
        let mut found = Diagnostics::default();
        let project = excerpt.render(renderer, &mut found);
        let sound = !found.has_errors();
        let kept = self.kept.filter(|_| sound).map(|kept| {
            let mut late = shared.made(&title, &stem);
            project.feed(&mut late);
            (kept, finished(late))
        });
        if let Some((kept, late)) = &kept
            && let Some(before) = was_made(late)
        {
            // Next time, it need not be rendered.
            early.iter().for_each(|early| kept.copy(late, early));
            return before;
        }
        let document = if sound { typeset(typesetter, project, &mut found) } else { None };
        let files = match &document {
            Some(document) if self.edition == Edition::Press => {
                let bytes =
                    session.finish_press_pdf(document, (&title, &[]), to_pdf.0, typesetter, &mut found);
                let name = format!("{}{}.pdf", excerpt.stem(), self.edition.suffix());
                bytes.map(|bytes| Output { name, bytes }).into_iter().collect()
            }
            Some(document) => {
                let explain = |error: &_| typesetter.explain(error);
                self.export(excerpt, document, to_pdf, &explain, &mut found)
            }
            None => Vec::new(),
        };
        if let Some((kept, late)) = kept {
            let keys: Vec<&str> = [Some(late.as_str()), early.as_deref()].into_iter().flatten().collect();
            kept.put(&keys, &files, &found, &source);
        }
        let staged =
            files.iter().map(|file| self.stage(&file.name, &file.bytes)).collect::<Result<_, _>>()?;
        Ok((Made { staged, unchanged: 0 }, found))
    }

    /// Runs `work` over all items on threads of their own, and returns what it made in the items' order.
    ///
    /// Not on rayon's: the PDF exporter waits inside rayon's pool, and a waiting worker would begin the next document on top
    /// of the one it is in, deeper and deeper.
    fn parallel<'i, I: Sync, S, T: Send>(
        &self,
        items: &'i [I],
        start: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, &'i I) -> T + Sync,
    ) -> Vec<T> {
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        let jobs = if self.jobs == 0 { cores() } else { self.jobs };
        let next = AtomicUsize::new(0);
        let made = Mutex::new(Vec::with_capacity(items.len()));
        thread::scope(|scope| {
            for _ in 0..jobs.min(items.len()) {
                scope.spawn(|| {
                    let mut state = start();
                    while let Some((index, item)) = {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        items.get(index).map(|item| (index, item))
                    } {
                        let one = work(&mut state, item);
                        made.lock().unwrap_or_else(PoisonError::into_inner).push((index, one));
                    }
                });
            }
        });
        let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        made.sort_by_key(|(index, _)| *index);
        made.into_iter().map(|(_, one)| one).collect()
    }

    fn export<E: Excerpt>(
        &self,
        excerpt: &E,
        document: &PagedDocument,
        (moment, standards): (Option<Datetime>, &Standards),
        explain: &dyn Fn(&SourceDiagnostic) -> Diagnostic,
        found: &mut Diagnostics,
    ) -> Vec<Output> {
        let mut files = Vec::new();
        let stem = excerpt.stem();
        for format in self.formats {
            match format {
                FileFormat::Pdf => match export::pdf(document, moment, standards) {
                    Ok(bytes) => files.push(Output { name: format!("{stem}.pdf"), bytes }),
                    Err(errors) => errors.0.iter().for_each(|error| found.push(explain(error))),
                },
                FileFormat::Png => match export::png(document, self.ppi) {
                    Ok(pages) => files.extend(numbered(&stem, "png", pages)),
                    Err(error) => {
                        let place = Place::File(excerpt.origin());
                        found.push(Diagnostic::error(Code::Export, place, error));
                    }
                },
                FileFormat::Svg => files.extend(numbered(&stem, "svg", export::svg(document))),
            }
        }
        files
    }

    /// A file of the batch under its temporary name.
    pub(super) fn stage(&self, name: &str, bytes: &[u8]) -> Result<Staged, Failure> {
        stage(self.out.join(name), bytes).map_err(write_failure)
    }
}

/// One file per page: `fapon-1.png`, or `fapon.png` if there is only one.
fn numbered(id: &str, extension: &str, pages: Vec<Vec<u8>>) -> Vec<Output> {
    let single = pages.len() == 1;
    let files = pages.into_iter().enumerate().map(|(index, bytes)| {
        let number = if single { String::new() } else { format!("-{}", index + 1) };
        Output { name: format!("{id}{number}.{extension}"), bytes }
    });
    files.collect()
}
