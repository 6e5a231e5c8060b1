//! Corrections of a company, written into the file of its case: those that were wanted, and nothing else.

use super::scalar::rewrite;
use super::{FixPlan, FixedFile};
use crate::proof::correction::Wanted;
use crate::source::Source;

/// What writing corrections changes. Of those that YAML cannot hold where they would stand, the places are returned.
pub fn plan(source: &Source, wanted: &[Wanted]) -> (FixPlan, Vec<Wanted>) {
    let mut order: Vec<&Wanted> = wanted.iter().collect();
    // From the end of the file on, so that the places before stay what they are.
    order.sort_by_key(|one| (std::cmp::Reverse(one.place.start), one.at.start));
    let (mut text, mut settled, mut left) = (source.text().to_owned(), 0, Vec::new());
    for field in order.chunk_by(|a, b| a.place == b.place) {
        let edits: Vec<_> = field.iter().map(|one| (one.at.clone(), one.text.clone())).collect();
        let Some(place) = field.first().map(|one| one.place) else { continue };
        match rewrite(source.path(), &text, place, &edits) {
            Some(after) => {
                text = after;
                settled += field.len();
            }
            None => left.extend(field.iter().map(|one| (*one).clone())),
        }
    }
    let (path, before) = (source.path().to_owned(), source.text().to_owned());
    let files = (text != before).then_some(FixedFile { path, before, after: text });
    (FixPlan { files: files.into_iter().collect(), settled }, left)
}
