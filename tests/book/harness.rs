//! A book in a folder of its own, and the binary that runs over it.

#![allow(clippy::disallowed_methods, reason = "a test prepares and inspects files")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// What lies in `out/report.pdf` before a build that must fail.
const OLDER: &[u8] = b"an older report";

/// The repository, which is a book itself.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of this repository.
pub(crate) fn repository_file(path: &str) -> Vec<u8> {
    fs::read(repository().join(path)).expect("a file of the repository")
}

/// A book that may be broken and built at will.
pub(crate) struct Book {
    dir: TempDir,
}

impl Book {
    /// A folder without anything.
    pub(crate) fn empty() -> Book {
        Book { dir: tempfile::tempdir().expect("a temporary folder") }
    }

    /// The smallest book with one of everything, and without faults.
    pub(crate) fn plain() -> Book {
        Book::fixture("plain")
    }

    /// A copy of `tests/fixtures/<name>`.
    pub(crate) fn fixture(name: &str) -> Book {
        let book = Book::empty();
        copy(&repository().join("tests/fixtures").join(name), book.root());
        book
    }

    /// The content of the sample, with the layouts that are built in.
    pub(crate) fn sample() -> Book {
        let book = Book::empty();
        for folder in ["cases", "chapters", "figures", "images"] {
            copy(&repository().join(folder), &book.path(folder));
        }
        book.write("report.yaml", repository_file("report.yaml"));
        book
    }

    /// Lays the files of a folder over its own.
    pub(crate) fn overlay(&self, folder: &Path) -> &Book {
        copy(folder, self.root());
        self
    }

    /// Its folder.
    pub(crate) fn root(&self) -> &Path {
        self.dir.path()
    }

    /// The path of one of its files.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Writes a file, which may be there or not.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Book {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a path in the book")).expect("a folder");
        fs::write(path, bytes).expect("a file");
        self
    }

    /// Replaces the one place where `old` stands in a file.
    pub(crate) fn edit(&self, path: &str, old: &str, new: &str) -> &Book {
        let text = self.text(path);
        assert_eq!(text.matches(old).count(), 1, "`{old}` must stand once in {path}:\n{text}");
        self.write(path, text.replace(old, new))
    }

    /// Adds text at the end of a file.
    pub(crate) fn append(&self, path: &str, more: &str) -> &Book {
        self.write(path, self.text(path) + more)
    }

    /// Removes a file.
    pub(crate) fn delete(&self, path: &str) -> &Book {
        fs::remove_file(self.path(path)).expect("a file to delete");
        self
    }

    /// The bytes of a file.
    pub(crate) fn bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).expect("a text file")
    }

    /// The files below a folder, sorted, with `/` between the parts of their paths.
    pub(crate) fn list(&self, folder: &str) -> Vec<String> {
        let mut found = Vec::new();
        walk(&self.path(folder), &mut |path| {
            let path = path.strip_prefix(self.root()).expect("a path in the book");
            let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            found.push(parts.join("/"));
        });
        found.sort();
        found
    }

    /// What was made of the book, without what is kept for the next time.
    pub(crate) fn outputs(&self) -> Vec<String> {
        self.list("out").into_iter().filter(|path| !path.starts_with("out/.cache/")).collect()
    }

    /// Runs the binary over this book, with arguments that hold no blanks.
    pub(crate) fn run(&self, args: &str) -> Ran {
        self.run_with(args, &[])
    }

    /// The same with arguments that may hold blanks.
    pub(crate) fn run_list(&self, args: &[&str]) -> Ran {
        run_list(self.root(), args, &[])
    }

    /// The same with environment variables; there are no others.
    pub(crate) fn run_with(&self, args: &str, env: &[(&str, &str)]) -> Ran {
        run(self.root(), args, env)
    }
}

/// Runs the binary in a folder. It has no environment but what is given, not even a PATH.
pub(crate) fn run(folder: &Path, args: &str, env: &[(&str, &str)]) -> Ran {
    let list: Vec<&str> = args.split_whitespace().collect();
    run_list(folder, &list, env)
}

fn run_list(folder: &Path, args: &[&str], env: &[(&str, &str)]) -> Ran {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_casebound"))
        .args(args)
        .current_dir(folder)
        .env_clear()
        .envs(env.iter().copied())
        .output()
        .expect("the binary runs");
    let text = |bytes| String::from_utf8(bytes).expect("the binary prints UTF-8");
    let ran = Ran { args: args.join(" "), code: status.code(), stdout: text(stdout), stderr: text(stderr) };
    assert!(!ran.stderr.contains("panicked"), "{ran}");
    ran
}

/// How a run of the binary ended.
pub(crate) struct Ran {
    args: String,
    code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    /// It did what it was asked to.
    pub(crate) fn done(self) -> Ran {
        self.ended(0)
    }

    /// The book has errors.
    pub(crate) fn faulty(self) -> Ran {
        self.ended(1)
    }

    /// It was used the wrong way.
    pub(crate) fn misused(self) -> Ran {
        self.ended(2)
    }

    fn ended(self, code: i32) -> Ran {
        assert_eq!(self.code, Some(code), "{self}");
        self
    }

    /// Stdout as JSON, and nothing else.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}\n{self}"))
    }
}

impl std::fmt::Display for Ran {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Ran { args, code, stdout, stderr } = self;
        write!(f, "casebound {args}\nexit code {code:?}\n--- stdout\n{stdout}\n--- stderr\n{stderr}")
    }
}

/// What a user reads about every broken book of a theme.
#[derive(Default)]
pub(crate) struct Catalogue(String);

impl Catalogue {
    /// Breaks a plain book; `check` must name the place, and `build` must leave the older report alone.
    pub(crate) fn refuses(&mut self, what: &str, break_it: impl FnOnce(&Book)) {
        self.refuses_in("", what, break_it);
    }

    /// The same with more arguments for `check`, such as a language.
    pub(crate) fn refuses_in(&mut self, args: &str, what: &str, break_it: impl FnOnce(&Book)) {
        let book = Book::plain();
        break_it(&book);
        let checked = book.run(&format!("check --format short {args}"));
        assert_eq!(checked.code, Some(1), "{what} must be refused\n{checked}");
        let found = checked.stdout;
        for line in found.lines() {
            self::places_are_named(line);
        }
        self.builds_nothing(what, &book, &found);
    }

    /// Breaks a plain book in a way that shows only when it is typeset.
    pub(crate) fn refuses_to_build(&mut self, what: &str, break_it: impl FnOnce(&Book)) {
        let book = Book::plain();
        break_it(&book);
        let built = book.run("build");
        assert_eq!(built.code, Some(1), "{what} must be refused\n{built}");
        let checked = book.run("check");
        assert_eq!(checked.code, Some(1), "{what} must be found without a build\n{checked}");
        let found = built.stderr;
        self.builds_nothing(what, &book, &found);
    }

    fn builds_nothing(&mut self, what: &str, book: &Book, found: &str) {
        book.write("out/report.pdf", OLDER);
        book.run("build").faulty();
        assert_eq!(book.bytes("out/report.pdf"), OLDER, "{what}: the older report must stay as it was");
        assert_eq!(book.outputs(), ["out/report.pdf"], "{what}: nothing half-written may be left behind");
        self.0.push_str(&format!("# {what}\n{}\n\n", found.trim_end()));
    }
}

impl std::fmt::Display for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.trim_end())
    }
}

/// A finding about a text file names its line and column.
fn places_are_named(finding: &str) {
    const WHOLE: [&str; 4] = ["[file-name]", "[file-size]", "[unsafe-path]", "[missing-file]"];
    let mut parts = finding.split(':');
    let file = parts.next().unwrap_or_default();
    let is_text = [".yaml", ".csv", ".j2"].iter().any(|extension| file.ends_with(extension));
    if is_text && !WHOLE.iter().any(|code| finding.contains(code)) {
        let numbers: Vec<Option<usize>> = parts.take(2).map(|part| part.parse().ok()).collect();
        assert!(matches!(numbers[..], [Some(1..), Some(1..)]), "no line and column in: {finding}");
    } else {
        assert!(!file.is_empty(), "no file in: {finding}");
    }
}

fn copy(from: &Path, to: &Path) {
    walk(from, &mut |path| {
        let to = to.join(path.strip_prefix(from).expect("a path below the folder"));
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(path, to).expect("a copy");
    });
}

fn walk(folder: &Path, visit: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() { walk(&path, visit) } else { visit(&path) }
    }
}
