//! `unbalanced-quote`: a quotation mark or bracket without its partner.

use super::{SQUARE, texts};
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::{Letter, is_chinese_mark, is_han};
use crate::lint::{Findings, LintContext, Passage, Rule};

crate::diag::message::messages! {
    "unbalanced-quote";
    WITHOUT_CLOSE(mark);
    WITHOUT_OPEN(mark);
    TURNED(mark, right);
    HINT(partner);
    TURNED_HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("unbalanced-quote"),
    severity: Severity::Warning,
    example: Example {
        wrong: "我们称之为“护城河，它能限制竞争", right: "我们称之为“护城河”，它能限制竞争"
    },
    check,
};

const PAIRS: [(char, char); 8] = [
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('【', '】'),
    ('「', '」'),
    ('『', '』'),
];

fn check(cx: &LintContext, found: &mut Findings) {
    for passage in texts(cx, SQUARE) {
        let lines: Vec<&[Letter]> = passage.lines().filter(|line| !line.is_empty()).collect();
        for (position, line) in lines.iter().enumerate() {
            let next = lines.get(position + 1).and_then(|next| next.first()).map(|letter| letter.c);
            self::line(passage, line, next, found);
        }
    }
}

/// Reports what is not paired in a line; `next` is the first character of the line after it.
fn line(passage: &Passage, line: &[Letter], next: Option<char>, found: &mut Findings) {
    if let Some(turned) = turned(line) {
        for at in turned {
            let right = partner(line[at].c).unwrap_or_default().to_string();
            let message = TURNED.with([&line[at].c.to_string(), &right]);
            super::replace(found, passage, &line[at..=at], &right, message, TURNED_HINT.plain());
        }
        return;
    }
    let (open, alone) = unpaired(line);
    for at in alone {
        // 1） and 一） number a list.
        if line[at].c != '）' || !numbers(&line[..at]) {
            report(passage, line, at, &WITHOUT_OPEN, found);
        }
    }
    for at in open {
        // The next paragraph goes on with the same quotation.
        if at > 0 || next != Some(line[at].c) {
            report(passage, line, at, &WITHOUT_CLOSE, found);
        }
    }
}

fn report(
    passage: &Passage,
    line: &[Letter],
    at: usize,
    message: &'static crate::diag::message::Template<1>,
    found: &mut Findings,
) {
    let mark = line[at].c;
    let other = partner(mark).unwrap_or_default().to_string();
    let finding = found.at(passage.place(&line[at..=at]), message.with([&mark.to_string()]));
    found.push(finding.hint(HINT.with([&other])));
}

/// Marks that open without being closed, and marks that close nothing.
fn unpaired(line: &[Letter]) -> (Vec<usize>, Vec<usize>) {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut alone = Vec::new();
    for (at, letter) in line.iter().enumerate() {
        if letter.kept || is_apostrophe(line, at) || is_measure(line, at, &open) {
            continue;
        }
        // A half-width bracket is a partner, if a wrong one: `halfwidth-punctuation` reports it.
        let c = match letter.c {
            '(' => '（',
            ')' => '）',
            c => c,
        };
        if let Some((_, close)) = PAIRS.iter().find(|(open, _)| *open == c) {
            open.push((at, *close));
        } else if PAIRS.iter().any(|(_, close)| *close == c) {
            match open.iter().rposition(|(_, close)| *close == c) {
                Some(position) => {
                    open.remove(position);
                }
                None if letter.c != ')' => alone.push(at),
                None => {}
            }
        }
    }
    let open = open.into_iter().map(|(at, _)| at).filter(|at| line[*at].c != '(').collect();
    (open, alone)
}

/// The double quotation marks of a line that stand the wrong way round, if turning them makes all of them pair up.
fn turned(line: &[Letter]) -> Option<Vec<usize>> {
    let is_mark = |letter: &Letter| matches!(letter.c, '“' | '”') && !letter.kept;
    let marks: Vec<usize> = (0..line.len()).filter(|at| is_mark(&line[*at])).collect();
    let wanted = |position: usize| if position.is_multiple_of(2) { '“' } else { '”' };
    let wrong: Vec<usize> = marks
        .iter()
        .enumerate()
        .filter(|(position, at)| line[**at].c != wanted(*position))
        .map(|(_, at)| *at)
        .collect();
    // One or two that lean the wrong way where the text around them says so; more is a quotation within another.
    let sure = |at: &usize| {
        let before = at.checked_sub(1).map(|before| line[before].c);
        let after = line.get(at + 1).map(|letter| letter.c);
        match line[*at].c {
            '“' => {
                after.is_none_or(|c| is_chinese_mark(c) && !matches!(c, '“' | '‘' | '《' | '（'))
                    && before.is_some_and(|c| !opens(c))
                    || before.is_some_and(|c| matches!(c, '。' | '！' | '？' | '…'))
            }
            _ => before.is_none_or(opens) && after.is_some_and(is_han),
        }
    };
    let fits = marks.len().is_multiple_of(2) && (1..=2).contains(&wrong.len()) && wrong.iter().all(sure);
    fits.then_some(wrong)
}

/// Whether a mark opens something, or stands before what is opened.
fn opens(c: char) -> bool {
    matches!(c, '“' | '‘' | '《' | '（' | '，' | '：' | '、' | '；' | '。' | '—')
}

/// ” for inches and ’ for minutes: behind a digit, where nothing is open.
fn is_measure(line: &[Letter], at: usize, open: &[(usize, char)]) -> bool {
    let digit = at.checked_sub(1).is_some_and(|before| line[before].c.is_ascii_digit());
    matches!(line[at].c, '”' | '’') && digit && !open.iter().any(|(_, close)| *close == line[at].c)
}

/// ’ in today’s.
fn is_apostrophe(line: &[Letter], at: usize) -> bool {
    line[at].c == '’'
        && at.checked_sub(1).is_some_and(|before| line[before].c.is_ascii_alphanumeric())
        && !line[..at].iter().any(|letter| letter.c == '‘')
}

/// Whether a bracket behind these letters numbers an item of a list.
fn numbers(before: &[Letter]) -> bool {
    let is_number = |c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c);
    let digits = before.iter().rev().take_while(|letter| is_number(letter.c)).count();
    let start = before.len() - digits;
    let breaks = start == 0 || matches!(before[start - 1].c, ' ' | '，' | '。' | '；' | '：' | '、');
    (1..=3).contains(&digits) && breaks
}

fn partner(mark: char) -> Option<char> {
    PAIRS.iter().find_map(|(open, close)| match mark {
        c if c == *open => Some(*close),
        c if c == *close => Some(*open),
        _ => None,
    })
}
