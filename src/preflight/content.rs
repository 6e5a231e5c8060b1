//! How much of a content stream can be given to the parser, which holds all operands of an operation at once.

/// Most operands of one operation, the elements of arrays and dictionaries included.
const MAX_OPERANDS: usize = 200_000;
/// Most bytes of a page's content, or a form's, once it is inflated.
pub(super) const MAX_CONTENT: usize = 48 << 20;

/// The content up to the first operation with too many operands, or as much as is read of any.
pub(super) fn parsable(content: &[u8]) -> &[u8] {
    let content = content.get(..MAX_CONTENT).unwrap_or(content);
    let (mut at, mut operands, mut operation) = (0, 0, 0);
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
                    if word == b"ID" {
                        at = end_of_image(content, at);
                    }
                    (operands, operation) = (0, at);
                }
            }
            _ => {}
        }
        if operands > MAX_OPERANDS {
            return &content[..operation];
        }
    }
    content
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

/// Where the data of a picture end that begin at `at`.
fn end_of_image(content: &[u8], at: usize) -> usize {
    let ends = |window: &[u8]| !is_regular(window[0]) && window[1..3] == *b"EI" && !is_regular(window[3]);
    let end = content[at..].windows(4).position(ends);
    end.map_or(content.len(), |end| at + end + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pages_hold_is_read_whole() {
        for content in [
            &b"BT /F 9 Tf [(a\\)b) -20 (c(d)e)] TJ <00FF> Tj ET % 1 2 3\n/P <</MCID 0>> BDC EMC"[..],
            b"BI /W 2 /H 2 ID \x00(\xFF 1 1 EI q 1 0 0 1 0 0 cm Q",
            b"",
            b"(never closed",
        ] {
            assert_eq!(parsable(content), content);
        }
    }

    #[test]
    fn an_operation_with_too_many_operands_is_left_out() {
        for operand in ["1 ", "(a)1 ", "/N ", "<00>", "[ ", "true "] {
            let content = format!("q 1 w {}", operand.repeat(MAX_OPERANDS + 1));
            assert_eq!(parsable(content.as_bytes()), b"q 1 w", "{operand}");
        }
    }
}
