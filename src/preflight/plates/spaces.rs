//! Colour spaces that show three plates as red, green and blue.

use std::collections::BTreeMap;
use std::fmt::Write;

use lopdf::{Document, Object, Stream, dictionary};

use crate::preflight::colour::{PROCESS, Space};

/// What becomes red, green or blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Pick {
    /// Full light: this plate has none of the colour's inks.
    Paper,
    /// What is left of the paper by the ink with this number.
    Ink(usize),
    /// The light with this number.
    Light(usize),
}

/// The spaces of one pass.
pub(super) struct Spaces<'n> {
    /// The names of the inks that become red, green and blue.
    inks: &'n [&'n str],
    /// What was made already, by the number of components.
    made: BTreeMap<(usize, [Pick; 3]), Object>,
}

impl<'n> Spaces<'n> {
    /// The spaces that show these inks, three at most.
    pub(super) fn new(inks: &'n [&'n str]) -> Spaces<'n> {
        Spaces { inks, made: BTreeMap::new() }
    }

    /// The space that stands for another. `None` for patterns, tables and what is not known.
    pub(super) fn of(&mut self, space: &Space, document: &mut Document) -> Option<Object> {
        match space {
            Space::Gray | Space::Icc(1, _) | Space::Calibrated("CalGray") => {
                let picks = self.picks(|ink| (ink == "Black").then_some(Pick::Light(0)));
                Some(self.made(1, picks, document))
            }
            Space::Cmyk | Space::Icc(4, _) => {
                let place = |ink: &str| PROCESS.iter().position(|name| *name == ink).map(Pick::Ink);
                let picks = self.picks(place);
                Some(self.made(4, picks, document))
            }
            // What becomes of light is the printer's to say; this is no more than where there is some.
            Space::Rgb | Space::Icc(3, _) | Space::Calibrated(_) => {
                let place = |ink: &str| PROCESS[..3].iter().position(|name| *name == ink).map(Pick::Light);
                let picks = self.picks(place);
                Some(self.made(3, picks, document))
            }
            Space::Inks(names, _) => {
                let place = |ink: &str| {
                    let own = names.iter().position(|name| name == ink || name == "All");
                    own.map(Pick::Ink)
                };
                let picks = self.picks(place);
                Some(self.made(names.len(), picks, document))
            }
            Space::Icc(..) | Space::Indexed(..) | Space::Pattern(_) | Space::Unknown => None,
        }
    }

    fn picks(&self, place: impl Fn(&str) -> Option<Pick>) -> [Pick; 3] {
        [0, 1, 2].map(|plate| self.inks.get(plate).and_then(|ink| place(ink)).unwrap_or(Pick::Paper))
    }

    /// Which of a pixel's four inks become red, green and blue.
    pub(super) fn of_pixel(&self, pixel: [u8; 4]) -> [u8; 3] {
        [0, 1, 2].map(|plate| {
            let ink = self.inks.get(plate).and_then(|ink| PROCESS.iter().position(|name| name == ink));
            255 - ink.map_or(0, |ink| pixel[ink])
        })
    }

    fn made(&mut self, components: usize, picks: [Pick; 3], document: &mut Document) -> Object {
        let make = || {
            let domain: Vec<Object> =
                std::iter::repeat_n([0.into(), 1.into()], components).flatten().collect();
            let range: Vec<Object> = [0, 1, 0, 1, 0, 1].map(Object::from).into();
            let function = dictionary! { "FunctionType" => 4, "Domain" => domain, "Range" => range };
            let function =
                document.add_object(Stream::new(function, program(components, picks).into_bytes()));
            let names: Vec<Object> = (0..components).map(|index| name(&format!("Part{index}"))).collect();
            vec![name("DeviceN"), names.into(), name("DeviceRGB"), function.into()].into()
        };
        self.made.entry((components, picks)).or_insert_with(make).clone()
    }
}

fn name(text: &str) -> Object {
    Object::Name(text.into())
}

/// A calculator function that leaves the three picks (ISO 32000-1, 7.10.5).
fn program(components: usize, picks: [Pick; 3]) -> String {
    let mut program = "{".to_owned();
    for (pushed, pick) in picks.iter().enumerate() {
        // The last component is on top, and above it what was pushed already.
        let _ = match pick {
            Pick::Paper => write!(program, " 1"),
            Pick::Ink(index) => write!(program, " 1 {} index sub", components - index + pushed),
            Pick::Light(index) => write!(program, " {} index", components - 1 - index + pushed),
        };
    }
    let _ = write!(program, " {} 3 roll", components + 3);
    program.push_str(&" pop".repeat(components));
    program + " }"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_pick_the_right_component() {
        // With four components, `1 n index` counts the 1 as well.
        assert_eq!(
            program(4, [Pick::Ink(0), Pick::Ink(1), Pick::Ink(2)]),
            "{ 1 4 index sub 1 4 index sub 1 4 index sub 7 3 roll pop pop pop pop }"
        );
        assert_eq!(program(1, [Pick::Light(0), Pick::Paper, Pick::Paper]), "{ 0 index 1 1 4 3 roll pop }");
    }
}
