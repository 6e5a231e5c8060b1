//! What the scalars of a file are, by their paths.

use super::letters::TextKind;
use crate::content::limit;
use crate::content::role as entry;
use crate::content::schema::FileKind;
use crate::quantity::Quantity;
use crate::source::yaml::{Path, Step};
use crate::source::{Span, Text};

/// What a scalar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// Text: what may stand in it, and its part in the file.
    Text(TextKind, Role),
    /// An id, a setting, a date: nothing that is read as language.
    Setting,
}

/// The part of a text in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the key of the format that it is named after")]
pub enum Role {
    /// A title, subtitle or heading of a book, part, chapter, section, figure or panel.
    Title,
    Lead,
    /// Narrative prose of a chapter.
    Text,
    Subhead,
    Callout,
    Quote,
    /// Who said a quote.
    Attribution,
    Highlight,
    /// Keyword, text or comment of a card.
    Card,
    /// A line that a reader takes along, or a thought beside the text.
    Aside,
    /// What stands below a picture.
    Caption,
    Credit,
    /// A label of a value: a column, a category, a group, an axis.
    Label,
    /// A cell of a table or chart.
    Cell,
    Note,
    /// A source of a figure, table or interview.
    Source,
    /// A company's name.
    Name,
    LatinName,
    /// A person's name.
    Person,
    JobTitle,
    Organisation,
    Industry,
    Profile,
    /// An interviewer's question.
    Question,
    Answer,
    Closing,
    /// A question of a survey.
    Survey,
    /// The base of a survey's question.
    Base,
    /// Which answers a figure counts.
    Filter,
    Unit,
    Alt,
    /// A number that is not a chart's.
    Number,
    Period,
    Edition,
}

/// What the scalar at a path is. `None` for a path that no file may have: the test below asks for every other.
pub(super) fn of(file: FileKind, path: &Path, text: &str) -> Option<Field> {
    use Role::*;
    use TextKind::*;
    let keys: Vec<&str> = path
        .0
        .iter()
        .filter_map(|step| match step {
            Step::Key(key) if !matches!(key.as_str(), "sections" | "body" | "panels") => Some(key.as_str()),
            Step::Key(_) | Step::Index(_) => None,
        })
        .collect();
    Some(match (file, keys.as_slice()) {
        (FileKind::Report, ["title" | "subtitle"] | ["contents", "part"]) => Field::Text(Plain, Title),
        (FileKind::Report, ["cover", "picture", "credit"]) => Field::Text(Plain, Credit),
        (FileKind::Report, ["cover", "picture", "alt"]) => Field::Text(Plain, Alt),
        (FileKind::Report, ["cover", "picture", "file" | "focus"]) => Field::Setting,
        (FileKind::Report, ["glossary" | "index", "term"] | ["glossary", "full"]) => {
            Field::Text(Plain, Label)
        }
        (FileKind::Report, ["glossary", "text"]) => Field::Text(Prose, Aside),
        (FileKind::Report, ["glossary" | "index", "sort"] | ["index", "find"]) => Field::Setting,
        (FileKind::Report, ["imprint", "edition"]) => Field::Text(Plain, Edition),
        (FileKind::Report, ["imprint", "licence"]) => Field::Text(Plain, Note),
        (FileKind::Report, ["imprint", "isbn"]) => Field::Setting,
        (FileKind::Report, ["edition"]) => Field::Text(Plain, Edition),
        (FileKind::Report, ["publisher" | "interviewer"]) => Field::Text(Plain, Organisation),
        (FileKind::Report, ["source"]) => Field::Text(Plain, Source),
        (FileKind::Report, ["sheet", "contact"]) => Field::Text(Plain, Source),
        (FileKind::Report, ["groups"]) => Field::Text(Plain, Label),
        (FileKind::Report, ["date" | "lang" | "requires" | "names"]) => Field::Setting,
        (FileKind::Report, ["terms", "prefer" | "instead_of"]) => Field::Setting,
        (FileKind::Report, ["style", "cjk_latin_space" | "tight"]) => Field::Setting,
        (
            FileKind::Report,
            ["page" | "theme" | "press" | "numbers" | "makeup" | "series", ..] | ["sheet", "mark" | "url"],
        ) => Field::Setting,
        (FileKind::Report, ["contents"] | ["contents", "chapters" | "cases" | "order"]) => Field::Setting,
        // What is said of a spreadsheet. Its constants are read where they stand in a case.
        (FileKind::Report, ["contents", "cases", ..]) => Field::Setting,
        (FileKind::Report, ["contents", role]) if entry::Role::all().any(|own| own.name == *role) => {
            Field::Setting
        }

        (FileKind::Case, ["name"]) => Field::Text(Plain, Name),
        (FileKind::Case, ["latin_name"]) => Field::Text(Plain, LatinName),
        (FileKind::Case, ["group"]) => Field::Text(Plain, Label),
        (FileKind::Case, ["industry"]) => Field::Text(Plain, Industry),
        (FileKind::Case, ["interviewees", "name"] | ["interviewees" | "interviewee", "initials"]) => {
            Field::Text(Plain, Person)
        }
        (FileKind::Case, ["interviewees", "title"]) => Field::Text(Plain, JobTitle),
        (FileKind::Case, ["organisations"] | ["interviewees", "organisation"]) => {
            Field::Text(Plain, Organisation)
        }
        (FileKind::Case, ["interview", "section"] | ["interview", "aside", "title"]) => {
            Field::Text(Plain, Subhead)
        }
        (FileKind::Case, ["interview", "aside", "text"]) => Field::Text(Prose, Text),
        (FileKind::Case, ["interview", "picture", "caption"]) => Field::Text(Plain, Caption),
        (FileKind::Case, ["interview", "picture", "credit"]) => Field::Text(Plain, Credit),
        (FileKind::Case, ["interview", "picture", "alt"]) => Field::Text(Plain, Alt),
        (FileKind::Case, ["interview", "picture", "file" | "width" | "focus" | "optional"]) => Field::Setting,
        (FileKind::Case, ["interview", "follow_ups", "q"]) => Field::Text(Plain, Question),
        (
            FileKind::Case,
            ["interview", "answers" | "follow_ups", "a"] | ["interview", "follow_ups", "answers", "a"],
        ) => Field::Text(Prose, Answer),
        (
            FileKind::Case,
            ["interview", "answers", "by"]
            | ["interview", "follow_ups", "answers", "by"]
            | ["interview", "print"],
        ) => Field::Setting,
        (FileKind::Case, ["quotes", "text"]) => Field::Text(Plain, Quote),
        (FileKind::Case, ["quotes", "by"]) => Field::Text(Plain, Attribution),
        (FileKind::Case, ["interviewee", "name"]) => Field::Text(Plain, Person),
        (FileKind::Case, ["interviewee", "title"]) => Field::Text(Plain, JobTitle),
        (FileKind::Case, ["interviewee", "organisation"] | ["interviewer"]) => {
            Field::Text(Plain, Organisation)
        }
        (FileKind::Case, ["profile"]) => Field::Text(Prose, Profile),
        (FileKind::Case, ["interview", "q"]) => Field::Text(Plain, Question),
        (FileKind::Case, ["interview", "a"]) => Field::Text(Prose, Answer),
        (FileKind::Case, ["quote", "text"]) => Field::Text(Plain, Quote),
        (FileKind::Case, ["quote", "by"]) => Field::Text(Plain, Attribution),
        (FileKind::Case, ["highlight"]) => Field::Text(Plain, Highlight),
        (FileKind::Case, ["notes", _]) => Field::Text(Prose, Note),
        (FileKind::Case, ["closing"]) => Field::Text(Prose, Closing),
        (FileKind::Case, ["source", "title" | "publisher"]) => Field::Text(Plain, Source),
        (FileKind::Case, ["patents", "applications" | "inventions" | "granted"]) => {
            Field::Text(Quantity, Number)
        }
        (FileKind::Case, ["patents", "growth", "rate"] | ["patents", "offices", "count"]) => {
            Field::Text(Quantity, Number)
        }
        (FileKind::Case, ["patents", "growth", "period"]) => Field::Text(Plain, Period),
        (FileKind::Case, ["patents", "offices", "names"]) => Field::Text(Plain, Label),
        (FileKind::Case, ["patents", "more", "label" | "group"]) => Field::Text(Plain, Label),
        (FileKind::Case, ["patents", "more", "value"]) => Field::Text(Quantity, Number),
        (FileKind::Case, ["facts", "label" | "group"]) => Field::Text(Plain, Label),
        (FileKind::Case, ["facts", "value"]) => Field::Text(number_or_text(text), Number),
        (
            FileKind::Case,
            ["logo" | "kind" | "status" | "layout"]
            | ["approval", "by" | "date" | "of"]
            | ["interviewee" | "interviewees", "portrait"]
            | ["interview", "one_page"],
        ) => Field::Setting,
        (FileKind::Case, ["patents", "as_of"] | ["patents", "growth", "of"]) => Field::Setting,
        (FileKind::Case, ["source", "date" | "page" | "url"]) => Field::Setting,

        (FileKind::Chapter, ["title" | "short"]) => Field::Text(Plain, Title),
        (FileKind::Chapter, ["lead"]) => Field::Text(Prose, Lead),
        (FileKind::Chapter, ["notes", _]) => Field::Text(Prose, Note),
        (FileKind::Chapter, ["text"]) => Field::Text(Prose, Text),
        (FileKind::Chapter, ["subhead"]) => Field::Text(Plain, Subhead),
        (FileKind::Chapter, ["callout", "before" | "text"]) => Field::Text(Plain, Callout),
        (FileKind::Chapter, ["callout", "number"]) => Field::Text(number_or_text(text), Callout),
        (FileKind::Chapter, ["quote", "text"]) => Field::Text(Plain, Quote),
        (FileKind::Chapter, ["quote" | "highlight", "by"]) => Field::Text(Plain, Attribution),
        (FileKind::Chapter, ["highlight", "text"]) => Field::Text(Plain, Highlight),
        (FileKind::Chapter, ["cards", "text"]) => Field::Text(Prose, Card),
        (FileKind::Chapter, ["cards", "keyword" | "comments"]) => Field::Text(Plain, Card),
        (FileKind::Chapter, ["cards", "count"]) => Field::Text(number_or_text(text), Card),
        (FileKind::Chapter, ["takeaways" | "aside", "title"]) => Field::Text(Plain, Subhead),
        (FileKind::Chapter, ["takeaways", "lines"] | ["aside", "text"]) => Field::Text(Prose, Aside),
        (FileKind::Chapter, ["picture", "caption"]) => Field::Text(Plain, Caption),
        (FileKind::Chapter, ["picture", "credit"]) => Field::Text(Plain, Credit),
        (FileKind::Chapter, ["picture", "alt"]) => Field::Text(Plain, Alt),
        (
            FileKind::Chapter,
            ["picture", "file" | "width" | "focus"] | ["quote" | "highlight" | "picture", "optional"],
        ) => Field::Setting,
        (FileKind::Chapter, ["table", "columns"]) => Field::Text(Plain, Label),
        (FileKind::Chapter, ["table", "rows"] | ["table", "rows", "text"]) => {
            Field::Text(number_or_text(text), cell(path))
        }
        (FileKind::Chapter, ["table", "notes"]) => Field::Text(Plain, Note),
        (FileKind::Chapter, ["table", "sources"]) => Field::Text(Plain, Source),
        (FileKind::Chapter, ["numbers", "label" | "group"]) => Field::Text(Plain, Label),
        (FileKind::Chapter, ["numbers", "value"]) => Field::Text(number_or_text(text), Number),
        (FileKind::Chapter, ["case-table"]) => Field::Text(Plain, Label),
        (FileKind::Chapter, ["signature", "name"]) => Field::Text(Plain, Attribution),
        (FileKind::Chapter, ["table", "widths"] | ["table", "rows", "columns" | "rows"]) => Field::Setting,
        // `pagebreak`, which stands in a body by itself, and ids.
        (FileKind::Chapter, [] | ["id" | "layout" | "endnotes" | "figure" | "figures"]) => Field::Setting,
        (FileKind::Chapter, ["quote" | "highlight", "case"] | ["signature", "date"]) => Field::Setting,

        (FileKind::Figure, ["title" | "subtitle"]) => Field::Text(Plain, Title),
        (FileKind::Figure, ["unit"]) => Field::Text(Plain, Unit),
        (FileKind::Figure, ["questions", "text"]) => Field::Text(Plain, Survey),
        (FileKind::Figure, ["questions", "n"] | ["questions", "n", _]) => Field::Text(Quantity, Base),
        (FileKind::Figure, ["filter"]) => Field::Text(Plain, Filter),
        (FileKind::Figure, ["data", "columns"] | ["data", "rows", "group"]) => Field::Text(Plain, Label),
        (FileKind::Figure, ["data", "rows"] | ["data", "rows", "rows"]) => {
            Field::Text(number_or_text(text), cell(path))
        }
        (FileKind::Figure, ["x" | "y" | "highlight"]) => Field::Text(Plain, Label),
        (FileKind::Figure, ["lines" | "bands", "label"] | ["annotations", "text" | "at" | "series"]) => {
            Field::Text(Plain, Label)
        }
        (FileKind::Figure, ["lines", "at"] | ["bands", "from" | "to"]) => {
            Field::Text(number_or_text(text), Label)
        }
        (FileKind::Figure, ["cards", "keyword" | "text" | "comments"]) => Field::Text(Plain, Card),
        (FileKind::Figure, ["cards", "count"]) => Field::Text(number_or_text(text), Card),
        (FileKind::Figure, ["notes"]) => Field::Text(Plain, Note),
        (FileKind::Figure, ["sources"]) => Field::Text(Plain, Source),
        (FileKind::Figure, ["alt"] | ["picture", "alt"]) => Field::Text(Plain, Alt),
        (FileKind::Figure, ["picture", "credit"]) => Field::Text(Plain, Credit),
        (FileKind::Figure, ["picture", "file"]) => Field::Setting,
        (FileKind::Figure, ["chart" | "select" | "order" | "scale" | "facet"] | ["numbers" | "axis", ..]) => {
            Field::Setting
        }
        (FileKind::Figure, ["data", "csv"] | ["data", "xlsx", ..]) => Field::Setting,

        (FileKind::Report, ["contents", "page"] | ["contents", "chapters", "chapter"]) => Field::Setting,
        (FileKind::Report, ["translation"] | ["translation", "lang" | "pairs"]) => Field::Setting,
        (FileKind::Case, ["translation", _]) => Field::Setting,
        (FileKind::Translation, ["fields", _, "of" | "text"]) => Field::Setting,
        (_, ["accept", "code" | "reason"] | [.., limit::KEY]) => Field::Setting,
        _ => return None,
    })
}

/// Whether the scalar at a path is prose, in which links are read.
pub(crate) fn is_prose(file: FileKind, path: &Path, text: &str) -> bool {
    matches!(of(file, path, text), Some(Field::Text(TextKind::Prose, _)))
}

/// What the text at a path is, and its part in the file. `None` for a setting.
pub(crate) fn text_at(file: FileKind, path: &Path, text: &str) -> Option<(TextKind, Role)> {
    match of(file, path, text)? {
        Field::Text(kind, role) => Some((kind, role)),
        Field::Setting => None,
    }
}

/// A cell is what it can be read as.
fn number_or_text(text: &str) -> TextKind {
    match Quantity::parse(&Text::new(text, Span::default())) {
        Ok(_) => TextKind::Quantity,
        Err(_) => TextKind::Plain,
    }
}

/// The first cell of a row names it. A tuple in a cell is one level deeper.
fn cell(path: &Path) -> Role {
    let row = path.0.iter().rposition(|step| *step == Step::Key("rows".to_owned())).unwrap_or_default();
    match path.0.get(row + 2..) {
        Some([Step::Index(0)] | [Step::Index(0), Step::Key(_)]) => Role::Label,
        _ => Role::Cell,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// The paths of a schema's scalars. A key that editors choose is `*`.
    fn scalars(schema: &Value, root: &Value, path: &Path, found: &mut Vec<Path>) {
        if let Some(target) = schema["$ref"].as_str() {
            let target = root.pointer(target.trim_start_matches('#')).expect("a definition");
            scalars(target, root, path, found);
        }
        for (key, schema) in schema["properties"].as_object().into_iter().flatten() {
            scalars(schema, root, &path.key(key), found);
        }
        for (inner, path) in [("items", path.index(0)), ("additionalProperties", path.key("*"))] {
            if let Some(schema) = schema.get(inner) {
                scalars(schema, root, &path, found);
            }
        }
        for choice in ["anyOf", "oneOf"].iter().filter_map(|key| schema[*key].as_array()).flatten() {
            scalars(choice, root, path, found);
        }
        let types = schema["type"].as_array().map_or(std::slice::from_ref(&schema["type"]), Vec::as_slice);
        let scalar = |own: &Value| ["string", "number", "integer", "boolean"].iter().any(|name| own == name);
        if types.iter().any(scalar) || schema.get("enum").is_some() {
            found.push(path.clone());
        }
    }

    #[test]
    fn every_scalar_of_the_schemas_is_known() {
        for kind in FileKind::ALL {
            let (schema, mut found) = (kind.schema(), Vec::new());
            scalars(&schema, &schema, &Path::default(), &mut found);
            let least = if kind == FileKind::Translation { 3 } else { 20 };
            assert!(found.len() > least, "{kind:?}: {found:?}");
            let unknown = found.iter().filter(|path| of(kind, path, "甲").is_none());
            let unknown: Vec<String> = unknown.map(ToString::to_string).collect();
            assert!(unknown.is_empty(), "{kind:?}: nobody says what {unknown:#?} is");
        }
    }
}
