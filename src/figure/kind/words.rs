use super::{Entry, bar};
use crate::figure::Figure;
use crate::figure::problem::Shape;

pub(super) const KIND: Entry =
    Entry { shape: Shape::NUMBERS, draw: |sheet| Figure::Drawing(bar::horizontal(sheet)) };
