//! Where a book names what its index lists.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use typst::layout::{FrameItem, Point};
use typst_layout::{Page, PagedDocument};

use super::Pages;
use super::walk::walk;
use crate::geometry::PT_PER_MM;
use crate::model::{self, Book, Case, Chapter, Entry, Listing};
use crate::template::label;

/// The label that pages which are made of the book as a whole begin with.
const MADE: &str = "made-of-the-book";

/// How far apart, in points, two texts of a line are that do not go on in one another, such as two cells of a table.
const APART: f64 = 0.5;

/// The pages, from 1, that name what the index lists, in either language of a book of two. They are read, in a book that has an index, as a reader does:
/// running heads do not count, nor do pages that are lists themselves.
pub fn mentions(book: &Book, document: &PagedDocument) -> BTreeMap<String, Vec<usize>> {
    let has_index =
        book.entries.iter().any(|entry| matches!(entry, Entry::Page(role) if role.lists == Listing::Index));
    if !has_index {
        return BTreeMap::new();
    }
    let page = &book.info.page;
    let own = written(book, document);
    let texts: Vec<Option<Words>> = document
        .pages()
        .par_iter()
        .enumerate()
        .map(|(number, each)| own(number + 1).then(|| words(each, page)))
        .collect();
    let pages = |form: &str| {
        let holds = move |(number, words): (usize, &Option<Words>)| {
            words.as_ref().filter(|words| words.name(form)).map(|_| number + 1)
        };
        texts.iter().enumerate().filter_map(holds).collect::<Vec<usize>>()
    };
    let both = [Some(book), book.translation.as_deref()];
    let mut found: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for entry in both.into_iter().flatten().flat_map(|book| &book.lists.indexed) {
        found.entry(entry.of.clone()).or_default().extend(entry.forms.iter().flat_map(|form| pages(form)));
    }
    found.into_iter().map(|(of, pages)| (of, pages.into_iter().collect())).collect()
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
