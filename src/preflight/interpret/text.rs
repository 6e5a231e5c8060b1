//! Text, and glyphs that are content of the file themselves.

use lopdf::content::Operation;
use lopdf::{Dictionary, Object};

use super::Interpreter;
use crate::geometry::Rect;
use crate::preflight::geometry::{Matrix, numbers};
use crate::preflight::pdf::{as_dictionary, as_name, as_number};
use crate::preflight::seen::Kind;
use crate::preflight::state::{Pen, State};

impl<'a> Interpreter<'_, 'a> {
    pub(super) fn text(
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
                let name = operation.operands.first().and_then(as_name);
                if let Some(font) = self.resource(operation, "Font", name, resources) {
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
            ("Tj", _) => self.show_text(&operation.operands, resources, state, pen),
            ("TJ", _) => {
                if let Some(Object::Array(parts)) = operation.operands.first() {
                    self.show_text(parts, resources, state, pen);
                }
            }
            ("'" | "\"", _) => {
                shift(pen, 0.0, -state.leading);
                let last = operation.operands.len().saturating_sub(1);
                self.show_text(&operation.operands[last..], resources, state, pen);
            }
            _ => {}
        }
    }

    pub(super) fn set_font(&mut self, object: &'a Object, state: &mut State) {
        let (id, object) = self.pdf.locate(object);
        let dictionary = as_dictionary(object);
        state.font = dictionary.and_then(|dictionary| self.seen.font(id, dictionary));
        let kind = dictionary.and_then(|font| self.pdf.name(font, "Subtype"));
        (state.composite, state.drawn) = (kind == Some("Type0"), kind == Some("Type3"));
    }

    fn show_text(
        &mut self,
        parts: &[Object],
        resources: Option<&'a Dictionary>,
        state: &State,
        pen: &mut Pen,
    ) {
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
            for code in &codes {
                font.codes.entry(*code).or_insert(self.page);
            }
        }
        if state.drawn {
            return self.draw(&codes, resources, state, pen);
        }
        let matrix = pen.text.then(&state.ctm);
        let size = state.size.abs() * matrix.scales().1;
        // About as wide as it is; where exactly it ends is of no use to anyone.
        let width = glyphs as f64 * state.size * if state.composite { 0.9 } else { 0.5 };
        let area = matrix.around(&Rect::new(0.0, 0.0, width.max(0.01), (state.size * 0.7).max(0.01)));
        pen.text = Matrix([1.0, 0.0, 0.0, 1.0, width, 0.0]).then(&pen.text);
        // 0 fills, 1 draws outlines, 2 does both; 4 to 6 clip besides (ISO 32000-1, table 106).
        if state.mode % 4 != 1 {
            let fill = state.fill.clone();
            self.use_space(&fill);
            self.mark(Kind::Text(size), &fill, state.laid(false), &area, &state.clip);
        }
        if matches!(state.mode % 4, 1 | 2) {
            let stroke = state.stroke.clone();
            self.use_space(&stroke);
            self.mark(Kind::Stroke(state.line_width()), &stroke, state.laid(true), &area, &state.clip);
        }
    }

    /// Draws the glyphs of a Type 3 font, each in its place (ISO 32000-1, 9.6.5). On a page every glyph is run once: what it
    /// shows again is the same again.
    fn draw(&mut self, codes: &[u16], resources: Option<&'a Dictionary>, state: &State, pen: &mut Pen) {
        let Some(index) = state.font else { return };
        let Some(font) = self.seen.fonts.get(index).map(|font| font.dictionary) else { return };
        let own = self.pdf.dictionary(font, "Resources").or(resources);
        let glyph_space = Matrix::new(self.pdf, self.pdf.get(font, "FontMatrix"));
        let names = glyph_names(self.pdf.dictionary(font, "Encoding"), |encoding| {
            self.pdf.list(encoding, "Differences").iter().map(|each| self.pdf.resolve(each)).collect()
        });
        let procedures = self.pdf.dictionary(font, "CharProcs");
        let first = self.pdf.number(font, "FirstChar").unwrap_or(0.0);
        let widths = self.pdf.list(font, "Widths");
        for code in codes {
            let text = Matrix([state.size, 0.0, 0.0, state.size, 0.0, 0.0]).then(&pen.text).then(&state.ctm);
            let name = names.iter().rev().find(|(own, _)| own == code).map(|(_, name)| *name);
            let procedure = procedures.zip(name).and_then(|(all, name)| all.as_hashmap().get(name));
            let (id, procedure) = procedure.map_or((None, &Object::Null), |object| self.pdf.locate(object));
            if let Object::Stream(procedure) = procedure
                && self.glyphs.insert((index, *code))
            {
                let mut inside = state.clone();
                inside.ctm = glyph_space.then(&text);
                let colourless = self.colourless;
                self.inside(id, procedure, own, inside, self.aside);
                self.colourless = colourless;
            }
            let width = widths.get((f64::from(*code) - first).max(0.0) as usize);
            let width = width.and_then(|width| as_number(self.pdf.resolve(width))).unwrap_or(0.0);
            let shift = width * glyph_space.0[0] * state.size;
            pen.text = Matrix([1.0, 0.0, 0.0, 1.0, shift, 0.0]).then(&pen.text);
        }
    }
}

/// The codes with their glyphs' names, as an encoding lists the differences.
fn glyph_names<'a>(
    encoding: Option<&'a Dictionary>,
    differences: impl Fn(&'a Dictionary) -> Vec<&'a Object>,
) -> Vec<(u16, &'a [u8])> {
    let mut names = Vec::new();
    let mut code = 0_u16;
    for each in encoding.map(differences).unwrap_or_default() {
        match each {
            Object::Integer(number) => code = u16::try_from(*number).unwrap_or(0),
            Object::Name(name) => {
                names.push((code, name.as_slice()));
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    names
}
