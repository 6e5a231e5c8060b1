//! Pictures that are not there while their pages are set: something small stands in for each, and gives way to it when the PDF
//! is written.
//!
//! Typst decodes every picture of a document and keeps all of them until the document goes, three bytes for a pixel. Where a layout
//! says how wide and tall a picture is, nothing of that is needed to set its page or to write its PDF.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Write};
use std::sync::Arc;

use image::{ExtendedColorType, ImageDecoder, ImageFormat, ImageReader};
use jpeg_encoder::{ColorType, Encoder};
use lopdf::content::{Content, Operation};
use lopdf::xref::XrefEntry;
use lopdf::{Dictionary, Document, Object, Stream};
use typst::utils::hash128;

use super::{Picture, jpeg, lossless};
use crate::project::aside::{Aside, Kept};

/// Width and height of a stand-in, in pixels: one byte of a hash for each, if it has one channel.
const SIDE: u32 = 4;

/// The segment of a JPEG that says which picture a stand-in is for; no reader of JPEG looks at it.
const SEGMENT: u8 = 11;

/// A picture that something stands in for.
#[derive(Debug)]
pub(super) struct Printed {
    kept: Kept,
    facts: Facts,
}

/// What is known of a picture without it.
#[derive(Debug)]
struct Facts {
    width: u32,
    height: u32,
    format: ImageFormat,
    channels: u8,
    /// The stream of its stand-in in a PDF, without filters of the PDF's.
    mark: Vec<u8>,
}

impl Printed {
    pub(super) fn read(&self) -> io::Result<Vec<u8>> {
        self.kept.read()
    }

    /// Its stream, from what a PDF says of its stand-in.
    fn stream(&self, of_stand_in: &Dictionary) -> io::Result<(Dictionary, Vec<u8>)> {
        let mut bytes = self.read()?;
        let mut dictionary = of_stand_in.clone();
        let Facts { width, height, format, channels, .. } = self.facts;
        if format == ImageFormat::Png {
            bytes = lossless::idat(&bytes).ok_or(io::ErrorKind::InvalidData)?;
            dictionary.set("DecodeParms", lossless::predictor(channels, width));
        }
        dictionary.set("Width", width);
        dictionary.set("Height", height);
        dictionary.set("Length", i64::try_from(bytes.len()).map_err(io::Error::other)?);
        Ok((dictionary, bytes))
    }
}

/// A file that stands in for a picture, which is set aside. A file that none can stand in for comes back.
pub(super) fn of(bytes: Vec<u8>, aside: &Arc<Aside>) -> (Vec<u8>, Option<Arc<Printed>>) {
    match sketch(&bytes) {
        Some((file, facts)) => (file, Some(Arc::new(Printed { kept: aside.put(bytes), facts }))),
        None => (bytes, None),
    }
}

/// The stand-in of a picture, and what is known of the picture.
fn sketch(bytes: &[u8]) -> Option<(Vec<u8>, Facts)> {
    let format = image::guess_format(bytes).ok()?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png) {
        return None;
    }
    let mut decoder = ImageReader::with_format(Cursor::new(bytes), format).into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    let channels = match (format, decoder.original_color_type()) {
        (ImageFormat::Jpeg, _) => jpeg::components(bytes)?,
        (_, ExtendedColorType::L8) => 1,
        (_, ExtendedColorType::Rgb8) => 3,
        _ => return None,
    };
    let colour = match channels {
        1 => ColorType::Luma,
        3 => ColorType::Rgb,
        4 => ColorType::Cmyk,
        _ => return None,
    };
    let name = hash128(&bytes).to_be_bytes();
    let pixels = name.repeat(channels.into());
    let (file, mark) = if format == ImageFormat::Jpeg {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, 50);
        encoder.add_app_segment(SEGMENT, name.to_vec()).ok()?;
        if let Some(profile) = decoder.icc_profile().ok().flatten().filter(|profile| !profile.is_empty()) {
            encoder.add_icc_profile(&profile).ok()?;
        }
        encoder.encode(&pixels, SIDE as u16, SIDE as u16, colour).ok()?;
        (file.clone(), file)
    } else {
        let mut file = Cursor::new(Vec::new());
        let colour = decoder.original_color_type();
        image::write_buffer_with_format(&mut file, &pixels, SIDE, SIDE, colour, format).ok()?;
        (file.into_inner(), pixels)
    };
    Some((file, Facts { width, height, format, channels, mark }))
}

/// Writes a PDF with the pictures in the places of what stands in for them. Pictures are read one after the other; all else is
/// written as it is.
///
/// # Errors
/// The writer's, and those of reading pictures that were set aside.
pub fn put_in(pdf: &[u8], pictures: &[Picture], out: &mut dyn Write) -> io::Result<()> {
    let printed = pictures.iter().filter_map(|picture| picture.printed.as_deref());
    let printed: BTreeMap<&[u8], &Printed> = printed.map(|each| (each.facts.mark.as_slice(), each)).collect();
    if printed.is_empty() {
        return out.write_all(pdf);
    }
    let document = Document::load_mem(pdf).map_err(io::Error::other)?;
    let end = document.xref_start;
    let starts = document.reference_table.entries.iter().filter_map(|(id, entry)| match entry {
        XrefEntry::Normal { offset, .. } => Some((*offset as usize, *id)),
        XrefEntry::Free | XrefEntry::UnusableFree | XrefEntry::Compressed { .. } => None,
    });
    let starts: BTreeMap<usize, u32> = starts.collect();
    let mut out = Counted { out, written: 0 };
    let part = |from: usize, to: usize| pdf.get(from..to).ok_or(io::ErrorKind::InvalidData);
    out.write_all(part(0, starts.keys().next().copied().unwrap_or(end))?)?;
    let mut places = BTreeMap::new();
    let mut ends = starts.keys().skip(1).copied().chain([end]);
    for (start, id) in &starts {
        places.insert(*id, out.written);
        let own = part(*start, ends.next().unwrap_or(end))?;
        let stream = document.objects.get(&(*id, 0)).and_then(|object| object.as_stream().ok());
        match stream.and_then(|stream| Some((stream, *printed.get(marked(stream)?.as_slice())?))) {
            Some((stream, picture)) => {
                let (dictionary, bytes) = picture.stream(&stream.dict)?;
                let operands = vec![Object::Dictionary(dictionary)];
                let head = Content { operations: vec![Operation::new("stream", operands)] }.encode();
                writeln!(out, "{id} 0 obj")?;
                out.write_all(&head.map_err(io::Error::other)?)?;
                out.write_all(b"\n")?;
                out.write_all(&bytes)?;
                out.write_all(b"\nendstream\nendobj\n")?;
            }
            None => out.write_all(own)?,
        }
    }
    let rest = part(end, pdf.len())?;
    let trailer =
        rest.windows(7).position(|window| window == b"trailer").ok_or(io::ErrorKind::InvalidData)?;
    let after =
        rest.windows(9).rposition(|window| window == b"startxref").ok_or(io::ErrorKind::InvalidData)?;
    let table = out.written;
    out.write_all(&xref(&places))?;
    out.write_all(rest.get(trailer..after).ok_or(io::ErrorKind::InvalidData)?)?;
    write!(out, "startxref\n{table}\n%%EOF")
}

/// What the stream of a picture is known by, if it is as small as a stand-in.
fn marked(stream: &Stream) -> Option<Vec<u8>> {
    let is = |key: &[u8], value: u32| {
        stream.dict.get(key).and_then(Object::as_i64).is_ok_and(|own| own == i64::from(value))
    };
    if !is(b"Width", SIDE) || !is(b"Height", SIDE) {
        return None;
    }
    match stream.filters().ok()?.as_slice() {
        [b"DCTDecode"] => Some(stream.content.clone()),
        [b"FlateDecode"] => stream.decompressed_content().ok(),
        _ => None,
    }
}

/// The table of objects that begin at these bytes (ISO 32000-1, 7.5.4).
fn xref(places: &BTreeMap<u32, u64>) -> Vec<u8> {
    let mut sections: Vec<(u32, Vec<String>)> = vec![(0, vec!["0000000000 65535 f \n".to_owned()])];
    for (id, place) in places {
        let entry = format!("{place:010} 00000 n \n");
        match sections.last_mut() {
            Some((first, entries)) if *first as usize + entries.len() == *id as usize => entries.push(entry),
            _ => sections.push((*id, vec![entry])),
        }
    }
    let mut table = "xref\n".to_owned();
    for (first, entries) in sections {
        table += &format!("{first} {}\n", entries.len());
        table.extend(entries);
    }
    table.into_bytes()
}

/// A writer that counts.
struct Counted<'w> {
    out: &'w mut dyn Write,
    written: u64,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.written += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;
    use lopdf::xref::XrefType;

    use super::*;

    fn picture(aside: &Arc<Aside>, format: ImageFormat, gray: u8) -> Picture {
        let mut bytes = Cursor::new(Vec::new());
        image::GrayImage::from_pixel(90, 60, image::Luma([gray]))
            .write_to(&mut bytes, format)
            .expect("a picture");
        let original = bytes.into_inner();
        let (stand_in, printed) = of(original.clone(), aside);
        let picture = Picture { printed, ..Picture::drawn("p".to_owned(), stand_in) };
        assert_eq!(picture.printed().expect("the picture").as_slice(), original);
        picture
    }

    #[test]
    fn pictures_take_the_places_of_what_stands_in_for_them() {
        let aside = Arc::default();
        let shown = [ImageFormat::Jpeg, ImageFormat::Png].map(|format| picture(&aside, format, 77));
        let mut pdf = Document::with_version("1.7");
        pdf.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
        let head = |filter: &str| {
            dictionary! { "Subtype" => "Image", "Width" => 4, "Height" => 4, "Filter" => filter, "ColorSpace" => "DeviceGray" }
        };
        pdf.add_object(dictionary! { "Type" => "Catalog" });
        let jpeg = pdf.add_object(Stream::new(head("DCTDecode"), shown[0].bytes.to_vec()));
        let pixels = image::load_from_memory(&shown[1].bytes).expect("a picture").into_luma8().into_raw();
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(&pixels).expect("bytes");
        let png = pdf.add_object(Stream::new(head("FlateDecode"), encoder.finish().expect("bytes")));
        let words = pdf.add_object(Stream::new(dictionary! {}, b"words".to_vec()));
        pdf.trailer.set("Root", (1, 0));
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).expect("a PDF");
        let mut out = Vec::new();
        put_in(&bytes, &shown, &mut out).expect("a PDF");
        let read = Document::load_mem(&out).expect("a PDF");
        let stream = |id| read.get_object(id).and_then(Object::as_stream).expect("a stream");
        assert_eq!(stream(jpeg).content, shown[0].printed().expect("bytes").as_slice());
        assert_eq!(stream(png).decompressed_content().expect("pixels"), [77; 90 * 60]);
        assert!(stream(png).dict.get(b"Width").and_then(Object::as_i64).is_ok_and(|width| width == 90));
        assert_eq!(stream(words).content, b"words");
    }

    #[test]
    fn what_stands_in_is_small_and_another_for_each_picture() {
        let aside = Arc::default();
        for format in [ImageFormat::Jpeg, ImageFormat::Png] {
            let [one, other] = [70, 90].map(|gray| picture(&aside, format, gray));
            assert_ne!(one.bytes, other.bytes);
            assert!(one.bytes.len() < 1000, "{}", one.bytes.len());
        }
    }

    #[test]
    fn without_stand_ins_a_pdf_is_written_as_it_is() {
        let mut out = Vec::new();
        put_in(b"not even a PDF", &[Picture::drawn("p".to_owned(), vec![1])], &mut out).expect("bytes");
        assert_eq!(out, b"not even a PDF");
    }
}
