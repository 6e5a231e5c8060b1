//! Between bytes of a text and the positions of the protocol: lines from 0, and UTF-16 units in them.

use lsp_types::{Position, Range};

/// A text with the starts of its lines. A line ends at `\n`, `\r\n` or `\r`, as the protocol has it.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    pub(super) fn new(text: &'t str) -> Lines<'t> {
        let bytes = text.as_bytes();
        let ends = (0..bytes.len())
            .filter(|&at| bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
        Lines { text, starts: std::iter::once(0).chain(ends.map(|at| at + 1)).collect() }
    }

    /// The byte at a position. One behind the end of a line is that end, one behind the text is the text's end, and one inside
    /// a character is the character's first byte.
    pub(super) fn offset(&self, position: Position) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.starts.get(line) else { return self.text.len() };
        let end = self.starts.get(line + 1).map_or(self.text.len(), |&next| next);
        let body = self.text[start..end].trim_end_matches(['\n', '\r']);
        let mut units = 0;
        for (at, c) in body.char_indices() {
            units += c.len_utf16();
            if units > position.character as usize {
                return start + at;
            }
        }
        start + body.len()
    }

    /// The position of a byte; of one inside a character, the character's.
    pub(super) fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset).saturating_sub(1);
        let units: usize = self.text[self.starts[line]..offset].chars().map(char::len_utf16).sum();
        Position { line: line as u32, character: units as u32 }
    }

    /// The range of some bytes.
    pub(super) fn range(&self, bytes: std::ops::Range<usize>) -> Range {
        Range { start: self.position(bytes.start), end: self.position(bytes.end) }
    }

    /// The bytes of a range; of one whose end stands before its start, the bytes between them.
    pub(super) fn bytes(&self, range: Range) -> std::ops::Range<usize> {
        let (one, other) = (self.offset(range.start), self.offset(range.end));
        one.min(other)..one.max(other)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn han_and_emoji_are_counted_in_utf_16() {
        let lines = Lines::new("名: 蓝桥😀仪器\r\n值: 二\r尾");
        assert_eq!(lines.position("名: 蓝桥".len()), at(0, 5));
        assert_eq!(lines.position("名: 蓝桥😀".len()), at(0, 7));
        assert_eq!(lines.offset(at(0, 7)), "名: 蓝桥😀".len());
        assert_eq!(lines.offset(at(0, 6)), "名: 蓝桥".len(), "between the halves of an emoji");
        assert_eq!(lines.offset(at(0, 99)), "名: 蓝桥😀仪器".len(), "before the line break");
        assert_eq!(lines.position("名: 蓝桥😀仪器\r\n值: 二\r".len()), at(2, 0));
        assert_eq!(lines.offset(at(9, 0)), "名: 蓝桥😀仪器\r\n值: 二\r尾".len());
    }

    proptest! {
        #[test]
        fn a_byte_is_found_again_by_its_position(text in "[a蓝😀é\u{301}\r\n ]{0,40}", byte in 0..200usize) {
            let lines = Lines::new(&text);
            let position = lines.position(byte);
            let found = lines.offset(position);
            prop_assert!(text.is_char_boundary(found) && found <= text.len());
            // Inside `\r\n` there is no place of its own.
            if text.is_char_boundary(byte) && byte < text.len() && !text[..byte].ends_with('\r') {
                prop_assert_eq!(found, byte);
            }
            prop_assert_eq!(lines.position(found), lines.position(lines.offset(lines.position(found))));
        }

        #[test]
        fn every_position_is_somewhere_in_the_text(text in "\\PC{0,30}", line in any::<u32>(), character in any::<u32>()) {
            for (line, character) in [(line, character), (line % 3, character % 40)] {
                let found = Lines::new(&text).offset(at(line, character));
                prop_assert!(found <= text.len() && text.is_char_boundary(found));
            }
        }
    }
}
