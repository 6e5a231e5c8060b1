//! The navigation: chapters with their sections and figures, groups with their cases.

use std::collections::BTreeMap;

use serde::Serialize;

use super::pieces::first_pages;
use super::print::Print;
use crate::content::load::Files;
use crate::model::{self, Anchor, Block, Book, Entry};
use crate::quantity::plain;
use crate::template::{self, label};
use crate::typeset::Pages;

/// A part of the book in printing order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Chapter {
    /// The part of the book that it opens.
    pub part: Option<String>,
    /// The group of cases that it opens.
    pub group: Option<String>,
    /// The case, if it is one, by its id.
    pub case: Option<String>,
    /// The entry itself.
    #[serde(flatten)]
    pub item: Item,
    /// Its sections and figures.
    pub items: Vec<Item>,
}

/// Something with a place in the book.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Item {
    /// `chapter`, `case`, `section` or `figure`; of a page without a file, the name of its role.
    pub kind: &'static str,
    /// Its number, if it has one.
    pub number: Option<String>,
    /// Its title; empty for a page without a file, whose name is the browser's.
    pub title: String,
    /// Its file, relative to the book.
    pub file: String,
    /// Its first page, from 0.
    pub page: Option<usize>,
    /// How far a case is with its company, in the language of the preview.
    pub approval: Option<String>,
}

/// The navigation of a book that was typeset.
pub(super) fn outline(
    book: &Book,
    files: &Files,
    print: &Print,
    approval: impl Fn(&str) -> Option<String>,
) -> Vec<Chapter> {
    let pages = Pages::new(&print.document);
    let first: BTreeMap<String, usize> = first_pages(print)
        .into_iter()
        .map(|(id, page)| (id.vpath().get_with_slash().to_owned(), page))
        .collect();
    let page = |anchor: &Anchor| pages.page(&label(anchor)).and_then(|page| page.checked_sub(1));
    let entry = |(index, entry): (usize, &Entry)| match entry {
        Entry::Page(role) => {
            let item = Item {
                kind: role.name,
                number: None,
                title: String::new(),
                file: book.info.report.clone(),
                // Whatever it prints, the first entry begins with the book.
                page: if index == 0 { Some(0) } else { first.get(&template::page(*role)).copied() },
                approval: None,
            };
            Some(Chapter { part: None, group: None, case: None, item, items: Vec::new() })
        }
        Entry::Chapter(_, chapter) => {
            let part = chapter.part.as_ref().filter(|_| chapter.first_of_part);
            let item = Item {
                kind: "chapter",
                number: chapter.number.clone(),
                title: plain(&chapter.title),
                file: format!("chapters/{}.yaml", chapter.id),
                page: page(&chapter.anchor()),
                approval: None,
            };
            Some(Chapter {
                part: part.map(|part| part.title.to_string()),
                group: None,
                case: None,
                item,
                items: items(chapter, &page),
            })
        }
        Entry::Case { case, opens_group, part: _ } => {
            let case = book.cases.get(*case)?;
            let item = Item {
                kind: "case",
                number: None,
                title: case.name.to_string(),
                file: files.case_file(&case.id, &print.sources).unwrap_or_default().to_owned(),
                page: page(&case.anchor()),
                approval: approval(&case.id),
            };
            let group = case.group.as_ref().filter(|_| *opens_group).map(ToString::to_string);
            Some(Chapter { part: None, group, case: Some(case.id.clone()), item, items: Vec::new() })
        }
    };
    book.entries.iter().enumerate().filter_map(entry).collect()
}

/// The sections and figures of a chapter in order.
fn items(chapter: &model::Chapter, page: &dyn Fn(&Anchor) -> Option<usize>) -> Vec<Item> {
    let mut items = Vec::new();
    let figures = |body: &[Block], items: &mut Vec<Item>| {
        for block in body {
            items.extend(block.figures().iter().map(|figure| Item {
                kind: "figure",
                number: figure.number.clone(),
                title: plain(&figure.title),
                file: format!("figures/{}.yaml", figure.id),
                page: page(&figure.anchor()),
                approval: None,
            }));
        }
    };
    figures(&chapter.body, &mut items);
    for section in &chapter.sections {
        items.push(Item {
            kind: "section",
            number: section.number.clone(),
            title: plain(&section.title),
            file: format!("chapters/{}.yaml", chapter.id),
            page: page(&section.anchor),
            approval: None,
        });
        figures(&section.body, &mut items);
    }
    items
}
