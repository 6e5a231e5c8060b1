//! What a running program leaves for other runs of the same user: nobody else can read it, and it holds only as long as the
//! program runs.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;

use super::pending::Hidden;

/// A text that others can [`read`] until this is dropped or the program ends.
#[derive(Debug)]
pub struct Notice {
    path: PathBuf,
    /// Locked by this program; the system unlocks it, however it ends.
    _lock: File,
}

/// Leaves a text under a name, which is safe as a file's.
///
/// # Errors
/// The system's error; also when another program holds the name, or somebody else has made the folder.
pub fn leave(name: &str, text: &str) -> io::Result<Notice> {
    let folder = folder()?;
    let lock = File::create(folder.join(format!("{name}.lock")))?;
    lock.try_lock()?;
    let path = folder.join(name);
    // Temporary files are readable by their user only.
    let (hidden, mut file) = Hidden::new(&path)?;
    file.write_all(text.as_bytes())?;
    hidden.take_place(&path)?;
    Ok(Notice { path, _lock: lock })
}

/// The text that a program of the same user left under a name, if it still runs.
pub fn read(name: &str) -> Option<String> {
    let folder = folder().ok()?;
    let lock = File::open(folder.join(format!("{name}.lock"))).ok()?;
    match lock.try_lock() {
        Err(fs::TryLockError::WouldBlock) => fs::read_to_string(folder.join(name)).ok(),
        Ok(()) | Err(fs::TryLockError::Error(_)) => None,
    }
}

impl Drop for Notice {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// The folder of such texts, which belongs to this user alone.
#[cfg(unix)]
fn folder() -> io::Result<PathBuf> {
    use std::os::unix::fs::{DirBuilderExt, MetadataExt};
    let user = rustix::process::getuid().as_raw();
    let path = std::env::temp_dir().join(format!("casebound-{user}"));
    match fs::DirBuilder::new().mode(0o700).create(&path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    // In a folder for everybody, somebody else may have made it, or a link.
    let meta = fs::symlink_metadata(&path)?;
    let own = meta.is_dir() && meta.uid() == user && meta.mode() & 0o077 == 0;
    if own { Ok(path) } else { Err(io::ErrorKind::PermissionDenied.into()) }
}

/// The folder of such texts, in this user's own temporary folder.
#[cfg(not(unix))]
fn folder() -> io::Result<PathBuf> {
    let path = std::env::temp_dir().join("casebound");
    fs::create_dir_all(&path)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_holds_as_long_as_its_writer() {
        let name = format!("test-{}", std::process::id());
        assert_eq!(read(&name), None);
        let notice = leave(&name, "甲").expect("a notice");
        assert_eq!(read(&name).as_deref(), Some("甲"));
        leave(&name, "乙").expect_err("it is taken");
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let path = folder().expect("a folder").join(&name);
            assert_eq!(fs::metadata(path).expect("a file").mode() & 0o077, 0, "nobody else reads it");
        }
        drop(notice);
        assert_eq!(read(&name), None);
        // What a program left that was killed is nobody's word.
        fs::write(folder().expect("a folder").join(&name), "丙").expect("a file");
        assert_eq!(read(&name), None);
        for file in [name.clone(), format!("{name}.lock")] {
            let _ = fs::remove_file(folder().expect("a folder").join(file));
        }
    }
}
