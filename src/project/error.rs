//! Why a file cannot be read.

use std::{fmt, io};

use crate::diag::{Code, Diagnostic, Place, message as m};

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// It does not exist.
    Missing,
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
    /// The system's own words.
    Unreadable(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Missing => f.write_str("file not found"),
            ReadError::Outside => f.write_str("the path leads out of the book"),
            ReadError::Backslash => f.write_str("the parts of the path are joined by backslashes"),
            ReadError::TooLarge { size, limit } => {
                write!(f, "the file has {size} bytes; at most {limit} are read")
            }
            ReadError::Unreadable(error) => f.write_str(error),
        }
    }
}

impl std::error::Error for ReadError {}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ReadError::Missing,
            _ => ReadError::Unreadable(error.to_string()),
        }
    }
}

impl ReadError {
    /// The finding at the place that names the file `path`.
    pub fn diagnostic(&self, place: impl Into<Place>, path: &str) -> Diagnostic {
        match self {
            ReadError::Missing => Diagnostic::error(Code::MissingFile, place, m::FILE_MISSING.with([path]))
                .hint(m::FILE_MISSING_HINT.plain()),
            ReadError::Outside => Diagnostic::error(Code::UnsafePath, place, m::PATH_OUTSIDE.with([path]))
                .hint(m::PATH_OUTSIDE_HINT.plain()),
            ReadError::Backslash => Diagnostic::error(Code::MissingFile, place, m::FILE_MISSING.with([path]))
                .hint(m::PATH_BACKSLASH_HINT.with([path.replace('\\', "/")])),
            ReadError::TooLarge { size, limit } => {
                let message = m::FILE_TOO_LARGE.with([&size.to_string(), &limit.to_string()]);
                Diagnostic::error(Code::FileSize, place, message)
            }
            ReadError::Unreadable(error) => {
                Diagnostic::error(Code::MissingFile, place, m::FILE_UNREADABLE.with([error]))
            }
        }
    }
}
