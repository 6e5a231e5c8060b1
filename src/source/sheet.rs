//! The cells of a spreadsheet that was read as text, one row a line.

use std::fmt;

/// Where the cells of a sheet stand in the text of its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The sheet's name.
    pub name: String,
    /// The first byte of each cell and its column, from 0, in the order of the text.
    pub cells: Vec<(u32, u32)>,
}

/// A cell by its sheet, row and column, both from 1. Prints as spreadsheets name it: `调查!B12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetCell<'a> {
    /// The sheet's name.
    pub sheet: &'a str,
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

impl fmt::Display for SheetCell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}!{}{}", self.sheet, letters(self.column), self.row)
    }
}

/// The letters of a column, which counts from 1.
pub fn letters(column: usize) -> String {
    let mut out = Vec::new();
    let mut left = column;
    while left > 0 {
        left -= 1;
        out.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    out.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_of_spreadsheets() {
        let name = |row, column| SheetCell { sheet: "调查", row, column }.to_string();
        assert_eq!(name(12, 2), "调查!B12");
        assert_eq!(name(1, 26), "调查!Z1");
        assert_eq!(name(1, 27), "调查!AA1");
        assert_eq!(name(9, 16_384), "调查!XFD9");
    }
}
