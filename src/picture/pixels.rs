//! Pixels as they come out of a picture's file.

use image::DynamicImage;
use image::metadata::Orientation;

/// Most bytes that one decoded picture may take.
pub(super) const MAX_BYTES: u64 = 1_000_000_000;

/// What the numbers of a pixel are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Channels {
    /// One gray.
    Gray,
    /// Red, green and blue.
    Rgb,
    /// Cyan, magenta, yellow and black; 255 is full ink.
    Cmyk,
}

/// Pixels, row by row.
#[derive(Debug, Clone)]
pub(super) struct Pixels {
    /// Pixels of a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// What each pixel is.
    pub channels: Channels,
    /// The numbers.
    pub data: Vec<u8>,
}

/// A decoded picture.
#[derive(Debug, Clone)]
pub(super) struct Decoded {
    /// Its pixels, as they are stored.
    pub pixels: Pixels,
    /// How they are to be turned.
    pub orientation: Orientation,
    /// The profile that describes them.
    pub profile: Option<Vec<u8>>,
    /// Whether the file holds eight bits of gray or RGB without alpha, which every reader knows.
    pub plain: bool,
}

/// What an eye tells from the paper, of 255.
const SEEN: u8 = 24;

impl Pixels {
    /// Whether nothing of the picture is seen on paper of this colour.
    pub(super) fn is_blank(&self, paper: [u8; 3]) -> bool {
        let off = |value: u8, ground: u8| value.abs_diff(ground) >= SEEN;
        match self.channels {
            Channels::Gray => !self.data.iter().any(|gray| paper.iter().any(|ground| off(*gray, *ground))),
            Channels::Rgb => !self
                .data
                .chunks_exact(3)
                .any(|own| own.iter().zip(paper).any(|(value, ground)| off(*value, ground))),
            Channels::Cmyk => !self.data.iter().any(|ink| off(*ink, 0)),
        }
    }

    /// The pixels turned upright.
    pub(super) fn upright(self, orientation: Orientation) -> Pixels {
        if orientation == Orientation::NoTransforms {
            return self;
        }
        let Pixels { width, height, channels, data } = self;
        // Four inks are turned as if they were red, green, blue and alpha: turning does not look at them.
        let picture = match channels {
            Channels::Gray => image::GrayImage::from_raw(width, height, data).map(DynamicImage::from),
            Channels::Rgb => image::RgbImage::from_raw(width, height, data).map(DynamicImage::from),
            Channels::Cmyk => image::RgbaImage::from_raw(width, height, data).map(DynamicImage::from),
        };
        let mut picture = picture.unwrap_or_default();
        picture.apply_orientation(orientation);
        Pixels { width: picture.width(), height: picture.height(), channels, data: picture.into_bytes() }
    }
}
