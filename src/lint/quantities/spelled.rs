//! Quantities in words: 三成, 九成九, 四分之一, 百分之三点五, 十五家, 数十家, 过半.

use super::around::{Mention, qualified, tail, unit};
use super::numeral::{self, Numeral};
use super::reading::{Reading, Unit};
use crate::lint::Words;
use crate::quantity::{Bound, Quantity};

/// A share in tenths behind a number.
pub(super) struct Share {
    /// What it says.
    pub reading: Reading,
    /// Its bytes, those of the number excepted.
    pub length: usize,
}

/// A number in Chinese numerals: tenths, fractions, and counts with a measure word.
pub(super) fn read(text: &str, at: usize, words: &Words) -> Option<Mention> {
    let before = text[..at].chars().next_back().unwrap_or(' ');
    let run = numeral::length(&text[at..]);
    let (first, rest) = text[at..].split_at(run);
    if before == '第'
        || before.is_ascii_digit()
        || first.chars().count() < 2 && first.starts_with(numeral::is_formal)
    {
        return None;
    }
    if matches!(before, '数' | '几') {
        return several(text, at, first, words);
    }
    // 五至七成.
    if let Some(behind) = rest.strip_prefix(['至', '到']) {
        let second = numeral::length(behind);
        if let Some((more, length)) = tenth(&behind[second..]).filter(|_| second > 0) {
            let (low, high) =
                (numeral::value(first)? as f64, numeral::value(&behind[..second])? as f64 + more);
            let end = at + run + '至'.len_utf8() + second + length;
            return tenths_in_words(text, at..at + run, end, [low, high], words);
        }
    }
    if let Some((low, high)) = numeral::neighbours(first) {
        return match tenth(rest) {
            Some((_, length)) => {
                tenths_in_words(text, at..at + run, at + run + length, [low as f64, high as f64], words)
            }
            // 两三家.
            None => counted(text, at, run, [low as f64, high as f64], 0.0, words),
        };
    }
    if let Some(above) = rest.strip_prefix("分之") {
        let end = at + run + "分之".len();
        // 百分之三十: a hundred without its one.
        let below = if first == "百" { 100.0 } else { numeral::value(first)? as f64 };
        return fraction(text, at..end, below, above, words);
    }
    let Numeral { value, half, length } = numeral::leading(&text[at..])?;
    let behind = &text[at + length..];
    if let Some((more, length_of_tenth)) = tenth(behind)
        && value < 10.0
    {
        let end = at + length + length_of_tenth;
        return tenths_in_words(text, at..at + length, end, [value + more; 2], words);
    }
    // 十几家, 二十几万件.
    if let Some(few) = behind.strip_prefix('几')
        && value % 10.0 == 0.0
    {
        let (factor, length_of_factor) = factor(few);
        let length = length + '几'.len_utf8() + length_of_factor;
        return counted(text, at, length, [(value + 1.0) * factor, (value + 9.0) * factor], 0.0, words);
    }
    // One is an article more often than a number.
    (value > 1.0).then_some(())?;
    counted(text, at, length, [value; 2], half, words)
}

/// A half in words. 不过半 is less than one.
pub(super) fn half(text: &str, at: usize, words: &Words) -> Option<Mention> {
    let half = words.numbers.halves.iter().find(|half| text[at..].starts_with(&half.word))?;
    let end = at + half.word.len();
    let start = Quantity::negation_of(&text[..at]);
    let bound = match (half.means.into(), start) {
        (Bound::AtLeast, Some(_)) => Bound::AtMost,
        (bound, _) => bound,
    };
    let reading = share(50.0, bound);
    Some(Mention { range: start.unwrap_or(at)..end, number: at..end, reading, spelled: true })
}

/// `7 成企业`: tenths behind digits, which in a field of their own the quantity reads itself.
pub(super) fn tenths(rest: &str, quantity: &Quantity) -> Option<Share> {
    let whole = quantity.magnitude.is_none() && !quantity.is_percent && quantity.suffix.is_none();
    if !whole || !(1.0..10.0).contains(&quantity.value) {
        return None;
    }
    let blank = rest.len() - rest.trim_start_matches(' ').len();
    let (more, length) = tenth(&rest[blank..])?;
    let mut length = blank + length;
    let mut bound = Bound::Exact;
    length += bounds(&rest[length..], &mut bound);
    let mut reading = share((quantity.value + more) * 10.0, bound);
    if more > 0.0 || quantity.decimals() > 0 {
        reading.half = 0.5;
    }
    if let Some([low, high]) = quantity.range {
        reading.range = Some([low * 10.0, high * 10.0]);
        reading.half = 2.5;
    }
    Some(Share { reading, length })
}

/// What follows a number of tenths: 成, with 半 or a digit of its own (八成半, 九成九). What it adds, in tenths, and its length. `None`
/// where 成 begins a word such as 成果.
fn tenth(rest: &str) -> Option<(f64, usize)> {
    const WORDS: &str = "为果员立功本熟长效就分交型像品绩年人因都套体形活名";
    let after = rest.strip_prefix('成')?;
    let length = '成'.len_utf8();
    if after.starts_with(|c: char| WORDS.contains(c)) {
        return None;
    }
    let next = after.chars().next().unwrap_or(' ');
    let behind = &after[next.len_utf8().min(after.len())..];
    let ends = behind.trim_start().is_empty()
        || !behind.starts_with(|c: char| c.is_alphanumeric())
        || behind.starts_with(['的', '以', '左', '企', '受']);
    let more = match next {
        '半' => 0.5,
        c => match numeral::value(&c.to_string()).or_else(|| c.to_digit(10).map(u64::from)) {
            Some(figure @ 1..=9) if ends => figure as f64 / 10.0,
            // 三成一线员工 are 30 %.
            _ => return Some((0.0, length)),
        },
    };
    Some((more, length + next.len_utf8()))
}

/// Tenths in numerals, of which a range has two different ends. `end` is behind 成.
fn tenths_in_words(
    text: &str,
    number: std::ops::Range<usize>,
    end: usize,
    [low, high]: [f64; 2],
    words: &Words,
) -> Option<Mention> {
    if high >= 10.0 || low > high {
        return None;
    }
    let mut bound = Bound::Exact;
    let length = bounds(&text[end..], &mut bound);
    let mut reading = share((low + high) * 5.0, bound);
    if low < high {
        reading.range = Some([low * 10.0, high * 10.0]);
        reading.half = 2.5;
    } else if low.fract() != 0.0 {
        reading.half = 0.5;
    }
    qualified(text, number, end + length, reading, true, words)
}

/// 三分之二, 百分之三点五. `head` is up to 分之, `above` what stands behind it.
fn fraction(
    text: &str,
    head: std::ops::Range<usize>,
    below: f64,
    above: &str,
    words: &Words,
) -> Option<Mention> {
    let part = numeral::leading(above)?;
    let mut end = head.end + part.length;
    let mut reading = share(part.value * 100.0 / below, Bound::Exact);
    reading.half = 2.5;
    if below == 100.0 {
        reading.half = if part.value.fract() == 0.0 { 0.5 } else { part.half };
        // 百分之三十至四十, 百分之三十到百分之四十.
        let behind = text[end..].strip_prefix(['至', '到']);
        let again = behind.map(|behind| behind.strip_prefix("百分之").unwrap_or(behind));
        if let Some(again) = again
            && let Some(far) = numeral::leading(again)
            && far.value > part.value
        {
            reading.range = Some([part.value, far.value]);
            reading.value = (part.value + far.value) / 2.0;
            end = text.len() - again.len() + far.length;
        }
    }
    let number = head.start..end;
    let mut bound = Bound::Exact;
    let length = bounds(&text[end..], &mut bound);
    reading.bound = if below == 100.0 || bound != Bound::Exact { bound } else { Bound::About };
    qualified(text, number, end + length, reading, true, words)
}

/// 数十家, 几十万件: of the unit that stands there, two to nine.
fn several(text: &str, at: usize, run: &str, words: &Words) -> Option<Mention> {
    // 总数十家 is a total of ten.
    const COUNTS: &str = "总人份次件倍函多半指参变系计岁回个家";
    let word = text[..at].chars().next_back()?;
    let start = at - word.len_utf8();
    if word == '数' && text[..start].ends_with(|c| COUNTS.contains(c)) {
        return None;
    }
    let base = numeral::bare_unit(run)? as f64;
    counted(text, start, word.len_utf8() + run.len(), [2.0 * base, 10.0 * base - 1.0], 0.0, words)
}

/// A count with its measure word, and what stands between them: 十多家, 三十余万件.
fn counted(
    text: &str,
    at: usize,
    length: usize,
    [low, high]: [f64; 2],
    half: f64,
    words: &Words,
) -> Option<Mention> {
    let mut bound = Bound::Exact;
    let mut end = at + length;
    let mut scale = 1.0;
    if let Some((length, own)) = Quantity::suffix_of(&text[end..]) {
        bound = own;
        end += length;
        let (factor, length) = factor(&text[end..]);
        scale = factor;
        end += length;
    }
    let (unit, length_of_unit) = unit(&text[end..], words);
    let unit = unit?;
    end += length_of_unit;
    end += tail(&text[end..], &mut bound);
    let reading = Reading {
        value: (low + high) / 2.0 * scale,
        digits: String::new(),
        magnitude: 1.0,
        decimals: 0,
        bound,
        range: (low < high).then_some([low * scale, high * scale]),
        signed: false,
        unit: Unit::Named(unit.to_owned()),
        half: half * scale,
    };
    qualified(text, at..at + length, end, reading, true, words)
}

/// 万 or 亿 behind 几, 多 and 余.
fn factor(text: &str) -> (f64, usize) {
    match text.chars().next() {
        Some(c @ '万') => (1e4, c.len_utf8()),
        Some(c @ '亿') => (1e8, c.len_utf8()),
        _ => (1.0, 0),
    }
}

/// The words that bound a share, 多 and 以上, and their length with the blank before them.
fn bounds(rest: &str, bound: &mut Bound) -> usize {
    let blank = rest.len() - rest.trim_start_matches(' ').len();
    let Some((length, own)) = Quantity::suffix_of(&rest[blank..]) else { return 0 };
    *bound = bound.and(own);
    blank + length
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
