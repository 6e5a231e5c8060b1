//! Horizontal bars of several series, side by side per category.

use super::{Entry, bar};
use crate::figure::examples;
use crate::figure::facts::{Facts, Manner, Measured, Parts, Shape, Total, Values};
use crate::figure::problem::unjudged;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::{Figure, Order};

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "grouped-bar",
        shape: Shape { least: 2, parts: Parts::DownColumn, total: Total::OfAnswers, ..Shape::NUMBERS },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: false,
        base: true,
        counts: true,
        manner: Manner {
            intervals: true,
            parallel: true,
            most: [16, 4],
            values: Values::Always(Measured::Lengths),
            ..Manner::SERIES
        },
        example: examples::TWO_SERIES,
    },
    judge: unjudged,
    scales: bar::scales,
    draw: |cx| Figure::Drawing(bar::horizontal(cx)),
    #[cfg(test)]
    sample: || samples::two_series("grouped-bar"),
};
