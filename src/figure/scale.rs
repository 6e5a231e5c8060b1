//! Linear scales and round ticks.

use crate::quantity::MINUS;

/// Maps values to positions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    domain: [f64; 2],
    range: [f64; 2],
}

impl Scale {
    /// A scale from values to positions. An empty domain maps to the middle of the range.
    pub(super) fn new(domain: [f64; 2], range: [f64; 2]) -> Self {
        Self { domain, range }
    }

    /// The position of a value.
    pub(super) fn at(&self, value: f64) -> f64 {
        let extent = self.domain[1] - self.domain[0];
        if extent.abs() < f64::EPSILON || !value.is_finite() {
            return (self.range[0] + self.range[1]) / 2.0;
        }
        self.range[0] + (value - self.domain[0]) / extent * (self.range[1] - self.range[0])
    }
}

/// The smallest and largest of some values.
pub(super) fn extent(values: impl IntoIterator<Item = f64>) -> Option<[f64; 2]> {
    values.into_iter().filter(|value| value.is_finite()).fold(None, |found, value| match found {
        None => Some([value, value]),
        Some([low, high]) => Some([low.min(value), high.max(value)]),
    })
}

/// Round values, about `count` of them, that enclose `[low, high]`.
pub(super) fn ticks([low, high]: [f64; 2], count: usize) -> Vec<f64> {
    let (low, high) = if high - low > f64::EPSILON * high.abs().max(1.0) {
        (low, high)
    } else {
        let room = (low.abs() * 0.1).max(1.0);
        // Counts and shares do not go below zero.
        (if low >= 0.0 { (low - room).max(0.0) } else { low - room }, high + room)
    };
    let raw = (high - low) / count.max(1) as f64;
    let power = 10f64.powf(raw.log10().floor());
    let step =
        [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|&step| step >= raw * 0.999);
    let step = step.unwrap_or(raw);
    let first = (low / step + 1e-9).floor() as i64;
    let last = (high / step - 1e-9).ceil() as i64;
    (first..=last).map(|index| index as f64 * step).collect()
}

/// A tick as text, with as many decimals as its neighbours need.
pub(super) fn tick_label(value: f64, step: f64) -> String {
    let decimals = if step > 0.0 { (-(step.log10() + 1e-9).floor()).clamp(0.0, 6.0) as usize } else { 0 };
    let decimals =
        if (step * 10f64.powi(decimals as i32)).fract().abs() > 1e-6 { decimals + 1 } else { decimals };
    let text = format!("{value:.decimals$}");
    if text.trim_start_matches('-').chars().all(|c| matches!(c, '0' | '.')) {
        "0".into()
    } else {
        text.replace('-', MINUS)
    }
}

#[cfg(test)]
mod tests {
    use super::{Scale, extent, tick_label, ticks};

    #[test]
    fn lengths_are_proportional() {
        let scale = Scale::new([0.0, 80.0], [10.0, 90.0]);
        assert_eq!((scale.at(0.0), scale.at(40.0), scale.at(80.0)), (10.0, 50.0, 90.0));
        assert_eq!(Scale::new([5.0, 5.0], [0.0, 10.0]).at(5.0), 5.0);
    }

    #[test]
    fn ticks_are_round_and_enclose() {
        assert_eq!(ticks([0.0, 100.0], 5), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        for domain in [[27.1, 38.9], [-7.0, 57.2], [3.0, 3.0], [0.0, 0.004], [1e6, 9e9]] {
            let found = ticks(domain, 5);
            assert!(found[0] <= domain[0] && found[found.len() - 1] >= domain[1], "{domain:?} {found:?}");
            assert!((2..=9).contains(&found.len()), "{domain:?} {found:?}");
        }
    }

    #[test]
    fn what_is_not_negative_has_no_axis_below_zero() {
        for value in [0.0, 0.4, 3.0] {
            assert!(ticks([value, value], 4)[0] >= 0.0, "{value}");
        }
        assert!(ticks([-3.0, -3.0], 4)[0] < 0.0);
    }

    #[test]
    fn tick_labels_carry_the_decimals_of_the_step() {
        assert_eq!(tick_label(20.0, 20.0), "20");
        assert_eq!(tick_label(2.5, 2.5), "2.5");
        assert_eq!(tick_label(0.3, 0.1), "0.3");
        assert_eq!(tick_label(0.0, 0.25), "0");
    }

    #[test]
    fn extent_skips_what_is_no_number() {
        assert_eq!(extent([3.0, f64::NAN, -1.0]), Some([-1.0, 3.0]));
        assert_eq!(extent([]), None);
    }
}
