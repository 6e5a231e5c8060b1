//! Marks: the few shapes that every chart is made of, in points from the frame's top left corner.

use super::measure::{Block, Measure, Style, text_width};
use super::scale::Scale;
use crate::source::Text;

/// A finished chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// Width of the frame.
    pub width: f64,
    /// Height of the frame.
    pub height: f64,
    /// The marks, from back to front.
    pub marks: Vec<Mark>,
    /// Which marks stand for which values, for those who measure the drawing.
    pub shown: Vec<Shown>,
    /// Where the values of cells are, for those that no mark of their own stands for.
    pub(super) spots: Vec<((usize, usize), Point)>,
    /// Where its values are measured, for what is set on their axis.
    pub(super) plots: Vec<Plot>,
}

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shown {
    /// Index into [`Drawing::marks`].
    pub mark: usize,
    /// Row and column of the cell.
    pub cell: (usize, usize),
    /// The values at its two ends; one value twice where the mark is a place on an axis.
    pub span: [f64; 2],
}

/// Where the values of a drawing are measured.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plot {
    /// What marks may cover.
    pub area: Area,
    /// Whether values rise; otherwise they grow to the right.
    pub upward: bool,
    /// From a value to its place.
    pub scale: Scale,
}

impl Plot {
    /// A plot whose values grow to the right.
    pub(super) fn across(area: Area, scale: Scale) -> Plot {
        Plot { area, upward: false, scale }
    }

    /// A plot whose values rise.
    pub(super) fn rising(area: Area, scale: Scale) -> Plot {
        Plot { area, upward: true, scale }
    }

    /// Moves it down.
    pub(super) fn sink(&mut self, by: f64) {
        self.area.y += by;
        if self.upward {
            self.scale = self.scale.moved(by);
        }
    }
}

/// A point; `y` grows downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A point from its coordinates.
pub const fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Area {
    /// A rectangle from its corner and size.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// The right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// The bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether two rectangles share more than an edge.
    pub fn meets(&self, other: &Area) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether `other` lies inside.
    pub fn holds(&self, other: &Area) -> bool {
        other.x >= self.x
            && other.y >= self.y
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }

    /// The rectangle with a margin on all sides.
    pub fn grown(&self, by: f64) -> Area {
        Area::new(self.x - by, self.y - by, self.width + 2.0 * by, self.height + 2.0 * by)
    }

    /// The corners, clockwise.
    pub fn corners(&self) -> Vec<Point> {
        vec![
            at(self.x, self.y),
            at(self.right(), self.y),
            at(self.right(), self.bottom()),
            at(self.x, self.bottom()),
        ]
    }
}

/// An ink of the theme, by its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// The strong colour.
    Accent,
    /// Its clear tint.
    AccentTint,
    /// Its faint tint.
    AccentWash,
    /// Text.
    Text,
    /// Secondary text.
    Muted,
    /// Hairlines.
    Rule,
    /// The sheet.
    Paper,
    /// An ink that tells series apart; taken modulo their number.
    Series(usize),
    /// A step from light to the full accent.
    Ramp(usize),
}

/// The outline of a shape or a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its ink.
    pub paint: Paint,
    /// Its width in points; printed no thinner than [`MIN_LINE`](crate::limits::MIN_LINE).
    pub width: f64,
    /// Whether it is dashed.
    pub dashed: bool,
}

impl Stroke {
    /// A continuous line.
    pub const fn solid(paint: Paint, width: f64) -> Self {
        Self { paint, width, dashed: false }
    }

    /// A dashed line.
    pub const fn dashed(paint: Paint, width: f64) -> Self {
        Self { paint, width, dashed: true }
    }
}

/// Which end of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Starts a part of the outline.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A cubic curve with its two control points and its end.
    Cubic(Point, Point, Point),
    /// Back to the start of this part.
    Close,
}

/// One shape or one line of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A filled rectangle.
    Rect {
        /// Where.
        area: Area,
        /// Its ink.
        fill: Paint,
    },
    /// A circle.
    Circle {
        /// Its centre.
        center: Point,
        /// Its radius.
        radius: f64,
        /// Its ink.
        fill: Option<Paint>,
        /// Its outline.
        stroke: Option<Stroke>,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// Any outline.
    Path {
        /// Its steps.
        steps: Vec<Step>,
        /// Its ink.
        fill: Option<Paint>,
        /// Its outline.
        stroke: Option<Stroke>,
    },
    /// The sign for “not disclosed”: an outlined polygon filled with diagonal lines.
    Hatch {
        /// Its corners.
        outline: Vec<Point>,
    },
    /// One line of text.
    Text {
        /// Where its baseline starts, is centred or ends.
        at: Point,
        /// Which of the three.
        anchor: Anchor,
        /// The text; `^1^` is a raised note mark.
        text: Text,
        /// Size and weight.
        style: Style,
        /// Its ink.
        paint: Paint,
    },
}

impl Mark {
    /// Its upper end, of a text that of its capitals.
    fn top(&self) -> f64 {
        match self {
            Mark::Rect { area, .. } => area.y,
            Mark::Circle { center, radius, .. } => center.y - radius,
            Mark::Line { from, to, .. } => from.y.min(to.y),
            Mark::Path { steps, .. } => {
                steps.iter().filter_map(Step::end).map(|end| end.y).fold(f64::MAX, f64::min)
            }
            Mark::Hatch { outline } => outline.iter().map(|corner| corner.y).fold(f64::MAX, f64::min),
            Mark::Text { at, style, .. } => at.y - ASCENT * style.size,
        }
    }

    /// Moves it down.
    fn sink(&mut self, by: f64) {
        match self {
            Mark::Rect { area, .. } => area.y += by,
            Mark::Circle { center, .. } => center.y += by,
            Mark::Line { from, to, .. } => [from, to].into_iter().for_each(|end| end.y += by),
            Mark::Hatch { outline } => outline.iter_mut().for_each(|corner| corner.y += by),
            Mark::Text { at, .. } => at.y += by,
            Mark::Path { steps, .. } => {
                for step in steps {
                    match step {
                        Step::Move(to) | Step::Line(to) => to.y += by,
                        Step::Cubic(a, b, to) => [a, b, to].into_iter().for_each(|point| point.y += by),
                        Step::Close => {}
                    }
                }
            }
        }
    }
}

impl Step {
    /// Where it leads to.
    pub(super) fn end(&self) -> Option<Point> {
        match self {
            Step::Move(to) | Step::Line(to) | Step::Cubic(_, _, to) => Some(*to),
            Step::Close => None,
        }
    }
}

/// Distance between two lines of a hatch.
const HATCH_PITCH: f64 = 3.2;
/// Width of the lines of a hatch.
pub const HATCH_LINE: f64 = 0.6;
/// Width of the border of a hatch.
pub const HATCH_BORDER: f64 = 0.5;

/// The diagonal lines that fill a polygon as a hatch, and its border.
pub fn hatching(corners: &[Point]) -> (Vec<Step>, Vec<Step>) {
    let mut lines = Vec::new();
    let sums = corners.iter().map(|corner| corner.x + corner.y);
    let (low, high) = sums.fold((f64::MAX, f64::MIN), |(low, high), sum| (low.min(sum), high.max(sum)));
    let mut level = (low / HATCH_PITCH).ceil() * HATCH_PITCH;
    while level < high {
        let mut hits: Vec<Point> = Vec::new();
        for (index, from) in corners.iter().enumerate() {
            let to = &corners[(index + 1) % corners.len()];
            let (a, b) = (from.x + from.y - level, to.x + to.y - level);
            // Half-open, so that a line through a corner meets one of its two edges.
            if (a < 0.0) != (b < 0.0) {
                let share = a / (a - b);
                hits.push(at(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share));
            }
        }
        hits.sort_by(|a, b| a.x.total_cmp(&b.x));
        for pair in hits.chunks_exact(2) {
            lines.extend([Step::Move(pair[0]), Step::Line(pair[1])]);
        }
        level += HATCH_PITCH;
    }
    let steps = corners.iter().enumerate();
    let mut edge: Vec<Step> = steps
        .map(|(index, &corner)| if index == 0 { Step::Move(corner) } else { Step::Line(corner) })
        .collect();
    edge.push(Step::Close);
    (lines, edge)
}

/// Share of the type size above the baseline that text may cover.
const ASCENT: f64 = 0.84;
/// Share of the type size below the baseline that text may cover.
const DESCENT: f64 = 0.12;

/// The box that a line of text covers.
pub fn text_area(at: Point, anchor: Anchor, text: &str, style: Style, measure: &dyn Measure) -> Area {
    let width = text_width(text, style, measure);
    let x = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    Area::new(x, at.y - ASCENT * style.size, width, (ASCENT + DESCENT) * style.size)
}

impl Drawing {
    /// An empty frame.
    pub fn new(width: f64) -> Self {
        Self {
            width,
            height: 0.0,
            marks: Vec::new(),
            shown: Vec::new(),
            spots: Vec::new(),
            plots: Vec::new(),
        }
    }

    /// Says that the last mark stands for the values of a cell from one end of `span` to the other.
    pub fn shows(&mut self, cell: (usize, usize), span: [f64; 2]) {
        if let Some(mark) = self.marks.len().checked_sub(1) {
            self.shown.push(Shown { mark, cell, span });
        }
    }

    /// Puts marks in front of the one at `index`, or behind all.
    pub fn insert(&mut self, index: usize, marks: Vec<Mark>) {
        let count = marks.len();
        self.shown.iter_mut().filter(|shown| shown.mark >= index).for_each(|shown| shown.mark += count);
        self.marks.splice(index..index, marks);
    }

    /// Makes room of so much at a height: what stands below it moves down.
    pub fn part(&mut self, height: f64, room: f64) {
        for mark in self.marks.iter_mut().filter(|mark| mark.top() >= height) {
            mark.sink(room);
        }
        for plot in self.plots.iter_mut().filter(|plot| plot.area.y >= height) {
            plot.sink(room);
        }
        for (_, spot) in self.spots.iter_mut().filter(|(_, spot)| spot.y >= height) {
            spot.y += room;
        }
        self.height += room;
    }

    /// Adds a filled rectangle; nothing when it has no extent.
    pub fn rect(&mut self, area: Area, fill: Paint) {
        if area.width > 0.0 && area.height > 0.0 {
            self.marks.push(Mark::Rect { area, fill });
        }
    }

    /// Adds a straight line.
    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        self.marks.push(Mark::Line { from, to, stroke });
    }

    /// Adds a filled circle with an outline that lifts it off what lies under it.
    pub fn dot(&mut self, center: Point, radius: f64, fill: Paint) {
        let stroke = Some(Stroke::solid(Paint::Paper, 0.75));
        self.marks.push(Mark::Circle { center, radius, fill: Some(fill), stroke });
    }

    /// Adds a closed polygon.
    pub fn polygon(&mut self, corners: &[Point], fill: Option<Paint>, stroke: Option<Stroke>) {
        let mut steps: Vec<Step> = Vec::with_capacity(corners.len() + 1);
        for (index, &corner) in corners.iter().enumerate() {
            steps.push(if index == 0 { Step::Move(corner) } else { Step::Line(corner) });
        }
        steps.push(Step::Close);
        self.marks.push(Mark::Path { steps, fill, stroke });
    }

    /// Adds an open line through points.
    pub fn polyline(&mut self, points: &[Point], stroke: Stroke) {
        let steps = points.iter().enumerate();
        let steps =
            steps.map(|(index, &point)| if index == 0 { Step::Move(point) } else { Step::Line(point) });
        self.marks.push(Mark::Path { steps: steps.collect(), fill: None, stroke: Some(stroke) });
    }

    /// Adds the sign for “not disclosed” in a rectangle.
    pub fn hatch(&mut self, area: Area) {
        if area.width > 0.0 && area.height > 0.0 {
            self.marks.push(Mark::Hatch { outline: area.corners() });
        }
    }

    /// Adds a line of text.
    pub fn text(&mut self, at: Point, anchor: Anchor, text: &Text, style: Style, paint: Paint) {
        if !text.trim().is_empty() {
            self.marks.push(Mark::Text { at, anchor, text: text.clone(), style, paint });
        }
    }

    /// The boxes of all texts.
    pub fn text_areas(&self, measure: &dyn Measure) -> Vec<Area> {
        let area = |mark: &Mark| match mark {
            Mark::Text { at, anchor, text, style, .. } => {
                Some(text_area(*at, *anchor, text, *style, measure))
            }
            Mark::Rect { .. }
            | Mark::Circle { .. }
            | Mark::Line { .. }
            | Mark::Path { .. }
            | Mark::Hatch { .. } => None,
        };
        self.marks.iter().filter_map(area).collect()
    }
}

impl Block {
    /// Draws the lines from `top` downwards; `x` is where they start, are centred or end.
    pub fn draw(&self, drawing: &mut Drawing, x: f64, top: f64, anchor: Anchor, paint: Paint) {
        let leading = self.style.leading();
        for (index, line) in self.lines.iter().enumerate() {
            let baseline = top + (index as f64 + 0.5) * leading + self.style.drop();
            drawing.text(at(x, baseline), anchor, line, self.style, paint);
        }
    }
}
