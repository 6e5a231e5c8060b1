//! Colour: what a press prints, and how pictures are converted to it.

pub mod condition;
pub mod convert;
pub mod profile;

use std::sync::Arc;

pub use condition::Condition;
pub use convert::{Converter, Intent, Rendering, Space};
pub use profile::{Header, OutputProfile, ProfileError};

/// What a press prints with: what pictures are converted to, and what the output intent says.
#[derive(Debug, Clone)]
pub struct Output {
    /// The profile of the press.
    pub profile: Arc<OutputProfile>,
    /// The printing condition, with the most ink on one spot.
    pub condition: Condition,
    /// How pictures are converted.
    pub rendering: Rendering,
}
