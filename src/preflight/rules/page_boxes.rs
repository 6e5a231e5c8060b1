//! `page-boxes`: what is left after cutting lies in what is printed, and that on the sheet (ISO 15930-7, 6.4).

use crate::diag::message::{Template, messages};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::geometry::Rect;
use crate::preflight::Inspection;
use crate::preflight::page::Page;
use crate::preflight::rules::Kinds;

messages! {
    NO_MEDIA: "page {} has no MediaBox", "第 {} 页没有 MediaBox";
    NO_TRIM: "page {} has neither TrimBox nor ArtBox, so nothing says where to cut", "第 {} 页没有 TrimBox 也没有 ArtBox，无法知道裁切位置";
    TRIM_AND_ART: "page {} has both TrimBox and ArtBox; there must be one", "第 {} 页同时有 TrimBox 和 ArtBox，只能有一个";
    TRIM_OUTSIDE: "the TrimBox of page {} lies outside its BleedBox or sheet", "第 {} 页的 TrimBox 超出 BleedBox 或纸张";
    BLEED_OUTSIDE: "the BleedBox of page {} lies outside its sheet", "第 {} 页的 BleedBox 超出纸张";
    CROP_CUTS: "the CropBox of page {} cuts off what is printed", "第 {} 页的 CropBox 裁掉了要印的部分";
    UNIT: "page {} measures in units of its own (`/UserUnit`), which many presses do not read", "第 {} 页使用自定单位（/UserUnit），许多印刷流程不识别";
    HINT: "set the trim size and the bleed in the program that made the file, and export it as PDF/X-4", "请在制作文件的程序中设好成品尺寸和出血，再导出为 PDF/X-4";
}

/// What boxes may differ by, in points.
const TOLERANCE: f64 = 0.02;

/// A fault: its sentence, and how a page has it.
type Fault = (&'static Template, fn(&Page) -> bool);

pub(super) fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let faults: [Fault; 7] = [
        (&NO_MEDIA, |page| page.boxes.media.is_none()),
        (&NO_TRIM, |page| page.boxes.trim.or(page.boxes.art).is_none()),
        (&TRIM_AND_ART, |page| page.boxes.trim.is_some() && page.boxes.art.is_some()),
        (&TRIM_OUTSIDE, |page| {
            let outer = page.boxes.bleed.or(page.boxes.media);
            !holds(outer, page.boxes.trim.or(page.boxes.art)) || !holds(page.boxes.media, page.boxes.trim)
        }),
        (&BLEED_OUTSIDE, |page| !holds(page.boxes.media, page.boxes.bleed)),
        (&CROP_CUTS, |page| !holds(page.boxes.crop, page.boxes.bleed.or(page.boxes.trim))),
        (&UNIT, |page| page.user_unit != 1.0),
    ];
    for (message, is_faulty) in faults {
        let mut kinds: Kinds<()> = Kinds::default();
        for page in inspection.pages.iter().filter(|page| is_faulty(page)) {
            kinds.entry(()).or_default().add(page.number, page.id, 0.0);
        }
        for fault in kinds.values() {
            let place = inspection.place(fault.pages.first(), fault.object);
            let finding = Diagnostic::error(Code::PageBoxes, place, message.with([&fault.pages.to_string()]));
            found.push(finding.hint(HINT.plain()));
        }
    }
}

/// Whether one box lies in another, if both are there.
fn holds(outer: Option<Rect>, inner: Option<Rect>) -> bool {
    match (outer, inner) {
        (Some(outer), Some(inner)) => outer.inset(-TOLERANCE).holds(&inner),
        _ => true,
    }
}
