//! The measures and families that layouts share with everything else that prints.

use serde::Serialize;

use crate::figure::LATIN_MARKS;
use crate::fonts::{FALLBACK_SANS, FALLBACK_SERIF, Families, MARKS};
use crate::geometry::PT_PER_MM;
use crate::limits::{MIN_MODULE, QUIET_ZONE};
use crate::measures::{
    BODY, BOLD, CODE, DISPLAY, GRID, HAIR, LEAD, LOGO, MARK, MICRO, NARROW, NOTE, PLATE, PORTRAIT, POSTER,
    SMALL, THIN, TITLE,
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
    mark: Frame,
    code: CodeFrame,
    /// The weight of large words.
    large_weight: u16,
    sans: Vec<Text>,
    serif: Vec<Text>,
    quotation: Option<Text>,
    /// The expression of what a Chinese text has in Latin, whose marks are narrow.
    latin_marks: &'static str,
}

/// The printed code of an address.
#[derive(Debug, Serialize)]
struct CodeFrame {
    /// Its side with the quiet zone, in points, unless its modules need more.
    side: f64,
    /// The least side of a module, in points.
    module: f64,
    /// Modules that are left white around it.
    quiet: usize,
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
        let Families { sans, serif, quotation, centred_marks, borrowed } = families.clone();
        let built_in = |name: &str| Text::new(name, Span::default());
        let [marks_sans, marks_serif] = MARKS.map(|name| centred_marks.then(|| built_in(name)));
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
            mark: Frame { width: short(MARK.0), height: short(MARK.1) },
            code: CodeFrame { side: short(CODE), module: short(MIN_MODULE * PT_PER_MM), quiet: QUIET_ZONE },
            // The fallback has no light Han.
            large_weight: if borrowed { 400 } else { 300 },
            sans: marks_sans.into_iter().chain([sans, built_in(FALLBACK_SANS)]).collect(),
            // The serif fallback has the common characters only.
            serif: marks_serif
                .into_iter()
                .chain([serif, built_in(FALLBACK_SERIF), built_in(FALLBACK_SANS)])
                .collect(),
            quotation,
            latin_marks: LATIN_MARKS,
        }
    }
}
