//! Pixels of four inks without loss, for marks whose edges a JPEG would blur. Typst knows no such picture but in a PDF.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use lopdf::{Dictionary, Document, Stream, dictionary};

use super::page;

/// How many times larger than the JPEG a mark may be for the sake of its edges.
const WORTH: usize = 2;

/// Inks as a PDF of one page, if that is worth it: where it is smaller than the JPEG, and for a mark also where it is not much larger.
pub(super) fn instead_of(
    jpeg: &[u8],
    inks: &[u8],
    width: u32,
    height: u32,
    is_mark: bool,
) -> Option<Vec<u8>> {
    let pdf = pdf(inks, width, height)?;
    let most = if is_mark { WORTH * jpeg.len() } else { jpeg.len() };
    (pdf.len() < most).then_some(pdf)
}

fn pdf(inks: &[u8], width: u32, height: u32) -> Option<Vec<u8>> {
    let picture = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => width, "Height" => height, "ColorSpace" => "DeviceCMYK",
        "BitsPerComponent" => 8, "Filter" => "FlateDecode",
        "DecodeParms" => predictor(4, width),
    };
    let mut pdf = Document::with_version("1.6");
    let picture =
        pdf.add_object(Stream::new(picture, compressed(inks, width, height)?).with_compression(false));
    let resources = dictionary! { "XObject" => dictionary! { "P" => picture } };
    let content = format!("q {width} 0 0 {height} 0 0 cm /P Do Q");
    page::of(
        pdf,
        [width as f32, height as f32],
        resources,
        Stream::new(Dictionary::new(), content.into_bytes()),
    )
}

/// Pixels of four numbers as PDF takes them.
fn compressed(inks: &[u8], width: u32, height: u32) -> Option<Vec<u8>> {
    let mut png = Vec::new();
    PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive)
        .write_image(inks, width, height, ExtendedColorType::Rgba8)
        .ok()?;
    idat(&png)
}

/// How PDF is told of the pixels of a PNG of so many channels.
pub(super) fn predictor(channels: u8, width: u32) -> Dictionary {
    dictionary! { "Predictor" => 15, "Colors" => u32::from(channels), "BitsPerComponent" => 8, "Columns" => width }
}

/// The pixels of a PNG as PDF takes them: it holds just that (ISO 32000-1, 7.4.4.4; PNG, clause 11.2.4).
pub(super) fn idat(png: &[u8]) -> Option<Vec<u8>> {
    let mut rest = png.get(8..)?;
    let mut data = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*length) as usize;
        let (kind, body) = (after.get(..4)?, after.get(4..4 + length)?);
        if kind == b"IDAT" {
            data.extend(body);
        }
        rest = after.get(length + 8..)?;
    }
    Some(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pixels of the only picture of a PDF.
    fn pixels(pdf: &[u8]) -> Vec<u8> {
        let pdf = Document::load_mem(pdf).expect("a PDF");
        let mut streams = pdf.objects.values().filter_map(|object| object.as_stream().ok());
        let picture = streams.find(|stream| stream.dict.has(b"ColorSpace")).expect("a picture");
        picture.decompressed_content().expect("pixels")
    }

    #[test]
    fn every_ink_comes_back_as_it_was() {
        let inks: Vec<u8> = (0..40 * 30 * 4).map(|at: u32| (at * at / 7 % 251) as u8).collect();
        assert_eq!(pixels(&pdf(&inks, 40, 30).expect("a PDF")), inks);
    }

    #[test]
    fn what_is_larger_is_left_to_jpeg_unless_it_is_a_mark() {
        let flat = [0, 255, 0, 0].repeat(200 * 200);
        assert!(instead_of(&[0; 4000], &flat, 200, 200, false).is_some());
        let (least, none) = (pdf(&flat, 200, 200).expect("a PDF").len() * 2 / 3, None);
        assert_eq!(instead_of(&vec![0; least], &flat, 200, 200, false), none);
        assert!(instead_of(&vec![0; least], &flat, 200, 200, true).is_some());
    }
}
