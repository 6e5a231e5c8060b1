//! What a page leaves open: which optional blocks stand on it, which figures stand side by side, and how tall those are that have
//! several heights.

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

/// The ways to set figures that follow one another on a page side by side, two and two; the first one sets all of them below one another.
pub(super) fn paired(placed: Vec<Placed>, blocks: &[Block]) -> Vec<Vec<Placed>> {
    let mut ways = vec![placed];
    let count = ways[0].len();
    for second in 1..count {
        for index in 0..ways.len() {
            let (first, own) = (ways[index][second - 1], ways[index][second]);
            let free = first.spot == Spot::Text && own.spot == Spot::Text && own.block == first.block + 1;
            let both = blocks[first.block].is_figure() && blocks[own.block].is_figure();
            let Some(lines) = blocks[first.block].paired.filter(|_| free && both) else { continue };
            let mut way = ways[index].clone();
            way[second - 1].lines = lines;
            way[second] = Placed { lines: 0, spot: Spot::Beside, ..own };
            ways.push(way);
        }
    }
    ways
}

/// How many pairs stand side by side.
pub(super) fn pairs(placed: &[Placed]) -> usize {
    placed.iter().filter(|each| each.spot == Spot::Beside).count()
}

/// A way to set the blocks of a page: the lines that all of them take, what it costs, and how many lines each takes.
type Way = (u32, u64, Vec<u32>);

/// The ways to set blocks of several heights, one for each sum of their lines up to `most`: what it costs, and how many lines each
/// block takes. A figure that was announced on the page before has its usual height: where it stands depends on that;
/// one of a pair has that of the pair.
pub(super) fn heights(placed: &[Placed], blocks: &[Block], most: u32) -> Vec<(u64, Vec<u32>)> {
    let usual: Vec<u32> = placed.iter().map(|each| each.lines).collect();
    let mut ways: Vec<Way> = vec![(usual.iter().sum(), 0, usual)];
    for (index, each) in placed.iter().enumerate() {
        let others = &blocks[each.block].heights;
        let is_one_of_two = placed[index..].iter().take(2).any(|each| each.spot == Spot::Beside);
        if each.spot == Spot::Head || is_one_of_two || others.is_empty() {
            continue;
        }
        // By their sums, rising. They are seldom more than a handful.
        let mut longer: Vec<Way> = Vec::with_capacity(ways.len() * (others.len() + 1));
        for (sum, charge, lines) in &ways {
            for own in others.iter().copied().chain([each.lines]) {
                let charge = charge + u64::from(own.abs_diff(each.lines)) * cost::HEIGHT;
                let sum = sum - each.lines + own;
                let way = || {
                    let mut lines = lines.clone();
                    lines[index] = own;
                    (sum, charge, lines)
                };
                match longer.binary_search_by_key(&sum, |(sum, ..)| *sum) {
                    Ok(at) if charge < longer[at].1 => longer[at] = way(),
                    Ok(_) => {}
                    Err(at) => longer.insert(at, way()),
                }
            }
        }
        ways = longer;
    }
    ways.into_iter().filter(|(sum, ..)| *sum <= most).map(|(_, charge, lines)| (charge, lines)).collect()
}
