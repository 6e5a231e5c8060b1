//! `pasted-list`: •, ①, （1） and indents that other programs make.

use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Passage, Rule, TextKind};

crate::diag::message::messages! {
    "pasted-list";
    BULLET(mark);
    BULLET_HINT;
    INLINE(mark);
    INLINE_HINT;
    NUMBER(mark);
    NUMBER_HINT;
    INDENT;
    INDENT_HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("pasted-list"),
    severity: Severity::Warning,
    example: Example {
        wrong: "a: |\n  • 先检索\n  • 再立项", right: "a: |\n  - 先检索\n  - 再立项"
    },
    check,
};

/// A line of a text.
struct Line<'t> {
    text: &'t str,
    start: usize,
}

impl Line<'_> {
    /// Where its first character that is not a blank stands.
    fn inner(&self) -> usize {
        self.start + (self.text.len() - self.text.trim_start().len())
    }

    fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

fn check(cx: &LintContext, findings: &mut Findings) {
    for passage in cx.passages.iter().filter(|passage| passage.kind == TextKind::Prose) {
        let mut at = 0;
        let lines: Vec<Line> = passage
            .text
            .split('\n')
            .map(|text| {
                let start = at;
                at += text.len() + 1;
                Line { text, start }
            })
            .collect();
        for (nth, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
            let above = nth.checked_sub(1).map(|above| &lines[above]).filter(|above| !above.is_empty());
            if indent(passage, line, above, findings) || bullet(passage, line, &lines, findings) {
                continue;
            }
            if let Some(above) = above
                && let Some(number) = number(line.text)
            {
                self::numbered(passage, line, above, number, &lines[..nth], findings);
            }
        }
    }
}

/// Reports an indent of full-width or no-break blanks.
fn indent(passage: &Passage, line: &Line, above: Option<&Line>, findings: &mut Findings) -> bool {
    let blanks = &line.text[..line.inner() - line.start];
    let wide = blanks.chars().any(|c| matches!(c, '\u{3000}' | '\u{A0}' | '\u{2003}'));
    if !wide {
        return false;
    }
    let span = passage.span(line.inner()..line.start + line.text.len());
    let finding = findings.at(span, INDENT.plain()).hint(INDENT_HINT.plain());
    let fix = match above {
        // The indent was what began the paragraph.
        Some(above) => passage.gap(above.start + above.text.trim_end().len(), line.inner()),
        None => passage.exact(line.start..line.inner()).map(|span| (span, "".to_owned())),
    };
    findings.push(match fix {
        Some((span, gap)) => {
            let gap = gap.replace(['\u{3000}', '\u{A0}', '\u{2003}'], "");
            let text = if above.is_some() { parted(&gap) } else { gap };
            finding.fix(span, text)
        }
        None => finding,
    });
    true
}

/// A gap with an empty line in it.
fn parted(gap: &str) -> String {
    let line_break = if gap.contains("\r\n") { "\r\n" } else { "\n" };
    format!("{line_break}{}", gap.trim_start_matches(' '))
}

/// Bullets of other programs. A dot and an asterisk are bullets before a blank only.
fn bullet_of(text: &str) -> Option<(char, usize)> {
    let c = text.chars().next()?;
    let rest = &text[c.len_utf8()..];
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t', '\u{A0}', '\u{3000}']).len();
    let sure = matches!(
        c,
        '•' | '●'
            | '○'
            | '◦'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '◆'
            | '◇'
            | '➢'
            | '➤'
            | '►'
            | '▶'
            | '‣'
            | '⁃'
            | '◎'
            | '\u{F06C}'
            | '\u{F0B7}'
            | '\u{F0D8}'
    );
    let spaced = matches!(c, '*' | '+' | '·' | '・' | '–') && blanks > 0;
    (sure || spaced).then_some((c, c.len_utf8() + blanks))
}

fn bullet(passage: &Passage, line: &Line, lines: &[Line], findings: &mut Findings) -> bool {
    let text = line.text.trim_start();
    let Some((c, length)) = bullet_of(text) else { return false };
    // A sentence may begin with a plus; two lines that do are a list.
    let alike = lines.iter().filter(|other| other.text.trim_start().starts_with(c)).count();
    if matches!(c, '*' | '+' | '·' | '・' | '–') && alike < 2 {
        return false;
    }
    let (start, mark) = (line.inner(), c.to_string());
    let range = start..start + c.len_utf8();
    // 甲 • 乙 in a folded text, which has lost its lines.
    let more = text[length..].match_indices(c).count();
    if more > 0 {
        let finding = findings.at(passage.span(range), INLINE.with([&mark])).hint(INLINE_HINT.plain());
        findings.push(finding);
        return true;
    }
    let finding = findings.at(passage.span(range), BULLET.with([&mark])).hint(BULLET_HINT.plain());
    // At the very beginning of a text that is not a block, a hyphen would be YAML's.
    findings.push(match passage.exact(start..start + length) {
        Some(span) if !text[length..].trim().is_empty() => finding.fix(span, "- "),
        _ => finding,
    });
    true
}

/// How a line is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Number {
    value: usize,
    /// What stands around the number: two lines are of one list if it is the same.
    form: (char, char),
    length: usize,
}

/// The number that a line begins with, in a form that is not a list of the subset.
fn number(line: &str) -> Option<Number> {
    const HAN: &str = "一二三四五六七八九十";
    let text = line.trim_start();
    let first = text.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        let value = first as usize - '①' as usize + 1;
        return Some(Number { value, form: ('①', '①'), length: first.len_utf8() });
    }
    let open = if matches!(first, '（' | '(') { '（' } else { ' ' };
    let rest = if open == '（' { &text[first.len_utf8()..] } else { text };
    let digits: String = rest.chars().take_while(char::is_ascii_digit).take(2).collect();
    let (value, length, kind) = match digits.parse::<usize>() {
        Ok(value) => (value, digits.len(), '1'),
        Err(_) => {
            let c = rest.chars().next()?;
            (HAN.chars().position(|han| han == c)? + 1, c.len_utf8(), '一')
        }
    };
    let close = rest[length..].chars().next()?;
    let after = rest[length + close.len_utf8()..].chars().next()?;
    let fits = match (open, close) {
        ('（', '）' | ')') => true,
        (' ', '、' | '）' | ')') => true,
        // 1.5 is a number, and `1. ` a list.
        (' ', '.' | '．') => !after.is_ascii_digit() && after != ' ' && kind == '1',
        _ => false,
    };
    let length = text.len() - rest.len() + length + close.len_utf8();
    fits.then_some(Number { value, form: (open, if kind == '一' { '一' } else { close }), length })
}

/// Reports a numbered line that stands right below another one.
fn numbered(
    passage: &Passage,
    line: &Line,
    above: &Line,
    number: Number,
    before: &[Line],
    findings: &mut Findings,
) {
    let start = line.inner();
    let mark = &passage.text[start..start + number.length];
    let finding = findings
        .at(passage.span(start..start + number.length), NUMBER.with([mark]))
        .hint(NUMBER_HINT.plain());
    // The first of a list, or the next: the number begins an item, and not a line that was broken before a number.
    let lists = before.iter().rev().filter_map(|line| self::number(line.text));
    let last = lists.into_iter().find(|other| other.form == number.form);
    let follows = match last {
        Some(last) => last.value + 1 == number.value,
        None => number.value == 1 && above.text.trim_end().ends_with(['：', ':', '。', '；', '，']),
    };
    let gap: Option<(crate::source::Span, String)> =
        passage.gap(above.start + above.text.trim_end().len(), start).filter(|_| follows);
    findings.push(match gap {
        Some((span, gap)) => finding.fix(span, parted(&gap)),
        None => finding,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_other_forms_are_told_from_numbers() {
        let value = |line: &str| number(line).map(|number| number.value);
        for (line, number) in [
            ("（1）甲", 1),
            ("(12) 甲", 12),
            ("3、甲", 3),
            ("②甲", 2),
            ("二、甲", 2),
            ("（三）甲", 3),
            ("4）甲", 4),
            ("5.甲", 5),
        ] {
            assert_eq!(value(line), Some(number), "{line}");
        }
        for line in ["1. 甲", "1.5 倍", "2031 年", "一家企业", "（甲）", "12 家", "十分", "- 甲"]
        {
            assert_eq!(value(line), None, "{line}");
        }
    }

    #[test]
    fn a_gap_is_parted_by_an_empty_line() {
        assert_eq!(parted("\n    "), "\n\n    ");
        assert_eq!(parted("\r\n  "), "\r\n\r\n  ");
    }
}
