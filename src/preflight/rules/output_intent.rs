//! `output-intent`: the file says which press it is made for (ISO 15930-7, 6.2.2).

use lopdf::{Dictionary, Object, ObjectId};

use crate::colour::condition::{self, Condition};
use crate::colour::profile::Header;
use crate::diag::explanation::Example;
use crate::diag::message::{Message, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::page::Page;
use crate::preflight::pdf::{Pdf, as_dictionary, as_text, raw};
use crate::preflight::preset::Standard;
use crate::preflight::rules::Rule;

messages! {
    "preflight-output-intent";
    NONE;
    SEVERAL(count);
    NO_IDENTIFIER;
    NO_PROFILE;
    UNREADABLE;
    CLASS(class);
    SPACE(space);
    COMPONENTS(count);
    HINT;
}

/// The output intents of the catalog.
pub(in crate::preflight) fn intents<'a>(pdf: &Pdf<'a>) -> impl Iterator<Item = &'a Dictionary> {
    let list = pdf.catalog().map_or(&[][..], |catalog| pdf.list(catalog, "OutputIntents"));
    list.iter().filter_map(|each| as_dictionary(pdf.resolve(each)))
}

/// The profiles of the output intents: what is in one of them is not converted.
pub(in crate::preflight) fn press_profiles(pdf: &Pdf) -> Vec<ObjectId> {
    let profiles = intents(pdf).filter_map(|intent| raw(intent, "DestOutputProfile"));
    profiles.filter_map(|profile| pdf.locate(profile).0).collect()
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

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("output-intent"),
    asked: Some("ISO 15930-7, 6.2.2; GWG 2022, R0035"),
    page: Some((
        Severity::Error,
        Example {
            wrong: "no /OutputIntents",
            right: "/S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) /DestOutputProfile 9 0 R",
        },
    )),
    of_standard: true,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let Some(standard) = inspection.preset.standard else { return };
    let pdf = &inspection.pdf;
    let mut report = |object, message: Message| {
        let place = inspection.place(None, object);
        found.push(Diagnostic::error(RULE.code, place, message).hint(HINT.plain()));
    };
    // PDF 2.0 knows intents of single pages (ISO 32000-2, 14.11.5), and PDF/X-6 takes them for those of the file.
    let of_page = |page: &Page<'_>| {
        pdf.list(page.dictionary, "OutputIntents").iter().any(|each| {
            as_dictionary(pdf.resolve(each)).is_some_and(|intent| pdf.name(intent, "S") == Some("GTS_PDFX"))
        })
    };
    if standard == Standard::X6 && !inspection.pages.is_empty() && inspection.pages.iter().all(of_page) {
        return;
    }
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
    let Object::Stream(profile) = profile else {
        // The older standards take the name of a registered condition for its profile (ISO 15930-4 and -6, 6.2.2).
        let registry = pdf.get(intent, "RegistryName").and_then(as_text);
        let registered = registry.is_some_and(|name| name.trim() == condition::REGISTRY);
        if matches!(standard, Standard::X4 | Standard::X6) || !registered {
            report(None, NO_PROFILE.plain());
        }
        return;
    };
    match pdf.data(profile).as_deref().map(Header::read) {
        Some(Ok(header)) => {
            if header.class != "prtr" {
                report(id, CLASS.with([&header.class]));
            }
            // PDF/X-3 knows gray and RGB printers, too.
            if header.space != "CMYK" && standard != Standard::X3 {
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
