//! Forms, pictures, patterns, shadings and masks.

use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::Interpreter;
use crate::geometry::{PT_PER_INCH, Rect};
use crate::preflight::colour::{Inks, Space};
use crate::preflight::geometry::{Matrix, seen_through, shared};
use crate::preflight::page::rectangle;
use crate::preflight::pdf::{as_dictionary, as_name, as_number, raw};
use crate::preflight::seen::{Fault, ImageUse, Kind, Placed, Transparency};
use crate::preflight::shading;
use crate::preflight::state::{Paint, State};

/// How deep forms and patterns may stand inside one another.
const MAX_DEPTH: usize = 20;
/// Most different inks of one pattern's cell that are remembered.
const MAX_CELL: usize = 16;

/// Where pictures are drawn.
const UNIT: Rect = Rect::new(0.0, 0.0, 1.0, 1.0);

/// What an inline image calls by a short name (ISO 32000-1, tables 93 and 94).
const SHORT: [(&str, &str); 20] = [
    ("BPC", "BitsPerComponent"),
    ("CS", "ColorSpace"),
    ("D", "Decode"),
    ("DP", "DecodeParms"),
    ("F", "Filter"),
    ("H", "Height"),
    ("IM", "ImageMask"),
    ("I", "Interpolate"),
    ("W", "Width"),
    ("L", "Length"),
    ("G", "DeviceGray"),
    ("RGB", "DeviceRGB"),
    ("CMYK", "DeviceCMYK"),
    ("AHx", "ASCIIHexDecode"),
    ("A85", "ASCII85Decode"),
    ("LZW", "LZWDecode"),
    ("Fl", "FlateDecode"),
    ("RL", "RunLengthDecode"),
    ("CCF", "CCITTFaxDecode"),
    ("DCT", "DCTDecode"),
];

fn long(name: &str) -> &str {
    SHORT.iter().find(|(short, _)| *short == name).map_or(name, |(_, long)| long)
}

impl<'a> Interpreter<'_, 'a> {
    /// A pattern as paint: the cell of a tiling gives its inks, a shading its heaviest colour.
    pub(super) fn pattern(
        &mut self,
        operation: &Operation,
        resources: Option<&'a Dictionary>,
        state: &State,
        under: Paint,
    ) -> Paint {
        let name = operation.operands.last().and_then(as_name);
        let Some(object) = self.resource(operation, "Pattern", name, resources) else { return under };
        let (id, object) = self.pdf.locate(object);
        let Some(dictionary) = as_dictionary(object) else { return under };
        if let Some(shading) = self.pdf.get(dictionary, "Shading") {
            return self.shading(shading, resources).unwrap_or(under);
        }
        let Object::Stream(cell) = object else { return under };
        // A cell without colours takes that of its place.
        let colourless = self.pdf.number(dictionary, "PaintType") == Some(2.0);
        let known = id.and_then(|id| self.cells.get(&id)).cloned();
        let inks = match known {
            Some(inks) => inks,
            None => {
                let mut inside = state.clone();
                inside.ctm = Matrix::new(self.pdf, self.pdf.get(dictionary, "Matrix")).then(&self.base);
                (inside.fill, inside.stroke) = (under.clone(), under.clone());
                self.cell(id, cell, resources, inside, colourless)
            }
        };
        if colourless {
            return Paint { cell: under.cell, ..under };
        }
        if let Some(id) = id {
            self.cells.insert(id, inks.clone());
        }
        let weight = |inks: &Inks| inks.coverage().unwrap_or(-1.0);
        let heaviest = inks.iter().max_by(|a, b| weight(a).total_cmp(&weight(b)));
        let heaviest = heaviest.cloned().unwrap_or_else(|| Rc::new(Inks::default()));
        Paint { space: under.space, inks: heaviest, cell: inks }
    }

    /// Runs a pattern's cell for the inks it takes. Its lines are lines of the page.
    fn cell(
        &mut self,
        id: Option<ObjectId>,
        cell: &'a Stream,
        resources: Option<&'a Dictionary>,
        mut state: State,
        colourless: bool,
    ) -> Rc<[Rc<Inks>]> {
        let before = (std::mem::take(&mut self.marks), self.colourless);
        let bounds = self.pdf.get(&cell.dict, "BBox").and_then(|object| rectangle(self.pdf, object));
        // The cell stands anywhere: only its own bounds clip it.
        state.clip = bounds.map_or(state.clip, |bounds| state.ctm.around(&bounds));
        self.colourless |= colourless;
        self.inside(id, cell, resources, state, self.aside);
        self.colourless = before.1;
        let marks = std::mem::replace(&mut self.marks, before.0);
        let mut inks: Vec<Rc<Inks>> = Vec::new();
        for mark in marks {
            if inks.len() < MAX_CELL && !inks.contains(&mark.inks) {
                inks.push(mark.inks.clone());
            }
            if matches!(mark.kind, Kind::Stroke(_)) {
                self.marks.push(mark);
            }
        }
        inks.into()
    }

    /// A shading as paint.
    fn shading(&mut self, object: &'a Object, resources: Option<&'a Dictionary>) -> Option<Paint> {
        let dictionary = as_dictionary(object)?;
        let space = Rc::new(Space::new(self.pdf, raw(dictionary, "ColorSpace")?, resources));
        let inks = shading::heaviest(self.pdf, dictionary, &space);
        Some(Paint::solid(space, inks))
    }

    pub(super) fn shade(&mut self, operation: &Operation, resources: Option<&'a Dictionary>, state: &State) {
        let name = operation.operands.first().and_then(as_name);
        let shading = self.resource(operation, "Shading", name, resources);
        let shading = shading.map(|object| self.pdf.resolve(object));
        if let Some(paint) = shading.and_then(|shading| self.shading(shading, resources)) {
            self.use_space(&paint);
            self.mark(Kind::Shading, &paint, state.laid(false), &state.clip, &state.clip);
        }
    }

    pub(super) fn parameters(
        &mut self,
        operation: &Operation,
        resources: Option<&'a Dictionary>,
        state: &mut State,
    ) {
        let name = operation.operands.first().and_then(as_name);
        let Some(own) = self.resource(operation, "ExtGState", name, resources) else { return };
        let Some(own) = as_dictionary(self.pdf.resolve(own)) else { return };
        if let Some(width) = self.pdf.number(own, "LW") {
            state.width = width.abs();
        }
        if let [font, size] = self.pdf.list(own, "Font") {
            self.set_font(font, state);
            state.size = as_number(self.pdf.resolve(size)).unwrap_or(0.0);
        }
        let switch = |key| match self.pdf.get(own, key) {
            Some(Object::Boolean(on)) => Some(*on),
            _ => None,
        };
        // Alone, `OP` is for both (ISO 32000-1, table 58).
        if let Some(strokes) = switch("OP") {
            (state.stroke_overprint, state.fill_overprint) = (strokes, strokes);
        }
        state.fill_overprint = switch("op").unwrap_or(state.fill_overprint);
        if let Some(mode) = self.pdf.number(own, "OPM") {
            state.nonzero = mode == 1.0;
        }
        let opaque = |key| self.pdf.number(own, key).map(|part| part >= 1.0);
        let (fills, strokes) = (opaque("ca"), opaque("CA"));
        if fills == Some(false) || strokes == Some(false) {
            self.seen.transparent(Transparency::Opacity, self.page, self.object);
        }
        state.fill_opaque = fills.unwrap_or(state.fill_opaque);
        state.stroke_opaque = strokes.unwrap_or(state.stroke_opaque);
        let mut modes = self.pdf.list(own, "BM").iter().filter_map(|mode| as_name(self.pdf.resolve(mode)));
        if let Some(mode) = modes.next() {
            state.blends = !matches!(mode, "Normal" | "Compatible");
            if state.blends {
                self.seen.transparent(Transparency::Mode, self.page, self.object);
            }
        }
        if let Some(mask) = self.pdf.get(own, "SMask") {
            state.masked = as_name(mask).is_none();
        }
        let Some(mask) = self.pdf.dictionary(own, "SMask") else { return };
        self.seen.transparent(Transparency::Mask, self.page, self.object);
        let (id, group) = raw(mask, "G").map_or((None, &Object::Null), |mask| self.pdf.locate(mask));
        if let Object::Stream(group) = group
            && id.is_none_or(|id| self.done.insert(id))
        {
            self.inside(id, group, resources, state.clone(), true);
        }
    }

    /// Takes note of a page or form that is a transparency group, and of the space it blends in.
    pub(super) fn group(&mut self, dictionary: &'a Dictionary, resources: Option<&'a Dictionary>) {
        let Some(group) = self.pdf.dictionary(dictionary, "Group") else { return };
        if self.pdf.name(group, "S") != Some("Transparency") {
            return;
        }
        self.seen.transparent(Transparency::Group, self.page, self.object);
        if let Some(space) = raw(group, "CS") {
            let space = Space::new(self.pdf, space, resources);
            let space = self.known_space(space);
            self.seen.blend(space, self.page, self.object);
        }
    }

    // ------------------------------------------------------------ forms and pictures
    pub(super) fn external(
        &mut self,
        operation: &Operation,
        resources: Option<&'a Dictionary>,
        state: &State,
    ) {
        let name = operation.operands.first().and_then(as_name);
        let Some(object) = self.resource(operation, "XObject", name, resources) else { return };
        let (id, object) = self.pdf.locate(object);
        let Object::Stream(stream) = object else {
            self.fault(Fault::Missing(operation.operator.clone(), name.unwrap_or_default().to_owned()));
            return;
        };
        let hidden = self.is_hidden_by(&stream.dict);
        self.marked.push(hidden);
        match self.pdf.name(&stream.dict, "Subtype") {
            Some("Form") => {
                let mut inside = state.clone();
                inside.ctm = Matrix::new(self.pdf, self.pdf.get(&stream.dict, "Matrix")).then(&state.ctm);
                let base = std::mem::replace(&mut self.base, inside.ctm);
                self.inside(id, stream, resources, inside, self.aside);
                self.base = base;
            }
            Some("Image") => self.image(id, stream, resources, state),
            _ => {}
        }
        self.marked.pop();
    }

    /// Runs a form, a pattern's cell, a glyph or a mask.
    pub(super) fn inside(
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
        let damaged = self.pdf.is_damaged(stream);
        let content = self.pdf.data(stream);
        if damaged || content.is_none() {
            self.seen.unreadable.push((self.page, id));
        }
        let Some(content) = content else { return };
        if let Some(bounds) =
            self.pdf.get(&stream.dict, "BBox").and_then(|object| rectangle(self.pdf, object))
            && !aside
        {
            state.clip = shared(&state.clip, &state.ctm.around(&bounds));
        }
        let own = self.pdf.dictionary(&stream.dict, "Resources").or(resources);
        let before = (self.object, self.aside, self.marked.len());
        (self.object, self.aside) = (id.or(self.object), aside);
        self.depth += 1;
        self.running.extend(id);
        self.group(&stream.dict, own);
        self.run(&content, own, state);
        if let Some(id) = id {
            self.running.remove(&id);
        }
        self.depth -= 1;
        // What is not closed in it, ends with it.
        self.marked.truncate(before.2);
        (self.object, self.aside) = (before.0, before.1);
    }

    /// A picture that stands in the content itself: its entries, which may have short names, and its data.
    pub(super) fn inline_image(
        &mut self,
        dictionary: &[u8],
        data: &[u8],
        resources: Option<&'a Dictionary>,
        state: &State,
    ) {
        let written = [b"<<", dictionary, b">> Do"].concat();
        let parsed = Content::decode(&written).ok().and_then(|content| content.operations.into_iter().next());
        let parsed = parsed.and_then(|operation| operation.operands.into_iter().next());
        let Some(Object::Dictionary(written)) = parsed else {
            self.seen.unreadable.push((self.page, self.object));
            return;
        };
        let entry =
            |key: &str| written.iter().find(|(name, _)| std::str::from_utf8(name).map(long) == Ok(key));
        let entry = |key: &str| entry(key).map(|(_, value)| value);
        let number = |key: &str| entry(key).and_then(as_number);
        let stencil = matches!(entry("ImageMask"), Some(Object::Boolean(true)));
        let space = match entry("ColorSpace").filter(|_| !stencil) {
            None => None,
            Some(Object::Name(name)) => {
                Some(self.named_space(long(std::str::from_utf8(name).unwrap_or_default()), resources))
            }
            Some(Object::Array(parts)) => Some(self.inline_table(parts, resources)),
            Some(_) => Some(Rc::new(Space::Unknown)),
        };
        let filters = match entry("Filter") {
            Some(Object::Array(filters)) => &filters[..],
            Some(single) => std::slice::from_ref(single),
            None => &[],
        };
        let image = ImageUse {
            id: None,
            stream: None,
            pixels: (number("Width").unwrap_or(0.0), number("Height").unwrap_or(0.0)),
            bits: number("BitsPerComponent").unwrap_or(1.0),
            space,
            filters: filters.iter().filter_map(as_name).take(16).map(|name| long(name).to_owned()).collect(),
            mask: false,
            places: Vec::new(),
        };
        let empty = data.is_empty() && image.pixels.0 * image.pixels.1 > 0.0;
        if empty {
            self.seen.unreadable.push((self.page, self.object));
        }
        self.show(image, state);
    }

    /// The space of an inline image that is an array: an index into a table, which is written there (ISO 32000-1, 8.9.7).
    fn inline_table(&mut self, parts: &[Object], resources: Option<&'a Dictionary>) -> Rc<Space> {
        let space = match (parts.first().and_then(as_name), parts.get(1).and_then(as_name), parts.get(3)) {
            (Some("Indexed" | "I"), Some(base), Some(Object::String(table, _))) => {
                Space::Indexed(self.named_space(long(base), resources), table.as_slice().into())
            }
            _ => Space::Unknown,
        };
        self.known_space(space)
    }

    fn image(
        &mut self,
        id: Option<ObjectId>,
        stream: &'a Stream,
        resources: Option<&'a Dictionary>,
        state: &State,
    ) {
        let image = self.picture(id, stream, resources, false);
        if let Some(mask) = raw(&stream.dict, "SMask").map(|mask| self.pdf.locate(mask))
            && let (mask_id, Object::Stream(mask)) = mask
        {
            self.seen.transparent(Transparency::Mask, self.page, id.or(self.object));
            let mut mask = self.picture(mask_id, mask, resources, true);
            mask.places.push(self.printed(mask.pixels, state));
            self.seen.image(mask);
        }
        self.show(image, state);
    }

    /// A picture or the mask of one, by its entries.
    fn picture(
        &mut self,
        id: Option<ObjectId>,
        stream: &'a Stream,
        resources: Option<&'a Dictionary>,
        mask: bool,
    ) -> ImageUse<'a> {
        let dictionary = &stream.dict;
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
        ImageUse {
            id,
            stream: Some(stream),
            pixels: (number("Width"), number("Height")),
            bits: if stencil { 1.0 } else { number("BitsPerComponent") },
            space,
            filters: filters.collect(),
            mask,
            places: Vec::new(),
        }
    }

    /// Where a picture of so many pixels stands, and at which resolution.
    fn printed(&self, (columns, rows): (f64, f64), state: &State) -> Placed {
        let (wide, high) = state.ctm.scales();
        let inch = PT_PER_INCH / self.unit;
        let area = seen_through(&state.ctm.around(&UNIT), &state.clip).filter(|_| !self.is_hidden());
        Placed { page: self.page, across: columns / wide * inch, up: rows / high * inch, area }
    }

    fn show(&mut self, mut image: ImageUse<'a>, state: &State) {
        image.places.push(self.printed(image.pixels, state));
        let object = image.id.or(self.object);
        let area = state.ctm.around(&UNIT);
        match &image.space {
            Some(space) => {
                self.seen.space(space, self.page, object, true);
                // What a picture holds is not known here; it counts as several inks.
                let inks = Rc::new(Inks::unknown());
                self.note(Kind::Image, inks, None, state.laid(false), &area, &state.clip);
            }
            None => {
                let fill = state.fill.clone();
                self.use_space(&fill);
                self.mark(Kind::Image, &fill, state.laid(false), &area, &state.clip);
            }
        }
        self.seen.image(image);
    }
}
