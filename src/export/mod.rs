//! Documents as bytes: PDF, PNG, SVG; and the numbers of figures.

pub mod charts;
pub mod numbers;
pub mod svg;

use std::error::Error;
use std::fmt;

use image::RgbaImage;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_render::RenderOptions;
use typst_svg::SvgOptions;

use crate::diag::message::{Message, messages};
use crate::geometry::PT_PER_INCH;

/// The moment `seconds` after the beginning of 1970, UTC. `None` beyond the years a date can have.
pub fn moment(seconds: i64) -> Option<Datetime> {
    let at = time::OffsetDateTime::from_unix_timestamp(seconds).ok()?;
    let (year, month, day) = at.to_calendar_date();
    Datetime::from_ymd_hms(year, month.into(), day, at.hour(), at.minute(), at.second())
}

/// The names of the standards that a PDF can be written to.
pub const STANDARDS: [&str; 17] = [
    "ua-1", "a-1b", "a-1a", "a-2b", "a-2u", "a-2a", "a-3b", "a-3u", "a-3a", "a-4", "a-4f", "a-4e", "1.4",
    "1.5", "1.6", "1.7", "2.0",
];

/// What Typst cannot write as PDF, and what breaks its standards.
/// [`Typesetter::explain`](crate::typeset::Typesetter::explain) leads each to the editors' files.
#[derive(Debug, Clone)]
pub struct PdfError(pub Vec<SourceDiagnostic>);

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let messages: Vec<&str> = self.0.iter().map(|error| error.message.as_str()).collect();
        f.write_str(&messages.join("; "))
    }
}

impl Error for PdfError {}

messages! {
    "export";
    CLASHING(names);
    NO_PNG;
}

/// The standards that a PDF is written to. Typst refuses to write a document that breaks one of them.
#[derive(Debug, Clone)]
pub struct Standards(PdfStandards);

impl Standards {
    /// The standards of these [names](STANDARDS).
    ///
    /// # Errors
    /// When there can be no PDF that follows all of them.
    pub fn from_names(names: &[impl AsRef<str>]) -> Result<Standards, Message> {
        let refused = || {
            let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
            CLASHING.with([names])
        };
        let parsed = names.iter().map(|name| PdfStandard::deserialize(name.as_ref().into_deserializer()));
        let parsed = parsed.collect::<Result<Vec<_>, serde::de::value::Error>>();
        let standards = PdfStandards::new(&parsed.map_err(|_| refused())?);
        standards.map(Standards).map_err(|_| refused())
    }

    /// What a document is written to unless asked otherwise: accessible to everyone (PDF/UA-1, ISO 14289-1), and readable for
    /// as long as there are archives (PDF/A-2a, ISO 19005-2), which takes a date.
    pub fn usual(moment: Option<Datetime>) -> Standards {
        let usual = if moment.is_some() { ["ua-1", "a-2a"].as_slice() } else { &["ua-1"] };
        Standards::from_names(usual).unwrap_or_else(|_| Standards(PdfStandards::default()))
    }
}

/// The document as a tagged PDF with embedded subsets of its fonts, conforming to standards.
///
/// # Errors
/// What Typst cannot write as PDF, and what breaks the standards.
pub fn pdf(
    document: &PagedDocument,
    moment: Option<Datetime>,
    standards: &Standards,
) -> Result<Vec<u8>, PdfError> {
    let options = PdfOptions {
        creator: Smart::Custom(Some(concat!("Casebound ", env!("CARGO_PKG_VERSION")).into())),
        timestamp: moment.map(Timestamp::new_utc),
        standards: standards.0.clone(),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| PdfError(errors.to_vec()))
}

/// The document as an untagged PDF 1.6, for the [`press`](crate::press) to finish.
///
/// # Errors
/// What Typst cannot write as PDF.
pub fn press_pages(document: &PagedDocument, moment: Option<Datetime>) -> Result<Vec<u8>, PdfError> {
    let options = PdfOptions {
        creator: Smart::Custom(None),
        timestamp: moment.map(Timestamp::new_utc),
        standards: PdfStandards::new(&[PdfStandard::V_1_6]).unwrap_or_default(),
        tagged: false,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| PdfError(errors.to_vec()))
}

/// Every page as PNG at a resolution in pixels per inch.
///
/// # Errors
/// When a page is too large for a picture.
pub fn png(document: &PagedDocument, ppi: f64) -> Result<Vec<Vec<u8>>, Message> {
    let options = RenderOptions { pixel_per_pt: (ppi / PT_PER_INCH).into(), render_bleed: false };
    document
        .pages()
        .iter()
        .map(|page| typst_render::render(page, &options).encode_png().map_err(|_| NO_PNG.plain()))
        .collect()
}

/// Gray pixels as PNG.
///
/// # Errors
/// When there are too many for a picture.
pub fn gray_png(width: u32, height: u32, pixels: &[u8]) -> Result<Vec<u8>, Message> {
    let mut png = std::io::Cursor::new(Vec::new());
    let (colour, format) = (image::ExtendedColorType::L8, image::ImageFormat::Png);
    image::write_buffer_with_format(&mut png, pixels, width, height, colour, format)
        .map_err(|_| NO_PNG.plain())?;
    Ok(png.into_inner())
}

/// One page as PNG at a resolution in pixels per inch, and its pixels. `None` for one that is too large for a picture.
pub fn page_png(page: &Page, ppi: f64) -> Option<(Vec<u8>, RgbaImage)> {
    soon(page, &RenderOptions { pixel_per_pt: (ppi / PT_PER_INCH).into(), render_bleed: false })
}

/// One page as PNG with its bleed, at so many pixels per pt. `None` for one that is too large for a picture.
pub fn page_pixels(page: &Page, pixels_per_pt: f64) -> Option<Vec<u8>> {
    soon(page, &RenderOptions { pixel_per_pt: pixels_per_pt.into(), render_bleed: true }).map(|(png, _)| png)
}

/// A page as PNG that is there soon rather than small, and its pixels.
fn soon(page: &Page, options: &RenderOptions) -> Option<(Vec<u8>, RgbaImage)> {
    let pixels = typst_render::render(page, options);
    // Pages are opaque: what is premultiplied is as it is.
    let image = RgbaImage::from_raw(pixels.width(), pixels.height(), pixels.take())?;
    let mut png = Vec::new();
    // To look for the best filter of every row would take twice as long as to draw them.
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::Up);
    image.write_with_encoder(encoder).ok()?;
    Some((png, image))
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

#[cfg(test)]
mod tests {
    use super::{STANDARDS, Standards};

    #[test]
    fn every_named_standard_is_known() {
        for name in STANDARDS {
            assert!(Standards::from_names(&[name]).is_ok(), "{name}");
        }
        assert!(Standards::from_names(&["x-4"]).is_err());
    }

    #[test]
    fn standards_that_exclude_each_other_are_refused() {
        assert!(Standards::from_names(&["ua-1", "a-2a"]).is_ok());
        for names in [["a-2a", "a-3a"], ["a-2a", "2.0"], ["1.4", "1.7"]] {
            assert!(Standards::from_names(&names).is_err(), "{names:?}");
        }
    }
}
