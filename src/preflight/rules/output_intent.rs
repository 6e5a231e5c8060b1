//! `output-intent`: the file says which press it is made for (ISO 15930-7, 6.2.2).

use lopdf::{Dictionary, Object};

use crate::colour::condition::Condition;
use crate::colour::profile::Header;
use crate::diag::message::{Message, messages};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::preflight::Inspection;
use crate::preflight::pdf::{Pdf, as_dictionary, as_text};

messages! {
    NONE: "the file has no output intent for print, so nothing says which press its inks are meant for", "文件没有印刷输出意图，无法知道颜色针对哪种印刷条件";
    SEVERAL: "the file has {} output intents for print; there must be one", "文件有 {} 个印刷输出意图，只能有一个";
    NO_IDENTIFIER: "the output intent names no printing condition", "输出意图没有写明印刷条件";
    NO_PROFILE: "the output intent has no profile", "输出意图没有附带 ICC 配置文件";
    UNREADABLE: "the profile of the output intent cannot be read", "输出意图的配置文件无法读取";
    CLASS: "the profile of the output intent is of the class `{}`, not an output profile (`prtr`)", "输出意图的配置文件类别是“{}”，不是输出设备（prtr）";
    SPACE: "the profile of the output intent describes {}, not CMYK", "输出意图的配置文件描述的是 {}，不是 CMYK";
    COMPONENTS: "the profile of the output intent is said to have {} components, and has 4", "输出意图的配置文件标称 {} 个分量，实为 4 个";
    HINT: "export the file as PDF/X-4 with the printer's CMYK profile", "请用印厂的 CMYK 配置文件导出为 PDF/X-4";
}

/// The output intents of the catalog.
pub(in crate::preflight) fn intents<'a>(pdf: &Pdf<'a>) -> impl Iterator<Item = &'a Dictionary> {
    let list = pdf.catalog().map_or(&[][..], |catalog| pdf.list(catalog, "OutputIntents"));
    list.iter().filter_map(|each| as_dictionary(pdf.resolve(each)))
}

fn for_print<'a>(pdf: &Pdf<'a>) -> Vec<&'a Dictionary> {
    intents(pdf).filter(|intent| pdf.name(intent, "S") == Some("GTS_PDFX")).collect()
}

/// The printing condition that a file names.
pub(in crate::preflight) fn condition(pdf: &Pdf) -> Option<Condition> {
    let intent = for_print(pdf).into_iter().next()?;
    let identifier = pdf.get(intent, "OutputConditionIdentifier").and_then(as_text)?;
    Some(Condition::named(identifier.trim()))
}

pub(super) fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let pdf = &inspection.pdf;
    let mut report = |object, message: Message| {
        let place = inspection.place(None, object);
        found.push(Diagnostic::error(Code::OutputIntent, place, message).hint(HINT.plain()));
    };
    let intents = for_print(pdf);
    let Some(intent) = intents.first() else { return report(None, NONE.plain()) };
    if intents.len() > 1 {
        report(None, SEVERAL.with([&intents.len().to_string()]));
    }
    let identifier = pdf.get(intent, "OutputConditionIdentifier").and_then(as_text);
    if identifier.is_none_or(|identifier| identifier.trim().is_empty()) {
        report(None, NO_IDENTIFIER.plain());
    }
    let (id, profile) = crate::preflight::pdf::raw(intent, "DestOutputProfile")
        .map_or((None, &Object::Null), |object| pdf.locate(object));
    let Object::Stream(profile) = profile else { return report(None, NO_PROFILE.plain()) };
    match pdf.data(profile).as_deref().map(Header::read) {
        Some(Ok(header)) => {
            if header.class != "prtr" {
                report(id, CLASS.with([&header.class]));
            }
            if header.space != "CMYK" {
                report(id, SPACE.with([&header.space]));
            }
            let count = pdf.number(&profile.dict, "N").unwrap_or(0.0);
            if header.space == "CMYK" && count != 4.0 {
                report(id, COMPONENTS.with([&count.to_string()]));
            }
        }
        _ => report(id, UNREADABLE.plain()),
    }
}
