//! A thought beside the text, in chapters and in interviews.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::source::Text;

/// A thought beside the text.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Aside {
    /// The title.
    pub title: Option<Text>,
    /// What it says. Prose.
    pub text: Text,
}
