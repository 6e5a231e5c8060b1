//! What was made, by the content that it was made from: for the next run, and for other machines.
//!
//! A store is a folder with a file that says its form, and one file for each key, in 256 folders. Files come into it whole, and one
//! key has one content: several programs may use it at once. Whatever is not as it was written is not there.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::error::WriteError;
use super::output::hidden;

/// The file that says what the folder is, and what it says.
const MARK: (&str, &str) = ("CASEBOUND-CACHE", "1\n");

/// Most bytes of what is kept under one key.
const MAX_KEPT: u64 = 256 * 1024 * 1024;

/// A folder of what was made.
#[derive(Debug, Clone)]
pub struct Store {
    root: PathBuf,
}

/// Why a folder cannot be a store.
#[derive(Debug)]
pub enum StoreError {
    /// It is one of another form, which another version reads.
    OtherForm,
    /// Something else lies in it.
    NotAStore,
    /// It cannot be read or made.
    Unusable(WriteError),
}

impl Store {
    /// The store in a folder, which is made if it is not there.
    ///
    /// # Errors
    /// When the folder is something else.
    pub fn open(root: PathBuf) -> Result<Store, StoreError> {
        let unusable = |error: io::Error| StoreError::Unusable(WriteError::new(&root, &error));
        fs::create_dir_all(&root).map_err(unusable)?;
        let mark = root.join(MARK.0);
        match fs::read(&mark) {
            Ok(said) if said == MARK.1.as_bytes() => return Ok(Store { root }),
            Ok(_) => return Err(StoreError::OtherForm),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(unusable(error)),
        }
        // Others may be opening it now: what they leave there begins with a dot, or is the mark.
        let stranger = |entry: &fs::DirEntry| {
            let name = entry.file_name();
            !name.to_string_lossy().starts_with('.') && name != MARK.0
        };
        if fs::read_dir(&root).map_err(unusable)?.flatten().any(|entry| stranger(&entry)) {
            return Err(StoreError::NotAStore);
        }
        hidden(&mark, |out| out.write_all(MARK.1.as_bytes()))
            .and_then(|file| file.take_place(&mark))
            .map_err(unusable)?;
        Ok(Store { root })
    }

    /// What is kept under a key, such as the hexadecimal digits of a hash.
    pub fn get(&self, key: &str) -> Option<Vec<u8>> {
        let path = self.path(key)?;
        let size = fs::metadata(&path).ok()?.len();
        if size > MAX_KEPT {
            return None;
        }
        let mut bytes = fs::read(path).ok()?;
        // Cut off by a full disk, or changed by hand.
        if bytes.len() < 32 {
            return None;
        }
        let content = bytes.split_off(32);
        (Sha256::digest(&content).as_slice() == bytes).then_some(content)
    }

    /// Keeps bytes under a key. A store that cannot be written to keeps nothing; nothing depends on it.
    pub fn put(&self, key: &str, content: &[u8]) {
        let Some(path) = self.path(key) else { return };
        let bytes = [Sha256::digest(content).as_slice(), content].concat();
        let _ = hidden(&path, |out| out.write_all(&bytes)).and_then(|file| file.take_place(&path));
    }

    fn path(&self, key: &str) -> Option<PathBuf> {
        let (folder, name) = key.split_at_checked(2)?;
        key.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| self.root.join(folder).join(name))
    }
}

/// Feeds a part of a key to a hash, its length before it, so that no part runs into the next.
pub fn feed(hash: &mut Sha256, part: impl AsRef<[u8]>) {
    hash.update((part.as_ref().len() as u64).to_le_bytes());
    hash.update(part);
}

/// Held by a run that writes to a folder, so that another on this machine waits. Dropped, it lets the next one in.
#[derive(Debug)]
pub struct Turn {
    _lock: Option<File>,
}

impl Turn {
    /// Waits until no other run on this machine has the turn of this name. `waiting` is called if it has to. Where the system has no
    /// locks, nobody waits: files are written whole in any case.
    pub fn take(folder: &Path, name: &str, waiting: impl FnOnce()) -> Turn {
        let place = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let digest = Sha256::digest(format!("{}\n{name}", place.display()));
        let digits = HEXLOWER.encode(&digest[..12]);
        let path = std::env::temp_dir().join(format!("casebound-{digits}.lock"));
        let file = File::options().create(true).append(true).open(path).ok();
        let lock = file.filter(|file| match file.try_lock() {
            Ok(()) => true,
            Err(fs::TryLockError::WouldBlock) => {
                waiting();
                file.lock().is_ok()
            }
            Err(fs::TryLockError::Error(_)) => false,
        });
        Turn { _lock: lock }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "00ff12";

    #[test]
    fn what_was_kept_is_found_and_what_was_damaged_is_not() {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().join("cache");
        let store = Store::open(root.clone()).expect("a new store");
        assert_eq!(store.get(KEY), None);
        store.put(KEY, b"a sheet");
        let again = Store::open(root.clone()).expect("the same store");
        assert_eq!(again.get(KEY).as_deref(), Some(b"a sheet".as_slice()));
        store.put("../../00", b"outside");
        assert_eq!(fs::read_dir(dir.path()).expect("the folder").count(), 1);
        let file = root.join("00/ff12");
        let bytes = fs::read(&file).expect("the file");
        fs::write(&file, &bytes[..bytes.len() - 1]).expect("cut off");
        assert_eq!(store.get(KEY), None);
        fs::write(&file, b"").expect("emptied");
        assert_eq!(store.get(KEY), None);
    }

    #[test]
    fn only_stores_of_this_form_are_used() {
        let dir = tempfile::tempdir().expect("a folder");
        let other = dir.path().join("other");
        Store::open(other.clone()).expect("a new store");
        fs::write(other.join(MARK.0), "0\n").expect("an older form");
        assert!(matches!(Store::open(other), Err(StoreError::OtherForm)));
        assert!(matches!(Store::open(dir.path().to_owned()), Err(StoreError::NotAStore)));
        let file = dir.path().join("file");
        fs::write(&file, "").expect("a file");
        assert!(matches!(Store::open(file), Err(StoreError::Unusable(_))));
    }

    #[test]
    fn turns_are_taken_one_after_another() {
        let dir = tempfile::tempdir().expect("a folder");
        let first = Turn::take(dir.path(), "a", || panic!("nobody else is here"));
        let other = Turn::take(dir.path(), "b", || panic!("it is another turn"));
        let (sent, received) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            let waits = scope.spawn(|| Turn::take(dir.path(), "a", || sent.send(()).expect("a listener")));
            received.recv().expect("it waits");
            drop(first);
            waits.join().expect("its turn");
        });
        drop(other);
    }
}
