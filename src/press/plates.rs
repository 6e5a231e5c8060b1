//! Plates: what everything on a page asks of the four process plates and the spot's.
//!
//! [`separate`] puts small type on one plate, where nothing can be out of register, and gray on black. [`inspect`] reports
//! what a press does not hold.

use typst::introspection::Tag;
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::syntax::Span;
use typst::text::TextItem;
use typst::visualize::{Cmyk, Color, FixedStroke, Geometry, Paint, ProcessColor, Shape};
use typst_layout::{Page, PagedDocument};

use crate::limits::{MIN_KNOCKOUT, MIN_LINE, SMALL_TYPE};

/// What rounding may do to a length in points.
const TOLERANCE: f64 = 0.005;

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
pub fn separate(page: &mut Page) {
    page.fill = page.fill.clone().map(|fill| fill.as_ref().map(on_black));
    on_black_everywhere(&mut page.frame);
    let mut typist = Typist { grounds: Grounds::new(page), fills: Vec::new() };
    typist.frame(&page.frame, Transform::identity());
    apply(&mut page.frame, &mut typist.fills.into_iter());
}

fn on_black_everywhere(frame: &mut Frame) {
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => on_black_everywhere(&mut group.frame),
            FrameItem::Text(text) => {
                text.fill = on_black(&text.fill);
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

/// Gives every text its new colour, in the order in which [`Typist`] met them.
fn apply(frame: &mut Frame, fills: &mut impl Iterator<Item = Option<Paint>>) {
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => apply(&mut group.frame, fills),
            FrameItem::Text(text) => {
                if let Some(fill) = fills.next().flatten() {
                    text.fill = fill;
                }
            }
            _ => {}
        }
        true
    });
}

/// Decides the colour of every text from what lies behind it.
struct Typist {
    grounds: Grounds,
    fills: Vec<Option<Paint>>,
}

impl Typist {
    fn frame(&mut self, frame: &Frame, around: Transform) {
        for (at, item) in frame.items() {
            let here = around.pre_concat(Transform::translate(at.x, at.y));
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, here.pre_concat(group.transform)),
                FrameItem::Shape(shape, _) => self.grounds.add(shape, here),
                FrameItem::Text(text) => {
                    let small = text.size.to_pt() * scale(&here) < SMALL_TYPE;
                    let own = inks(&text.fill).filter(|inks| small && plates(inks) > 1);
                    // What is lighter than its ground becomes white, everything else black.
                    let fill = own.map(|own| {
                        let lighter = total(&own) < total(&self.grounds.behind(text, here));
                        Paint::Solid(cmyk([0.0, 0.0, 0.0, if lighter { 0.0 } else { 1.0 }]))
                    });
                    self.fills.push(fill);
                }
                _ => {}
            }
        }
    }
}

/// What was painted so far on a page: corners and inks.
struct Grounds(Vec<(Point, Point, [f32; 4])>);

impl Grounds {
    /// The page's own fill.
    fn new(page: &Page) -> Grounds {
        let far = Point::splat(Abs::pt(1e4));
        let fill = page.fill_or_transparent();
        Grounds(fill.iter().map(|fill| (-far, far, weight(fill))).collect())
    }

    fn add(&mut self, shape: &Shape, here: Transform) {
        if let (Some(fill), false) = (&shape.fill, matches!(shape.geometry, Geometry::Line(_))) {
            let area = shape.bbox(false);
            let (a, b) = (area.min.transform(here), area.max.transform(here));
            self.0.push((a.min(b), a.max(b), weight(fill)));
        }
    }

    /// The inks of the topmost ground behind the middle of a text.
    fn behind(&self, text: &TextItem, here: Transform) -> [f32; 4] {
        let middle = Point::new(text.width() / 2.0, -text.size * 0.3).transform(here);
        let holds = |(low, high, _): &&(Point, Point, [f32; 4])| {
            low.x <= middle.x && middle.x <= high.x && low.y <= middle.y && middle.y <= high.y
        };
        self.0.iter().rev().find(holds).map_or([0.0; 4], |(_, _, inks)| *inks)
    }
}

/// A paint as inks. A spot counts as one of them; what a gradient asks for is not known, but it is more.
fn weight(paint: &Paint) -> [f32; 4] {
    match paint {
        Paint::Solid(Color::Spot(spot)) => [0.0, 0.0, 0.0, spot.tint.get() as f32],
        _ => inks(paint).unwrap_or([0.5; 4]),
    }
}

fn stroke(stroke: FixedStroke) -> FixedStroke {
    FixedStroke { paint: on_black(&stroke.paint), ..stroke }
}

/// Typst's own black and grays would be separated into four inks; black ink alone shows them.
fn on_black(paint: &Paint) -> Paint {
    match paint {
        Paint::Solid(Color::Process(ProcessColor::Luma(gray))) => {
            Paint::Solid(cmyk([0.0, 0.0, 0.0, (1.0 - gray.luma) * gray.alpha]))
        }
        other => other.clone(),
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

/// Reports what the press does not hold, page by page. `limit` is the most ink, in percent. The `known` inks are the theme's,
/// which is weighed where it is written.
pub fn inspect(document: &PagedDocument, limit: f64, known: &[[f64; 4]]) -> Vec<Finding> {
    let mut found = Vec::new();
    for page in document.pages() {
        let mut inspector = Inspector {
            limit,
            known,
            found: &mut found,
            grounds: Grounds::new(page),
            near: Span::detached(),
        };
        if let Some(fill) = page.fill_or_transparent() {
            inspector.paint(&fill, Span::detached());
        }
        inspector.frame(&page.frame, Transform::identity());
    }
    found
}

struct Inspector<'a> {
    limit: f64,
    known: &'a [[f64; 4]],
    found: &'a mut Vec<Finding>,
    grounds: Grounds,
    /// The last element that began here: what has no span of its own belongs to it.
    near: Span,
}

impl Inspector<'_> {
    fn report(&mut self, problem: Problem, span: Span) {
        let span = self.own(span);
        self.found.push(Finding { problem, span });
    }

    fn own(&self, span: Span) -> Span {
        if span.is_detached() { self.near } else { span }
    }

    fn frame(&mut self, frame: &Frame, around: Transform) {
        for (at, item) in frame.items() {
            let here = around.pre_concat(Transform::translate(at.x, at.y));
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, here.pre_concat(group.transform)),
                FrameItem::Shape(shape, span) => {
                    if let Some(fill) = &shape.fill {
                        self.paint(fill, *span);
                    }
                    self.grounds.add(shape, here);
                    if let Some(stroke) = &shape.stroke {
                        self.paint(&stroke.paint, *span);
                        let width = stroke.thickness.to_pt() * scale(&here);
                        if width > 0.0 && width < MIN_LINE - TOLERANCE {
                            self.report(Problem::ThinLine(width), *span);
                        }
                    }
                }
                FrameItem::Text(text) => {
                    let span = text.glyphs.first().map_or(Span::detached(), |glyph| glyph.span.0);
                    self.paint(&text.fill, span);
                    let size = text.size.to_pt() * scale(&here);
                    let white = inks(&text.fill).is_some_and(|inks| plates(&inks) == 0);
                    if white && size < MIN_KNOCKOUT - TOLERANCE {
                        let plates = plates(&self.grounds.behind(text, here));
                        if plates > 1 {
                            self.report(Problem::Knockout(size, plates), span);
                        }
                    }
                }
                FrameItem::Tag(Tag::Start(element, _)) if !element.span().is_detached() => {
                    self.near = element.span();
                }
                _ => {}
            }
        }
    }

    fn paint(&mut self, paint: &Paint, span: Span) {
        let span = self.own(span);
        let (limit, known) = (self.limit, self.known);
        let is_known = |inks: &[f32; 4]| {
            let near = |(a, b): (&f32, &f64)| (f64::from(*a) * 100.0 - b).abs() < 0.3;
            known.iter().any(|own| inks.iter().zip(own).all(near))
        };
        let solid = |colour: &Color, found: &mut Vec<Finding>| match colour {
            Color::Spot(_) | Color::Process(ProcessColor::Luma(_)) => {}
            Color::Process(process @ ProcessColor::Cmyk(_)) => {
                let inks = process.to_vec4();
                let ink = total(&inks);
                if ink > limit + 0.5 && !is_known(&inks) {
                    found.push(Finding { problem: Problem::Ink(ink.round()), span });
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
                let mut inside = Inspector {
                    limit: self.limit,
                    known: self.known,
                    found: self.found,
                    grounds: Grounds(Vec::new()),
                    near: self.near,
                };
                inside.frame(tiling.frame(), Transform::identity());
            }
        }
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

    /// The colours that texts of a size get, on the grounds that lie under them.
    fn set(size: f64, given: &[(Option<Paint>, Paint)]) -> Vec<Paint> {
        let font = typst::text::Font::new(
            typst::foundations::Bytes::new(
                include_bytes!("../../fonts/_sans/NotoSansSC-Regular.ttf").as_slice(),
            ),
            0,
        );
        let font = font.expect("a font");
        let variant = font.info().variant;
        let font = font.instantiate(variant, Abs::pt(size), &Default::default());
        let mut page = Page {
            frame: Frame::new(Size::splat(Abs::pt(100.0)), FrameKind::Hard),
            bleed: Default::default(),
            fill: typst::foundations::Smart::Custom(None),
            numbering: None,
            supplement: Default::default(),
            number: 1,
        };
        for (ground, fill) in given {
            if let Some(ground) = ground {
                let square = Geometry::Rect(Size::splat(Abs::pt(50.0))).filled(ground.clone());
                page.frame.push(Point::zero(), FrameItem::Shape(square, Span::detached()));
            }
            let text = TextItem {
                font: font.clone(),
                size: Abs::pt(size),
                fill: fill.clone(),
                stroke: None,
                lang: typst::text::Lang::CHINESE,
                region: None,
                text: "字".into(),
                glyphs: Vec::new(),
            };
            page.frame.push(Point::splat(Abs::pt(20.0)), FrameItem::Text(text));
        }
        separate(&mut page);
        let texts = page.frame.items().filter_map(|(_, item)| match item {
            FrameItem::Text(text) => Some(text.fill.clone()),
            _ => None,
        });
        texts.collect()
    }

    #[test]
    fn small_type_stands_on_one_plate() {
        let (black, white) = (ink(0.0, 0.0, 0.0, 1.0), ink(0.0, 0.0, 0.0, 0.0));
        let (accent, tint) = (ink(0.7, 0.15, 0.0, 0.0), ink(0.3, 0.1, 0.0, 0.0));
        let (gray, magenta) = (ink(0.0, 0.0, 0.0, 0.7), ink(0.0, 1.0, 0.0, 0.0));
        let given = [
            (None, accent.clone()),
            (None, gray.clone()),
            (None, magenta.clone()),
            (None, Paint::Solid(Color::BLACK)),
            (Some(tint.clone()), accent.clone()),
            (Some(accent.clone()), tint.clone()),
        ];
        let small = [&black, &gray, &magenta, &black, &black, &white].map(Clone::clone);
        assert_eq!(set(8.0, &given), small);
        let large = [&accent, &gray, &magenta, &black, &accent, &tint].map(Clone::clone);
        assert_eq!(set(20.0, &given), large);
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
            square.clone().filled(ink(0.9, 0.9, 0.9, 1.0)),
            square.filled(ink(0.5, 0.5, 0.5, 0.9)),
            line(0.25, ink(0.0, 0.0, 0.0, 1.0)),
            line(0.1, ink(0.0, 0.0, 0.0, 1.0)),
            line(1.0, Paint::Solid(Color::RED)),
        ] {
            frame.push(Point::zero(), FrameItem::Shape(shape, Span::detached()));
        }
        let mut found = Vec::new();
        let mut inspector = Inspector {
            limit: 300.0,
            known: &[[90.0, 90.0, 90.0, 100.0]],
            found: &mut found,
            grounds: Grounds(Vec::new()),
            near: Span::detached(),
        };
        inspector.frame(&frame, Transform::identity());
        let problems: Vec<String> = found.iter().map(|found| format!("{:?}", found.problem)).collect();
        assert_eq!(problems, ["Ink(360.0)", "ThinLine(0.1)", "Rgb(\"#ff4136\")"]);
    }
}
