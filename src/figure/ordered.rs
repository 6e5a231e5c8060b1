//! Whether labels have an order of their own: years, bands, steps of a scale.

use std::cmp::Ordering;

use super::language::Words;
use crate::quantity::plain;

/// Where a label stands among others of its sort: all its numbers, each with the power of ten that is written behind it.
fn place(label: &str) -> Vec<f64> {
    let label = plain(label);
    let mut numbers: Vec<(f64, usize)> = Vec::new();
    let mut digits = String::new();
    for (at, c) in label.char_indices().chain([(label.len(), ' ')]) {
        if c.is_ascii_digit() || (c == '.' && !digits.is_empty()) {
            digits.push(c);
        } else if c != ',' || digits.is_empty() {
            if let Ok(number) = digits.trim_end_matches('.').parse() {
                numbers.push((number, at));
            }
            digits.clear();
        }
    }
    let factor = |text: &str| match text.chars().find(|c| matches!(c, '千' | '万' | '亿')) {
        Some('千') => 1e3,
        Some('万') => 1e4,
        Some('亿') => 1e8,
        Some(_) | None => 1.0,
    };
    let behind = |index: usize| {
        // A band may have its power once, behind its second number: 10-50 万元.
        let from = numbers.get(index).map_or(0, |(_, end)| *end);
        let to = numbers.get(index + 1).map_or(label.len(), |(_, end)| *end);
        let own = factor(label.get(from..to).unwrap_or_default());
        if own > 1.0 { own } else { factor(label.get(to..).unwrap_or_default()) }
    };
    (0..numbers.len()).map(|index| numbers[index].0 * behind(index)).collect()
}

/// How labels follow each other by their numbers: all rising, or all falling. `None` where one has no number or they go up and
/// down.
pub fn direction<'a>(labels: impl IntoIterator<Item = &'a str>) -> Option<Ordering> {
    let places: Vec<Vec<f64>> = labels.into_iter().map(place).collect();
    if places.len() < 2 || places.iter().any(Vec::is_empty) {
        return None;
    }
    let mut found = None;
    for pair in places.windows(2) {
        let [before, after] = pair else { continue };
        let own = before.partial_cmp(after)?;
        if own == Ordering::Equal || found.is_some_and(|found| found != own) {
            return None;
        }
        found = Some(own);
    }
    found.map(Ordering::reverse)
}

/// Whether labels may be steps of an order: numbers or words of degree stand in most of them.
pub fn may_be_steps<'a>(labels: impl IntoIterator<Item = &'a str>, words: &Words) -> bool {
    let labels: Vec<&str> = labels.into_iter().collect();
    let is_step = |label: &&&str| {
        label.contains(|c: char| c.is_numeric())
            || words.steps.iter().any(|word| label.to_lowercase().contains(word))
    };
    2 * labels.iter().filter(is_step).count() >= labels.len()
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::{direction, may_be_steps};
    use crate::figure::language::Words;
    use crate::locale::Lang;

    #[test]
    fn years_and_bands_have_a_direction() {
        let rising = Some(Ordering::Greater);
        assert_eq!(direction(["2021 年", "2022 年", "2023 年^1^"]), rising);
        assert_eq!(direction(["0-5%", "5-10%", "10-20%", "20% 以上"]), rising);
        assert_eq!(direction(["10-50 万元", "50 万-100 万元", "1-10 亿元"]), rising);
        assert_eq!(direction(["2021 Q1", "2021 Q2", "2022 Q1"]), rising);
        assert_eq!(direction(["2023 年", "2022 年"]), Some(Ordering::Less));
        assert_eq!(direction(["2021", "2023", "2022"]), None);
        assert_eq!(direction(["中国", "海外"]), None);
    }

    #[test]
    fn names_are_no_steps() {
        let words = Words::for_lang(Lang::from_tag("zh"));
        assert!(may_be_steps(["初创阶段", "早期阶段", "成熟阶段"], words));
        assert!(may_be_steps(["1 月", "2 月"], words));
        assert!(!may_be_steps(["生命健康", "半导体", "汽车"], words));
    }
}
