//! Entries that were rendered before: what a layout made of the same book, case or chapter is not made again.

use std::collections::BTreeMap;
use std::fmt::Debug;

use rayon::prelude::*;
use typst::utils::hash128;

use super::{Rendered, Renderer, Settled, path};
use crate::model::{Entry, Figure};
use crate::picture::PictureRef;

/// What the cases and chapters of a report were rendered into the last time, by their paths.
#[derive(Default)]
pub struct Entries(BTreeMap<String, Kept>);

/// What was made, and the hash of all that it was made of.
struct Kept {
    of: u128,
    rendered: Rendered,
}

/// The hash of a value with the places of its texts, as `{:+?}` shows it.
fn shown(value: &dyn Debug) -> u128 {
    hash128(&format!("{value:+?}"))
}

/// What an entry may draw: its own figures.
fn figures(entry: &Entry) -> impl Iterator<Item = &Figure> {
    entry.chapter().into_iter().flat_map(|chapter| chapter.blocks()).flat_map(|block| block.figures())
}

impl Renderer {
    /// What all entries are made of besides themselves.
    fn common(&self) -> u128 {
        let infos =
            [Some(&*self.book), self.book.translation.as_deref()].map(|book| book.map(|book| &book.info));
        let cover = self.book.info.cover.iter().flat_map(|cover| cover.files());
        let cover: Vec<String> = cover.map(|picture| self.pictures.path(picture)).collect();
        hash128(&(&*self.layouts, cover, shown(&(infos, self.book.pairs, self.medium, self.document))))
    }

    /// The hash of all that an entry is made of. `None` for one that is made of the book as a whole.
    fn of(&self, entry: &Entry, common: u128) -> Option<u128> {
        let book = &*self.book;
        let other = book.translation.as_deref();
        let paths = |pictures: &mut dyn Iterator<Item = &PictureRef>| {
            pictures.map(|picture| self.pictures.path(picture)).collect::<Vec<_>>()
        };
        match entry {
            Entry::Page(_) => None,
            Entry::Chapter(role, chapter) => {
                let other = other.and_then(|book| book.chapter(&chapter.id));
                let pictures = paths(&mut chapter.pictures().flat_map(|picture| picture.files()));
                Some(hash128(&(common, shown(&(role, chapter, other)), pictures)))
            }
            Entry::Case { opens_group, part, .. } => {
                let case = entry.case(book)?;
                let other = other.and_then(|book| book.case(&case.id));
                let pictures = paths(&mut case.pictures());
                let place = (self.level(entry), opens_group, part);
                Some(hash128(&(common, shown(&(place, case, other)), pictures)))
            }
        }
    }

    /// The entries of the book with their paths and what their layouts make of them. What was made of the same before is taken from
    /// `kept`, which is brought up to date.
    pub(super) fn entries(
        &self,
        settled: &Settled,
        kept: Option<&mut Entries>,
    ) -> Vec<Option<(String, Rendered)>> {
        let entries = &self.book.entries;
        // Entries know nothing of each other, and their charts take time.
        let Some(kept) = kept else {
            return entries.par_iter().map(|entry| self.entry(entry, settled)).collect();
        };
        let common = self.common();
        let made: Vec<_> = entries
            .par_iter()
            .map(|entry| {
                let of = self.of(entry, common);
                let path = path(entry, &self.book)?;
                let known = kept.0.get(&path).filter(|kept| Some(kept.of) == of);
                let rendered = match known {
                    Some(kept) => kept.rendered.clone(),
                    None => self.entry(entry, settled)?.1,
                };
                // A layout of the book's own may draw what is no part of the entry.
                let own = |id: &String| figures(entry).any(|figure| figure.id == *id);
                let of = of.filter(|_| rendered.drawn.iter().all(own));
                Some((of, path, rendered))
            })
            .collect();
        let again = made.iter().flatten().filter_map(|(of, path, rendered)| {
            Some((path.clone(), Kept { of: (*of)?, rendered: rendered.clone() }))
        });
        kept.0 = again.collect();
        made.into_iter().map(|made| made.map(|(_, path, rendered)| (path, rendered))).collect()
    }
}
