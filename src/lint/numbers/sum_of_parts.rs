//! Parts that do not add up to the total that stands beside them.

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::lint::quantities::figures::{Cell, cells, normal};
use crate::lint::quantities::mention::{Mention, mentions};
use crate::lint::quantities::numeral;
use crate::lint::quantities::reading::{Reading, Unit};
use crate::lint::{Findings, LintContext, Rule};

messages! {
    "sum-of-parts";
    SUM(total, sum);
    SUM_HINT;
    PART;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("sum-of-parts"),
    severity: Severity::Warning,
    example: Example {
        wrong: "rows:\n  - [中国, 573 份]\n  - [海外, 229 份]\n  - [合计, 812 份]",
        right: "rows:\n  - [中国, 573 份]\n  - [海外, 229 份]\n  - [合计, 802 份]",
    },
    check,
};

fn check(cx: &LintContext, findings: &mut Findings) {
    figures(cx, findings);
    prose(cx, findings);
}

fn figures(cx: &LintContext, findings: &mut Findings) {
    let words = &cx.words.numbers;
    let is_total = |label: &str| words.totals.contains(&normal(label));
    for figure in &cx.book.figures {
        let all = cells(figure, cx.words);
        for total in all.iter().filter(|cell| is_total(&cell.label) && cell.part.is_none()) {
            let same = |cell: &&Cell| {
                cell.panel.index == total.panel.index
                    && cell.column == total.column
                    && cell.group == total.group
                    && cell.row != total.row
            };
            let parts: Vec<&Cell> = all.iter().filter(same).collect();
            let rows =
                total.panel.chart.rows.iter().filter(|row| {
                    row.group == total.panel.chart.rows.get(total.row).and_then(|row| row.group)
                });
            // The share of a whole sample is not a sum of the shares of its parts.
            let adds = total.reading.unit != Unit::Percent && parts.len() + 1 == rows.count();
            if adds && let Some(sum) = wrong(&total.reading, parts.iter().map(|cell| &cell.reading)) {
                let found = findings.at(total.span(), SUM.with([total.text.as_str(), &sum]));
                findings.push(found.hint(SUM_HINT.plain()));
            }
        }
        for panel in &figure.panels {
            for (index, group) in panel.chart.groups.iter().enumerate() {
                let Some(at) = words.totals.iter().find_map(|word| group.find(word.as_str())) else {
                    continue;
                };
                let Some(total) = mentions(&group[at..], cx.words).into_iter().next() else { continue };
                let rows = panel.chart.rows.iter().filter(|row| row.group == Some(index)).count();
                let parts: Vec<&Cell> = all
                    .iter()
                    .filter(|cell| {
                        cell.panel.index == panel.index
                            && panel.chart.rows.get(cell.row).is_some_and(|row| row.group == Some(index))
                    })
                    .collect();
                let one_column = parts.iter().all(|cell| cell.column == 0);
                if parts.len() == rows
                    && one_column
                    && let Some(sum) = wrong(&total.reading, parts.iter().map(|cell| &cell.reading))
                {
                    let written = &group[at..][total.range.clone()];
                    findings
                        .push(findings.at(group.span(), SUM.with([written, &sum])).hint(SUM_HINT.plain()));
                }
            }
        }
    }
}

/// Sentences that add up what they say: 两项合计, 三者相加, 共计.
fn prose(cx: &LintContext, findings: &mut Findings) {
    for spoken in cx.spoken() {
        for sentence in spoken.sentences.iter() {
            let all = sentence.clauses.iter().flat_map(|clause| &clause.mentions);
            let all: Vec<&Mention> = all.filter(|mention| !mention.is_date()).collect();
            for clause in &sentence.clauses {
                let text = &spoken.text[clause.range.clone()];
                let Some(addition) = adds_up(text, cx) else { continue };
                let word = clause.range.start + addition.at;
                let Some(total) = clause.mentions.iter().find(|mention| mention.number.start >= word) else {
                    continue;
                };
                let Some(parts) =
                    parts(&all, total, word, &addition, &spoken.text[sentence.range.clone()], cx)
                else {
                    continue;
                };
                if let Some(sum) = wrong(&total.reading, parts.iter().map(|mention| &mention.reading)) {
                    let written = &spoken.text[total.range.clone()];
                    let mut found = findings
                        .at(spoken.span(&cx.passages, &total.range), SUM.with([written, &sum]))
                        .hint(SUM_HINT.plain());
                    for part in parts {
                        found = found.related(spoken.span(&cx.passages, &part.range), PART.plain());
                    }
                    findings.push(found);
                }
            }
        }
    }
}

/// The numbers of a sentence that its total adds up: as many as it says, and no other of their unit, before the total (A、B，
/// 两项合计) or behind it (两项合计, 其中 A、B). Without a count, all before it, as long as the sentence has no 其中.
fn parts<'m>(
    all: &[&'m Mention],
    total: &Mention,
    word: usize,
    addition: &Addition,
    sentence: &str,
    cx: &LintContext,
) -> Option<Vec<&'m Mention>> {
    let same = |mention: &&&Mention| mention.reading.unit == total.reading.unit;
    let before: Vec<&Mention> = all.iter().filter(same).copied().filter(|m| m.range.end <= word).collect();
    let behind: Vec<&Mention> =
        all.iter().filter(same).copied().filter(|m| m.range.start >= total.range.end).collect();
    let holds = |list: &[String]| list.iter().any(|word| sentence.contains(word.as_str()));
    match addition.count {
        Some(count) if before.len() == count => Some(before),
        Some(count) if before.is_empty() && behind.len() == count => Some(behind),
        Some(_) => None,
        // Of a mere 共计 nothing else in the sentence may be a whole or a part of its own.
        None => {
            let words = &cx.words.numbers;
            let kinds =
                before.len() >= 2 && before.len() == all.iter().filter(|m| m.range.end <= word).count();
            // From 5 days to 3 are not 8.
            let changes = holds(&words.rise_to) || holds(&words.fall_to);
            (kinds && behind.is_empty() && !changes && !holds(&words.among)).then_some(before)
        }
    }
}

/// A word that adds up.
struct Addition {
    /// One past its first character, in bytes of the clause.
    at: usize,
    /// How many parts it names.
    count: Option<usize>,
}

/// Where a clause says that it adds up, and how many: 两项合计, 三者相加; or that it begins with 共计.
fn adds_up(clause: &str, cx: &LintContext) -> Option<Addition> {
    const CLASSIFIERS: [&str; 12] =
        ["项", "者", "档", "类", "种", "部分", "个", "家", "组", "批", "地", "方"];
    let words = &cx.words.numbers;
    let (at, word) =
        words.adding.iter().filter_map(|word| Some((clause.find(word.as_str())?, word))).min()?;
    let before = clause[..at].trim_end();
    let count = CLASSIFIERS.iter().find_map(|classifier| {
        let (head, tail) = before.rsplit_once(classifier)?;
        // 前两项占比合计, 三类企业合计.
        let near = tail.chars().count() <= 4 && !tail.contains(|c: char| c.is_ascii_digit());
        let numeral = head.trim_end().chars().next_back()?;
        let count = numeral.to_digit(10).map(u64::from).or_else(|| numeral::value(&numeral.to_string()))?;
        (near && (2..=9).contains(&count)).then_some(count as usize)
    });
    let opens = before.is_empty() || words.adding_openers.iter().any(|opener| opener == before);
    let alone = opens && words.totals.contains(word);
    let at = at + word.chars().next().map_or(0, char::len_utf8);
    (count.is_some() || alone).then_some(Addition { at, count })
}

/// The sum of the parts as it would be printed, if it cannot be the total.
fn wrong<'r>(total: &Reading, parts: impl Iterator<Item = &'r Reading>) -> Option<String> {
    let parts: Vec<&Reading> = parts.collect();
    let fits =
        |part: &&Reading| part.exact() && part.unit == total.unit && part.magnitude > 0.0 && !part.signed;
    if parts.len() < 2 || !total.exact() || total.signed || !parts.iter().all(fits) {
        return None;
    }
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    // Whole counts add up exactly.
    let counts = total.decimals == 0 && total.magnitude == 1.0 && total.unit != Unit::Percent;
    let rounding = parts.iter().map(|part| part.half).sum::<f64>() + total.half;
    let tolerance = if counts { 0.0 } else { rounding };
    if (sum - total.value).abs() <= tolerance + 1e-9 * sum.abs() {
        return None;
    }
    let decimals = parts.iter().map(|part| part.decimals).max().unwrap_or(0);
    Some(format!("{:.decimals$}", sum / total.magnitude))
}
