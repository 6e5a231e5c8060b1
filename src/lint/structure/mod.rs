//! Structure and references: what one place of a book says about another.

pub(super) mod count_mention;
pub(super) mod cross_reference_number;
pub(super) mod duplicate_name;
pub(super) mod lost_text;
