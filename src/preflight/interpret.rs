//! Runs the content of pages, and of the forms and patterns in it, and takes note of what they show (ISO 32000-1, annex A).

use std::collections::BTreeSet;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::colour::{Inks, Space};
use super::content;
use super::geometry::{Matrix, numbers, shared};
use super::page::{Page, rectangle};
use super::pdf::{Pdf, as_dictionary, as_name, as_number, raw};
use super::seen::{ImageUse, Kind, MAX_MARKS, Mark, Seen};
use super::shading;
use super::state::{Paint, Pen, State};
use crate::geometry::{PT_PER_INCH, Rect};

/// How deep forms and patterns may stand inside one another.
const MAX_DEPTH: usize = 20;
/// Most saved graphics states.
const MAX_STATES: usize = 600;
/// Runs the content of one page.
pub(super) struct Interpreter<'p, 'a> {
    pdf: &'p Pdf<'a>,
    seen: &'p mut Seen<'a>,
    page: usize,
    base: Matrix,
    marks: Vec<Mark>,
    running: BTreeSet<ObjectId>,
    done: BTreeSet<ObjectId>,
    depth: usize,
    /// Inside a pattern's cell or a mask only what is used counts, not where it stands.
    aside: bool,
    object: Option<ObjectId>,
}

/// Looks at a page.
pub(super) fn look_at<'a>(pdf: &Pdf<'a>, page: &Page<'a>, seen: &mut Seen<'a>) {
    let mut whole = Vec::new();
    for each in pdf.list(page.dictionary, "Contents") {
        let (id, object) = pdf.locate(each);
        let data = match object {
            Object::Stream(stream) => pdf.data(stream),
            Object::Null => Some(Vec::new()),
            _ => None,
        };
        match data {
            Some(data) if whole.len() <= content::MAX_CONTENT => whole.extend(data),
            Some(_) => {}
            None => seen.unreadable.push((page.number, id)),
        }
        whole.push(b'\n');
    }
    let mut interpreter = Interpreter {
        pdf,
        seen,
        page: page.number,
        base: Matrix::IDENTITY,
        marks: Vec::new(),
        running: BTreeSet::new(),
        done: BTreeSet::new(),
        depth: 0,
        aside: false,
        object: page.id,
    };
    interpreter.run(&whole, page.resources, State::new(page));
    let marks = interpreter.marks;
    seen.marks.push(marks);
}

impl<'a> Interpreter<'_, 'a> {
    fn run(&mut self, content: &[u8], resources: Option<&'a Dictionary>, state: State) {
        let mut states = Vec::new();
        let mut state = state;
        let mut pen = Pen::default();
        let parsable = content::parsable(content);
        if parsable.len() < content.len() {
            self.pdf.budget.exceed();
        }
        for operation in Content::decode_iter(parsable) {
            let Ok(operation) = operation else {
                self.seen.unreadable.push((self.page, self.object));
                return;
            };
            if !self.pdf.budget.step(1 + operation.operands.len() / 16) {
                return;
            }
            match operation.operator.as_str() {
                "q" if states.len() < MAX_STATES => states.push(state.clone()),
                "Q" => state = states.pop().unwrap_or(state),
                "BI" => self.inline_image(&operation, resources, &state),
                "Do" => self.external(&operation, resources, &state),
                "sh" => self.shade(&operation, resources, &state),
                "gs" => self.parameters(&operation, resources, &mut state),
                _ => {
                    if !self.path(&operation, &mut state, &mut pen)
                        && !self.colour(&operation, resources, &mut state)
                    {
                        self.text(&operation, resources, &mut state, &mut pen);
                    }
                }
            }
        }
    }

    fn mark(&mut self, kind: Kind, inks: &Rc<Inks>, area: Rect) {
        if self.aside && !matches!(kind, Kind::Stroke(_)) {
            return;
        }
        if self.seen.count >= MAX_MARKS {
            self.pdf.budget.exceed();
            return;
        }
        self.seen.count += 1;
        self.marks.push(Mark { kind, inks: inks.clone(), area, object: self.object });
    }

    fn use_space(&mut self, paint: &Paint) {
        self.seen.space(&paint.space, self.page, self.object, false);
    }

    // ------------------------------------------------------------ paths
    /// Whether the operation was one of paths.
    fn path(&mut self, operation: &Operation, state: &mut State, pen: &mut Pen) -> bool {
        let n = numbers(&operation.operands);
        match (operation.operator.as_str(), &n[..]) {
            ("m" | "l", [x, y, ..]) => pen.point(state, *x, *y),
            ("c", [a, b, c, d, e, f, ..]) => {
                for (x, y) in [(a, b), (c, d), (e, f)] {
                    pen.point(state, *x, *y);
                }
            }
            ("v" | "y", [a, b, c, d, ..]) => {
                pen.point(state, *a, *b);
                pen.point(state, *c, *d);
            }
            ("h", _) => {}
            ("re", [x, y, width, height, ..]) => {
                pen.point(state, *x, *y);
                pen.point(state, x + width, y + height);
                pen.point(state, x + width, *y);
                pen.point(state, *x, y + height);
                pen.rectangles += usize::from(state.ctm.is_upright());
                let (across, up) = state.ctm.scales();
                pen.thickness = pen.thickness.min((width.abs() * across).min(height.abs() * up));
            }
            ("W" | "W*", _) => pen.clips = true,
            ("n", _) => self.paint(state, pen, false, false),
            ("f" | "F" | "f*", _) => self.paint(state, pen, true, false),
            ("S" | "s", _) => self.paint(state, pen, false, true),
            ("B" | "B*" | "b" | "b*", _) => self.paint(state, pen, true, true),
            ("cm", numbers) => {
                if let Some(matrix) = Matrix::from(numbers) {
                    state.ctm = matrix.then(&state.ctm);
                }
            }
            ("w", [width, ..]) => state.width = width.abs(),
            _ => return false,
        }
        true
    }

    fn paint(&mut self, state: &mut State, pen: &mut Pen, fills: bool, strokes: bool) {
        if let Some(area) = pen.area.rect() {
            let visible = shared(&area, &state.clip);
            // A path of four points that is one rectangle, or several of them, fills the rectangle around it.
            let rectangle = pen.rectangles > 0 && pen.points == 4;
            if fills {
                let inks = state.fill.inks.clone();
                self.use_space(&state.fill.clone());
                let kind = Kind::Fill { rectangle, thickness: pen.thickness };
                self.mark(kind, &inks, visible);
            }
            if strokes {
                let inks = state.stroke.inks.clone();
                self.use_space(&state.stroke.clone());
                let (across, up) = state.ctm.scales();
                self.mark(Kind::Stroke(state.width * across.min(up)), &inks, visible);
            }
            if pen.clips {
                state.clip = visible;
            }
        }
        pen.lift();
    }

    // ------------------------------------------------------------ colours
    /// Whether the operation was one of colours.
    fn colour(
        &mut self,
        operation: &Operation,
        resources: Option<&'a Dictionary>,
        state: &mut State,
    ) -> bool {
        let operator = operation.operator.as_str();
        let device = match operator {
            "g" | "G" => Some("DeviceGray"),
            "rg" | "RG" => Some("DeviceRGB"),
            "k" | "K" => Some("DeviceCMYK"),
            _ => None,
        };
        let strokes = operator.starts_with(char::is_uppercase);
        let own = |state: &State| if strokes { state.stroke.clone() } else { state.fill.clone() };
        let paint = match (device, operator) {
            (Some(name), _) => {
                let space = self.named_space(name, resources);
                self.solid(space, &numbers(&operation.operands))
            }
            (None, "cs" | "CS") => {
                let name = operation.operands.first().and_then(as_name).unwrap_or_default();
                let space = self.named_space(name, resources);
                let initial: Vec<f64> = space.initial().into_iter().map(f64::from).collect();
                self.solid(space, &initial)
            }
            (None, "sc" | "scn" | "SC" | "SCN") => {
                let under = own(state);
                match operation.operands.last().and_then(as_name) {
                    Some(name) => self.pattern(name, resources, state, under),
                    None => self.solid(under.space, &numbers(&operation.operands)),
                }
            }
            _ => return false,
        };
        if strokes {
            state.stroke = paint;
        } else {
            state.fill = paint;
        }
        true
    }

    /// A space by its name in the resources. One that is already known is not made twice.
    fn named_space(&mut self, name: &str, resources: Option<&'a Dictionary>) -> Rc<Space> {
        let spaces = resources.and_then(|resources| self.pdf.dictionary(resources, "ColorSpace"));
        let space = match spaces.and_then(|spaces| raw(spaces, name)) {
            Some(object) => Space::new(self.pdf, object, resources),
            None => Space::device(self.pdf, name, resources),
        };
        match self.seen.spaces.iter().find(|known| *known.space == space) {
            Some(known) => known.space.clone(),
            None => Rc::new(space),
        }
    }

    fn solid(&self, space: Rc<Space>, colour: &[f64]) -> Paint {
        let colour: Vec<f32> = colour.iter().map(|part| *part as f32).collect();
        let inks = match &*space {
            Space::Pattern(Some(under)) => under.inks(&colour),
            other => other.inks(&colour),
        };
        Paint { space, inks: Rc::new(inks) }
    }

    /// A pattern as paint: the cell of a tiling is looked at once per page, a shading gives its heaviest colour.
    fn pattern(
        &mut self,
        name: &str,
        resources: Option<&'a Dictionary>,
        state: &State,
        under: Paint,
    ) -> Paint {
        let patterns = resources.and_then(|resources| self.pdf.dictionary(resources, "Pattern"));
        let Some(object) = patterns.and_then(|patterns| raw(patterns, name)) else { return under };
        let (id, object) = self.pdf.locate(object);
        let Some(dictionary) = as_dictionary(object) else { return under };
        if let Some(shading) = self.pdf.get(dictionary, "Shading") {
            return self.shading(shading, resources).unwrap_or(under);
        }
        if let Object::Stream(cell) = object
            && id.is_none_or(|id| self.done.insert(id))
        {
            let mut inside = state.clone();
            inside.ctm = Matrix::new(self.pdf, self.pdf.get(dictionary, "Matrix")).then(&self.base);
            self.inside(id, cell, resources, inside, true);
        }
        under
    }

    /// A shading as paint.
    fn shading(&mut self, object: &'a Object, resources: Option<&'a Dictionary>) -> Option<Paint> {
        let dictionary = as_dictionary(object)?;
        let space = Rc::new(Space::new(self.pdf, raw(dictionary, "ColorSpace")?, resources));
        let inks = Rc::new(shading::heaviest(self.pdf, dictionary, &space));
        Some(Paint { space, inks })
    }

    fn shade(&mut self, operation: &Operation, resources: Option<&'a Dictionary>, state: &State) {
        let shadings = resources.and_then(|resources| self.pdf.dictionary(resources, "Shading"));
        let name = operation.operands.first().and_then(as_name).unwrap_or_default();
        let shading = shadings.and_then(|shadings| self.pdf.get(shadings, name));
        if let Some(paint) = shading.and_then(|shading| self.shading(shading, resources)) {
            self.use_space(&paint);
            self.mark(Kind::Shading, &paint.inks, state.clip);
        }
    }

    fn parameters(&mut self, operation: &Operation, resources: Option<&'a Dictionary>, state: &mut State) {
        let all = resources.and_then(|resources| self.pdf.dictionary(resources, "ExtGState"));
        let name = operation.operands.first().and_then(as_name).unwrap_or_default();
        let Some(own) = all.and_then(|all| self.pdf.dictionary(all, name)) else { return };
        if let Some(width) = self.pdf.number(own, "LW") {
            state.width = width.abs();
        }
        if let [font, size] = self.pdf.list(own, "Font") {
            self.set_font(font, state);
            state.size = as_number(self.pdf.resolve(size)).unwrap_or(0.0);
        }
        let mask = self.pdf.dictionary(own, "SMask").and_then(|mask| raw(mask, "G"));
        let (id, group) = mask.map_or((None, &Object::Null), |mask| self.pdf.locate(mask));
        if let Object::Stream(group) = group
            && id.is_none_or(|id| self.done.insert(id))
        {
            self.inside(id, group, resources, state.clone(), true);
        }
    }

    // ------------------------------------------------------------ forms and pictures
    fn external(&mut self, operation: &Operation, resources: Option<&'a Dictionary>, state: &State) {
        let objects = resources.and_then(|resources| self.pdf.dictionary(resources, "XObject"));
        let name = operation.operands.first().and_then(as_name).unwrap_or_default();
        let Some(object) = objects.and_then(|objects| raw(objects, name)) else { return };
        let (id, object) = self.pdf.locate(object);
        let Object::Stream(stream) = object else { return };
        match self.pdf.name(&stream.dict, "Subtype") {
            Some("Form") => {
                let mut inside = state.clone();
                inside.ctm = Matrix::new(self.pdf, self.pdf.get(&stream.dict, "Matrix")).then(&state.ctm);
                self.inside(id, stream, resources, inside, self.aside);
            }
            Some("Image") => self.image(id, Some(stream), &stream.dict, resources, state),
            _ => {}
        }
    }

    /// Runs a form, a pattern's cell or a mask.
    fn inside(
        &mut self,
        id: Option<ObjectId>,
        stream: &'a Stream,
        resources: Option<&'a Dictionary>,
        mut state: State,
        aside: bool,
    ) {
        if self.depth >= MAX_DEPTH || id.is_some_and(|id| self.running.contains(&id)) {
            return;
        }
        let Some(content) = self.pdf.data(stream) else {
            self.seen.unreadable.push((self.page, id));
            return;
        };
        if let Some(bounds) =
            self.pdf.get(&stream.dict, "BBox").and_then(|object| rectangle(self.pdf, object))
            && !aside
        {
            state.clip = shared(&state.clip, &state.ctm.around(&bounds));
        }
        let own = self.pdf.dictionary(&stream.dict, "Resources").or(resources);
        let before = (self.object, self.aside);
        (self.object, self.aside) = (id.or(self.object), aside);
        self.depth += 1;
        self.running.extend(id);
        self.run(&content, own, state);
        if let Some(id) = id {
            self.running.remove(&id);
        }
        self.depth -= 1;
        (self.object, self.aside) = before;
    }

    fn inline_image(&mut self, operation: &Operation, resources: Option<&'a Dictionary>, state: &State) {
        let Some(Object::Stream(stream)) = operation.operands.first() else { return };
        let either = |long: &str, short: &str| raw(&stream.dict, long).or_else(|| raw(&stream.dict, short));
        let number = |long: &str, short: &str| either(long, short).and_then(as_number);
        let stencil = matches!(either("ImageMask", "IM"), Some(Object::Boolean(true)));
        let name = either("ColorSpace", "CS").and_then(as_name).unwrap_or("DeviceGray");
        let space = (!stencil).then(|| self.named_space(name, resources));
        let pixels = (number("Width", "W").unwrap_or(0.0), number("Height", "H").unwrap_or(0.0));
        let image = ImageUse {
            id: None,
            stream: None,
            pixels,
            bits: number("BitsPerComponent", "BPC").unwrap_or(1.0),
            space,
            filters: Vec::new(),
            places: Vec::new(),
        };
        self.show(image, state);
    }

    fn image(
        &mut self,
        id: Option<ObjectId>,
        stream: Option<&'a Stream>,
        dictionary: &'a Dictionary,
        resources: Option<&'a Dictionary>,
        state: &State,
    ) {
        let number = |key: &str| self.pdf.number(dictionary, key).unwrap_or(0.0);
        let stencil = matches!(self.pdf.get(dictionary, "ImageMask"), Some(Object::Boolean(true)));
        let known = self.seen.images.iter().find(|image| id.is_some() && image.id == id);
        let space = match known {
            Some(known) => known.space.clone(),
            None => raw(dictionary, "ColorSpace")
                .filter(|_| !stencil)
                .map(|object| Rc::new(Space::new(self.pdf, object, resources))),
        };
        let filters = self.pdf.list(dictionary, "Filter").iter();
        let filters = filters.filter_map(|each| as_name(self.pdf.resolve(each))).take(16).map(str::to_owned);
        let image = ImageUse {
            id,
            stream,
            pixels: (number("Width"), number("Height")),
            bits: if stencil { 1.0 } else { number("BitsPerComponent") },
            space,
            filters: filters.collect(),
            places: Vec::new(),
        };
        self.show(image, state);
    }

    fn show(&mut self, mut image: ImageUse<'a>, state: &State) {
        let (wide, high) = state.ctm.scales();
        let (columns, rows) = image.pixels;
        image.places.push((self.page, columns / wide * PT_PER_INCH, rows / high * PT_PER_INCH));
        let object = image.id.or(self.object);
        let inks = match &image.space {
            Some(space) => {
                self.seen.space(space, self.page, object, true);
                // What a picture holds is not known here; it counts as several inks.
                Rc::new(Inks { light: Some(false), ..Inks::default() })
            }
            None => {
                self.use_space(&state.fill.clone());
                state.fill.inks.clone()
            }
        };
        let area = shared(&state.ctm.around(&Rect::new(0.0, 0.0, 1.0, 1.0)), &state.clip);
        self.mark(Kind::Image, &inks, area);
        self.seen.image(image);
    }

    // ------------------------------------------------------------ text
    fn text(
        &mut self,
        operation: &Operation,
        resources: Option<&'a Dictionary>,
        state: &mut State,
        pen: &mut Pen,
    ) {
        let n = numbers(&operation.operands);
        let shift = |pen: &mut Pen, x: f64, y: f64| {
            pen.line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(&pen.line);
            pen.text = pen.line;
        };
        match (operation.operator.as_str(), &n[..]) {
            ("BT", _) => (pen.text, pen.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
            ("Tf", [size, ..]) => {
                let fonts = resources.and_then(|resources| self.pdf.dictionary(resources, "Font"));
                let name = operation.operands.first().and_then(as_name).unwrap_or_default();
                if let Some(font) = fonts.and_then(|fonts| raw(fonts, name)) {
                    self.set_font(font, state);
                }
                state.size = *size;
            }
            ("Tr", [mode, ..]) => state.mode = *mode as i64,
            ("TL", [leading, ..]) => state.leading = *leading,
            ("Td", [x, y, ..]) => shift(pen, *x, *y),
            ("TD", [x, y, ..]) => {
                state.leading = -y;
                shift(pen, *x, *y);
            }
            ("T*", _) => shift(pen, 0.0, -state.leading),
            ("Tm", numbers) => {
                if let Some(matrix) = Matrix::from(numbers) {
                    (pen.text, pen.line) = (matrix, matrix);
                }
            }
            ("Tj", _) => self.show_text(&operation.operands, state, pen),
            ("TJ", _) => {
                if let Some(Object::Array(parts)) = operation.operands.first() {
                    self.show_text(parts, state, pen);
                }
            }
            ("'" | "\"", _) => {
                shift(pen, 0.0, -state.leading);
                let last = operation.operands.len().saturating_sub(1);
                self.show_text(&operation.operands[last..], state, pen);
            }
            _ => {}
        }
    }

    fn set_font(&mut self, object: &'a Object, state: &mut State) {
        let (id, object) = self.pdf.locate(object);
        let dictionary = as_dictionary(object);
        state.font = dictionary.and_then(|dictionary| self.seen.font(id, dictionary));
        state.composite = dictionary.and_then(|font| self.pdf.name(font, "Subtype")) == Some("Type0");
    }

    fn show_text(&mut self, parts: &[Object], state: &State, pen: &mut Pen) {
        let strings = parts.iter().filter_map(|part| match part {
            Object::String(bytes, _) => Some(bytes.as_slice()),
            _ => None,
        });
        let mut glyphs = 0;
        let font = state.font.and_then(|index| self.seen.fonts.get_mut(index));
        let identity = font.as_ref().is_some_and(|font| {
            matches!(self.pdf.name(font.dictionary, "Encoding"), Some("Identity-H" | "Identity-V"))
        });
        let visible = !matches!(state.mode, 3 | 7);
        let mut codes = Vec::new();
        for bytes in strings {
            glyphs += bytes.len() / if state.composite { 2 } else { 1 };
            if !state.composite {
                codes.extend(bytes.iter().map(|byte| u16::from(*byte)));
            } else if identity {
                codes.extend(bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])));
            }
        }
        if glyphs == 0 || !visible || !self.pdf.budget.step(1 + codes.len() / 8) {
            return;
        }
        if let Some(font) = font {
            font.pages.add(self.page);
            for code in codes {
                font.codes.entry(code).or_insert(self.page);
            }
        }
        let matrix = pen.text.then(&state.ctm);
        let size = state.size.abs() * matrix.scales().1;
        // About as wide as it is; where exactly it ends is of no use to anyone.
        let width = glyphs as f64 * state.size * if state.composite { 0.9 } else { 0.5 };
        let line = matrix.around(&Rect::new(0.0, 0.0, width.max(0.01), (state.size * 0.7).max(0.01)));
        pen.text = Matrix([1.0, 0.0, 0.0, 1.0, width, 0.0]).then(&pen.text);
        let inks = state.fill.inks.clone();
        self.use_space(&state.fill.clone());
        self.mark(Kind::Text(size), &inks, shared(&line, &state.clip));
    }
}
