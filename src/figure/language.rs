//! The few words that charts themselves say, in Chinese and English.

use super::vocabulary::Kind;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
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
    kind: fn(Kind) -> &'static str,
}

impl Words {
    /// Chinese.
    pub const ZH: Words = Words {
        undisclosed: "未披露",
        colon: "：",
        comma: "、",
        stop: "；",
        end: "。",
        brackets: ["（", "）"],
        largest: "最大值为",
        smallest: "最小值为",
        categories: "类别",
        series: "系列",
        each_icon: "每个图标代表",
        magnitudes: &[(1e12, " 万亿"), (1e8, " 亿"), (1e4, " 万")],
        residual: &["其他", "其它", "其余", "其他选项", "其余选项"],
        kind: Kind::name_zh,
    };

    /// English.
    pub const EN: Words = Words {
        undisclosed: "not disclosed",
        colon: ": ",
        comma: ", ",
        stop: "; ",
        end: ".",
        brackets: [" (", ")"],
        largest: "largest",
        smallest: "smallest",
        categories: "categories",
        series: "series",
        each_icon: "each icon stands for",
        magnitudes: &[(1e12, " trillion"), (1e9, " billion"), (1e6, " million")],
        residual: &["Other", "Others", "other", "others"],
        kind: Kind::name_en,
    };

    /// The words of a BCP 47 language tag: Chinese for `zh…`, English for any other.
    pub fn of(lang: &str) -> &'static Words {
        let primary = lang.split(['-', '_']).next().unwrap_or("");
        if primary.eq_ignore_ascii_case("zh") { &Self::ZH } else { &Self::EN }
    }

    /// What a kind of chart is called.
    pub fn kind(&self, kind: Kind) -> &'static str {
        (self.kind)(kind)
    }
}
