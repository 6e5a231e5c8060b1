//! Addresses of files.

use std::path::{Path, PathBuf};

use lsp_types::Uri;
use url::Url;

/// The file at an address; `None` for what is no file of this machine, such as a text that was never saved.
pub(super) fn to_path(uri: &Uri) -> Option<PathBuf> {
    Url::parse(uri.as_str()).ok()?.to_file_path().ok()
}

/// The address of a file, by its absolute path.
pub(super) fn of_path(path: &Path) -> Option<Uri> {
    Url::from_file_path(path).ok()?.as_str().parse().ok()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn names_in_han_and_with_blanks_come_back() {
        let path = Path::new("/书 稿/cases/a#b.yaml");
        let uri = of_path(path).expect("an address");
        assert_eq!(to_path(&uri).as_deref(), Some(path));
        assert_eq!(to_path(&"untitled:Untitled-1".parse().expect("an address")), None);
    }
}
