//! Pages side by side: which belong together, and where they differ.

use std::hash::{DefaultHasher, Hash, Hasher};

use image::RgbaImage;
use rayon::prelude::*;
use similar::Algorithm;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use super::words::{Hunk, hunks};
use crate::export;

/// The resolution at which pages are compared and shown, in pixels per inch.
const PPI: f64 = 96.0;

/// Pixels of a side of the squares that are the same or not.
const CELL: u32 = 8;

/// Differences of a channel that are not seen.
const TOLERANCE: u8 = 24;

/// Two pages that belong together, of which one may be missing.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The page before.
    pub old: Option<Side>,
    /// The page after.
    pub new: Option<Side>,
    /// Where they differ, in hundredths of the page: left, top, width, height. Nothing for a page without its other.
    pub areas: Vec<[f64; 4]>,
}

/// A page of a pair.
#[derive(Debug, Clone)]
pub struct Side {
    /// Its number in the document, from 1.
    pub number: usize,
    /// It as PNG.
    pub png: Vec<u8>,
    /// Width and height of the picture, in pixels.
    pub size: (u32, u32),
}

/// The pages that differ, in the order of the newer document. What only shows elsewhere, such as a target of a link, is no difference.
pub fn pairs(old: &PagedDocument, new: &PagedDocument) -> Vec<Pair> {
    let marks = |document: &PagedDocument| {
        document.pages().iter().map(|page| mark(&page.frame)).collect::<Vec<u64>>()
    };
    let (before, after) = (marks(old), marks(new));
    let mut places: Vec<(Option<usize>, Option<usize>)> = Vec::new();
    for Hunk { old: mut went, new: mut came } in hunks(Algorithm::Myers, &before, &after) {
        loop {
            match (went.next(), came.next()) {
                (None, None) => break,
                pair => places.push(pair),
            }
        }
    }
    let pair = |(old_page, new_page): &(Option<usize>, Option<usize>)| {
        let side = |document: &PagedDocument, index: usize| {
            let page = document.pages().get(index)?;
            let (png, pixels) = export::page_png(page, PPI)?;
            Some((Side { number: index + 1, png, size: pixels.dimensions() }, pixels))
        };
        let one = old_page.and_then(|index| side(old, index));
        let other = new_page.and_then(|index| side(new, index));
        let areas = match (&one, &other) {
            (Some((_, one)), Some((_, other))) => areas(one, other),
            _ => Vec::new(),
        };
        Pair { old: one.map(|(side, _)| side), new: other.map(|(side, _)| side), areas }
    };
    // Pages that differ in nothing that is seen are the same.
    let all = places.par_iter().map(pair);
    all.filter(|pair| pair.old.is_none() || pair.new.is_none() || !pair.areas.is_empty()).collect()
}

/// What tells a page from others by what is seen of it.
fn mark(frame: &Frame) -> u64 {
    let mut hasher = DefaultHasher::new();
    hash(frame, &mut hasher);
    hasher.finish()
}

fn hash(frame: &Frame, hasher: &mut DefaultHasher) {
    frame.size().hash(hasher);
    for (place, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                (place, group.transform, &group.clip).hash(hasher);
                hash(&group.frame, hasher);
            }
            FrameItem::Text(text) => {
                (place, &text.font, text.size, &text.fill, &text.stroke, &text.text).hash(hasher);
                text.glyphs.iter().for_each(|glyph| (glyph.id, glyph.x_advance, glyph.x_offset).hash(hasher));
            }
            FrameItem::Shape(shape, _) => (place, shape).hash(hasher),
            FrameItem::Image(image, size, _) => (place, image, size).hash(hasher),
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// Where two pictures differ, as rectangles that hold all squares with a difference, in hundredths of the newer one.
fn areas(old: &RgbaImage, new: &RgbaImage) -> Vec<[f64; 4]> {
    let (width, height) = (old.width().max(new.width()), old.height().max(new.height()));
    let (columns, rows) = (width.div_ceil(CELL), height.div_ceil(CELL));
    let differs = |x: u32, y: u32| match (old.get_pixel_checked(x, y), new.get_pixel_checked(x, y)) {
        (Some(one), Some(other)) => one.0.iter().zip(other.0).any(|(a, b)| a.abs_diff(b) > TOLERANCE),
        (None, None) => false,
        _ => true,
    };
    let cell = |column: u32, row: u32| {
        (0..CELL).any(|y| (0..CELL).any(|x| differs(column * CELL + x, row * CELL + y)))
    };
    // Squares of a row that lie close to one another are one area; those of rows below join it where they overlap.
    let mut found: Vec<[u32; 4]> = Vec::new();
    for row in 0..rows {
        let mut runs: Vec<[u32; 2]> = Vec::new();
        for column in (0..columns).filter(|column| cell(*column, row)) {
            match runs.last_mut() {
                Some(run) if column <= run[1] + 2 => run[1] = column,
                _ => runs.push([column, column]),
            }
        }
        for [left, right] in runs {
            let touching =
                found.iter_mut().find(|own| own[3] + 2 >= row && own[0] <= right + 1 && left <= own[2] + 1);
            match touching {
                Some(own) => *own = [own[0].min(left), own[1], own[2].max(right), row],
                None => found.push([left, row, right, row]),
            }
        }
    }
    let part = |from: u32, whole: u32| f64::from(from * CELL) / f64::from(whole.max(1)) * 100.0;
    let percent = |[left, top, right, bottom]: [u32; 4]| {
        [part(left, width), part(top, height), part(right - left + 1, width), part(bottom - top + 1, height)]
    };
    found.into_iter().map(percent).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_marked_where_they_are() {
        let white = RgbaImage::from_pixel(160, 80, image::Rgba([255; 4]));
        let mut other = white.clone();
        for x in 80..96 {
            other.put_pixel(x, 40, image::Rgba([0, 0, 0, 255]));
        }
        assert_eq!(areas(&white, &other), [[50.0, 50.0, 10.0, 10.0]]);
        assert!(areas(&white, &white).is_empty());
    }
}
