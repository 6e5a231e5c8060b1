//! One person with two titles.

use std::collections::BTreeMap;

use super::people::{People, Person, attributions};
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Rule, TextKind};

messages! {
    "attribution-drift";
    DRIFT(name, here, elsewhere);
    DRIFT_HINT;
    THERE;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("attribution-drift"),
    severity: Severity::Warning,
    example: Example {
        wrong: "interviewee: { name: 马骏, title: 全球知识产权总监 }\nquote: { text: …, by: 天合光能 知识产权负责人 马骏 }",
        right: "interviewee: { name: 马骏, title: 全球知识产权总监 }\nquote: { text: …, by: 天合光能 全球知识产权总监 马骏 }",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    let people = People::new(cx);
    across_cases(&people, findings);
    for (passage, _) in attributions(cx) {
        let Some(person) = people.at_end(passage) else { continue };
        let title = own_title(passage.text, person);
        if !title.is_empty() && title != plain(person.title) {
            report(person, passage.whole(), passage.text.trim(), person, findings);
        }
    }
    in_prose(cx, &people, findings);
}

/// A person of one company with another title in an earlier case.
fn across_cases(people: &People, findings: &mut Findings) {
    // By name and company the first person, and the first with another title.
    let mut known: BTreeMap<(&str, &str), (usize, Option<usize>)> = BTreeMap::new();
    for (place, person) in people.all.iter().enumerate() {
        let differs = |other: &usize| plain(people.all[*other].title) != plain(person.title);
        let earlier = person.companies.iter().filter_map(|company| {
            let (first, second) = known.get(&(person.name, *company))?;
            Some(*first).filter(differs).or(*second)
        });
        if let Some(other) = earlier.min() {
            report(person, person.title_span, person.title, &people.all[other], findings);
        }
        for company in &person.companies {
            let (first, second) = known.entry((person.name, *company)).or_insert((place, None));
            if second.is_none() && differs(first) {
                *second = Some(place);
            }
        }
    }
}

/// A title right before a name: 知识产权负责人马骏.
fn in_prose(cx: &LintContext, people: &People, findings: &mut Findings) {
    let titles = &cx.words.interviews.titles;
    for passage in cx.passages.iter().filter(|passage| passage.kind == TextKind::Prose) {
        for (at, _) in passage.text.char_indices() {
            let Some(person) = people.at_start(&passage.text[at..], passage) else { continue };
            let before = passage.text[..at].trim_end();
            let ending = titles.iter().filter(|title| before.ends_with(title.as_str()));
            let Some(word) = ending.max_by_key(|title| title.len()) else { continue };
            // 首席专利律师 is a kind of 律师; a shorter title of the same kind is no other title.
            if plain(person.title).ends_with(&plain(word)) {
                continue;
            }
            let start = before.len() - word.len();
            report(person, passage.span(start..before.len()), word, person, findings);
        }
    }
}

fn report(person: &Person, span: crate::source::Span, here: &str, other: &Person, findings: &mut Findings) {
    let found = findings.at(span, DRIFT.with([person.name, here, other.title])).hint(DRIFT_HINT.plain());
    findings.push(found.related(other.title_span, THERE.plain()));
}

/// What an attribution says besides name and company, in its plain form.
fn own_title(by: &str, person: &Person) -> String {
    let text = by.trim().trim_end_matches(person.name);
    let mut text = plain(text);
    let mut companies: Vec<String> = person.companies.iter().map(|company| plain(company)).collect();
    companies.sort_by_key(|company| std::cmp::Reverse(company.len()));
    for company in companies {
        if let Some(rest) = text.strip_prefix(&company) {
            text = rest.to_owned();
        }
    }
    text
}

/// A text without spaces and punctuation.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
