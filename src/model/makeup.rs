//! What the make-up of pages weighs in a book.

use super::context::Context;
use crate::content::report::{MakeUp as Content, Report};
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic};
use crate::source::Spanned;

messages! {
    BAD_WEIGHT(weight, most);
}

/// The heaviest weight.
const MOST: u32 = 10_000;

/// The weights that a book has otherwise than most; see `pagination`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs, reason = "the fields are those of content::report")]
pub struct MakeUp {
    pub page: Option<u32>,
    pub white: Option<u32>,
    pub stretch: Option<u32>,
    pub later: Option<u32>,
    pub parted: Option<u32>,
    pub lonely: Option<u32>,
    pub facing: Option<u32>,
    pub paired: Option<u32>,
}

impl MakeUp {
    /// The weights of a report.
    pub(super) fn new(report: &Report, cx: &mut Context) -> MakeUp {
        let Content { page, white, stretch, later, parted, lonely, facing, paired } =
            report.makeup.clone().unwrap_or_default();
        let mut read = |weight: Option<Spanned<u32>>| {
            let weight = weight?;
            if *weight > MOST {
                let message = BAD_WEIGHT.with([weight.to_string(), MOST.to_string()]);
                cx.push(Diagnostic::error(Code::Schema, weight.span, message));
            }
            Some(*weight)
        };
        MakeUp {
            page: read(page),
            white: read(white),
            stretch: read(stretch),
            later: read(later),
            parted: read(parted),
            lonely: read(lonely),
            facing: read(facing),
            paired: read(paired),
        }
    }
}
