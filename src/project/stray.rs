//! Names of files that look like content but are not read: what sync services, editors and people leave behind.

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Place};

messages! {
    "stray";
    PLACEHOLDER(file);
    PLACEHOLDER_HINT(file);
    CONFLICT_COPY(copy, file);
    CONFLICT_COPY_HINT(file);
    OTHER_EXTENSION(name);
    OTHER_EXTENSION_HINT(file);
}

/// What a file beside the content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stray {
    /// `.acme.yaml.icloud`: a sync service keeps the file elsewhere, and only its name is here.
    Placeholder,
    /// `acme (conflicted copy 2024-05-01).yaml`: a sync service kept two versions of one file.
    ConflictCopy,
    /// `acme.yml`: content under an extension that is not read.
    Yml,
    /// `acme.yaml.txt`, `acme.YAML`: content under another name.
    Extension,
}

impl Stray {
    /// The finding about the file `name`, which stands for the content file `content`. A company would be missing from the
    /// book without a word, so that it is an error.
    pub(super) fn diagnostic(self, place: Place, name: &str, content: &str) -> Diagnostic {
        let (message, hint) = match self {
            Stray::Placeholder => (PLACEHOLDER.with([content]), &PLACEHOLDER_HINT),
            Stray::ConflictCopy => (CONFLICT_COPY.with([name, content]), &CONFLICT_COPY_HINT),
            Stray::Yml | Stray::Extension => (OTHER_EXTENSION.with([name]), &OTHER_EXTENSION_HINT),
        };
        Diagnostic::error(Code::FileName, place, message).hint(hint.with([content]))
    }
}

/// What a file's name says about it, and the name of the content file that it stands for. `None` for files that are
/// content, or nothing to do with it.
pub(super) fn stray(name: &str) -> Option<(Stray, String)> {
    let lower = name.to_lowercase();
    if let Some(hidden) = name.strip_prefix('.').and_then(|name| name.strip_suffix(".icloud")) {
        return hidden.ends_with(".yaml").then(|| (Stray::Placeholder, hidden.to_owned()));
    }
    if name.starts_with(['.', '_', '~']) {
        return None;
    }
    if let Some(stem) = lower.strip_suffix(".yml") {
        return Some((Stray::Yml, format!("{}.yaml", &name[..stem.len()])));
    }
    if let Some(stem) = lower.strip_suffix(".yaml.txt") {
        return Some((Stray::Extension, format!("{}.yaml", &name[..stem.len()])));
    }
    let stem = lower.strip_suffix(".yaml")?;
    if let Some(own) = original(&name[..stem.len()]) {
        return Some((Stray::ConflictCopy, format!("{own}.yaml")));
    }
    (!name.ends_with(".yaml")).then(|| (Stray::Extension, format!("{}.yaml", &name[..stem.len()])))
}

/// The stem that a copy was made of, by the words that Dropbox, OneDrive, Google Drive, iCloud, Syncthing, Nextcloud, 坚果云
/// and file managers add to it.
fn original(stem: &str) -> Option<&str> {
    let lower = stem.to_lowercase();
    for mark in [".sync-conflict-", "_conflict-", "-副本", "的冲突副本", "_冲突", "-冲突"] {
        if let Some(at) = lower.find(mark).filter(|at| *at > 0 && stem.is_char_boundary(*at)) {
            return Some(stem[..at].trim_end());
        }
    }
    // `acme (Ada's conflicted copy 2024-05-01)`, `acme (冲突副本)`, `acme (1)`, `acme 2`.
    let open = stem.find([' ', '(', '（'])?;
    let rest = lower[open..].trim_matches([' ', '(', ')', '（', '）']);
    let counted = !rest.is_empty() && rest.len() <= 2 && rest.bytes().all(|b| b.is_ascii_digit());
    let said = ["conflict", "冲突", "副本", "copy"].iter().any(|word| rest.contains(word));
    (open > 0 && (counted || said)).then(|| stem[..open].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_services_and_people_leave_behind_is_known() {
        for (name, kind, of) in [
            (".acme.yaml.icloud", Stray::Placeholder, "acme.yaml"),
            ("acme (Ada's conflicted copy 2024-05-01).yaml", Stray::ConflictCopy, "acme.yaml"),
            ("acme (冲突副本 2024-05-01).yaml", Stray::ConflictCopy, "acme.yaml"),
            ("acme.sync-conflict-20240501-101010-ABCDEFG.yaml", Stray::ConflictCopy, "acme.yaml"),
            ("acme_conflict-20240501-101010.yaml", Stray::ConflictCopy, "acme.yaml"),
            ("acme_冲突文件_张三.yaml", Stray::ConflictCopy, "acme.yaml"),
            ("acme - 副本.yaml", Stray::ConflictCopy, "acme.yaml"),
            ("acme copy.yaml", Stray::ConflictCopy, "acme.yaml"),
            ("acme (1).yaml", Stray::ConflictCopy, "acme.yaml"),
            ("acme 2.yaml", Stray::ConflictCopy, "acme.yaml"),
            ("acme.yml", Stray::Yml, "acme.yaml"),
            ("acme.YML", Stray::Yml, "acme.yaml"),
            ("acme.yaml.txt", Stray::Extension, "acme.yaml"),
            ("acme.YAML", Stray::Extension, "acme.yaml"),
        ] {
            assert_eq!(stray(name), Some((kind, of.to_owned())), "{name}");
        }
    }

    #[test]
    fn content_and_other_files_are_left_alone() {
        for name in [
            "acme.yaml",
            "acme-2.yaml",
            "2023.yaml",
            "_example.yaml",
            ".DS_Store",
            "README.md",
            "acme.csv",
            "~acme.yaml",
            ".gitkeep",
        ] {
            assert_eq!(stray(name), None, "{name}");
        }
    }
}
