//! Two columns: to make-up each is a page of its own, shorter where something stands above it. The last two are of one height.

use serde::{Deserialize, Serialize};

use crate::pagination::{self, Area, Block, Plan, Weights};

/// The columns of a page.
const COLUMNS: usize = 2;
/// The empty lines between columns and what stands above them.
const ABOVE: u32 = 1;
/// The lines of a column, at least, below what stands above it.
const LEAST: u32 = 8;

/// Where columns stand among the pages of a plan.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Columns {
    /// The index of the first one.
    first: usize,
    /// The lines above it; none if it begins a page.
    top: u32,
}

impl Columns {
    /// Makes up blocks that stand on pages, and those that follow in columns. Blocks of the plan count through both.
    pub(super) fn plan(area: Area, weights: Weights, above: &[Block], blocks: &[Block]) -> (Plan, Columns) {
        let mut plan = pagination::plan(area, weights, None, above);
        let filled = plan.pages.last().map_or(0, |page| page.filled + ABOVE);
        let top = if filled + LEAST > area.lines { 0 } else { filled };
        let columns = Columns { first: plan.pages.len(), top };
        let mut made = columns.balanced(area, weights, blocks);
        for placed in made.pages.iter_mut().flat_map(|page| &mut page.placed) {
            placed.block += above.len();
        }
        plan.cost += made.cost;
        plan.pages.append(&mut made.pages);
        (plan, columns)
    }

    /// The columns of least cost on the fewest pages, those of the last page no longer than they have to be.
    fn balanced(self, area: Area, weights: Weights, blocks: &[Block]) -> Plan {
        let short = Area { lines: area.lines - self.top };
        let full = |count: usize| {
            [short; COLUMNS].into_iter().chain(std::iter::repeat(area)).take(count).collect::<Vec<_>>()
        };
        let greedy = pagination::plan_on(&full(COLUMNS + 1), weights, blocks);
        let before = (greedy.pages.len().max(1) - 1) / COLUMNS * COLUMNS;
        let last = if before == 0 { short } else { area };
        let rest: u32 =
            greedy.pages.iter().skip(before).flat_map(|page| &page.placed).map(|p| p.to - p.from).sum();
        let least = rest / COLUMNS as u32;
        let even = (least.max(1)..last.lines).find_map(|lines| {
            let mut areas = full(before);
            areas.extend([Area { lines }; COLUMNS]);
            let plan = pagination::plan_on(&areas, weights, blocks);
            let sound = plan.pages.len() == before + COLUMNS && !plan.is_forced();
            sound.then_some(plan)
        });
        even.unwrap_or(greedy)
    }

    /// Whether a page of the plan is a column.
    pub(super) fn hold(self, index: usize) -> bool {
        index >= self.first
    }

    /// Whether a page of the plan is the first column.
    pub(super) fn begin(self, index: usize) -> bool {
        index == self.first
    }

    /// The page that a page of the plan stands on, from 0, and how many lines of it are above.
    pub(super) fn place(self, index: usize) -> (usize, u32) {
        let Some(column) = index.checked_sub(self.first) else { return (index, 0) };
        let page = self.first - usize::from(self.top > 0) + column / COLUMNS;
        (page, if column < COLUMNS { self.top } else { 0 })
    }

    /// Whether they begin a page, and the empty lines above them if they do not.
    pub(super) fn start(self) -> (bool, u32) {
        if self.top > 0 { (false, ABOVE) } else { (self.first > 0, 0) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pagination::Role;

    fn block(lines: u32, role: Role) -> Block {
        let breaks = if role == Role::Free { (2..lines.saturating_sub(1)).collect() } else { Vec::new() };
        Block {
            lines,
            heights: Vec::new(),
            paired: None,
            optional: false,
            breaks,
            repeats: 0,
            runs_on: false,
            before: u32::from(role == Role::Head),
            after: 0,
            stretch_above: 0,
            stretch_below: 0,
            fills: None,
            shrink_above: 0,
            new_page: false,
            at_head: false,
            bars: false,
            joined: false,
            notes: Vec::new(),
            role,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever stands above, and however long the answers are.
        #[test]
        fn columns_hold_every_line_once(above in 1u32..60, answers in prop::collection::vec(1u32..60, 1..9)) {
            let area = Area { lines: 43 };
            let head = [block(above.min(43), Role::Free)];
            let blocks: Vec<Block> =
                answers.iter().flat_map(|lines| [block(1, Role::Head), block(*lines, Role::Free)]).collect();
            let (plan, columns) = Columns::plan(area, Weights::default(), &head, &blocks);
            let mut done = vec![0; blocks.len() + 1];
            for (index, page) in plan.pages.iter().enumerate() {
                let (number, top) = columns.place(index);
                prop_assert!(top + page.filled <= 43 && number <= index);
                for placed in &page.placed {
                    prop_assert_eq!(placed.from, done[placed.block]);
                    done[placed.block] = placed.to;
                }
            }
            prop_assert_eq!(done[1..].iter().sum::<u32>(), answers.iter().map(|lines| lines + 1).sum::<u32>());
        }
    }

    #[test]
    fn a_page_ends_with_columns_of_one_height() {
        let area = Area { lines: 43 };
        let blocks: Vec<Block> = (0..6).flat_map(|_| [block(1, Role::Head), block(14, Role::Free)]).collect();
        let (plan, columns) = Columns::plan(area, Weights::default(), &[block(20, Role::Free)], &blocks);
        let filled: Vec<u32> = plan.pages.iter().map(|page| page.filled).collect();
        let places: Vec<_> = (0..filled.len()).map(|index| columns.place(index)).collect();
        assert_eq!(places, [(0, 0), (0, 21), (0, 21), (1, 0), (1, 0)]);
        assert!(filled[3].abs_diff(filled[4]) <= 3, "{filled:?}");
    }

    #[test]
    fn what_closes_a_case_stands_in_the_last_column() {
        let area = Area { lines: 43 };
        let mut blocks: Vec<Block> =
            (0..4).flat_map(|_| [block(1, Role::Head), block(14, Role::Free)]).collect();
        blocks.push(Block { before: 1, stretch_above: 2, ..block(8, Role::Closing) });
        let (plan, columns) = Columns::plan(area, Weights::default(), &[block(15, Role::Free)], &blocks);
        let last = plan.pages.len() - 1;
        assert_eq!(columns.place(last), (1, 0), "{plan:#?}");
        assert_eq!(plan.pages[last].placed[0].block, blocks.len(), "{plan:#?}");
    }
}
