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

/// What it costs at least to set some blocks in so many lines, and how many of them the last one takes. None if they cannot be.
type Way = Option<(u64, u32)>;

/// The ways to set blocks of several heights, one for each sum of their lines up to `most`: what it costs, and how many lines each
/// block takes. A figure that was announced on the page before has its usual height: where it stands depends on that;
/// one of a pair has that of the pair.
pub(super) fn heights(placed: &[Placed], blocks: &[Block], most: u32) -> Vec<(u64, Vec<u32>)> {
    let others = |index: usize| &blocks[placed[index].block].heights;
    let is_one_of_two = |index| placed[index..].iter().take(2).any(|each| each.spot == Spot::Beside);
    let is_open = |index: &usize| {
        placed[*index].spot != Spot::Head && !is_one_of_two(*index) && !others(*index).is_empty()
    };
    let (open, fixed): (Vec<usize>, Vec<usize>) = (0..placed.len()).partition(is_open);
    let fixed: u32 = fixed.into_iter().map(|index| placed[index].lines).sum();
    let Some(room) = most.checked_sub(fixed) else { return Vec::new() };
    // By the sum of their lines, for one block more each time.
    let mut ways: Vec<Vec<Way>> = vec![vec![Some((0, 0))]];
    for index in &open {
        let usual = placed[*index].lines;
        let before = ways.last().map_or(&[][..], Vec::as_slice);
        let tallest = others(*index).iter().copied().max().unwrap_or(0).max(usual);
        let mut longer: Vec<Way> = vec![None; (before.len() + tallest as usize).min(room as usize + 1)];
        for (sum, charge) in before.iter().enumerate().filter_map(|(sum, way)| Some((sum, way.as_ref()?.0))) {
            for own in others(*index).iter().copied().chain([usual]) {
                let charge = charge + u64::from(own.abs_diff(usual)) * cost::HEIGHT;
                let way = longer.get_mut(sum + own as usize);
                if let Some(way) = way.filter(|way| way.is_none_or(|(known, _)| charge < known)) {
                    *way = Some((charge, own));
                }
            }
        }
        ways.push(longer);
    }
    let ends = ways.last().map_or(&[][..], Vec::as_slice).iter().enumerate();
    let ends = ends.filter_map(|(sum, way)| Some((sum, way.as_ref()?.0)));
    let lines = |mut sum: usize| {
        let mut lines: Vec<u32> = placed.iter().map(|each| each.lines).collect();
        for (index, ways) in open.iter().zip(&ways[1..]).rev() {
            let own = ways[sum].map_or(0, |(_, own)| own);
            lines[*index] = own;
            sum -= own as usize;
        }
        lines
    };
    ends.map(|(sum, charge)| (charge, lines(sum))).collect()
}
