//! Dates as names of categories, and an axis of time: what lies as far apart in time lies as far apart on paper.

use super::chart::{Chart, Row};
use super::context::{ChartContext, SMALL};
use super::facts::Order;
use super::language::Words;
use super::mark::{Anchor, Drawing, Paint, Stroke, at};
use super::problem::Problem;
use crate::diag::message::messages;
use crate::quantity::plain;
use crate::source::Text;

messages! {
    "dates";
    MIXED(first, other);
    MIXED_HINT;
}

/// How exact a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Year,
    Quarter,
    Month,
    Day,
}

/// A date, counted in its units: from the year 0, days as Julian days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Date {
    pub unit: Unit,
    pub count: i64,
}

/// The years that are taken for such.
const YEARS: std::ops::RangeInclusive<i64> = 1800..=2199;

impl Date {
    /// Reads `2021`, `2021-03`, `2021 Q1`, `2021-03-15`, and the same with 年, 月, 日 and 季度.
    pub(super) fn parse(label: &Text) -> Option<Date> {
        let text: String = plain(label).chars().filter(|c| !c.is_whitespace()).collect();
        let text = text.replace("第", "").replace("季度", "季").to_uppercase();
        let quarter = |name: &str| match name {
            "Q1" | "1季" | "一季" => Some(0),
            "Q2" | "2季" | "二季" => Some(1),
            "Q3" | "3季" | "三季" => Some(2),
            "Q4" | "4季" | "四季" => Some(3),
            _ => None,
        };
        // `Q1 2021`, as some write it.
        if let Some((first, year)) = text.split_at_checked(2)
            && first.starts_with('Q')
            && let (Some(quarter), Some(year)) = (quarter(first), year_of(year))
        {
            return Some(Date { unit: Unit::Quarter, count: year * 4 + quarter });
        }
        let (year, rest) = text.split_at_checked(4)?;
        let year = year_of(year)?;
        let rest = rest.strip_prefix('年').unwrap_or(rest);
        if rest.is_empty() {
            return Some(Date { unit: Unit::Year, count: year });
        }
        if let Some(quarter) = quarter(rest.trim_start_matches(['-', '/'])) {
            return Some(Date { unit: Unit::Quarter, count: year * 4 + quarter });
        }
        let rest = rest.trim_end_matches(['月', '日']).trim_start_matches(['-', '/', '.']);
        let parts: Vec<&str> = rest.split(['-', '/', '.', '月']).collect();
        let number = |text: &str| text.parse::<i64>().ok().filter(|_| text.len() <= 2);
        match parts[..] {
            [month] => {
                let month = number(month).filter(|month| (1..=12).contains(month))?;
                Some(Date { unit: Unit::Month, count: year * 12 + month - 1 })
            }
            [month, day] => {
                let day = day_of(year, number(month)?, number(day)?)?;
                Some(Date { unit: Unit::Day, count: day.to_julian_day().into() })
            }
            _ => None,
        }
    }

    /// Its year, and its month of that, from 1; the first where it is less exact.
    fn month(self) -> (i64, i64) {
        match self.unit {
            Unit::Year => (self.count, 1),
            Unit::Quarter => (self.count.div_euclid(4), self.count.rem_euclid(4) * 3 + 1),
            Unit::Month => (self.count.div_euclid(12), self.count.rem_euclid(12) + 1),
            Unit::Day => {
                let day =
                    i32::try_from(self.count).ok().and_then(|day| time::Date::from_julian_day(day).ok());
                day.map_or((0, 1), |day| (day.year().into(), u8::from(day.month()).into()))
            }
        }
    }

    /// How it prints; `near` is the date before it on an axis, of which nothing is said again.
    fn words(self, near: Option<Date>, words: &Words) -> String {
        let (year, month) = self.month();
        let is_same = near.is_some_and(|near| near.month().0 == year);
        match self.unit {
            Unit::Year => words.year(year),
            Unit::Quarter => words.quarter(year, self.count.rem_euclid(4) + 1, is_same),
            Unit::Month => words.month(year, month, is_same),
            Unit::Day => words.day(year, month, self.count - days(year, month) + 1, is_same),
        }
    }
}

fn year_of(text: &str) -> Option<i64> {
    let digits = text.strip_suffix('年').unwrap_or(text);
    let year = digits.parse().ok().filter(|year| YEARS.contains(year))?;
    (digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(year)
}

/// A day of the calendar, if there is such a day.
fn day_of(year: i64, month: i64, day: i64) -> Option<time::Date> {
    let month = time::Month::try_from(u8::try_from(month).ok()?).ok()?;
    time::Date::from_calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?).ok()
}

/// The first of a month, in Julian days.
fn days(year: i64, month: i64) -> i64 {
    day_of(year, month, 1).map_or(0, |day| day.to_julian_day().into())
}

/// The dates of a chart's rows, in their order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dates(Vec<Date>);

impl Dates {
    /// Whether some are farther apart than others.
    pub(super) fn is_uneven(&self) -> bool {
        let gaps: Vec<i64> = self.0.windows(2).map(|pair| pair[1].count - pair[0].count).collect();
        gaps.windows(2).any(|pair| pair[0] != pair[1])
    }

    /// The places of the rows between two ends, and how far the nearest two are apart. With `inset`, half of that is free at both
    /// ends, for marks that are as wide.
    pub(super) fn places(&self, [from, to]: [f64; 2], inset: bool) -> (Vec<f64>, f64) {
        let counts: Vec<f64> = self.0.iter().map(|date| date.count as f64).collect();
        let (first, last) = (counts.first().copied().unwrap_or(0.0), counts.last().copied().unwrap_or(0.0));
        let least = counts.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
        let extent = last - first + if inset { least } else { 0.0 };
        let per_unit = if extent > 0.0 { (to - from) / extent } else { 0.0 };
        let start = from + if inset { least * per_unit / 2.0 } else { 0.0 };
        (counts.iter().map(|count| start + (count - first) * per_unit).collect(), least * per_unit)
    }

    /// Draws ticks below an axis at `y` at natural steps, as many as have room for their labels. `places` are those of the rows.
    /// Returns where the labels end.
    pub(super) fn draw(
        &self,
        cx: &ChartContext<'_>,
        drawing: &mut Drawing,
        places: &[f64],
        [left, right, y]: [f64; 3],
    ) -> f64 {
        let (Some(first), Some(last)) = (self.0.first(), self.0.last()) else { return y };
        let (Some(from), Some(to)) = (places.first(), places.last()) else { return y };
        let extent = (last.count - first.count).max(1) as f64;
        let place = |date: &Date| from + (date.count - first.count) as f64 / extent * (to - from);
        let near = cx.chart.rows.first().map(|row| row.label.clone()).unwrap_or_default();
        let labelled = |ticks: Vec<Date>, step: Step| -> Vec<(f64, Text)> {
            let said: Vec<Date> = ticks.iter().map(|date| step.says(*date)).collect();
            let before = |index: usize| index.checked_sub(1).and_then(|index| said.get(index)).copied();
            let words = said.iter().enumerate().map(|(index, date)| date.words(before(index), cx.words));
            ticks.iter().map(place).zip(words.map(|words| near.derive(words))).collect()
        };
        let half = |text: &Text| cx.width_of(text, SMALL) / 2.0;
        let set =
            |(x, text): &(f64, Text)| x.clamp(left + half(text), (right - half(text)).max(left + half(text)));
        let fits = |ticks: &Vec<(f64, Text)>| {
            ticks
                .windows(2)
                .all(|pair| set(&pair[0]) + half(&pair[0].1) + 5.0 <= set(&pair[1]) - half(&pair[1].1))
        };
        let steps = steps(first.unit).iter().map(|step| labelled(self.ticks(*step), *step));
        let ticks = steps.filter(|ticks| !ticks.is_empty()).find(fits);
        for (x, text) in ticks.unwrap_or_else(|| labelled(vec![*first], Step::Own(1))) {
            drawing.line(at(x, y), at(x, y + 2.5), Stroke::solid(Paint::Muted, 0.4));
            let middle = set(&(x, text.clone()));
            drawing.text(at(middle, y + 4.0 + SMALL.size), Anchor::Middle, &text, SMALL, Paint::Text);
        }
        y + 4.0 + SMALL.leading()
    }

    /// The dates from the first to the last at so many months, or so many of their own units, that a step begins at.
    fn ticks(&self, step: Step) -> Vec<Date> {
        let (Some(first), Some(last)) = (self.0.first(), self.0.last()) else { return Vec::new() };
        let unit = first.unit;
        match step {
            Step::Own(every) => {
                let begins = |count: &i64| (count - first.count) % every == 0;
                (first.count..=last.count).filter(begins).map(|count| Date { unit, count }).collect()
            }
            Step::Months(every) => {
                let (year, month) = first.month();
                let (last_year, last_month) = last.month();
                let months = year * 12 + month - 1..=last_year * 12 + last_month - 1;
                let begin = |months: i64| {
                    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
                    let count = match unit {
                        Unit::Year => year,
                        Unit::Quarter => year * 4 + (month - 1) / 3,
                        Unit::Month => months,
                        Unit::Day => days(year, month),
                    };
                    Date { unit, count }
                };
                let ticks = months.filter(|months| months % every == 0).map(begin);
                ticks.filter(|date| first.count <= date.count && date.count <= last.count).collect()
            }
        }
    }
}

/// How far apart ticks are.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// So many of the dates' own units, from the first on.
    Own(i64),
    /// So many months of the calendar.
    Months(i64),
}

impl Step {
    /// What the tick at a date says: its year where all ticks are Januaries, its month where all are firsts of a month.
    fn says(self, date: Date) -> Date {
        let (year, month) = date.month();
        match self {
            Step::Months(every) if every % 12 == 0 => Date { unit: Unit::Year, count: year },
            Step::Months(_) if date.unit == Unit::Day => {
                Date { unit: Unit::Month, count: year * 12 + month - 1 }
            }
            Step::Months(_) | Step::Own(_) => date,
        }
    }
}

/// The natural steps for dates of a unit, the smallest first.
fn steps(unit: Unit) -> &'static [Step] {
    use Step::{Months, Own};
    match unit {
        Unit::Year => &[Own(1), Months(24), Months(60), Months(120), Months(240), Months(600), Months(1200)],
        Unit::Quarter => &[Own(1), Months(6), Months(12), Months(24), Months(60), Months(120), Months(600)],
        Unit::Month => {
            &[Own(1), Months(2), Months(3), Months(6), Months(12), Months(24), Months(60), Months(600)]
        }
        Unit::Day => &[
            Own(1),
            Own(2),
            Own(7),
            Own(14),
            Months(1),
            Months(2),
            Months(3),
            Months(6),
            Months(12),
            Months(24),
            Months(60),
            Months(600),
        ],
    }
}

impl Chart {
    /// The dates that its rows are named after, where its kind can set them on an axis of time: all in one form, each later than the
    /// one before.
    pub(super) fn dates(&self) -> Option<Dates> {
        let as_written = self.order == Order::Given && self.rows.iter().all(|row| row.group.is_none());
        if !self.kind.manner.dates || !as_written {
            return None;
        }
        let dates: Vec<Date> = self.rows.iter().map(|row| Date::parse(&row.label)).collect::<Option<_>>()?;
        let rise = |pair: &[Date]| pair[0].unit == pair[1].unit && pair[0].count < pair[1].count;
        (dates.len() > 1 && dates.windows(2).all(rise)).then_some(Dates(dates))
    }

    /// Whether an axis of time may stand for the names of its rows.
    pub fn is_over_time(&self) -> bool {
        self.dates().is_some()
    }
}

/// The first row of those that a kind joins or sets on an axis of time, whose date is not later than that of the one before.
pub fn backwards(chart: &Chart) -> Option<(&Row, &Row)> {
    if !chart.kind.manner.dates {
        return None;
    }
    let dates: Vec<Date> = chart.rows.iter().map(|row| Date::parse(&row.label)).collect::<Option<_>>()?;
    let back = |pair: &[Date]| pair[0].unit == pair[1].unit && pair[1].count <= pair[0].count;
    let place = dates.windows(2).position(back)?;
    chart.rows.get(place).zip(chart.rows.get(place + 1))
}

/// Sorts rows by the dates in their names, where all are dates in one form.
pub fn sort(rows: &mut [Row]) {
    let dates: Option<Vec<Date>> = rows.iter().map(|row| Date::parse(&row.label)).collect();
    if dates.is_some_and(|dates| dates.windows(2).all(|pair| pair[0].unit == pair[1].unit)) {
        rows.sort_by_key(|row| Date::parse(&row.label).map(|date| date.count));
    }
}

/// Dates of more than one form on one axis.
pub(super) fn problems(chart: &Chart) -> Vec<Problem> {
    if !chart.kind.manner.dates {
        return Vec::new();
    }
    let dates: Option<Vec<(&Text, Date)>> =
        chart.rows.iter().map(|row| Some((&row.label, Date::parse(&row.label)?))).collect();
    let Some(dates) = dates else { return Vec::new() };
    let mixed = dates.windows(2).find(|pair| pair[0].1.unit != pair[1].1.unit);
    let problem = |pair: &[(&Text, Date)]| {
        Problem::new(
            pair[1].0.span(),
            MIXED.with([pair[0].0.as_str(), pair[1].0.as_str()]),
            MIXED_HINT.plain(),
        )
    };
    mixed.map(problem).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{Date, Dates, Step, Unit, days};
    use crate::figure::language::Words;
    use crate::figure::samples::text;
    use crate::locale::Lang;

    fn date(written: &str) -> Option<Date> {
        Date::parse(&text(written))
    }

    #[test]
    fn dates_are_read_as_they_are_written() {
        let month = |count| Some(Date { unit: Unit::Month, count });
        let quarter = |count| Some(Date { unit: Unit::Quarter, count });
        for (written, wanted) in [
            ("2021", Some(Date { unit: Unit::Year, count: 2021 })),
            ("2021 年^1^", Some(Date { unit: Unit::Year, count: 2021 })),
            ("2021-03", month(2021 * 12 + 2)),
            ("2021 年 3 月", month(2021 * 12 + 2)),
            ("2021 Q1", quarter(2021 * 4)),
            ("Q4 2021", quarter(2021 * 4 + 3)),
            ("2021 年第二季度", quarter(2021 * 4 + 1)),
            ("2021-03-15", Some(Date { unit: Unit::Day, count: days(2021, 3) + 14 })),
            ("2021 年 3 月 15 日", Some(Date { unit: Unit::Day, count: days(2021, 3) + 14 })),
            ("2021-13", None),
            ("2021-02-29", None),
            ("1200", None),
            ("2021-2023", None),
            ("2021 年上半年", None),
            ("中国", None),
            ("", None),
        ] {
            assert_eq!(date(written), wanted, "{written}");
        }
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        assert_eq!(days(2001, 1) - days(2000, 1), 366);
        assert_eq!(days(2101, 1) - days(2100, 1), 365);
        for written in ["1999-12-31", "2000-02-29", "2000-03-01", "2024-12-31", "2023-01-01"] {
            let date = date(written).expect("a date");
            let (year, month) = date.month();
            let day = date.count - days(year, month) + 1;
            assert_eq!(format!("{year}-{month:02}-{day:02}"), written);
        }
    }

    fn dates(written: &[&str]) -> Dates {
        Dates(written.iter().map(|written| date(written).expect("a date")).collect())
    }

    #[test]
    fn gaps_in_time_are_gaps_in_space() {
        let years = dates(&["2019", "2020", "2022"]);
        assert!(years.is_uneven() && !dates(&["2019", "2021", "2023"]).is_uneven());
        assert_eq!(years.places([0.0, 30.0], false), (vec![0.0, 10.0, 30.0], 10.0));
        assert_eq!(years.places([0.0, 40.0], true), (vec![5.0, 15.0, 35.0], 10.0));
    }

    #[test]
    fn ticks_begin_with_months_and_say_the_year_once() {
        let span = dates(&["2021-11-20", "2022-02-10"]);
        let ticks: Vec<Date> =
            span.ticks(Step::Months(1)).iter().map(|date| Step::Months(1).says(*date)).collect();
        let words = Words::for_lang(Lang::from_tag("zh"));
        let said: Vec<String> = (0..ticks.len())
            .map(|index| ticks[index].words(index.checked_sub(1).map(|before| ticks[before]), words))
            .collect();
        assert_eq!(said, ["2021 年 12 月", "2022 年 1 月", "2 月"]);
    }
}
