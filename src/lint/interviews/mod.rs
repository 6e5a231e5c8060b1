//! Interviews: whose words, and all of them.

pub(super) mod attribution_drift;
pub(super) mod enumeration_gap;
pub(super) mod missing_attribution;
pub(super) mod paragraph_end;
mod people;
pub(super) mod question_prefix;
pub(super) mod quote_in_digest;
pub(super) mod quote_marks;
pub(super) mod quote_not_in_interview;
mod quotes;
pub(super) mod repeated_answer;
