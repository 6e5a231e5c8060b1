//! A number as editors write it: `734`, `超过 8.5 万件`, `90%+`, `-6.50%`.
//!
//! A quantity is parsed for comparing and drawing and printed as it was written. The grammar, with
//! blanks allowed between the parts:
//!
//! ```text
//! prefix? sign? currency? number (percent | magnitude | suffix)* remark? unit? suffix? remark?
//! ```
//!
//! where a number may be a range (`20 至 30%`, `-5～10`), a proper fraction (`1/10`) or have two magnitudes (`3 万 5 千`).
//! What has another meaning, or several, is not a quantity: `24/7`, `10³`, `20W`, `1234,5`.
//!
//! A note mark (`^1^`) may stand anywhere; it stays in the text and is left out of the value.

use std::fmt;

use crate::source::Text;
use reader::{Reader, Setting};

mod reader;
mod words;

/// What prints before a number below zero.
pub const MINUS: &str = "\u{2212}";

/// Where the true number lies, as the words around the written one have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// It is the written one, as far as it was written.
    Exact,
    /// Near it: 约, 左右, 20 来.
    About,
    /// A little below it: 近, 接近.
    JustUnder,
    /// It or more: 超过, 不低于, 以上, 余.
    AtLeast,
    /// It or less: 不足, 不超过, 以下.
    AtMost,
}

impl Bound {
    /// What two words say together. Two that disagree leave only that the number is about right.
    pub fn and(self, other: Bound) -> Bound {
        match (self, other) {
            (Bound::Exact, other) => other,
            (own, Bound::Exact) => own,
            (own, other) if own == other => own,
            _ => Bound::About,
        }
    }
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
    /// The unit, percent sign excluded; the sign of a currency when no other unit was written.
    pub unit: Option<Text>,
    /// What stands in brackets at its end: `(含实用新型)`.
    pub remark: Option<Text>,
    /// The sign, when one was written.
    pub sign: Option<Sign>,
    /// Whether a percent sign was written.
    pub is_percent: bool,
    /// Where a percent sign would be added: after the number, before note mark and suffix.
    number_end: usize,
    /// Where a unit in words would be added: after number, magnitude and suffix.
    unit_at: usize,
    /// Digits that a second magnitude adds: 1 for `3 万 5 千`.
    finer: usize,
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
            Self::Trailing(rest) => write!(f, "`{rest}` after the number is not a unit"),
        }
    }
}

impl std::error::Error for QuantityError {}

impl Quantity {
    /// Reads a quantity that is all of `text`.
    ///
    /// # Errors
    ///
    /// A text that is no quantity, with the place where reading ended.
    pub fn parse(text: &Text) -> Result<Self, QuantityError> {
        Reader::new(text, Setting::Alone).read()
    }

    /// Reads the quantity that a running text starts with, without its unit, and tells how many bytes it takes.
    pub fn leading(text: &Text) -> Option<(Self, usize)> {
        let mut reader = Reader::new(text, Setting::Running);
        let quantity = reader.head().ok()?;
        let end = text[..reader.at].trim_end().len();
        Some((Quantity { text: text.derive(&text[..end]), ..quantity }, end))
    }

    /// The words that may stand before a number: 约, 超过, ≥ … A longer word stands before any word it starts with.
    pub fn qualifiers() -> impl Iterator<Item = &'static str> {
        words::PREFIXES.iter().map(|(word, _)| *word)
    }

    /// The word for a number's vagueness that stands at the end of `text`: its start, and what it says. A comparison that is
    /// denied is turned round: 没有超过 says no more than.
    pub fn prefix_of(text: &str) -> Option<(usize, Bound)> {
        words::prefix_before(text)
    }

    /// Where the word begins that denies what follows `text`: 不, 没有.
    pub fn negation_of(text: &str) -> Option<usize> {
        words::negation_before(text)
    }

    /// The word for a number's vagueness that `text`, which follows a number and perhaps its unit, starts with: its length and
    /// what it says.
    pub fn suffix_of(text: &str) -> Option<(usize, Bound)> {
        let (word, bound) = words::suffix(text).or_else(|| words::tail(text))?;
        Some((word.len(), bound))
    }

    /// The same for words that stand behind units: 家以上, but not 家多.
    pub fn tail_of(text: &str) -> Option<(usize, Bound)> {
        words::tail(text).map(|(word, bound)| (word.len(), bound))
    }

    /// The value with its magnitude: 85000 for `8.5 万`.
    pub fn scaled(&self) -> f64 {
        self.value * self.magnitude.as_ref().map_or(1.0, |magnitude| magnitude.factor)
    }

    /// The same quantity printed otherwise: `text` with `number` in place of its digits.
    pub fn rewritten(self, text: Text, number: &str) -> Self {
        let number_end = text.find(number).map_or(self.number_end, |at| at + number.len());
        let unit_at = (self.unit_at + text.len()).saturating_sub(self.text.len());
        Self { number_text: text.derive(number), number_end, unit_at, text, ..self }
    }

    /// The same quantity as it prints: its minus is a minus (U+2212), and `mark` joins the ends of its range where a mark did. Words
    /// stay: `20 至 30%`.
    pub fn typeset(self, mark: &str) -> Self {
        let start = self.number_end - self.number_text.len();
        let mut head = self.text[..start].to_owned();
        if self.sign == Some(Sign::Minus)
            && let Some(at) = head.rfind(reader::MINUSES)
        {
            let end = at + head[at..].chars().next().map_or(0, char::len_utf8);
            head.replace_range(at..end, MINUS);
        }
        let ends = |part: &str| part.trim().replace(reader::MINUSES, MINUS);
        let number = match self.range {
            Some(_) if !self.number_text.contains(['至', '到']) => {
                self.number_text.splitn(2, reader::JOINERS).map(ends).collect::<Vec<_>>().join(mark)
            }
            _ => ends(&self.number_text),
        };
        let number_end = head.len() + number.len();
        let text = head + &number + &self.text[self.number_end..];
        let unit_at = (self.unit_at + text.len()).saturating_sub(self.text.len());
        Self {
            number_text: self.text.derive(number),
            number_end,
            unit_at,
            text: self.text.derive(text),
            ..self
        }
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
        let written = digits
            .find(['.', '．'])
            .map_or(0, |at| digits[at..].chars().skip(1).take_while(|&c| reader::digit(c).is_some()).count());
        written + self.finer
    }

    /// Half of what the last digit stands for, magnitude included: 0.05 for `44.8`, 500 for `3.5 万`, 5 for `7 成`.
    pub fn half(&self) -> f64 {
        let factor = self.magnitude.as_ref().map_or(1.0, |magnitude| magnitude.factor);
        0.5 * 10f64.powi(-(self.decimals() as i32)) * factor
    }

    /// The text as written, with `unit` added when the quantity carries none of its own. A percent
    /// sign goes next to the digits, a word behind magnitude and suffix. A blank between two Han characters is none.
    pub fn with_unit(&self, unit: Option<&Text>) -> Text {
        let word = unit.map_or("", |unit| unit.trim());
        let written = self.text.as_str();
        let printed = if word.is_empty() || self.is_percent || self.unit.is_some() {
            written.to_owned()
        } else if word.starts_with(['%', '％', '‰']) {
            let (head, tail) = written.split_at(self.number_end);
            format!("{head}{word}{tail}")
        } else {
            let (head, tail) = written.split_at(self.unit_at);
            let gap = if gap_after(head.trim_end_matches('^')) { " " } else { "" };
            format!("{head}{gap}{word}{tail}")
        };
        self.text.derive(tight(&printed))
    }
}

/// Whether a unit in words stands apart from the text before it: 734 件, but 4.3 万余件.
pub fn gap_after(text: &str) -> bool {
    text.chars().next_back().is_some_and(|c| c.is_ascii())
}

/// A quantity without the blanks between its Han characters, which no Chinese text has: `15009余 件`.
pub fn tight(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let between =
            c == ' ' && out.chars().next_back().is_some_and(han) && rest.peek().copied().is_some_and(han);
        if !between {
            out.push(c);
        }
    }
    out
}

fn han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// A part of a label: raised note marks, lowered letters, and the text between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run<'a> {
    /// Text on the line.
    Plain(&'a str),
    /// What stands between the carets of a note mark, `^1^`.
    Note(&'a str),
    /// What stands between the tildes of a subscript, `CO~2~`.
    Sub(&'a str),
}

/// Splits a label at its note marks and subscripts. A caret or a tilde that opens none is text.
pub fn runs(text: &str) -> Vec<Run<'_>> {
    let mut found = Vec::new();
    let (mut done, mut from) = (0, 0);
    while let Some(open) = text[from..].find(['^', '~']).map(|at| at + from) {
        let (length, is_note) = match note_mark(&text[open..]) {
            Some(length) => (length, true),
            None => match subscript(&text[..open], &text[open..]) {
                Some(length) => (length, false),
                None => {
                    from = open + 1;
                    continue;
                }
            },
        };
        if open > done {
            found.push(Run::Plain(&text[done..open]));
        }
        let inner = &text[open + 1..open + length - 1];
        found.push(if is_note { Run::Note(inner) } else { Run::Sub(inner) });
        done = open + length;
        from = done;
    }
    if done < text.len() {
        found.push(Run::Plain(&text[done..]));
    }
    found
}

/// A label as it reads aloud: without note marks, and with subscripts on the line.
pub fn plain(text: &str) -> String {
    let plain = |run| match run {
        Run::Plain(text) | Run::Sub(text) => Some(text),
        Run::Note(_) => None,
    };
    runs(text).into_iter().filter_map(plain).collect()
}

/// The length in bytes of the note mark that `text` starts with.
pub fn note_mark(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('^')?;
    let close = inner.find('^')?;
    let body = &inner[..close];
    let fits = (1..=3).contains(&body.chars().count()) && body != "-" && body != "+";
    (fits && body.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '*' | '†' | '‡' | '-' | '+')))
        .then_some(close + 2)
}

/// The length in bytes of the subscript that `text` starts with, where `before` is what stands before it: it belongs to a letter or
/// a bracket, as in `CO~2~` and `Ca(OH)~2~`. Anywhere else tildes are ranges and approximate numbers, `20~30` and `~40`.
pub fn subscript(before: &str, text: &str) -> Option<usize> {
    let inner = text.strip_prefix('~')?;
    let owner = before.chars().next_back()?;
    let belongs = owner.is_alphabetic() && !han(owner) || matches!(owner, ')' | ']' | '^');
    let close = inner.find('~').filter(|_| belongs)?;
    let body = &inner[..close];
    let fits = (1..=6).contains(&body.len()) && body.contains(|c: char| c.is_ascii_alphanumeric());
    (fits && body.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-' | '+' | '=')))
        .then_some(close + 2)
}

#[cfg(test)]
mod tests;
