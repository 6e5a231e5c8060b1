//! The queue of events since the engine last looked: saves, views that browsers ask for, the end.
//!
//! Everything that can happen is a flag or a place in a bounded set, so a burst of saves is one wake and no save is
//! ever dropped: what arrives during a rebuild is there when the engine looks again.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long the folder must be quiet before a rebuild begins. An editor's save is several events within a millisecond or
/// two: a truncation, a write, a close, or a rename.
const QUIET: Duration = Duration::from_millis(5);
/// After so many quiet periods that were none, a rebuild begins all the same.
const PATIENCE: usize = 40;
/// With more files than this, everything is taken to have changed.
const MAX_FILES: usize = 256;

/// The queue in which watcher, server and Ctrl-C leave events for the engine.
#[derive(Debug, Default)]
pub(super) struct EventQueue {
    waiting: Mutex<Waiting>,
    arrived: Condvar,
}

#[derive(Debug, Default)]
struct Waiting {
    /// Goes up with everything that arrives.
    count: u64,
    changes: Changes,
    views_changed: bool,
    stop: bool,
}

/// What happened to files.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Changes {
    /// The files, absolute; not all of them if `unknown` is set.
    pub files: BTreeSet<PathBuf>,
    /// Folders came, went or got another name: what is watched must be looked at again.
    pub folders: bool,
    /// Events were lost or too many.
    pub unknown: bool,
}

impl Changes {
    fn is_empty(&self) -> bool {
        self.files.is_empty() && !self.folders && !self.unknown
    }
}

/// Why the engine wakes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wake {
    /// Files changed.
    Changed(Changes),
    /// A browser wants to see something else.
    ViewsChanged,
    /// Nothing happened for a while.
    Idle,
    /// The preview ends.
    Stop,
}

impl EventQueue {
    /// A file changed.
    pub(super) fn file(&self, path: PathBuf) {
        self.arrive(|waiting| {
            if waiting.changes.files.len() < MAX_FILES {
                waiting.changes.files.insert(path);
            } else {
                waiting.changes.unknown = true;
            }
        });
    }

    /// A folder came, went or got another name.
    pub(super) fn folders(&self) {
        self.arrive(|waiting| waiting.changes.folders = true);
    }

    /// Events were lost: anything may have changed.
    pub(super) fn unknown(&self) {
        self.arrive(|waiting| {
            waiting.changes.unknown = true;
            waiting.changes.folders = true;
        });
    }

    /// A browser wants to see something else.
    pub(super) fn views_changed(&self) {
        self.arrive(|waiting| waiting.views_changed = true);
    }

    /// The preview ends.
    pub(super) fn stop(&self) {
        self.arrive(|waiting| waiting.stop = true);
    }

    /// Waits until something happened and, if files changed, until they have been quiet for a moment; at most `idle`.
    pub(super) fn wait(&self, idle: Duration) -> Wake {
        let quiet = |waiting: &Waiting| waiting.count == 0;
        let (mut waiting, _) = self
            .arrived
            .wait_timeout_while(self.lock(), idle, |waiting| quiet(waiting))
            .unwrap_or_else(PoisonError::into_inner);
        for _ in 0..PATIENCE {
            if waiting.stop || waiting.changes.is_empty() {
                break;
            }
            let seen = waiting.count;
            let settled;
            (waiting, settled) = self
                .arrived
                .wait_timeout_while(waiting, QUIET, |waiting| waiting.count == seen)
                .unwrap_or_else(PoisonError::into_inner);
            if settled.timed_out() {
                break;
            }
        }
        let Waiting { changes, views_changed, stop, .. } = std::mem::take(&mut *waiting);
        // The end is the end, however often one looks.
        waiting.stop = stop;
        match (stop, changes.is_empty(), views_changed) {
            (true, _, _) => Wake::Stop,
            (_, false, _) => Wake::Changed(changes),
            (_, _, true) => Wake::ViewsChanged,
            _ => Wake::Idle,
        }
    }

    /// Whether something happened that nobody has waited for yet.
    pub(super) fn has_news(&self) -> bool {
        self.lock().count > 0
    }

    fn arrive(&self, what: impl FnOnce(&mut Waiting)) {
        let mut waiting = self.lock();
        what(&mut waiting);
        waiting.count += 1;
        self.arrived.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::thread;

    use super::*;

    const SOON: Duration = Duration::from_millis(1);

    fn changed(events: &EventQueue) -> Changes {
        match events.wait(Duration::from_secs(20)) {
            Wake::Changed(changes) => changes,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_burst_of_saves_is_one_wake() {
        let events = Arc::new(EventQueue::default());
        let saver = {
            let events = events.clone();
            thread::spawn(move || {
                for number in 0..20 {
                    events.file(PathBuf::from(format!("{}.yaml", number % 5)));
                }
            })
        };
        let mut files = BTreeSet::new();
        let mut wakes = 0;
        while files.len() < 5 {
            files.extend(changed(&events).files);
            wakes += 1;
        }
        saver.join().expect("the saver ends");
        assert!(wakes <= 2, "{wakes} wakes for one burst");
        // Nothing is left over but, perhaps, the burst's last saves.
        assert!(matches!(events.wait(SOON), Wake::Idle | Wake::Changed(_)));
        assert_eq!(events.wait(SOON), Wake::Idle);
    }

    #[test]
    fn a_save_during_a_rebuild_is_seen_after_it() {
        let events = EventQueue::default();
        events.file("a.yaml".into());
        assert_eq!(changed(&events).files, BTreeSet::from(["a.yaml".into()]));
        // The engine is at work here and not waiting.
        assert!(!events.has_news());
        events.file("b.yaml".into());
        events.folders();
        assert!(events.has_news());
        let changes = changed(&events);
        assert_eq!(changes.files, BTreeSet::from(["b.yaml".into()]));
        assert!(changes.folders);
        assert_eq!(events.wait(SOON), Wake::Idle);
    }

    #[test]
    fn memory_is_bounded_however_much_changes() {
        let events = EventQueue::default();
        for number in 0..10 * MAX_FILES {
            events.file(PathBuf::from(number.to_string()));
        }
        let changes = changed(&events);
        assert_eq!(changes.files.len(), MAX_FILES);
        assert!(changes.unknown);
    }

    #[test]
    fn the_end_comes_before_all_else_and_stays() {
        let events = EventQueue::default();
        events.unknown();
        events.views_changed();
        events.stop();
        assert_eq!(events.wait(SOON), Wake::Stop);
        assert_eq!(events.wait(SOON), Wake::Stop);
    }
}
