//! What the builders of the model share: where to look things up and where to report.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::anchor::Anchor;
use super::notes::Scope;
use super::numbering::Index;
use super::prose::{self, Foreign, Inline, MAX_DEPTH, Mark, Prose, Reference};
use super::words::BookLang;
use crate::content::figure::NumberStyle;
use crate::content::load::Files;
use crate::diag::message::{self as m, Message, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, nearest};
use crate::project::Project;
use crate::quantity::plain;
use crate::source::{Sources, Span, Text};

messages! {
    "limit";
    LEFT_OUT(name);
    LEFT_OUT_HINT;
    LEFT_OUT_HERE;
}

/// What every builder needs: where to look things up and where to report.
pub(super) struct Context<'a> {
    pub sources: &'a Sources,
    pub files: &'a Files,
    pub project: &'a Project,
    pub lang: BookLang,
    pub groups: Arc<[String]>,
    pub interviewer: Option<Text>,
    /// The source of the book's figures.
    pub source: Option<Text>,
    pub numbers: NumberStyle,
    pub index: Arc<Index>,
    /// Where marks of notes lead.
    pub notes: Scope,
    pub diagnostics: Diagnostics,
}

impl<'a> Context<'a> {
    /// Reports a finding.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Builds many things on all cores, each with a collector of its own.
    pub(super) fn each<I: Send, T: Send>(
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
            source: self.source.clone(),
            notes: Scope::default(),
            diagnostics: Diagnostics::default(),
            ..*self
        }
    }

    /// Something named that the book does not have.
    pub(super) fn unknown<'k>(
        &mut self,
        message: Message,
        name: &str,
        known: impl Iterator<Item = &'k String>,
        file: &str,
        span: Span,
    ) {
        let known: Vec<String> = known.cloned().collect();
        let near = nearest(name, &known).map(|near| m::NEAREST.with([near]));
        let hint = near.unwrap_or_else(|| m::CREATE_FILE_HINT.with([file]));
        self.push(Diagnostic::error(Code::UnknownReference, span, message).hint(hint));
    }

    /// Something that stands in the book a second time.
    pub(super) fn twice(&mut self, name: &str, span: Span, first: Span) {
        let found = Diagnostic::error(Code::DuplicateReference, span, m::TWICE.with([name]));
        self.push(found.hint(m::TWICE_HINT.plain()).related(first, m::FIRST_HERE.plain()));
    }

    /// Whether this edition leaves out what a reference names, such as `case:acme`; that is reported.
    pub(super) fn left_out(&mut self, target: &str, span: Span) -> bool {
        let Some(limit) = self.files.leaves_out(target) else { return false };
        let id = target.split_once(':').map_or(target, |(_, id)| id);
        let found = Diagnostic::error(Code::UnknownReference, span, LEFT_OUT.with([id]));
        self.push(found.hint(LEFT_OUT_HINT.plain()).related(limit, LEFT_OUT_HERE.plain()));
        true
    }

    /// A text that must not be empty.
    pub(super) fn required(&mut self, text: &Text) {
        if text.trim().is_empty() {
            let found = Diagnostic::error(Code::Schema, text.span(), m::EMPTY_TEXT.plain());
            self.push(found.hint(m::EMPTY_TEXT_HINT.plain()));
        }
    }

    /// Reads prose and resolves its references.
    pub(super) fn prose(&mut self, text: &Text) -> Prose {
        let (mut prose, foreign) = prose::parse(text);
        let sources = self.sources;
        let places = LazyCell::new(|| Some(sources.get(text.span().file)?.places(text.span(), text)));
        let place = |part| places.as_ref().map_or(text.span(), |places| places.part(part));
        for (what, range) in foreign {
            let message = match what {
                Foreign::Html => m::PROSE_HTML.plain(),
                Foreign::Image => m::PROSE_IMAGE.plain(),
                Foreign::Heading => m::PROSE_HEADING.plain(),
                Foreign::Table => m::PROSE_TABLE.plain(),
                Foreign::OpenMark => m::PROSE_OPEN.with([&text[range.clone()]]),
                Foreign::Deep => m::PROSE_DEEP.with([MAX_DEPTH.to_string()]),
            };
            let hint = match what {
                Foreign::Html | Foreign::Image | Foreign::Heading | Foreign::Table => m::PROSE_HINT.plain(),
                Foreign::Deep => m::PROSE_DEEP_HINT.plain(),
                Foreign::OpenMark => {
                    let typed = &text[range.clone()];
                    let right = match typed {
                        "**" => "**……**".to_owned(),
                        typed => format!("{typed}{}", typed.get(..1).unwrap_or_default()),
                    };
                    m::PROSE_OPEN_HINT.with([right])
                }
            };
            self.push(Diagnostic::warning(Code::Prose, place(range), message).hint(hint));
        }
        prose.resolve(&mut |target, content| self.resolve(text, &place, target, content));
        prose
    }

    /// The place of a part of a text, by the text's bytes.
    pub(super) fn part(&self, text: &Text, part: Range<usize>) -> Span {
        let source = self.sources.get(text.span().file);
        source.map_or(text.span(), |source| source.part(text.span(), text, part))
    }

    /// What a link of a text is; `place` is where a part of the text stands.
    fn resolve(
        &mut self,
        origin: &Text,
        place: &dyn Fn(Range<usize>) -> Span,
        target: Text,
        content: Vec<Inline>,
    ) -> Inline {
        if let Some(key) = target.strip_prefix('^').filter(|_| content.is_empty()) {
            let mark = format!("[^{key}]");
            let at = origin.find(&mark).map(|at| at..at + mark.len());
            let span = at.map_or(origin.span(), place);
            return self.note(key, span);
        }
        let at = origin.find(&format!("({target})")).map(|at| at + 1..at + 1 + target.len());
        let span = at.map_or(origin.span(), place);
        let named = content.iter().map(|inline| match inline {
            Inline::Text(text) => text.as_str(),
            Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Note(_)
            | Inline::Footnote(_)
            | Inline::Sub(_)
            | Inline::Link { .. }
            | Inline::Reference(_)
            | Inline::Marked(..) => "",
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
                    let title = title.map(|doc| plain(&doc.content.title)).unwrap_or_default();
                    let number = self.index.figure_text(id, self.lang).unwrap_or(title);
                    return Inline::Reference(Reference {
                        target: Anchor::Figure(id.to_owned()),
                        text: text(number),
                        page: false,
                    });
                }
                if self.left_out(&target, span) {
                    return Inline::Link { target, content };
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
                    let name = case.content.name.to_string();
                    return Inline::Reference(Reference {
                        target: Anchor::Case(id.to_owned()),
                        text: text(name),
                        page: true,
                    });
                }
                if self.left_out(&target, span) {
                    return Inline::Link { target, content };
                }
                match self.files.cases.get(id) {
                    // A case with faults of its own is reported where they are.
                    Some(None) => {}
                    Some(Some(case)) => {
                        let found =
                            Diagnostic::error(Code::UnknownReference, span, m::CASE_NOT_SHOWN.with([id]));
                        let hint = if case.content.is_draft() {
                            m::DRAFT_LEFT_OUT_HINT.with([id])
                        } else {
                            m::CASE_LEFT_OUT_HINT.with([id])
                        };
                        self.push(found.hint(hint));
                    }
                    None => {
                        let known: Vec<&String> = self.files.cases.keys().collect();
                        let file = format!("cases/{id}.yaml");
                        self.unknown(m::UNKNOWN_CASE.with([id]), id, known.into_iter(), &file, span);
                    }
                }
            }
            "sec" => {
                if let Some((anchor, number, title)) = self.index.sections.get(id) {
                    let own = [number.clone().unwrap_or_default(), title.clone()].join(" ").trim().to_owned();
                    return Inline::Reference(Reference {
                        target: anchor.clone(),
                        text: text(own),
                        page: false,
                    });
                }
                if self.left_out(&target, span) {
                    return Inline::Link { target, content };
                }
                let known: Vec<String> = self.index.sections.keys().cloned().collect();
                let found = Diagnostic::error(Code::UnknownReference, span, m::UNKNOWN_SECTION.with([id]));
                self.push(match nearest(id, &known).map(|near| m::NEAREST.with([near])) {
                    Some(hint) => found.hint(hint),
                    None => found.hint(m::UNKNOWN_TARGET_HINT.plain()),
                });
            }
            "ruby" if !content.is_empty() && !id.is_empty() => {
                return Inline::Marked(Mark::Ruby(target.derive(id)), content);
            }
            "mark" if !content.is_empty() && id == "name" => return Inline::Marked(Mark::Name, content),
            "mark" if !content.is_empty() && id == "title" => return Inline::Marked(Mark::Title, content),
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
}
