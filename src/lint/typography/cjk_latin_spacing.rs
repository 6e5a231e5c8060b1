//! `cjk-latin-spacing`: IP团队 beside IP 团队.

use std::collections::{BTreeMap, BTreeSet};

use super::{CHINESE, text, texts};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_han};
use crate::lint::{Findings, LintContext, Passage, Role, Rule};

crate::diag::message::messages! {
    "cjk-latin-spacing";
    TIGHT(text);
    SPACED(text);
    MORE(places, text);
    MORE_SPACED(places, text);
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("cjk-latin-spacing"),
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

fn check(cx: &LintContext, found: &mut Findings) {
    let names = Fixed::new(cx);
    let mut meetings = Vec::new();
    for passage in texts(cx, CHINESE).filter(|passage| !is_name(passage.role)) {
        for line in passage.lines() {
            collect(passage, line, &names, &mut meetings);
        }
    }
    let declared = cx.files.report.as_ref().and_then(|doc| doc.content.style.as_ref()?.cjk_latin_space);
    let style = declared.unwrap_or_else(|| elected(&meetings));
    let wrong: Vec<Meeting> = meetings.into_iter().filter(|meeting| meeting.spaced != style).collect();
    for paragraph in wrong.chunk_by(|a, b| std::ptr::eq(a.line, b.line)) {
        report(paragraph, found);
    }
}

fn is_name(role: Role) -> bool {
    use Role::*;
    matches!(role, Name | LatinName | Person | Organisation | Source)
}

/// Whether most files of the book put a space. Every file has one voice: a case that was pasted in does not outvote the book.
fn elected(meetings: &[Meeting]) -> bool {
    let mut files: BTreeMap<u32, i64> = BTreeMap::new();
    for meeting in meetings {
        *files.entry(meeting.passage.file()).or_default() += if meeting.spaced { 1 } else { -1 };
    }
    let voices: i64 = files.values().map(|balance| balance.signum()).sum();
    if voices == 0 { files.values().sum::<i64>() >= 0 } else { voices > 0 }
}

/// Names with their own spelling and words that are written without a space. A book may have thousands of names, and asks at every
/// meeting of its text: they are looked up.
struct Fixed {
    /// Where in names Han and Latin meet, and how long these are, by the two characters that meet.
    shapes: BTreeMap<(char, char), BTreeSet<(usize, usize)>>,
    /// Those names, by their characters with every digit as 9.
    spellings: BTreeMap<Vec<char>, BTreeSet<Vec<char>>>,
    /// Those without Han, such as 5G: beside them a space may stand or not.
    free: Vec<Vec<char>>,
}

impl Fixed {
    fn new(cx: &LintContext) -> Fixed {
        let names = cx.passages.iter().filter(|passage| is_name(passage.role)).map(|passage| passage.text);
        let report = cx.files.report.iter().map(|doc| &doc.content);
        let declared = report.flat_map(|report| {
            let terms = report.terms.iter().map(|term| &term.prefer);
            let tight = report.style.iter().flat_map(|style| &style.tight);
            terms.chain(&report.names).chain(tight).map(|word| word.as_str())
        });
        let words = cx.words.typography.tight.iter().map(String::as_str);
        let mut fixed = Fixed { shapes: BTreeMap::new(), spellings: BTreeMap::new(), free: Vec::new() };
        for name in names.chain(declared) {
            fixed.add(name);
        }
        for word in words {
            fixed.add(word);
            if !word.contains(is_han) {
                fixed.free.push(word.chars().collect());
            }
        }
        fixed
    }

    fn add(&mut self, name: &str) {
        let name: Vec<char> = name.trim().chars().collect();
        for at in 0..name.len() {
            if let Some((a, b, _)) = meeting(&name, at, |c| *c) {
                self.shapes.entry((class(a), class(b))).or_default().insert((at, name.len()));
                let classes = name.iter().copied().map(class).collect();
                self.spellings.entry(classes).or_default().insert(name.clone());
            }
        }
    }

    /// Whether these letters are one of the names in which Han and Latin meet.
    fn spells(&self, letters: &[Letter]) -> bool {
        let classes: Vec<char> = letters.iter().map(|letter| class(letter.c)).collect();
        self.spellings.get(&classes).is_some_and(|spellings| {
            let written: Vec<char> = letters.iter().map(|letter| letter.c).collect();
            let stands_for = |word: &Vec<char>| written.iter().zip(word).all(|(c, word)| matches(*c, *word));
            spellings.contains(&written) || spellings.iter().any(stands_for)
        })
    }

    /// Whether the meeting at `at` is inside one of these names, or beside a word that is free to have a space or none.
    fn has(&self, line: &[Letter], at: usize, a: char, b: char) -> bool {
        let is = |word: &[char], start: Option<usize>| {
            let there = start.and_then(|start| line.get(start..start + word.len()));
            there.is_some_and(|there| there.iter().zip(word).all(|(letter, c)| matches(letter.c, *c)))
        };
        let mut shapes = self.shapes.get(&(class(a), class(b))).into_iter().flatten();
        let known = |&(place, length): &(usize, usize)| {
            let there = at.checked_sub(place).and_then(|start| line.get(start..start + length));
            there.is_some_and(|there| self.spells(there))
        };
        if shapes.any(known) {
            return true;
        }
        // A word without Han ends or begins where the two meet, and is whole.
        let latin =
            |at: Option<usize>| at.and_then(|at| line.get(at)).is_some_and(|letter| is_latin(letter.c));
        self.free.iter().any(|word| {
            let ends = (at + 1).checked_sub(word.len());
            let begins = if line.get(at + 1).is_some_and(|letter| letter.c == ' ') { at + 2 } else { at + 1 };
            is_latin(a) && is(word, ends) && !latin(ends.and_then(|start| start.checked_sub(1)))
                || is_latin(b) && is(word, Some(begins)) && !latin(Some(begins + word.len()))
        })
    }
}

/// A 9 of a word in the list stands for any digit.
fn class(c: char) -> char {
    if c.is_ascii_digit() { '9' } else { c }
}

fn matches(c: char, word: char) -> bool {
    c == word || word == '9' && c.is_ascii_digit()
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
    fixed: &Fixed,
    meetings: &mut Vec<Meeting<'p, 'a>>,
) {
    for at in 0..line.len() {
        if let Some((a, b, spaced)) = meeting(line, at, |letter| letter.c)
            && !(line[at].kept && line[at + 1 + usize::from(spaced)].kept)
            && !fixed.has(line, at, a, b)
        {
            meetings.push(Meeting { passage, line, at, spaced });
        }
    }
}

/// Letters of the Latin alphabet and digits. Marks such as % keep to what they stand by.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{C0}'..='\u{24F}').contains(&c)
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
        return passage.editable(&line[at + 1..at + 2]).map(|span| (span, ""));
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
