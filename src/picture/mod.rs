//! Pictures, made ready for a medium: decoded, turned upright, flattened on paper, judged and scaled at their printed size,
//! converted to the inks of the press or to sRGB, and kept by content for the next time.
//!
//! All pictures of a document are prepared before it is typeset, on all cores, each from its file to its few printed pixels
//! before the next one is begun, so that memory does not grow with their number.

mod cache;
mod code;
mod decode;
mod effort;
mod encode;
mod find;
pub mod jpeg;
mod lossless;
mod page;
mod pixels;
mod scale;
mod source;
mod stand_in;
mod svg;
mod tiff;

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use data_encoding::HEXLOWER;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

pub use cache::{Cache, Writes};
pub use code::{Code as AddressCode, Run};
pub use find::{find, measure};
pub use source::{Fit, Format, Found, PictureRef, Placed, Slot, Window};
pub use stand_in::put_in;

use typst::foundations::Bytes;
use typst::utils::hash128;

use crate::colour::profile::PROFILE_HINT;
use crate::colour::{Converter, Output, Rendering, Space};
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::fonts::{Families, Fonts};
use crate::geometry::PT_PER_INCH;
use crate::ink::Medium;
use crate::limits::{COARSE_PPI, MIN_LINE, SHARP_PPI};
use crate::project::aside::Aside;
use crate::project::store::feed;
use crate::project::{MAX_BINARY, Project};
use crate::signature;

messages! {
    "picture";
    LOW_RESOLUTION(width, height, ppi);
    LOW_RESOLUTION_HINT(width, height);
    BROKEN_PROFILE(space);
    BROKEN_PROFILE_HINT;
    TOO_HEAVY;
    TOO_HEAVY_HINT;
    UNSUPPORTED(kind);
    UNSUPPORTED_HINT;
    PICTURE_INK(ink, condition, limit);
    PICTURE_INK_HINT;
    SVG_PIXELS(effects);
    SVG_PIXELS_HINT;
    SVG_LINE(width, least);
    SVG_LINE_HINT;
    SVG_NO_SIZE;
    SVG_EMPTY;
    SVG_EMPTY_HINT;
    PALE;
    PALE_HINT;
    SVG_LIVE_TEXT(family);
    SVG_LIVE_TEXT_HINT;
    SVG_UNDRAWN_TEXT(element);
    GRADIENT;
    PATTERN;
    MASK;
    FILTER;
    OPACITY;
    BLENDING;
    PIXELS;
}

/// What was found on a picture. It is kept with what was made from it, so that it is said again the next time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Problem {
    /// It cannot be decoded.
    Broken(Flaw),
    /// Its profile cannot be used; its colours are read as this space.
    Profile(String),
    /// Its most ink on one spot, in percent.
    Ink(f64),
    /// An SVG with something that only pixels can show.
    Pixels(svg::Unprintable),
    /// An SVG with a line of this width, in points.
    ThinLine(f64),
    /// An SVG with an effect that asks for too much work.
    Effort(String),
    /// An SVG that shows nothing.
    Empty,
    /// A logo in the colour of the paper.
    Pale,
    /// An SVG with live text in this family, which the book lacks.
    LiveText(String),
    /// An SVG with text in an element that only the program draws which wrote it.
    UndrawnText(String),
}

/// Why a picture cannot be decoded whose header is sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Flaw {
    /// It ends too early.
    CutOff,
    /// It is not what its format asks for.
    Damaged,
    /// It takes more memory, or has more parts, than a picture of a page needs.
    TooLarge,
    /// It uses its format in a way that is not read.
    Unsupported,
    /// It says no width and height.
    NoSize,
}

/// A picture of a Typst project.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its path, with `/` between its parts and none before them.
    pub path: String,
    /// Its bytes, or those of what stands in for it.
    pub bytes: Bytes,
    /// A hash of the file that it was made from, whatever the medium.
    pub original: u128,
    /// What is printed, if something stands in for it.
    printed: Option<Arc<stand_in::Printed>>,
}

impl Picture {
    /// A picture that no file of the book is.
    pub fn drawn(path: String, bytes: Vec<u8>) -> Picture {
        Picture { path, bytes: Bytes::new(bytes), original: 0, printed: None }
    }

    /// Feeds what is printed of it to a hash.
    pub fn feed(&self, hash: &mut Sha256) {
        feed(hash, &self.path);
        feed(hash, &self.bytes);
    }

    /// The bytes that are printed.
    ///
    /// # Errors
    /// Those of reading what was set aside.
    pub fn printed(&self) -> io::Result<Bytes> {
        self.printed.as_ref().map_or_else(|| Ok(self.bytes.clone()), |printed| printed.read().map(Bytes::new))
    }

    /// Its path in the Typst project.
    pub fn virtual_path(&self) -> String {
        format!("/{}", self.path)
    }
}

/// A prepared picture: the end of its name, its bytes, and what was found.
#[derive(Debug, Clone)]
struct Made {
    extension: String,
    bytes: Vec<u8>,
    problems: Vec<Problem>,
}

/// The pictures of a document by the names they have in it.
#[derive(Debug, Clone, Default)]
pub struct Pictures(BTreeMap<(String, Slot), Picture>);

impl Pictures {
    /// What was made from a picture.
    pub fn of(&self, source: &PictureRef) -> Option<&Picture> {
        self.0.get(&(source.path.clone(), source.slot))
    }

    /// The path of a picture in the Typst project.
    pub fn path(&self, source: &PictureRef) -> String {
        self.of(source).map_or_else(|| source.virtual_path(), Picture::virtual_path)
    }
}

/// Makes pictures ready for a medium: it decodes, judges, scales and converts them, and keeps what it made.
pub struct ImagePreparer<'a> {
    /// Where they are read.
    pub project: &'a Project,
    /// The medium.
    pub medium: Medium,
    /// The press.
    pub press: &'a Output,
    /// The colour of the paper on screen, which transparent pictures stand on.
    pub paper: [u8; 3],
    /// The fonts that an SVG's text may use.
    pub fonts: &'a Fonts,
    /// The families of the book, in which an SVG's text is set whose own is not there.
    pub families: &'a Families,
    /// What was made before.
    pub cache: Cache,
    /// What pages show of the pictures of the content.
    pub shown: Shown,
}

/// What pages show of the pictures of the content, whose layouts say how wide and tall they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// The pictures.
    #[default]
    Whole,
    /// Something small that takes their places until [`put_in`] writes the PDF, so that a document takes no more memory however
    /// many it has.
    StandIns,
}

impl ImagePreparer<'_> {
    /// Prepares pictures on all cores. What is wrong with them is reported at their names.
    pub fn prepare(&self, sources: &[&PictureRef], diagnostics: &mut Diagnostics) -> Pictures {
        // Two companies may share a picture; it is made once and reported at every name.
        let mut wanted: BTreeMap<(&str, Slot), &PictureRef> = BTreeMap::new();
        for source in sources {
            wanted.entry((&source.path, source.slot)).or_insert(source);
        }
        let tools = Tools::new(self, wanted.values().any(|source| source.format != Format::Svg));
        let mut made = Vec::new();
        let aside = Arc::default();
        for batch in batches(wanted) {
            let pixels: u64 = batch.iter().map(|(_, source)| source.pixels).sum();
            let _alone =
                (2 * pixels > PIXELS_AT_ONCE).then(|| OPEN.lock().unwrap_or_else(PoisonError::into_inner));
            made.par_extend(
                batch.into_par_iter().map(|(key, source)| (key, self.one(source, &tools, &aside))),
            );
        }
        let mut all = BTreeMap::new();
        let mut problems: BTreeMap<(&str, Slot), Vec<Diagnostic>> = BTreeMap::new();
        for ((path, slot), (picture, found)) in made {
            problems.insert((path, slot), found);
            if let Some(picture) = picture {
                all.insert((path.to_owned(), slot), picture);
            }
        }
        for source in sources {
            // What is wrong with a picture over two pages is said once.
            if matches!(source.slot, Slot::Content(window) if window.goes_on()) {
                continue;
            }
            for found in problems.get(&(source.path.as_str(), source.slot)).into_iter().flatten() {
                diagnostics.push(Diagnostic { place: source.name.span().into(), ..found.clone() });
            }
        }
        Pictures(all)
    }

    fn one(
        &self,
        source: &PictureRef,
        tools: &Tools,
        aside: &Arc<Aside>,
    ) -> (Option<Picture>, Vec<Diagnostic>) {
        let bytes = match self.project.read(&source.path, MAX_BINARY) {
            Ok(bytes) => bytes,
            Err(fault) => return (None, vec![fault.diagnostic(source.name.span(), &source.name)]),
        };
        let key = self.cache.key(&bytes, &self.recipe(source));
        let made = match self.cache.get(&key) {
            Some(made) => made,
            None => {
                let made = self.make(source, &bytes, tools);
                // What is quickly made, or not at all, is not kept.
                if source.format != Format::Svg && !made.bytes.is_empty() {
                    self.cache.put(&key, &made);
                }
                made
            }
        };
        let mut found: Vec<_> = made.problems.iter().map(|problem| self.explain(source, problem)).collect();
        if self.medium == Medium::Press && !made.bytes.is_empty() {
            found.extend(resolution(source, &bytes));
        }
        let original = hash128(&bytes);
        // A picture that needs nothing is its own file.
        let (name, bytes) = match made.extension.as_str() {
            "" => (source.path.clone(), bytes),
            extension => (format!("{}.{}.{extension}", source.path, name(source.slot)), made.bytes),
        };
        let (bytes, printed) = match (source.slot, self.shown) {
            (Slot::Content(_), Shown::StandIns) => stand_in::of(bytes, aside),
            (Slot::Content(_), Shown::Whole) | (Slot::Logo | Slot::Mark | Slot::Portrait, _) => (bytes, None),
        };
        let bytes = Bytes::new(bytes);
        let picture = (!bytes.is_empty()).then_some(Picture { path: name, bytes, original, printed });
        (picture, found)
    }

    /// Everything besides its bytes that decides what a picture becomes.
    fn recipe(&self, source: &PictureRef) -> String {
        let Rendering { intent, black_point_compensation } = self.press.rendering;
        let profile = HEXLOWER.encode(self.press.profile.digest());
        let (slot, frame, paper) = (source.slot, source.slot.frame(), self.paper);
        match self.medium {
            Medium::Screen => format!("screen {slot:?} {frame:?} {paper:?} {profile}"),
            Medium::Press => {
                format!("press {slot:?} {frame:?} {paper:?} {intent:?} {black_point_compensation} {profile}")
            }
        }
    }

    fn make(&self, source: &PictureRef, bytes: &[u8], tools: &Tools) -> Made {
        let mut problems = Vec::new();
        if source.format == Format::Svg {
            svg::judge(bytes, source.slot, self, &mut problems);
            if problems.iter().any(|problem| matches!(problem, Problem::Effort(_))) {
                return Made { extension: String::new(), bytes: Vec::new(), problems };
            }
        }
        let made = match (source.format, self.medium) {
            (Format::Svg, Medium::Screen) => Some(("", Vec::new())),
            (Format::Svg, Medium::Press) => svg::to_press(bytes, source.slot, self, tools, &mut problems),
            (Format::Raster(format), Medium::Screen) => {
                encode::for_screen(bytes, format, source.slot, self, tools, &mut problems)
            }
            (Format::Raster(format), Medium::Press) => {
                encode::for_press(bytes, format, source.slot, self, tools, &mut problems)
            }
        };
        let (extension, bytes) = made.unwrap_or_default();
        Made { extension: extension.to_owned(), bytes, problems }
    }

    fn explain(&self, source: &PictureRef, problem: &Problem) -> Diagnostic {
        let at = source.name.span();
        match problem {
            Problem::Broken(flaw) => {
                let kind = source.format.word();
                let (message, hint) = match flaw {
                    Flaw::CutOff => (signature::CUT_OFF.with([kind]), &find::EXPORT_HINT),
                    Flaw::Damaged => (signature::DAMAGED.with([kind]), &find::EXPORT_HINT),
                    Flaw::TooLarge => (TOO_HEAVY.plain(), &TOO_HEAVY_HINT),
                    Flaw::Unsupported => (UNSUPPORTED.with([kind]), &UNSUPPORTED_HINT),
                    Flaw::NoSize => (SVG_NO_SIZE.plain(), &SVG_EMPTY_HINT),
                };
                Diagnostic::error(Code::ImageFormat, at, message).hint(hint.plain())
            }
            Problem::Profile(space) => {
                let hint = if space == "sRGB" { &BROKEN_PROFILE_HINT } else { &PROFILE_HINT };
                Diagnostic::warning(Code::Profile, at, BROKEN_PROFILE.with([space])).hint(hint.plain())
            }
            Problem::Ink(total) => {
                let condition = &self.press.condition;
                let [total, limit] = [*total, condition.ink_limit].map(|percent| format!("{percent:.0}"));
                let message = PICTURE_INK.with([&total, &condition.identifier, &limit]);
                Diagnostic::warning(Code::InkLimit, at, message).hint(PICTURE_INK_HINT.plain())
            }
            Problem::Pixels(what) => {
                let message = SVG_PIXELS.with([vec![what.word()]]);
                Diagnostic::warning(Code::RgbInPress, at, message).hint(SVG_PIXELS_HINT.plain())
            }
            Problem::Effort(effect) => {
                Diagnostic::error(Code::ImageFormat, at, effort::FILTER.with([effect]))
                    .hint(effort::HINT.plain())
            }
            Problem::Empty => {
                Diagnostic::error(Code::ImageFormat, at, SVG_EMPTY.plain()).hint(SVG_EMPTY_HINT.plain())
            }
            Problem::Pale => Diagnostic::warning(Code::ImageFormat, at, PALE.plain()).hint(PALE_HINT.plain()),
            Problem::LiveText(family) => {
                Diagnostic::warning(Code::ImageFormat, at, SVG_LIVE_TEXT.with([family]))
                    .hint(SVG_LIVE_TEXT_HINT.plain())
            }
            Problem::UndrawnText(element) => {
                Diagnostic::warning(Code::ImageFormat, at, SVG_UNDRAWN_TEXT.with([element]))
                    .hint(SVG_LIVE_TEXT_HINT.plain())
            }
            Problem::ThinLine(width) => {
                let [width, least] = [*width, MIN_LINE].map(|pt| format!("{pt:.2}"));
                Diagnostic::warning(Code::ThinLine, at, SVG_LINE.with([&width, &least]))
                    .hint(SVG_LINE_HINT.plain())
            }
        }
    }
}

/// Pictures that are made at the same time: no more of them than have these pixels together, if there are several. An open picture
/// takes up to ten bytes of a pixel, until it is cut to its printed size.
const PIXELS_AT_ONCE: u64 = 100_000_000;

/// Held while pictures are made that have more than half of these pixels, so that two editions do not open as many each.
static OPEN: Mutex<()> = Mutex::new(());

/// A picture that is wanted, by its path and slot.
type Wanted<'a> = ((&'a str, Slot), &'a PictureRef);

fn batches<'a>(wanted: BTreeMap<(&'a str, Slot), &'a PictureRef>) -> Vec<Vec<Wanted<'a>>> {
    let mut batches: Vec<Vec<Wanted>> = vec![Vec::new()];
    let mut open = 0;
    for (key, source) in wanted {
        if open + source.pixels > PIXELS_AT_ONCE && open > 0 {
            batches.push(Vec::new());
            open = 0;
        }
        open += source.pixels;
        if let Some(batch) = batches.last_mut() {
            batch.push((key, source));
        }
    }
    batches
}

/// What a slot is called in file names.
fn name(slot: Slot) -> String {
    match slot {
        Slot::Logo => "logo".to_owned(),
        Slot::Portrait => "portrait".to_owned(),
        Slot::Mark => "mark".to_owned(),
        Slot::Content(Window { whole: (width, height), across: (from, to), focus: (x, y) }) => {
            format!("{width}x{height}-{from}-{to}-{x}-{y}")
        }
    }
}

/// The resolution of pixels at their printed size.
fn resolution(source: &PictureRef, bytes: &[u8]) -> Option<Diagnostic> {
    let Format::Raster(format) = source.format else { return None };
    let (width, height) = decode::dimensions(bytes, format)?;
    let scale = source.slot.scale(width.into(), height.into());
    let ppi = PT_PER_INCH / scale;
    if ppi >= SHARP_PPI {
        return None;
    }
    let values = [width.to_string(), height.to_string(), format!("{ppi:.0}")];
    let message = LOW_RESOLUTION.with([&values[0], &values[1], &values[2]]);
    let enough = |pixels: u32| (f64::from(pixels) * SHARP_PPI / ppi).ceil().to_string();
    let hint = LOW_RESOLUTION_HINT.with([&enough(width), &enough(height)]);
    let at = source.name.span();
    let found = if ppi < COARSE_PPI {
        Diagnostic::error(Code::ImageResolution, at, message)
    } else {
        Diagnostic::warning(Code::ImageResolution, at, message)
    };
    Some(found.hint(hint))
}

/// Converters that all pictures share.
struct Tools {
    /// From sRGB to the press.
    to_press: Option<Converter>,
    /// From the press to sRGB.
    to_screen: Option<Converter>,
    /// Black for each gray.
    black: Option<[u8; 256]>,
}

impl Tools {
    fn new(preparer: &ImagePreparer, raster: bool) -> Tools {
        let profile = &preparer.press.profile;
        let (press, rendering) = (Space::Cmyk(profile.bytes()), preparer.press.rendering);
        let on_press = preparer.medium == Medium::Press;
        Tools {
            to_press: if on_press { Converter::new(Space::Srgb, press, rendering) } else { None },
            to_screen: if raster && !on_press { Converter::new(press, Space::Srgb, rendering) } else { None },
            black: if on_press { crate::colour::convert::black_for_gray(profile) } else { None },
        }
    }
}
