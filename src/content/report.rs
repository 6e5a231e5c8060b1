//! `report.yaml`: what the book is, and the order of its parts.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Accept;
use super::contents::Entry;
use super::figure::NumberStyle;
use super::picture::GroundPicture;
use super::translation::Language;
use crate::colour::Intent;
use crate::source::{Spanned, Text};

/// The book.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The title; a bar is where it breaks if it takes several lines, and prints nowhere.
    pub title: Text,
    /// The subtitle or slogan; a bar breaks it, too.
    pub subtitle: Option<Text>,
    /// The edition, such as `2023 年`.
    pub edition: Option<Text>,
    /// Who publishes it.
    pub publisher: Option<Text>,
    /// Who asked the questions of the interviews, unless a case says otherwise.
    pub interviewer: Option<Text>,
    /// The source of its figures. A figure that has no `sources`, or only this one, has it; each chapter prints it once.
    pub source: Option<Text>,
    /// The date: `2023`, `2023-04` or `2023-04-26`.
    pub date: Option<Text>,
    /// The language: `zh-CN` by default, `zh-TW`, `zh-HK`, `en-GB`, `en-US` or `ja`. `zh` is `zh-CN`, `en` is `en-GB`.
    pub lang: Option<Text>,
    /// The language of the translations that the book prints, from `translations/<language>/`: `en` for the book in English alone,
    /// `{ lang: en, pairs: below }` or `pairs: beside` for both languages, text by text.
    pub translation: Option<Language>,
    /// The version of casebound the book needs, such as `casebound >= 0.1`.
    pub requires: Option<Text>,
    /// The trim size and margins; A4 by default.
    pub page: Option<Spanned<Page>>,
    /// What the cover shows besides its words.
    pub cover: Option<Cover>,
    /// The fonts and inks.
    pub theme: Option<Theme>,
    /// What the printer needs.
    pub press: Option<Press>,
    /// What company sheets say of their publisher.
    pub sheet: Option<Sheet>,
    /// The inks of series by their names, in all charts of the book: 1 for the first of the theme's inks of series, 8 for the
    /// last. Series without one take theirs in the order in which they appear.
    #[serde(default)]
    pub series: IndexMap<Text, Spanned<u8>>,
    /// How numbers are printed in charts, where that is not left as written.
    pub numbers: Option<NumberStyle>,
    /// The groups of cases, in the order of the book.
    #[serde(default)]
    pub groups: Vec<Text>,
    /// Preferred spellings.
    #[serde(default)]
    pub terms: Vec<Term>,
    /// Names of people, companies and brands that are right as they are: no other name's misspelling, and with their own
    /// marks.
    #[serde(default)]
    pub names: Vec<Text>,
    /// What the legal page says about the edition.
    pub imprint: Option<Imprint>,
    /// Words that the book explains, and abbreviations, for the entries `glossary` and `abbreviations` of the contents.
    #[serde(default)]
    pub glossary: Vec<Explanation>,
    /// Terms of the index besides companies and people, for the entry `index` of the contents.
    #[serde(default)]
    pub index: Vec<IndexTerm>,
    /// What the make-up of pages weighs, where the book has it otherwise.
    pub makeup: Option<MakeUp>,
    /// The style of the book's typing, where it is not what most of its files do.
    pub style: Option<Style>,
    /// The parts of the book in their order.
    #[schemars(length(min = 1))]
    pub contents: Vec<Entry>,
    /// Findings accepted here.
    #[serde(default)]
    pub accept: Vec<Accept>,
}

/// The cover.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    /// A picture below the title, which reaches the bleed.
    pub picture: GroundPicture,
}

/// The page: the name of its size, or size and margins.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename = "$casebound::Shaped")]
#[schemars(untagged, rename = "Page")]
pub enum Page {
    /// The name of the trim size.
    #[serde(rename = "scalar")]
    Size(Size),
    /// Size and margins.
    #[serde(rename = "mapping")]
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
    pub width: Option<Text>,
    /// Trim height, if the size has no name.
    pub height: Option<Text>,
    /// Margin at the spine.
    pub inside: Option<Text>,
    /// Margin at the fore-edge.
    pub outside: Option<Text>,
    /// Margin above the text.
    pub top: Option<Text>,
    /// Margin below the text.
    pub bottom: Option<Text>,
    /// Where the side column stands.
    pub side: Option<SideColumn>,
    /// Where the sub-headings of chapters stand.
    pub subheads: Option<Subheads>,
}

/// Where the sub-headings of chapters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Subheads {
    /// Above their text.
    #[default]
    Above,
    /// In the side column, beside the first lines of their text; above it where no text follows, where it is shorter than they are, and
    /// on narrow pages.
    Side,
}

/// Where the column of numbers, quotes and portraits stands that lies beside the text. Narrow pages have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SideColumn {
    /// On the left of every page: numbers are read before what they number, on paper as on the screen.
    #[default]
    Left,
    /// At the fore-edge: on the left of left pages, on the right of right ones. Interviews have one column, and tables that go on overleaf
    /// are as wide as the text. Sheets of single companies, which face nothing, have it on the left.
    Outer,
}

/// The fonts and inks of the book. Inks are in CMYK for press and RGB for the screen.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// The font family of heads, labels and charts, `Noto Sans SC` by default; another's files lie in `fonts/`.
    pub sans: Option<Text>,
    /// The font family of running text, `Noto Serif SC` by default; another's files lie in `fonts/`.
    pub serif: Option<Text>,
    /// The font family of quotations, such as a Kai (楷体), whose files lie in `fonts/`; that of the text around them by default.
    pub quotation: Option<Text>,
    /// How `*emphasis*` looks in Chinese.
    pub emphasis: Option<Emphasis>,
    /// How the lines of running text end.
    pub alignment: Option<Alignment>,
    /// Whether commas and full stops of Chinese text hang at the end of a line (clreq, 3.1.8); they do not by default.
    pub hanging: Option<bool>,
    /// Inks by role: accent, accent-tint, accent-wash, text, muted, rule, paper.
    #[serde(default)]
    pub inks: IndexMap<Text, Spanned<Ink>>,
    /// A spot ink, printed from a plate of its own. It becomes the accent and its tints, unless `inks` says otherwise.
    pub spot: Option<Spanned<Spot>>,
    /// The inks of a chart's series, in their order; at most eight.
    #[serde(default)]
    #[schemars(length(max = 8))]
    pub series: Vec<Spanned<Ink>>,
    /// The inks of the parts in their order: openers, thumb tabs and running heads carry them. White type must be readable on
    /// each. By default the accent and the darker inks of the series.
    #[serde(default)]
    pub parts: Vec<Spanned<Ink>>,
}

/// How emphasis looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Emphasis {
    /// In the accent.
    #[default]
    Ink,
    /// With a dot below each Han character, 着重号.
    Dots,
}

/// How the lines of running text end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// All at the same edge.
    #[default]
    Justified,
    /// Each where its words end, as some English books have it.
    Ragged,
}

/// An ink: four inks of the press, or a tint of the spot ink.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ink {
    /// Cyan, magenta, yellow and black in percent.
    #[schemars(length(min = 4, max = 4))]
    pub cmyk: Option<Vec<Text>>,
    /// How much of the spot ink, in percent.
    pub spot: Option<Text>,
    /// The same colour on screen, `"#RRGGBB"`; a tint of the spot ink has its own.
    pub screen: Option<Text>,
}

/// A spot ink.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    /// Its name, such as `PANTONE 3165 C`: the printer mixes the ink by it.
    pub name: Text,
    /// What stands in for it where there is no such ink: cyan, magenta, yellow and black in percent.
    #[schemars(length(min = 4, max = 4))]
    pub cmyk: Vec<Text>,
    /// The same colour on screen, `"#RRGGBB"`.
    pub screen: Text,
}

/// What the printer needs.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Press {
    /// Bleed on all sides, `3mm` by default.
    pub bleed: Option<Text>,
    /// Whether the sheets carry crop marks, registration targets and a job line outside the bleed; they do by default.
    pub marks: Option<bool>,
    /// The CMYK output profile of the paper, an `.icc` file in the book; FOGRA39 on coated paper by default.
    pub profile: Option<Text>,
    /// The name of the printing condition, such as `FOGRA51`.
    pub condition: Option<Text>,
    /// How the colours of pictures are brought to the press.
    pub intent: Option<Intent>,
    /// Whether the darkest of a picture becomes the darkest of the press; it does by default.
    pub black_point_compensation: Option<bool>,
    /// The most ink on one spot, such as `300%`; the condition's own limit by default.
    pub ink_limit: Option<Text>,
    /// How many pages the printer folds at once, 4 by default: blank pages before the back cover make the number of pages
    /// a multiple of it.
    pub signature: Option<Spanned<u32>>,
    /// Where chapters open.
    pub opener: Option<Opener>,
    /// Whether every case has to be approved as it is printed before anything goes to the press; by default changes since are a warning.
    pub require_approval: Option<bool>,
    /// How thick the book is, for the cover as a file of its own (`build --cover`): its insides are blank pages, and the pages between
    /// them fill signatures by themselves.
    pub cover: Option<Spanned<CoverSheet>>,
}

/// How thick the book is: the width of its spine, or the paper that gives it together with the number of pages.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoverSheet {
    /// The width of the spine as the printer says it, such as `9mm`; `0mm` for a book that is stapled.
    pub spine: Option<Text>,
    /// The paper of the pages inside.
    pub paper: Option<Paper>,
}

/// A paper.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Grams of a square metre, such as `120`.
    pub grammage: Option<Text>,
    /// How bulky it is, in cubic centimetres per gram, such as `1.1`; 1 by default.
    pub volume: Option<Text>,
    /// The thickness of a sheet, such as `0.12mm`, in place of grammage and volume.
    pub caliper: Option<Text>,
}

/// What company sheets say of their publisher, at their foot.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// The publisher's mark, a picture relative to this file: svg, png, jpg, webp or tif. By default the publisher's name, set in
    /// type.
    pub mark: Option<Text>,
    /// A line that says how to reach the publisher.
    pub contact: Option<Text>,
    /// An address, `https://…`, printed in type and as a QR code. `{slug}` in it stands for the name of the case's file without
    /// `.yaml`.
    pub url: Option<Text>,
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

/// What the make-up of pages weighs: each a whole number up to 10000. The pages that weigh least are taken.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MakeUp {
    /// A page more, 40 by default.
    pub page: Option<Spanned<u32>>,
    /// A white line at the foot of a page that ends nothing, squared; 5 by default.
    pub white: Option<Spanned<u32>>,
    /// A line that the space between blocks grows by, 2 by default.
    pub stretch: Option<Spanned<u32>>,
    /// A figure on the page after the one that names it, 60 by default.
    pub later: Option<Spanned<u32>>,
    /// A quote or a number on another page than the text it belongs beside, 150 by default.
    pub parted: Option<Spanned<u32>>,
    /// A page that is less than a quarter full, 8000 by default.
    pub lonely: Option<Spanned<u32>>,
    /// A line by which facing pages end at different heights, 24 by default.
    pub facing: Option<Spanned<u32>>,
    /// Two small charts side by side that would stand below one another, 50 by default.
    pub paired: Option<Spanned<u32>>,
}

/// The style of a book's typing.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// Whether a space is typed between Han characters and Latin letters or digits.
    pub cjk_latin_space: Option<bool>,
    /// Words of Han and Latin that are written without a space in any case, such as `A轮`.
    #[serde(default)]
    pub tight: Vec<Text>,
}

/// What the legal page says about the edition.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Imprint {
    /// Edition and printing, such as `2032 年 5 月第 1 版，第 1 次印刷`.
    pub edition: Option<Text>,
    /// Under which licence it may be used.
    pub licence: Option<Text>,
    /// The ISBN of thirteen digits, printed with its bar code.
    pub isbn: Option<Text>,
}

/// A word that the book explains, or an abbreviation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// The word or the abbreviation, as the book writes it.
    pub term: Text,
    /// What an abbreviation stands for.
    pub full: Option<Text>,
    /// What it means. Prose.
    pub text: Option<Text>,
    /// How it sounds, where the alphabet would have it elsewhere: `chongqing` for 重庆.
    pub sort: Option<Text>,
}

/// A term of the index.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndexTerm {
    /// The term, as the index has it.
    pub term: Text,
    /// What is looked for in its stead.
    #[serde(default)]
    pub find: Vec<Text>,
    /// How it sounds, where the alphabet would have it elsewhere.
    pub sort: Option<Text>,
}

/// A preferred spelling.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The spelling to use.
    pub prefer: Text,
    /// The spellings not to use.
    pub instead_of: Vec<Text>,
}
