//! What is left when a document was read: what no reader sees, and what a case lacks.

use super::super::document::{Document, Place, RemarkKind};
use super::super::prose::cleaned;
use super::draft::Draft;
use super::findings::{self as say, Findings, cut};

/// What no reader of the document sees, and what stands above and below its pages.
pub(super) fn hidden(document: &Document, findings: &mut Findings, draft: &mut Draft) {
    for paragraph in document.paragraphs() {
        let hidden: String =
            paragraph.runs.iter().filter(|run| run.look.hidden).map(|run| run.text()).collect();
        if !hidden.trim().is_empty() {
            findings.left_out(paragraph.place, say::HIDDEN.with([&cut(&hidden)]));
            draft.left.push(cleaned(&hidden));
        }
    }
    for margin in &document.margins {
        findings.left_out(Place::default(), say::MARGIN.with([&cut(margin)]));
        draft.left.push(cleaned(margin));
    }
    for remark in &document.remarks {
        if matches!(remark.kind, RemarkKind::Object | RemarkKind::Deep) && !remark.detail.trim().is_empty() {
            draft.left.push(cleaned(&remark.detail));
        }
    }
}

/// Says what a case must have and this one has not.
pub(super) fn lacks(draft: &Draft, findings: &mut Findings) {
    let whole = Place::default();
    if draft.profile.is_empty() {
        findings.missing(whole, say::NO_PROFILE.plain());
    }
    if draft.people.is_empty() {
        findings.missing(whole, say::NOBODY.plain());
    }
    for person in draft.people.iter().filter(|person| person.title.is_none()) {
        findings.missing(whole, say::NO_TITLE.with([&person.name]));
    }
    if draft.questions() == 0 {
        findings.missing(whole, say::NO_QUESTIONS.plain());
    }
}
