//! A number as editors write it: `734`, `超过 8.5 万件`, `90%+`, `-6.50%`.
//!
//! A quantity is parsed for comparing and drawing and printed as it was written. The grammar, with
//! blanks allowed between the parts:
//!
//! ```text
//! prefix? sign? number (percent | magnitude | suffix)* unit?
//! ```
//!
//! A note mark (`^1^`) may stand anywhere; it stays in the text and is left out of the value.

use std::fmt;
use std::ops::Range;

use crate::source::Text;

/// Words before the number, and what they make of it. A longer word stands before any word it starts with.
const PREFIXES: &[(&str, Bound)] = &[
    ("大约", Bound::About),
    ("约为", Bound::About),
    ("约", Bound::About),
    ("接近", Bound::JustUnder),
    ("将近", Bound::JustUnder),
    ("近", Bound::JustUnder),
    ("超过", Bound::AtLeast),
    ("超", Bound::AtLeast),
    ("逾", Bound::AtLeast),
    ("不足", Bound::AtMost),
    ("不到", Bound::AtMost),
    ("不少于", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    ("至多", Bound::AtMost),
    ("最多", Bound::AtMost),
    ("高达", Bound::Exact),
    ("达到", Bound::Exact),
    ("达", Bound::Exact),
    ("仅", Bound::Exact),
    (">=", Bound::AtLeast),
    ("<=", Bound::AtMost),
    (">", Bound::AtLeast),
    ("<", Bound::AtMost),
    ("＞", Bound::AtLeast),
    ("＜", Bound::AtMost),
    ("≥", Bound::AtLeast),
    ("≤", Bound::AtMost),
    ("≈", Bound::About),
    ("~", Bound::About),
    ("～", Bound::About),
];

/// Words after the number, and what they make of it.
const SUFFIXES: &[(&str, Bound)] = &[
    ("左右", Bound::About),
    ("上下", Bound::About),
    ("以上", Bound::AtLeast),
    ("以下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("余", Bound::AtLeast),
    ("多", Bound::AtLeast),
    ("+", Bound::AtLeast),
    ("＋", Bound::AtLeast),
];

/// Factors, longest first.
const MAGNITUDES: &[(&str, f64)] = &[
    ("万亿", 1e12),
    ("千亿", 1e11),
    ("百亿", 1e10),
    ("十亿", 1e9),
    ("千万", 1e7),
    ("百万", 1e6),
    ("十万", 1e5),
    ("亿", 1e8),
    ("万", 1e4),
    ("千", 1e3),
    ("百", 1e2),
    ("k", 1e3),
    ("K", 1e3),
    ("M", 1e6),
];

/// Characters that end a clause: no unit contains them.
const CLAUSE_MARKS: &[char] =
    &['，', '。', '；', '：', '？', '！', '、', ',', ';', '!', '?', '=', '-', '—', '–'];

/// The longest unit in characters; anything longer is a sentence about a number.
const LONGEST_UNIT: usize = 12;

/// Where the true number lies, as the words around the written one have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// It is the written one, as far as it was written.
    Exact,
    /// Near it: 约, 左右, 上下.
    About,
    /// A little below it: 近, 接近.
    JustUnder,
    /// It or more: 超过, 以上, 余.
    AtLeast,
    /// It or less: 不足, 以下.
    AtMost,
}

/// A sign written before a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `+`: a rise.
    Plus,
    /// `-`: a fall.
    Minus,
}

/// A factor written after a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Magnitude {
    /// The word, such as `万`.
    pub text: Text,
    /// What it multiplies by.
    pub factor: f64,
}

/// A number with its qualifiers and unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Everything as written, note marks included.
    pub text: Text,
    /// The word before the number: 约, 近, 超过, > …
    pub prefix: Option<Text>,
    /// The digits as written, without sign.
    pub number_text: Text,
    /// The signed number, without its magnitude. The middle of a range.
    pub value: f64,
    /// Both ends, when a range such as `88-90%` was written.
    pub range: Option<[f64; 2]>,
    /// The factor word, when there is one.
    pub magnitude: Option<Magnitude>,
    /// The words after the number: 余, 多, +, 以上 …
    pub suffix: Option<Text>,
    /// The unit, percent sign excluded.
    pub unit: Option<Text>,
    /// The sign, when one was written.
    pub sign: Option<Sign>,
    /// Whether a percent sign was written.
    pub is_percent: bool,
    /// Where a percent sign would be added: after the number, before note mark and suffix.
    number_end: usize,
    bound: Bound,
}

/// Why a text is not a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuantityError {
    /// Nothing was written.
    Empty,
    /// There is no number where one must stand.
    NoNumber,
    /// Something follows that is neither qualifier nor unit.
    Trailing(String),
}

impl fmt::Display for QuantityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the quantity is empty"),
            Self::NoNumber => f.write_str("no number was found"),
            Self::Trailing(rest) => write!(f, "`{rest}` after the number is no unit"),
        }
    }
}

impl std::error::Error for QuantityError {}

impl Quantity {
    /// Reads a quantity.
    pub fn parse(text: &Text) -> Result<Self, QuantityError> {
        Reader::new(text).read()
    }

    /// Reads the quantity that a text starts with, without its unit, and tells how many bytes it takes.
    pub fn leading(text: &Text) -> Option<(Self, usize)> {
        let mut reader = Reader::new(text);
        let quantity = reader.head().ok()?;
        let end = text[..reader.at].trim_end().len();
        Some((Quantity { text: text.derive(&text[..end]), ..quantity }, end))
    }

    /// The word for a number's vagueness that stands at the end of `text`: its start, and what it says.
    pub fn prefix_of(text: &str) -> Option<(usize, Bound)> {
        let trimmed = text.trim_end_matches(' ');
        let ends = |word: &str| trimmed.ends_with(word);
        let word = PREFIXES.iter().filter(|(word, _)| ends(word)).max_by_key(|(word, _)| word.len())?;
        Some((trimmed.len() - word.0.len(), word.1))
    }

    /// The value with its magnitude: 85000 for `8.5 万`.
    pub fn scaled(&self) -> f64 {
        self.value * self.magnitude.as_ref().map_or(1.0, |magnitude| magnitude.factor)
    }

    /// The same quantity printed otherwise: `text` with `number` in place of its digits.
    pub fn rewritten(self, text: Text, number: &str) -> Self {
        let number_end = text.find(number).map_or(self.number_end, |at| at + number.len());
        Self { number_text: text.derive(number), number_end, text, ..self }
    }

    /// Whether the true number may differ from the written one.
    pub fn approximate(&self) -> bool {
        self.bound != Bound::Exact || self.range.is_some()
    }

    /// What the words around the number make of it.
    pub fn bound(&self) -> Bound {
        self.bound
    }

    /// The digits after the decimal point, as written.
    pub fn decimals(&self) -> usize {
        let digits = self.number_text.trim_end_matches(['%', '％']);
        digits
            .find(['.', '．'])
            .map_or(0, |at| digits[at..].chars().skip(1).take_while(|&c| digit(c).is_some()).count())
    }

    /// The text as written, with `unit` added when the quantity carries none of its own. A percent
    /// sign goes next to the digits, a word goes to the end.
    pub fn with_unit(&self, unit: Option<&Text>) -> Text {
        let Some(unit) = unit else { return self.text.clone() };
        let word = unit.trim();
        if word.is_empty() || self.is_percent || self.unit.is_some() {
            return self.text.clone();
        }
        let written = self.text.as_str();
        if word.starts_with(['%', '％', '‰']) {
            let (head, tail) = written.split_at(self.number_end);
            return self.text.derive(format!("{head}{word}{tail}"));
        }
        let last = written.trim_end_matches('^').chars().next_back();
        let gap = if last.is_some_and(|c| c.is_ascii()) { " " } else { "" };
        self.text.derive(format!("{written}{gap}{word}"))
    }
}

/// A part of a label: raised note marks and the text between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run<'a> {
    /// Text on the line.
    Plain(&'a str),
    /// What stands between the carets of a note mark.
    Note(&'a str),
}

/// Splits a label at its note marks. A caret that opens no mark is text.
pub fn runs(text: &str) -> Vec<Run<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(open) = rest[from..].find('^').map(|at| at + from) {
        match note_mark(&rest[open..]) {
            Some(length) => {
                if open > 0 {
                    found.push(Run::Plain(&rest[..open]));
                }
                found.push(Run::Note(&rest[open + 1..open + length - 1]));
                rest = &rest[open + length..];
                from = 0;
            }
            None => from = open + 1,
        }
    }
    if !rest.is_empty() {
        found.push(Run::Plain(rest));
    }
    found
}

/// The length in bytes of the note mark that `text` starts with.
pub fn note_mark(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('^')?;
    let close = inner.find('^')?;
    let body = &inner[..close];
    let fits = !body.is_empty() && body.chars().count() <= 3;
    (fits && body.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '*' | '†' | '‡')))
        .then_some(close + 2)
}

/// Reads the parts of one quantity from left to right.
struct Reader<'a> {
    source: &'a Text,
    at: usize,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Text) -> Self {
        Self { source, at: 0 }
    }

    fn rest(&self) -> &'a str {
        &self.source.as_str()[self.at..]
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

    fn read(mut self) -> Result<Quantity, QuantityError> {
        let quantity = self.head()?;
        let unit = self.unit()?;
        Ok(Quantity { unit, ..quantity })
    }

    /// Everything but the unit.
    fn head(&mut self) -> Result<Quantity, QuantityError> {
        self.skip();
        if self.rest().is_empty() {
            return Err(QuantityError::Empty);
        }
        let (prefix, mut bound) = self.prefix();
        let sign = self.sign();
        let (mut value, number) = self.number().ok_or(QuantityError::NoNumber)?;
        let range = self.range_end(value);
        let number_end = self.at;
        if let Some([low, high]) = range {
            value = (low + high) / 2.0;
        }
        if sign == Some(Sign::Minus) {
            value = -value;
        }
        let number_text = self.source.derive(&self.source.as_str()[number.start..number_end]);

        let mut is_percent = false;
        let mut magnitude = None;
        let mut suffix: Option<Range<usize>> = None;
        loop {
            self.skip();
            let start = self.at;
            if !is_percent && self.eat(["%", "％"]).is_some() {
                is_percent = true;
            } else if let Some(word) = self.eat(SUFFIXES.iter().map(|(word, _)| *word)) {
                suffix = Some(suffix.map_or(start, |range| range.start)..self.at);
                bound = said(SUFFIXES, word, bound);
            } else if magnitude.is_none() && !is_percent {
                match self.factor() {
                    Some((word, factor, percent)) => {
                        is_percent = percent;
                        magnitude = Some(Magnitude { text: self.source.derive(word), factor });
                    }
                    None => break,
                }
            } else {
                break;
            }
        }
        Ok(Quantity {
            text: self.source.clone(),
            prefix: prefix.map(|word| self.source.derive(word)),
            number_text,
            value,
            range,
            magnitude,
            suffix: suffix.map(|range| self.source.derive(&self.source.as_str()[range])),
            unit: None,
            sign,
            is_percent,
            number_end,
            bound,
        })
    }

    /// Several qualifiers may stand in a row; all of them are kept, for a rule to complain about.
    fn prefix(&mut self) -> (Option<&'a str>, Bound) {
        let start = self.at;
        let mut end = start;
        let mut bound = Bound::Exact;
        while let Some(word) = self.eat(PREFIXES.iter().map(|(word, _)| *word)) {
            end = self.at;
            bound = said(PREFIXES, word, bound);
            self.skip();
        }
        ((end > start).then(|| &self.source.as_str()[start..end]), bound)
    }

    fn sign(&mut self) -> Option<Sign> {
        let sign = match self.eat(["+", "＋", "-", "－", "−", "–"])? {
            "+" | "＋" => Sign::Plus,
            _ => Sign::Minus,
        };
        self.skip();
        Some(sign)
    }

    /// Digits with separators and decimals, or a fraction such as `1/10`.
    fn number(&mut self) -> Option<(f64, Range<usize>)> {
        let start = self.at;
        let mut value = self.decimal()?;
        let after = self.at;
        if self.eat(["/"]).is_some() {
            match self.decimal() {
                Some(below) if below != 0.0 && !self.rest().starts_with('/') => value /= below,
                _ => self.at = after,
            }
        }
        Some((value, start..self.at))
    }

    fn decimal(&mut self) -> Option<f64> {
        let mut digits = String::new();
        let mut end = 0;
        let mut has_point = false;
        let rest = self.rest();
        let mut chars = rest.char_indices().peekable();
        while let Some((index, c)) = chars.next() {
            let next_is_digit = chars.peek().is_some_and(|&(_, next)| digit(next).is_some());
            if let Some(figure) = digit(c) {
                digits.push(figure);
            } else if matches!(c, '.' | '．') && !has_point && next_is_digit {
                has_point = true;
                digits.push('.');
            } else if c != ',' || has_point || digits.is_empty() || !three_digits(&rest[index + 1..]) {
                break;
            }
            end = index + c.len_utf8();
        }
        let value = digits.parse().ok().filter(|value: &f64| value.is_finite())?;
        self.at += end;
        Some(value)
    }

    /// The far end of a range: `88-90%`, `93%-94%`.
    fn range_end(&mut self, low: f64) -> Option<[f64; 2]> {
        let start = self.at;
        self.eat(["%", "％"]);
        if self.eat(["-", "–", "~", "～", "至"]).is_some()
            && let Some(high) = self.decimal()
            && high > low
        {
            return Some([low, high]);
        }
        self.at = start;
        None
    }

    /// A factor word; 成 is a tenth, so `7 成` is 70 %.
    fn factor(&mut self) -> Option<(&'static str, f64, bool)> {
        let rest = self.rest();
        if let Some(after) = rest.strip_prefix('成')
            && (after.trim_start().is_empty()
                || SUFFIXES.iter().any(|(word, _)| after.trim_start().starts_with(word)))
        {
            self.at += '成'.len_utf8();
            return Some(("成", 10.0, true));
        }
        let (word, factor) = MAGNITUDES.iter().find(|(word, _)| rest.starts_with(word))?;
        let follows = rest[word.len()..].chars().next();
        // `km` and `MB` are units, not thousands and millions.
        if word.is_ascii() && follows.is_some_and(|c| c.is_ascii_alphabetic()) {
            return None;
        }
        self.at += word.len();
        Some((word, *factor, false))
    }

    fn unit(&mut self) -> Result<Option<Text>, QuantityError> {
        let rest = self.rest();
        let word: String = runs(rest)
            .into_iter()
            .filter_map(|run| match run {
                Run::Plain(text) => Some(text),
                Run::Note(_) => None,
            })
            .collect();
        let word = word.trim();
        if word.is_empty() {
            return Ok(None);
        }
        let wrong = |c: char| digit(c).is_some() || CLAUSE_MARKS.contains(&c) || c.is_control();
        if word.chars().any(wrong) || word.starts_with('/') || word.chars().count() > LONGEST_UNIT {
            return Err(QuantityError::Trailing(rest.trim().to_owned()));
        }
        Ok(Some(self.source.derive(word)))
    }
}

/// What a word adds to what others said before it. Two that disagree leave only that the number is about right.
fn said(words: &[(&str, Bound)], word: &str, before: Bound) -> Bound {
    let own = words.iter().find(|(known, _)| *known == word).map_or(Bound::Exact, |(_, bound)| *bound);
    match (before, own) {
        (Bound::Exact, own) => own,
        (before, Bound::Exact) => before,
        (before, own) if before == own => own,
        _ => Bound::About,
    }
}

/// The ASCII form of a half- or full-width digit.
fn digit(c: char) -> Option<char> {
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

#[cfg(test)]
mod tests;
