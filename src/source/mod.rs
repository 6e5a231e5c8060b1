//! File text, and the way from a byte span back to file, line and column.

pub mod characters;
mod places;
mod sheet;
mod text;
pub mod yaml;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

pub use places::Places;
pub use sheet::{Sheet, SheetCell, letters};
pub use text::{Span, Spanned, Text, is_han};

/// Characters between two of [`Source`]'s steps.
const STEP: usize = 256;

/// One file of the book as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    path: String,
    text: String,
    line_starts: Vec<u32>,
    /// The byte of every [`STEP`]th character, so that a column is found without counting a long line from its start.
    steps: Vec<u32>,
    sheet: Option<Sheet>,
    is_document: bool,
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
        (line, self.characters_before(end) - self.characters_before(start) + 1)
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

    /// The number of the paragraph at a byte offset, from 1, in a document of a word processor.
    pub fn paragraph(&self, offset: u32) -> Option<usize> {
        self.is_document.then(|| self.line_column(offset).0)
    }

    /// Byte offset of a line (from 1) and a column in characters (from 0); clamped to the text.
    pub fn offset(&self, line: usize, column: usize) -> u32 {
        let Some(&start) = self.line_starts.get(line.saturating_sub(1)) else {
            return self.text.len() as u32;
        };
        let wanted = self.characters_before(start as usize) + column;
        let from = self.steps.get(wanted / STEP).map_or(self.text.len(), |&from| from as usize);
        let rest = &self.text[from..];
        let within = rest.char_indices().nth(wanted % STEP).map_or(rest.len(), |(at, _)| at);
        (from + within) as u32
    }

    /// How many characters stand before a byte that begins one, or the end.
    fn characters_before(&self, byte: usize) -> usize {
        let step = self.steps.partition_point(|&start| start as usize <= byte).saturating_sub(1);
        let start = self.steps.get(step).map_or(0, |&start| start as usize);
        step * STEP + self.text[start..byte].chars().count()
    }

    /// The text of a line (from 1), without its line break.
    pub fn line(&self, line: usize) -> &str {
        let Some(&start) = self.line_starts.get(line.saturating_sub(1)) else { return "" };
        let end = self.line_starts.get(line).map_or(self.text.len(), |&next| next as usize);
        self.text[start as usize..end].trim_end_matches(['\n', '\r'])
    }

    /// The place of a part of a text that stands at `whole`; `part` counts the text's own bytes. Whoever asks for many parts
    /// of one text asks its [`Places`].
    pub fn part(&self, whole: Span, text: &str, part: Range<usize>) -> Span {
        self.places(whole, text).part(part)
    }

    /// The places of all parts of a text that stands at `whole`.
    pub fn places(&self, whole: Span, text: &str) -> Places {
        Places::new(self.text.get(whole.start as usize..whole.end as usize).unwrap_or_default(), whole, text)
    }

    fn floor_char_boundary(&self, offset: usize) -> usize {
        let mut at = offset.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
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
        let steps = text.char_indices().step_by(STEP).map(|(at, _)| at as u32).collect();
        let source = Source { path: path.into(), text, line_starts, steps, sheet: None, is_document: false };
        self.files.push(Arc::new(source));
        self.files.len() as u32 - 1
    }

    /// Adds a file that was read before, and returns its index.
    pub fn add_again(&mut self, source: Arc<Source>) -> u32 {
        self.files.push(source);
        self.files.len() as u32 - 1
    }

    /// Adds the files of others that are not among these, and returns the index here of each of theirs.
    pub fn adopt(&mut self, others: &Sources) -> Vec<u32> {
        let own = self.files.clone();
        let mut known: BTreeMap<&str, Vec<(&Arc<Source>, u32)>> = BTreeMap::new();
        for (index, file) in own.iter().enumerate() {
            known.entry(&file.path).or_default().push((file, index as u32));
        }
        let index = |other: &Arc<Source>| {
            let same =
                known.get(other.path.as_str()).and_then(|all| all.iter().find(|(own, _)| *own == other));
            same.map_or_else(|| self.add_again(other.clone()), |(_, index)| *index)
        };
        others.files.iter().map(index).collect()
    }

    /// Says that the text of the last file is that of a spreadsheet: its lines are the sheet's rows.
    pub fn last_is_sheet(&mut self, sheet: Sheet) {
        if let Some(last) = self.files.last_mut() {
            Arc::make_mut(last).sheet = Some(sheet);
        }
    }

    /// Says that the text of the last file is that of a word processor's document: its lines are paragraphs.
    pub fn last_is_document(&mut self) {
        if let Some(last) = self.files.last_mut() {
            Arc::make_mut(last).is_document = true;
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

    #[test]
    fn columns_of_long_lines_are_counted_from_their_starts() {
        let text = format!("一\n{}\n三", "é值".repeat(STEP));
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text.as_str());
        let source = sources.get(file).expect("just added");
        for (column, (at, _)) in source.line(2).char_indices().enumerate().step_by(37) {
            let byte = "一\n".len() + at;
            assert_eq!(source.offset(2, column) as usize, byte);
            assert_eq!(source.line_column(byte as u32), (2, column + 1));
        }
        assert_eq!(source.offset(3, 1) as usize, text.len());
        assert_eq!(source.line_column(text.len() as u32), (3, 2));
    }
}
