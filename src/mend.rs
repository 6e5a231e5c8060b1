//! `check --fix`: what can be mended without an editor's judgement, mended in the files.
//!
//! A round looks at the book as [`Session`] does, makes every safe replacement that does not meet another, and begins
//! again with the new texts, which until then exist only in memory. When nothing is left to mend, all files are
//! written, or none.

pub mod approval;
pub mod corrections;
pub(crate) mod references;
pub mod rename;
pub mod scalar;
pub mod translate;

use std::collections::BTreeMap;

use similar::TextDiff;

use crate::diag::Code;
use crate::fonts::SystemFonts;
use crate::lint::fix;
use crate::project::WriteError;
use crate::project::output;
use crate::project::{Folder, Project};
use crate::session::{Session, SessionCache};

/// More rounds than any book needs; stops a rule whose fix asks for another fix without end.
const ROUNDS: usize = 12;

/// A file with its text before and after.
#[derive(Debug)]
pub struct FixedFile {
    /// Its path relative to the book.
    pub path: String,
    /// The text that was read.
    pub before: String,
    /// The text as it should be.
    pub after: String,
}

/// What can be mended in a book: files with their new text, and how many findings that settles.
#[derive(Debug, Default)]
pub struct FixPlan {
    /// The files, by their paths.
    pub files: Vec<FixedFile>,
    /// The findings that are settled.
    pub settled: usize,
}

/// Finds out what can be mended, for findings whose code `wanted` holds for. `projects` are one folder with each report that it is
/// looked at with. Nothing is written.
pub fn plan(projects: &[Project], system: SystemFonts, wanted: impl Fn(Code) -> bool) -> FixPlan {
    let mut mending = Mending::default();
    for project in projects {
        // What another report had mended is mended here, too.
        let mut cache = SessionCache::default();
        let mut rounds = 0;
        while rounds < ROUNDS && mending.round(project, system, &wanted, &mut cache) {
            rounds += 1;
        }
    }
    mending.finish()
}

/// What was mended so far.
#[derive(Default)]
struct Mending {
    /// The texts by their paths, as they were read and as they should be.
    before: BTreeMap<String, String>,
    texts: BTreeMap<String, String>,
    settled: usize,
}

impl Mending {
    /// Mends what is found in the texts as they are now. Whether there was anything.
    fn round(
        &mut self,
        project: &Project,
        system: SystemFonts,
        wanted: &impl Fn(Code) -> bool,
        cache: &mut SessionCache,
    ) -> bool {
        let mut session = Session::open_cached(project.with_texts(self.texts.clone()), system, cache);
        session.run_warning_rules();
        let found = session.diagnostics().sorted(session.sources()).into_iter();
        let mut mended = false;
        for (file, edits) in fix::plan(found.filter(|found| wanted(found.code))) {
            let Some(source) = session.sources().get(file) else { continue };
            if let Some(text) = fix::apply(source, file, &edits) {
                self.settled += edits.len();
                self.before.entry(source.path().to_owned()).or_insert_with(|| source.text().to_owned());
                self.texts.insert(source.path().to_owned(), text);
                mended = true;
            }
        }
        mended
    }

    fn finish(self) -> FixPlan {
        let Mending { mut before, texts, settled } = self;
        let files = texts.into_iter().filter_map(|(path, after)| {
            let before = before.remove(&path)?;
            (before != after).then_some(FixedFile { path, before, after })
        });
        FixPlan { files: files.collect(), settled }
    }
}

impl FixedFile {
    /// What would be changed in it, as a unified diff that `patch -p1` and `git apply` take.
    fn diff(&self) -> String {
        let (from, to) = (format!("a/{}", self.path), format!("b/{}", self.path));
        TextDiff::from_lines(&self.before, &self.after).unified_diff().header(&from, &to).to_string()
    }
}

impl FixPlan {
    /// What would be changed, as a unified diff.
    pub fn diff(&self) -> String {
        self.files.iter().map(FixedFile::diff).collect()
    }

    /// Writes the files, all of them or none.
    ///
    /// # Errors
    /// The path that could not be written and the system's error; also when a file was changed since it was read.
    pub fn write(&self, folder: &Folder) -> Result<(), WriteError> {
        let staged =
            self.files.iter().map(|file| folder.stage_rewrite(&file.path, &file.before, &file.after));
        let staged = staged.collect::<Result<Vec<_>, _>>()?;
        output::commit(staged).map(|_| ())
    }
}
