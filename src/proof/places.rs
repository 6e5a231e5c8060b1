//! Where the fields of a proof stand on the pages of its PDF, kept in the book beside the record of its texts.
//!
//! A proof may be printed again in another form, with the same texts: of each form there is a file,
//! `.casebound/proofs/<case>/<hash of the texts>-<hash of the places>.json`, and the PDF names both.

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::record::{DIGITS, folder};
use crate::project::{EntryKind, MAX_TEXT, Project};

/// Tenths of a point, in which places are kept.
const TENTHS: f64 = 10.0;

/// Where the fields of a proof stand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// The pages.
    pub pages: Vec<Sheet>,
}

/// A page. Lengths are in tenths of a point, from its upper left corner.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Width and height.
    pub size: (u32, u32),
    /// Its text as it is read from the PDF, without blanks.
    pub text: String,
    /// How many pictures and other forms it draws.
    pub drawn: usize,
    /// The lines of its fields.
    pub lines: Vec<Line>,
}

/// A line of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The field, by its place in the record.
    pub field: usize,
    /// Its upper and its lower edge.
    pub reach: (u32, u32),
    /// What is printed.
    pub text: String,
    /// Where each letter begins and the last one ends.
    pub edges: Vec<u32>,
}

/// Points as they are kept.
pub(super) fn tenths(points: f64) -> u32 {
    (points.max(0.0) * TENTHS).round() as u32
}

impl Places {
    /// Its file.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }

    /// The hash by which the PDF names it.
    pub fn digest(&self) -> String {
        HEXLOWER.encode(&Sha256::digest(self.json())[..DIGITS / 2])
    }

    /// Where it stands in the book, for the record with this hash of a case.
    pub fn path(&self, case: &str, hash: &str) -> String {
        format!("{}/{hash}-{}.json", folder(case), self.digest())
    }
}

/// The places of a proof in its forms: the one that the PDF names, if it names one, else all.
pub fn find(project: &Project, case: &str, hash: &str, digest: Option<&str>) -> Vec<Places> {
    let folder = folder(case);
    let entries = project.entries(&folder).unwrap_or_default();
    let of_proof = |name: &str| {
        let own = name.strip_prefix(hash).and_then(|rest| rest.strip_prefix('-'))?.strip_suffix(".json")?;
        Some(digest.is_none_or(|digest| digest == own))
    };
    let files = entries
        .into_iter()
        .filter(|entry| entry.kind == EntryKind::File && of_proof(&entry.name) == Some(true));
    let read = |name: String| {
        let bytes = project.read(&format!("{folder}/{name}"), MAX_TEXT).ok()?;
        serde_json::from_slice(&bytes).ok()
    };
    files.filter_map(|entry| read(entry.name)).collect()
}
