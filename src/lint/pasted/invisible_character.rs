//! `invisible-character`: zero-width spaces, soft hyphens and other characters that nobody sees.

use std::collections::BTreeMap;

use crate::diag::explanation::Example;
use crate::diag::message::{Template, Value};
use crate::diag::{Code, Severity};
use crate::lint::letters::is_chinese;
use crate::lint::{Findings, LintContext, Passage, Rule};
use crate::source::characters::{code_point, is_forbidden, is_invisible, replacement};
use crate::source::{Source, Span};

crate::diag::message::messages! {
    "invisible-character";
    INVISIBLE(character);
    TIMES(count, character);
    BLANK(character);
    LOST(character);
    HINT;
    ESCAPED_HINT;
    BLANK_HINT;
    LOST_HINT;
    ZERO_WIDTH_SPACE;
    ZERO_WIDTH_NON_JOINER;
    ZERO_WIDTH_JOINER;
    WORD_JOINER;
    SOFT_HYPHEN;
    LEFT_TO_RIGHT;
    RIGHT_TO_LEFT;
    LINE_SEPARATOR;
    PARAGRAPH_SEPARATOR;
    HANGUL_FILLER;
    NO_BREAK_SPACE;
    NARROW_NO_BREAK_SPACE;
    OBJECT;
    REPLACEMENT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("invisible-character"),
    severity: Severity::Warning,
    example: Example { wrong: "专\u{200B}利战略", right: "专利战略" },
    check,
};

/// What is found in a line.
struct Found {
    start: usize,
    kind: char,
    text: &'static str,
}

fn check(cx: &LintContext, findings: &mut Findings) {
    let content = |path: &str| !path.ends_with(".j2");
    for (file, source) in cx.sources.iter().enumerate().filter(|(_, source)| content(source.path())) {
        let mut start = 0;
        for line in source.text().split_inclusive('\n') {
            let comment = line.trim_start().starts_with('#');
            if !comment && !line.is_ascii() {
                self::line(source, file as u32, start, line.trim_end_matches(['\n', '\r']), findings);
            }
            start += line.len();
        }
    }
    for passage in &cx.passages {
        escaped(cx, passage, findings);
    }
}

/// Reports what an escape such as `\u200F` in double quotes stands for: in the file it can be seen, on the page it cannot.
fn escaped(cx: &LintContext, passage: &Passage, findings: &mut Findings) {
    let written = cx.sources.get(passage.file()).and_then(|source| {
        let whole = passage.whole();
        source.text().get(whole.start as usize..whole.end as usize)
    });
    let invisible = passage.text.char_indices().find(|(at, c)| {
        let (before, after) = (&passage.text[..*at], &passage.text[at + c.len_utf8()..]);
        let found =
            !is_forbidden(*c) && (is_invisible(*c, before, after) || matches!(c, '\u{FFFC}' | '\u{FFFD}'));
        found && !written.is_some_and(|written| written.contains(*c))
    });
    if let Some((_, c)) = invisible {
        findings.push(findings.at(passage.whole(), INVISIBLE.with([named(c)])).hint(ESCAPED_HINT.plain()));
    }
}

fn line(source: &Source, file: u32, start: usize, line: &str, findings: &mut Findings) {
    let mut kinds: BTreeMap<char, Vec<Found>> = BTreeMap::new();
    // What cannot be text was reported when the file was read.
    for (at, c) in line.char_indices().filter(|(_, c)| !is_forbidden(*c)) {
        let (before, after) = (&line[..at], &line[at + c.len_utf8()..]);
        let text = if is_invisible(c, before, after) {
            replacement(c, before, after)
        } else if is_other_blank(c) && beside_chinese(before, after) {
            // At the end of a line there is nothing to part.
            if after.trim().is_empty() { "" } else { " " }
        } else if matches!(c, '\u{FFFC}' | '\u{FFFD}') {
            ""
        } else {
            continue;
        };
        kinds.entry(c).or_default().push(Found { start: start + at, kind: c, text });
    }
    for found in kinds.into_values() {
        report(source, file, &found, findings);
    }
}

/// Blanks that are right between words and numbers of an alphabet.
fn is_other_blank(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}')
}

fn beside_chinese(before: &str, after: &str) -> bool {
    [before.chars().next_back(), after.chars().next()].into_iter().flatten().any(is_chinese)
}

/// One finding for all of a kind in a line, at the first of them.
fn report(source: &Source, file: u32, all: &[Found], findings: &mut Findings) {
    let Some(first) = all.first() else { return };
    let span = |found: &Found| {
        let end = found.start + found.kind.len_utf8();
        Span { file, start: found.start as u32, end: end as u32 }
    };
    let name = named(first.kind);
    let lost = matches!(first.kind, '\u{FFFC}' | '\u{FFFD}');
    let (message, hint) = match all.len() {
        _ if lost => (LOST.with([name]), LOST_HINT.plain()),
        _ if is_other_blank(first.kind) => (BLANK.with([name]), BLANK_HINT.plain()),
        1 => (INVISIBLE.with([name]), HINT.plain()),
        count => (TIMES.with([Value::Text(count.to_string()), name]), HINT.plain()),
    };
    let mut finding = findings.at(span(first), message).hint(hint);
    // Data are not rewritten: another program reads them, too.
    if !lost && source.path().ends_with(".yaml") {
        for found in all {
            finding = finding.fix(span(found), found.text);
        }
    }
    findings.push(finding);
}

/// What a character is called.
fn named(c: char) -> Value {
    let known: &'static Template = match c {
        '\u{200B}' => &ZERO_WIDTH_SPACE,
        '\u{200C}' => &ZERO_WIDTH_NON_JOINER,
        '\u{200D}' => &ZERO_WIDTH_JOINER,
        '\u{2060}' => &WORD_JOINER,
        '\u{AD}' => &SOFT_HYPHEN,
        '\u{200E}' => &LEFT_TO_RIGHT,
        '\u{200F}' => &RIGHT_TO_LEFT,
        '\u{2028}' => &LINE_SEPARATOR,
        '\u{2029}' => &PARAGRAPH_SEPARATOR,
        '\u{3164}' => &HANGUL_FILLER,
        '\u{A0}' => &NO_BREAK_SPACE,
        '\u{202F}' => &NARROW_NO_BREAK_SPACE,
        '\u{FFFC}' => &OBJECT,
        '\u{FFFD}' => &REPLACEMENT,
        c => return Value::Text(code_point(c)),
    };
    Value::from(known)
}
