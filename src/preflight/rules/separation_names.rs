//! `separation-names`: an ink of one name is one ink (ISO 15930-7, separations; ISO 32000-1, 8.6.6.4).

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Object, ObjectId};
use unicode_normalization::UnicodeNormalization;

use crate::diag::explanation::Example;
use crate::diag::message::{Message, messages};
use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::preflight::Inspection;
use crate::preflight::pdf::{Pdf, as_name};
use crate::preflight::rules::Rule;

messages! {
    "preflight-separation-names";
    DIFFER(ink);
    ALIKE(ink, other);
    PAPERS(ink, other);
    TWINS(ink, other);
    HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("separation-names"),
    asked: Some("ISO 15930-7; ISO 32000-1, 8.6.6.4; GWG 2022, R0021–R0023"),
    page: Some((
        Severity::Error,
        Example {
            wrong: "/PANTONE#20300#20C once over CMYK, once over Lab",
            right: "/PANTONE#20300#20C always over the same CMYK",
        },
    )),
    of_standard: true,
    check,
};

/// How deep two objects are compared.
const MAX_DEPTH: usize = 12;

/// Most different inks that are compared with one another.
const MAX_COMPARED: usize = 100;

/// What stands in for an ink: its alternate space and the function that leads there.
type Alternate<'a> = (&'a Object, &'a Object);

fn check(inspection: &Inspection, found: &mut Diagnostics) {
    let pdf = &inspection.pdf;
    let mut first: BTreeMap<&str, Alternate> = BTreeMap::new();
    let mut differ: BTreeMap<&str, ObjectId> = BTreeMap::new();
    for (id, object) in &pdf.document.objects {
        for (name, alternate) in separations(pdf, object) {
            let known = *first.entry(name).or_insert(alternate);
            let same =
                same(pdf, known.0, alternate.0, MAX_DEPTH) && same(pdf, known.1, alternate.1, MAX_DEPTH);
            if !same {
                differ.entry(name).or_insert(*id);
            }
        }
    }
    for (name, id) in &differ {
        let finding = Diagnostic::error(RULE.code, inspection.place(None, Some(*id)), DIFFER.with([*name]));
        found.push(finding.hint(HINT.plain()));
    }
    alike(&inspection.seen.spots(), &first, pdf, |message| {
        let finding = Diagnostic::warning(RULE.code, inspection.whole(), message);
        found.push(finding.hint(HINT.plain()));
    });
}

/// Says which inks that are used have different names, but are the same ink: once for each ink that is not the first of its sort.
fn alike(used: &BTreeSet<&str>, known: &BTreeMap<&str, Alternate>, pdf: &Pdf, mut say: impl FnMut(Message)) {
    let mut written: BTreeMap<String, &str> = BTreeMap::new();
    let mut numbered: BTreeMap<String, &str> = BTreeMap::new();
    let mut different: Vec<&str> = Vec::new();
    for name in used {
        if let Some(other) = written.insert(letters(name), name) {
            say(ALIKE.with([other, *name]));
        } else if let Some(other) = without_paper(name).and_then(|number| numbered.insert(number, name)) {
            say(PAPERS.with([other, *name]));
        } else if let Some(other) = different.iter().find(|other| {
            let pair = known.get(**other).zip(known.get(name));
            pair.is_some_and(|(one, two)| {
                same(pdf, one.0, two.0, MAX_DEPTH) && same(pdf, one.1, two.1, MAX_DEPTH)
            })
        }) {
            say(TWINS.with([*other, *name]));
        } else if different.len() < MAX_COMPARED {
            different.push(name);
        }
    }
}

/// A name without what people write in different ways: capitals, blanks, marks, and letters composed of two characters or one.
fn letters(name: &str) -> String {
    name.nfkc().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase()
}

/// The name of an ink without the letters behind it that name the paper or the edition of its fan (GWG 2022, R0021).
fn without_paper(name: &str) -> Option<String> {
    const PAPERS: [&str; 20] = [
        "C", "CP", "E", "K", "M", "N", "U", "UP", "Z", "CV", "CVU", "CVC", "HC", "PC", "TC", "TCX", "TP",
        "TPX", "XGC", "EC",
    ];
    let (ink, paper) = name.rsplit_once(' ')?;
    PAPERS.contains(&paper).then(|| ink.to_lowercase())
}

/// The separations in an object, by name.
fn separations<'a>(pdf: &Pdf<'a>, object: &'a Object) -> Vec<(&'a str, Alternate<'a>)> {
    let mut found = Vec::new();
    let mut stack = vec![object];
    while let Some(object) = stack.pop() {
        if !pdf.budget.step(1) {
            break;
        }
        match object {
            Object::Array(array) => {
                if let [kind, name, alternate, function] = &array[..]
                    && as_name(kind) == Some("Separation")
                    && let Some(name) = as_name(pdf.resolve(name))
                {
                    found.push((name, (alternate, function)));
                }
                stack.extend(array);
            }
            Object::Dictionary(dictionary) => stack.extend(dictionary.iter().map(|(_, value)| value)),
            Object::Stream(stream) => stack.extend(stream.dict.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    found
}

/// Whether two objects mean the same, wherever their parts stand. What is too deep to compare counts as the same.
fn same<'a>(pdf: &Pdf<'a>, one: &'a Object, other: &'a Object, depth: usize) -> bool {
    if depth == 0 || std::ptr::eq(one, other) || !pdf.budget.step(1) {
        return true;
    }
    match (pdf.resolve(one), pdf.resolve(other)) {
        (Object::Array(one), Object::Array(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| same(pdf, one, other, depth - 1))
        }
        (Object::Dictionary(one), Object::Dictionary(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, value)| {
                    other.as_hashmap().get(key).is_some_and(|found| same(pdf, value, found, depth - 1))
                })
        }
        (Object::Stream(one), Object::Stream(other)) => {
            one.content == other.content || pdf.data(one).is_some() && pdf.data(one) == pdf.data(other)
        }
        (one, other) => {
            match (crate::preflight::pdf::as_number(one), crate::preflight::pdf::as_number(other)) {
                (Some(one), Some(other)) => (one - other).abs() < 1e-4,
                _ => one == other,
            }
        }
    }
}
