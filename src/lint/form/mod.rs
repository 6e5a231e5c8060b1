//! Qualifiers and the form of numbers.

pub(super) mod double_qualifier;
pub(super) mod exact_with_qualifier;
pub(super) mod period_span;
pub(super) mod range_dash;
pub(super) mod suffix_order;
pub(super) mod thousands;

mod figures;
