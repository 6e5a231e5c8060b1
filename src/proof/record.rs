//! What was sent to a company, or approved by it: the texts of a case as they stood, kept in the book under their hash.
//!
//! Records are files of the book, `.casebound/proofs/<case>/<hash>.json`, to be committed with it: without them nobody knows what a
//! returned file was made from.

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::field::{Field, words};
use crate::project::{EntryKind, MAX_TEXT, Project};

/// The folder of a book that holds its records.
pub const FOLDER: &str = ".casebound/proofs";

/// The hexadecimal digits of a hash that name a record.
pub(super) const DIGITS: usize = 16;

/// The texts of a case as they stood at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The title of the book.
    pub book: String,
    /// The case, by the name of its file when the record was made.
    pub case: String,
    /// Which record of its case it is, from 1.
    pub number: usize,
    /// The hash of its texts, by which files name it.
    pub hash: String,
    /// The fields in their order.
    pub fields: Vec<Kept>,
    /// The lines of the Word file that stand between the fields; none if no file was made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frame: Vec<String>,
}

/// A field as it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Its path in the file.
    pub tag: String,
    /// The text as the file had it.
    pub text: String,
    /// Whether it was read as prose.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub prose: bool,
    /// The same as it is read from the Word file that was sent; absent where that is no other text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<String>,
}

impl Kept {
    /// What was printed of it, word for word.
    pub fn words(&self) -> String {
        words(&self.text, self.prose)
    }

    /// The text as it is read from the Word file that was sent.
    pub fn sent(&self) -> &str {
        self.sent.as_deref().unwrap_or(&self.text)
    }
}

impl Record {
    /// What `fields` are now, as the next record of a case.
    pub fn new(book: &str, case: &str, fields: &[Field], project: &Project) -> Record {
        let hash = hash(fields);
        let kept = |field: &Field| Kept {
            tag: field.tag.clone(),
            text: field.text.clone(),
            prose: field.prose,
            sent: None,
        };
        let known = of_case(project, case);
        let same = known.iter().find(|record| record.hash == hash).map(|record| record.number);
        let next = known.iter().map(|record| record.number).max().unwrap_or(0) + 1;
        Record {
            book: book.to_owned(),
            case: case.to_owned(),
            number: same.unwrap_or(next),
            hash,
            fields: fields.iter().map(kept).collect(),
            frame: Vec::new(),
        }
    }

    /// Where it stands in the book.
    pub fn path(&self) -> String {
        path(&self.case, &self.hash)
    }

    /// Its file. A field is a few lines, so that what changed between two records can be read in a version control system.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

/// The folder of a case's records.
pub fn folder(case: &str) -> String {
    format!("{FOLDER}/{case}")
}

/// The path of a record.
fn path(case: &str, hash: &str) -> String {
    format!("{}/{hash}.json", folder(case))
}

/// The hash of what is printed of a case. Blanks and line breaks, which YAML's folding moves, are no part of it.
pub fn hash(fields: &[Field]) -> String {
    let mut sha = Sha256::new();
    for field in fields {
        sha.update(field.tag.as_bytes());
        sha.update([0]);
        field.text.split_whitespace().for_each(|word| sha.update(word.as_bytes()));
        sha.update([0]);
    }
    HEXLOWER.encode(&sha.finalize()[..DIGITS / 2])
}

/// The record of a case with this hash, if the book has it.
pub fn find(project: &Project, case: &str, hash: &str) -> Option<Record> {
    is_hash(hash).then(|| read(project, &path(case, hash))).flatten()
}

/// Whether a text can be a hash that names a record.
pub(super) fn is_hash(text: &str) -> bool {
    text.len() == DIGITS && text.chars().all(|c| c.is_ascii_hexdigit())
}

/// The records of a case, the oldest first.
pub fn of_case(project: &Project, case: &str) -> Vec<Record> {
    let folder = folder(case);
    let entries = project.entries(&folder).unwrap_or_default();
    let is_record = |name: &str| name.strip_suffix(".json").is_some_and(is_hash);
    let files = entries.into_iter().filter(|entry| entry.kind == EntryKind::File && is_record(&entry.name));
    let mut found: Vec<Record> =
        files.filter_map(|entry| read(project, &format!("{folder}/{}", entry.name))).collect();
    found.sort_by(|a, b| (a.number, &a.hash).cmp(&(b.number, &b.hash)));
    found
}

/// The cases that have records, by the names of their folders.
pub fn cases(project: &Project) -> Vec<String> {
    let entries = project.entries(FOLDER).unwrap_or_default();
    entries.into_iter().filter(|entry| entry.kind == EntryKind::Folder).map(|entry| entry.name).collect()
}

/// A record that was damaged is none.
fn read(project: &Project, path: &str) -> Option<Record> {
    let bytes = project.read(path, MAX_TEXT).ok()?;
    serde_json::from_slice(&bytes).ok()
}
