//! For people: the message, an excerpt of the file with the place marked, and the way out.

use std::ops::Range;

use codespan_reporting::diagnostic::{Diagnostic as Report, Label, LabelStyle, Severity as ReportSeverity};
use codespan_reporting::files::{self, Files};
use codespan_reporting::term::{self, Config};

use super::{Colour, HINT, PARAGRAPH, position, rendered, severity};
use crate::diag::{Diagnostic, Lang, Place, Severity};
use crate::source::characters::{code_point, is_forbidden, is_invisible, shown};
use crate::source::{Sources, Span};

/// The longest line of a file that is shown whole, in characters.
const MAX_LINE: usize = 160;

pub(super) fn render(found: &[&Diagnostic], sources: &Sources, lang: Lang, colour: Colour) -> String {
    let config = Config::default();
    let mut out = String::new();
    for diagnostic in found {
        let mut files = Excerpts::default();
        let mut labels = Vec::new();
        let mut notes = Vec::new();
        match &diagnostic.place {
            Place::Span(span) => labels.extend(label(*span, LabelStyle::Primary, sources, lang, &mut files)),
            place => notes.push(format!("--> {}", position(place, sources, lang))),
        }
        for (span, message) in &diagnostic.related {
            let related = label(*span, LabelStyle::Secondary, sources, lang, &mut files);
            labels.extend(related.map(|label| {
                let message = message.render(lang);
                let cell =
                    if label.message.is_empty() { String::new() } else { format!("{}: ", label.message) };
                label.with_message(cell + &message)
            }));
        }
        notes.extend(rendered(&diagnostic.hint, lang).map(|hint| HINT.with([hint]).render(lang)));
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
        // The library writes its own English words for severities.
        let word = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "note",
        };
        out.push_str(&text.replacen(word, &severity(diagnostic.severity, lang), 1));
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

/// What is shown of the files that a finding is about.
#[derive(Default)]
struct Excerpts(Vec<Excerpt>);

/// A line of a file, or a part of it.
struct Excerpt {
    path: String,
    line: usize,
    /// Characters of the line that are left out before the text.
    skipped: usize,
    /// The column of a spreadsheet's cell, which is not counted in characters.
    cell: Option<usize>,
    text: String,
    /// Where each character of the line begins in the text.
    starts: Vec<usize>,
}

/// Stands where a long line is cut.
const CUT: &str = "… ";

/// Shows at most the first line of a span: a block scalar of thirty lines says no more than its first one. Of a line with a
/// whole paragraph, only what is around the place is kept. What nobody sees is shown by its code point.
fn label(
    span: Span,
    style: LabelStyle,
    sources: &Sources,
    lang: Lang,
    excerpts: &mut Excerpts,
) -> Option<Label<usize>> {
    let source = sources.get(span.file)?;
    let (line, column) = source.line_column(span.start);
    let (last, end_column) = source.line_column(span.end);
    let text = source.line(line);
    let length = text.chars().count();
    let end_column = if last == line { end_column } else { length + 1 };
    let skipped = if length > MAX_LINE { (column - 1).saturating_sub(MAX_LINE / 3) } else { 0 };
    let mut excerpt = if skipped > 0 { CUT.to_owned() } else { String::new() };
    let mut starts = Vec::new();
    for (at, c) in text.char_indices().skip(skipped).take(MAX_LINE) {
        starts.push(excerpt.len());
        if is_forbidden(c) || is_invisible(c, &text[..at], &text[at + c.len_utf8()..]) {
            excerpt.push_str(&format!("⟨{}⟩", code_point(c)));
        } else {
            excerpt.push(c);
        }
    }
    let byte = |column: usize| {
        let nth = (column - 1).saturating_sub(skipped);
        starts.get(nth).copied().unwrap_or(excerpt.len())
    };
    let (start, end) = (byte(column), byte(end_column));
    let cell = source.cell(span.start);
    let column = cell.map(|cell| cell.column);
    let path = shown(source.path()).into_owned();
    excerpts.0.push(Excerpt { path, line, skipped, cell: column, text: excerpt, starts });
    let label = Label::new(style, excerpts.0.len() - 1, start..end.max(start));
    let paragraph =
        source.paragraph(span.start).map(|number| PARAGRAPH.with([number.to_string()]).render(lang));
    let cell = cell.map(|cell| shown(&cell.to_string()).into_owned());
    Some(label.with_message(cell.or(paragraph).unwrap_or_default()))
}

impl Excerpts {
    fn excerpt(&self, id: usize) -> Result<&Excerpt, files::Error> {
        self.0.get(id).ok_or(files::Error::FileMissing)
    }
}

impl<'a> Files<'a> for Excerpts {
    type FileId = usize;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: usize) -> Result<&'a str, files::Error> {
        Ok(&self.excerpt(id)?.path)
    }

    fn source(&'a self, id: usize) -> Result<&'a str, files::Error> {
        Ok(&self.excerpt(id)?.text)
    }

    fn line_index(&'a self, _: usize, _: usize) -> Result<usize, files::Error> {
        Ok(0)
    }

    fn line_number(&'a self, id: usize, _: usize) -> Result<usize, files::Error> {
        Ok(self.excerpt(id)?.line)
    }

    fn column_number(&'a self, id: usize, _: usize, byte: usize) -> Result<usize, files::Error> {
        let Excerpt { skipped, starts, cell, .. } = self.excerpt(id)?;
        if let Some(column) = cell {
            return Ok(*column);
        }
        Ok(starts.partition_point(|start| *start < byte) + 1 + skipped)
    }

    fn line_range(&'a self, id: usize, _: usize) -> Result<Range<usize>, files::Error> {
        Ok(0..self.excerpt(id)?.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, message as m};

    fn shown(text: &str, part: &str, lang: Lang) -> String {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text);
        let start = text.find(part).expect("the part") as u32;
        let span = Span { file, start, end: start + part.len() as u32 };
        let found = Diagnostic::warning(Code::Prose, span, m::PROSE_HTML.plain())
            .hint(m::PROSE_HINT.plain())
            .related(Span { file, start: 0, end: 1 }, m::FIRST_HERE.plain());
        render(&[&found], &sources, lang, Colour::Never)
    }

    #[test]
    fn the_place_is_marked_in_its_line() {
        insta::assert_snapshot!(shown("a: 甲\nb: 乙<br>丙\n", "<br>", Lang::default()), @r"
        warning[prose]: HTML is printed as typed, not interpreted
          ┌─ a.yaml:2:5
          │
        2 │ b: 乙<br>丙
          │      ^^^^
          │
          ┌─ a.yaml:1:1
          │
        1 │ a: 甲
          │ - it stands here first
          │
          = hint: put a backslash before the mark if it is meant as text; use a block for headings, tables and figures
        ");
    }

    #[test]
    fn of_several_lines_the_first_is_shown() {
        let text = shown("a: |\n  甲乙\n  丙丁\n", "乙\n  丙", Lang::from_tag("zh"));
        assert!(text.starts_with("警告[prose]: "), "{text}");
        assert!(text.contains("a.yaml:2:4") && text.contains("甲乙") && !text.contains("丙丁"), "{text}");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text =
            shown(&format!("a: {}<br>{}\n", "甲".repeat(3000), "乙".repeat(3000)), "<br>", Lang::default());
        assert!(text.contains("a.yaml:1:3004"), "{text}");
        let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
        assert!(longest < MAX_LINE + 20, "{text}");
        assert!(text.contains("… 甲") && text.contains("甲<br>乙"), "{text}");
    }

    #[test]
    fn what_nobody_sees_is_shown() {
        insta::assert_snapshot!(shown("a: 甲\u{200B}<br>\u{AD}乙\n", "<br>", Lang::default()).lines().take(5).collect::<Vec<_>>().join("\n"), @r"
        warning[prose]: HTML is printed as typed, not interpreted
          ┌─ a.yaml:1:6
          │
        1 │ a: 甲⟨U+200B⟩<br>⟨U+00AD⟩乙
          │              ^^^^
        ");
    }

    #[test]
    fn severities_are_in_the_language_of_the_message() {
        let sources = Sources::default();
        let place = Place::File("a".into());
        for (severity, word) in
            [(Severity::Error, "错误"), (Severity::Warning, "警告"), (Severity::Info, "提示")]
        {
            let found = Diagnostic {
                severity,
                ..Diagnostic::error(Code::Font, place.clone(), m::FONT_UNUSABLE_HINT.plain())
            };
            let text = render(&[&found], &sources, Lang::from_tag("zh"), Colour::Never);
            assert!(text.starts_with(&format!("{word}[font]: ")), "{text}");
        }
    }
}
