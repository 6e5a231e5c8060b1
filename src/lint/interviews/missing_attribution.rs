//! Words without a speaker.

use super::people::{People, Person, attributions};
use super::quotes::named_beside;
use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Owner, Passage, Role, Rule, TextKind};

messages! {
    "missing-attribution";
    EMPTY;
    NAMELESS(name);
    HINT;
    BLOCK;
    BLOCK_HINT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("missing-attribution"),
    severity: Severity::Warning,
    example: Example {
        wrong: "quote:\n  text: 先写记录，再谈保护。\n  by: \"\"",
        right: "quote:\n  text: 先写记录，再谈保护。",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    let people = People::new(cx);
    for (passage, case) in attributions(cx) {
        let by = passage.text.trim();
        let bare = by.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            findings.push(findings.at(passage.whole(), EMPTY.plain()).hint(HINT.plain()));
            continue;
        }
        let spoken_by = case.or_else(|| quoted(cx, passage));
        let interviewed = spoken_by.map_or(&[][..], |case| people.of_case(case));
        let Some(person) = interviewed.first() else { continue };
        let own: String = by.split_whitespace().collect();
        let named = |person: &Person| own.contains(&person.name.split_whitespace().collect::<String>());
        // A family name with a title (马总监) names the person too.
        let by_family = |person: &Person| {
            person.name.chars().next().filter(|c| !c.is_ascii()).is_some_and(|c| by.contains(c))
        };
        let family = interviewed.iter().any(by_family);
        if !family && !named(person) && !people.all.iter().any(named) {
            findings.push(findings.at(passage.whole(), NAMELESS.with([person.name])).hint(HINT.plain()));
        }
    }
    for passage in
        cx.passages.iter().filter(|passage| passage.kind == TextKind::Prose && passage.role == Role::Text)
    {
        blocks(passage, findings);
    }
}

/// The case that the quote of an attribution comes from.
fn quoted<'a>(cx: &LintContext<'a>, attribution: &Passage<'a>) -> Option<&'a str> {
    let Owner::Chapter(id) = attribution.owner else { return None };
    let doc = cx.files.chapters.get(id)?.as_ref()?;
    named_beside(doc, attribution)
}

/// Block quotes that are one quotation: `> “…”`.
fn blocks(passage: &Passage, findings: &mut Findings) {
    let mut at = 0;
    let lines: Vec<(usize, &str)> = passage
        .text
        .split_inclusive('\n')
        .map(|line| {
            let start = at;
            at += line.len();
            (start, line)
        })
        .collect();
    let mut index = 0;
    while index < lines.len() {
        let from = index;
        while index < lines.len() && lines[index].1.starts_with('>') {
            index += 1;
        }
        if from == index {
            index += 1;
            continue;
        }
        let block: String =
            lines[from..index].iter().map(|(_, line)| line.trim_start_matches(['>', ' '])).collect();
        let words = block.trim();
        let quotation = words.starts_with('“') && words.ends_with('”');
        let next = lines
            .get(index..)
            .unwrap_or_default()
            .iter()
            .map(|(_, line)| line.trim())
            .find(|line| !line.is_empty());
        let signed = next.is_some_and(|line| line.starts_with('—'));
        if quotation && !signed {
            let start = lines[from].0;
            let end = lines[index - 1].0 + lines[index - 1].1.trim_end().len();
            findings.push(findings.at(passage.span(start..end), BLOCK.plain()).hint(BLOCK_HINT.plain()));
        }
    }
}
