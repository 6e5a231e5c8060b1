//! `report.yaml`: what the book is, and the order of its parts.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::figure::NumberStyle;
use super::{Accept, Scalar};
use crate::colour::Intent;

/// The book.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The title.
    pub title: Scalar,
    /// The subtitle or slogan.
    pub subtitle: Option<Scalar>,
    /// The edition, such as `2023 年`.
    pub edition: Option<Scalar>,
    /// Who publishes it.
    pub publisher: Option<Scalar>,
    /// Who asked the questions of the interviews, unless a case says otherwise.
    pub interviewer: Option<Scalar>,
    /// The date: `2023`, `2023-04` or `2023-04-26`.
    pub date: Option<Scalar>,
    /// The language, `zh-CN` by default.
    pub lang: Option<Scalar>,
    /// The version of casebound the book needs, such as `casebound >= 0.1`.
    pub requires: Option<Scalar>,
    /// The trim size and margins; A4 by default.
    pub page: Option<Page>,
    /// The fonts and inks.
    pub theme: Option<Theme>,
    /// What the printer needs.
    pub press: Option<Press>,
    /// How numbers are printed in charts, where that is not left as written.
    pub numbers: Option<NumberStyle>,
    /// The groups of cases, in the order of the book.
    #[serde(default)]
    pub groups: Vec<Scalar>,
    /// Preferred spellings.
    #[serde(default)]
    pub terms: Vec<Term>,
    /// The parts of the book in their order.
    #[schemars(length(min = 1))]
    pub contents: Vec<Entry>,
    /// Findings accepted here.
    #[serde(default)]
    pub accept: Vec<Accept>,
}

/// The page: the name of its size, or size and margins.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Page {
    /// The name of the trim size.
    Size(Size),
    /// Size and margins.
    Full(PageSetup),
}

/// Trim sizes with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// 210 mm × 297 mm.
    A4,
    /// 148 mm × 210 mm.
    A5,
    /// 176 mm × 250 mm.
    B5,
    /// 210 mm × 285 mm, 大 16 开.
    #[serde(rename = "16k")]
    K16,
    /// 216 mm × 279 mm.
    Letter,
}

/// Trim size and margins, each a length such as `210mm`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageSetup {
    /// A trim size with a name.
    pub size: Option<Size>,
    /// Trim width, if the size has no name.
    pub width: Option<Scalar>,
    /// Trim height, if the size has no name.
    pub height: Option<Scalar>,
    /// Margin at the spine.
    pub inside: Option<Scalar>,
    /// Margin at the fore-edge.
    pub outside: Option<Scalar>,
    /// Margin above the text.
    pub top: Option<Scalar>,
    /// Margin below the text.
    pub bottom: Option<Scalar>,
}

/// The fonts and inks of the book. Inks are in CMYK for press and RGB for the screen.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// The font family of heads, labels and charts, `Noto Sans SC` by default; another's files lie in `fonts/`.
    pub sans: Option<Scalar>,
    /// The font family of running text, `Noto Serif SC` by default; another's files lie in `fonts/`.
    pub serif: Option<Scalar>,
    /// Inks by role: accent, accent-tint, accent-wash, text, muted, rule, paper.
    #[serde(default)]
    pub inks: IndexMap<String, Ink>,
    /// A spot ink, printed from a plate of its own. It becomes the accent and its tints, unless `inks` says otherwise.
    pub spot: Option<Spot>,
    /// The inks of a chart's series, in their order; at most eight.
    #[serde(default)]
    #[schemars(length(max = 8))]
    pub series: Vec<Ink>,
}

/// An ink: four inks of the press, or a tint of the spot ink.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ink {
    /// Cyan, magenta, yellow and black in percent.
    #[schemars(length(min = 4, max = 4))]
    pub cmyk: Option<Vec<Scalar>>,
    /// How much of the spot ink, in percent.
    pub spot: Option<Scalar>,
    /// The same colour on screen, `"#RRGGBB"`; a tint of the spot ink has its own.
    pub screen: Option<Scalar>,
}

/// A spot ink.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    /// Its name, such as `PANTONE 3165 C`: the printer mixes the ink by it.
    pub name: Scalar,
    /// What stands in for it where there is no such ink: cyan, magenta, yellow and black in percent.
    #[schemars(length(min = 4, max = 4))]
    pub cmyk: Vec<Scalar>,
    /// The same colour on screen, `"#RRGGBB"`.
    pub screen: Scalar,
}

/// What the printer needs.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Press {
    /// Bleed on all sides, `3mm` by default.
    pub bleed: Option<Scalar>,
    /// Whether the sheets carry crop marks, registration targets and a job line outside the bleed; they do by default.
    pub marks: Option<bool>,
    /// The CMYK output profile of the paper, an `.icc` file in the book; FOGRA39 on coated paper by default.
    pub profile: Option<Scalar>,
    /// The name of the printing condition, such as `FOGRA51`.
    pub condition: Option<Scalar>,
    /// How the colours of pictures are brought to the press.
    pub intent: Option<Intent>,
    /// Whether the darkest of a picture becomes the darkest of the press; it does by default.
    pub black_point_compensation: Option<bool>,
    /// The most ink on one spot, such as `300%`; the condition's own limit by default.
    pub ink_limit: Option<Scalar>,
    /// How many pages the printer folds at once, 4 by default: blank pages before the back cover make the number of pages
    /// a multiple of it.
    pub signature: Option<u32>,
    /// Where chapters open.
    pub opener: Option<Opener>,
}

/// Where chapters open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Opener {
    /// On the next page.
    #[default]
    Any,
    /// On the next right-hand page, after a blank one if need be.
    Right,
}

/// A preferred spelling.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The spelling to use.
    pub prefer: Scalar,
    /// The spellings not to use.
    pub instead_of: Vec<Scalar>,
}

/// One entry of the contents.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Entry {
    /// A page that needs no file.
    Plain(PlainEntry),
    /// The preface.
    Preface(Preface),
    /// The summary.
    Summary(Summary),
    /// About the survey.
    About(About),
    /// A part with its chapters and cases.
    Part(Part),
    /// A chapter outside the parts.
    Chapter(ChapterEntry),
    /// Cases outside the parts.
    Cases(CasesEntry),
    /// The legal page.
    Legal(Legal),
    /// The back cover.
    BackCover(BackCover),
}

/// A page that needs no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlainEntry {
    /// The cover.
    Cover,
    /// The table of contents.
    Toc,
}

/// `preface: <slug>`
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Preface {
    /// A chapter's id.
    pub preface: Scalar,
}

/// `summary: <slug>`
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// A chapter's id.
    pub summary: Scalar,
}

/// `about: <slug>`
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// A chapter's id.
    pub about: Scalar,
}

/// `chapter: <slug>`
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChapterEntry {
    /// A chapter's id.
    pub chapter: Scalar,
}

/// `cases: all`
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CasesEntry {
    /// Which cases.
    pub cases: Cases,
}

/// `legal: <slug>`
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Legal {
    /// A chapter's id.
    pub legal: Scalar,
}

/// `back-cover: <slug>`
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BackCover {
    /// A chapter's id.
    pub back_cover: Scalar,
}

/// A part: its title, chapters, and the cases after its last chapter.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The part's title.
    pub part: Scalar,
    /// Chapters by id.
    #[serde(default)]
    pub chapters: Vec<Scalar>,
    /// Cases after the last chapter.
    pub cases: Option<Cases>,
}

/// Which cases: all in the order of groups and file names, or some by id.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Cases {
    /// `all`
    All(AllCases),
    /// Ids in the order of the book.
    Some(Vec<Scalar>),
}

/// The word `all`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AllCases {
    /// Every file in `cases/`.
    All,
}
