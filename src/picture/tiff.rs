//! TIFF pictures of four inks, which the decoder of all others turns into light.

use std::io::Cursor;

use image::metadata::Orientation;
use tiff::ColorType;
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::tags::Tag;

use super::pixels::{Channels, Decoded, MAX_BYTES, Pixels};
use super::{Flaw, Problem};
use crate::bounds::widened;
use crate::signature;

/// Decodes a TIFF of four inks, with an alpha channel or without, which is left out; `None` if it is another one.
pub(super) fn of_four_inks(bytes: &[u8]) -> Option<Result<Decoded, Problem>> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = widened(MAX_BYTES) as usize;
    let mut decoder = Decoder::new(Cursor::new(bytes)).ok()?.with_limits(limits);
    let samples = match decoder.colortype().ok()? {
        ColorType::CMYK(8 | 16) => 4,
        ColorType::CMYKA(8 | 16) => 5,
        _ => return None,
    };
    Some(decode(&mut decoder, samples).map_err(|error| {
        Problem::Broken(match error {
            Some(tiff::TiffError::LimitsExceeded) => Flaw::TooLarge,
            Some(tiff::TiffError::UnsupportedError(_)) | None => Flaw::Unsupported,
            Some(_) if signature::is_cut_off(bytes) => Flaw::CutOff,
            Some(_) => Flaw::Damaged,
        })
    }))
}

/// The picture; `None` for an error is a form of it that is not read.
fn decode(decoder: &mut Decoder<Cursor<&[u8]>>, samples: usize) -> Result<Decoded, Option<tiff::TiffError>> {
    let (width, height) = decoder.dimensions()?;
    let profile = decoder.get_tag_u8_vec(Tag::IccProfile).ok().filter(|profile| !profile.is_empty());
    let orientation = decoder.find_tag_unsigned::<u8>(Tag::Orientation).ok().flatten();
    let data = match decoder.read_image()? {
        DecodingResult::U8(data) => data,
        DecodingResult::U16(data) => data.into_iter().map(|value| (value >> 8) as u8).collect(),
        _ => return Err(None),
    };
    let pixels = width as usize * height as usize;
    if data.len() != pixels * samples {
        return Err(None);
    }
    let data = if samples == 4 {
        data
    } else {
        data.chunks_exact(samples).flat_map(|pixel| &pixel[..4]).copied().collect()
    };
    Ok(Decoded {
        // TIFF counts inks as we do: 0 is none (TIFF 6.0, section 16).
        pixels: Pixels { width, height, channels: Channels::Cmyk, data },
        orientation: orientation.and_then(Orientation::from_exif).unwrap_or(Orientation::NoTransforms),
        profile,
        plain: false,
    })
}

#[cfg(test)]
mod tests {
    use tiff::encoder::{TiffEncoder, colortype};

    use super::*;

    #[test]
    fn inks_are_read_as_they_are_written() {
        let inks: Vec<u8> = [[0, 100, 200, 255], [10, 0, 0, 0]].concat();
        let mut bytes = Cursor::new(Vec::new());
        let mut encoder = TiffEncoder::new(&mut bytes).expect("an encoder");
        encoder.write_image::<colortype::CMYK8>(2, 1, &inks).expect("a picture");
        let bytes = bytes.into_inner();
        let read = of_four_inks(&bytes).expect("four inks").expect("a picture");
        assert_eq!((read.pixels.width, read.pixels.height, read.pixels.data), (2, 1, inks));
        let cut = of_four_inks(&bytes[..9]);
        assert!(cut.is_none_or(|read| read.is_err()));
        let mut gray = Cursor::new(Vec::new());
        let mut encoder = TiffEncoder::new(&mut gray).expect("an encoder");
        encoder.write_image::<colortype::Gray8>(1, 1, &[7]).expect("a picture");
        assert!(of_four_inks(&gray.into_inner()).is_none());
    }
}
