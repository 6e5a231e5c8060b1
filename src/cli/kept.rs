//! Documents of a batch that were made before, by the content of all that they depend on.
//!
//! What a document depends on is what the layouts made of its case – which has the book, the layouts and everything that it refers
//! to in it –, its pictures, the fonts, what was asked for on the command line, and the program. A document about which something is
//! to be said is not kept: it is made again, and said again.

use std::path::Path;

use casebound::project::output::{Staged, has_digest, stage};
use casebound::project::store::Store;
use casebound::session::Session;
use casebound::template::TypstProject;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Failure;
use super::output::write_failure;

/// The sources that the program is built from.
const BUILD: &str = env!("CASEBOUND_BUILD");

/// What was made by earlier runs, and by others.
pub(super) struct Kept {
    store: Store,
    /// Whether all is to be made again.
    force: bool,
}

/// A file of a document.
pub(super) struct Output {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A file of a document, with the hash of its bytes.
#[derive(Serialize, Deserialize)]
struct File {
    name: String,
    digest: String,
}

/// The hash of what all documents of a batch depend on.
#[derive(Clone)]
pub(super) struct Shared(Sha256);

impl Kept {
    /// What lies in a store; with `force`, nothing of it is used.
    pub(super) fn new(store: Store, force: bool) -> Kept {
        Kept { store, force }
    }

    /// The files of a document that was made before, those of them that are not in their places in `out` staged there, and how many
    /// are in their places. `None` if it has to be made.
    pub(super) fn files(&self, key: &str, out: &Path) -> Option<Result<(Vec<Staged>, usize), Failure>> {
        let files = self.store.get(key).filter(|_| !self.force)?;
        let files: Vec<File> = serde_json::from_slice(&files).ok()?;
        let (mut missing, mut there) = (Vec::new(), 0);
        for File { name, digest } in files {
            // A name that is a path is none of ours.
            if Path::new(&name).file_name() != Some(name.as_ref()) {
                return None;
            }
            if has_digest(&out.join(&name), &digest) {
                there += 1;
            } else {
                missing.push((name, self.store.get(&digest)?));
            }
        }
        let staged = missing.iter().map(|(name, bytes)| stage(out.join(name), bytes));
        let staged = staged.collect::<Result<_, _>>().map_err(write_failure);
        Some(staged.map(|staged| (staged, there)))
    }

    /// Keeps the files of a document.
    pub(super) fn put(&self, key: &str, files: &[Output]) {
        let named = |Output { name, bytes }: &Output| {
            let digest = HEXLOWER.encode(&Sha256::digest(bytes));
            self.store.put(&digest, bytes);
            File { name: name.clone(), digest }
        };
        let files: Vec<File> = files.iter().map(named).collect();
        if let Ok(list) = serde_json::to_vec(&files) {
            self.store.put(key, &list);
        }
    }
}

impl Shared {
    /// What all documents of a batch depend on, besides what is in each of them; `asked` is what was asked for.
    pub(super) fn new(session: &Session, asked: &str) -> Shared {
        let mut hash = Sha256::new();
        let mut part = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        part(BUILD.as_bytes());
        part(asked.as_bytes());
        if session.fonts().has_own() {
            for (name, bytes) in session.fonts().files() {
                part(name.as_bytes());
                part(bytes);
            }
        }
        if let Some(book) = session.book() {
            let info = &book.info;
            let output = &info.press.output;
            part(output.profile.digest());
            let press = (info.press.marks, &output.condition, output.rendering, info.page.bleed);
            part(
                format!("{:?} {:?} {:?} {:?} {press:?}", info.date, info.lang, info.publisher, info.families)
                    .as_bytes(),
            );
        }
        Shared(hash)
    }

    /// The key of a document.
    pub(super) fn key(&self, title: &str, stem: &str, project: &TypstProject) -> String {
        let mut hash = self.0.clone();
        for text in [title, stem] {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        }
        project.feed(&mut hash);
        HEXLOWER.encode(&hash.finalize())
    }
}
