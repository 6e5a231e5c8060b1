//! What a press does not hold, in words.

use super::plates::{Finding, Problem};
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Place};
use crate::limits::{MIN_KNOCKOUT, MIN_LINE};
use crate::model::Press;

messages! {
    "press";
    RGB_COLOUR(colour);
    RGB_COLOUR_HINT;
    HEAVY_COLOUR(ink, condition, limit);
    HEAVY_COLOUR_HINT;
    THIN_LINE(width, least);
    THIN_LINE_HINT;
    SMALL_KNOCKOUT(size, inks, least);
    SMALL_KNOCKOUT_HINT;
}

impl Finding {
    /// The finding at the place it comes from.
    pub fn diagnostic(&self, place: Place, press: &Press) -> Diagnostic {
        match &self.problem {
            Problem::Rgb(colour) => Diagnostic::warning(Code::RgbInPress, place, RGB_COLOUR.with([colour]))
                .hint(RGB_COLOUR_HINT.plain()),
            Problem::Ink(total) => {
                let [total, limit] =
                    [*total, press.output.condition.ink_limit].map(|percent| format!("{percent:.0}"));
                let message = HEAVY_COLOUR.with([&total, &press.output.condition.identifier, &limit]);
                Diagnostic::warning(Code::InkLimit, place, message).hint(HEAVY_COLOUR_HINT.plain())
            }
            Problem::ThinLine(width) => {
                let [width, least] = [*width, MIN_LINE].map(|pt| format!("{pt:.2}"));
                Diagnostic::warning(Code::ThinLine, place, THIN_LINE.with([&width, &least]))
                    .hint(THIN_LINE_HINT.plain())
            }
            Problem::Knockout(size, inks) => {
                let [size, least] = [*size, MIN_KNOCKOUT].map(|pt| format!("{pt:.1}"));
                let message = SMALL_KNOCKOUT.with([&size, &inks.to_string(), &least]);
                Diagnostic::warning(Code::SmallKnockout, place, message).hint(SMALL_KNOCKOUT_HINT.plain())
            }
        }
    }
}
