//! How far the limits of what is read are moved: by whoever runs the program, never by a book.

use std::sync::atomic::{AtomicU64, Ordering};

/// Most times that limits can be moved. Beyond, they would hold nothing.
pub const MOST: u64 = 64;

static TIMES: AtomicU64 = AtomicU64::new(1);

/// Makes the limits of what is read so many times as wide as they are, for the whole process. Call it before anything is read.
pub fn widen(times: u64) {
    TIMES.store(times.clamp(1, MOST), Ordering::Relaxed);
}

/// A limit, as wide as it is now.
pub fn widened(limit: u64) -> u64 {
    limit.saturating_mul(TIMES.load(Ordering::Relaxed))
}

/// The same of something that is counted.
pub fn widened_count(limit: usize) -> usize {
    usize::try_from(widened(limit as u64)).unwrap_or(usize::MAX)
}
