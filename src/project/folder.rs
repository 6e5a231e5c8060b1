//! A book's folder on the disk.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::drive;
use super::error::reason;
use super::output::{self, Staged};
use super::stray::{Stray, stray};
use super::{Entry, EntryKind, Files, REPORT, ReadError, WriteError, is_id, stem_of};
use crate::diag::message::{self as m, Message, Template, Value, messages};
use crate::diag::nearest;

messages! {
    "folder";
    NO_PLACE(folder);
    NOT_A_REPORT(file);
    REPORT_NAME(file);
    REPORT_ELSEWHERE(file);
    NO_EDITION(file);
    NO_EDITION_NEAREST(file, near);
    EDITION_PLACE(file);
    EDITION_NAME(file);
}

/// What `only` says of every edition, so that no edition has these names.
const RESERVED: [&str; 2] = ["print", "screen"];

/// The folders of a book that hold content.
const FOLDERS: [&str; 6] = ["chapters", "cases", "figures", "layouts", "fonts", "translations"];

/// Most bytes of what is kept under one name.
const MAX_KEPT: u64 = 512 * 1024 * 1024;

/// Where what can be made again is kept.
const KEPT: &str = "out/.cache";

/// A book's folder on the disk. Links in it are followed as long as they lead to files of the book.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
    /// The name of the report that is worked on.
    report: String,
}

impl Folder {
    /// The book in `place` or the nearest folder above it that holds `report.yaml`; `place` may be that file itself.
    ///
    /// # Errors
    /// When there is none, or only one whose report has another name, so that a book above it would be taken for it.
    pub fn find(place: &Path) -> Result<Folder, Message> {
        let shown = || place.display().to_string();
        let real = match fs::canonicalize(place) {
            Ok(real) => real,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(NO_PLACE.with([shown()])),
            Err(error) => {
                return Err(m::READ_FAILED.with([Value::from(shown()), Value::from(reason(&error))]));
            }
        };
        if real.is_file() {
            return match (real.parent(), place.file_name()) {
                (Some(root), Some(name)) if name == REPORT => {
                    Ok(Folder::new(translated_by(root).unwrap_or(root)))
                }
                (_, Some(name)) => Err(match misnamed(&name.to_string_lossy()) {
                    Some(said) => said.with([shown()]),
                    None => NOT_A_REPORT.with([shown()]),
                }),
                _ => Err(m::NO_BOOK.plain()),
            };
        }
        for folder in real.ancestors() {
            if fs::symlink_metadata(folder.join(REPORT)).is_ok() {
                return Ok(Folder::new(translated_by(folder).unwrap_or(folder)));
            }
            let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
            let said = names.filter_map(|name| Some((misnamed(&name.to_string_lossy())?, name)));
            if let Some((said, name)) = said.min_by(|(_, one), (_, other)| one.cmp(other)) {
                return Err(said.with([folder.join(name).display().to_string()]));
            }
        }
        Err(m::NO_BOOK.plain())
    }

    fn new(root: &Path) -> Folder {
        Folder { root: root.to_owned(), report: REPORT.to_owned() }
    }

    /// The same book with another report of its folder, such as `sector.yaml` or `sector`.
    ///
    /// # Errors
    /// When there is no such file beside `report.yaml`, or its outputs could not be told from another's by its name.
    pub fn with_report(self, typed: &str) -> Result<Folder, Message> {
        let whole = if typed.ends_with(".yaml") { typed.to_owned() } else { format!("{typed}.yaml") };
        let Some(report) = self.relative(&whole) else {
            let known: Vec<String> = self.reports().filter(|name| can_be_report(stem_of(name))).collect();
            return Err(match nearest(&whole, &known) {
                Some(near) => NO_EDITION_NEAREST.with([whole.as_str(), near]),
                None => NO_EDITION.with([whole]),
            });
        };
        if report.contains('/') {
            return Err(EDITION_PLACE.with([report]));
        }
        if !can_be_report(stem_of(&report)) {
            return Err(EDITION_NAME.with([report]));
        }
        Ok(Folder { report, ..self })
    }

    /// The names of the YAML files beside `report.yaml`, and its own.
    fn reports(&self) -> impl Iterator<Item = String> {
        self.files_in("").into_iter().filter_map(|path| {
            let name = path.file_name()?.to_str()?.to_owned();
            name.ends_with(".yaml").then_some(name)
        })
    }

    /// The name of the report that is worked on, without `.yaml`: that of its outputs.
    pub fn edition(&self) -> &str {
        stem_of(&self.report)
    }

    /// Where its outputs of a kind lie: `out/sheets`, and for another report than `report.yaml` `out/<edition>/sheets`.
    pub fn out(&self, kind: &str) -> String {
        if self.report == REPORT { format!("out/{kind}") } else { format!("out/{}/{kind}", self.edition()) }
    }

    /// Its path, absolute.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether it still exists under its name.
    pub fn exists(&self) -> bool {
        self.root.is_dir()
    }

    /// The kind of drive that it lies on, if the system does not tell of all changes there.
    pub fn silent_drive(&self) -> Option<String> {
        drive::silent(&self.root)
    }

    /// Whether there is such a folder in it.
    pub fn holds_folder(&self, path: &Path) -> bool {
        fs::canonicalize(path).is_ok_and(|real| real.starts_with(&self.root) && real.is_dir())
    }

    /// The folders in it that hold content, absolute; those that exist.
    pub fn content_folders(&self) -> Vec<PathBuf> {
        FOLDERS.iter().map(|folder| self.root.join(folder)).filter(|folder| folder.is_dir()).collect()
    }

    /// The path of a file as the book names it, relative to it and with `/`. `typed` is relative to the book or to the
    /// current folder. `None` if there is no such file in the book.
    pub fn relative(&self, typed: &str) -> Option<String> {
        let inside = |path: PathBuf| {
            let real = fs::canonicalize(path).ok().filter(|real| real.is_file())?;
            let parts: Option<Vec<&str>> =
                real.strip_prefix(&self.root).ok()?.iter().map(|part| part.to_str()).collect();
            Some(parts?.join("/"))
        };
        inside(PathBuf::from(typed)).or_else(|| inside(self.root.join(typed)))
    }

    /// The files in one of its folders, absolute and sorted; not those below it.
    pub fn files_in(&self, folder: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.root.join(folder)).into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> =
            entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
        files.sort();
        files
    }

    /// A folder of outputs in it, absolute, whether it exists or not.
    ///
    /// # Errors
    /// The part of the path that is a link: what is written there would stand elsewhere.
    pub fn outputs(&self, folder: &str) -> Result<PathBuf, PathBuf> {
        let mut path = self.root.clone();
        for part in folder.split('/') {
            path.push(part);
            if fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_symlink()) {
                return Err(path);
            }
        }
        Ok(path)
    }

    /// The folder of what is kept between builds, if it exists.
    pub fn cache(&self) -> Option<PathBuf> {
        self.outputs(KEPT).ok().filter(|path| path.is_dir())
    }

    /// Stages a new text for a file of the book, whose text still is `before`.
    ///
    /// # Errors
    /// The path, and the system's error; also when the file was changed in the meantime.
    pub fn stage_rewrite(&self, path: &str, before: &str, after: &str) -> Result<Staged, WriteError> {
        output::stage_rewrite(&self.root.join(path), before, after)
    }
}

/// Whether a report may have a name: `report-press.pdf` is the printer's file of `report.yaml`, and `only: [print]` is every
/// edition's.
fn can_be_report(stem: &str) -> bool {
    is_id(stem) && !stem.ends_with("-press") && !RESERVED.contains(&stem)
}

impl Folder {
    /// Stages a file that the book keeps about itself, such as what was sent to a company, in place of an older one.
    ///
    /// # Errors
    /// The path, and the system's error; also when a part of the path is a link, which would lead elsewhere.
    pub fn stage_kept(&self, path: &str, text: &str) -> Result<Staged, WriteError> {
        match self.outputs(path) {
            Ok(path) => output::stage(path, text.as_bytes()),
            Err(link) => Err(WriteError::new(link, &io::ErrorKind::InvalidInput.into())),
        }
    }
}

impl Files for Folder {
    fn report(&self) -> &str {
        &self.report
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let path = self.root.join(path);
        let real = match fs::canonicalize(&path) {
            Ok(real) => real,
            // A link to nothing, or to itself.
            Err(_) if path.is_symlink() => return Err(ReadError::DeadLink),
            Err(error) => return Err(error.into()),
        };
        if !real.starts_with(&self.root) {
            return Err(ReadError::Outside);
        }
        super::read_up_to(&real, limit)
    }

    fn entries(&self, folder: &str) -> Result<Vec<Entry>, ReadError> {
        let path = self.root.join(folder);
        let real = match fs::canonicalize(&path) {
            Ok(real) => real,
            Err(_) if path.is_symlink() => return Err(ReadError::DeadLink),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        if !real.starts_with(&self.root) {
            return Err(ReadError::Outside);
        }
        let entries = fs::read_dir(real).map_err(|error| ReadError::Unreadable(reason(&error)))?;
        Ok(entries.flatten().map(|entry| known(&entry)).collect())
    }

    fn kept(&self, name: &str) -> Option<Vec<u8>> {
        // It could have become something else than a file of ours.
        self.read(&format!("{KEPT}/{name}"), MAX_KEPT).ok()
    }

    fn keep(&self, name: &str, bytes: &[u8]) {
        // A cache that cannot be written is none; nothing depends on it.
        let Ok(path) = self.outputs(&format!("{KEPT}/{name}")) else { return };
        if let Ok(staged) = output::stage(path, bytes) {
            let _ = output::commit(vec![staged]);
        }
    }
}

/// The book whose translations into a language a folder holds: what translates `report.yaml` has its name.
fn translated_by(folder: &Path) -> Option<&Path> {
    let translations =
        folder.parent().filter(|parent| parent.file_name().is_some_and(|name| name == "translations"))?;
    translations.parent().filter(|root| fs::symlink_metadata(root.join(REPORT)).is_ok())
}

/// What to say of a file that is the report of a book under a name that is not read; `None` for others.
fn misnamed(name: &str) -> Option<&'static Template<1>> {
    let (stray, content) = stray(name)?;
    match stray {
        _ if !content.eq_ignore_ascii_case(REPORT) => None,
        Stray::Yml | Stray::Extension => Some(&REPORT_NAME),
        Stray::Placeholder => Some(&REPORT_ELSEWHERE),
        Stray::ConflictCopy => None,
    }
}

fn known(entry: &fs::DirEntry) -> Entry {
    let name = entry.file_name();
    // Links are followed.
    let kind = match fs::metadata(entry.path()) {
        _ if name.to_str().is_none() => EntryKind::Unnameable,
        Ok(meta) if meta.is_dir() => EntryKind::Folder,
        Ok(meta) if meta.is_file() => EntryKind::File,
        Ok(_) => EntryKind::Other,
        Err(_) if entry.path().is_symlink() => EntryKind::DeadLink,
        // It is there and cannot be asked about: reading it says why.
        Err(_) => EntryKind::File,
    };
    Entry { name: name.to_string_lossy().into_owned(), kind }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test prepares the files it reads")]
mod tests {
    use super::*;
    use crate::project::Project;

    fn folder() -> (tempfile::TempDir, Folder) {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(dir.path().join("book/cases/images")).expect("a folder");
        fs::write(dir.path().join("secret"), "s").expect("a file");
        fs::write(dir.path().join("book/report.yaml"), "title: t").expect("a file");
        fs::write(dir.path().join("book/cases/images/a.svg"), "<svg/>").expect("a file");
        let folder = Folder::find(&dir.path().join("book/cases/images")).expect("the book above");
        (dir, folder)
    }

    #[test]
    fn the_translation_of_a_report_is_no_book() {
        let (dir, folder) = folder();
        let translations = dir.path().join("book/translations/en");
        fs::create_dir_all(translations.join("cases")).expect("a folder");
        fs::write(translations.join(REPORT), "fields: {}").expect("a file");
        for place in [translations.join("cases"), translations.join(REPORT), translations] {
            let found = Folder::find(&place).expect("the book above");
            assert_eq!(found.root(), folder.root(), "{}", place.display());
        }
    }

    #[test]
    fn nothing_outside_the_book_is_read() {
        let (dir, folder) = folder();
        let project = Project::new(folder);
        assert!(project.read("cases/images/a.svg", 99).is_ok());
        assert!(project.read("./cases/./images/a.svg", 99).is_ok());
        let absolute = dir.path().join("book/report.yaml");
        for path in [
            "../secret",
            "cases/../../secret",
            "cases/../report.yaml",
            "/etc/passwd",
            &absolute.to_string_lossy(),
        ] {
            assert_eq!(project.read(path, 99), Err(ReadError::Outside), "{path}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(dir.path().join("secret"), dir.path().join("book/link"))
                .expect("a link");
            std::os::unix::fs::symlink(dir.path(), dir.path().join("book/up")).expect("a link");
            std::os::unix::fs::symlink("report.yaml", dir.path().join("book/inside")).expect("a link");
            assert_eq!(project.read("link", 99), Err(ReadError::Outside));
            assert_eq!(project.read("up/secret", 99), Err(ReadError::Outside));
            assert!(project.read("inside", 99).is_ok());
        }
    }

    #[test]
    fn what_is_missing_or_too_large_is_not_read() {
        let (_dir, folder) = folder();
        let project = Project::new(folder);
        for path in ["nothing", "report.yaml/x"] {
            assert_eq!(project.read(path, 99), Err(ReadError::Missing), "{path}");
        }
        assert_eq!(project.read("cases", 99), Err(ReadError::Folder));
        assert_eq!(project.read("report.yaml", 7), Err(ReadError::TooLarge { size: 8, limit: 7 }));
    }
}
