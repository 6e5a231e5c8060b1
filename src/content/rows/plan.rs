//! What the columns of a spreadsheet hold.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::content::contents::CaseTable;
use crate::content::schema::FileKind;
use crate::content::tabular::{Table, TableRow};
use crate::content::translation;
use crate::diag::message::{self as m, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, nearest_hint};
use crate::source::yaml::{Path, Step};
use crate::source::{Span, Text};

messages! {
    "columns";
    NO_COLUMN(heading);
    UNMAPPED(heading);
    UNMAPPED_HINT(heading);
    UNMAPPED_MANY(columns, first, last);
    UNMAPPED_MANY_HINT(first);
    UNNAMED;
    UNNAMED_HINT;
    GROUP(key);
    GROUP_HINT(keys);
    SAME_KEY(key);
    SAME_KEY_HINT;
    OTHER_COLUMN;
    NO_ID_COLUMN;
    NO_ID_COLUMN_HINT;
    NO_KEY_COLUMN(key);
    NO_KEY_COLUMN_HINT(key);
    NO_LANGUAGE;
    NO_LANGUAGE_HINT;
}

/// The column that names cases.
const ID: &str = "id";

/// Where the texts of a row go.
#[derive(Debug)]
pub(super) struct Plan {
    /// The column of ids.
    pub id: usize,
    /// The columns and constants, each with its key.
    pub slots: Vec<Slot>,
}

/// A key and where its texts come from.
#[derive(Debug)]
pub(super) struct Slot {
    /// The key.
    pub path: Vec<Step>,
    /// What it takes.
    pub leaf: Leaf,
    /// The column, if there is one.
    pub column: Option<usize>,
    /// What it says where no cell does.
    pub constant: Option<Text>,
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Leaf {
    /// A text, `true` or `false`, or several texts.
    pub form: Form,
    /// Whether what it belongs to cannot be without it.
    pub required: bool,
}

/// What is written for a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    /// `true` or `false`.
    Switch,
    /// Several texts.
    List,
}

/// A cell of a row; rows may be shorter than others.
pub(super) fn cell(row: &TableRow, column: usize) -> Option<&Text> {
    row.cells.get(column)?.as_ref()
}

/// Whether a cell says nothing.
pub(super) fn is_blank(cell: &str) -> bool {
    matches!(cell.trim(), "" | "~")
}

impl Plan {
    /// The plan of a table. `None` if it cannot be followed, which is reported: what a row lacks for that reason is not said of
    /// every row.
    pub(super) fn new(entry: &CaseTable, table: &Table, diagnostics: &mut Diagnostics) -> Option<Plan> {
        let mut found = Diagnostics::default();
        let plan = Planner {
            schema: FileKind::Case.schema(),
            entry,
            table,
            unmapped: Vec::new(),
            found: &mut found,
        }
        .plan();
        let sound = !found.has_errors();
        diagnostics.append(found);
        plan.filter(|_| sound)
    }

    /// The name in a row.
    pub(super) fn name<'r>(&self, row: &'r TableRow) -> Option<&'r Text> {
        let named = |slot: &&Slot| matches!(slot.path.as_slice(), [Step::Key(key)] if key == "name");
        cell(row, self.slots.iter().find(named)?.column?)
    }
}

struct Planner<'a> {
    schema: Value,
    entry: &'a CaseTable,
    table: &'a Table,
    /// The headings of columns that are filled and printed nowhere.
    unmapped: Vec<&'a Text>,
    found: &'a mut Diagnostics,
}

/// Most columns that are named one by one if they are printed nowhere.
const MAX_NAMED: usize = 8;

impl<'a> Planner<'a> {
    fn plan(mut self) -> Option<Plan> {
        self.report_missing_columns();
        let mut slots: Vec<(Slot, Span)> = Vec::new();
        let mut id: Option<(usize, Span)> = None;
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for (column, heading) in self.table.columns.iter().enumerate() {
            let count = times.entry(heading.as_str()).or_default();
            *count += 1;
            let Some((key, place)) = self.key(column, heading) else { continue };
            let path = steps(&key, *count);
            if let [Step::Key(only)] = path.as_slice()
                && only == ID
            {
                match id {
                    Some((_, first)) => self.same_key(&key, heading.span(), first),
                    None => id = Some((column, heading.span())),
                }
                continue;
            }
            let Some(leaf) = self.leaf(&path, &key, place) else { continue };
            match slots.iter().find(|(slot, _)| slot.path == path) {
                Some((_, first)) => self.same_key(&key, heading.span(), *first),
                None => {
                    let slot = Slot { path, leaf, column: Some(column), constant: None };
                    slots.push((slot, heading.span()));
                }
            }
        }
        for (key, value) in &self.entry.constants {
            let path = steps(key, 1);
            let Some(leaf) = self.leaf(&path, key, key.span()) else { continue };
            match slots.iter_mut().find(|(slot, _)| slot.path == path) {
                Some((slot, _)) => slot.constant = Some(value.clone()),
                None => {
                    let slot = Slot { path, leaf, column: None, constant: Some(value.clone()) };
                    slots.push((slot, key.span()));
                }
            }
        }
        self.report_unmapped();
        let slots: Vec<Slot> = slots.into_iter().map(|(slot, _)| slot).collect();
        self.report_missing_keys(&slots);
        self.report_missing_language(&slots);
        let Some((id, _)) = id else {
            let found = Diagnostic::error(Code::DataFile, self.entry.table.span(), NO_ID_COLUMN.plain());
            self.found.push(found.hint(NO_ID_COLUMN_HINT.plain()));
            return None;
        };
        Some(Plan { id, slots })
    }

    /// The key of a column, and where that is said. A column that has none is reported if anything stands in it.
    fn key(&mut self, column: usize, heading: &'a Text) -> Option<(String, Span)> {
        if let Some((_, key)) = self.entry.map.iter().find(|(own, _)| same(own, heading)) {
            return key.as_ref().map(|key| (key.trim().to_owned(), key.span()));
        }
        let path = steps(heading, 1);
        if heading.trim() == ID || matches!(find(&self.schema, &path), Ok(Found::Leaf(_))) {
            return Some((heading.trim().to_owned(), heading.span()));
        }
        let mut cells = self.table.rows.iter().filter_map(|row| cell(row, column));
        let used = cells.find(|cell| !is_blank(cell))?.span();
        if heading.trim().is_empty() {
            let found = Diagnostic::warning(Code::DataFile, used, UNNAMED.plain());
            self.found.push(found.hint(UNNAMED_HINT.plain()));
        } else {
            self.unmapped.push(heading);
        }
        None
    }

    /// Reports filled columns that are printed nowhere: each, or all of them at once where there are many.
    fn report_unmapped(&mut self) {
        let warn = |heading: &Text, message| Diagnostic::warning(Code::DataFile, heading.span(), message);
        let many = self.unmapped.len() > MAX_NAMED;
        if let (true, [first, .., last]) = (many, self.unmapped.as_slice()) {
            let values = [self.unmapped.len().to_string(), first.to_string(), last.to_string()];
            let found = warn(first, UNMAPPED_MANY.with(values));
            return self.found.push(found.hint(UNMAPPED_MANY_HINT.with([first.as_str()])));
        }
        for heading in &self.unmapped {
            let found = warn(heading, UNMAPPED.with([heading.as_str()]));
            self.found.push(found.hint(UNMAPPED_HINT.with([heading.as_str()])));
        }
    }

    /// What a key takes. One that cases do not have, or that holds others, is reported.
    fn leaf(&mut self, path: &[Step], key: &str, place: Span) -> Option<Leaf> {
        match find(&self.schema, path) {
            Ok(Found::Leaf(leaf)) => return Some(leaf),
            Ok(Found::Group(keys)) => {
                let found = Diagnostic::error(Code::Schema, place, GROUP.with([key]));
                let keys: Vec<String> = keys.iter().map(|own| format!("{key}.{own}")).collect();
                self.found.push(found.hint(GROUP_HINT.with([keys])));
            }
            Err((wrong, known)) => {
                let found = Diagnostic::error(Code::UnknownKey, place, m::UNKNOWN_KEY.with([&wrong]));
                self.found.push(Diagnostic { hint: nearest_hint(&wrong, &known), ..found });
            }
        }
        None
    }

    fn same_key(&mut self, key: &str, place: Span, first: Span) {
        let found = Diagnostic::error(Code::DuplicateKey, place, SAME_KEY.with([key]));
        self.found.push(found.hint(SAME_KEY_HINT.plain()).related(first, OTHER_COLUMN.plain()));
    }

    /// Reports headings of the map that the table does not have.
    fn report_missing_columns(&mut self) {
        let headings: Vec<String> = self.table.columns.iter().map(|own| own.trim().to_owned()).collect();
        for heading in self.entry.map.keys() {
            if !self.table.columns.iter().any(|own| same(own, heading)) {
                let message = NO_COLUMN.with([heading.as_str()]);
                let found = Diagnostic::error(Code::UnknownReference, heading.span(), message);
                self.found.push(Diagnostic { hint: nearest_hint(heading, &headings), ..found });
            }
        }
    }

    /// Reports what every case needs and no column gives.
    fn report_missing_keys(&mut self, slots: &[Slot]) {
        let given: BTreeSet<&str> = slots
            .iter()
            .filter_map(|slot| match slot.path.first() {
                Some(Step::Key(key)) => Some(key.as_str()),
                Some(Step::Index(_)) | None => None,
            })
            .collect();
        let required = self.schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        for key in required.filter(|key| !given.contains(key)) {
            let place = self.entry.table.span();
            let found = Diagnostic::error(Code::Schema, place, NO_KEY_COLUMN.with([key]));
            let example = if key == "interview" { "interview.1.q" } else { key };
            self.found.push(found.hint(NO_KEY_COLUMN_HINT.with([example])));
        }
    }

    /// Reports translations of which nothing says what language they are in.
    fn report_missing_language(&mut self, slots: &[Slot]) {
        let lang = [translation::KEY, translation::LANG].map(|key| Step::Key(key.to_owned()));
        let translates = slots.iter().any(|slot| translated(&slot.path).is_some());
        if translates && !slots.iter().any(|slot| slot.path == lang) {
            let place = self.entry.table.span();
            let found = Diagnostic::error(Code::Schema, place, NO_LANGUAGE.plain());
            self.found.push(found.hint(NO_LANGUAGE_HINT.plain()));
        }
    }
}

/// Whether a heading is that of a column.
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// The steps of `patents.granted`, `interview.2.q` (lists count from 1) and `interview.*.q`, where `count` stands for the star.
///
/// `translation.interview.2.q` and `translation.interview/1/q` are the translation of that text.
fn steps(key: &str, count: usize) -> Vec<Step> {
    if let Some(own) = key.trim().strip_prefix(translation::KEY).and_then(|own| own.strip_prefix('.')) {
        let own =
            if own.contains('/') { own.to_owned() } else { translation::name(&Path(steps(own, count))) };
        return vec![Step::Key(translation::KEY.to_owned()), Step::Key(own)];
    }
    let step = |part: &str| match part.trim() {
        "*" => Step::Index(count.saturating_sub(1)),
        part => match part.parse::<usize>() {
            Ok(number @ 1..) => Step::Index(number - 1),
            _ => Step::Key(part.to_owned()),
        },
    };
    key.split('.').map(step).collect()
}

/// What a path leads to.
enum Found {
    Leaf(Leaf),
    /// What holds other keys, with these; items of a list are `1`.
    Group(Vec<String>),
}

/// What a path leads to in a schema. The error is the step that leads nowhere, and where its siblings lead.
fn find(schema: &Value, path: &[Step]) -> Result<Found, (String, Vec<String>)> {
    if let Some(own) = translated(path) {
        // A translation may be missing, and is of one text.
        return find(schema, &own.0).map(|found| match found {
            Found::Leaf(Leaf { form: Form::List, .. }) => Found::Group(vec!["1".to_owned()]),
            Found::Leaf(leaf) => Found::Leaf(Leaf { required: false, ..leaf }),
            Found::Group(keys) => Found::Group(keys),
        });
    }
    let (mut node, mut required) = (schema, false);
    for step in path {
        node = resolved(schema, node);
        let keys = || keys_of(schema, node).unwrap_or_default();
        let next = match step {
            Step::Key(key) => {
                let named = |own: &Value| own == key.as_str();
                required = node["required"].as_array().is_some_and(|all| all.iter().any(named));
                let any = node.get("additionalProperties").filter(|any| any.is_object());
                node.get("properties").and_then(|own| own.get(key)).or(any)
            }
            // A number may be a key, too, as those of notes are.
            Step::Index(at) => {
                required = false;
                let any = node.get("additionalProperties").filter(|any| any.is_object());
                node.get("items").or(any).filter(|_| *at < MAX_ITEMS)
            }
        };
        let said = match step {
            Step::Key(key) => key.clone(),
            Step::Index(at) => (at + 1).to_string(),
        };
        node = next.ok_or_else(|| (said, keys()))?;
    }
    let node = resolved(schema, node);
    if let Some(keys) = keys_of(schema, node) {
        return Ok(Found::Group(keys));
    }
    let is = |name: &str| {
        node["type"] == name || node["type"].as_array().is_some_and(|all| all.iter().any(|own| own == name))
    };
    let form = match (node.get("items").is_some(), is("boolean")) {
        (true, _) => Form::List,
        (false, true) => Form::Switch,
        (false, false) => Form::Text,
    };
    Ok(Found::Leaf(Leaf { form, required }))
}

/// The path of the text that a column translates.
pub(super) fn translated(path: &[Step]) -> Option<Path> {
    match path {
        [Step::Key(key), Step::Key(own)] if key == translation::KEY && own != translation::LANG => {
            Some(translation::path(own))
        }
        _ => None,
    }
}

/// The most items of a list that columns can make.
const MAX_ITEMS: usize = 1000;

/// The keys that a node of the schema holds; `None` for a text, or a list of texts.
fn keys_of(schema: &Value, node: &Value) -> Option<Vec<String>> {
    if let Some(properties) = node.get("properties").and_then(Value::as_object) {
        return Some(properties.keys().cloned().collect());
    }
    if node.get("additionalProperties").is_some_and(Value::is_object) {
        return Some(vec!["1".to_owned()]);
    }
    let item = resolved(schema, node.get("items")?);
    item.get("properties").map(|_| vec!["1".to_owned()])
}

/// A node of the schema without references and without what makes it optional.
fn resolved<'s>(schema: &'s Value, mut node: &'s Value) -> &'s Value {
    loop {
        let target = node["$ref"].as_str().and_then(|target| schema.pointer(target.trim_start_matches('#')));
        let choice = ["anyOf", "allOf"].iter().find_map(|key| node[*key].as_array()?.first());
        match target.or(choice) {
            Some(next) => node = next,
            None => return node,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(key: &str) -> Result<(Form, bool), Vec<String>> {
        match find(&FileKind::Case.schema(), &steps(key, 3)) {
            Ok(Found::Leaf(leaf)) => Ok((leaf.form, leaf.required)),
            Ok(Found::Group(keys)) => Err(keys),
            Err((wrong, _)) => Err(vec![format!("no {wrong}")]),
        }
    }

    #[test]
    fn keys_are_found_in_the_schema_of_cases() {
        assert_eq!(form("name"), Ok((Form::Text, true)));
        assert_eq!(form("kind"), Ok((Form::Text, false)));
        assert_eq!(form("status"), Ok((Form::Text, false)));
        assert_eq!(form("patents.granted"), Ok((Form::Text, false)));
        assert_eq!(form("patents.growth.rate"), Ok((Form::Text, true)));
        assert_eq!(form("patents.offices.names"), Ok((Form::List, false)));
        assert_eq!(form("patents.offices.names.2"), Ok((Form::Text, false)));
        assert_eq!(form("interview.1.q"), Ok((Form::Text, false)));
        assert_eq!(form("interview.*.one_page"), Ok((Form::Switch, false)));
        assert_eq!(form("interviewee.title"), Ok((Form::Text, true)));
        assert_eq!(form("notes.1"), Ok((Form::Text, false)));
        assert_eq!(form("facts.2.value"), Ok((Form::Text, true)));
        assert_eq!(form("translation.interview.1.q"), Ok((Form::Text, false)));
        assert_eq!(form("translation.interview/0/q"), Ok((Form::Text, false)));
        assert_eq!(form("translation.lang"), Ok((Form::Text, true)));
        assert_eq!(form("translation.profil"), Err(vec!["no profil".to_owned()]));
        assert_eq!(form("patents.grantd"), Err(vec!["no grantd".to_owned()]));
        assert_eq!(form("interview.q"), Err(vec!["no q".to_owned()]));
        assert_eq!(form("interview"), Err(vec!["1".to_owned()]));
        assert!(form("patents").is_err_and(|keys| keys.contains(&"granted".to_owned())));
    }
}
