//! SARIF 2.1.0 (OASIS): one run with its rules and results.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Spot, rendered, spot};
use crate::diag::{Code, Diagnostic, Edit, Fix, Lang, Place, Severity};
use crate::source::Sources;

/// The schema of the format, as its specification names it.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) fn render(base: &str, found: &[&Diagnostic], sources: &Sources, lang: Lang) -> String {
    let view = View { base, sources, lang };
    let codes: BTreeSet<Code> = found.iter().map(|found| found.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let rules: Vec<Value> = codes
        .iter()
        .map(|code| json!({ "id": code.as_str(), "shortDescription": { "text": code.summary(lang) } }))
        .collect();
    let results: Vec<Value> = found.iter().map(|found| view.result(found, &codes)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Casebound",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            // Columns count characters, not the bytes or the halves of UTF-16.
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut out = serde_json::to_string_pretty(&log).unwrap_or_else(|_| "{}".to_owned());
    out.push('\n');
    out
}

/// What places are seen from.
struct View<'a> {
    base: &'a str,
    sources: &'a Sources,
    lang: Lang,
}

impl View<'_> {
    fn result(&self, found: &Diagnostic, codes: &[Code]) -> Value {
        let level = match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "note",
        };
        let message = found.message.render(self.lang);
        let text = match rendered(&found.hint, self.lang) {
            Some(hint) => format!("{message}\n{hint}"),
            None => message,
        };
        let mut result = json!({
            "ruleId": found.code.as_str(),
            "ruleIndex": codes.iter().position(|code| *code == found.code),
            "level": level,
            "message": { "text": text },
            "locations": [self.location(&found.place)],
        });
        let related = found.related.iter().enumerate().map(|(id, (span, message))| {
            let mut place = self.location(&Place::Span(*span));
            place["id"] = json!(id);
            place["message"] = json!({ "text": message.render(self.lang) });
            place
        });
        let related: Vec<Value> = related.collect();
        if !related.is_empty() {
            result["relatedLocations"] = json!(related);
        }
        if let Some(fix) = &found.fix {
            result["fixes"] = json!([self.fix(fix)]);
        }
        result
    }

    fn location(&self, place: &Place) -> Value {
        let at = spot(place, self.sources);
        let mut place = json!({ "artifactLocation": self.file(&at) });
        if at.start.0 > 0 {
            place["region"] = region(&at);
        }
        json!({ "physicalLocation": place })
    }

    fn file(&self, at: &Spot) -> Value {
        json!({ "uri": uri(&format!("{}{}", self.base, at.file)) })
    }

    fn fix(&self, fix: &Fix) -> Value {
        let place = |edit: &Edit| spot(&Place::Span(edit.span), self.sources);
        let by_file = fix.edits.chunk_by(|a, b| a.span.file == b.span.file);
        let changes = by_file.map(|edits| {
            let replace = |edit: &Edit| {
                json!({ "deletedRegion": region(&place(edit)), "insertedContent": { "text": edit.text } })
            };
            let replacements: Vec<Value> = edits.iter().map(replace).collect();
            json!({ "artifactLocation": self.file(&place(&edits[0])), "replacements": replacements })
        });
        json!({ "artifactChanges": changes.collect::<Vec<Value>>() })
    }
}

fn region(at: &Spot) -> Value {
    json!({ "startLine": at.start.0, "startColumn": at.start.1, "endLine": at.end.0, "endColumn": at.end.1 })
}

/// A relative path as a URI reference (RFC 3986).
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
