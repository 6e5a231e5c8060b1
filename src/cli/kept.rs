//! Documents of a batch that were made before, by the content of all that they depend on.
//!
//! What a document depends on is its case with everything that it refers to, what the book says of itself, the layouts, its pictures,
//! the fonts, what was asked for on the command line, and the program. Where one of these changed, it is rendered; and if the layouts
//! made the same of it as before, it is not set. What is to be said about a document is kept with it, and said again, as long as all of
//! it is about the stretch of its file that the document is made from.

use std::ops::Range;
use std::path::Path;

use casebound::codes;
use casebound::diag::{Diagnostic, Diagnostics, Message, Place, Severity};
use casebound::ink::Medium;
use casebound::model::Info;
use casebound::project::output::{Staged, has_digest, stage};
use casebound::project::store::{Store, feed};
use casebound::session::Session;
use casebound::source::{Sources, Span};
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

/// What was made.
#[derive(Default)]
pub(super) struct Made {
    /// The files, under their temporary names.
    pub staged: Vec<Staged>,
    /// How many files are in their places and as they should be.
    pub unchanged: usize,
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

/// A document that was made.
#[derive(Serialize, Deserialize)]
struct Record {
    files: Vec<File>,
    /// What is to be said about it.
    said: Vec<Said>,
    /// The hash of the stretch that this is about, if it is about any.
    about: Option<String>,
}

/// A finding, whose places are counted from where its document's stretch begins.
#[derive(Serialize, Deserialize)]
struct Said {
    code: String,
    severity: Severity,
    message: Message,
    hint: Option<Message>,
    place: SaidPlace,
    related: Vec<(Range<u32>, Message)>,
}

#[derive(Serialize, Deserialize)]
enum SaidPlace {
    Within(Range<u32>),
    File(String),
}

/// The stretch of a file that a document is made from, with its text.
pub(super) struct Stretch<'s>(Option<(Span, &'s str)>);

impl<'s> Stretch<'s> {
    pub(super) fn new(span: Option<Span>, sources: &'s Sources) -> Stretch<'s> {
        Stretch(span.and_then(|span| {
            let text = sources.get(span.file)?.text();
            Some((span, text.get(span.start as usize..span.end as usize)?))
        }))
    }

    fn digest(&self) -> Option<String> {
        self.0.map(|(_, text)| HEXLOWER.encode(&Sha256::digest(text)))
    }

    /// A place counted from where the stretch begins, if it lies in that.
    fn within(&self, span: Span) -> Option<Range<u32>> {
        let (own, _) = self.0?;
        let inside = span.file == own.file && own.start <= span.start && span.end <= own.end;
        inside.then(|| span.start - own.start..span.end - own.start)
    }

    fn span(&self, within: Range<u32>) -> Option<Span> {
        let (own, _) = self.0?;
        Some(Span { file: own.file, start: own.start + within.start, end: own.start + within.end })
    }

    /// A finding as it is kept; `None` if it is about something else, or can be mended.
    fn kept(&self, found: &Diagnostic) -> Option<Said> {
        let Diagnostic { code, severity, message, place, hint, related, fix: None } = found else {
            return None;
        };
        let place = match place {
            Place::Span(span) => SaidPlace::Within(self.within(*span)?),
            Place::File(path) => SaidPlace::File(path.clone()),
            Place::Pdf(_) => return None,
        };
        let related = related.iter().map(|(span, message)| Some((self.within(*span)?, message.clone())));
        Some(Said {
            code: code.as_str().to_owned(),
            severity: *severity,
            message: message.clone(),
            hint: hint.clone(),
            place,
            related: related.collect::<Option<_>>()?,
        })
    }

    fn said(&self, said: Said) -> Option<Diagnostic> {
        let Said { code, severity, message, hint, place, related } = said;
        let place = match place {
            SaidPlace::Within(within) => Place::Span(self.span(within)?),
            SaidPlace::File(path) => Place::File(path),
        };
        let related = related.into_iter().map(|(within, message)| Some((self.span(within)?, message)));
        let related = related.collect::<Option<_>>()?;
        Some(Diagnostic {
            code: codes::named(&code).ok()?,
            severity,
            message,
            place,
            hint,
            related,
            fix: None,
        })
    }
}

/// The hashes of what all documents of a batch depend on.
pub(super) struct Shared {
    /// Besides what the layouts make.
    made: Sha256,
    /// The same with what they make it of.
    known: Sha256,
}

impl Kept {
    /// What lies in a store; with `force`, nothing of it is used.
    pub(super) fn new(store: Store, force: bool) -> Kept {
        Kept { store, force }
    }

    /// A document that was made before from a stretch of a file, and what is to be said about it. Files of it that are not in their
    /// places in `out` are staged there. `None` if it has to be made.
    pub(super) fn document(
        &self,
        key: &str,
        out: &Path,
        source: &Stretch,
    ) -> Option<Result<(Made, Diagnostics), Failure>> {
        let record = self.store.get(key).filter(|_| !self.force)?;
        let Record { files, said, about }: Record = serde_json::from_slice(&record).ok()?;
        if !said.is_empty() && about != source.digest() {
            return None;
        }
        let mut found = Diagnostics::default();
        for said in said {
            found.push(source.said(said)?);
        }
        let (mut missing, mut unchanged) = (Vec::new(), 0);
        for File { name, digest } in files {
            // A name that is a path is none of ours.
            if Path::new(&name).file_name() != Some(name.as_ref()) {
                return None;
            }
            if has_digest(&out.join(&name), &digest) {
                unchanged += 1;
            } else {
                missing.push((name, self.store.get(&digest)?));
            }
        }
        let staged = missing.iter().map(|(name, bytes)| stage(out.join(name), bytes));
        let staged = staged.collect::<Result<_, _>>().map_err(write_failure);
        Some(staged.map(|staged| (Made { staged, unchanged }, found)))
    }

    /// Keeps the files of a document under several keys, with what is to be said about it. One of which something else is to be said is
    /// not kept: it is made again, and said again.
    pub(super) fn put(&self, keys: &[&str], files: &[Output], found: &Diagnostics, source: &Stretch) {
        let Some(said) = found.iter().map(|found| source.kept(found)).collect::<Option<Vec<_>>>() else {
            return;
        };
        if found.has_errors() {
            return;
        }
        let named = |Output { name, bytes }: &Output| {
            let digest = HEXLOWER.encode(&Sha256::digest(bytes));
            self.store.put(&digest, bytes);
            File { name: name.clone(), digest }
        };
        let record = Record { files: files.iter().map(named).collect(), said, about: source.digest() };
        if let Ok(record) = serde_json::to_vec(&record) {
            keys.iter().for_each(|key| self.store.put(key, &record));
        }
    }

    /// Keeps under another key what is kept under one.
    pub(super) fn copy(&self, from: &str, to: &str) {
        if let Some(record) = self.store.get(from) {
            self.store.put(to, &record);
        }
    }
}

/// A key whose document is fed to it.
pub(super) fn finished(key: Sha256) -> String {
    HEXLOWER.encode(&key.finalize())
}

impl Shared {
    /// What all documents of a batch depend on, besides what is in each of them; `asked` is what was asked for.
    pub(super) fn new(session: &Session, medium: Medium, asked: &str) -> Shared {
        let mut hash = Sha256::new();
        feed(&mut hash, BUILD);
        feed(&mut hash, asked);
        if session.fonts().has_own() {
            for (name, bytes) in session.fonts().files() {
                feed(&mut hash, name);
                feed(&mut hash, bytes);
            }
        }
        let book = session.printable(medium);
        if let Some(Info { date, lang, publisher, families, press, page, .. }) = book.map(|book| &book.info) {
            let output = &press.output;
            let press = (press.marks, &output.profile, &output.condition, output.rendering, page.bleed);
            feed(&mut hash, format!("{date:?} {lang:?} {publisher:?} {families:?} {press:?}"));
        }
        let made = hash.clone();
        if let Some(book) = book {
            let translated = book.translation.as_ref().map(|book| &book.info);
            feed(&mut hash, format!("{:?} {:?} {translated:?}", book.info, book.pairs));
        }
        for name in session.layouts().own() {
            feed(&mut hash, name);
            feed(&mut hash, session.layouts().get(name).unwrap_or_default());
        }
        Shared { made, known: hash }
    }

    /// The key of a document, to which what goes into it is still to be fed.
    pub(super) fn known(&self, title: &str, stem: &str) -> Sha256 {
        named(self.known.clone(), title, stem)
    }

    /// The key of a document, to which what the layouts made is still to be fed.
    pub(super) fn made(&self, title: &str, stem: &str) -> Sha256 {
        named(self.made.clone(), title, stem)
    }
}

fn named(mut hash: Sha256, title: &str, stem: &str) -> Sha256 {
    [title, stem].iter().for_each(|text| feed(&mut hash, text));
    hash
}
