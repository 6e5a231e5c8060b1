//! Scaling to the printed size.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};

use super::pixels::{Channels, Pixels};
use super::source::{Slot, Window};
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
    resize(&pixels, ResizeOptions::new(), shrunk(width), shrunk(height)).unwrap_or(pixels)
}

/// What a window shows of upright pixels, scaled down to `most` per inch; never up. What nobody sees is not kept.
pub(super) fn cut(pixels: Pixels, window: Window, most: f64) -> Pixels {
    let (width, height) = (f64::from(pixels.width), f64::from(pixels.height));
    let placed = window.place(width, height);
    let per_point = width / placed.picture_width;
    let (left, top) = (-placed.left * per_point, -placed.top * per_point);
    let own = ((placed.width * per_point).min(width - left), (placed.height * per_point).min(height - top));
    let factor = (most / (PT_PER_INCH * per_point)).min(1.0);
    let shrunk = |length: f64| (length * factor).round().max(1.0) as u32;
    let (across, down) = (shrunk(own.0), shrunk(own.1));
    if (across, down) == (pixels.width, pixels.height) {
        return pixels;
    }
    let options = ResizeOptions::new().crop(left, top, own.0, own.1);
    resize(&pixels, options, across, down).unwrap_or(pixels)
}

fn resize(pixels: &Pixels, options: ResizeOptions, width: u32, height: u32) -> Option<Pixels> {
    let kind = match pixels.channels {
        Channels::Gray => PixelType::U8,
        Channels::Rgb => PixelType::U8x3,
        Channels::Cmyk => PixelType::U8x4,
    };
    let from = ImageRef::new(pixels.width, pixels.height, &pixels.data, kind).ok()?;
    let mut to = Image::new(width, height, kind);
    // The fourth ink is not alpha.
    Resizer::new().resize(&from, &mut to, &options.use_alpha(false)).ok()?;
    Some(Pixels { width, height, channels: pixels.channels, data: to.into_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_window_does_not_show_is_not_kept() {
        let data = (0..100u8).flat_map(|_| (0..200u8).map(|x| if x < 100 { 10 } else { 240 })).collect();
        let pixels = Pixels { width: 200, height: 100, channels: Channels::Gray, data };
        for (focus, gray) in [(0, 10), (1000, 240)] {
            let own = cut(pixels.clone(), Window::new((24.0, 24.0), (focus, 500)), 150.0);
            assert_eq!((own.width, own.height), (50, 50));
            assert_eq!(own.data[own.data.len() / 2 + 25], gray, "{focus}");
        }
        let whole = cut(pixels, Window::new((200.0, 100.0), (500, 500)), 350.0);
        assert_eq!((whole.width, whole.height), (200, 100), "never larger");
    }

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
