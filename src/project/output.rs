//! Writing: whole files or none.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::error::{CHANGED, WriteError};

/// A file that is on the disk under a temporary name beside its place.
#[derive(Debug)]
pub struct Staged {
    path: PathBuf,
    file: tempfile::NamedTempFile,
}

impl Staged {
    /// Where the file will be.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the file back from its beginning.
    ///
    /// # Errors
    /// The system's error.
    pub fn reader(&self) -> io::Result<io::BufReader<fs::File>> {
        self.file.reopen().map(io::BufReader::new)
    }
}

/// Writes a file under a temporary name. Only [`commit`] moves it into place; if dropped, it is removed.
///
/// # Errors
/// The path and the system's error.
pub fn stage(path: impl Into<PathBuf>, bytes: &[u8]) -> Result<Staged, WriteError> {
    let path = path.into();
    match temporary(&path, bytes) {
        Ok(file) => Ok(Staged { path, file }),
        Err(error) => Err(WriteError::new(path, &error)),
    }
}

/// Stages a new text for a file that the book was read from: byte order mark and permissions stay.
///
/// # Errors
/// The path, and the system's error; also when the file was changed since it was read.
pub fn stage_rewrite(path: &Path, before: &str, after: &str) -> Result<Staged, WriteError> {
    const MARK: &[u8] = "\u{FEFF}".as_bytes();
    let failed = |error| WriteError::new(path, &error);
    // A link is written through, not replaced.
    let path = fs::canonicalize(path).map_err(failed)?;
    let failed = |error| WriteError::new(&path, &error);
    let bytes = fs::read(&path).map_err(failed)?;
    let (mark, text) = match bytes.strip_prefix(MARK) {
        Some(text) => (MARK, text),
        None => (&[][..], &bytes[..]),
    };
    if text != before.as_bytes() {
        return Err(WriteError { path, reason: &CHANGED });
    }
    let permissions = fs::metadata(&path).map_err(failed)?.permissions();
    let staged = stage(&path, &[mark, after.as_bytes()].concat())?;
    staged.file.as_file().set_permissions(permissions).map_err(failed)?;
    Ok(staged)
}

/// Puts all files in their places, or none: when one cannot be placed, those placed before it give way to the older ones
/// again. Call it when every one of them is staged, so that a failure before leaves the older outputs as they were.
///
/// # Errors
/// The path that could not be written and the system's error.
pub fn commit(staged: Vec<Staged>) -> Result<Vec<PathBuf>, WriteError> {
    let mut placed: Vec<(PathBuf, Option<tempfile::TempPath>)> = Vec::new();
    for Staged { path, file } in staged {
        let written = set_aside(&path)
            .and_then(|older| file.persist(&path).map(|_| older).map_err(|error| error.error));
        match written {
            Ok(older) => placed.push((path, older)),
            Err(error) => {
                for (path, older) in placed.into_iter().rev() {
                    let _ = match older {
                        Some(older) => older.persist(&path).map_err(|error| error.error),
                        None => fs::remove_file(&path),
                    };
                }
                return Err(WriteError::new(path, &error));
            }
        }
    }
    Ok(placed.into_iter().map(|(path, _)| path).collect())
}

/// A second name for the file at a path, if there is one: it vanishes when it is dropped.
fn set_aside(path: &Path) -> io::Result<Option<tempfile::TempPath>> {
    if !path.is_file() {
        return Ok(None);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = tempfile::Builder::new().prefix(".casebound-").tempfile_in(folder)?.into_temp_path();
    fs::remove_file(&name)?;
    // Where the file system has no links, a copy does.
    if fs::hard_link(path, &name).is_err() {
        fs::copy(path, &name)?;
    }
    Ok(Some(name))
}

fn temporary(path: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".casebound-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    readable_by_all(&file)?;
    Ok(file)
}

/// Temporary files are private; an output is as readable as any file the editor writes.
#[cfg(unix)]
fn readable_by_all(file: &tempfile::NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &tempfile::NamedTempFile) -> io::Result<()> {
    Ok(())
}

/// Removes an output, or a folder of what can be made again.
///
/// # Errors
/// The path and the system's error.
pub fn remove(path: &Path) -> Result<(), WriteError> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    removed.map_err(|error| WriteError::new(path, &error))
}

/// Writes a file that must not exist yet.
///
/// # Errors
/// When it [is in the way](WriteError::is_in_the_way), or the system refuses.
pub fn create_new(path: &Path, text: &str) -> Result<(), WriteError> {
    let create = || {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
    };
    create().map_err(|error| WriteError::new(path, &error))
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test prepares and inspects the files it writes")]
mod tests {
    use super::*;

    #[test]
    fn all_files_are_placed_or_none() {
        let dir = tempfile::tempdir().expect("a folder");
        let place = |name: &str| dir.path().join(name);
        fs::write(place("a"), "older").expect("a file");
        fs::create_dir(place("c")).expect("a folder where a file is to be");
        let staged = ["a", "b", "c"].map(|name| stage(place(name), b"newer").expect("staged"));
        let error = commit(staged.into()).expect_err("a folder is in the way");
        assert_eq!(error.path, place("c"));
        assert_eq!(fs::read(place("a")).expect("the file"), b"older");
        let mut left: Vec<_> =
            fs::read_dir(dir.path()).expect("the folder").flatten().map(|e| e.file_name()).collect();
        left.sort();
        assert_eq!(left, ["a", "c"]);

        let staged = ["a", "b"].map(|name| stage(place(name), b"newer").expect("staged"));
        assert_eq!(commit(staged.into()).expect("placed"), [place("a"), place("b")]);
        assert_eq!(fs::read(place("a")).expect("the file"), b"newer");
        assert_eq!(fs::read_dir(dir.path()).expect("the folder").count(), 3);
    }
}
