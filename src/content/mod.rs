//! The files of a book as they are written: serde types, and the JSON Schemas made from them.
//!
//! These types say only what may stand in a file. What it means, and whether it fits together, is the
//! [model](crate::model)'s affair. Every text knows its place. An enum that serde knows as `$casebound::Shaped` is told apart by
//! the form of what stands there (see [`source::yaml`](crate::source::yaml)).

#![warn(
    clippy::wildcard_enum_match_arm,
    reason = "whoever adds a variant is shown every place that has to know it"
)]

pub mod aside;
pub mod case;
pub mod chapter;
pub mod contents;
pub mod describe;
pub mod doc;
mod faults;
pub mod figure;
pub mod files;
mod kind;
pub mod limit;
pub mod load;
pub mod picture;
pub mod report;
pub mod reports;
pub mod role;
pub mod rows;
pub mod scaffold;
pub mod schema;
pub mod tabular;
pub mod translation;

use std::borrow::Cow;

pub(crate) use faults::explain;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use crate::source::{Spanned, Text};

/// A finding that the editors accept, with their reason.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// The code of the finding.
    pub code: Text,
    /// Why it is right as it stands.
    pub reason: Text,
}

/// Text, or a number that was typed without quotes; either way its characters.
impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number"] })
    }

    fn inline_schema() -> bool {
        true
    }
}

/// A place is not written.
impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }

    fn inline_schema() -> bool {
        T::inline_schema()
    }
}
