//! Content in pieces for the parser, which holds all operands of an operation at once, and skips pictures that are compressed.

/// Most operands of one operation, the elements of arrays and dictionaries included.
const MAX_OPERANDS: usize = 200_000;
/// Most bytes of a page's content, or a form's, once it is inflated.
pub(super) const MAX_CONTENT: usize = 48 << 20;

/// A piece of content.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'c> {
    /// Operations.
    Operations(&'c [u8]),
    /// A picture that stands in the content itself: its entries, without what encloses them, and its data.
    Image {
        /// From `BI` to `ID`.
        dictionary: &'c [u8],
        /// From `ID` to `EI`.
        data: &'c [u8],
    },
}

/// The pieces of content up to the first operation with too many operands, or as much as is read of any, and whether that is
/// all of it.
pub(super) fn pieces(content: &[u8]) -> (Vec<Piece<'_>>, bool) {
    let given = content.len();
    let content = content.get(..MAX_CONTENT).unwrap_or(content);
    let (mut at, mut operands, mut operation) = (0, 0, 0);
    let (mut pieces, mut from, mut image) = (Vec::new(), 0, None);
    while let Some(&byte) = content.get(at) {
        let before = at;
        at += 1;
        match byte {
            b'%' => at += length(&content[at..], |byte| !matches!(byte, b'\n' | b'\r')),
            b'(' => {
                at = end_of_string(content, at);
                operands += 1;
            }
            b'[' => operands += 1,
            b'<' => {
                if content.get(at) != Some(&b'<') {
                    at += length(&content[at..], |byte| byte != b'>');
                }
                operands += 1;
            }
            b'/' => {
                at += length(&content[at..], is_regular);
                operands += 1;
            }
            _ if is_regular(byte) => {
                at += length(&content[at..], is_regular);
                let word = &content[before..at];
                if byte.is_ascii_digit()
                    || b"+-.".contains(&byte)
                    || matches!(word, b"true" | b"false" | b"null")
                {
                    operands += 1;
                } else {
                    match (word, image) {
                        (b"BI", _) => {
                            pieces.push(Piece::Operations(&content[from..before]));
                            (from, image) = (before, Some(at));
                        }
                        (b"ID", Some(dictionary)) => {
                            // One white space follows `ID`.
                            let data = (at + 1).min(content.len());
                            let end = end_of_image(content, data);
                            pieces.push(Piece::Image {
                                dictionary: &content[dictionary..before],
                                data: &content[data..end],
                            });
                            at = (end + 3).min(content.len());
                            (from, image) = (at, None);
                        }
                        _ => {}
                    }
                    (operands, operation) = (0, at);
                }
            }
            _ => {}
        }
        if operands > MAX_OPERANDS {
            pieces.push(Piece::Operations(content.get(from..operation).unwrap_or_default()));
            return (pieces, false);
        }
    }
    pieces.push(Piece::Operations(&content[from..]));
    (pieces, content.len() == given)
}

/// How many bytes hold to a condition.
fn length(bytes: &[u8], holds: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|byte| !holds(*byte)).unwrap_or(bytes.len())
}

/// Neither white space nor a delimiter (ISO 32000-1, 7.2.2).
fn is_regular(byte: u8) -> bool {
    !matches!(
        byte,
        0 | b'\t'
            | b'\n'
            | 12
            | b'\r'
            | b' '
            | b'('
            | b')'
            | b'<'
            | b'>'
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'/'
            | b'%'
    )
}

/// Where a string ends that begins before `at`.
fn end_of_string(content: &[u8], mut at: usize) -> usize {
    let mut open = 1;
    while let Some(&byte) = content.get(at) {
        at += 1;
        match byte {
            b'\\' => at += 1,
            b'(' => open += 1,
            b')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            break;
        }
    }
    at.min(content.len())
}

/// Where the data of a picture end that begin at `at`: before a word `EI` after which there is text again, and not more data.
fn end_of_image(content: &[u8], at: usize) -> usize {
    let text = |byte: &u8| matches!(byte, b'\n' | b'\r' | b'\t' | b' '..=b'~');
    let ends = |found: usize| {
        let rest = &content[found + 3..];
        rest.first().is_none_or(|byte| !is_regular(*byte)) && rest.iter().take(AHEAD).all(text)
    };
    let words = content[at..].windows(3).enumerate();
    let word = |window: &[u8]| !is_regular(window[0]) && window[1..] == *b"EI";
    let mut found = words.filter(|(_, window)| word(window)).map(|(index, _)| at + index);
    found.find(|found| ends(*found)).unwrap_or(content.len())
}

/// So many bytes after `EI` must be text.
const AHEAD: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pages_hold_is_read_whole() {
        for content in [
            &b"BT /F 9 Tf [(a\\)b) -20 (c(d)e)] TJ <00FF> Tj ET % 1 2 3\n/P <</MCID 0>> BDC EMC"[..],
            b"",
            b"(never closed",
            b"(BI) Tj",
        ] {
            assert_eq!(pieces(content), (vec![Piece::Operations(content)], true));
        }
    }

    #[test]
    fn pictures_stand_between_operations() {
        let content = b"q BI /W 2 /H 2 ID \x00(\xFF EI \x01 1 1 EI Q 1 0 0 1 0 0 cm\nBI/W 1 ID a\nEI";
        let (found, whole) = pieces(content);
        let expected = [
            Piece::Operations(&b"q "[..]),
            Piece::Image { dictionary: b" /W 2 /H 2 ", data: b"\x00(\xFF EI \x01 1 1" },
            Piece::Operations(b" Q 1 0 0 1 0 0 cm\n"),
            Piece::Image { dictionary: b"/W 1 ", data: b"a" },
            Piece::Operations(b""),
        ];
        assert!(whole);
        assert_eq!(found, expected);
    }

    #[test]
    fn an_operation_with_too_many_operands_is_left_out() {
        for operand in ["1 ", "(a)1 ", "/N ", "<00>", "[ ", "true "] {
            let content = format!("q 1 w {}", operand.repeat(MAX_OPERANDS + 1));
            let found = pieces(content.as_bytes());
            assert_eq!(found, (vec![Piece::Operations(b"q 1 w")], false), "{operand}");
        }
    }
}
