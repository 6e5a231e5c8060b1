//! `font-missing`: every font that shows text is in the file (ISO 15930-7, 6.3.1).

use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Inspection;
use crate::preflight::font::Font;

messages! {
    NOT_EMBEDDED: "the font {} is not embedded (page {})", "字体 {} 没有嵌入（第 {} 页）";
    HINT: "embed it when exporting, or turn the text into outlines; another machine would print it in another font", "请在导出时嵌入，或把文字转为轮廓；别的机器会换成其他字体印出";
}

pub(super) fn check(inspection: &Inspection, found: &mut Diagnostics) {
    for used in &inspection.seen.fonts {
        let Some(first) = used.pages.first() else { continue };
        let font = Font::of(&inspection.pdf, used.dictionary);
        if !font.is_embedded() {
            let place = inspection.place(Some(first), used.id);
            let message = NOT_EMBEDDED.with([&font.name, &used.pages.to_string()]);
            found.push(Diagnostic::error(Code::FontMissing, place, message).hint(HINT.plain()));
        }
    }
}
