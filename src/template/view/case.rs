//! A company's case as its layouts see it.

use serde::Serialize;

use super::chapter::MarkedNoteView;
use super::label;
use super::picture::Picture;
use crate::model::prose::Prose;
use crate::model::{
    self, Answer, Excerpt, Fact, FactGroup, FactValue, FollowUp, InterviewQuestion, Interviewee, Item,
    Offices, Patents, Stat, StatValue,
};
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
    organisations: &'a [Text],
    logo: &'a Option<PictureRef>,
    interviewees: Vec<InterviewView<'a>>,
    interviewer: &'a Option<Text>,
    digest: bool,
    draft: bool,
    columns: bool,
    notes: Vec<MarkedNoteView<'a>>,
    profile: &'a Prose,
    patents: Option<PatentsView<'a>>,
    facts: Vec<FactGroupView<'a>>,
    interview: Vec<ItemView<'a>>,
    quotes: Vec<QuoteView<'a>>,
    highlight: &'a Option<Text>,
    closing: &'a Option<Prose>,
    source: &'a Option<Text>,
    translation: Option<Box<Case<'a>>>,
}

#[derive(Debug, Serialize)]
struct InterviewView<'a> {
    name: &'a Option<Text>,
    title: &'a Text,
    organisation: &'a Text,
    initials: &'a Option<Text>,
    post: &'a Text,
    line: &'a Text,
    portrait: &'a Option<PictureRef>,
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
struct FactGroupView<'a> {
    label: &'a Option<Text>,
    facts: Vec<FactView<'a>>,
}

/// A fact: a number in its parts, or a text.
#[derive(Debug, Serialize)]
struct FactView<'a> {
    label: &'a Text,
    value: Option<ValueView<'a>>,
    text: Option<&'a Text>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum ItemView<'a> {
    Section { title: &'a Text },
    Question { number: usize, q: &'a Text, answers: Vec<AnswerView<'a>>, follow_ups: Vec<FollowUpView<'a>> },
    Aside { title: &'a Option<Text>, text: &'a Prose },
    Picture { picture: Picture<'a> },
}

#[derive(Debug, Serialize)]
struct FollowUpView<'a> {
    q: &'a Text,
    answers: Vec<AnswerView<'a>>,
}

#[derive(Debug, Serialize)]
struct AnswerView<'a> {
    by: &'a Option<Text>,
    a: &'a Prose,
}

#[derive(Debug, Serialize)]
struct QuoteView<'a> {
    text: &'a Text,
    by: &'a Text,
}

impl<'a> Case<'a> {
    /// A case with what it is in the `translation` of its book, if the book prints both.
    pub fn paired(case: &'a model::Case, translation: Option<&'a model::Book>) -> Self {
        let other = translation.and_then(|book| book.case(&case.id));
        Case { translation: other.map(|other| Box::new(other.into())), ..Case::from(case) }
    }
}

impl<'a> From<&'a model::Case> for Case<'a> {
    fn from(case: &'a model::Case) -> Self {
        let model::Case {
            id,
            name,
            latin_name,
            group,
            industry,
            organisations,
            logo,
            interviewees,
            by: _,
            interviewer,
            digest,
            draft,
            columns,
            notes,
            profile,
            patents,
            facts,
            interview,
            quotes,
            highlight,
            closing,
            source,
        } = case;
        Case {
            id,
            label: label(&case.anchor()),
            name,
            latin_name,
            group,
            industry,
            organisations,
            logo,
            interviewees: interviewees.iter().map(InterviewView::from).collect(),
            interviewer,
            digest: *digest,
            draft: *draft,
            columns: *columns,
            notes: notes.iter().map(MarkedNoteView::from).collect(),
            profile,
            patents: patents.as_ref().map(PatentsView::from),
            facts: facts.iter().map(FactGroupView::from).collect(),
            interview: interview.iter().map(ItemView::from).collect(),
            quotes: quotes.iter().map(QuoteView::from).collect(),
            highlight,
            closing,
            source,
            translation: None,
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

impl<'a> From<&'a FactGroup> for FactGroupView<'a> {
    fn from(group: &'a FactGroup) -> Self {
        let FactGroup { label, facts } = group;
        FactGroupView { label, facts: facts.iter().map(FactView::from).collect() }
    }
}

impl<'a> From<&'a Fact> for FactView<'a> {
    fn from(fact: &'a Fact) -> Self {
        let Fact { label, value } = fact;
        match value {
            FactValue::Number(value) => FactView { label, value: Some(value.into()), text: None },
            FactValue::Text(text) => FactView { label, value: None, text: Some(text) },
        }
    }
}

impl<'a> From<&'a Offices> for OfficesView<'a> {
    fn from(offices: &'a Offices) -> Self {
        let Offices { count, names } = offices;
        OfficesView { count: count.as_ref().map(ValueView::from), names }
    }
}

impl<'a> From<&'a Interviewee> for InterviewView<'a> {
    fn from(who: &'a Interviewee) -> Self {
        let Interviewee { name, title, organisation, initials, post, line, portrait } = who;
        InterviewView { name, title, organisation, initials, post, line, portrait }
    }
}

impl<'a> From<&'a Item> for ItemView<'a> {
    fn from(item: &'a Item) -> Self {
        match item {
            Item::Section(title) => ItemView::Section { title },
            Item::Question(question) => {
                let InterviewQuestion { number, q, answers, follow_ups, one_page: _ } = &**question;
                let answers = answers.iter().map(AnswerView::from).collect();
                let follow_ups = follow_ups.iter().map(FollowUpView::from).collect();
                ItemView::Question { number: *number, q, answers, follow_ups }
            }
            Item::Aside { title, text } => ItemView::Aside { title, text },
            Item::Picture(picture) => ItemView::Picture { picture: (&**picture).into() },
        }
    }
}

impl<'a> From<&'a FollowUp> for FollowUpView<'a> {
    fn from(each: &'a FollowUp) -> Self {
        let FollowUp { q, answers } = each;
        FollowUpView { q, answers: answers.iter().map(AnswerView::from).collect() }
    }
}

impl<'a> From<&'a Answer> for AnswerView<'a> {
    fn from(answer: &'a Answer) -> Self {
        let Answer { by, a } = answer;
        AnswerView { by, a }
    }
}

impl<'a> From<&'a Excerpt> for QuoteView<'a> {
    fn from(quote: &'a Excerpt) -> Self {
        let Excerpt { text, by } = quote;
        QuoteView { text, by }
    }
}
