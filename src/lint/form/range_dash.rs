//! `range-dash`: 2019-2022 beside 2019～2022.

use std::collections::BTreeMap;

use super::figures::Line;
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Rule, TextKind};

crate::diag::message::messages! {
    "range-dash";
    OTHER(text, mark, usual);
    HINT(text);
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("range-dash"),
    severity: Severity::Warning,
    example: Example { wrong: "2019-2022 年增长 20～50%", right: "2019-2022 年增长 20-50%" },
    check,
};

fn check(cx: &LintContext, found: &mut Findings) {
    let mut all = Vec::new();
    for passage in &cx.passages {
        for line in Line::all_in(passage) {
            for (range, sign) in ranges(&line, passage.kind, &cx.words.numbers.units) {
                if passage.is_kept(line.bytes(sign..sign + 1)) {
                    continue;
                }
                let c = line.chars[sign];
                let whole = line.text(range.clone());
                all.push((passage, line.bytes(range), line.bytes(sign..sign + 1), whole, c));
            }
        }
    }
    let Some(style) = elected(all.iter().map(|(passage, .., c)| (passage.file(), *c))) else { return };
    for (passage, bytes, sign, whole, c) in all.into_iter().filter(|(.., c)| *c != style) {
        let message = OTHER.with([&whole, &c.to_string(), &style.to_string()]);
        let right = whole.replacen(c, &style.to_string(), 1);
        let finding = found.at(passage.span(bytes), message).hint(HINT.with([&right]));
        found.push(match passage.exact(sign) {
            Some(span) => finding.fix(span, style.to_string()),
            None => finding,
        });
    }
}

/// The sign of most files; where files are divided, of most ranges. Every file has one voice: a case that was pasted in does
/// not outvote the book. Without a clear majority there is no house style to keep to.
fn elected(signs: impl Iterator<Item = (u32, char)>) -> Option<char> {
    let mut files: BTreeMap<u32, Vec<char>> = BTreeMap::new();
    signs.for_each(|(file, sign)| files.entry(file).or_default().push(sign));
    let voices: Vec<char> = files.values().filter_map(|signs| majority(signs)).collect();
    majority(&voices).or_else(|| majority(&files.into_values().flatten().collect::<Vec<char>>()))
}

/// What more than half of them are.
fn majority(signs: &[char]) -> Option<char> {
    signs.iter().copied().find(|c| signs.iter().filter(|other| *other == c).count() * 2 > signs.len())
}

/// Ranges of a line: from the first to the last digit, and where the sign is.
fn ranges(line: &Line, kind: TextKind, units: &[String]) -> Vec<(std::ops::Range<usize>, usize)> {
    const SIGNS: [char; 6] = ['-', '–', '—', '~', '～', '−'];
    let numbers = line.numbers();
    let mut found = Vec::new();
    for (position, pair) in numbers.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        let gap = &line.chars[a.range.end..b.range.start];
        let plain: Vec<(usize, char)> = gap
            .iter()
            .enumerate()
            .filter(|(_, c)| !matches!(c, '%' | '％' | '年' | '月' | '万' | '亿' | ' '))
            .map(|(at, c)| (a.range.end + at, *c))
            .collect();
        let [(sign, c)] = plain[..] else { continue };
        let joined =
            |at: Option<usize>| at.and_then(|at| line.chars.get(at)).is_some_and(|c| SIGNS.contains(c));
        // A phone number, a date or a code goes on with another hyphen; a negative number has one in front.
        let chained = joined(a.range.start.checked_sub(1)) || joined(Some(b.range.end));
        let (from, to) = (line.text(a.range.clone()), line.text(b.range.clone()));
        let is_date = from.len() == 4 && to.len() <= 2 && from.starts_with(['1', '2']) && c == '-';
        let is_code = from.starts_with('0') && !from.starts_with("0.") && from.len() > 1;
        let spaced = gap.contains(&' ') && c == '-' && kind != TextKind::Quantity;
        let another = numbers
            .get(position + 2)
            .is_some_and(|next| next.range.start == b.range.end + 1 && joined(Some(b.range.end)));
        let rises = match (from.replace(',', "").parse::<f64>(), to.replace(',', "").parse::<f64>()) {
            (Ok(from), Ok(to)) => from < to,
            _ => false,
        };
        // A unit says that something is counted: 3-5 件, 20%-50%. In a cell that is a quantity, the cell itself does.
        let behind = line.skip(b.range.end);
        let behind = behind
            + usize::from(line.chars.get(behind).is_some_and(|c| matches!(c, '万' | '亿' | '多' | '余')));
        let percent = |at: usize| matches!(line.chars.get(at), Some('%' | '％' | '‰' | '℃' | '°'));
        let counted = plain.len() < gap.iter().filter(|c| **c != ' ').count()
            || percent(behind)
            || units.iter().any(|unit| line.has(behind, unit));
        let numbered = ["图", "表", "式", "附录", "附件", "号", "第"].iter().any(|word| {
            let blanks = line.chars[..a.range.start].iter().rev().take_while(|c| **c == ' ').count();
            line.ends(a.range.start - blanks, word).is_some()
        });
        let counted = (counted || kind == TextKind::Quantity) && !numbered;
        if SIGNS.contains(&c) && !chained && !is_date && !is_code && !spaced && !another && rises && counted {
            found.push((a.range.start..b.range.end, sign));
        }
    }
    found
}
