//! Where things ended up in a typeset document.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use typst::foundations::{Content, Label, Selector, Value};
use typst::introspection::{Introspector, Location, MetadataElem};
use typst::layout::{Frame, FrameItem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::geometry::PT_PER_MM;

/// The fonts that a document is set in: families with their weights, sorted.
pub fn fonts(document: &PagedDocument) -> Vec<String> {
    fn visit(frame: &Frame, found: &mut BTreeSet<String>) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Text(text) => {
                    let info = text.font.info();
                    found.insert(format!("{} {}", info.family, info.variant.weight.to_number()));
                }
                FrameItem::Group(group) => visit(&group.frame, found),
                FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
    let mut found = BTreeSet::new();
    document.pages().iter().for_each(|page| visit(&page.frame, &mut found));
    found.into_iter().collect()
}

/// The pages of a document's labels.
pub struct Pages<'a> {
    document: &'a PagedDocument,
    /// Where each case ends, once that was asked for.
    case_ends: OnceCell<BTreeMap<String, Location>>,
}

impl<'a> Pages<'a> {
    /// The pages of a document.
    pub fn new(document: &'a PagedDocument) -> Pages<'a> {
        Pages { document, case_ends: OnceCell::new() }
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

    /// The physical pages, from 1, of all elements with a label.
    pub fn all(&self, label: &str) -> Vec<usize> {
        let Some(label) = Label::new(PicoStr::intern(label)) else { return Vec::new() };
        let introspector = self.document.introspector();
        let marks = introspector.query(&Selector::Label(label));
        let page = |mark: &Content| Some(introspector.page(mark.location()?)?.get());
        marks.iter().filter_map(page).collect()
    }

    /// How many pages the contents take: their layout leaves metadata labelled `contents-edge` where they begin and where they end.
    pub fn contents(&self) -> usize {
        let edges = self.all("contents-edge");
        edges.iter().max().zip(edges.iter().min()).map_or(0, |(last, first)| last - first + 1)
    }

    /// Page, from 1, and height in mm from the page's top, where a case ends: its layout leaves the case's label there, as
    /// metadata labelled `case-end`.
    pub fn case_end(&self, case: &str) -> Option<(usize, f64)> {
        let location = *self.case_ends.get_or_init(|| self.find_case_ends()).get(case)?;
        let position = self.document.introspector().position(location)?;
        Some((position.page.get(), position.point.y.to_pt() / PT_PER_MM))
    }

    fn find_case_ends(&self) -> BTreeMap<String, Location> {
        let mut ends = BTreeMap::new();
        let Some(label) = Label::new(PicoStr::intern("case-end")) else { return ends };
        for element in self.document.introspector().query(&Selector::Label(label)) {
            let metadata = element.to_packed::<MetadataElem>();
            if let Some(Value::Str(case)) = metadata.map(|metadata| &metadata.value)
                && let Some(location) = element.location()
            {
                ends.entry(case.to_string()).or_insert(location);
            }
        }
        ends
    }
}
