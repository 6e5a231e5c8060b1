//! Findings as text, one renderer per file.

mod github;
mod human;
mod json;
mod sarif;
mod short;

use super::message::{Message, words};
use super::{Diagnostic, Lang, PdfPlace, Place};
use crate::source::{Sources, characters};

words! {
    "finding";
    ERROR;
    WARNING;
    INFO;
    HINT(hint);
    PAGE(page);
    OBJECT(number, generation);
    PARAGRAPH(paragraph);
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// With an excerpt of the file and a hint.
    #[default]
    Human,
    /// One line each.
    Short,
    /// One array of objects.
    Json,
    /// SARIF 2.1.0, for tools that show findings in code.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
}

/// Renders findings in their order. `colour` only matters to [`Format::Human`].
pub fn render(
    found: &[&Diagnostic],
    sources: &Sources,
    format: Format,
    lang: Lang,
    colour: Colour,
) -> String {
    render_below("", found, sources, format, lang, colour)
}

/// The same of a book that lies below the folder where the reader stands: `base`, empty or with a `/` at its end, goes
/// before the paths in formats whose readers know that folder and not the book's.
pub fn render_below(
    base: &str,
    found: &[&Diagnostic],
    sources: &Sources,
    format: Format,
    lang: Lang,
    colour: Colour,
) -> String {
    match format {
        Format::Human => human::render(found, sources, lang, colour),
        Format::Short => short::render(found, sources, lang),
        Format::Json => json::render(found, sources, lang),
        Format::Sarif => sarif::render(base, found, sources, lang),
        Format::Github => github::render(base, found, sources, lang),
    }
}

/// Whether the output is a terminal that shows colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Never,
    /// ANSI escapes.
    Ansi,
}

/// File, and first and last line and column, each from 1; zeroes for a file as a whole. In a spreadsheet they are the row and
/// column of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The file, relative to the book.
    pub file: String,
    /// Its first line and column.
    pub start: (usize, usize),
    /// Its last line, and the column after it.
    pub end: (usize, usize),
    /// The cell of a spreadsheet, such as `调查!B12`.
    pub cell: Option<String>,
    /// The paragraph of a word processor's document, which then is its line.
    pub paragraph: Option<usize>,
}

/// A place as people name it.
pub fn spot(place: &Place, sources: &Sources) -> Spot {
    match place {
        Place::Span(span) => match sources.get(span.file) {
            Some(source) => match source.cell(span.start) {
                Some(cell) => Spot {
                    file: source.path().to_owned(),
                    start: (cell.row, cell.column),
                    end: (cell.row, cell.column + 1),
                    cell: Some(cell.to_string()),
                    paragraph: None,
                },
                None => Spot {
                    file: source.path().to_owned(),
                    start: source.line_column(span.start),
                    end: source.line_column(span.end),
                    cell: None,
                    paragraph: source.paragraph(span.start),
                },
            },
            None => Spot { file: String::new(), start: (0, 0), end: (0, 0), cell: None, paragraph: None },
        },
        Place::File(path) | Place::Pdf(PdfPlace { file: path, .. }) => {
            Spot { file: path.clone(), start: (0, 0), end: (0, 0), cell: None, paragraph: None }
        }
    }
}

/// `file:line:column`, or the file alone; in a spreadsheet `file: sheet!cell`, in a document `file: paragraph 12`, in a PDF also page
/// and object.
fn position(place: &Place, sources: &Sources, lang: Lang) -> String {
    if let Place::Pdf(place) = place {
        return in_pdf(place, lang);
    }
    let spot = spot(place, sources);
    let file = characters::shown(&spot.file);
    if let Some(paragraph) = spot.paragraph {
        return format!("{file}: {}", PARAGRAPH.with([paragraph.to_string()]).render(lang));
    }
    match (spot.start, spot.cell) {
        (_, Some(cell)) => format!("{file}: {}", characters::shown(&cell)),
        ((0, _), _) => file.into_owned(),
        ((line, column), _) => format!("{file}:{line}:{column}"),
    }
}

/// `file: page 3, object 12 0`.
fn in_pdf(place: &PdfPlace, lang: Lang) -> String {
    let page = place.page.map(|page| PAGE.with([page.to_string()]).render(lang));
    let object = place
        .object
        .map(|(number, generation)| OBJECT.with([number.to_string(), generation.to_string()]).render(lang));
    let inside: Vec<String> = page.into_iter().chain(object).collect();
    let file = characters::shown(&place.file);
    if inside.is_empty() { file.into_owned() } else { format!("{file}: {}", inside.join(", ")) }
}

/// The words of a severity.
pub(super) fn severity(severity: super::Severity, lang: Lang) -> String {
    let word = match severity {
        super::Severity::Error => &ERROR,
        super::Severity::Warning => &WARNING,
        super::Severity::Info => &INFO,
    };
    word.plain().render(lang)
}

fn rendered(message: &Option<Message>, lang: Lang) -> Option<String> {
    message.as_ref().map(|message| message.render(lang))
}
