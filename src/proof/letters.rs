//! The letters of a proof on its pages: which of them an area of a page touches, and between which a place lies.

use std::collections::BTreeMap;
use std::ops::Range;

use super::places::{Line, Places};
use crate::geometry::Rect;

/// How far from a line, in points, something is still about it.
const NEAR: f64 = 36.0;
/// How far from the letters of a line, in points, text is still put into it.
const BESIDE: f64 = 14.0;

/// A letter. Lengths are in points, from the upper left corner of its page.
#[derive(Debug, Clone)]
struct Letter {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    field: usize,
    /// Its bytes in what is printed of the field.
    at: Range<usize>,
    /// Whether its line begins with it.
    is_first: bool,
}

/// The letters of a proof.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// By page.
    pages: Vec<Vec<Letter>>,
    /// What is printed of each field, line by line.
    pub printed: BTreeMap<usize, String>,
}

/// A part of a field, by the bytes of what is printed of it.
pub(super) type Part = (usize, Range<usize>);

/// A place in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gap {
    /// The field.
    pub field: usize,
    /// The byte of what is printed of it.
    pub at: usize,
    /// Whether it belongs to what follows it: a line begins there.
    pub begins: bool,
}

impl Letters {
    pub(super) fn new(places: &Places) -> Letters {
        let mut letters = Letters::default();
        for sheet in &places.pages {
            let mut page = Vec::new();
            for line in &sheet.lines {
                letters.line(line, &mut page);
            }
            letters.pages.push(page);
        }
        letters
    }

    fn line(&mut self, line: &Line, page: &mut Vec<Letter>) {
        let points = |tenths: u32| f64::from(tenths) / 10.0;
        let printed = self.printed.entry(line.field).or_default();
        for (index, (letter, edges)) in line.text.chars().zip(line.edges.windows(2)).enumerate() {
            let start = printed.len();
            printed.push(letter);
            page.push(Letter {
                left: points(edges[0]),
                right: points(edges[1]),
                top: points(line.reach.0),
                bottom: points(line.reach.1),
                field: line.field,
                at: start..printed.len(),
                is_first: index == 0,
            });
        }
    }

    fn page(&self, page: usize) -> &[Letter] {
        self.pages.get(page).map_or(&[], Vec::as_slice)
    }

    /// The parts of fields that areas of a page touch: letters that stand together are one.
    pub(super) fn touched(&self, page: usize, areas: &[Rect]) -> Vec<Part> {
        let touches = |letter: &&Letter| {
            let (x, y) = letter.middle();
            areas.iter().any(|area| area.left <= x && x <= area.right && area.top <= y && y <= area.bottom)
        };
        let mut parts: Vec<Part> = Vec::new();
        for letter in self.page(page).iter().filter(touches) {
            match parts.iter_mut().find(|(field, at)| *field == letter.field && at.end == letter.at.start) {
                Some((_, at)) => at.end = letter.at.end,
                None => parts.push((letter.field, letter.at.clone())),
            }
        }
        parts
    }

    /// The part of a field that stands at these bytes of the text of a page's lines; of none, the letter before them.
    pub(super) fn of_page(&self, page: usize, at: Range<usize>) -> Option<Part> {
        let mut end = 0;
        let letters = self.page(page).iter().map(|letter| {
            end += letter.at.len();
            (end, letter)
        });
        let inside = letters
            .filter(|(end, letter)| *end > at.start && end - letter.at.len() < at.end.max(at.start + 1));
        let mut inside = inside.map(|(_, letter)| letter);
        let first = inside.next()?;
        let last = inside.take_while(|letter| letter.field == first.field).last().unwrap_or(first);
        Some((first.field, first.at.start..last.at.end))
    }

    /// The place between two letters that a caret points at: it hangs from the line that they stand on.
    pub(super) fn gap(&self, page: usize, caret: &Rect) -> Option<Gap> {
        let (x, y) = ((caret.left + caret.right) / 2.0, (caret.top + caret.bottom) / 2.0);
        let hangs = |letter: &Letter| (letter.bottom - y).abs();
        let line = self.page(page).iter().map(hangs).reduce(f64::min)?;
        let edges = self.page(page).iter().filter(|letter| hangs(letter) < line + 1.0).flat_map(|letter| {
            let gap = |at, begins| Gap { field: letter.field, at, begins };
            [(letter.left, gap(letter.at.start, letter.is_first)), (letter.right, gap(letter.at.end, false))]
        });
        let nearest = edges.min_by(|a, b| (a.0 - x).abs().total_cmp(&(b.0 - x).abs()))?;
        (line < NEAR && (nearest.0 - x).abs() < BESIDE).then_some(nearest.1)
    }

    /// The part of a field that is nearest to an area, if any is near.
    pub(super) fn nearest(&self, page: usize, area: &Rect) -> Option<Part> {
        if let Some(first) = self.touched(page, std::slice::from_ref(area)).into_iter().next() {
            return Some(first);
        }
        let away = |from: f64, to: f64, low: f64, high: f64| (low - to).max(from - high).max(0.0);
        let rank = |letter: &Letter| {
            let down = away(area.top, area.bottom, letter.top, letter.bottom);
            (down, away(area.left, area.right, letter.left, letter.right))
        };
        let nearest = self.page(page).iter().min_by(|a, b| {
            let (a, b) = (rank(a), rank(b));
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
        })?;
        (rank(nearest).0 < NEAR).then(|| (nearest.field, nearest.at.clone()))
    }
}

impl Letter {
    fn middle(&self) -> (f64, f64) {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::places::Sheet;
    use super::*;

    /// Two fields, the first on two lines: `甲乙` / `丙`, `丁`.
    fn letters() -> Letters {
        let line = |field, top: u32, text: &str| Line {
            field,
            reach: (top, top + 100),
            text: text.to_owned(),
            edges: (0..=text.chars().count() as u32).map(|index| 100 + index * 100).collect(),
        };
        let lines = vec![line(0, 100, "甲乙"), line(0, 300, "丙"), line(1, 500, "丁")];
        Letters::new(&Places { pages: vec![Sheet { lines, ..Sheet::default() }] })
    }

    fn rect(left: f64, top: f64, right: f64, bottom: f64) -> Rect {
        Rect::new(left, bottom, right, top)
    }

    #[test]
    fn areas_touch_letters_by_their_middles() {
        let letters = letters();
        assert_eq!(letters.touched(0, &[rect(9.0, 9.0, 21.0, 21.0)]), [(0, 0..3)]);
        assert_eq!(
            letters.touched(0, &[rect(20.0, 9.0, 31.0, 21.0), rect(9.0, 29.0, 21.0, 41.0)]),
            [(0, 3..9)]
        );
        assert_eq!(letters.touched(0, &[rect(0.0, 29.0, 40.0, 61.0)]), [(0, 6..9), (1, 0..3)]);
        assert!(letters.touched(0, &[rect(300.0, 0.0, 400.0, 900.0)]).is_empty());
        assert!(letters.touched(7, &[rect(0.0, 0.0, 900.0, 900.0)]).is_empty());
    }

    #[test]
    fn carets_hang_from_their_line() {
        let gap = |left: f64, top: f64| letters().gap(0, &rect(left, top, left + 4.0, top + 8.0));
        assert_eq!(gap(18.0, 15.0), Some(Gap { field: 0, at: 3, begins: false }));
        assert_eq!(gap(8.0, 35.0), Some(Gap { field: 0, at: 6, begins: true }));
        assert_eq!(gap(8.0, 15.0), Some(Gap { field: 0, at: 0, begins: true }));
        assert_eq!(gap(18.0, 300.0), None);
    }

    #[test]
    fn notes_are_about_the_nearest_line() {
        assert_eq!(letters().nearest(0, &rect(500.0, 31.0, 520.0, 51.0)), Some((0, 6..9)));
        assert_eq!(letters().nearest(0, &rect(0.0, 70.0, 20.0, 90.0)), Some((1, 0..3)));
        assert_eq!(letters().nearest(0, &rect(0.0, 400.0, 20.0, 420.0)), None);
    }
}
