//! `cjk-latin-spacing`: IP团队 beside IP 团队.

use std::collections::BTreeMap;

use super::{chinese, text};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_han};
use crate::lint::{Findings, Passage, Role, Rule, Scene};

crate::diag::message::messages! {
    "cjk-latin-spacing";
    TIGHT(text);
    SPACED(text);
    MORE(places, text);
    MORE_SPACED(places, text);
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::CjkLatinSpacing,
    severity: Severity::Warning,
    example: Example {
        wrong: "2022年，IP 团队提交了 300件专利", right: "2022 年，IP 团队提交了 300 件专利"
    },
    check,
};

/// A place where Han and Latin meet: the letters from the one to the other, with the space if there is one.
struct Meeting<'p, 'a> {
    passage: &'p Passage<'a>,
    line: &'p [Letter],
    at: usize,
    spaced: bool,
}

fn check(scene: &Scene, found: &mut Findings) {
    let names = fixed(scene);
    let mut meetings = Vec::new();
    for passage in chinese(scene).filter(|passage| !is_name(passage.role)) {
        for line in passage.lines() {
            collect(passage, line, &names, &mut meetings);
        }
    }
    let spaced = meetings.iter().filter(|meeting| meeting.spaced).count();
    let style = spaced * 2 >= meetings.len();
    let wrong: Vec<Meeting> = meetings.into_iter().filter(|meeting| meeting.spaced != style).collect();
    for paragraph in wrong.chunk_by(|a, b| std::ptr::eq(a.line, b.line)) {
        report(paragraph, found);
    }
}

fn is_name(role: Role) -> bool {
    matches!(role, Role::Name | Role::LatinName | Role::Person | Role::Organisation | Role::Source)
}

/// Names with their own spelling and words that are written without a space, by the two characters that meet in them, each
/// with the place where they do.
type Fixed = BTreeMap<(char, char), Vec<(Vec<char>, usize)>>;

fn fixed(scene: &Scene) -> Fixed {
    let names = scene.passages.iter().filter(|passage| is_name(passage.role)).map(|passage| passage.text);
    let terms =
        scene.files.report.iter().flat_map(|doc| doc.content.terms.iter().map(|term| term.prefer.as_str()));
    let words = scene.words.typography.tight.iter().map(String::as_str);
    let mut fixed = Fixed::new();
    for name in names.chain(terms).chain(words) {
        let name: Vec<char> = name.trim().chars().collect();
        for at in 0..name.len() {
            if let Some((a, b, _)) = meeting(&name, at, |c| *c) {
                let known = fixed.entry((a, b)).or_default();
                if !known.contains(&(name.clone(), at)) {
                    known.push((name.clone(), at));
                }
            }
        }
    }
    fixed
}

/// The two characters that meet at `at`, Han and Latin, and whether there is a space between them.
fn meeting<T>(line: &[T], at: usize, c: impl Fn(&T) -> char) -> Option<(char, char, bool)> {
    let spaced = c(line.get(at + 1)?) == ' ';
    let (a, b) = (c(&line[at]), c(line.get(at + 1 + usize::from(spaced))?));
    (is_han(a) && is_latin(b) || is_latin(a) && is_han(b)).then_some((a, b, spaced))
}

fn collect<'p, 'a>(
    passage: &'p Passage<'a>,
    line: &'p [Letter],
    names: &Fixed,
    meetings: &mut Vec<Meeting<'p, 'a>>,
) {
    for at in 0..line.len() {
        if let Some((a, b, spaced)) = meeting(line, at, |letter| letter.c)
            && !in_name(line, at, names.get(&(a, b)))
        {
            meetings.push(Meeting { passage, line, at, spaced });
        }
    }
}

/// Letters of the Latin alphabet and digits. Marks such as % keep to what they stand by.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{C0}'..='\u{24F}').contains(&c)
}

/// Whether the meeting at `at` is inside one of these names.
fn in_name(line: &[Letter], at: usize, names: Option<&Vec<(Vec<char>, usize)>>) -> bool {
    names.into_iter().flatten().any(|(name, place)| {
        let there = at.checked_sub(*place).and_then(|start| line.get(start..start + name.len()));
        there.is_some_and(|there| there.iter().map(|letter| letter.c).eq(name.iter().copied()))
    })
}

/// One finding for a paragraph, at its first place, with the edits of all.
fn report(paragraph: &[Meeting], found: &mut Findings) {
    let Some(first) = paragraph.first() else { return };
    let Meeting { passage, line, at, spaced } = first;
    let around = around(line, *at..*at + 2 + usize::from(*spaced));
    let place = &line[*at..at + 2 + usize::from(*spaced)];
    let (around, all) = (text(around), paragraph.len().to_string());
    let message = match (spaced, paragraph.len()) {
        (false, 1) => TIGHT.with([&around]),
        (true, 1) => SPACED.with([&around]),
        (false, _) => MORE.with([&all, &around]),
        (true, _) => MORE_SPACED.with([&all, &around]),
    };
    let mut finding = found.at(passage.place(place), message).hint(HINT.plain());
    for meeting in paragraph {
        finding = match edit(meeting) {
            Some((span, text)) => finding.fix(span, text),
            None => finding,
        };
    }
    found.push(finding);
}

/// A meeting with the whole Latin word and two Han characters of it.
fn around(line: &[Letter], meeting: std::ops::Range<usize>) -> &[Letter] {
    let reach = |letters: &mut dyn Iterator<Item = &Letter>, from: Letter| {
        let latin = is_latin(from.c);
        let limit = if latin { 12 } else { 1 };
        letters
            .take_while(|letter| if latin { is_latin(letter.c) } else { is_han(letter.c) })
            .take(limit)
            .count()
    };
    let before = reach(&mut line[..meeting.start].iter().rev(), line[meeting.start]);
    let after = reach(&mut line[meeting.end..].iter(), line[meeting.end - 1]);
    &line[meeting.start - before..meeting.end + after]
}

fn edit(meeting: &Meeting) -> Option<(crate::source::Span, &'static str)> {
    let Meeting { passage, line, at, spaced } = meeting;
    if *spaced {
        return passage.exact(line[at + 1].start()..line[at + 1].end()).map(|span| (span, ""));
    }
    // Between the two there may be a mark of prose; the space goes outside of it, before an opening one.
    let (before, after) = (line[*at].end(), line[at + 1].start());
    let marks = passage.text.get(before..after)?;
    let place = match marks {
        "" => before,
        "*" | "**" | "[" | "**[" | "[**" if opening(passage.text, before, after) => before,
        "*" | "**" => after,
        _ => return None,
    };
    passage.exact(place..place).map(|span| (span, " "))
}

/// Whether the marks between two letters open an emphasis: an even number of the same stands before them in the paragraph.
fn opening(text: &str, before: usize, after: usize) -> bool {
    let marks = &text[before..after];
    let paragraph = text[..before].rfind('\n').map_or(0, |at| at + 1);
    marks.contains('[') || text[paragraph..before].matches(marks).count().is_multiple_of(2)
}
