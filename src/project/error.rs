//! Why a file cannot be read or written.

use std::path::PathBuf;
use std::{fmt, io};

use crate::diag::message::{Message, Template, Value, messages, words};
use crate::diag::{Code, Diagnostic, Place, message as m};

messages! {
    "read";
    DEAD_LINK(file);
    DEAD_LINK_HINT;
    IS_FOLDER(file);
    IS_FOLDER_HINT;
}

words! {
    "system";
    NOT_ALLOWED;
    MISSING;
    EXISTS;
    FOLDER_IN_THE_WAY;
    NO_FOLDER;
    DISK_FULL;
    READ_ONLY;
    NAME_TOO_LONG;
    IN_USE;
    NETWORK;
    CHANGED;
    FAULT;
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// It does not exist.
    Missing,
    /// It is a link, and what it leads to does not exist.
    DeadLink,
    /// It is a folder.
    Folder,
    /// Its path leads out of the book.
    Outside,
    /// The parts of its path are joined by `\\`, which only Windows reads.
    Backslash,
    /// It has too many bytes.
    TooLarge {
        /// Its bytes.
        size: u64,
        /// The most that are read.
        limit: u64,
    },
    /// The system does not let it be read; why, in words.
    Unreadable(&'static Template),
}

/// The sentence in English.
impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.message("…"), f)
    }
}

impl std::error::Error for ReadError {}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ReadError::Missing,
            _ => ReadError::Unreadable(reason(&error)),
        }
    }
}

impl ReadError {
    /// The finding at the place that names the file `path`.
    pub fn diagnostic(&self, place: impl Into<Place>, path: &str) -> Diagnostic {
        let (code, hint) = match self {
            ReadError::Missing => (Code::MissingFile, Some(m::FILE_MISSING_HINT.plain())),
            ReadError::DeadLink => (Code::MissingFile, Some(DEAD_LINK_HINT.plain())),
            ReadError::Folder => (Code::MissingFile, Some(IS_FOLDER_HINT.plain())),
            ReadError::Outside => (Code::UnsafePath, Some(m::PATH_OUTSIDE_HINT.plain())),
            ReadError::Backslash => {
                (Code::MissingFile, Some(m::PATH_BACKSLASH_HINT.with([path.replace('\\', "/")])))
            }
            ReadError::TooLarge { .. } => (Code::FileSize, None),
            ReadError::Unreadable(_) => (Code::MissingFile, None),
        };
        let found = Diagnostic::error(code, place, self.message(path));
        match hint {
            Some(hint) => found.hint(hint),
            None => found,
        }
    }

    /// What is wrong with the file `path`.
    pub fn message(&self, path: &str) -> Message {
        match self {
            ReadError::Missing | ReadError::Backslash => m::FILE_MISSING.with([path]),
            ReadError::DeadLink => DEAD_LINK.with([path]),
            ReadError::Folder => IS_FOLDER.with([path]),
            ReadError::Outside => m::PATH_OUTSIDE.with([path]),
            ReadError::TooLarge { size, limit } => {
                m::FILE_TOO_LARGE.with([size.to_string(), limit.to_string()])
            }
            ReadError::Unreadable(reason) => m::READ_FAILED.with([Value::from(path), Value::from(*reason)]),
        }
    }
}

/// Why a file cannot be written.
#[derive(Debug)]
pub struct WriteError {
    /// Where it was to be.
    pub path: PathBuf,
    /// Why, in words.
    pub reason: &'static Template,
}

impl WriteError {
    /// The failure of the system at a path.
    pub(super) fn new(path: impl Into<PathBuf>, error: &io::Error) -> WriteError {
        WriteError { path: path.into(), reason: reason(error) }
    }

    /// The sentence, with the path as it is to be shown.
    pub fn message(&self, path: &str) -> Message {
        m::WRITE_FAILED.with([Value::from(path), Value::from(self.reason)])
    }
}

/// The sentence in English.
impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.message(&self.path.to_string_lossy()), f)
    }
}

impl std::error::Error for WriteError {}

/// What stands in a file's place is not what was read.
#[derive(Debug)]
pub(super) struct Changed;

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&CHANGED.plain(), f)
    }
}

impl std::error::Error for Changed {}

/// A failure of the system in words; its own are for programmers, and in one language.
pub fn reason(error: &io::Error) -> &'static Template {
    use io::ErrorKind::*;
    if error.get_ref().is_some_and(|inner| inner.is::<Changed>()) {
        return &CHANGED;
    }
    match error.kind() {
        PermissionDenied => &NOT_ALLOWED,
        NotFound => &MISSING,
        AlreadyExists => &EXISTS,
        IsADirectory => &FOLDER_IN_THE_WAY,
        NotADirectory => &NO_FOLDER,
        StorageFull | QuotaExceeded | FileTooLarge => &DISK_FULL,
        ReadOnlyFilesystem => &READ_ONLY,
        InvalidFilename | InvalidInput => &NAME_TOO_LONG,
        ResourceBusy | ExecutableFileBusy | WouldBlock | Deadlock => &IN_USE,
        StaleNetworkFileHandle
        | TimedOut
        | HostUnreachable
        | NetworkUnreachable
        | NetworkDown
        | ConnectionReset
        | ConnectionAborted
        | NotConnected
        | BrokenPipe => &NETWORK,
        _ => &FAULT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Lang;

    #[test]
    fn no_number_of_the_system_is_said() {
        for code in 1..200 {
            let error = io::Error::from_raw_os_error(code);
            for lang in Lang::all() {
                let said = WriteError::new("a", &error).message("a").render(*lang);
                assert!(!said.contains("os error") && !said.contains(&error.to_string()), "{said}");
            }
        }
    }

    #[test]
    fn what_an_editor_can_mend_has_words_of_its_own() {
        for (kind, words) in [
            (io::ErrorKind::PermissionDenied, &NOT_ALLOWED),
            (io::ErrorKind::StorageFull, &DISK_FULL),
            (io::ErrorKind::ReadOnlyFilesystem, &READ_ONLY),
            (io::ErrorKind::Other, &FAULT),
        ] {
            assert_eq!(reason(&kind.into()), words);
        }
        assert_eq!(
            ReadError::from(io::Error::from(io::ErrorKind::PermissionDenied)).to_string(),
            "cannot read `…`: this user is not allowed to"
        );
    }
}
