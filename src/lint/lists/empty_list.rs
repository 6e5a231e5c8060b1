//! Lists that hold nothing.

use crate::content::contents::Entry;
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Rule};
use crate::model::Listing;

messages! {
    "empty-list";
    NONE(list);
    HINT(list);
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("empty-list"),
    severity: Severity::Warning,
    example: Example {
        wrong: "contents:\n  - index   # no company, no person, no `index`",
        right: "contents:\n  - index\nindex: [{ term: 自由实施 }]",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for entry in cx.files.report.iter().flat_map(|report| &report.content.contents) {
        let Entry::Page(role) = entry else { continue };
        let lists = &cx.book.lists;
        let empty = match role.lists {
            Listing::Nothing | Listing::Contents => false,
            Listing::Glossary => lists.glossary().next().is_none(),
            Listing::Abbreviations => lists.abbreviations().next().is_none(),
            Listing::Index => lists.indexed.is_empty(),
            Listing::Figures => cx.book.figures.iter().all(|figure| figure.number.is_none()),
        };
        if empty && let Some(report) = &cx.files.report {
            let found = findings.at(report.content.title.span(), NONE.with([role.name]));
            findings.push(found.hint(HINT.with([role.name])));
        }
    }
}
