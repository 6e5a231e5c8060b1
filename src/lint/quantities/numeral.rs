//! Chinese numerals.

/// The value of a digit: 〇 to 九, 两, and the forms of cheques.
fn digit(c: char) -> Option<u64> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// What a unit multiplies by.
fn unit(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

/// Whether a character can stand in a numeral.
pub(crate) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || unit(c).is_some()
}

/// Whether a character is the form of a numeral on cheques, most of which are surnames, too.
pub(crate) fn is_formal(c: char) -> bool {
    "壹贰叁肆伍陆柒捌玖拾佰仟萬億".contains(c)
}

/// The length of the numeral that a text begins with, in bytes.
pub(crate) fn length(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_numeral).len()
}

/// The value of a numeral: 三, 十五, 二百零三, 一亿五千万, 三万五 (35,000). Digits in a row (二〇二三) are read as such. `None` for
/// what is not a numeral, such as 五六 (five or six) or 百千.
pub(crate) fn value(text: &str) -> Option<u64> {
    let chars: Vec<char> = text.chars().collect();
    if chars.is_empty() || chars.len() > 24 || !chars.iter().all(|&c| is_numeral(c)) {
        return None;
    }
    if chars.len() > 2 && chars.iter().all(|&c| digit(c).is_some()) {
        return chars.iter().try_fold(0u64, |sum, &c| sum.checked_mul(10)?.checked_add(digit(c)?));
    }
    if let ['零' | '〇'] = chars[..] { Some(0) } else { below(&chars, 0).filter(|value| *value > 0) }
}

/// Units from the largest. 万 and 亿 take all before them, the others one digit.
const UNITS: [u64; 5] = [100_000_000, 10_000, 1000, 100, 10];

/// The value of numerals whose units are `UNITS[nth..]`.
fn below(chars: &[char], nth: usize) -> Option<u64> {
    let Some(&factor) = UNITS.get(nth) else {
        return match chars {
            [] => Some(0),
            [c] => digit(*c).filter(|value| *value > 0),
            _ => None,
        };
    };
    // 一万亿 has its 万 before 亿: the last one counts.
    let Some(at) = chars.iter().rposition(|&c| unit(c) == Some(factor)) else { return below(chars, nth + 1) };
    let (head, tail) = (&chars[..at], &chars[at + 1..]);
    let count = match head {
        // 十五 is 一十五; the others want their digit.
        [] if factor == 10 => 1,
        _ if factor >= 10_000 => below(head, nth + 1)?,
        [c] => digit(*c)?,
        _ => return None,
    };
    let rest = match tail {
        // 三万五 is 35,000; 三万零五 is 30,005.
        [c] if factor > 10 && digit(*c).is_some_and(|value| value > 0) => digit(*c)? * factor / 10,
        [zero, rest @ ..] if digit(*zero) == Some(0) && !rest.is_empty() => {
            below(rest, nth + 1).filter(|v| *v > 0)?
        }
        tail => below(tail, nth + 1)?,
    };
    (count > 0).then_some(())?;
    count.checked_mul(factor)?.checked_add(rest)
}

/// A numeral with its precision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Numeral {
    /// The value.
    pub value: f64,
    /// Half of what its last part stands for, where it is so large that it was rounded: 5,000,000 for 一亿五千万.
    pub half: f64,
    /// Its bytes.
    pub length: usize,
}

/// The numeral that a text begins with, with decimals: 三点五, 一点二亿.
pub(crate) fn leading(text: &str) -> Option<Numeral> {
    let whole = length(text);
    if let Some(after) = text[whole..].strip_prefix('点') {
        let decimals = after.len() - after.trim_start_matches(|c| digit(c).is_some()).len();
        let behind = &after[decimals..];
        let factor = behind.chars().next().and_then(unit).filter(|factor| *factor >= 10_000);
        let length_of_unit = factor.and_then(|_| behind.chars().next()).map_or(0, char::len_utf8);
        // 三点五十分 is a time.
        let ends =
            !behind[length_of_unit..].starts_with(is_numeral) && !behind.starts_with(['分', '钟', '刻']);
        let timed = behind.starts_with("分钟");
        if decimals > 0 && (ends || timed) {
            let digits: Option<String> = after[..decimals]
                .chars()
                .map(|c| digit(c).and_then(|d| char::from_digit(d as u32, 10)))
                .collect();
            let value: f64 = format!("{}.{}", value(&text[..whole])?, digits?).parse().ok()?;
            let factor = factor.unwrap_or(1) as f64;
            let half = 0.5 * factor * 10f64.powi(-(after[..decimals].chars().count() as i32));
            let length = whole + '点'.len_utf8() + decimals + length_of_unit;
            return Some(Numeral { value: value * factor, half, length });
        }
        // 三点: three points, or three o'clock.
    }
    let value = value(&text[..whole])?;
    let rounded = text[..whole].contains(['万', '亿', '萬', '億']);
    let last =
        (0..19).map(|power| 10u64.pow(power)).take_while(|power| value % power == 0).last().unwrap_or(1);
    Some(Numeral { value: value as f64, half: if rounded { 0.5 * last as f64 } else { 0.0 }, length: whole })
}

/// Two digits in a row that name a range: 八九 is eight to nine.
pub(crate) fn neighbours(text: &str) -> Option<(u64, u64)> {
    let mut chars = text.chars();
    let (a, b) = (digit(chars.next()?)?, digit(chars.next()?)?);
    (chars.next().is_none() && b == a + 1 && a > 0).then_some((a, b))
}

/// The unit of a number that only its unit names: 十 in 数十, 十万 in 几十万.
pub(crate) fn bare_unit(text: &str) -> Option<u64> {
    text.chars().all(|c| unit(c).is_some()).then(|| value(&format!("一{text}")))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        for (text, number) in [
            ("三", Some(3)),
            ("两", Some(2)),
            ("十", Some(10)),
            ("十五", Some(15)),
            ("二十", Some(20)),
            ("九十九", Some(99)),
            ("一百零五", Some(105)),
            ("二百三十", Some(230)),
            ("三万六千", Some(36_000)),
            ("一亿零三", Some(100_000_003)),
            ("一亿五千万", Some(150_000_000)),
            ("一万二千亿", Some(1_200_000_000_000)),
            ("三亿零五十万", Some(300_500_000)),
            ("三万五", Some(35_000)),
            ("三万零五", Some(30_005)),
            ("两百五", Some(250)),
            ("壹亿伍仟万", Some(150_000_000)),
            ("二〇二三", Some(2023)),
            ("五六", None),
            ("百千", None),
            ("十十", None),
            ("一百五千", None),
            ("一万五亿零", None),
            ("万", None),
            ("件", None),
            ("", None),
        ] {
            assert_eq!(value(text), number, "{text}");
        }
        assert_eq!(neighbours("八九"), Some((8, 9)));
        assert_eq!(neighbours("三九"), None);
        assert_eq!(bare_unit("十万"), Some(100_000));
        assert_eq!(bare_unit("三十"), None);
    }

    #[test]
    fn numerals_with_decimals_and_their_precision() {
        for (text, expected) in [
            ("三点五亿元", Some((350_000_000.0, 5_000_000.0, 12))),
            ("三点五分钟", Some((3.5, 0.05, 9))),
            ("三点五十分", Some((3.0, 0.0, 3))),
            ("三点", Some((3.0, 0.0, 3))),
            ("一亿五千万元", Some((150_000_000.0, 5_000_000.0, 15))),
            ("三百家", Some((300.0, 0.0, 6))),
        ] {
            let read = leading(text).map(|numeral| (numeral.value, numeral.half, numeral.length));
            assert_eq!(read, expected, "{text}");
        }
    }

    /// How a number is said: each group of four digits with its unit, 零 where digits are left out, 两 before 千, 万 and 亿 if
    /// `pair` says so.
    fn said(n: u64, pair: bool) -> String {
        const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let mut out = String::new();
        let mut gap = false;
        let mut left = n;
        for (factor, word) in
            [(100_000_000, "亿"), (10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")]
        {
            let count = left / factor;
            left %= factor;
            if count == 0 {
                gap = !out.is_empty();
                continue;
            }
            // 一亿零五百万: what follows does not fill its place.
            let short = factor >= 10_000 && !out.is_empty() && count < 1000;
            if gap || short {
                out += "零";
                gap = false;
            }
            out += &match count {
                2 if pair && factor >= 1000 => "两".to_owned(),
                count if factor >= 10_000 => said(count, pair),
                count => DIGITS[count as usize].to_owned(),
            };
            out += word;
        }
        out
    }

    #[test]
    fn how_numbers_are_said() {
        assert_eq!(said(150_000_000, false), "一亿五千万");
        assert_eq!(said(105_000_010, false), "一亿零五百万零一十");
        assert_eq!(said(2_200_002_000_000, true), "两万两千亿零二百万");
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

        /// Every number reads back from how it is said.
        #[test]
        fn numbers_read_back(n in 1u64..1_000_000_000_000, pair: bool) {
            proptest::prop_assert_eq!(value(&said(n, pair)), Some(n), "{}", said(n, pair));
        }

        /// So do those with few digits, which are said with most leaps.
        #[test]
        fn round_numbers_read_back(a in 1u64..1000, b in 0u32..9, c in 0u64..1000, d in 0u32..4, pair: bool) {
            let n = a * 10u64.pow(b) + c * 10u64.pow(d);
            proptest::prop_assert_eq!(value(&said(n, pair)), Some(n), "{}", said(n, pair));
        }

        /// No text makes the reader panic.
        #[test]
        fn any_text_is_read(text in "[〇零一二两三四五六七八九十百千万亿点分甲]{0,26}") {
            let _ = (value(&text), leading(&text), bare_unit(&text));
        }
    }
}
