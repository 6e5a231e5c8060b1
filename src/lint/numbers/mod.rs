//! Numbers against each other.

pub(super) mod direction;
pub(super) mod granted_exceeds_inventions;
pub(super) mod grim;
pub(super) mod inventions_exceed_applications;
pub(super) mod missing_base;
pub(super) mod number_drift;
pub(super) mod percent_vs_point;
pub(super) mod same_question_different_n;
pub(super) mod share_mismatch;
pub(super) mod small_base;
pub(super) mod sum_not_100;
pub(super) mod sum_of_parts;
pub(super) mod threshold_word;
pub(super) mod unit_magnitude;
