//! An enumeration that leaves out a number.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::sentence::{clauses, sentences};
use crate::lint::words::Marker;
use crate::lint::{Findings, LintContext, Passage, Role, Rule, TextKind};

messages! {
    "enumeration-gap";
    GAP(next, last, missing);
    GAP_HINT;
    BEFORE;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("enumeration-gap"),
    severity: Severity::Warning,
    example: Example {
        wrong: "a: |\n  第一，重视风险。第三，提前布局。",
        right: "a: |\n  第一，重视风险。第二，提前布局。",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for passage in &cx.passages {
        let prose = passage.kind == TextKind::Prose || passage.role == Role::Highlight;
        if prose {
            for series in &cx.words.interviews.enumerations {
                follow(passage, series, findings);
            }
        }
    }
}

/// Follows one series of markers through a text.
fn follow(passage: &Passage, series: &[Marker], findings: &mut Findings) {
    let text = passage.text;
    if !series.iter().flat_map(Marker::words).any(|word| text.contains(word.as_str())) {
        return;
    }
    let mut last: Option<(usize, std::ops::Range<usize>)> = None;
    for sentence in sentences(text) {
        for clause in clauses(text, &sentence) {
            let clause_text = &text[clause.clone()];
            let start = clause.start + clause_text.len()
                - clause_text.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
            let Some((number, word)) = marker(&text[start..], series) else { continue };
            let place = start..start + word.len();
            if let Some((before, other)) = &last
                && number > before + 1
            {
                let missing = series.get(before + 1).and_then(|marker| marker.words().first());
                let values = [word, &text[other.clone()], missing.map_or("", String::as_str)];
                let found = findings.at(passage.span(place.clone()), GAP.with(values)).hint(GAP_HINT.plain());
                findings.push(found.related(passage.span(other.clone()), BEFORE.plain()));
            }
            last = Some((number, place));
        }
    }
}

/// The marker that a clause opens with, and its place in the series. 第三 of 第三方 or 第三届 is none.
fn marker<'w>(clause: &str, series: &'w [Marker]) -> Option<(usize, &'w str)> {
    series.iter().enumerate().find_map(|(number, marker)| {
        let word = marker.words().iter().find(|word| clause.starts_with(word.as_str()))?;
        let behind = clause[word.len()..].trim_start_matches('*').chars().next()?;
        let opens =
            matches!(behind, '，' | '、' | '：' | ',' | '。' | ':') || word.ends_with('是') || behind == '是';
        opens.then_some((number, word.as_str()))
    })
}
