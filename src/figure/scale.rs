//! Scales, linear or logarithmic, and round ticks.

use crate::quantity::MINUS;

/// Maps values to positions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    domain: [f64; 2],
    range: [f64; 2],
    steps: Steps,
}

/// What is one step on an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Steps {
    /// So much more.
    #[default]
    Even,
    /// So many times more.
    Times,
}

impl Steps {
    /// Where a value stands among others, on an even line. What has no logarithm stands at the least that has one.
    pub(super) fn level(self, value: f64) -> f64 {
        match self {
            Steps::Even => value,
            Steps::Times => value.max(f64::MIN_POSITIVE).log10(),
        }
    }
}

impl Scale {
    /// A scale from values to positions. An empty domain maps to the middle of the range.
    pub(super) fn new(domain: [f64; 2], range: [f64; 2]) -> Self {
        Self { domain, range, steps: Steps::Even }
    }

    /// The same scale with other steps.
    pub(super) fn in_steps(self, steps: Steps) -> Self {
        Self { steps, ..self }
    }

    /// The values at its ends.
    pub(super) fn domain(&self) -> [f64; 2] {
        self.domain
    }

    /// Whether a value lies on it.
    pub(super) fn holds(&self, value: f64) -> bool {
        let slack = (self.domain[1] - self.domain[0]).abs() * 1e-9;
        value >= self.domain[0] - slack && value <= self.domain[1] + slack
    }

    /// The scale with all positions moved by so much.
    pub(super) fn moved(self, by: f64) -> Self {
        Self { range: self.range.map(|end| end + by), ..self }
    }

    /// The position of a value.
    pub(super) fn at(&self, value: f64) -> f64 {
        let [low, high] = self.domain.map(|end| self.steps.level(end));
        let extent = high - low;
        if extent.abs() < f64::EPSILON || !value.is_finite() {
            return (self.range[0] + self.range[1]) / 2.0;
        }
        self.range[0] + (self.steps.level(value) - low) / extent * (self.range[1] - self.range[0])
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

/// Round values that enclose `[low, high]` and of which each is so many times the one before: powers of ten, with 2 and 5 between
/// where that leaves no more than about `count` of them.
pub(super) fn times([low, high]: [f64; 2], count: usize) -> Vec<f64> {
    let (low, high) = (low.max(f64::MIN_POSITIVE), high.max(low).max(f64::MIN_POSITIVE));
    let (first, last) = ((low.log10() + 1e-9).floor() as i32, (high.log10() - 1e-9).ceil() as i32);
    let powers = (last - first).max(1) as usize;
    // Of very many powers only every so many carries a tick.
    let stride = powers.div_ceil(count.max(1)).max(1);
    let factors: &[f64] =
        if 3 * powers <= 2 * count.max(1) || powers == 1 { &[1.0, 2.0, 5.0] } else { &[1.0] };
    let last = first + (powers.div_ceil(stride) * stride) as i32;
    let all = (first..=last)
        .step_by(stride)
        .flat_map(|power| factors.iter().map(move |factor| factor * 10f64.powi(power)));
    let all: Vec<f64> = all.collect();
    // From the last that is not above the least, to the first that is not below the largest.
    let from = all.iter().rposition(|tick| *tick <= low * (1.0 + 1e-9)).unwrap_or(0);
    let to = all.iter().position(|tick| *tick >= high * (1.0 - 1e-9)).unwrap_or(all.len().saturating_sub(1));
    let to = if to == from { (to + 1).min(all.len().saturating_sub(1)) } else { to };
    all.get(from..=to).map(<[f64]>::to_vec).unwrap_or_default()
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
    use super::{Scale, Steps, extent, tick_label, ticks, times};

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
    fn equal_factors_are_equal_steps() {
        let scale = Scale::new([1.0, 1000.0], [0.0, 30.0]).in_steps(Steps::Times);
        for (value, place) in [(1.0, 0.0), (10.0, 10.0), (100.0, 20.0), (1000.0, 30.0)] {
            assert!((scale.at(value) - place).abs() < 1e-9);
        }
        assert!(scale.at(0.0).is_finite() && scale.at(-3.0).is_finite());
        assert_eq!(times([3.0, 800.0], 4), [1.0, 10.0, 100.0, 1000.0]);
        assert_eq!(times([12.0, 47.0], 4), [10.0, 20.0, 50.0]);
        for domain in [[0.003, 0.9], [1.0, 1.0], [7.0, 7.0], [2.0, 9e12], [5e-300, 1.0]] {
            let found = times(domain, 5);
            assert!(
                found[0] <= domain[0] * 1.01 && found[found.len() - 1] >= domain[1],
                "{domain:?} {found:?}"
            );
            assert!((2..=9).contains(&found.len()), "{domain:?} {found:?}");
        }
    }

    #[test]
    fn extent_skips_what_is_no_number() {
        assert_eq!(extent([3.0, f64::NAN, -1.0]), Some([-1.0, 3.0]));
        assert_eq!(extent([]), None);
    }
}
