//! `forbidden-object`: what changes a page after it was approved, or what a press cannot print (ISO 15930-7, 6.5, 6.6
//! and 6.10).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId};

use crate::diag::explanation::Example;
use crate::diag::message::{Template, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::page::rectangle;
use crate::preflight::pdf::{Pdf, as_dictionary, as_name, raw};
use crate::preflight::preset::Standard;
use crate::preflight::rules::Rule;

messages! {
    "preflight-forbidden-object";
    SCRIPT(count);
    ACTION(count);
    EMBEDDED(count);
    FORM(count);
    ANNOTATION(count);
    POSTSCRIPT(count);
    TRANSFER(count);
    HALFTONE(count);
    OPI(count);
    ALTERNATES(count);
    REFERENCE(count);
    LZW(count);
    HINT;
}

/// What was found of a kind: how often, and where first.
#[derive(Default)]
struct Count {
    times: usize,
    page: Option<usize>,
    object: Option<ObjectId>,
}

#[derive(Default)]
struct Kinds(BTreeMap<&'static str, (Option<&'static Template<1>>, Count)>);

impl Kinds {
    fn add(
        &mut self,
        key: &'static str,
        message: &'static Template<1>,
        page: Option<usize>,
        object: Option<ObjectId>,
    ) {
        let (template, count) = self.0.entry(key).or_default();
        *template = Some(message);
        count.times += 1;
        if count.times == 1 {
            (count.page, count.object) = (page, object);
        }
    }
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("forbidden-object"),
    asked: Some("ISO 15930-7, 6.5, 6.6, 6.10"),
    page: Some((
        Severity::Error,
        Example { wrong: "/Annots [ << /Subtype /Link … >> ]", right: "no /Annots" },
    )),
    of_standard: true,
    check,
};

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let pdf = &inspection.pdf;
    let mut kinds = Kinds::default();
    for (id, object) in &pdf.document.objects {
        walk(pdf, object, *id, &mut kinds);
    }
    if let Some(catalog) = pdf.catalog() {
        let form = pdf.dictionary(catalog, "AcroForm");
        if form.is_some_and(|form| !pdf.list(form, "Fields").is_empty() || form.has(b"XFA")) {
            kinds.add("form", &FORM, None, None);
        }
        let names = pdf.dictionary(catalog, "Names");
        if names.is_some_and(|names| pdf.get(names, "EmbeddedFiles").is_some()) {
            kinds.add("embedded", &EMBEDDED, None, None);
        }
    }
    for page in &inspection.pages {
        for each in pdf.list(page.dictionary, "Annots") {
            let (id, object) = pdf.locate(each);
            let Some(annotation) = as_dictionary(object).filter(|_| pdf.budget.step(1)) else { continue };
            let harmless =
                matches!(pdf.name(annotation, "Subtype"), Some("PrinterMark" | "TrapNet" | "Popup"));
            let area = pdf.get(annotation, "Rect").and_then(|object| rectangle(pdf, object));
            let inside = area.is_none_or(|area| page.boxes.print(&area));
            // PDF/X-6 has annotations on the page, with conditions that are not published.
            if !harmless && inside && inspection.preset.standard != Some(Standard::X6) {
                kinds.add("annotation", &ANNOTATION, Some(page.number), id);
            }
        }
    }
    for (template, count) in kinds.0.into_values() {
        if let Some(template) = template {
            let place = inspection.place(count.page, count.object);
            let message = template.with([&count.times.to_string()]);
            found.push(Diagnostic::error(RULE.code, place, message).hint(HINT.plain()));
        }
    }
}

/// Looks at every dictionary of an object. Dictionaries stand at most as deep as the parser went.
fn walk<'a>(pdf: &Pdf<'a>, object: &'a Object, id: ObjectId, kinds: &mut Kinds) {
    let mut stack = vec![object];
    while let Some(object) = stack.pop() {
        if !pdf.budget.step(1) {
            return;
        }
        match object {
            Object::Array(array) => stack.extend(array),
            Object::Dictionary(dictionary) => {
                look_at(pdf, dictionary, id, kinds);
                stack.extend(dictionary.iter().map(|(_, value)| value));
            }
            Object::Stream(stream) => {
                look_at(pdf, &stream.dict, id, kinds);
                data(pdf, &stream.dict, id, kinds);
                stack.extend(stream.dict.iter().map(|(_, value)| value));
            }
            _ => {}
        }
    }
}

/// What any dictionary may hold.
fn look_at<'a>(pdf: &Pdf<'a>, dictionary: &'a Dictionary, id: ObjectId, kinds: &mut Kinds) {
    let name = |key| pdf.name(dictionary, key);
    match name("S") {
        Some("JavaScript") => kinds.add("script", &SCRIPT, None, Some(id)),
        // Where a bookmark or a link leads may be written as an action, which is one all the same.
        Some(
            "GoTo" | "GoToR" | "GoToE" | "Launch" | "Thread" | "URI" | "Sound" | "Movie" | "Hide" | "Named"
            | "SubmitForm" | "ResetForm" | "ImportData" | "SetOCGState" | "Rendition" | "Trans"
            | "GoTo3DView",
        ) if name("Type").is_none_or(|kind| kind == "Action") => kinds.add("action", &ACTION, None, Some(id)),
        _ => {}
    }
    if raw(dictionary, "EF").is_some() {
        kinds.add("embedded", &EMBEDDED, None, Some(id));
    }
    for (_, parameters) in pdf.dictionary(dictionary, "ExtGState").into_iter().flat_map(Dictionary::iter) {
        // One that says what it is, is met by itself.
        let state = as_dictionary(pdf.resolve(parameters));
        if let Some(state) = state.filter(|state| pdf.name(state, "Type") != Some("ExtGState")) {
            state_of(pdf, state, id, kinds);
        }
    }
    if name("Type") == Some("ExtGState") {
        state_of(pdf, dictionary, id, kinds);
    }
}

/// What a graphics state may hold.
fn state_of<'a>(pdf: &Pdf<'a>, state: &'a Dictionary, id: ObjectId, kinds: &mut Kinds) {
    let set = |key| pdf.get(state, key).is_some_and(|value| as_name(value) != Some("Default"));
    if set("TR") && pdf.name(state, "TR") != Some("Identity") || set("TR2") {
        kinds.add("transfer", &TRANSFER, None, Some(id));
    }
    if set("HT") {
        kinds.add("halftone", &HALFTONE, None, Some(id));
    }
}

/// What a stream may be.
fn data<'a>(pdf: &Pdf<'a>, dictionary: &'a Dictionary, id: ObjectId, kinds: &mut Kinds) {
    let mut add = |key, message| kinds.add(key, message, None, Some(id));
    let is = |key, value| pdf.name(dictionary, key) == Some(value);
    if pdf.list(dictionary, "Filter").iter().any(|filter| as_name(pdf.resolve(filter)) == Some("LZWDecode")) {
        add("lzw", &LZW);
    }
    if is("Subtype", "PS") || is("Subtype2", "PS") || is("Subtype", "Form") && raw(dictionary, "PS").is_some()
    {
        add("postscript", &POSTSCRIPT);
    }
    if is("Subtype", "Form") || is("Subtype", "Image") {
        if raw(dictionary, "OPI").is_some() {
            add("opi", &OPI);
        }
        if raw(dictionary, "Alternates").is_some() {
            add("alternates", &ALTERNATES);
        }
        if raw(dictionary, "Ref").is_some() {
            add("reference", &REFERENCE);
        }
    }
}
