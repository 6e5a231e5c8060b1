//! Texts that a book in another language prints as they are.

use super::{originals, wanted};
use crate::content::translation::Translation;
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Rule};
use crate::locale::Lang;
use crate::source::Span;
use crate::source::yaml::{Kind, Node};

messages! {
    "translation-missing";
    FILE(file, lang);
    TEXT(lang);
    HINT(lang);
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("translation-missing"),
    severity: Severity::Warning,
    example: Example {
        wrong: "name: { of: 3f7a9c21, text: }   # translations/en/cases/fapon.yaml",
        right: "name: { of: 3f7a9c21, text: Fapon Biotech }",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    // A language that no book is in was reported, and so were faults of a translation.
    let Some(lang) = cx.files.lang.as_deref().filter(|lang| Lang::of_book(lang).is_some()) else { return };
    for (kind, file, original) in originals(cx).into_iter().filter(|(.., original)| !original.is_faulty) {
        let written =
            |translation: &Translation| translation.fields.values().any(|own| own.written().is_some());
        let Some(translation) = original.translation.as_ref().filter(|translation| written(translation))
        else {
            let found = findings.at(head(&original.root), FILE.with([file.as_str(), lang]));
            findings.push(found.hint(HINT.with([lang])));
            continue;
        };
        for wanted in wanted(kind, &original.root) {
            let own = translation.fields.get(wanted.name.as_str());
            if own.is_none_or(|own| own.written().is_none()) {
                findings.push(findings.at(wanted.span, TEXT.with([lang])).hint(HINT.with([lang])));
            }
        }
    }
}

/// The first key of a file, so that a finding about all of it does not mark all of it.
fn head(root: &Node) -> Span {
    match &root.kind {
        Kind::Mapping(entries) => entries.first().map_or(root.span, |(key, _)| key.span),
        Kind::Scalar { .. } | Kind::Sequence(_) => root.span,
    }
}
