//! Whether packed pictures are there to their end. Of most the markers say how far they go; of a fax the rows are counted.

use hayro_ccitt::{DecodeError, DecodeSettings, Decoder, DecoderContext};

/// Two bytes that begin a segment.
type Marker = [u8; 2];

/// JPEG: the end of the picture.
const EOI: Marker = [0xff, 0xd9];
/// JPEG: the start of a scan.
const SOS: Marker = [0xff, 0xda];
/// JPEG 2000: the start of the codestream.
const SOC: Marker = [0xff, 0x4f];
/// JPEG 2000: the start of a part of a tile.
const SOT: Marker = [0xff, 0x90];
/// JPEG 2000: the end of the codestream.
const EOC: Marker = [0xff, 0xd9];

/// Whether a JPEG has its end (ITU-T T.81, annex B). In the data of a scan a byte of 255 is followed by 0 or by the number of a
/// restart, so that no end stands there by chance.
pub(super) fn jpeg_ends(data: &[u8]) -> bool {
    let mut at = 2;
    while let Some(marker) = bytes(data, at) {
        if marker == SOS {
            return data.get(at..).is_some_and(|scan| scan.windows(2).any(|pair| pair == EOI));
        }
        let Some(length) = bytes(data, at + 2).map(u16::from_be_bytes) else { return false };
        at += 2 + usize::from(length).max(2);
    }
    false
}

/// Whether a codestream of JPEG 2000 has all its parts and its end (ISO/IEC 15444-1, annex A). `None` if there is none.
pub(super) fn jpx_ends(data: &[u8]) -> Option<bool> {
    let stream = codestream(data)?;
    let mut at = 2;
    loop {
        let Some(marker) = bytes::<2>(stream, at) else { return Some(false) };
        match marker {
            EOC => return Some(true),
            SOT => match bytes(stream, at + 6).map(u32::from_be_bytes) {
                // The last part may go on to the end.
                Some(0) => return Some(stream.ends_with(&EOC)),
                Some(length) => at += usize::try_from(length).ok()?.max(12),
                None => return Some(false),
            },
            [0xff, _] => match bytes(stream, at + 2).map(u16::from_be_bytes) {
                Some(length) => at += 2 + usize::from(length).max(2),
                None => return Some(false),
            },
            // Behind a part stands the next one, or the end.
            _ => return Some(false),
        }
    }
}

/// Whether a fax (ITU-T T.4 and T.6) has all the rows it is to have, or a mark that it ends before. `None` if it cannot be told: it is too
/// large, or breaks off for another reason than that its data do.
pub(super) fn fax_ends(data: &[u8], settings: DecodeSettings) -> Option<bool> {
    // Without columns a row takes no data, and rows without end follow one another.
    if settings.columns == 0 || settings.rows == 0 || data.len() > MAX_FAX {
        return None;
    }
    let mut rows = Rows(0);
    match hayro_ccitt::decode(data, &mut rows, &mut DecoderContext::new(settings)) {
        Ok(_) => Some(rows.0 >= settings.rows || is_ended(data)),
        Err(DecodeError::UnexpectedEof) => Some(false),
        Err(DecodeError::InvalidCode | DecodeError::LineLengthMismatch | DecodeError::Overflow) => None,
    }
}

/// Most bytes of a fax that is read.
const MAX_FAX: usize = 32 << 20;

/// Counts the rows of a fax.
struct Rows(u32);

impl Decoder for Rows {
    fn push_pixels(&mut self, _: bool, _: u32) {}

    fn next_line(&mut self) {
        self.0 += 1;
    }
}

/// Whether a fax ends in two ends of lines, with or without a bit that says how the next one is coded, and no more than fill behind them.
fn is_ended(data: &[u8]) -> bool {
    let end = data.iter().rposition(|byte| *byte != 0).map_or(0, |at| at + 1);
    let start = end.saturating_sub(4);
    let last = data
        .get(start..end)
        .unwrap_or_default()
        .iter()
        .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
    let last = last >> last.trailing_zeros().min(31);
    last & 0xff_ffff == 0x00_1001 || last & 0x1ff_ffff == 0x00_3001 || last & 0x3ff_ffff == 0x00_6003
}

/// Whether every segment of an embedded JBIG2 stream is whole, and there is a page with something on it (ITU-T T.88, 7.2). `None` if it is
/// a file of its own: in a PDF it stands without the head of one (ISO 32000-1, 7.4.7).
pub(super) fn jbig2_ends(data: &[u8]) -> Option<bool> {
    if data.starts_with(JBIG2) {
        return None;
    }
    let (mut at, mut page, mut shown) = (0, false, false);
    while at < data.len() {
        let Some(segment) = segment(data, at) else { return Some(false) };
        page |= segment.kind == PAGE;
        shown |= IMMEDIATE.contains(&segment.kind);
        at = segment.end;
    }
    Some(page && shown)
}

/// JBIG2: how a file begins.
const JBIG2: &[u8] = b"\x97JB2\r\n\x1a\n";

/// JBIG2: what is said of a page.
const PAGE: u8 = 48;
/// JBIG2: regions of text, halftone, generic and refined pictures that go to the page at once.
const IMMEDIATE: [u8; 8] = [6, 7, 22, 23, 38, 39, 42, 43];
/// JBIG2: a length that only the end of the data says.
const UNKNOWN: u32 = u32::MAX;

/// JBIG2: bytes that say where a region is, before those that say how it is coded.
const REGION: usize = 17;

/// A segment of JBIG2.
struct Segment {
    kind: u8,
    end: usize,
}

/// The segment that begins here. `None` if it is not whole.
fn segment(data: &[u8], at: usize) -> Option<Segment> {
    let number = u32::from_be_bytes(bytes(data, at)?);
    let [flags, referred] = bytes(data, at + 4)?;
    // The segments that it needs: up to four, or their number in four bytes with a bit for each behind it.
    let (count, mut head) = match referred >> 5 {
        7 => {
            let count = u32::from_be_bytes(bytes(data, at + 5)?) & 0x1fff_ffff;
            let count = usize::try_from(count).ok()?;
            (count, at.checked_add(9)?.checked_add(count / 8 + 1)?)
        }
        count => (usize::from(count), at + 6),
    };
    let wide = match number {
        0..=256 => 1,
        257..=65_536 => 2,
        _ => 4,
    };
    head = head.checked_add(count.checked_mul(wide)?)?;
    head = head.checked_add(if flags & 0x40 == 0 { 1 } else { 4 })?;
    let length = u32::from_be_bytes(bytes(data, head)?);
    let body = head + 4;
    let kind = flags & 0x3f;
    let end = match length {
        // Only a generic region may be so: its end depends on how it is coded, and its rows stand behind it.
        UNKNOWN => {
            let [coded] = bytes(data, body + REGION)?;
            let last: Marker = if coded & 1 == 0 { [0xff, 0xac] } else { [0, 0] };
            let start = body + REGION + 1;
            start + data.get(start..)?.windows(2).position(|pair| pair == last)? + last.len() + 4
        }
        length => body.checked_add(usize::try_from(length).ok()?)?,
    };
    (end <= data.len()).then_some(Segment { kind, end })
}

/// The codestream in a file of boxes, or that the data are (ISO/IEC 15444-1, annex I).
fn codestream(data: &[u8]) -> Option<&[u8]> {
    if data.starts_with(&SOC) {
        return Some(data);
    }
    let mut at = 0;
    loop {
        let length = u32::from_be_bytes(bytes(data, at)?);
        let kind: [u8; 4] = bytes(data, at + 4)?;
        let (head, length) = match length {
            0 => (8, data.len() - at),
            1 => (16, usize::try_from(u64::from_be_bytes(bytes(data, at + 8)?)).ok()?),
            length => (8, usize::try_from(length).ok()?),
        };
        if length < head {
            return None;
        }
        let end = at.checked_add(length)?;
        if &kind == b"jp2c" {
            // What the box promises and does not have is missed at the end of the stream.
            return data.get(at + head..end.min(data.len())).filter(|stream| stream.starts_with(&SOC));
        }
        at = end;
    }
}

/// Some bytes of the data, if they are there.
fn bytes<const N: usize>(data: &[u8], at: usize) -> Option<[u8; N]> {
    data.get(at..at.checked_add(N)?)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A codestream of one part of a tile with so many bytes of data.
    fn stream(data: usize) -> Vec<u8> {
        let mut stream = [&SOC[..], &[0xff, 0x51, 0, 4, 0, 0], &SOT, &[0, 10, 0, 0]].concat();
        stream.extend((14 + data as u32).to_be_bytes());
        stream.extend([0, 1, 0xff, 0x93]);
        stream.extend(std::iter::repeat_n(7, data));
        stream.extend(EOC);
        stream
    }

    fn boxed(stream: &[u8]) -> Vec<u8> {
        let mut file = [&12_u32.to_be_bytes()[..], b"jP  ", &[13, 10, 0x87, 10]].concat();
        file.extend((8 + stream.len() as u32).to_be_bytes());
        file.extend(b"jp2c");
        file.extend(stream);
        file
    }

    #[test]
    fn a_codestream_that_is_cut_anywhere_does_not_end() {
        for whole in [stream(40), boxed(&stream(40))] {
            assert_eq!(jpx_ends(&whole), Some(true));
            for length in 0..whole.len() {
                assert_ne!(jpx_ends(&whole[..length]), Some(true), "{length} bytes");
            }
        }
        assert_eq!(jpx_ends(b"no picture at all, whatever the filter says"), None);
        let mut open = stream(40);
        open[14..18].fill(0);
        assert_eq!(jpx_ends(&open), Some(true), "a part that goes on to the end");
    }

    #[test]
    fn a_jpeg_that_is_cut_anywhere_does_not_end() {
        // A comment may hold what looks like an end.
        let whole =
            [&[0xff, 0xd8, 0xff, 0xfe, 0, 4][..], &EOI, &SOS, &[0, 4, 0, 0, 5, 0xff, 0, 6], &EOI].concat();
        assert!(jpeg_ends(&whole));
        for length in 0..whole.len() {
            assert!(!jpeg_ends(&whole[..length]), "{length} bytes");
        }
    }

    const FAX: DecodeSettings = DecodeSettings {
        columns: 16,
        rows: 4,
        end_of_block: true,
        end_of_line: false,
        rows_are_byte_aligned: false,
        encoding: hayro_ccitt::EncodingMode::Group4,
        invert_black: false,
    };

    #[test]
    fn a_fax_that_is_cut_has_too_few_rows() {
        // Horizontal, 4 white and 4 black, and the rest as above: white; then three rows as the first; and the end of the block.
        let bits = "001 1011 011 1 111 111 111 000000000001 000000000001".replace(' ', "");
        let packed = |bits: &str| -> Vec<u8> {
            let bytes = bits.as_bytes().chunks(8).map(|chunk| {
                chunk.iter().enumerate().fold(0, |byte, (at, bit)| byte | (bit - b'0') << (7 - at))
            });
            bytes.collect()
        };
        let whole = packed(&bits);
        assert_eq!(fax_ends(&whole, FAX), Some(true));
        assert_eq!(
            fax_ends(&whole, DecodeSettings { rows: 9, ..FAX }),
            Some(true),
            "it says itself that it ends"
        );
        assert_eq!(fax_ends(&whole[..2], FAX), Some(false));
        assert_eq!(fax_ends(&[], FAX), Some(false));
        assert_eq!(fax_ends(&whole, DecodeSettings { columns: 0, rows: u32::MAX, ..FAX }), None);
    }

    #[test]
    fn a_jbig2_stream_that_is_cut_anywhere_does_not_end() {
        let segment = |kind: u8, body: &[u8]| {
            let mut segment = vec![0, 0, 0, 0, kind, 0, 1];
            segment.extend((body.len() as u32).to_be_bytes());
            segment.extend(body);
            segment
        };
        let whole = [segment(PAGE, &[0; 19]), segment(38, &[7; 40])].concat();
        assert_eq!(jbig2_ends(&whole), Some(true));
        for length in 0..whole.len() {
            assert_eq!(jbig2_ends(&whole[..length]), Some(false), "{length} bytes");
        }
        assert_eq!(jbig2_ends(&[JBIG2, &whole].concat()), None, "a file in the file");
        let mut open = segment(38, &[0; 30]);
        open[7..11].fill(0xff);
        open.extend([0xff, 0xac, 0, 0, 0, 9]);
        let open = [segment(PAGE, &[0; 19]), open].concat();
        assert_eq!(jbig2_ends(&open), Some(true), "a region whose length is not known before");
        let said = [whole, segment(49, &[])].concat();
        assert_eq!(jbig2_ends(&said), Some(true), "the end of the page is said");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_get_an_answer(data: Vec<u8>, columns in 0_u32..3000, rows: u32, k in 0_u32..3) {
            let encoding = match k {
                0 => hayro_ccitt::EncodingMode::Group4,
                1 => hayro_ccitt::EncodingMode::Group3_1D,
                k => hayro_ccitt::EncodingMode::Group3_2D { k },
            };
            let _ = fax_ends(&data, DecodeSettings { columns, rows, encoding, ..FAX });
            let _ = jbig2_ends(&data);
            let _ = jpx_ends(&data);
            let _ = jpeg_ends(&data);
            let _ = jpx_ends(&boxed(&data));
        }
    }
}
