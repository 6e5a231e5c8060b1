//! Labelled points on two axes whose area is a third value.

use super::Entry;
use super::scatter::{Sizes, plane};
use crate::figure::Figure;
use crate::figure::shape::{Cells, Shape, Whole};

pub(super) const KIND: Entry = Entry {
    shape: Shape { cells: Cells::Tuple(3), whole: Whole::No, columns: 1, repeats: false },
    draw: |sheet| Figure::Drawing(plane(sheet, Sizes::Third)),
};
