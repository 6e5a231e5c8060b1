//! Reading a book's YAML files: text, tree, schema, types. Every fault of every file is reported.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use super::Accept;
use super::case::Case;
use super::chapter::Chapter;
pub use super::doc::Doc;
use super::faults::explain;
use super::figure::{Data, Figure};
use super::report::Report;
use super::schema::{self, FileKind};
use super::tabular::{self, Table};
use crate::diag::message::{self as m, messages};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::project::{Project, piled_marks};
use crate::source::characters::{code_point, is_forbidden, piles};
use crate::source::yaml::{self, Kind, Node, Style, Tree};
use crate::source::{Source, Sources, Span, Spanned};

messages! {
    FORBIDDEN_ESCAPE_HINT;
    MISREAD;
}

/// The files of a book. A file with faults is among the names, but not among the documents.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// `report.yaml`
    pub report: Option<Arc<Doc<Report>>>,
    /// `chapters/*.yaml` by id
    pub chapters: Folder<Chapter>,
    /// `cases/*.yaml` by id, in the order of file names
    pub cases: Folder<Case>,
    /// `figures/*.yaml` by id
    pub figures: Folder<Figure>,
    tables: BTreeMap<Span, Table>,
}

/// The files of a folder by id; `None` for one with faults.
pub type Folder<T> = BTreeMap<String, Option<Arc<Doc<T>>>>;

/// The documents of the last reading. A file whose text and index are the same is not parsed again.
#[derive(Default)]
pub struct ParseCache {
    reports: CachedDocs<Report>,
    chapters: CachedDocs<Chapter>,
    cases: CachedDocs<Case>,
    figures: CachedDocs<Figure>,
}

/// Sound documents with their sources and what was found in them, by the index of the file.
type CachedDocs<T> = BTreeMap<u32, (Arc<Source>, Arc<Doc<T>>, Diagnostics)>;

/// Reads all content files of a book. `parsed` is what an earlier reading left, and is brought up to date.
pub fn load(
    project: &Project,
    sources: &mut Sources,
    parsed: &mut ParseCache,
    diagnostics: &mut Diagnostics,
) -> Files {
    project.report_other_reports(diagnostics);
    let report = vec![("report".to_owned(), project.read_text("report.yaml", sources, diagnostics))];
    let mut reports = parse_all(FileKind::Report, report, sources, &mut parsed.reports, diagnostics);
    let mut files = Files {
        report: reports.remove("report").flatten(),
        chapters: folder(FileKind::Chapter, "chapters", project, sources, &mut parsed.chapters, diagnostics),
        cases: folder(FileKind::Case, "cases", project, sources, &mut parsed.cases, diagnostics),
        figures: folder(FileKind::Figure, "figures", project, sources, &mut parsed.figures, diagnostics),
        tables: BTreeMap::new(),
    };
    for Doc { content, .. } in files.figures.values().flatten().map(|doc| &**doc) {
        for data in content.data.iter().chain(content.panels.iter().filter_map(|panel| panel.data.as_ref())) {
            if let Some(table) = tabular::read(data, project, sources, diagnostics) {
                files.tables.insert(data.span, table);
            }
        }
    }
    files
}

fn folder<T: DeserializeOwned + Send + Sync + HasAccept>(
    kind: FileKind,
    name: &str,
    project: &Project,
    sources: &mut Sources,
    cached: &mut CachedDocs<T>,
    diagnostics: &mut Diagnostics,
) -> Folder<T> {
    let stems = project.stems(name, diagnostics);
    let files = stems
        .into_iter()
        .map(|stem| {
            let file = project.read_text(&format!("{name}/{stem}.yaml"), sources, diagnostics);
            (stem, file)
        })
        .collect();
    parse_all(kind, files, sources, cached, diagnostics)
}

fn parse_all<T: DeserializeOwned + Send + Sync + HasAccept>(
    kind: FileKind,
    files: Vec<(String, Option<u32>)>,
    sources: &Sources,
    cached: &mut CachedDocs<T>,
    diagnostics: &mut Diagnostics,
) -> Folder<T> {
    let known = &*cached;
    let parsed: Vec<_> = files
        .into_par_iter()
        .map(|(stem, file)| {
            let mut found = Diagnostics::default();
            let doc = file.and_then(|file| match known.get(&file) {
                Some((source, doc, before)) if sources.get(file) == Some(source) => {
                    found.append(before.clone());
                    Some(doc.clone())
                }
                _ => parse(kind, file, sources, &mut found).map(Arc::new),
            });
            (stem, doc, found)
        })
        .collect();
    cached.clear();
    parsed
        .into_iter()
        .map(|(stem, doc, found)| {
            let source = doc.as_ref().and_then(|doc| sources.share(doc.file));
            if let (Some(doc), Some(source)) = (&doc, source) {
                cached.insert(doc.file, (source, doc.clone(), found.clone()));
            }
            diagnostics.append(found);
            (stem, doc)
        })
        .collect()
}

/// Reads one file that is already among the sources.
fn parse<T: DeserializeOwned + HasAccept>(
    kind: FileKind,
    file: u32,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Doc<T>> {
    let source = sources.get(file)?;
    let Tree { root, faults, holes } = yaml::parse(source, file);
    let sound = faults.is_empty();
    faults.iter().for_each(|fault| diagnostics.push(explain(fault)));
    let root = root?;
    let mut wrong = Diagnostics::default();
    escaped(&root, &mut wrong);
    schema::check(kind, &root, source, &holes, &mut wrong);
    let fits = wrong.is_empty();
    diagnostics.append(wrong);
    // What is missing in the tree of a broken file cannot be told from what was left out.
    if !fits || !sound {
        return None;
    }
    match yaml::from_node(&root) {
        Ok(content) => Some(Doc { file, root, content }),
        // The schema is made from the same types; should they ever disagree, the file is still reported.
        Err(error) => {
            diagnostics.push(Diagnostic::error(
                Code::Schema,
                error.span.unwrap_or(root.span),
                MISREAD.plain(),
            ));
            None
        }
    }
}

/// Reports characters that an escape in quotes brings in, and that cannot be text.
fn escaped(node: &Node, diagnostics: &mut Diagnostics) {
    let mut check = |text: &str, span| {
        for c in text.chars().filter(|c| is_forbidden(*c)) {
            let found = Diagnostic::error(Code::Encoding, span, m::FORBIDDEN_CHARACTER.with([code_point(c)]));
            diagnostics.push(found.hint(FORBIDDEN_ESCAPE_HINT.plain()));
        }
        for (_, marks) in piles(text) {
            diagnostics.push(piled_marks(marks, span));
        }
    };
    match &node.kind {
        Kind::Scalar { text, style: Style::Quoted } => check(text, node.span),
        Kind::Scalar { .. } => {}
        Kind::Sequence(items) => items.iter().for_each(|item| escaped(item, diagnostics)),
        Kind::Mapping(entries) => {
            entries.iter().for_each(|(key, _)| check(&key.text, key.span));
            entries.iter().for_each(|(_, value)| escaped(value, diagnostics));
        }
    }
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
    /// What a figure's `data` reads from the file that it names.
    pub fn table(&self, data: &Spanned<Data>) -> Option<&Table> {
        self.tables.get(&data.span)
    }

    /// Every table that was read.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.tables.values()
    }

    /// The files of the data that a figure's file shows.
    pub fn data_of(&self, file: u32) -> impl Iterator<Item = u32> {
        let own = self.tables.iter().filter(move |(place, _)| place.file == file);
        own.map(|(_, table)| table.file)
    }

    /// The tree and the acceptances of every sound document.
    pub fn documents(&self) -> impl Iterator<Item = (&Node, &[Accept])> {
        fn all<T: HasAccept>(folder: &Folder<T>) -> impl Iterator<Item = (&Node, &[Accept])> {
            folder.values().flatten().map(|doc| one(doc))
        }
        fn one<T: HasAccept>(doc: &Doc<T>) -> (&Node, &[Accept]) {
            (&doc.root, doc.content.accept())
        }
        let report = self.report.iter().map(|doc| one(doc));
        report.chain(all(&self.chapters)).chain(all(&self.cases)).chain(all(&self.figures))
    }
}
