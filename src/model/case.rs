//! A company case.

use super::anchor::Anchor;
use super::context::Context;
use super::facts::{self, FactGroup};
use super::interview::{self, Item, Question};
use super::notes::{MarkedNote, Place};
use super::page::Page;
use super::picture::Picture;
use super::prose::Prose;
use super::stat::{StatValue, stat_value};
use super::values::{Counted, check_date, check_dates, check_period, typed_date};
use crate::content::case::{self as content, Kind, Layout};
use crate::content::load::Doc;
use crate::diag::message::{self as m, messages};
use crate::diag::{Code, Diagnostic, nearest_hint};
use crate::picture::{self, PictureRef, Slot};
use crate::source::{Spanned, Text};

messages! {
    "case";
    ONE_OR_SEVERAL;
    ONE_OR_SEVERAL_HINT;
    NOBODY;
    NOBODY_HINT;
    WHOSE;
    WHOSE_HINT(organisations);
    UNKNOWN_ORGANISATION(name);
    UNKNOWN_ORGANISATION_HINT;
}

/// The characters of answers from which an interview runs in two columns, unless its file says otherwise.
const LONG: usize = 4_000;

/// One interviewed company.
#[derive(Debug, Clone)]
pub struct Case {
    /// The stem of its file.
    pub id: String,
    /// The name.
    pub name: Text,
    /// The name in Latin letters.
    pub latin_name: Option<Text>,
    /// Its group.
    pub group: Option<Text>,
    /// Its industry.
    pub industry: Option<Text>,
    /// The companies, where the name is the heading of an interview with several.
    pub organisations: Vec<Text>,
    /// Its logo.
    pub logo: Option<PictureRef>,
    /// Who answered, one at least.
    pub interviewees: Vec<Interviewee>,
    /// What stands below words of theirs that name no other speaker.
    pub by: Text,
    /// Who asked.
    pub interviewer: Option<Text>,
    /// Whether the answers are an editor's summary.
    pub digest: bool,
    /// Whether it is being written: it stands on a sheet alone, which says so.
    pub draft: bool,
    /// Whether the interview runs in two columns.
    pub columns: bool,
    /// Its notes, in the order of their numbers.
    pub notes: Vec<MarkedNote>,
    /// What the company is and does.
    pub profile: Prose,
    /// Patent numbers.
    pub patents: Option<Patents>,
    /// What else is known of it.
    pub facts: Vec<FactGroup>,
    /// Questions and answers, with what stands between them.
    pub interview: Vec<Item>,
    /// Words from the interview.
    pub quotes: Vec<Excerpt>,
    /// A sentence of the editors.
    pub highlight: Option<Text>,
    /// Prose after the last answer.
    pub closing: Option<Prose>,
    /// Where the interview was published, in one line.
    pub source: Option<Text>,
}

/// Who answered.
#[derive(Debug, Clone)]
pub struct Interviewee {
    /// The person, if it was one.
    pub name: Option<Text>,
    /// The title, or the department.
    pub title: Text,
    /// The organisation.
    pub organisation: Text,
    /// What the name is shortened to.
    pub initials: Option<Text>,
    /// Organisation and title, in the order of the book's language.
    pub post: Text,
    /// The same with the name.
    pub line: Text,
    /// The portrait.
    pub portrait: Option<PictureRef>,
}

/// Patent numbers.
#[derive(Debug, Clone)]
pub struct Patents {
    /// The date of the numbers.
    pub as_of: Option<Text>,
    /// The numbers with their labels.
    pub stats: Vec<Stat>,
    /// Where patents were filed.
    pub offices: Option<Offices>,
}

/// A labelled number.
#[derive(Debug, Clone)]
pub struct Stat {
    /// What it is.
    pub label: Text,
    /// A period or the like, printed small.
    pub note: Option<Text>,
    /// The number.
    pub value: StatValue,
}

/// Where patents were filed.
#[derive(Debug, Clone)]
pub struct Offices {
    /// How many countries, regions and offices.
    pub count: Option<StatValue>,
    /// Those that are named.
    pub names: Vec<Text>,
}

/// Words from an interview with their speaker.
#[derive(Debug, Clone)]
pub struct Excerpt {
    /// The words.
    pub text: Text,
    /// The speaker.
    pub by: Text,
}

impl Case {
    /// What references lead to.
    pub fn anchor(&self) -> Anchor {
        Anchor::Case(self.id.clone())
    }

    /// Every picture that its pages show.
    pub fn pictures(&self) -> impl Iterator<Item = &PictureRef> {
        let shown = self.photographs().flat_map(Picture::files);
        self.logo.iter().chain(self.interviewees.iter().filter_map(|who| who.portrait.as_ref())).chain(shown)
    }

    /// The pictures between its questions.
    pub fn photographs(&self) -> impl Iterator<Item = &Picture> {
        self.interview.iter().filter_map(|item| match item {
            Item::Picture(picture) => Some(&**picture),
            Item::Question(_) | Item::Section(_) | Item::Aside { .. } => None,
        })
    }

    /// The questions that are printed.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.interview.iter().filter_map(|item| match item {
            Item::Question(question) => Some(&**question),
            Item::Section(_) | Item::Aside { .. } | Item::Picture(_) => None,
        })
    }

    /// Builds the model of one file.
    pub(super) fn new(id: &str, doc: &Doc<content::Case>, page: &Page, cx: &mut Context) -> Case {
        let content = &doc.content;
        cx.required(&content.name);
        if let Some(group) = &content.group
            && !cx.groups.iter().any(|known| known == group.as_str())
            // One that is not translated yet was said to be so.
            && (doc.original.is_none() || group.span().file != doc.file)
            // Where several reports share the cases, each has groups for those that it prints.
            && (cx.index.cases.contains(id) || !cx.files.shown_elsewhere(&format!("group:{group}")))
        {
            let found = Diagnostic::error(
                Code::UnknownReference,
                group.span(),
                m::UNKNOWN_GROUP.with([group.as_str()]),
            );
            let near = nearest_hint(group, &cx.groups).filter(|_| !cx.groups.is_empty());
            let hint = near.unwrap_or_else(|| m::GROUP_HINT.with([cx.groups.to_vec()]));
            cx.push(found.hint(hint));
        }
        if let Some(approval) = &content.approval {
            check_date(&approval.date, cx);
        }
        organisations(&content.organisations, cx);
        let logo = find(&content.logo, Slot::Logo, cx);
        let interviewees = interviewees(content, cx);
        let by = everybody(&interviewees, &content.name, cx);
        let columns = match content.layout {
            Some(layout) => layout == Layout::Columns,
            // The foot of a page is the notes'.
            None if !content.notes.is_empty() => false,
            None => answered(content) >= LONG,
        };
        let place = if columns { Place::End } else { Place::Foot };
        cx.open_notes(format!("case-{id}"), &content.notes, place);
        let profile = cx.prose(&content.profile);
        let speakers = speakers(content, &interviewees, cx);
        let interview = interview::items(&content.interview, &speakers, page, cx);
        let closing = content.closing.as_ref().map(|closing| cx.prose(closing));
        let notes = cx.close_notes();
        Case {
            id: id.to_owned(),
            // A name that is translated may be the Latin one.
            latin_name: content
                .latin_name
                .clone()
                .filter(|latin| doc.original.is_none() || *latin != content.name),
            group: content.group.clone(),
            industry: content.industry.clone(),
            organisations: content.organisations.clone(),
            logo,
            interviewer: content.interviewer.clone().or_else(|| cx.interviewer.clone()),
            digest: content.kind == Kind::Digest,
            draft: content.is_draft(),
            columns,
            notes,
            profile,
            patents: content.patents.as_ref().map(|patents| self::patents(patents, cx)),
            facts: facts::groups(&content.facts, cx),
            quotes: (content.quote.iter().chain(&content.quotes))
                .map(|quote| Excerpt {
                    text: quote.text.clone(),
                    by: quote.by.as_ref().unwrap_or(&by).clone(),
                })
                .collect(),
            highlight: content.highlight.as_ref().map(|text| text.derive(text.trim())),
            closing,
            source: content.source.as_ref().and_then(|source| source_line(source, cx)),
            name: content.name.clone(),
            interviewees,
            by,
            interview,
        }
    }
}

fn find(name: &Option<Text>, slot: Slot, cx: &mut Context) -> Option<PictureRef> {
    picture::find(cx.project, "cases", name.as_ref()?, slot, &mut cx.diagnostics)
}

/// Reports companies without a name or named twice.
fn organisations(all: &[Text], cx: &mut Context) {
    for (at, name) in all.iter().enumerate() {
        cx.required(name);
        if let Some(first) = all[..at].iter().find(|first| *first == name) {
            facts::given_twice(name, first, cx);
        }
    }
}

/// Reports someone of whom it is not known for which of several companies the answers are.
fn check_organisation(who: &content::Interviewee, all: &[Text], cx: &mut Context) {
    let names = || all.iter().map(ToString::to_string).collect::<Vec<_>>();
    match &who.organisation {
        _ if all.is_empty() => {}
        None => {
            let found = Diagnostic::error(Code::Schema, who.title.span(), WHOSE.plain());
            cx.push(found.hint(WHOSE_HINT.with([names()])));
        }
        Some(own) if !all.contains(own) => {
            let message = UNKNOWN_ORGANISATION.with([own.as_str()]);
            let found = Diagnostic::error(Code::UnknownReference, own.span(), message);
            let near = nearest_hint(own, &names());
            cx.push(found.hint(near.unwrap_or_else(|| UNKNOWN_ORGANISATION_HINT.plain())));
        }
        Some(_) => {}
    }
}

/// Who answered. Nobody, a person named twice, and both keys at once are reported.
fn interviewees(content: &content::Case, cx: &mut Context) -> Vec<Interviewee> {
    if let (Some(one), Some(_)) = (&content.interviewee, content.interviewees.first()) {
        let found = Diagnostic::error(Code::Schema, one.title.span(), ONE_OR_SEVERAL.plain());
        cx.push(found.hint(ONE_OR_SEVERAL_HINT.plain()));
    }
    let mut all: Vec<Interviewee> = Vec::new();
    for who in content.people() {
        let name = who.name.as_ref().filter(|name| !name.trim().is_empty());
        let twice = |other: &&Interviewee| other.name.is_some() && other.name.as_ref() == name;
        if let (Some(name), Some(first)) =
            (name, all.iter().find(twice).and_then(|other| other.name.as_ref()))
        {
            facts::given_twice(name, first, cx);
        }
        check_organisation(who, &content.organisations, cx);
        let organisation = who.organisation.as_ref().unwrap_or(&content.name).clone();
        let post = cx.lang.post(&organisation, &who.title);
        let line = who.name.as_ref().map(|name| cx.lang.person(name, &post));
        all.push(Interviewee {
            name: who.name.clone(),
            title: who.title.clone(),
            organisation,
            initials: who.initials.clone(),
            line: who.title.derive(line.unwrap_or_else(|| post.clone())),
            post: who.title.derive(post),
            portrait: find(&who.portrait, Slot::Portrait, cx),
        });
    }
    if all.is_empty() {
        let found = Diagnostic::error(Code::Schema, content.name.span(), NOBODY.plain());
        cx.push(found.hint(NOBODY_HINT.plain()));
    }
    all
}

/// Everyone who answered, in one line.
fn everybody(interviewees: &[Interviewee], name: &Text, cx: &Context) -> Text {
    match interviewees {
        [] => name.clone(),
        [one] => one.line.clone(),
        [first, ..] => {
            let lines: Vec<&str> = interviewees.iter().map(|who| who.line.as_str()).collect();
            first.line.derive(lines.join(&cx.lang.comma()))
        }
    }
}

/// The names by which answers may name who gives them.
fn speakers(content: &content::Case, interviewees: &[Interviewee], cx: &Context) -> Vec<String> {
    let own =
        interviewees.iter().flat_map(|who| [who.name.as_ref(), who.initials.as_ref(), Some(&who.title)]);
    let asker = content.interviewer.as_ref().or(cx.interviewer.as_ref());
    own.flatten().chain(asker).map(|name| name.trim().to_owned()).collect()
}

/// The characters of all answers that are printed.
fn answered(content: &content::Case) -> usize {
    let printed = content.interview.iter().filter(|item| item.print.unwrap_or(true));
    let texts = printed.flat_map(|item| {
        let further = item.follow_ups.iter();
        let further =
            further.flat_map(|each| each.a.iter().chain(each.answers.iter().map(|answer| &answer.a)));
        item.a.iter().chain(item.answers.iter().map(|answer| &answer.a)).chain(further)
    });
    texts.map(|text| text.chars().count()).sum()
}

fn patents(patents: &content::Patents, cx: &mut Context) -> Patents {
    let lang = cx.lang;
    let [applications, inventions, granted] = lang.patent_labels();
    let counts = [
        (applications, &patents.applications),
        (inventions, &patents.inventions),
        (granted, &patents.granted),
    ];
    let mut stats = Vec::new();
    for (label, value) in counts {
        let Some(value) = value else { continue };
        let label = value.derive(label);
        stats.push(Stat {
            label,
            note: None,
            value: stat_value(value, lang.patents_unit().as_deref(), Some(Counted::Patents), cx),
        });
    }
    if let Some(as_of) = &patents.as_of {
        check_date(as_of, cx);
    }
    if let Some(growth) = &patents.growth {
        if let Some(period) = &growth.period {
            check_period(period, cx);
        }
        stats.push(Stat {
            label: growth.rate.derive(lang.growth(growth.of)),
            note: growth.period.as_ref().map(|period| period.derive(lang.period(period))),
            value: stat_value(&growth.rate, None, None, cx),
        });
    }
    for more in &patents.more {
        stats.push(Stat {
            label: more.label.clone(),
            note: more.group.clone(),
            value: stat_value(&more.value, None, None, cx),
        });
    }
    let offices = patents.offices.as_ref().map(|offices| Offices {
        count: offices
            .count
            .as_ref()
            .map(|count| stat_value(count, lang.offices_unit().as_deref(), Some(Counted::Offices), cx)),
        names: offices.names.clone(),
    });
    let as_of = patents.as_of.as_ref().map(|as_of| as_of.derive(typed_date(as_of, cx)));
    Patents { as_of, stats, offices }
}

fn source_line(source: &Spanned<content::Source>, cx: &mut Context) -> Option<Text> {
    let lang = cx.lang;
    if let Some(date) = &source.date {
        check_dates(date, cx);
    }
    let parts = [
        source.publisher.as_ref().map(Text::to_string),
        source.title.as_ref().map(|title| lang.publication(title)),
        source.date.as_ref().map(|date| typed_date(date, cx)),
        source.page.as_ref().map(|page| lang.page(page)),
        source.url.as_ref().map(Text::to_string),
    ];
    let line = parts.into_iter().flatten().collect::<Vec<_>>().join(&lang.comma());
    (!line.is_empty()).then(|| Text::new(line, source.span))
}
