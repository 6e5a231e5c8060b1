//! Writing: whole files or none.
//!
//! A file is written under a temporary name beside its place, flushed to the disk, and only then changed with what stands
//! there. Until all files of a run are in their places the older ones are kept, and come back when one fails.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::error::{Changed, WriteError};
use super::pending::{self, Hidden};

/// A file that is on the disk under a temporary name beside its place.
#[derive(Debug)]
pub struct Staged {
    path: PathBuf,
    file: Hidden,
    expected: Expected,
}

/// What must stand in a file's place when it takes it.
#[derive(Debug)]
enum Expected {
    Anything,
    /// No file at all.
    Nothing,
    /// One with these bytes.
    Bytes(Vec<u8>),
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
        fs::File::open(&*self.file).map(io::BufReader::new)
    }
}

/// Writes a file under a temporary name. Only [`commit`] moves it into place; if dropped, it is removed.
///
/// # Errors
/// The path and the system's error.
pub fn stage(path: impl Into<PathBuf>, bytes: &[u8]) -> Result<Staged, WriteError> {
    stage_with(path, |out| out.write_all(bytes))
}

/// The same for a file that is written piece by piece, so that it is never whole in memory.
///
/// # Errors
/// The path and the system's error, or what `write` ends with.
pub fn stage_with(
    path: impl Into<PathBuf>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Staged, WriteError> {
    let path = path.into();
    match hidden(&path, write) {
        Ok(file) => Ok(Staged { path, file, expected: Expected::Anything }),
        Err(error) => Err(WriteError::new(path, &error)),
    }
}

/// Stages a new text for a file that the book was read from: byte order mark, owner, rights and attributes stay.
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
        return Err(failed(changed()));
    }
    let staged = stage(&path, &[mark, after.as_bytes()].concat())?;
    keep_attributes(&path, &staged.file).map_err(failed)?;
    Ok(Staged { expected: Expected::Bytes(bytes), ..staged })
}

fn changed() -> io::Error {
    io::Error::other(Changed)
}

/// Gives a new file what the older one has besides its bytes.
fn keep_attributes(older: &Path, newer: &Path) -> io::Result<()> {
    let meta = fs::metadata(older)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        let own = fs::metadata(newer)?;
        if (own.uid(), own.gid()) != (meta.uid(), meta.gid()) {
            chown(newer, Some(meta.uid()), Some(meta.gid()))?;
        }
        // File systems without attributes have none to lose.
        for name in xattr::list(older).into_iter().flatten() {
            if let Some(value) = xattr::get(older, &name)? {
                xattr::set(newer, &name, &value)?;
            }
        }
    }
    fs::set_permissions(newer, meta.permissions())
}

/// Puts all files in their places, or none: when one cannot be placed, those placed before it give way to the older ones
/// again. Call it when every one of them is staged, so that a failure before leaves the older outputs as they were.
///
/// # Errors
/// The path that could not be written and the system's error.
pub fn commit(staged: Vec<Staged>) -> Result<Vec<PathBuf>, WriteError> {
    let flushed =
        staged.par_iter().map(|one| flush(&one.file).map_err(|error| WriteError::new(&one.path, &error)));
    flushed.collect::<Result<(), _>>()?;
    let _whole = pending::uninterrupted();
    let mut placed: Vec<(PathBuf, Option<Hidden>)> = Vec::new();
    for Staged { path, file, expected } in staged {
        match place(file, &path, &expected) {
            Ok(older) => placed.push((path, older)),
            Err(error) => {
                for (path, older) in placed.into_iter().rev() {
                    let _ = match older {
                        Some(older) => older.take_place(&path),
                        None => fs::remove_file(&path),
                    };
                }
                return Err(WriteError::new(path, &error));
            }
        }
    }
    let mut folders: Vec<&Path> = placed.iter().filter_map(|(path, _)| path.parent()).collect();
    folders.dedup();
    for folder in folders {
        // Where a folder cannot be flushed, the system does it in its own time.
        let _ = flush(folder);
    }
    Ok(placed.into_iter().map(|(path, _)| path).collect())
}

/// Waits until a file or a folder is on the disk.
fn flush(path: &Path) -> io::Result<()> {
    fs::File::open(path)?.sync_all()
}

/// Puts a file in its place. What stood there is kept until what is returned is dropped.
fn place(file: Hidden, path: &Path, expected: &Expected) -> io::Result<Option<Hidden>> {
    let unchanged = |path: &Path| match expected {
        Expected::Bytes(before) if fs::read(path)? != *before => Err(changed()),
        Expected::Bytes(_) | Expected::Anything | Expected::Nothing => Ok(()),
    };
    match (fs::symlink_metadata(path), expected) {
        // A second name is given only to what has none yet; where the file system has no links, it is moved.
        (_, Expected::Nothing) => match fs::hard_link(&*file, path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            Err(_) if fs::symlink_metadata(path).is_err() => file.take_place(path).map(|()| None),
            linked => linked.map(|()| None),
        },
        (Err(_), _) => file.take_place(path).map(|()| None),
        (Ok(meta), _) if meta.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        (Ok(meta), Expected::Bytes(_)) if has_other_names(&meta) => {
            unchanged(path)?;
            write_through(file, path)
        }
        // Both change places at once, so that whoever saves meanwhile is either seen here or saves over what is new.
        (Ok(_), _) if exchange(&file, path) => match unchanged(&file) {
            Ok(()) => Ok(Some(file)),
            Err(error) => {
                exchange(&file, path);
                Err(error)
            }
        },
        (Ok(_), _) => {
            let older = set_aside(path)?;
            unchanged(path)?;
            file.take_place(path).map(|()| Some(older))
        }
    }
}

/// Writes a file's bytes into one that has other names, too, all of which stay names of it.
fn write_through(file: Hidden, path: &Path) -> io::Result<Option<Hidden>> {
    let bytes = fs::read(&*file)?;
    fs::copy(path, &*file)?;
    match fs::write(path, bytes) {
        Ok(()) => Ok(Some(file)),
        Err(error) => {
            let _ = fs::copy(&*file, path);
            Err(error)
        }
    }
}

#[cfg(unix)]
fn has_other_names(meta: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(meta) > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &fs::Metadata) -> bool {
    false
}

/// Lets two files change places, where the file system can.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}

/// A second name for the file at a path: it vanishes when it is dropped.
fn set_aside(path: &Path) -> io::Result<Hidden> {
    let name = Hidden::new(path)?.0;
    fs::remove_file(&*name)?;
    // Where the file system has no links, a copy does.
    if fs::hard_link(path, &*name).is_err() {
        fs::copy(path, &*name)?;
    }
    Ok(name)
}

/// Whether a file has just the bytes whose SHA-256 has these hexadecimal digits.
pub fn has_digest(path: &Path, digest: &str) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file());
    let bytes = is_file.then(|| fs::read(path).ok()).flatten();
    bytes.is_some_and(|bytes| HEXLOWER.encode(&Sha256::digest(bytes)) == digest)
}

/// Writes a file under a temporary name beside its place.
pub(super) fn hidden(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<Hidden> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let (name, file) = Hidden::new(path)?;
    readable_by_all(&file)?;
    let mut file = io::BufWriter::new(file);
    write(&mut file)?;
    file.flush()?;
    Ok(name)
}

/// Temporary files are private; an output is as readable as any file the editor writes.
#[cfg(unix)]
fn readable_by_all(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &fs::File) -> io::Result<()> {
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

/// Stages a file that does not exist yet.
///
/// # Errors
/// The path and the system's error.
pub fn stage_new(path: &Path, bytes: impl AsRef<[u8]>) -> Result<Staged, WriteError> {
    stage(path, bytes.as_ref()).map(|staged| Staged { expected: Expected::Nothing, ..staged })
}

/// Writes files that do not exist yet, all of them or none; those that do exist stay as they are. Says of each path whether
/// it was written.
///
/// # Errors
/// The path and the system's error.
pub fn create_new(files: &[(PathBuf, String)]) -> Result<Vec<(PathBuf, bool)>, WriteError> {
    let missing = files.iter().filter(|(path, _)| fs::symlink_metadata(path).is_err());
    let staged: Vec<Staged> = missing.map(|(path, text)| stage_new(path, text)).collect::<Result<_, _>>()?;
    let made: Vec<PathBuf> = staged.iter().map(|one| one.path.clone()).collect();
    commit(staged)?;
    Ok(files.iter().map(|(path, _)| (path.clone(), made.contains(path))).collect())
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

    #[test]
    fn a_save_made_meanwhile_is_kept() {
        let dir = tempfile::tempdir().expect("a folder");
        let [one, other] = ["one.yaml", "other.yaml"].map(|name| dir.path().join(name));
        fs::write(&one, "a: 1\n").expect("a file");
        fs::write(&other, "b: 1\n").expect("a file");
        let staged = vec![
            stage_rewrite(&one, "a: 1\n", "a: 2\n").expect("as it was read"),
            stage_rewrite(&other, "b: 1\n", "b: 2\n").expect("as it was read"),
        ];
        fs::write(&other, "b: saved\n").expect("an editor saves");
        assert_eq!(
            commit(staged).expect_err("it is another text now").path,
            other.canonicalize().expect("a file")
        );
        assert_eq!(fs::read_to_string(&one).expect("the file"), "a: 1\n");
        assert_eq!(fs::read_to_string(&other).expect("the file"), "b: saved\n");
        assert_eq!(fs::read_dir(dir.path()).expect("the folder").count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn a_rewritten_file_keeps_its_rights_and_its_other_names() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let dir = tempfile::tempdir().expect("a folder");
        let [file, link, other] = ["a.yaml", "link.yaml", "other.yaml"].map(|name| dir.path().join(name));
        fs::write(&file, "a: 1\n").expect("a file");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("rights");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        commit(vec![stage_rewrite(&link, "a: 1\n", "a: 2\n").expect("staged")]).expect("placed");
        assert_eq!(fs::read_to_string(&file).expect("the file"), "a: 2\n");
        assert_eq!(fs::metadata(&file).expect("the file").permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());

        fs::hard_link(&file, &other).expect("another name");
        commit(vec![stage_rewrite(&file, "a: 2\n", "a: 3\n").expect("staged")]).expect("placed");
        assert_eq!(fs::read_to_string(&other).expect("the file"), "a: 3\n");
        assert_eq!(fs::metadata(&other).expect("the file").nlink(), 2);
    }

    #[test]
    fn new_files_never_replace_older_ones() {
        let dir = tempfile::tempdir().expect("a folder");
        let files = ["a", "b"].map(|name| (dir.path().join(name), "new".to_owned()));
        fs::write(&files[0].0, "older").expect("a file");
        let created = create_new(&files).expect("written");
        assert_eq!(created.iter().map(|(_, created)| *created).collect::<Vec<_>>(), [false, true]);
        assert_eq!(fs::read_to_string(&files[0].0).expect("the file"), "older");
        let staged = stage_new(&files[1].0, "newer").expect("staged");
        let error = commit(vec![staged]).expect_err("made meanwhile");
        assert_eq!(error.reason, WriteError::new("", &io::ErrorKind::AlreadyExists.into()).reason);
        assert_eq!(fs::read_dir(dir.path()).expect("the folder").count(), 2);
    }
}
