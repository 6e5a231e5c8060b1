//! Findings as the protocol has them.

use std::collections::BTreeMap;
use std::ops::Range;

use lsp_types::{
    DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location, NumberOrString, Uri,
};

use super::analysis::Found;
use super::position::Lines;
use crate::diag::render::spot;
use crate::diag::{Code, Diagnostic, Lang, Place, Severity};
use crate::source::{Sources, Span};

/// Who finds.
pub(super) const SOURCE: &str = "casebound";

/// Most findings of a file that are shown; with more, something is wrong that one of them says.
const MAX_FINDINGS: usize = 500;

/// Findings by the address of their file. `address` is that of a path in the book.
pub(super) fn by_file(
    found: &[Found],
    address: impl Fn(&str) -> Option<Uri>,
    lang: Lang,
) -> BTreeMap<String, (Uri, Vec<lsp_types::Diagnostic>)> {
    let mut files: BTreeMap<String, (Uri, Vec<lsp_types::Diagnostic>)> = BTreeMap::new();
    let mut texts = Texts::default();
    for found in found {
        let Some(path) = found.diagnostic.file(found.sources) else { continue };
        let Some(uri) = address(path) else { continue };
        let (_, list) = files.entry(uri.to_string()).or_insert_with(|| (uri.clone(), Vec::new()));
        if list.len() < MAX_FINDINGS {
            let shown = texts.diagnostic(found, &address, lang);
            if !list.contains(&shown) {
                list.push(shown);
            }
        }
    }
    files
}

/// The lines of texts that were asked for.
#[derive(Default)]
struct Texts<'a>(BTreeMap<(*const Sources, u32), Lines<'a>>);

impl<'a> Texts<'a> {
    fn range(&mut self, span: Span, sources: &'a Sources) -> Option<lsp_types::Range> {
        let source = sources.get(span.file)?;
        // A cell has no place in the bytes of its file.
        if source.cell(span.start).is_some() {
            return None;
        }
        let lines = self
            .0
            .entry((std::ptr::from_ref(sources), span.file))
            .or_insert_with(|| Lines::new(source.text()));
        Some(lines.range(bytes(span)))
    }

    fn diagnostic(
        &mut self,
        found: &Found<'a>,
        address: &impl Fn(&str) -> Option<Uri>,
        lang: Lang,
    ) -> lsp_types::Diagnostic {
        let Found { diagnostic, sources } = *found;
        let range = match diagnostic.place {
            Place::Span(span) => self.range(span, sources),
            Place::File(_) | Place::Pdf(_) => None,
        };
        let related = diagnostic.related.iter().filter_map(|(span, message)| {
            let uri = address(sources.get(span.file)?.path())?;
            let range = self.range(*span, sources).unwrap_or_default();
            Some(DiagnosticRelatedInformation {
                location: Location { uri, range },
                message: message.render(lang),
            })
        });
        let related: Vec<DiagnosticRelatedInformation> = related.collect();
        lsp_types::Diagnostic {
            range: range.unwrap_or_default(),
            severity: Some(match diagnostic.severity {
                Severity::Error => DiagnosticSeverity::ERROR,
                Severity::Warning => DiagnosticSeverity::WARNING,
                Severity::Info => DiagnosticSeverity::INFORMATION,
            }),
            code: Some(NumberOrString::String(diagnostic.code.to_string())),
            source: Some(SOURCE.to_owned()),
            message: message(diagnostic, sources, lang),
            related_information: (!related.is_empty()).then_some(related),
            tags: (diagnostic.code == Code::UnusedFigure).then(|| vec![DiagnosticTag::UNNECESSARY]),
            ..lsp_types::Diagnostic::default()
        }
    }
}

/// What is wrong, in a cell of a spreadsheet with its name, and the way out below it.
fn message(found: &Diagnostic, sources: &Sources, lang: Lang) -> String {
    let cell = spot(&found.place, sources).cell.map(|cell| format!("{cell}: ")).unwrap_or_default();
    let hint = found.hint.as_ref().map(|hint| format!("\n{}", hint.render(lang))).unwrap_or_default();
    format!("{cell}{}{hint}", found.message.render(lang))
}

/// The bytes of a place.
pub(super) fn bytes(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}
