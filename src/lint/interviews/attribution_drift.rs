//! One person with two titles.

use std::collections::BTreeMap;

use super::people::{Person, attributions, people};
use crate::diag::explanation::{Explanation, both};
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, Owner, Passage, Rule, Scene, TextKind};

messages! {
    DRIFT: "{} is `{}` here and `{}` elsewhere", "{} 在此处是“{}”，另一处是“{}”";
    DRIFT_HINT: "give one person one title throughout the book", "同一个人的职务全书只用一种写法";
    THERE: "the other title", "另一处的职务";
}

pub const RULE: Rule = Rule {
    code: Code::AttributionDrift,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Compares the title of every interviewee with the attributions of quotes and highlights that name the same person, with other cases of the same person, and with a title that stands right before the name in prose. Spaces and the company's name do not count.",
            "把每位受访者的职务，与引语和摘要的署名、同一人的其他案例、以及正文中紧挨在姓名前的职务相比较。空格和公司名不计。",
        ),
        why: both(
            "A person with two titles looks like two people, or like a mistake about one; the person will notice.",
            "一个人两个头衔，读者会以为是两个人，本人更会看出来。",
        ),
        wrong: "interviewee: { name: 马骏, title: 全球知识产权总监 }\nquote: { text: …, by: 天合光能 知识产权负责人 马骏 }",
        right: "interviewee: { name: 马骏, title: 全球知识产权总监 }\nquote: { text: …, by: 天合光能 全球知识产权总监 马骏 }",
        fix: both(
            "Settle on one title; or leave `by` out, and the interviewee's line is used.",
            "统一职务；或删去 by，自动采用受访者的职务。",
        ),
    },
    check,
};

fn check(scene: &Scene, findings: &mut Findings) {
    let people = people(scene);
    for (index, person) in people.iter().enumerate() {
        let earlier = people[..index].iter().find(|other| {
            other.name == person.name
                && other.companies.iter().any(|company| person.companies.contains(company))
                && plain(other.title) != plain(person.title)
        });
        if let Some(other) = earlier {
            report(person, person.title_span, person.title, other, findings);
        }
    }
    for (passage, _) in attributions(scene) {
        let named = people.iter().filter(|person| passage.text.trim().ends_with(person.name));
        let Some(person) = meant(named, passage) else { continue };
        let title = own_title(passage.text, person);
        if !title.is_empty() && title != plain(person.title) {
            report(person, passage.whole(), passage.text.trim(), person, findings);
        }
    }
    in_prose(scene, &people, findings);
}

/// A title right before a name: 知识产权负责人马骏.
fn in_prose(scene: &Scene, people: &[Person], findings: &mut Findings) {
    let titles = &scene.words.interviews.titles;
    let mut by_first: BTreeMap<char, Vec<&Person>> = BTreeMap::new();
    for person in people {
        by_first.entry(person.name.chars().next().unwrap_or_default()).or_default().push(person);
    }
    for passage in scene.passages.iter().filter(|passage| passage.kind == TextKind::Prose) {
        for (at, first) in passage.text.char_indices() {
            let Some(here) = by_first.get(&first) else { continue };
            let named = here.iter().copied().filter(|person| passage.text[at..].starts_with(person.name));
            let Some(person) = meant(named, passage) else { continue };
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

/// Who is meant by a name: of several of that name, the one whose case it is, or whose company the text names.
fn meant<'p, 'a: 'p>(
    mut named: impl Iterator<Item = &'p Person<'a>>,
    passage: &Passage,
) -> Option<&'p Person<'a>> {
    let first = named.next()?;
    let Some(second) = named.next() else { return Some(first) };
    let own = |person: &&Person| {
        passage.owner == Owner::Case(person.case)
            || person.companies.iter().any(|company| passage.text.contains(company))
    };
    let mut fitting = [first, second].into_iter().chain(named).filter(own);
    fitting.next().filter(|_| fitting.next().is_none())
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
