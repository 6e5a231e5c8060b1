//! `earlier-pdf-x`: what PDF/X-1a and PDF/X-3 ask for and PDF/X-4 does not (ISO 15930-4 and -6:2003, which are PDF 1.4 without
//! transparency).

use crate::diag::explanation::Example;
use crate::diag::message::{Message, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::pdf::{Pages, Pdf, as_name, as_text};
use crate::preflight::preset::Standard;
use crate::preflight::rules::Rule;
use crate::preflight::rules::optional_content::properties;
use crate::preflight::seen::Transparency;

messages! {
    "preflight-earlier-pdf-x";
    NO_CLAIM(standard);
    OTHER_CLAIM(claim, standard);
    MISSING(keys);
    TRAPPED;
    OPACITY(page, standard);
    MODE(page, standard);
    MASK(page, standard);
    GROUP(page, standard);
    LAYERS(standard);
    FILTER(page, filter, standard);
    DEPTH(page, standard);
    HINT(standard);
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("earlier-pdf-x"),
    asked: Some("ISO 15930-4:2003; ISO 15930-6:2003"),
    page: Some((
        Severity::Error,
        Example { wrong: "/ca 0.5 gs, in a file for PDF/X-1a", right: "the same colour, mixed beforehand" },
    )),
    of_standard: true,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let Some(standard @ (Standard::X1a | Standard::X3)) = inspection.preset.standard else { return };
    let pdf = &inspection.pdf;
    let name = standard.name();
    let mut report = |pages: Option<&Pages>, object, message: Message| {
        let place = inspection.place(pages.and_then(Pages::first), object);
        found.push(Diagnostic::error(RULE.code, place, message).hint(HINT.with([name])));
    };
    claim(pdf, standard, &mut |message| report(None, None, message));
    for (what, (pages, object)) in &inspection.seen.transparency {
        let template = match what {
            Transparency::Opacity => &OPACITY,
            Transparency::Mode => &MODE,
            Transparency::Mask => &MASK,
            Transparency::Group => &GROUP,
        };
        report(Some(pages), *object, template.with([pages.to_string().as_str(), name]));
    }
    if properties(pdf).is_some() {
        report(None, None, LAYERS.with([name]));
    }
    for image in &inspection.seen.images {
        let Some(first) = image.places.first() else { continue };
        let mut pages = Pages::default();
        pages.add(first.page);
        let newer =
            image.filters.iter().find(|filter| matches!(filter.as_str(), "JPXDecode" | "JBIG2Decode"));
        if let Some(filter) = newer {
            let values = [pages.to_string(), filter.clone(), name.to_owned()];
            report(Some(&pages), image.id, FILTER.with(values));
        }
        if image.bits > 8.0 {
            report(Some(&pages), image.id, DEPTH.with([pages.to_string().as_str(), name]));
        }
    }
}

/// What the file says it is, in its information dictionary (ISO 15930-4 and -6, 6.3 and 6.8).
fn claim(pdf: &Pdf, standard: Standard, report: &mut dyn FnMut(Message)) {
    let info = pdf.dictionary(&pdf.document.trailer, "Info");
    let text = |key: &str| {
        let value = info.and_then(|info| pdf.get(info, key));
        value.and_then(|value| as_text(value).or(as_name(value).map(str::to_owned)))
    };
    let conformance = text("GTS_PDFXConformance").unwrap_or_default();
    match text("GTS_PDFXVersion") {
        None => report(NO_CLAIM.with([standard.name()])),
        Some(version) => {
            let kept = match standard {
                Standard::X1a => {
                    version.starts_with("PDF/X-1a:2003")
                        || version.starts_with("PDF/X-1:") && conformance.starts_with("PDF/X-1a:")
                }
                Standard::X3 => version.starts_with("PDF/X-3:"),
                Standard::X4 | Standard::X6 => true,
            };
            if !kept {
                report(OTHER_CLAIM.with([version.as_str(), standard.name()]));
            }
        }
    }
    let missing: Vec<&str> =
        ["Title", "CreationDate", "ModDate"].into_iter().filter(|key| text(key).is_none()).collect();
    if !missing.is_empty() {
        report(MISSING.with([missing]));
    }
    if !matches!(text("Trapped").as_deref(), Some("True" | "False")) {
        report(TRAPPED.plain());
    }
}
