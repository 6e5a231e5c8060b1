//! Which counts can be behind a printed percentage (the GRIM test: granularity-related inconsistency of means, Brown and
//! Heathers 2017, for proportions).
//!
//! A percentage `v` printed with `p` decimals fits a base `n` if some integer `k` gives `100 k / n` that rounds to `v`. Where
//! `100 k / n` lies in the middle of two printable values, both are admitted: half up, half down and half to even are all in
//! use. Cutting digits off is not: admitting it would blunt the test. [`cut_off`] finds it for itself.

/// What floating point may add to a distance between percentages.
const NOISE: f64 = 1e-9;

/// Whether some count out of `n` gives the percentage `value` at `decimals` digits after the point. A value that was added up
/// from `added` rounded shares may be off by the rounding of each.
pub(crate) fn fits(value: f64, decimals: usize, added: usize, n: u64) -> bool {
    if n == 0 {
        return false;
    }
    let half = 0.5 * added as f64 * 10f64.powi(-(decimals as i32));
    let nearest = (value / 100.0 * n as f64).round();
    (nearest * 100.0 / n as f64 - value).abs() <= half + NOISE
}

/// The count out of `n` that gives the percentage `value` when all digits after `decimals` are cut off.
pub(crate) fn cut_off(value: f64, decimals: usize, n: u64) -> Option<u64> {
    let step = 10f64.powi(-(decimals as i32));
    let count = (value / 100.0 * n as f64 - NOISE).ceil().max(0.0);
    let share = count * 100.0 / n.max(1) as f64;
    (n > 0 && share + NOISE >= value && share - value < step - NOISE).then_some(count as u64)
}

/// Whether a base is small enough for its percentages to be told apart at this precision: some printable values fit it and
/// some do not.
pub(crate) fn tells(decimals: usize, added: usize, n: u64) -> bool {
    n > 0 && ((n * added as u64) as f64) < 100.0 * 10f64.powi(decimals as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bases_of_a_figure() {
        let printed = [59.0, 40.2, 34.6, 27.3];
        let failing = |n| printed.iter().filter(|&&value| !fits(value, 1, 1, n)).count();
        assert_eq!(failing(496), 4);
        assert_eq!(failing(512), 0);
        assert!(fits(44.8, 1, 1, 29) && (1..29).all(|n| !fits(44.8, 1, 1, n)));
        assert!(tells(1, 1, 573) && !tells(1, 2, 573) && !tells(1, 1, 1000) && !tells(0, 1, 496));
        // 10 of 13 are 76.92 %, 11 are 84.62 %.
        assert_eq!((cut_off(76.9, 1, 13), cut_off(84.6, 1, 13)), (Some(10), Some(11)));
        assert_eq!((cut_off(76.0, 0, 13), cut_off(77.0, 0, 13)), (Some(10), None));
        // 12.5 % may have been printed as 12 or as 13.
        assert!(fits(12.0, 0, 1, 8) && fits(13.0, 0, 1, 8) && !fits(14.0, 0, 1, 8));
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

        /// Every count out of every base fits, rounded to any precision.
        #[test]
        fn what_was_counted_fits(n in 1u64..5000, part in 0.0f64..1.0, decimals in 0usize..4) {
            let k = (part * n as f64).floor();
            let printed: f64 = format!("{:.*}", decimals, 100.0 * k / n as f64).parse().expect("a number");
            proptest::prop_assert!(fits(printed, decimals, 1, n), "{k}/{n} = {printed}");
        }

        /// Every count fits when its digits are cut off.
        #[test]
        fn what_was_cut_off_is_known(n in 1u64..5000, part in 0.0f64..1.0, decimals in 0usize..3) {
            let k = (part * n as f64).floor() as u64;
            let tens = 10u64.pow(decimals as u32 + 2);
            let cut = (k * tens / n) as f64 / 10f64.powi(decimals as i32);
            proptest::prop_assert!(cut_off(cut, decimals, n).is_some(), "{k}/{n} = {cut}");
        }

        /// Of all values that can be printed, exactly those fit that some count gives.
        #[test]
        fn what_was_not_counted_does_not_fit(n in 1u64..90) {
            let possible: std::collections::BTreeSet<String> =
                (0..=n).map(|k| format!("{:.1}", 100.0 * k as f64 / n as f64)).collect();
            let fitting = (0..=1000).filter(|tenth| fits(f64::from(*tenth) / 10.0, 1, 1, n)).count();
            // A value in the middle of two printable ones counts for both.
            proptest::prop_assert!(fitting >= possible.len() && fitting <= 2 * possible.len());
            proptest::prop_assert!(fitting < 200, "most values do not fit");
        }
    }
}
