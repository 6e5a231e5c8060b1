//! Pictures that are content: photographs and drawings in chapters, on covers and openers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::Text;

/// A photograph or a drawing with what is said about it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// The file, relative to this one: jpg, png, webp, tif or svg.
    pub file: Text,
    /// How wide it is printed.
    #[serde(default)]
    pub width: PictureWidth,
    /// What stands below it.
    pub caption: Option<Text>,
    /// Who made it, or who owns it; printed small behind the caption.
    pub credit: Option<Text>,
    /// What it shows, for those who cannot see it.
    pub alt: Text,
    /// The point that stays in sight where edges are cut off: from the left and from the top, such as `[50%, 30%]`; the middle by
    /// default.
    #[serde(default)]
    #[schemars(length(min = 2, max = 2))]
    pub focus: Vec<Text>,
    /// Whether it is printed only where it fills a page.
    #[serde(default)]
    pub optional: bool,
}

/// How wide a picture is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PictureWidth {
    /// As wide as the side column, and in it where it fits.
    Column,
    /// As wide as the text.
    #[default]
    Text,
    /// As wide as both columns.
    Full,
    /// As wide as the page, at its head, into the bleed on three sides.
    Bleed,
    /// Over two facing pages.
    Spread,
}

/// The picture of a cover or of an opening page, which reaches the bleed on three sides.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroundPicture {
    /// The file, relative to this one: jpg, png, webp, tif or svg.
    pub file: Text,
    /// Who made it, or who owns it; printed small.
    pub credit: Option<Text>,
    /// What it shows, for those who cannot see it.
    pub alt: Text,
    /// The point that stays in sight where edges are cut off: from the left and from the top, such as `[50%, 30%]`; the middle by
    /// default.
    #[serde(default)]
    #[schemars(length(min = 2, max = 2))]
    pub focus: Vec<Text>,
}
