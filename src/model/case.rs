//! A company case.

use super::anchor::Anchor;
use super::context::Context;
use super::notes::{EndNote, Place};
use super::prose::Prose;
use super::values::{Counted, check_count, check_date, check_dates, check_period, typed_date};
use crate::content::case::{self as content, Kind, Layout};
use crate::content::load::Doc;
use crate::diag::{Code, Diagnostic, message as m, nearest_hint};
use crate::picture::{self, PictureRef, Slot};
use crate::quantity::{Quantity, gap_after};
use crate::source::{Spanned, Text};

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
    /// Its logo.
    pub logo: Option<PictureRef>,
    /// The interviewee's portrait.
    pub portrait: Option<PictureRef>,
    /// Who answered.
    pub interviewee: Interviewee,
    /// Organisation and title, in the order of the book's language.
    pub interviewee_post: Text,
    /// The same with the name.
    pub interviewee_line: Text,
    /// Who asked.
    pub interviewer: Option<Text>,
    /// Whether the answers are an editor's summary.
    pub digest: bool,
    /// Whether it is being written: it stands on a sheet alone, which says so.
    pub draft: bool,
    /// Whether the interview runs in two columns.
    pub columns: bool,
    /// The notes at its end.
    pub endnotes: Vec<EndNote>,
    /// What the company is and does.
    pub profile: Prose,
    /// Patent numbers.
    pub patents: Option<Patents>,
    /// Questions and answers.
    pub interview: Vec<QuestionAnswer>,
    /// Words from the interview.
    pub quote: Option<Excerpt>,
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

/// A quantity taken apart for large type; the parts in their order are the text as it was written.
#[derive(Debug, Clone)]
pub struct StatValue {
    /// The text as it was written.
    pub text: Text,
    /// What stands before the number.
    pub prefix: Option<Text>,
    /// The digits.
    pub number: Text,
    /// What stands behind the number.
    pub suffix: Option<Text>,
    /// The unit, where the text has none.
    pub unit: Option<Text>,
}

/// Where patents were filed.
#[derive(Debug, Clone)]
pub struct Offices {
    /// How many countries, regions and offices.
    pub count: Option<StatValue>,
    /// Those that are named.
    pub names: Vec<Text>,
}

/// A question and its answer.
#[derive(Debug, Clone)]
pub struct QuestionAnswer {
    /// From 1.
    pub number: usize,
    /// The question.
    pub q: Text,
    /// The answer.
    pub a: Prose,
    /// Whether its editor wants it on the sheet of one page.
    pub one_page: bool,
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
        self.logo.iter().chain(&self.portrait)
    }

    /// Builds the model of one file.
    pub(super) fn new(id: &str, doc: &Doc<content::Case>, cx: &mut Context) -> Case {
        let content = &doc.content;
        cx.required(&content.name);
        if let Some(group) = &content.group
            && !cx.groups.iter().any(|known| known == group.as_str())
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
        let who = &content.interviewee;
        let interviewee = Interviewee {
            name: who.name.clone(),
            title: who.title.clone(),
            organisation: who.organisation.as_ref().unwrap_or(&content.name).clone(),
        };
        let mut find = |name: &Option<Text>, slot| {
            picture::find(cx.project, "cases", name.as_ref()?, slot, &mut cx.diagnostics)
        };
        let logo = find(&content.logo, Slot::Logo);
        let portrait = find(&who.portrait, Slot::Portrait);
        let columns = match content.layout {
            Some(layout) => layout == Layout::Columns,
            // The foot of a page is the notes'.
            None if !content.notes.is_empty() => false,
            None => content.interview.iter().map(|each| each.a.chars().count()).sum::<usize>() >= LONG,
        };
        let place = if columns { Place::End } else { Place::Foot };
        cx.open_notes(format!("case-{id}"), &content.notes, place);
        let profile = cx.prose(&content.profile);
        let interview: Vec<_> =
            content.interview.iter().enumerate().map(|(i, e)| exchange(i, e, cx)).collect();
        let closing = content.closing.as_ref().map(|closing| cx.prose(closing));
        let endnotes = cx.close_notes();
        let post = cx.lang.post(&interviewee.organisation, &interviewee.title);
        let interviewee_line = interviewee.name.as_ref().map(|name| cx.lang.person(name, &post));
        let interviewee_post = interviewee.title.derive(post.as_str());
        let interviewee_line = interviewee.title.derive(interviewee_line.unwrap_or(post));
        Case {
            id: id.to_owned(),
            latin_name: content.latin_name.clone(),
            group: content.group.clone(),
            industry: content.industry.clone(),
            logo,
            portrait,
            interviewer: content.interviewer.clone().or_else(|| cx.interviewer.clone()),
            digest: content.kind == Kind::Digest,
            draft: content.is_draft(),
            columns,
            endnotes,
            profile,
            patents: content.patents.as_ref().map(|patents| self::patents(patents, cx)),
            quote: content.quote.as_ref().map(|quote| Excerpt {
                text: quote.text.clone(),
                by: quote.by.as_ref().unwrap_or(&interviewee_line).clone(),
            }),
            highlight: content.highlight.as_ref().map(|text| text.derive(text.trim())),
            closing,
            source: content.source.as_ref().and_then(|source| source_line(source, cx)),
            name: content.name.clone(),
            interviewee,
            interviewee_post,
            interviewee_line,
            interview,
        }
    }
}

fn exchange(index: usize, exchange: &content::Exchange, cx: &mut Context) -> QuestionAnswer {
    let q = &exchange.q;
    cx.required(q);
    let a = cx.prose(&exchange.a);
    if a.is_empty() {
        let found = Diagnostic::error(Code::EmptyAnswer, exchange.a.span(), m::EMPTY_ANSWER.plain());
        cx.push(found.hint(m::EMPTY_ANSWER_HINT.plain()));
    }
    QuestionAnswer { number: index + 1, q: q.derive(q.trim()), a, one_page: exchange.one_page }
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

/// Takes a quantity apart around its digits. `unit` is added where the text names none; `counted` is what it counts.
fn stat_value(text: &Text, unit: Option<&str>, counted: Option<Counted>, cx: &mut Context) -> StatValue {
    let whole =
        StatValue { text: text.clone(), prefix: None, number: text.clone(), suffix: None, unit: None };
    let Ok(quantity) = Quantity::parse(text) else {
        let found = Diagnostic::error(Code::Quantity, text.span(), m::NOT_A_QUANTITY.with([text.as_str()]));
        cx.push(found.hint(m::NOT_A_QUANTITY_HINT.plain()));
        return whole;
    };
    if let Some(counted) = counted {
        check_count(&quantity, counted, cx);
    }
    let quantity = quantity.typeset(&cx.lang.range());
    // The unit stands behind the words of the number and before its remark: 320 件（含实用新型）, 15009 余件.
    let unit = unit.map(|unit| text.derive(unit));
    let named = quantity.unit.is_some() || quantity.is_percent || unit.is_none();
    let printed = quantity.with_unit(unit.as_ref());
    let Some((before, after)) = printed.split_once(quantity.number_text.as_str()) else { return whole };
    let part = |part: &str| (!part.trim().is_empty()).then(|| text.derive(part.trim()));
    let apart = unit.as_deref().filter(|_| !named).and_then(|unit| after.split_once(unit));
    let (suffix, unit) = match (apart, unit) {
        (Some((suffix, remark)), Some(unit)) if suffix.is_empty() || gap_after(suffix) => {
            (part(suffix), Some(text.derive(format!("{unit}{remark}"))))
        }
        _ => (part(after), None),
    };
    StatValue { text: text.clone(), prefix: part(before), number: quantity.number_text.clone(), suffix, unit }
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
