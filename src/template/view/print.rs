//! The measures and families that layouts share with everything else that prints.

use serde::Serialize;

use crate::figure::LATIN_MARKS;
use crate::fonts::{FALLBACK_SANS, FALLBACK_SERIF, Families};
use crate::measures::{
    BODY, BOLD, DISPLAY, GRID, HAIR, LEAD, LOGO, MICRO, NARROW, NOTE, PLATE, PORTRAIT, POSTER, SMALL, THIN,
    TITLE,
};
use crate::source::{Span, Text};

/// The measures that layouts share with everything else that prints, in points, and the families that text is set in: the
/// book's, then those that have what it lacks.
#[derive(Debug, Serialize)]
pub struct Print {
    grid: f64,
    narrow: f64,
    micro: f64,
    small: f64,
    body: f64,
    lead: f64,
    title: f64,
    display: f64,
    poster: f64,
    note: f64,
    hair: f64,
    thin: f64,
    bold: f64,
    plate: f64,
    logo: Frame,
    portrait: Frame,
    sans: [Text; 2],
    serif: [Text; 3],
    quotation: Option<Text>,
    /// The expression of what a Chinese text has in Latin, whose marks are narrow.
    latin_marks: &'static str,
}

/// Width and height in points.
#[derive(Debug, Serialize)]
struct Frame {
    width: f64,
    height: f64,
}

impl Print {
    /// The measures of every book with the families of this one.
    pub fn new(families: &Families) -> Print {
        let Families { sans, serif, quotation } = families.clone();
        let built_in = |name: &str| Text::new(name, Span::default());
        // No more digits than the press can tell apart.
        let short = |points: f64| (points * 1000.0).round() / 1000.0;
        Print {
            grid: GRID,
            narrow: NARROW,
            micro: MICRO,
            small: SMALL,
            body: BODY,
            lead: LEAD,
            title: TITLE,
            display: DISPLAY,
            poster: POSTER,
            note: NOTE,
            hair: HAIR,
            thin: THIN,
            bold: BOLD,
            plate: short(PLATE),
            logo: Frame { width: short(LOGO.0), height: short(LOGO.1) },
            portrait: Frame { width: PORTRAIT.0, height: PORTRAIT.1 },
            sans: [sans, built_in(FALLBACK_SANS)],
            // The serif fallback has the common characters only.
            serif: [serif, built_in(FALLBACK_SERIF), built_in(FALLBACK_SANS)],
            quotation,
            latin_marks: LATIN_MARKS,
        }
    }
}
