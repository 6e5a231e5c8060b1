//! `figures/<slug>.yaml`: one chart or table.

use std::borrow::Cow;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::Accept;
use super::chapter::Card;
use crate::figure::{Kind, UnknownKind};
use crate::source::{Spanned, Text};

/// A figure. The file's stem is its id; the book gives the number.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The title, without a number: what was found, as a sentence if you like.
    pub title: Text,
    /// What was measured, and of whom.
    pub subtitle: Option<Text>,
    /// The kind of chart, unless there are `panels` or a `picture`.
    pub chart: Option<Spanned<Chart>>,
    /// A photograph or a drawing instead of a chart.
    pub picture: Option<Spanned<FigurePicture>>,
    /// The unit of the values; said once, behind the subtitle.
    pub unit: Option<Text>,
    /// Whether the chart shares its scale with charts beside it.
    #[serde(default)]
    pub scale: Scale,
    /// The questions asked, each with its base.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// Whether respondents could choose more than one answer.
    #[serde(default)]
    pub select: Select,
    /// Which answers are counted.
    pub filter: Option<Text>,
    /// The values.
    pub data: Option<Spanned<Data>>,
    /// Title of the horizontal axis (scatter, bubble).
    pub x: Option<Text>,
    /// Title of the vertical axis (scatter, bubble).
    pub y: Option<Text>,
    /// What the axis of the values is asked to be.
    pub axis: Option<Spanned<Axis>>,
    /// Lines that values are compared with.
    #[serde(default)]
    pub lines: Vec<Line>,
    /// Bands that values are compared with.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// Remarks at single values.
    #[serde(default)]
    pub annotations: Vec<Annotation>,
    /// The column whose values part the chart into panels, one for each. In a file, any of its headings, that of the first
    /// column too.
    pub facet: Option<Text>,
    /// The order of the categories.
    pub order: Option<Order>,
    /// How numbers are printed; the book's way by default.
    pub numbers: Option<NumberStyle>,
    /// Categories or series to stress.
    #[serde(default)]
    pub highlight: Vec<Text>,
    /// The cards of a `cards` chart.
    #[serde(default)]
    pub cards: Vec<Card>,
    /// Notes, numbered by position, anchored with `^1^`.
    #[serde(default)]
    pub notes: Vec<Text>,
    /// Sources.
    #[serde(default)]
    pub sources: Vec<Text>,
    /// Alternative text; made from the data when absent.
    pub alt: Option<Text>,
    /// Several charts under one caption.
    #[serde(default)]
    pub panels: Vec<Spanned<Panel>>,
    /// Findings accepted here.
    #[serde(default)]
    pub accept: Vec<Accept>,
}

/// A photograph or a drawing that has a figure's number and title, as wide as both columns.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FigurePicture {
    /// The file, relative to this one: jpg, png, webp, tif or svg.
    pub file: Text,
    /// Who made it, or who owns it; printed small below it.
    pub credit: Option<Text>,
    /// What it shows, for those who cannot see it.
    pub alt: Text,
}

/// One of several charts under one caption.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// The panel's title.
    pub title: Option<Text>,
    /// The kind of chart.
    pub chart: Spanned<Chart>,
    /// The unit of the values; the figure's by default.
    pub unit: Option<Text>,
    /// Whether the panel shares its scale with those beside it; the figure's by default.
    pub scale: Option<Scale>,
    /// The questions asked, each with its base.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// Whether respondents could choose more than one answer; the figure's by default.
    pub select: Option<Select>,
    /// Which answers are counted.
    pub filter: Option<Text>,
    /// The values.
    pub data: Option<Spanned<Data>>,
    /// Title of the horizontal axis (scatter, bubble).
    pub x: Option<Text>,
    /// Title of the vertical axis (scatter, bubble).
    pub y: Option<Text>,
    /// What the axis of the values is asked to be; as the figure's by default.
    pub axis: Option<Spanned<Axis>>,
    /// Lines that values are compared with; the figure's by default.
    #[serde(default)]
    pub lines: Vec<Line>,
    /// Bands that values are compared with; the figure's by default.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// Remarks at single values.
    #[serde(default)]
    pub annotations: Vec<Annotation>,
    /// The order of the categories.
    pub order: Option<Order>,
    /// Categories or series to stress; the figure's by default.
    #[serde(default)]
    pub highlight: Vec<Text>,
    /// The cards of a `cards` chart.
    #[serde(default)]
    pub cards: Vec<Card>,
}

/// A kind of chart, by its name in the vocabulary that [`Kind`] registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chart(pub Kind);

impl<'de> Deserialize<'de> for Chart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        name.parse()
            .map(Chart)
            .map_err(|UnknownKind(name)| D::Error::custom(format!("unknown chart `{name}`")))
    }
}

impl JsonSchema for Chart {
    fn schema_name() -> Cow<'static, str> {
        "Chart".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": Kind::all().map(|kind| kind.name).collect::<Vec<_>>() })
    }
}

/// A question with its base.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question, as asked.
    pub text: Text,
    /// How many answered.
    pub n: Option<Spanned<Base>>,
}

/// The base (N) of a question.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename = "$casebound::Shaped")]
#[schemars(untagged, rename = "Base")]
pub enum Base {
    /// One base for all.
    #[serde(rename = "scalar")]
    One(Text),
    /// A base per series, year or region; `~` where it is not disclosed.
    #[serde(rename = "mapping")]
    Each(IndexMap<Text, Option<Text>>),
}

/// How numbers are printed, where that is not left as written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberStyle {
    /// Digits after the decimal point.
    #[schemars(range(max = 6))]
    pub decimals: Option<u8>,
    /// What groups thousands.
    pub thousands: Option<Thousands>,
}

/// What groups thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Thousands {
    /// Nothing: 15009.
    None,
    /// A comma: 15,009.
    Comma,
    /// A no-break space: 15 009.
    Space,
}

/// Whether the values of a series may add up to more than the whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Select {
    /// One answer each.
    #[default]
    Single,
    /// As many as apply.
    Multiple,
}

/// The scale of a chart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// One scale for all panels and figures side by side that are in one unit.
    #[default]
    Shared,
    /// A scale of its own, which is said below it.
    Own,
}

/// What the axis of the values is asked to be.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Axis {
    /// Where it starts. Lengths start at zero, whatever is asked.
    pub min: Option<Text>,
    /// Where it ends; no value may be larger.
    pub max: Option<Text>,
    /// About how many ticks it has.
    #[schemars(range(min = 2, max = 12))]
    pub ticks: Option<u8>,
    /// Whether equal steps on it are equal factors: 1, 10, 100.
    #[serde(default)]
    pub log: bool,
}

/// A line that values are compared with.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The value.
    pub at: Text,
    /// What it means.
    pub label: Text,
}

/// A band that values are compared with.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Its lower end.
    pub from: Text,
    /// Its upper end.
    pub to: Text,
    /// What it means.
    pub label: Text,
}

/// A remark at a value.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Annotation {
    /// The category whose value it is about.
    pub at: Text,
    /// The series; the first that has a value there by default.
    pub series: Option<Text>,
    /// What is said.
    pub text: Text,
}

/// The order of the categories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// As written.
    Given,
    /// By value, largest first.
    Value,
}

/// The values of a chart: written here, or read from a file beside the spec.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Data {
    /// The series.
    #[serde(default)]
    pub columns: Vec<Text>,
    /// The categories with their values.
    #[serde(default)]
    pub rows: Vec<Spanned<Row>>,
    /// A CSV file relative to this one: the first row names the series, the first column the categories.
    pub csv: Option<Text>,
    /// A spreadsheet relative to this file, laid out like a CSV file.
    pub xlsx: Option<Spreadsheet>,
}

/// A range of a spreadsheet.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spreadsheet {
    /// The file, relative to this one.
    pub file: Text,
    /// The sheet's name; the first sheet by default.
    pub sheet: Option<Text>,
    /// The cells, such as `A1:D9`; all that are filled by default.
    pub range: Option<Text>,
}

/// A category with its values, or a group of them.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename = "$casebound::Shaped")]
#[schemars(untagged, rename = "Row")]
pub enum Row {
    /// The category, then one cell per column.
    #[serde(rename = "sequence")]
    Cells(#[schemars(length(min = 1))] Vec<Option<Cell>>),
    /// Rows under a common label.
    #[serde(rename = "mapping")]
    Group(Group),
}

/// Rows under a common label.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The label.
    pub group: Text,
    /// The rows.
    pub rows: Vec<Spanned<Vec<Option<Cell>>>>,
}

/// A cell: a quantity or text, or the coordinates of a point.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename = "$casebound::Shaped")]
#[schemars(untagged, rename = "Cell")]
pub enum Cell {
    /// A quantity or text.
    #[serde(rename = "scalar")]
    One(Text),
    /// `[x, y]` or `[x, y, size]`.
    #[serde(rename = "sequence")]
    Tuple(Vec<Option<Text>>),
}
