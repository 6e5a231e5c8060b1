//! A typeset document as the browser sees it: pages with the numbers of their drawings, drawn when they are looked at.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Serialize, Serializer};
use typst::utils::hash128;
use typst_layout::PagedDocument;

use super::drawing::fingerprint;
use crate::export;
use crate::source::Sources;
use crate::typeset::Trace;

/// Most pixels of a page: more than any screen has.
const MAX_PIXELS: f64 = 4e7;

/// A document that was typeset, with the way back to the files it was made from.
pub(super) struct Print {
    /// The document.
    pub document: PagedDocument,
    /// Its pages in order.
    pub pages: Vec<PageView>,
    /// From its text to generated sources.
    pub trace: Trace,
    /// The files of the book as they were.
    pub sources: Arc<Sources>,
    /// Typst's hash of each page with the number of its drawing.
    known: HashMap<u128, u128>,
}

/// A page as the browser sees it; lengths in pt, without the bleed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct PageView {
    /// The number of its drawing, which names its picture.
    pub id: Drawing,
    /// Trim width.
    pub width: f64,
    /// Trim height.
    pub height: f64,
    /// What is drawn beyond the trim on each side.
    pub bleed: f64,
    /// The folio, which need not be the position in the document.
    pub folio: u64,
}

/// The number of a drawing, in hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Drawing(pub u128);

impl Serialize for Drawing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:032x}", self.0))
    }
}

impl Print {
    /// The print of a document. What looks as in the print before it keeps its numbers without being looked at again.
    pub(super) fn new(
        document: PagedDocument,
        trace: Trace,
        sources: Arc<Sources>,
        before: Option<&Print>,
    ) -> Print {
        let pages: Vec<(u128, PageView)> = document
            .pages()
            .par_iter()
            .map(|page| {
                let whole = hash128(page);
                let known = before.and_then(|before| before.known.get(&whole)).copied();
                let view = PageView {
                    id: Drawing(known.unwrap_or_else(|| fingerprint(page))),
                    width: page.frame.width().to_pt(),
                    height: page.frame.height().to_pt(),
                    bleed: page.bleed.left.to_pt(),
                    folio: page.number,
                };
                (whole, view)
            })
            .collect();
        let known = pages.iter().map(|(whole, view)| (*whole, view.id.0)).collect();
        let pages = pages.into_iter().map(|(_, view)| view).collect();
        Print { document, pages, trace, sources, known }
    }

    /// The picture of a page of this document as SVG, with its bleed.
    pub(super) fn draw(&self, drawing: Drawing) -> Option<Vec<u8>> {
        let index = self.pages.iter().position(|page| page.id == drawing)?;
        Some(export::page_svg(self.document.pages().get(index)?))
    }

    /// The same as pixels, so many to a pt. `None` if that are too many.
    pub(super) fn pixels(&self, drawing: Drawing, per_pt: f64) -> Option<Vec<u8>> {
        let index = self.pages.iter().position(|page| page.id == drawing)?;
        let page = &self.pages[index];
        let side = |length: f64| (length + 2.0 * page.bleed) * per_pt;
        let fits = per_pt > 0.0 && side(page.width) * side(page.height) <= MAX_PIXELS;
        fits.then(|| export::page_pixels(self.document.pages().get(index)?, per_pt)).flatten()
    }

    /// The pages, from 0, that look otherwise than any page did before.
    pub(super) fn changed_since(&self, before: &Print) -> Vec<usize> {
        let new = |page: &PageView| !before.pages.iter().any(|old| old.id == page.id);
        (0..self.pages.len()).filter(|index| new(&self.pages[*index])).collect()
    }
}
