//! `line-break`: lines that another program broke.

use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{is_chinese, is_han};
use crate::lint::{Findings, LintContext, Passage, Rule, TextKind};
use crate::model::prose::line_marks;
use crate::source::Span;

crate::diag::message::messages! {
    "line-break";
    WRAPPED;
    WRAPPED_HINT;
    HYPHENATED(word);
    HYPHENATED_HINT;
    JOINED;
    JOINED_HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("line-break"),
    severity: Severity::Warning,
    example: Example {
        wrong: "a: |\n  我们的专利工作从十年前开始，当时只\n  有两个人负责全部的申请和维护，后来\n  团队逐渐扩大。",
        right: "a: |\n  我们的专利工作从十年前开始，当时只有两个人负责全部的申请和维护，后来团队逐渐扩大。",
    },
    check,
};

/// The fewest lines that show a width, and the narrowest width and widest difference that are one, in half ems.
const FEWEST: usize = 3;
const NARROWEST: usize = 20;
const RAGGED: usize = 4;
/// The shortest line that is a paragraph, in characters.
const PARAGRAPH: usize = 60;

fn check(cx: &LintContext, findings: &mut Findings) {
    for passage in cx.passages.iter().filter(|passage| passage.kind == TextKind::Prose) {
        let mut paragraph: Vec<(usize, &str)> = Vec::new();
        let mut at = 0;
        for line in passage.text.split('\n').chain([""]) {
            if line.trim().is_empty() {
                self::paragraph(passage, &paragraph, findings);
                paragraph.clear();
            } else {
                paragraph.push((at, line));
            }
            at += line.len() + 1;
        }
    }
}

/// Looks at the lines of a paragraph, each with its first byte.
fn paragraph(passage: &Passage, lines: &[(usize, &str)], findings: &mut Findings) {
    let is_item = |line: &str| line_marks(line.trim_start()) > 0;
    if lines.len() < 2 || lines.iter().any(|(_, line)| is_item(line)) {
        return;
    }
    if is_wrapped(lines) {
        wrapped(passage, lines, findings);
        return;
    }
    for pair in lines.windows(2) {
        let [(start, line), (next, below)] = pair else { continue };
        let (end, begin) = (start + line.trim_end().len(), next + (below.len() - below.trim_start().len()));
        if let Some(word) = hyphenated(line, below) {
            let span = passage.span(end - 1..end);
            findings.push(findings.at(span, HYPHENATED.with([&word])).hint(HYPHENATED_HINT.plain()));
        } else if is_paragraph(line) {
            let last = line.trim_end().chars().next_back().map_or(0, char::len_utf8);
            let finding =
                findings.at(passage.span(end - last..end), JOINED.plain()).hint(JOINED_HINT.plain());
            findings.push(match passage.gap(end, begin) {
                Some((span, gap)) => finding.suggestion(span, format!("\n{gap}")),
                None => finding,
            });
        }
    }
}

/// Whether lines are broken at one width, in the middle of sentences.
fn is_wrapped(lines: &[(usize, &str)]) -> bool {
    let Some((_, broken)) = lines.split_last() else { return false };
    let widths: Vec<usize> = broken.iter().map(|(_, line)| width(line.trim())).collect();
    let (least, most) =
        (widths.iter().min().copied().unwrap_or(0), widths.iter().max().copied().unwrap_or(0));
    let open = broken.iter().filter(|(_, line)| !closes(line)).count();
    lines.len() >= FEWEST && least >= NARROWEST && most - least <= RAGGED && open * 2 > broken.len()
}

/// The width of a line, in half ems.
fn width(line: &str) -> usize {
    line.chars().map(|c| if is_chinese(c) { 2 } else { 1 }).sum()
}

/// Whether a line ends a sentence.
fn closes(line: &str) -> bool {
    let text = line.trim_end().trim_end_matches(['”', '’', '）', '」', '*']);
    text.ends_with(['。', '！', '？', '…', '.', '!', '?', '：', '；'])
}

/// Whether a line is a paragraph of its own: a long one of several sentences.
fn is_paragraph(line: &str) -> bool {
    let stops = line.chars().filter(|c| matches!(c, '。' | '！' | '？')).count();
    closes(line) && stops >= 2 && line.chars().count() >= PARAGRAPH
}

/// A word that is hyphenated between two lines.
fn hyphenated(line: &str, below: &str) -> Option<String> {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let head = line.trim_end().strip_suffix(['-', '\u{2010}', '\u{AD}'])?;
    let start: String = head.chars().rev().take_while(|c| is_letter(*c)).collect();
    let end: String = below.trim_start().chars().take_while(|c| is_letter(*c)).collect();
    let small = end.starts_with(|c: char| c.is_ascii_lowercase());
    let start: String = start.chars().rev().collect();
    (start.len() >= 2 && end.len() >= 2 && small).then(|| format!("{start}-{end}"))
}

/// One finding for all lines of a paragraph. They are joined where that can only be done in one way.
fn wrapped(passage: &Passage, lines: &[(usize, &str)], findings: &mut Findings) {
    let Some((start, first)) = lines.first() else { return };
    let begin = start + (first.len() - first.trim_start().len());
    let place = passage.span(begin..start + first.trim_end().len());
    let mut finding = findings.at(place, WRAPPED.plain()).hint(WRAPPED_HINT.plain());
    let joints: Option<Vec<(Span, &str)>> = lines
        .windows(2)
        .map(|pair| {
            let [(start, line), (next, below)] = pair else { return None };
            let (end, begin) =
                (start + line.trim_end().len(), next + (below.len() - below.trim_start().len()));
            let (last, first) = (line.trim_end().chars().next_back()?, below.trim_start().chars().next()?);
            let text = match (is_chinese(last), is_chinese(first)) {
                (true, true) => "",
                (false, false) if last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric() => " ",
                _ => return None,
            };
            // A word may have been broken, or a number.
            let sure = is_han(last) || is_han(first) || text == " " && last.is_ascii_lowercase();
            passage.gap(end, begin).filter(|_| sure || text.is_empty()).map(|(span, _)| (span, text))
        })
        .collect();
    for (span, text) in joints.into_iter().flatten() {
        finding = finding.fix(span, text);
    }
    findings.push(finding);
}
