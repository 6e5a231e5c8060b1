//! Cases from the rows of a spreadsheet: each row becomes the tree that a file with the same texts would be, and is checked like
//! one.
//!
//! A [`Plan`] says which key each column holds ([`plan`]); a row and the plan make a tree ([`tree`]).

mod plan;
mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::case::Case;
use super::contents::CaseTable;
use super::doc::{Doc, Folder};
use super::figure::Spreadsheet;
use super::schema::{self, FileKind};
use super::tabular::{self, TableRow};
use super::translation;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::project::{MAX_BINARY, Project, is_id, suggested_id};
use crate::source::yaml;
use crate::source::{Source, Sources, Span, Text};
use plan::Plan;
use typst::utils::hash128;

messages! {
    "rows";
    NO_ID;
    NO_ID_HINT;
    NO_ID_SUGGESTION(id);
    BAD_ID(id);
    BAD_ID_HINT;
    ID_TWICE(id);
    ID_TWICE_HINT;
    ID_OF_FILE(id, file);
    FIRST_ROW;
}

/// What became of the rows of a spreadsheet.
#[derive(Debug, Clone)]
pub struct CaseRows {
    /// The index of its file.
    pub file: u32,
    /// Every row below the headings with the id of its case, if it has a sound one of its own.
    pub rows: Vec<(Span, Option<String>)>,
    /// Whether its cases are for sheets alone.
    pub sheets_only: bool,
}

impl CaseRows {
    /// The row at a place of its file: the id of its case, if it has one. `None` above the rows and in other files.
    pub fn at(&self, place: Span) -> Option<Option<&str>> {
        let at = self.rows.partition_point(|(row, _)| row.start <= place.start).checked_sub(1)?;
        (place.file == self.file).then(|| self.rows.get(at)).flatten().map(|(_, id)| id.as_deref())
    }

    /// The ids of its cases, in the order of the rows.
    pub fn ids(&self) -> impl Iterator<Item = &String> {
        self.rows.iter().filter_map(|(_, id)| id.as_ref())
    }
}

/// The cases of a spreadsheet.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    /// Its rows.
    pub cases: Arc<CaseRows>,
    /// The cases by their ids; `None` for one with faults.
    pub docs: Folder<Case>,
}

impl Rows {
    /// The same rows with other cases: those that `translate` makes of the sound ones.
    pub(super) fn translated(
        &self,
        mut translate: impl FnMut(&str, &Doc<Case>) -> Option<Doc<Case>>,
    ) -> Rows {
        let mut other = |id: &str, doc: &Option<Arc<Doc<Case>>>| translate(id, doc.as_deref()?).map(Arc::new);
        let docs = self.docs.iter().map(|(id, doc)| (id.clone(), other(id, doc)));
        Rows { cases: self.cases.clone(), docs: docs.collect() }
    }
}

/// The cases of spreadsheets as they were read the last time, by where a report names their files. Those of a file that is the same,
/// below the same report, are not read again.
pub(super) type CachedRows = BTreeMap<Span, KnownRows>;

/// The cases of a spreadsheet, with all that they were read from and what was said of it.
#[derive(Clone)]
pub(super) struct KnownRows {
    report: Option<Arc<Source>>,
    bytes: u128,
    taken: BTreeSet<String>,
    sheet: (u32, Arc<Source>),
    rows: Rows,
    found: Diagnostics,
}

/// The same as [`read`], unless that was done before.
pub(super) fn read_cached(
    entry: &CaseTable,
    taken: &BTreeSet<String>,
    project: &Project,
    sources: &mut Sources,
    (before, now): (&CachedRows, &mut CachedRows),
    diagnostics: &mut Diagnostics,
) -> Option<Rows> {
    let place = entry.table.span();
    let report = sources.share(place.file);
    let bytes = project.read(&entry.table, MAX_BINARY).map_or(0, |bytes| hash128(&bytes));
    let next = sources.iter().count() as u32;
    let same = |known: &&KnownRows| {
        known.report == report && known.bytes == bytes && known.taken == *taken && known.sheet.0 == next
    };
    if let Some(known) = before.get(&place).filter(same) {
        sources.add_again(known.sheet.1.clone());
        diagnostics.append(known.found.clone());
        now.insert(place, known.clone());
        return Some(known.rows.clone());
    }
    let mut found = Diagnostics::default();
    let rows = read(entry, taken, project, sources, &mut found);
    diagnostics.append(found.clone());
    let rows = rows?;
    let file = rows.cases.file;
    // Nothing else was read with it.
    if file == next
        && sources.iter().count() as u32 == next + 1
        && let Some(sheet) = sources.share(file)
    {
        let (rows, taken) = (rows.clone(), taken.clone());
        now.insert(place, KnownRows { report, bytes, taken, sheet: (file, sheet), rows, found });
    }
    Some(rows)
}

/// Reads the cases of a spreadsheet; `taken` are ids that others have. `None` if it cannot be read at all, which is reported.
fn read(
    entry: &CaseTable,
    taken: &BTreeSet<String>,
    project: &Project,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Rows> {
    let CaseTable { table, sheet, range, .. } = entry;
    let named = Spreadsheet { file: table.clone(), sheet: sheet.clone(), range: range.clone() };
    let table = tabular::read_records(&named, project, sources, diagnostics)?;
    let plan = Plan::new(entry, &table, diagnostics)?;
    let source = sources.get(table.file)?;
    let made: Vec<(Option<Doc<Case>>, Diagnostics)> =
        table.rows.par_iter().map(|row| case(row, &plan, source, table.file)).collect();
    let (mut rows, mut docs) = (Vec::new(), Folder::new());
    let mut first: BTreeMap<String, Span> = BTreeMap::new();
    for (row, (doc, found)) in table.rows.iter().zip(made) {
        let id = id(row, &plan, &first, taken, diagnostics);
        diagnostics.append(found);
        if let Some(id) = &id {
            first.insert(id.to_string(), id.span());
            docs.insert(id.to_string(), doc.map(Into::into));
        }
        rows.push((row.span, id.map(|id| id.to_string())));
    }
    let cases = CaseRows { file: table.file, rows, sheets_only: entry.sheets_only };
    Some(Rows { cases: cases.into(), docs })
}

/// The case of a row; `None` if it has faults.
fn case(row: &TableRow, plan: &Plan, source: &Source, file: u32) -> (Option<Doc<Case>>, Diagnostics) {
    let mut found = Diagnostics::default();
    let root = tree::of(row, plan);
    schema::check(FileKind::Case, &root, source, &[], &mut found);
    // Its translation stays in the tree, for a book that prints it.
    let (says, _) = translation::taken_out(FileKind::Case, root.clone());
    let content = if found.is_empty() { yaml::from_node(&says).ok() } else { None };
    (content.map(|content| Doc { file, root, content, original: None }), found)
}

/// The id of a row. One that is missing, no id, or another case's is reported.
fn id(
    row: &TableRow,
    plan: &Plan,
    first: &BTreeMap<String, Span>,
    taken: &BTreeSet<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Text> {
    let id = plan::cell(row, plan.id);
    let Some(id) = id.filter(|id| !plan::is_blank(id)) else {
        let place = id.map_or(Span { end: row.span.start, ..row.span }, Text::span);
        let suggested = plan.name(row).and_then(|name| suggested_id(name));
        let hint = suggested.map_or_else(|| NO_ID_HINT.plain(), |id| NO_ID_SUGGESTION.with([id]));
        diagnostics.push(Diagnostic::error(Code::DataFile, place, NO_ID.plain()).hint(hint));
        return None;
    };
    if !is_id(id) {
        let suggested = suggested_id(id).map(|id| NO_ID_SUGGESTION.with([id]));
        let found = Diagnostic::error(Code::FileName, id.span(), BAD_ID.with([id.as_str()]));
        diagnostics.push(found.hint(suggested.unwrap_or_else(|| BAD_ID_HINT.plain())));
        return None;
    }
    let twice = |message| Diagnostic::error(Code::DuplicateReference, id.span(), message);
    if let Some(first) = first.get(id.as_str()) {
        let found = twice(ID_TWICE.with([id.as_str()])).hint(ID_TWICE_HINT.plain());
        diagnostics.push(found.related(*first, FIRST_ROW.plain()));
        return None;
    }
    if taken.contains(id.as_str()) {
        let file = format!("cases/{id}.yaml");
        diagnostics.push(twice(ID_OF_FILE.with([id.as_str(), &file])).hint(ID_TWICE_HINT.plain()));
        return None;
    }
    Some(id.clone())
}
