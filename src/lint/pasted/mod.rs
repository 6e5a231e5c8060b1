//! What comes along when text is pasted from other programs, and what is left in it that was to be written yet.

mod compatibility_character;
mod impossible_date;
mod invisible_character;
mod line_break;
mod pasted_list;
mod unfinished;

use super::Rule;

/// The rules, in the order of the catalogue.
pub(super) const RULES: &[Rule] = &[
    invisible_character::RULE,
    compatibility_character::RULE,
    pasted_list::RULE,
    line_break::RULE,
    unfinished::RULE,
    impossible_date::RULE,
];
