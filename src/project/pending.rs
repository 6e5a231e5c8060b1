//! Files under temporary names: they vanish when they are dropped, when the program is asked to end, and, should it have been
//! killed, at the next run.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What the names of temporary files begin with; the number of the process that made them follows.
const PREFIX: &str = ".casebound-";

/// The temporary files of this process.
static NAMES: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Held while files change places.
static PLACING: Mutex<()> = Mutex::new(());

/// Keeps the program from being ended by [`discard_all`] until it is dropped.
pub(super) fn uninterrupted() -> MutexGuard<'static, ()> {
    PLACING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes every temporary file of this process, which must end now. Files that are changing places do so first.
pub fn discard_all() -> MutexGuard<'static, ()> {
    let placed = uninterrupted();
    for path in NAMES.lock().unwrap_or_else(PoisonError::into_inner).iter() {
        let _ = fs::remove_file(path);
    }
    placed
}

/// A file under a temporary name; dropped, it vanishes.
#[derive(Debug)]
pub(super) struct Hidden(PathBuf);

impl Hidden {
    /// A new file beside a path, for its bytes. What runs that were killed left there goes.
    pub(super) fn new(path: &Path) -> io::Result<(Hidden, fs::File)> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        sweep(folder);
        let prefix = format!("{PREFIX}{}-", std::process::id());
        let file = tempfile::Builder::new().prefix(&prefix).tempfile_in(folder)?;
        let (file, name) = file.keep().map_err(|error| error.error)?;
        NAMES.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone());
        Ok((Hidden(name), file))
    }

    /// Gives the file its name, in the place of what has it.
    pub(super) fn take_place(self, path: &Path) -> io::Result<()> {
        fs::rename(&self.0, path)
    }
}

impl Deref for Hidden {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
        NAMES.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
    }
}

/// Removes the temporary files of processes that are no more, once for each folder.
fn sweep(folder: &Path) {
    static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    if !SWEPT.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned()) {
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let process = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.split_once('-'));
        let process = process.and_then(|(process, _)| process.parse::<i32>().ok());
        if process.is_some_and(|process| !lives(process)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(unix)]
fn lives(process: i32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    Pid::from_raw(process).is_none_or(|process| test_kill_process(process) != Err(Errno::SRCH))
}

/// Elsewhere it cannot be told; what is left is hidden and harmless.
#[cfg(not(unix))]
fn lives(_: i32) -> bool {
    true
}
