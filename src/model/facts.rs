//! What is known of a company beside its patents: numbers and texts with their labels, in groups.

use super::context::Context;
use super::stat::{StatValue, stat_value};
use crate::content::case::Labelled;
use crate::diag::message::{FIRST_HERE, messages};
use crate::diag::{Code, Diagnostic};
use crate::quantity::Quantity;
use crate::source::Text;

messages! {
    "facts";
    TWICE(name);
    TWICE_HINT;
}

/// Facts that belong together.
#[derive(Debug, Clone)]
pub struct FactGroup {
    /// What they have in common, if their editor says so.
    pub label: Option<Text>,
    /// The facts, in the order of the file.
    pub facts: Vec<Fact>,
}

/// A fact with its label.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it is.
    pub label: Text,
    /// What it says.
    pub value: FactValue,
}

/// What a fact says.
#[derive(Debug, Clone)]
pub enum FactValue {
    /// A number, set large.
    Number(StatValue),
    /// A text.
    Text(Text),
}

/// Reports what is given a second time in one file.
pub(super) fn given_twice(name: &Text, first: &Text, cx: &mut Context) {
    let found = Diagnostic::error(Code::DuplicateReference, name.span(), TWICE.with([name.as_str()]));
    cx.push(found.hint(TWICE_HINT.plain()).related(first.span(), FIRST_HERE.plain()));
}

/// The facts of a case. Groups stand in the order of their first facts. A label that a group has twice, and what is empty,
/// is reported.
pub(super) fn groups(facts: &[Labelled], cx: &mut Context) -> Vec<FactGroup> {
    let mut groups: Vec<FactGroup> = Vec::new();
    for Labelled { label, value, group } in facts {
        cx.required(label);
        cx.required(value);
        let value = match Quantity::parse(value) {
            Ok(_) => FactValue::Number(stat_value(value, None, None, cx)),
            Err(_) => FactValue::Text(value.clone()),
        };
        let fact = Fact { label: label.clone(), value };
        match groups.iter_mut().find(|known| known.label == *group) {
            Some(known) => {
                if let Some(first) = known.facts.iter().find(|first| first.label == *label) {
                    given_twice(label, &first.label, cx);
                }
                known.facts.push(fact);
            }
            None => groups.push(FactGroup { label: group.clone(), facts: vec![fact] }),
        }
    }
    groups
}
