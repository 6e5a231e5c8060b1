//! Plates: what everything on a page asks of the four process plates and the spot's.
//!
//! [`separate`] puts small type on one plate, where nothing can be out of register, and gray on black. [`inspect`] reports
//! what a press does not hold.

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::syntax::Span;
use typst::visualize::{Cmyk, Color, FixedStroke, Geometry, Paint, ProcessColor};
use typst_layout::PagedDocument;

/// Type under this size, in points, stands on one plate.
pub const SMALL: f64 = 14.0;
/// Type under this size, in points, must not be white on several inks.
pub const LEAST_KNOCKOUT: f64 = 6.0;
/// The thinnest line a press holds, in points.
pub const LEAST_LINE: f64 = 0.25;
/// What rounding may do to a length in points.
const TOLERANCE: f64 = 0.005;
/// Colours with less ink than this, in percent, are light: small type in them is meant to stand on a dark ground.
const LIGHT: f64 = 90.0;

/// Something that the press does not hold, and what it was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What is wrong.
    pub problem: Problem,
    /// The Typst source that made it.
    pub span: Span,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// A colour of another space than CMYK, gray or spot, as Typst writes it.
    Rgb(String),
    /// A colour with this much ink, in percent.
    Ink(f64),
    /// A line of this width, in points.
    ThinLine(f64),
    /// White type of this size, in points, on this many inks.
    Knockout(f64, usize),
}

/// Puts small type on one plate and gray on the black one.
pub fn separate(frame: &mut Frame) {
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => separate(&mut group.frame),
            FrameItem::Text(text) => {
                text.fill = on_black(&text.fill);
                if text.size.to_pt() < SMALL {
                    text.fill = on_one_plate(&text.fill);
                }
                text.stroke = text.stroke.take().map(stroke);
            }
            FrameItem::Shape(shape, _) => {
                shape.fill = shape.fill.as_ref().map(on_black);
                shape.stroke = shape.stroke.take().map(stroke);
            }
            _ => {}
        }
        true
    });
}

fn stroke(stroke: FixedStroke) -> FixedStroke {
    FixedStroke { paint: on_black(&stroke.paint), ..stroke }
}

/// Typst's own black and grays would be separated into four inks; black ink alone shows them.
pub fn on_black(paint: &Paint) -> Paint {
    match paint {
        Paint::Solid(Color::Process(ProcessColor::Luma(gray))) => {
            Paint::Solid(cmyk([0.0, 0.0, 0.0, (1.0 - gray.luma) * gray.alpha]))
        }
        other => other.clone(),
    }
}

/// A colour of several inks gives way to black, or to the paper where it is light.
fn on_one_plate(paint: &Paint) -> Paint {
    match inks(paint) {
        Some(inks) if plates(&inks) > 1 => {
            let light = total(&inks) < LIGHT;
            Paint::Solid(cmyk([0.0, 0.0, 0.0, if light { 0.0 } else { 1.0 }]))
        }
        _ => paint.clone(),
    }
}

fn cmyk([c, m, y, k]: [f32; 4]) -> Color {
    Color::Process(ProcessColor::Cmyk(Cmyk { c, m, y, k }))
}

/// Cyan, magenta, yellow and black of a process colour, each from 0 to 1.
fn inks(paint: &Paint) -> Option<[f32; 4]> {
    match paint {
        Paint::Solid(Color::Process(colour @ ProcessColor::Cmyk(_))) => Some(colour.to_vec4()),
        _ => None,
    }
}

fn plates(inks: &[f32; 4]) -> usize {
    inks.iter().filter(|ink| **ink > 0.0).count()
}

fn total(inks: &[f32; 4]) -> f64 {
    inks.iter().map(|ink| f64::from(*ink) * 100.0).sum()
}

/// Reports what the press does not hold, page by page. `limit` is the most ink, in percent.
pub fn inspect(document: &PagedDocument, limit: f64) -> Vec<Finding> {
    let mut found = Vec::new();
    for page in document.pages() {
        let mut inspector = Inspector { limit, found: &mut found, grounds: Vec::new() };
        if let Some(fill) = page.fill_or_transparent() {
            inspector.paint(&fill, Span::detached());
            let far = Abs::pt(1e4);
            inspector.ground(Point::splat(-far), Point::splat(far), &fill);
        }
        inspector.frame(&page.frame, Transform::identity());
    }
    found
}

struct Inspector<'a> {
    limit: f64,
    found: &'a mut Vec<Finding>,
    /// What was painted so far: corners and number of inks.
    grounds: Vec<(Point, Point, usize)>,
}

impl Inspector<'_> {
    fn report(&mut self, problem: Problem, span: Span) {
        self.found.push(Finding { problem, span });
    }

    fn frame(&mut self, frame: &Frame, around: Transform) {
        for (at, item) in frame.items() {
            let here = around.pre_concat(Transform::translate(at.x, at.y));
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, here.pre_concat(group.transform)),
                FrameItem::Shape(shape, span) => {
                    if let Some(fill) = &shape.fill {
                        self.paint(fill, *span);
                        if !matches!(shape.geometry, Geometry::Line(_)) {
                            let area = shape.bbox(false);
                            self.ground(area.min.transform(here), area.max.transform(here), fill);
                        }
                    }
                    if let Some(stroke) = &shape.stroke {
                        self.paint(&stroke.paint, *span);
                        let width = stroke.thickness.to_pt() * scale(&here);
                        if width > 0.0 && width < LEAST_LINE - TOLERANCE {
                            self.report(Problem::ThinLine(width), *span);
                        }
                    }
                }
                FrameItem::Text(text) => {
                    let span = text.glyphs.first().map_or(Span::detached(), |glyph| glyph.span.0);
                    self.paint(&text.fill, span);
                    let size = text.size.to_pt() * scale(&here);
                    let white = inks(&text.fill).is_some_and(|inks| plates(&inks) == 0);
                    if white && size < LEAST_KNOCKOUT - TOLERANCE {
                        let middle = Point::new(text.width() / 2.0, -text.size * 0.3).transform(here);
                        let plates = self.plates_at(middle);
                        if plates > 1 {
                            self.report(Problem::Knockout(size, plates), span);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn paint(&mut self, paint: &Paint, span: Span) {
        let solid = |colour: &Color, found: &mut Vec<Finding>| match colour {
            Color::Spot(_) | Color::Process(ProcessColor::Luma(_)) => {}
            Color::Process(process @ ProcessColor::Cmyk(_)) => {
                let ink = total(&process.to_vec4());
                if ink > self.limit + 0.5 {
                    found.push(Finding { problem: Problem::Ink(ink), span });
                }
            }
            Color::Process(_) => {
                let [r, g, b, _] = colour.to_vec4_u8();
                let hex = format!("#{r:02x}{g:02x}{b:02x}");
                found.push(Finding { problem: Problem::Rgb(hex), span });
            }
        };
        match paint {
            Paint::Solid(colour) => solid(colour, self.found),
            Paint::Gradient(gradient) => {
                gradient.stops_ref().iter().for_each(|(colour, _)| solid(colour, self.found));
            }
            Paint::Tiling(tiling) => {
                let mut inside = Inspector { limit: self.limit, found: self.found, grounds: Vec::new() };
                inside.frame(tiling.frame(), Transform::identity());
            }
        }
    }

    fn ground(&mut self, a: Point, b: Point, fill: &Paint) {
        let plates = match inks(fill) {
            Some(inks) => plates(&inks),
            // A spot is one plate; what a gradient asks for is not known, but it is more.
            None => usize::from(!matches!(fill, Paint::Solid(Color::Spot(_)))) + 1,
        };
        self.grounds.push((a.min(b), a.max(b), plates));
    }

    /// How many inks the topmost ground at a point has.
    fn plates_at(&self, point: Point) -> usize {
        let holds = |(low, high, _): &&(Point, Point, usize)| {
            low.x <= point.x && point.x <= high.x && low.y <= point.y && point.y <= high.y
        };
        self.grounds.iter().rev().find(holds).map_or(0, |(_, _, plates)| *plates)
    }
}

/// How much a transform enlarges lengths.
fn scale(transform: &Transform) -> f64 {
    let (sx, ky) = (transform.sx.get(), transform.ky.get());
    (sx * sx + ky * ky).sqrt()
}

#[cfg(test)]
mod tests {
    use typst::layout::{FrameKind, Size};

    use super::*;

    fn ink(c: f32, m: f32, y: f32, k: f32) -> Paint {
        Paint::Solid(cmyk([c, m, y, k]))
    }

    #[test]
    fn small_type_stands_on_one_plate() {
        for (given, wanted) in [
            (ink(1.0, 0.4, 0.3, 0.45), ink(0.0, 0.0, 0.0, 1.0)),
            (ink(0.35, 0.08, 0.12, 0.0), ink(0.0, 0.0, 0.0, 0.0)),
            (ink(0.0, 0.0, 0.0, 0.7), ink(0.0, 0.0, 0.0, 0.7)),
            (ink(0.0, 1.0, 0.0, 0.0), ink(0.0, 1.0, 0.0, 0.0)),
        ] {
            assert_eq!(on_one_plate(&given), wanted);
        }
        assert_eq!(on_black(&Paint::Solid(Color::BLACK)), ink(0.0, 0.0, 0.0, 1.0));
    }

    #[test]
    fn what_a_press_does_not_hold_is_found() {
        let mut frame = Frame::new(Size::splat(Abs::pt(100.0)), FrameKind::Hard);
        let square = Geometry::Rect(Size::splat(Abs::pt(50.0)));
        let line = |width: f64, paint: Paint| {
            let to = Point::new(Abs::pt(10.0), Abs::zero());
            Geometry::Line(to).stroked(FixedStroke::from_pair(paint, Abs::pt(width)))
        };
        for shape in [
            square.clone().filled(ink(0.9, 0.9, 0.9, 0.9)),
            square.filled(ink(0.5, 0.5, 0.5, 0.9)),
            line(0.25, ink(0.0, 0.0, 0.0, 1.0)),
            line(0.1, ink(0.0, 0.0, 0.0, 1.0)),
            line(1.0, Paint::Solid(Color::RED)),
        ] {
            frame.push(Point::zero(), FrameItem::Shape(shape, Span::detached()));
        }
        let mut found = Vec::new();
        let mut inspector = Inspector { limit: 300.0, found: &mut found, grounds: Vec::new() };
        inspector.frame(&frame, Transform::identity());
        let problems: Vec<String> = found.iter().map(|found| format!("{:?}", found.problem)).collect();
        assert_eq!(problems, ["Ink(360.0)", "ThinLine(0.1)", "Rgb(\"#ff4136\")"]);
    }
}
