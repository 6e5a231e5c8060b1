//! `straight-quote`: "知产" for “知产”, and it's for it’s in a book in Latin letters.

use super::{SQUARE, Verdict, at, before, blanks, cautious, edited, is_english, text, texts};
use crate::diag::explanation::Example;
use crate::diag::{Code, Message, Severity};
use crate::lint::letters::{Letter, is_chinese_mark, is_han};
use crate::lint::{Findings, LintContext, Passage, Rule};
use crate::locale::Script;

crate::diag::message::messages! {
    "straight-quote";
    STRAIGHT(text);
    UNPAIRED;
    HINT(outer, inner);
    LATIN(count);
    LATIN_HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("straight-quote"),
    severity: Severity::Warning,
    example: Example { wrong: "\"提质量\"、\"拓深度\"", right: "“提质量”“拓深度”" },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    let [double, single] = match cx.book.info.speaks.conventions().script {
        Script::Traditional | Script::Japanese => [["「", "」"], ["『", "』"]],
        Script::Simplified | Script::Latin => [["“", "”"], ["‘", "’"]],
    };
    let hint = HINT.with([double.join("…"), single.join("…")]);
    for passage in texts(cx, SQUARE) {
        for line in passage.lines() {
            marks(passage, line, '"', double, &hint, found);
            marks(passage, line, '\'', single, &hint, found);
        }
    }
    for line in
        texts(cx, &[Script::Latin]).flat_map(|passage| passage.lines().map(move |line| (passage, line)))
    {
        latin(line.0, line.1, found);
    }
}

/// One finding for all straight marks of a line in Latin letters that can be told: quotation marks by the blanks around them, and
/// apostrophes.
fn latin(passage: &Passage, line: &[Letter], found: &mut Findings) {
    let mut open = false;
    let mut all = Vec::new();
    for (place, letter) in line.iter().enumerate().filter(|(_, letter)| !letter.kept) {
        if let Some(curly) = curly(letter.c, before(line, place), at(line, place + 1), open) {
            open = match curly {
                "“" | "‘" => true,
                "”" => false,
                _ => open,
            };
            all.push((&line[place..=place], curly));
        }
    }
    let Some((first, _)) = all.first() else { return };
    let message = LATIN.with([all.len().to_string()]);
    let finding = found.at(passage.place(first), message).hint(LATIN_HINT.plain());
    let verdict = cautious(passage, Verdict::Wrong);
    found.push(all.iter().fold(finding, |finding, (mark, curly)| match passage.editable(mark) {
        Some(span) => edited(finding, verdict, span, curly),
        None => finding,
    }));
}

/// The curly form of a straight mark between two characters, where quotations are `open` or not. Feet and inches behind digits, and
/// what stands by itself, have none.
fn curly(mark: char, before: Option<char>, after: Option<char>, open: bool) -> Option<&'static str> {
    let [opening, closing] = match mark {
        '"' => ["“", "”"],
        '\'' => ["‘", "’"],
        _ => return None,
    };
    let begins = before.is_none_or(|c| c.is_whitespace() || "([{–—“‘\"'".contains(c));
    let ends = after.is_none_or(char::is_whitespace);
    match (begins, ends) {
        (true, true) => None,
        // ’90s.
        (true, false) if mark == '\'' && after.is_some_and(|c| c.is_ascii_digit()) => Some(closing),
        (true, false) => Some(opening),
        (false, _) if before.is_some_and(|c| c.is_ascii_digit()) && !open => None,
        (false, _) => Some(closing),
    }
}

fn marks(
    passage: &Passage,
    line: &[Letter],
    mark: char,
    curly: [&str; 2],
    hint: &Message,
    found: &mut Findings,
) {
    let mut open: Option<usize> = None;
    for (at, letter) in line.iter().enumerate() {
        if letter.c != mark || letter.kept || is_measure(line, at, open.is_some()) {
            continue;
        }
        let Some(start) = open.take() else {
            open = Some(at);
            continue;
        };
        let verdict = cautious(passage, judge(line, start, at));
        if verdict == Verdict::Right {
            continue;
        }
        let inside = text(&line[start + 1..at]);
        let finding = found.at(passage.place(&line[start..=at]), STRAIGHT.with([&inside])).hint(hint.clone());
        let spans = (passage.editable(&line[start..=start]), passage.editable(&line[at..=at]));
        found.push(match spans {
            (Some(open), Some(close)) => {
                edited(edited(finding, verdict, open, curly[0]), verdict, close, curly[1])
            }
            _ => finding,
        });
    }
    // One that is left over.
    if let Some(alone) = open
        && [before(line, alone), at(line, alone + 1)].into_iter().flatten().any(is_han)
    {
        found.push(found.at(passage.place(&line[alone..=alone]), UNPAIRED.plain()).hint(hint.clone()));
    }
}

/// What the marks at `start` and `end` are: around Chinese text, or around a Latin phrase in Chinese text.
fn judge(line: &[Letter], start: usize, end: usize) -> Verdict {
    let inside = &line[start + 1..end];
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else { return Verdict::Right };
    let outside_before = before(line, start - blanks(line, start).0);
    let outside_after = at(line, end + 1 + blanks(line, end + 1).1);
    let chinese = |c: char| is_han(c) || is_chinese_mark(c);
    let beside = [outside_before, outside_after];
    let han_inside = inside.iter().any(|letter| is_han(letter.c));
    let in_chinese = beside.iter().all(|c| c.is_none_or(chinese)) && beside.iter().flatten().count() > 0;
    // `甲" 与 "乙`: the first of the two closes, and the second opens.
    let turned = first.c == ' ' || last.c == ' ';
    match (han_inside, in_chinese) {
        (true, _) if turned || is_english(line, start) => Verdict::Unsure,
        (true, _) => Verdict::Wrong,
        // "x" may speak of the marks themselves.
        (false, true) if inside.len() < 3 => Verdict::Right,
        (false, true) if turned => Verdict::Unsure,
        (false, true) => Verdict::Wrong,
        (false, false) => Verdict::Right,
    }
}

/// Whether a mark is an apostrophe between letters, or minutes and inches behind a digit where no quotation is open.
fn is_measure(line: &[Letter], place: usize, open: bool) -> bool {
    let (before, after) = (before(line, place), at(line, place + 1));
    let apostrophe = line[place].c == '\''
        && before.is_some_and(|c| c.is_ascii_alphanumeric())
        && (!open || after.is_some_and(|c| c.is_ascii_alphanumeric()))
        && after.is_none_or(|c| c.is_ascii_alphanumeric() || c == ' ');
    let measure = before.is_some_and(|c| c.is_ascii_digit()) && !open;
    apostrophe || measure
}

#[cfg(test)]
mod tests {
    use super::curly;

    #[test]
    fn straight_marks_are_told_by_what_is_around_them() {
        let told = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            let mut open = false;
            let mut out = String::new();
            for (at, &c) in chars.iter().enumerate() {
                let before = at.checked_sub(1).map(|at| chars[at]);
                match curly(c, before, chars.get(at + 1).copied(), open) {
                    Some(right) => {
                        open = matches!(right, "“" | "‘") || open && right == "’";
                        out.push_str(right);
                    }
                    None => out.push(c),
                }
            }
            out
        };
        assert_eq!(
            told("It's the companies' \"own\" idea ('really')."),
            "It’s the companies’ “own” idea (‘really’)."
        );
        assert_eq!(told("in the '90s, 5' 6\" tall"), "in the ’90s, 5' 6\" tall");
        assert_eq!(told("a ' b"), "a ' b");
    }
}
