//! The book's folder: the only module that reads or writes the file system.
//!
//! Everything read stays inside the book: a path with `..`, an absolute path or a link that leads out is refused.

#![allow(clippy::disallowed_methods, reason = "this is the module that may touch the file system")]

pub mod output;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::diag::{Code, Diagnostic, Diagnostics, Place, message as m};
use crate::source::{Source, Sources, Span};

/// Largest YAML, CSV or layout file, in bytes.
pub const MAX_TEXT: u64 = 4 * 1024 * 1024;
/// Largest picture or font file, in bytes.
pub const MAX_BINARY: u64 = 64 * 1024 * 1024;

/// The folders of a book that hold content.
const FOLDERS: [&str; 5] = ["chapters", "cases", "figures", "layouts", "fonts"];

/// Where what was made from pictures is kept.
const CACHE: &str = "out/.cache/pictures";
/// Largest PDF that is examined, in bytes.
pub const MAX_PDF: u64 = 2 * 1024 * 1024 * 1024;

/// A book's folder.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
    /// Texts that stand for those on the disk.
    texts: BTreeMap<String, String>,
}

impl Project {
    /// The book in `dir` or the nearest folder above it that holds `report.yaml`.
    pub fn find(dir: &Path) -> Option<Project> {
        let dir = fs::canonicalize(dir).ok()?;
        dir.ancestors()
            .find(|folder| folder.join("report.yaml").is_file())
            .map(|root| Project { root: root.to_owned(), texts: BTreeMap::new() })
    }

    /// The same book with these texts in place of those of its files, by their paths.
    pub fn with_texts(self, texts: BTreeMap<String, String>) -> Project {
        Project { texts, ..self }
    }

    /// The book's folder, absolute.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether the book's folder is still there under its name.
    pub fn is_there(&self) -> bool {
        self.root.is_dir()
    }

    /// The folders that hold content and are there, absolute.
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

    /// The stems of the content files `<folder>/*.yaml`, sorted. Files whose names start with `_` or `.` are no
    /// content. A stem that cannot be an id is reported and left out.
    pub fn stems(&self, folder: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
        let mut stems = Vec::new();
        for name in self.names(folder) {
            let Some(stem) = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")) else {
                continue;
            };
            if is_id(stem) && name.ends_with(".yaml") {
                stems.push(stem.to_owned());
            } else {
                let place = Place::File(format!("{folder}/{name}"));
                diagnostics.push(
                    Diagnostic::error(Code::FileName, place, m::FILE_NAME.with([&name]))
                        .hint(m::FILE_NAME_HINT.plain()),
                );
            }
        }
        stems
    }

    /// The names of the files in a folder of the book, sorted, without hidden ones and those that start with `_`.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.root.join(folder))
            .into_iter()
            .flatten()
            .flatten()
            .filter(|entry| entry.path().is_file())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| !name.starts_with(['_', '.']))
            .collect();
        names.sort();
        names
    }

    /// Whether a file is there, by its path relative to the book.
    pub fn exists(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// Reads a text file of the book. Faults are reported; a byte order mark is taken off.
    pub fn read_text(&self, path: &str, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<u32> {
        let place = || Place::File(path.to_owned());
        if let Some(text) = self.texts.get(path) {
            return self.add_text(path, text.clone(), sources, diagnostics);
        }
        let bytes = match self.read(path, MAX_TEXT) {
            Ok(bytes) => bytes,
            Err(fault) => {
                diagnostics.push(fault.diagnostic(place(), path));
                return None;
            }
        };
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
                self.add_text(path, text, sources, diagnostics)
            }
            Err(error) => {
                // What comes before the first wrong byte is still text, so the line can be named.
                let good = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
                let file = sources.add(path, text);
                let at = Span { file, start: good as u32, end: good as u32 };
                diagnostics.push(
                    Diagnostic::error(Code::Encoding, at, m::NOT_UTF8.plain()).hint(m::NOT_UTF8_HINT.plain()),
                );
                None
            }
        }
    }

    /// Adds a file's text to the sources. `None` if it holds characters that cannot be text, which are reported.
    pub fn add_text(
        &self,
        path: &str,
        text: String,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<u32> {
        let file = sources.add(path, text);
        let clean = sources.get(file).is_some_and(|source| reject_characters(source, file, diagnostics));
        clean.then_some(file)
    }

    /// Reads a file of the book, by its path relative to the book.
    ///
    /// # Errors
    /// When it is not there, leads out of the book, or has more than `limit` bytes.
    pub fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, Fault> {
        let relative = Path::new(path);
        if relative.components().any(|part| !matches!(part, Component::Normal(_) | Component::CurDir)) {
            return Err(Fault::Outside);
        }
        let real = fs::canonicalize(self.root.join(relative)).map_err(Fault::from)?;
        if !real.starts_with(&self.root) {
            return Err(Fault::Outside);
        }
        let meta = fs::metadata(&real).map_err(Fault::from)?;
        if !meta.is_file() {
            return Err(Fault::Missing);
        }
        if meta.len() > limit {
            return Err(Fault::TooLarge { size: meta.len(), limit });
        }
        fs::read(&real).map_err(Fault::from)
    }

    /// What [`write_cache`](Self::write_cache) kept under a name, if it is there.
    pub fn read_cache(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.root.join(CACHE).join(name)).ok()
    }

    /// Keeps bytes under a name that is safe as a file's. A cache that cannot be written is none; nothing depends on it.
    pub fn write_cache(&self, name: &str, bytes: &[u8]) {
        if let Ok(staged) = output::stage(self.root.join(CACHE).join(name), bytes) {
            let _ = output::commit(vec![staged]);
        }
    }
}

/// Reads a file that the user names on the command line. It may be anywhere.
///
/// # Errors
/// When it is not there, or has more than `limit` bytes.
pub fn read_named(path: &Path, limit: u64) -> Result<Vec<u8>, Fault> {
    let meta = fs::metadata(path)?;
    if !meta.is_file() {
        return Err(Fault::Missing);
    }
    if meta.len() > limit {
        return Err(Fault::TooLarge { size: meta.len(), limit });
    }
    Ok(fs::read(path)?)
}

/// Why a file cannot be read.
#[derive(Debug)]
pub enum Fault {
    /// It is not there.
    Missing,
    /// Its path leads out of the book.
    Outside,
    /// It has too many bytes.
    TooLarge {
        /// Its bytes.
        size: u64,
        /// The most that are read.
        limit: u64,
    },
    /// The system's own words.
    Unreadable(String),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Fault::Missing,
            _ => Fault::Unreadable(error.to_string()),
        }
    }
}

impl Fault {
    /// The finding at the place that names the file `path`.
    pub fn diagnostic(&self, place: impl Into<Place>, path: &str) -> Diagnostic {
        match self {
            Fault::Missing => Diagnostic::error(Code::MissingFile, place, m::FILE_MISSING.with([path]))
                .hint(m::FILE_MISSING_HINT.plain()),
            Fault::Outside => Diagnostic::error(Code::UnsafePath, place, m::PATH_OUTSIDE.with([path]))
                .hint(m::PATH_OUTSIDE_HINT.plain()),
            Fault::TooLarge { size, limit } => {
                let message = m::FILE_TOO_LARGE.with([&size.to_string(), &limit.to_string()]);
                Diagnostic::error(Code::FileSize, place, message)
            }
            Fault::Unreadable(error) => {
                Diagnostic::error(Code::MissingFile, place, m::FILE_UNREADABLE.with([error]))
            }
        }
    }
}

/// Whether a name is safe as an id, a file name and a Typst label on every system.
pub fn is_id(name: &str) -> bool {
    // Names that are devices on Windows, whatever their extension.
    const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];
    let numbered = |prefix: &str| {
        name.to_ascii_lowercase()
            .strip_prefix(prefix)
            .is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit())
    };
    (1..=64).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && !RESERVED.contains(&name.to_ascii_lowercase().as_str())
        && !numbered("com")
        && !numbered("lpt")
}

/// Reports control characters, noncharacters and the last private planes, which the pipeline uses itself.
fn reject_characters(source: &Source, file: u32, diagnostics: &mut Diagnostics) -> bool {
    let forbidden = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}' | '\u{F0000}'..)
            || (c as u32 & 0xFFFE) == 0xFFFE
            // Marks that turn the direction of the text around them can make a line read otherwise than it is.
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    let mut clean = true;
    for (at, c) in source.text().char_indices().filter(|(_, c)| forbidden(*c)).take(20) {
        let span = Span { file, start: at as u32, end: (at + c.len_utf8()) as u32 };
        let name = format!("U+{:04X}", c as u32);
        diagnostics.push(
            Diagnostic::error(Code::Encoding, span, m::FORBIDDEN_CHARACTER.with([&name]))
                .hint(m::FORBIDDEN_CHARACTER_HINT.plain()),
        );
        clean = false;
    }
    clean
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test prepares the files it reads")]
mod tests {
    use super::*;

    fn project() -> (tempfile::TempDir, Project) {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(dir.path().join("book/cases/images")).expect("a folder");
        fs::write(dir.path().join("secret"), "s").expect("a file");
        fs::write(dir.path().join("book/report.yaml"), "title: t").expect("a file");
        fs::write(dir.path().join("book/cases/images/a.svg"), "<svg/>").expect("a file");
        let project = Project::find(&dir.path().join("book/cases/images")).expect("the book above");
        (dir, project)
    }

    #[test]
    fn nothing_outside_the_book_is_read() {
        let (dir, project) = project();
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
            assert!(matches!(project.read(path, 99), Err(Fault::Outside)), "{path}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(dir.path().join("secret"), dir.path().join("book/link"))
                .expect("a link");
            std::os::unix::fs::symlink(dir.path(), dir.path().join("book/up")).expect("a link");
            std::os::unix::fs::symlink("report.yaml", dir.path().join("book/inside")).expect("a link");
            assert!(matches!(project.read("link", 99), Err(Fault::Outside)));
            assert!(matches!(project.read("up/secret", 99), Err(Fault::Outside)));
            assert!(project.read("inside", 99).is_ok());
        }
    }

    #[test]
    fn what_is_missing_or_too_large_is_not_read() {
        let (_dir, project) = project();
        assert!(matches!(project.read("nothing", 99), Err(Fault::Missing)));
        assert!(matches!(project.read("cases", 99), Err(Fault::Missing)));
        assert!(matches!(project.read("report.yaml/x", 99), Err(Fault::Missing)));
        assert!(matches!(project.read("report.yaml", 7), Err(Fault::TooLarge { size: 8, limit: 7 })));
    }

    #[test]
    fn ids_are_safe_everywhere() {
        for good in ["a", "fapon", "A-1_b", "2023", "console", "com10", &"x".repeat(64)] {
            assert!(is_id(good), "{good}");
        }
        for bad in [
            "",
            "-a",
            "_a",
            ".a",
            "a.b",
            "a b",
            "a/b",
            "案例",
            "é",
            "con",
            "NUL",
            "Com1",
            "lpt9",
            &"x".repeat(65),
        ] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
