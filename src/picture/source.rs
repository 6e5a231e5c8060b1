//! Pictures by name: where they lie, and how large they are printed.

use crate::diag::message::Template;
use crate::measures::{LOGO, MARK, PORTRAIT};
use crate::signature;
use crate::source::Text;

/// What a picture is in the layouts, which fixes its printed size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// A company's logo.
    Logo,
    /// An interviewee's portrait.
    Portrait,
    /// The publisher's mark on a company sheet.
    Mark,
    /// A picture of the content.
    Content(Window),
}

/// The part of a picture that is seen: the picture fills `whole`, and a window of that is printed.
///
/// Lengths are hundredths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    /// Width and height of what the whole picture fills.
    pub whole: (u32, u32),
    /// The window, from its left edge to its right one; it is as tall as the whole.
    pub across: (u32, u32),
    /// The point of the picture that stays in sight, in thousandths of its width and height.
    pub focus: (u16, u16),
}

/// A window in points: where the picture stands seen from the window's corner, and how large it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Width of the window.
    pub width: f64,
    /// Height of the window.
    pub height: f64,
    /// Left edge of the picture; it is at the window's or left of it.
    pub left: f64,
    /// Upper edge of the picture.
    pub top: f64,
    /// Width of the picture.
    pub picture_width: f64,
    /// Height of the picture.
    pub picture_height: f64,
}

impl Window {
    /// A window that shows all of what the picture fills: a width and a height in points.
    pub fn new((width, height): (f64, f64), focus: (u16, u16)) -> Window {
        let whole = (hundredths(width), hundredths(height));
        Window { whole, across: (0, whole.0), focus }
    }

    /// The part of it between two distances from its left edge, in points.
    #[must_use]
    pub fn between(self, from: f64, to: f64) -> Window {
        Window { across: (hundredths(from), hundredths(to)), ..self }
    }

    /// Whether it is not the first part of a picture that several windows show.
    pub fn goes_on(self) -> bool {
        self.across.0 > 0
    }

    /// Where a picture of these proportions stands in it.
    pub fn place(self, width: f64, height: f64) -> Placed {
        let scale = self.scale(width, height);
        let (picture_width, picture_height) = (width * scale, height * scale);
        let (whole_width, whole_height) = (points(self.whole.0), points(self.whole.1));
        let start = |focus: u16, size: f64, room: f64| {
            (f64::from(focus) / 1000.0 * size - room / 2.0).clamp(0.0, (size - room).max(0.0))
        };
        Placed {
            width: points(self.across.1 - self.across.0),
            height: whole_height,
            left: -start(self.focus.0, picture_width, whole_width) - points(self.across.0),
            top: -start(self.focus.1, picture_height, whole_height),
            picture_width,
            picture_height,
        }
    }

    fn scale(self, width: f64, height: f64) -> f64 {
        (points(self.whole.0) / width.max(1.0)).max(points(self.whole.1) / height.max(1.0))
    }
}

fn hundredths(points: f64) -> u32 {
    (points * 100.0).round().max(0.0) as u32
}

fn points(hundredths: u32) -> f64 {
    f64::from(hundredths) / 100.0
}

/// How a picture fills its frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// All of it is seen.
    Contain,
    /// The frame is full.
    Cover,
}

impl Slot {
    /// Width and height of the frame, in points.
    pub fn frame(self) -> (f64, f64) {
        match self {
            Slot::Logo => LOGO,
            Slot::Portrait => PORTRAIT,
            Slot::Mark => MARK,
            Slot::Content(window) => (points(window.whole.0), points(window.whole.1)),
        }
    }

    /// How the picture fills it.
    pub const fn fit(self) -> Fit {
        match self {
            Slot::Logo | Slot::Mark => Fit::Contain,
            Slot::Portrait | Slot::Content(_) => Fit::Cover,
        }
    }

    /// Points per pixel of a picture of these dimensions, at its printed size.
    pub fn scale(self, width: f64, height: f64) -> f64 {
        let (w, h) = (self.frame().0 / width.max(1.0), self.frame().1 / height.max(1.0));
        match self.fit() {
            Fit::Contain => w.min(h),
            Fit::Cover => w.max(h),
        }
    }
}

/// What kind of file a picture is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Vectors.
    Svg,
    /// Pixels.
    Raster(image::ImageFormat),
}

impl Format {
    /// What a file of this kind is called.
    pub fn word(self) -> &'static Template {
        match self {
            Format::Svg => &signature::SVG,
            Format::Raster(image::ImageFormat::Jpeg) => &signature::JPEG,
            Format::Raster(image::ImageFormat::WebP) => &signature::WEBP,
            Format::Raster(image::ImageFormat::Tiff) => &signature::TIFF,
            Format::Raster(_) => &signature::PNG,
        }
    }
}

/// A picture that was found, before it is known how large it is printed.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its path in the book.
    pub path: String,
    /// Its path as it was written.
    pub name: Text,
    /// Its kind.
    pub format: Format,
    /// Width and height, upright: pixels, or the units of a drawing.
    pub size: (f64, f64),
}

impl Found {
    /// The picture, printed as this.
    pub fn in_slot(self, slot: Slot) -> PictureRef {
        let pixels = match self.format {
            Format::Svg => 0,
            Format::Raster(_) => (self.size.0 * self.size.1) as u64,
        };
        PictureRef { path: self.path, name: self.name, slot, format: self.format, pixels }
    }
}

/// A picture that a file of the book names. It was found to be one; its pixels are read when it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureRef {
    /// Its path in the book, with `/` between its parts.
    pub path: String,
    /// Its path as it was written, with its place.
    pub name: Text,
    /// What it is printed as.
    pub slot: Slot,
    /// Its kind.
    pub format: Format,
    /// How many pixels it has; none if it is vectors.
    pub pixels: u64,
}

impl PictureRef {
    /// Its path in a Typst project as long as nothing was made from it.
    pub fn virtual_path(&self) -> String {
        format!("/{}", self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_fills_its_frame() {
        let is_tenth = |scale: f64| (scale - 0.1).abs() < 1e-12;
        assert!(is_tenth(Slot::Logo.scale(10.0 * LOGO.0, 100.0)));
        assert!(is_tenth(Slot::Logo.scale(10.0, 10.0 * LOGO.1)));
        assert_eq!(Slot::Portrait.scale(720.0, 720.0), 0.125);
    }

    #[test]
    fn what_is_cut_off_is_what_is_far_from_the_focus() {
        let wide = |focus| Window::new((100.0, 100.0), (focus, 500)).place(300.0, 100.0);
        assert_eq!((wide(0).left, wide(500).left, wide(1000).left), (0.0, -100.0, -200.0));
        assert_eq!((wide(0).picture_width, wide(0).top), (300.0, 0.0));
        let tall = Window::new((100.0, 100.0), (500, 250)).place(100.0, 400.0);
        assert_eq!((tall.left, tall.top), (0.0, -50.0));
    }

    #[test]
    fn two_windows_show_one_picture() {
        let whole = Window::new((200.0, 100.0), (500, 500));
        let [left, right] =
            [whole.between(0.0, 110.0), whole.between(90.0, 200.0)].map(|each| each.place(20.0, 10.0));
        assert_eq!((left.width, right.width), (110.0, 110.0));
        assert_eq!((left.left, right.left), (0.0, -90.0));
        assert!(!whole.between(0.0, 110.0).goes_on() && whole.between(90.0, 200.0).goes_on());
    }
}
