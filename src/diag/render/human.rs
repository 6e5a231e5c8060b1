//! For people: the message, an excerpt of the file with the place marked, and the way out.

use codespan_reporting::diagnostic::{Diagnostic as Report, Label, LabelStyle, Severity as ReportSeverity};
use codespan_reporting::files::SimpleFiles;
use codespan_reporting::term::{self, Config};

use super::{Colour, rendered, severity};
use crate::diag::{Diagnostic, Lang, Place, Severity};
use crate::source::{Sources, Span};

/// The longest line of a file that is shown whole, in characters.
const LONGEST_LINE: usize = 160;

pub(super) fn render(found: &[&Diagnostic], sources: &Sources, lang: Lang, colour: Colour) -> String {
    let config = Config::default();
    let mut out = String::new();
    for diagnostic in found {
        let mut files = SimpleFiles::new();
        let mut labels = Vec::new();
        let mut notes = Vec::new();
        match &diagnostic.place {
            Place::Span(span) => labels.extend(label(*span, LabelStyle::Primary, sources, &mut files)),
            Place::File(path) => notes.push(format!("--> {path}")),
        }
        for (span, message) in &diagnostic.related {
            let related = label(*span, LabelStyle::Secondary, sources, &mut files);
            labels.extend(related.map(|label| label.with_message(message.render(lang))));
        }
        notes.extend(rendered(&diagnostic.hint, lang).map(|hint| match lang {
            Lang::En => format!("hint: {hint}"),
            Lang::Zh => format!("建议：{hint}"),
        }));
        let report = Report::new(report_severity(diagnostic.severity))
            .with_code(diagnostic.code.as_str())
            .with_message(diagnostic.message.render(lang))
            .with_labels(labels)
            .with_notes(notes);
        let text = match colour {
            Colour::Never => term::emit_into_string(&config, &files, &report).unwrap_or_default(),
            Colour::Ansi => {
                let mut buffer = term::termcolor::Buffer::ansi();
                let emitted = term::emit_to_write_style(&mut buffer, &config, &files, &report);
                emitted.map(|()| String::from_utf8_lossy(buffer.as_slice()).into_owned()).unwrap_or_default()
            }
        };
        // The library writes English severities only.
        out.push_str(&match lang {
            Lang::En => text,
            Lang::Zh => text.replacen(
                severity(diagnostic.severity, Lang::En),
                severity(diagnostic.severity, Lang::Zh),
                1,
            ),
        });
    }
    out
}

fn report_severity(severity: Severity) -> ReportSeverity {
    match severity {
        Severity::Error => ReportSeverity::Error,
        Severity::Warning => ReportSeverity::Warning,
        Severity::Info => ReportSeverity::Note,
    }
}

/// Shows at most the first line of a span: a block scalar of thirty lines says no more than its first one. Of a line with a
/// whole paragraph, only what is around the place is kept.
fn label(
    span: Span,
    style: LabelStyle,
    sources: &Sources,
    files: &mut SimpleFiles<String, String>,
) -> Option<Label<usize>> {
    let source = sources.get(span.file)?;
    let (line, column) = source.line_column(span.start);
    let (last, end_column) = source.line_column(span.end);
    let text = source.line(line);
    let length = text.chars().count();
    let end_column = if last == line { end_column } else { length + 1 };
    let from = if length > LONGEST_LINE { (column - 1).saturating_sub(LONGEST_LINE / 3) } else { 0 };
    let shown: String = text.chars().skip(from).take(LONGEST_LINE).collect();
    // Empty lines before it keep the line's number, and spaces keep its column.
    let padding = " ".repeat(from);
    let before = "\n".repeat(line - 1);
    let start = before.len() + padding.len() + bytes(&shown, column - 1 - from);
    let end = before.len() + padding.len() + bytes(&shown, (end_column - 1).saturating_sub(from));
    let file = files.add(source.path().to_owned(), format!("{before}{padding}{shown}\n"));
    Some(Label::new(style, file, start..end.max(start)))
}

/// Bytes of the first `count` characters.
fn bytes(text: &str, count: usize) -> usize {
    text.char_indices().nth(count).map_or(text.len(), |(at, _)| at)
}
