//! Pages with their boxes, and what they inherit.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::geometry::{meet, shared};
use super::pdf::{Pdf, as_number, raw};
use crate::geometry::Rect;

/// Most pages that are looked at.
const MAX_PAGES: usize = 20_000;

/// A page.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    /// From 1.
    pub number: usize,
    /// Its object.
    pub id: Option<ObjectId>,
    /// Its dictionary.
    pub dictionary: &'a Dictionary,
    /// What its content draws on.
    pub resources: Option<&'a Dictionary>,
    /// Its boxes.
    pub boxes: PageBoxes,
    /// The size of a unit, in points.
    pub user_unit: f64,
    /// How far it is turned clockwise when it is shown, in quarters.
    pub quarters: u8,
}

/// The boxes of a page, in its own units; those that are not given are `None` (ISO 32000-1, 14.11.2).
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct PageBoxes {
    /// The sheet.
    pub media: Option<Rect>,
    /// What a viewer shows.
    pub crop: Option<Rect>,
    /// What is printed.
    pub bleed: Option<Rect>,
    /// What is left after cutting.
    pub trim: Option<Rect>,
    /// What the page is about.
    pub art: Option<Rect>,
}

impl PageBoxes {
    /// Whether something lands on what is printed, and not in the slug around it.
    pub(crate) fn print(&self, area: &Rect) -> bool {
        self.bleed.or(self.finished()).is_none_or(|printed| meet(&printed, area))
    }

    /// What a viewer shows.
    pub(crate) fn shown(&self) -> Option<Rect> {
        match (self.crop, self.media) {
            (Some(crop), Some(media)) => Some(shared(&crop, &media)),
            (crop, media) => crop.or(media),
        }
    }

    /// What is left after cutting, by whatever box says so.
    pub(crate) fn finished(&self) -> Option<Rect> {
        self.trim.or(self.art).or(self.crop).or(self.media)
    }
}

/// A node of the page tree with what it hands down.
#[derive(Clone, Copy, Default)]
struct Inherited<'a> {
    media: Option<&'a Object>,
    crop: Option<&'a Object>,
    resources: Option<&'a Object>,
    turned: Option<&'a Object>,
}

/// The pages in their order, and whether the page tree is sound: no circles, no missing nodes, a true count.
pub(crate) fn pages<'a>(pdf: &Pdf<'a>) -> (Vec<Page<'a>>, bool) {
    let mut pages = Vec::new();
    let mut sound = true;
    let mut seen = BTreeSet::new();
    let Some(root) = pdf.catalog().and_then(|catalog| raw(catalog, "Pages")) else { return (pages, false) };
    let mut stack = vec![(root, Inherited::default())];
    while let Some((object, inherited)) = stack.pop() {
        let (id, object) = pdf.locate(object);
        let fresh = id.is_none_or(|id| seen.insert(id));
        let Object::Dictionary(node) = object else {
            sound = false;
            continue;
        };
        if !fresh || pages.len() >= MAX_PAGES || !pdf.budget.step(1) {
            sound = false;
            continue;
        }
        let own = |key: &str, inherited: Option<&'a Object>| pdf.get(node, key).or(inherited);
        let inherited = Inherited {
            media: own("MediaBox", inherited.media),
            crop: own("CropBox", inherited.crop),
            resources: own("Resources", inherited.resources),
            turned: own("Rotate", inherited.turned),
        };
        match pdf.get(node, "Kids") {
            Some(Object::Array(kids)) if pdf.name(node, "Type") != Some("Page") => {
                stack.extend(kids.iter().rev().map(|kid| (kid, inherited)));
            }
            _ => pages.push(page(pdf, id, node, inherited, pages.len() + 1)),
        }
    }
    let count = pdf.catalog().and_then(|catalog| pdf.dictionary(catalog, "Pages"));
    let count = count.and_then(|root| pdf.number(root, "Count"));
    let sound = sound && count == Some(pages.len() as f64);
    (pages, sound)
}

fn page<'a>(
    pdf: &Pdf<'a>,
    id: Option<ObjectId>,
    dictionary: &'a Dictionary,
    inherited: Inherited<'a>,
    number: usize,
) -> Page<'a> {
    let rect = |object: Option<&'a Object>| object.and_then(|object| rectangle(pdf, object));
    let own = |key: &str| rect(pdf.get(dictionary, key));
    Page {
        number,
        id,
        dictionary,
        resources: inherited.resources.and_then(super::pdf::as_dictionary),
        boxes: PageBoxes {
            media: rect(inherited.media),
            crop: rect(inherited.crop),
            bleed: own("BleedBox"),
            trim: own("TrimBox"),
            art: own("ArtBox"),
        },
        user_unit: pdf.number(dictionary, "UserUnit").filter(|unit| *unit > 0.0).unwrap_or(1.0),
        quarters: (inherited.turned.and_then(as_number).unwrap_or(0.0) / 90.0).rem_euclid(4.0) as u8,
    }
}

/// A rectangle from two opposite corners. `None` if it is none, or empty.
pub(crate) fn rectangle<'a>(pdf: &Pdf<'a>, object: &'a Object) -> Option<Rect> {
    let Object::Array(array) = object else { return None };
    let numbers = pdf.numbers(array);
    let [x0, y0, x1, y1] = numbers[..] else { return None };
    let rect = Rect::new(x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1));
    (rect.width() > 0.0 && rect.height() > 0.0).then_some(rect)
}
