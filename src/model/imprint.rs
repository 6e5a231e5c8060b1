//! The imprint: edition, licence, and the ISBN with its bar code.

use super::context::Context;
use crate::content::report::Report;
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic};
use crate::source::Text;

messages! {
    "imprint";
    NO_ISBN(text);
    NO_ISBN_HINT;
    CHECK_DIGIT(found, right);
    CHECK_DIGIT_HINT;
}

/// What the legal page says about the edition.
#[derive(Debug, Clone)]
pub struct Imprint {
    /// Edition and printing.
    pub edition: Option<Text>,
    /// The licence.
    pub licence: Option<Text>,
    /// The ISBN.
    pub isbn: Option<Isbn>,
}

/// An ISBN.
#[derive(Debug, Clone)]
pub struct Isbn {
    /// As it is written.
    pub text: Text,
    /// The bars of its EAN-13 symbol: where each begins and how wide it is, in modules.
    pub bars: Vec<[usize; 2]>,
}

impl Imprint {
    /// Reads the imprint of a report. An ISBN that cannot be is reported.
    pub(super) fn new(report: &Report, cx: &mut Context) -> Option<Imprint> {
        let imprint = report.imprint.as_ref()?;
        let isbn = imprint.isbn.as_ref().and_then(|text| match digits(text) {
            Ok(digits) => Some(Isbn { text: text.clone(), bars: bars(digits) }),
            Err(found) => {
                cx.push(found);
                None
            }
        });
        Some(Imprint { edition: imprint.edition.clone(), licence: imprint.licence.clone(), isbn })
    }
}

/// The digits of an ISBN, whose last one is that of ISO 2108, Annex A.
fn digits(text: &Text) -> Result<[u8; 13], Diagnostic> {
    let typed = text.trim().trim_start_matches("ISBN").trim_start_matches([':', '：', ' ']);
    let plain: Option<Vec<u8>> = typed
        .chars()
        .filter(|c| !matches!(c, '-' | '\u{2010}' | '\u{2011}' | '–' | ' '))
        .map(|c| c.to_digit(10).map(|digit| digit as u8))
        .collect();
    let digits = plain.and_then(|plain| <[u8; 13]>::try_from(plain).ok());
    let Some(digits) =
        digits.filter(|digits| digits.starts_with(&[9, 7, 8]) || digits.starts_with(&[9, 7, 9]))
    else {
        let found = Diagnostic::error(Code::Schema, text.span(), NO_ISBN.with([text.as_str()]));
        return Err(found.hint(NO_ISBN_HINT.plain()));
    };
    let sum: u32 = digits
        .iter()
        .take(12)
        .zip([1, 3].into_iter().cycle())
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .sum();
    let (own, right) = (u32::from(digits[12]), (10 - sum % 10) % 10);
    if own == right {
        return Ok(digits);
    }
    let message = CHECK_DIGIT.with([&own.to_string(), &right.to_string()]);
    Err(Diagnostic::error(Code::Schema, text.span(), message).hint(CHECK_DIGIT_HINT.plain()))
}

/// The modules of digits in the left half with odd parity (ISO/IEC 15420, Table 1); with even parity they are read from behind and
/// inverted, in the right half inverted.
const LEFT: [u8; 10] = [
    0b0001101, 0b0011001, 0b0010011, 0b0111101, 0b0100011, 0b0110001, 0b0101111, 0b0111011, 0b0110111,
    0b0001011,
];
/// Which of the six digits of the left half have even parity, by the first digit of the number (Table 3).
const EVEN: [u8; 10] =
    [0b000000, 0b001011, 0b001101, 0b001110, 0b010011, 0b011001, 0b011100, 0b010101, 0b010110, 0b011010];

/// The bars of an EAN-13 symbol.
fn bars(digits: [u8; 13]) -> Vec<[usize; 2]> {
    let seven = |code: u8| (0..7).rev().map(move |bit| code >> bit & 1 == 1);
    let [first, rest @ ..] = digits;
    let code = |digit: u8| LEFT.get(usize::from(digit)).copied().unwrap_or_default();
    let parity = EVEN.get(usize::from(first)).copied().unwrap_or_default();
    let mut modules: Vec<bool> = vec![true, false, true];
    for (at, digit) in rest.iter().enumerate() {
        match at {
            0..6 if parity >> (5 - at) & 1 == 1 => {
                modules.extend(seven(!code(*digit) & 0x7F).collect::<Vec<_>>().into_iter().rev());
            }
            0..6 => modules.extend(seven(code(*digit))),
            _ => {
                if at == 6 {
                    modules.extend([false, true, false, true, false]);
                }
                modules.extend(seven(!code(*digit) & 0x7F));
            }
        }
    }
    modules.extend([true, false, true]);
    let mut bars: Vec<[usize; 2]> = Vec::new();
    for (at, _) in modules.iter().enumerate().filter(|(_, dark)| **dark) {
        match bars.last_mut() {
            Some([start, width]) if *start + *width == at => *width += 1,
            _ => bars.push([at, 1]),
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn read(text: &str) -> Result<[u8; 13], Diagnostic> {
        digits(&Text::new(text, Span::default()))
    }

    #[test]
    fn an_isbn_has_thirteen_digits_and_the_last_one_checks_the_others() {
        assert!(read("978-3-16-148410-0").is_ok() && read("ISBN 979-10-90636-07-1").is_ok());
        for wrong in ["978-3-16-148410-1", "7-5086-6127-X", "978-3-16-148410", "977-3-16-148410-0", "一二三"]
        {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    /// The symbol of 5901234123457, as it is printed in every description of the code.
    #[test]
    fn bars_are_those_of_the_standard() {
        let bars = bars([5, 9, 0, 1, 2, 3, 4, 1, 2, 3, 4, 5, 7]);
        let dark = |at: usize| bars.iter().any(|[start, width]| (*start..start + width).contains(&at));
        let modules: String = (0..95).map(|at| if dark(at) { '1' } else { '0' }).collect();
        let known =
            "10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101";
        assert_eq!(modules, known);
    }
}
