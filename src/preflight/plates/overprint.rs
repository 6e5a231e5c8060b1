//! In which mode a pass draws what overprints (ISO 32000-2, 11.7.4.3): as it is where the pass's inks are its own, and as the darker of both
//! where they are not, so that what has none of an ink leaves what lies below.

use lopdf::content::Operation;
use lopdf::{Dictionary, Object};

use crate::preflight::colour::{PROCESS, Space};
use crate::preflight::geometry::numbers;
use crate::preflight::pdf::{Pdf, as_dictionary, as_name, raw};

/// The modes of the passes: the names of graphics states, and their blend modes.
pub(super) const MODES: [(&str, &str); 2] = [(REPLACES, "Normal"), (KEEPS, "Darken")];
const REPLACES: &str = "PlatesNormal";
const KEEPS: &str = "PlatesDarken";
/// Most saved states.
const MAX_STATES: usize = 600;

/// Which plates a colour is painted on.
#[derive(Debug, Clone)]
enum Colour {
    /// All four of the process inks.
    Process,
    /// The process inks that are not zero in mode 1, all four of them in mode 0.
    Cmyk([bool; 4]),
    /// These inks.
    Inks(Vec<String>),
    /// That cannot be told here.
    Unknown,
}

impl Colour {
    /// A colour of a space, the first one unless it is said which.
    fn of(space: &Space, parts: Option<&[f64]>) -> Colour {
        match space {
            Space::Cmyk => {
                let black = [0.0, 0.0, 0.0, 1.0];
                let part = |index| parts.unwrap_or(&black).get(index).is_some_and(|part| *part > 0.0);
                Colour::Cmyk([0, 1, 2, 3].map(part))
            }
            Space::Gray | Space::Rgb | Space::Calibrated(_) | Space::Icc(..) => Colour::Process,
            Space::Inks(names, _) => Colour::Inks(names.clone()),
            Space::Indexed(..) | Space::Pattern(_) | Space::Unknown => Colour::Unknown,
        }
    }

    /// The colour of a picture or a blend, in which zeros are paint, too.
    fn of_many(space: &Space) -> Colour {
        match space {
            Space::Cmyk => Colour::Process,
            Space::Indexed(under, _) => Colour::of_many(under),
            other => Colour::of(other, None),
        }
    }
}

/// What of the graphics state says how something is painted.
#[derive(Debug, Clone)]
struct State {
    fill: Colour,
    stroke: Colour,
    spaces: [Space; 2],
    fill_overprints: bool,
    stroke_overprints: bool,
    nonzero: bool,
    /// Whether the file itself blends in another mode, which is left as it is.
    blends: bool,
    /// How text is shown.
    text: i64,
    /// The mode that is set.
    mode: &'static str,
}

/// Follows the content of a page or a form.
pub(super) struct Overprint<'p, 'a> {
    pdf: &'p Pdf<'a>,
    resources: Option<&'a Dictionary>,
    inks: &'p [&'p str],
    state: State,
    states: Vec<State>,
}

impl<'p, 'a> Overprint<'p, 'a> {
    /// Content with these resources, on the plates of these inks.
    pub(super) fn new(pdf: &'p Pdf<'a>, resources: Option<&'a Dictionary>, inks: &'p [&'p str]) -> Self {
        let state = State {
            fill: Colour::Process,
            stroke: Colour::Process,
            spaces: [Space::Gray, Space::Gray],
            fill_overprints: false,
            stroke_overprints: false,
            nonzero: false,
            blends: false,
            text: 0,
            mode: REPLACES,
        };
        Overprint { pdf, resources, inks, state, states: Vec::new() }
    }

    /// The name of the graphics state that has to be set before an operation, if it is not set already.
    pub(super) fn before(&mut self, operation: &Operation) -> Option<&'static str> {
        let n = numbers(&operation.operands);
        let name = operation.operands.last().and_then(as_name);
        let state = &mut self.state;
        match operation.operator.as_str() {
            "q" if self.states.len() < MAX_STATES => self.states.push(state.clone()),
            "Q" => self.state = self.states.pop().unwrap_or_else(|| state.clone()),
            "gs" => self.parameters(name),
            "Tr" => state.text = n.first().map_or(0, |mode| *mode as i64),
            "g" | "rg" => (state.fill, state.spaces[0]) = (Colour::Process, Space::Gray),
            "G" | "RG" => (state.stroke, state.spaces[1]) = (Colour::Process, Space::Gray),
            "k" => (state.fill, state.spaces[0]) = (Colour::of(&Space::Cmyk, Some(&n)), Space::Cmyk),
            "K" => (state.stroke, state.spaces[1]) = (Colour::of(&Space::Cmyk, Some(&n)), Space::Cmyk),
            "cs" | "CS" => {
                let space = Space::device(self.pdf, name.unwrap_or_default(), self.resources);
                let colour = Colour::of(&space, None);
                match operation.operator.as_str() {
                    "cs" => (state.fill, state.spaces[0]) = (colour, space),
                    _ => (state.stroke, state.spaces[1]) = (colour, space),
                }
            }
            "sc" | "scn" | "SC" | "SCN" => {
                let strokes = operation.operator.starts_with('S');
                let colour = match name {
                    Some(_) => Colour::Unknown,
                    None => Colour::of(&state.spaces[usize::from(strokes)], Some(&n)),
                };
                *(if strokes { &mut state.stroke } else { &mut state.fill }) = colour;
            }
            "f" | "F" | "f*" => return self.set(&[(false, None)]),
            "S" | "s" => return self.set(&[(true, None)]),
            "B" | "B*" | "b" | "b*" => return self.set(&[(false, None), (true, None)]),
            "Tj" | "TJ" | "'" | "\"" => {
                return match state.text % 4 {
                    1 => self.set(&[(true, None)]),
                    2 => self.set(&[(false, None), (true, None)]),
                    _ => self.set(&[(false, None)]),
                };
            }
            "sh" => {
                let shading = self.named("Shading", name).and_then(|shading| raw(shading, "ColorSpace"));
                let space = shading.map(|space| Space::new(self.pdf, space, self.resources));
                return self
                    .set(&[(false, Some(space.map_or(Colour::Unknown, |space| Colour::of_many(&space))))]);
            }
            "Do" => {
                let painted = self.named("XObject", name).map(|object| self.external(object));
                return match painted {
                    Some(Some(colour)) => self.set(&[(false, colour)]),
                    // What is in a form may be anything.
                    _ => self.set(&[(false, Some(Colour::Unknown)), (true, Some(Colour::Unknown))]),
                };
            }
            _ => {}
        }
        None
    }

    /// The mode for a picture that stands in the content itself.
    pub(super) fn before_picture(&mut self) -> Option<&'static str> {
        self.set(&[(false, Some(Colour::Unknown))])
    }

    /// The colour of a picture, or that of its paint if it has none of its own. `None` for a form.
    fn external(&self, object: &'a Dictionary) -> Option<Option<Colour>> {
        (self.pdf.name(object, "Subtype") == Some("Image")).then(|| {
            let space = raw(object, "ColorSpace").map(|space| Space::new(self.pdf, space, self.resources));
            space.map(|space| Colour::of_many(&space))
        })
    }

    fn named(&self, kind: &str, name: Option<&str>) -> Option<&'a Dictionary> {
        let all = self.resources.and_then(|resources| self.pdf.dictionary(resources, kind))?;
        as_dictionary(self.pdf.resolve(raw(all, name?)?))
    }

    fn parameters(&mut self, name: Option<&str>) {
        let Some(own) = self.named("ExtGState", name) else { return };
        let switch = |key| match self.pdf.get(own, key) {
            Some(Object::Boolean(on)) => Some(*on),
            _ => None,
        };
        let state = &mut self.state;
        let (strokes, fills) = (switch("OP"), switch("op"));
        state.stroke_overprints = strokes.unwrap_or(state.stroke_overprints);
        state.fill_overprints = fills.or(strokes).unwrap_or(state.fill_overprints);
        if let Some(mode) = self.pdf.number(own, "OPM") {
            state.nonzero = mode == 1.0;
        }
        if let Some(mode) = self.pdf.list(own, "BM").first() {
            state.blends = !matches!(as_name(self.pdf.resolve(mode)), Some("Normal" | "Compatible"));
            state.mode = REPLACES;
        }
    }

    /// The mode in which something is painted: fills or lines, each in a colour of its own or in that of the state.
    fn set(&mut self, painted: &[(bool, Option<Colour>)]) -> Option<&'static str> {
        let keeps = painted.iter().any(|(strokes, own)| {
            let (overprints, colour) = match strokes {
                true => (self.state.stroke_overprints, &self.state.stroke),
                false => (self.state.fill_overprints, &self.state.fill),
            };
            overprints && !self.is_on_every_plate(own.as_ref().unwrap_or(colour))
        });
        let mode = if keeps { KEEPS } else { REPLACES };
        if self.state.blends || self.state.mode == mode {
            return None;
        }
        self.state.mode = mode;
        Some(mode)
    }

    /// Whether a colour is painted on each of the pass's plates.
    fn is_on_every_plate(&self, colour: &Colour) -> bool {
        self.inks.iter().all(|ink| {
            let process = PROCESS.iter().position(|name| name == ink);
            match colour {
                Colour::Process => process.is_some(),
                Colour::Cmyk(parts) => process.is_some_and(|index| parts[index] || !self.state.nonzero),
                Colour::Inks(names) => names.iter().any(|name| name == ink || name == "All"),
                Colour::Unknown => false,
            }
        })
    }
}
