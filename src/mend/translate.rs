//! The skeleton of a translation: every text of a file that is to be translated, with room for its translation.
//!
//! A file that is there is mended, not written anew: what was translated stays letter by letter, with the comments above it. Texts that
//! moved in their file take their translations along, which are known by the mark of what they were made from.

use std::collections::{BTreeMap, BTreeSet};

use similar::TextDiff;

use crate::content::case::Case;
use crate::content::load::{Doc, Files};
use crate::content::reports;
use crate::content::schema::FileKind;
use crate::content::translation::{self, folder, mark, with_tables};
use crate::diag::Diagnostics;
use crate::diag::message::{Message, messages};
use crate::lint::{Wanted, wanted};
use crate::model::{Block, Book, Entry};
use crate::project::output::{self, Staged};
use crate::project::{Folder, Project, WriteError, stem_of};
use crate::source::Sources;
use crate::source::yaml::{self, Kind, Node, Step};

messages! {
    "translate";
    NOTHING(file);
    UNREADABLE(file);
    STUBBORN(file);
}

/// What begins a comment that shows the text to translate; it is written anew each time.
const SHOWN: &str = "#=";

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// The language.
    pub lang: &'a str,
    /// The files by their paths in the book, such as `cases/acme.yaml` or `cases/acme`; all that the book prints if there are none.
    pub files: &'a [String],
    /// Whether translations of texts that were changed are right as they are.
    pub confirm: bool,
}

/// What is to be written.
#[derive(Debug, Default)]
pub struct Plan {
    /// The files that change.
    pub files: Vec<Written>,
    /// Texts that are not translated.
    pub open: usize,
    /// Texts that were changed since they were translated.
    pub stale: usize,
    /// Translations that went with their texts to another place.
    pub moved: usize,
    /// Translations of texts that are gone.
    pub gone: usize,
    /// Translations that are said to be right as they are.
    pub confirmed: usize,
}

/// A file of translations.
#[derive(Debug)]
pub struct Written {
    /// Its path relative to the book.
    pub path: String,
    /// Its text, if it is there.
    pub before: Option<String>,
    /// The text as it should be.
    pub after: String,
}

/// A text that is to be translated.
struct Source<'a> {
    name: String,
    text: &'a str,
    mark: String,
}

/// An entry of a file of translations.
struct Own {
    name: String,
    of: Option<String>,
    /// Whether it is translated.
    written: bool,
    /// Its lines, from the editor's comments above it on.
    lines: String,
}

/// Finds out what is to be written. Nothing is.
///
/// # Errors
/// When a file is not there, cannot be read, or is written in a way that cannot be mended line by line.
pub fn plan(project: &Project, files: &Files, book: &Book, wish: Wish) -> Result<Plan, Message> {
    let root = folder(wish.lang);
    let mut sources = Sources::default();
    let known = memory(project, &root, &mut sources);
    let mut plan = Plan::default();
    for (kind, path) in asked(project, book, wish)? {
        let text = read(project, &path, &mut sources);
        let file = figure(files, kind, &path);
        let source = match text.and_then(|text| tree(&text, file, &mut sources)) {
            Some(source) => match file {
                Some(_) => with_tables(&source, &|place| files.table_at(place)),
                None => source,
            },
            None => match row(files, kind, &path).ok_or_else(|| UNREADABLE.with([path.as_str()]))? {
                doc if brings_its_own(doc) => continue,
                doc => doc.original.as_ref().map_or(&doc.root, |original| &original.root).clone(),
            },
        };
        // A case that brings its own translation is translated there.
        let lang = source.get(&[translation::KEY, translation::LANG].map(|key| Step::Key(key.to_owned())));
        let brings =
            matches!(lang.map(|lang| &lang.kind), Some(Kind::Scalar { text, .. }) if text == wish.lang);
        if brings && kind == FileKind::Case {
            continue;
        }
        let texts = wanted(kind, &source).into_iter();
        let texts: Vec<Source> =
            texts.map(|Wanted { name, text, .. }| Source { name, text, mark: mark(text) }).collect();
        let own = format!("{root}/{path}");
        let before = read(project, &own, &mut sources);
        let parts = match &before {
            Some(text) => Parts::of(text, &mut sources).ok_or_else(|| STUBBORN.with([own.as_str()]))?,
            None => Parts { head: head(wish.lang, &path), entries: Vec::new(), tail: String::new() },
        };
        let kept: Vec<String> = translations(before.as_deref(), &mut sources);
        let after = plan.mended(&texts, parts, &known, wish.confirm);
        // Whatever else happens, no translation is lost.
        let now = translations(Some(&after), &mut sources);
        if kept.iter().any(|text| !now.contains(text)) {
            return Err(STUBBORN.with([own]));
        }
        if before.as_ref() != Some(&after) {
            plan.files.push(Written { path: own, before, after });
        }
    }
    Ok(plan)
}

/// The case that is a row of a spreadsheet, by the path that its file would have.
fn row<'f>(files: &'f Files, kind: FileKind, path: &str) -> Option<&'f Doc<Case>> {
    let id = id_of(kind, path)?;
    let is_row = kind == FileKind::Case && files.case_rows().any(|rows| rows.ids().any(|own| own == id));
    files.cases.get(id).filter(|_| is_row)?.as_deref()
}

/// Whether translations of a row stand in its spreadsheet.
fn brings_its_own(row: &Doc<Case>) -> bool {
    let own = row.original.iter().filter_map(|original| original.translation.as_ref());
    own.flat_map(|own| own.fields.keys()).any(|key| key.span().file == row.file)
}

/// The index that a figure's file was read by, and by which its tables are known.
fn figure(files: &Files, kind: FileKind, path: &str) -> Option<u32> {
    let id = id_of(kind, path).filter(|_| kind == FileKind::Figure)?;
    files.figures.get(id)?.as_ref().map(|doc| doc.file)
}

/// The id of a file of content by its path.
fn id_of(kind: FileKind, path: &str) -> Option<&str> {
    path.strip_prefix(kind.folder())?.strip_prefix('/').map(stem_of)
}

/// The files that are asked for, with their kinds.
fn asked(project: &Project, book: &Book, wish: Wish) -> Result<Vec<(FileKind, String)>, Message> {
    if wish.files.is_empty() {
        return Ok(printed(book));
    }
    let asked = wish.files.iter().map(|file| {
        let path = format!("{}.yaml", stem_of(file.trim_start_matches("./")));
        let kind = match path.split_once('/') {
            Some((folder, _)) => FileKind::CONTENT.into_iter().find(|kind| kind.folder() == folder),
            None => reports::names(project).contains(&path).then_some(FileKind::Report),
        };
        kind.map(|kind| (kind, path)).ok_or_else(|| NOTHING.with([file.as_str()]))
    });
    asked.collect()
}

/// The files that a book prints. The report is translated where both languages are printed; alone, it is written in its own.
fn printed(book: &Book) -> Vec<(FileKind, String)> {
    let mut found = Vec::new();
    if book.pairs.is_some() {
        found.push((FileKind::Report, book.info.report.clone()));
    }
    let mut add = |kind: FileKind, id: &str| found.push((kind, format!("{}/{id}.yaml", kind.folder())));
    for entry in &book.entries {
        match entry {
            Entry::Page(_) => {}
            Entry::Chapter(_, chapter) => {
                add(FileKind::Chapter, &chapter.id);
                let figures = chapter.blocks().flat_map(Block::figures);
                figures.for_each(|figure| add(FileKind::Figure, &figure.id));
            }
            Entry::Case { .. } => {
                if let Some(case) = entry.case(book) {
                    add(FileKind::Case, &case.id);
                }
            }
        }
    }
    found
}

/// How a new file begins.
fn head(lang: &str, path: &str) -> String {
    let depth = path.matches('/').count() + 2;
    let schema = "../".repeat(depth);
    format!(
        "# yaml-language-server: $schema={schema}schemas/translation.schema.json\n# {path} → {lang}\nfields:\n"
    )
}

fn read(project: &Project, path: &str, sources: &mut Sources) -> Option<String> {
    let file = project.read_text(path, sources, &mut Diagnostics::default())?;
    sources.get(file).map(|source| source.text().to_owned())
}

/// The tree of a text that is sound, with places in the file of this index if there is one.
fn tree(text: &str, index: Option<u32>, sources: &mut Sources) -> Option<Node> {
    let file = sources.add("", text);
    let tree = yaml::parse(sources.get(file)?, index.unwrap_or(file));
    tree.root.filter(|_| tree.faults.is_empty())
}

/// The entries of a tree of translations: their names, marks and texts.
fn entries(root: &Node) -> Vec<(&str, Option<&str>, Option<&str>)> {
    let Some(Node { kind: Kind::Mapping(entries), .. }) = root.get(&[Step::Key("fields".to_owned())]) else {
        return Vec::new();
    };
    entries.iter().map(|(key, own)| (key.text.as_str(), scalar(own, "of"), scalar(own, "text"))).collect()
}

/// The text of a scalar in a map.
fn scalar<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    match &node.get(&[Step::Key(key.to_owned())])?.kind {
        Kind::Scalar { text, .. } if !text.trim().is_empty() => Some(text),
        Kind::Scalar { .. } | Kind::Sequence(_) | Kind::Mapping(_) => None,
    }
}

/// The translations in a file's text.
fn translations(text: Option<&str>, sources: &mut Sources) -> Vec<String> {
    let root = text.and_then(|text| tree(text, None, sources));
    let texts = root.iter().flat_map(entries).filter_map(|(_, _, text)| text.map(str::to_owned));
    texts.collect()
}

/// What was translated before, by its mark and the last part of its path: the same words are translated in the same way.
fn memory(project: &Project, root: &str, sources: &mut Sources) -> BTreeMap<(String, String), String> {
    let mut known = BTreeMap::new();
    for kind in [FileKind::Chapter, FileKind::Case, FileKind::Figure] {
        let folder = format!("{root}/{}", kind.folder());
        for stem in project.stems(&folder, &mut Diagnostics::default()) {
            let text = read(project, &format!("{folder}/{stem}.yaml"), sources);
            let Some(root) = text.and_then(|text| tree(&text, None, sources)) else { continue };
            for (name, of, text) in entries(&root) {
                if let (Some(of), Some(text)) = (of, text) {
                    known.entry((of.to_owned(), last(name).to_owned())).or_insert_with(|| text.to_owned());
                }
            }
        }
    }
    known
}

/// The key that a path ends in, without the places in lists.
fn last(name: &str) -> &str {
    name.rsplit('/').find(|step| !step.bytes().all(|b| b.is_ascii_digit())).unwrap_or(name)
}

/// A file of translations, taken apart.
struct Parts {
    /// Up to the key `fields`.
    head: String,
    entries: Vec<Own>,
    /// What follows them.
    tail: String,
}

impl Parts {
    /// `None` if the entries do not stand on lines of their own.
    fn of(text: &str, sources: &mut Sources) -> Option<Parts> {
        let root = tree(text, None, sources)?;
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let line_of = |at: u32| text[..at as usize].matches('\n').count();
        let Kind::Mapping(keys) = &root.kind else { return None };
        let at = keys.iter().position(|(key, _)| key.text == "fields")?;
        let first = line_of(keys[at].0.span.start);
        // Comments belong to what is below them.
        let above = |mut line: usize, indent: usize, from: usize| {
            let is_comment = |line: &str| {
                let own = line.trim_start();
                own.starts_with('#') && line.len() - own.len() <= indent || own.trim().is_empty()
            };
            while line > from + 1 && is_comment(lines[line - 1]) {
                line -= 1;
            }
            line
        };
        let end = keys.get(at + 1).map_or(lines.len(), |(key, _)| above(line_of(key.span.start), 0, first));
        let mut starts = Vec::new();
        if let Kind::Mapping(entries) = &keys[at].1.kind {
            for (key, _) in entries {
                let line = line_of(key.span.start);
                let indent = lines[line].len() - lines[line].trim_start().len();
                let begins = text[..key.span.start as usize].ends_with(&lines[line][..indent]);
                if line == first || !begins {
                    return None;
                }
                starts.push((above(line, indent, starts.last().map_or(first, |(_, line)| *line)), line));
            }
        }
        let mut found = Vec::new();
        for (index, (name, of, written)) in entries(&root).into_iter().enumerate() {
            let (from, line) = *starts.get(index)?;
            let to = starts.get(index + 1).map_or(end, |(next, _)| *next);
            let above = lines[from..line].iter().filter(|line| !line.trim_start().starts_with(SHOWN));
            let own: String = above.chain(&lines[line..to]).copied().collect();
            found.push(Own {
                name: name.to_owned(),
                of: of.map(str::to_owned),
                written: written.is_some(),
                lines: own.trim_matches('\n').to_owned() + "\n",
            });
        }
        let begin = lines[..first].concat();
        Some(Parts { head: begin + "fields:\n", entries: found, tail: lines[end..].concat() })
    }
}

impl Plan {
    /// The text of a file of translations as it should be.
    fn mended(
        &mut self,
        texts: &[Source],
        parts: Parts,
        known: &BTreeMap<(String, String), String>,
        confirm: bool,
    ) -> String {
        let Parts { head, entries, tail } = parts;
        let mut left: Vec<Option<Own>> = entries.into_iter().map(Some).collect();
        let mut taken: Vec<Option<Own>> = texts.iter().map(|_| None).collect();
        let mut take = |wanted: &dyn Fn(&Own, &Source) -> bool, left: &mut Vec<Option<Own>>| {
            let mut count = 0;
            for (source, slot) in texts.iter().zip(&mut taken).filter(|(_, slot)| slot.is_none()) {
                let found = left.iter_mut().find(|own| own.as_ref().is_some_and(|own| wanted(own, source)));
                if let Some(found) = found {
                    *slot = found.take();
                    count += 1;
                }
            }
            count
        };
        let same = |own: &Own, source: &Source| own.of.as_deref() == Some(source.mark.as_str());
        take(&|own, source| own.name == source.name && same(own, source), &mut left);
        self.moved += take(
            &|own, source| own.written && same(own, source) && last(&own.name) == last(&source.name),
            &mut left,
        );
        take(&|own, source| own.name == source.name, &mut left);
        let mut out = Vec::new();
        for (source, own) in texts.iter().zip(taken) {
            let own = match own {
                Some(mut own) => {
                    own.rename(&source.name);
                    if !own.written || confirm && !same(&own, source) {
                        self.confirmed += usize::from(own.written);
                        own.remember(&source.mark);
                    }
                    own
                }
                None => Own::new(source, known.get(&(source.mark.clone(), last(&source.name).to_owned()))),
            };
            self.open += usize::from(!own.written);
            self.stale += usize::from(own.written && own.of.as_deref() != Some(source.mark.as_str()));
            let shown = source
                .text
                .trim_end()
                .lines()
                .map(|line| format!("  {SHOWN} {line}").trim_end().to_owned() + "\n");
            out.push(shown.collect::<String>() + &own.lines);
        }
        for own in left.into_iter().flatten().filter(|own| own.written) {
            self.gone += 1;
            out.push(own.lines);
        }
        let tail = if tail.is_empty() { tail } else { format!("\n{tail}") };
        format!("{head}{}{tail}", out.join("\n"))
    }

    /// What would be written, as a unified diff.
    pub fn diff(&self) -> String {
        let one = |file: &Written| {
            let (from, to) = match &file.before {
                Some(_) => (format!("a/{}", file.path), format!("b/{}", file.path)),
                None => ("/dev/null".to_owned(), format!("b/{}", file.path)),
            };
            let before = file.before.as_deref().unwrap_or_default();
            TextDiff::from_lines(before, &file.after).unified_diff().header(&from, &to).to_string()
        };
        self.files.iter().map(one).collect()
    }

    /// Prepares the files for writing.
    ///
    /// # Errors
    /// The path and the system's error; also when a file was changed since it was read.
    pub fn stage(&self, folder: &Folder) -> Result<Vec<Staged>, WriteError> {
        let staged = self.files.iter().map(|file| match &file.before {
            Some(before) => folder.stage_rewrite(&file.path, before, &file.after),
            None => output::stage_new(&folder.root().join(&file.path), &file.after),
        });
        staged.collect()
    }
}

impl Own {
    /// An entry without a translation, or with one that is known.
    fn new(source: &Source, known: Option<&String>) -> Own {
        let text = known.map(|text| format!(" {}", written(text))).unwrap_or_default();
        let key = key(&source.name);
        let lines = format!("  {key}:\n    of: {}\n    text:{text}\n", source.mark);
        Own { name: source.name.clone(), of: Some(source.mark.clone()), written: known.is_some(), lines }
    }

    /// The line of its key, counted in its lines.
    fn key_line(&self) -> usize {
        self.lines.lines().position(|line| !line.trim_start().starts_with('#')).unwrap_or_default()
    }

    /// Gives it another path.
    fn rename(&mut self, name: &str) {
        if self.name == name {
            return;
        }
        let at = self.key_line();
        let renamed = self.lines.lines().enumerate().map(|(index, line)| match index == at {
            true => {
                let indent = &line[..line.len() - line.trim_start().len()];
                // The key stands by itself, or before a map on the same line.
                let behind = line.find(": ").map_or("", |colon| &line[colon + 1..]);
                format!("{indent}{}:{behind}\n", key(name))
            }
            false => format!("{line}\n"),
        });
        self.lines = renamed.collect();
        name.clone_into(&mut self.name);
    }

    /// Lets it remember another text.
    fn remember(&mut self, mark: &str) {
        if self.of.as_deref() == Some(mark) {
            return;
        }
        let at = self.key_line();
        let mut lines: Vec<String> = self.lines.lines().map(str::to_owned).collect();
        let own = self.of.as_deref().and_then(|of| {
            let place =
                lines.iter().enumerate().skip(at).find(|(_, line)| line.contains("of:") && line.contains(of));
            place.map(|(index, line)| (index, line.replacen(of, mark, 1)))
        });
        match own {
            Some((index, line)) => lines[index] = line,
            None => lines.insert(at + 1, format!("    of: {mark}")),
        }
        self.lines = lines.join("\n") + "\n";
        self.of = Some(mark.to_owned());
    }
}

/// A path as a key of YAML.
fn key(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '~');
    if name.chars().all(plain) && !name.starts_with(['-', '~']) { name.to_owned() } else { quoted(name) }
}

/// A text as YAML has it behind a key.
fn written(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    if lines.len() > 1 && !lines[0].starts_with(' ') {
        let body: String =
            lines.iter().map(|line| format!("      {line}\n").replace("      \n", "\n")).collect();
        format!("|\n{}", body.trim_end_matches('\n'))
    } else {
        quoted(text.trim_end())
    }
}

/// A text in double quotes, as JSON and YAML have them.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The languages that a book has translations into.
pub fn languages(project: &Project) -> BTreeSet<String> {
    let entries = project.entries("translations").into_iter().flatten();
    entries.map(|entry| entry.name).filter(|name| !name.starts_with(['.', '_'])).collect()
}
