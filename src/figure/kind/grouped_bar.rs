//! Horizontal bars of several series, side by side per category.

use super::{Entry, bar};
use crate::figure::Figure;
use crate::figure::shape::Shape;

pub(super) const KIND: Entry = Entry {
    shape: Shape { columns: 2, ..Shape::NUMBERS },
    draw: |sheet| Figure::Drawing(bar::horizontal(sheet)),
};
