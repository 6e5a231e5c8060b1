//! Numbers against each other.

mod direction;
mod granted_exceeds_inventions;
mod grim;
mod inventions_exceed_applications;
mod missing_base;
mod number_drift;
mod percent_vs_point;
mod same_question_different_n;
mod share_mismatch;
mod small_base;
mod sum_not_100;
mod sum_of_parts;
mod threshold_word;
mod unit_magnitude;

use super::Rule;

/// The rules, in the order of the catalogue.
pub(super) const RULES: &[Rule] = &[
    granted_exceeds_inventions::RULE,
    inventions_exceed_applications::RULE,
    share_mismatch::RULE,
    sum_not_100::RULE,
    sum_of_parts::RULE,
    grim::RULE,
    small_base::RULE,
    same_question_different_n::RULE,
    missing_base::RULE,
    number_drift::RULE,
    unit_magnitude::RULE,
    percent_vs_point::RULE,
    direction::RULE,
    threshold_word::RULE,
];
