//! The inks of series: a name has one ink in the whole book.
//!
//! What `series` of the report names has the ink that it gives. The others take theirs in the order in which they appear: an ink
//! that no series beside them has in any drawing, and of those the one that stands for the fewest names so far.

use std::collections::{BTreeMap, BTreeSet};

use super::Figure;
use crate::content::report::Report;
use crate::figure::Chart;
use crate::ink::SERIES;
use crate::quantity::plain;
use crate::source::Text;

/// The name of a series as the book knows it: without note marks.
pub fn name(label: &Text) -> String {
    plain(label).trim().to_owned()
}

/// The ink that a report gives a name, from 0.
fn given(report: &Report) -> BTreeMap<String, usize> {
    let ink = |(of, ink): (&Text, &crate::source::Spanned<u8>)| {
        (name(of), usize::from(ink.value).saturating_sub(1).min(SERIES - 1))
    };
    report.series.iter().map(ink).collect()
}

/// Gives every series of the figures, which come in the order of the book, its ink.
pub(super) fn give(report: &Report, figures: &mut [&mut Figure]) {
    let given = given(report);
    let drawings: Vec<Vec<String>> = figures
        .iter()
        .flat_map(|figure| &figure.panels)
        .map(|panel| &panel.chart)
        .filter(|chart| chart.kind.manner.inks && chart.width() > 1)
        .map(|chart| chart.columns.iter().map(|column| name(&column.label)).collect())
        .collect();
    let mut beside: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for names in &drawings {
        for one in names {
            beside
                .entry(one)
                .or_default()
                .extend(names.iter().filter(|other| *other != one).map(String::as_str));
        }
    }
    // How many names each ink stands for.
    let mut names = [0_usize; SERIES];
    for ink in given.values() {
        count(&mut names, *ink);
    }
    let mut inks = given;
    for of in drawings.iter().flatten() {
        if inks.contains_key(of) {
            continue;
        }
        let taken: BTreeSet<usize> = beside
            .get(of.as_str())
            .into_iter()
            .flatten()
            .filter_map(|other| inks.get(*other))
            .copied()
            .collect();
        let free = (0..SERIES).filter(|ink| !taken.contains(ink)).min_by_key(|&ink| (names[ink], ink));
        // Where every ink stands beside it, it has none: what has none is grey.
        let ink = free.unwrap_or(SERIES);
        count(&mut names, ink);
        inks.insert(of.clone(), ink);
    }
    for chart in figures.iter_mut().flat_map(|figure| &mut figure.panels).map(|panel| &mut panel.chart) {
        paint(chart, &inks);
    }
}

/// Counts a name more for an ink, if it is one.
fn count(names: &mut [usize; SERIES], ink: usize) {
    if let Some(names) = names.get_mut(ink) {
        *names += 1;
    }
}

fn paint(chart: &mut Chart, inks: &BTreeMap<String, usize>) {
    if chart.kind.manner.inks {
        for column in &mut chart.columns {
            column.ink = inks.get(&name(&column.label)).copied();
        }
    }
}
