//! `chapters/<slug>.yaml`: narrative chapters, preface, summary, legal pages, back cover.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Accept;
use super::aside::Aside;
use super::case::Labelled;
use super::picture::{GroundPicture, Picture};
use crate::source::{Spanned, Text};

/// A chapter, or a page of front or back matter.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// The title. A bar is where it breaks if it takes several lines, `创新加速时代|再问价值`; it prints nowhere, and `\|` is a bar.
    pub title: Text,
    /// A shorter title for the running head.
    pub short: Option<Text>,
    /// Prose under the title.
    pub lead: Option<Text>,
    /// A picture on the page that opens the chapter, into the bleed.
    pub picture: Option<GroundPicture>,
    /// Blocks before the first section.
    #[serde(default)]
    pub body: Vec<Block>,
    /// The sections, numbered by position.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// The texts of notes, by the marks `[^1]` that stand for them in prose. Prose.
    #[serde(default)]
    pub notes: IndexMap<Text, Text>,
    /// Whether the notes stand at the chapter's end instead of at the foot of pages.
    #[serde(default)]
    pub endnotes: bool,
    /// The sign-off of a letter.
    pub signature: Option<Signature>,
    /// The layout that sets it, a file `layouts/<name>.typ.j2`; that of its place in the contents by default.
    pub layout: Option<Text>,
    /// Findings accepted here.
    #[serde(default)]
    pub accept: Vec<Accept>,
}

/// A section of a chapter.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The title; a bar is where it breaks if it takes several lines.
    pub title: Text,
    /// An id for `[](sec:<id>)`.
    pub id: Option<Text>,
    /// The lead statement, set large. Prose.
    pub lead: Option<Text>,
    /// The blocks.
    #[serde(default)]
    pub body: Vec<Block>,
}

/// The sign-off of a letter.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// Who signs.
    pub name: Text,
    /// When.
    pub date: Option<Text>,
}

/// One block of a body: a map with one key, or `pagebreak`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// Prose.
    Text(Text),
    /// A sub-heading, numbered by position in its section; a bar is where it breaks if it takes several lines.
    Subhead(Text),
    /// A figure by its id.
    Figure(Text),
    /// Two figures side by side.
    Figures(#[schemars(length(min = 2, max = 2))] Vec<Text>),
    /// A number set large, with the words around it.
    Callout(Callout),
    /// Words from a case's interview.
    Quote(Excerpt),
    /// A sentence of the editors about a case, without quotation marks.
    Highlight(Highlight),
    /// Cards 01, 02, 03.
    Cards(Vec<Card>),
    /// A box of three to five lines that a reader takes along.
    Takeaways(Takeaways),
    /// A thought beside the text: in the side column where it fits, otherwise in its turn.
    Aside(Aside),
    /// A photograph or a drawing.
    Picture(Picture),
    /// A table of text without a figure number.
    Table(Table),
    /// Numbers set large, side by side.
    Numbers(Vec<Labelled>),
    /// A table of the companies of a group and whom they sent; `all` for all groups.
    CaseTable(Text),
    /// A new page.
    Pagebreak,
}

/// A number set large.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Callout {
    /// Words above the number.
    pub before: Option<Text>,
    /// The number, as printed.
    pub number: Text,
    /// Words below the number.
    pub text: Text,
}

/// Words from a case's interview.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Excerpt {
    /// The case's id.
    pub case: Text,
    /// The words, exactly as in the interview; `……` marks a cut.
    pub text: Text,
    /// Who said it; the interviewee by default.
    pub by: Option<Text>,
    /// Whether it is printed only where it fills a page.
    #[serde(default)]
    pub optional: bool,
}

/// A sentence of the editors about a case.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Highlight {
    /// The case's id.
    pub case: Text,
    /// The sentence; the case's own `highlight` by default.
    pub text: Option<Text>,
    /// Attribution; the interviewee by default.
    pub by: Option<Text>,
    /// Whether it is printed only where it fills a page.
    #[serde(default)]
    pub optional: bool,
}

/// A card.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// The keyword.
    pub keyword: Text,
    /// How often it was named.
    pub count: Option<Text>,
    /// A sentence about it.
    pub text: Option<Text>,
    /// Comments.
    #[serde(default)]
    pub comments: Vec<Text>,
}

/// What a reader takes along.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Takeaways {
    /// The title; the book's word for it by default.
    pub title: Option<Text>,
    /// The lines. Prose of one paragraph each.
    #[schemars(length(min = 3, max = 5))]
    pub lines: Vec<Text>,
}

/// A table of text.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The headings.
    #[schemars(length(min = 1))]
    pub columns: Vec<Text>,
    /// How wide the columns are against one another, such as `[2, 1, 1]`; by default, the first takes what it needs.
    #[serde(default)]
    pub widths: Vec<Spanned<u32>>,
    /// The rows, one cell per heading; `~` leaves a cell undisclosed.
    pub rows: Vec<Spanned<Vec<Option<TableCell>>>>,
    /// Notes, numbered by position.
    #[serde(default)]
    pub notes: Vec<Text>,
    /// Sources.
    #[serde(default)]
    pub sources: Vec<Text>,
}

/// A cell: its text, or a text that stands in several cells.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename = "$casebound::Shaped")]
#[schemars(untagged, rename = "TableCell")]
pub enum TableCell {
    /// The text.
    #[serde(rename = "scalar")]
    Single(Text),
    /// One text for several cells.
    #[serde(rename = "mapping")]
    Merged(Merged),
}

/// One text for several cells.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Merged {
    /// The text.
    pub text: Text,
    /// Over how many columns; the row has as many cells less.
    #[schemars(range(min = 1, max = 50))]
    pub columns: Option<Spanned<u32>>,
    /// Over how many rows; the rows below have a cell less each.
    #[schemars(range(min = 1, max = 50))]
    pub rows: Option<Spanned<u32>>,
}
