//! Documents as bytes: PDF, PNG, SVG.

use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_render::RenderOptions;
use typst_svg::SvgOptions;

/// The moment `seconds` after the beginning of 1970, UTC. `None` beyond the years a date can have.
pub fn moment(seconds: i64) -> Option<Datetime> {
    let at = time::OffsetDateTime::from_unix_timestamp(seconds).ok()?;
    let (year, month, day) = at.to_calendar_date();
    Datetime::from_ymd_hms(year, month.into(), day, at.hour(), at.minute(), at.second())
}

/// The document as a tagged PDF with embedded subsets of its fonts.
///
/// # Errors
/// What Typst cannot write as PDF.
pub fn pdf(document: &PagedDocument, moment: Option<Datetime>) -> Result<Vec<u8>, Vec<SourceDiagnostic>> {
    let options = PdfOptions {
        creator: Smart::Custom(Some(concat!("Casebound ", env!("CARGO_PKG_VERSION")).into())),
        timestamp: moment.map(Timestamp::new_utc),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| errors.to_vec())
}

/// The document as an untagged PDF 1.6, for the [`press`](crate::press) to finish.
///
/// # Errors
/// What Typst cannot write as PDF.
pub fn press_pages(
    document: &PagedDocument,
    moment: Option<Datetime>,
) -> Result<Vec<u8>, Vec<SourceDiagnostic>> {
    let options = PdfOptions {
        creator: Smart::Custom(None),
        timestamp: moment.map(Timestamp::new_utc),
        standards: PdfStandards::new(&[PdfStandard::V_1_6]).unwrap_or_default(),
        tagged: false,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| errors.to_vec())
}

/// Every page as PNG at a resolution in pixels per inch.
///
/// # Errors
/// What the encoder says.
pub fn png(document: &PagedDocument, ppi: f64) -> Result<Vec<Vec<u8>>, String> {
    let options = RenderOptions { pixel_per_pt: (ppi / 72.0).into(), render_bleed: false };
    document
        .pages()
        .iter()
        .map(|page| typst_render::render(page, &options).encode_png().map_err(|error| error.to_string()))
        .collect()
}

/// Every page as SVG, its text as outlines.
pub fn svg(document: &PagedDocument) -> Vec<Vec<u8>> {
    let options = SvgOptions { render_bleed: false, pretty: false };
    document.pages().iter().map(|page| typst_svg::svg(page, &options).into_bytes()).collect()
}

/// One page as SVG with its bleed, its text as outlines.
pub fn page_svg(page: &Page) -> Vec<u8> {
    typst_svg::svg(page, &SvgOptions { render_bleed: true, pretty: false }).into_bytes()
}
