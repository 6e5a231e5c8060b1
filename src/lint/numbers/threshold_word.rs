//! A threshold in words that the number beside it denies.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::index::Kind;
use crate::lint::quantities::mention::Mention;
use crate::lint::quantities::reading::Unit;
use crate::lint::{Findings, LintContext, Rule};
use crate::quantity::Bound;

messages! {
    "threshold-word";
    THRESHOLD(words, value);
    THRESHOLD_HINT;
    NUMBER;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("threshold-word"),
    severity: Severity::Warning,
    example: Example {
        wrong: "text: 近四成受访者（43.1%）选择了专利。",
        right: "text: 超四成受访者（43.1%）选择了专利。",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    for conflict in cx.conflicts().iter().filter(|conflict| conflict.kind == Kind::Threshold) {
        let message = THRESHOLD.with([&conflict.said_text, &conflict.known_text]);
        let found = findings.at(conflict.said, message).hint(THRESHOLD_HINT.plain());
        findings.push(found.related(conflict.known, NUMBER.plain()));
    }
    for spoken in cx.spoken() {
        for sentence in spoken.sentences.iter() {
            let all: Vec<&Mention> = sentence.clauses.iter().flat_map(|clause| &clause.mentions).collect();
            for pair in all.windows(2) {
                let [first, second] = pair else { continue };
                let (word, number) = if is_word(first) { (first, second) } else { (second, first) };
                let exact = number.reading.exact()
                    && number.reading.unit == Unit::Percent
                    && number.reading.half < 2.5;
                let between = &spoken.text[first.range.end..second.range.start.max(first.range.end)];
                if !is_word(word) || !exact || !beside(between, cx) || word.reading.agrees(&number.reading) {
                    continue;
                }
                let written = [&spoken.text[word.range.clone()], &spoken.text[number.range.clone()]];
                let found = findings.at(spoken.span(&cx.passages, &word.range), THRESHOLD.with(written));
                let found = found.hint(THRESHOLD_HINT.plain());
                findings.push(found.related(spoken.span(&cx.passages, &number.range), NUMBER.plain()));
            }
        }
    }
}

/// A share in tenths or as a half.
fn is_word(mention: &Mention) -> bool {
    mention.reading.unit == Unit::Percent
        && mention.reading.half >= 2.5
        && mention.reading.bound != Bound::Exact
}

/// Whether what stands between two numbers makes one restate the other: a bracket, with a noun at most before it, or 即.
fn beside(between: &str, cx: &LintContext) -> bool {
    let mut text = between.trim();
    let clean = |c: char| matches!(c, '，' | '。' | '；' | '、' | ',');
    if let Some(open) = text.rfind(['（', '(']) {
        let inside = text[open..].trim_start_matches(['（', '(']).trim();
        let before = &text[..open];
        let said = inside.is_empty() || cx.words.numbers.restating.iter().any(|word| inside == word.as_str());
        return said
            && before.chars().count() <= 12
            && !before.contains(clean)
            && !before.contains(['）', ')']);
    }
    text = text.trim_start_matches(['，', ',']).trim();
    cx.words.numbers.restating.iter().any(|word| text == word.as_str())
        && between.trim().starts_with(['，', ','])
}
