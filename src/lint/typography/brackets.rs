//! Half-width brackets in Chinese text, for `halfwidth-punctuation`.

use super::{Verdict, at, before, blanks, cautious, edited, is_english, is_numeral, text};
use crate::lint::letters::{Letter, is_chinese_mark, is_han};
use crate::lint::{Findings, Passage, Role};
use crate::source::Span;

crate::diag::message::messages! {
    "brackets";
    HALFWIDTH(text);
    MORE(count, text);
    HINT(text);
}

/// A bracket and its partner in a line.
struct Pair<'p> {
    line: &'p [Letter],
    open: usize,
    close: usize,
}

/// Reports half-width brackets around Chinese text, or behind it. Those around numbers, (1) … (2) … (3), are reported together:
/// all are mended, or none.
pub(super) fn check(passage: &Passage, found: &mut Findings) {
    let mut numbers = Vec::new();
    let is_name = passage.role == Role::Name;
    for pair in passage.lines().flat_map(|line| pairs(line, is_name)) {
        if pair.is_number() {
            // sin(x) is not a number of an item.
            if !pair.is_call() {
                numbers.push(pair);
            }
            continue;
        }
        let verdict = cautious(passage, pair.judge());
        if verdict != Verdict::Right {
            let inside = text(pair.inside());
            report(passage, &[&pair], verdict, HALFWIDTH.with([&inside]), &inside, found);
        }
    }
    numbers.retain(Pair::is_narrow);
    let verdicts: Vec<Verdict> = numbers.iter().map(Pair::judge_number).collect();
    if !verdicts.contains(&Verdict::Wrong) {
        return;
    }
    let verdict = if verdicts.contains(&Verdict::Right) { Verdict::Unsure } else { Verdict::Wrong };
    for line in numbers.chunk_by(|a, b| std::ptr::eq(a.line, b.line)) {
        number(passage, line, verdict, found);
    }
}

/// One finding for all numbers of a line.
fn number(passage: &Passage, narrow: &[Pair], verdict: Verdict, found: &mut Findings) {
    let Some(first) = narrow.first() else { return };
    let inside = text(first.inside());
    let message = match narrow.len() {
        1 => HALFWIDTH.with([&inside]),
        count => MORE.with([&count.to_string(), &format!("({inside})")]),
    };
    let narrow: Vec<&Pair> = narrow.iter().collect();
    report(passage, &narrow, cautious(passage, verdict), message, &inside, found);
}

/// The brackets of a line that pair up, of either width. `1)` that numbers an item closes nothing. What is kept is looked at
/// in a company's own name only, which is kept everywhere.
fn pairs(line: &[Letter], is_name: bool) -> Vec<Pair<'_>> {
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for (at, letter) in line.iter().enumerate().filter(|(_, letter)| is_name || !letter.kept) {
        match letter.c {
            '(' | '（' => open.push(at),
            ')' | '）' if !numbers_item(line, at) || !open.is_empty() && is_last(line, at) => {
                found.extend(open.pop().map(|open| Pair { line, open, close: at }));
            }
            _ => {}
        }
    }
    found
}

/// Whether a closing bracket stands behind a number that nothing opens: `1) … 2) …`.
fn numbers_item(line: &[Letter], at: usize) -> bool {
    let short = |c: char| is_numeral(c) || c.is_ascii_lowercase();
    let digits = line[..at].iter().rev().take(3).take_while(|letter| short(letter.c)).count();
    let start = at - digits;
    let breaks = match before(line, start) {
        None => true,
        Some(c) => c == ' ' || is_chinese_mark(c) && c != '（' || matches!(c, ',' | ';' | ':'),
    };
    (1..=2).contains(&digits) && breaks
}

/// Whether no other bracket closes before the next one opens.
fn is_last(line: &[Letter], at: usize) -> bool {
    let next = line[at + 1..].iter().find(|letter| matches!(letter.c, '(' | '（' | ')' | '）'));
    next.is_none_or(|letter| matches!(letter.c, '(' | '（'))
}

impl Pair<'_> {
    /// What stands in the brackets, without blanks at the ends.
    fn inside(&self) -> &[Letter] {
        let inside = &self.line[self.open + 1..self.close];
        let (start, end) = (blanks(inside, 0).1, blanks(inside, inside.len()).0);
        inside.get(start..inside.len() - end).unwrap_or_default()
    }

    /// Whether one of the two is half-width.
    fn is_narrow(&self) -> bool {
        self.line[self.open].c == '(' || self.line[self.close].c == ')'
    }

    /// Whether the brackets are around a number: (1), (a), (三).
    fn is_number(&self) -> bool {
        let inside = self.inside();
        let all = |is: fn(char) -> bool| inside.iter().all(|letter| is(letter.c));
        match inside.len() {
            1 => all(|c| is_numeral(c) || c.is_ascii_alphabetic()),
            2 | 3 => all(is_numeral) || all(|c| matches!(c, 'i' | 'v' | 'x')),
            _ => false,
        }
    }

    /// The characters around the pair, blanks skipped, and whether there are blanks before it.
    fn around(&self) -> (Option<char>, Option<char>, bool) {
        let blanks_before = blanks(self.line, self.open).0;
        let blanks_after = blanks(self.line, self.close + 1).1;
        let next = at(self.line, self.close + 1 + blanks_after);
        (before(self.line, self.open - blanks_before), next, blanks_before > 0)
    }

    /// Whether the brackets stand right behind a Latin word: f(1).
    fn is_call(&self) -> bool {
        before(self.line, self.open).is_some_and(|c| c.is_ascii_alphabetic())
    }

    fn judge(&self) -> Verdict {
        let inside = self.inside();
        if !self.is_narrow() || inside.is_empty() {
            return Verdict::Right;
        }
        let (previous, next, apart) = self.around();
        let mixed = self.line[self.open].c.is_ascii() != self.line[self.close].c.is_ascii();
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_han(c));
        // The company (华为) said.
        let in_english = latin(previous) && apart && (latin(next) || matches!(next, Some(',' | '.' | ';')));
        if in_english || is_english(self.line, self.open) {
            return Verdict::Right;
        }
        if mixed {
            return Verdict::Wrong;
        }
        let han_inside = inside.iter().any(|letter| is_han(letter.c));
        let behind_chinese = previous.is_some_and(|c| is_han(c) || is_chinese_mark(c));
        // P(专利) may be a formula.
        let word = self.line[..self.open].iter().rev().take_while(|letter| latin(Some(letter.c))).count();
        match (han_inside, behind_chinese) {
            (_, true) => Verdict::Wrong,
            (true, false) if word == 1 && !apart => Verdict::Unsure,
            (true, false) => Verdict::Wrong,
            (false, false) => Verdict::Right,
        }
    }

    /// The same for brackets around a number, which may also begin a line.
    fn judge_number(&self) -> Verdict {
        let (previous, next, _) = self.around();
        let is_chinese = |c: char| is_han(c) || is_chinese_mark(c);
        match previous {
            _ if is_english(self.line, self.open) => Verdict::Right,
            None => {
                if next.is_some_and(is_chinese) {
                    Verdict::Wrong
                } else {
                    Verdict::Unsure
                }
            }
            Some(c) if is_chinese(c) || matches!(c, ',' | ';' | ':') => Verdict::Wrong,
            Some(_) => Verdict::Unsure,
        }
    }

    /// The replacements that make both full-width, and leave no blanks beside them. `None` where the file has them otherwise.
    fn edits(&self, passage: &Passage, edits: &mut Vec<(Span, &'static str)>) -> Option<()> {
        let Pair { line, open, close } = *self;
        let after_open = blanks(line, open + 1).1.min(close - open - 1);
        let before_close = blanks(line, close).0.min(close - open - 1 - after_open);
        let (before_open, after_close) = (blanks(line, open).0, blanks(line, close + 1).1);
        let before_open = if before_open == open { 0 } else { before_open };
        let after_close = if close + 1 + after_close == line.len() { 0 } else { after_close };
        for (wide, at, start, end) in [
            ("（", open, open - before_open, open + 1 + after_open),
            ("）", close, close - before_close, close + 1 + after_close),
        ] {
            if line[at].c.is_ascii() {
                // A blank between two pairs goes with the first.
                let free = |span: &Span| edits.last().is_none_or(|(last, _)| last.end <= span.start);
                let spans = [start..end, at..end, at..at + 1].map(|range| passage.editable(&line[range]));
                edits.push((spans.into_iter().flatten().find(free)?, wide));
            }
        }
        Some(())
    }
}

fn report(
    passage: &Passage,
    pairs: &[&Pair],
    verdict: Verdict,
    message: crate::diag::Message,
    inside: &str,
    found: &mut Findings,
) {
    let Some(first) = pairs.first() else { return };
    let place = match pairs.len() {
        1 => &first.line[first.open..=first.close],
        _ => &first.line[first.open..=first.open],
    };
    let finding = found.at(passage.place(place), message).hint(HINT.with([inside]));
    let mut edits = Vec::new();
    let whole = pairs.iter().map(|pair| pair.edits(passage, &mut edits)).collect::<Option<Vec<()>>>();
    found.push(match whole {
        Some(_) => {
            edits.into_iter().fold(finding, |finding, (span, text)| edited(finding, verdict, span, text))
        }
        None => finding,
    });
}
