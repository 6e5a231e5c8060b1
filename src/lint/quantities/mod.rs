//! Numbers as an editor reads them: in running text, in figures, and against each other.

mod around;
pub(super) mod figures;
pub(super) mod index;
mod leftover;
pub(super) mod mention;
pub(super) mod numeral;
pub(super) mod reading;
pub(super) mod rounding;
pub(super) mod sentence;
pub(super) mod sidebar;
mod spelled;
pub(super) mod spoken;
