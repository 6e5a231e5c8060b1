//! Where things ended up in a typeset document.

use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::geometry::PT_PER_MM;

/// The pages of a document's labels.
pub struct Pages<'a> {
    document: &'a PagedDocument,
}

impl<'a> Pages<'a> {
    /// The pages of a document.
    pub fn new(document: &'a PagedDocument) -> Pages<'a> {
        Pages { document }
    }

    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.document.pages().len()
    }

    /// The physical page, from 1, of the element with a label.
    pub fn page(&self, label: &str) -> Option<usize> {
        let label = Label::new(PicoStr::intern(label))?;
        let introspector = self.document.introspector();
        let location = introspector.query_label(label).ok()?.location()?;
        introspector.page(location).map(|page| page.get())
    }

    /// Page, from 1, and height in mm from the page's top, where a case ends: its layout leaves the case's label there, as
    /// metadata labelled `case-end`.
    pub fn case_end(&self, case: &str) -> Option<(usize, f64)> {
        let introspector = self.document.introspector();
        let label = Label::new(PicoStr::intern("case-end"))?;
        let found = introspector.query(&Selector::Label(label)).into_iter().find(|element| {
            let metadata = element.to_packed::<MetadataElem>();
            metadata.is_some_and(
                |metadata| matches!(&metadata.value, Value::Str(value) if value.as_str() == case),
            )
        })?;
        let position = introspector.position(found.location()?)?;
        Some((position.page.get(), position.point.y.to_pt() / PT_PER_MM))
    }
}
