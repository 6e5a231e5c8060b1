//! Stores of files: a folder on the disk, or memory.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use super::{REPORT, ReadError};

/// Where the files of a book come from.
///
/// Paths are relative to the book, with `/` between their parts; they are never absolute, and no part is empty, `.` or
/// `..`: a [`Project`](super::Project) sees to that before it asks. A store that has links of its own must not follow them
/// out of the book.
pub trait Files: fmt::Debug + Send + Sync {
    /// Reads a file.
    ///
    /// # Errors
    /// When there is no such file, it leads out of the book, or it has more than `limit` bytes.
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError>;

    /// What lies in a folder, in any order; `""` is the book's own. There is nothing in one that does not exist.
    ///
    /// # Errors
    /// When it is no folder, leads out of the book, or may not be read.
    fn entries(&self, folder: &str) -> Result<Vec<Entry>, ReadError>;

    /// The name of the report that is worked on, one of several in the book's folder.
    fn report(&self) -> &str {
        REPORT
    }

    /// What [`keep`](Files::keep) kept under a name, if it is still there.
    fn kept(&self, _name: &str) -> Option<Vec<u8>> {
        None
    }

    /// Keeps bytes that can be made again under a name that is safe as a path, such as `pictures/1f…`. A store need not keep anything.
    fn keep(&self, _name: &str, _bytes: &[u8]) {}
}

/// What lies in a folder under a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: EntryKind,
}

/// What a name in a folder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A file, or a link to one.
    File,
    /// A folder, or a link to one.
    Folder,
    /// A link to nothing.
    DeadLink,
    /// Whatever it is, its name is not Unicode, so that no path in a book can name it.
    Unnameable,
    /// A pipe, a device.
    Other,
}

/// A book in memory: bytes by their paths.
///
/// ```
/// use casebound::project::Memory;
///
/// let files = Memory::from([("report.yaml", "title: 样书\ncontents: [cover]\n")]);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Memory(BTreeMap<String, Vec<u8>>);

impl Memory {
    /// Adds a file, or replaces the one at this path.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.0.insert(path.into(), bytes.into());
    }
}

impl<P: Into<String>, B: Into<Vec<u8>>> FromIterator<(P, B)> for Memory {
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> Memory {
        Memory(files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect())
    }
}

impl<P: Into<String>, B: Into<Vec<u8>>, const N: usize> From<[(P, B); N]> for Memory {
    fn from(files: [(P, B); N]) -> Memory {
        files.into_iter().collect()
    }
}

impl Files for Memory {
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let bytes = self.0.get(path).ok_or(ReadError::Missing)?;
        within(bytes, limit)
    }

    fn entries(&self, folder: &str) -> Result<Vec<Entry>, ReadError> {
        Ok(self
            .0
            .keys()
            .filter_map(|path| entry_in(folder, path))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect())
    }
}

/// Texts that stand for those of another store: what an editor has not saved yet, or what is about to be written.
#[derive(Debug)]
pub(super) struct Overlay {
    pub texts: BTreeMap<String, String>,
    /// Another report than that of the store below.
    pub report: Option<String>,
    pub under: Arc<dyn Files>,
}

impl Files for Overlay {
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        match self.texts.get(path) {
            Some(text) => within(text.as_bytes(), limit),
            None => self.under.read(path, limit),
        }
    }

    fn entries(&self, folder: &str) -> Result<Vec<Entry>, ReadError> {
        let own = self.texts.keys().filter_map(|path| entry_in(folder, path));
        let all: BTreeSet<Entry> = self.under.entries(folder)?.into_iter().chain(own).collect();
        Ok(all.into_iter().collect())
    }

    fn report(&self) -> &str {
        self.report.as_deref().unwrap_or_else(|| self.under.report())
    }

    fn kept(&self, name: &str) -> Option<Vec<u8>> {
        self.under.kept(name)
    }

    fn keep(&self, name: &str, bytes: &[u8]) {
        self.under.keep(name, bytes);
    }
}

/// What a folder has to hold for there to be a file at `path`; `None` if that is not in it.
fn entry_in(folder: &str, path: &str) -> Option<Entry> {
    let rest = match folder {
        "" => path,
        folder => path.strip_prefix(folder)?.strip_prefix('/')?,
    };
    Some(match rest.split_once('/') {
        Some((name, _)) => Entry { name: name.to_owned(), kind: EntryKind::Folder },
        None => Entry { name: rest.to_owned(), kind: EntryKind::File },
    })
}

fn within(bytes: &[u8], limit: u64) -> Result<Vec<u8>, ReadError> {
    let size = bytes.len() as u64;
    if size > limit { Err(ReadError::TooLarge { size, limit }) } else { Ok(bytes.to_vec()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostics;
    use crate::project::Project;
    use crate::source::Sources;

    /// A text that is read again is only compared.
    #[test]
    fn what_was_found_sound_hides_no_fault() {
        let book = Project::new(memory());
        let read = |text: &str| {
            let texts = BTreeMap::from([("cases/a.yaml".to_owned(), text.to_owned())]);
            let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
            let project = book.with_texts(texts);
            let file = project.read_texts(&["cases/a.yaml".into()], &mut sources, &mut found)[0];
            (file.and_then(|file| Some(sources.get(file)?.text().to_owned())), found.iter().count())
        };
        let sound = |text: &str| (Some(text.to_owned()), 0);
        for _ in 0..2 {
            assert_eq!(read("name: 甲"), sound("name: 甲"));
            assert_eq!(read("\u{FEFF}name: 甲"), sound("name: 甲"));
            assert_eq!(read("name: 甲\u{0}"), (None, 1));
            assert_eq!(read("<<<<<<< name: 甲"), (None, 1));
            assert_eq!(read("name: 乙"), sound("name: 乙"));
        }
    }

    fn memory() -> Memory {
        Memory::from([
            ("report.yaml", "title: t"),
            ("cases/a.yaml", "name: a"),
            ("cases/images/a.svg", "<svg/>"),
        ])
    }

    #[test]
    fn memory_reads_like_a_folder() {
        let project = Project::new(memory());
        assert_eq!(project.read("./cases/a.yaml", 99).expect("a file"), b"name: a");
        let mut found = Diagnostics::default();
        assert_eq!(project.names("cases", |_| true, &mut found), ["a.yaml"]);
        assert_eq!(project.names("figures", |_| true, &mut found), Vec::<String>::new());
        assert_eq!(project.read("cases", 99), Err(ReadError::Missing));
        assert_eq!(project.read("cases/a.yaml", 6), Err(ReadError::TooLarge { size: 7, limit: 6 }));
        for path in ["../report.yaml", "cases/../report.yaml", "/report.yaml"] {
            assert_eq!(project.read(path, 99), Err(ReadError::Outside), "{path}");
        }
    }

    #[test]
    fn texts_stand_for_those_below_them() {
        let texts = BTreeMap::from([
            ("cases/a.yaml".to_owned(), "name: b".to_owned()),
            ("cases/new.yaml".to_owned(), "name: c".to_owned()),
        ]);
        let project = Project::new(memory()).with_texts(texts);
        assert_eq!(project.read("cases/a.yaml", 99).expect("a file"), b"name: b");
        assert_eq!(project.read("report.yaml", 99).expect("a file"), b"title: t");
        let mut found = Diagnostics::default();
        assert_eq!(
            project.names("cases", |name| name.ends_with(".yaml"), &mut found),
            ["a.yaml", "new.yaml"]
        );
    }
}
