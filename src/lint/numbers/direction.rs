//! A rise or fall that its two numbers deny.

use crate::diag::explanation::{Explanation, both};
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Severity};
use crate::lint::quantities::index::Kind;
use crate::lint::quantities::mention::Mention;
use crate::lint::quantities::spoken::{Clause, Spoken};
use crate::lint::{Findings, Rule, Scene};

messages! {
    RISES: "{} to {} is a rise, not `{}`", "{} 到 {} 是上升，不是“{}”";
    FALLS: "{} to {} is a fall, not `{}`", "{} 到 {} 是下降，不是“{}”";
    NOT_ABOVE: "{} is not above {}, but `{}` stands between them", "{} 并不高于 {}，中间却用了“{}”";
    NOT_BELOW: "{} is not below {}, but `{}` stands between them", "{} 并不低于 {}，中间却用了“{}”";
    SIGN: "{} is told as a change in the other direction: the figure has {} for `{}`", "{} 的升降方向与图表相反：图表中作 {}（{}）";
    HINT: "turn the word round, or correct the number that is wrong", "请改正表示方向的词，或改正有误的数";
    OTHER: "the other number", "另一个数";
}

pub const RULE: Rule = Rule {
    code: Code::Direction,
    severity: Severity::Warning,
    explanation: Explanation {
        what: both(
            "Compares the words for a direction with the numbers beside them: 由 A 升至 B, 从 A 降到 B, A 高于 … 的 B, A，低于 … 的 B; and with the sign of the same number in the figure of the section. Only numbers of one unit that differ beyond rounding count.",
            "把表示方向的词与两旁的数比较：“由 A 升至 B”“从 A 降到 B”“A 高于……的 B”“A，低于……的 B”；也与本节图表中同一数值的正负号比较。只看单位相同、差别超出舍入误差的数。",
        ),
        why: both(
            "When a number is corrected, the word that goes with it is forgotten.",
            "数改了，旁边的“升”“降”却忘了改。",
        ),
        wrong: "text: 比例由 82% 升至 67%。",
        right: "text: 比例由 67% 升至 82%。",
        fix: both("Turn the word round, or correct the number.", "改正表示方向的词，或改正数值。"),
    },
    check,
};

fn check(scene: &Scene, findings: &mut Findings) {
    for conflict in scene.conflicts().iter().filter(|conflict| conflict.kind == Kind::Direction) {
        let values = [&conflict.said_text, &conflict.known_text, &conflict.label];
        let found = findings.at(conflict.said, SIGN.with(values)).hint(HINT.plain());
        findings.push(found.related(conflict.known, OTHER.plain()));
    }
    for spoken in scene.spoken() {
        for sentence in &spoken.sentences {
            let mut before: Option<&Mention> = None;
            for clause in &sentence.clauses {
                changes(clause, spoken, scene, findings);
                comparisons(clause, before, spoken, scene, findings);
                before = clause.mentions.last().or(before);
            }
        }
    }
}

/// 由 A 升至 B.
fn changes(clause: &Clause, spoken: &Spoken, scene: &Scene, findings: &mut Findings) {
    let words = &scene.words.numbers;
    for pair in clause.mentions.windows(2) {
        let [from, to] = pair else { continue };
        let between = spoken.text[from.range.end..to.number.start.max(from.range.end)].trim();
        let head = &spoken.text[clause.range.start..from.range.start];
        let ends = |list: &[String]| {
            list.iter()
                .filter(|word| strip_filler(between, scene).ends_with(word.as_str()))
                .max_by_key(|word| word.len())
                .cloned()
        };
        let opens = words
            .from
            .iter()
            .any(|word| head.ends_with(word.as_str()) || head.trim_end().ends_with(word.as_str()));
        if !opens || !comparable(from, to) {
            continue;
        }
        let message = match (ends(&words.rise_to), ends(&words.fall_to)) {
            (Some(word), None) if to.reading.below(&from.reading) => {
                FALLS.with(said(spoken, from, to, &word))
            }
            (None, Some(word)) if from.reading.below(&to.reading) => {
                RISES.with(said(spoken, from, to, &word))
            }
            _ => continue,
        };
        let found = finding(to, from, message, (spoken, scene), findings);
        findings.push(found);
    }
}

/// A 高于 … 的 B, in one clause; or B in a clause that opens with the comparison.
fn comparisons(
    clause: &Clause,
    before: Option<&Mention>,
    spoken: &Spoken,
    scene: &Scene,
    findings: &mut Findings,
) {
    let words = &scene.words.numbers;
    let text = &spoken.text[clause.range.clone()];
    let ((at, word), above) = match (first(text, &words.above), first(text, &words.below)) {
        (Some(above), None) => (above, true),
        (None, Some(below)) => (below, false),
        _ => return,
    };
    let place = clause.range.start + at;
    let behind: Vec<&Mention> =
        clause.mentions.iter().filter(|mention| mention.range.start >= place + word.len()).collect();
    let ahead: Vec<&Mention> = clause.mentions.iter().filter(|mention| mention.range.end <= place).collect();
    let [right] = behind.as_slice() else { return };
    // 高于海外的 67%; not 高于 20% 的企业, nor 高出 … 5 个百分点.
    let gap = &spoken.text[place + word.len()..right.range.start];
    let names = gap.trim_end();
    if !(names.is_empty() || names.ends_with('的') && names.chars().count() <= 14)
        || names.contains(['（', '('])
    {
        return;
    }
    // What follows the number must close the statement.
    let tail = spoken.text[right.range.end..clause.range.end].trim_start();
    if !tail.starts_with(['，', '。', '；', ',', '）', ')', '：']) && !tail.is_empty() {
        return;
    }
    let left = match ahead.as_slice() {
        [left] => *left,
        [] if text[..at].chars().count() <= 3 => match before {
            Some(left) => left,
            None => return,
        },
        _ => return,
    };
    if !comparable(left, right) || words.by.iter().any(|by| word.contains(by.as_str())) {
        return;
    }
    let values = said(spoken, left, right, word);
    if above && left.reading.below(&right.reading) {
        let found = finding(right, left, NOT_ABOVE.with(values), (spoken, scene), findings);
        findings.push(found);
    } else if !above && right.reading.below(&left.reading) {
        let found = finding(right, left, NOT_BELOW.with(values), (spoken, scene), findings);
        findings.push(found);
    }
}

/// The first of the words in a text, and where it stands.
fn first<'w>(text: &str, words: &'w [String]) -> Option<(usize, &'w str)> {
    let places = words.iter().filter_map(|word| Some((text.find(word.as_str())?, word.as_str())));
    places.min_by_key(|(at, word)| (*at, usize::MAX - word.len()))
}

/// Whether two numbers measure one thing, exactly enough.
fn comparable(a: &Mention, b: &Mention) -> bool {
    a.reading.comparable(&b.reading)
        && a.reading.range.is_none()
        && b.reading.range.is_none()
        && !dates(a)
        && !dates(b)
}

/// Years, months and days rise and fall otherwise.
fn dates(mention: &Mention) -> bool {
    matches!(&mention.reading.unit, crate::lint::quantities::reading::Unit::Named(unit) if matches!(unit.as_str(), "年" | "月" | "日"))
}

/// The text before a number without words such as 约 that belong to it.
fn strip_filler<'t>(text: &'t str, scene: &Scene) -> &'t str {
    let mut text = text.trim_end();
    while let Some(rest) = scene.words.numbers.filler.iter().find_map(|word| text.strip_suffix(word.as_str()))
    {
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
    (spoken, scene): (&Spoken, &Scene),
    findings: &Findings,
) -> Diagnostic {
    let found = findings.at(spoken.span(&scene.passages, &place.range), message).hint(HINT.plain());
    found.related(spoken.span(&scene.passages, &other.range), OTHER.plain())
}
