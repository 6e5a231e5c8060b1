//! Pictures of the content: found, and given the place and size that they are printed in.

use super::Page;
use super::context::Context;
use crate::content::figure::FigurePicture;
use crate::content::picture::{self as content, GroundPicture, PictureWidth};
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic};
use crate::geometry::PT_PER_MM;
use crate::picture::{self, Found, PictureRef, Placed, Slot, Window};
use crate::source::Text;

messages! {
    "content-picture";
    BAD_FOCUS(text);
    BAD_FOCUS_HINT;
    IN_GUTTER;
    IN_GUTTER_HINT;
    SPREAD_OPTIONAL;
    SPREAD_OPTIONAL_HINT;
}

/// The tallest a picture in the text may be, as a share of the text's height: its caption stands below it.
const TALLEST: f64 = 0.86;
/// The tallest a picture with a figure's title above it and its notes below may be.
const TALLEST_FIGURE: f64 = 0.7;
/// The least and the most height of a picture at the head of a page, as a share of the page's.
const HEAD: (f64, f64) = (0.3, 0.62);
/// How much of the cover's height its picture takes, and of a page that opens a chapter: the words stand above.
pub(super) const COVER: f64 = 0.55;
pub(super) const OPENER: f64 = 0.42;
/// What nobody sees near the fold of two facing pages, in mm on either side.
const FOLD: f64 = 8.0;

/// A picture with what is said about it.
#[derive(Debug, Clone)]
pub struct Picture {
    /// How wide it is printed.
    pub width: PictureWidth,
    /// What is printed of it: one part, or one on each of two pages.
    pub parts: Vec<PicturePart>,
    /// What stands below it.
    pub caption: Option<Text>,
    /// Who made it.
    pub credit: Option<Text>,
    /// What it shows, in words.
    pub alt: Text,
    /// Its name in the file.
    pub name: Text,
    /// Whether it is printed only where it fills a page.
    pub optional: bool,
}

/// What is printed of a picture on one page.
#[derive(Debug, Clone)]
pub struct PicturePart {
    /// The picture, made ready for this part.
    pub file: PictureRef,
    /// Width and height of the part, and where in it the file stands, in points.
    pub placed: Placed,
}

impl PicturePart {
    fn new(found: &Found, window: Window) -> PicturePart {
        let file = found.clone().in_slot(Slot::Content(window));
        let whole = window.place(found.size.0, found.size.1);
        let placed = match file.format {
            // A drawing is clipped where it is placed.
            picture::Format::Svg => whole,
            // Of pixels, only what is seen is kept.
            picture::Format::Raster(_) => Placed {
                left: 0.0,
                top: 0.0,
                picture_width: whole.width,
                picture_height: whole.height,
                ..whole
            },
        };
        PicturePart { file, placed }
    }
}

impl Picture {
    /// Finds a picture that a file of this folder shows. `None` if it cannot be used, which is reported.
    pub(super) fn new(
        content: &content::Picture,
        folder: &str,
        page: &Page,
        cx: &mut Context,
    ) -> Option<Picture> {
        let (found, focus) = found(&content.file, &content.alt, &content.focus, folder, cx)?;
        let parts = match content.width {
            PictureWidth::Column => vec![fitted(&found, page.side(), TALLEST, page, focus)],
            PictureWidth::Text => vec![fitted(&found, page.main(), TALLEST, page, focus)],
            PictureWidth::Full => vec![fitted(&found, page.measure, TALLEST, page, focus)],
            PictureWidth::Bleed => {
                let (width, page_height) = page.bled();
                let natural = width * found.size.1 / found.size.0.max(1.0);
                let height = natural.clamp(HEAD.0 * page_height, HEAD.1 * page_height);
                vec![PicturePart::new(&found, Window::new((width, height), focus))]
            }
            PictureWidth::Spread => {
                // It has pages of its own, and fills none of the others.
                if content.optional {
                    let found = Diagnostic::error(Code::Schema, content.file.span(), SPREAD_OPTIONAL.plain());
                    cx.push(found.hint(SPREAD_OPTIONAL_HINT.plain()));
                }
                spread(&found, page, focus, &content.file, cx)
            }
        };
        Some(Picture {
            width: content.width,
            parts,
            caption: content.caption.clone(),
            credit: content.credit.clone(),
            alt: content.alt.clone(),
            name: content.file.clone(),
            optional: content.optional,
        })
    }

    /// Finds the picture of a figure, whose title is its caption.
    pub(super) fn of_figure(content: &FigurePicture, page: &Page, cx: &mut Context) -> Option<Picture> {
        let (found, focus) = found(&content.file, &content.alt, &[], "figures", cx)?;
        Some(Picture {
            width: PictureWidth::Full,
            parts: vec![fitted(&found, page.measure, TALLEST_FIGURE, page, focus)],
            caption: None,
            credit: content.credit.clone(),
            alt: content.alt.clone(),
            name: content.file.clone(),
            optional: false,
        })
    }

    /// Finds a picture that takes this share of a page's height, into the bleed below and on both sides.
    pub(super) fn ground(
        content: &GroundPicture,
        folder: &str,
        share: f64,
        page: &Page,
        cx: &mut Context,
    ) -> Option<Picture> {
        let (found, focus) = found(&content.file, &content.alt, &content.focus, folder, cx)?;
        let height = (share * page.height + page.bleed) * PT_PER_MM;
        Some(Picture {
            width: PictureWidth::Bleed,
            parts: vec![PicturePart::new(&found, Window::new((page.bled().0, height), focus))],
            caption: None,
            credit: content.credit.clone(),
            alt: content.alt.clone(),
            name: content.file.clone(),
            optional: false,
        })
    }

    /// The files that it shows.
    pub fn files(&self) -> impl Iterator<Item = &PictureRef> {
        self.parts.iter().map(|part| &part.file)
    }
}

/// A file of a folder with the point that stays in sight. `None` if it cannot be used; that, and what is missing, is reported.
fn found(
    file: &Text,
    alt: &Text,
    typed: &[Text],
    folder: &str,
    cx: &mut Context,
) -> Option<(Found, (u16, u16))> {
    let focus = focus(typed, cx);
    cx.required(alt);
    Some((picture::measure(cx.project, folder, file, &mut cx.diagnostics)?, focus))
}

/// A picture of this width, or narrower where it would take more than this share of the text's height, whole.
fn fitted(found: &Found, width: f64, tallest: f64, page: &Page, focus: (u16, u16)) -> PicturePart {
    let ratio = found.size.1 / found.size.0.max(1.0);
    let most = tallest * (page.height - page.top - page.bottom) * PT_PER_MM;
    let width = width.min(most / ratio);
    PicturePart::new(found, Window::new((width, width * ratio), focus))
}

/// The halves of a picture over two facing pages. Each reaches the bleed on all sides; at the fold, it goes on into the other.
fn spread(found: &Found, page: &Page, focus: (u16, u16), name: &Text, cx: &mut Context) -> Vec<PicturePart> {
    let (one, height) = page.bled();
    let trim = page.width * PT_PER_MM;
    let whole = Window::new((one + trim, height), focus);
    let placed = whole.place(found.size.0, found.size.1);
    let seen = placed.left + placed.picture_width * f64::from(focus.0) / 1000.0;
    // A focus that nobody chose is in the middle of most pictures.
    if focus != MIDDLE && (seen - placed.width / 2.0).abs() < FOLD * PT_PER_MM {
        let found = Diagnostic::warning(Code::PictureFold, name.span(), IN_GUTTER.plain());
        cx.push(found.hint(IN_GUTTER_HINT.plain()));
    }
    [whole.between(0.0, one), whole.between(trim, one + trim)]
        .map(|window| PicturePart::new(found, window))
        .into()
}

/// The middle of a picture.
const MIDDLE: (u16, u16) = (500, 500);

/// The point that stays in sight, in thousandths.
fn focus(typed: &[Text], cx: &mut Context) -> (u16, u16) {
    let mut share = |text: &Text| {
        let typed = text.trim();
        let number = typed.strip_suffix(['%', '％']).unwrap_or(typed).trim().parse::<f64>().ok();
        let share = number.filter(|percent| (0.0..=100.0).contains(percent));
        if share.is_none() {
            let found = Diagnostic::error(Code::Schema, text.span(), BAD_FOCUS.with([typed]));
            cx.push(found.hint(BAD_FOCUS_HINT.plain()));
        }
        (share.unwrap_or(50.0) * 10.0).round() as u16
    };
    match typed {
        [] => MIDDLE,
        [x, y] => (share(x), share(y)),
        // The schema asks for two.
        _ => MIDDLE,
    }
}
