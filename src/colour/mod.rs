//! Colour: what a press prints, and how pictures are converted to it.

pub mod condition;
pub mod convert;
pub mod profile;

pub use condition::Condition;
pub use convert::{Converter, Intent, Rendering, Space};
pub use profile::{Header, OutputProfile, ProfileFault};
