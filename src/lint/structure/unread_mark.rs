//! Marks of prose in a text that prints as it is typed.

use std::ops::Range;

use crate::diag::explanation::Example;
use crate::diag::message::{Message, messages};
use crate::diag::{Code, Severity};
use crate::lint::passage::Owner;
use crate::lint::{Findings, LintContext, Passage, Role, Rule, TextKind};
use crate::model::prose::{footnote_mark, link};
use crate::quantity::{note_mark, subscript};
use crate::source::yaml::Step;

messages! {
    "unread-mark";
    FOUND(mark);
    HINT;
    LOW_HINT(right);
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("unread-mark"),
    severity: Severity::Warning,
    example: Example { wrong: "q: 如何看待 CO~2~ 减排？", right: "q: 如何看待 CO₂ 减排？" },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    for passage in cx.passages.iter().filter(|passage| passage.kind == TextKind::Plain) {
        for (range, hint) in marks(passage.text, reads_marks(passage)) {
            let mark = &passage.text[range.clone()];
            let message = FOUND.with([mark]);
            found.push(found.at(passage.span(range), message).hint(hint.unwrap_or_else(|| HINT.plain())));
        }
    }
}

/// Whether note marks and subscripts are read: in what charts and tables print, and in their captions.
fn reads_marks(passage: &Passage) -> bool {
    let in_table = || passage.path.0.contains(&Step::Key("table".to_owned()));
    match passage.owner {
        Owner::Figure(_) => {
            matches!(
                passage.role,
                Role::Title | Role::Label | Role::Cell | Role::Card | Role::Unit | Role::Number
            )
        }
        Owner::Chapter(_) => in_table() && matches!(passage.role, Role::Label | Role::Cell),
        Owner::Report | Owner::Case(_) => false,
    }
}

/// The marks of a text that are printed as they are typed, with a way out of their own if there is one.
fn marks(text: &str, reads_marks: bool) -> Vec<(Range<usize>, Option<Message>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let strong = || {
            let inner = rest.strip_prefix("**")?;
            let close = inner.find("**").filter(|close| *close > 0)?;
            (!inner[..close].starts_with(' ') && !inner[..close].ends_with(' ')).then_some(close + 4)
        };
        let reference = || {
            let (_, target, length) = if c == '[' { link(rest)? } else { return None };
            ["fig:", "case:", "sec:", "ruby:", "mark:", "http://", "https://"]
                .iter()
                .any(|kind| target.starts_with(kind))
                .then_some(length)
        };
        let footnote = || footnote_mark(rest);
        let note = || note_mark(rest).filter(|_| !reads_marks && at > 0);
        let low = subscript(&text[..at], rest).filter(|_| !reads_marks);
        let length = strong().or_else(reference).or_else(footnote).or_else(note).or(low);
        if let Some(length) = length {
            let right = low.and_then(|length| lowered(&rest[1..length - 1]));
            found.push((at..at + length, right.map(|right| LOW_HINT.with([right]))));
        }
        at += length.unwrap_or(c.len_utf8());
    }
    found
}

/// Figures as characters of their own that stand low.
fn lowered(text: &str) -> Option<String> {
    text.chars().map(|c| char::from_u32('₀' as u32 + c.to_digit(10)?)).collect()
}
