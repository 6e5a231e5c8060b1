//! From the content of files to the model: links, numbers, and what does not fit together.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::context::Context;
use super::index::index;
use super::inks;
use super::notes::Scope;
use super::numbering::Slot;
use super::picture::COVER;
use super::series;
use super::values;
use super::words::BookLang;
use super::{
    Block, Book, Case, Chapter, Entry, Figure, Imprint, Info, Lists, MakeUp, Page, PartLabel, Picture,
    PictureWidth, Press, SheetFoot, Title,
};
use crate::content::chapter;
use crate::content::load::{Doc, Files};
use crate::content::report::Report;
use crate::content::rows::CaseRows;
use crate::content::translation::Language;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics, message as m};
use crate::fonts::Families;
use crate::ink::SERIES;
use crate::locale::Lang;
use crate::project::Project;
use crate::source::{Sources, Text};

messages! {
    BAD_SERIES_INK(ink, most);
    BAD_SERIES_INK_HINT(most);
    NO_PAGE;
    NO_PAGE_HINT;
}

/// Builds the model of a book. `None` when `report.yaml` itself could not be read; what else is wrong is reported, and
/// the book must not be printed if there are errors.
pub fn build(
    project: &Project,
    files: &Files,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Book> {
    let report = &files.report.as_ref()?.content;
    let tag = tag(report, files);
    let groups = report.groups.iter().map(|group| group.as_str().to_owned()).collect();
    let speaks = Lang::of_book(tag).unwrap_or_else(|| Lang::for_books(tag));
    let mut cx = Context {
        sources,
        files,
        project,
        lang: BookLang(speaks),
        groups,
        interviewer: report.interviewer.clone(),
        source: report.source.clone(),
        numbers: report.numbers.unwrap_or_default(),
        index: Arc::default(),
        notes: Scope::default(),
        diagnostics: Diagnostics::default(),
    };
    cx.requires(report);
    cx.required(&report.title);
    cx.language(report);
    let (index, slots) = index(report, files, &mut cx);
    cx.index = Arc::new(index);
    let (lang, region) =
        tag.split_once('-').map_or((tag, None), |(lang, region)| (lang, Some(region.to_owned())));
    let page = Page::new(report, &mut cx);
    let info = Info {
        report: project.report().to_owned(),
        title: Title::read(&report.title),
        subtitle: report.subtitle.as_ref().map(Title::read),
        edition: report.edition.clone(),
        publisher: report.publisher.clone(),
        interviewer: report.interviewer.clone(),
        spellings: report.terms.iter().map(|term| &term.prefer).chain(&report.names).cloned().collect(),
        date: report.date.as_ref().and_then(|date| values::date(date, &mut cx)),
        lang: lang.to_owned(),
        region,
        speaks,
        page,
        imprint: Imprint::new(report, &mut cx),
        cover: report
            .cover
            .as_ref()
            .and_then(|cover| Picture::ground(&cover.picture, "", COVER, &page, &mut cx)),
        theme: inks::theme(report, &mut cx),
        makeup: MakeUp::new(report, &mut cx),
        families: families(report, speaks),
        emphasis: report.theme.as_ref().and_then(|theme| theme.emphasis).unwrap_or_default(),
        hanging: report.theme.as_ref().and_then(|theme| theme.hanging).unwrap_or_default(),
        alignment: report.theme.as_ref().and_then(|theme| theme.alignment).unwrap_or_default(),
        press: Press::new(report, &mut cx),
        sheet: SheetFoot::new(report, &mut cx),
    };
    inks::weigh(report, &info.press.output.condition, &mut cx);
    let cases =
        cx.each(files.cases.iter(), |cx, (id, doc)| Some(Case::new(id, doc.as_ref()?, &info.page, cx)));
    let mut figures: Vec<Figure> =
        cx.each(files.figures.iter(), |cx, (id, doc)| Some(Figure::new(id, doc.as_ref()?, &info.page, cx)));
    // In the order of the book; what it does not show comes last.
    let place = |id: &str| cx.index.shown.iter().position(|shown| shown == id).unwrap_or(usize::MAX);
    let mut printed: Vec<&mut Figure> = figures.iter_mut().collect();
    printed.sort_by_key(|figure| place(&figure.id));
    cx.inks(report);
    series::give(report, &mut printed);
    let lists = Lists::new(report, &cases, &mut cx);
    let pairs = report.translation.as_ref().and_then(Language::pairs);
    let mut book = Book { info, entries: Vec::new(), cases, figures, lists, pairs, translation: None };
    book.entries = cx.entries(slots, &book);
    cx.leftovers();
    diagnostics.append(cx.diagnostics);
    Some(book)
}

/// The tag of a book's language: the report's own, unless its texts are translated into another.
fn tag<'a>(report: &'a Report, files: &'a Files) -> &'a str {
    let own = report.lang.as_ref().map_or("zh-CN", Text::as_str);
    let primary = |tag: &'a str| tag.split('-').next().unwrap_or(tag);
    files.lang.as_deref().filter(|lang| primary(lang) != primary(own)).unwrap_or(own)
}

impl Context<'_> {
    /// A book has as many inks of series as its theme.
    fn inks(&mut self, report: &Report) {
        for ink in report.series.values().filter(|ink| !(1..=SERIES).contains(&usize::from(ink.value))) {
            let message = BAD_SERIES_INK.with([&ink.value.to_string(), &SERIES.to_string()]);
            let found = Diagnostic::error(Code::Schema, ink.span, message);
            self.push(found.hint(BAD_SERIES_INK_HINT.with([&SERIES.to_string()])));
        }
    }
}

/// The font families of a report; its fonts know whether they exist.
fn families(report: &Report, speaks: Lang) -> Families {
    let theme = report.theme.as_ref();
    let usual = Families::of(speaks);
    Families {
        sans: theme.and_then(|theme| theme.sans.clone()).unwrap_or(usual.sans),
        serif: theme.and_then(|theme| theme.serif.clone()).unwrap_or(usual.serif),
        quotation: theme.and_then(|theme| theme.quotation.clone()),
        centred_marks: usual.centred_marks,
        borrowed: usual.borrowed,
    }
}

impl Context<'_> {
    /// A book is in a language that has its words and conventions.
    fn language(&mut self, report: &Report) {
        let named = report.lang.iter().chain(report.translation.as_ref().map(Language::lang));
        for text in named.filter(|text| Lang::of_book(text).is_none()) {
            let found = Diagnostic::error(Code::Schema, text.span(), m::BAD_LANG.with([text.as_str()]));
            let tags: Vec<&str> = Lang::of_books().iter().map(|lang| lang.tag()).collect();
            self.push(found.hint(m::BAD_LANG_HINT.with([tags])));
        }
    }

    fn requires(&mut self, report: &Report) {
        let Some(text) = &report.requires else { return };
        let wanted =
            text.trim().strip_prefix("casebound").map(str::trim).and_then(|rest| rest.strip_prefix(">="));
        let version = |text: &str| -> Option<Vec<u32>> {
            text.trim().split('.').map(|part| part.parse().ok()).collect()
        };
        let own = env!("CARGO_PKG_VERSION");
        let message = match (wanted.and_then(version), version(own)) {
            (Some(wanted), Some(have)) if have >= wanted => return,
            (Some(_), _) => {
                let wanted = text.trim().trim_start_matches("casebound").trim();
                m::REQUIRES.with([wanted, own])
            }
            (None, _) => m::REQUIRES_FORM.with([text.as_str()]),
        };
        self.push(Diagnostic::error(Code::Requires, text.span(), message).hint(m::REQUIRES_HINT.plain()));
    }

    /// Reads the chapters in the order of the contents.
    fn entries(&mut self, slots: Vec<Slot>, book: &Book) -> Vec<Entry> {
        let mut entries = Vec::new();
        for slot in slots {
            match slot {
                Slot::Page(role) => entries.push(Entry::Page(role)),
                Slot::Chapter { id, role, ordinal, part, first } => {
                    if let Some(Some(doc)) = self.files.chapters.get(&id) {
                        let doc: &Doc<chapter::Chapter> = doc;
                        let chapter = Chapter::new(&id, doc, ordinal, (part, first), book, self);
                        if !role.flows && chapter.layout.is_none() {
                            self.no_whole_pages(&chapter);
                        }
                        entries.push(Entry::Chapter(role, Box::new(chapter)));
                    }
                }
                Slot::Case { id, opens_group, part } => {
                    if let Some(case) = book.position(&id) {
                        let part = part.map(|part| PartLabel::new(part, self));
                        entries.push(Entry::Case { case, opens_group, part });
                    }
                }
            }
        }
        entries
    }

    /// Reports pictures that want the head of a page, or two pages, where all blocks stand on one.
    fn no_whole_pages(&mut self, chapter: &Chapter) {
        for picture in chapter.blocks().filter_map(Block::picture) {
            if matches!(picture.width, PictureWidth::Bleed | PictureWidth::Spread) {
                let found = Diagnostic::error(Code::Schema, picture.name.span(), NO_PAGE.plain());
                self.push(found.hint(NO_PAGE_HINT.plain()));
            }
        }
    }

    /// Figures and cases that no one shows.
    fn leftovers(&mut self) {
        for (id, doc) in &self.files.figures {
            if let Some(doc) = doc
                && !self.index.figures.contains_key(id)
                && !self.files.shown_elsewhere(&format!("fig:{id}"))
            {
                let span = doc.content.title.span();
                let found = Diagnostic::warning(Code::UnusedFigure, span, m::UNUSED_FIGURE.plain());
                self.push(found.hint(m::UNUSED_FIGURE_HINT.with([id])));
            }
        }
        let rows = self.files.case_rows().filter(|rows| rows.sheets_only);
        let alone: BTreeSet<&String> = rows.flat_map(CaseRows::ids).collect();
        for (id, doc) in self.files.cases.iter().filter(|(id, _)| !alone.contains(id)) {
            if let Some(doc) = doc
                && !self.index.cases.contains(id)
                && !self.files.shown_elsewhere(&format!("case:{id}"))
                // That a draft is left out was said.
                && !doc.content.is_draft()
            {
                let span = doc.content.name.span();
                let found = Diagnostic::warning(Code::CaseNotInBook, span, m::CASE_LEFT_OUT.plain());
                self.push(found.hint(m::CASE_LEFT_OUT_HINT.with([id])));
            }
        }
    }
}
