//! What the content of all pages shows and uses.

use std::collections::BTreeMap;
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
    /// The inks it is painted with, the heaviest of a blend.
    pub inks: Rc<Inks>,
    /// The rectangle around it, within what is not clipped away, in the page's units.
    pub area: Rect,
    /// The form it stands in, or the page.
    pub object: Option<ObjectId>,
}

/// What kind of mark it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// A filled shape. `rectangle` says that it fills the rectangle around it.
    Fill {
        /// Whether it is an upright rectangle.
        rectangle: bool,
        /// The smaller side of the rectangle around it before clipping.
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
    /// Where it is shown: page, horizontal and vertical resolution in pixels per inch.
    pub places: Vec<(usize, f64, f64)>,
}

impl ImageUse<'_> {
    /// The lowest resolution at which it is printed, with the page. `None` if it is nowhere printed at any size.
    pub(super) fn coarsest(&self) -> Option<(usize, f64)> {
        let places = self.places.iter().map(|(page, x, y)| (*page, x.min(*y)));
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
    /// How many marks there are in all.
    pub count: usize,
}

/// Most marks that are kept.
pub(super) const MAX_MARKS: usize = 1_500_000;
/// Most different spaces, fonts or pictures, and most places of one picture.
const MAX_KINDS: usize = 5_000;

impl<'a> Seen<'a> {
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
