//! Watching the book's folder.
//!
//! Only folders that can hold content, and those of files that the book names, are watched, not the whole tree: a book may lie in
//! a repository whose build folder holds a hundred thousand files. Folders are watched rather than files, so that a save by
//! rename, a new file and a deleted one are all seen.
//!
//! Where the system does not tell of changes (drives of networks, of another system, of containers), files are
//! [compared](super::poll).

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RemoveKind};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::changed::{Named, leave_word};
use super::events::EventQueue;
use super::poll::Poll;
use crate::diag::Message;
use crate::project::{Depth, Folder};

crate::diag::message::messages! {
    "watch";
    POLLING;
    POLLING_DRIVE(drive);
    POLLING_FALLBACK;
}

/// Watches a book's folders and queues events.
pub(super) struct Watch {
    events: Arc<EventQueue>,
    named: Named,
    wanted: BTreeMap<PathBuf, Depth>,
    /// Whether files are compared from the beginning, and what is said about it.
    polls: Option<Message>,
    how: How,
}

/// How changes come to be known.
enum How {
    /// Not yet.
    None,
    /// The system tells. It is held, and lets go when it is dropped.
    System(#[expect(dead_code, reason = "it works as long as it is there")] Box<dyn Watcher + Send>),
    /// Files are compared.
    Poll(Poll),
}

impl Watch {
    /// Watches nothing yet. With `poll`, or where the system cannot tell, files will be compared.
    pub(super) fn new(folder: &Folder, events: Arc<EventQueue>, poll: bool) -> Watch {
        let drive = || folder.silent_drive().map(|drive| POLLING_DRIVE.with([drive]));
        Watch {
            events,
            named: Named::default(),
            wanted: BTreeMap::new(),
            polls: if poll { Some(POLLING.plain()) } else { drive() },
            how: How::None,
        }
    }

    /// What there is to say about how changes come to be known; nothing where the system tells.
    pub(super) fn note(&self) -> Option<Message> {
        match &self.how {
            How::Poll(_) => Some(self.polls.clone().unwrap_or_else(|| POLLING_FALLBACK.plain())),
            How::System(_) | How::None => None,
        }
    }

    /// Watches the folders of a book anew: one that came back under its name is another one for the system.
    pub(super) fn follow(&mut self, folder: &Folder) {
        self.how = How::None;
        self.adopt(folder);
    }

    /// Takes note of the files that the book names, and watches their folders too.
    pub(super) fn include(&mut self, folder: &Folder, named: &BTreeSet<String>) {
        let named: BTreeSet<PathBuf> = named.iter().map(|path| folder.root().join(path)).collect();
        *self.named.lock().unwrap_or_else(PoisonError::into_inner) = named;
        if self.folders(folder) != self.wanted {
            self.adopt(folder);
        }
    }

    fn adopt(&mut self, folder: &Folder) {
        self.wanted = self.folders(folder);
        let own = self.polls.is_none().then(|| system(&self.events, &self.named, &self.wanted)).flatten();
        // What was seen last is what the next look is compared with.
        let before = match std::mem::replace(&mut self.how, How::None) {
            How::Poll(poll) => poll.end(),
            How::System(_) | How::None => BTreeMap::new(),
        };
        self.how = match own {
            Some(watcher) => How::System(watcher),
            // Where the system's own way does not work, such as without descriptors left.
            None => {
                How::Poll(Poll::start(self.wanted.clone(), before, self.events.clone(), self.named.clone()))
            }
        };
    }

    /// The folders to watch that exist.
    fn folders(&self, book: &Folder) -> BTreeMap<PathBuf, Depth> {
        let mut wanted: BTreeMap<PathBuf, Depth> =
            book.content_folders().into_iter().map(|folder| (folder, Depth::Below)).collect();
        if book.exists() {
            wanted.insert(book.root().to_owned(), Depth::Itself);
        }
        let named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        for folder in named.iter().filter_map(|path| path.parent()) {
            let covered =
                |(own, depth): (&PathBuf, &Depth)| *depth == Depth::Below && folder.starts_with(own);
            if book.holds_folder(folder) && !wanted.iter().any(covered) {
                wanted.entry(folder.to_owned()).or_insert(Depth::Itself);
            }
        }
        wanted
    }
}

/// The system's watcher over what is wanted. `None` if it cannot watch.
fn system(
    events: &Arc<EventQueue>,
    named: &Named,
    wanted: &BTreeMap<PathBuf, Depth>,
) -> Option<Box<dyn Watcher + Send>> {
    let (events, named) = (events.clone(), named.clone());
    let mut watcher =
        RecommendedWatcher::new(move |event| tell(&events, &named, event), Config::default()).ok()?;
    for (path, depth) in wanted {
        let mode = match depth {
            Depth::Itself => RecursiveMode::NonRecursive,
            Depth::Below => RecursiveMode::Recursive,
        };
        match watcher.watch(path, mode) {
            // What went away just now is told by the folder above it.
            Err(error) if !is_missing(&error) => return None,
            _ => {}
        }
    }
    Some(Box::new(watcher))
}

fn is_missing(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Leaves word of an event, if it can mean that the book is another one.
fn tell(events: &EventQueue, named: &Named, event: notify::Result<Event>) {
    let Ok(event) = event else { return events.unknown() };
    if event.need_rescan() {
        // The system's queue was full.
        return events.unknown();
    }
    let moved = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => return,
        EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => true,
        EventKind::Modify(ModifyKind::Name(_)) | EventKind::Remove(_) | EventKind::Create(_) => true,
        _ => false,
    };
    for path in event.paths {
        leave_word(events, named, path, moved);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::preview::events::{Changes, Wake};

    fn told(kind: EventKind, paths: &[&str]) -> Option<Changes> {
        let events = EventQueue::default();
        let named = Named::default();
        named.lock().expect("no other thread").insert(PathBuf::from("/b/press/paper.profile"));
        let event = paths.iter().fold(Event::new(kind), |event, path| event.add_path(PathBuf::from(path)));
        tell(&events, &named, Ok(event));
        match events.wait(Duration::from_millis(1)) {
            Wake::Changed(changes) => Some(changes),
            _ => None,
        }
    }

    #[test]
    fn saves_count_and_reading_does_not() {
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        let opened = EventKind::Access(AccessKind::Open(AccessMode::Any));
        for read in [
            "/b/cases/a.yaml",
            "/b/cases/a.TIF",
            "/b/press/p.icc",
            "/b/figures/a.txt",
            "/b/press/paper.profile",
        ] {
            assert!(told(written, &[read]).is_some(), "{read}");
        }
        assert!(told(EventKind::Modify(ModifyKind::Any), &["/b/figures/a.CSV"]).is_some());
        assert!(told(opened, &["/b/cases/a.yaml"]).is_none());
        for other in ["/b/cases/.a.yaml.swp", "/b/cases/a.yaml~", "/b/cases/4913", "/b/out/report.pdf"] {
            assert!(told(EventKind::Modify(ModifyKind::Any), &[other]).is_none(), "{other}");
        }
    }

    #[test]
    fn a_save_by_rename_names_the_file() {
        let renamed = EventKind::Modify(ModifyKind::Name(notify::event::RenameMode::Both));
        let changes = told(renamed, &["/b/cases/.a.yaml.tmp", "/b/cases/a.yaml"]).expect("a change");
        assert_eq!(changes.files.len(), 1);
        assert!(!changes.folders);
    }

    #[test]
    fn folders_and_lost_events_are_told() {
        let removed = EventKind::Remove(RemoveKind::Folder);
        assert!(told(removed, &["/b/cases"]).expect("a change").folders);
        let events = EventQueue::default();
        tell(
            &events,
            &Named::default(),
            Ok(Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan)),
        );
        let Wake::Changed(changes) = events.wait(Duration::from_millis(1)) else { panic!("a change") };
        assert!(changes.unknown && changes.folders);
    }
}
