//! The end on Ctrl-C or on the system's word: temporary files go first, and files that are changing places do so.

use std::sync::{Mutex, PoisonError};

use casebound::project::pending;

/// What a command does at the first Ctrl-C instead of ending at once.
type First = Box<dyn FnOnce() + Send>;

static FIRST: Mutex<Option<First>> = Mutex::new(None);

/// The code of a program that Ctrl-C ended, as shells have it.
const INTERRUPTED: i32 = 130;

/// Ends the program when it is asked to.
pub(super) fn watch() {
    // Without a handler the system ends the program, and the next run sweeps up.
    let _ = ctrlc::set_handler(|| match FIRST.lock().unwrap_or_else(PoisonError::into_inner).take() {
        Some(first) => first(),
        None => end(),
    });
}

/// Does this at the first Ctrl-C; the second one ends the program.
pub(super) fn first(first: impl FnOnce() + Send + 'static) {
    *FIRST.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(first));
}

#[allow(
    clippy::disallowed_methods,
    reason = "temporary files were removed, and the work of other threads is not waited for"
)]
fn end() {
    let _placed = pending::discard_all();
    std::process::exit(INTERRUPTED)
}
