//! Quotation marks in a quote, which is printed between some.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::letters::Letter;
use crate::lint::{Findings, LintContext, Passage, Role, Rule};
use crate::locale::Script;
use crate::source::Span;

messages! {
    "quote-marks";
    OUTER;
    OUTER_HINT;
    INNER(text);
    INNER_HINT(within, around);
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("quote-marks"),
    severity: Severity::Warning,
    example: Example {
        wrong: "quote: { text: “专利是一道‘护城河’。” }",
        right: "quote: { text: 专利是一道‘护城河’。 }",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    let marks = match cx.book.info.speaks.conventions().script {
        Script::Simplified => CURLY,
        Script::Traditional | Script::Japanese => CORNERS,
        // An apostrophe looks like a mark.
        Script::Latin => return,
    };
    for passage in cx.passages.iter().filter(|passage| passage.role == Role::Quote) {
        let solid = |letter: &Letter| !letter.c.is_whitespace();
        let (Some(first), Some(last)) =
            (passage.letters.iter().position(solid), passage.letters.iter().rposition(solid))
        else {
            continue;
        };
        let inside = &passage.letters[first..=last];
        if is_quoted(inside) {
            outer(passage, inside, findings);
        } else {
            inner(passage, inside, marks, findings);
        }
    }
}

/// Whether the first mark of a text is closed by its last.
fn is_quoted(letters: &[Letter]) -> bool {
    let [first, middle @ .., last] = letters else { return false };
    let once = |mark: char| !middle.iter().any(|letter| letter.c == mark);
    match (first.c, last.c) {
        ('“', '”') => balanced(middle, '“', '”'),
        ('「', '」') => balanced(middle, '「', '」'),
        ('"', '"') => once('"'),
        _ => false,
    }
}

/// Whether marks pair up, none closing before it was opened.
fn balanced(letters: &[Letter], open: char, close: char) -> bool {
    let mut depth = 0;
    for letter in letters {
        depth += i32::from(letter.c == open) - i32::from(letter.c == close);
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

fn outer(passage: &Passage, letters: &[Letter], findings: &mut Findings) {
    let finding = findings.at(passage.place(letters), OUTER.plain()).hint(OUTER_HINT.plain());
    let ends = letters.split_at(1);
    let spans = (passage.editable(ends.0), passage.editable(&letters[letters.len() - 1..]));
    findings.push(match spans {
        (Some(open), Some(close)) => finding.fix(open, "").fix(close, ""),
        _ => finding,
    });
}

/// Marks of a language: those around a quotation, then those around one within it.
type Marks = [char; 4];
const CURLY: Marks = ['“', '”', '‘', '’'];
const CORNERS: Marks = ['「', '」', '『', '』'];

/// Reports the outer marks within a quote; inner ones within those become outer in turn.
fn inner(passage: &Passage, letters: &[Letter], marks: Marks, findings: &mut Findings) {
    let [open, close, inner_open, inner_close] = marks;
    let Some(start) = letters.iter().position(|letter| letter.c == open) else { return };
    let end = letters[start..].iter().position(|letter| letter.c == close).map(|length| start + length + 1);
    let Some(end) = end else { return };
    let words: String = letters[start + 1..end - 1].iter().map(|letter| letter.c).collect();
    let pairs = [[inner_open, inner_close], [open, close]].map(|[open, close]| format!("{open} {close}"));
    let finding =
        findings.at(passage.place(&letters[start..end]), INNER.with([&words])).hint(INNER_HINT.with(pairs));
    // An apostrophe is not a closing mark.
    let simple = balanced(letters, open, close) && balanced(letters, inner_open, inner_close);
    let turned: Option<Vec<(Span, char)>> = letters
        .iter()
        .filter_map(|letter| {
            let at = marks.iter().position(|mark| *mark == letter.c)?;
            let other = marks.iter().cycle().nth(at + 2).copied()?;
            Some(passage.editable(std::slice::from_ref(letter)).map(|span| (span, other)))
        })
        .collect();
    let nested = letters.iter().scan(0, |depth, letter| {
        *depth += i32::from(letter.c == open) - i32::from(letter.c == close);
        Some((*depth, letter.c))
    });
    // Single marks outside of double ones are right as they are.
    let right = nested.into_iter().any(|(depth, c)| depth == 0 && c == inner_open);
    findings.push(match turned.filter(|_| simple && !right) {
        Some(turned) => {
            turned.into_iter().fold(finding, |finding, (span, mark)| finding.fix(span, mark.to_string()))
        }
        None => finding,
    });
}
