//! Numbers as an editor reads them: in running text, in figures, and against each other.

mod around;
pub mod figures;
pub mod index;
mod leftover;
pub mod mention;
pub mod numeral;
pub mod reading;
pub mod rounding;
pub mod sentence;
pub mod sidebar;
mod spelled;
pub mod spoken;
