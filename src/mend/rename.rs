//! Another name for a case, a figure or a chapter: its file, and every place that names it.
//!
//! References are found in the trees of the files, and mended in their texts with the machinery of `--fix`: comments, quoting and the
//! order of keys stay. The book is opened once more with the new texts, in memory, before anything is written.

use std::collections::BTreeMap;

use super::references::{ALL, What, each_name, each_scalar};
use super::{FixedFile, translate};
use crate::content::reports;
use crate::content::schema::FileKind;
use crate::content::translation;
use crate::diag::message::{Message, messages};
use crate::diag::{Diagnostic, Diagnostics, Edit, Severity};
use crate::fonts::SystemFonts;
use crate::lint::fix;
use crate::project::output::{self, remove};
use crate::project::{Folder, Project, WriteError};
use crate::proof::{self, record};
use crate::session::Session;
use crate::source::yaml::{self, Node, Path};
use crate::source::{Source, Sources, Span};

messages! {
    "rename";
    NOTHING(name);
    SEVERAL(name, paths);
    TAKEN(path);
    OF_ROW(id, file);
    UNREADABLE(files);
    STUBBORN(places);
    BREAKS(code, file);
}

/// What renaming changes.
#[derive(Debug)]
pub struct Rename {
    /// The file's path before, and after.
    pub from: String,
    /// Its new path.
    pub to: String,
    /// Its new text.
    pub text: String,
    /// Its translations, which go with it.
    pub translations: Vec<Moved>,
    /// The other files that change.
    pub files: Vec<FixedFile>,
    /// How many references are mended.
    pub references: usize,
    /// What was sent of a case, at its new place.
    kept: Vec<(String, String)>,
    /// The folder that held it.
    older: Option<String>,
    /// Places that name it and are nobody's to mend but the editor's: files with their lines.
    pub left: Vec<String>,
}

/// A translation that goes with its file.
#[derive(Debug)]
pub struct Moved {
    /// The path before.
    pub from: String,
    /// The path after.
    pub to: String,
    /// The new text.
    pub text: String,
}

/// Finds out what renaming changes. `old` is an id, or a path such as `cases/acme` where several kinds have it. Nothing is
/// written.
///
/// # Errors
/// When there is no such file or several, the new name is taken, a file cannot be read, or the book would have more errors than
/// before.
pub fn plan(project: &Project, old: &str, new: &str, system: SystemFonts) -> Result<Rename, Message> {
    let session = Session::open(project.clone(), system);
    let stem = old.trim_start_matches("./").trim_end_matches(".yaml");
    let (asked, id) = stem.rsplit_once('/').map_or((None, stem), |(folder, id)| (Some(folder), id));
    if let Some(rows) = session.files().case_rows().find(|rows| rows.ids().any(|own| own == id)) {
        let file = session.sources().get(rows.file).map_or("", Source::path);
        return Err(OF_ROW.with([id, file]));
    }
    let found: Vec<What> = ALL
        .into_iter()
        .filter(|what| asked.is_none_or(|folder| folder == what.folder()) && what.has(project, id))
        .collect();
    let what = match found.as_slice() {
        [] => return Err(NOTHING.with([old])),
        [what] => *what,
        several => {
            return Err(SEVERAL.with([
                id.to_owned(),
                several.iter().map(|what| what.path(id)).collect::<Vec<_>>().join(", "),
            ]));
        }
    };
    let (from, to) = (what.path(id), what.path(new));
    if what.has(project, new) || project.read(&to, u64::MAX).is_ok() {
        return Err(TAKEN.with([to]));
    }
    let reports = reports::names(project);
    let mut sources = session.sources().clone();
    let trees = trees(project, &mut sources)?;
    let mut texts = BTreeMap::new();
    let mut changed = Vec::new();
    let mut translations = Vec::new();
    let mut marks = Vec::new();
    let mut references = 0;
    let mut stubborn = Vec::new();
    let mut own = None;
    for (kind, file, root) in trees {
        let Some(source) = sources.get(file) else { continue };
        let (edits, unmendable) = edits(what, kind, source, file, &root, id, new);
        stubborn.extend(unmendable.iter().map(|span| place(source, *span)));
        let text =
            if edits.is_empty() { Some(source.text().to_owned()) } else { fix::apply(source, file, &edits) };
        // What the edits did not reach is still there.
        let Some(text) = text.filter(|text| count(what, kind, source.path(), text, id) == 0) else {
            stubborn.extend(edits.iter().map(|edit| place(source, edit.span)));
            continue;
        };
        references += edits.len();
        let text = match kind {
            // What a translation remembers of a text is what the text is now.
            FileKind::Translation => marks
                .iter()
                .filter(|(path, ..): &&(String, String, String)| source.path().ends_with(&format!("/{path}")))
                .fold(text, |text, (_, older, newer)| text.replace(older.as_str(), newer)),
            FileKind::Report | FileKind::Chapter | FileKind::Case | FileKind::Figure => {
                if !edits.is_empty() {
                    marks.extend(remarked(source.path(), &root, &text));
                }
                text
            }
        };
        if source.path() == from {
            own = Some(text.clone());
            texts.insert(to.clone(), text);
        } else if kind == FileKind::Translation && source.path().ends_with(&format!("/{from}")) {
            let to = source.path().replace(&from, &to);
            texts.insert(to.clone(), text.clone());
            translations.push(Moved { from: source.path().to_owned(), to, text });
        } else if text != source.text() {
            texts.insert(source.path().to_owned(), text.clone());
            let (path, before) = (source.path().to_owned(), source.text().to_owned());
            changed.push(FixedFile { path, before, after: text });
        }
    }
    let Some(text) = own.filter(|_| stubborn.is_empty()) else {
        return Err(STUBBORN.with([stubborn.join(", ")]));
    };
    // The older file is still there then, which only warnings mind.
    let renamed = project.with_texts(texts);
    let errors = |project: Project| {
        let session = Session::open(project, system);
        let errors = session.diagnostics().iter().filter(|found| found.severity == Severity::Error);
        let place = |found: &Diagnostic| found.file(session.sources()).unwrap_or_default().to_owned();
        errors.map(|found| (found.code.as_str(), place(found))).collect::<Vec<_>>()
    };
    for report in &reports {
        let known = errors(project.with_report(report));
        let after = errors(renamed.with_report(report));
        if let Some((code, file)) = after.into_iter().find(|found| !known.contains(found)) {
            return Err(BREAKS.with([code, file.as_str()]));
        }
    }
    let kept = if what == What::Case { proof::renamed(project, id, new) } else { Vec::new() };
    let older = (!kept.is_empty()).then(|| record::folder(id));
    Ok(Rename {
        left: left(&sources, id),
        from,
        to,
        text,
        translations,
        files: changed,
        references,
        kept,
        older,
    })
}

/// The files of a book's folder in which something can be named: of all its reports and languages.
pub(crate) fn files(project: &Project) -> Vec<(FileKind, String)> {
    let mut paths: Vec<(FileKind, String)> =
        reports::names(project).into_iter().map(|report| (FileKind::Report, report)).collect();
    for kind in [FileKind::Chapter, FileKind::Case, FileKind::Figure] {
        let stems = project.stems(kind.folder(), &mut Diagnostics::default()).into_iter();
        paths.extend(stems.map(|stem| (kind, format!("{}/{stem}.yaml", kind.folder()))));
    }
    for lang in translate::languages(project) {
        let root = translation::folder(&lang);
        for kind in [FileKind::Chapter, FileKind::Case, FileKind::Figure] {
            let folder = format!("{root}/{}", kind.folder());
            let stems = project.stems(&folder, &mut Diagnostics::default()).into_iter();
            paths.extend(stems.map(|stem| (FileKind::Translation, format!("{folder}/{stem}.yaml"))));
        }
    }
    paths
}

/// The trees of all files of a book, with what an edition leaves out.
fn trees(project: &Project, sources: &mut Sources) -> Result<Vec<(FileKind, u32, Node)>, Message> {
    let mut missing: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for (kind, path) in files(project) {
        let known = sources.find(&path);
        let file = known.or_else(|| project.read_text(&path, sources, &mut Diagnostics::default()));
        let tree = file.and_then(|file| Some((file, yaml::parse(sources.get(file)?, file))));
        match tree.and_then(|(file, tree)| Some((file, tree.root.filter(|_| tree.faults.is_empty())?))) {
            Some((file, root)) => found.push((kind, file, root)),
            None => missing.push(path),
        }
    }
    if missing.is_empty() { Ok(found) } else { Err(UNREADABLE.with([missing.join(", ")])) }
}

/// The marks of the texts of a file that changed: the file's path, the mark before, and the mark now.
fn remarked(path: &str, before: &Node, text: &str) -> Vec<(String, String, String)> {
    fn marks(root: &Node) -> Vec<String> {
        let mut found = Vec::new();
        each_scalar(root, &Path::default(), &mut |_, text, _| found.push(translation::mark(text)));
        found
    }
    let mut sources = Sources::default();
    let file = sources.add(path, text);
    let after = sources.get(file).and_then(|source| yaml::parse(source, file).root);
    let pairs = marks(before).into_iter().zip(after.iter().flat_map(marks));
    pairs
        .filter(|(older, newer)| older != newer)
        .map(|(older, newer)| (path.to_owned(), older, newer))
        .collect()
}

/// The edits that mend the references of one file, and the places of references that have no exact place in its text.
fn edits(
    what: What,
    kind: FileKind,
    source: &Source,
    file: u32,
    root: &Node,
    old: &str,
    new: &str,
) -> (Vec<Edit>, Vec<Span>) {
    let (mut edits, mut unmendable) = (Vec::new(), Vec::new());
    each_name(what, kind, root, &mut |node, text, ids| {
        let places = source.places(node.span, text);
        for id in ids.into_iter().filter(|id| text[id.clone()] == *old) {
            let span = places.part(id);
            let written = source.text().get(span.start as usize..span.end as usize);
            if written == Some(old) {
                edits.push(Edit { span: Span { file, ..span }, text: new.to_owned() });
            } else {
                unmendable.push(node.span);
            }
        }
    });
    edits.sort_by_key(|edit| edit.span.start);
    (edits, unmendable)
}

/// How many references to an id a file's text has; one that cannot be read has too many.
fn count(what: What, kind: FileKind, path: &str, text: &str, id: &str) -> usize {
    let mut sources = Sources::default();
    let file = sources.add(path, text);
    let Some(source) = sources.get(file) else { return usize::MAX };
    let tree = yaml::parse(source, file);
    let Some(root) = tree.root.filter(|_| tree.faults.is_empty()) else { return usize::MAX };
    let mut count = 0;
    each_name(what, kind, &root, &mut |_, text, ids| {
        count += ids.into_iter().filter(|own| text[own.clone()] == *id).count();
    });
    count
}

/// The lines of a book's own layouts that name an id as a word.
fn left(sources: &Sources, id: &str) -> Vec<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let names = |line: &str| {
        line.match_indices(id)
            .any(|(at, _)| !line[..at].ends_with(is_part) && !line[at + id.len()..].starts_with(is_part))
    };
    let layouts = sources.iter().filter(|source| source.path().starts_with("layouts/"));
    let own = layouts.filter(|source| {
        let name = source.path().trim_start_matches("layouts/").trim_end_matches(".typ.j2");
        crate::template::Layouts::built_in(name) != Some(source.text())
    });
    own.flat_map(|source| {
        let lines = source.text().lines().enumerate().filter(|(_, line)| names(line));
        lines.map(|(number, _)| format!("{}:{}", source.path(), number + 1)).collect::<Vec<_>>()
    })
    .collect()
}

fn place(source: &Source, span: Span) -> String {
    format!("{}:{}", source.path(), source.line_column(span.start).0)
}

impl Rename {
    /// The other files as a unified diff.
    pub fn diff(&self) -> String {
        self.files.iter().map(FixedFile::diff).collect()
    }

    /// Writes the files, all of them or none; the older file goes last.
    ///
    /// # Errors
    /// The path and the system's error; also when a file was changed since it was read, or the new name was taken meanwhile.
    pub fn write(&self, folder: &Folder) -> Result<(), WriteError> {
        let mut staged = vec![output::stage_new(&folder.root().join(&self.to), &self.text)?];
        for moved in &self.translations {
            staged.push(output::stage_new(&folder.root().join(&moved.to), &moved.text)?);
        }
        for file in &self.files {
            staged.push(folder.stage_rewrite(&file.path, &file.before, &file.after)?);
        }
        for (path, text) in &self.kept {
            staged.push(folder.stage_kept(path, text)?);
        }
        output::commit(staged)?;
        let moved = self.translations.iter().map(|moved| &moved.from);
        let older = moved.chain([&self.from]).chain(&self.older);
        older.into_iter().try_for_each(|older| remove(&folder.root().join(older)))
    }
}
