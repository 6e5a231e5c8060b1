//! Reading a book's YAML files: text, tree, schema, types. Every fault of every file is reported.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde_yaml::with::singleton_map_recursive;

use super::Accept;
use super::case::Case;
use super::chapter::Chapter;
pub use super::doc::Doc;
use super::figure::Figure;
use super::report::Report;
use super::schema::{self, FileKind};
use super::tabular::{self, Table};
use crate::diag::message::{self as m};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::project::Project;
use crate::source::yaml::{self, FaultKind, MAX_DEPTH, MAX_NODES, Node, Path};
use crate::source::{Source, Sources, Span};

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
    /// What `csv` and `xlsx` name, by the file and path of the `data` that names it.
    pub tables: BTreeMap<(u32, String), Table>,
}

/// The files of a folder by id; `None` for one with faults.
pub type Folder<T> = BTreeMap<String, Option<Arc<Doc<T>>>>;

/// The documents of the last reading. A file whose text and index are the same is not parsed again.
#[derive(Default)]
pub struct Parsed {
    reports: Shelf<Report>,
    chapters: Shelf<Chapter>,
    cases: Shelf<Case>,
    figures: Shelf<Figure>,
}

/// Sound documents with their sources and what was found in them, by the index of the file.
type Shelf<T> = BTreeMap<u32, (Arc<Source>, Arc<Doc<T>>, Diagnostics)>;

/// Reads all content files of a book. `parsed` is what an earlier reading left, and is brought up to date.
pub fn load(
    project: &Project,
    sources: &mut Sources,
    parsed: &mut Parsed,
    diagnostics: &mut Diagnostics,
) -> Files {
    let report = vec![("report".to_owned(), project.read_text("report.yaml", sources, diagnostics))];
    let mut reports = parse_all(FileKind::Report, report, sources, &mut parsed.reports, diagnostics);
    let mut files = Files {
        report: reports.remove("report").flatten(),
        chapters: folder(FileKind::Chapter, "chapters", project, sources, &mut parsed.chapters, diagnostics),
        cases: folder(FileKind::Case, "cases", project, sources, &mut parsed.cases, diagnostics),
        figures: folder(FileKind::Figure, "figures", project, sources, &mut parsed.figures, diagnostics),
        tables: BTreeMap::new(),
    };
    for doc in files.figures.values().flatten() {
        let root = Path::default();
        let own = doc.content.data.iter().map(|data| (root.key("data"), data));
        let panels = doc.content.panels.iter().enumerate().filter_map(|(position, panel)| {
            Some((root.key("panels").index(position).key("data"), panel.data.as_ref()?))
        });
        for (path, data) in own.chain(panels) {
            if let Some(table) = tabular::read(doc, &path, data, project, sources, diagnostics) {
                files.tables.insert((doc.file, path.to_string()), table);
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
    shelf: &mut Shelf<T>,
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
    parse_all(kind, files, sources, shelf, diagnostics)
}

fn parse_all<T: DeserializeOwned + Send + Sync + HasAccept>(
    kind: FileKind,
    files: Vec<(String, Option<u32>)>,
    sources: &Sources,
    shelf: &mut Shelf<T>,
    diagnostics: &mut Diagnostics,
) -> Folder<T> {
    let known = &*shelf;
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
    shelf.clear();
    parsed
        .into_iter()
        .map(|(stem, doc, found)| {
            let source = doc.as_ref().and_then(|doc| sources.share(doc.file));
            if let (Some(doc), Some(source)) = (&doc, source) {
                shelf.insert(doc.file, (source, doc.clone(), found.clone()));
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
    let (root, faults) = yaml::parse(source, file);
    let sound = faults.is_empty();
    for fault in faults {
        diagnostics.push(explain(fault));
    }
    let root = root?;
    let value = root.to_value();
    let json = serde_json::to_value(&value).ok()?;
    let mut wrong = Diagnostics::default();
    schema::check(kind, &root, &json, &mut wrong);
    let fits = wrong.is_empty();
    diagnostics.append(wrong);
    if !fits {
        return None;
    }
    match singleton_map_recursive::deserialize(value) {
        Ok(content) if sound => Some(Doc { file, root, content }),
        Ok(_) => None,
        // The schema is made from the same types; should they ever disagree, the file is still reported.
        Err(error) => {
            let span = Span { file, start: 0, end: 0 };
            diagnostics.push(Diagnostic::error(
                Code::Schema,
                span,
                m::OTHER_FAULT.with([&error.to_string()]),
            ));
            None
        }
    }
}

fn explain(fault: yaml::Fault) -> Diagnostic {
    let syntax = |message| Diagnostic::error(Code::YamlSyntax, fault.span, message);
    match &fault.kind {
        FaultKind::Syntax(words) => syntax(m::YAML_SYNTAX.with([words])).hint(m::YAML_SYNTAX_HINT.plain()),
        FaultKind::Tab => syntax(m::YAML_TAB.plain()).hint(m::YAML_TAB_HINT.plain()),
        FaultKind::DuplicateKey(key) => {
            Diagnostic::error(Code::DuplicateKey, fault.span, m::DUPLICATE_KEY.with([key]))
                .hint(m::DUPLICATE_KEY_HINT.plain())
        }
        FaultKind::TooDeep => {
            syntax(m::YAML_TOO_DEEP.with([&MAX_DEPTH.to_string()])).hint(m::YAML_BUDGET_HINT.plain())
        }
        FaultKind::TooMany => {
            syntax(m::YAML_TOO_MANY.with([&MAX_NODES.to_string()])).hint(m::YAML_BUDGET_HINT.plain())
        }
        FaultKind::Empty => syntax(m::YAML_EMPTY.plain()).hint(m::YAML_EMPTY_HINT.plain()),
        FaultKind::SecondDocument => {
            syntax(m::YAML_SECOND_DOCUMENT.plain()).hint(m::YAML_SECOND_DOCUMENT_HINT.plain())
        }
        FaultKind::Tag => syntax(m::YAML_TAG.plain()).hint(m::YAML_TAG_HINT.plain()),
        FaultKind::ComplexKey => syntax(m::YAML_COMPLEX_KEY.plain()).hint(m::YAML_SYNTAX_HINT.plain()),
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
    /// Calls `visit` with the file, tree and acceptances of every sound document.
    pub fn each(&self, mut visit: impl FnMut(u32, &Node, &[Accept])) {
        fn all<T: HasAccept>(folder: &Folder<T>, visit: &mut impl FnMut(u32, &Node, &[Accept])) {
            for doc in folder.values().flatten() {
                visit(doc.file, &doc.root, doc.content.accept());
            }
        }
        if let Some(doc) = &self.report {
            visit(doc.file, &doc.root, doc.content.accept());
        }
        all(&self.chapters, &mut visit);
        all(&self.cases, &mut visit);
        all(&self.figures, &mut visit);
    }
}
