//! SVG for the press: solid colours become inks and stay vectors, as a PDF of one page that Typst places. What only pixels
//! can show is drawn as pixels and reported.

use std::collections::BTreeSet;
use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use resvg::tiny_skia;
use serde::{Deserialize, Serialize};
use usvg::{
    BlendMode, FillRule, FontFamily, Group, LineCap, LineJoin, Node, Options, Paint, Path, Tree,
    tiny_skia_path,
};

use super::effort;
use super::encode::inked;
use super::page;
use super::pixels::{Channels, Pixels};
use super::source::Slot;
use super::{
    BLENDING, FILTER, Flaw, GRADIENT, ImagePreparer, MASK, OPACITY, PATTERN, PIXELS, Problem, Tools,
};
use crate::diag::message::Template;
use crate::fonts::{Families, Fonts};
use crate::geometry::PT_PER_INCH;
use crate::limits::MIN_LINE;

/// Pixels per inch of what is drawn as pixels.
const DRAWN_PPI: f64 = 600.0;

/// Something that solid inks cannot show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Unprintable {
    /// A gradient.
    Gradient,
    /// A pattern.
    Pattern,
    /// A mask.
    Mask,
    /// A filter.
    Filter,
    /// A group that is not opaque.
    Opacity,
    /// A blend mode.
    Blending,
    /// A picture.
    Pixels,
}

impl Unprintable {
    /// What it is called.
    pub(super) fn word(self) -> &'static Template {
        match self {
            Unprintable::Gradient => &GRADIENT,
            Unprintable::Pattern => &PATTERN,
            Unprintable::Mask => &MASK,
            Unprintable::Filter => &FILTER,
            Unprintable::Opacity => &OPACITY,
            Unprintable::Blending => &BLENDING,
            Unprintable::Pixels => &PIXELS,
        }
    }
}

/// An SVG for the press: the end of its name and its bytes.
pub(super) fn to_press(
    bytes: &[u8],
    slot: Slot,
    preparer: &ImagePreparer,
    tools: &Tools,
    problems: &mut Vec<Problem>,
) -> Option<(&'static str, Vec<u8>)> {
    // What cannot be read was found when it was judged.
    let tree = read(bytes, preparer.fonts, preparer.families).ok()?;
    let size = tree.size();
    let scale = slot.scale(size.width().into(), size.height().into());
    let mut drawing = Drawing { out: String::new(), tools, opacities: Vec::new(), thinnest: f64::MAX };
    match drawing.group(tree.root()) {
        Ok(()) => {
            let thinnest = drawing.thinnest * scale;
            if thinnest < MIN_LINE - 0.005 {
                problems.push(Problem::ThinLine(thinnest));
            }
            let pdf = drawing.page(size.width(), size.height())?;
            Some(("pdf", pdf))
        }
        Err(what) => {
            problems.push(Problem::Pixels(what));
            let pixels = draw(&tree, scale, preparer.paper)?;
            inked(pixels, None, Some(slot), preparer, tools, problems)
        }
    }
}

fn read(bytes: &[u8], fonts: &Fonts, families: &Families) -> Result<Tree, usvg::Error> {
    let mut options = Options::default();
    // Fonts are large, and logos are mostly outlines.
    if has_text(bytes) {
        let own = options.fontdb_mut();
        for (_, font) in fonts.files() {
            own.load_font_data(font.to_vec());
        }
        // What is set in a face that the book lacks is set in the book's own, never left out.
        own.set_sans_serif_family(families.sans.as_str());
        own.set_serif_family(families.serif.as_str());
    }
    Tree::from_data(bytes, &options)
}

/// Width and height of a drawing in its own units. One that cannot be read is reported when it is judged.
#[comemo::memoize]
pub(super) fn size(bytes: &[u8]) -> (f64, f64) {
    let tree = Tree::from_data(bytes, &Options::default());
    tree.map_or((1.0, 1.0), |tree| (tree.size().width().into(), tree.size().height().into()))
}

fn has_text(bytes: &[u8]) -> bool {
    bytes.windows(5).any(|window| window == b"<text")
}

/// What a picture would print otherwise than its maker sees it, on screen or on the press.
pub(super) fn judge(bytes: &[u8], slot: Slot, preparer: &ImagePreparer, problems: &mut Vec<Problem>) {
    let tree = match read(bytes, preparer.fonts, preparer.families) {
        Ok(tree) => tree,
        Err(error) => {
            problems.push(Problem::Broken(match error {
                usvg::Error::ElementsLimitReached => Flaw::TooLarge,
                usvg::Error::InvalidSize => Flaw::NoSize,
                _ => Flaw::Damaged,
            }));
            return;
        }
    };
    let effect = effort::of_filters(&tree);
    let is_drawn = effect.is_none();
    problems.extend(effect.map(|effect| Problem::Effort(effect.to_owned())));
    if !shows(tree.root(), tree.size().to_non_zero_rect(0.0, 0.0).to_rect()) {
        problems.push(Problem::Empty);
    } else if slot == Slot::Logo && is_drawn {
        // Coarse pixels show whether there is anything but paper.
        let scale = slot.scale(tree.size().width().into(), tree.size().height().into()) / COARSE;
        let pixels = draw(&tree, scale, preparer.paper);
        problems.extend(pixels.filter(|pixels| pixels.is_blank(preparer.paper)).map(|_| Problem::Pale));
    }
    let mut families = BTreeSet::new();
    foreign_families(tree.root(), &tree, &mut families);
    problems.extend(families.into_iter().map(Problem::LiveText));
    problems.extend(undrawn_text(bytes).map(|element| Problem::UndrawnText(element.to_owned())));
}

/// How much coarser than printed a drawing is drawn to see whether it shows.
const COARSE: f64 = 6.0;

/// Whether anything of a group can be seen in the picture's frame.
fn shows(group: &Group, frame: tiny_skia_path::Rect) -> bool {
    let inside = |bounds: tiny_skia_path::Rect| {
        bounds.left() < frame.right()
            && bounds.right() > frame.left()
            && bounds.top() < frame.bottom()
            && bounds.bottom() > frame.top()
    };
    group.opacity().get() > 0.0
        && group.children().iter().any(|node| match node {
            Node::Group(inner) => shows(inner, frame),
            Node::Path(path) => path.is_visible() && inside(path.abs_stroke_bounding_box()),
            Node::Image(image) => image.is_visible() && inside(image.abs_bounding_box()),
            Node::Text(text) => shows(text.flattened(), frame),
        })
}

/// The families of live text that the book does not have.
fn foreign_families(group: &Group, tree: &Tree, found: &mut BTreeSet<String>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => foreign_families(inner, tree, found),
            Node::Text(text) => {
                for span in text.chunks().iter().flat_map(|chunk| chunk.spans()) {
                    let names = span.font().families().iter();
                    let known = |family: &FontFamily| match family {
                        FontFamily::Named(name) => {
                            tree.fontdb().faces().any(|face| face.families.iter().any(|(own, _)| own == name))
                        }
                        _ => true,
                    };
                    if !names.clone().any(known)
                        && let Some(FontFamily::Named(name)) = names.clone().next()
                    {
                        found.insert(name.clone());
                    }
                }
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

/// The element of text that only the program draws which wrote it, a browser or Inkscape, if nothing stands in its place: draw.io
/// and Illustrator put such text into a `switch`, beside what other programs draw.
fn undrawn_text(bytes: &[u8]) -> Option<&'static str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(text, options).ok()?;
    document.descendants().find_map(|node| {
        let in_switch = node.parent_element().is_some_and(|parent| parent.tag_name().name() == "switch");
        let has_other = || node.next_sibling_element().is_some() || node.prev_sibling_element().is_some();
        let name = ["foreignObject", "flowRoot"].into_iter().find(|name| *name == node.tag_name().name())?;
        (!(in_switch && has_other())).then_some(name)
    })
}

/// Path operators of the page that is being written.
struct Drawing<'a> {
    out: String,
    tools: &'a Tools,
    /// The opacities that are used, in percent: each is a graphics state.
    opacities: Vec<u8>,
    /// The thinnest line, in the units of the picture.
    thinnest: f64,
}

impl Drawing<'_> {
    fn group(&mut self, group: &Group) -> Result<(), Unprintable> {
        if group.mask().is_some() {
            return Err(Unprintable::Mask);
        }
        if !group.filters().is_empty() {
            return Err(Unprintable::Filter);
        }
        if group.blend_mode() != BlendMode::Normal {
            return Err(Unprintable::Blending);
        }
        if group.opacity().get() < 1.0 {
            return Err(Unprintable::Opacity);
        }
        let clipped = group.clip_path().is_some();
        if let Some(clip) = group.clip_path() {
            self.out.push_str("q\n");
            self.clip(clip, group)?;
        }
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner)?,
                Node::Path(path) if path.is_visible() => self.path(path)?,
                Node::Path(_) => {}
                Node::Text(text) => self.group(text.flattened())?,
                Node::Image(image) if image.is_visible() => return Err(Unprintable::Pixels),
                Node::Image(_) => {}
            }
        }
        if clipped {
            self.out.push_str("Q\n");
        }
        Ok(())
    }

    /// A clip of plain shapes; one that is clipped itself is as rare as a mask, and drawn like one.
    fn clip(&mut self, clip: &usvg::ClipPath, group: &Group) -> Result<(), Unprintable> {
        if clip.clip_path().is_some() {
            return Err(Unprintable::Mask);
        }
        let around = group.abs_transform().pre_concat(clip.transform());
        let mut even_odd = false;
        let mut pending = vec![(clip.root(), around)];
        while let Some((inner, around)) = pending.pop() {
            for node in inner.children() {
                match node {
                    Node::Group(next) if next.clip_path().is_none() => {
                        pending.push((next, around.pre_concat(next.transform())));
                    }
                    Node::Path(path) => {
                        even_odd |= path.fill().is_some_and(|fill| fill.rule() == FillRule::EvenOdd);
                        self.outline(path.data(), around);
                    }
                    _ => return Err(Unprintable::Mask),
                }
            }
        }
        self.out.push_str(if even_odd { "W* n\n" } else { "W n\n" });
        Ok(())
    }

    fn path(&mut self, path: &Path) -> Result<(), Unprintable> {
        let transform = path.abs_transform();
        let fill = path.fill().map(|fill| (fill.paint(), fill.opacity(), fill.rule()));
        let stroke_first = path.paint_order() == usvg::PaintOrder::StrokeAndFill;
        let mut steps: Vec<bool> = Vec::new();
        if fill.is_some() {
            steps.push(true);
        }
        if path.stroke().is_some() {
            steps.push(false);
        }
        if stroke_first {
            steps.reverse();
        }
        for filling in steps {
            self.out.push_str("q\n");
            if filling {
                if let Some((paint, opacity, rule)) = fill {
                    self.colour(paint, "k")?;
                    self.opacity(opacity.get());
                    self.outline(path.data(), transform);
                    self.out.push_str(if rule == FillRule::EvenOdd { "f*\n" } else { "f\n" });
                }
            } else if let Some(stroke) = path.stroke() {
                self.colour(stroke.paint(), "K")?;
                self.opacity(stroke.opacity().get());
                self.stroke(stroke, transform);
                // The pen is transformed with the path.
                self.outline(path.data(), tiny_skia_path::Transform::identity());
                self.out.push_str("S\n");
            }
            self.out.push_str("Q\n");
        }
        Ok(())
    }

    fn stroke(&mut self, stroke: &usvg::Stroke, transform: tiny_skia_path::Transform) {
        let width = f64::from(stroke.width().get());
        let enlarged = f64::from(transform.sx).hypot(f64::from(transform.ky));
        self.thinnest = self.thinnest.min(width * enlarged);
        let tiny_skia_path::Transform { sx, ky, kx, sy, tx, ty } = transform;
        let cap = match stroke.linecap() {
            LineCap::Butt => 0,
            LineCap::Round => 1,
            LineCap::Square => 2,
        };
        let join = match stroke.linejoin() {
            LineJoin::Miter | LineJoin::MiterClip => 0,
            LineJoin::Round => 1,
            LineJoin::Bevel => 2,
        };
        let limit = stroke.miterlimit().get().max(1.0);
        let _ = writeln!(self.out, "{sx} {ky} {kx} {sy} {tx} {ty} cm {width} w {cap} J {join} j {limit} M");
        let dashes = stroke.dasharray().unwrap_or_default().iter().map(f32::to_string).collect::<Vec<_>>();
        let _ = writeln!(self.out, "[{}] {} d", dashes.join(" "), stroke.dashoffset());
    }

    fn colour(&mut self, paint: &Paint, operator: &str) -> Result<(), Unprintable> {
        let colour = match paint {
            Paint::Color(colour) => colour,
            Paint::LinearGradient(_) | Paint::RadialGradient(_) => return Err(Unprintable::Gradient),
            Paint::Pattern(_) => return Err(Unprintable::Pattern),
        };
        let inks = ink(self.tools, [colour.red, colour.green, colour.blue]);
        let [c, m, y, k] = inks.map(|ink| f64::from(ink) / 255.0);
        let _ = writeln!(self.out, "{c:.4} {m:.4} {y:.4} {k:.4} {operator}");
        Ok(())
    }

    fn opacity(&mut self, opacity: f32) {
        let percent = (opacity * 100.0).round() as u8;
        if percent < 100 {
            if !self.opacities.contains(&percent) {
                self.opacities.push(percent);
            }
            let _ = writeln!(self.out, "/O{percent} gs");
        }
    }

    fn outline(&mut self, path: &tiny_skia_path::Path, transform: tiny_skia_path::Transform) {
        use tiny_skia_path::PathSegment;
        let Some(path) = path.clone().transform(transform) else { return };
        let mut at = tiny_skia_path::Point::default();
        for segment in path.segments() {
            let out = &mut self.out;
            let _ = match segment {
                PathSegment::MoveTo(p) => writeln!(out, "{} {} m", p.x, p.y),
                PathSegment::LineTo(p) => writeln!(out, "{} {} l", p.x, p.y),
                PathSegment::QuadTo(c, p) => {
                    let towards = |from: tiny_skia_path::Point| {
                        (from.x + (c.x - from.x) / 1.5, from.y + (c.y - from.y) / 1.5)
                    };
                    let (a, b) = (towards(at), towards(p));
                    writeln!(out, "{} {} {} {} {} {} c", a.0, a.1, b.0, b.1, p.x, p.y)
                }
                PathSegment::CubicTo(a, b, p) => {
                    writeln!(out, "{} {} {} {} {} {} c", a.x, a.y, b.x, b.y, p.x, p.y)
                }
                PathSegment::Close => writeln!(out, "h"),
            };
            if let PathSegment::MoveTo(p)
            | PathSegment::LineTo(p)
            | PathSegment::QuadTo(_, p)
            | PathSegment::CubicTo(_, _, p) = segment
            {
                at = p;
            }
        }
    }

    /// The drawing as a PDF of one page. PDF counts upwards, SVG downwards.
    fn page(self, width: f32, height: f32) -> Option<Vec<u8>> {
        let content = format!("1 0 0 -1 0 {height} cm\n{}", self.out);
        let mut content = Stream::new(dictionary! {}, content.into_bytes());
        let _ = content.compress();
        let mut states = Dictionary::new();
        for percent in self.opacities {
            let share = Object::Real(f32::from(percent) / 100.0);
            states.set(format!("O{percent}"), dictionary! { "ca" => share.clone(), "CA" => share });
        }
        page::of(
            Document::with_version("1.6"),
            [width, height],
            dictionary! { "ExtGState" => states },
            content,
        )
    }
}

/// The inks of an sRGB colour; a gray is black alone.
fn ink(tools: &Tools, rgb: [u8; 3]) -> [u8; 4] {
    let [r, g, b] = rgb;
    if let Some(black) = tools.black.filter(|_| r == g && g == b) {
        return [0, 0, 0, black[usize::from(r)]];
    }
    let mut inks = [0; 4];
    if let Some(converter) = &tools.to_press {
        converter.convert(&rgb, &mut inks);
    }
    inks
}

/// The picture as pixels on paper.
fn draw(tree: &Tree, scale: f64, paper: [u8; 3]) -> Option<Pixels> {
    let factor = (scale * DRAWN_PPI / PT_PER_INCH) as f32;
    let pixels = |length: f32| ((length * factor).ceil() as u32).clamp(1, 8192);
    let (width, height) = (pixels(tree.size().width()), pixels(tree.size().height()));
    let mut canvas = tiny_skia::Pixmap::new(width, height)?;
    canvas.fill(tiny_skia::Color::from_rgba8(paper[0], paper[1], paper[2], 255));
    resvg::render(tree, tiny_skia::Transform::from_scale(factor, factor), &mut canvas.as_mut());
    let data = canvas.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    Some(Pixels { width, height, channels: Channels::Rgb, data })
}
