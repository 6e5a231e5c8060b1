//! What the content of all pages shows and uses.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf::{Dictionary, ObjectId, Stream};

use super::colour::{Inks, Space};
use super::pdf::Pages;
use crate::geometry::Rect;

/// Something that a page shows, in the order of painting.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// What it is.
    pub kind: Kind,
    /// The inks it is painted with, the heaviest of a blend or of a pattern.
    pub inks: Rc<Inks>,
    /// The space of its colour; none of a picture.
    pub space: Option<Rc<Space>>,
    /// How it lies on what was painted before.
    pub laid: Laid,
    /// The rectangle around it, within what is not clipped away, in the page's units.
    pub area: Rect,
    /// The form it stands in, or the page.
    pub object: Option<ObjectId>,
}

impl Mark {
    /// Whether its colour is gray, which paints black and clears the other process plates even where it is to overprint
    /// (ISO 32000-1, 8.6.7, table 147).
    pub(super) fn is_gray(&self) -> bool {
        matches!(self.space.as_deref(), Some(Space::Gray | Space::Icc(1, _)))
    }

    /// Whether it clears the other process plates under it, and is not only set to.
    pub(super) fn knocks_out(&self) -> bool {
        self.laid.opaque
            && match self.laid.overprint {
                Overprint::Knockout => true,
                Overprint::Zero => self.is_gray() || matches!(self.space.as_deref(), Some(Space::Cmyk)),
                Overprint::Nonzero => self.is_gray(),
            }
    }

    /// Whether it is a picture with colours of its own; a stencil has those of its paint.
    pub(super) fn is_picture(&self) -> bool {
        self.kind == Kind::Image && self.space.is_none()
    }

    /// How wide it is if it is a line, or a shape as thin as one, in the page's units.
    pub(super) fn line(&self) -> Option<f64> {
        match self.kind {
            Kind::Stroke(width) => Some(width),
            Kind::Fill { thickness, .. } if thickness > 0.0 => Some(thickness),
            Kind::Fill { .. } | Kind::Text(_) | Kind::Image | Kind::Shading | Kind::Cell => None,
        }
    }
}

/// How a mark lies on what was painted before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Laid {
    /// What becomes of the plates that it does not paint.
    pub overprint: Overprint,
    /// Whether nothing shines through: it is opaque, and blends in no mode.
    pub opaque: bool,
}

/// What becomes of the plates that a mark does not paint (ISO 32000-1, 8.6.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Overprint {
    /// They are cleared.
    Knockout,
    /// They stay, but a zero of DeviceCMYK is paint, too (mode 0).
    Zero,
    /// They stay, and a zero of DeviceCMYK is no paint (mode 1).
    Nonzero,
}

/// What kind of mark it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// A filled shape. `rectangle` says that it fills the rectangle around it.
    Fill {
        /// Whether it is an upright rectangle.
        rectangle: bool,
        /// How thin its thinnest part is before clipping.
        thickness: f64,
    },
    /// A line of this width.
    Stroke(f64),
    /// A line of text of this size.
    Text(f64),
    /// A picture.
    Image,
    /// A blend of colours.
    Shading,
    /// A part of a pattern's cell: the area is that of the whole pattern.
    Cell,
}

/// A font that shows text.
#[derive(Debug)]
pub(super) struct FontUse<'a> {
    /// Its object.
    pub id: Option<ObjectId>,
    /// Its dictionary.
    pub dictionary: &'a Dictionary,
    /// The pages it shows text on; none if the text is invisible everywhere.
    pub pages: Pages,
    /// The codes it shows, each with the first page. Two bytes each if the font is composite with an identity encoding,
    /// none of another composite font.
    pub codes: BTreeMap<u16, usize>,
}

/// A picture that is shown.
#[derive(Debug)]
pub(super) struct ImageUse<'a> {
    /// Its object; none if it stands in the content itself.
    pub id: Option<ObjectId>,
    /// Its data, if they are an object.
    pub stream: Option<&'a Stream>,
    /// Columns and rows.
    pub pixels: (f64, f64),
    /// Bits per component.
    pub bits: f64,
    /// Its colour space; none for a stencil.
    pub space: Option<Rc<Space>>,
    /// The names of its filters.
    pub filters: Vec<String>,
    /// Whether it is the mask of another picture.
    pub mask: bool,
    /// Where it is shown.
    pub places: Vec<Placed>,
}

/// A picture in a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    /// The page.
    pub page: usize,
    /// Its resolution across, in pixels per inch.
    pub across: f64,
    /// Its resolution upwards, in pixels per inch.
    pub up: f64,
    /// The rectangle around what is seen of it, in the page's units; none if nothing is.
    pub area: Option<Rect>,
}

impl ImageUse<'_> {
    /// The lowest resolution at which it is printed, with the page. `None` if it is nowhere printed at any size.
    pub(super) fn coarsest(&self) -> Option<(usize, f64)> {
        let places = self.places.iter().map(|place| (place.page, place.across.min(place.up)));
        places.filter(|(_, ppi)| ppi.is_finite()).min_by(|a, b| a.1.total_cmp(&b.1))
    }
}

/// A colour space that colours or pictures are in.
#[derive(Debug)]
pub(super) struct SpaceUse {
    /// The space.
    pub space: Rc<Space>,
    /// The pages.
    pub pages: Pages,
    /// The first object that uses it.
    pub object: Option<ObjectId>,
    /// Whether a picture uses it first.
    pub picture: bool,
}

/// What is wrong with an operation of content (ISO 32000-1, annex A).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fault {
    /// PDF has no such operator.
    Operator(String),
    /// An operator with another number of operands than it takes: how many there are.
    Operands(String, usize),
    /// The resources do not have what the operator names.
    Missing(String, String),
    /// More graphics states are restored than were saved, or fewer.
    Unbalanced,
}

/// What is not opaque.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Transparency {
    /// An opacity below 1.
    Opacity,
    /// A blend mode.
    Mode,
    /// A soft mask, of the graphics state or of a picture.
    Mask,
    /// A transparency group.
    Group,
}

/// What all pages show and use.
#[derive(Debug, Default)]
pub(super) struct Seen<'a> {
    /// The marks of every page.
    pub marks: Vec<Vec<Mark>>,
    /// The fonts.
    pub fonts: Vec<FontUse<'a>>,
    /// The pictures.
    pub images: Vec<ImageUse<'a>>,
    /// The colour spaces.
    pub spaces: Vec<SpaceUse>,
    /// Content that cannot be read: page and object.
    pub unreadable: Vec<(usize, Option<ObjectId>)>,
    /// What is wrong with operations of content, with the first page and object.
    pub faults: BTreeMap<Fault, (Pages, Option<ObjectId>)>,
    /// The spaces in which transparency is blended: page, object, space.
    pub blends: Vec<(usize, Option<ObjectId>, Rc<Space>)>,
    /// Transparency: the first page and object of each sort.
    pub transparency: BTreeMap<Transparency, (Pages, Option<ObjectId>)>,
    /// How many marks there are in all.
    pub count: usize,
}

/// Most marks that are kept.
pub(super) const MAX_MARKS: usize = 1_500_000;
/// Most different spaces, fonts, pictures or faults, and most places of one picture.
const MAX_KINDS: usize = 5_000;

impl<'a> Seen<'a> {
    /// Takes note of a fault of content.
    pub(super) fn fault(&mut self, fault: Fault, page: usize, object: Option<ObjectId>) {
        if self.faults.len() < MAX_KINDS {
            self.faults.entry(fault).or_insert_with(|| (Pages::default(), object)).0.add(page);
        }
    }

    /// Takes note of a space in which transparency is blended.
    pub(super) fn blend(&mut self, space: Rc<Space>, page: usize, object: Option<ObjectId>) {
        if self.blends.len() < MAX_KINDS {
            self.blends.push((page, object, space));
        }
    }

    /// Takes note of transparency.
    pub(super) fn transparent(&mut self, what: Transparency, page: usize, object: Option<ObjectId>) {
        self.transparency.entry(what).or_insert_with(|| (Pages::default(), object)).0.add(page);
    }

    /// Whether anything is set to overprint.
    pub(super) fn overprints(&self) -> bool {
        self.marks.iter().flatten().any(|mark| mark.laid.overprint != Overprint::Knockout)
    }

    /// The spot inks that something is painted with.
    pub(super) fn spots(&self) -> BTreeSet<&str> {
        self.spaces.iter().flat_map(|used| used.space.spots()).collect()
    }

    /// Takes note of a space.
    pub(super) fn space(&mut self, space: &Rc<Space>, page: usize, object: Option<ObjectId>, picture: bool) {
        if let Space::Indexed(under, _) | Space::Pattern(Some(under)) = &**space {
            return self.space(under, page, object, picture);
        }
        let same = |each: &SpaceUse| Rc::ptr_eq(&each.space, space) || each.space == *space;
        let room = self.spaces.len() < MAX_KINDS;
        match self.spaces.iter_mut().find(|each| same(each)) {
            Some(known) => known.pages.add(page),
            None if room => {
                let mut pages = Pages::default();
                pages.add(page);
                self.spaces.push(SpaceUse { space: space.clone(), pages, object, picture });
            }
            None => {}
        }
    }

    /// The number of a font among those that are used.
    pub(super) fn font(&mut self, id: Option<ObjectId>, dictionary: &'a Dictionary) -> Option<usize> {
        let same = |each: &FontUse| match id {
            Some(_) => each.id == id,
            None => std::ptr::eq(each.dictionary, dictionary),
        };
        if let Some(index) = self.fonts.iter().position(same) {
            return Some(index);
        }
        if self.fonts.len() >= MAX_KINDS {
            return None;
        }
        self.fonts.push(FontUse { id, dictionary, pages: Pages::default(), codes: BTreeMap::new() });
        Some(self.fonts.len() - 1)
    }

    /// Takes note of a picture and where it stands.
    pub(super) fn image(&mut self, image: ImageUse<'a>) {
        let same = |each: &&mut ImageUse| image.id.is_some() && each.id == image.id;
        let room = self.images.len() < MAX_KINDS;
        match self.images.iter_mut().find(same) {
            Some(known) if known.places.len() < MAX_KINDS => known.places.extend(image.places),
            Some(_) => {}
            None if room => self.images.push(image),
            None => {}
        }
    }
}
