//! Pictures: what is said about them.

mod missing_caption;
mod missing_credit;

use super::{LintContext, Rule};
use crate::model::{Case, Chapter, Entry, Picture};

/// The rules, in the order of the catalogue.
pub(super) const RULES: &[Rule] = &[missing_caption::RULE, missing_credit::RULE];

/// The chapters that the book shows.
fn chapters<'a>(cx: &'a LintContext) -> impl Iterator<Item = &'a Chapter> {
    cx.book.entries.iter().filter_map(Entry::chapter)
}

/// Every picture, those of the cover and of opening pages included.
fn pictures<'a>(cx: &'a LintContext) -> impl Iterator<Item = &'a Picture> {
    cx.book.info.cover.iter().chain(chapters(cx).flat_map(Chapter::pictures)).chain(photographs(cx))
}

/// The pictures of the interviews that the book shows.
fn photographs<'a>(cx: &'a LintContext) -> impl Iterator<Item = &'a Picture> {
    cx.book.entries.iter().filter_map(|entry| entry.case(cx.book)).flat_map(Case::photographs)
}
