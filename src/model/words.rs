//! The few words that the model itself adds to a book: numbers of parts and figures, labels of patent numbers. The words of the
//! layouts are those of the catalogues under `layout-`.

use super::ordinal::Ordinal;
use crate::content::case::GrowthOf;
use crate::diag::message::{Template, words};
use crate::figure::Words;
use crate::locale::Lang;
use crate::quantity::Quantity;
use crate::source::{Span, Text};

words! {
    "book";
    PART(number);
    CHAPTER(number);
    APPENDIX(letter);
    FIGURE(number);
    PATENTS_UNIT;
    OFFICES_UNIT;
    APPLICATIONS;
    INVENTIONS;
    GRANTED;
    GROWTH_APPLICATIONS;
    GROWTH_INVENTIONS;
    GROWTH_GRANTED;
    PERIOD(period);
    PAGE(page);
    POST(organisation, title);
    PERSON(name, post);
    PUBLICATION(title);
    YEAR(year);
    YEAR_MONTH(year, month);
    YEAR_MONTH_DAY(year, month, day);
    COMMA;
    BASE(n, series);
    BASES(bases);
    BETWEEN_BASES;
    RANGE;
}

/// The language of a book's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BookLang(pub Lang);

impl BookLang {
    fn word(self, template: &'static Template) -> String {
        template.plain().print(self.0)
    }

    /// 第一篇, Part 1.
    pub(super) fn part(self, number: usize) -> String {
        PART.with([number as i32]).print(self.0)
    }

    /// 一, 1; 附录 A, Appendix A.
    pub(super) fn chapter(self, own: Ordinal) -> String {
        match own {
            Ordinal::Chapter(number) => CHAPTER.with([number as i32]).print(self.0),
            Ordinal::Appendix(_) => APPENDIX.with([own.to_string()]).print(self.0),
        }
    }

    /// 图 4.1.1, Figure 4.1.1.
    pub(super) fn figure(self, number: &str) -> String {
        FIGURE.with([number]).print(self.0)
    }

    /// The unit of a count of patents that names none.
    pub(super) fn patents_unit(self) -> Option<String> {
        Some(self.word(&PATENTS_UNIT)).filter(|unit| !unit.is_empty())
    }

    /// The unit of a count of countries and offices that names none.
    pub(super) fn offices_unit(self) -> Option<String> {
        Some(self.word(&OFFICES_UNIT)).filter(|unit| !unit.is_empty())
    }

    /// Labels of applications, inventions, granted inventions.
    pub(super) fn patent_labels(self) -> [String; 3] {
        [&APPLICATIONS, &INVENTIONS, &GRANTED].map(|label| self.word(label))
    }

    /// The label of a growth rate.
    pub(super) fn growth(self, of: GrowthOf) -> String {
        self.word(match of {
            GrowthOf::Applications => &GROWTH_APPLICATIONS,
            GrowthOf::Inventions => &GROWTH_INVENTIONS,
            GrowthOf::Granted => &GROWTH_GRANTED,
        })
    }

    /// The fewest digits before the point that a comma parts: 4179 in Chinese, 4,179 in English.
    pub(super) fn grouped_from(self) -> usize {
        self.0.conventions().grouped_from
    }

    /// What joins the ends of a range: ～, –.
    pub(super) fn range(self) -> String {
        self.word(&RANGE)
    }

    /// A period such as `2019-2022`, with 年 behind it where the language wants it. One that has its own word stays as it is.
    pub(super) fn period(self, period: &str) -> String {
        let typed = Text::new(period, Span::default());
        let range = Quantity::parse(&typed).ok().filter(|quantity| quantity.range.is_some());
        let period = &*range.map_or(typed, |quantity| quantity.typeset(&self.range()).text);
        if period.ends_with(|c: char| c.is_ascii_digit()) {
            PERIOD.with([period]).print(self.0)
        } else {
            period.to_owned()
        }
    }

    /// `第 65 页`, `p. 65`.
    pub(super) fn page(self, page: &str) -> String {
        PAGE.with([page]).print(self.0)
    }

    /// A publication's title, marked as the language marks it, unless it is marked already.
    pub(super) fn publication(self, title: &str) -> String {
        let marks = PUBLICATION.with([""]).print(self.0);
        match marks.chars().next() {
            Some(mark) if title.starts_with(mark) => title.to_owned(),
            _ => PUBLICATION.with([title]).print(self.0),
        }
    }

    /// Where somebody works, and as what: 菲鹏生物 IP 总; Chief IP Officer, Example Instruments.
    pub(super) fn post(self, organisation: &str, title: &str) -> String {
        POST.with([organisation, title]).print(self.0)
    }

    /// A person with the post: 菲鹏生物 IP 总 邓盛花; Jane Doe, Chief IP Officer, Example Instruments.
    pub(super) fn person(self, name: &str, post: &str) -> String {
        PERSON.with([name, post]).print(self.0)
    }

    /// A date that an editor typed, with the parts that were read of it, as the language prints it; what is no date stays as it is.
    pub(super) fn typed_date(self, typed: &str, read: Option<(i32, Option<u8>, Option<u8>)>) -> String {
        let read = read.filter(|_| !self.0.conventions().typed_dates);
        read.map_or(typed.to_owned(), |(year, month, day)| self.date(year, month, day))
    }

    /// `2023 年 4 月`, `April 2023`.
    pub(super) fn date(self, year: i32, month: Option<u8>, day: Option<u8>) -> String {
        match (month.map(i32::from), day.map(i32::from)) {
            (Some(month), Some(day)) => YEAR_MONTH_DAY.with([year, month, day]),
            (Some(month), None) => YEAR_MONTH.with([year, month]),
            (None, _) => YEAR.with([year]),
        }
        .print(self.0)
    }

    /// The words that charts say.
    pub(super) fn chart_words(self) -> &'static Words {
        Words::for_lang(self.0)
    }

    /// What stands between the parts of a list in one line.
    pub(super) fn comma(self) -> String {
        self.word(&COMMA)
    }

    /// A base per series: `432（2023 年）`, `432 (2023)`.
    pub(super) fn base_of(self, n: &str, series: &str) -> String {
        BASE.with([n, series]).print(self.0)
    }

    /// All bases of a question: `N=555`, `N=432（2023 年） / 492（2022 年）`.
    pub(super) fn bases(self, each: &[String]) -> String {
        BASES.with([&each.join(&self.word(&BETWEEN_BASES))]).print(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a book says by itself in a language.
    fn said(lang: Lang) -> [String; 9] {
        let lang = BookLang(lang);
        [
            lang.part(2),
            lang.chapter(Ordinal::Chapter(11)),
            lang.figure("4.1.1"),
            lang.date(2023, Some(4), Some(26)),
            lang.date(2023, Some(12), None),
            lang.period("2019-2022"),
            lang.publication("专利年报"),
            lang.base_of("432", "2023 年"),
            lang.bases(&["432".to_owned(), "555".to_owned()]),
        ]
    }

    #[test]
    fn a_book_says_it_in_its_language() {
        let chinese = said(Lang::from_tag("zh-CN")).join("；");
        assert_eq!(
            chinese,
            "第二篇；十一；图 4.1.1；2023 年 4 月 26 日；2023 年 12 月；2019～2022 年；《专利年报》；432（2023 年）；N=432 / 555"
        );
        let english = said(Lang::from_tag("en-GB")).join("; ");
        assert_eq!(
            english,
            "Part 2; 11; Figure 4.1.1; 26 April 2023; December 2023; 2019–2022; 专利年报; 432 (2023 年); N\u{a0}=\u{a0}432 / 555"
        );
        let third = BookLang(Lang::given("x-third", "book-part = ⟦part { $number }⟧"));
        assert_eq!(third.part(2), "⟦part 2⟧");
        assert_eq!(third.chapter(Ordinal::Chapter(2)), "2", "English where it has nothing");
    }

    #[test]
    fn people_and_dates_stand_in_the_order_of_the_language() {
        let said = |tag: &str, post: [&str; 2], name| {
            let lang = BookLang(Lang::of_book(tag).unwrap_or_default());
            lang.person(name, &lang.post(post[0], post[1]))
        };
        assert_eq!(said("zh-CN", ["菲鹏生物", "IP 总监"], "邓盛花"), "菲鹏生物 IP 总监 邓盛花");
        assert_eq!(said("zh-HK", ["埔里衡器", "協理"], "沈遠翹"), "埔里衡器協理 沈遠翹");
        assert_eq!(said("en-US", ["Acme", "Head of Legal"], "Zoë Roe"), "Zoë Roe, Head of Legal, Acme");
        let date = |tag: &str, typed: &str| {
            let read = (typed == "2023-04-12").then_some((2023, Some(4), Some(12)));
            BookLang(Lang::of_book(tag).unwrap_or_default()).typed_date(typed, read)
        };
        let dates = ["zh-CN", "zh-TW", "en-GB", "en-US", "ja"].map(|tag| date(tag, "2023-04-12"));
        assert_eq!(
            dates,
            ["2023-04-12", "2023年4月12日", "12 April 2023", "April 12, 2023", "2023年4月12日"]
        );
        assert_eq!(date("en-GB", "spring 2023"), "spring 2023");
    }

    #[test]
    fn what_is_marked_already_is_not_marked_twice() {
        let lang = BookLang(Lang::from_tag("zh"));
        assert_eq!(lang.publication("《年报》2023"), "《年报》2023");
        assert_eq!(lang.patents_unit().as_deref(), Some("件"));
        assert_eq!(BookLang(Lang::default()).patents_unit(), None);
    }
}
