//! From the content of files to the model: links, numbers, and what does not fit together.

use std::sync::Arc;

use rayon::prelude::*;

use super::index::{Index, Slot, index};
use super::inks;
use super::prose::{self, Foreign, Inline, Prose, Reference};
use super::words::BookLang;
use super::{Book, Case, Chapter, Date, Entry, Figure, Info, Page, Press};
use crate::content::figure::NumberStyle;
use crate::content::load::{Doc, Files};
use crate::content::report::Report;
use crate::content::schema::nearest_hint;
use crate::content::{Scalar, chapter};
use crate::diag::message::{self as m, Message};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::project::Project;
use crate::source::yaml::{Node, Path};
use crate::source::{Sources, Span, Text};

/// What every builder needs: where to look things up and where to report.
pub(super) struct Context<'a> {
    pub sources: &'a Sources,
    pub files: &'a Files,
    pub project: &'a Project,
    pub lang: BookLang,
    pub groups: Arc<[String]>,
    pub interviewer: Option<Text>,
    pub numbers: NumberStyle,
    pub index: Arc<Index>,
    diagnostics: Diagnostics,
}

/// Builds the model of a book. `None` when `report.yaml` itself could not be read; what else is wrong is reported, and
/// the book must not be printed if there are errors.
pub fn build(
    project: &Project,
    files: &Files,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Book> {
    let doc = files.report.as_ref()?;
    let report = &doc.content;
    let root = Path::default();
    let tag = report.lang.as_ref().map_or("zh-CN", Scalar::as_str);
    let optional =
        |key: &str, value: &Option<Scalar>| value.as_ref().map(|value| doc.text(&root.key(key), value));
    let interviewer = optional("interviewer", &report.interviewer);
    let groups = report.groups.iter().map(|group| group.as_str().to_owned()).collect();
    let mut cx = Context {
        sources,
        files,
        project,
        lang: BookLang::of(tag),
        groups,
        interviewer: interviewer.clone(),
        numbers: report.numbers.unwrap_or_default(),
        index: Arc::default(),
        diagnostics: Diagnostics::default(),
    };
    cx.requires(doc);
    cx.required(&doc.text(&root.key("title"), &report.title));
    cx.language(doc);
    let (index, slots) = index(doc, files, &mut cx);
    cx.index = Arc::new(index);
    let (lang, region) =
        tag.split_once('-').map_or((tag, None), |(lang, region)| (lang, Some(region.to_owned())));
    let info = Info {
        title: doc.text(&root.key("title"), &report.title),
        subtitle: optional("subtitle", &report.subtitle),
        edition: optional("edition", &report.edition),
        publisher: optional("publisher", &report.publisher),
        interviewer,
        date: optional("date", &report.date).and_then(|date| cx.date(&date)),
        lang: lang.to_owned(),
        region,
        page: Page::of(doc, &mut cx),
        theme: inks::theme(doc, &mut cx),
        press: Press::of(doc, &mut cx),
    };
    inks::weigh(doc, info.press.ink_limit, &info.press.condition.identifier, &mut cx);
    let cases = cx.each(files.cases.iter(), |cx, (id, doc)| Some(Case::of(id, doc.as_ref()?, cx)));
    let figures = cx.each(files.figures.iter(), |cx, (id, doc)| Some(Figure::of(id, doc.as_ref()?, cx)));
    let mut book = Book { info, entries: Vec::new(), cases, figures };
    book.entries = cx.entries(slots, &book);
    cx.leftovers();
    diagnostics.append(cx.diagnostics);
    Some(book)
}

impl<'a> Context<'a> {
    /// Reports a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Where pictures report what is wrong with them.
    pub fn diagnostics(&mut self) -> &mut Diagnostics {
        &mut self.diagnostics
    }

    /// Builds many things on all cores, each with a collector of its own.
    fn each<I: Send, T: Send>(
        &mut self,
        items: impl Iterator<Item = I>,
        build: impl Fn(&mut Context<'a>, I) -> Option<T> + Sync,
    ) -> Vec<T> {
        let items: Vec<I> = items.collect();
        let shared = &*self;
        let built: Vec<(Option<T>, Diagnostics)> = items
            .into_par_iter()
            .map(|item| {
                let mut own = shared.fork();
                let built = build(&mut own, item);
                (built, own.diagnostics)
            })
            .collect();
        built
            .into_iter()
            .filter_map(|(built, found)| {
                self.diagnostics.append(found);
                built
            })
            .collect()
    }

    fn fork(&self) -> Context<'a> {
        Context {
            index: Arc::clone(&self.index),
            groups: Arc::clone(&self.groups),
            interviewer: self.interviewer.clone(),
            diagnostics: Diagnostics::default(),
            ..*self
        }
    }

    /// Something named that the book does not have.
    pub fn unknown<'k>(
        &mut self,
        message: Message,
        name: &str,
        known: impl Iterator<Item = &'k String>,
        file: &str,
        span: Span,
    ) {
        let known: Vec<String> = known.cloned().collect();
        let near = nearest_hint(name, &known).filter(|hint| *hint != m::KNOWN_KEYS.with([&known.join(", ")]));
        let hint = near.unwrap_or_else(|| m::CREATE_FILE_HINT.with([file]));
        self.push(Diagnostic::error(Code::UnknownReference, span, message).hint(hint));
    }

    /// Something that stands in the book a second time.
    pub fn twice(&mut self, name: &str, span: Span, first: Span) {
        let found = Diagnostic::error(Code::DuplicateReference, span, m::TWICE.with([name]));
        self.push(found.hint(m::TWICE_HINT.plain()).related(first, m::FIRST_HERE.plain()));
    }

    /// A text that must not be empty.
    pub fn required(&mut self, text: &Text) {
        if text.trim().is_empty() {
            let found = Diagnostic::error(Code::Schema, text.span(), m::EMPTY_TEXT.plain());
            self.push(found.hint(m::EMPTY_TEXT_HINT.plain()));
        }
    }

    /// Reads prose and resolves its references.
    pub fn prose<T>(&mut self, doc: &Doc<T>, path: &Path, scalar: &Scalar) -> Prose {
        let text = doc.text(path, scalar);
        let node = doc.root.get(&path.0);
        let (mut prose, foreign) = prose::parse(&text);
        for (what, range) in foreign {
            let message = match what {
                Foreign::Html => m::PROSE_HTML.plain(),
                Foreign::Image => m::PROSE_IMAGE.plain(),
                Foreign::Heading => m::PROSE_HEADING.plain(),
            };
            let span = self.sub_span(node, &text, range);
            self.push(Diagnostic::warning(Code::Prose, span, message).hint(m::PROSE_HINT.plain()));
        }
        prose.resolve(&mut |target, content| self.resolve(node, &text, target, content));
        prose
    }

    /// The place of a range of bytes of a scalar.
    pub fn sub_span(&self, node: Option<&Node>, text: &Text, range: std::ops::Range<usize>) -> Span {
        let source = self.sources.get(text.span().file);
        match (node, source) {
            (Some(node), Some(source)) => node.sub_span(source, range.start, range.end),
            _ => text.span(),
        }
    }

    fn resolve(&mut self, node: Option<&Node>, origin: &Text, target: Text, content: Vec<Inline>) -> Inline {
        let at = origin.find(&format!("({target})")).map(|at| at + 1..at + 1 + target.len());
        let span = at.map_or(origin.span(), |range| self.sub_span(node, origin, range));
        let named = content.iter().map(|inline| match inline {
            Inline::Text(text) => text.as_str(),
            _ => "",
        });
        let named: String = named.collect();
        let text = |own: String| Text::new(if named.is_empty() { own } else { named.clone() }, span);
        let Some((kind, id)) = target.split_once(':') else {
            return self.no_target(&target, span, content);
        };
        match kind {
            "fig" => {
                if self.index.figures.contains_key(id) {
                    let title = self.files.figures.get(id).and_then(|doc| doc.as_ref());
                    let title = title.map(|doc| prose::plain(&doc.content.title.0)).unwrap_or_default();
                    let number = self.index.figure_text(id, self.lang).unwrap_or(title);
                    return Inline::Reference(Reference {
                        label: format!("fig-{id}"),
                        text: text(number),
                        page: false,
                    });
                }
                if self.files.figures.contains_key(id) {
                    self.push(
                        Diagnostic::error(Code::UnknownReference, span, m::FIGURE_NOT_SHOWN.with([id]))
                            .hint(m::UNUSED_FIGURE_HINT.with([id])),
                    );
                } else {
                    let known: Vec<&String> = self.files.figures.keys().collect();
                    self.unknown(
                        m::UNKNOWN_FIGURE.with([id]),
                        id,
                        known.into_iter(),
                        &format!("figures/{id}.yaml"),
                        span,
                    );
                }
            }
            "case" => {
                if self.index.cases.contains(id)
                    && let Some(Some(case)) = self.files.cases.get(id)
                {
                    let name = case.content.name.0.clone();
                    return Inline::Reference(Reference {
                        label: format!("case-{id}"),
                        text: text(name),
                        page: true,
                    });
                }
                match self.files.cases.get(id) {
                    // A case with faults of its own is reported where they are.
                    Some(None) => {}
                    Some(Some(_)) => self.push(
                        Diagnostic::error(Code::UnknownReference, span, m::CASE_NOT_SHOWN.with([id]))
                            .hint(m::CASE_LEFT_OUT_HINT.with([id])),
                    ),
                    None => {
                        let known: Vec<&String> = self.files.cases.keys().collect();
                        let file = format!("cases/{id}.yaml");
                        self.unknown(m::UNKNOWN_CASE.with([id]), id, known.into_iter(), &file, span);
                    }
                }
            }
            "sec" => {
                if let Some((label, number, title)) = self.index.sections.get(id) {
                    let own = [number.clone().unwrap_or_default(), title.clone()].join(" ").trim().to_owned();
                    return Inline::Reference(Reference {
                        label: label.clone(),
                        text: text(own),
                        page: false,
                    });
                }
                let known: Vec<String> = self.index.sections.keys().cloned().collect();
                let found = Diagnostic::error(Code::UnknownReference, span, m::UNKNOWN_SECTION.with([id]));
                self.push(match nearest_hint(id, &known) {
                    Some(hint) => found.hint(hint),
                    None => found.hint(m::UNKNOWN_TARGET_HINT.plain()),
                });
            }
            "http" | "https" | "mailto" => return Inline::Link { target, content },
            _ => return self.no_target(&target, span, content),
        }
        Inline::Link { target, content }
    }

    fn no_target(&mut self, target: &Text, span: Span, content: Vec<Inline>) -> Inline {
        self.push(
            Diagnostic::error(Code::UnknownReference, span, m::UNKNOWN_TARGET.with([target.as_str()]))
                .hint(m::UNKNOWN_TARGET_HINT.plain()),
        );
        Inline::Link { target: target.clone(), content }
    }

    fn date(&mut self, date: &Text) -> Option<Date> {
        let parts: Vec<Option<u32>> = date.split('-').map(|part| part.parse().ok()).collect();
        let month = |n: u32| u8::try_from(n).ok().filter(|n| (1..=12).contains(n));
        let day = |n: u32| u8::try_from(n).ok().filter(|n| (1..=31).contains(n));
        let year = |n: u32| i32::try_from(n).ok().filter(|n| (1000..=9999).contains(n));
        let read = match parts.as_slice() {
            [Some(y)] => year(*y).map(|year| (year, None, None)),
            [Some(y), Some(mo)] => year(*y).zip(month(*mo)).map(|(year, month)| (year, Some(month), None)),
            [Some(y), Some(mo), Some(d)] => year(*y)
                .zip(month(*mo))
                .zip(day(*d))
                .map(|((year, month), day)| (year, Some(month), Some(day))),
            _ => None,
        };
        // A day that its month does not have is no date either.
        let read = read.filter(|(year, month, day)| {
            let month = month.and_then(|month| time::Month::try_from(month).ok());
            month
                .zip(*day)
                .is_none_or(|(month, day)| time::Date::from_calendar_date(*year, month, day).is_ok())
        });
        if read.is_none() {
            self.push(
                Diagnostic::error(Code::Schema, date.span(), m::BAD_DATE.with([date.as_str()]))
                    .hint(m::BAD_DATE_HINT.plain()),
            );
        }
        read.map(|(year, month, day)| Date { year, month, day, text: self.lang.date(year, month, day) })
    }

    /// Typst takes a language of two or three letters and a region of two.
    fn language(&mut self, doc: &Doc<Report>) {
        let Some(lang) = &doc.content.lang else { return };
        let text = doc.text(&Path::default().key("lang"), lang);
        let letters = |part: &str, least: usize, most: usize| {
            (least..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
        };
        let fits = match text.split_once('-') {
            Some((lang, region)) => letters(lang, 2, 3) && letters(region, 2, 2),
            None => letters(&text, 2, 3),
        };
        if !fits {
            let found = Diagnostic::error(Code::Schema, text.span(), m::BAD_LANG.with([text.as_str()]));
            self.push(found.hint(m::BAD_LANG_HINT.plain()));
        }
    }

    fn requires(&mut self, doc: &Doc<Report>) {
        let Some(requires) = &doc.content.requires else { return };
        let text = doc.text(&Path::default().key("requires"), requires);
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
                Slot::Cover => entries.push(Entry::Cover),
                Slot::Toc => entries.push(Entry::Toc),
                Slot::Chapter { id, role, number, part } => {
                    if let Some(Some(doc)) = self.files.chapters.get(&id) {
                        let doc: &Doc<chapter::Chapter> = doc;
                        let chapter = Chapter::of(&id, doc, number, part, book, self);
                        entries.push(Entry::Chapter(role, Box::new(chapter)));
                    }
                }
                Slot::Case { id, opens_group } => {
                    if let Some(case) = book.position(&id) {
                        entries.push(Entry::Case { case, opens_group });
                    }
                }
            }
        }
        entries
    }

    /// Figures and cases that no one shows.
    fn leftovers(&mut self) {
        for (id, doc) in &self.files.figures {
            if let Some(doc) = doc
                && !self.index.figures.contains_key(id)
            {
                let span = doc.span(&Path::default().key("title"));
                let found = Diagnostic::warning(Code::UnusedFigure, span, m::UNUSED_FIGURE.plain());
                self.push(found.hint(m::UNUSED_FIGURE_HINT.with([id])));
            }
        }
        for (id, doc) in &self.files.cases {
            if let Some(doc) = doc
                && !self.index.cases.contains(id)
            {
                let span = doc.span(&Path::default().key("name"));
                let found = Diagnostic::warning(Code::CaseNotInBook, span, m::CASE_LEFT_OUT.plain());
                self.push(found.hint(m::CASE_LEFT_OUT_HINT.with([id])));
            }
        }
    }
}
