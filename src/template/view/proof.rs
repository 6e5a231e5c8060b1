//! What a company is sent for its approval, as its layout sees it: a manuscript of numbered fields.

use serde::Serialize;

use crate::model::prose::Prose;
use crate::source::Text;

/// A proof.
#[derive(Debug, Serialize)]
pub struct Proof {
    /// Its title.
    pub title: String,
    /// What its readers are asked for.
    pub guide: String,
    /// What every page is marked with.
    pub mark: String,
    /// What stands at the foot of every page.
    pub foot: String,
    /// The parts of the case, in the order in which it is printed.
    pub parts: Vec<ProofPart>,
}

/// Fields under one heading.
#[derive(Debug, Serialize)]
pub struct ProofPart {
    /// The heading; none for what stands at the head of the case.
    pub heading: Option<String>,
    /// The fields.
    pub fields: Vec<ProofField>,
}

/// A text that is printed of the case.
#[derive(Debug, Serialize)]
pub struct ProofField {
    /// By which number readers name it.
    pub number: usize,
    /// How it is set.
    pub look: Look,
    /// What stands before it, so that it is known for what it is.
    pub label: Option<String>,
    /// The text, unless it is prose.
    pub text: Option<Text>,
    /// The prose.
    pub prose: Option<Prose>,
}

/// How a field is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// Behind its label, on one line.
    Line,
    /// Under its label.
    Text,
    /// As a question.
    Question,
    /// As a heading inside the interview.
    Heading,
}
