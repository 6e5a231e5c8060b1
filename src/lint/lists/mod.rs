//! Lists of the book as a whole: whether they hold anything, and whether the book does.

mod empty_list;
mod unexplained_abbreviation;
mod unused_term;

use super::{LintContext, Owner, Passage, Rule};

/// The rules, in the order of the catalogue.
pub(super) const RULES: &[Rule] = &[empty_list::RULE, unused_term::RULE, unexplained_abbreviation::RULE];

/// What the chapters and cases of the book say, in its order.
fn said<'a>(cx: &'a LintContext) -> impl Iterator<Item = &'a Passage<'a>> {
    cx.book.entries.iter().flat_map(|entry| {
        let owner = entry
            .chapter()
            .map(|chapter| Owner::Chapter(&chapter.id))
            .or_else(|| entry.case(cx.book).map(|case| Owner::Case(&case.id)));
        cx.passages.iter().filter(move |passage| Some(passage.owner) == owner)
    })
}

/// Whether a text has a term: Han characters wherever they stand, a Latin word by itself.
fn has(text: &str, term: &str) -> bool {
    text.match_indices(term).any(|(at, term)| {
        let around = [text[..at].chars().next_back(), text[at + term.len()..].chars().next()];
        !term.is_ascii() || around.into_iter().flatten().all(|c| !c.is_ascii_alphanumeric())
    })
}
