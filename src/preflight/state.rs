//! The graphics state, and the path and the text that are being built (ISO 32000-1, 8.4).

use std::rc::Rc;

use super::colour::{Inks, Space};
use super::geometry::{Area, Matrix};
use super::page::Page;
use crate::geometry::Rect;

/// A sheet without a MediaBox, so that the rest can still be looked at: A4, in points.
const A4: Rect = Rect::new(0.0, 0.0, 595.276, 841.89);

/// What is painted with.
#[derive(Debug, Clone)]
pub(super) struct Paint {
    /// The colour space.
    pub space: Rc<Space>,
    /// The inks of the colour.
    pub inks: Rc<Inks>,
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
    /// The width of lines.
    pub width: f64,
    /// The font, by its number among those that are used.
    pub font: Option<usize>,
    /// Whether its codes may have two bytes.
    pub composite: bool,
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
        let inks = Rc::new(Inks::process([0.0, 0.0, 0.0, 1.0]));
        let black = Paint { space: Rc::new(Space::Gray), inks };
        State {
            ctm: Matrix::IDENTITY,
            clip: page.boxes.media.unwrap_or(A4),
            fill: black.clone(),
            stroke: black,
            width: 1.0,
            font: None,
            composite: false,
            size: 0.0,
            mode: 0,
            leading: 0.0,
        }
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
    /// The smaller side of the smallest rectangle.
    pub thickness: f64,
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
}
