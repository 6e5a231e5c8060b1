//! Numbers of chapters, and letters of appendices.

use std::fmt;

/// Which chapter, or which appendix, it is; displayed as it begins the numbers of sections and figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ordinal {
    /// A chapter, from 1.
    Chapter(usize),
    /// An appendix, from 1: A to Z, then AA.
    Appendix(usize),
}

impl fmt::Display for Ordinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Ordinal::Chapter(number) => write!(f, "{number}"),
            Ordinal::Appendix(number) => {
                let mut left = number;
                let mut letters = Vec::new();
                while left > 0 {
                    letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
                    left = (left - 1) / 26;
                }
                f.write_str(&letters.iter().rev().collect::<String>())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Ordinal::{Appendix, Chapter};

    #[test]
    fn chapters_have_numbers_and_appendices_letters() {
        let shown =
            [Chapter(3), Appendix(1), Appendix(26), Appendix(27), Appendix(703)].map(|own| own.to_string());
        assert_eq!(shown, ["3", "A", "Z", "AA", "AAA"]);
    }
}
