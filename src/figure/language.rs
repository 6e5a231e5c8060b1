//! The few words that charts themselves say.

use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

use super::facts::Kind;
use crate::diag::message::{Template, messages, words};
use crate::locale::Lang;

words! {
    "chart";
    UNDISCLOSED;
    COLON;
    COMMA;
    STOP;
    END;
    BRACKETS;
    LARGEST;
    SMALLEST;
    CATEGORIES;
    SERIES;
    EACH_ICON;
    POWERS;
    RESIDUAL;
    UNSURE;
    TOO_SMALL;
    SPREAD;
    BOX_KEY;
    MONTHS;
    WEEKDAYS;
    STEPS;
    REST(n);
    REST_OF(n, names);
    OWN_SCALE;
    IN_UNIT(unit);
    LOOK_ABOUT;
    LOOK_RANGE;
    LOOK_AT_LEAST;
    LOOK_AT_MOST;
    LOOK_STRIP;
    LOG_SCALE;
    REFERENCE;
    REMARK;
    ENDS(low, high);
    WHISKER;
    YEAR(year);
    QUARTER(year, quarter);
    MONTH(year, month);
    MONTH_ALONE(month);
    DAY(year, month, day);
    DAY_ALONE(month, day);
}

messages! {
    "chart";
    IN_ALL(count);
}

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    /// Stands for a value the source does not give.
    pub undisclosed: &'static str,
    /// Between a subject and what is said about it.
    pub colon: &'static str,
    /// Between items of a list.
    pub comma: &'static str,
    /// Between sentences of an alternative text.
    pub stop: &'static str,
    /// At the end of an alternative text.
    pub end: &'static str,
    /// Opens and closes a remark.
    pub brackets: [&'static str; 2],
    /// Introduces the largest value.
    pub largest: &'static str,
    /// Introduces the smallest value.
    pub smallest: &'static str,
    /// Introduces the number of categories.
    pub categories: &'static str,
    /// Introduces the series.
    pub series: &'static str,
    /// Introduces what one icon stands for.
    pub each_icon: &'static str,
    /// Words for powers of ten on axes, largest first.
    pub magnitudes: &'static [(f64, &'static str)],
    /// Categories that come last in an order by value.
    pub residual: &'static [&'static str],
    /// Answers of those who have none: they stand on no side of a scale.
    pub unsure: &'static [&'static str],
    /// Introduces what has too small a mark to be named at it.
    pub too_small: &'static str,
    /// The five numbers of a distribution, from its least to its largest, and what lies outside.
    pub spread: &'static [&'static str],
    /// What the parts of a box plot mean.
    pub box_key: &'static str,
    /// Names of months, January first.
    pub months: &'static [&'static str],
    /// Names of the days of the week, Monday first.
    pub weekdays: &'static [&'static str],
    /// Words that steps of an order are named with.
    pub steps: &'static [&'static str],
    /// That a drawing has a scale of its own.
    pub own_scale: &'static str,
    /// How an approximate value looks.
    pub look_about: &'static str,
    /// How a range looks.
    pub look_range: &'static str,
    /// How a value looks that may be more.
    pub look_at_least: &'static str,
    /// How a value looks that may be less.
    pub look_at_most: &'static str,
    /// How all of these look where cells are shaded.
    pub look_strip: &'static str,
    /// That equal steps of a scale are equal factors.
    pub log_scale: &'static str,
    /// Introduces what values are compared with.
    pub reference: &'static str,
    /// Introduces a remark.
    pub remark: &'static str,
    /// What a thin line with ticks at its ends means.
    pub whisker: &'static str,
    lang: Lang,
}

impl Words {
    /// The words of a language. They are put together once and kept for as long as the program runs.
    pub fn for_lang(lang: Lang) -> &'static Words {
        static KNOWN: Mutex<Vec<&'static Words>> = Mutex::new(Vec::new());
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(words) = known.iter().find(|words| words.lang == lang) {
            return words;
        }
        let words: &'static Words = Box::leak(Box::new(Words::read(lang)));
        known.push(words);
        words
    }

    fn read(lang: Lang) -> Words {
        let word = |template: &'static Template| -> &'static str { template.plain().render(lang).leak() };
        let list = |template| word(template).split('|');
        let mut brackets = list(&BRACKETS);
        let power = |text: &'static str| {
            let (exponent, word) = text.split_once('=')?;
            Some((10_f64.powi(exponent.parse().ok()?), word))
        };
        Words {
            undisclosed: word(&UNDISCLOSED),
            colon: word(&COLON),
            comma: word(&COMMA),
            stop: word(&STOP),
            end: word(&END),
            brackets: [brackets.next().unwrap_or_default(), brackets.next().unwrap_or_default()],
            largest: word(&LARGEST),
            smallest: word(&SMALLEST),
            categories: word(&CATEGORIES),
            series: word(&SERIES),
            each_icon: word(&EACH_ICON),
            magnitudes: Vec::leak(list(&POWERS).filter_map(power).collect()),
            residual: Vec::leak(list(&RESIDUAL).collect()),
            too_small: word(&TOO_SMALL),
            unsure: Vec::leak(list(&UNSURE).collect()),
            spread: Vec::leak(list(&SPREAD).collect()),
            box_key: word(&BOX_KEY),
            months: Vec::leak(list(&MONTHS).collect()),
            weekdays: Vec::leak(list(&WEEKDAYS).collect()),
            steps: Vec::leak(list(&STEPS).collect()),
            own_scale: word(&OWN_SCALE),
            look_about: word(&LOOK_ABOUT),
            look_range: word(&LOOK_RANGE),
            look_at_least: word(&LOOK_AT_LEAST),
            look_at_most: word(&LOOK_AT_MOST),
            look_strip: word(&LOOK_STRIP),
            log_scale: word(&LOG_SCALE),
            reference: word(&REFERENCE),
            remark: word(&REMARK),
            whisker: word(&WHISKER),
            lang,
        }
    }

    /// What stands behind a list of which only the first items are read out.
    pub fn in_all(&self, count: usize) -> String {
        IN_ALL.with([count.to_string()]).render(self.lang)
    }

    /// How many values are not drawn because they are not disclosed, and of which categories and series none is.
    pub fn rest(&self, count: usize, names: &[String]) -> String {
        let count = count.to_string();
        match names.is_empty() {
            true => REST.with([&count]).render(self.lang),
            false => REST_OF.with([&count, &names.join(self.comma)]).render(self.lang),
        }
    }

    /// What the values are in, as a line of its own.
    pub fn in_unit(&self, unit: &str) -> String {
        IN_UNIT.with([unit]).render(self.lang)
    }

    /// The ends of an interval around a value.
    pub fn ends(&self, low: &str, high: &str) -> String {
        ENDS.with([low, high]).render(self.lang)
    }

    /// A year.
    pub fn year(&self, year: i64) -> String {
        YEAR.with([year.to_string()]).render(self.lang)
    }

    /// A quarter, from 1, of a year; alone where its year is said before.
    pub fn quarter(&self, year: i64, quarter: i64, alone: bool) -> String {
        match alone {
            true => format!("Q{quarter}"),
            false => QUARTER.with([year.to_string(), quarter.to_string()]).render(self.lang),
        }
    }

    /// A month, from 1, of a year; alone where its year is said before.
    pub fn month(&self, year: i64, month: i64, alone: bool) -> String {
        let name = self.month_name(month);
        match alone {
            true => MONTH_ALONE.with([name]).render(self.lang),
            false => MONTH.with([year.to_string(), name]).render(self.lang),
        }
    }

    /// A day of a month, both from 1; without its year where that is said before.
    pub fn day(&self, year: i64, month: i64, day: i64, alone: bool) -> String {
        let name = self.month_name(month);
        match alone {
            true => DAY_ALONE.with([name, day.to_string()]).render(self.lang),
            false => DAY.with([year.to_string(), name, day.to_string()]).render(self.lang),
        }
    }

    fn month_name(&self, month: i64) -> String {
        let index = usize::try_from(month - 1).unwrap_or_default();
        self.months.get(index).copied().unwrap_or_default().to_owned()
    }

    /// What a kind of chart is called.
    pub fn kind(&self, kind: Kind) -> Cow<'static, str> {
        self.lang.text(&format!("kind-{kind}"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_has_its_name_and_no_other_has() {
        let kinds: BTreeSet<String> = Kind::all().map(|kind| kind.name.to_owned()).collect();
        assert_eq!(Lang::default().family("kind").into_keys().collect::<BTreeSet<_>>(), kinds);
    }

    #[test]
    fn lists_are_read() {
        let words = Words::for_lang(Lang::from_tag("zh"));
        assert_eq!(words.magnitudes, [(1e12, " 万亿"), (1e8, " 亿"), (1e4, " 万")]);
        assert_eq!(words.brackets, ["（", "）"]);
        assert!(words.residual.contains(&"其他"));
        assert_eq!(Words::for_lang(Lang::default()).brackets, [" (", ")"]);
    }
}
