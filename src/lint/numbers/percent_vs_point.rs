//! A difference of two percentages that is called a percentage.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::mention::Mention;
use crate::lint::quantities::reading::Unit;
use crate::lint::quantities::spoken::{Clause, Sentence, Spoken};
use crate::lint::{Findings, LintContext, Rule};

messages! {
    "percent-vs-point";
    POINT(first, second, text);
    SHARE(text);
    POINT_HINT(text);
    OTHER;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("percent-vs-point"),
    severity: Severity::Warning,
    example: Example {
        wrong: "text: 这一比例由 67% 升至 82%，提高 15%。",
        right: "text: 这一比例由 67% 升至 82%，提高 15 个百分点。",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for spoken in cx.spoken() {
        for sentence in spoken.sentences.iter() {
            for clause in &sentence.clauses {
                for (position, mention) in clause.mentions.iter().enumerate() {
                    if mention.reading.unit == Unit::Percent && mention.reading.exact() && !mention.spelled {
                        one(mention, position, (clause, sentence), spoken, cx, findings);
                    }
                }
            }
        }
    }
}

/// A percentage that a word for a change or a difference stands before.
fn one(
    mention: &Mention,
    position: usize,
    (clause, sentence): (&Clause, &Sentence),
    spoken: &Spoken,
    cx: &LintContext,
    findings: &mut Findings,
) {
    let all = sentence.clauses.iter().flat_map(|clause| &clause.mentions);
    let words = &cx.words.numbers;
    let head = &spoken.text[clause.range.start..mention.range.start];
    let stem = strip(head, &words.filler);
    let ends = |list: &[String]| list.iter().any(|word| stem.ends_with(word.as_str()));
    let changes = ends(&words.rise) || ends(&words.fall);
    if !changes && !ends(&words.apart) {
        return;
    }
    let percent = |other: &&Mention| {
        other.range != mention.range
            && other.reading.unit == Unit::Percent
            && other.reading.exact()
            && !other.spelled
    };
    let others: Vec<&Mention> = all.filter(percent).collect();
    let difference = others.windows(2).find_map(|pair| {
        let [a, b] = pair else { return None };
        let off = ((a.reading.value - b.reading.value).abs() - mention.reading.value).abs();
        let near = off < 1e-9 + mention.reading.half.min(0.05);
        // Only where no third number makes it a matter of chance.
        let alone = a.reading.value != b.reading.value && others.len() == 2;
        // 相差 speaks of the two by itself; 增长 may be about something else.
        (near && alone && (!changes || related(a, b, sentence, spoken, cx))).then_some((*a, *b))
    });
    let written = &spoken.text[mention.range.clone()];
    let points = points(spoken, mention);
    let place = spoken.span(&cx.passages, &mention.range);
    if let Some((a, b)) = difference {
        let values = [&spoken.text[a.range.clone()], &spoken.text[b.range.clone()], written];
        let found = findings.at(place, POINT.with(values)).hint(POINT_HINT.with([&points]));
        let found = found.related(spoken.span(&cx.passages, &a.range), OTHER.plain());
        findings.push(found.suggestion(place, points));
        return;
    }
    // 占比下降 10.4% 至 45.6%; 这一比例比 2021 年增加了 11.3%.
    let share = words.shares.iter().any(|word| head.contains(word.as_str()));
    let to = clause.mentions.get(position + 1).is_some_and(|next| {
        let between = spoken.text[mention.range.end..next.range.start.max(mention.range.end)].trim();
        next.reading.unit == Unit::Percent && matches!(between, "至" | "到")
    });
    let compared = words.shares.iter().any(|word| {
        head.find(word.as_str()).is_some_and(|at| {
            let behind = &head[at + word.len()..];
            behind.starts_with('比') || behind.starts_with('较')
        })
    });
    if share && (to || compared) {
        let found = findings.at(place, SHARE.with([written])).hint(POINT_HINT.with([&points]));
        findings.push(found.suggestion(place, points));
    }
}

/// Whether a sentence compares two percentages: a change or comparison stands between them, or both have their time.
fn related(a: &Mention, b: &Mention, sentence: &Sentence, spoken: &Spoken, cx: &LintContext) -> bool {
    let words = &cx.words.numbers;
    let between = &spoken.text[a.range.end..b.range.end];
    let turns = [&words.rise_to, &words.fall_to, &words.above, &words.below];
    let compared = turns.into_iter().flatten().any(|word| between.contains(word.as_str()));
    let timed = |mention: &Mention| {
        let own = sentence.clauses.iter().find(|clause| clause.range.contains(&mention.number.start));
        own.is_some_and(|clause| {
            clause.mentions.iter().any(Mention::is_date)
                || words.times.iter().any(|word| spoken.text[clause.range.clone()].contains(word.as_str()))
        })
    };
    compared || timed(a) && timed(b)
}

/// The number in points: 11.3 个百分点, with the qualifier that it had.
fn points(spoken: &Spoken, mention: &Mention) -> String {
    let written = &spoken.text[mention.range.clone()];
    format!("{} 个百分点", written.trim_end_matches(['%', '％', ' ']))
}

fn strip<'t>(text: &'t str, filler: &[String]) -> &'t str {
    let mut text = text.trim_end();
    while let Some(rest) = filler.iter().find_map(|word| text.strip_suffix(word.as_str())) {
        text = rest.trim_end();
    }
    text
}
