//! From pixels to the file that a medium takes: CMYK JPEG for the press, JPEG or PNG in sRGB for the screen.

use std::io::Cursor;

use image::ImageFormat;
use image::metadata::Orientation;
use jpeg_encoder::{ColorType, Encoder, QuantizationTableType, SamplingFactor};

use super::decode::decode;
use super::pixels::{Channels, Pixels};
use super::source::Slot;
use super::{ImagePreparer, Problem, Tools, lossless, scale};
use crate::colour::{Converter, Space};

/// Pixels per inch of marks and faces that a press shows; more only make the file larger.
const PRESS_PPI: f64 = 450.0;
/// Pixels per inch of them that a screen shows when it is enlarged a few times.
const SCREEN_PPI: f64 = 600.0;
/// The same of photographs, which are many times as large and have no fine edges.
const PHOTO_PRESS_PPI: f64 = 350.0;
const PHOTO_SCREEN_PPI: f64 = 220.0;
/// The quality of JPEG.
const QUALITY: u8 = 95;

/// What a picture becomes: the end of its name and its bytes.
type File = Option<(&'static str, Vec<u8>)>;

/// A picture for the press.
pub(super) fn for_press(
    bytes: &[u8],
    format: ImageFormat,
    slot: Slot,
    preparer: &ImagePreparer,
    tools: &Tools,
    problems: &mut Vec<Problem>,
) -> File {
    let most = match slot {
        Slot::Logo | Slot::Mark | Slot::Portrait => PRESS_PPI,
        Slot::Content(_) => PHOTO_PRESS_PPI,
    };
    let (pixels, profile, _) = open(bytes, format, slot, most, preparer, problems)?;
    // What a JPEG has lost already, no other file has.
    let whole = (format != ImageFormat::Jpeg).then_some(slot);
    inked(pixels, profile.as_deref(), whole, preparer, tools, problems)
}

/// Decoded, scaled, upright pixels with their profile, and whether the file could be used as it is.
fn open(
    bytes: &[u8],
    format: ImageFormat,
    slot: Slot,
    most: f64,
    preparer: &ImagePreparer,
    problems: &mut Vec<Problem>,
) -> Option<(Pixels, Option<Vec<u8>>, bool)> {
    let decoded = match decode(bytes, format, preparer.paper) {
        Ok(decoded) => decoded,
        Err(problem) => {
            problems.push(problem);
            return None;
        }
    };
    let orientation = decoded.orientation;
    let turned = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let (width, height) = (decoded.pixels.width, decoded.pixels.height);
    let (pixels, same) = match slot {
        Slot::Logo | Slot::Mark | Slot::Portrait => {
            let pixels = scale::down(decoded.pixels, slot, turned, most);
            let same = pixels.width == width && pixels.height == height;
            (pixels.upright(orientation), same)
        }
        // Its edges are those that a reader sees.
        Slot::Content(window) => {
            let pixels = scale::cut(decoded.pixels.upright(orientation), window, most);
            let same =
                orientation == Orientation::NoTransforms && (pixels.width, pixels.height) == (width, height);
            (pixels, same)
        }
    };
    if slot == Slot::Logo && pixels.is_blank(preparer.paper) {
        problems.push(Problem::Pale);
    }
    Some((pixels, decoded.profile, same && decoded.plain))
}

/// Pixels in the inks of the press: as a JPEG or, where that is worth it and they are `whole`, without loss.
pub(super) fn inked(
    pixels: Pixels,
    profile: Option<&[u8]>,
    whole: Option<Slot>,
    preparer: &ImagePreparer,
    tools: &Tools,
    problems: &mut Vec<Problem>,
) -> File {
    let press = Space::Cmyk(preparer.press.profile.bytes());
    let rendering = preparer.press.rendering;
    let mut inks = vec![0; pixels.width as usize * pixels.height as usize * 4];
    match pixels.channels {
        // One ink shows gray; nothing can be out of register then.
        Channels::Gray => {
            let black = tools.black?;
            for (to, gray) in inks.chunks_exact_mut(4).zip(&pixels.data) {
                to[3] = black[usize::from(*gray)];
            }
        }
        Channels::Rgb => {
            let own = profile.map(|profile| Converter::new(Space::Rgb(profile), press, rendering));
            if own.as_ref().is_some_and(Option::is_none) {
                problems.push(Problem::Profile("sRGB".into()));
            }
            match own.flatten() {
                Some(own) => own.convert(&pixels.data, &mut inks),
                None => tools.to_press.as_ref()?.convert(&pixels.data, &mut inks),
            }
        }
        // Inks without a profile, or with the press's own, are what the press prints.
        Channels::Cmyk => {
            let foreign = profile.filter(|profile| *profile != preparer.press.profile.bytes());
            let own = foreign.map(|profile| Converter::new(Space::Cmyk(profile), press, rendering));
            if own.as_ref().is_some_and(Option::is_none) {
                problems.push(Problem::Profile(preparer.press.condition.identifier.clone()));
            }
            match own.flatten() {
                Some(own) => own.convert(&pixels.data, &mut inks),
                None => inks.copy_from_slice(&pixels.data),
            }
        }
    }
    let most = inks.chunks_exact(4).map(|pixel| pixel.iter().map(|ink| u32::from(*ink)).sum::<u32>()).max();
    let total = f64::from(most.unwrap_or(0)) / 2.55;
    if total > preparer.press.condition.ink_limit + 1.0 {
        problems.push(Problem::Ink(total));
    }
    let Pixels { width, height, .. } = pixels;
    let jpeg = jpeg(&inks, width, height, ColorType::Cmyk)?;
    let without_loss = whole.and_then(|slot| {
        let is_mark = matches!(slot, Slot::Logo | Slot::Mark);
        lossless::instead_of(&jpeg, &inks, width, height, is_mark)
    });
    Some(without_loss.map_or(("jpg", jpeg), |pdf| ("pdf", pdf)))
}

/// A picture for the screen: its own file if every reader knows it and it is not much larger than needed.
pub(super) fn for_screen(
    bytes: &[u8],
    format: ImageFormat,
    slot: Slot,
    preparer: &ImagePreparer,
    tools: &Tools,
    problems: &mut Vec<Problem>,
) -> File {
    let most = match slot {
        Slot::Logo | Slot::Mark | Slot::Portrait => SCREEN_PPI,
        Slot::Content(_) => PHOTO_SCREEN_PPI,
    };
    let (pixels, profile, plain) = open(bytes, format, slot, most, preparer, problems)?;
    let rendering = preparer.press.rendering;
    let converter = |space| Converter::new(space, Space::Srgb, rendering);
    let own = match (pixels.channels, profile.as_deref()) {
        (Channels::Rgb, Some(profile)) => Some(converter(Space::Rgb(profile))),
        (Channels::Cmyk, Some(profile)) => Some(converter(Space::Cmyk(profile))),
        _ => None,
    };
    let sound = own.as_ref().is_none_or(Option::is_some);
    if !sound {
        problems.push(Problem::Profile("sRGB".into()));
    }
    let is_known = match slot {
        Slot::Logo | Slot::Mark | Slot::Portrait => format != ImageFormat::Tiff,
        // Its bytes are a stream of the PDF as they are.
        Slot::Content(_) => format == ImageFormat::Jpeg,
    };
    if plain && sound && is_known {
        return Some(("", Vec::new()));
    }
    let (width, height) = (pixels.width, pixels.height);
    if pixels.channels == Channels::Gray {
        return Some(("png", png(pixels)?));
    }
    let mut rgb = vec![0; width as usize * height as usize * 3];
    match own.flatten() {
        Some(own) => own.convert(&pixels.data, &mut rgb),
        None if pixels.channels == Channels::Cmyk => {
            tools.to_screen.as_ref()?.convert(&pixels.data, &mut rgb);
        }
        None => rgb = pixels.data,
    }
    // What came without loss has edges that a JPEG would blur.
    let lossless = match slot {
        Slot::Logo | Slot::Mark => true,
        Slot::Portrait => false,
        Slot::Content(_) => format == ImageFormat::Png,
    };
    match lossless {
        true => Some(("png", png(Pixels { width, height, channels: Channels::Rgb, data: rgb })?)),
        false => Some(("jpg", jpeg(&rgb, width, height, ColorType::Rgb)?)),
    }
}

fn jpeg(data: &[u8], width: u32, height: u32, colour: ColorType) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, QUALITY);
    // Every ink as fine as black: coarser ones show as coloured fringes.
    encoder.set_quantization_tables(QuantizationTableType::Flat, QuantizationTableType::Flat);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    let (width, height) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
    encoder.encode(data, width, height, colour).ok()?;
    Some(out)
}

fn png(pixels: Pixels) -> Option<Vec<u8>> {
    let mut out = Cursor::new(Vec::new());
    let colour = match pixels.channels {
        Channels::Gray => image::ExtendedColorType::L8,
        Channels::Rgb => image::ExtendedColorType::Rgb8,
        Channels::Cmyk => return None,
    };
    image::write_buffer_with_format(
        &mut out,
        &pixels.data,
        pixels.width,
        pixels.height,
        colour,
        ImageFormat::Png,
    )
    .ok()?;
    Some(out.into_inner())
}
