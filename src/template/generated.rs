//! What a layout makes: a Typst source, with the way back to the editors' files.

use std::sync::OnceLock;

use sha2::{Digest, Sha256};

use super::origin::{self, OriginMap};

/// A generated source with the way back to the files it was made from.
#[derive(Debug, Clone, Default)]
pub struct Generated {
    /// Typst source.
    pub text: String,
    /// The layout that made it.
    pub layout: String,
    /// Which part of it stands for which part of the editors' files.
    pub origins: OriginMap,
    /// The hash of the text.
    digest: OnceLock<[u8; 32]>,
}

impl Generated {
    /// What a layout made, in which texts are still marked.
    pub(super) fn of(layout: &str, marked: &str) -> Generated {
        let (text, origins) = origin::extract(marked);
        Generated { text, layout: layout.to_owned(), origins, ..Generated::default() }
    }

    /// A source that no layout made.
    pub(super) fn plain(text: String) -> Generated {
        Generated { text, ..Generated::default() }
    }

    /// The SHA-256 of its text.
    pub fn digest(&self) -> &[u8; 32] {
        self.digest.get_or_init(|| Sha256::digest(&self.text).into())
    }
}
