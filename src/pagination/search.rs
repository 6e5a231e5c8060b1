//! The search: the way through a chapter's page breaks that costs least.

use std::collections::BTreeMap;

use super::compose::Chapter;
use super::state::State;
use super::{ABOVE_NOTES, Area, Block, Note, Plan, Side, Weights};

/// How many pages a search composes at most. From then on it follows the fullest page from every place it has reached, so that
/// it ends with the best plan found, which is never worse than filling page after page.
const MOST: usize = 300_000;

/// How a search came to a place.
struct Way {
    cost: u64,
    from: Option<State>,
    forced: bool,
}

/// The plan of a chapter that costs least. Every block is in it once, whole, and text stands in its order.
///
/// A block that is taller than the page gets a page of its own. Where `side` says on which side of the open book the first page
/// lies, facing pages end on the same line, as far as they can.
pub fn plan(area: Area, weights: Weights, side: Option<Side>, blocks: &[Block]) -> Plan {
    plan_within(&[area], weights, side, blocks, MOST)
}

/// The same on pages whose areas differ: the last of `areas` is that of all further pages. A block that is taller than the page
/// it would stand on may leave no way through: then the plan has no pages.
pub fn plan_on(areas: &[Area], weights: Weights, blocks: &[Block]) -> Plan {
    plan_within(areas, weights, None, blocks, MOST)
}

/// The same, composing `most` pages before only the fullest are followed.
pub(super) fn plan_within(
    areas: &[Area],
    weights: Weights,
    side: Option<Side>,
    blocks: &[Block],
    most: usize,
) -> Plan {
    let Some(tallest) = areas.iter().max_by_key(|area| area.lines).copied() else {
        return Plan { pages: Vec::new(), left_out: Vec::new(), cost: 0 };
    };
    let blocks: Vec<Block> = blocks.iter().map(|block| fitted(block, tallest)).collect();
    let chapter = Chapter::new(areas, weights, &blocks);
    // No way is followed that costs more than filling page after page does.
    let greedy = ways(&chapter, side, 0, u64::MAX);
    let all = end(&chapter, &greedy).map(|(_, way)| ways(&chapter, side, most, way.cost));
    let found = all.filter(|all| end(&chapter, all).is_some()).unwrap_or(greedy);
    trace(&chapter, &found)
}

/// The cheapest ways to the places where pages may begin, as far as a way through them may cost no more than `worth`. Once `most`
/// pages are composed, only the fullest ones are followed.
fn ways(chapter: &Chapter<'_>, side: Option<Side>, most: usize, worth: u64) -> BTreeMap<State, Way> {
    let mut open = BTreeMap::from([(Chapter::start(side), Way { cost: 0, from: None, forced: false })]);
    let mut closed: BTreeMap<State, Way> = BTreeMap::new();
    let mut composed = 0;
    // Every page leads further on, so that a place is reached in every possible way before it is left.
    while let Some((state, way)) = open.pop_first() {
        let so_far = way.cost;
        // Beside another page it may end otherwise, which never saves more than that.
        let beside = |other: &State, known: &Way| {
            chapter.regret(state, *other).is_some_and(|regret| known.cost + regret <= so_far)
        };
        let (first, last) = state.alike();
        let mut others = closed.range(first..=last).chain(open.range(first..=last));
        if others.any(|(other, known)| beside(other, known)) {
            continue;
        }
        closed.insert(state, way);
        // What is still open then has come to the end, too.
        if chapter.is_end(state) {
            closed.append(&mut open);
            break;
        }
        for forced in [false, true] {
            let mut led_on = false;
            // The fullest page first: it is the one to follow when there is no time for others.
            for end in chapter.ends(state).into_iter().rev() {
                if led_on && composed >= most {
                    break;
                }
                composed += 1;
                for page in chapter.compose(state, end, forced) {
                    led_on = true;
                    let cost = so_far + page.cost;
                    let pays = cost + chapter.still(page.next) <= worth;
                    if pays && open.get(&page.next).is_none_or(|known| cost < known.cost) {
                        open.insert(page.next, Way { cost, from: Some(state), forced });
                    }
                }
            }
            if led_on {
                break;
            }
        }
    }
    closed
}

/// The cheapest way to the end of a chapter, if one of these leads there.
fn end<'w>(chapter: &Chapter<'_>, ways: &'w BTreeMap<State, Way>) -> Option<(&'w State, &'w Way)> {
    let ends = ways.iter().rev().take_while(|(state, _)| chapter.is_end(**state));
    ends.min_by_key(|(_, way)| way.cost)
}

/// The pages of the way to the end.
fn trace(chapter: &Chapter, ways: &BTreeMap<State, Way>) -> Plan {
    let mut pages = Vec::new();
    let Some((mut end, last)) = end(chapter, ways) else {
        return Plan { pages, left_out: Vec::new(), cost: 0 };
    };
    let cost = last.cost;
    while let Some(way) = ways.get(end) {
        let Some(start) = &way.from else { break };
        let composed = chapter.compose(*start, *end, way.forced);
        pages.extend(composed.iter().find(|page| page.next == *end).map(|page| chapter.lay(page)));
        end = start;
    }
    pages.reverse();
    let left_out = chapter.left_out(&pages);
    Plan { pages, left_out, cost }
}

/// A block whose pieces all fit on a page, each with its notes.
pub(super) fn fitted(block: &Block, area: Area) -> Block {
    let mut block = block.clone();
    block.repeats = block.repeats.min(area.lines / 2);
    let most = area.lines - block.repeats;
    let (mut breaks, mut notes, mut last, mut taken) = (Vec::new(), Vec::new(), 0, 0);
    // What a piece has too much is left out of the count.
    for end in block.breaks.iter().copied().filter(|line| *line < block.lines).chain([block.lines]) {
        let lines = (end - last).min(most);
        let mut room = ((most - lines) * 100).saturating_sub(ABOVE_NOTES);
        for note in block.notes.iter().filter(|note| (last..end).contains(&note.line)) {
            let height = note.height.min(room);
            room -= height;
            notes.push(Note { line: taken + (note.line - last).min(lines.saturating_sub(1)), height });
        }
        taken += lines;
        last = end;
        breaks.push(taken);
    }
    block.lines = taken;
    block.heights.retain(|lines| *lines <= area.lines && *lines != taken);
    block.paired = block.paired.filter(|lines| *lines <= area.lines);
    breaks.pop();
    block.breaks = breaks;
    block.notes = notes;
    block
}
