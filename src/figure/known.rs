//! How much is known of a value, and how that looks.
//!
//! What is certain is filled. What is not is hollow: all of an approximate value, of a range the stretch between its ends. An
//! end that is only a bound is open: it fades out where the value may be more, and is not closed where it may be less.

use super::chart::{Cell, Chart};
use crate::quantity::{Bound, Quantity};

/// What an open end takes beyond the value.
pub(super) const FADING: f64 = 6.0;

/// How sure a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// As sure as it is printed.
    Exact,
    /// About so much.
    About,
    /// Somewhere between two ends.
    Range,
    /// So much or more.
    AtLeast,
    /// So much or less.
    AtMost,
}

/// What is known of a value. Both ends are one where only one was given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Known {
    /// The least that it was given as.
    pub low: f64,
    /// The most that it was given as.
    pub high: f64,
    /// How sure it is.
    pub look: Look,
}

impl Known {
    /// What a quantity says. None where it is no finite number.
    pub(super) fn of(quantity: &Quantity) -> Option<Known> {
        let factor = quantity.magnitude.as_ref().map_or(1.0, |magnitude| magnitude.factor);
        let look = match quantity.bound() {
            Bound::Exact => Look::Exact,
            Bound::About | Bound::JustUnder => Look::About,
            Bound::AtLeast => Look::AtLeast,
            Bound::AtMost => Look::AtMost,
        };
        let known = match quantity.range {
            Some([low, high]) => Known { low: low * factor, high: high * factor, look: Look::Range },
            None => Known { low: quantity.scaled(), high: quantity.scaled(), look },
        };
        (known.low.is_finite() && known.high.is_finite()).then_some(known)
    }

    /// Whether the value is certain up to its lower end.
    pub(super) fn is_firm(self) -> bool {
        match self.look {
            Look::Exact | Look::Range | Look::AtLeast => true,
            Look::About | Look::AtMost => false,
        }
    }

    /// The end that lies farther from zero.
    pub(super) fn far(self) -> f64 {
        if self.high.abs() >= self.low.abs() { self.high } else { self.low }
    }

    /// The end that lies nearer to zero, zero itself where both sides of it are possible.
    pub(super) fn near(self) -> f64 {
        if self.low <= 0.0 && self.high >= 0.0 && self.low < self.high {
            0.0
        } else if self.high.abs() >= self.low.abs() {
            self.low
        } else {
            self.high
        }
    }

    /// The points that its open end takes beyond it.
    pub(super) fn fading(self) -> f64 {
        if self.look == Look::AtLeast { FADING } else { 0.0 }
    }
}

impl Cell {
    /// What is known of the number in the cell.
    pub(super) fn known(&self) -> Option<Known> {
        self.quantity().and_then(Known::of)
    }
}

/// The looks that a chart's values have, in the order in which a note names them.
pub(super) fn looks(chart: &Chart) -> Vec<Look> {
    fn of(cell: &Cell) -> Vec<Look> {
        match cell {
            Cell::Tuple(parts) => parts.iter().flat_map(of).collect(),
            Cell::Undisclosed | Cell::Text(_) | Cell::Quantity(_) => {
                cell.known().map(|known| known.look).into_iter().collect()
            }
        }
    }
    let mut looks: Vec<Look> = chart.rows.iter().flat_map(|row| &row.cells).flat_map(of).collect();
    looks.retain(|look| *look != Look::Exact);
    looks.sort_unstable();
    looks.dedup();
    looks
}
