//! What a printer asks for: thresholds, the standard, and how bad each finding is.

use crate::limits::{BLEED, COARSE_PPI, MIN_KNOCKOUT, MIN_LINE, SHARP_PPI};

/// What a file is held to.
#[derive(Debug, Clone, PartialEq)]
pub struct Preset {
    /// Most ink on one spot, in percent; none: what the printing condition allows.
    pub ink_limit: Option<f64>,
    /// Pixels per inch that pictures should have.
    pub resolution: f64,
    /// Pixels per inch that pictures must have.
    pub coarse: f64,
    /// The thinnest line, in points.
    pub min_line: f64,
    /// The bleed, in millimetres.
    pub bleed: f64,
    /// Text under this size, in points, takes no more than two inks.
    pub small_text: f64,
    /// White text on several inks is at least so large, in points.
    pub knockout: f64,
    /// Black text under this size, in points, overprints.
    pub black_text: f64,
}

impl Default for Preset {
    fn default() -> Preset {
        Preset {
            ink_limit: None,
            resolution: SHARP_PPI,
            coarse: COARSE_PPI,
            min_line: MIN_LINE,
            bleed: BLEED,
            small_text: 9.0,
            knockout: MIN_KNOCKOUT,
            black_text: 12.0,
        }
    }
}
