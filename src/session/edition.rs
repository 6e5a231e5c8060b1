//! Editions: parts of a book in a medium, rendered and typeset.

use std::sync::Arc;

use typst_layout::PagedDocument;

use super::Session;
use crate::diag::Diagnostics;
use crate::fonts::Fonts;
use crate::ink::Medium;
use crate::model::{Book, Date};
use crate::picture::{Cache, ImagePreparer, PictureRef, Pictures, Shown, Writes};
use crate::template::{Document, Renderer, SHEET, Settled, TypstProject};
use crate::typeset::{self, Pages, Plans, Typesetter};

/// How often a book is set to find where its pages are: where its blank pages go and on which sides its flows begin is known after
/// the first time, on which pages names stand after the second, how many pages their index takes after the third.
const MAX_ROUNDS: usize = 4;

/// What of a book to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// The whole book.
    Report,
    /// The sheet of the case with this id.
    Sheet(&'a str),
}

/// A typesetter that is kept from one state of a book to the next, as long as the fonts and the date are the same: what has not
/// changed is not set again.
#[derive(Default)]
pub struct KeptTypesetter(Option<Kept>);

/// A typesetter and what it was made for.
struct Kept {
    typesetter: Typesetter,
    fonts: Arc<Fonts>,
    date: Option<Date>,
}

impl KeptTypesetter {
    /// The typesetter for a book as it is now.
    pub fn of(&mut self, session: &Session) -> &mut Typesetter {
        let fits =
            |kept: &Kept| Arc::ptr_eq(&kept.fonts, &session.fonts) && kept.date.as_ref() == session.date();
        let kept = self.0.take().filter(fits).unwrap_or_else(|| Kept {
            typesetter: session.typesetter_with(session.plans()).of_one_document(),
            fonts: session.fonts.clone(),
            date: session.date().cloned(),
        });
        &mut self.0.insert(kept).typesetter
    }
}

/// A step of typesetting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The layouts are rendered.
    Rendered,
    /// Typst is done.
    Typeset,
}

impl Session {
    /// A typesetter with the book's fonts and date, for documents that have nothing in common with those of the last time.
    pub fn typesetter(&self) -> Typesetter {
        self.typesetter_with(Plans::default())
    }

    /// A typesetter with the book's fonts and date, and these plans.
    pub fn typesetter_with(&self, plans: Plans) -> Typesetter {
        Typesetter::new(self.fonts.clone(), self.date(), plans)
    }

    /// The plans by which the report was made up the last time.
    pub fn plans(&self) -> Plans {
        Plans::kept(&self.project, &self.fonts, self.date())
    }

    /// Keeps the plans by which the report was made up for the next time.
    pub fn keep_plans(&self, plans: &Plans) {
        if self.writes == Writes::Kept {
            plans.keep(&self.project, &self.fonts, self.date());
        }
    }

    fn date(&self) -> Option<&Date> {
        self.book().and_then(|book| book.info.date.as_ref())
    }

    /// Typesets the whole book. `None` if there are errors, which are added to the diagnostics.
    pub fn typeset_report(&mut self, medium: Medium) -> Option<(PagedDocument, Typesetter)> {
        let mut found = Diagnostics::default();
        let typeset = self.typeset_edition(medium, Shown::Whole, self.plans(), &mut found);
        self.add_findings(found);
        typeset
    }

    /// The same for one of several editions that are made at once, on a thread each, and share their plans. Where stand-ins are asked
    /// for, the PDF of the document gets its pictures by [`put_in`](crate::picture::put_in).
    pub fn typeset_edition(
        &self,
        medium: Medium,
        shown: Shown,
        plans: Plans,
        found: &mut Diagnostics,
    ) -> Option<(PagedDocument, Typesetter)> {
        let mut typesetter = self.typesetter_with(plans);
        typesetter.shown = self.as_shown(shown);
        let document = self.typeset_part(Part::Report, medium, &mut typesetter, &mut |_| {}, found)?;
        Some((document, typesetter))
    }

    /// How pictures are shown if it is wanted so: layouts of a book's own may ask a picture how large it is.
    pub(super) fn as_shown(&self, wanted: Shown) -> Shown {
        if self.layouts.has_own() { Shown::Whole } else { wanted }
    }

    /// Typesets a part of the book; `done` is told of every step. `None` if there is no such part or there are errors.
    pub fn typeset_part(
        &self,
        part: Part,
        medium: Medium,
        typesetter: &mut Typesetter,
        done: &mut dyn FnMut(Step),
        diagnostics: &mut Diagnostics,
    ) -> Option<PagedDocument> {
        let pictures = self.prepare_pictures(part, medium, typesetter.shown, diagnostics)?;
        let book = self.sound(medium)?;
        match part {
            Part::Report => {
                let renderer = self.renderer(book, medium, Document::Report, pictures, diagnostics)?;
                self.typeset_rounds(&renderer, medium, typesetter, done, diagnostics)
            }
            Part::Sheet(id) => {
                let renderer = self.renderer(book, medium, Document::Excerpt, pictures, diagnostics)?;
                let mut found = Diagnostics::default();
                let project = renderer.sheet(book.case(id)?, SHEET, &mut found);
                let project = sound(project, found, diagnostics)?;
                done(Step::Rendered);
                let document = typesetter.typeset(project, diagnostics);
                done(Step::Typeset);
                document
            }
        }
    }

    /// Typesets the report till its pages stand where it says that they do.
    fn typeset_rounds(
        &self,
        renderer: &Renderer,
        medium: Medium,
        typesetter: &mut Typesetter,
        done: &mut dyn FnMut(Step),
        diagnostics: &mut Diagnostics,
    ) -> Option<PagedDocument> {
        let book = self.sound(medium)?;
        let mut settled = typesetter.resume(medium);
        let mut found = Diagnostics::default();
        let rendered = renderer.report(&settled, typesetter.rendered.as_mut(), &mut found);
        let mut project = sound(rendered, found, diagnostics)?;
        for round in 1.. {
            done(Step::Rendered);
            let mut found = Diagnostics::default();
            let document = typesetter.typeset(project.clone(), &mut found);
            done(Step::Typeset);
            let Some(document) = document else {
                diagnostics.append(found);
                break;
            };
            let pages = Pages::new(&document);
            let blanks = typeset::blanks(book, medium, &pages, &settled.blanks);
            let turned = typesetter.turn(&document, &settled.blanks, &blanks);
            let mentions = typesetter.mentions(book, &document);
            let wanted = Settled { blanks, mentions, contents: pages.contents() };
            let stands = wanted.agrees(&settled) && !turned;
            if stands || round == MAX_ROUNDS {
                diagnostics.append(found);
                if stands {
                    typesetter.remember(medium, wanted);
                }
                return Some(document);
            }
            settled = wanted;
            let mut found = Diagnostics::default();
            renderer.settle(&settled, &mut project, &mut found);
            project = sound(project, found, diagnostics)?;
        }
        None
    }

    /// The pictures of a part of the book. `None` if there are errors.
    fn prepare_pictures(
        &self,
        part: Part,
        medium: Medium,
        shown: Shown,
        diagnostics: &mut Diagnostics,
    ) -> Option<Arc<Pictures>> {
        let book = self.sound(medium)?;
        let pictures = match part {
            Part::Report => book.pictures(),
            Part::Sheet(id) => book.case(id).map(|case| book.sheet_pictures(case)).unwrap_or_default(),
        };
        self.pictures(&pictures, medium, shown, diagnostics)
    }

    /// Pictures, made ready for a medium. `None` if there are errors.
    pub fn pictures(
        &self,
        pictures: &[&PictureRef],
        medium: Medium,
        shown: Shown,
        diagnostics: &mut Diagnostics,
    ) -> Option<Arc<Pictures>> {
        let mut found = Diagnostics::default();
        let preparer =
            ImagePreparer { shown, ..self.image_preparer(self.sound(medium)?, medium, self.writes) };
        let prepared = preparer.prepare(pictures, &mut found);
        let sound = !found.has_errors();
        diagnostics.append(found);
        sound.then(|| Arc::new(prepared))
    }

    pub(super) fn image_preparer<'a>(
        &'a self,
        book: &'a Book,
        medium: Medium,
        writes: Writes,
    ) -> ImagePreparer<'a> {
        ImagePreparer {
            project: &self.project,
            medium,
            press: &book.info.press.output,
            paper: book.info.theme.paper.screen,
            fonts: &self.fonts,
            families: &book.info.families,
            cache: Cache::new(&self.project, writes),
            shown: Shown::StandIns,
        }
    }

    /// A renderer for documents of this book that show these pictures.
    pub fn renderer(
        &self,
        book: &Arc<Book>,
        medium: Medium,
        document: Document,
        pictures: Arc<Pictures>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Renderer> {
        Renderer::new(book, &self.fonts, &self.layouts, medium, document, pictures, diagnostics)
    }
}

/// A rendered project, unless what was found in it are errors.
fn sound(project: TypstProject, found: Diagnostics, diagnostics: &mut Diagnostics) -> Option<TypstProject> {
    let sound = !found.has_errors();
    diagnostics.append(found);
    sound.then_some(project)
}

/// Typesets a rendered document of a batch.
pub fn typeset(
    typesetter: &mut Typesetter,
    project: TypstProject,
    diagnostics: &mut Diagnostics,
) -> Option<PagedDocument> {
    let document = typesetter.typeset(project, diagnostics);
    typeset::forget_unused();
    document
}
