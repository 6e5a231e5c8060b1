//! One line per finding: `file:line:column: severity[code]: message (hint)`.

use super::{position, rendered, severity};
use crate::diag::{Diagnostic, Lang};
use crate::source::Sources;

pub(super) fn render(found: &[&Diagnostic], sources: &Sources, lang: Lang) -> String {
    let mut out = String::new();
    for diagnostic in found {
        let place = position(&diagnostic.place, sources, lang);
        let hint = rendered(&diagnostic.hint, lang).map(|hint| format!(" ({hint})")).unwrap_or_default();
        let severity = severity(diagnostic.severity, lang);
        let message = diagnostic.message.render(lang);
        out.push_str(&format!("{place}: {severity}[{}]: {message}{hint}\n", diagnostic.code));
    }
    out
}
