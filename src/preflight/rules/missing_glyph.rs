//! `missing-glyph`: no `.notdef` is shown (ISO 15930-7, 6.3.1).

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Inspection;
use crate::preflight::font::Font;
use crate::preflight::rules::Rule;

messages! {
    "preflight-missing-glyph";
    NOTDEF(font, missing, page);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::MissingGlyph,
    asked: Some("ISO 15930-7, 6.3.1"),
    page: None,
    of_standard: true,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    for used in &inspection.seen.fonts {
        let font = Font::new(&inspection.pdf, used.dictionary);
        let glyphs = font.glyphs(&inspection.pdf, used.dictionary);
        let missing = || used.codes.iter().filter(|(code, _)| glyphs.lack(**code));
        if let Some(first) = missing().map(|(_, page)| *page).min() {
            let place = inspection.place(Some(first), used.id);
            let count = missing().count().to_string();
            let message = NOTDEF.with([&font.name, &count, &first.to_string()]);
            found.push(Diagnostic::error(Code::MissingGlyph, place, message).hint(HINT.plain()));
        }
    }
}
