//! `impossible-date`: 2031 年 2 月 30 日.

use std::sync::OnceLock;

use regex::{Captures, Regex};

use crate::diag::explanation::Example;
use crate::diag::{Code, Severity};
use crate::lint::letters::Letter;
use crate::lint::{Findings, LintContext, Passage, Rule};

crate::diag::message::messages! {
    "impossible-date";
    NO_MONTH(month);
    NO_DAY(month, day);
    NO_LEAP_DAY(year);
    NO_YEAR(year);
    HINT;
}

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::Rule("impossible-date"),
    severity: Severity::Warning,
    example: Example {
        wrong: "公司于 2031 年 2 月 30 日成立", right: "公司于 2031 年 2 月 20 日成立"
    },
    check,
};

/// Year, month and day in their groups; each form has some of them.
const FORMS: [&str; 4] = [
    r"(?:^|[^0-9])(?<year>[0-9]{4,5})\s?年\s?(?<month>[0-9]{1,2})\s?月(?:份)?\s?(?:(?<day>[0-9]{1,2})\s?[日号])?",
    r"(?:^|[^0-9年\s]|(?:^|[^0-9])[0-9]{2}\s?年\s?)(?<month>[0-9]{1,2})\s?月\s?(?<day>[0-9]{1,2})\s?[日号]",
    r"(?:^|[^0-9./-])(?<year>(?:19|20)[0-9]{2})-(?<month>[0-9]{2})-(?<day>[0-9]{2})(?:$|[^0-9.-])",
    r"(?:于|自|从|在|至|到)\s?(?<year>[0-9]{4,5})\s?年(?:$|[^0-9前历间来以之])",
];

fn check(cx: &LintContext, findings: &mut Findings) {
    for passage in &cx.passages {
        for line in passage.lines() {
            if line.iter().any(|letter| letter.c.is_ascii_digit()) {
                self::line(passage, line, findings);
            }
        }
    }
}

fn line(passage: &Passage, line: &[Letter], findings: &mut Findings) {
    let text: String = line.iter().map(|letter| letter.c).collect();
    let mut reported: Vec<usize> = Vec::new();
    for found in forms().iter().flat_map(|form| form.captures_iter(&text)) {
        let number = |name: &str| found.name(name).and_then(|part| part.as_str().parse::<u32>().ok());
        let Some(message) = fault(number("year"), number("month"), number("day")) else { continue };
        let Some(range) = range(&found) else { continue };
        let from = text[..range.start].chars().count();
        let letters = &line[from..from + text[range].chars().count()];
        if !reported.contains(&from) && !letters.iter().any(|letter| letter.c == crate::lint::letters::OPAQUE)
        {
            reported.push(from);
            findings.push(findings.at(passage.place(letters), message).hint(HINT.plain()));
        }
    }
}

/// What is wrong with a date.
fn fault(year: Option<u32>, month: Option<u32>, day: Option<u32>) -> Option<crate::diag::Message> {
    if let Some(year) = year.filter(|year| !(1000..2200).contains(year)) {
        return Some(NO_YEAR.with([year.to_string()]));
    }
    let month = month?;
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        _ => return Some(NO_MONTH.with([month.to_string()])),
    };
    let day = day?;
    let leap = year.is_none_or(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    match (month, day) {
        (2, 29) if !leap => Some(NO_LEAP_DAY.with([year.unwrap_or_default().to_string()])),
        _ if day == 0 || day > days => Some(NO_DAY.with([month.to_string(), day.to_string()])),
        _ => None,
    }
}

/// From the first to the last number of a date.
fn range(found: &Captures) -> Option<std::ops::Range<usize>> {
    let parts = ["year", "month", "day"].map(|name| found.name(name));
    let start = parts.iter().flatten().map(|part| part.start()).min()?;
    let end = parts.iter().flatten().map(|part| part.end()).max()?;
    Some(start..end)
}

fn forms() -> &'static [Regex] {
    static COMPILED: OnceLock<Vec<Regex>> = OnceLock::new();
    COMPILED.get_or_init(|| FORMS.iter().filter_map(|form| Regex::new(form).ok()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_one() {
        assert_eq!(forms().len(), FORMS.len());
    }

    #[test]
    fn calendars_have_leap_years() {
        assert!(fault(Some(2031), Some(2), Some(29)).is_some());
        for (year, month, day) in [(2032, 2, 29), (2000, 2, 29), (2031, 12, 31), (1898, 4, 30)] {
            assert!(fault(Some(year), Some(month), Some(day)).is_none(), "{year}-{month}-{day}");
        }
        assert!(fault(None, Some(2), Some(29)).is_none());
        assert!(fault(Some(1900), Some(2), Some(29)).is_some());
    }
}
