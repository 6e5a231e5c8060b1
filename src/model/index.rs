//! The pass over the contents that gives numbers and anchors to chapters, sections, figures and cases before any text is
//! read.

use std::collections::{BTreeMap, BTreeSet};

use super::Role;
use super::anchor::Anchor;
use super::context::Context;
use super::numbering::{Index, PartSlot, Slot};
use super::order::by_sound;
use super::ordinal::Ordinal;
use super::title::Title;
use crate::content::chapter;
use crate::content::contents::{CaseOrder, Cases, Entry as ContentEntry};
use crate::content::load::Files;
use crate::content::report::Report;
use crate::content::role::Takes;
use crate::content::rows::CaseRows;
use crate::diag::message::{self as m};
use crate::diag::{Code, Diagnostic, Severity};
use crate::source::{Span, Text};

/// Walks the contents; returns its entries too, in order.
pub(super) fn index<'a>(report: &'a Report, files: &'a Files, cx: &mut Context<'a>) -> (Index, Vec<Slot>) {
    let mut walk = Walk {
        report,
        files,
        cx,
        index: Index::default(),
        slots: Vec::new(),
        chapters: BTreeMap::new(),
        figures: BTreeMap::new(),
        cases: BTreeMap::new(),
        numbers: 0,
        letters: 0,
        part: 0,
    };
    report.contents.iter().for_each(|entry| walk.entry(entry));
    (walk.index, walk.slots)
}

struct Walk<'a, 'c> {
    report: &'a Report,
    files: &'a Files,
    cx: &'c mut Context<'a>,
    index: Index,
    slots: Vec<Slot>,
    /// Where chapters, figures and cases stand first.
    chapters: BTreeMap<String, Span>,
    figures: BTreeMap<String, Span>,
    cases: BTreeMap<String, Span>,
    /// How many numbered chapters and appendices there are so far.
    numbers: usize,
    letters: usize,
    part: usize,
}

impl Walk<'_, '_> {
    fn entry(&mut self, entry: &ContentEntry) {
        match entry {
            ContentEntry::Page(role) => self.slots.push(Slot::Page(*role)),
            ContentEntry::Chapter(e) => self.chapter(&e.id, e.role, None, false),
            ContentEntry::Cases(e) => self.cases(&e.cases, e.order, None),
            ContentEntry::Part(e) => {
                self.part += 1;
                let parts = self.report.contents.iter();
                let of = parts.filter(|entry| matches!(entry, ContentEntry::Part(_))).count();
                let part = PartSlot { number: self.part, of, title: e.part.clone() };
                for (position, id) in e.chapters.iter().enumerate() {
                    self.chapter(id, Role::CHAPTER, Some(part.clone()), position == 0);
                }
                if let Some(cases) = &e.cases {
                    self.cases(cases, e.order, Some(part));
                }
            }
        }
    }

    fn chapter(&mut self, id: &Text, role: Role, part: Option<PartSlot>, first: bool) {
        let (id, span) = (id.as_str(), id.span());
        if let Some(first) = self.chapters.insert(id.to_owned(), span) {
            self.cx.twice(id, span, first);
            return;
        }
        let ordinal = match role.takes {
            Takes::Nothing | Takes::Chapter => None,
            Takes::NumberedChapter => {
                self.numbers += 1;
                Some(Ordinal::Chapter(self.numbers))
            }
            Takes::LetteredChapter => {
                self.letters += 1;
                Some(Ordinal::Appendix(self.letters))
            }
        };
        match self.files.chapters.get(id) {
            Some(Some(chapter)) => self.sections(id, &chapter.content, ordinal),
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
        self.slots.push(Slot::Chapter { id: id.to_owned(), role, ordinal, part, first });
    }

    /// Gives numbers to a chapter's sections and figures.
    fn sections(&mut self, id: &str, chapter: &chapter::Chapter, ordinal: Option<Ordinal>) {
        let mut figures = Vec::new();
        for figure in figures_of(&chapter.body) {
            figures.push((figure, ordinal.map(|own| own.to_string())));
        }
        for (position, section) in chapter.sections.iter().enumerate() {
            let section_number = ordinal.map(|own| format!("{own}.{}", position + 1));
            if let Some(section_id) = &section.id {
                let anchor = Anchor::Section { chapter: id.to_owned(), number: position + 1 };
                let entry = (anchor, section_number.clone(), Title::read(&section.title).to_string());
                if self.index.sections.insert(section_id.as_str().to_owned(), entry).is_some() {
                    let message = m::TWICE.with([section_id.as_str()]);
                    let found = Diagnostic::error(Code::DuplicateReference, section_id.span(), message);
                    self.cx.push(found.hint(m::TWICE_HINT.plain()));
                }
            }
            for figure in figures_of(&section.body) {
                figures.push((figure, section_number.clone()));
            }
        }
        // Figures are counted within their section, or within the chapter's body before the first one.
        let mut counts: BTreeMap<Option<String>, usize> = BTreeMap::new();
        for (figure, prefix) in figures {
            let (figure, span) = (figure.as_str(), figure.span());
            if let Some(first) = self.figures.get(figure) {
                self.cx.twice(figure, span, *first);
                continue;
            }
            if !self.files.figures.contains_key(figure) {
                let known = self.files.figures.keys();
                let file = format!("figures/{figure}.yaml");
                self.cx.unknown(m::UNKNOWN_FIGURE.with([figure]), figure, known, &file, span);
                continue;
            }
            let count = counts.entry(prefix.clone()).or_default();
            *count += 1;
            let number = prefix.map(|prefix| format!("{prefix}.{count}"));
            self.figures.insert(figure.to_owned(), span);
            self.index.figures.insert(figure.to_owned(), number);
            self.index.shown.push(figure.to_owned());
        }
    }

    fn cases(&mut self, cases: &Cases, order: Option<CaseOrder>, part: Option<PartSlot>) {
        let mut ids: Vec<(String, Span)> = match cases {
            Cases::All(all) => {
                if self.files.cases.is_empty() {
                    let found = Diagnostic::warning(Code::MissingFile, all.span, m::NO_CASES.plain());
                    self.cx.push(found.hint(m::NO_CASES_HINT.plain()));
                }
                let rows: BTreeSet<&String> = self.files.case_rows().flat_map(CaseRows::ids).collect();
                let files = self.files.cases.keys().filter(|id| !rows.contains(id));
                files.map(|id| (id.clone(), all.span)).collect()
            }
            Cases::Table(named) => {
                let rows = self.files.rows(named).filter(|rows| !rows.sheets_only);
                let ids = rows.into_iter().flat_map(CaseRows::ids);
                ids.map(|id| (id.clone(), named.table.span())).collect()
            }
            Cases::Some(ids) => ids.iter().map(|id| (id.to_string(), id.span())).collect(),
        };
        let usual = matches!(cases, Cases::All(_)).then_some(CaseOrder::File);
        match order.or(usual) {
            Some(CaseOrder::File) => ids.sort_by_cached_key(|(id, _)| (self.group_of(id), id.clone())),
            Some(CaseOrder::Pinyin) => {
                ids.sort_by_cached_key(|(id, _)| (self.group_of(id), self.sound_of(id), id.clone()));
            }
            None => {}
        }
        let mut group = None;
        for (id, span) in ids {
            // What a case says of itself counts in every list.
            if self.files.leaves_out(&format!("case:{id}")).is_some() {
                continue;
            }
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
            if let Some(status) = case.content.status.filter(|_| case.content.is_draft()) {
                let found = Diagnostic::error(Code::CaseNotInBook, status.span, m::DRAFT_LEFT_OUT.plain());
                let note = Diagnostic { severity: Severity::Info, ..found };
                self.cx.push(note.hint(m::DRAFT_LEFT_OUT_HINT.with([&id])));
                continue;
            }
            let own = Some(case.content.group.as_ref().map(|group| group.as_str().to_owned()));
            self.slots.push(Slot::Case { id: id.clone(), opens_group: own != group, part: part.clone() });
            group = own;
            self.index.cases.insert(id);
        }
    }

    /// Where the group of a case is among those of the book; cases without one come last.
    fn group_of(&self, id: &str) -> usize {
        let groups = &self.report.groups;
        let own = self.files.cases.get(id).and_then(|case| case.as_ref()?.content.group.as_ref());
        own.and_then(|own| groups.iter().position(|known| known == own)).unwrap_or(groups.len())
    }

    /// What the name of a case is sorted by.
    fn sound_of(&self, id: &str) -> Vec<(u8, String, char)> {
        let case = self.files.cases.get(id).and_then(|case| case.as_ref());
        case.map(|case| by_sound(&case.content.name)).unwrap_or_default()
    }
}

/// The ids of the figures of a body.
fn figures_of(body: &[chapter::Block]) -> impl Iterator<Item = &Text> {
    body.iter().flat_map(|block| match block {
        chapter::Block::Figure(id) => std::slice::from_ref(id),
        chapter::Block::Figures(ids) => ids,
        chapter::Block::Text(_)
        | chapter::Block::Subhead(_)
        | chapter::Block::Callout(_)
        | chapter::Block::Quote(_)
        | chapter::Block::Highlight(_)
        | chapter::Block::Cards(_)
        | chapter::Block::Takeaways(_)
        | chapter::Block::Aside(_)
        | chapter::Block::Picture(_)
        | chapter::Block::Table(_)
        | chapter::Block::Numbers(_)
        | chapter::Block::CaseTable(_)
        | chapter::Block::Pagebreak => &[],
    })
}
