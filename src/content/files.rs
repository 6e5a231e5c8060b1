//! The files of a book as they were read: documents, tables, and what an edition leaves out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Accept;
use super::case::Case;
use super::chapter::Chapter;
use super::contents::{CaseTable, Entry};
use super::doc::{Doc, Folder};
use super::figure::{Data, Figure};
use super::limit::{self, LeftOut};
use super::report::Report;
use super::rows::{CaseRows, Rows};
use super::tabular::Table;
use super::translation::Original;
use crate::source::yaml::{Node, Step};
use crate::source::{Source, Sources, Span, Spanned};

/// The files of a book as an edition prints them in a medium. A file with faults is among the names, but not among the documents; one
/// that the edition leaves out is neither.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// The report
    pub report: Option<Arc<Doc<Report>>>,
    /// `chapters/*.yaml` by id
    pub chapters: Folder<Chapter>,
    /// `cases/*.yaml` by id, in the order of file names
    pub cases: Folder<Case>,
    /// `figures/*.yaml` by id
    pub figures: Folder<Figure>,
    /// The language that their texts are translated into.
    pub lang: Option<String>,
    /// What is left out.
    pub left_out: LeftOut,
    /// What other reports of the folder show, as references name it, and their groups as `group:<name>`.
    pub(super) elsewhere: Arc<BTreeSet<String>>,
    /// Whether there are other reports.
    pub(super) shared: bool,
    /// Charts' data, by where a figure names its file.
    pub(super) tables: BTreeMap<Span, Arc<Table>>,
    /// Cases of spreadsheets, by where `report.yaml` names their files.
    pub(super) rows: BTreeMap<Span, Arc<CaseRows>>,
}

/// Content whose file can accept findings.
pub trait HasAccept {
    /// The findings accepted in the file.
    fn accept(&self) -> &[Accept];
}

macro_rules! has_accept {
    ($($content:ty),*) => {
        $(impl HasAccept for $content {
            fn accept(&self) -> &[Accept] {
                &self.accept
            }
        })*
    };
}

has_accept!(Report, Chapter, Case, Figure);

impl Files {
    /// Adds to what is left out what goes with it, and gathers what other reports show.
    pub(super) fn settle<'a>(&mut self, others: impl Iterator<Item = &'a Node>) {
        let mut left = BTreeMap::new();
        for (target, span) in &self.left_out.targets {
            self.with_parts(target, &mut |part| {
                left.insert(part, *span);
            });
        }
        let mut elsewhere = BTreeSet::new();
        for report in others {
            let contents = report.get(&[Step::Key("contents".to_owned())]);
            contents.into_iter().for_each(|contents| {
                limit::targets(contents, &mut |target| {
                    self.with_parts(&target, &mut |part| {
                        elsewhere.insert(part);
                    });
                });
            });
            let groups = report.get(&[Step::Key("groups".to_owned())]);
            let groups = groups.into_iter().flat_map(|groups| limit::scalars(groups));
            elsewhere.extend(groups.map(|(group, _)| format!("group:{group}")));
        }
        elsewhere.extend(left.keys().cloned());
        self.left_out.targets = left;
        self.elsewhere = Arc::new(elsewhere);
    }

    /// Visits what is named and what stands in it: the figures and sections of a chapter, every case of `all`.
    fn with_parts(&self, target: &str, visit: &mut dyn FnMut(String)) {
        visit(target.to_owned());
        if target == "case:all" {
            self.cases.keys().for_each(|id| visit(format!("case:{id}")));
        } else if let Some(id) = target.strip_prefix("chapter:")
            && let Some(Some(chapter)) = self.chapters.get(id)
        {
            limit::targets(&chapter.root, visit);
        }
    }

    /// Whether other reports of the folder share them.
    pub fn is_shared(&self) -> bool {
        self.shared
    }

    /// Where the `only` stands that leaves out of this edition what a reference names, such as `fig:focus`.
    pub fn leaves_out(&self, target: &str) -> Option<Span> {
        self.left_out.targets.get(target).copied()
    }

    /// Whether another report of the folder, or this one in another edition, shows what a reference names.
    pub fn shown_elsewhere(&self, target: &str) -> bool {
        self.elsewhere.contains(target)
    }

    /// What a figure's `data` reads from the file that it names.
    pub fn table(&self, data: &Spanned<Data>) -> Option<&Table> {
        self.table_at(data.span)
    }

    /// The same by where it stands.
    pub fn table_at(&self, data: Span) -> Option<&Table> {
        self.tables.get(&data).map(Arc::as_ref)
    }

    /// Adds the cases of the spreadsheets that the report names.
    pub(super) fn add_rows(&mut self, read: &BTreeMap<Span, Rows>) {
        let report = self.report.clone();
        let entries = report.iter().flat_map(|doc| &doc.content.contents);
        for place in entries.filter_map(Entry::case_table).map(|named| named.table.span()) {
            let Some(Rows { cases, docs }) = read.get(&place) else { continue };
            self.cases.extend(docs.clone());
            self.rows.insert(place, cases.clone());
        }
    }

    /// The cases of a spreadsheet that `report.yaml` names; `None` if it could not be read.
    pub fn rows(&self, named: &CaseTable) -> Option<&CaseRows> {
        self.rows.get(&named.table.span()).map(Arc::as_ref)
    }

    /// The cases of every spreadsheet.
    pub fn case_rows(&self) -> impl Iterator<Item = &CaseRows> {
        self.rows.values().map(Arc::as_ref)
    }

    /// The path of what a case is read from: its own file, or the spreadsheet that it is a row of.
    pub fn case_file<'s>(&self, id: &str, sources: &'s Sources) -> Option<&'s str> {
        let doc = self.cases.get(id)?.as_ref()?;
        sources.get(doc.file).map(Source::path)
    }

    /// Where a case stands in that file: all of it, or a row.
    pub fn case_source(&self, id: &str) -> Option<Span> {
        Some(self.cases.get(id)?.as_ref()?.root.span)
    }

    /// Every table that was read.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.tables.values().map(Arc::as_ref)
    }

    /// The files of the data that a figure's file shows, and of the cases that `report.yaml` takes from spreadsheets.
    pub fn data_of(&self, file: u32) -> impl Iterator<Item = u32> {
        let own = self.tables.iter().map(|(place, table)| (place, table.file));
        let rows = self.rows.iter().map(|(place, rows)| (place, rows.file));
        own.chain(rows).filter(move |(place, _)| place.file == file).map(|(_, table)| table)
    }

    /// The trees of all sound documents.
    pub fn trees(&self) -> impl Iterator<Item = &Node> {
        self.documents().map(|(root, ..)| root)
    }

    /// The acceptances in all sound documents and in their translations.
    pub fn accepted(&self) -> impl Iterator<Item = &Accept> {
        self.documents().flat_map(|(_, own, original)| {
            let translation = original.and_then(|original| original.translation.as_ref());
            own.iter().chain(translation.into_iter().flat_map(|translation| &translation.accept))
        })
    }

    fn documents(&self) -> impl Iterator<Item = Document<'_>> {
        fn all<T: HasAccept>(folder: &Folder<T>) -> impl Iterator<Item = Document<'_>> {
            folder.values().flatten().map(|doc| one(doc))
        }
        fn one<T: HasAccept>(doc: &Doc<T>) -> Document<'_> {
            (&doc.root, doc.content.accept(), doc.original.as_deref())
        }
        let report = self.report.iter().map(|doc| one(doc));
        report.chain(all(&self.chapters)).chain(all(&self.cases)).chain(all(&self.figures))
    }
}

/// A document's tree, its acceptances, and what it was before it was translated.
type Document<'a> = (&'a Node, &'a [Accept], Option<&'a Original>);
