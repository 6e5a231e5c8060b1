//! Interviews: whose words, and all of them.

mod attribution_drift;
mod enumeration_gap;
mod missing_attribution;
mod paragraph_end;
mod people;
mod question_prefix;
mod quote_in_digest;
mod quote_marks;
mod quote_not_in_interview;
mod quotes;
mod repeated_answer;

use super::Rule;

/// The rules, in the order of the catalogue.
pub(super) const RULES: &[Rule] = &[
    quote_not_in_interview::RULE,
    quote_in_digest::RULE,
    attribution_drift::RULE,
    missing_attribution::RULE,
    enumeration_gap::RULE,
    paragraph_end::RULE,
    question_prefix::RULE,
    quote_marks::RULE,
    repeated_answer::RULE,
];
