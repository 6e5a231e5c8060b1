//! The preview's clock: it times the preview and those who talk to it, and no page depends on it.

#![allow(clippy::disallowed_methods, reason = "how long a rebuild or a request took is not part of a book")]

use std::time::{Duration, Instant};

use serde::Serialize;

/// How a rebuild went, in milliseconds.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(super) struct Timing {
    /// Files read, checked and linked.
    pub load: f64,
    /// Layouts rendered.
    pub template: f64,
    /// Typst.
    pub typeset: f64,
    /// Pages told apart from those before.
    pub compare: f64,
}

/// Measures one stage after another.
pub(super) struct Stopwatch(Instant);

impl Stopwatch {
    /// Begins to measure.
    pub(super) fn start() -> Stopwatch {
        Stopwatch(Instant::now())
    }

    /// Milliseconds since the start or the last lap, in tenths.
    pub(super) fn lap(&mut self) -> f64 {
        let now = Instant::now();
        let passed = now.duration_since(self.0).as_secs_f64();
        self.0 = now;
        (passed * 10_000.0).round() / 10.0
    }
}

/// A moment by which something must be done.
pub(super) struct Deadline(Instant);

impl Deadline {
    /// The moment after a while.
    pub(super) fn after(time: Duration) -> Deadline {
        Deadline(Instant::now() + time)
    }

    /// How long it is till then; nothing when it has passed.
    pub(super) fn left(&self) -> Option<Duration> {
        let left = self.0.saturating_duration_since(Instant::now());
        (!left.is_zero()).then_some(left)
    }
}
