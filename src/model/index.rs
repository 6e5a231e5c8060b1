//! The pass over the contents that gives numbers and anchors to chapters, sections, figures and cases before any text is
//! read.

use std::collections::BTreeMap;

use super::Role;
use super::anchor::Anchor;
use super::context::Context;
use super::numbering::{Index, PartSlot, Slot};
use crate::content::load::{Doc, Files};
use crate::content::report::{Cases, Entry as ContentEntry, PlainEntry, Report};
use crate::content::{Scalar, chapter};
use crate::diag::message::{self as m};
use crate::diag::{Code, Diagnostic};
use crate::source::Span;
use crate::source::yaml::Path;

/// Walks the contents; returns its entries too, in order.
pub(super) fn index<'a>(doc: &'a Doc<Report>, files: &'a Files, cx: &mut Context<'a>) -> (Index, Vec<Slot>) {
    let mut walk = Walk {
        doc,
        files,
        cx,
        index: Index::default(),
        slots: Vec::new(),
        chapters: BTreeMap::new(),
        figures: BTreeMap::new(),
        cases: BTreeMap::new(),
        number: 0,
        part: 0,
    };
    let contents = Path::default().key("contents");
    for (position, entry) in doc.content.contents.iter().enumerate() {
        walk.entry(entry, &contents.index(position));
    }
    (walk.index, walk.slots)
}

struct Walk<'a, 'c> {
    doc: &'a Doc<Report>,
    files: &'a Files,
    cx: &'c mut Context<'a>,
    index: Index,
    slots: Vec<Slot>,
    /// Where chapters, figures and cases stand first.
    chapters: BTreeMap<String, Span>,
    figures: BTreeMap<String, Span>,
    cases: BTreeMap<String, Span>,
    number: usize,
    part: usize,
}

impl Walk<'_, '_> {
    fn entry(&mut self, entry: &ContentEntry, path: &Path) {
        match entry {
            ContentEntry::Plain(PlainEntry::Cover) => self.slots.push(Slot::Cover),
            ContentEntry::Plain(PlainEntry::Toc) => self.slots.push(Slot::Toc),
            ContentEntry::Preface(e) => self.chapter(&e.preface, &path.key("preface"), Role::Preface, None),
            ContentEntry::Summary(e) => self.chapter(&e.summary, &path.key("summary"), Role::Summary, None),
            ContentEntry::About(e) => self.chapter(&e.about, &path.key("about"), Role::About, None),
            ContentEntry::Chapter(e) => self.chapter(&e.chapter, &path.key("chapter"), Role::Chapter, None),
            ContentEntry::Legal(e) => self.chapter(&e.legal, &path.key("legal"), Role::Legal, None),
            ContentEntry::BackCover(e) => {
                self.chapter(&e.back_cover, &path.key("back-cover"), Role::BackCover, None);
            }
            ContentEntry::Cases(e) => self.cases(&e.cases, &path.key("cases")),
            ContentEntry::Part(e) => {
                self.part += 1;
                let title = self.doc.text(&path.key("part"), &e.part);
                for (position, id) in e.chapters.iter().enumerate() {
                    let part = PartSlot { number: self.part, title: title.clone(), first: position == 0 };
                    self.chapter(id, &path.key("chapters").index(position), Role::Chapter, Some(part));
                }
                if let Some(cases) = &e.cases {
                    self.cases(cases, &path.key("cases"));
                }
            }
        }
    }

    fn chapter(&mut self, id: &Scalar, path: &Path, role: Role, part: Option<PartSlot>) {
        let (id, span) = (id.as_str(), self.doc.span(path));
        if let Some(first) = self.chapters.insert(id.to_owned(), span) {
            self.cx.twice(id, span, first);
            return;
        }
        let number = (role == Role::Chapter).then(|| {
            self.number += 1;
            self.number
        });
        match self.files.chapters.get(id) {
            Some(Some(chapter)) => self.sections(id, chapter, number),
            // Its own faults are reported where they are.
            Some(None) => return,
            None => {
                let known = self.files.chapters.keys();
                self.cx.unknown(
                    m::UNKNOWN_CHAPTER.with([id]),
                    id,
                    known,
                    &format!("chapters/{id}.yaml"),
                    span,
                );
                return;
            }
        }
        self.slots.push(Slot::Chapter { id: id.to_owned(), role, number, part });
    }

    /// Gives numbers to a chapter's sections and figures.
    fn sections(&mut self, id: &str, chapter: &Doc<chapter::Chapter>, number: Option<usize>) {
        let mut figures = Vec::new();
        let body = Path::default().key("body");
        figures_of(&chapter.content.body, &body, chapter, &mut |figure, span| {
            figures.push((figure, span, number.map(|n| n.to_string())));
        });
        for (position, section) in chapter.content.sections.iter().enumerate() {
            let section_number = number.map(|n| format!("{n}.{}", position + 1));
            let path = Path::default().key("sections").index(position);
            if let Some(section_id) = &section.id {
                let anchor = Anchor::Section { chapter: id.to_owned(), number: position + 1 };
                let entry = (anchor, section_number.clone(), section.title.as_str().to_owned());
                if self.index.sections.insert(section_id.as_str().to_owned(), entry).is_some() {
                    let span = chapter.span(&path.key("id"));
                    self.cx.push(
                        Diagnostic::error(
                            Code::DuplicateReference,
                            span,
                            m::TWICE.with([section_id.as_str()]),
                        )
                        .hint(m::TWICE_HINT.plain()),
                    );
                }
            }
            figures_of(&section.body, &path.key("body"), chapter, &mut |figure, span| {
                figures.push((figure, span, section_number.clone()));
            });
        }
        // Figures are counted within their section, or within the chapter's body before the first one.
        let mut counts: BTreeMap<Option<String>, usize> = BTreeMap::new();
        for (figure, span, prefix) in figures {
            if let Some(first) = self.figures.get(&figure) {
                self.cx.twice(&figure, span, *first);
                continue;
            }
            if !self.files.figures.contains_key(&figure) {
                let known = self.files.figures.keys();
                let file = format!("figures/{figure}.yaml");
                self.cx.unknown(m::UNKNOWN_FIGURE.with([&figure]), &figure, known, &file, span);
                continue;
            }
            let count = counts.entry(prefix.clone()).or_default();
            *count += 1;
            let number = prefix.map(|prefix| format!("{prefix}.{count}"));
            self.figures.insert(figure.clone(), span);
            self.index.figures.insert(figure, number);
        }
    }

    fn cases(&mut self, cases: &Cases, path: &Path) {
        let ids: Vec<(String, Span)> = match cases {
            Cases::All(_) => self.all_cases().into_iter().map(|id| (id, self.doc.span(path))).collect(),
            Cases::Some(ids) => {
                let place =
                    |(position, id): (usize, &Scalar)| (id.0.clone(), self.doc.span(&path.index(position)));
                ids.iter().enumerate().map(place).collect()
            }
        };
        let mut group = None;
        for (id, span) in ids {
            if !self.files.cases.contains_key(&id) {
                let file = format!("cases/{id}.yaml");
                self.cx.unknown(m::UNKNOWN_CASE.with([&id]), &id, self.files.cases.keys(), &file, span);
                continue;
            }
            if let Some(first) = self.cases.insert(id.clone(), span) {
                self.cx.twice(&id, span, first);
                continue;
            }
            // A case with faults of its own is reported where they are.
            let Some(Some(case)) = self.files.cases.get(&id) else { continue };
            let own = Some(case.content.group.as_ref().map(|group| group.as_str().to_owned()));
            self.slots.push(Slot::Case { id: id.clone(), opens_group: own != group });
            group = own;
            self.index.cases.insert(id);
        }
    }

    /// Every case, by the order of the book's groups, then by file name; those without a group last.
    fn all_cases(&self) -> Vec<String> {
        let groups = &self.doc.content.groups;
        let mut ids: Vec<(usize, String)> = self
            .files
            .cases
            .iter()
            .filter_map(|(id, case)| {
                let group = &case.as_ref()?.content.group;
                let position = group.as_ref().and_then(|own| groups.iter().position(|known| known == own));
                Some((position.unwrap_or(groups.len()), id.clone()))
            })
            .collect();
        ids.sort();
        ids.into_iter().map(|(_, id)| id).collect()
    }
}

/// Calls `visit` for every figure of a body.
fn figures_of(
    body: &[chapter::Block],
    path: &Path,
    doc: &Doc<chapter::Chapter>,
    visit: &mut impl FnMut(String, Span),
) {
    for (position, block) in body.iter().enumerate() {
        let path = path.index(position);
        match block {
            chapter::Block::Figure(id) => visit(id.as_str().to_owned(), doc.span(&path.key("figure"))),
            chapter::Block::Figures(ids) => {
                for (nth, id) in ids.iter().enumerate() {
                    visit(id.as_str().to_owned(), doc.span(&path.key("figures").index(nth)));
                }
            }
            _ => {}
        }
    }
}
