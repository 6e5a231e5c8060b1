//! The graphics state, and the path and the text that are being built (ISO 32000-1, 8.4).

use std::rc::Rc;

use super::colour::{Inks, Space};
use super::geometry::{Area, Matrix};
use super::page::Page;
use super::seen::{Laid, Overprint};
use crate::geometry::Rect;

/// A sheet without a MediaBox, so that the rest can still be looked at: A4, in points.
pub(super) const A4: Rect = Rect::new(0.0, 0.0, 595.276, 841.89);

/// What is painted with.
#[derive(Debug, Clone)]
pub(super) struct Paint {
    /// The colour space.
    pub space: Rc<Space>,
    /// The inks of the colour; the heaviest of a blend or of a pattern.
    pub inks: Rc<Inks>,
    /// The other inks of a pattern's cell.
    pub cell: Rc<[Rc<Inks>]>,
}

impl Paint {
    /// One colour.
    pub(super) fn solid(space: Rc<Space>, inks: Inks) -> Paint {
        Paint { space, inks: Rc::new(inks), cell: Rc::new([]) }
    }
}

/// The graphics state.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// From the units of the content to those of the page.
    pub ctm: Matrix,
    /// The rectangle around what is not clipped away, in the page's units.
    pub clip: Rect,
    /// What shapes and text are filled with.
    pub fill: Paint,
    /// What lines are drawn with.
    pub stroke: Paint,
    /// Whether shapes and text overprint.
    pub fill_overprint: bool,
    /// Whether lines overprint.
    pub stroke_overprint: bool,
    /// Whether a zero of DeviceCMYK is no paint (`/OPM 1`).
    pub nonzero: bool,
    /// Whether shapes and text are opaque.
    pub fill_opaque: bool,
    /// Whether lines are opaque.
    pub stroke_opaque: bool,
    /// Whether what is painted blends in a mode.
    pub blends: bool,
    /// Whether a mask lies over what is painted.
    pub masked: bool,
    /// The width of lines.
    pub width: f64,
    /// The font, by its number among those that are used.
    pub font: Option<usize>,
    /// Whether its codes may have two bytes.
    pub composite: bool,
    /// Whether its glyphs are content of the file.
    pub drawn: bool,
    /// The size of text.
    pub size: f64,
    /// How text is shown; 3 and 7 show nothing.
    pub mode: i64,
    /// From one line of text to the next.
    pub leading: f64,
}

impl State {
    /// The state at the beginning of a page.
    pub(super) fn new(page: &Page) -> State {
        let black = Paint::solid(Rc::new(Space::Gray), Inks::process([0.0, 0.0, 0.0, 1.0]));
        State {
            ctm: Matrix::IDENTITY,
            clip: page.boxes.media.unwrap_or(A4),
            fill: black.clone(),
            stroke: black,
            fill_overprint: false,
            stroke_overprint: false,
            nonzero: false,
            fill_opaque: true,
            stroke_opaque: true,
            blends: false,
            masked: false,
            width: 1.0,
            font: None,
            composite: false,
            drawn: false,
            size: 0.0,
            mode: 0,
            leading: 0.0,
        }
    }
}

impl State {
    /// How wide lines are on the page.
    pub(super) fn line_width(&self) -> f64 {
        let (across, up) = self.ctm.scales();
        self.width * across.min(up)
    }

    /// How lines lie on what was painted before, or shapes and text.
    pub(super) fn laid(&self, strokes: bool) -> Laid {
        let (overprints, opaque) = match strokes {
            true => (self.stroke_overprint, self.stroke_opaque),
            false => (self.fill_overprint, self.fill_opaque),
        };
        let overprint = match overprints {
            false => Overprint::Knockout,
            true if self.nonzero => Overprint::Nonzero,
            true => Overprint::Zero,
        };
        Laid { overprint, opaque: opaque && !self.blends && !self.masked }
    }
}

/// The path that is being built, and where text stands.
#[derive(Debug)]
pub(super) struct Pen {
    /// The rectangle around the path.
    pub area: Area,
    /// How many points it has.
    pub points: usize,
    /// How many of its parts are upright rectangles.
    pub rectangles: usize,
    /// How thin its thinnest part is.
    pub thickness: f64,
    /// The part that is being drawn, while it consists of straight lines.
    polygon: Vec<(f64, f64)>,
    /// Whether the path is to clip.
    pub clips: bool,
    /// Where the next glyph stands.
    pub text: Matrix,
    /// Where the line of text began.
    pub line: Matrix,
}

impl Default for Pen {
    fn default() -> Self {
        Pen {
            area: Area::default(),
            points: 0,
            rectangles: 0,
            thickness: f64::INFINITY,
            polygon: Vec::new(),
            clips: false,
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
        }
    }
}

impl Pen {
    /// Forgets the path.
    pub(super) fn lift(&mut self) {
        *self = Pen { text: self.text, line: self.line, ..Pen::default() };
    }

    /// Adds a point to the path.
    pub(super) fn point(&mut self, state: &State, x: f64, y: f64) {
        self.area.add(state.ctm.apply(x, y));
        self.points += 1;
    }

    /// Begins another part of the path.
    pub(super) fn begin(&mut self, state: &State, x: f64, y: f64) {
        self.end();
        self.point(state, x, y);
        self.polygon.push(state.ctm.apply(x, y));
    }

    /// Adds a straight line to the part.
    pub(super) fn straight(&mut self, state: &State, x: f64, y: f64) {
        self.point(state, x, y);
        if !self.polygon.is_empty() && self.polygon.len() <= MAX_CORNERS {
            self.polygon.push(state.ctm.apply(x, y));
        }
    }

    /// Adds a curve to the part: how thin it is, is not asked any more.
    pub(super) fn curve(&mut self, state: &State, points: &[f64]) {
        for point in points.chunks_exact(2) {
            self.point(state, point[0], point[1]);
        }
        self.polygon.clear();
    }

    /// Ends a part of the path, and measures it.
    pub(super) fn end(&mut self) {
        if let Some(thickness) = thickness(&self.polygon) {
            self.thickness = self.thickness.min(thickness);
        }
        self.polygon.clear();
    }
}

/// Most corners of a part that may be a line drawn as a shape.
const MAX_CORNERS: usize = 8;
/// How much longer than thick such a part is at least.
const SLENDER: f64 = 10.0;

/// How thin a polygon is, if it is a line that was drawn as a shape: of a strip it is the area over half the way around.
fn thickness(polygon: &[(f64, f64)]) -> Option<f64> {
    if polygon.len() < 4 || polygon.len() > MAX_CORNERS {
        return None;
    }
    let next = polygon.iter().cycle().skip(1);
    let (mut area, mut around) = (0.0, 0.0);
    for ((x, y), (u, v)) in polygon.iter().zip(next) {
        area += x * v - u * y;
        around += (u - x).hypot(v - y);
    }
    let thickness = area.abs() / around;
    (thickness > 0.0 && around / 2.0 > SLENDER * thickness).then_some(thickness)
}

#[cfg(test)]
mod tests {
    use super::thickness;

    #[test]
    fn a_strip_is_as_thick_as_it_is() {
        let near = |polygon: &[(f64, f64)], expected: f64| {
            let found = thickness(polygon).expect("a strip");
            assert!((found - expected).abs() < 0.01, "{found}");
        };
        near(&[(0.0, 0.0), (100.0, 0.0), (100.0, 0.1), (0.0, 0.1)], 0.1);
        near(&[(0.0, 0.0), (100.0, 100.0), (99.9, 100.1), (-0.1, 0.1)], 0.141);
        assert_eq!(thickness(&[(0.0, 0.0), (3.0, 0.0), (3.0, 3.0), (0.0, 3.0)]), None, "a square");
        assert_eq!(
            thickness(&[(0.0, 0.0), (3.0, 0.0), (3.0, 0.1)]),
            None,
            "a triangle is the end of something"
        );
    }
}
