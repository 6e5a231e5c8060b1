//! SARIF 2.1.0 (OASIS): one run with its rules and results.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Spot, rendered, spot};
use crate::diag::{Code, Diagnostic, Edit, Fix, Lang, Place, Severity};
use crate::source::Sources;

/// The schema of the format, as its specification names it.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) fn render(found: &[&Diagnostic], sources: &Sources, lang: Lang) -> String {
    let codes: BTreeSet<Code> = found.iter().map(|found| found.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let rules: Vec<Value> = codes
        .iter()
        .map(|code| json!({ "id": code.as_str(), "shortDescription": { "text": code.summary() } }))
        .collect();
    let results: Vec<Value> = found.iter().map(|found| result(found, &codes, sources, lang)).collect();
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

fn result(found: &Diagnostic, codes: &[Code], sources: &Sources, lang: Lang) -> Value {
    let level = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    let message = found.message.render(lang);
    let text = match rendered(&found.hint, lang) {
        Some(hint) => format!("{message}\n{hint}"),
        None => message,
    };
    let related: Vec<Value> = found
        .related
        .iter()
        .enumerate()
        .map(|(id, (span, message))| {
            let mut place = location(&spot(&Place::Span(*span), sources));
            place["id"] = json!(id);
            place["message"] = json!({ "text": message.render(lang) });
            place
        })
        .collect();
    let mut result = json!({
        "ruleId": found.code.as_str(),
        "ruleIndex": codes.iter().position(|code| *code == found.code),
        "level": level,
        "message": { "text": text },
        "locations": [location(&spot(&found.place, sources))],
    });
    if !related.is_empty() {
        result["relatedLocations"] = json!(related);
    }
    if let Some(fix) = &found.fix {
        result["fixes"] = json!([fix_of(fix, sources)]);
    }
    result
}

fn location(at: &Spot) -> Value {
    let mut place = json!({ "artifactLocation": { "uri": uri(&at.file) } });
    if at.start.0 > 0 {
        place["region"] = region(at);
    }
    json!({ "physicalLocation": place })
}

fn region(at: &Spot) -> Value {
    json!({ "startLine": at.start.0, "startColumn": at.start.1, "endLine": at.end.0, "endColumn": at.end.1 })
}

fn fix_of(fix: &Fix, sources: &Sources) -> Value {
    let by_file = fix.edits.chunk_by(|a, b| a.span.file == b.span.file);
    let changes: Vec<Value> = by_file
        .map(|edits| {
            let file =
                edits.first().map(|edit| spot(&Place::Span(edit.span), sources).file).unwrap_or_default();
            let replace = |edit: &Edit| {
                let at = spot(&Place::Span(edit.span), sources);
                json!({ "deletedRegion": region(&at), "insertedContent": { "text": edit.text } })
            };
            let replacements: Vec<Value> = edits.iter().map(replace).collect();
            json!({ "artifactLocation": { "uri": uri(&file) }, "replacements": replacements })
        })
        .collect();
    json!({ "artifactChanges": changes })
}

/// A relative path as a URI reference (RFC 3986).
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte))
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
