//! Files compared again and again, where the system does not tell of changes.
//!
//! Times and sizes are compared, never contents: a drive of the network would have nothing else to do. The ready-made poller counts
//! whole seconds and only later ones, so that it either reads every file each time or misses saves.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::changed::{Named, leave_word};
use super::events::EventQueue;
use crate::project::{Depth, Stamp, stamps};

/// How often files are compared.
const EVERY: Duration = Duration::from_millis(500);

/// What was seen when files were last looked at.
type Seen = BTreeMap<PathBuf, Stamp>;

/// A thread that compares files. It ends when this is dropped.
pub(super) struct Poll {
    seen: Arc<Mutex<Option<Seen>>>,
    thread: JoinHandle<()>,
}

impl Poll {
    /// Compares the files in these folders with what they are now, or were `before`.
    pub(super) fn start(
        wanted: BTreeMap<PathBuf, Depth>,
        before: Seen,
        events: Arc<EventQueue>,
        named: Named,
    ) -> Poll {
        let mut first = stamps(&wanted);
        first.extend(before);
        let seen = Arc::new(Mutex::new(Some(first)));
        let shared = seen.clone();
        let thread = thread::spawn(move || {
            loop {
                thread::park_timeout(EVERY);
                let now = stamps(&wanted);
                let mut seen = shared.lock().unwrap_or_else(PoisonError::into_inner);
                // Nobody wants to know any more.
                let Some(before) = seen.replace(now) else {
                    *seen = None;
                    return;
                };
                if let Some(now) = seen.as_ref() {
                    compare(&before, now, &events, &named);
                }
            }
        });
        Poll { seen, thread }
    }

    /// Ends it. Returns what it saw last.
    pub(super) fn end(self) -> Seen {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or_default()
    }
}

impl Drop for Poll {
    fn drop(&mut self) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.thread.thread().unpark();
    }
}

/// Leaves word of every difference.
fn compare(before: &Seen, now: &Seen, events: &EventQueue, named: &Named) {
    for (path, stamp) in now {
        match before.get(path) {
            Some(old) if old == stamp => {}
            // The time of a folder says that something in it changed, which is seen by itself.
            Some(old) if old.is_folder && stamp.is_folder => {}
            Some(_) => leave_word(events, named, path.clone(), false),
            None if stamp.is_folder => events.folders(),
            None => leave_word(events, named, path.clone(), true),
        }
    }
    for (path, stamp) in before.iter().filter(|(path, _)| !now.contains_key(*path)) {
        if stamp.is_folder {
            events.folders();
        } else {
            leave_word(events, named, path.clone(), true);
        }
    }
}
