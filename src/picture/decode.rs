//! From a picture's file to pixels of eight bits: gray, RGB or CMYK, without alpha.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::jpeg::{FourInks, four_inks};
use super::pixels::{Channels, Decoded, MAX_BYTES, Pixels};
use super::{Flaw, Problem, tiff};
use crate::bounds::widened;
use crate::signature;

/// Width and height as they are printed, from the header. `None` if there is none to read.
pub(super) fn dimensions(bytes: &[u8], format: ImageFormat) -> Option<(u32, u32)> {
    let mut decoder = ImageReader::with_format(Cursor::new(bytes), format).into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    let turned = matches!(
        decoder.orientation(),
        Ok(Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH)
    );
    Some(if turned { (height, width) } else { (width, height) })
}

/// Decodes a picture; what is transparent shows `paper`.
pub(super) fn decode(bytes: &[u8], format: ImageFormat, paper: [u8; 3]) -> Result<Decoded, Problem> {
    if format == ImageFormat::Jpeg && signature::is_cut_off(bytes) {
        return Err(Problem::Broken(Flaw::CutOff));
    }
    if format == ImageFormat::Jpeg
        && let Some(decoded) = of_four_inks(bytes)
    {
        return Ok(decoded);
    }
    if format == ImageFormat::Tiff
        && let Some(decoded) = tiff::of_four_inks(bytes)
    {
        return decoded;
    }
    let broken = |error: image::ImageError| {
        Problem::Broken(match error {
            image::ImageError::Limits(_) => Flaw::TooLarge,
            image::ImageError::Unsupported(_) => Flaw::Unsupported,
            image::ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
                Flaw::CutOff
            }
            _ if signature::is_cut_off(bytes) => Flaw::CutOff,
            _ => Flaw::Damaged,
        })
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(widened(MAX_BYTES));
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    // A profile or an orientation that cannot be read is none.
    let profile = decoder.icc_profile().ok().flatten().filter(|profile| !profile.is_empty());
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    let (width, height) = (picture.width(), picture.height());
    let colour = picture.color();
    let plain = !colour.has_alpha() && u16::from(colour.channel_count()) * 8 == colour.bits_per_pixel();
    let (channels, data) = match (colour.has_color(), colour.has_alpha()) {
        (false, false) => (Channels::Gray, picture.into_luma8().into_raw()),
        (false, true) => {
            let ground = luma(paper);
            let over = |pixel: &[u8]| match *pixel {
                [gray, alpha] => [blend(gray, ground, alpha)],
                _ => [ground],
            };
            (Channels::Gray, picture.into_luma_alpha8().into_raw().chunks_exact(2).flat_map(over).collect())
        }
        (true, false) => (Channels::Rgb, picture.into_rgb8().into_raw()),
        (true, true) => {
            let over = |pixel: &[u8]| match *pixel {
                [r, g, b, a] => [blend(r, paper[0], a), blend(g, paper[1], a), blend(b, paper[2], a)],
                _ => paper,
            };
            (Channels::Rgb, picture.into_rgba8().into_raw().chunks_exact(4).flat_map(over).collect())
        }
    };
    Ok(Decoded { pixels: Pixels { width, height, channels, data }, orientation, profile, plain })
}

/// A JPEG of four inks; `None` if it is another one.
fn of_four_inks(bytes: &[u8]) -> Option<Decoded> {
    let FourInks { width, height, mut samples, inverted, profile } = four_inks(bytes)?;
    if inverted {
        samples.iter_mut().for_each(|ink| *ink = 255 - *ink);
    }
    let decoder = ImageReader::with_format(Cursor::new(bytes), ImageFormat::Jpeg).into_decoder();
    let orientation = decoder.and_then(|mut decoder| decoder.orientation());
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    Some(Decoded {
        pixels: Pixels { width, height, channels: Channels::Cmyk, data: samples },
        orientation: orientation.unwrap_or(Orientation::NoTransforms),
        profile: profile.filter(|profile| !profile.is_empty()),
        plain: false,
    })
}

fn blend(over: u8, ground: u8, alpha: u8) -> u8 {
    let (over, ground, alpha) = (u32::from(over), u32::from(ground), u32::from(alpha));
    ((over * alpha + ground * (255 - alpha) + 127) / 255) as u8
}

/// The gray of an sRGB colour (ITU-R BT.709).
fn luma([r, g, b]: [u8; 3]) -> u8 {
    (0.2126 * f32::from(r) + 0.7152 * f32::from(g) + 0.0722 * f32::from(b)).round() as u8
}
