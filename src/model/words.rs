//! The few words that the model itself adds to a book: numbers of parts and figures, labels of patent numbers.
//! All other words of the layouts stand in `layouts/words.yaml`.

use crate::content::case::GrowthOf;
use crate::figure::Words;

/// The language of a book's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookLang {
    /// Chinese.
    Zh,
    /// English, and for now every other language.
    En,
}

const NUMERALS: [&str; 11] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

impl BookLang {
    /// The language of a tag such as `zh-CN`.
    pub fn of(tag: &str) -> BookLang {
        if tag == "zh" || tag.starts_with("zh-") { BookLang::Zh } else { BookLang::En }
    }

    /// 第一篇, Part 1.
    pub fn part(self, number: usize) -> String {
        match self {
            BookLang::Zh => format!("第{}篇", numeral(number)),
            BookLang::En => format!("Part {number}"),
        }
    }

    /// 一, 1.
    pub fn chapter(self, number: usize) -> String {
        match self {
            BookLang::Zh => numeral(number),
            BookLang::En => number.to_string(),
        }
    }

    /// 图 4.1.1, Figure 4.1.1.
    pub fn figure(self, number: &str) -> String {
        match self {
            BookLang::Zh => format!("图 {number}"),
            BookLang::En => format!("Figure {number}"),
        }
    }

    /// The unit of a count of patents that names none.
    pub fn patents_unit(self) -> Option<&'static str> {
        match self {
            BookLang::Zh => Some("件"),
            BookLang::En => None,
        }
    }

    /// The unit of a count of countries and offices that names none.
    pub fn offices_unit(self) -> Option<&'static str> {
        match self {
            BookLang::Zh => Some("个国家和地区"),
            BookLang::En => Some("countries and regions"),
        }
    }

    /// Labels of applications, inventions, granted inventions.
    pub fn patent_labels(self) -> [&'static str; 3] {
        match self {
            BookLang::Zh => ["累计专利申请", "其中发明", "授权发明"],
            BookLang::En => ["Patent applications", "of which inventions", "Granted inventions"],
        }
    }

    /// The label of a growth rate.
    pub fn growth(self, of: GrowthOf) -> &'static str {
        match (self, of) {
            (BookLang::Zh, GrowthOf::Applications) => "专利申请增速",
            (BookLang::Zh, GrowthOf::Inventions) => "发明专利申请增速",
            (BookLang::Zh, GrowthOf::Granted) => "授权发明增速",
            (BookLang::En, GrowthOf::Applications) => "Growth of applications",
            (BookLang::En, GrowthOf::Inventions) => "Growth of invention applications",
            (BookLang::En, GrowthOf::Granted) => "Growth of granted inventions",
        }
    }

    /// A period such as `2019-2022`, with 年 behind it where the language wants it.
    pub fn period(self, period: &str) -> String {
        match self {
            BookLang::Zh if period.ends_with(|c: char| c.is_ascii_digit()) => format!("{period} 年"),
            _ => period.to_owned(),
        }
    }

    /// `第 65 页`, `p. 65`.
    pub fn page(self, page: &str) -> String {
        match self {
            BookLang::Zh => format!("第 {page} 页"),
            BookLang::En => format!("p. {page}"),
        }
    }

    /// A publication's title, marked as the language marks it.
    pub fn publication(self, title: &str) -> String {
        match self {
            BookLang::Zh if !title.starts_with('《') => format!("《{title}》"),
            _ => title.to_owned(),
        }
    }

    /// `2023 年 4 月`, `April 2023`.
    pub fn date(self, year: i32, month: Option<u8>, day: Option<u8>) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        match (self, month, day) {
            (BookLang::Zh, None, _) => format!("{year} 年"),
            (BookLang::Zh, Some(month), None) => format!("{year} 年 {month} 月"),
            (BookLang::Zh, Some(month), Some(day)) => format!("{year} 年 {month} 月 {day} 日"),
            (BookLang::En, None, _) => year.to_string(),
            (BookLang::En, Some(month), day) => {
                let month = MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
                let day = day.map(|day| format!("{day} ")).unwrap_or_default();
                format!("{day}{month} {year}")
            }
        }
    }

    /// The words that charts say.
    pub fn chart_words(self) -> &'static Words {
        match self {
            BookLang::Zh => &Words::ZH,
            BookLang::En => &Words::EN,
        }
    }

    /// What stands between the parts of a list in one line.
    pub fn comma(self) -> &'static str {
        match self {
            BookLang::Zh => "，",
            BookLang::En => ", ",
        }
    }

    /// A base per series: `432（2023 年）`, `432 (2023)`.
    pub fn base_of(self, n: &str, of: &str) -> String {
        match self {
            BookLang::Zh => format!("{n}（{of}）"),
            BookLang::En => format!("{n} ({of})"),
        }
    }
}

/// A Chinese numeral up to 99; digits beyond.
fn numeral(number: usize) -> String {
    match number {
        0..=10 => NUMERALS[number].to_owned(),
        11..=19 => format!("十{}", NUMERALS[number - 10]),
        20..=99 if number.is_multiple_of(10) => format!("{}十", NUMERALS[number / 10]),
        20..=99 => format!("{}十{}", NUMERALS[number / 10], NUMERALS[number % 10]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numerals() {
        let spoken: Vec<_> = [1, 10, 11, 20, 21, 99, 100].into_iter().map(numeral).collect();
        assert_eq!(spoken, ["一", "十", "十一", "二十", "二十一", "九十九", "100"]);
    }
}
