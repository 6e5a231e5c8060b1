//! The inks in pictures.

use lopdf::Object;

use super::colour::{Inks, Space};
use super::pdf::Pdf;
use super::seen::ImageUse;
use crate::picture::jpeg;

/// Most bytes of a picture's samples.
const MAX_SAMPLES: f64 = 512e6;
/// A part of an ink, of 255, that compression alone may bring in.
const NOISE: u8 = 7;
/// The part of the pixels that may have an ink before the picture counts as having it, in percent.
const FEW: f64 = 0.02;

/// What a CMYK picture weighs.
pub(super) struct Weight {
    /// The ink of the heaviest pixel, in percent.
    pub heaviest: f64,
    /// The part of the pixels over the limit, in percent.
    pub over: f64,
    /// Which of the four inks it has.
    pub used: [bool; 4],
}

/// The inks of a CMYK picture of eight bits, four bytes for each pixel, row by row. `None` for any other picture.
pub(super) fn samples<'a>(pdf: &Pdf<'a>, image: &ImageUse<'a>) -> Option<Vec<u8>> {
    let stream = image.stream?;
    let (columns, rows) = image.pixels;
    let four = matches!(image.space.as_deref(), Some(Space::Cmyk | Space::Icc(4, _)));
    if !four || image.bits != 8.0 || columns * rows * 4.0 > MAX_SAMPLES {
        return None;
    }
    let decode = pdf.numbers(pdf.list(&stream.dict, "Decode"));
    let inverted = matches!(pdf.get(&stream.dict, "Decode"), Some(Object::Array(_)))
        && decode.first().zip(decode.get(1)).is_some_and(|(low, high)| low > high);
    let mut samples = match image.filters.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["DCTDecode"] => {
            // Only the decoded rows count against the budget: the decoder has limits of its own.
            if !pdf.budget.step((columns * rows / 64.0) as usize) {
                return None;
            }
            jpeg::four_inks(&stream.content)?.samples
        }
        _ if image.filters.iter().any(|filter| filter == "JPXDecode" || filter == "DCTDecode") => {
            return None;
        }
        _ => pdf.data(stream)?,
    };
    if inverted {
        samples.iter_mut().for_each(|ink| *ink = 255 - *ink);
    }
    Some(samples)
}

/// Weighs a CMYK picture of eight bits against a limit in percent. `None` for any other picture.
pub(super) fn weigh<'a>(pdf: &Pdf<'a>, image: &ImageUse<'a>, limit: f64) -> Option<Weight> {
    let samples = samples(pdf, image)?;
    let most = limit * 2.55;
    let (mut heaviest, mut over, mut count) = (0_u32, 0_u64, 0_u64);
    let mut used = [0_u64; 4];
    for pixel in samples.chunks_exact(4) {
        let mut sum = 0;
        for (ink, times) in pixel.iter().zip(&mut used) {
            sum += u32::from(*ink);
            *times += u64::from(*ink > NOISE);
        }
        heaviest = heaviest.max(sum);
        over += u64::from(f64::from(sum) > most);
        count += 1;
    }
    let percent = |part: u64| part as f64 * 100.0 / count as f64;
    (count > 0).then(|| Weight {
        heaviest: f64::from(heaviest) / 2.55,
        over: percent(over),
        used: used.map(|times| percent(times) > FEW),
    })
}

/// The inks that a picture uses, as far as they can be told; it is taken to use every ink of its space otherwise. `None` if they
/// are left to the printer, or are those of a stencil's paint.
pub(super) fn inks<'a>(pdf: &Pdf<'a>, image: &ImageUse<'a>) -> Option<Inks> {
    let solid = |used: [bool; 4]| Inks::process(used.map(|used| if used { 1.0 } else { 0.0 }));
    match image.space.as_deref()? {
        Space::Gray => Some(solid([false, false, false, true])),
        Space::Cmyk | Space::Icc(4, _) => {
            Some(solid(weigh(pdf, image, f64::INFINITY).map_or([true; 4], |weight| weight.used)))
        }
        space @ Space::Inks(..) => Some(space.inks(&space.initial())),
        Space::Indexed(base, table) => {
            let size = base.components().max(1);
            let entries = table.chunks_exact(size).take(256);
            entries
                .map(|entry| {
                    base.inks(&entry.iter().map(|part| f32::from(*part) / 255.0).collect::<Vec<_>>())
                })
                .reduce(Inks::joined)
        }
        _ => None,
    }
}
