//! The page: trim size, margins and bleed, in mm.

use super::context::Context;
use crate::content::report::{Page as PageContent, PageSetup, Report, SideColumn, Size, Subheads};
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, message as m};
use crate::geometry::{MM_PER_INCH, PT_PER_MM};
use crate::limits::{BLEED, MAX_BLEED};
use crate::measures::{BODY, GRID, NARROW};
use crate::source::Text;

messages! {
    BLEED_OVER_MARGIN(bleed, margin);
    BLEED_OVER_MARGIN_HINT;
}

/// Trim size, margins and bleed in mm; the measure in pt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Page {
    /// Trim width.
    pub width: f64,
    /// Trim height.
    pub height: f64,
    /// Margin at the spine.
    pub inside: f64,
    /// Margin at the fore-edge.
    pub outside: f64,
    /// Margin above the text.
    pub top: f64,
    /// Margin below the text.
    pub bottom: f64,
    /// What is printed beyond the trim in the press edition.
    pub bleed: f64,
    /// The measure: width of the text, in pt.
    pub measure: f64,
    /// Where the side column stands, if there is one.
    pub side_column: SideColumn,
    /// Where the sub-headings of chapters stand.
    pub subheads: Subheads,
}

/// The share of the measure that the main column takes.
const MAIN: f64 = 0.755;

impl Page {
    /// The width of the main column, in pt: a whole number of characters, so that justified Chinese is not stretched. A narrow page
    /// has this one only.
    pub fn main(&self) -> f64 {
        let share = if self.is_narrow() { 1.0 } else { MAIN };
        (self.measure * share / BODY).floor() * BODY
    }

    /// The width of the side column, in pt; on a narrow page, that of a picture which would stand in it.
    pub fn side(&self) -> f64 {
        if self.is_narrow() { self.measure / 2.0 } else { self.measure - self.main() - GRID }
    }

    fn is_narrow(&self) -> bool {
        self.measure < NARROW
    }

    /// Width and height of the page with its bleed, in pt.
    pub fn bled(&self) -> (f64, f64) {
        ((self.width + 2.0 * self.bleed) * PT_PER_MM, (self.height + 2.0 * self.bleed) * PT_PER_MM)
    }

    /// The page of a report.
    pub(super) fn new(report: &Report, cx: &mut Context) -> Page {
        let setup = match report.page.as_deref() {
            None => PageSetup::default(),
            Some(PageContent::Size(size)) => PageSetup { size: Some(*size), ..Default::default() },
            Some(PageContent::Full(setup)) => setup.clone(),
        };
        let (width, height) = match setup.size.unwrap_or(Size::A4) {
            Size::A4 => (210.0, 297.0),
            Size::A5 => (148.0, 210.0),
            Size::B5 => (176.0, 250.0),
            Size::K16 => (210.0, 285.0),
            Size::Letter => (215.9, 279.4),
        };
        let mut length = |value: &Option<Text>, default: f64| {
            value.as_ref().and_then(|value| mm(value, cx)).unwrap_or(default)
        };
        let width = length(&setup.width, width);
        let height = length(&setup.height, height);
        // The margins of a page of another size keep A4's proportions.
        let (across, down) = (width / 210.0, height / 297.0);
        let inside = length(&setup.inside, 25.0 * across);
        let outside = length(&setup.outside, 22.0 * across);
        let top = length(&setup.top, 26.0 * down);
        let bottom = length(&setup.bottom, 26.0 * down);
        let declared = report.press.as_ref().and_then(|press| press.bleed.as_ref());
        let bleed = declared.and_then(|value| mm(value, cx)).unwrap_or(BLEED);
        // What does not fit together is reported where the book says it; without a word of its own, everything fits.
        let page = report.page.as_ref().map(|page| page.span);
        let place = declared.map(Text::span).or(page).unwrap_or_else(|| report.title.span());
        let narrowest = inside.min(outside).min(top).min(bottom);
        if bleed > MAX_BLEED {
            cx.push(Diagnostic::error(Code::Schema, place, m::BAD_BLEED.plain()));
        } else if bleed > narrowest {
            let [bleed, margin] = [bleed, narrowest].map(|mm| format!("{mm:.1}"));
            let found = Diagnostic::error(Code::Schema, place, BLEED_OVER_MARGIN.with([&bleed, &margin]));
            cx.push(found.hint(BLEED_OVER_MARGIN_HINT.plain()));
        }
        if let Some(page) = page
            && (width - inside - outside < 60.0
                || height - top - bottom < 60.0
                || width > 1000.0
                || height > 1000.0)
        {
            cx.push(Diagnostic::error(Code::Schema, page, m::BAD_PAGE.plain()));
        }
        Page {
            width,
            height,
            inside,
            outside,
            top,
            bottom,
            bleed,
            measure: (width - inside - outside) * PT_PER_MM,
            side_column: setup.side.unwrap_or_default(),
            subheads: setup.subheads.unwrap_or_default(),
        }
    }
}

/// A length such as `3mm`, in mm.
pub(super) fn mm(value: &Text, cx: &mut Context) -> Option<f64> {
    let typed = value.as_str().trim();
    let unit = typed.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(typed.len());
    let factor = match typed[unit..].trim() {
        "mm" => Some(1.0),
        "cm" => Some(10.0),
        "in" => Some(MM_PER_INCH),
        "pt" => Some(1.0 / PT_PER_MM),
        _ => None,
    };
    let number = typed[..unit].trim().parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0);
    let length = number.zip(factor).map(|(number, factor)| number * factor);
    if length.is_none() {
        cx.push(
            Diagnostic::error(Code::Schema, value.span(), m::BAD_LENGTH.with([typed]))
                .hint(m::BAD_LENGTH_HINT.plain()),
        );
    }
    length
}
