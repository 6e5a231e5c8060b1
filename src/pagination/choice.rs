//! What a page leaves open: which optional blocks stand on it, and how tall those are that have several heights.

use std::collections::BTreeMap;

use super::{Block, Placed, Spot, cost};

/// How many optional blocks of a page may be set; further ones are left out.
const OPTIONAL: usize = 4;

/// The ways to set some of the optional blocks among those of a page; the first one sets none of them.
pub(super) fn kept(placed: Vec<Placed>, blocks: &[Block]) -> Vec<Vec<Placed>> {
    let optional = |placed: &Placed| blocks[placed.block].optional;
    let open: Vec<usize> =
        placed.iter().filter(|each| optional(each)).map(|each| each.block).take(OPTIONAL).collect();
    if open.is_empty() && !placed.iter().any(optional) {
        return vec![placed];
    }
    let keeps = |ways: u32, each: &Placed| {
        !optional(each)
            || open.iter().position(|block| *block == each.block).is_some_and(|at| ways >> at & 1 == 1)
    };
    (0..1 << open.len())
        .map(|ways| placed.iter().filter(|each| keeps(ways, each)).copied().collect())
        .collect()
}

/// The ways to set blocks of several heights, one for each sum of their lines: what it costs, and how many lines each block takes.
/// A figure that was announced on the page before has its usual height: where it stands depends on that.
pub(super) fn heights(placed: &[Placed], blocks: &[Block]) -> Vec<(u64, Vec<u32>)> {
    let usual = || vec![(0, placed.iter().map(|each| each.lines).collect())];
    if placed.iter().all(|each| blocks[each.block].heights.is_empty()) {
        return usual();
    }
    let mut ways: BTreeMap<u32, (u64, Vec<u32>)> = BTreeMap::from([(0, (0, Vec::new()))]);
    for each in placed {
        let others: &[u32] = if each.spot == Spot::Head { &[] } else { &blocks[each.block].heights };
        let mut longer: BTreeMap<u32, (u64, Vec<u32>)> = BTreeMap::new();
        for (sum, (charge, lines)) in &ways {
            for own in others.iter().copied().chain([each.lines]) {
                let charge = charge + u64::from(own.abs_diff(each.lines)) * cost::HEIGHT;
                if longer.get(&(sum + own)).is_none_or(|(known, _)| charge < *known) {
                    let lines = lines.iter().copied().chain([own]).collect();
                    longer.insert(sum + own, (charge, lines));
                }
            }
        }
        ways = longer;
    }
    ways.into_values().collect()
}
