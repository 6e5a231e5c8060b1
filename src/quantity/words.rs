//! The words around a number, and what they make of it.

use super::Bound;

/// Words before the number. A longer word stands before any word it starts with.
pub(super) const PREFIXES: &[(&str, Bound)] = &[
    ("大约", Bound::About),
    ("大概", Bound::About),
    ("大致", Bound::About),
    ("差不多", Bound::About),
    ("约为", Bound::About),
    ("约", Bound::About),
    ("大約", Bound::About),
    ("約為", Bound::About),
    ("約", Bound::About),
    ("接近", Bound::JustUnder),
    ("将近", Bound::JustUnder),
    ("几近", Bound::JustUnder),
    ("几乎", Bound::JustUnder),
    ("將近", Bound::JustUnder),
    ("幾近", Bound::JustUnder),
    ("幾乎", Bound::JustUnder),
    ("近", Bound::JustUnder),
    ("超过", Bound::AtLeast),
    ("超出", Bound::AtLeast),
    ("超過", Bound::AtLeast),
    ("超", Bound::AtLeast),
    ("逾", Bound::AtLeast),
    ("高于", Bound::AtLeast),
    ("多于", Bound::AtLeast),
    ("高於", Bound::AtLeast),
    ("多於", Bound::AtLeast),
    ("大於", Bound::AtLeast),
    ("不下於", Bound::AtLeast),
    ("大于", Bound::AtLeast),
    ("不止", Bound::AtLeast),
    ("不下于", Bound::AtLeast),
    ("不下", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    ("最少", Bound::AtLeast),
    ("起码", Bound::AtLeast),
    ("不足", Bound::AtMost),
    ("不到", Bound::AtMost),
    ("不满", Bound::AtMost),
    ("不滿", Bound::AtMost),
    ("未滿", Bound::AtMost),
    ("低於", Bound::AtMost),
    ("少於", Bound::AtMost),
    ("小於", Bound::AtMost),
    ("不及", Bound::AtMost),
    ("未满", Bound::AtMost),
    ("低于", Bound::AtMost),
    ("少于", Bound::AtMost),
    ("小于", Bound::AtMost),
    ("至多", Bound::AtMost),
    ("最多", Bound::AtMost),
    ("高达", Bound::Exact),
    ("高達", Bound::Exact),
    ("多達", Bound::Exact),
    ("達到", Bound::Exact),
    ("達", Bound::Exact),
    ("僅", Bound::Exact),
    ("多达", Bound::Exact),
    ("达到", Bound::Exact),
    ("达", Bound::Exact),
    ("仅", Bound::Exact),
    ("about", Bound::About),
    ("approximately", Bound::About),
    ("around", Bound::About),
    ("roughly", Bound::About),
    ("nearly", Bound::JustUnder),
    ("almost", Bound::JustUnder),
    ("more than", Bound::AtLeast),
    ("over", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("less than", Bound::AtMost),
    ("fewer than", Bound::AtMost),
    ("under", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("up to", Bound::AtMost),
    (">=", Bound::AtLeast),
    ("<=", Bound::AtMost),
    (">", Bound::AtLeast),
    ("<", Bound::AtMost),
    ("＞", Bound::AtLeast),
    ("＜", Bound::AtMost),
    ("≥", Bound::AtLeast),
    ("≤", Bound::AtMost),
    ("≈", Bound::About),
    ("~", Bound::About),
    ("～", Bound::About),
];

/// Words that turn a comparison behind them: 不超过, 没有达到. A longer word stands before any word it starts with.
pub(super) const NEGATIONS: &[&str] = &[
    "并不是",
    "不是",
    "不再",
    "不会",
    "不能",
    "不得",
    "不应",
    "不可",
    "不",
    "并非",
    "没有",
    "没能",
    "没",
    "未能",
    "未曾",
    "未有",
    "未",
];

/// Words right behind the digits, their magnitude or percent sign.
pub(super) const SUFFIXES: &[(&str, Bound)] = &[
    ("余", Bound::AtLeast),
    ("餘", Bound::AtLeast),
    ("多", Bound::AtLeast),
    ("+", Bound::AtLeast),
    ("＋", Bound::AtLeast),
    ("来", Bound::About),
    ("几", Bound::AtLeast),
    ("幾", Bound::AtLeast),
];

/// Words behind the number and its unit. A longer word stands before any word it starts with.
pub(super) const TAILS: &[(&str, Bound)] = &[
    ("左右", Bound::About),
    ("上下", Bound::About),
    ("不等", Bound::About),
    ("及以上", Bound::AtLeast),
    ("或以上", Bound::AtLeast),
    ("以上", Bound::AtLeast),
    ("之上", Bound::AtLeast),
    ("及以下", Bound::AtMost),
    ("或以下", Bound::AtMost),
    ("以下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("之内", Bound::AtMost),
    ("之间", Bound::Exact),
    ("以內", Bound::AtMost),
    ("之內", Bound::AtMost),
    ("之間", Bound::Exact),
    ("or more", Bound::AtLeast),
    ("or less", Bound::AtMost),
    ("or fewer", Bound::AtMost),
    ("未満", Bound::AtMost),
    ("程度", Bound::About),
    ("之多", Bound::Exact),
];

/// What a tail stands in front of when it belongs to another word: 上下游, 以上述, 以下简称.
const NO_TAILS: &[(&str, &[&str])] =
    &[("上下", &["游", "文", "级"]), ("以上", &["述"]), ("以下", &["简", "称"])];

/// Factors, longest first.
pub(super) const MAGNITUDES: &[(&str, f64)] = &[
    ("thousand", 1e3),
    ("trillion", 1e12),
    ("million", 1e6),
    ("billion", 1e9),
    ("万亿", 1e12),
    ("千亿", 1e11),
    ("百亿", 1e10),
    ("十亿", 1e9),
    ("千万", 1e7),
    ("百万", 1e6),
    ("十万", 1e5),
    ("bn", 1e9),
    ("萬億", 1e12),
    ("千億", 1e11),
    ("百億", 1e10),
    ("十億", 1e9),
    ("千萬", 1e7),
    ("百萬", 1e6),
    ("十萬", 1e5),
    ("兆", 1e12),
    ("億", 1e8),
    ("萬", 1e4),
    ("亿", 1e8),
    ("万", 1e4),
    ("千", 1e3),
    ("百", 1e2),
    ("k", 1e3),
    ("K", 1e3),
    ("M", 1e6),
    ("w", 1e4),
];

/// What a factor stands in front of when it belongs to a unit: 百分点, 千克.
const NO_MAGNITUDES: &[(&str, &str)] =
    &[("百", "分货科强帕"), ("千", "克米瓦卡帕赫伏字兆"), ("兆", "瓦赫帕字位欧歐伏比焦电電")];

/// Currency signs before a number.
pub(super) const CURRENCIES: &[&str] = &["US$", "HK$", "RMB", "¥", "￥", "$", "€", "£"];

/// Measure words that 来 and 几 may stand before; before others they begin a word of their own, such as 来自.
const MEASURES: &str = "个個家件项項位名人份种種次年天岁歲倍条條款篇月周週万萬亿億千百社";

/// The prefix at the beginning of a text: its length and what it says. 不超过 is the turned 超过.
pub(super) fn prefix(text: &str) -> Option<(usize, Bound)> {
    let plain = |text: &str| PREFIXES.iter().find(|(word, _)| text.starts_with(word)).copied();
    let turned = |negation: &&str| {
        let (word, bound) = plain(text.strip_prefix(*negation)?)?;
        Some((negation.len() + word.len(), turned(word, bound)?))
    };
    plain(text).map(|(word, bound)| (word.len(), bound)).or_else(|| NEGATIONS.iter().find_map(turned))
}

/// The prefix at the end of a text: where it starts and what it says.
pub(super) fn prefix_before(text: &str) -> Option<(usize, Bound)> {
    let text = text.trim_end_matches(' ');
    let known = PREFIXES.iter().filter(|(word, _)| text.ends_with(word));
    let (word, bound) = *known.max_by_key(|(word, _)| word.len())?;
    let head = &text[..text.len() - word.len()];
    Some(match (negation_before(head), turned(word, bound)) {
        (Some(start), Some(bound)) => (start, bound),
        _ => (head.len(), bound),
    })
}

/// Where the negation at the end of a text starts.
pub(super) fn negation_before(text: &str) -> Option<usize> {
    let word = NEGATIONS.iter().filter(|word| text.ends_with(*word)).max_by_key(|word| word.len())?;
    Some(text.len() - word.len())
}

/// What a comparison says when it is denied; `None` for words that compare nothing, such as 约.
fn turned(word: &str, bound: Bound) -> Option<Bound> {
    match (bound, word) {
        (Bound::AtLeast, _) => Some(Bound::AtMost),
        (Bound::AtMost, _) => Some(Bound::AtLeast),
        (Bound::Exact, "达" | "达到" | "達" | "達到") => Some(Bound::AtMost),
        _ => None,
    }
}

/// The word behind a number's digits that a text begins with.
pub(super) fn suffix(text: &str) -> Option<(&'static str, Bound)> {
    let (word, bound) = *SUFFIXES.iter().find(|(word, _)| text.starts_with(word))?;
    let after = text[word.len()..].trim_start_matches(' ');
    let guarded = matches!(word, "来" | "几" | "幾");
    (!guarded || after.is_empty() || after.starts_with(|c| MEASURES.contains(c))).then_some((word, bound))
}

/// The word behind a number's unit that a text begins with.
pub(super) fn tail(text: &str) -> Option<(&'static str, Bound)> {
    let (word, bound) = *TAILS.iter().find(|(word, _)| text.starts_with(word))?;
    let after = &text[word.len()..];
    let another = NO_TAILS
        .iter()
        .any(|(tail, words)| *tail == word && words.iter().any(|word| after.starts_with(word)));
    (!another).then_some((word, bound))
}

/// The factor that a text begins with. `km` and `MB` are units, not thousands and millions.
pub(super) fn magnitude(text: &str) -> Option<(&'static str, f64)> {
    let (word, factor) = *MAGNITUDES.iter().find(|(word, _)| text.starts_with(word))?;
    let after = &text[word.len()..];
    let unit = match word.is_ascii() {
        true => after.starts_with(|c: char| c.is_ascii_alphabetic()),
        false => NO_MAGNITUDES
            .iter()
            .any(|(known, units)| *known == word && after.starts_with(|c| units.contains(c))),
    };
    (!unit).then_some((word, factor))
}
