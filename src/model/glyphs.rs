//! Characters that no font of the book has, found in the files before anything is typeset.
//!
//! Typst prints an empty box for such a character without a word. Every scalar of every file is looked at, so the
//! finding names the very column.

use std::collections::BTreeSet;

use super::private;
use crate::content::load::Files;
use crate::content::tabular::Table;
use crate::diag::message::{self as m, messages};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::yaml::{Kind, Node};
use crate::source::{Sources, Span};

messages! {
    "glyphs";
    PRIVATE_HINT(character);
}

/// Reports every character without a glyph. `covers` says whether a font of the book has a character; `families` are the
/// fonts tried.
pub fn check(
    files: &Files,
    sources: &Sources,
    covers: &dyn Fn(char) -> bool,
    families: &[String],
    diagnostics: &mut Diagnostics,
) {
    let mut search = Search { sources, covers, found: BTreeSet::new() };
    files.trees().for_each(|root| search.node(root));
    files.tables().for_each(|table| search.table(table));
    for (span, c) in search.found {
        let name = format!("{c} (U+{:04X})", c as u32);
        let hint = match private::likely(c) {
            Some(meant) => PRIVATE_HINT.with([String::from(meant)]),
            None => m::MISSING_GLYPH_HINT.with([families.to_vec()]),
        };
        diagnostics
            .push(Diagnostic::error(Code::MissingGlyph, span, m::MISSING_GLYPH.with([&name])).hint(hint));
    }
}

struct Search<'a> {
    sources: &'a Sources,
    covers: &'a dyn Fn(char) -> bool,
    found: BTreeSet<(Span, char)>,
}

impl Search<'_> {
    /// The cells of a data file, each at its own place.
    fn table(&mut self, table: &Table) {
        let cells = table.rows.iter().flat_map(|row| row.cells.iter().flatten());
        for text in table.columns.iter().chain(cells) {
            let missing: Vec<char> = text.chars().filter(|c| self.is_missing(*c)).collect();
            self.found.extend(missing.into_iter().map(|c| (text.span(), c)));
        }
    }

    fn node(&mut self, node: &Node) {
        match &node.kind {
            Kind::Scalar { text, .. } => {
                let missing: Vec<_> = text.char_indices().filter(|(_, c)| self.is_missing(*c)).collect();
                if let (Some(source), false) = (self.sources.get(node.span.file), missing.is_empty()) {
                    let places = source.places(node.span, text);
                    let placed = |(at, c): (usize, char)| (places.part(at..at + c.len_utf8()), c);
                    self.found.extend(missing.into_iter().map(placed));
                }
            }
            Kind::Sequence(items) => items.iter().for_each(|item| self.node(item)),
            Kind::Mapping(entries) => {
                for (key, value) in entries {
                    // Some keys are printed, such as the series that a base belongs to.
                    let missing: Vec<char> = key.text.chars().filter(|c| self.is_missing(*c)).collect();
                    self.found.extend(missing.into_iter().map(|c| (key.span, c)));
                    self.node(value);
                }
            }
        }
    }

    fn is_missing(&self, c: char) -> bool {
        !(self.covers)(c) && needs_glyph(c)
    }
}

/// Spaces and the characters that Unicode calls default-ignorable show nothing.
fn needs_glyph(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '\u{AD}' | '\u{34F}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}
