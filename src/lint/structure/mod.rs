//! Structure and references: what one place of a book says about another.

mod count_mention;
mod cross_reference_number;
mod duplicate_name;
mod text_in_comment;
mod unread_mark;

use super::Rule;

/// The rules, in the order of the catalogue.
pub(super) const RULES: &[Rule] = &[
    duplicate_name::RULE,
    cross_reference_number::RULE,
    count_mention::RULE,
    text_in_comment::RULE,
    unread_mark::RULE,
];
