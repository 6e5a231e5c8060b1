//! Print limits: what a press holds, and what printers and PDF ask for. Everything that prints, and everything that judges print,
//! goes by these numbers.

/// The thinnest line a press holds, in points.
pub const MIN_LINE: f64 = 0.25;

/// Type under this size, in points, stands on one plate.
pub const SMALL_TYPE: f64 = 14.0;

/// Type under this size, in points, must not be white on several inks: it closes up.
pub const MIN_KNOCKOUT: f64 = 6.0;

/// The lightest tint of one ink, in percent, that a press prints reliably.
pub const MIN_TINT: f64 = 8.0;

/// Pixels per inch from which a picture looks sharp.
pub const SHARP_PPI: f64 = 300.0;

/// Pixels per inch from which a picture of one bit looks sharp: twice as many, for its edges have no shades.
pub const SHARP_BITMAP_PPI: f64 = 600.0;

/// Pixels per inch below which pixels are seen.
pub const COARSE_PPI: f64 = 150.0;

/// The bleed that printers ask for, in mm.
pub const BLEED: f64 = 3.0;

/// No printer asks for a wider bleed, in mm.
pub const MAX_BLEED: f64 = 20.0;

/// Width of the slug, in mm: what lies outside the bleed and holds the marks. Printers ask for at least 10.
pub const SLUG: f64 = 12.0;

/// The least side of a module of a printed code, in mm, that every telephone reads.
pub const MIN_MODULE: f64 = 0.4;

/// Modules that are left white around a code (ISO/IEC 18004, 5.3.8).
pub const QUIET_ZONE: usize = 4;

/// Most modules along the side of a printed code, a code of version 10: with its quiet zone it is 26 mm wide at the least.
pub const MAX_MODULES: usize = 57;

/// A spine narrower than this, in mm, bears no text: the fold is not exact enough.
pub const MIN_SPINE: f64 = 5.0;

/// Most bytes of a string in a PDF for archives (ISO 19005-2, 6.1.13).
pub const MAX_STRING: usize = 32_767;
