//! Workflow commands of GitHub Actions: one annotation per finding.

use super::{rendered, spot};
use crate::diag::{Diagnostic, Lang, Severity};
use crate::source::Sources;

pub(super) fn render(base: &str, found: &[&Diagnostic], sources: &Sources, lang: Lang) -> String {
    let mut out = String::new();
    for diagnostic in found {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let at = spot(&diagnostic.place, sources);
        let mut properties = format!("file={}", property(&format!("{base}{}", at.file)));
        if at.start.0 > 0 {
            properties.push_str(&format!(",line={},endLine={}", at.start.0, at.end.0));
            // Columns are only taken within one line.
            if at.start.0 == at.end.0 {
                properties.push_str(&format!(",col={},endColumn={}", at.start.1, at.end.1));
            }
        }
        let hint = rendered(&diagnostic.hint, lang).map(|hint| format!("\n{hint}")).unwrap_or_default();
        let message = message(&format!("{}{hint}", diagnostic.message.render(lang)));
        out.push_str(&format!("::{command} {properties},title={}::{message}\n", diagnostic.code));
    }
    out
}

/// The text of a command, which ends with its line.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command, which ends at a comma or two colons.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
