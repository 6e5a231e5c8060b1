//! Colour spaces and the inks that a colour takes (ISO 32000-1, 8.6).

use std::fmt;
use std::rc::Rc;

use lopdf::{Dictionary, Object, ObjectId};

use super::pdf::{Pdf, as_dictionary, as_name, as_number, raw};

/// How deep spaces may stand inside one another.
const MAX_DEPTH: usize = 6;
/// Most components of a space (ISO 32000-1, annex C).
pub(super) const MAX_COMPONENTS: usize = 32;

/// The process inks.
pub(super) const PROCESS: [&str; 4] = ["Cyan", "Magenta", "Yellow", "Black"];

/// A colour space.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Space {
    /// DeviceGray: black.
    Gray,
    /// DeviceRGB.
    Rgb,
    /// DeviceCMYK.
    Cmyk,
    /// CalGray, CalRGB or Lab, by its name.
    Calibrated(&'static str),
    /// ICC-based, with the number of its components and the profile's object.
    Icc(usize, Option<ObjectId>),
    /// An index into a table of another space's colours.
    Indexed(Rc<Space>, Rc<[u8]>),
    /// One ink or several, by name, and what stands in for them where they are missing.
    Inks(Vec<String>, Rc<Space>),
    /// A pattern, with the space of its colour if it has none of its own.
    Pattern(Option<Rc<Space>>),
    /// None of these.
    Unknown,
}

impl fmt::Display for Space {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Space::Gray => f.write_str("DeviceGray"),
            Space::Rgb => f.write_str("DeviceRGB"),
            Space::Cmyk => f.write_str("DeviceCMYK"),
            Space::Calibrated(name) => f.write_str(name),
            Space::Icc(1, _) => f.write_str("ICC gray"),
            Space::Icc(4, _) => f.write_str("ICC CMYK"),
            Space::Icc(..) => f.write_str("ICC RGB"),
            Space::Indexed(under, _) => write!(f, "indexed {under}"),
            Space::Inks(names, _) => f.write_str(&names.join("+")),
            Space::Pattern(_) => f.write_str("Pattern"),
            Space::Unknown => f.write_str("?"),
        }
    }
}

impl Space {
    /// The space that an object describes, looked up in the resources if it is a name.
    pub(super) fn new<'a>(pdf: &Pdf<'a>, object: &'a Object, resources: Option<&'a Dictionary>) -> Space {
        read(pdf, object, resources, MAX_DEPTH)
    }

    /// A device's space by its name, or the default space that the resources put in its place.
    pub(super) fn device<'a>(pdf: &Pdf<'a>, name: &str, resources: Option<&'a Dictionary>) -> Space {
        named(pdf, name, resources, MAX_DEPTH)
    }

    /// How many numbers make a colour.
    pub(super) fn components(&self) -> usize {
        match self {
            Space::Gray | Space::Indexed(..) | Space::Calibrated("CalGray") => 1,
            Space::Rgb | Space::Calibrated(_) => 3,
            Space::Cmyk => 4,
            Space::Icc(count, _) => *count,
            Space::Inks(names, _) => names.len(),
            Space::Pattern(under) => under.as_ref().map_or(0, |under| under.components()),
            Space::Unknown => 0,
        }
    }

    /// The spot inks that it names.
    pub(super) fn spots(&self) -> impl Iterator<Item = &str> {
        let names = match self {
            Space::Inks(names, _) => &names[..],
            _ => &[],
        };
        let spot = |name: &&str| !PROCESS.contains(name) && !matches!(*name, "All" | "None");
        names.iter().map(String::as_str).filter(spot)
    }

    /// The first colour of the space (ISO 32000-1, table 74).
    pub(super) fn initial(&self) -> Vec<f32> {
        match self {
            Space::Cmyk => vec![0.0, 0.0, 0.0, 1.0],
            Space::Inks(names, _) => vec![1.0; names.len()],
            Space::Icc(4, _) => vec![0.0, 0.0, 0.0, 1.0],
            _ => vec![0.0; self.components().min(MAX_COMPONENTS)],
        }
    }

    /// The inks that a colour takes.
    pub(super) fn inks(&self, colour: &[f32]) -> Inks {
        let part = |index: usize| colour.get(index).copied().unwrap_or(0.0).clamp(0.0, 1.0);
        match self {
            Space::Gray | Space::Calibrated("CalGray") | Space::Icc(1, _) => {
                Inks::process([0.0, 0.0, 0.0, 1.0 - part(0)])
            }
            Space::Cmyk | Space::Icc(4, _) => Inks::process([part(0), part(1), part(2), part(3)]),
            Space::Rgb | Space::Icc(3, _) | Space::Calibrated(_) => {
                let all = |holds: fn(f32) -> bool| (0..3).all(|index| holds(part(index)));
                let light = match self {
                    Space::Calibrated("Lab") => Light::Colour,
                    _ if all(|part| part > 0.995) => Light::White,
                    _ if all(|part| part < 0.2) => Light::Black,
                    _ => Light::Colour,
                };
                Inks { light: Some(light), ..Inks::default() }
            }
            Space::Indexed(base, table) => {
                let size = base.components();
                let start = colour.first().map_or(0, |index| index.max(0.0) as usize).saturating_mul(size);
                let entry = table.get(start..start.saturating_add(size)).unwrap_or_default();
                let colour: Vec<f32> = entry.iter().map(|byte| f32::from(*byte) / 255.0).collect();
                base.inks(&colour)
            }
            Space::Inks(names, _) => {
                let mut inks = Inks::default();
                for (index, name) in names.iter().enumerate() {
                    inks.add(name, part(index));
                }
                inks
            }
            Space::Icc(..) | Space::Pattern(_) | Space::Unknown => Inks::unknown(),
        }
    }
}

/// A colour of light, whose inks are only known to the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Light {
    /// No ink.
    White,
    /// As good as black.
    Black,
    /// Anything else.
    Colour,
}

/// The inks of one spot of paper, each from 0 to 1.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Inks {
    /// Cyan, magenta, yellow, black.
    pub process: [f32; 4],
    /// Other inks by name.
    pub spots: Vec<(String, f32)>,
    /// The colour, if it is one of light.
    pub light: Option<Light>,
    /// Whether it is registration colour: every plate of the job.
    pub registration: bool,
}

/// From which part on an ink counts as being there.
const VISIBLE: f32 = 0.005;

impl Inks {
    /// Process inks alone.
    pub(super) fn process(process: [f32; 4]) -> Inks {
        Inks { process, ..Inks::default() }
    }

    /// Inks that cannot be told.
    pub(super) fn unknown() -> Inks {
        Inks { light: Some(Light::Colour), ..Inks::default() }
    }

    /// Adds an ink by its name; `All` is every process ink, `None` is no ink at all.
    fn add(&mut self, name: &str, part: f32) {
        let process = PROCESS.iter().position(|each| *each == name);
        match (process, name) {
            (Some(index), _) => self.process[index] = part,
            (None, "All") => (self.process, self.registration) = ([part; 4], part > VISIBLE),
            (None, "None") => {}
            (None, _) => self.spots.push((name.to_owned(), part)),
        }
    }

    /// All inks together, in percent of one. `None` for a colour of light other than white.
    pub(super) fn coverage(&self) -> Option<f64> {
        let spots: f32 = self.spots.iter().map(|(_, part)| part).sum();
        let total = f64::from((self.process.iter().sum::<f32>() + spots) * 100.0);
        match self.light {
            None => Some(total),
            Some(Light::White) => Some(0.0),
            Some(Light::Black | Light::Colour) => None,
        }
    }

    /// How many inks there are. A colour of light that is not white becomes several.
    pub(super) fn count(&self) -> usize {
        let process = self.process.iter().filter(|part| **part > VISIBLE).count();
        let spots = self.spots.iter().filter(|(_, part)| *part > VISIBLE).count();
        process + spots + if self.coverage().is_none() { 3 } else { 0 }
    }

    /// As much of every ink as the heavier of two has.
    pub(super) fn joined(mut self, other: Inks) -> Inks {
        for (own, part) in self.process.iter_mut().zip(other.process) {
            *own = own.max(part);
        }
        for (name, part) in other.spots {
            match self.spots.iter_mut().find(|(own, _)| *own == name) {
                Some((_, own)) => *own = own.max(part),
                None => self.spots.push((name, part)),
            }
        }
        let heavier = if self.coverage().is_none() { self.light } else { other.light };
        Inks { light: heavier, registration: self.registration || other.registration, ..self }
    }

    /// Whether there is any ink but black.
    pub(super) fn are_coloured(&self) -> bool {
        let [cyan, magenta, yellow, _] = self.process;
        let spots = self.spots.iter().map(|(_, part)| *part);
        self.coverage().is_none() || spots.fold(cyan.max(magenta).max(yellow), f32::max) > VISIBLE
    }

    /// Whether nothing is printed.
    pub(super) fn are_white(&self) -> bool {
        self.coverage().is_some_and(|coverage| coverage < 0.5)
    }

    /// Whether it is black ink alone, as good as solid.
    pub(super) fn are_black(&self) -> bool {
        let [cyan, magenta, yellow, black] = self.process;
        self.light.is_none()
            && self.spots.is_empty()
            && cyan.max(magenta).max(yellow) < VISIBLE
            && black > 0.94
    }
}

fn read<'a>(pdf: &Pdf<'a>, object: &'a Object, resources: Option<&'a Dictionary>, depth: usize) -> Space {
    if depth == 0 || !pdf.budget.step(1) {
        return Space::Unknown;
    }
    match pdf.resolve(object) {
        Object::Name(name) => named(pdf, std::str::from_utf8(name).unwrap_or_default(), resources, depth),
        Object::Array(array) => family(pdf, array, resources, depth),
        _ => Space::Unknown,
    }
}

fn named<'a>(pdf: &Pdf<'a>, name: &str, resources: Option<&'a Dictionary>, depth: usize) -> Space {
    let spaces = resources.and_then(|resources| pdf.dictionary(resources, "ColorSpace"));
    let look_up = |name: &str| raw(spaces?, name);
    // A default space takes the place of the device's own (ISO 32000-1, 8.6.5.6).
    let device = |default: &str, space: Space| match look_up(default) {
        Some(other) => match read(pdf, other, None, depth - 1) {
            Space::Unknown => space,
            other => other,
        },
        None => space,
    };
    match name {
        "DeviceGray" | "G" => device("DefaultGray", Space::Gray),
        "DeviceRGB" | "RGB" => device("DefaultRGB", Space::Rgb),
        "DeviceCMYK" | "CMYK" => device("DefaultCMYK", Space::Cmyk),
        "Pattern" => Space::Pattern(None),
        name => match look_up(name) {
            Some(other) => read(pdf, other, resources, depth - 1),
            None => Space::Unknown,
        },
    }
}

fn family<'a>(pdf: &Pdf<'a>, array: &'a [Object], resources: Option<&'a Dictionary>, depth: usize) -> Space {
    let part = |index: usize| array.get(index).map(|object| pdf.resolve(object));
    let under = |index: usize| {
        let space = array.get(index).map(|object| read(pdf, object, resources, depth - 1));
        Rc::new(space.unwrap_or(Space::Unknown))
    };
    match part(0).and_then(as_name).unwrap_or_default() {
        "CalGray" => Space::Calibrated("CalGray"),
        "CalRGB" => Space::Calibrated("CalRGB"),
        "Lab" => Space::Calibrated("Lab"),
        "ICCBased" => {
            let (id, profile) = array.get(1).map_or((None, &Object::Null), |object| pdf.locate(object));
            let count = as_dictionary(profile).and_then(|profile| pdf.number(profile, "N"));
            match count {
                Some(count @ (1.0 | 3.0 | 4.0)) => Space::Icc(count as usize, id),
                _ => Space::Unknown,
            }
        }
        "Indexed" | "I" => {
            let table = match part(3) {
                Some(Object::String(bytes, _)) => bytes.clone(),
                Some(Object::Stream(stream)) => pdf.data(stream).unwrap_or_default(),
                _ => Vec::new(),
            };
            let most = (part(2).and_then(as_number).unwrap_or(255.0).clamp(0.0, 255.0) as usize + 1)
                * MAX_COMPONENTS;
            Space::Indexed(under(1), table.into_iter().take(most).collect())
        }
        "Separation" => match part(1).and_then(as_name) {
            Some(name) => Space::Inks(vec![name.to_owned()], under(2)),
            None => Space::Unknown,
        },
        "DeviceN" => match part(1) {
            Some(Object::Array(names)) if (1..=MAX_COMPONENTS).contains(&names.len()) => {
                let name = |object| as_name(pdf.resolve(object)).unwrap_or("?").to_owned();
                Space::Inks(names.iter().map(name).collect(), under(2))
            }
            _ => Space::Unknown,
        },
        "Pattern" => Space::Pattern(array.get(1).map(|_| under(1))),
        _ if array.len() == 1 => {
            array.first().map_or(Space::Unknown, |only| read(pdf, only, resources, depth - 1))
        }
        _ => Space::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inks_are_added_up() {
        assert_eq!(Space::Cmyk.inks(&[0.5, 0.25, 0.0, 1.0]).coverage(), Some(175.0));
        assert_eq!(Space::Gray.inks(&[0.25]).coverage(), Some(75.0));
        assert_eq!(Space::Rgb.inks(&[1.0, 1.0, 1.0]).coverage(), Some(0.0));
        assert_eq!(Space::Rgb.inks(&[1.0, 0.0, 0.0]).coverage(), None);
        let spot = Space::Inks(vec!["PANTONE 300 C".into(), "Black".into()], Rc::new(Space::Cmyk));
        let inks = spot.inks(&[0.5, 1.0]);
        assert_eq!((inks.coverage(), inks.count()), (Some(150.0), 2));
        let all = Space::Inks(vec!["All".into()], Rc::new(Space::Gray));
        assert_eq!(all.inks(&[1.0]).coverage(), Some(400.0));
    }

    #[test]
    fn an_index_leads_to_the_colour_of_its_table() {
        let table = Space::Indexed(Rc::new(Space::Cmyk), vec![0, 0, 0, 0, 255, 255, 255, 255].into());
        assert_eq!(table.inks(&[1.0]).coverage(), Some(400.0));
        assert_eq!(table.inks(&[7.0]).coverage(), Some(0.0), "beyond the table there is nothing");
    }
}
