//! A number as it can be compared: its value, how exactly it was said, and its unit.

use crate::quantity::{Bound, Quantity};

/// What is counted or measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unit {
    /// A share: %, 成, 1/4.
    Percent,
    /// A difference of shares: 个百分点.
    Point,
    /// A measure word or a unit: 件, 家, 元.
    Named(String),
    /// Nothing was written.
    None,
}

/// A number that was read, in running text or in a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reading {
    /// The value with its magnitude; shares in percent. The middle of a range.
    pub value: f64,
    /// The digits as written; empty for a number in words.
    pub digits: String,
    /// The factor of its magnitude: 10 000 for 万.
    pub magnitude: f64,
    /// Digits after the point.
    pub decimals: usize,
    /// Where the true number lies.
    pub bound: Bound,
    /// Both ends, with the magnitude, when a range was written.
    pub range: Option<[f64; 2]>,
    /// Whether a plus or minus was written.
    pub signed: bool,
    /// The unit.
    pub unit: Unit,
    /// Half of what the last digit stands for: 0.05 for 44.8, 5 for 四成.
    pub half: f64,
}

/// What a number that is about right may be off by, as a share of it.
const ABOUT: f64 = 0.05;
/// How far below its number 近 may reach, as a share of it.
const JUST_UNDER: f64 = 0.15;
/// How much of the room for rounding an exact number takes.
const OPEN: f64 = 0.999;
/// What floating point may add.
const NOISE: f64 = 1e-9;

impl Reading {
    /// The reading of a quantity. `unit` counts where the quantity has none.
    pub(crate) fn new(quantity: &Quantity, unit: Option<&str>) -> Reading {
        let own = quantity.unit.as_deref().map(str::trim).or(unit.map(str::trim)).unwrap_or_default();
        let fraction = quantity.number_text.contains('/');
        let magnitude = quantity.magnitude.as_ref().map_or(1.0, |magnitude| magnitude.factor);
        // A tenth (成) is a magnitude that makes a percentage.
        let tenths = quantity.is_percent && magnitude != 1.0;
        let (factor, bound, half, unit) = if fraction {
            (100.0, vaguer(quantity.bound()), 2.5, Unit::Percent)
        } else if tenths {
            (magnitude, vaguer(quantity.bound()), quantity.half(), Unit::Percent)
        } else {
            let (unit_factor, unit) = if quantity.is_percent { (1.0, Unit::Percent) } else { unit_of(own) };
            (magnitude * unit_factor, quantity.bound(), quantity.half() * unit_factor, unit)
        };
        Reading {
            value: quantity.value * factor,
            digits: quantity.number_text.to_string(),
            magnitude: if fraction || tenths { 1.0 } else { factor },
            decimals: quantity.decimals(),
            bound,
            range: quantity.range.map(|ends| ends.map(|end| end * factor)),
            signed: quantity.sign.is_some(),
            unit,
            half,
        }
    }

    /// The least and the greatest number that it can mean.
    pub(crate) fn interval(&self) -> (f64, f64) {
        let value = self.value;
        if let Some([low, high]) = self.range {
            return (low - self.half, high + self.half);
        }
        match self.bound {
            // Open ends: what is printed as 31 was not 30.5.
            Bound::Exact => (value - OPEN * self.half, value + OPEN * self.half),
            Bound::About => {
                let off = self.half.max(ABOUT * value.abs());
                (value - off, value + off)
            }
            Bound::JustUnder => (value - JUST_UNDER * value.abs(), value),
            Bound::AtLeast => (value, f64::INFINITY),
            Bound::AtMost => (f64::NEG_INFINITY, value),
        }
    }

    /// Whether both can mean the same number. Of two exact ones the coarser decides: 15.7 agrees with 15.72, 17.8 not with 17.9.
    pub(crate) fn agrees(&self, other: &Reading) -> bool {
        if self.exact() && other.exact() {
            return (self.value - other.value).abs() <= self.coarser(other);
        }
        let ((a, b), (c, d)) = (self.interval(), other.interval());
        let noise = NOISE * self.value.abs().max(other.value.abs()).max(1.0);
        a <= d + noise && c <= b + noise
    }

    /// Whether both can mean the same number when signs are left aside: prose says 减少 5%, a table −5 %.
    pub(crate) fn agrees_unsigned(&self, other: &Reading) -> bool {
        self.unsigned().agrees(&other.unsigned())
    }

    /// Whether it is certainly less than the other.
    pub(crate) fn below(&self, other: &Reading) -> bool {
        if self.exact() && other.exact() {
            return other.value - self.value > self.coarser(other);
        }
        self.interval().1 + NOISE * self.value.abs() < other.interval().0
    }

    /// What two exact numbers may differ by and mean the same.
    fn coarser(&self, other: &Reading) -> f64 {
        self.half.max(other.half) + NOISE * self.value.abs().max(other.value.abs()).max(1.0)
    }

    /// Whether the number itself was written, without about, over, under or a range.
    pub(crate) fn exact(&self) -> bool {
        self.bound == Bound::Exact && self.range.is_none()
    }

    /// Whether units do not keep the two from being compared.
    pub(crate) fn comparable(&self, other: &Reading) -> bool {
        match (&self.unit, &other.unit) {
            (Unit::Named(a), Unit::Named(b)) => a == b,
            (Unit::None, Unit::Named(_)) | (Unit::Named(_), Unit::None) => true,
            (a, b) => a == b,
        }
    }

    /// Whether they are the same digits in different orders of magnitude: 6183 件, 6183 万件. At least three digits count, so
    /// that a 10 and a 10 万 are no news.
    pub(crate) fn misses_magnitude(&self, other: &Reading) -> bool {
        let significant = |digits: &str| digits.chars().filter(char::is_ascii_digit).count() >= 3;
        self.digits.replace(',', "") == other.digits.replace(',', "")
            && significant(&self.digits)
            && self.magnitude != other.magnitude
    }

    fn unsigned(&self) -> Reading {
        let range = self.range.map(|ends| {
            let [a, b] = ends.map(f64::abs);
            [a.min(b), a.max(b)]
        });
        Reading { value: self.value.abs(), range, ..self.clone() }
    }
}

/// A number in tenths or quarters is about right, whatever was written around it.
fn vaguer(bound: Bound) -> Bound {
    if bound == Bound::Exact { Bound::About } else { bound }
}

/// Signs of currencies and their units in words.
const CURRENCIES: &[(&str, &str)] = &[
    ("¥", "元"),
    ("￥", "元"),
    ("RMB", "元"),
    ("$", "美元"),
    ("US$", "美元"),
    ("HK$", "港元"),
    ("€", "欧元"),
    ("£", "英镑"),
];

/// A unit in words; a leading magnitude (万件, as a chart's unit) is a factor.
fn unit_of(word: &str) -> (f64, Unit) {
    let word = word.trim();
    if word.starts_with(['%', '％']) {
        return (1.0, Unit::Percent);
    }
    if word.contains("百分点") {
        return (1.0, Unit::Point);
    }
    for (prefix, factor) in [("万亿", 1e12), ("亿", 1e8), ("万", 1e4), ("千", 1e3)] {
        if let Some(rest) = word.strip_prefix(prefix) {
            return (factor, unit_of(rest).1);
        }
    }
    if let Some((_, currency)) = CURRENCIES.iter().find(|(sign, _)| word == *sign) {
        return (1.0, Unit::Named((*currency).to_owned()));
    }
    let first: String = word.split(['/', '（', '(', ' ']).next().unwrap_or_default().to_owned();
    if first.is_empty() { (1.0, Unit::None) } else { (1.0, Unit::Named(first)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Span, Text};

    fn read(text: &str) -> Reading {
        let quantity = Quantity::parse(&Text::new(text, Span::default())).expect("a quantity");
        Reading::new(&quantity, None)
    }

    #[test]
    fn what_agrees_and_what_does_not() {
        for (a, b, agrees) in [
            ("15.7%", "15.72%", true),
            ("17.8%", "17.9%", false),
            ("82%", "82.4%", true),
            ("82%", "83%", false),
            ("734 件", "734 件", true),
            ("734 件", "743 件", false),
            ("超过 8.5 万件", "86000 件", true),
            ("超过 8.5 万件", "8.4 万件", false),
            ("4.3 万余件", "4.3 万件", true),
            ("约 45%", "44.8%", true),
            ("近 1000", "1003", false),
            ("近 1000", "960", true),
            ("1/4", "26.0%", true),
            ("9 成以上", "85%", false),
            ("7 成左右", "68.8%", true),
            ("25-30%", "27.1%", true),
            ("25-30%", "31%", false),
            ("不足 30", "30.2", false),
        ] {
            assert_eq!(read(a).agrees(&read(b)), agrees, "{a} {b}");
            assert_eq!(read(b).agrees(&read(a)), agrees, "{b} {a}");
        }
        assert!(read("-5.0%").agrees_unsigned(&read("5%")));
    }

    #[test]
    fn magnitudes_are_missed_only_with_the_same_digits() {
        assert!(read("6183 件").misses_magnitude(&read("6183 万件")));
        assert!(!read("6183 件").misses_magnitude(&read("6184 万件")));
        assert!(!read("10 件").misses_magnitude(&read("10 万件")));
    }
}
