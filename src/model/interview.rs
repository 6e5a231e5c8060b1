//! What an interview is made of: questions with their answers, headings, and thoughts beside them.

use super::context::Context;
use super::page::Page;
use super::picture::Picture;
use super::prose::Prose;
use crate::content::case as content;
use crate::content::picture::{self, PictureWidth};
use crate::diag::message::{self as m, messages};
use crate::diag::{Code, Diagnostic, nearest_hint};
use crate::source::{Span, Spanned, Text};

messages! {
    "interview";
    NO_ITEM;
    NO_ITEM_HINT;
    NOT_OF_ITEM(key, item);
    NOT_OF_ITEM_HINT;
    TWO_ANSWERS;
    TWO_ANSWERS_HINT;
    UNKNOWN_SPEAKER(name);
    UNKNOWN_SPEAKER_HINT;
    PICTURE_WIDTH(width);
    PICTURE_WIDTH_HINT;
    NOTHING_PRINTED;
    NOTHING_PRINTED_HINT;
}

/// One item of an interview.
#[derive(Debug, Clone)]
pub enum Item {
    /// A heading.
    Section(Text),
    /// A question.
    Question(Box<Question>),
    /// A thought beside the answers.
    Aside {
        /// Its title.
        title: Option<Text>,
        /// What it says.
        text: Prose,
    },
    /// A photograph or a drawing.
    Picture(Box<Picture>),
}

/// A question and its answers.
#[derive(Debug, Clone)]
pub struct Question {
    /// From 1.
    pub number: usize,
    /// The question.
    pub q: Text,
    /// The answers, one at least.
    pub answers: Vec<Answer>,
    /// What was asked further.
    pub follow_ups: Vec<FollowUp>,
    /// Whether its editor wants it on the sheet of one page.
    pub one_page: bool,
}

/// A question that follows another, and its answers.
#[derive(Debug, Clone)]
pub struct FollowUp {
    /// The question.
    pub q: Text,
    /// The answers, one at least.
    pub answers: Vec<Answer>,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Who gives it, where several do.
    pub by: Option<Text>,
    /// What is said.
    pub a: Prose,
}

/// The items of an interview that are printed. `speakers` are the names by which answers may name who gives them.
pub(super) fn items(
    all: &[Spanned<content::Item>],
    speakers: &[String],
    page: &Page,
    cx: &mut Context,
) -> Vec<Item> {
    let mut reader = Reader { speakers, page, number: 0, cx };
    let items: Vec<Item> = all.iter().filter_map(|item| reader.item(item)).collect();
    let asks = |item: &Spanned<content::Item>| item.q.is_some() && item.print.unwrap_or(true);
    if let (Some(first), false) = (all.first(), all.iter().any(asks)) {
        let found = Diagnostic::error(Code::EmptyAnswer, first.span, NOTHING_PRINTED.plain());
        cx.push(found.hint(NOTHING_PRINTED_HINT.plain()));
    }
    items
}

struct Reader<'a, 'c, 'x> {
    speakers: &'a [String],
    page: &'a Page,
    /// How many questions came before.
    number: usize,
    cx: &'c mut Context<'x>,
}

impl Reader<'_, '_, '_> {
    /// An item; `None` for one that is not printed, or is none.
    fn item(&mut self, item: &Spanned<content::Item>) -> Option<Item> {
        let content::Item { q, a, answers, follow_ups, section, aside, picture, print, one_page } =
            &item.value;
        let printed = print.unwrap_or(true);
        if !printed {
            self.cx.hide_notes(true);
        }
        let read = match (q, section, aside, picture) {
            (Some(q), None, None, None) => {
                let answers = self.answers(q, a.as_ref(), answers);
                let follow_ups = follow_ups.iter().map(|each| self.follow_up(each)).collect();
                let q = self.question(q);
                self.number += usize::from(printed);
                let number = self.number;
                Some(Item::Question(Box::new(Question {
                    number,
                    q,
                    answers,
                    follow_ups,
                    one_page: *one_page,
                })))
            }
            (None, Some(title), None, None) => {
                self.none_of(item, "section");
                self.cx.required(title);
                Some(Item::Section(title.derive(title.trim())))
            }
            (None, None, Some(aside), None) => {
                self.none_of(item, "aside");
                self.cx.required(&aside.text);
                Some(Item::Aside { title: aside.title.clone(), text: self.cx.prose(&aside.text) })
            }
            (None, None, None, Some(picture)) => {
                self.none_of(item, "picture");
                let within = self.stands_within(picture);
                let picture = Picture::new(picture, "cases", self.page, self.cx);
                picture.filter(|_| within).map(|picture| Item::Picture(Box::new(picture)))
            }
            _ => {
                let found = Diagnostic::error(Code::Schema, item.span, NO_ITEM.plain());
                self.cx.push(found.hint(NO_ITEM_HINT.plain()));
                None
            }
        };
        self.cx.hide_notes(false);
        read.filter(|_| printed)
    }

    /// Reports what belongs to questions and stands beside something else.
    fn none_of(&mut self, item: &Spanned<content::Item>, kind: &str) {
        let content::Item {
            q: _,
            a,
            answers,
            follow_ups,
            section: _,
            aside: _,
            picture: _,
            print: _,
            one_page,
        } = &item.value;
        let keys = [
            ("a", a.is_some()),
            ("answers", !answers.is_empty()),
            ("follow_ups", !follow_ups.is_empty()),
            ("one_page", *one_page),
        ];
        for (key, _) in keys.into_iter().filter(|(_, there)| *there) {
            let found = Diagnostic::error(Code::Schema, item.span, NOT_OF_ITEM.with([key, kind]));
            self.cx.push(found.hint(NOT_OF_ITEM_HINT.plain()));
        }
    }

    /// Whether a picture stands within the text; one that leaves it is reported.
    fn stands_within(&mut self, picture: &picture::Picture) -> bool {
        let width = match picture.width {
            PictureWidth::Column | PictureWidth::Text | PictureWidth::Full => return true,
            PictureWidth::Bleed => "bleed",
            PictureWidth::Spread => "spread",
        };
        let found = Diagnostic::error(Code::Schema, picture.file.span(), PICTURE_WIDTH.with([width]));
        self.cx.push(found.hint(PICTURE_WIDTH_HINT.plain()));
        false
    }

    fn question(&mut self, q: &Text) -> Text {
        self.cx.required(q);
        q.derive(q.trim())
    }

    fn follow_up(&mut self, each: &content::FollowUp) -> FollowUp {
        let answers = self.answers(&each.q, each.a.as_ref(), &each.answers);
        FollowUp { q: self.question(&each.q), answers }
    }

    fn answers(&mut self, q: &Text, a: Option<&Text>, answers: &[content::Answer]) -> Vec<Answer> {
        if a.is_some() && !answers.is_empty() {
            let place = a.map_or(q.span(), Text::span);
            self.cx.push(
                Diagnostic::error(Code::Schema, place, TWO_ANSWERS.plain()).hint(TWO_ANSWERS_HINT.plain()),
            );
        }
        if a.is_none() && answers.is_empty() {
            self.empty(q.span());
        }
        let own = a.map(|a| Answer { by: None, a: self.answer(a) });
        let spoken = answers.iter().map(|each| {
            self.speaker(&each.by);
            Answer { by: Some(each.by.clone()), a: self.answer(&each.a) }
        });
        own.into_iter().chain(spoken.collect::<Vec<_>>()).collect()
    }

    fn answer(&mut self, text: &Text) -> Prose {
        let a = self.cx.prose(text);
        if a.is_empty() {
            self.empty(text.span());
        }
        a
    }

    fn empty(&mut self, span: Span) {
        let found = Diagnostic::error(Code::EmptyAnswer, span, m::EMPTY_ANSWER.plain());
        self.cx.push(found.hint(m::EMPTY_ANSWER_HINT.plain()));
    }

    fn speaker(&mut self, by: &Text) {
        if self.speakers.iter().any(|name| name == by.trim()) {
            return;
        }
        let found = Diagnostic::error(Code::UnknownReference, by.span(), UNKNOWN_SPEAKER.with([by.as_str()]));
        let near = nearest_hint(by, self.speakers).unwrap_or_else(|| UNKNOWN_SPEAKER_HINT.plain());
        self.cx.push(found.hint(near));
    }
}
