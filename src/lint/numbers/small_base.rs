//! Percentages on a base under 30.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::figures::{Cell, cells, normal, questions};
use crate::lint::quantities::reading::Unit;
use crate::lint::{Findings, LintContext, Rule};
use crate::model::Figure;
use crate::source::Text;

messages! {
    "small-base";
    GIVEN(n, points);
    IMPLIED(name, share, n, most);
    SMALL_HINT;
    SHARE;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("small-base"),
    severity: Severity::Info,
    example: Example {
        wrong: "questions:\n  - { text: 是否涉及诉讼？, n: 27 }\ndata:\n  rows:\n    - [消费电子, 66.7]",
        right: "questions:\n  - { text: 是否涉及诉讼？, n: 432 }\ndata:\n  rows:\n    - [消费电子, 66.7]",
    },
    check,
};

/// The base below which percentages are fragile.
const SMALL: f64 = 30.0;

/// What a group's share of the sample is.
struct Share {
    label: String,
    most: f64,
    text: Text,
}

fn check(cx: &LintContext, findings: &mut Findings) {
    let shares = composition(cx);
    for figure in &cx.book.figures {
        let all = cells(figure, cx.words);
        for panel in figure.panels.iter().filter(|panel| panel.chart.is_percent()) {
            let own: Vec<&Cell> = all
                .iter()
                .filter(|cell| {
                    cell.panel.index == panel.index
                        && cell.reading.unit == Unit::Percent
                        && !cell.reading.signed
                })
                .collect();
            let bases = questions(figure, panel).iter().flat_map(|question| &question.each);
            let bases: Vec<(&Text, u64)> =
                bases.filter_map(|base| base.n.as_ref()).map(|n| (&n.text, n.count)).collect();
            if own.is_empty() {
                continue;
            }
            for (text, n) in bases.iter().filter(|(_, n)| (*n as f64) < SMALL) {
                let point = format!("{:.1}", 100.0 / *n as f64);
                let found = findings.at(text.span(), GIVEN.with([&n.to_string(), &point]));
                findings.push(found.hint(SMALL_HINT.plain()));
            }
            let [(_, n)] = bases.as_slice() else { continue };
            for (row, line) in panel.chart.rows.iter().enumerate() {
                let label = normal(&line.label);
                let Some(share) = shares.iter().find(|share| share.label == label) else { continue };
                let most = (*n as f64 * share.most / 100.0).floor();
                // Round numbers of a source that only says 近九成 claim no precision.
                let claims = own
                    .iter()
                    .any(|cell| cell.row == row && cell.reading.exact() && cell.reading.decimals > 0);
                if most >= SMALL || !claims || is_composition(figure, cx) {
                    continue;
                }
                let values = [
                    crate::quantity::plain(&line.label),
                    format!("{}%", share.text.trim_end_matches(['%', '％', ' '])),
                    n.to_string(),
                    most.to_string(),
                ];
                let found =
                    findings.at(line.label.span(), IMPLIED.with(values.each_ref())).hint(SMALL_HINT.plain());
                findings.push(found.related(share.text.span(), SHARE.plain()));
            }
        }
    }
}

fn is_composition(figure: &Figure, cx: &LintContext) -> bool {
    cx.words.numbers.composition.iter().any(|word| figure.title.contains(word.as_str()))
}

/// The groups of the sample with the most that each can be of it.
fn composition(cx: &LintContext) -> Vec<Share> {
    let mut found: Vec<Share> = Vec::new();
    let mut twice = Vec::new();
    for figure in cx.book.figures.iter().filter(|figure| is_composition(figure, cx)) {
        let all = cells(figure, cx.words);
        // One sample alone: which of two a later figure is about is not said.
        if all.iter().any(|cell| cell.column > 0) {
            continue;
        }
        for cell in all.iter().filter(|cell| cell.reading.unit == Unit::Percent && cell.part.is_none()) {
            let label = normal(&cell.label);
            let (_, most) = cell.reading.interval();
            if found.iter().any(|share| share.label == label) {
                twice.push(label.clone());
            }
            if most.is_finite() {
                found.push(Share { label, most, text: cell.text.clone() });
            }
        }
    }
    found.retain(|share| !twice.contains(&share.label));
    found
}
