//! A rise or fall that its two numbers deny.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Severity};
use crate::lint::quantities::index::Kind;
use crate::lint::quantities::mention::Mention;
use crate::lint::quantities::reading::Reading;
use crate::lint::quantities::spoken::{Clause, Spoken};
use crate::lint::{Findings, LintContext, Rule};
use crate::quantity::{Bound, Quantity};

messages! {
    "direction";
    RISES(from, to, word);
    FALLS(from, to, word);
    NOT_ABOVE(first, second, word);
    ABOVE(first, second, word);
    BELOW(first, second, word);
    NOT_BELOW(first, second, word);
    SIGN(told, actual, name);
    HINT;
    OTHER;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("direction"),
    severity: Severity::Warning,
    example: Example {
        wrong: "text: 比例由 82% 升至 67%。", right: "text: 比例由 67% 升至 82%。"
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for conflict in cx.conflicts().iter().filter(|conflict| conflict.kind == Kind::Direction) {
        let values = [&conflict.said_text, &conflict.known_text, &conflict.label];
        let found = findings.at(conflict.said, SIGN.with(values)).hint(HINT.plain());
        findings.push(found.related(conflict.known, OTHER.plain()));
    }
    for spoken in cx.spoken() {
        for sentence in spoken.sentences.iter() {
            let mut before: Option<&Mention> = None;
            for (index, clause) in sentence.clauses.iter().enumerate() {
                changes(clause, spoken, cx, findings);
                let own = sentence.clauses.get(index + 1).and_then(|next| restated(next, spoken, cx));
                comparisons(clause, [before, own], spoken, cx, findings);
                before = clause.mentions.last().or(before);
            }
        }
    }
}

/// 由 A 升至 B, 从 2022 年的 A 降到 2023 年的 B.
fn changes(clause: &Clause, spoken: &Spoken, cx: &LintContext, findings: &mut Findings) {
    let words = &cx.words.numbers;
    let values: Vec<&Mention> = clause.mentions.iter().filter(|mention| !mention.is_date()).collect();
    for pair in values.windows(2) {
        let [from, to] = pair else { continue };
        let head = &spoken.text[clause.range.start..from.range.start];
        let between = &spoken.text[from.range.end..to.range.start.max(from.range.end)];
        let ranked = words.ranks.iter().any(|word| head.contains(word.as_str()));
        if !opens(head, cx) || ranked || !comparable(from, to) {
            continue;
        }
        let rises = changed(between, &words.rise_to, cx);
        let falls = changed(between, &words.fall_to, cx);
        let message = match (rises, falls) {
            (Some(word), None) if to.reading.below(&from.reading) => FALLS.with(said(spoken, from, to, word)),
            (None, Some(word)) if from.reading.below(&to.reading) => RISES.with(said(spoken, from, to, word)),
            _ => continue,
        };
        let found = finding(to, from, message, (spoken, cx), findings);
        findings.push(found);
    }
}

/// Whether what stands before a number opens a change from it: 由, 从 2022 年的, 由去年的.
fn opens(head: &str, cx: &LintContext) -> bool {
    let words = &cx.words.numbers;
    let last = words.from.iter().filter_map(|word| Some(head.rfind(word.as_str())? + word.len())).max();
    last.is_some_and(|at| is_epithet(&head[at..]))
}

/// The word for a change that stands between two numbers, with nothing else but adverbs before it and the second number's
/// epithet behind it.
fn changed<'w>(between: &str, verbs: &'w [String], cx: &LintContext) -> Option<&'w str> {
    let (at, verb) = first(between, verbs)?;
    (is_adverb(&between[..at], cx) && is_epithet(strip_filler(&between[at + verb.len()..], cx)))
        .then_some(verb)
}

/// Whether words are an adverb, or none: 大幅, 明显.
fn is_adverb(words: &str, cx: &LintContext) -> bool {
    let words = words.trim();
    words.is_empty() || cx.words.numbers.adverbs.iter().any(|word| word == words)
}

/// Whether words only say whose number follows: 2022 年的, 去年的, 上一次调查的.
fn is_epithet(words: &str) -> bool {
    let words = words.trim();
    words.is_empty() || words.ends_with(['的', '年', '月']) && words.chars().count() <= LONGEST_EPITHET
}

/// Characters of an epithet.
const LONGEST_EPITHET: usize = 14;

/// The number of a clause that only gives it, with the time that it is of: 今年为 35%, 2024 年达到 35%.
fn restated<'m>(clause: &'m Clause, spoken: &Spoken, cx: &LintContext) -> Option<&'m Mention> {
    let words = &cx.words.numbers;
    let mut values = clause.mentions.iter().filter(|mention| !mention.is_date());
    let (Some(only), None) = (values.next(), values.next()) else { return None };
    let head = strip_filler(&spoken.text[clause.range.start..only.range.start], cx);
    let time = words.restating.iter().find_map(|word| head.strip_suffix(word.as_str()))?.trim();
    let is_time = words.times.iter().any(|word| word == time) || !time.is_empty() && is_epithet(time);
    (is_time && closes(only, clause, spoken)).then_some(only)
}

/// Whether a number ends the statement of its clause.
fn closes(mention: &Mention, clause: &Clause, spoken: &Spoken) -> bool {
    let tail = spoken.text[mention.range.end..clause.range.end].trim_start();
    tail.is_empty() || tail.starts_with(['，', '。', '；', ',', '）', ')', '：'])
}

/// A 高于 … 的 B, in one clause; or B in a clause that opens with the comparison, or whose A the next one gives. 不高于 is turned
/// round. `around` are the number before the clause, and the one that the clause behind it gives.
fn comparisons(
    clause: &Clause,
    around: [Option<&Mention>; 2],
    spoken: &Spoken,
    cx: &LintContext,
    findings: &mut Findings,
) {
    let words = &cx.words.numbers;
    let text = &spoken.text[clause.range.clone()];
    let ((at, word), above) = match (first(text, &words.above), first(text, &words.below)) {
        (Some(above), None) => (above, true),
        (None, Some(below)) => (below, false),
        _ => return,
    };
    let negation = Quantity::negation_of(&text[..at]);
    let opening = negation.unwrap_or(at);
    if words.unsure.iter().any(|word| text[..opening].trim_end().ends_with(word.as_str())) {
        return;
    }
    let place = clause.range.start + at + word.len();
    let values = || clause.mentions.iter().filter(|mention| !mention.is_date());
    let behind: Vec<&Mention> = values().filter(|mention| mention.number.start >= place).collect();
    let ahead: Vec<&Mention> =
        values().filter(|mention| mention.range.end <= clause.range.start + opening).collect();
    let [right] = behind.as_slice() else { return };
    // 高于海外的 67%; not 高于 20% 的企业, nor 高出 … 5 个百分点.
    let names = spoken.text[place..right.range.start.max(place)].trim_end();
    if !(names.is_empty() || names.ends_with('的') && names.chars().count() <= LONGEST_EPITHET)
        || names.contains(['（', '('])
    {
        return;
    }
    // What follows the number must close the statement.
    if !closes(right, clause, spoken) {
        return;
    }
    let [before, given_behind] = around;
    let left = match ahead.as_slice() {
        [left] => *left,
        [] if is_adverb(&text[..opening], cx) => match before {
            Some(left) if !left.is_date() => left,
            _ => return,
        },
        // 比例高于上年的 40%，今年为 35%: of what is compared with a time, the number follows.
        [] if !names.is_empty() => match given_behind {
            Some(left) => left,
            None => return,
        },
        _ => return,
    };
    if !comparable(left, right) || words.by.iter().any(|by| word.contains(by.as_str())) {
        return;
    }
    // The comparison is not a bound of the number that it compares with.
    let bounded = right.range.start < place;
    let other =
        Reading { bound: if bounded { Bound::Exact } else { right.reading.bound }, ..right.reading.clone() };
    let (less, more) = (left.reading.below(&other), other.below(&left.reading));
    let message = match (above, negation.is_some()) {
        (true, false) if less => &NOT_ABOVE,
        (false, false) if more => &NOT_BELOW,
        (true, true) if more => &ABOVE,
        (false, true) if less => &BELOW,
        _ => return,
    };
    let compared = &text[opening..at + word.len()];
    let number = &spoken.text[right.range.start.max(place)..right.range.end];
    let values = [&spoken.text[left.range.clone()], number.trim_start(), compared];
    let found = finding(right, left, message.with(values), (spoken, cx), findings);
    findings.push(found);
}

/// The first of the words in a text, and where it stands.
fn first<'w>(text: &str, words: &'w [String]) -> Option<(usize, &'w str)> {
    let places = words.iter().filter_map(|word| Some((text.find(word.as_str())?, word.as_str())));
    places.min_by_key(|(at, word)| (*at, usize::MAX - word.len()))
}

/// Whether two numbers measure one thing, exactly enough.
fn comparable(a: &Mention, b: &Mention) -> bool {
    a.reading.comparable(&b.reading) && a.reading.range.is_none() && b.reading.range.is_none()
}

/// The text before a number without words such as 约 that belong to it.
fn strip_filler<'t>(text: &'t str, cx: &LintContext) -> &'t str {
    let mut text = text.trim_end();
    while let Some(rest) = cx.words.numbers.filler.iter().find_map(|word| text.strip_suffix(word.as_str())) {
        text = rest.trim_end();
    }
    text
}

fn said<'t>(spoken: &'t Spoken, first: &Mention, second: &Mention, word: &'t str) -> [&'t str; 3] {
    [&spoken.text[first.range.clone()], &spoken.text[second.range.clone()], word]
}

fn finding(
    place: &Mention,
    other: &Mention,
    message: crate::diag::Message,
    (spoken, cx): (&Spoken, &LintContext),
    findings: &Findings,
) -> Diagnostic {
    let found = findings.at(spoken.span(&cx.passages, &place.range), message).hint(HINT.plain());
    found.related(spoken.span(&cx.passages, &other.range), OTHER.plain())
}
