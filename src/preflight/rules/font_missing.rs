//! `font-missing`: every font that shows text is in the file (ISO 15930-7, 6.3.1).

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Inspection;
use crate::preflight::font::Font;
use crate::preflight::rules::Rule;

messages! {
    "preflight-font-missing";
    NOT_EMBEDDED(font, page);
    HINT;
}

pub(super) const RULE: Rule =
    Rule { code: Code::FontMissing, asked: Some("ISO 15930-7, 6.3.1"), page: None, of_standard: true, check };

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    for used in &inspection.seen.fonts {
        let Some(first) = used.pages.first() else { continue };
        let font = Font::new(&inspection.pdf, used.dictionary);
        if !font.is_embedded() {
            let place = inspection.place(Some(first), used.id);
            let message = NOT_EMBEDDED.with([&font.name, &used.pages.to_string()]);
            found.push(Diagnostic::error(Code::FontMissing, place, message).hint(HINT.plain()));
        }
    }
}
