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
    pub const fn frame(self) -> (f64, f64) {
        match self {
            Slot::Logo => LOGO,
            Slot::Portrait => PORTRAIT,
            Slot::Mark => MARK,
        }
    }

    /// How the picture fills it.
    pub const fn fit(self) -> Fit {
        match self {
            Slot::Logo | Slot::Mark => Fit::Contain,
            Slot::Portrait => Fit::Cover,
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
}
