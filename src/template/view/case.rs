//! A company's case as its layouts see it.

use serde::Serialize;

use super::chapter::EndNoteView;
use super::label;
use crate::model::prose::Prose;
use crate::model::{self, Excerpt, Offices, Patents, QuestionAnswer, Stat, StatValue};
use crate::picture::PictureRef;
use crate::source::Text;

/// One interviewed company.
#[derive(Debug, Serialize)]
pub struct Case<'a> {
    id: &'a str,
    label: String,
    name: &'a Text,
    latin_name: &'a Option<Text>,
    group: &'a Option<Text>,
    industry: &'a Option<Text>,
    logo: &'a Option<PictureRef>,
    portrait: &'a Option<PictureRef>,
    interviewee: InterviewView<'a>,
    interviewee_post: &'a Text,
    interviewee_line: &'a Text,
    interviewer: &'a Option<Text>,
    digest: bool,
    draft: bool,
    columns: bool,
    endnotes: Vec<EndNoteView<'a>>,
    profile: &'a Prose,
    patents: Option<PatentsView<'a>>,
    interview: Vec<AnswerView<'a>>,
    quote: Option<QuoteView<'a>>,
    highlight: &'a Option<Text>,
    closing: &'a Option<Prose>,
    source: &'a Option<Text>,
}

#[derive(Debug, Serialize)]
struct InterviewView<'a> {
    name: &'a Option<Text>,
    title: &'a Text,
    organisation: &'a Text,
}

#[derive(Debug, Serialize)]
struct PatentsView<'a> {
    as_of: &'a Option<Text>,
    stats: Vec<StatView<'a>>,
    offices: Option<OfficesView<'a>>,
}

#[derive(Debug, Serialize)]
struct StatView<'a> {
    label: &'a Text,
    note: &'a Option<Text>,
    value: ValueView<'a>,
}

/// The parts of a quantity for large type.
#[derive(Debug, Serialize)]
struct ValueView<'a> {
    text: &'a Text,
    prefix: &'a Option<Text>,
    number: &'a Text,
    suffix: &'a Option<Text>,
    unit: &'a Option<Text>,
}

#[derive(Debug, Serialize)]
struct OfficesView<'a> {
    count: Option<ValueView<'a>>,
    names: &'a [Text],
}

#[derive(Debug, Serialize)]
struct AnswerView<'a> {
    number: usize,
    q: &'a Text,
    a: &'a Prose,
}

#[derive(Debug, Serialize)]
struct QuoteView<'a> {
    text: &'a Text,
    by: &'a Text,
}

impl<'a> From<&'a model::Case> for Case<'a> {
    fn from(case: &'a model::Case) -> Self {
        let model::Case {
            id,
            name,
            latin_name,
            group,
            industry,
            logo,
            portrait,
            interviewee,
            interviewee_post,
            interviewee_line,
            interviewer,
            digest,
            draft,
            columns,
            endnotes,
            profile,
            patents,
            interview,
            quote,
            highlight,
            closing,
            source,
        } = case;
        let model::Interviewee { name: person, title, organisation } = interviewee;
        Case {
            id,
            label: label(&case.anchor()),
            name,
            latin_name,
            group,
            industry,
            logo,
            portrait,
            interviewee: InterviewView { name: person, title, organisation },
            interviewee_post,
            interviewee_line,
            interviewer,
            digest: *digest,
            draft: *draft,
            columns: *columns,
            endnotes: endnotes.iter().map(EndNoteView::from).collect(),
            profile,
            patents: patents.as_ref().map(PatentsView::from),
            interview: interview.iter().map(AnswerView::from).collect(),
            quote: quote.as_ref().map(QuoteView::from),
            highlight,
            closing,
            source,
        }
    }
}

impl<'a> From<&'a Patents> for PatentsView<'a> {
    fn from(patents: &'a Patents) -> Self {
        let Patents { as_of, stats, offices } = patents;
        PatentsView {
            as_of,
            stats: stats.iter().map(StatView::from).collect(),
            offices: offices.as_ref().map(OfficesView::from),
        }
    }
}

impl<'a> From<&'a Stat> for StatView<'a> {
    fn from(stat: &'a Stat) -> Self {
        let Stat { label, note, value } = stat;
        StatView { label, note, value: value.into() }
    }
}

impl<'a> From<&'a StatValue> for ValueView<'a> {
    fn from(value: &'a StatValue) -> Self {
        let StatValue { text, prefix, number, suffix, unit } = value;
        ValueView { text, prefix, number, suffix, unit }
    }
}

impl<'a> From<&'a Offices> for OfficesView<'a> {
    fn from(offices: &'a Offices) -> Self {
        let Offices { count, names } = offices;
        OfficesView { count: count.as_ref().map(ValueView::from), names }
    }
}

impl<'a> From<&'a QuestionAnswer> for AnswerView<'a> {
    fn from(answer: &'a QuestionAnswer) -> Self {
        // Which ones a sheet of one page prints is known when it is set.
        let QuestionAnswer { number, q, a, one_page: _ } = answer;
        AnswerView { number: *number, q, a }
    }
}

impl<'a> From<&'a Excerpt> for QuoteView<'a> {
    fn from(quote: &'a Excerpt) -> Self {
        let Excerpt { text, by } = quote;
        QuoteView { text, by }
    }
}
