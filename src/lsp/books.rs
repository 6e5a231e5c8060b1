//! The books that open files belong to. Several reports of a folder are a book each; each file belongs to one of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crossbeam_channel::Sender;
use lsp_server::Request;
use lsp_types::{PublishDiagnosticsParams, Uri};

use super::analysis::{Analysis, Found, Pages, found};
use super::findings;
use super::texts::Text;
use super::uri;
use super::worker::{Done, Job, Worker};
use crate::diag::Lang;
use crate::fonts::SystemFonts;
use crate::ink::Medium;
use crate::project::{Entry, Folder, Project};
use crate::session::Depth;

/// A book with what is known of it.
pub(super) struct Book {
    /// Its folder.
    pub folder: Folder,
    /// Its files on the disk.
    project: Project,
    /// The open files of its folder by their paths in it.
    pub open: BTreeMap<String, Text>,
    /// The open files that are looked at with its report.
    pub own: BTreeSet<String>,
    /// Whether files that are not open are looked at with it.
    main: bool,
    /// Requests that wait for the state that they were asked about.
    pub waiting: Vec<(u64, Request)>,
    generation: u64,
    /// What has changed since the last job: nothing, texts, or the disk as well.
    changed: Option<Changed>,
    workers: [Sender<Job>; 2],
    latest: Option<Arc<Analysis>>,
    /// Pages of the newest state whose files and rules are not known yet.
    early: Option<Arc<Analysis>>,
    pages: Option<Pages>,
    published: BTreeMap<String, (Uri, Vec<lsp_types::Diagnostic>)>,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Changed {
    /// What is typed.
    Texts,
    /// Files on the disk.
    Disk,
}

impl Book {
    /// A book that nothing is known of yet; `done` is told what becomes known.
    pub(super) fn new(folder: Folder, main: bool, system: SystemFonts, done: &Sender<Done>) -> Book {
        let project = Project::new(folder.clone());
        let worker = |depth| {
            let (report, project) = (folder.root().join(project.report()), project.clone());
            Worker { report, project, system, depth, done: done.clone() }.start()
        };
        Book {
            workers: [worker(Depth::Files), worker(Depth::Typeset)],
            folder,
            project,
            open: BTreeMap::new(),
            own: BTreeSet::new(),
            main,
            waiting: Vec::new(),
            generation: 0,
            changed: None,
            latest: None,
            early: None,
            pages: None,
            published: BTreeMap::new(),
        }
    }

    /// The path of a file in a book's folder, whether it exists or not.
    pub(super) fn path_in(folder: &Folder, file: &Path) -> Option<String> {
        if let Some(path) = file.to_str().and_then(|file| folder.relative(file)) {
            return Some(path);
        }
        let parts: Option<Vec<&str>> =
            file.strip_prefix(folder.root()).ok()?.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    }

    /// The address of a path in the book: as the client writes it, if it has the file open.
    pub(super) fn address(&self, path: &str) -> Option<Uri> {
        match self.open.get(path) {
            Some(text) => Some(text.uri.clone()),
            None => uri::of_path(&self.folder.root().join(path)),
        }
    }

    /// Its files, with what is typed in place of what was saved.
    pub(super) fn as_typed(&self) -> Project {
        self.project.with_texts(self.texts())
    }

    /// What lies in one of its folders; nothing in one that cannot be read.
    pub(super) fn entries(&self, folder: &str) -> Vec<Entry> {
        self.project.entries(folder).unwrap_or_default()
    }

    fn texts(&self) -> BTreeMap<String, String> {
        self.open.iter().map(|(path, open)| (path.clone(), open.text.clone())).collect()
    }

    /// Says that something has changed.
    pub(super) fn change(&mut self, changed: Changed) {
        if self.changed.is_none() {
            self.generation += 1;
        }
        self.changed = self.changed.max(Some(changed));
    }

    /// Keeps a request until the book as it is now is known.
    pub(super) fn wait(&mut self, request: Request) {
        self.waiting.push((self.generation, request));
    }

    /// Has the changes looked at. `None` if nobody is there to do so any more.
    pub(super) fn flush(&mut self) -> Option<()> {
        let Some(changed) = self.changed.take() else { return Some(()) };
        let texts = self.texts();
        let job = Job { generation: self.generation, texts, disk: changed == Changed::Disk };
        self.workers.iter().try_for_each(|worker| worker.send(job.clone()).ok())
    }

    /// Takes what has become known.
    pub(super) fn learn(&mut self, done: Done) {
        match done.depth {
            Depth::Files => self.latest = Some(done.analysis),
            // Another state is on its way.
            Depth::Typeset if done.analysis.generation < self.generation => {}
            Depth::Typeset => self.early = Some(done.analysis),
        }
        if let (Some(latest), Some(early)) = (&self.latest, &self.early)
            && latest.generation == early.generation
        {
            // A book with errors has no pages: what the last ones showed is still likely.
            if latest.session.printable(Medium::Screen).is_some() {
                self.pages = Some(Pages::new(early.clone(), latest));
            }
            self.early = None;
        }
    }

    /// What is known of its files.
    pub(super) fn latest(&self) -> Option<&Arc<Analysis>> {
        self.latest.as_ref()
    }

    /// The requests whose state is known.
    pub(super) fn ready(&mut self) -> Vec<Request> {
        let Some(known) = self.latest.as_ref().map(|latest| latest.generation) else { return Vec::new() };
        let (ready, waiting): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.waiting).into_iter().partition(|(asked, _)| *asked <= known);
        self.waiting = waiting;
        ready.into_iter().map(|(_, request)| request).collect()
    }

    /// What was found.
    pub(super) fn found(&self) -> Vec<Found<'_>> {
        self.latest.as_ref().map(|latest| found(latest, self.pages.as_ref())).unwrap_or_default()
    }

    /// Whether what is found in a file is said by it, and not by the book of another report.
    fn speaks_of(&self, path: &str) -> bool {
        self.own.contains(path) || self.main && !self.open.contains_key(path)
    }

    /// What to tell the client: the findings of files where they are others than before.
    pub(super) fn news(&mut self, lang: Lang) -> Vec<PublishDiagnosticsParams> {
        let address = |path: &str| self.address(path).filter(|_| self.speaks_of(path));
        let now = findings::by_file(&self.found(), address, lang);
        let before = std::mem::take(&mut self.published);
        let gone = before.iter().filter(|(uri, _)| !now.contains_key(*uri));
        let gone = gone.map(|(_, (uri, _))| PublishDiagnosticsParams::new(uri.clone(), Vec::new(), None));
        let changed =
            now.iter().filter(|(uri, (_, found))| before.get(*uri).is_none_or(|(_, before)| before != found));
        let changed =
            changed.map(|(_, (uri, found))| PublishDiagnosticsParams::new(uri.clone(), found.clone(), None));
        let news = gone.chain(changed).collect();
        self.published = now;
        news
    }
}
