//! A quote that is not its interview's own words.

use std::collections::BTreeMap;

use super::quotes::{Plain, Quote, difference, nearest, pieces, plain, position, quotes};
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::letters::Letter;
use crate::lint::{Findings, LintContext, Owner, Passage, Role, Rule};

messages! {
    "quote-not-in-interview";
    NOT_SAID(name);
    EMPTY;
    DIFFERENCE(words);
    ORDER;
    HINT;
    NEAREST;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("quote-not-in-interview"),
    severity: Severity::Error,
    example: Example {
        wrong: "a: 先写记录，再谈保护。\nquote: { text: 记录先行，保护在后。 }",
        right: "a: 先写记录，再谈保护。\nquote: { text: 先写记录，再谈保护。 }",
    },
    check,
};

/// The share of a piece's letters that may differ from the passage that is called the nearest.
const ALIKE: f64 = 0.65;

/// An answer and its letters.
struct Said<'s, 'a> {
    passage: &'s Passage<'a>,
    letters: Vec<Plain>,
}

fn check(cx: &LintContext, findings: &mut Findings) {
    let quoted: Vec<Quote> = quotes(cx).filter(|quote| !quote.is_of_digest()).collect();
    let mut interviews: BTreeMap<&str, Vec<Said>> =
        quoted.iter().map(|quote| (quote.id, Vec::new())).collect();
    for passage in cx.passages.iter().filter(|passage| passage.role == Role::Answer) {
        if let Owner::Case(id) = passage.owner
            && let Some(answers) = interviews.get_mut(id)
        {
            answers.push(Said { passage, letters: plain(&passage.letters) });
        }
    }
    for quote in &quoted {
        look_up(quote, interviews.get(quote.id).map(Vec::as_slice).unwrap_or_default(), findings);
    }
}

/// Looks for the pieces of a quote in their order, and reports the first that is missing.
fn look_up(quote: &Quote, answers: &[Said], findings: &mut Findings) {
    let words = plain(&quote.words.letters);
    let pieces = pieces(&words);
    if pieces.is_empty() {
        findings.push(findings.at(quote.words.whole(), EMPTY.plain()).hint(HINT.plain()));
        return;
    }
    let mut from = (0, 0);
    for piece in pieces {
        let place = answers.iter().enumerate().skip(from.0).find_map(|(number, answer)| {
            let start = if number == from.0 { from.1 } else { 0 };
            Some((number, position(piece, &answer.letters, start)? + piece.len()))
        });
        match place {
            Some(end) => from = end,
            None => {
                report(quote, piece, answers, findings);
                return;
            }
        }
    }
}

fn report(quote: &Quote, piece: &[Plain], answers: &[Said], findings: &mut Findings) {
    let own = letters(&quote.words.letters, piece);
    let found = findings.at(quote.words.place(own), NOT_SAID.with([quote.case.name.as_str()]));
    let exact = answers.iter().find_map(|answer| Some((answer, position(piece, &answer.letters, 0)?)));
    if let Some((answer, at)) = exact {
        let there = letters(&answer.passage.letters, &answer.letters[at..at + piece.len()]);
        let found = found.hint(ORDER.plain()).related(answer.passage.place(there), NEAREST.plain());
        findings.push(found);
        return;
    }
    let near = answers.iter().filter_map(|answer| {
        let (part, cost) = nearest(piece, &answer.letters)?;
        Some((cost, answer, part))
    });
    let near = near.min_by_key(|(cost, ..)| *cost);
    let Some((_, answer, part)) = near.filter(|(cost, ..)| (*cost as f64) < ALIKE * piece.len() as f64)
    else {
        findings.push(found.hint(HINT.plain()));
        return;
    };
    let there = letters(&answer.passage.letters, &answer.letters[part]);
    let (said, quoted) = (text(there), text(own));
    let found = found.hint(DIFFERENCE.with([&difference(&said, &quoted)]));
    let found = found.related(answer.passage.place(there), NEAREST.plain());
    findings.push(match quote.words.editable(own) {
        Some(span) => found.suggestion(span, said),
        None => found,
    });
}

/// The letters of a passage from the first to the last of some that are compared.
fn letters<'l>(all: &'l [Letter], compared: &[Plain]) -> &'l [Letter] {
    match (compared.first(), compared.last()) {
        (Some(first), Some(last)) => all.get(first.index..=last.index).unwrap_or_default(),
        _ => &[],
    }
}

fn text(letters: &[Letter]) -> String {
    letters.iter().map(|letter| letter.c).filter(|c| *c != '\n').collect()
}
