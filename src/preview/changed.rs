//! What a path that changed can be to a book.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::events::EventQueue;

/// The files that a book names, absolute; whether they exist or not.
pub(super) type Named = Arc<Mutex<BTreeSet<PathBuf>>>;

/// Leaves word of a path that changed, or that came, went or got another name.
pub(super) fn leave_word(events: &EventQueue, named: &Named, path: PathBuf, moved: bool) {
    let is_named = named.lock().unwrap_or_else(PoisonError::into_inner).contains(&path);
    match kind(&path) {
        _ if is_named => events.file(path),
        Kind::Content => events.file(path),
        // Only what came, went or was renamed can be a folder of the book.
        Kind::Folder if moved => events.folders(),
        Kind::Folder | Kind::Other => {}
    }
}

enum Kind {
    Content,
    Folder,
    Other,
}

/// What a path can be to a book, by its name alone: it may be gone.
fn kind(path: &Path) -> Kind {
    const CONTENT: [&str; 23] = [
        "yaml", "yml", "csv", "tsv", "txt", "xlsx", "xls", "ods", "j2", "svg", "png", "jpg", "jpeg", "webp",
        "tif", "tiff", "gif", "icc", "icm", "ttf", "otf", "ttc", "otc",
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
