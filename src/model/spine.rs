//! The spine: how wide it is, by the printer's word or by the paper.

use super::context::Context;
use super::page::mm;
use crate::content::report::{CoverSheet, Paper};
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic};
use crate::source::{Span, Spanned, Text};

messages! {
    "spine";
    ONE_OF_BOTH;
    ONE_OF_BOTH_HINT;
    RANGE(text, low, high);
    RANGE_HINT;
}

/// How wide the spine is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spine {
    by: By,
    /// Where the report says it.
    pub span: Span,
}

/// What gives a spine its width.
#[derive(Debug, Clone, Copy, PartialEq)]
enum By {
    /// So many mm.
    Word(f64),
    /// As many sheets of this thickness in mm as the book has leaves.
    Paper(f64),
}

impl Spine {
    /// The width in mm of the spine of a book that has so many pages between its covers, to a tenth.
    pub fn width(self, pages: usize) -> f64 {
        match self.by {
            By::Word(width) => width,
            By::Paper(caliper) => (caliper * pages.div_ceil(2) as f64 * 10.0).round() / 10.0,
        }
    }

    /// What a report says of its cover. What cannot be is reported.
    pub(super) fn new(sheet: &Spanned<CoverSheet>, cx: &mut Context) -> Option<Spine> {
        let by = match (&sheet.spine, &sheet.paper) {
            (Some(spine), None) => {
                let width = mm(spine, cx)?;
                within(width, spine, (0.0, 100.0), "mm", cx).map(By::Word)
            }
            (None, Some(paper)) => caliper(paper, sheet, cx).map(By::Paper),
            (Some(_), Some(_)) | (None, None) => {
                one_of_both(sheet, cx);
                None
            }
        };
        by.map(|by| Spine { by, span: sheet.span })
    }
}

/// The thickness of a sheet in mm: 100 g/m² of 1 cm³/g are a tenth of a millimetre.
fn caliper(paper: &Paper, sheet: &Spanned<CoverSheet>, cx: &mut Context) -> Option<f64> {
    match (&paper.caliper, &paper.grammage) {
        (Some(caliper), None) if paper.volume.is_none() => {
            let thickness = mm(caliper, cx)?;
            within(thickness, caliper, (0.02, 1.0), "mm", cx)
        }
        (None, Some(grammage)) => {
            let number = |text: &Text| text.trim().parse::<f64>().unwrap_or(f64::NAN);
            let weight = within(number(grammage), grammage, (20.0, 600.0), "g/m²", cx);
            let volume = match &paper.volume {
                Some(volume) => within(number(volume), volume, (0.5, 3.0), "cm³/g", cx),
                None => Some(1.0),
            };
            weight.zip(volume).map(|(weight, volume)| weight * volume / 1000.0)
        }
        _ => {
            one_of_both(sheet, cx);
            None
        }
    }
}

fn one_of_both(sheet: &Spanned<CoverSheet>, cx: &mut Context) {
    let found = Diagnostic::error(Code::Schema, sheet.span, ONE_OF_BOTH.plain());
    cx.push(found.hint(ONE_OF_BOTH_HINT.plain()));
}

/// A number, if it is one that can be.
fn within(number: f64, typed: &Text, (low, high): (f64, f64), unit: &str, cx: &mut Context) -> Option<f64> {
    if (low..=high).contains(&number) {
        return Some(number);
    }
    let [low, high] = [low, high].map(|bound| format!("{bound} {unit}"));
    let found = Diagnostic::error(Code::Schema, typed.span(), RANGE.with([typed.as_str(), &low, &high]));
    cx.push(found.hint(RANGE_HINT.plain()));
    None
}

#[cfg(test)]
mod tests {
    use super::{By, Span, Spine};

    #[test]
    fn paper_and_pages_make_the_spine() {
        let width = |by, pages| Spine { by, span: Span::default() }.width(pages);
        assert_eq!(width(By::Paper(0.12), 130), 7.8);
        assert_eq!(width(By::Paper(0.12), 129), 7.8, "a leaf has two pages");
        assert_eq!(width(By::Word(9.0), 4), 9.0);
    }
}
