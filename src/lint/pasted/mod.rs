//! What comes along when text is pasted from other programs, and what is left in it that was to be written yet.

pub(super) mod compatibility_character;
pub(super) mod impossible_date;
pub(super) mod invisible_character;
pub(super) mod line_break;
pub(super) mod pasted_list;
pub(super) mod unfinished;
