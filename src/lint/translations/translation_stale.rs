//! Translations of a text that was changed since.

use std::collections::BTreeMap;

use super::originals;
use crate::content::translation::{mark, name, scalars};
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Rule};
use crate::source::yaml::Path;

messages! {
    "translation-stale";
    CHANGED;
    CHANGED_HERE;
    CHANGED_HINT(file);
    UNMARKED;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("translation-stale"),
    severity: Severity::Warning,
    example: Example {
        wrong: "profile: { of: 00c0ffee, text: … }   # the profile was changed since",
        right: "profile: { of: 3f7a9c21, text: … }   # translated anew, and confirmed",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for (_, file, original) in originals(cx) {
        let Some(translation) = &original.translation else { continue };
        let mut texts = BTreeMap::new();
        scalars(&original.root, &Path::default(), &mut |path, node, text| {
            texts.insert(name(path), (node.span, text));
        });
        for (key, own) in &translation.fields {
            // One of a text that is gone was reported as such.
            let (Some(written), Some((span, text))) = (own.written(), texts.get(key.as_str())) else {
                continue;
            };
            let message = match &own.of {
                Some(of) if of.as_str() == mark(text) => continue,
                Some(_) => CHANGED.plain(),
                None => UNMARKED.plain(),
            };
            let found = findings.at(written.span(), message).related(*span, CHANGED_HERE.plain());
            findings.push(found.hint(CHANGED_HINT.with([file.as_str()])));
        }
    }
}
