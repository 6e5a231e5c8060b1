//! Reads the parts of a quantity from left to right.

use std::ops::Range;

use super::words;
use super::{Bound, Magnitude, Quantity, QuantityError, Sign, note_mark, plain};
use crate::source::Text;

/// Characters that end a clause: no unit contains them.
const CLAUSE_MARKS: &[char] =
    &['，', '。', '；', '：', '？', '！', '、', ',', ';', '!', '?', '=', '-', '—', '–', '～', '~'];

/// Characters that a unit does not begin with: what follows the number belongs to it in another way, as in 10³, 24/7, 2^n.
const NO_UNIT: &str = "/^.:*'\"_¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉";

/// The longest unit in characters; anything longer is a sentence about a number.
const MAX_UNIT: usize = 12;

/// The longest remark in brackets behind a number.
const LONGEST_REMARK: usize = 40;

/// What is typed before a number below zero.
pub(super) const MINUSES: [char; 4] = ['-', '－', '−', '–'];

/// Marks that are typed between the ends of a range.
pub(super) const JOINERS: [char; 7] = ['-', '–', '−', '—', '~', '～', '〜'];

/// Where a number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// In a field or cell of its own.
    Alone,
    /// In a sentence.
    Running,
}

/// Reads the parts of one quantity.
pub(super) struct Reader<'a> {
    source: &'a Text,
    setting: Setting,
    /// How far the text was read, in bytes.
    pub at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a Text, setting: Setting) -> Self {
        Self { source, setting, at: 0 }
    }

    fn rest(&self) -> &'a str {
        &self.source.as_str()[self.at..]
    }

    fn derive(&self, range: Range<usize>) -> Text {
        self.source.derive(&self.source.as_str()[range])
    }

    /// Skips blanks and note marks.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start().len();
            match note_mark(&rest[blank..]) {
                Some(length) => self.at += blank + length,
                None => {
                    self.at += blank;
                    return;
                }
            }
        }
    }

    fn eat<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
        let word = words.into_iter().find(|word| self.rest().starts_with(word))?;
        self.at += word.len();
        Some(word)
    }

    /// The whole quantity.
    pub(super) fn read(mut self) -> Result<Quantity, QuantityError> {
        let mut quantity = self.head()?;
        self.skip();
        quantity.remark = self.remark();
        self.skip();
        self.unit(&mut quantity)?;
        Ok(quantity)
    }

    /// Everything but the unit and what follows it.
    pub(super) fn head(&mut self) -> Result<Quantity, QuantityError> {
        self.skip();
        if self.rest().is_empty() {
            return Err(QuantityError::Empty);
        }
        let (prefix, mut bound) = self.prefix();
        let mut sign = self.sign();
        let currency = self.currency();
        if sign.is_none() && currency.is_some() {
            sign = self.sign();
        }
        let start = self.at;
        let mut value = self.number().ok_or(QuantityError::NoNumber)?;
        if sign == Some(Sign::Minus) {
            value = -value;
        }
        let (range, mut is_percent) = self.range_end(value);
        if let Some([low, high]) = range {
            value = (low + high) / 2.0;
        }
        let mut number_end = self.at;
        let mut finer = 0;
        let mut magnitude = None;
        let mut suffix: Option<Range<usize>> = None;
        let mut unit_at = self.at;
        let mut before_tail = None;
        let mut has_sign = false;
        loop {
            self.skip();
            let at = self.at;
            if !has_sign && self.eat(["%", "％", "﹪"]).is_some() {
                (is_percent, has_sign) = (true, true);
            } else if let Some((word, own)) = words::suffix(self.rest()).or_else(|| words::tail(self.rest()))
            {
                self.at += word.len();
                suffix = Some(suffix.map_or(at, |range| range.start)..self.at);
                bound = bound.and(own);
                if words::tail(word).is_some() {
                    before_tail.get_or_insert(unit_at);
                }
            } else if let Some((tenths, more)) =
                self.tenths(value, range).filter(|_| magnitude.is_none() && !is_percent)
            {
                is_percent = true;
                value = tenths;
                finer = more;
                magnitude = Some(Magnitude { text: self.source.derive("成"), factor: 10.0 });
            } else if let Some((word, factor)) =
                self.factor(number_end).filter(|_| magnitude.is_none() && !is_percent)
            {
                self.at += word.len();
                let mut text = self.source.derive(word);
                if range.is_none()
                    && suffix.is_none()
                    && value.fract() == 0.0
                    && let Some(more) = self.lesser(factor)
                {
                    // 3 万 5 千 is 3.5 万.
                    value += more.value.copysign(value) / factor;
                    finer = more.finer;
                    number_end = more.number_end;
                    text = self.source.derive(self.source.as_str()[more.number_end..self.at].trim());
                }
                magnitude = Some(Magnitude { text, factor });
            } else {
                break;
            }
            unit_at = self.at;
        }
        unit_at = before_tail.unwrap_or(unit_at.max(self.source.as_str()[..self.at].trim_end().len()));
        Ok(Quantity {
            text: self.source.clone(),
            prefix: prefix.map(|range| self.derive(range)),
            number_text: self.derive(start..number_end),
            value,
            range,
            magnitude,
            suffix: suffix.map(|range| self.derive(range)),
            unit: currency.map(|sign| self.source.derive(sign)),
            remark: None,
            sign,
            is_percent,
            number_end,
            unit_at,
            finer,
            bound,
        })
    }

    /// Several qualifiers may stand in a row; all of them are kept, for a rule to complain about.
    fn prefix(&mut self) -> (Option<Range<usize>>, Bound) {
        let start = self.at;
        let mut end = start;
        let mut bound = Bound::Exact;
        while let Some((length, own)) = words::prefix(self.rest()) {
            self.at += length;
            end = self.at;
            bound = bound.and(own);
            self.skip();
        }
        ((end > start).then_some(start..end), bound)
    }

    fn sign(&mut self) -> Option<Sign> {
        let sign = match self.eat(["+", "＋", "-", "－", "−", "–"])? {
            "+" | "＋" => Sign::Plus,
            _ => Sign::Minus,
        };
        self.skip();
        Some(sign)
    }

    fn currency(&mut self) -> Option<&'static str> {
        let sign = self.eat(words::CURRENCIES.iter().copied())?;
        self.skip();
        Some(sign)
    }

    /// Digits with separators and decimals, or a proper fraction such as `1/10`.
    fn number(&mut self) -> Option<f64> {
        let value = self.decimal()?;
        let after = self.at;
        if self.eat(["/"]).is_some() {
            match self.decimal() {
                Some(below) if value < below && !self.rest().starts_with('/') => return Some(value / below),
                _ => self.at = after,
            }
        }
        Some(value)
    }

    fn decimal(&mut self) -> Option<f64> {
        let mut digits = String::new();
        let mut end = 0;
        let (mut has_point, mut is_grouped) = (false, false);
        let rest = self.rest();
        let mut chars = rest.char_indices().peekable();
        while let Some((index, c)) = chars.next() {
            let next_is_digit = chars.peek().is_some_and(|&(_, next)| digit(next).is_some());
            if let Some(figure) = digit(c) {
                digits.push(figure);
            } else if matches!(c, '.' | '．') && !has_point && next_is_digit && !digits.is_empty() {
                has_point = true;
                digits.push('.');
            } else if matches!(c, ',' | '\u{A0}' | '\u{202F}' | '\u{2009}')
                && !has_point
                && three_digits(&rest[index + c.len_utf8()..])
                // 0,125 and 1234,567 have no thousands.
                && (is_grouped || (1..=3).contains(&digits.len()) && !digits.starts_with('0'))
            {
                is_grouped = true;
            } else {
                break;
            }
            end = index + c.len_utf8();
        }
        let value = digits.parse().ok().filter(|value: &f64| value.is_finite())?;
        self.at += end;
        Some(value)
    }

    /// Both ends of a range, `88-90%`, `93%-94%`, `20 至 30%`, `-5～10`, and whether the first end has a percent sign.
    fn range_end(&mut self, low: f64) -> (Option<[f64; 2]>, bool) {
        const HYPHENS: [&str; 3] = ["-", "–", "−"];
        let start = self.at;
        let percent = self.eat(["%", "％"]).is_some();
        let tight = self.at;
        self.skip_blanks();
        let joiner = self.eat(HYPHENS).or_else(|| self.eat(["—", "~", "～", "〜", "至", "到"]));
        let range = joiner.and_then(|joiner| {
            let hyphen = HYPHENS.contains(&joiner);
            let behind = self.at;
            self.skip_blanks();
            let spaced = behind - joiner.len() > tight || self.at > behind;
            // In a sentence, 下降 10.4% 至 45.6% is not a range, nor is a dash between two numbers.
            let joins = match self.setting {
                Setting::Alone => !(spaced && hyphen),
                Setting::Running => !spaced || matches!(joiner, "至" | "到") && !percent,
            };
            let sign = if hyphen { None } else { self.sign() };
            let high = self.decimal()?;
            let high = if sign == Some(Sign::Minus) { -high } else { high };
            // -5-10 may be two things.
            (joins && high > low && !(hyphen && low < 0.0)).then_some([low, high])
        });
        if range.is_none() {
            self.at = start;
        }
        (range, percent && range.is_some())
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(' ').len();
    }

    /// A tenth (成), so that `7 成` is 70 %, with a half or a tenth of it behind: 8 成半, 9 成 9. The value in tenths and how many
    /// digits were added.
    fn tenths(&mut self, value: f64, range: Option<[f64; 2]>) -> Option<(f64, usize)> {
        let after = self.rest().strip_prefix('成')?;
        let (more, length) = match after.chars().next() {
            Some('半') => (0.5, '半'.len_utf8()),
            Some(c) => digit(c)
                .and_then(|c| c.to_digit(10))
                .map_or((0.0, 0), |d| (f64::from(d) / 10.0, c.len_utf8())),
            None => (0.0, 0),
        };
        let rest = after[length..].trim_start();
        let ends = rest.is_empty() || words::suffix(rest).is_some() || words::tail(rest).is_some();
        if !ends || length > 0 && (value.fract() != 0.0 || range.is_some()) {
            return None;
        }
        self.at += '成'.len_utf8() + length;
        Some((value + more, usize::from(length > 0)))
    }

    /// The factor word that follows. A `w` right behind the digits is 万.
    fn factor(&self, number_end: usize) -> Option<(&'static str, f64)> {
        words::magnitude(self.rest()).filter(|(word, _)| *word != "w" || self.at == number_end)
    }

    /// The smaller part of a number written with two factors: `5 千` behind `3 万`.
    fn lesser(&mut self, above: f64) -> Option<Lesser> {
        let start = self.at;
        self.skip_blanks();
        let found = self.decimal().and_then(|value| {
            let number_end = self.at;
            self.skip_blanks();
            let (word, factor) = words::magnitude(self.rest()).filter(|(word, _)| !word.is_ascii())?;
            self.at += word.len();
            let finer = (above / factor).log10().round() as usize;
            let value = value * factor;
            (factor < above && value < above).then_some(Lesser { value, finer, number_end })
        });
        if found.is_none() {
            self.at = start;
        }
        found
    }

    /// Words in brackets, as `(含实用新型)` behind `320`.
    fn remark(&mut self) -> Option<Text> {
        let rest = self.rest();
        let close = match rest.chars().next()? {
            '(' => ')',
            '（' => '）',
            '[' => ']',
            '〔' => '〕',
            _ => return None,
        };
        let end = rest.find(close)? + close.len_utf8();
        if rest[..end].chars().count() > LONGEST_REMARK {
            return None;
        }
        self.at += end;
        Some(self.derive(self.at - end..self.at))
    }

    /// The unit with the words behind it: `家以上`, `件（含实用新型）`.
    fn unit(&mut self, quantity: &mut Quantity) -> Result<(), QuantityError> {
        let rest = self.rest();
        let trailing = || Err(QuantityError::Trailing(rest.trim().to_owned()));
        if rest.trim().is_empty() {
            return Ok(());
        }
        // A second unit behind a currency sign, or a number and its remark, is one all the same.
        let attached = quantity.unit_at == self.at;
        let mut end = rest.len();
        let mut bounds = None;
        for (at, _) in rest.char_indices() {
            if let Some((word, own)) = words::tail(&rest[at..]) {
                bounds = Some((at..at + word.len(), own));
                end = at;
                break;
            }
            if quantity.remark.is_none() && rest[at..].starts_with(['(', '（']) {
                let mark = self.at;
                self.at += at;
                quantity.remark = self.remark();
                let closed = self.rest().trim().is_empty();
                self.at = mark;
                match &quantity.remark {
                    Some(_) if closed => {
                        end = at;
                        break;
                    }
                    _ => quantity.remark = None,
                }
            }
        }
        let unit = plain(&rest[..end]);
        let unit = unit.trim();
        let behind = bounds.as_ref().map_or("", |(range, _)| &rest[range.end..]);
        let wrong = |text: &str| {
            text.chars().any(|c| digit(c).is_some() || CLAUSE_MARKS.contains(&c) || c.is_control())
                || text.chars().count() > MAX_UNIT
        };
        // 20W may be watts or 万.
        if wrong(unit)
            || wrong(plain(behind).trim())
            || unit.starts_with(|c| NO_UNIT.contains(c))
            || attached && unit == "W"
        {
            return trailing();
        }
        if let Some((range, own)) = bounds {
            quantity.bound = quantity.bound.and(own);
            let written = self.source.derive(&rest[range]);
            quantity.suffix = Some(match &quantity.suffix {
                Some(first) => self.source.derive(format!("{first}{written}")),
                None => written,
            });
        }
        if !unit.is_empty() {
            quantity.unit = Some(self.source.derive(unit));
        }
        Ok(())
    }
}

/// The smaller part of a number written with two factors.
struct Lesser {
    value: f64,
    /// How many more digits it gives than the larger part alone.
    finer: usize,
    number_end: usize,
}

/// The ASCII form of a half- or full-width digit.
pub(super) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => None,
    }
}

/// Whether exactly three digits follow, as after a thousands separator.
fn three_digits(text: &str) -> bool {
    text.chars().take_while(|&c| digit(c).is_some()).count() == 3
}
