//! A book as it stood at a revision of its repository, read by `git` itself.
//!
//! Only what is stored is asked for, so that no hook, filter or converter of the repository runs and nothing is fetched.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::{io, thread};

use super::{MAX_BINARY, Memory};
use crate::diag::message::{Message, messages};

messages! {
    "git";
    NOT_THERE;
    NO_REPOSITORY(folder);
    UNKNOWN(revision);
    NO_BOOK(revision);
    TOO_MUCH(revision);
    BROKEN(revision);
}

/// Most bytes of a book at a revision.
const MAX_BOOK: u64 = 1024 * 1024 * 1024;

/// Folders of a book that hold nothing it is made of.
const OUTPUTS: &str = "out/";

/// The files of the book in a folder as they stood at a revision: a branch, a tag, a commit, or what `git` understands besides.
///
/// # Errors
/// When there is no `git`, the folder is in no repository, there is no such revision, or the book was not there then.
pub fn revision(root: &Path, revision: &str) -> Result<Memory, Message> {
    let inside = asked(root, &["rev-parse", "--show-prefix"])?;
    let Some(prefix) = inside else { return Err(NO_REPOSITORY.with([root.display().to_string()])) };
    let prefix = prefix.trim_end_matches(['\n', '\r']).to_owned();
    let commit = format!("{revision}^{{commit}}");
    let found = asked(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
    let Some(commit) = found else { return Err(UNKNOWN.with([revision])) };
    let commit = commit.trim();
    let broken = || BROKEN.with([revision]);
    let tree = if prefix.is_empty() {
        commit.to_owned()
    } else {
        format!("{commit}:{}", prefix.trim_end_matches('/'))
    };
    let listed = asked(root, &["ls-tree", "-r", "-z", "--full-tree", &tree])?;
    let listed = listed.ok_or_else(|| NO_BOOK.with([revision]))?;
    let mut files: Vec<(&str, &str)> = Vec::new();
    for entry in listed.split('\0').filter(|entry| !entry.is_empty()) {
        let (about, path) = entry.split_once('\t').ok_or_else(broken)?;
        // Links and other repositories are no files of the book.
        if let [mode, "blob", id] = about.split(' ').collect::<Vec<_>>()[..]
            && mode.starts_with("100")
            && !path.starts_with(OUTPUTS)
        {
            files.push((path, id));
        }
    }
    if !files.iter().any(|(path, _)| *path == "report.yaml") {
        return Err(NO_BOOK.with([revision]));
    }
    contents(root, &files, revision)
}

/// The contents of files by their ids.
fn contents(root: &Path, files: &[(&str, &str)], revision: &str) -> Result<Memory, Message> {
    let broken = || BROKEN.with([revision]);
    let mut git = command(root);
    let git =
        git.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = git.spawn().map_err(|_| NOT_THERE.plain())?;
    let (Some(mut asks), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(broken());
    };
    let ids: String = files.iter().map(|(_, id)| format!("{id}\n")).collect();
    // It answers while it is asked; whoever only asks waits for ever.
    let asking = thread::spawn(move || asks.write_all(ids.as_bytes()));
    let mut answers = BufReader::new(answers);
    let mut left = MAX_BOOK;
    let mut found = Memory::default();
    let mut read = || -> io::Result<Option<Memory>> {
        for (path, _) in files {
            let mut head = String::new();
            answers.read_line(&mut head)?;
            let size = head.trim().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
            let Some(size) = size.filter(|size| *size <= MAX_BINARY && *size <= left) else {
                return Ok(None);
            };
            left -= size;
            let mut bytes = vec![0; size as usize];
            answers.read_exact(&mut bytes)?;
            answers.read_exact(&mut [0])?;
            found.insert(*path, bytes);
        }
        Ok(Some(std::mem::take(&mut found)))
    };
    let memory = read();
    let _ = child.kill();
    let _ = child.wait();
    let _ = asking.join();
    memory.map_err(|_| broken())?.ok_or_else(|| TOO_MUCH.with([revision]))
}

/// What `git` answers; `None` when it refuses.
fn asked(root: &Path, args: &[&str]) -> Result<Option<String>, Message> {
    let output = command(root).args(args).stdin(Stdio::null()).output().map_err(|_| NOT_THERE.plain())?;
    Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned()))
}

/// `git` in a folder, which asks nobody and fetches nothing.
fn command(root: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(root).args(["-c", "core.fsmonitor=false", "-c", "core.quotePath=false"]);
    git.env("GIT_TERMINAL_PROMPT", "0").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1");
    git
}
