//! Pages of the codes that show only when a book is typeset for press, or when a finished PDF is examined.

use super::page;
use crate::diag::explanation::Documented;

/// The pages.
pub(super) const PAGES: &[Documented] = &[
    page!(PdfSyntax Error, "report.pdf, cut off after 1 MB", "report.pdf, whole"),
    page!(PdfLimit Warning, "a map of thirty million lines on one page", "the same map as a picture of 600 ppi"),
    page!(PdfEncrypted Error, "/Encrypt 7 0 R", "no /Encrypt"),
    page!(PdfVersion Error, "%PDF-2.0", "%PDF-1.6"),
    page!(FileId Error, "trailer << /Root 1 0 R >>", "trailer << /Root 1 0 R /ID [<…> <…>] >>"),
    page!(OutputIntent Error, "no /OutputIntents", "/S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) /DestOutputProfile 9 0 R"),
    page!(Xmp Error, "pdf:Trapped Unknown", "pdf:Trapped False"),
    page!(PageBoxes Error, "TrimBox [0 0 700 900] on a sheet of 595 × 842", "TrimBox [34 34 629 876] on a sheet of 663 × 910"),
    page!(Bleed Warning, "a ground from 0 to 210 mm on a page of 210 mm", "a ground from -3 to 213 mm"),
    page!(ColourSpace Error, "1 0 0 rg", "0 1 1 0 k"),
    page!(ForbiddenObject Error, "/Annots [ << /Subtype /Link … >> ]", "no /Annots"),
    page!(ImageResolution Warning, "logo: images/fapon.png   # 300 pixels wide, printed 60 mm wide", "logo: images/fapon.svg"),
    page!(Overset Error, "callout: { number: 12.5%, text: 一段写了两百字的说明…… }", "callout: { number: 12.5%, text: 的企业选择此项 }"),
    page!(RgbInPress Warning, "DeviceRGB 0.18 0.63 0.85", "DeviceCMYK 0.70 0.15 0 0"),
    page!(InkLimit Warning, "cmyk: [90, 80, 80, 90]", "cmyk: [60, 50, 50, 90]"),
    page!(ThinLine Warning, "0.1 w", "0.25 w"),
    page!(SmallKnockout Warning, "5 pt, white on C70 M15 Y0 K0", "7 pt, white on C70 M15 Y0 K0"),
    page!(PageMultiple Info, "155 pages", "156 pages"),
    page!(NoAlt Warning, "/S /Figure", "/S /Figure /Alt (…)"),
];
