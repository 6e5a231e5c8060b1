//! Reading a book's YAML files: text, tree, schema, types. Every fault of every file is reported.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use super::case::Case;
use super::chapter::Chapter;
use super::contents::{CaseTable, Entry};
pub use super::doc::{Doc, Folder};
use super::faults::explain;
use super::figure::Figure;
pub use super::files::Files;
use super::limit::{self, Edition, LeftOut, PerMedium};
use super::report::Report;
use super::reports;
use super::rows::{self, CachedRows, Rows};
use super::schema::{self, FileKind};
use super::tabular::{self, Table};
use super::translation::{self, Brought, Language, Original, Translation};
use crate::diag::message::{self as m, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, Place};
use crate::ink::Medium;
use crate::project::{MAX_TEXT, Project, piled_marks};
use crate::source::characters::{code_point, is_forbidden, piles};
use crate::source::yaml::{self, Kind, Node, Style, Tree};
use crate::source::{Source, Sources, Span};

messages! {
    FORBIDDEN_ESCAPE_HINT;
    MISREAD;
}

messages! {
    "translation";
    NO_ORIGINAL(file);
    NO_ORIGINAL_HINT;
    NO_FIELD(field);
    NO_FIELD_HINT;
}

/// The documents of the last reading. A file whose text and index are the same is not parsed again.
#[derive(Default)]
pub struct ParseCache {
    edition: Edition,
    /// The language of the translations.
    lang: Option<String>,
    /// As they are written, and as they are translated.
    languages: [CachedFiles; 2],
    /// The cases of spreadsheets.
    rows: CachedRows,
}

#[derive(Default)]
struct CachedFiles {
    reports: CachedDocs<Report>,
    chapters: CachedDocs<Chapter>,
    cases: CachedDocs<Case>,
    figures: CachedDocs<Figure>,
}

/// A sound file in each medium: its document, unless it is left out, and what it lacks.
type Parsed<T> = PerMedium<(Option<Arc<Doc<T>>>, LeftOut)>;

/// Sound files with the sources that they are made of and what was found in them, by their index.
type CachedDocs<T> = BTreeMap<u32, (Made, Parsed<T>, Diagnostics)>;

/// The sources of a file, with their indices: its own, and that of its translation.
type Made = Vec<(u32, Option<Arc<Source>>)>;

/// The files of a folder by id; `None` for one with faults.
type ParsedFolder<T> = Vec<(String, Option<Parsed<T>>)>;

/// The files of a book that were read, by their kinds and ids; `None` for what is no text.
type Texts = BTreeMap<FileKind, Vec<(String, Option<u32>)>>;

/// What data reads from other files, by where it stands.
type Tables = BTreeMap<Span, Arc<Table>>;

/// The translations of files into a language, by their kinds and ids; `None` for one with faults.
struct Translations {
    lang: String,
    files: BTreeMap<(FileKind, String), Option<Doc<Translation>>>,
}

impl Translations {
    /// The translation of a file; `Some(None)` if it has faults.
    fn of(&self, kind: FileKind, id: &str) -> Option<Option<&Doc<Translation>>> {
        self.files.get(&(kind, id.to_owned())).map(Option::as_ref)
    }
}

/// The files of a book.
#[derive(Default)]
pub struct Loaded {
    /// The files that are printed; in a book of translations alone, the translated ones.
    pub files: PerMedium<Files>,
    /// The translated files of a book that prints both.
    pub translated: Option<PerMedium<Files>>,
}

/// Reads all content files of a book. `parsed` is what an earlier reading left, and is brought up to date.
pub fn load(
    project: &Project,
    sources: &mut Sources,
    parsed: &mut ParseCache,
    diagnostics: &mut Diagnostics,
) -> Loaded {
    project.report_other_reports(diagnostics);
    let others = reports::others(project);
    let edition = Edition::new(project.report(), others.keys());
    if edition != parsed.edition {
        *parsed = ParseCache { edition, ..ParseCache::default() };
    }
    let known = std::mem::take(&mut parsed.rows);
    let ParseCache { edition, lang, languages: [plain, translated], rows } = parsed;
    let texts = texts(project, sources, diagnostics);
    let mut loader = Loader {
        project,
        others: &others,
        edition,
        texts: &texts,
        sources,
        diagnostics,
        tables: Tables::new(),
        rows: BTreeMap::new(),
        known_rows: (&known, rows),
    };
    // The report says which languages the book is in.
    let report = loader.parse_all::<Report>(FileKind::Report, None, &mut plain.reports);
    let language =
        report.iter().find_map(|(_, parsed)| parsed.as_ref()?.screen.0.as_ref()?.content.translation.clone());
    let Some(language) = language else {
        return Loaded { files: loader.files(report, None, plain), translated: None };
    };
    let translations = loader.translations(&language, &report);
    if lang.as_ref() != Some(&translations.lang) {
        *lang = Some(translations.lang.clone());
        *translated = CachedFiles::default();
    }
    let translations = Some(&translations);
    if language.pairs().is_none() {
        // What tables say is translated with the figures that show them.
        let figures = loader.parse_all::<Figure>(FileKind::Figure, None, &mut plain.figures);
        loader.read_tables(&figures);
        // Such a report is written in its own language.
        let files = loader.files(report, translations, translated);
        loader.report_unclaimed(translations);
        return Loaded { files, translated: None };
    }
    let files = loader.files(report, None, plain);
    let report = loader.parse_all::<Report>(FileKind::Report, translations, &mut translated.reports);
    let translated = loader.files(report, translations, translated);
    loader.report_unclaimed(translations);
    Loaded { files, translated: Some(translated) }
}

/// Reads the texts of all files.
fn texts(project: &Project, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Texts {
    let report = project.read_text(project.report(), sources, diagnostics);
    let mut texts = BTreeMap::from([(FileKind::Report, vec![("report".to_owned(), report)])]);
    for kind in [FileKind::Chapter, FileKind::Case, FileKind::Figure] {
        let folder = kind.folder();
        let stems = project.stems(folder, diagnostics);
        let paths: Vec<String> = stems.iter().map(|stem| format!("{folder}/{stem}.yaml")).collect();
        let files = project.read_texts(&paths, sources, diagnostics);
        texts.insert(kind, stems.into_iter().zip(files).collect());
    }
    texts
}

/// What files are read with.
struct Loader<'a> {
    project: &'a Project,
    others: &'a BTreeMap<String, Node>,
    edition: &'a Edition,
    texts: &'a Texts,
    sources: &'a mut Sources,
    diagnostics: &'a mut Diagnostics,
    tables: Tables,
    /// The cases of spreadsheets, by where a report names their files.
    rows: BTreeMap<Span, Rows>,
    /// The same of the last reading, and what is kept for the next.
    known_rows: (&'a CachedRows, &'a mut CachedRows),
}

impl Loader<'_> {
    /// Reads the translations into a language. One of a file that the book does not have is reported.
    fn translations(&mut self, language: &Language, report: &ParsedFolder<Report>) -> Translations {
        // Cases that are rows are not known yet.
        let has_rows = case_tables(report).next().is_some();
        let mut files = BTreeMap::new();
        let root = translation::folder(language.lang());
        for kind in FileKind::CONTENT {
            let folder = format!("{root}/{}", kind.folder());
            let stems = match kind {
                FileKind::Report if language.pairs().is_none() => continue,
                FileKind::Report => vec![self.edition.name.clone()],
                FileKind::Chapter | FileKind::Case | FileKind::Figure | FileKind::Translation => {
                    self.project.stems(&folder, self.diagnostics)
                }
            };
            for stem in stems {
                let path = format!("{}/{stem}.yaml", folder.trim_end_matches('/'));
                let own = if kind == FileKind::Report { "report" } else { stem.as_str() };
                let known = self.texts.get(&kind).is_some_and(|files| files.iter().any(|(id, _)| id == own));
                if kind == FileKind::Report && self.project.read(&path, MAX_TEXT).is_err() {
                    continue;
                }
                let may_be_row = has_rows && kind == FileKind::Case;
                if !known && !may_be_row {
                    self.report_gone(kind, &stem, path);
                    continue;
                }
                let file = self.project.read_text(&path, self.sources, self.diagnostics);
                let doc = file.and_then(|file| {
                    let root = tree(FileKind::Translation, file, self.sources, self.diagnostics)?;
                    typed(file, root, None, self.diagnostics)
                });
                files.insert((kind, own.to_owned()), doc);
            }
        }
        Translations { lang: language.lang().to_string(), files }
    }

    /// Reports the translation of a file that the book does not have.
    fn report_gone(&mut self, kind: FileKind, stem: &str, path: String) {
        let of = format!("{}/{stem}.yaml", kind.folder());
        let gone = Diagnostic::warning(Code::TranslationGone, Place::File(path), NO_ORIGINAL.with([of]));
        self.diagnostics.push(gone.hint(NO_ORIGINAL_HINT.plain()));
    }

    /// Reports translations of cases that are neither files nor rows.
    fn report_unclaimed(&mut self, translations: Option<&Translations>) {
        let Some(translations) = translations else { return };
        let files = self.texts.get(&FileKind::Case);
        let is_file = |id: &str| files.is_some_and(|files| files.iter().any(|(known, _)| known == id));
        let is_row = |id: &str| self.rows.values().any(|rows| rows.docs.contains_key(id));
        let cases = translations.files.keys().filter(|(kind, _)| *kind == FileKind::Case);
        let gone: Vec<&String> = cases.map(|(_, id)| id).filter(|id| !is_file(id) && !is_row(id)).collect();
        let folder = translation::folder(&translations.lang);
        for id in gone {
            self.report_gone(FileKind::Case, id, format!("{folder}/cases/{id}.yaml"));
        }
    }

    /// The files with this report, as they are or translated.
    fn files(
        &mut self,
        report: ParsedFolder<Report>,
        translations: Option<&Translations>,
        cached: &mut CachedFiles,
    ) -> PerMedium<Files> {
        let CachedFiles { chapters, cases, figures, .. } = cached;
        let chapters = self.parse_all(FileKind::Chapter, translations, chapters);
        let cases = self.parse_all(FileKind::Case, translations, cases);
        let figures = self.parse_all::<Figure>(FileKind::Figure, translations, figures);
        self.read_tables(&figures);
        let mut tables = self.tables.clone();
        if translations.is_some() {
            let docs = figures.iter().filter_map(|(_, parsed)| parsed.as_ref()?.screen.0.as_ref());
            let originals = docs.filter_map(|doc| doc.original.as_ref());
            let translated = originals.flat_map(|original| original.tables(&self.tables));
            tables.extend(translated.map(|(place, table)| (place, table.into())));
        }
        let mut taken: BTreeSet<String> = cases.iter().map(|(id, _)| id.clone()).collect();
        for named in case_tables(&report) {
            let place = named.table.span();
            let (before, now) = &mut self.known_rows;
            if !self.rows.contains_key(&place)
                && let Some(rows) = rows::read_cached(
                    named,
                    &taken,
                    self.project,
                    self.sources,
                    (before, now),
                    self.diagnostics,
                )
            {
                self.rows.insert(place, rows);
            }
            taken.extend(self.rows.get(&place).into_iter().flat_map(|rows| rows.cases.ids()).cloned());
        }
        let rows = translations.map(|translations| {
            let mut translate =
                |rows: &Rows| rows.translated(|id, doc| row(id, doc, translations, self.diagnostics));
            self.rows.iter().map(|(place, rows)| (*place, translate(rows))).collect::<BTreeMap<_, _>>()
        });
        let in_medium = |medium| {
            let mut left_out = LeftOut::default();
            let mut files = Files {
                report: of(&report, medium, &mut left_out).remove("report").flatten(),
                chapters: of(&chapters, medium, &mut left_out),
                cases: of(&cases, medium, &mut left_out),
                figures: of(&figures, medium, &mut left_out),
                lang: translations.map(|translations| translations.lang.clone()),
                left_out,
                elsewhere: Arc::default(),
                shared: !self.others.is_empty(),
                tables: tables.clone(),
                rows: BTreeMap::new(),
            };
            files.add_rows(rows.as_ref().unwrap_or(&self.rows));
            files.settle(self.others.values());
            files
        };
        let differs = differs(&report) || differs(&chapters) || differs(&cases);
        PerMedium { screen: in_medium(Medium::Screen), press: differs.then(|| in_medium(Medium::Press)) }
    }

    /// Reads the tables that figures take their data from, as far as that was not done.
    fn read_tables(&mut self, figures: &ParsedFolder<Figure>) {
        for (doc, _) in figures.iter().filter_map(|(_, parsed)| Some(&parsed.as_ref()?.screen)) {
            let Some(Doc { content, .. }) = doc.as_deref() else { continue };
            let panels = content.panels.iter().filter_map(|panel| panel.data.as_ref());
            for data in content.data.iter().chain(panels) {
                if !self.tables.contains_key(&data.span)
                    && let Some(table) = tabular::read(data, self.project, self.sources, self.diagnostics)
                {
                    self.tables.insert(data.span, table.into());
                }
            }
        }
    }

    /// Parses the files of a kind, each with its translation laid over it if there are `translations`.
    fn parse_all<T: DeserializeOwned + Send + Sync>(
        &mut self,
        kind: FileKind,
        translations: Option<&Translations>,
        cached: &mut CachedDocs<T>,
    ) -> ParsedFolder<T> {
        let (known, sources, edition) = (&*cached, &*self.sources, self.edition);
        // What is translated of a figure is also what its data reads from another file.
        let mut data: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (place, table) in self.tables.iter().filter(|_| translations.is_some()) {
            data.entry(place.file).or_default().push(table.file);
        }
        let tables = &self.tables;
        let files = self.texts.get(&kind).map(Vec::as_slice).unwrap_or_default();
        let parsed: Vec<_> = files
            .par_iter()
            .map(|(stem, file)| {
                let mut found = Diagnostics::default();
                let own =
                    translations.and_then(|all| all.of(kind, stem)?).map(|translation| translation.file);
                let data = file.iter().flat_map(|file| data.get(file).into_iter().flatten().copied());
                let made: Made = file
                    .iter()
                    .copied()
                    .chain(own)
                    .chain(data)
                    .map(|file| (file, sources.share(file)))
                    .collect();
                let parsed = file.and_then(|file| match known.get(&file) {
                    Some((before, parsed, said)) if *before == made => {
                        found.append(said.clone());
                        Some(parsed.clone())
                    }
                    _ => {
                        let root = tree(kind, file, sources, &mut found)?;
                        let translations = translations.map(|all| (all, tables));
                        parse((kind, stem), file, root, translations, edition, &mut found)
                    }
                });
                (stem, *file, made, parsed, found)
            })
            .collect();
        cached.clear();
        parsed
            .into_iter()
            .map(|(stem, file, made, parsed, found)| {
                if let (Some(parsed), Some(file)) = (&parsed, file) {
                    cached.insert(file, (made, parsed.clone(), found.clone()));
                }
                self.diagnostics.append(found);
                (stem.clone(), parsed)
            })
            .collect()
    }
}

/// The spreadsheets that a report takes cases from.
fn case_tables(report: &ParsedFolder<Report>) -> impl Iterator<Item = &CaseTable> {
    let reports = report.iter().filter_map(|(_, parsed)| parsed.as_ref()).flat_map(PerMedium::each);
    let entries = reports.flat_map(|(doc, _)| doc.iter().flat_map(|doc| &doc.content.contents));
    entries.filter_map(Entry::case_table)
}

/// The case of a row with its translation laid over it; `None` if that has faults.
fn row(
    id: &str,
    doc: &Doc<Case>,
    translations: &Translations,
    diagnostics: &mut Diagnostics,
) -> Option<Doc<Case>> {
    let (root, brought) = translation::taken_out(FileKind::Case, doc.root.clone());
    let translations = (translations, &Tables::new());
    let (root, original) = translated((FileKind::Case, id), &root, brought, translations, diagnostics);
    typed(doc.file, root, Some(Arc::new(original)), diagnostics)
}

/// A tree with its translation laid over it, and what it was before.
fn translated(
    (kind, id): (FileKind, &str),
    root: &Node,
    brought: Option<Brought>,
    (translations, tables): (&Translations, &Tables),
    diagnostics: &mut Diagnostics,
) -> (Node, Original) {
    let file = translations.of(kind, id);
    let whole = translation::with_tables(root, &|place| tables.get(&place).map(Arc::as_ref));
    let own = translation::joined(
        &whole,
        file.flatten().map(|doc| (&doc.root, &doc.content)),
        brought,
        &translations.lang,
        diagnostics,
    );
    for key in own.gone(&whole) {
        let gone = Diagnostic::warning(Code::TranslationGone, key.span(), NO_FIELD.with([key.as_str()]));
        diagnostics.push(gone.hint(NO_FIELD_HINT.plain()));
    }
    let is_faulty = file.is_some_and(|file| file.is_none());
    let laid = own.lay_over(kind, root, &whole);
    (laid, Original { root: whole, translation: own.content, is_faulty })
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

/// The tree of a file that is already among the sources, if it is sound and fits the schema of its kind.
fn tree(kind: FileKind, file: u32, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Node> {
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
    (fits && sound).then_some(root)
}

/// A file's tree as it is in each medium, by its kind and id; in a book of translations, with its own laid over it.
fn parse<T: DeserializeOwned>(
    (kind, id): (FileKind, &str),
    file: u32,
    root: Node,
    translations: Option<(&Translations, &Tables)>,
    edition: &Edition,
    diagnostics: &mut Diagnostics,
) -> Option<Parsed<T>> {
    // What a case brings of its own is no part of what it says.
    let (root, brought) = translation::taken_out(kind, root);
    let (root, original) = match translations {
        Some(translations) => {
            let (root, original) = translated((kind, id), &root, brought, translations, diagnostics);
            (root, Some(Arc::new(original)))
        }
        None => (root, None),
    };
    let selected = limit::select(root, &kind.target(id), edition, diagnostics);
    let mut document = |(root, left): limit::Selected| {
        let doc = match root {
            Some(root) => Some(Arc::new(typed(file, root, original.clone(), diagnostics)?)),
            None => None,
        };
        Some((doc, left))
    };
    let screen = document(selected.screen)?;
    let press = match selected.press {
        Some(press) => Some(document(press)?),
        None => None,
    };
    Some(PerMedium { screen, press })
}

/// The document of a tree that fits its schema.
fn typed<T: DeserializeOwned>(
    file: u32,
    root: Node,
    original: Option<Arc<Original>>,
    diagnostics: &mut Diagnostics,
) -> Option<Doc<T>> {
    match yaml::from_node(&root) {
        Ok(content) => Some(Doc { file, root, content, original }),
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
