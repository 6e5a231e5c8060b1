//! Numbers and dates, read once where they enter the model: what a rule or a layout gets needs no second reading.

use std::ops::Range;

use super::Date;
use super::context::Context;
use crate::diag::message::{self as m, messages};
use crate::diag::{Code, Diagnostic};
use crate::quantity::{Quantity, Sign};
use crate::source::Text;

messages! {
    "value";
    NOT_RESPONDENTS(text);
    NOT_RESPONDENTS_HINT;
    NOT_A_COUNT(text, things);
    NOT_A_COUNT_HINT;
    PATENTS;
    OFFICES;
    BAD_YEAR(year);
    BAD_YEAR_HINT(first, last);
    YEARS_REVERSED(text);
    YEARS_REVERSED_HINT;
}

/// Years that a book speaks of.
const YEARS: Range<i32> = 1900..2101;

/// How many answered a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Respondents {
    /// The number as it was written.
    pub text: Text,
    /// The number.
    pub count: u64,
    /// Whether the true number may be another: 约 500, 500+.
    pub approximate: bool,
}

impl Respondents {
    /// Reads a number of respondents. What is none is reported.
    pub(super) fn read(text: &Text, cx: &mut Context) -> Option<Respondents> {
        let read = Quantity::parse(text).ok().filter(is_count).filter(|quantity| {
            quantity.range.is_none() && quantity.sign.is_none() && (1.0..1e9).contains(&quantity.scaled())
        });
        if read.is_none() {
            let found = Diagnostic::error(Code::Quantity, text.span(), NOT_RESPONDENTS.with([text.as_str()]));
            cx.push(found.hint(NOT_RESPONDENTS_HINT.plain()));
        }
        read.map(|quantity| Respondents {
            text: text.clone(),
            count: quantity.scaled().round() as u64,
            approximate: quantity.approximate(),
        })
    }

    /// The number, if it is exactly that; 约 200 is none.
    pub fn exact(&self) -> Option<u64> {
        (!self.approximate).then_some(self.count)
    }
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    /// Patents and applications.
    Patents,
    /// Countries, regions and offices.
    Offices,
}

/// Reports a quantity that cannot be a count: a negative one, a share, a fraction.
pub(super) fn check_count(quantity: &Quantity, counted: Counted, cx: &mut Context) {
    if is_count(quantity) {
        return;
    }
    let things = match counted {
        Counted::Patents => &PATENTS,
        Counted::Offices => &OFFICES,
    };
    let values = [quantity.text.as_str().into(), m::Value::from(vec![things])];
    let found = Diagnostic::error(Code::Quantity, quantity.text.span(), NOT_A_COUNT.with(values));
    cx.push(found.hint(NOT_A_COUNT_HINT.plain()));
}

fn is_count(quantity: &Quantity) -> bool {
    let factor = quantity.magnitude.as_ref().map_or(1.0, |magnitude| magnitude.factor);
    // 4.3 万 is whole, though the product of two floats need not be.
    let whole = |value: f64| (value * factor - (value * factor).round()).abs() < 1e-6 * factor;
    let ends = quantity.range.unwrap_or([quantity.value; 2]);
    quantity.sign != Some(Sign::Minus)
        && !quantity.is_percent
        && !quantity.number_text.contains('/')
        && ends.into_iter().all(whole)
}

/// A date as far as it is given: the year, the month, the day.
type Parts = (i32, Option<u8>, Option<u8>);

/// Reads a date of the form `2023`, `2023-04` or `2023-04-26`. What is none, or does not exist, is reported.
pub(super) fn date(text: &Text, cx: &mut Context) -> Option<Date> {
    let read = plain_date(text);
    let impossible = || dates(text).iter().any(|found| !YEARS.contains(&found.year));
    if read.is_none() && impossible() {
        check_dates(text, cx);
    } else if read.is_none() {
        report_bad_date(text, cx);
    }
    read.map(|(year, month, day)| Date { year, month, day, text: cx.lang.date(year, month, day) })
}

/// A date as the book's language prints it, if it is one of the form that `report.yaml` takes; else as it was typed.
pub(super) fn typed_date(text: &str, cx: &Context) -> String {
    cx.lang.typed_date(text, plain_date(text))
}

/// The parts of a text that is a date of the form that `report.yaml` takes, and nothing else.
fn plain_date(text: &str) -> Option<Parts> {
    let found = dates(text);
    let [Found { range, parts: Some(parts), .. }] = found.as_slice() else { return None };
    let plain = text.trim().chars().all(|c| c.is_ascii_digit() || c == '-');
    (plain && range.len() == text.trim().len()).then_some(*parts)
}

/// Reports a date that does not exist, or none at all; 2023 年 4 月底 is one.
pub(super) fn check_date(text: &Text, cx: &mut Context) {
    if dates(text).is_empty() {
        report_bad_date(text, cx);
    } else {
        check_dates(text, cx);
    }
}

/// Reports every date within a text that does not exist.
pub(super) fn check_dates(text: &Text, cx: &mut Context) {
    for Found { range, year, parts } in dates(text) {
        let span = cx.part(text, range);
        if !YEARS.contains(&year) {
            let [first, last] = [YEARS.start, YEARS.end - 1].map(|year| year.to_string());
            let found = Diagnostic::error(Code::Schema, span, BAD_YEAR.with([year.to_string()]));
            cx.push(found.hint(BAD_YEAR_HINT.with([first, last])));
        } else if parts.is_none() {
            report_bad_date(text, cx);
        }
    }
}

/// Reports the years of a period that do not exist or go backwards.
pub(super) fn check_period(text: &Text, cx: &mut Context) {
    check_dates(text, cx);
    let years: Vec<i32> = dates(text).into_iter().map(|found| found.year).collect();
    if let [first, last] = years.as_slice()
        && first > last
    {
        let found = Diagnostic::error(Code::Schema, text.span(), YEARS_REVERSED.with([text.as_str()]));
        cx.push(found.hint(YEARS_REVERSED_HINT.plain()));
    }
}

fn report_bad_date(text: &Text, cx: &mut Context) {
    let found = Diagnostic::error(Code::Schema, text.span(), m::BAD_DATE.with([text.as_str()]));
    cx.push(found.hint(m::BAD_DATE_HINT.plain()));
}

/// A date in a text.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    /// Its bytes.
    range: Range<usize>,
    year: i32,
    /// Its parts, if there is such a day.
    parts: Option<Parts>,
}

/// The dates of a text: four digits, then the month and the day behind `-`, `/`, `.` or 年 and 月.
fn dates(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|start| at + start) {
        let year = digits(&text[start..]);
        at = start + year.len();
        if year.len() != 4 {
            continue;
        }
        let mut end = at;
        let mut next = |marks: &[char]| -> Option<u32> {
            let rest = text[end..].trim_start_matches(' ').strip_prefix(marks)?;
            let number = digits(rest.trim_start_matches(' '));
            let number = Some(number).filter(|number| matches!(number.len(), 1 | 2))?;
            end = number.as_ptr() as usize - text.as_ptr() as usize + number.len();
            number.parse().ok()
        };
        let month = next(&['-', '/', '.', '年']);
        let day = month.and_then(|_| next(&['-', '/', '.', '月']));
        at = end;
        let Ok(year) = year.parse() else { continue };
        found.push(Found { range: start..end, year, parts: parts(year, month, day) });
    }
    found
}

/// The digits that a text starts with.
fn digits(text: &str) -> &str {
    &text[..text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len()]
}

/// The parts of a date, if there is such a day.
fn parts(year: i32, month: Option<u32>, day: Option<u32>) -> Option<Parts> {
    let Some(month) = month else { return YEARS.contains(&year).then_some((year, None, None)) };
    let month = u8::try_from(month).ok()?;
    let named = time::Month::try_from(month).ok()?;
    let day = day.map(u8::try_from).transpose().ok()?;
    time::Date::from_calendar_date(year, named, day.unwrap_or(1)).ok()?;
    YEARS.contains(&year).then_some((year, Some(month), day))
}

/// A number of large type or of a table as it prints; what is none prints as typed. Among words, `7-11` may be a name: there only what
/// has a unit is `sure` to be a number.
pub(super) fn typeset(text: &Text, sure: bool, cx: &Context) -> Text {
    match Quantity::parse(text) {
        Ok(own) if !sure || own.is_percent || own.unit.is_some() || own.magnitude.is_some() => {
            own.typeset(&cx.lang.range()).text
        }
        _ => text.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn dates_are_read_in_every_form() {
        for (text, read) in [
            ("2023", Some((2023, None, None))),
            ("2023-04", Some((2023, Some(4), None))),
            ("2023 年 4 月底", Some((2023, Some(4), None))),
            ("截至2023年4月26日", Some((2023, Some(4), Some(26)))),
            ("2024/2/29", Some((2024, Some(2), Some(29)))),
            ("2023.4", Some((2023, Some(4), None))),
            ("2023-02-29", None),
            ("2023-13", None),
            ("2909", None),
        ] {
            let found = dates(text);
            assert_eq!(found.iter().map(|found| found.parts).collect::<Vec<_>>(), [read], "{text}");
        }
        assert_eq!(dates("去年"), []);
        assert_eq!(dates("2019-2022").iter().map(|found| found.year).collect::<Vec<_>>(), [2019, 2022]);
        assert_eq!(plain_date("2023-04"), Some((2023, Some(4), None)));
        assert_eq!(plain_date("2023 年"), None);
        assert_eq!(plain_date("2023-04-31"), None);
    }

    #[test]
    fn counts_are_whole() {
        let read = |text: &str| Quantity::parse(&Text::new(text, Span::default())).map(|q| is_count(&q));
        for text in ["0", "734", "15009 余", "约 1.2 万", "超过 8.5 万", "4.3 万余", "500+", "200-300"]
        {
            assert_eq!(read(text), Ok(true), "{text}");
        }
        for text in ["-3", "62%", "3.5", "1/3", "六成"] {
            assert_ne!(read(text), Ok(true), "{text}");
        }
    }
}
