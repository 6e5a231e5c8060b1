//! Where the blocks of a plan stand in a document: each has a mark before it.

use std::collections::BTreeMap;

use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector, Location, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

/// The marks before steps, each with its entry and its index there.
fn marks(document: &PagedDocument) -> Vec<(usize, usize, Location)> {
    let Some(label) = Label::new(PicoStr::intern("makeup-step")) else { return Vec::new() };
    let marks = document.introspector().query(&Selector::Label(label));
    let found = marks.iter().filter_map(|mark| {
        let Value::Array(value) = &mark.to_packed::<MetadataElem>()?.value else { return None };
        let whole = |at| match value.at(at, None) {
            Ok(Value::Int(number)) => usize::try_from(number).ok(),
            _ => None,
        };
        Some((whole(0)?, whole(1)?, mark.location()?))
    });
    found.collect()
}

/// Page, from 1, and height in points of the steps of an entry, by their indices.
pub(super) type Steps = BTreeMap<usize, (usize, f64)>;

/// Where the steps of every entry of a document stand.
pub(super) struct Places(BTreeMap<usize, Steps>);

impl Places {
    /// The places of a document, each looked for once.
    pub(super) fn new(document: &PagedDocument) -> Places {
        let mut places: BTreeMap<usize, Steps> = BTreeMap::new();
        for (entry, index, location) in marks(document) {
            if let Some(position) = document.introspector().position(location) {
                let place = (position.page.get(), position.point.y.to_pt());
                places.entry(entry).or_default().insert(index, place);
            }
        }
        Places(places)
    }

    /// Those of an entry. `None` for one that has none.
    pub(super) fn of(&self, entry: usize) -> Option<&Steps> {
        self.0.get(&entry)
    }
}

/// The pages, from 1, on which entries begin that follow a plan.
pub(super) fn begins(document: &PagedDocument) -> BTreeMap<usize, usize> {
    let first = marks(document).into_iter().filter(|(_, index, _)| *index == 0);
    let page = |(entry, _, location)| Some((entry, document.introspector().page(location)?.get()));
    first.filter_map(page).collect()
}
