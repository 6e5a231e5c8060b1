//! What only the printer's file has: its cover, its sheets, its finish.

use std::sync::Arc;

use typst::foundations::Datetime;
use typst_layout::PagedDocument;

use super::Session;
use crate::diag::message::{messages, words};
use crate::diag::{Code, Diagnostic, Diagnostics, Place};
use crate::export;
use crate::ink::Medium;
use crate::limits::MIN_SPINE;
use crate::press::{self, Job};
use crate::template::Document;
use crate::typeset::Typesetter;

messages! {
    "cover";
    NO_COVER;
    NO_COVER_HINT;
    NARROW_SPINE(width, least);
    NARROW_SPINE_HINT;
}

words! {
    "book";
    COVER_TITLE(title, width);
}

/// The cover as a sheet of its own.
pub struct Cover {
    /// One page: back, spine, front.
    pub document: PagedDocument,
    /// What the file is called by those who hang it up.
    pub title: String,
    /// Where the sheet is folded, in mm from the left.
    pub folds: Vec<f64>,
}

impl Session {
    /// The cover of the typeset report as one sheet: back, spine and front. `None` if the report does not say how thick it is, or if
    /// there is none, which is reported.
    pub fn cover(&self, document: &PagedDocument, diagnostics: &mut Diagnostics) -> Option<Cover> {
        let book = self.printable(Medium::Press)?;
        let spine = book.info.press.spine?;
        let pages = document.pages();
        let Some((front, [before, behind])) = pages.first().zip(book.cover_pages()) else {
            let found = Diagnostic::error(Code::Schema, spine.span, NO_COVER.plain());
            diagnostics.push(found.hint(NO_COVER_HINT.plain()));
            return None;
        };
        let back = pages.last().filter(|_| behind > 0);
        let width = spine.width(pages.len().saturating_sub(before + behind));
        if width > 0.0 && width < MIN_SPINE {
            let values = [width, MIN_SPINE].map(|mm| mm.to_string());
            let found = Diagnostic::info(Code::NarrowSpine, spine.span, NARROW_SPINE.with(values));
            diagnostics.push(found.hint(NARROW_SPINE_HINT.plain()));
        }
        let renderer = self.renderer(book, Medium::Press, Document::Excerpt, Arc::default(), diagnostics)?;
        let set = (width > 0.0).then(|| {
            let project = renderer.spine(width, diagnostics);
            self.typesetter().typeset(project, diagnostics)
        });
        let set = match set {
            Some(document) => Some(document?),
            None => None,
        };
        let sheet = press::cover::sheet(back, set.as_ref().and_then(|set| set.pages().first()), front);
        let info = typst::model::Document::info(document).clone();
        let title = COVER_TITLE.with([book.info.title.as_str(), &width.to_string()]).print(book.info.speaks);
        let left = book.info.page.width;
        let folds = if width > 0.0 { vec![left, left + width] } else { vec![left] };
        Some(Cover { document: PagedDocument::new([sheet].into_iter().collect(), info), title, folds })
    }

    /// A typeset document as the printer's file: PDF/X-4. `folds` are those of its sheets, in mm from the left. `None` if it cannot be
    /// written, which is reported.
    pub fn finish_press_pdf(
        &self,
        document: &PagedDocument,
        (title, folds): (&str, &[f64]),
        moment: Option<Datetime>,
        typesetter: &Typesetter,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<u8>> {
        let info = &self.book()?.info;
        let faces = self.fonts.faces(&info.families.sans);
        let job = Job {
            book: info.title.as_str(),
            title,
            author: info.publisher.as_deref(),
            lang: &info.lang,
            moment,
            press: &info.press,
            bleed: info.page.bleed,
            font: faces.own().min_by_key(|(weight, _)| weight.abs_diff(400)).map(|(_, bytes)| bytes),
            folds,
        };
        let imposed = self.impose(document, typesetter, diagnostics)?;
        let exported = match export::press_pages(&imposed, moment) {
            Ok(exported) => exported,
            Err(errors) => {
                errors.0.iter().for_each(|error| diagnostics.push(typesetter.explain(error)));
                return None;
            }
        };
        let finished = press::finish(&exported, &job);
        if let Err(error) = &finished {
            let place = Place::File(info.report.clone());
            diagnostics.push(Diagnostic::error(Code::Export, place, error.message()));
        }
        finished.ok()
    }

    /// A typeset document on the printer's sheets; what its plates would print badly is reported.
    pub(super) fn impose(
        &self,
        document: &PagedDocument,
        typesetter: &Typesetter,
        diagnostics: &mut Diagnostics,
    ) -> Option<PagedDocument> {
        let info = &self.book()?.info;
        let imposed = press::impose(document, &info.press);
        let known = info.theme.inks();
        for found in press::plates::inspect(&imposed, info.press.output.condition.ink_limit, &known) {
            diagnostics.push(found.diagnostic(typesetter.locate(found.span), &info.press));
        }
        Some(imposed)
    }
}
