//! What lies in a folder of content: content, or why it is not read. No file vanishes from a book without a word.

use std::collections::BTreeSet;

use super::stray::stray;
use super::{Entry, EntryKind, Project, ReadError, is_id, suggested_id};
use crate::diag::message::{Message, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, Place, Severity, message as m};

messages! {
    "listing";
    SUBFOLDER(folder);
    SUBFOLDER_HINT(file);
    UNNAMEABLE;
    UNNAMEABLE_HINT;
    NO_FILE;
    NO_FILE_HINT;
    FOLDER_NAME(name, folder);
    FOLDER_NAME_HINT(folder);
    NO_CONTENT(name);
    NO_CONTENT_HINT(file, folder);
}

/// Most folders inside each other that are looked through.
const MAX_DEPTH: usize = 6;

/// What a program may have put beside content for content to name, or to read for whoever opens the folder.
const COMPANIONS: [&str; 19] = [
    "svg", "png", "jpg", "jpeg", "webp", "tif", "tiff", "gif", "bmp", "heic", "ai", "eps", "psd", "csv",
    "tsv", "xlsx", "xls", "ods", "numbers",
];

/// The stems of the content files `<folder>/*.yaml`, sorted. Names that start with `_` or `.` are no content. Of everything else
/// that is not read it is said why.
pub(super) fn stems(project: &Project, folder: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
    misnamed(project, folder, diagnostics);
    let entries = match project.entries(folder) {
        Ok(entries) => entries,
        Err(fault) => {
            diagnostics.push(fault.diagnostic(Place::File(folder.to_owned()), folder));
            return Vec::new();
        }
    };
    let taken: BTreeSet<String> = entries.iter().map(|entry| entry.name.clone()).collect();
    let mut stems = Vec::new();
    let mut others = Vec::new();
    for entry in entries.into_iter().filter(|entry| !is_passed_over(&entry.name)) {
        let path = format!("{folder}/{}", entry.name);
        if let Some(found) = unreadable(&entry, &path) {
            diagnostics.push(found);
        } else if entry.kind == EntryKind::Folder {
            let right = |name: &str| {
                looks_like_content(name).then(|| stray(name).map_or(name.to_owned(), |(_, content)| content))
            };
            below(project, folder, &path, 0, &right, Severity::Error, diagnostics);
        } else if let Some((stray, content)) = stray(&entry.name) {
            diagnostics.push(stray.diagnostic(Place::File(path), &entry.name, &content));
        } else if let Some(stem) = entry.name.strip_suffix(".yaml") {
            if is_id(stem) {
                stems.push(stem.to_owned());
            } else {
                let hint = match suggested_id(stem).filter(|id| !taken.contains(&format!("{id}.yaml"))) {
                    Some(id) => m::FILE_NAME_SUGGESTION.with([format!("{id}.yaml")]),
                    None => m::FILE_NAME_HINT.plain(),
                };
                diagnostics.push(error(&path, m::FILE_NAME.with([&entry.name])).hint(hint));
            }
        } else {
            others.push(entry.name);
        }
    }
    for name in others.iter().filter(|name| !is_companion(name, &stems)) {
        let stem = name.split('.').next().unwrap_or_default();
        let place = Place::File(format!("{folder}/{name}"));
        let found = Diagnostic::info(Code::FileName, place, NO_CONTENT.with([name]));
        diagnostics.push(found.hint(NO_CONTENT_HINT.with([&format!("{stem}.yaml"), folder])));
    }
    stems
}

/// Reports files beside `report.yaml` that are it under another name, or a copy of it.
pub(super) fn other_reports(project: &Project, diagnostics: &mut Diagnostics) {
    for entry in project.entries("").into_iter().flatten() {
        if let Some((stray, content)) = stray(&entry.name).filter(|(_, content)| content == "report.yaml") {
            diagnostics.push(stray.diagnostic(Place::File(entry.name.clone()), &entry.name, &content));
        }
    }
}

/// Whether a name says that its file is no content: a template, hidden, or what an editor or the system keeps.
fn is_passed_over(name: &str) -> bool {
    let placeholder = name.starts_with('.') && name.ends_with(".icloud");
    let system = ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"];
    !placeholder
        && (system.contains(&name.to_ascii_lowercase().as_str())
            || name.starts_with(['.', '_', '~', '#'])
            || name.ends_with('~'))
}

/// Whether a file beside the content is there for it: pictures, data, what is to be read, and another form of a content file.
fn is_companion(name: &str, stems: &[String]) -> bool {
    let (stem, rest) = name.split_once('.').unwrap_or((name, ""));
    let extension = rest.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let to_read = ["readme", "license", "licence", "copying", "changelog", "notes"];
    COMPANIONS.contains(&extension.as_str())
        || to_read.contains(&stem.to_ascii_lowercase().as_str())
        || stems.iter().any(|content| content == stem)
}

/// What keeps an entry from being read, whatever it would be.
fn unreadable(entry: &Entry, path: &str) -> Option<Diagnostic> {
    let content = looks_like_content(&entry.name);
    match entry.kind {
        EntryKind::DeadLink => Some(ReadError::DeadLink.diagnostic(Place::File(path.to_owned()), path)),
        EntryKind::Unnameable => Some(error(path, UNNAMEABLE.plain()).hint(UNNAMEABLE_HINT.plain())),
        EntryKind::Folder if content => {
            Some(ReadError::Folder.diagnostic(Place::File(path.to_owned()), &entry.name))
        }
        EntryKind::Other if content => Some(error(path, NO_FILE.plain()).hint(NO_FILE_HINT.plain())),
        EntryKind::File | EntryKind::Folder | EntryKind::Other => None,
    }
}

/// Whether a name is that of a content file, or nearly.
fn looks_like_content(name: &str) -> bool {
    name.ends_with(".yaml") || stray(name).is_some()
}

/// The names of the files directly in a folder for which `wanted` holds, sorted. Such files below it are reported.
pub(super) fn names(
    project: &Project,
    folder: &str,
    wanted: &dyn Fn(&str) -> bool,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    misnamed(project, folder, diagnostics);
    let entries = project.entries(folder).unwrap_or_else(|fault| {
        diagnostics.push(fault.diagnostic(Place::File(folder.to_owned()), folder));
        Vec::new()
    });
    let mut names = Vec::new();
    for entry in entries.into_iter().filter(|entry| !is_passed_over(&entry.name)) {
        match entry.kind {
            EntryKind::Folder => {
                let path = format!("{folder}/{}", entry.name);
                let right = |name: &str| wanted(name).then(|| name.to_owned());
                below(project, folder, &path, 0, &right, Severity::Warning, diagnostics);
            }
            _ if wanted(&entry.name) => names.push(entry.name),
            _ => {}
        }
    }
    names
}

/// Reports content below a folder of content. `right` is the name under which a file would be read there, if it is content.
fn below(
    project: &Project,
    folder: &str,
    path: &str,
    depth: usize,
    right: &dyn Fn(&str) -> Option<String>,
    severity: Severity,
    diagnostics: &mut Diagnostics,
) {
    let entries = match project.entries(path) {
        Ok(entries) => entries,
        Err(fault) => return diagnostics.push(fault.diagnostic(Place::File(path.to_owned()), path)),
    };
    for entry in entries.into_iter().filter(|entry| !is_passed_over(&entry.name)) {
        let inner = format!("{path}/{}", entry.name);
        if entry.kind == EntryKind::Folder && depth < MAX_DEPTH {
            below(project, folder, &inner, depth + 1, right, severity, diagnostics);
        } else if let Some(name) = right(&entry.name) {
            let hint = SUBFOLDER_HINT.with([&format!("{folder}/{name}")]);
            let found = error(&inner, SUBFOLDER.with([path])).hint(hint);
            diagnostics.push(Diagnostic { severity, ..found });
        }
    }
}

/// Reports folders whose names are the one wanted but for capital letters, where systems know them apart.
fn misnamed(project: &Project, folder: &str, diagnostics: &mut Diagnostics) {
    let names: BTreeSet<String> = project.entries("").into_iter().flatten().map(|entry| entry.name).collect();
    if names.contains(folder) {
        return;
    }
    for name in names.iter().filter(|name| name.eq_ignore_ascii_case(folder)) {
        let found = error(name, FOLDER_NAME.with([name.as_str(), folder]));
        diagnostics.push(found.hint(FOLDER_NAME_HINT.with([folder])));
    }
}

fn error(path: &str, message: Message) -> Diagnostic {
    Diagnostic::error(Code::FileName, Place::File(path.to_owned()), message)
}
