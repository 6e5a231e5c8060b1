//! The files of a book as they are written: serde types, and the JSON Schemas made from them.
//!
//! These types say only what may stand in a file. What it means, and whether it fits together, is the
//! [model](crate::model)'s affair.

pub mod case;
pub mod chapter;
pub mod describe;
pub mod doc;
pub mod figure;
pub mod load;
pub mod report;
mod scalar;
pub mod schema;
pub mod tabular;

use schemars::JsonSchema;
use serde::Deserialize;

pub use scalar::Scalar;

/// A finding that the editors accept, with their reason.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// The code of the finding.
    pub code: Scalar,
    /// Why it is right as it stands.
    pub reason: Scalar,
}
