//! `accept:`, the findings that editors have looked at and let stand, in one place for all stages.
//!
//! An acceptance stands in the file where the finding is, or in the figure that shows the data file where it is, names its code, and gives a reason. Errors cannot be accepted.
//! An acceptance that no finding answers to is itself a finding, so that none outlives its cause.

use std::collections::BTreeSet;

use crate::codes;
use crate::content::load::Files;
use crate::diag::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::source::Span;

crate::diag::message::messages! {
    "accept";
    UNKNOWN_CODE(code);
    NO_REASON(code);
    NO_REASON_HINT;
    ERROR_ACCEPTED(code);
    ERROR_ACCEPTED_HINT;
    STALE(code);
    STALE_HINT;
}

/// The acceptances of a book.
#[derive(Debug, Clone, Default)]
pub struct Acceptances {
    all: Vec<Acceptance>,
}

#[derive(Debug, Clone)]
struct Acceptance {
    /// The files whose data the file shows.
    data: Vec<u32>,
    code: Code,
    span: Span,
    /// Whether the file is printed as it is written; its cause may be in what is left out or translated.
    whole: bool,
    used: bool,
}

impl Acceptances {
    /// Reads the acceptances of all files. Those that do not count are reported.
    pub fn new<'a>(files: impl Iterator<Item = &'a Files>, diagnostics: &mut Diagnostics) -> Acceptances {
        let mut all: Vec<Acceptance> = Vec::new();
        let each = files.flat_map(|files| files.accepted().map(move |accept| (accept, files)));
        let mut seen = BTreeSet::new();
        for (accept, files) in each {
            let (name, span) = (accept.code.as_str(), accept.code.span());
            // A file of both media says it once.
            if !seen.insert(span) {
                continue;
            }
            let error = |span, message| Diagnostic::error(Code::Acceptance, span, message);
            let code = match codes::named(name) {
                Ok(code) => code,
                Err(hint) => {
                    diagnostics.push(Diagnostic { hint, ..error(span, UNKNOWN_CODE.with([name])) });
                    continue;
                }
            };
            if accept.reason.trim().is_empty() {
                let found = error(accept.reason.span(), NO_REASON.with([name]));
                diagnostics.push(found.hint(NO_REASON_HINT.plain()));
            }
            // A code such as `image-resolution` is a warning or an error: its warnings can be accepted.
            if codes::is_always_error(code) {
                diagnostics.push(error(span, ERROR_ACCEPTED.with([name])).hint(ERROR_ACCEPTED_HINT.plain()));
                continue;
            }
            let data = files.data_of(span.file).collect();
            let whole = files.lang.is_none() && !files.left_out.files.contains(&span.file);
            all.push(Acceptance { data, code, span, whole, used: false });
        }
        Acceptances { all }
    }

    /// The findings without those that are accepted.
    pub fn admit(&mut self, found: Diagnostics) -> Diagnostics {
        found.without(|found| {
            let Place::Span(span) = found.place else { return false };
            if found.severity == Severity::Error {
                return false;
            }
            let matching = self.all.iter_mut().filter(|accept| {
                accept.code == found.code
                    && (accept.span.file == span.file || accept.data.contains(&span.file))
            });
            matching.map(|accept| accept.used = true).count() > 0
        })
    }

    /// The acceptances that nothing has answered to, of codes and in files for which `looked_for` and `printed` hold.
    pub fn stale(&self, looked_for: impl Fn(Code) -> bool, printed: impl Fn(u32) -> bool) -> Diagnostics {
        let mut found = Diagnostics::default();
        for accept in self.all.iter().filter(|accept| {
            !accept.used && accept.whole && looked_for(accept.code) && printed(accept.span.file)
        }) {
            let message = STALE.with([accept.code.as_str()]);
            let stale = Diagnostic::warning(Code::StaleAcceptance, accept.span, message);
            found.push(stale.hint(STALE_HINT.plain()));
        }
        found
    }
}
