//! What a printer asks for: the standard, thresholds, and how bad each finding is.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Severity};
use crate::limits::{BLEED, COARSE_PPI, MIN_KNOCKOUT, MIN_LINE, SHARP_BITMAP_PPI, SHARP_PPI};

/// A standard of files for print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// PDF/X-1a (ISO 15930-1 and -4).
    X1a,
    /// PDF/X-3 (ISO 15930-3 and -6).
    X3,
    /// PDF/X-4 (ISO 15930-7).
    X4,
    /// PDF/X-6 (ISO 15930-9), as far as it is published what it asks for.
    X6,
}

impl Standard {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Standard::X1a => "PDF/X-1a",
            Standard::X3 => "PDF/X-3",
            Standard::X4 => "PDF/X-4",
            Standard::X6 => "PDF/X-6",
        }
    }

    /// The newest version of PDF that it allows. The older two are those of 2003.
    pub(super) fn newest(self) -> (u32, u32) {
        match self {
            Standard::X1a | Standard::X3 => (1, 4),
            Standard::X4 => (1, 6),
            Standard::X6 => (2, 0),
        }
    }
}

/// What a file is held to.
#[derive(Debug, Clone, PartialEq)]
pub struct Preset {
    /// The standard, if it is one.
    pub standard: Option<Standard>,
    /// Most ink on one spot, in percent; none: what the printing condition allows.
    pub ink_limit: Option<f64>,
    /// The side of the square whose average is held to the limit, in millimetres; none: every spot is.
    pub ink_square: Option<f64>,
    /// Most pages that may be empty; none: any number.
    pub blank_pages: Option<f64>,
    /// Most spot inks; none: any number.
    pub spot_inks: Option<f64>,
    /// Pixels per inch that pictures should have.
    pub resolution: f64,
    /// Pixels per inch that pictures must have.
    pub lowest_resolution: f64,
    /// Pixels per inch that pictures of one bit should have.
    pub bitmap_resolution: f64,
    /// Pixels per inch that pictures of one bit must have.
    pub lowest_bitmap_resolution: f64,
    /// The thinnest line, in points.
    pub line_width: f64,
    /// The bleed, in millimetres.
    pub bleed: f64,
    /// How far text is from the trim at least, in millimetres.
    pub safe_margin: f64,
    /// Text is at least so large, in points.
    pub smallest_text: f64,
    /// Text under this size, in points, is small.
    pub small_text: f64,
    /// Most inks of small text.
    pub small_text_inks: f64,
    /// Most process ink under and in black text, in percent.
    pub rich_black: f64,
    /// White text on several inks is at least so large, in points.
    pub white_text: f64,
    /// Black text under this size, in points, overprints.
    pub black_text: f64,
    /// Black lines under this width, in points, overprint.
    pub black_line: f64,
    /// How bad findings of some rules are; none: they are left out.
    pub rules: BTreeMap<&'static str, Option<Severity>>,
}

impl Default for Preset {
    fn default() -> Preset {
        Preset {
            standard: Some(Standard::X4),
            ink_limit: None,
            ink_square: None,
            blank_pages: None,
            spot_inks: None,
            resolution: SHARP_PPI,
            lowest_resolution: COARSE_PPI,
            bitmap_resolution: SHARP_BITMAP_PPI,
            lowest_bitmap_resolution: SHARP_PPI,
            line_width: MIN_LINE,
            bleed: BLEED,
            safe_margin: 3.0,
            smallest_text: 5.0,
            small_text: 9.0,
            small_text_inks: 2.0,
            rich_black: 280.0,
            white_text: MIN_KNOCKOUT,
            black_text: 12.0,
            black_line: 2.0,
            rules: BTreeMap::new(),
        }
    }
}

impl Preset {
    /// A finding as bad as the preset takes it to be; none if it is left out. Only rules' findings are judged: that a file cannot
    /// be read is an error to everyone.
    pub(super) fn judge(&self, mut finding: Diagnostic) -> Option<Diagnostic> {
        if let Some(severity) = self.rules.get(finding.code.as_str()) {
            finding.severity = (*severity)?;
        }
        Some(finding)
    }
}
