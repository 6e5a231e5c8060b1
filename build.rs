//! The commit that the program is built from, for `--version`: as the package says that was made of it, else as git does. And a hash
//! of its sources, by which caches tell what this program made from what another did.

#![allow(clippy::disallowed_methods, reason = "the build knows no book; it reads the package's own files")]

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::process::Command;

/// What `cargo package` puts into a package.
const PACKAGED: &str = ".cargo_vcs_info.json";

/// Letters of a commit that tell it from all others.
const LENGTH: usize = 10;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={PACKAGED}");
    let commit = packaged().or_else(checked_out).map(|commit| format!(" ({commit})"));
    println!("cargo:rustc-env=CASEBOUND_COMMIT={}", commit.unwrap_or_default());
    let mut hash = DefaultHasher::new();
    for part in ["src", "layouts", "locales", "fonts", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={part}");
        feed(Path::new(part), &mut hash);
    }
    println!("cargo:rustc-env=CASEBOUND_BUILD={}-{:016x}", env!("CARGO_PKG_VERSION"), hash.finish());
}

/// Feeds the names and bytes of files to a hash: programs of one hash make the same of the same.
fn feed(path: &Path, hash: &mut DefaultHasher) {
    path.hash(hash);
    if path.is_dir() {
        let entries = std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut entries: Vec<_> = entries.collect();
        entries.sort();
        entries.iter().for_each(|entry| feed(entry, hash));
    } else {
        std::fs::read(path).unwrap_or_default().hash(hash);
    }
}

/// The commit of a package.
fn packaged() -> Option<String> {
    let text = std::fs::read_to_string(PACKAGED).ok()?;
    let (_, rest) = text.split_once("\"sha1\"")?;
    shortened(rest.split('"').nth(1)?)
}

/// The commit of a working copy. Those who work on the program build it without optimisation, again and again: such a build says
/// none, so that a commit alone does not make it anew.
fn checked_out() -> Option<String> {
    let is_quick = std::env::var("OPT_LEVEL").is_ok_and(|level| level == "0");
    let top = git(&["rev-parse", "--show-toplevel"])?;
    // A package that lies in another project's working copy is not of its commit.
    let own = Path::new(&top).canonicalize().ok()? == Path::new(".").canonicalize().ok()?;
    if is_quick || !own {
        return None;
    }
    for name in ["HEAD", "logs/HEAD"] {
        println!("cargo:rerun-if-changed={}", git(&["rev-parse", "--git-path", name])?);
    }
    shortened(&git(&["rev-parse", "HEAD"])?)
}

fn git(args: &[&str]) -> Option<String> {
    let output = Command::new("git").args(args).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}

fn shortened(commit: &str) -> Option<String> {
    let is_commit = commit.len() >= LENGTH && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_commit.then(|| commit[..LENGTH].to_owned())
}
