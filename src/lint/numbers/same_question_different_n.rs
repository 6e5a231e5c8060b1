//! One question with different bases.

use std::collections::BTreeMap;

use crate::diag::explanation::{Explanation, both};
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::figures::{normal, number};
use crate::lint::{Findings, Rule, Scene};
use crate::source::Text;

messages! {
    DIFFERS: "the base is {} here, but {} for the same question in another figure", "此处 N={}，而同一问题在另一图表中 N={}";
    DIFFERS_HINT: "correct the base that is wrong; where another part of the sample is meant, say so in a note and accept it", "请改正有误的样本数；如确为另一部分样本，请在注释中说明并接受";
    THERE: "the other base", "另一处样本数";
}

pub const RULE: Rule = Rule {
    code: Code::SameQuestionDifferentN,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Compares the bases of all questions of the book with the same wording, series by series; a base without a series is compared with all of them.",
            "比较全书中文字相同的调研问题的样本数，逐个系列比较；不分系列的样本数与各系列一起比较。",
        ),
        why: both(
            "One question was answered once; two bases mean that one was copied from elsewhere, or that part of the answers was left out silently.",
            "同一道题只答过一次；出现两个样本数，要么有一处抄错了，要么悄悄去掉了一部分回答。",
        ),
        wrong: "figures/obstacles.yaml              n: { 国内: 496, 海外: 229 }\nfigures/obstacles-by-industry.yaml  n: 512",
        right: "figures/obstacles.yaml              n: { 国内: 512, 海外: 229 }\nfigures/obstacles-by-industry.yaml  n: 512",
        fix: both(
            "Find out which base is right. Where a part of the sample is meant, say in a note which, and accept the finding.",
            "查明哪个样本数正确。如果确为部分样本，在注释中说明是哪一部分，再用 accept 接受。",
        ),
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

fn check(scene: &Scene, findings: &mut Findings) {
    let mut questions: BTreeMap<String, Vec<Seen>> = BTreeMap::new();
    for figure in &scene.book.figures {
        let own = figure.questions.iter();
        for question in own.chain(figure.panels.iter().flat_map(|panel| &panel.questions)) {
            for base in &question.each {
                let Some(text) = &base.n else { continue };
                let Some(n) = number(text) else { continue };
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
