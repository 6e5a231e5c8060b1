//! The standards that a file claims to keep.

use lopdf::Object;

use super::pdf::{Pdf, as_name, as_text, raw};
use super::preset::Standard;
use super::xmp::{PDFA_ID, PDFUA_ID, PDFVT_ID, PDFX, PDFX_ID, Packet};

/// A standard that a file names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim {
    /// As the file names it, such as `PDF/X-4` or `PDF/A-2u`.
    pub name: String,
    /// The standard, if it can be checked here.
    pub standard: Option<Standard>,
}

/// What a file claims, in its metadata and in its information dictionary. What is said twice counts once.
pub(super) fn of(pdf: &Pdf) -> Vec<Claim> {
    let metadata =
        pdf.catalog().and_then(|catalog| raw(catalog, "Metadata")).map(|object| pdf.resolve(object));
    let packet = match metadata {
        Some(Object::Stream(stream)) => pdf.data(stream).as_deref().and_then(Packet::read),
        _ => None,
    };
    let said = |space: &str, name: &str| {
        packet.as_ref().and_then(|packet| packet.get(space, name)).map(str::to_owned)
    };
    let info = pdf.dictionary(&pdf.document.trailer, "Info");
    let info = |key: &str| {
        let value = info.and_then(|info| pdf.get(info, key))?;
        as_text(value).or(as_name(value).map(str::to_owned))
    };
    let mut names = Vec::new();
    names.extend(said(PDFX_ID, "GTS_PDFXVersion"));
    names.extend(said(PDFX, "GTS_PDFXConformance").or_else(|| said(PDFX, "GTS_PDFXVersion")));
    names.extend(info("GTS_PDFXConformance").or_else(|| info("GTS_PDFXVersion")));
    if let Some(part) = said(PDFA_ID, "part") {
        let level = said(PDFA_ID, "conformance").unwrap_or_default().to_lowercase();
        names.push(format!("PDF/A-{part}{level}"));
    }
    names.extend(said(PDFUA_ID, "part").map(|part| format!("PDF/UA-{part}")));
    names.extend(said(PDFVT_ID, "GTS_PDFVTVersion"));
    let mut claims: Vec<Claim> = Vec::new();
    for name in names {
        let standard = standard(&name);
        let known = |claim: &Claim| claim.name == name || standard.is_some() && claim.standard == standard;
        if !claims.iter().any(known) {
            claims.push(Claim { name, standard });
        }
    }
    claims
}

fn standard(name: &str) -> Option<Standard> {
    let begins = [
        ("PDF/X-1", Standard::X1a),
        ("PDF/X-3", Standard::X3),
        ("PDF/X-4", Standard::X4),
        ("PDF/X-6", Standard::X6),
    ];
    // PDF/X-4p and PDF/X-6p leave their profiles to others, PDF/X-6n besides to presses of other inks.
    begins
        .into_iter()
        .find(|(begin, _)| name.starts_with(begin) && !name.ends_with(['p', 'n']))
        .map(|(_, standard)| standard)
}
