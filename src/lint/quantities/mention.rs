//! Quantities in running text: 44.8%, 约 8.5 万件, 近四成, 七成以上, 过半, 四分之一, 2.3 个百分点.

pub(crate) use super::around::Mention;

use super::around::{SIGNS, currency, qualified, tail, unit};
use super::reading::Reading;
use super::{numeral, spelled};
use crate::lint::Words;
use crate::quantity::Quantity;
use crate::source::{Span, Text};

/// How much text behind a number belongs to it at most, in characters.
const WINDOW: usize = 32;

/// Every quantity of a text, in order. Dates, versions and names such as NCM811 are none, nor is what may be several things.
pub(crate) fn mentions(text: &str, words: &Words) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut before = '\0';
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        if at >= skip {
            let mention = match c {
                '0'..='9' | '０'..='９' => {
                    let end = found.last().map_or(0, |last| last.range.end);
                    let (mention, length) = number(text, at, before, end, words);
                    skip = skip.max(at + length);
                    mention
                }
                c if numeral::is_numeral(c) && !numeral::is_numeral(before) => spelled::read(text, at, words),
                c if words.numbers.halves.iter().any(|half| half.word.starts_with(c)) => {
                    spelled::half(text, at, words)
                }
                _ => None,
            };
            if let Some(mention) = mention {
                skip = mention.range.end;
                match found.last_mut() {
                    Some(last) if joined(text, last, &mention) => extend(last, &mention),
                    _ => found.push(mention),
                }
            }
        }
        before = c;
    }
    found
}

/// A number in digits, and how many bytes belong to it even if it is not a quantity. `last` is where the quantity before it ends.
fn number(text: &str, at: usize, before: char, last: usize, words: &Words) -> (Option<Mention>, usize) {
    let digits = text[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - at);
    let joined = before.is_ascii_alphanumeric() || matches!(before, '^' | '.' | '/' | '_' | ':' | '×' | '*');
    let ordinal = text[..at].trim_end_matches(' ').ends_with('第');
    // A hyphen before a number is a minus only behind a blank, a bracket or a Han character.
    let before_sign = text[..at].trim_end_matches(SIGNS).chars().next_back().unwrap_or(' ');
    if joined || ordinal || before_sign.is_ascii_alphanumeric() {
        return (None, digits);
    }
    let Some((quantity, length)) = Quantity::leading(&window(&text[at..])) else { return (None, digits) };
    let rest = &text[at + length..];
    if goes_on(rest) || unlikely_fraction(&quantity) {
        // 3 万 5, 10³, 24/7: the rest belongs to it.
        let more = rest.len()
            - rest
                .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | ':' | '^'))
                .len();
        return (None, digits.max(length + more));
    }
    let number = at..at + quantity.number_text.len();
    let mention = if let Some(share) = spelled::tenths(rest, &quantity) {
        qualified(text, number, at + length + share.length, share.reading, false, words)
    } else {
        let (unit, length_of_unit) = match quantity.is_percent {
            true => (None, 0),
            false => unit(rest, words),
        };
        let mut reading = Reading::new(&quantity, unit.or(currency(&text[..at])));
        if signed(text, at, last) {
            reading.value = -reading.value;
            reading.signed = true;
            // -5～10 is no range from 5.
            if let Some([low, high]) = reading.range {
                reading.range = Some([-low, high]);
                reading.value = (high - low) / 2.0;
            }
        }
        let end = at + length + length_of_unit;
        let length_of_tail = tail(&text[end..], &mut reading.bound);
        qualified(text, number, end + length_of_tail, reading, false, words)
    };
    (mention, digits)
}

/// Whether what follows makes a number part of something else: 2022/1/7, 1.0.2, 3D, 10³, 3 万 5.
fn goes_on(rest: &str) -> bool {
    let mut chars = rest.chars();
    let (next, after) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    next.is_ascii_alphanumeric()
        || matches!(next, '^' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '₀'..='₉')
        || matches!(next, '/' | '.' | ':' | '×' | '*') && after.is_ascii_digit()
}

/// Whether a fraction is rather a date or a name: no sentence speaks of 11/12 of its companies.
fn unlikely_fraction(quantity: &Quantity) -> bool {
    let below = quantity.number_text.split_once('/').and_then(|(_, below)| below.parse::<u32>().ok());
    below.is_some_and(|below| below > 10)
}

/// Whether a quantity is the far end of a range that the one before it opens: 3万-5万, 10 家～20 家.
fn joined(text: &str, low: &Mention, high: &Mention) -> bool {
    let between = text.get(low.range.end..high.number.start);
    between.is_some_and(|between| matches!(between, "-" | "–" | "—" | "~" | "～" | "−"))
        && low.reading.range.is_none()
        && high.reading.range.is_none()
        && low.reading.comparable(&high.reading)
        && low.reading.value < high.reading.value
}

fn extend(low: &mut Mention, high: &Mention) {
    let ends = [low.reading.value, high.reading.value];
    low.reading = Reading {
        value: (ends[0] + ends[1]) / 2.0,
        range: Some(ends),
        digits: String::new(),
        half: low.reading.half.max(high.reading.half),
        unit: high.reading.unit.clone(),
        ..low.reading.clone()
    };
    low.range.end = high.range.end;
    low.number.end = high.number.end;
}

/// Whether a minus stands before the number. A hyphen behind another quantity, which ends at `last`, joins the two.
fn signed(text: &str, at: usize, last: usize) -> bool {
    const MINUS: [char; 3] = ['-', '−', '－'];
    let head = &text[..at];
    let before = head.trim_end_matches(MINUS);
    before.len() < head.len()
        && (last == 0 || before.len() != last)
        && !before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '%')
}

/// A piece of text long enough for a number with all that belongs to it.
fn window(text: &str) -> Text {
    let end = text.char_indices().nth(WINDOW).map_or(text.len(), |(at, _)| at);
    Text::new(&text[..end], Span::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::quantities::reading::Unit;
    use crate::quantity::Bound;

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
            ("25-30% 之间", vec![("25-30% 之间", 27.5, Exact, Unit::Percent)]),
            ("4.3 万余件", vec![("4.3 万余件", 43_000.0, AtLeast, named("件"))]),
            // Numerals, and what bounds them.
            ("一亿五千万元", vec![("一亿五千万元", 150_000_000.0, Exact, named("元"))]),
            ("三点五亿元", vec![("三点五亿元", 350_000_000.0, Exact, named("元"))]),
            ("百分之三点五", vec![("百分之三点五", 3.5, Exact, Unit::Percent)]),
            ("百分之三十至四十", vec![("百分之三十至四十", 35.0, Exact, Unit::Percent)]),
            ("有数十家企业", vec![("数十家", 59.5, Exact, named("家"))]),
            ("几十家企业", vec![("几十家", 59.5, Exact, named("家"))]),
            ("总数十家", vec![]),
            ("十几家", vec![("十几家", 15.0, Exact, named("家"))]),
            ("两三家", vec![("两三家", 2.5, Exact, named("家"))]),
            ("三十多家", vec![("三十多家", 30.0, AtLeast, named("家"))]),
            ("二十余万件", vec![("二十余万件", 200_000.0, AtLeast, named("件"))]),
            ("20来家", vec![("20来家", 20.0, About, named("家"))]),
            ("两倍以上", vec![("两倍以上", 2.0, AtLeast, named("倍"))]),
            ("15家以上", vec![("15家以上", 15.0, AtLeast, named("家"))]),
            ("5 家上下游企业", vec![("5 家", 5.0, Exact, named("家"))]),
            ("达3年以上", vec![("达3年以上", 3.0, AtLeast, named("年"))]),
            ("九成九的企业", vec![("九成九", 99.0, About, Unit::Percent)]),
            ("八成半", vec![("八成半", 85.0, About, Unit::Percent)]),
            ("三成一线员工", vec![("三成", 30.0, About, Unit::Percent)]),
            ("陆家嘴", vec![]),
            // Denied comparisons.
            ("不超过 30%", vec![("不超过 30%", 30.0, AtMost, Unit::Percent)]),
            ("并不高于 30%", vec![("不高于 30%", 30.0, AtMost, Unit::Percent)]),
            ("没有超过半数", vec![("没有超过半数", 50.0, AtMost, Unit::Percent)]),
            ("是否超过 30%", vec![]),
            ("解约 3 家", vec![("3 家", 3.0, Exact, named("家"))]),
            ("最近 15 家", vec![("15 家", 15.0, Exact, named("家"))]),
            // Ranges, and numbers that are part of something else.
            ("占 20 至 30%", vec![("20 至 30%", 25.0, Exact, Unit::Percent)]),
            ("20—30%", vec![("20—30%", 25.0, Exact, Unit::Percent)]),
            ("3万-5万件", vec![("3万-5万件", 40_000.0, Exact, named("件"))]),
            ("10 家～20 家", vec![("10 家～20 家", 15.0, Exact, named("家"))]),
            ("温差 -5～10 次", vec![("-5～10 次", 2.5, Exact, named("次"))]),
            ("3万5千件", vec![("3万5千件", 35_000.0, Exact, named("件"))]),
            ("3万5", vec![]),
            ("24/7、10³、20W、2.5×10⁶", vec![]),
            ("20w 次", vec![("20w 次", 200_000.0, Exact, named("次"))]),
            ("¥5,000", vec![("¥5,000", 5000.0, Exact, named("元"))]),
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
