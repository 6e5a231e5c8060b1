//! The facts about a file: boxes, fonts, pictures, inks, intents.

use std::collections::BTreeMap;

use lopdf::{Object, ObjectId};
use serde::Serialize;

use super::Inspection;
use super::by_ink::{PagesByInk, pages_by_ink};
use super::colour::{Inks, PROCESS, Space};
use super::font::Font;
use super::pdf::{Pages, as_text, raw};
use super::picture;
use super::rules::output_intent::intents;
use crate::colour::profile::Header;
use crate::geometry::{PT_PER_MM, Rect};

/// What a file is.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// The PDF version, such as `1.6`.
    pub version: String,
    /// How many pages there are.
    pub pages: usize,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// Whether it is tagged for reading aloud.
    pub tagged: bool,
    /// The title.
    pub title: Option<String>,
    /// The program that wrote it.
    pub producer: Option<String>,
    /// What printers count pages by: inside the trim, for marks outside it are cut away.
    pub pages_by_ink: PagesByInk,
    /// The lowest resolution of a picture, with its page.
    pub lowest_resolution: Option<Lowest>,
    /// The standards that the file claims.
    pub standards: Vec<StandardFacts>,
    /// The boxes; pages with the same boxes stand together.
    pub boxes: Vec<BoxFacts>,
    /// The fonts that show text.
    pub fonts: Vec<FontFacts>,
    /// The pictures, by their first page.
    pub images: Vec<ImageFacts>,
    /// The inks, with the pages that use them.
    pub inks: Vec<InkFacts>,
    /// The inks of every page inside the trim, if the plates were asked for.
    pub coverage: Vec<CoverageFacts>,
    /// The output intents.
    pub intents: Vec<IntentFacts>,
}

/// The inks of a page inside its trim.
#[derive(Debug, Clone, Serialize)]
pub struct CoverageFacts {
    /// The page.
    pub page: usize,
    /// Each ink that is there, with the part of the area that it covers, in percent.
    pub inks: Vec<(String, f64)>,
    /// The most ink on one spot, in percent.
    pub heaviest: usize,
}

/// The lowest resolution of a picture.
#[derive(Debug, Serialize)]
pub struct Lowest {
    /// In pixels per inch.
    pub ppi: f64,
    /// The page.
    pub page: usize,
    /// The picture's object; none if it stands in the content of the page.
    pub object: Option<String>,
}

/// A standard that a file claims.
#[derive(Debug, Serialize)]
pub struct StandardFacts {
    /// As the file names it, such as `PDF/X-4`.
    pub name: String,
    /// Whether it keeps it, as far as a file shows that; none if it is not checked here.
    pub kept: Option<bool>,
}

/// The boxes of some pages, in mm: left, bottom, width, height.
#[derive(Debug, Serialize)]
pub struct BoxFacts {
    /// The pages.
    pub pages: Vec<usize>,
    /// The sheet.
    pub media: Option<[f64; 4]>,
    /// What a viewer shows.
    pub crop: Option<[f64; 4]>,
    /// What is printed.
    pub bleed: Option<[f64; 4]>,
    /// What is left after cutting.
    pub trim: Option<[f64; 4]>,
    /// What the page is about.
    pub art: Option<[f64; 4]>,
}

/// A font.
#[derive(Debug, Serialize)]
pub struct FontFacts {
    /// Its name, without the tag of a subset.
    pub name: String,
    /// What kind of font it is, such as `CIDFontType2`.
    pub kind: String,
    /// Whether it is in the file.
    pub embedded: bool,
    /// Whether only a part of it is.
    pub subset: bool,
    /// The pages it shows text on.
    pub pages: Vec<usize>,
    /// Its object, such as `12 0`.
    pub object: Option<String>,
}

/// A picture.
#[derive(Debug, Serialize)]
pub struct ImageFacts {
    /// Columns and rows.
    pub pixels: [f64; 2],
    /// Bits per component.
    pub bits: f64,
    /// Its colour space, such as `DeviceCMYK`; none for a stencil.
    pub space: Option<String>,
    /// The last of its filters, such as `DCTDecode`.
    pub filter: Option<String>,
    /// The lowest resolution it is printed at, in pixels per inch.
    pub ppi: Option<f64>,
    /// The pages it stands on.
    pub pages: Vec<usize>,
    /// Its object, such as `12 0`; none if it stands in the content of a page.
    pub object: Option<String>,
}

/// An ink.
#[derive(Debug, Serialize)]
pub struct InkFacts {
    /// Its name: `Cyan` …, a spot ink's own, or the space of colours whose inks are left to the printer.
    pub name: String,
    /// What it is.
    pub kind: InkKind,
    /// The pages that use it.
    pub pages: Vec<usize>,
}

/// What an ink is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum InkKind {
    /// One of the four process inks.
    Process,
    /// An ink of its own plate.
    Spot,
    /// No ink but a colour of light.
    Light,
}

/// An output intent.
#[derive(Debug, Serialize)]
pub struct IntentFacts {
    /// Its kind, such as `GTS_PDFX`.
    pub kind: Option<String>,
    /// The name of the printing condition.
    pub identifier: Option<String>,
    /// The condition in words.
    pub condition: Option<String>,
    /// Where the name is registered.
    pub registry: Option<String>,
    /// The profile's class and colour space, such as `prtr CMYK`.
    pub profile: Option<String>,
}

impl Inspection<'_> {
    /// The version that the file claims: the catalog's, if it is newer than the header's.
    pub(super) fn version(&self) -> String {
        let header = self.pdf.document.version.clone();
        let own = self.pdf.catalog().and_then(|catalog| self.pdf.name(catalog, "Version"));
        own.filter(|own| *own > header.as_str()).map_or(header, str::to_owned)
    }
}

impl Facts {
    pub(super) fn new(inspection: &Inspection, standards: Vec<StandardFacts>) -> Facts {
        let pdf = &inspection.pdf;
        let info = pdf.dictionary(&pdf.document.trailer, "Info");
        let text = |key| info.and_then(|info| pdf.get(info, key)).and_then(as_text);
        let marked = pdf.catalog().and_then(|catalog| pdf.dictionary(catalog, "MarkInfo"));
        let marked = marked.and_then(|marked| pdf.get(marked, "Marked"));
        Facts {
            version: inspection.version(),
            pages: inspection.pages.len(),
            encrypted: pdf.document.was_encrypted(),
            tagged: matches!(marked, Some(Object::Boolean(true))),
            title: text("Title"),
            producer: text("Producer").or_else(|| text("Creator")),
            pages_by_ink: pages_by_ink(inspection),
            lowest_resolution: lowest_resolution(inspection),
            standards,
            boxes: boxes(inspection),
            fonts: fonts(inspection),
            images: images(inspection),
            inks: inks(inspection),
            coverage: coverage(inspection),
            intents: intents_of(inspection),
        }
    }
}

fn object(id: Option<ObjectId>) -> Option<String> {
    id.map(|(number, generation)| format!("{number} {generation}"))
}

/// In mm, with two decimals.
fn mm(points: f64) -> f64 {
    (points / PT_PER_MM * 100.0).round() / 100.0
}

fn boxes(inspection: &Inspection) -> Vec<BoxFacts> {
    let mut found: Vec<BoxFacts> = Vec::new();
    for page in &inspection.pages {
        let size = |rect: Option<Rect>| {
            rect.map(|rect| {
                [rect.left, rect.bottom, rect.width(), rect.height()].map(|part| mm(part * page.user_unit))
            })
        };
        let own = BoxFacts {
            pages: vec![page.number],
            media: size(page.boxes.media),
            crop: size(page.boxes.crop),
            bleed: size(page.boxes.bleed),
            trim: size(page.boxes.trim),
            art: size(page.boxes.art),
        };
        let same = |each: &&mut BoxFacts| {
            (each.media, each.crop, each.bleed, each.trim, each.art)
                == (own.media, own.crop, own.bleed, own.trim, own.art)
        };
        match found.iter_mut().find(same) {
            Some(known) => known.pages.push(page.number),
            None => found.push(own),
        }
    }
    found
}

fn fonts(inspection: &Inspection) -> Vec<FontFacts> {
    let used = inspection.seen.fonts.iter().filter(|font| font.pages.first().is_some());
    let mut fonts: Vec<FontFacts> = used
        .map(|used| {
            let font = Font::new(&inspection.pdf, used.dictionary);
            FontFacts {
                embedded: font.is_embedded(),
                name: font.name,
                kind: font.kind,
                subset: font.subset,
                pages: used.pages.numbers().to_vec(),
                object: object(used.id),
            }
        })
        .collect();
    fonts.sort_by(|a, b| a.name.cmp(&b.name));
    fonts
}

fn images(inspection: &Inspection) -> Vec<ImageFacts> {
    let pictures = inspection.seen.images.iter().filter(|image| !image.mask);
    let facts = pictures.map(|image| {
        let mut pages = Pages::default();
        image.places.iter().for_each(|place| pages.add(place.page));
        ImageFacts {
            pixels: image.pixels.into(),
            bits: image.bits,
            space: image.space.as_ref().map(|space| space.to_string()),
            filter: image.filters.last().cloned(),
            ppi: image.coarsest().map(|(_, ppi)| (ppi * 10.0).round() / 10.0),
            pages: pages.numbers().to_vec(),
            object: object(image.id),
        }
    });
    facts.collect()
}

fn inks(inspection: &Inspection) -> Vec<InkFacts> {
    let mut found: BTreeMap<(InkKind, usize, String), Pages> = BTreeMap::new();
    let mut add =
        |kind, order, name: &str, page| found.entry((kind, order, name.to_owned())).or_default().add(page);
    let mut add_inks = |inks: &Inks, page: usize| {
        for (index, (name, _)) in
            PROCESS.iter().zip(inks.process).enumerate().filter(|(_, (_, part))| *part > 0.0)
        {
            add(InkKind::Process, index, name, page);
        }
        for (name, _) in inks.spots.iter().filter(|(_, part)| *part > 0.0) {
            add(InkKind::Spot, 0, name, page);
        }
    };
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        for mark in marks.iter().filter(|mark| !mark.is_picture() && page.boxes.print(&mark.area)) {
            add_inks(&mark.inks, page.number);
        }
    }
    for image in inspection.seen.images.iter().filter(|image| !image.mask) {
        if let Some(inks) = picture::inks(&inspection.pdf, image) {
            image.places.iter().for_each(|place| add_inks(&inks, place.page));
        }
    }
    for used in &inspection.seen.spaces {
        if matches!(&*used.space, Space::Rgb | Space::Icc(1 | 3, _) | Space::Calibrated(_)) {
            let name = used.space.to_string();
            used.pages.numbers().iter().for_each(|page| {
                found.entry((InkKind::Light, 0, name.clone())).or_default().add(*page);
            });
        }
    }
    let facts = found.into_iter().map(|((kind, _, name), pages)| {
        let mut pages = pages.numbers().to_vec();
        pages.sort_unstable();
        pages.dedup();
        InkFacts { name, kind, pages }
    });
    facts.collect()
}

fn lowest_resolution(inspection: &Inspection) -> Option<Lowest> {
    let pictures = inspection.seen.images.iter().filter(|image| !image.mask);
    let all = pictures.filter_map(|image| Some((image.coarsest()?, image.id)));
    let ((page, ppi), id) = all.min_by(|((_, a), _), ((_, b), _)| a.total_cmp(b))?;
    Some(Lowest { ppi: (ppi * 10.0).round() / 10.0, page, object: object(id) })
}

fn coverage(inspection: &Inspection) -> Vec<CoverageFacts> {
    let pages = inspection.plates.iter().flatten().map(|page| {
        let there = page.inks.iter().filter(|(_, part)| *part > 0.0);
        let inks = there.map(|(name, part)| (name.clone(), (part * 100.0).round() / 100.0)).collect();
        CoverageFacts { page: page.page, inks, heaviest: page.heaviest() }
    });
    pages.collect()
}

fn intents_of(inspection: &Inspection) -> Vec<IntentFacts> {
    let pdf = &inspection.pdf;
    let facts = intents(pdf).map(|intent| {
        let text = |key| pdf.get(intent, key).and_then(as_text);
        let profile = raw(intent, "DestOutputProfile").map(|object| pdf.resolve(object));
        let header = match profile {
            Some(Object::Stream(stream)) => pdf.data(stream).and_then(|data| Header::read(&data).ok()),
            _ => None,
        };
        IntentFacts {
            kind: pdf.name(intent, "S").map(str::to_owned),
            identifier: text("OutputConditionIdentifier"),
            condition: text("OutputCondition"),
            registry: text("RegistryName"),
            profile: header.map(|header| format!("{} {}", header.class, header.space)),
        }
    });
    facts.collect()
}
