//! What a press does not hold, in words.

use super::plates::{Finding, Problem};
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Place};
use crate::limits::{LEAST_KNOCKOUT, LEAST_LINE};
use crate::model::Press;

messages! {
    RGB_COLOUR: "the colour {} is no ink", "颜色 {} 不是油墨";
    RGB_COLOUR_HINT: "use the inks of the theme, or write `cmyk(…)`", "请使用 theme 里的油墨，或写 cmyk(…)";
    HEAVY_COLOUR: "a colour asks for {} % of ink; {} takes {} %", "有颜色的墨量达 {}%，{} 最多 {}%";
    HEAVY_COLOUR_HINT: "take the dark from black rather than from the three colours", "深色多用黑墨，少用三色叠印";
    THIN_LINE: "a line of {} pt; a press holds {} pt", "有 {} pt 的线，印刷至少要 {} pt";
    THIN_LINE_HINT: "make it wider in the layout", "请在版式中加粗";
    SMALL_KNOCKOUT: "white type of {} pt on {} inks; from {} pt on it stays open", "{} pt 的反白字在 {} 种油墨上；{} pt 以上才不会糊";
    SMALL_KNOCKOUT_HINT: "set it larger, or on a ground of one ink", "请加大字号，或改用单色底";
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
                let [width, least] = [*width, LEAST_LINE].map(|pt| format!("{pt:.2}"));
                Diagnostic::warning(Code::ThinLine, place, THIN_LINE.with([&width, &least]))
                    .hint(THIN_LINE_HINT.plain())
            }
            Problem::Knockout(size, inks) => {
                let [size, least] = [*size, LEAST_KNOCKOUT].map(|pt| format!("{pt:.1}"));
                let message = SMALL_KNOCKOUT.with([&size, &inks.to_string(), &least]);
                Diagnostic::warning(Code::SmallKnockout, place, message).hint(SMALL_KNOCKOUT_HINT.plain())
            }
        }
    }
}
