//! Addresses of cells: `B12`, `A1:D9`.

/// The last row and column of a sheet, from 1.
pub(super) const LAST: (u32, u32) = (1_048_576, 16_384);

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    /// Its first row and column.
    pub from: (u32, u32),
    /// Its last row and column.
    pub to: (u32, u32),
}

impl Area {
    /// Whether a cell lies in it.
    pub(super) fn contains(&self, (row, column): (u32, u32)) -> bool {
        (self.from.0..=self.to.0).contains(&row) && (self.from.1..=self.to.1).contains(&column)
    }

    /// How many cells it has.
    pub(super) fn cells(&self) -> u64 {
        (u64::from(self.to.0 - self.from.0) + 1) * (u64::from(self.to.1 - self.from.1) + 1)
    }
}

/// The row and column of `B12`, each from 0. Dollar signs (`$B$12`) mean nothing here.
pub(super) fn cell(address: &str) -> Option<(u32, u32)> {
    let plain = address.trim().replace('$', "");
    let (letters, row) = plain.split_at(plain.find(|c: char| c.is_ascii_digit())?);
    let fits = (1..=3).contains(&letters.len()) && letters.chars().all(|c| c.is_ascii_alphabetic());
    let column = letters
        .bytes()
        .fold(0, |sum, c| sum * 26 + u32::from(c.to_ascii_uppercase().wrapping_sub(b'A')) % 26 + 1);
    let row: u32 = row.parse().ok()?;
    (fits && (1..=LAST.0).contains(&row) && column <= LAST.1).then(|| (row - 1, column - 1))
}

/// The cells of `A1:D9`, from the first corner to the last.
pub(super) fn area(range: &str) -> Option<Area> {
    let (from, to) = range.trim().split_once(':')?;
    let (from, to) = (cell(from)?, cell(to)?);
    (from.0 <= to.0 && from.1 <= to.1).then_some(Area { from, to })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::letters;

    #[test]
    fn ranges_have_two_corners_in_order() {
        let corners = |range: &str| area(range).map(|area| (area.from, area.to));
        assert_eq!(corners("A1:D9"), Some(((0, 0), (8, 3))));
        assert_eq!(corners("$A$1:$D$9"), Some(((0, 0), (8, 3))));
        assert_eq!(corners("aa10:ab11"), Some(((9, 26), (10, 27))));
        assert_eq!(corners("B2:A1"), None);
        assert_eq!(corners("A1"), None);
        assert_eq!(corners("A0:B1"), None);
        assert_eq!(corners("A1:XFE2"), None);
        assert_eq!(corners("甲1:B2"), None);
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

        /// Every column reads back from its letters.
        #[test]
        fn columns_read_back(column in 0u32..16_384) {
            proptest::prop_assert_eq!(cell(&format!("{}7", letters(column as usize + 1))), Some((6, column)));
        }
    }
}
