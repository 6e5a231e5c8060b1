//! The contents of `report.yaml`: the entries of a book in printing order.
//!
//! Pages and chapters have a [`Role`]; parts and cases are what holds several of them.

use std::borrow::Cow;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::role::Role;
use crate::source::{Spanned, Text};

/// One entry of the contents.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename = "$casebound::Shaped")]
pub enum Entry {
    /// A page that needs no file.
    #[serde(rename = "scalar")]
    Page(Role),
    /// A part with its chapters and cases.
    #[serde(rename = "part")]
    Part(Part),
    /// Cases outside the parts.
    #[serde(rename = "cases")]
    Cases(CasesEntry),
    /// A chapter outside the parts, or a page of front or back matter.
    #[serde(rename = "mapping")]
    Chapter(ChapterEntry),
}

impl Entry {
    /// The spreadsheet whose rows are its cases, if it has one.
    pub fn case_table(&self) -> Option<&CaseTable> {
        let cases = match self {
            Entry::Part(part) => part.cases.as_ref()?,
            Entry::Cases(entry) => &entry.cases,
            Entry::Page(_) | Entry::Chapter(_) => return None,
        };
        match cases {
            Cases::Table(table) => Some(table),
            Cases::All(_) | Cases::Some(_) => None,
        }
    }
}

/// The role of a chapter's file with its id, such as `preface: <slug>`.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "IndexMap<String, Text>")]
pub struct ChapterEntry {
    /// What the chapter is to the book.
    pub role: Role,
    /// The chapter's id.
    pub id: Text,
}

impl TryFrom<IndexMap<String, Text>> for ChapterEntry {
    type Error = String;

    fn try_from(mut keys: IndexMap<String, Text>) -> Result<ChapterEntry, String> {
        let (name, id) = keys.pop().ok_or("an entry without a key")?;
        Ok(ChapterEntry { role: Role::try_from(name)?, id })
    }
}

/// A word or a key for every role, then what holds several entries.
impl JsonSchema for Entry {
    fn schema_name() -> Cow<'static, str> {
        "Entry".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut shapes: Vec<Schema> = Role::all().map(|role| shape(role, generator)).collect();
        shapes.push(described(generator.subschema_for::<Part>(), "A part with its chapters and cases."));
        shapes.push(described(generator.subschema_for::<CasesEntry>(), "Cases outside the parts."));
        json_schema!({ "description": "One entry of the contents.", "oneOf": shapes })
    }
}

/// How an entry of a role is written. A key is described too: editors' tools show its words, not those of the map.
fn shape(role: Role, generator: &mut SchemaGenerator) -> Schema {
    let shape = if role.takes_chapter() {
        let id = described(generator.subschema_for::<Text>(), role.description);
        json_schema!({
            "type": "object",
            "properties": { (role.name): id },
            "required": [role.name],
            "additionalProperties": false,
        })
    } else {
        json_schema!({ "type": "string", "const": role.name })
    };
    described(shape, role.description)
}

fn described(mut schema: Schema, words: &str) -> Schema {
    schema.insert("description".to_owned(), words.into());
    schema
}

/// `cases: all`
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CasesEntry {
    /// Which cases.
    pub cases: Cases,
    /// In which order; by default all by the names of their files, and those of a list as it has them.
    pub order: Option<CaseOrder>,
}

/// A part: its title, chapters, and the cases after its last chapter.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The part's title.
    pub part: Text,
    /// Chapters by id.
    #[serde(default)]
    pub chapters: Vec<Text>,
    /// Cases after the last chapter.
    pub cases: Option<Cases>,
    /// The order of the cases; by default all by the names of their files, and those of a list as it has them.
    pub order: Option<CaseOrder>,
}

/// The order of cases, group by group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CaseOrder {
    /// By the names of their files.
    File,
    /// By the sound of their names, Latin letters first.
    Pinyin,
}

/// Which cases: all in the order of groups and file names, some by id, or the rows of a spreadsheet.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename = "$casebound::Shaped")]
#[schemars(untagged, rename = "Cases")]
pub enum Cases {
    /// `all`
    #[serde(rename = "scalar")]
    All(Spanned<AllCases>),
    /// Ids in the order of the book.
    #[serde(rename = "sequence")]
    Some(Vec<Text>),
    /// The rows of a spreadsheet.
    #[serde(rename = "mapping")]
    Table(Box<CaseTable>),
}

/// Cases from a spreadsheet, one in each row, in the order of the rows. The first row names the columns.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseTable {
    /// The workbook (.xlsx) or CSV file, relative to this file. Pictures that it names are relative to `cases/`.
    pub table: Text,
    /// The sheet's name, in a workbook; the first sheet by default.
    pub sheet: Option<Text>,
    /// The cells, such as `A1:D9`; all that are filled by default.
    pub range: Option<Text>,
    /// What the columns hold, by their headings: a key of a case, such as `patents.granted` or `interview.1.q`; `id`, the name that
    /// a case's file would have; or `~` for what is not printed. Where a heading stands several times, `interview.*.q` counts. A
    /// column whose heading is a key needs no line here.
    #[serde(default)]
    pub map: IndexMap<Text, Option<Text>>,
    /// What keys hold where no cell says anything.
    #[serde(default)]
    pub constants: IndexMap<Text, Text>,
    /// Whether the cases are for sheets alone, and not in the book.
    #[serde(default)]
    pub sheets_only: bool,
}

/// The word `all`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AllCases {
    /// Every file in `cases/`.
    All,
}
