//! Lists of the book as their layouts see them.

use std::collections::BTreeMap;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use super::label;
use crate::model::prose::{Prose, unmarked};
use crate::model::{self, Book, Chapter, Entry, Explained, Indexed, Listing};
use crate::source::Text;

/// A word that is explained.
#[derive(Debug, Serialize)]
struct Term {
    initial: String,
    term: Text,
    full: Option<Text>,
    text: Option<Prose>,
    other: Option<Box<Term>>,
}

/// What the index names.
#[derive(Debug, Serialize)]
struct Mention {
    initial: String,
    name: Text,
    /// First and last pages of runs of pages.
    pages: Vec<[usize; 2]>,
}

/// A line of the list of figures.
#[derive(Debug, Serialize)]
struct Line<'a> {
    /// The chapter that begins with it, where more than one has figures.
    chapter: Option<Head<'a>>,
    number: Option<&'a str>,
    title: Text,
    /// The title in the other language of a book that prints both.
    other: Option<Text>,
    label: String,
}

/// A chapter above its figures.
#[derive(Debug, Serialize)]
struct Head<'a> {
    number: Option<&'a str>,
    title: &'a Text,
    /// The title in the other language of a book that prints both.
    other: Option<&'a Text>,
}

/// What the layout of a list sees of the book, by its name there. `mentions` are the pages that name what the index lists, `pages` is
/// how many the contents take, 0 if that is not known.
pub(in crate::template) fn list(
    listing: Listing,
    book: &Book,
    mentions: &BTreeMap<String, Vec<usize>>,
    pages: usize,
) -> Vec<(&'static str, Value)> {
    match listing {
        Listing::Nothing => Vec::new(),
        Listing::Contents => vec![("pages", Value::from(pages.max(1)))],
        Listing::Glossary => {
            vec![("terms", terms(book, book.lists.glossary(), &|each| Term { full: None, ..each }))]
        }
        Listing::Abbreviations => {
            vec![("terms", terms(book, book.lists.abbreviations(), &|each| Term { text: None, ..each }))]
        }
        Listing::Index => {
            let pages = |entry: &Indexed| mentions.get(&entry.of).map_or(&[][..], Vec::as_slice);
            let entries = |book: &Book| {
                let entries = book.lists.indexed.iter().map(|entry| Mention {
                    initial: entry.initial.clone(),
                    name: entry.name.clone(),
                    pages: runs(pages(entry)),
                });
                entries.collect::<Vec<_>>()
            };
            let other = book.translation.as_deref().map(entries).unwrap_or_default();
            let both = [("mentions", entries(book)), ("other_mentions", other)];
            both.map(|(name, entries)| (name, Value::from(Serde(entries)))).into()
        }
        Listing::Figures => vec![("lines", Value::from(Serde(figure_lines(book))))],
    }
}

/// The list of figures, by their chapters.
fn figure_lines(book: &Book) -> Vec<Line<'_>> {
    let with_figures = |chapter: &&Chapter| chapter.blocks().flat_map(model::Block::figures).next().is_some();
    let chapters: Vec<_> = book.entries.iter().filter_map(Entry::chapter).filter(with_figures).collect();
    let several = chapters.len() > 1;
    let translation = book.translation.as_deref();
    let mut lines = Vec::new();
    for chapter in chapters {
        let other = translation.and_then(|book| book.chapter(&chapter.id)).map(|chapter| &chapter.short);
        let mut head =
            several.then_some(Head { number: chapter.number.as_deref(), title: &chapter.short, other });
        lines.extend(chapter.blocks().flat_map(model::Block::figures).map(|figure| Line {
            chapter: head.take(),
            number: figure.number.as_deref(),
            title: unmarked(&figure.title),
            other: translation.and_then(|book| book.figure(&figure.id)).map(|figure| unmarked(&figure.title)),
            label: label(&figure.anchor()),
        }));
    }
    lines
}

/// Terms without what their list does not say, each with what it is in the other language of a book that prints both.
fn terms<'a>(
    book: &Book,
    explained: impl Iterator<Item = &'a Explained>,
    own: &dyn Fn(Term) -> Term,
) -> Value {
    let translated = book.translation.as_ref().map(|book| &book.lists.explained);
    let whole = explained.map(|each| {
        let other = translated.and_then(|all| all.iter().find(|other| other.position == each.position));
        Term { other: other.map(|other| Box::new(own(other.into()))), ..own(each.into()) }
    });
    Value::from(Serde(whole.collect::<Vec<_>>()))
}

impl From<&Explained> for Term {
    fn from(each: &Explained) -> Self {
        let Explained { initial, term, full, text, position: _ } = each.clone();
        Term { initial, term, full, text, other: None }
    }
}

/// Pages that follow one another as one run.
fn runs(pages: &[usize]) -> Vec<[usize; 2]> {
    let mut runs: Vec<[usize; 2]> = Vec::new();
    for page in pages {
        match runs.last_mut() {
            Some([_, last]) if *last + 1 == *page => *last = *page,
            _ => runs.push([*page, *page]),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn pages_that_follow_one_another_are_a_run() {
        assert_eq!(runs(&[3, 4, 5, 9, 11, 12]), [[3, 5], [9, 9], [11, 12]]);
        assert!(runs(&[]).is_empty());
    }
}
