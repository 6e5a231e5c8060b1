//! Analyses in threads of their own. The newest texts win: what was typed while one was under way is looked at next, and what
//! came between is not.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, unbounded};

use super::analysis::Analysis;
use crate::fonts::SystemFonts;
use crate::project::Project;
use crate::session::{Depth, KeptTypesetter, Session, SessionCache};
use crate::typeset;

/// How long nothing must change before pages are set.
const QUIET: Duration = Duration::from_millis(100);

/// A state of a book to be looked at.
#[derive(Clone)]
pub(super) struct Job {
    /// Its number.
    pub generation: u64,
    /// The texts that stand for those of the files, by their paths in the book.
    pub texts: BTreeMap<String, String>,
    /// Whether something else than texts may have changed.
    pub disk: bool,
}

/// A state that was looked at.
pub(super) struct Done {
    /// The book's report.
    pub report: PathBuf,
    /// How far it was looked at.
    pub depth: Depth,
    /// What is known now.
    pub analysis: Arc<Analysis>,
}

/// What a worker works on.
pub(super) struct Worker {
    /// The book's report.
    pub report: PathBuf,
    /// The book.
    pub project: Project,
    /// Its fonts.
    pub system: SystemFonts,
    /// How far it looks.
    pub depth: Depth,
    /// Where it says what is known.
    pub done: Sender<Done>,
}

impl Worker {
    /// Starts the thread, which ends when nobody has jobs for it.
    pub(super) fn start(self) -> Sender<Job> {
        let (sender, jobs) = unbounded();
        thread::spawn(move || self.work(&jobs));
        sender
    }

    fn work(self, jobs: &Receiver<Job>) {
        let mut cache = SessionCache::default();
        let mut typesetter = KeptTypesetter::default();
        while let Some(job) = self.next(jobs) {
            if job.disk {
                cache.forget_fonts();
            }
            let project = self.project.with_texts(job.texts);
            let mut session = Session::open_linted(project, self.system, &mut cache);
            if self.depth == Depth::Typeset {
                session.check_again(&mut typesetter);
            }
            let analysis = Arc::new(Analysis { generation: job.generation, session });
            let done = Done { report: self.report.clone(), depth: self.depth, analysis };
            if self.done.send(done).is_err() {
                return;
            }
            if self.depth == Depth::Typeset {
                typeset::forget_unused();
            }
        }
    }

    /// The newest job: at once for files, when nothing has come for a while for pages.
    fn next(&self, jobs: &Receiver<Job>) -> Option<Job> {
        let mut job = jobs.recv().ok()?;
        loop {
            let newer = match self.depth {
                Depth::Files => jobs.try_recv().ok(),
                Depth::Typeset => match jobs.recv_timeout(QUIET) {
                    Ok(newer) => Some(newer),
                    Err(RecvTimeoutError::Timeout) => None,
                    Err(RecvTimeoutError::Disconnected) => return None,
                },
            };
            match newer {
                Some(newer) => job = Job { disk: job.disk || newer.disk, ..newer },
                None => return Some(job),
            }
        }
    }
}
