//! File text, and the way from a byte span back to file, line and column.

pub mod characters;
mod sheet;
mod text;
pub mod yaml;

use std::ops::Range;
use std::sync::Arc;

pub use sheet::{Sheet, SheetCell, letters};
pub use text::{Span, Spanned, Text, is_han};

/// One file of the book as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    path: String,
    text: String,
    line_starts: Vec<u32>,
    sheet: Option<Sheet>,
}

impl Source {
    /// The path relative to the book's folder, with `/` between its parts.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The file's text without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset, both counted from 1, columns in characters.
    pub fn line_column(&self, offset: u32) -> (usize, usize) {
        let line = self.line_starts.partition_point(|&start| start <= offset).max(1);
        let start = self.line_starts[line - 1] as usize;
        let end = self.floor_char_boundary(offset as usize).max(start);
        (line, self.text[start..end].chars().count() + 1)
    }

    /// The cell at a byte offset, in a spreadsheet; of an offset between two cells, the one before it.
    pub fn cell(&self, offset: u32) -> Option<SheetCell<'_>> {
        let sheet = self.sheet.as_ref()?;
        let (row, _) = self.line_column(offset);
        let start = self.line_starts[row - 1];
        let before = sheet.cells.partition_point(|&(at, _)| at <= offset);
        let own =
            before.checked_sub(1).and_then(|index| sheet.cells.get(index)).filter(|(at, _)| *at >= start);
        Some(SheetCell { sheet: &sheet.name, row, column: own.map_or(0, |&(_, column)| column as usize) + 1 })
    }

    /// Byte offset of a line (from 1) and a column in characters (from 0); clamped to the text.
    pub fn offset(&self, line: usize, column: usize) -> u32 {
        let Some(&start) = self.line_starts.get(line.saturating_sub(1)) else {
            return self.text.len() as u32;
        };
        let rest = &self.text[start as usize..];
        let within = rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at);
        start + within as u32
    }

    /// The text of a line (from 1), without its line break.
    pub fn line(&self, line: usize) -> &str {
        let Some(&start) = self.line_starts.get(line.saturating_sub(1)) else { return "" };
        let end = self.line_starts.get(line).map_or(self.text.len(), |&next| next as usize);
        self.text[start as usize..end].trim_end_matches(['\n', '\r'])
    }

    /// The place of a part of a text that stands at `whole`; `part` counts the text's own bytes. Exact unless escapes in
    /// quotes stand before it; else the whole.
    pub fn part(&self, whole: Span, text: &str, part: Range<usize>) -> Span {
        let written = self.text.get(whole.start as usize..whole.end as usize).unwrap_or_default();
        // A text in quotes stands behind the first of them.
        let found = written_at(text, written, 0, &part)
            .or_else(|| written_at(text, written.strip_prefix(['"', '\''])?, 1, &part));
        let place = |found: Range<usize>| Span {
            start: whole.start + found.start as u32,
            end: whole.start + found.end as u32,
            ..whole
        };
        found.map_or(whole, place)
    }

    fn floor_char_boundary(&self, offset: usize) -> usize {
        let mut at = offset.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// Where a part of a scalar's text stands in what is written, `before` bytes in. YAML's folding and indentation move only
/// blanks, so all other characters follow one another in both; where they differ, an escape stands before the part.
fn written_at(text: &str, written: &str, before: usize, part: &Range<usize>) -> Option<Range<usize>> {
    let solid = |(_, c): &(usize, char)| !c.is_whitespace();
    let mut found: Option<Range<usize>> = None;
    for ((at, c), (place, w)) in text.char_indices().filter(solid).zip(written.char_indices().filter(solid)) {
        if at >= part.end {
            break;
        }
        if c != w {
            return None;
        }
        if at >= part.start {
            let from = found.as_ref().map_or(before + place, |found| found.start);
            found = Some(from..before + place + w.len_utf8());
        }
    }
    found
}

/// Every file read so far, in the order of reading. A [`Span`] names a file by its index here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    files: Vec<Arc<Source>>,
}

impl Sources {
    /// Adds a file and returns its index.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> u32 {
        let text = text.into();
        let breaks = text.match_indices('\n').map(|(at, _)| at as u32 + 1);
        let line_starts = std::iter::once(0).chain(breaks).collect();
        self.files.push(Arc::new(Source { path: path.into(), text, line_starts, sheet: None }));
        self.files.len() as u32 - 1
    }

    /// Says that the text of the last file is that of a spreadsheet: its lines are the sheet's rows.
    pub fn last_is_sheet(&mut self, sheet: Sheet) {
        if let Some(last) = self.files.last_mut() {
            Arc::make_mut(last).sheet = Some(sheet);
        }
    }

    /// The index of the file with this path; of the last one, as a book's own layout comes after the built-in one.
    pub fn find(&self, path: &str) -> Option<u32> {
        self.files.iter().rposition(|file| file.path == path).map(|index| index as u32)
    }

    /// Every file in the order of reading.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.files.iter().map(|file| &**file)
    }

    /// The file with this index.
    pub fn get(&self, file: u32) -> Option<&Source> {
        self.files.get(file as usize).map(|file| &**file)
    }

    /// The same, to be kept.
    pub fn share(&self, file: u32) -> Option<Arc<Source>> {
        self.files.get(file as usize).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_and_columns_agree_beyond_ascii() {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", "名: 一\r\n值: 二\n");
        let source = sources.get(file).expect("just added");
        assert_eq!(source.line_column(source.offset(2, 3)), (2, 4));
        assert_eq!(source.line(1), "名: 一");
        assert_eq!(source.line(9), "");
        assert_eq!(source.offset(9, 0) as usize, source.text().len());
    }
}
