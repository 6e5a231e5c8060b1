//! The days of a year, week by week, each shaded by its value.

use time::{Date, Month, Weekday};

use super::{Entry, bar};
use crate::diag::message::messages;
use crate::figure::chart::Chart;
use crate::figure::context::{ChartContext, Reading, SMALL, STRONG};
use crate::figure::facts::{Facts, Instead, Manner, Names, Shape, Unsure};
use crate::figure::known::Look;
use crate::figure::mark::{Anchor, Area, Drawing, Paint, Stroke, at};
use crate::figure::problem::Problem;
use crate::figure::ramp::{self, DARKEST, STEP, shade};
#[cfg(test)]
use crate::figure::samples;
use crate::figure::{Figure, Order};
use crate::ink::RAMP_STEPS;
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "calendar",
        shape: Shape { most: 1, names: Names::Days, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: true,
        base: false,
        counts: false,
        manner: Manner {
            unsure: Unsure::Strip,
            thins: false,
            inks: false,
            most: [usize::MAX, 1],
            instead: Instead::Table,
            ..Manner::SERIES
        },
        example: &[
            (
                "en",
                "title: Filings crowd at the end of each quarter
chart: KIND
unit: filings
data:
  rows:                 # days; those that are not named stay empty
    - [2024-01-15, 4]
    - [2024-03-28, 11]
    - [2024-03-29, 14]
    - [2024-06-27, 9]
    - [2024-06-28, 12]
    - [2024-09-30, 10]
    - [2024-12-30, 13]
    - [2024-12-31, 17]
highlight: [2024-12-31]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 专利申请集中在季度末
chart: KIND
unit: 件
data:
  rows:                 # 逐日填写，未列出的日期留空
    - [2024-01-15, 4]
    - [2024-03-28, 11]
    - [2024-03-29, 14]
    - [2024-06-27, 9]
    - [2024-06-28, 12]
    - [2024-09-30, 10]
    - [2024-12-30, 13]
    - [2024-12-31, 17]
highlight: [2024-12-31]
sources: [在这里写数据来源。]
",
            ),
        ],
    },
    judge,
    scales: ramp::scales,
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || {
        let rows: [(&str, &[&str]); 4] = [
            ("2024-01-15", &["4"]),
            ("2024/3/28", &["11"]),
            ("2024 年 6 月 28 日", &["~"]),
            ("2024-12-31", &["17"]),
        ];
        samples::chart("calendar", &[], &rows)
    },
};

messages! {
    "calendar";
    NO_DAY(day);
    NO_DAY_HINT;
    IMPOSSIBLE(day);
    IMPOSSIBLE_HINT;
    TWICE(day, before);
    TWICE_HINT;
}

/// The largest side of a day.
const DAY: f64 = 11.0;
/// Paper between days.
const SEAM: f64 = 0.8;
/// Most weeks that a year touches.
const WEEKS: f64 = 54.0;
/// Space between labels and days.
const GAP: f64 = 3.0;
/// Space between two years.
const BETWEEN: f64 = 12.0;

/// What a label says of a day.
enum Day {
    Known(Date),
    /// Three numbers that no calendar has.
    Impossible,
    None,
}

/// Reads `2024-03-05`, `2024/3/5`, `2024.3.5` and `2024 年 3 月 5 日`.
fn day(label: &str) -> Day {
    let label = label.trim();
    let parts: Vec<&str> =
        label.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let between = label.chars().filter(|c| !c.is_ascii_digit()).all(|c| "-/. 年月日".contains(c));
    let [year, month, day] = parts[..] else { return Day::None };
    if !between || year.len() != 4 || !label.starts_with(year) {
        return Day::None;
    }
    let date = || {
        let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
        Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
    };
    date().map_or(Day::Impossible, Day::Known)
}

fn judge(chart: &Chart) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut seen: Vec<(Date, &Text)> = Vec::new();
    for label in chart.rows.iter().map(|row| &row.label) {
        let mut problem = |message, hint| found.push(Problem::new(label.span(), message, hint));
        match day(label) {
            Day::None => problem(NO_DAY.with([label.as_str()]), NO_DAY_HINT.plain()),
            Day::Impossible => problem(IMPOSSIBLE.with([label.as_str()]), IMPOSSIBLE_HINT.plain()),
            Day::Known(date) => {
                // The same words twice are found with every kind.
                if let Some((_, before)) =
                    seen.iter().find(|(other, before)| *other == date && before.as_str() != label.as_str())
                {
                    problem(TWICE.with([label.as_str(), before.as_str()]), TWICE_HINT.plain());
                }
                seen.push((date, label));
            }
        }
    }
    found
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let chart = cx.chart;
    let read = |row: usize| match day(&chart.rows[row].label) {
        Day::Known(date) => Some((date, row)),
        Day::Impossible | Day::None => None,
    };
    let days: Option<Vec<(Date, usize)>> = (0..chart.rows.len()).map(read).collect();
    let Some(mut days) = days.filter(|_| chart.width() <= 1) else { return bar::horizontal(cx) };
    days.sort();
    let (Some(first), Some(last)) = (days.first().copied(), days.last().copied()) else {
        return bar::horizontal(cx);
    };
    let (first_year, last_year) = (first.0.year(), last.0.year());
    if last_year - first_year > 11 {
        return bar::horizontal(cx);
    }
    let near = &chart.rows[first.1].label;
    let weekdays = cx.words.weekdays;
    let week = |index: usize| cx.word(weekdays.get(index).copied().unwrap_or_default(), near);
    let left = (0..7).map(|index| cx.width_of(&week(index), SMALL)).fold(0.0, f64::max) + GAP;
    let side = ((cx.width - left) / WEEKS).min(DAY);
    let domain = cx.scales.shade.unwrap_or_else(|| ramp::domain(cx));

    let mut drawing = Drawing::new(cx.width);
    let mut top = key(cx, &mut drawing, domain, near);
    for year in first_year..=last_year {
        let title = near.derive(year.to_string());
        drawing.text(at(left, top + STRONG.size), Anchor::Start, &title, STRONG, Paint::Text);
        top += STRONG.leading() + 2.0;
        draw_months(cx, &mut drawing, year, [left, top, side], near);
        top += SMALL.leading() + 1.0;
        // Every second day of the week is named, if there is room for that.
        for index in (0..7).step_by(2) {
            if 2.0 * side >= SMALL.size {
                let y = top + (index as f64 + 0.5) * side + SMALL.drop();
                drawing.text(at(left - GAP, y), Anchor::End, &week(index), SMALL, Paint::Muted);
            }
        }
        draw_year(cx, &mut drawing, year, &days, domain, [left, top, side]);
        top += 7.0 * side + BETWEEN;
    }
    drawing.height = top - BETWEEN + 4.0;
    drawing
}

/// The column of a day's week in its year, and its row from Monday on.
fn place(date: Date) -> (f64, f64) {
    let start =
        Date::from_ordinal_date(date.year(), 1).map_or(0, |first| first.weekday().number_days_from_monday());
    let index = u16::from(start) + date.ordinal() - 1;
    (f64::from(index / 7), f64::from(index % 7))
}

fn square(date: Date, [left, top, side]: [f64; 3]) -> Area {
    let (week, day) = place(date);
    Area::new(left + week * side, top + day * side, side, side).grown(-SEAM / 2.0)
}

fn draw_months(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    year: i32,
    [left, top, side]: [f64; 3],
    near: &Text,
) {
    let mut taken = f64::MIN;
    for (index, name) in cx.words.months.iter().enumerate() {
        let month = Month::try_from(index as u8 + 1);
        let Some(first) = month.ok().and_then(|month| Date::from_calendar_date(year, month, 1).ok()) else {
            continue;
        };
        let name = cx.word(name, near);
        let width = cx.width_of(&name, SMALL);
        let x = (left + place(first).0 * side).min(cx.width - width);
        if x > taken {
            drawing.text(at(x, top + SMALL.size), Anchor::Start, &name, SMALL, Paint::Muted);
            taken = x + width + 3.0;
        }
    }
}

fn draw_year(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    year: i32,
    days: &[(Date, usize)],
    domain: [f64; 2],
    frame: [f64; 3],
) {
    let mut date = Date::from_ordinal_date(year, 1).ok();
    while let Some(today) = date.filter(|date| date.year() == year) {
        let area = square(today, frame);
        let own =
            days.binary_search_by(|(other, _)| other.cmp(&today)).ok().and_then(|index| days.get(index));
        match own.map(|&(_, row)| (row, cx.reading(row, 0))) {
            Some((row, Reading::Number(known, _))) => {
                match known.look {
                    Look::Exact => drawing.rect(area, shade(known.high, domain, DARKEST)),
                    Look::About | Look::Range | Look::AtLeast | Look::AtMost => {
                        let frame = area.grown(-0.2).corners();
                        drawing.polygon(&frame, None, Some(Stroke::solid(Paint::Muted, 0.4)));
                        cx.strip(drawing, area, known, &|value| shade(value, domain, DARKEST));
                    }
                }
                if cx.chart.rows[row].highlighted {
                    drawing.polygon(&area.corners(), None, Some(Stroke::solid(Paint::Text, 1.0)));
                }
            }
            Some((_, Reading::Unknown(_))) => {
                let inner = area.grown(-0.25).corners();
                drawing.polygon(&inner, None, Some(Stroke::solid(Paint::Muted, 0.5)));
            }
            None => drawing.polygon(&area.grown(-0.2).corners(), None, Some(Stroke::solid(Paint::Rule, 0.4))),
        }
        // Months are told apart by a line before their first days.
        if today.day() == 1 && today.month() != Month::January {
            let stroke = Stroke::solid(Paint::Muted, 0.5);
            let [left, top, side] = frame;
            let (week, day) = place(today);
            let (x, y) = (left + week * side, top + day * side);
            drawing.line(at(x, y), at(x, top + 7.0 * side), stroke);
            if today.weekday() != Weekday::Monday {
                drawing.line(at(x, y), at(x + side, y), stroke);
                drawing.line(at(x + side, top), at(x + side, y), stroke);
            }
        }
        date = today.next_day();
    }
}

/// The steps of the scale with its ends as they are written; returns where the calendar starts.
fn key(cx: &ChartContext<'_>, drawing: &mut Drawing, [low, high]: [f64; 2], near: &Text) -> f64 {
    let mut top = cx.ramp_heading(drawing);
    let (from, to) = (cx.ramp_end(low, near), cx.ramp_end(high, near));
    let all: [Paint; RAMP_STEPS] = std::array::from_fn(Paint::Ramp);
    let steps = if high > low { &all[..] } else { &[DARKEST] };
    let start = cx.width_of(&from, SMALL) + GAP;
    let end = start + steps.len() as f64 * STEP + GAP;
    let is_known = !from.is_empty() && end + cx.width_of(&to, SMALL) <= cx.width;
    let mut x = 0.0;
    if is_known {
        let baseline = top + SMALL.leading() / 2.0 + SMALL.drop();
        drawing.text(at(0.0, baseline), Anchor::Start, &from, SMALL, Paint::Muted);
        cx.ramp_steps(drawing, [start, top], steps);
        x = end;
        if high > low {
            drawing.text(at(end, baseline), Anchor::Start, &to, SMALL, Paint::Muted);
            x += cx.width_of(&to, SMALL) + 4.0 * GAP;
        }
    }
    let unknown = (0..cx.chart.rows.len()).any(|row| cx.chart.number(row, 0).is_none());
    if unknown {
        // The word for an open square, beside the scale or below it.
        let word = cx.word(cx.words.undisclosed, near);
        if x + STEP + GAP + cx.width_of(&word, SMALL) > cx.width {
            x = 0.0;
            top += SMALL.leading() + 2.0;
        }
        let area = Area::new(x, top + 1.0, STEP - 1.0, STEP - 1.0).grown(-0.25);
        drawing.polygon(&area.corners(), None, Some(Stroke::solid(Paint::Muted, 0.5)));
        let baseline = top + SMALL.leading() / 2.0 + SMALL.drop();
        drawing.text(at(x + STEP + GAP, baseline), Anchor::Start, &word, SMALL, Paint::Muted);
    }
    if is_known || unknown { top + SMALL.leading() + 6.0 } else { top }
}

#[cfg(test)]
mod tests {
    use super::{Day, day, judge, place};
    use crate::diag::Lang;
    use crate::figure::samples::chart;
    use time::{Date, Month};

    #[test]
    fn days_are_read_as_they_are_written() {
        let expected = Date::from_calendar_date(2024, Month::March, 5).expect("a day");
        for written in ["2024-03-05", "2024/3/5", "2024.3.5", "2024 年 3 月 5 日", "2024年3月5日"] {
            assert!(matches!(day(written), Day::Known(date) if date == expected), "{written}");
        }
        assert!(matches!(day("2023-02-29"), Day::Impossible));
        for written in ["2024-03", "五月一日", "3-5-2024", "2024-03-05 上午"] {
            assert!(matches!(day(written), Day::None), "{written}");
        }
    }

    #[test]
    fn weeks_start_on_monday() {
        let date = |month, day| Date::from_calendar_date(2024, month, day).expect("a day");
        // 2024 began on a Monday.
        assert_eq!(place(date(Month::January, 1)), (0.0, 0.0));
        assert_eq!(place(date(Month::January, 8)), (1.0, 0.0));
        assert_eq!(place(date(Month::December, 31)), (52.0, 1.0));
    }

    #[test]
    fn days_that_are_none_and_days_twice_are_named() {
        let data: [(&str, &[&str]); 4] =
            [("2023-02-30", &["1"]), ("春节", &["1"]), ("2024-03-05", &["1"]), ("2024/3/5", &["1"])];
        let said: Vec<String> =
            judge(&chart("calendar", &[], &data)).iter().map(|p| p.message.render(Lang::default())).collect();
        assert_eq!(
            said,
            [
                "there is no day `2023-02-30`",
                "`春节` is no day",
                "`2024/3/5` is the same day as `2024-03-05`"
            ]
        );
    }
}
