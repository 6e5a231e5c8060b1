//! Which pages are in colour, in black alone, or blank.

use serde::Serialize;

use super::Inspection;
use super::colour::Inks;
use super::geometry::meet;
use super::picture;
use crate::geometry::Rect;

/// Pages by the inks inside their trim.
#[derive(Debug, Default, Serialize)]
pub struct PagesByInk {
    /// Pages with any ink but black, or with colours of light.
    pub colour: Vec<usize>,
    /// Pages with black alone.
    pub black: Vec<usize>,
    /// Pages with nothing on them.
    pub blank: Vec<usize>,
}

/// Counts the pages of a file as printers do.
pub(super) fn pages_by_ink(inspection: &Inspection) -> PagesByInk {
    // What of each page is printed at all, and what in colour.
    let count = inspection.pages.len();
    let (mut printed, mut coloured) = (vec![false; count], vec![false; count]);
    let mut add = |index: usize, area: &Rect, inks: &Inks| {
        let Some(page) = inspection.pages.get(index) else { return };
        let inside = page.boxes.finished().is_none_or(|trim| meet(&trim, area));
        printed[index] |= inside && !inks.are_white();
        coloured[index] |= inside && inks.are_coloured();
    };
    for (index, marks) in inspection.seen.marks.iter().enumerate() {
        marks.iter().filter(|mark| !mark.is_picture()).for_each(|mark| add(index, &mark.area, &mark.inks));
    }
    for image in inspection.seen.images.iter().filter(|image| !image.mask && image.space.is_some()) {
        let inks = picture::inks(&inspection.pdf, image).unwrap_or_else(Inks::unknown);
        for place in &image.places {
            if let Some(area) = &place.area {
                add(place.page - 1, area, &inks);
            }
        }
    }
    let mut pages = PagesByInk::default();
    for (number, (printed, coloured)) in (1..).zip(printed.into_iter().zip(coloured)) {
        match (coloured, printed) {
            (true, _) => pages.colour.push(number),
            (false, true) => pages.black.push(number),
            (false, false) => pages.blank.push(number),
        }
    }
    pages
}
