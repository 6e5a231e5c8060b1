//! Watching the book's folder.
//!
//! Only folders that can hold content are watched, not the whole tree: a book may lie in a repository whose build folder
//! holds a hundred thousand files. Folders are watched rather than files, so that a save by rename, a new file and a
//! deleted one are all seen.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RemoveKind};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::events::EventQueue;
use crate::project::Folder;

/// How often files are compared where the system cannot tell of changes.
const POLL: Duration = Duration::from_millis(400);

/// Watches a book's folders and queues events.
pub(super) struct Watch {
    watcher: Option<Box<dyn Watcher + Send>>,
    events: Arc<EventQueue>,
}

impl Watch {
    /// Watches nothing yet.
    pub(super) fn new(events: Arc<EventQueue>) -> Watch {
        Watch { watcher: None, events }
    }

    /// Watches the folders of a book anew: one that came back under its name is another one for the system.
    pub(super) fn follow(&mut self, folder: &Folder) {
        let wanted = folders(folder);
        // Where the system's own way does not work (no descriptors left, a network drive), files are compared.
        self.watcher = system(&self.events)
            .and_then(|watcher| adopt(watcher, &wanted))
            .or_else(|| polling(&self.events).and_then(|watcher| adopt(watcher, &wanted)));
    }
}

/// Makes a watcher watch what is wanted. `None` if it cannot.
fn adopt(
    mut watcher: Box<dyn Watcher + Send>,
    wanted: &BTreeMap<PathBuf, RecursiveMode>,
) -> Option<Box<dyn Watcher + Send>> {
    for (path, mode) in wanted {
        match watcher.watch(path, *mode) {
            // What went away just now is told by the folder above it.
            Err(error) if !is_missing(&error) => return None,
            _ => {}
        }
    }
    Some(watcher)
}

fn is_missing(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// The folders to watch that exist.
fn folders(book: &Folder) -> BTreeMap<PathBuf, RecursiveMode> {
    let content = book.content_folders().into_iter().map(|folder| (folder, RecursiveMode::Recursive));
    let root = book.exists().then(|| (book.root().to_owned(), RecursiveMode::NonRecursive));
    root.into_iter().chain(content).collect()
}

fn system(events: &Arc<EventQueue>) -> Option<Box<dyn Watcher + Send>> {
    let events = events.clone();
    let watcher = RecommendedWatcher::new(move |event| tell(&events, event), Config::default()).ok()?;
    Some(Box::new(watcher))
}

fn polling(events: &Arc<EventQueue>) -> Option<Box<dyn Watcher + Send>> {
    let events = events.clone();
    let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
    let watcher = PollWatcher::new(move |event| tell(&events, event), config).ok()?;
    Some(Box::new(watcher))
}

/// Leaves word of an event, if it can mean that the book is another one.
fn tell(events: &EventQueue, event: notify::Result<Event>) {
    let Ok(event) = event else { return events.unknown() };
    if event.need_rescan() {
        // The system's queue was full.
        return events.unknown();
    }
    let named = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => return,
        EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => true,
        EventKind::Modify(ModifyKind::Name(_)) | EventKind::Remove(_) | EventKind::Create(_) => true,
        _ => false,
    };
    for path in event.paths {
        match kind(&path) {
            Kind::Content => events.file(path),
            // Only what came, went or was renamed can be a folder of the book.
            Kind::Folder if named => events.folders(),
            Kind::Folder | Kind::Other => {}
        }
    }
}

enum Kind {
    Content,
    Folder,
    Other,
}

/// What a path can be to a book, by its name alone: it may be gone.
fn kind(path: &Path) -> Kind {
    const CONTENT: [&str; 15] = [
        "yaml", "yml", "csv", "tsv", "xlsx", "j2", "svg", "png", "jpg", "jpeg", "webp", "ttf", "otf", "ttc",
        "otc",
    ];
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return Kind::Other };
    // Backups and swap files of editors.
    if name.starts_with(['.', '#']) || name.ends_with('~') {
        return Kind::Other;
    }
    match name.rsplit_once('.') {
        Some((_, extension)) if CONTENT.contains(&extension.to_ascii_lowercase().as_str()) => Kind::Content,
        Some(_) => Kind::Other,
        None => Kind::Folder,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::events::{Changes, Wake};

    fn told(kind: EventKind, paths: &[&str]) -> Option<Changes> {
        let events = EventQueue::default();
        let event = paths.iter().fold(Event::new(kind), |event, path| event.add_path(PathBuf::from(path)));
        tell(&events, Ok(event));
        match events.wait(Duration::from_millis(1)) {
            Wake::Changed(changes) => Some(changes),
            _ => None,
        }
    }

    #[test]
    fn saves_count_and_reading_does_not() {
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        let opened = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert!(told(written, &["/b/cases/a.yaml"]).is_some());
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
        tell(&events, Ok(Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan)));
        let Wake::Changed(changes) = events.wait(Duration::from_millis(1)) else { panic!("a change") };
        assert!(changes.unknown && changes.folders);
    }
}
