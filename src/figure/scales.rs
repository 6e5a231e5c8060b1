//! What the values of a drawing are measured by, and how drawings of one unit share it.
//!
//! No kind chooses a scale while it draws. It says beforehand what it would take if it stood alone; what it draws with is
//! what it shares with the drawings beside it, so that the same length means the same value in all of them.

use super::chart::Chart;
use super::scale::Steps;

/// The measures of a drawing. What its marks do not use is none.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Scales {
    /// Lengths and places from left to right.
    pub across: Option<Ruler>,
    /// Lengths and places from bottom to top.
    pub upward: Option<Ruler>,
    /// The values at the ends of the horizontal and of the vertical axis of a plane.
    pub plane: Option<[[f64; 2]; 2]>,
    /// The values of the palest and of the strongest shade.
    pub shade: Option<[f64; 2]>,
    /// The largest value that stands as an area or as a number of icons.
    pub amount: Option<f64>,
    /// The most that a class of values has per unit of its width.
    pub density: Option<f64>,
}

/// Lengths in one direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ruler {
    /// The smallest and the largest value.
    pub domain: [f64; 2],
    /// The points from the one to the other.
    pub room: f64,
    /// The most points that a unit may take so that whatever stands beside the marks has its place.
    pub longest: f64,
    /// What is one step on it.
    pub steps: Steps,
}

impl Ruler {
    /// A ruler whose values fill a room.
    pub(super) fn filling(domain: [f64; 2], room: f64) -> Self {
        Self { domain, room, longest: f64::INFINITY, steps: Steps::Even }
    }

    /// A ruler of lengths from zero, of which a unit takes so many points at most.
    pub(super) fn lengths(domain: [f64; 2], longest: f64) -> Self {
        Self { domain, room: f64::INFINITY, longest, steps: Steps::Even }
    }

    /// The same ruler with other steps.
    pub(super) fn in_steps(self, steps: Steps) -> Self {
        Self { steps, ..self }
    }

    /// The points from its smallest value to another.
    pub(super) fn reach(&self, value: f64) -> f64 {
        (self.steps.level(value) - self.steps.level(self.domain[0])) * self.per_unit()
    }

    /// The points that a unit takes, or what is ten times more. None where there is nothing to measure.
    pub(super) fn per_unit(&self) -> f64 {
        let extent = self.steps.level(self.domain[1]) - self.steps.level(self.domain[0]);
        let filled = if extent > 0.0 { self.room / extent } else { f64::INFINITY };
        let points = filled.min(self.longest);
        if points.is_finite() { points } else { 0.0 }
    }

    /// One ruler for both. A frame has a width, so the tighter room counts; its height follows from what it holds, so there
    /// the wider one does.
    fn with(self, other: Ruler, room: fn(f64, f64) -> f64) -> Ruler {
        Ruler {
            domain: union(self.domain, other.domain),
            room: room(self.room, other.room),
            longest: self.longest.min(other.longest),
            steps: self.steps,
        }
    }
}

fn union(a: [f64; 2], b: [f64; 2]) -> [f64; 2] {
    [a[0].min(b[0]), a[1].max(b[1])]
}

impl Scales {
    /// Whether values lie along an axis from left to right, and whether along one from bottom to top.
    pub(super) fn axes(&self) -> [bool; 2] {
        [self.across.is_some(), self.upward.is_some()]
    }

    /// The scales that a drawing shares with another. What only the other uses is left out.
    pub(super) fn with(self, other: Scales) -> Scales {
        fn both<T: Copy>(own: Option<T>, other: Option<T>, share: impl Fn(T, T) -> T) -> Option<T> {
            own.map(|own| other.map_or(own, |other| share(own, other)))
        }
        Scales {
            across: both(self.across, other.across, |a, b| a.with(b, f64::min)),
            upward: both(self.upward, other.upward, |a, b| a.with(b, f64::max)),
            plane: both(self.plane, other.plane, |a, b| [union(a[0], b[0]), union(a[1], b[1])]),
            shade: both(self.shade, other.shade, union),
            amount: both(self.amount, other.amount, f64::max),
            density: both(self.density, other.density, f64::max),
        }
    }
}

/// Whether two charts that stand beside each other have one scale: they measure in the same unit, and neither has a scale of
/// its own.
pub(super) fn shared(a: &Chart, b: &Chart) -> bool {
    let unit = |chart: &Chart| match chart.is_percent() {
        true => Some("%".to_owned()),
        false => chart.unit.as_deref().map(|unit| unit.trim().to_owned()).filter(|unit| !unit.is_empty()),
    };
    let facets = a.facet.is_some() && a.facet == b.facet;
    let alike = facets || (unit(a).is_some() && unit(a) == unit(b));
    !a.own_scale && !b.own_scale && a.steps() == b.steps() && alike
}

#[cfg(test)]
mod tests {
    use super::{Ruler, Scales, shared};
    use crate::figure::samples::{chart, text};

    #[test]
    fn the_tighter_of_two_rulers_counts() {
        let bars = Ruler::lengths([0.0, 30.0], 8.0);
        let dots = Ruler::filling([10.0, 90.0], 160.0);
        let own = Scales { across: Some(bars), ..Scales::default() };
        let both = own.with(Scales { across: Some(dots), upward: Some(bars), ..Scales::default() });
        let across = both.across.expect("both measure from left to right");
        assert_eq!(across.domain, [0.0, 90.0]);
        assert!((across.per_unit() - 160.0 / 90.0).abs() < 1e-9);
        assert_eq!(both.upward, None);
        assert_eq!(Ruler::filling([5.0, 5.0], 100.0).per_unit(), 0.0);
    }

    #[test]
    fn a_scale_is_shared_by_unit_and_not_against_its_editor() {
        let percent = chart("bar", &["x"], &[("a", &["1"])]);
        let mut other = chart("column", &["y"], &[("a", &["1%"])]);
        other.unit = None;
        assert!(shared(&percent, &other));
        other.own_scale = true;
        assert!(!shared(&percent, &other));
        other.own_scale = false;
        other.unit = Some(text("件"));
        other.rows[0].cells.clear();
        assert!(!shared(&percent, &other));
        other.unit = None;
        assert!(!shared(&other, &other));
    }
}
