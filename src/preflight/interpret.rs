//! Runs the content of pages, and of the forms and patterns in it, and takes note of what they show (ISO 32000-1, annex A).

mod layers;
mod objects;
mod operators;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId};

pub(super) use layers::hidden_layers;

use super::colour::{Inks, Space};
use super::content::{self, Piece};
use super::geometry::{Matrix, numbers, seen_through, shared};
use super::page::Page;
use super::pdf::{Pdf, as_name, raw};
use super::seen::{Fault, Kind, Laid, MAX_MARKS, Mark, Seen};
use super::state::{Paint, Pen, State};
use crate::geometry::Rect;

/// Most saved graphics states.
const MAX_STATES: usize = 600;

/// Runs the content of one page.
pub(super) struct Interpreter<'p, 'a> {
    pdf: &'p Pdf<'a>,
    seen: &'p mut Seen<'a>,
    page: usize,
    /// The size of the page's unit, in points.
    unit: f64,
    /// From the units of the page, or of the form that is run, to those of the page: patterns stand in it.
    base: Matrix,
    marks: Vec<Mark>,
    running: BTreeSet<ObjectId>,
    /// The masks that were looked at.
    done: BTreeSet<ObjectId>,
    /// The inks of patterns' cells that have colours of their own.
    cells: BTreeMap<ObjectId, Rc<[Rc<Inks>]>>,
    /// The glyphs that were drawn, by font and code.
    glyphs: BTreeSet<(usize, u16)>,
    depth: usize,
    /// Inside a mask, and on a layer that is hidden, only what is used counts, not where it stands.
    aside: bool,
    /// The layers that are hidden unless someone shows them.
    hidden: &'p BTreeSet<ObjectId>,
    /// The pieces of marked content that are open, each with whether it hides what stands in it.
    marked: Vec<bool>,
    /// Inside a glyph or a pattern that takes the colour it is painted with, colours are not listened to.
    colourless: bool,
    object: Option<ObjectId>,
}

/// Looks at a page.
pub(super) fn look_at<'a>(pdf: &Pdf<'a>, page: &Page<'a>, hidden: &BTreeSet<ObjectId>, seen: &mut Seen<'a>) {
    let mut whole = Vec::new();
    for each in pdf.list(page.dictionary, "Contents") {
        let (id, object) = pdf.locate(each);
        let data = match object {
            Object::Stream(stream) => {
                if pdf.is_damaged(stream) {
                    seen.unreadable.push((page.number, id));
                }
                pdf.data(stream)
            }
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
        unit: page.user_unit,
        base: Matrix::IDENTITY,
        marks: Vec::new(),
        running: BTreeSet::new(),
        done: BTreeSet::new(),
        cells: BTreeMap::new(),
        glyphs: BTreeSet::new(),
        depth: 0,
        aside: false,
        hidden,
        marked: Vec::new(),
        colourless: false,
        object: page.id,
    };
    interpreter.group(page.dictionary, page.resources);
    interpreter.run(&whole, page.resources, State::new(page));
    let marks = interpreter.marks;
    seen.marks.push(marks);
}

impl<'a> Interpreter<'_, 'a> {
    fn run(&mut self, content: &[u8], resources: Option<&'a Dictionary>, state: State) {
        let mut states = Vec::new();
        let mut state = state;
        let mut pen = Pen::default();
        let (pieces, whole) = content::pieces(content);
        if !whole {
            self.pdf.budget.exceed();
        }
        for piece in pieces {
            let operations = match piece {
                Piece::Operations(operations) => operations,
                Piece::Image { dictionary, data } => {
                    if !self.pdf.budget.step(1) {
                        return;
                    }
                    self.inline_image(dictionary, data, resources, &state);
                    continue;
                }
            };
            for operation in Content::decode_iter(operations) {
                let Ok(operation) = operation else {
                    self.seen.unreadable.push((self.page, self.object));
                    return;
                };
                if !self.pdf.budget.step(1 + operation.operands.len() / 16) {
                    return;
                }
                self.operate(&operation, resources, &mut state, &mut states, &mut pen);
            }
        }
        if !states.is_empty() {
            self.fault(Fault::Unbalanced);
        }
    }

    fn operate(
        &mut self,
        operation: &Operation,
        resources: Option<&'a Dictionary>,
        state: &mut State,
        states: &mut Vec<State>,
        pen: &mut Pen,
    ) {
        if let Some(fault) = operators::fault(operation) {
            self.fault(fault);
        }
        match operation.operator.as_str() {
            "q" if states.len() < MAX_STATES => states.push(state.clone()),
            "q" => self.pdf.budget.exceed(),
            "Q" => match states.pop() {
                Some(saved) => *state = saved,
                None => self.fault(Fault::Unbalanced),
            },
            "Do" => self.external(operation, resources, state),
            "sh" => self.shade(operation, resources, state),
            "gs" => self.parameters(operation, resources, state),
            "d1" => self.colourless = true,
            "BMC" | "BDC" => self.open_marked(operation, resources),
            "EMC" => drop(self.marked.pop()),
            _ => {
                if !self.path(operation, state, pen) && !self.colour(operation, resources, state) {
                    self.text(operation, resources, state, pen);
                }
            }
        }
    }

    fn fault(&mut self, fault: Fault) {
        self.seen.fault(fault, self.page, self.object);
    }

    /// What the resources of a kind hold under the first operand's name.
    fn resource(
        &mut self,
        operation: &Operation,
        kind: &str,
        name: Option<&str>,
        resources: Option<&'a Dictionary>,
    ) -> Option<&'a Object> {
        let name = name?;
        let found = resources.and_then(|resources| self.pdf.dictionary(resources, kind));
        let found = found.and_then(|all| raw(all, name));
        if found.is_none() {
            self.fault(Fault::Missing(operation.operator.clone(), name.to_owned()));
        }
        found
    }

    // ------------------------------------------------------------ marks
    /// Takes note of a mark that covers `area` where nothing is clipped.
    fn mark(&mut self, kind: Kind, paint: &Paint, laid: Laid, area: &Rect, clip: &Rect) {
        self.note(kind, paint.inks.clone(), Some(paint.space.clone()), laid, area, clip);
        for inks in &*paint.cell {
            self.note(Kind::Cell, inks.clone(), Some(paint.space.clone()), laid, area, clip);
        }
    }

    fn note(
        &mut self,
        kind: Kind,
        inks: Rc<Inks>,
        space: Option<Rc<Space>>,
        laid: Laid,
        area: &Rect,
        clip: &Rect,
    ) {
        let Some(area) = seen_through(area, clip).filter(|_| !self.aside && !self.is_hidden()) else {
            return;
        };
        if self.seen.count >= MAX_MARKS {
            self.pdf.budget.exceed();
            return;
        }
        self.seen.count += 1;
        self.marks.push(Mark { kind, inks, space, laid, area, object: self.object });
    }

    fn use_space(&mut self, paint: &Paint) {
        self.seen.space(&paint.space, self.page, self.object, false);
    }

    // ------------------------------------------------------------ paths
    /// Whether the operation was one of paths.
    fn path(&mut self, operation: &Operation, state: &mut State, pen: &mut Pen) -> bool {
        let n = numbers(&operation.operands);
        match (operation.operator.as_str(), &n[..]) {
            ("m", [x, y, ..]) => pen.begin(state, *x, *y),
            ("l", [x, y, ..]) => pen.straight(state, *x, *y),
            ("c", points @ [_, _, _, _, _, _, ..]) => pen.curve(state, &points[..6]),
            ("v" | "y", points @ [_, _, _, _, ..]) => pen.curve(state, &points[..4]),
            ("h", _) => pen.end(),
            ("re", [x, y, width, height, ..]) => {
                pen.end();
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
        pen.end();
        if let Some(area) = pen.area.rect() {
            // A path of four points that is one rectangle, or several of them, fills the rectangle around it.
            let rectangle = pen.rectangles > 0 && pen.points == 4;
            if fills {
                let fill = state.fill.clone();
                self.use_space(&fill);
                // A line around it makes it thicker.
                let thickness = if strokes { f64::INFINITY } else { pen.thickness };
                let kind = Kind::Fill { rectangle, thickness };
                self.mark(kind, &fill, state.laid(false), &area, &state.clip);
            }
            if strokes {
                let stroke = state.stroke.clone();
                self.use_space(&stroke);
                let width = state.line_width();
                let area = area.inset(-width / 2.0);
                self.mark(Kind::Stroke(width), &stroke, state.laid(true), &area, &state.clip);
            }
            if pen.clips {
                state.clip = shared(&area, &state.clip);
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
                solid(space, &numbers(&operation.operands))
            }
            (None, "cs" | "CS") => {
                let name = operation.operands.first().and_then(as_name).unwrap_or_default();
                let space = self.named_space(name, resources);
                let initial: Vec<f64> = space.initial().into_iter().map(f64::from).collect();
                solid(space, &initial)
            }
            (None, "sc" | "scn" | "SC" | "SCN") => {
                let under = own(state);
                let colour = numbers(&operation.operands);
                match operation.operands.last().and_then(as_name) {
                    Some(_) => self.pattern(operation, resources, state, solid(under.space, &colour)),
                    None => {
                        let asked = under.space.components();
                        if !matches!(&*under.space, Space::Unknown | Space::Pattern(_))
                            && asked != colour.len()
                        {
                            self.fault(Fault::Operands(operator.to_owned(), colour.len()));
                        }
                        solid(under.space, &colour)
                    }
                }
            }
            _ => return false,
        };
        if self.colourless {
            return true;
        }
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
        self.known_space(space)
    }

    fn known_space(&self, space: Space) -> Rc<Space> {
        match self.seen.spaces.iter().find(|known| *known.space == space) {
            Some(known) => known.space.clone(),
            None => Rc::new(space),
        }
    }
}

fn solid(space: Rc<Space>, colour: &[f64]) -> Paint {
    let colour: Vec<f32> = colour.iter().map(|part| *part as f32).collect();
    let inks = match &*space {
        Space::Pattern(Some(under)) => under.inks(&colour),
        other => other.inks(&colour),
    };
    Paint::solid(space, inks)
}
