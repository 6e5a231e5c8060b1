//! Quantities in running text: 44.8%, 约 8.5 万件, 近四成, 七成以上, 过半, 四分之一, 2.3 个百分点.

use std::ops::Range;

use super::numeral;
use super::reading::{Reading, Unit};
use crate::content::quantity::{Bound, Quantity};
use crate::lint::Words;
use crate::source::{Span, Text};

/// A quantity in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// From its qualifier to its unit, in bytes.
    pub range: Range<usize>,
    /// Its digits or numeral.
    pub number: Range<usize>,
    /// What it says.
    pub reading: Reading,
    /// Whether it stands in words: 三成, 过半, 十五家.
    pub spelled: bool,
}

/// How much text behind a number belongs to it at most, in characters.
const WINDOW: usize = 32;

/// Every quantity of a text, in order. Dates, versions and names such as NCM811 are none.
pub fn mentions(text: &str, words: &Words) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut before = '\0';
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        if at >= skip {
            let mention = match c {
                '0'..='9' | '０'..='９' => {
                    let run = text[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - at);
                    skip = skip.max(at + run);
                    number(text, at, before, words)
                }
                c if numeral::is_numeral(c) && !numeral::is_numeral(before) => spelled(text, at, words),
                c if words.numbers.halves.iter().any(|half| half.word.starts_with(c)) => {
                    half(text, at, words)
                }
                _ => None,
            };
            if let Some(mention) = mention {
                skip = mention.range.end;
                found.push(mention);
            }
        }
        before = c;
    }
    found
}

/// A number in digits.
fn number(text: &str, at: usize, before: char, words: &Words) -> Option<Mention> {
    let joined = before.is_ascii_alphanumeric() || matches!(before, '^' | '.' | '/' | '_' | ':');
    let ordinal = text[..at].trim_end_matches(' ').ends_with('第');
    // A hyphen before a number is a minus only behind a blank, a bracket or a Han character.
    let before_sign =
        text[..at].trim_end_matches(['+', '-', '−', '－', '＋']).chars().next_back().unwrap_or(' ');
    if joined || ordinal || before_sign.is_ascii_alphanumeric() {
        return None;
    }
    let (quantity, length) = Quantity::leading(&window(&text[at..]))?;
    let rest = &text[at + length..];
    // 2022/1/7, 1.0.2, 3D.
    let next = rest.chars().next().unwrap_or(' ');
    if next.is_ascii_alphabetic()
        || matches!(next, '/' | '.' | ':') && rest[1..].starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let tenths = tenths(rest, &quantity);
    if let Some((value, length_of_word, bound)) = tenths {
        let end = at + length + length_of_word;
        let reading = share(value, bound);
        return Some(qualified(text, at..at + length, end, reading, false, words));
    }
    let (unit, length_of_unit) = match quantity.is_percent {
        true => (None, 0),
        false => unit(rest, words),
    };
    let mut reading = Reading::of(&quantity, unit);
    if signed(text, at) {
        reading.value = -reading.value;
        reading.signed = true;
    }
    let digits = quantity.number_text.len();
    Some(qualified(text, at..at + digits, at + length + length_of_unit, reading, false, words))
}

/// `7 成企业`: tenths that the quantity itself takes for a word, as long as nothing but a number stands before 成.
fn tenths(rest: &str, quantity: &Quantity) -> Option<(f64, usize, Bound)> {
    let whole = quantity.magnitude.is_none() && !quantity.is_percent && quantity.suffix.is_none();
    if !whole || !(1.0..10.0).contains(&quantity.value) {
        return None;
    }
    let blank = rest.len() - rest.trim_start_matches(' ').len();
    let after = tenth(&rest[blank..])?;
    let (bound, suffix) = suffix(after);
    Some((quantity.value * 10.0, blank + '成'.len_utf8() + suffix, bound))
}

/// A number in Chinese numerals: tenths, fractions, and counts with a measure word.
fn spelled(text: &str, at: usize, words: &Words) -> Option<Mention> {
    let before = text[..at].chars().next_back().unwrap_or(' ');
    if before == '第' || before.is_ascii_digit() {
        return None;
    }
    let length: usize = text[at..].chars().take_while(|&c| numeral::is_numeral(c)).map(char::len_utf8).sum();
    let (first, rest) = text[at..].split_at(length);
    // 五至七成, 八九成.
    let (low, high, length, rest) = match rest.strip_prefix(['至', '到']) {
        Some(behind) if tenth(behind.trim_start_matches(numeral::is_numeral)).is_some() => {
            let second = behind.len() - behind.trim_start_matches(numeral::is_numeral).len();
            (
                numeral::value(first)?,
                numeral::value(&behind[..second])?,
                length + '至'.len_utf8() + second,
                &behind[second..],
            )
        }
        _ => match numeral::neighbours(first) {
            Some((low, high)) => (low, high, length, rest),
            // 百分之三十: a hundred without its one.
            None if first == "百" && rest.starts_with("分之") => (100, 100, length, rest),
            None => {
                let value = numeral::value(first)?;
                (value, value, length, rest)
            }
        },
    };
    if let Some(after) = tenth(rest)
        && high < 10
    {
        let (bound, length_of_suffix) = suffix(after);
        let end = at + length + '成'.len_utf8() + length_of_suffix;
        let mut reading = share((low + high) as f64 * 5.0, bound);
        if low < high {
            reading.range = Some([low as f64 * 10.0, high as f64 * 10.0]);
            reading.half = 2.5;
        }
        return Some(qualified(text, at..at + length, end, reading, true, words));
    }
    if low != high {
        return None;
    }
    if let Some(above) = rest.strip_prefix("分之") {
        let length_above: usize =
            above.chars().take_while(|&c| numeral::is_numeral(c)).map(char::len_utf8).sum();
        let part = numeral::value(&above[..length_above])?;
        let (bound, length_of_suffix) = suffix(&above[length_above..]);
        let end = at + length + "分之".len() + length_above;
        let mut reading = share(part as f64 * 100.0 / low as f64, bound);
        if low == 100 {
            reading.bound = bound;
            reading.half = 0.5;
        } else {
            reading.half = 2.5;
        }
        return Some(qualified(text, at..end, end + length_of_suffix, reading, true, words));
    }
    // One is an article more often than a number.
    let (unit, length_of_unit) = unit(rest, words);
    let unit = unit.filter(|_| low > 1)?;
    let reading = Reading {
        value: low as f64,
        digits: String::new(),
        magnitude: 1.0,
        decimals: 0,
        bound: Bound::Exact,
        range: None,
        signed: false,
        unit: Unit::Named(unit.to_owned()),
        half: 0.0,
    };
    Some(qualified(text, at..at + length, at + length + length_of_unit, reading, true, words))
}

/// A half in words.
fn half(text: &str, at: usize, words: &Words) -> Option<Mention> {
    let half = words.numbers.halves.iter().find(|half| text[at..].starts_with(&half.word))?;
    let reading = share(50.0, half.means.into());
    let end = at + half.word.len();
    Some(Mention { range: at..end, number: at..end, reading, spelled: true })
}

/// A share in words: as exact as tenths are.
fn share(value: f64, bound: Bound) -> Reading {
    let bound = if bound == Bound::Exact { Bound::About } else { bound };
    Reading {
        value,
        digits: String::new(),
        magnitude: 1.0,
        decimals: 0,
        bound,
        range: None,
        signed: false,
        unit: Unit::Percent,
        half: 5.0,
    }
}

/// Adds the qualifier before the number.
fn qualified(
    text: &str,
    number: Range<usize>,
    end: usize,
    mut reading: Reading,
    spelled: bool,
    words: &Words,
) -> Mention {
    let head = text[..number.start].trim_end_matches(['+', '-', '−', '－', '＋']);
    let mut start = head.len();
    // 最近 15 家, 节约 3%.
    let part_of_word = words.numbers.no_prefixes.iter().any(|word| head.trim_end().ends_with(word.as_str()));
    if let Some((from, bound)) = Quantity::prefix_of(head).filter(|_| !part_of_word) {
        start = from;
        reading.bound = match (reading.bound, bound) {
            (own, Bound::Exact) => own,
            (Bound::Exact, bound) => bound,
            // 近四成: the tenth is about right of itself.
            (Bound::About, bound) if reading.half >= 2.5 => bound,
            (own, bound) if own == bound => own,
            _ => Bound::About,
        };
    }
    Mention { range: start..end, number, reading, spelled }
}

/// What follows 成, if it is a tenth and not the beginning of a word such as 成果.
fn tenth(rest: &str) -> Option<&str> {
    const WORDS: &str = "为果员立功本熟长效就分交型像品绩年人因都套体形活名";
    let after = rest.strip_prefix('成')?;
    (!after.starts_with(|c: char| WORDS.contains(c))).then_some(after)
}

/// The vagueness that a word behind a number adds, and its length with the blank before it.
fn suffix(rest: &str) -> (Bound, usize) {
    let blank = rest.len() - rest.trim_start_matches(' ').len();
    // Read as behind a number.
    match Quantity::leading(&Text::new(format!("1{}", window(&rest[blank..]).as_str()), Span::default())) {
        Some((quantity, length)) => match &quantity.suffix {
            Some(_) if quantity.number_text.as_str() == "1" && quantity.magnitude.is_none() => {
                (quantity.bound(), blank + length - 1)
            }
            _ => (Bound::Exact, 0),
        },
        None => (Bound::Exact, 0),
    }
}

/// The unit that follows, and its length with the blank before it.
fn unit<'w>(rest: &str, words: &'w Words) -> (Option<&'w str>, usize) {
    let blank = rest.len() - rest.trim_start_matches(' ').len();
    let known = words.numbers.units.iter().filter(|unit| rest[blank..].starts_with(unit.as_str()));
    match known.max_by_key(|unit| unit.len()) {
        Some(unit) => (Some(unit), blank + unit.len()),
        None => (None, 0),
    }
}

/// Whether a minus stands before the number.
fn signed(text: &str, at: usize) -> bool {
    let head = &text[..at];
    head.ends_with(['-', '−', '－'])
        && !head.trim_end_matches(['-', '−', '－']).ends_with(|c: char| c.is_ascii_alphanumeric() || c == '%')
}

/// A piece of text long enough for a number with all that belongs to it.
fn window(text: &str) -> Text {
    let end = text.char_indices().nth(WINDOW).map_or(text.len(), |(at, _)| at);
    Text::new(&text[..end], Span::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, f64, Bound, Unit)> {
        let all = mentions(text, Words::get());
        all.into_iter()
            .map(|m| (&text[m.range], (m.reading.value * 1e6).round() / 1e6, m.reading.bound, m.reading.unit))
            .collect()
    }

    #[test]
    fn quantities_in_running_text() {
        use Bound::*;
        let named = |unit: &str| Unit::Named(unit.to_owned());
        for (text, expected) in [
            ("占 44.8%，其余", vec![("44.8%", 44.8, Exact, Unit::Percent)]),
            ("申请约 8.5 万件专利", vec![("约 8.5 万件", 85_000.0, About, named("件"))]),
            ("有三成企业", vec![("三成", 30.0, About, Unit::Percent)]),
            ("近四成受访者", vec![("近四成", 40.0, JustUnder, Unit::Percent)]),
            ("占七成以上", vec![("七成以上", 70.0, AtLeast, Unit::Percent)]),
            ("过半企业", vec![("过半", 50.0, AtLeast, Unit::Percent)]),
            ("四分之一的企业", vec![("四分之一", 25.0, About, Unit::Percent)]),
            ("百分之三十", vec![("百分之三十", 30.0, Exact, Unit::Percent)]),
            ("超过 15 家企业", vec![("超过 15 家", 15.0, AtLeast, named("家"))]),
            ("高出 2.3 个百分点", vec![("2.3 个百分点", 2.3, Exact, Unit::Point)]),
            ("十五家企业", vec![("十五家", 15.0, Exact, named("家"))]),
            ("五至七成的企业", vec![("五至七成", 60.0, About, Unit::Percent)]),
            ("占到八九成", vec![("八九成", 85.0, About, Unit::Percent)]),
            ("9 成以上科技企业", vec![("9 成以上", 90.0, AtLeast, Unit::Percent)]),
            ("7 成企业", vec![("7 成", 70.0, About, Unit::Percent)]),
            ("约占 1/4", vec![("1/4", 25.0, About, Unit::Percent)]),
            ("4868.8 亿元", vec![("4868.8 亿元", 486_880_000_000.0, Exact, named("元"))]),
            ("增幅 -5.0%", vec![("-5.0%", -5.0, Exact, Unit::Percent)]),
            ("25-30% 之间", vec![("25-30%", 27.5, Exact, Unit::Percent)]),
            ("4.3 万余件", vec![("4.3 万余件", 43_000.0, AtLeast, named("件"))]),
            ("NCM811 与 2022/1/7、3D、V1.0 和第三成果", vec![]),
            ("三成果、一成立、第 3 版^1^", vec![]),
            (
                "由 86.9% 升到 91.4%",
                vec![("86.9%", 86.9, Exact, Unit::Percent), ("91.4%", 91.4, Exact, Unit::Percent)],
            ),
        ] {
            let expected: Vec<_> =
                expected.into_iter().map(|(a, b, c, d): (&str, f64, Bound, Unit)| (a, b, c, d)).collect();
            assert_eq!(found(text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

        /// A percentage is found with its very value wherever it stands.
        #[test]
        fn percentages_are_found(whole in 0u32..1000, tenths in 0u32..10, before in "[占有的，（]{0,3}", after in "[的企业，。）]{0,3}") {
            let text = format!("{before}{whole}.{tenths}%{after}");
            let all = mentions(&text, Words::get());
            proptest::prop_assert_eq!(all.len(), 1, "{}", text);
            proptest::prop_assert!((all[0].reading.value - (f64::from(whole) + f64::from(tenths) / 10.0)).abs() < 1e-9);
        }

        /// Ranges are whole characters within the text, in order, and nothing panics.
        #[test]
        fn ranges_are_sound(text in "[近约超三五成两分之过半数0-9.%/,万亿件家个百点余多以上+ 至\\-^a]{0,40}") {
            let mut end = 0;
            for mention in mentions(&text, Words::get()) {
                proptest::prop_assert!(text.get(mention.range.clone()).is_some() && text.get(mention.number.clone()).is_some());
                proptest::prop_assert!(mention.number.start >= end);
                end = mention.range.end;
            }
        }
    }
}
