//! `halfwidth-punctuation`: , for ， between Han characters.

use super::{chinese, replace, text};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_chinese_mark, is_han};
use crate::lint::{Findings, Passage, Role, Rule, Scene};

crate::diag::message::messages! {
    "halfwidth-punctuation";
    HALFWIDTH(mark);
    HINT(mark);
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::HalfwidthPunctuation,
    severity: Severity::Warning,
    example: Example {
        wrong: "专利申请量降低,授权量增长", right: "专利申请量降低，授权量增长"
    },
    check,
};

fn check(scene: &Scene, found: &mut Findings) {
    for passage in chinese(scene).filter(|passage| passage.role != Role::LatinName) {
        for line in passage.lines() {
            brackets(passage, line, found);
            for (at, letter) in line.iter().enumerate() {
                let Some(wide) = wide(letter.c) else { continue };
                if is_wrong(line, at) {
                    report(passage, line, at, wide, found);
                }
            }
        }
    }
}

fn wide(c: char) -> Option<&'static str> {
    Some(match c {
        ',' => "，",
        ';' => "；",
        ':' => "：",
        '?' => "？",
        '!' => "！",
        '.' => "。",
        _ => return None,
    })
}

/// Whether the mark at `at` stands in Chinese text.
fn is_wrong(line: &[Letter], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| line.get(before)).map(|letter| letter.c);
    let after = line.get(at + 1).map(|letter| letter.c);
    let beyond = line[at + 1..].iter().map(|letter| letter.c).find(|c| *c != ' ');
    let chinese_before =
        before.is_some_and(|c| is_han(c) || matches!(c, '”' | '’' | '）' | '》' | '」' | '』' | '】'));
    let chinese_after =
        after.is_some_and(|c| is_han(c) || matches!(c, '“' | '‘' | '《' | '「' | '『' | '【'));
    if line[at].c == '.' {
        // A full stop only at the end of a sentence, and never one of several dots.
        return chinese_before
            && after.is_none_or(|c| is_han(c) || matches!(c, '”' | '’'))
            && beyond != Some('.');
    }
    // `知识产权,创新`, `IP,创新`, and `知识产权, IP`; in `Apple, 苹果` the space says that the comma is Latin.
    chinese_before
        || chinese_after && before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '%' | ')'))
}

/// Reports a mark together with the space behind it.
fn report(passage: &Passage, line: &[Letter], at: usize, wide: &str, found: &mut Findings) {
    let spaces = line[at + 1..].iter().take_while(|letter| letter.c == ' ').count();
    let spaces = if line.len() == at + 1 + spaces { 0 } else { spaces };
    let mark = text(&line[at..=at]);
    let finding = found.at(passage.place(&line[at..=at]), HALFWIDTH.with([&mark])).hint(HINT.with([wide]));
    // In a folded scalar the space is a line break of the file, which stays.
    let span = passage.editable(&line[at..=at + spaces]).or_else(|| passage.editable(&line[at..=at]));
    found.push(match span {
        Some(span) => finding.fix(span, wide),
        None => finding,
    });
}

/// Reports half-width brackets around Chinese text, or behind it.
fn brackets(passage: &Passage, line: &[Letter], found: &mut Findings) {
    let mut open: Vec<usize> = Vec::new();
    for (at, letter) in line.iter().enumerate() {
        match letter.c {
            '(' | '（' => open.push(at),
            ')' | '）' => {
                let Some(start) = open.pop() else { continue };
                let inside = &line[start + 1..at];
                let before = line[..start].iter().rev().find(|letter| letter.c != ' ').map(|letter| letter.c);
                let mixed = (line[start].c == '（') != (letter.c == '）');
                let chinese = inside.iter().any(|letter| is_han(letter.c))
                    || before.is_some_and(|c| is_han(c) || is_chinese_mark(c));
                for (place, wide) in [(start, "（"), (at, "）")] {
                    let narrow = matches!(line[place].c, '(' | ')');
                    if narrow && (chinese || mixed) {
                        let mark = text(&line[place..=place]);
                        let message = HALFWIDTH.with([&mark]);
                        replace(found, passage, &line[place..=place], wide, message, HINT.with([wide]));
                    }
                }
            }
            _ => {}
        }
    }
}
