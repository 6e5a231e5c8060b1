//! What a file is, by its bytes and whatever its name says, and what is wrong with one that cannot be read.
//!
//! The words of decoders are for programmers and in one language. An editor wants to know whether a file is another one than
//! it says, was cut off, or is damaged.

use crate::diag::message::{Message, Template, Value, messages, words};

messages! {
    "signature";
    OTHER(actual, wanted);
    UNKNOWN(wanted);
    CUT_OFF(wanted);
    DAMAGED(wanted);
    NOTHING(wanted);
}

words! {
    "signature-kind";
    PNG;
    JPEG;
    WEBP;
    TIFF;
    GIF;
    BMP;
    HEIC;
    SVG;
    PHOTOSHOP;
    POSTSCRIPT;
    PDF;
    WORD;
    WORKBOOK;
    SLIDES;
    OLD_OFFICE;
    ZIP;
    COMPRESSED;
    FONT;
    WEB_FONT;
    WEB_PAGE;
    XML;
    POINTER;
    TEXT;
    CSV;
    ZEROS;
}

/// How much of a file is looked at for what it is, in bytes.
const START: usize = 4096;

/// What a file is, in words; `None` for what is not known.
pub fn identify(bytes: &[u8]) -> Option<&'static Template> {
    const STARTS: [(&[u8], &Template); 21] = [
        (b"\x89PNG", &PNG),
        (b"\xFF\xD8\xFF", &JPEG),
        (b"II*\0", &TIFF),
        (b"MM\0*", &TIFF),
        (b"GIF8", &GIF),
        (b"BM", &BMP),
        (b"8BPS", &PHOTOSHOP),
        (b"%!PS", &POSTSCRIPT),
        (b"\xC5\xD0\xD3\xC6", &POSTSCRIPT),
        (b"%PDF", &PDF),
        (b"\xD0\xCF\x11\xE0", &OLD_OFFICE),
        (b"\x1F\x8B", &COMPRESSED),
        (b"7z\xBC\xAF", &COMPRESSED),
        (b"Rar!", &COMPRESSED),
        (b"\0\x01\0\0", &FONT),
        (b"OTTO", &FONT),
        (b"true", &FONT),
        (b"ttcf", &FONT),
        (b"wOFF", &WEB_FONT),
        (b"wOF2", &WEB_FONT),
        (b"version https://git-lfs", &POINTER),
    ];
    let known = STARTS.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| kind);
    let is_riff = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let is_heic = bytes.get(4..8) == Some(b"ftyp");
    match known {
        // Two letters say little.
        Some(kind) if *kind == BMP && is_text(bytes) => Some(&TEXT),
        Some(kind) => Some(kind),
        None if is_riff => Some(&WEBP),
        None if is_heic => Some(&HEIC),
        None if bytes.starts_with(b"PK\x03\x04") => Some(package(bytes)),
        None if !bytes.is_empty() && bytes.iter().all(|byte| *byte == 0) => Some(&ZEROS),
        None => markup(bytes).or_else(|| is_text(bytes).then_some(&TEXT)),
    }
}

/// What a package of files is, by the names of its parts, which stand in it as they are.
fn package(bytes: &[u8]) -> &'static Template {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    match () {
        () if holds(b"word/document") => &WORD,
        () if holds(b"xl/workbook") => &WORKBOOK,
        () if holds(b"ppt/presentation") => &SLIDES,
        () => &ZIP,
    }
}

fn markup(bytes: &[u8]) -> Option<&'static Template> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(START)]).to_ascii_lowercase();
    let start = start.trim_start_matches('\u{FEFF}').trim_start();
    match () {
        () if start.starts_with("<!doctype html") || start.starts_with("<html") => Some(&WEB_PAGE),
        () if start.starts_with('<') && start.contains("<svg") => Some(&SVG),
        () if start.starts_with("<?xml") && start.contains("<html") => Some(&WEB_PAGE),
        () if start.starts_with("<?xml") => Some(&XML),
        () => None,
    }
}

fn is_text(bytes: &[u8]) -> bool {
    let wide = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    !bytes.is_empty() && (wide || std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0')))
}

/// Whether a file that cannot be read ends before it is whole.
pub fn is_cut_off(bytes: &[u8]) -> bool {
    let tail = |length: usize| &bytes[bytes.len().saturating_sub(length)..];
    let ends = |length: usize, mark: &[u8]| tail(length).windows(mark.len()).any(|window| window == mark);
    match identify(bytes) {
        Some(kind) if *kind == PNG => !ends(bytes.len(), b"IEND"),
        Some(kind) if *kind == JPEG => !jpeg_ends(bytes),
        Some(kind) if *kind == WEBP => {
            let said = bytes.get(4..8).and_then(|size| size.try_into().ok()).map(u32::from_le_bytes);
            said.is_some_and(|size| u64::from(size) + 8 > bytes.len() as u64)
        }
        Some(kind) if *kind == PDF => !ends(2048, b"%%EOF"),
        Some(kind) if [&WORD, &WORKBOOK, &SLIDES, &ZIP].contains(&kind) => !ends(bytes.len(), b"PK\x05\x06"),
        Some(kind) if *kind == FONT => font_is_cut_off(bytes),
        Some(kind) if *kind == SVG => {
            let end = bytes.trim_ascii_end();
            !["svg>", "/>", "-->"].iter().any(|mark| end.ends_with(mark.as_bytes()))
        }
        _ => false,
    }
}

/// Whether a JPEG comes to its end: decoders fill what is missing with gray and say nothing (ITU-T T.81, Annex B).
fn jpeg_ends(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some(&[mark, code]) = bytes.get(at..at + 2) {
        match (mark, code) {
            (0xFF, 0xD9) => return true,
            // A segment, which says its length: a small picture in it has an end of its own.
            (0xFF, 0xC0..=0xCF | 0xDA..=0xFE) => {
                let length =
                    bytes.get(at + 2..at + 4).map_or(0, |size| u16::from_be_bytes([size[0], size[1]]));
                at += 2 + usize::from(length);
            }
            // Data, with its own marks and zeros behind those that are none.
            _ => at += 1,
        }
    }
    false
}

/// Whether a table that a font's directory names lies behind its end (OpenType, “Table Directory”).
fn font_is_cut_off(bytes: &[u8]) -> bool {
    let word = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let count = bytes.get(4..6).map_or(0, |count| u16::from_be_bytes([count[0], count[1]]));
    (0..usize::from(count)).any(|table| {
        let end = word(12 + table * 16 + 8).zip(word(12 + table * 16 + 12));
        end.is_none_or(|(offset, length)| u64::from(offset) + u64::from(length) > bytes.len() as u64)
    })
}

/// What is wrong with a file that cannot be read as what is `wanted`, one of this module's words.
pub fn fault(bytes: &[u8], wanted: &'static Template) -> Message {
    if bytes.is_empty() {
        return NOTHING.with([wanted]);
    }
    match identify(bytes) {
        // The parts that would tell it are missing.
        Some(actual) if *actual == ZIP && *wanted == WORKBOOK && is_cut_off(bytes) => CUT_OFF.with([wanted]),
        Some(actual) if actual != wanted => OTHER.with([Value::from(actual), Value::from(wanted)]),
        Some(_) if is_cut_off(bytes) => CUT_OFF.with([wanted]),
        Some(_) => DAMAGED.with([wanted]),
        None => UNKNOWN.with([wanted]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_bytes() {
        for (bytes, kind) in [
            (&b"\x89PNG\r\n"[..], Some(&PNG)),
            (b"\xFF\xD8\xFF\xE0", Some(&JPEG)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some(&WEBP)),
            (b"\0\0\0\x18ftypheic", Some(&HEIC)),
            (b"%PDF-1.4", Some(&PDF)),
            (b"PK\x03\x04....word/document.xml", Some(&WORD)),
            (b"PK\x03\x04....xl/workbook.xml", Some(&WORKBOOK)),
            (b"PK\x03\x04", Some(&ZIP)),
            (b" <!DOCTYPE html><svg/>", Some(&WEB_PAGE)),
            (b"<?xml version='1.0'?><html/>", Some(&WEB_PAGE)),
            (b"\xEF\xBB\xBF<?xml version='1.0'?>\n<svg>", Some(&SVG)),
            (b"<?xml version='1.0'?><x/>", Some(&XML)),
            (b"version https://git-lfs.github.com/spec/v1", Some(&POINTER)),
            (b"BMW is a company", Some(&TEXT)),
            ("文字".as_bytes(), Some(&TEXT)),
            (&[0; 40], Some(&ZEROS)),
            (b"\x01\x02\x00\xFF", None),
            (b"", None),
        ] {
            assert_eq!(identify(bytes), kind, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn what_is_cut_off_is_not_called_damaged() {
        let font = include_bytes!("../fonts/_sans/NotoSansSC-Light.ttf");
        assert!(!is_cut_off(font) && is_cut_off(&font[..font.len() - 1]) && is_cut_off(&font[..20]));
        for (bytes, cut) in [
            (&b"\x89PNG\r\n....IEND...."[..], false),
            (b"\x89PNG\r\n....", true),
            (b"\xFF\xD8\xFF\xDA\0\x03.data\xFF\0\xFF\xD0data\xFF\xD9 and more", false),
            (b"\xFF\xD8\xFF\xDA\0\x03.data\xFF\0\xFF\xD0data", true),
            (b"\xFF\xD8\xFF\xE1\0\x06..\xFF\xD9", true),
            (b"%PDF-1.4\n...%%EOF\n", false),
            (b"%PDF-1.4\n...", true),
            (b"<svg><g>", true),
            (b"<svg><g></svg>", false),
        ] {
            assert_eq!(is_cut_off(bytes), cut, "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
