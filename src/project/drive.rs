//! What the drive of a book tells of changes, and what its files are like now.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Most folders inside each other that are looked through.
const MAX_DEPTH: usize = 8;

/// How much of a folder is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// What lies in it.
    Itself,
    /// That, and all that lies below it.
    Below,
}

/// What tells a file from what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    modified: Option<SystemTime>,
    size: u64,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// What the files in folders are like now, by their paths; hidden ones are left out.
pub fn stamps(folders: &BTreeMap<PathBuf, Depth>) -> BTreeMap<PathBuf, Stamp> {
    let mut all = BTreeMap::new();
    for (folder, depth) in folders {
        let left = if *depth == Depth::Below { MAX_DEPTH } else { 0 };
        look(folder, left, &mut all);
    }
    all
}

fn look(folder: &Path, left: usize, all: &mut BTreeMap<PathBuf, Stamp>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        // Links are followed: it is what they lead to that is read.
        let Ok(meta) = fs::metadata(&path) else { continue };
        if meta.is_dir() && left > 0 {
            look(&path, left - 1, all);
        }
        all.insert(
            path,
            Stamp { modified: meta.modified().ok(), size: meta.len(), is_folder: meta.is_dir() },
        );
    }
}

/// The kind of drive that a folder lies on, if the system does not tell of what other machines, or the system around it, change
/// there: drives of networks, of Windows in WSL, and those that containers share.
pub(super) fn silent(folder: &Path) -> Option<String> {
    if cfg!(windows) {
        return folder.to_string_lossy().starts_with(r"\\?\UNC\").then(|| "UNC".to_owned());
    }
    if cfg!(target_os = "macos") {
        return folder.starts_with("/Volumes").then(|| "/Volumes".to_owned());
    }
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let kind = kind(&mounts, folder)?;
    is_silent(kind).then(|| kind.to_owned())
}

/// The kind of the file system that holds a folder, by the list of what is mounted (proc(5), `mountinfo`).
fn kind<'m>(mounts: &'m str, folder: &Path) -> Option<&'m str> {
    let of = |line: &'m str| {
        let (place, source) = line.split_once(" - ")?;
        let place = unescaped(place.split(' ').nth(4)?);
        folder.starts_with(&place).then(|| Some((place.len(), source.split(' ').next()?)))?
    };
    // What was mounted last over a place is what is seen there.
    mounts.lines().filter_map(of).max_by_key(|(length, _)| *length).map(|(_, kind)| kind)
}

/// A path of the list of mounts, in which blanks are written as octal numbers.
fn unescaped(path: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .iter()
        .fold(path.to_owned(), |path, (code, text)| path.replace(code, text))
}

fn is_silent(kind: &str) -> bool {
    const SILENT: [&str; 19] = [
        "9p",
        "drvfs",
        "v9fs",
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afs",
        "ceph",
        "ncpfs",
        "virtiofs",
        "overlay",
        "vboxsf",
        "prl_fs",
        "fakeowner",
        "grpcfuse",
        "osxfs",
        "fuse",
    ];
    // `fuse.sshfs`, `fuse.rclone` and so on.
    SILENT.contains(&kind) || kind.starts_with("fuse.")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/c rw,noatime - 9p drvfs rw
31 22 0:41 / /home/ed/Shared\\040books rw - fuse.sshfs host:/books rw
32 22 0:42 / /srv rw shared:2 master:1 - virtiofs share rw
33 32 8:2 / /srv/local rw - ext4 /dev/sdb1 rw
34 22 0:43 / /data rw - fuseblk /dev/sdc1 rw
";

    #[test]
    fn drives_that_tell_nothing_are_known() {
        for (folder, wanted, silent) in [
            ("/home/ed/book", "ext4", false),
            ("/mnt/c/Users/ed/book", "9p", true),
            ("/mnt/cd", "ext4", false),
            ("/home/ed/Shared books/one", "fuse.sshfs", true),
            ("/srv/book", "virtiofs", true),
            ("/srv/local/book", "ext4", false),
            ("/data/book", "fuseblk", false),
        ] {
            let kind = kind(MOUNTS, Path::new(folder));
            assert_eq!(kind, Some(wanted), "{folder}");
            assert_eq!(kind.is_some_and(is_silent), silent, "{folder}");
        }
        for kind in ["nfs4", "cifs", "smb3", "overlay", "drvfs"] {
            assert!(is_silent(kind), "{kind}");
        }
    }
}
