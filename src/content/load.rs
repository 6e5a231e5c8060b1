//! Reading a book's YAML files: text, tree, schema, types. Every fault of every file is reported.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use super::Accept;
use super::case::Case;
use super::chapter::Chapter;
pub use super::doc::Doc;
use super::faults::explain;
use super::figure::{Data, Figure};
use super::limit::{self, Edition, LeftOut, PerMedium};
use super::report::Report;
use super::reports;
use super::schema::{self, FileKind};
use super::tabular::{self, Table};
use crate::diag::message::{self as m, messages};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::ink::Medium;
use crate::project::{Project, piled_marks};
use crate::source::characters::{code_point, is_forbidden, piles};
use crate::source::yaml::{self, Kind, Node, Step, Style, Tree};
use crate::source::{Source, Sources, Span, Spanned};

messages! {
    FORBIDDEN_ESCAPE_HINT;
    MISREAD;
}

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
    /// What is left out.
    pub left_out: LeftOut,
    /// What other reports of the folder show, as references name it, and their groups as `group:<name>`.
    elsewhere: Arc<BTreeSet<String>>,
    tables: BTreeMap<Span, Table>,
}

/// The files of a folder by id; `None` for one with faults.
pub type Folder<T> = BTreeMap<String, Option<Arc<Doc<T>>>>;

/// The documents of the last reading. A file whose text and index are the same is not parsed again.
#[derive(Default)]
pub struct ParseCache {
    edition: Edition,
    reports: CachedDocs<Report>,
    chapters: CachedDocs<Chapter>,
    cases: CachedDocs<Case>,
    figures: CachedDocs<Figure>,
}

/// A sound file in each medium: its document, unless it is left out, and what it lacks.
type Parsed<T> = PerMedium<(Option<Arc<Doc<T>>>, LeftOut)>;

/// Sound files with their sources and what was found in them, by their index.
type CachedDocs<T> = BTreeMap<u32, (Arc<Source>, Parsed<T>, Diagnostics)>;

/// The files of a folder by id; `None` for one with faults.
type ParsedFolder<T> = Vec<(String, Option<Parsed<T>>)>;

/// Reads all content files of a book. `parsed` is what an earlier reading left, and is brought up to date.
pub fn load(
    project: &Project,
    sources: &mut Sources,
    parsed: &mut ParseCache,
    diagnostics: &mut Diagnostics,
) -> PerMedium<Files> {
    project.report_other_reports(diagnostics);
    let others = reports::others(project);
    let edition = Edition::new(project.report(), others.keys());
    if edition != parsed.edition {
        *parsed = ParseCache { edition, ..ParseCache::default() };
    }
    let report = vec![("report".to_owned(), project.read_text(project.report(), sources, diagnostics))];
    let ParseCache { edition, reports, chapters, cases, figures } = parsed;
    let report = parse_all(FileKind::Report, report, edition, sources, reports, diagnostics);
    let chapters = folder(FileKind::Chapter, project, edition, sources, chapters, diagnostics);
    let cases = folder(FileKind::Case, project, edition, sources, cases, diagnostics);
    let figures = folder(FileKind::Figure, project, edition, sources, figures, diagnostics);
    let mut tables = BTreeMap::new();
    for (doc, _) in figures.iter().filter_map(|(_, parsed)| Some(&parsed.as_ref()?.screen)) {
        let Some(Doc { content, .. }) = doc.as_deref() else { continue };
        for data in content.data.iter().chain(content.panels.iter().filter_map(|panel| panel.data.as_ref())) {
            if let Some(table) = tabular::read(data, project, sources, diagnostics) {
                tables.insert(data.span, table);
            }
        }
    }
    let in_medium = |medium| {
        let mut left_out = LeftOut::default();
        let mut files = Files {
            report: of(&report, medium, &mut left_out).remove("report").flatten(),
            chapters: of(&chapters, medium, &mut left_out),
            cases: of(&cases, medium, &mut left_out),
            figures: of(&figures, medium, &mut left_out),
            left_out,
            elsewhere: Arc::default(),
            tables: tables.clone(),
        };
        files.settle(others.values());
        files
    };
    let differs = differs(&report) || differs(&chapters) || differs(&cases);
    PerMedium { screen: in_medium(Medium::Screen), press: differs.then(|| in_medium(Medium::Press)) }
}

/// Whether files of a folder are other ones in each medium.
fn differs<T>(folder: &ParsedFolder<T>) -> bool {
    folder.iter().filter_map(|(_, parsed)| parsed.as_ref()).any(|parsed| parsed.press.is_some())
}

/// The files of a folder in a medium.
fn of<T>(folder: &ParsedFolder<T>, medium: Medium, left_out: &mut LeftOut) -> Folder<T> {
    let mut files = BTreeMap::new();
    for (stem, parsed) in folder {
        match parsed.as_ref().map(|parsed| parsed.of(medium)) {
            None => {
                files.insert(stem.clone(), None);
            }
            Some((doc, left)) => {
                left_out.append(left);
                files.extend(doc.clone().map(|doc| (stem.clone(), Some(doc))));
            }
        }
    }
    files
}

fn folder<T: DeserializeOwned + Send + Sync + HasAccept>(
    kind: FileKind,
    project: &Project,
    edition: &Edition,
    sources: &mut Sources,
    cached: &mut CachedDocs<T>,
    diagnostics: &mut Diagnostics,
) -> ParsedFolder<T> {
    let name = kind.folder();
    let stems = project.stems(name, diagnostics);
    let files = stems
        .into_iter()
        .map(|stem| {
            let file = project.read_text(&format!("{name}/{stem}.yaml"), sources, diagnostics);
            (stem, file)
        })
        .collect();
    parse_all(kind, files, edition, sources, cached, diagnostics)
}

fn parse_all<T: DeserializeOwned + Send + Sync + HasAccept>(
    kind: FileKind,
    files: Vec<(String, Option<u32>)>,
    edition: &Edition,
    sources: &Sources,
    cached: &mut CachedDocs<T>,
    diagnostics: &mut Diagnostics,
) -> ParsedFolder<T> {
    let known = &*cached;
    let parsed: Vec<_> = files
        .into_par_iter()
        .map(|(stem, file)| {
            let mut found = Diagnostics::default();
            let parsed = file.and_then(|file| match known.get(&file) {
                Some((source, parsed, before)) if sources.get(file) == Some(source) => {
                    found.append(before.clone());
                    Some(parsed.clone())
                }
                _ => parse(kind, &stem, file, edition, sources, &mut found),
            });
            (stem, file, parsed, found)
        })
        .collect();
    cached.clear();
    parsed
        .into_iter()
        .map(|(stem, file, parsed, found)| {
            if let (Some(parsed), Some(file)) = (&parsed, file)
                && let Some(source) = sources.share(file)
            {
                cached.insert(file, (source, parsed.clone(), found.clone()));
            }
            diagnostics.append(found);
            (stem, parsed)
        })
        .collect()
}

/// Reads one file that is already among the sources.
fn parse<T: DeserializeOwned + HasAccept>(
    kind: FileKind,
    stem: &str,
    file: u32,
    edition: &Edition,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Parsed<T>> {
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
    let selected = limit::select(root, &kind.target(stem), edition, diagnostics);
    let mut document = |(root, left): limit::Selected| {
        let doc = match root {
            Some(root) => Some(typed(file, root, diagnostics)?),
            None => None,
        };
        Some((doc, left))
    };
    let screen = document(selected.screen)?;
    let press = selected.press.map(document);
    match press {
        None => Some(PerMedium { screen, press: None }),
        Some(press) => Some(PerMedium { screen, press: Some(press?) }),
    }
}

/// The typed content of a tree that fits its schema.
fn typed<T: DeserializeOwned>(file: u32, root: Node, diagnostics: &mut Diagnostics) -> Option<Arc<Doc<T>>> {
    match yaml::from_node(&root) {
        Ok(content) => Some(Arc::new(Doc { file, root, content })),
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
    /// Adds to what is left out what goes with it, and gathers what other reports show.
    fn settle<'a>(&mut self, others: impl Iterator<Item = &'a Node>) {
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
