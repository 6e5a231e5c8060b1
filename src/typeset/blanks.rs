//! Blank pages: where the book asks for them once its pages are known.

use super::Pages;
use crate::ink::Medium;
use crate::model::{Book, Chapter, Entry, Opener, Role};
use crate::template::{Blanks, label};

/// The blank pages that a book needs, seen from a document that was set with `current` ones.
///
/// A chapter that is to open on the right gets one before it where it would open on the left, and a case of two pages where it
/// would not be a spread, in both editions, so that their folios agree. So does the inside of a cover that is a sheet of its own: the block
/// behind it begins on the right. In the press edition, those that fill the last signature stand before the back cover, or at the
/// end of a book that has none; a cover that is a sheet of its own is no part of a signature. Pages are as wide on the left as on the right, so that a blank one moves the pages behind
/// it and changes nothing on them.
pub fn blanks(book: &Book, medium: Medium, pages: &Pages, current: &Blanks) -> Blanks {
    let press = &book.info.press;
    let mut wanted = Blanks::new();
    let (mut set, mut added) = (0, 0);
    let cover = book.cover_pages();
    for (index, entry) in book.entries.iter().enumerate() {
        set += current.get(&index).copied().unwrap_or(0);
        if index == 1 && cover.is_some() {
            wanted.insert(index, 1);
            added += 1;
        }
        // The page it begins on, and whether that one is to be a right-hand page.
        let wish = if let Some(case) = entry.case(book) {
            let own = label(&case.anchor());
            let pages = pages.page(&own).zip(pages.case_end(&own));
            pages.filter(|(page, (last, _))| *last == page + 1).map(|(page, _)| (page, false))
        } else if press.opener == Opener::Right && entry.role().is_some_and(Role::is_numbered) {
            let anchor = entry.chapter().map(Chapter::anchor);
            anchor.and_then(|anchor| pages.page(&label(&anchor))).map(|page| (page, true))
        } else {
            None
        };
        let Some((page, right)) = wish else { continue };
        if (page - set + added).is_multiple_of(2) == right {
            *wanted.entry(index).or_default() += 1;
            added += 1;
        }
    }
    if medium == Medium::Press {
        // Those of entries that are gone stand nowhere.
        let all: usize = current.range(..=book.entries.len()).map(|(_, count)| count).sum();
        let signature = press.signature as usize;
        // The inside of the back of a cover of its own is not there yet.
        let [front, back] = cover.map(|[front, back]| [front, back / 2]).unwrap_or_default();
        let inside = (pages.count() - all + added).saturating_sub(front + back);
        let lack = inside.next_multiple_of(signature) - inside + back;
        let closed = book.entries.last().and_then(Entry::role).is_some_and(|role| role.closes);
        if lack > 0 {
            wanted.insert(book.entries.len() - usize::from(closed), lack);
        }
    }
    wanted
}
