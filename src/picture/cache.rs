//! What was made from pictures, kept by the content it was made from.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{Made, Problem};
use crate::project::Project;

/// Goes into every key: a new way of making pictures makes them anew.
const EDITION: &str = "3";

/// A cache in the book's `out/.cache/pictures`. What cannot be read or written there is made again.
#[derive(Debug, Clone)]
pub struct Cache {
    project: Project,
    writes: Writes,
}

/// Whether a command leaves something behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writes {
    /// What is made is kept.
    Kept,
    /// Only what others kept is used.
    Never,
}

impl Cache {
    /// The cache of a book.
    pub fn new(project: &Project, writes: Writes) -> Cache {
        Cache { project: project.clone(), writes }
    }

    /// The key of what is made from these bytes in this way.
    pub(super) fn key(&self, bytes: &[u8], recipe: &str) -> String {
        let mut hash = Sha256::new();
        for part in [EDITION.as_bytes(), recipe.as_bytes()] {
            hash.update(part);
            hash.update([0]);
        }
        hash.update(bytes);
        HEXLOWER.encode(&hash.finalize())
    }

    /// What was kept under a key. The first line says what was found, the rest is the picture.
    pub(super) fn get(&self, key: &str) -> Option<Made> {
        let kept = self.project.kept(&path(key))?;
        let end = kept.iter().position(|byte| *byte == b'\n')?;
        let (extension, problems): (String, Vec<Problem>) = serde_json::from_slice(kept.get(..end)?).ok()?;
        let bytes = kept.get(end + 1..)?.to_vec();
        // Cut off by a full disk, or by hand.
        let digest = bytes.get(..32)?;
        let bytes = bytes.get(32..)?;
        (Sha256::digest(bytes).as_slice() == digest).then(|| Made {
            extension,
            bytes: bytes.to_vec(),
            problems,
        })
    }

    /// Keeps something under a key.
    pub(super) fn put(&self, key: &str, made: &Made) {
        if self.writes == Writes::Never {
            return;
        }
        if let Ok(mut line) = serde_json::to_vec(&(&made.extension, &made.problems)) {
            line.push(b'\n');
            line.extend_from_slice(&Sha256::digest(&made.bytes));
            line.extend_from_slice(&made.bytes);
            self.project.keep(&path(key), &line);
        }
    }
}

fn path(key: &str) -> String {
    format!("pictures/{key}")
}
