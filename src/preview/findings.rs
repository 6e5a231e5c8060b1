//! Findings as the browser shows them: sentences, and the line of the file around the place.

use serde::Serialize;

use crate::diag::render::spot;
use crate::diag::{Diagnostic, Diagnostics, Lang, Place, Severity};
use crate::source::{Sources, Span};

/// Most findings that are shown; with more, something is wrong that one of them says.
const MAX_FINDINGS: usize = 500;
/// The longest excerpt, in characters.
const MAX_SOURCE: usize = 120;

/// A finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Finding {
    code: &'static str,
    severity: Severity,
    message: String,
    hint: Option<String>,
    file: String,
    /// From 1; 0 for a file as a whole.
    line: usize,
    column: usize,
    excerpt: Option<Excerpt>,
    related: Vec<Related>,
}

impl Finding {
    /// Whether it keeps the book from being printed.
    pub(super) fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A line of a file in three parts: before the place, the place, and what follows.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Excerpt(String, String, String);

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Related {
    message: String,
    file: String,
    line: usize,
    column: usize,
}

/// The findings in the order of files and places.
pub(super) fn findings(found: &Diagnostics, sources: &Sources, lang: Lang) -> Vec<Finding> {
    found.sorted(sources).into_iter().take(MAX_FINDINGS).map(|found| finding(found, sources, lang)).collect()
}

fn finding(found: &Diagnostic, sources: &Sources, lang: Lang) -> Finding {
    let at = spot(&found.place, sources);
    let related = found.related.iter().map(|(span, message)| {
        let at = spot(&Place::Span(*span), sources);
        Related { message: message.render(lang), file: at.file, line: at.start.0, column: at.start.1 }
    });
    let excerpt = match &found.place {
        Place::Span(span) => excerpt(*span, sources),
        Place::File(_) | Place::Pdf(_) => None,
    };
    Finding {
        code: found.code.as_str(),
        severity: found.severity,
        message: found.message.render(lang),
        hint: found.hint.as_ref().map(|hint| hint.render(lang)),
        file: at.file,
        line: at.start.0,
        column: at.start.1,
        excerpt,
        related: related.collect(),
    }
}

/// The first line of a place; of a line with a whole paragraph, what is around the place.
fn excerpt(span: Span, sources: &Sources) -> Option<Excerpt> {
    let source = sources.get(span.file)?;
    let (line, column) = source.line_column(span.start);
    let (last, end) = source.line_column(span.end);
    let text: Vec<char> = source.line(line).chars().collect();
    let start = (column - 1).min(text.len());
    let end = if last == line { (end - 1).clamp(start, text.len()) } else { text.len() };
    let first = start.saturating_sub(MAX_SOURCE / 3);
    let end = end.min(start + MAX_SOURCE);
    let stop = text.len().min(first + MAX_SOURCE).max(end);
    let part = |range: std::ops::Range<usize>| text[range].iter().collect::<String>();
    let (before, after) = (part(first..start), part(end..stop));
    let cut = |yes: bool| if yes { "…" } else { "" };
    Some(Excerpt(
        format!("{}{before}", cut(first > 0)),
        part(start..end),
        format!("{after}{}", cut(stop < text.len())),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt_of(text: &str, start: usize, end: usize) -> Excerpt {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text);
        excerpt(Span { file, start: start as u32, end: end as u32 }, &sources).expect("an excerpt")
    }

    fn parts(before: &str, place: &str, after: &str) -> Excerpt {
        Excerpt(before.into(), place.into(), after.into())
    }

    #[test]
    fn the_place_stands_between_what_is_around_it() {
        assert_eq!(excerpt_of("a: 1\nkind: digst # x\n", 11, 16), parts("kind: ", "digst", " # x"));
        // Of more than one line, the first.
        assert_eq!(excerpt_of("a: |\n  b\n", 3, 8), parts("a: ", "|", ""));
        assert_eq!(excerpt_of("", 0, 0), parts("", "", ""));
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = "文".repeat(500);
        let Excerpt(before, place, after) = excerpt_of(&text, 900, 906);
        assert_eq!(place, "文文");
        assert!(before.starts_with('…') && after.ends_with('…'));
        assert!(before.chars().count() + after.chars().count() < MAX_SOURCE + 3);
    }
}
