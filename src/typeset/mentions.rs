//! Where a book names what its index lists.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use typst::layout::{FrameItem, Point};
use typst::utils::hash128;
use typst_layout::{Page, PagedDocument};

use super::walk::walk;
use super::{Pages, Typesetter};
use crate::geometry::PT_PER_MM;
use crate::model::{self, Book, Case, Chapter, Entry, Indexed, Listing};
use crate::template::label;

/// The label that pages which are made of the book as a whole begin with.
const MADE: &str = "made-of-the-book";

/// How far apart, in points, two texts of a line are that do not go on in one another, such as two cells of a table.
const APART: f64 = 0.5;

/// What the pages of the last document name, by their hashes: a page that is set again as it was is not read again.
#[derive(Default)]
pub(super) struct Named {
    /// The hash of what was looked for, and where on a page.
    sought: u128,
    /// The indices of what is named.
    pages: HashMap<u128, Arc<[usize]>>,
}

impl Typesetter {
    /// The pages, from 1, of the document that was set last that name what the index lists, in either language of a book of two. They
    /// are read, in a book that has an index, as a reader does: running heads do not count, nor do pages that are lists themselves.
    pub fn mentions(&mut self, book: &Book, document: &PagedDocument) -> BTreeMap<String, Vec<usize>> {
        let has_index = book
            .entries
            .iter()
            .any(|entry| matches!(entry, Entry::Page(role) if role.lists == Listing::Index));
        if !has_index {
            return BTreeMap::new();
        }
        let setup = &book.info.page;
        let both = [Some(book), book.translation.as_deref()];
        let sought: Vec<&Indexed> = both.into_iter().flatten().flat_map(|book| &book.lists.indexed).collect();
        let forms: Vec<&[String]> = sought.iter().map(|entry| entry.forms.as_slice()).collect();
        let key = hash128(&(setup.top.to_bits(), setup.bottom.to_bits(), &forms));
        let known = std::mem::take(&mut self.named);
        let known = if known.sought == key { known.pages } else { HashMap::new() };
        let named = |page: &Page| -> Arc<[usize]> {
            let words = words(page, setup);
            let holds = |forms: &[String]| forms.iter().any(|form| words.name(form));
            (0..forms.len()).filter(|index| holds(forms[*index])).collect()
        };
        let own = written(book, document);
        let pages: Vec<(usize, u128, Arc<[usize]>)> = document
            .pages()
            .par_iter()
            .enumerate()
            .filter(|(index, _)| own(index + 1))
            .map(|(index, page)| {
                let hash = hash128(page);
                (index + 1, hash, known.get(&hash).cloned().unwrap_or_else(|| named(page)))
            })
            .collect();
        let mut found: BTreeMap<String, BTreeSet<usize>> =
            sought.iter().map(|entry| (entry.of.clone(), BTreeSet::new())).collect();
        for (page, _, named) in &pages {
            for entry in named.iter().filter_map(|index| sought.get(*index)) {
                found.entry(entry.of.clone()).or_default().insert(*page);
            }
        }
        let pages = pages.into_iter().map(|(_, hash, named)| (hash, named)).collect();
        self.named = Named { sought: key, pages };
        found.into_iter().map(|(of, pages)| (of, pages.into_iter().collect())).collect()
    }
}

/// The words of a page.
struct Words {
    /// In lines that are joined by blanks.
    spaced: String,
    /// Without any blank.
    joined: String,
}

impl Words {
    /// Whether they name something: Han characters follow one another, a Latin word stands by itself.
    fn name(&self, form: &str) -> bool {
        if !form.is_ascii() {
            let form: String = form.chars().filter(|c| !c.is_whitespace()).collect();
            return self.joined.contains(&form);
        }
        self.spaced.match_indices(form).any(|(at, form)| {
            let before = self.spaced[..at].chars().next_back();
            let after = self.spaced[at + form.len()..].chars().next();
            [before, after].into_iter().flatten().all(|c| !c.is_ascii_alphanumeric())
        })
    }
}

/// Whether a page, from 1, belongs to a chapter or a case.
fn written(book: &Book, document: &PagedDocument) -> impl Fn(usize) -> bool + Sync {
    let pages = Pages::new(document);
    let made = pages.all(MADE).into_iter().map(|page| (page, false));
    let own = book.entries.iter().filter_map(|entry| {
        let anchor = entry.chapter().map(Chapter::anchor).or_else(|| entry.case(book).map(Case::anchor))?;
        Some((pages.page(&label(&anchor))?, true))
    });
    let starts: BTreeMap<usize, bool> = made.chain(own).collect();
    move |page| starts.range(..=page).next_back().is_some_and(|(_, written)| *written)
}

/// The words of a page's type area.
fn words(page: &Page, setup: &model::Page) -> Words {
    let (top, bottom) = (setup.top * PT_PER_MM, page.frame.height().to_pt() - setup.bottom * PT_PER_MM);
    let (mut spaced, mut line, mut end) = (String::new(), f64::MAX, 0.0);
    walk(&page.frame, Point::zero(), &mut |item, at| {
        let FrameItem::Text(text) = item else { return };
        let y = at.y.to_pt();
        if y < top || y > bottom {
            return;
        }
        if (y - line).abs() > 0.1 {
            // A word that is broken goes on.
            if spaced.ends_with(['-', '\u{2010}']) {
                spaced.pop();
            } else {
                spaced.push(' ');
            }
            line = y;
        } else if (at.x.to_pt() - end).abs() > APART {
            spaced.push(' ');
        }
        end = (at.x + text.width()).to_pt();
        spaced.push_str(&text.text);
    });
    let words: Vec<&str> = spaced.split_whitespace().collect();
    Words { spaced: words.join(" "), joined: words.concat() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_latin_word_stands_by_itself() {
        let words = Words {
            spaced: "按 IPC 分类，ZIPCODE 不是".into(),
            joined: "按IPC分类，ZIPCODE不是".into(),
        };
        assert!(words.name("IPC") && words.name("分类") && words.name("IPC 分类"));
        assert!(!words.name("ZIP") && !words.name("CODE"));
    }
}
