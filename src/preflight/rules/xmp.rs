//! `xmp`: what the file says about itself, and that it says it twice alike (ISO 15930-7, 6.2.1, 6.7 and 6.8).

use lopdf::{Dictionary, Object};

use crate::diag::explanation::Example;
use crate::diag::message::{Message, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::pdf::{Pdf, as_name, as_text, raw};
use crate::preflight::preset::Standard;
use crate::preflight::rules::Rule;
use crate::preflight::xmp::{DC, MM, PDF, PDFX_ID, Packet, XMP, moment};

messages! {
    "preflight-xmp";
    NO_PACKET;
    BROKEN;
    COMPRESSED;
    NO_CLAIM(standard);
    OTHER_CLAIM(claim, standard);
    MISSING(what);
    TRAPPED;
    DIFFERS(key, info, xmp);
    HINT(standard);
}

/// What a packet must hold besides the claim and the trapping.
const REQUIRED: [(&str, &str, &str); 7] = [
    (DC, "title", "dc:title"),
    (XMP, "CreateDate", "xmp:CreateDate"),
    (XMP, "ModifyDate", "xmp:ModifyDate"),
    (XMP, "MetadataDate", "xmp:MetadataDate"),
    (MM, "DocumentID", "xmpMM:DocumentID"),
    (MM, "VersionID", "xmpMM:VersionID"),
    (MM, "RenditionClass", "xmpMM:RenditionClass"),
];

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("xmp"),
    asked: Some("ISO 15930-7, 6.2.1, 6.7, 6.8"),
    page: Some((Severity::Error, Example { wrong: "pdf:Trapped Unknown", right: "pdf:Trapped False" })),
    of_standard: true,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let Some(standard @ (Standard::X4 | Standard::X6)) = inspection.preset.standard else { return };
    let name = standard.name();
    let pdf = &inspection.pdf;
    let metadata = pdf.catalog().and_then(|catalog| raw(catalog, "Metadata"));
    let (id, metadata) = metadata.map_or((None, &Object::Null), |object| pdf.locate(object));
    let mut report = |message: Message| {
        let place = inspection.place(None, id);
        found.push(Diagnostic::error(RULE.code, place, message).hint(HINT.with([name])));
    };
    let Object::Stream(stream) = metadata else { return report(NO_PACKET.plain()) };
    let packet = pdf.data(stream).as_deref().and_then(Packet::read);
    let Some(packet) = packet else { return report(BROKEN.plain()) };
    if pdf.get(&stream.dict, "Filter").is_some() {
        report(COMPRESSED.plain());
    }
    match packet.get(PDFX_ID, "GTS_PDFXVersion") {
        Some(own) if own == name => {}
        Some(other) => report(OTHER_CLAIM.with([other, name])),
        None => report(NO_CLAIM.with([name])),
    }
    let missing = REQUIRED.iter().filter(|(space, name, _)| packet.get(space, name).is_none());
    let missing: Vec<&str> = missing.map(|(.., shown)| *shown).collect();
    if !missing.is_empty() {
        report(MISSING.with([missing]));
    }
    if !matches!(packet.get(PDF, "Trapped"), Some("True" | "False")) {
        report(TRAPPED.plain());
    }
    if let Some(info) = pdf.dictionary(&pdf.document.trailer, "Info") {
        agreement(pdf, info, &packet, &mut report);
    }
}

/// What the information dictionary repeats must be the same.
fn agreement<'a>(pdf: &Pdf<'a>, info: &'a Dictionary, packet: &Packet, report: &mut impl FnMut(Message)) {
    let pairs = [
        ("Title", DC, "title"),
        ("Producer", PDF, "Producer"),
        ("Creator", XMP, "CreatorTool"),
        ("CreationDate", XMP, "CreateDate"),
        ("ModDate", XMP, "ModifyDate"),
        ("Trapped", PDF, "Trapped"),
        ("GTS_PDFXVersion", PDFX_ID, "GTS_PDFXVersion"),
    ];
    for (key, space, name) in pairs {
        let own =
            pdf.get(info, key).and_then(|object| as_text(object).or(as_name(object).map(str::to_owned)));
        let (Some(own), Some(other)) = (own, packet.get(space, name)) else { continue };
        let same =
            if key.ends_with("Date") { moment(&own) == moment(other) } else { own.trim() == other.trim() };
        if !same {
            report(DIFFERS.with([key, &own, other]));
        }
    }
}
