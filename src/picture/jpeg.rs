//! JPEGs: whether they are any, and those of four inks as the samples they hold.

use std::io::Cursor;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// The samples of a JPEG with four components.
pub(crate) struct FourInks {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Cyan, magenta, yellow and black of every pixel, row by row, as they are stored.
    pub samples: Vec<u8>,
    /// Whether 255 stands for no ink, as Adobe's programs write it, and not for the whole.
    pub inverted: bool,
    /// The profile that says what the samples mean.
    pub profile: Option<Vec<u8>>,
}

/// The largest side of a picture that is decoded, in pixels.
const MAX_SIDE: usize = 1 << 15;

/// Whether the data begin as a JPEG does, of any size that one may have.
pub(crate) fn is_jpeg(bytes: &[u8]) -> bool {
    let largest = usize::from(u16::MAX);
    let options = DecoderOptions::default().set_max_width(largest).set_max_height(largest);
    JpegDecoder::new_with_options(Cursor::new(bytes), options).decode_headers().is_ok()
}

/// Reads a JPEG of four inks. `None` if it has another number of components, or is none that can be read.
pub(crate) fn four_inks(bytes: &[u8]) -> Option<FourInks> {
    let decoder = |space| {
        let options = DecoderOptions::default().set_max_width(MAX_SIDE).set_max_height(MAX_SIDE);
        JpegDecoder::new_with_options(Cursor::new(bytes), options.jpeg_set_out_colorspace(space))
    };
    let mut header = decoder(ColorSpace::CMYK);
    header.decode_headers().ok()?;
    let space =
        header.input_colorspace().filter(|space| matches!(space, ColorSpace::CMYK | ColorSpace::YCCK))?;
    let info = header.info().filter(|info| info.components == 4)?;
    let profile = header.icc_profile();
    let mut samples = decoder(space).decode().ok()?;
    let (width, height) = (usize::from(info.width), usize::from(info.height));
    if samples.len() != width.checked_mul(height)?.checked_mul(4)? {
        return None;
    }
    if space == ColorSpace::YCCK {
        samples.chunks_exact_mut(4).for_each(to_cmyk);
    }
    // Adobe's marker is what tells the two ways of storing inks apart.
    let inverted =
        bytes.windows(9).any(|window| window.starts_with(&[0xFF, 0xEE]) && window.ends_with(b"Adobe"));
    Some(FourInks { width, height, samples, inverted, profile })
}

/// How many components a JPEG has. `None` if it is none.
pub(super) fn components(bytes: &[u8]) -> Option<u8> {
    let mut header = JpegDecoder::new(Cursor::new(bytes));
    header.decode_headers().ok()?;
    Some(header.info()?.components)
}

/// Luma, chroma and black as four inks (Adobe Technical Note 5116). Black stays as it is.
fn to_cmyk(pixel: &mut [u8]) {
    let [y, cb, cr, _] = *pixel else { return };
    let (y, cb, cr) = (f32::from(y), f32::from(cb) - 128.0, f32::from(cr) - 128.0);
    let light = [y + 1.402 * cr, y - 0.344_14 * cb - 0.714_14 * cr, y + 1.772 * cb];
    for (ink, light) in pixel.iter_mut().zip(light) {
        *ink = 255 - light.round().clamp(0.0, 255.0) as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::is_jpeg;

    #[test]
    fn wide_pictures_are_jpegs_too() {
        let [high, low] = 40_000_u16.to_be_bytes();
        let frame = [0xFF, 0xC0, 0, 11, 8, 2, 0, high, low, 1, 1, 0x11, 0];
        let scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0];
        assert!(is_jpeg(&[&[0xFF, 0xD8][..], &frame, &scan].concat()));
        assert!(!is_jpeg(b"1234"));
    }
}
