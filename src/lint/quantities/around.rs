//! What stands around a number and belongs to it: its unit, what bounds it, its qualifier.

use std::ops::Range;

use super::reading::{Reading, Unit};
use crate::lint::Words;
use crate::quantity::{Bound, Quantity};

/// A quantity in a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mention {
    /// From its qualifier to its unit and what bounds it, in bytes.
    pub range: Range<usize>,
    /// Its digits or numeral.
    pub number: Range<usize>,
    /// What it says.
    pub reading: Reading,
    /// Whether it stands in words: 三成, 过半, 十五家.
    pub spelled: bool,
}

impl Mention {
    /// Whether it is a point of time: 2022 年, 5 月, 3 日. 5 年 is a span.
    pub(crate) fn is_date(&self) -> bool {
        let Unit::Named(unit) = &self.reading.unit else { return false };
        match unit.as_str() {
            "年" | "年度" => self.reading.value >= 1000.0,
            "月" | "日" => true,
            _ => false,
        }
    }
}

/// Signs before a number.
pub(super) const SIGNS: [char; 5] = ['+', '-', '−', '－', '＋'];

/// Signs of currencies before a number.
const CURRENCIES: [&str; 8] = ["US$", "HK$", "RMB", "¥", "￥", "$", "€", "£"];

/// The word that bounds what stands before it, 以上 or 左右, and its length with the blank before it.
pub(super) fn tail(rest: &str, bound: &mut Bound) -> usize {
    let blank = rest.len() - rest.trim_start_matches(' ').len();
    let Some((length, own)) = Quantity::tail_of(&rest[blank..]) else { return 0 };
    *bound = bound.and(own);
    blank + length
}

/// The unit that follows, and its length with the blank before it.
pub(super) fn unit<'w>(rest: &str, words: &'w Words) -> (Option<&'w str>, usize) {
    let blank = rest.len() - rest.trim_start_matches(' ').len();
    let known = words.numbers.units.iter().filter(|unit| rest[blank..].starts_with(unit.as_str()));
    match known.max_by_key(|unit| unit.len()) {
        Some(unit) => (Some(unit), blank + unit.len()),
        None => (None, 0),
    }
}

/// The sign of a currency that stands before a number.
pub(super) fn currency(head: &str) -> Option<&'static str> {
    let head = head.trim_end_matches(' ');
    CURRENCIES.iter().copied().find(|sign| head.ends_with(sign))
}

/// Adds the qualifier before the number. `None` where the sentence only asks about it: 是否超过 30%.
pub(super) fn qualified(
    text: &str,
    number: Range<usize>,
    end: usize,
    mut reading: Reading,
    spelled: bool,
    words: &Words,
) -> Option<Mention> {
    let mut head = text[..number.start].trim_end_matches(SIGNS);
    if let Some(sign) = currency(head) {
        head = head.trim_end_matches(' ').trim_end_matches(sign).trim_end_matches(SIGNS);
    }
    let mut start = head.len();
    if let Some((from, bound)) =
        Quantity::prefix_of(head).filter(|(from, _)| !part_of_word(head, *from, words))
    {
        let before = head[..from].trim_end();
        if words.numbers.unsure.iter().any(|word| before.ends_with(word.as_str())) {
            return None;
        }
        start = from;
        reading.bound = match (reading.bound, bound) {
            // 近四成: the tenth is about right of itself.
            (Bound::About, bound) if reading.half >= 2.5 && bound != Bound::Exact => bound,
            (own, bound) => own.and(bound),
        };
    }
    Some(Mention { range: start..end, number, reading, spelled })
}

/// Whether the qualifier at `from` is part of another word: 最近 15 家, 解约 3 家.
fn part_of_word(head: &str, from: usize, words: &Words) -> bool {
    let word = head[from..].trim_end();
    let Some(before) = head[..from].chars().next_back() else { return false };
    words.form.before.iter().any(|known| known.word == word && known.not_after.contains(before))
}
