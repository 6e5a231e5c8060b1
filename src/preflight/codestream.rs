//! Whether packed pictures are there to their end. Nothing is decoded: their markers say how far they go.

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

    proptest::proptest! {
        #[test]
        fn any_bytes_get_an_answer(data: Vec<u8>) {
            let _ = jpx_ends(&data);
            let _ = jpeg_ends(&data);
            let _ = jpx_ends(&boxed(&data));
        }
    }
}
