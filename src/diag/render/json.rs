//! One array of objects, and nothing else.

use serde::Serialize;

use super::{rendered, spot};
use crate::diag::{Diagnostic, Edit, Lang, Place, Safety, Severity};
use crate::source::Sources;

#[derive(Serialize)]
struct Object {
    code: &'static str,
    severity: Severity,
    message: String,
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    object: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    related: Vec<Related>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Replacements>,
}

#[derive(Serialize)]
struct Replacements {
    safety: Safety,
    edits: Vec<Replacement>,
}

#[derive(Serialize)]
struct Replacement {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: String,
}

#[derive(Serialize)]
struct Related {
    message: String,
    file: String,
    line: usize,
    column: usize,
}

pub(super) fn render(found: &[&Diagnostic], sources: &Sources, lang: Lang) -> String {
    let objects: Vec<Object> = found.iter().map(|diagnostic| object(diagnostic, sources, lang)).collect();
    let mut out = serde_json::to_string_pretty(&objects).unwrap_or_else(|_| "[]".to_owned());
    out.push('\n');
    out
}

fn object(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> Object {
    let at = spot(&diagnostic.place, sources);
    let pdf = match &diagnostic.place {
        Place::Pdf(place) => Some(place),
        Place::Span(_) | Place::File(_) => None,
    };
    let related = diagnostic.related.iter().map(|(span, message)| {
        let at = spot(&Place::Span(*span), sources);
        Related { message: message.render(lang), file: at.file, line: at.start.0, column: at.start.1 }
    });
    Object {
        code: diagnostic.code.as_str(),
        severity: diagnostic.severity,
        message: diagnostic.message.render(lang),
        file: at.file,
        line: at.start.0,
        column: at.start.1,
        end_line: at.end.0,
        end_column: at.end.1,
        cell: at.cell,
        paragraph: at.paragraph,
        page: pdf.and_then(|place| place.page),
        object: pdf
            .and_then(|place| place.object)
            .map(|(number, generation)| format!("{number} {generation}")),
        hint: rendered(&diagnostic.hint, lang),
        related: related.collect(),
        fix: diagnostic.fix.as_ref().map(|fix| Replacements {
            safety: fix.safety,
            edits: fix.edits.iter().map(|edit| replacement(edit, sources)).collect(),
        }),
    }
}

fn replacement(edit: &Edit, sources: &Sources) -> Replacement {
    let at = spot(&Place::Span(edit.span), sources);
    Replacement {
        file: at.file,
        line: at.start.0,
        column: at.start.1,
        end_line: at.end.0,
        end_column: at.end.1,
        text: edit.text.clone(),
    }
}
