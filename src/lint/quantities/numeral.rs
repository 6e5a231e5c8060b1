//! Chinese numerals.

/// The value of a digit: 〇 to 九, and 两.
fn digit(c: char) -> Option<u64> {
    Some(match c {
        '〇' | '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// What a unit multiplies by, and whether it takes everything before it: 万 and 亿 do, 十 takes one digit.
fn unit(c: char) -> Option<(u64, bool)> {
    Some(match c {
        '十' => (10, false),
        '百' => (100, false),
        '千' => (1000, false),
        '万' => (10_000, true),
        '亿' => (100_000_000, true),
        _ => return None,
    })
}

/// Whether a character can stand in a numeral.
pub fn is_numeral(c: char) -> bool {
    digit(c).is_some() || unit(c).is_some()
}

/// The value of a numeral: 三, 十五, 二百零三, 三万六千. Digits in a row (二〇二三) are read as such. `None` for what is no
/// numeral, such as 五六 (five or six) or 百千.
pub fn value(text: &str) -> Option<u64> {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() > 20 || !chars.iter().all(|&c| is_numeral(c)) {
        return None;
    }
    if chars.len() > 2 && chars.iter().all(|&c| digit(c).is_some()) {
        return chars.iter().try_fold(0u64, |sum, &c| sum.checked_mul(10)?.checked_add(digit(c)?));
    }
    let (mut total, mut section, mut current) = (0u64, 0u64, None);
    let mut last = u64::MAX;
    for c in chars {
        match (digit(c), unit(c)) {
            (Some(0), _) if current.is_none() => {}
            (Some(figure), _) if current.is_none() => current = Some(figure),
            (_, Some((factor, false))) if factor < last => {
                // 十五 is 一十五; 百 and 千 want their digit.
                let count = current.take().or((factor == 10 && section == 0).then_some(1))?;
                section += count * factor;
                last = factor;
            }
            (_, Some((factor, true))) => {
                let before = section + current.take().unwrap_or(0);
                if before == 0 {
                    return None;
                }
                total = (total + before).checked_mul(factor)?;
                section = 0;
                last = u64::MAX;
            }
            _ => return None,
        }
    }
    let value = total + section + current.unwrap_or(0);
    (value > 0 || text == "零").then_some(value)
}

/// Two digits in a row that name a range: 八九 is eight to nine.
pub fn neighbours(text: &str) -> Option<(u64, u64)> {
    let mut chars = text.chars();
    let (a, b) = (digit(chars.next()?)?, digit(chars.next()?)?);
    (chars.next().is_none() && b == a + 1).then_some((a, b))
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
            ("二〇二三", Some(2023)),
            ("五六", None),
            ("百千", None),
            ("十十", None),
            ("万", None),
            ("件", None),
            ("", None),
        ] {
            assert_eq!(value(text), number, "{text}");
        }
        assert_eq!(neighbours("八九"), Some((8, 9)));
        assert_eq!(neighbours("三九"), None);
    }

    fn spelled(n: u64) -> String {
        let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let below = |n: u64| -> String {
            let mut out = String::new();
            let mut gap = false;
            for (factor, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
                let figure = n / factor % 10;
                if figure == 0 {
                    gap = !out.is_empty();
                } else {
                    if gap {
                        out += "零";
                        gap = false;
                    }
                    out += digits[figure as usize];
                    out += word;
                }
            }
            out
        };
        let high = n / 10_000;
        let low = n % 10_000;
        match (high, low) {
            (0, low) => below(low),
            (high, 0) => below(high) + "万",
            (high, low) if low < 1000 => below(high) + "万零" + &below(low),
            (high, low) => below(high) + "万" + &below(low),
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

        /// Every number reads back from how it is spelled.
        #[test]
        fn numbers_read_back(n in 1u64..100_000_000) {
            proptest::prop_assert_eq!(value(&spelled(n)), Some(n), "{}", spelled(n));
        }

        /// No text makes the reader panic.
        #[test]
        fn any_text_is_read(text in "[〇零一二两三四五六七八九十百千万亿甲]{0,24}") {
            let _ = value(&text);
        }
    }
}
