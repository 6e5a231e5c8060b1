//! `period-span`: 近三年 beside 2019-2022.

use super::figures::Line;
use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::{Findings, LintContext, Rule};

crate::diag::message::messages! {
    "period-span";
    SPAN(text, from, to, years);
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("period-span"),
    severity: Severity::Info,
    example: Example {
        wrong: "近三年（2019-2022 年）申请量", right: "近四年（2019-2022 年）申请量"
    },
    check,
};

/// Characters between the two.
const NEAR: usize = 8;

fn check(cx: &LintContext, found: &mut Findings) {
    for passage in &cx.passages {
        for line in Line::all_in(passage) {
            let spans = spans(&line);
            for (start, end, years) in periods(&line) {
                let near = spans.iter().find(|(from, to, ..)| {
                    let gap = if *from >= end { end..*from } else { *to..start };
                    gap.start <= gap.end
                        && gap.len() <= NEAR
                        && !line.chars[gap].iter().any(|c| matches!(c, '。' | '；' | '，'))
                });
                let Some((_, _, first, last)) = near else { continue };
                let count = last - first + 1;
                if years != count {
                    let words = line.text(start..end);
                    let numbers = [first, last, &count].map(|number| number.to_string());
                    let message = SPAN.with([words.as_str(), &numbers[0], &numbers[1], &numbers[2]]);
                    found.push(found.at(passage.span(line.bytes(start..end)), message).hint(HINT.plain()));
                }
            }
        }
    }
}

/// Ranges of years: where, and the first and last year.
fn spans(line: &Line) -> Vec<(usize, usize, u32, u32)> {
    let year =
        |text: String| text.parse::<u32>().ok().filter(|year| text.len() == 4 && (1900..2100).contains(year));
    let numbers = line.numbers();
    let pairs = numbers.windows(2).filter_map(|pair| {
        let [a, b] = pair else { return None };
        let between: String =
            line.text(a.range.end..b.range.start).chars().filter(|c| !matches!(c, ' ' | '年')).collect();
        let joined = matches!(between.as_str(), "-" | "–" | "—" | "~" | "～" | "至" | "到");
        let (first, last) = (year(line.text(a.range.clone()))?, year(line.text(b.range.clone()))?);
        (joined && first < last).then_some((a.range.start, b.range.end, first, last))
    });
    pairs.collect()
}

/// 近三年, 过去 5 年: where, and how many years.
fn periods(line: &Line) -> Vec<(usize, usize, u32)> {
    const NUMERALS: &str = "一二三四五六七八九十";
    let mut found = Vec::new();
    for start in 0..line.chars.len() {
        let Some(word) = ["最近", "近", "过去", "此前"].iter().find(|word| line.has(start, word))
        else {
            continue;
        };
        let inside =
            start > 0 && *word == "近" && matches!(line.chars[start - 1], '最' | '接' | '将' | '临' | '附');
        let at = line.skip(start + word.chars().count());
        let digits: String = line.chars[at..].iter().take_while(|c| c.is_ascii_digit()).collect();
        let (count, end) = match line.chars.get(at) {
            Some('两') => (Some(2), at + 1),
            Some(c)
                if NUMERALS.contains(*c)
                    && !line.chars.get(at + 1).is_some_and(|c| NUMERALS.contains(*c)) =>
            {
                (NUMERALS.chars().position(|numeral| numeral == *c).map(|at| at as u32 + 1), at + 1)
            }
            _ => (digits.parse().ok(), at + digits.len()),
        };
        let end = line.skip(end);
        if let Some(count) = count
            && !inside
            && line.has(end, "年")
        {
            found.push((start, end + 1, count));
        }
    }
    found
}
