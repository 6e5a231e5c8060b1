//! The code of an address: a QR code (ISO/IEC 18004) as the dark modules that a layout draws.

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

use crate::limits::MAX_MODULES;

/// A QR code: a square field of modules, without the quiet zone around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Code {
    /// Modules along a side.
    pub size: usize,
    /// The dark modules, row by row.
    pub runs: Vec<Run>,
}

/// Dark modules side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The first one's column, from 0.
    pub x: usize,
    /// Their row, from 0.
    pub y: usize,
    /// How many they are.
    pub length: usize,
}

impl Code {
    /// The code of a text that restores up to 15 % of itself (level M). `None` if it takes more modules than a page has room
    /// for at the least size that is read from print.
    pub fn new(text: &str) -> Option<Code> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let size = code.width();
        if size > MAX_MODULES {
            return None;
        }
        let mut runs: Vec<Run> = Vec::new();
        for (index, colour) in code.to_colors().into_iter().enumerate() {
            let (x, y) = (index % size, index / size);
            if colour == Color::Light {
                continue;
            }
            match runs.last_mut().filter(|run| run.y == y && run.x + run.length == x) {
                Some(run) => run.length += 1,
                None => runs.push(Run { x, y, length: 1 }),
            }
        }
        Some(Code { size, runs })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_finders_in_three_corners() {
        let code = Code::new("https://example.com/cases/acme").expect("a code");
        assert_eq!(code.size, 29);
        let last = code.size - 7;
        for (x, y) in [(0, 0), (last, 0), (0, last)] {
            assert!(code.runs.contains(&Run { x, y, length: 7 }), "{code:?}");
        }
        assert!(!code.runs.contains(&Run { x: last, y: last, length: 7 }));
    }

    #[test]
    fn what_takes_too_many_modules_has_no_code() {
        let address = |length: usize| format!("https://example.com/{}", "a".repeat(length - 20));
        assert_eq!(Code::new(&address(213)).map(|code| code.size), Some(57));
        assert_eq!(Code::new(&address(214)), None);
        assert_eq!(Code::new(&address(5_000)), None);
    }
}
