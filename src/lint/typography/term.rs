//! `term`: a spelling that `report.yaml` wants otherwise.

use super::{ANY, replace, text, texts};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_han};
use crate::lint::{Findings, LintContext, Role, Rule};

crate::diag::message::messages! {
    "term";
    FORBIDDEN(text);
    HINT(term);
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("term"),
    severity: Severity::Warning,
    example: Example {
        wrong: "其它企业   # terms: [{ prefer: 其他, instead_of: [其它] }]",
        right: "其他企业",
    },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    let Some(report) = &cx.files.report else { return };
    let mut terms: Vec<(Vec<char>, Vec<char>)> = Vec::new();
    for term in &report.content.terms {
        let prefer: Vec<char> = term.prefer.as_str().chars().collect();
        let others = term.instead_of.iter().map(|other| other.as_str().chars().collect::<Vec<char>>());
        terms.extend(
            others.filter(|other| !other.is_empty() && *other != prefer).map(|other| (other, prefer.clone())),
        );
    }
    // The longest first, so that no part of it is reported instead.
    terms.sort_by_key(|(other, _)| std::cmp::Reverse(other.len()));
    for passage in texts(cx, ANY).filter(|passage| passage.role != Role::Source) {
        for line in passage.lines() {
            let mut taken = vec![false; line.len()];
            for (other, prefer) in &terms {
                for at in occurrences(line, other) {
                    let range = at..at + other.len();
                    if taken[range.clone()].iter().any(|taken| *taken) || is_part(line, at, other, prefer) {
                        continue;
                    }
                    taken[range.clone()].fill(true);
                    let right: String = prefer.iter().collect();
                    let wrong = text(&line[range.clone()]);
                    replace(
                        found,
                        passage,
                        &line[range],
                        &right,
                        FORBIDDEN.with([&wrong]),
                        HINT.with([&right]),
                    );
                }
            }
        }
    }
}

/// Where a word stands in a line; a Latin one only as a whole word.
fn occurrences(line: &[Letter], word: &[char]) -> Vec<usize> {
    let joined = |a: Option<char>, b: Option<char>| {
        let letter = |c: char| c.is_alphanumeric() && !is_han(c);
        matches!((a, b), (Some(a), Some(b)) if letter(a) && letter(b))
    };
    let c = |at: Option<usize>| at.and_then(|at| line.get(at)).map(|letter| letter.c);
    (0..(line.len() + 1).saturating_sub(word.len()))
        .filter(|at| line[*at..at + word.len()].iter().map(|letter| letter.c).eq(word.iter().copied()))
        .filter(|at| !joined(c(at.checked_sub(1)), word.first().copied()))
        .filter(|at| !joined(word.last().copied(), c(Some(at + word.len()))))
        .collect()
}

/// Whether a word found at `at` is part of the preferred spelling: 知产 in 知识产权 is not, 智慧 in 智慧芽 is.
fn is_part(line: &[Letter], at: usize, word: &[char], prefer: &[char]) -> bool {
    let offsets = (0..(prefer.len() + 1).saturating_sub(word.len()))
        .filter(|offset| prefer[*offset..].starts_with(word));
    offsets.filter_map(|offset| at.checked_sub(offset)).any(|start| {
        let there = line.get(start..start + prefer.len());
        there.is_some_and(|there| there.iter().map(|letter| letter.c).eq(prefer.iter().copied()))
    })
}
