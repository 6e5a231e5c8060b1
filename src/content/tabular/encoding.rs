//! The characters of a CSV file, whose encoding nothing in it names.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_16BE, UTF_16LE};

/// A file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The characters, without a byte order mark.
    pub text: String,
    /// Why the text is likely to be wrong.
    pub suspected: Option<Suspicion>,
}

/// Why a text that could be decoded is likely to be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Suspicion {
    /// The bytes make better sense in this encoding.
    Other(&'static str),
    /// Much of it is characters that nobody writes.
    Rare,
}

/// Han characters beyond those of everyday texts, in thousandths of all, that make a text in GB 18030 suspect.
const RARE: usize = 300;

/// UTF-8, or UTF-16 with a byte order mark, else GB 18030, which spreadsheets in China still write. `None` for bytes that are none
/// of these. Almost any bytes are GB 18030: what a detector takes for another encoding, and what comes out as rare characters, is
/// suspected.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[length..]);
        return (!broken).then(|| Decoded { text: text.into_owned(), suspected: None });
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return match unmarked(bytes) {
            Some(encoding) => through(bytes, encoding),
            None => Some(Decoded { text: text.to_owned(), suspected: None }),
        };
    }
    if let Some(encoding) = unmarked(bytes) {
        return through(bytes, encoding);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let chinese = |encoding: &Encoding| encoding == GBK || encoding == GB18030;
    let (at_home, anywhere) =
        (detector.guess(Some(b"cn"), Utf8Detection::Deny), detector.guess(None, Utf8Detection::Deny));
    let (text, broken) = GB18030.decode_without_bom_handling(bytes);
    if broken {
        return None;
    }
    let suspected = match (chinese(at_home), rare(&text), chinese(anywhere)) {
        (true, false, _) => None,
        (true, true, true) => Some(Suspicion::Rare),
        (true, true, false) => Some(Suspicion::Other(anywhere.name())),
        (false, ..) => Some(Suspicion::Other(at_home.name())),
    };
    Some(Decoded { text: text.into_owned(), suspected })
}

fn through(bytes: &[u8], encoding: &'static Encoding) -> Option<Decoded> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    (!broken).then(|| Decoded { text: text.into_owned(), suspected: None })
}

/// UTF-16 without a byte order mark: every other byte of its commas, digits and line breaks is zero.
fn unmarked(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeroes = |first: usize| bytes.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeroes(0), zeroes(1));
    let enough = |count: usize, other: usize| {
        count * 8 >= bytes.len() && count > 4 * other && bytes.len().is_multiple_of(2)
    };
    match (enough(odd, even), enough(even, odd)) {
        (true, _) => Some(UTF_16LE),
        (_, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether much of a text is Han that nobody writes, as when another encoding was read as GB 18030. The 3,755 characters of the
/// first level of GB 2312 are what texts are made of.
fn rare(text: &str) -> bool {
    let (mut all, mut rare) = (0, 0);
    let mut buffer = [0; 8];
    for c in text.chars().filter(|c| !c.is_ascii()) {
        all += 1;
        let (bytes, _, _) = GB18030.encode(c.encode_utf8(&mut buffer));
        let common = matches!(*bytes, [0xA1..=0xA9 | 0xB0..=0xD7, 0xA1..=0xFE]);
        rare += usize::from(!common);
    }
    all > 0 && rare * 1000 > RARE * all
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, SHIFT_JIS, WINDOWS_1252};

    const TEXT: &str = "类别,2022 年,2023 年\n固化技术成果,38.9,36.3\n获取收入,12.5,14.1\n";

    fn read(bytes: &[u8]) -> (String, bool) {
        let read = decode(bytes).expect("a text");
        (read.text, read.suspected.is_some())
    }

    #[test]
    fn what_spreadsheets_write_is_read() {
        assert_eq!(read(TEXT.as_bytes()), (TEXT.to_owned(), false));
        assert_eq!(read(&[b"\xEF\xBB\xBF".as_slice(), TEXT.as_bytes()].concat()), (TEXT.to_owned(), false));
        assert_eq!(read(&GB18030.encode(TEXT).0), (TEXT.to_owned(), false));
        assert_eq!(read(&GB18030.encode("中国,1\n").0), ("中国,1\n".to_owned(), false));
        let wide = |bom: bool| -> Vec<u8> {
            let units = bom.then_some(0xFEFF).into_iter().chain(TEXT.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect()
        };
        assert_eq!(read(&wide(true)), (TEXT.to_owned(), false));
        assert_eq!(read(&wide(false)), (TEXT.to_owned(), false));
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&big), (TEXT.to_owned(), false));
    }

    #[test]
    fn other_encodings_are_suspected_or_refused() {
        let others: [(&Encoding, &str); 3] = [
            (BIG5, "類別,二〇二二年\n專利申請數量與發明專利授權,38\n獲取許可收入與訴訟賠償,12\n"),
            (SHIFT_JIS, "分類,2022年\nデータの活用とライセンス,38\n特許出願の件数について,12\n"),
            (WINDOWS_1252, "Kategorie;2022\nMärkte für Geräte;38\nÜbersee und Südamerika;12\nGröße;9\n"),
        ];
        for (encoding, text) in others {
            let bytes = encoding.encode(text).0;
            let silent = decode(&bytes).is_some_and(|read| read.suspected.is_none());
            assert!(!silent, "{}: {:?}", encoding.name(), decode(&bytes));
        }
        assert_eq!(decode(&[b'a', 0xFF, 0xFF, b'b']), None);
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

        /// No bytes make the reader panic.
        #[test]
        fn any_bytes_are_read(bytes: Vec<u8>) {
            let _ = decode(&bytes);
        }
    }
}
