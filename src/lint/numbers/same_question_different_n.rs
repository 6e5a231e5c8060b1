//! One question with different bases.

use std::collections::BTreeMap;

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::figures::normal;
use crate::lint::{Findings, LintContext, Rule};
use crate::source::Text;

messages! {
    "same-question-different-n";
    DIFFERS(here, elsewhere);
    DIFFERS_HINT;
    THERE;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("same-question-different-n"),
    severity: Severity::Warning,
    example: Example {
        wrong: "figures/obstacles.yaml              n: { 国内: 496, 海外: 229 }\nfigures/obstacles-by-industry.yaml  n: 512",
        right: "figures/obstacles.yaml              n: { 国内: 512, 海外: 229 }\nfigures/obstacles-by-industry.yaml  n: 512",
    },
    check,
};

/// A base of a question.
struct Seen {
    of: Option<String>,
    n: u64,
    text: Text,
    figure: String,
}

fn check(cx: &LintContext, findings: &mut Findings) {
    let mut questions: BTreeMap<String, Vec<Seen>> = BTreeMap::new();
    for figure in &cx.book.figures {
        let own = figure.questions.iter();
        for question in own.chain(figure.panels.iter().flat_map(|panel| &panel.questions)) {
            for base in &question.each {
                let Some((text, n)) = base.n.as_ref().and_then(|n| Some((&n.text, n.exact()?))) else {
                    continue;
                };
                let of = base.of.as_ref().map(|of| normal(of));
                let seen = Seen { of, n, text: text.clone(), figure: figure.id.clone() };
                questions.entry(normal(&question.text)).or_default().push(seen);
            }
        }
    }
    for bases in questions.values() {
        for (position, base) in bases.iter().enumerate() {
            // The base that most figures print is taken for the right one; the first among equals.
            let rivals = |seen: &&Seen| seen.figure != base.figure && contradict(seen, base, bases);
            let Some(other) = bases.iter().find(rivals) else { continue };
            let votes = |n: u64| bases.iter().filter(|seen| seen.n == n).count();
            let first = bases.iter().position(|seen| seen.n == other.n).is_some_and(|at| at < position);
            let outvoted = votes(base.n) < votes(other.n);
            if outvoted || votes(base.n) == votes(other.n) && first {
                let message = DIFFERS.with([&base.n.to_string(), &other.n.to_string()]);
                let found = findings.at(base.text.span(), message).hint(DIFFERS_HINT.plain());
                findings.push(found.related(other.text.span(), THERE.plain()));
            }
        }
    }
}

/// Whether two bases of one question cannot both be right.
fn contradict(a: &Seen, b: &Seen, all: &[Seen]) -> bool {
    match (&a.of, &b.of) {
        (Some(of), Some(other)) => of == other && a.n != b.n,
        (None, None) => a.n != b.n,
        // One base for all against bases per series: it must be that of some series, or of all together.
        (None, Some(_)) | (Some(_), None) => {
            let (whole, figure) = if a.of.is_none() { (a, &b.figure) } else { (b, &a.figure) };
            let series: Vec<u64> = all
                .iter()
                .filter(|seen| seen.figure == *figure && seen.of.is_some())
                .map(|seen| seen.n)
                .collect();
            !series.contains(&whole.n) && series.iter().sum::<u64>() != whole.n
        }
    }
}
