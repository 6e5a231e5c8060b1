//! `cases/<slug>.yaml`: one interviewed company.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Accept;
use super::aside::Aside;
use super::picture::Picture;
use crate::source::{Spanned, Text};

/// One interviewed company. The file's stem is its id.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The company's name.
    pub name: Text,
    /// The name in Latin letters, printed beside it.
    pub latin_name: Option<Text>,
    /// One of the groups of report.yaml.
    pub group: Option<Text>,
    /// The industry.
    pub industry: Option<Text>,
    /// A picture relative to this file: svg, png, jpg or webp.
    pub logo: Option<Text>,
    /// The companies, if several were interviewed together: `name` is then the heading.
    #[serde(default)]
    pub organisations: Vec<Text>,
    /// Who answered, if it was one person or department.
    pub interviewee: Option<Interviewee>,
    /// Who answered, if there were several.
    #[serde(default)]
    pub interviewees: Vec<Interviewee>,
    /// Who asked; report.yaml's by default.
    pub interviewer: Option<Text>,
    /// Whether the answers are a transcript or an editor's summary.
    #[serde(default)]
    pub kind: Kind,
    /// How far it is: a draft is checked and can be printed as a sheet, but does not stand in the book.
    pub status: Option<Spanned<Status>>,
    /// What its company agreed to, written by `casebound approve`.
    pub approval: Option<Approval>,
    /// How the interview is set; by default by its length.
    pub layout: Option<Layout>,
    /// What the company is and does. Prose.
    pub profile: Text,
    /// What it discloses about its patents.
    pub patents: Option<Patents>,
    /// What else is known of it, beside the patents. Values may be text.
    #[serde(default)]
    pub facts: Vec<Labelled>,
    /// Questions and answers, with headings and asides between them.
    #[schemars(length(min = 1))]
    pub interview: Vec<Spanned<Item>>,
    /// Words from the interview, set large at the end. Verbatim cases only.
    pub quote: Option<Quote>,
    /// More of them.
    #[serde(default)]
    pub quotes: Vec<Quote>,
    /// A sentence of the editors, set large at the end without quotation marks.
    pub highlight: Option<Text>,
    /// Prose after the last answer.
    pub closing: Option<Text>,
    /// The texts of notes, by the marks `[^1]` that stand for them in prose. Prose.
    #[serde(default)]
    pub notes: IndexMap<Text, Text>,
    /// Where the interview was published.
    pub source: Option<Spanned<Source>>,
    /// Findings accepted here.
    #[serde(default)]
    pub accept: Vec<Accept>,
}

impl Case {
    /// Whether it is being written.
    pub fn is_draft(&self) -> bool {
        self.status.is_some_and(|status| *status == Status::Draft)
    }

    /// Who answered.
    pub fn people(&self) -> impl Iterator<Item = &Interviewee> {
        self.interviewee.iter().chain(&self.interviewees)
    }
}

/// Who answered: a person, or a department without a name.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Interviewee {
    /// The person's name; absent for a department.
    pub name: Option<Text>,
    /// The person's title, or the department.
    pub title: Text,
    /// The organisation; the case's name by default. Where there are `organisations`, one of them.
    pub organisation: Option<Text>,
    /// What the name is shortened to where answers name who gives them, such as `李`.
    pub initials: Option<Text>,
    /// The person's portrait, relative to this file: jpg, png, webp or tif.
    pub portrait: Option<Text>,
}

/// Whether the answers are someone's words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A transcript.
    #[default]
    Verbatim,
    /// An editor's summary; the page says so.
    Digest,
}

/// How far a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is being written: its sheet says so, and the book leaves it out.
    Draft,
    /// Its company is looking at it.
    InReview,
    /// Its company agrees.
    Approved,
}

/// What a company agreed to.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Who agreed.
    pub by: Text,
    /// When, such as `2023-04-12`.
    pub date: Text,
    /// The hash of what was printed of the case then.
    pub of: Text,
}

/// How an interview is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// In one column, beside which questions have their numbers.
    Single,
    /// In two columns, where the page has room for them.
    Columns,
}

/// Patent numbers. Every value is a quantity and is printed as it is written.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Patents {
    /// The date of the numbers.
    pub as_of: Option<Text>,
    /// Patent applications so far.
    pub applications: Option<Text>,
    /// Inventions among them.
    pub inventions: Option<Text>,
    /// Granted inventions.
    pub granted: Option<Text>,
    /// How fast they grew.
    pub growth: Option<Growth>,
    /// Where they were filed.
    pub offices: Option<Offices>,
    /// Further numbers.
    #[serde(default)]
    pub more: Vec<Labelled>,
}

/// Growth over a period.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Growth {
    /// The rate, such as `82%`.
    pub rate: Text,
    /// The years, such as `2019-2022`.
    pub period: Option<Text>,
    /// What grew.
    #[serde(default)]
    pub of: GrowthOf,
}

/// What grew.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GrowthOf {
    /// Patent applications.
    #[default]
    Applications,
    /// Applications for inventions.
    Inventions,
    /// Granted inventions.
    Granted,
}

/// Countries, regions and offices.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Offices {
    /// How many.
    pub count: Option<Text>,
    /// Which ones are named.
    #[serde(default)]
    pub names: Vec<Text>,
}

/// A value with its label.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Labelled {
    /// What the value is.
    pub label: Text,
    /// The value.
    pub value: Text,
    /// What the label belongs to, such as a region.
    pub group: Option<Text>,
}

/// One item of an interview: a question `q` with its answer `a` or `answers`, a heading `section`, an `aside`, or a `picture`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The question, plain text.
    pub q: Option<Text>,
    /// The answer, prose.
    pub a: Option<Text>,
    /// The answers, if several people answer.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// What was asked further.
    #[serde(default)]
    pub follow_ups: Vec<FollowUp>,
    /// A heading inside the interview.
    pub section: Option<Text>,
    /// A thought beside the answers.
    pub aside: Option<Aside>,
    /// A photograph or a drawing.
    pub picture: Option<Picture>,
    /// Whether it is printed; `false` keeps it in the file only.
    pub print: Option<bool>,
    /// Whether it stands on the sheet of one page. Where no question is marked, those do which fit, from the first on.
    #[serde(default)]
    pub one_page: bool,
}

/// What one of several people answers.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The name, the initials or the title of an interviewee, or the interviewer.
    pub by: Text,
    /// The answer, prose.
    pub a: Text,
}

/// A question that follows another.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// The question, plain text.
    pub q: Text,
    /// The answer, prose.
    pub a: Option<Text>,
    /// The answers, if several people answer.
    #[serde(default)]
    pub answers: Vec<Answer>,
}

/// A pull quote.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The words, exactly as in the interview; `……` marks a cut.
    pub text: Text,
    /// Who said it; the interviewee by default.
    pub by: Option<Text>,
}

/// Where the interview was published.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The publication.
    pub title: Option<Text>,
    /// Its publisher.
    pub publisher: Option<Text>,
    /// Its date.
    pub date: Option<Text>,
    /// The page.
    pub page: Option<Text>,
    /// An address.
    pub url: Option<Text>,
}
