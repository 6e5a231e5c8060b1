//! Numbers in the numerals of a language, for the functions that catalogues call.

const DIGITS: [&str; 11] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// A Chinese numeral up to 99; digits beyond.
pub(super) fn han(number: usize) -> String {
    match number {
        0..=10 => DIGITS[number].to_owned(),
        11..=19 => format!("十{}", DIGITS[number - 10]),
        20..=99 if number.is_multiple_of(10) => format!("{}十", DIGITS[number / 10]),
        20..=99 => format!("{}十{}", DIGITS[number / 10], DIGITS[number % 10]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::han;

    #[test]
    fn chinese_numerals() {
        let spoken: Vec<_> = [1, 10, 11, 20, 21, 99, 100].into_iter().map(han).collect();
        assert_eq!(spoken, ["一", "十", "十一", "二十", "二十一", "九十九", "100"]);
    }
}
