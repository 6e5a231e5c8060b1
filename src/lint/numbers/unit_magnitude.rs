//! One quantity in two orders of magnitude.

use std::collections::BTreeMap;

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::figures::{Cell, cells, normal};
use crate::lint::quantities::index::Kind;
use crate::lint::quantities::reading::Unit;
use crate::lint::{Findings, LintContext, Rule};

messages! {
    "unit-magnitude";
    MAGNITUDE(here, elsewhere, name);
    MAGNITUDE_HINT;
    THERE;
    PART(part, whole, name, text);
    PART_HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("unit-magnitude"),
    severity: Severity::Warning,
    example: Example {
        wrong: "rows:\n  - [新收案件, 52.6 万件]\n  - [最高法院新收案件, 6183 万件]",
        right: "rows:\n  - [新收案件, 52.6 万件]\n  - [最高法院新收案件, 6183 件]",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for conflict in cx.conflicts().iter().filter(|conflict| conflict.kind == Kind::Magnitude) {
        let values = [&conflict.said_text, &conflict.known_text, &conflict.label];
        let found = findings.at(conflict.said, MAGNITUDE.with(values)).hint(MAGNITUDE_HINT.plain());
        findings.push(found.related(conflict.known, THERE.plain()));
    }
    for figure in &cx.book.figures {
        let all = cells(figure, cx.words);
        let counted = |cell: &&Cell| matches!(cell.reading.unit, Unit::Named(_)) && cell.part.is_none();
        let mut wholes: BTreeMap<(usize, usize, &str, String), Vec<&Cell>> = BTreeMap::new();
        for whole in all.iter().filter(counted) {
            let label = normal(&whole.label);
            if label.chars().count() >= 4 {
                wholes.entry((whole.panel.index, whole.column, &whole.group, label)).or_default().push(whole);
            }
        }
        for part in all.iter().filter(counted) {
            let label = normal(&part.label);
            // 授权发明专利量 is a part of 发明专利量.
            let mut named = label.char_indices().skip(1).filter_map(|(at, _)| {
                let key = (part.panel.index, part.column, part.group.as_str(), label[at..].to_owned());
                wholes.get(&key)?.iter().find(|whole| whole.reading.unit == part.reading.unit)
            });
            let Some(whole) = named.next() else { continue };
            if part.reading.value > 10.0 * whole.reading.value {
                let values = [part.text.as_str(), whole.text.as_str(), &part.label, &whole.label];
                let found = findings.at(part.span(), PART.with(values)).hint(PART_HINT.plain());
                findings.push(found.related(whole.span(), THERE.plain()));
            }
        }
    }
}
