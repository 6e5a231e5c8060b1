//! Qualifiers and the form of numbers.

mod double_qualifier;
mod exact_with_qualifier;
mod period_span;
mod range_dash;
mod suffix_order;
mod thousands;

mod figures;

use super::Rule;

/// The rules, in the order of the catalogue.
pub(super) const RULES: &[Rule] = &[
    double_qualifier::RULE,
    exact_with_qualifier::RULE,
    suffix_order::RULE,
    period_span::RULE,
    thousands::RULE,
    range_dash::RULE,
];
