//! A share of inventions that inventions and applications do not give.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::mention::Mention;
use crate::lint::quantities::reading::{Reading, Unit};
use crate::lint::quantities::sidebar::disclosed;
use crate::lint::quantities::spoken::{Sentence, Spoken};
use crate::lint::{Findings, LintContext, Rule};
use crate::quantity::Bound;

messages! {
    "share-mismatch";
    SHARE(share, part, whole, actual);
    SHARE_HINT;
    APPLICATIONS;
    INVENTIONS;
    WHOLE;
    PART;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("share-mismatch"),
    severity: Severity::Warning,
    example: Example {
        wrong: "patents:\n  applications: 500\n  inventions: 300\n  more: [{ label: 发明专利占比, value: 90% }]",
        right: "patents:\n  applications: 500\n  inventions: 450\n  more: [{ label: 发明专利占比, value: 90% }]",
    },
    check,
};

/// How much more than its number 余 and + may mean, as a share of it.
const MORE: f64 = 0.1;

fn check(cx: &LintContext, findings: &mut Findings) {
    cases(cx, findings);
    for spoken in cx.spoken() {
        for sentence in spoken.sentences.iter() {
            let Some([whole, part, share]) = counted(sentence, spoken, cx) else { continue };
            let ratio = 100.0 * part.reading.value / whole.reading.value;
            if fits(&share.reading, ratio) {
                continue;
            }
            let text = |mention: &Mention| &spoken.text[mention.range.clone()];
            let place = |mention: &Mention| spoken.span(&cx.passages, &mention.range);
            let values = [text(share), text(part), text(whole), &format!("{ratio:.1}")];
            let found = findings.at(place(share), SHARE.with(values)).hint(SHARE_HINT.plain());
            findings.push(found.related(place(whole), WHOLE.plain()).related(place(part), PART.plain()));
        }
    }
}

/// A whole, a part of it and the share that the sentence gives for it: 13 家企业中有 10 家（80%）, 10 家占 13 家的 80%. Only where these
/// are all counts of their unit and the only share.
fn counted<'m>(sentence: &'m Sentence, spoken: &Spoken, cx: &LintContext) -> Option<[&'m Mention; 3]> {
    let words = &cx.words.numbers;
    let all = || sentence.clauses.iter().flat_map(|clause| &clause.mentions);
    let shares: Vec<&Mention> = all().filter(|mention| mention.reading.unit == Unit::Percent).collect();
    let counts: Vec<&Mention> = all()
        .filter(|mention| matches!(mention.reading.unit, Unit::Named(_)) && !mention.is_date())
        .collect();
    let ([share], [first, second]) = (shares.as_slice(), counts.as_slice()) else { return None };
    let exact = |mention: &Mention| mention.reading.exact() && mention.reading.value > 0.0;
    if first.reading.unit != second.reading.unit
        || !exact(first)
        || !exact(second)
        || second.range.end > share.range.start
    {
        return None;
    }
    let between = &spoken.text[first.range.end..second.range.start];
    let behind = &spoken.text[second.range.end..share.range.start];
    let ends_with = |text: &str, list: &[String]| list.iter().any(|word| text.ends_with(word.as_str()));
    let stripped = behind.trim_end().trim_end_matches(['为', '达', '到', '约', ' ']);
    // 10 家（80%）, 10 家企业，占比为 80%, 10 家，占全部的 80%; but no other clause between.
    let restated = match behind.trim().rsplit_once(['，', ',', '（', '(']) {
        Some((noun, said)) => {
            let said = said.trim().trim_end_matches(['为', '达', '到', '约', '的', ' ']);
            noun.chars().count() <= LONGEST_NOUN
                && !noun.contains(['，', '；', '。'])
                && (said.is_empty() || words.share_of.iter().any(|word| word == said))
        }
        None => ends_with(stripped, &words.share_of) && stripped.chars().count() <= LONGEST_NOUN,
    };
    let (part, whole) = if between.contains('中') && restated && second.reading.value <= first.reading.value
    {
        (*second, *first)
    } else if words.share_of.iter().any(|word| between.trim() == word)
        && matches!(behind.trim(), "的" | "的约" | "的近")
    {
        (*first, *second)
    } else {
        return None;
    };
    (part.reading.value <= whole.reading.value).then_some([whole, part, *share])
}

/// Characters of a noun between a count and its share.
const LONGEST_NOUN: usize = 10;

/// Whether a share may be what two counts give. Half a digit may go either way.
fn fits(share: &Reading, ratio: f64) -> bool {
    let (low, high) = share.interval();
    let near = (share.value - ratio).abs() <= share.half + 1e-9;
    (low..=high).contains(&ratio) || share.exact() && near
}

/// What cases disclose of their inventions.
fn cases(cx: &LintContext, findings: &mut Findings) {
    let words = &cx.words.numbers;
    for numbers in disclosed(cx.files).values() {
        let of = |key: &str| numbers.iter().find(|number| number.key == key);
        let (Some(applications), Some(inventions)) = (of("applications"), of("inventions")) else { continue };
        let is_share = |label: &str| {
            label.contains("发明")
                && !label.contains("授权")
                && words.shares.iter().any(|word| label.contains(word.as_str()))
        };
        for share in
            numbers.iter().filter(|number| is_share(number.key) && number.reading.unit == Unit::Percent)
        {
            let ((least, most), (few, many)) = (ends(&inventions.reading), ends(&applications.reading));
            let (low, high) = (100.0 * least / many, 100.0 * most / few);
            let (from, to) = share.reading.interval();
            if from > high || to < low {
                let ratio = 100.0 * inventions.reading.value / applications.reading.value;
                let ratio = format!("{ratio:.1}");
                let values =
                    [share.text.as_str(), inventions.text.as_str(), applications.text.as_str(), &ratio];
                let found = findings.at(share.text.span(), SHARE.with(values)).hint(SHARE_HINT.plain());
                let found = found.related(applications.text.span(), APPLICATIONS.plain());
                findings.push(found.related(inventions.text.span(), INVENTIONS.plain()));
            }
        }
    }
}

/// The ends of a count: one with 余 or + is little more than its number.
fn ends(reading: &Reading) -> (f64, f64) {
    match reading.bound {
        Bound::AtLeast => (reading.value, reading.value * (1.0 + MORE)),
        Bound::AtMost => (reading.value * (1.0 - MORE), reading.value),
        Bound::Exact | Bound::About | Bound::JustUnder => reading.interval(),
    }
}
