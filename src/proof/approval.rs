//! What companies agreed to: the state of a case, and what was changed since.

use std::collections::BTreeMap;

use super::field::{Field, fields, shape};
use super::record::{self, Record};
use crate::content::case::{Approval, Case, Status};
use crate::content::load::{Doc, Files};
use crate::diag::message::{Template, messages, words};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::project::Project;
use crate::source::Sources;

messages! {
    "approval";
    STALE(who, date, changes);
    STALE_UNKNOWN(who, date);
    STALE_HINT(case);
    NO_APPROVAL;
    NO_APPROVAL_HINT(case);
    CHANGED(old, new);
    ADDED(new);
    REMOVED(old);
}

words! {
    "proof-state";
    NONE;
    DRAFT;
    IN_REVIEW;
    APPROVED;
    STALE_STATE;
}

/// Whether findings of this code say that a case is not approved as it stands.
pub fn concerns(code: Code) -> bool {
    matches!(code, Code::ApprovalStale | Code::ApprovalMissing)
}

/// The most changes that a finding shows.
const SHOWN: usize = 12;

/// How far a case is with its company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nothing is said.
    None,
    /// It is being written.
    Draft,
    /// Its company is looking at it.
    InReview,
    /// Its company agrees with what is printed.
    Approved,
    /// It agreed with something else.
    Stale,
}

impl State {
    /// How far a case is that stands in this file.
    pub fn of(id: &str, doc: &Doc<Case>, sources: &Sources, project: &Project) -> State {
        let case = &doc.content;
        match (&case.approval, case.status.map(|status| *status)) {
            (Some(approval), _) if changes(id, doc.file, approval, (sources, project)).is_some() => {
                State::Stale
            }
            (Some(_), _) | (None, Some(Status::Approved)) => State::Approved,
            (None, Some(Status::InReview)) => State::InReview,
            (None, Some(Status::Draft)) => State::Draft,
            (None, None) => State::None,
        }
    }

    /// What it is called.
    pub fn word(self) -> &'static Template {
        match self {
            State::None => &NONE,
            State::Draft => &DRAFT,
            State::InReview => &IN_REVIEW,
            State::Approved => &APPROVED,
            State::Stale => &STALE_STATE,
        }
    }
}

/// What was changed in a case since it was approved: each field now, if it is still there, and its words then, if it was there. Nothing
/// is known of the changes if the record is not in the book. `None` if not a word was changed.
fn changes(
    id: &str,
    file: u32,
    approval: &Approval,
    (sources, project): (&Sources, &Project),
) -> Option<Vec<(Option<Field>, Option<String>)>> {
    let now = fields(file, sources);
    if record::hash(&now) == approval.of.trim() {
        return None;
    }
    let Some(Record { fields: then, .. }) = record::find(project, id, approval.of.trim()) else {
        return Some(Vec::new());
    };
    // Words that only stand in another place are the same words.
    let mut new = now;
    let mut take = |is: &dyn Fn(&Field) -> bool| new.iter().position(is).map(|at| new.remove(at));
    let gone: Vec<_> =
        then.iter().filter(|kept| take(&|field| field.words() == kept.words()).is_none()).collect();
    let mut found: Vec<_> = gone
        .iter()
        .map(|kept| (take(&|field| shape(&field.tag) == shape(&kept.tag)), Some(kept.words())))
        .collect();
    found.extend(new.into_iter().map(|field| (Some(field), None)));
    (!found.is_empty()).then_some(found)
}

/// Reports what was changed since its company approved it, and, if the press `requires` it, every case of the book without an approval.
pub fn check<'f>(
    media: impl Iterator<Item = &'f Files>,
    sources: &Sources,
    project: &Project,
    diagnostics: &mut Diagnostics,
) {
    let media: Vec<&Files> = media.collect();
    let report = media.first().and_then(|files| files.report.as_ref());
    let press = report.and_then(|doc| doc.content.press.as_ref());
    let required = press.and_then(|press| press.require_approval).unwrap_or(false);
    let cases = media.into_iter().flat_map(|files| &files.cases);
    let cases: BTreeMap<_, _> = cases.filter_map(|(id, doc)| Some((id, doc.as_ref()?))).collect();
    for (id, doc) in cases {
        let found = match &doc.content.approval {
            Some(approval) => stale(id, doc, approval, (sources, project)),
            None if required && !doc.content.is_draft() => {
                let found =
                    Diagnostic::error(Code::ApprovalMissing, doc.content.name.span(), NO_APPROVAL.plain());
                Some(found.hint(NO_APPROVAL_HINT.with([id])))
            }
            None => None,
        };
        if let Some(mut found) = found {
            if required {
                found.severity = crate::diag::Severity::Error;
            }
            diagnostics.push(found);
        }
    }
}

fn stale(
    id: &str,
    doc: &Doc<Case>,
    approval: &Approval,
    (sources, project): (&Sources, &Project),
) -> Option<Diagnostic> {
    let changes = changes(id, doc.file, approval, (sources, project))?;
    let (who, date) = (approval.by.as_str(), approval.date.as_str());
    let message = match changes.len() {
        0 => STALE_UNKNOWN.with([who, date]),
        count => STALE.with([who.to_owned(), date.to_owned(), count.to_string()]),
    };
    let mut found =
        Diagnostic::warning(Code::ApprovalStale, approval.of.span(), message).hint(STALE_HINT.with([id]));
    for (now, then) in changes.iter().take(SHOWN) {
        let place = now.as_ref().map_or(approval.of.span(), |field| field.span);
        let said = match (now, then) {
            (Some(now), Some(then)) => {
                let [old, new] = differing(then, &now.words());
                CHANGED.with([old, new])
            }
            (Some(now), None) => ADDED.with([short(&now.words())]),
            (None, then) => REMOVED.with([short(then.as_deref().unwrap_or_default())]),
        };
        found = found.related(place, said);
    }
    Some(found)
}

/// The parts of two texts in which they differ, with a few letters around.
fn differing(old: &str, new: &str) -> [String; 2] {
    const AROUND: usize = 6;
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    [a, b].map(|text| {
        let (from, to) = (head.saturating_sub(AROUND), (text.len() - tail + AROUND).min(text.len()));
        short(&text[from..to].iter().collect::<String>())
    })
}

/// A text on one line, shortened in its middle.
fn short(text: &str) -> String {
    const LONGEST: usize = 80;
    let letters: Vec<char> = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    if letters.len() <= LONGEST {
        return letters.into_iter().collect();
    }
    let ends = [&letters[..LONGEST / 2], &letters[letters.len() - LONGEST / 3..]];
    ends.map(|end| end.iter().collect::<String>()).join(" … ")
}
