//! Scaling to the printed size.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};

use super::decode::{Channels, Pixels};
use super::source::Slot;
use crate::geometry::PT_PER_INCH;

/// Pixels scaled down to `most` per inch in a slot; never up.
pub(super) fn down(pixels: Pixels, slot: Slot, turned: bool, most: f64) -> Pixels {
    let (width, height) = (f64::from(pixels.width), f64::from(pixels.height));
    let scale = if turned { slot.scale(height, width) } else { slot.scale(width, height) };
    let factor = most / (PT_PER_INCH / scale);
    if factor >= 1.0 {
        return pixels;
    }
    let shrunk = |length: f64| (length * factor).round().max(1.0) as u32;
    resize(&pixels, shrunk(width), shrunk(height)).unwrap_or(pixels)
}

fn resize(pixels: &Pixels, width: u32, height: u32) -> Option<Pixels> {
    let kind = match pixels.channels {
        Channels::Gray => PixelType::U8,
        Channels::Rgb => PixelType::U8x3,
        Channels::Cmyk => PixelType::U8x4,
    };
    let from = ImageRef::new(pixels.width, pixels.height, &pixels.data, kind).ok()?;
    let mut to = Image::new(width, height, kind);
    // The fourth ink is not alpha.
    Resizer::new().resize(&from, &mut to, &ResizeOptions::new().use_alpha(false)).ok()?;
    Some(Pixels { width, height, channels: pixels.channels, data: to.into_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_scaled_down_only() {
        let pixels = |width, height| Pixels {
            width,
            height,
            channels: Channels::Cmyk,
            data: [0, 100, 200, 255].repeat((width * height) as usize),
        };
        let small = down(pixels(100, 80), Slot::Logo, false, 450.0);
        assert_eq!((small.width, small.height), (100, 80));
        // 46 pt, the height of the frame, are 287.5 pixels at 450 to the inch.
        let large = down(pixels(1000, 500), Slot::Logo, false, 450.0);
        assert_eq!((large.width, large.height), (576, 288));
        assert!(
            large.data.chunks_exact(4).all(|inks| inks == [0, 100, 200, 255]),
            "no ink is taken for alpha"
        );
    }
}
