//! Properties of plans, over any chapters.

use proptest::prelude::*;

use super::compose::Chapter;
use super::search::{fitted, plan_within};
use super::state::State;
use super::{Area, Block, Note, Plan, Role, Side, Spot, Weights, cost, plan, plan_on};

/// A paragraph of so many lines, as typesetting would break it: two lines at least on either side.
fn text(lines: u32) -> Block {
    let breaks = (2..lines.saturating_sub(1)).collect();
    Block { breaks, ..solid(lines, 0) }
}

fn solid(lines: u32, around: u32) -> Block {
    Block {
        lines,
        heights: Vec::new(),
        paired: None,
        optional: false,
        breaks: Vec::new(),
        repeats: 0,
        runs_on: false,
        before: around,
        after: around,
        shrink_above: 0,
        stretch_above: around,
        stretch_below: around,
        new_page: false,
        at_head: false,
        fills: None,
        bars: false,
        joined: false,
        notes: Vec::new(),
        role: Role::Free,
    }
}

fn head() -> Block {
    Block { role: Role::Head, after: 0, stretch_below: 0, ..solid(1, 1) }
}

fn table(rows: Vec<u32>) -> Block {
    let mut breaks: Vec<u32> = rows
        .iter()
        .scan(0, |sum, row| {
            *sum += row;
            Some(*sum)
        })
        .collect();
    let lines = breaks.pop().unwrap_or(1);
    Block { breaks, repeats: 1, runs_on: true, ..solid(lines, 1) }
}

/// A paragraph with notes of these heights on its lines.
fn noted(lines: u32, notes: Vec<(u32, u32)>) -> Block {
    let mut notes: Vec<Note> =
        notes.into_iter().map(|(line, height)| Note { line: line % lines, height }).collect();
    notes.sort_unstable_by_key(|note| note.line);
    Block { notes, ..text(lines) }
}

/// A figure.
fn figure(lines: u32) -> Block {
    Block { role: Role::Figure { named: 0, line: 0, section: 0 }, ..solid(lines, 1) }
}

/// A chart that may be lower and taller.
fn chart(lines: u32) -> Block {
    Block { heights: vec![(lines - 1).max(1), lines + 2], ..figure(lines) }
}

/// A figure that may stand side by side with a figure behind it.
fn small(lines: u32, paired: u32) -> Block {
    Block { paired: Some(paired), ..figure(lines) }
}

/// A block that is set only where it fills a page.
fn filler(lines: u32) -> Block {
    Block { optional: true, ..solid(lines, 1) }
}

/// A picture over two pages.
fn spread(area: u32, index: usize, section: usize) -> [Block; 2] {
    [Side::Left, Side::Right].map(|side| Block {
        fills: Some(side),
        role: Role::Figure { named: index + usize::from(side == Side::Right), line: 0, section },
        ..solid(area, 0)
    })
}

/// A side of the open book, or none that is known.
fn any_side() -> impl Strategy<Value = Option<Side>> {
    prop::sample::select(vec![None, Some(Side::Left), Some(Side::Right)])
}

fn any_block(area: u32) -> impl Strategy<Value = Block> {
    prop_oneof![
        6 => (1..area).prop_map(text),
        2 => (1..area + 3).prop_map(figure),
        2 => (1..area + 3).prop_map(chart),
        3 => (1..area, 1..area + 3).prop_map(|(lines, paired)| small(lines, paired)),
        1 => (1..area, 1..area).prop_map(|(lines, paired)| Block { paired: Some(paired), ..chart(lines) }),
        1 => (1..area / 2).prop_map(filler),
        1 => (1..area / 2).prop_map(|lines| Block { optional: true, ..figure(lines) }),
        1 => (1..area / 2).prop_map(|lines| Block { role: Role::Beside, ..filler(lines) }),
        2 => (1..area, prop::collection::vec((0..area, 60u32..400), 1..4)).prop_map(|(lines, notes)| noted(lines, notes)),
        2 => Just(head()),
        1 => Just(Block { before: 2, shrink_above: 1, ..head() }),
        1 => (1..area).prop_map(|lines| Block { heights: vec![(lines / 2).max(1), lines + 3], ..solid(lines, 1) }),
        1 => (1..area / 2).prop_map(|lines| solid(lines, 1)),
        1 => (1..area / 2).prop_map(|lines| Block { role: Role::Beside, ..solid(lines, 1) }),
        1 => prop::collection::vec(1u32..4, 1..12).prop_map(table),
        1 => Just(Block { new_page: true, ..solid(2, 0) }),
        1 => Just(Block { joined: true, ..solid(2, 0) }),
        1 => Just(Block { bars: true, ..head() }),
        1 => prop::collection::vec(1u32..4, 1..12).prop_map(|rows| Block { bars: true, ..table(rows) }),
        1 => Just(Block { role: Role::Closing, ..solid(3, 1) }),
        1 => Just(Block { role: Role::Tail, ..solid(1, 0) }),
    ]
}

/// Any chapter, with figures that are named by the block before them and belong to the section of the last head.
fn any_chapter(most: usize, area: std::ops::Range<u32>) -> impl Strategy<Value = (Area, Vec<Block>)> {
    area.prop_flat_map(move |lines| (Just(Area { lines }), prop::collection::vec(any_block(lines), 1..most)))
        .prop_flat_map(|(area, blocks)| {
            let last = blocks.len();
            (Just(area), Just(blocks), prop_oneof![4 => Just(None), 1 => (0..=last).prop_map(Some)])
        })
        .prop_map(|(area, mut blocks, over_two)| {
            if let Some(at) = over_two {
                blocks.splice(at..at, spread(area.lines, at, 0));
            }
            // A chapter of nothing but what may be left out says nothing.
            if blocks.iter().all(|block| block.optional) {
                blocks.push(text(1));
            }
            let mut begun = 0;
            for (index, block) in blocks.iter_mut().enumerate() {
                match &mut block.role {
                    Role::Head => begun = index,
                    Role::Figure { named, section, .. } => {
                        let unnamed = block.fills.is_some();
                        (*named, *section) = (if unnamed { index } else { index.saturating_sub(1) }, begun);
                    }
                    Role::Free | Role::Beside | Role::Tail | Role::Closing => {}
                }
            }
            (area, blocks)
        })
}

/// What must hold of every plan of the usual weights, whose costs say whether a rule was broken for want of another way.
fn assert_sound(area: Area, blocks: &[Block], plan: &Plan) {
    assert_whole(&[area], blocks, plan);
    let forced = plan.cost >= cost::FORCED;
    let mut done: Vec<bool> = blocks.iter().map(|block| block.is_figure() || block.optional).collect();
    for page in &plan.pages {
        let last = &blocks[page.placed[page.placed.len() - 1].block];
        let is_last = plan.pages.last() == Some(page);
        assert!(forced || is_last || last.role != Role::Head, "a head is left behind");
        page.placed.iter().for_each(|placed| done[placed.block] = true);
        let text = page.placed.iter().rev().find(|placed| !blocks[placed.block].is_figure());
        let parted =
            text.is_some_and(|last| blocks[last.block].joined && last.to == blocks[last.block].lines);
        let next = done.iter().position(|done| !done);
        let goes_on = next.is_some_and(|next| !blocks[next].new_page);
        assert!(forced || !parted || !goes_on, "what belongs together is parted");
    }
    let keeps_order = |block: &usize| blocks[*block].is_figure() || blocks[*block].bars;
    let set = plan.pages.iter().flat_map(|page| page.placed.iter().map(|placed| placed.block));
    let ordered: Vec<usize> = set.filter(keeps_order).collect();
    assert!(forced || ordered.is_sorted(), "a figure has passed what bars its way");
}

/// What must hold of every plan, also on pages whose areas differ.
fn assert_whole(areas: &[Area], blocks: &[Block], plan: &Plan) {
    let area = areas.iter().max_by_key(|area| area.lines).expect("an area");
    let fitted: Vec<Block> = blocks.iter().map(|block| fitted(block, *area)).collect();
    let mut done = vec![0; blocks.len()];
    let (mut last_text, mut last_figure) = (0, 0);
    for (number, page) in plan.pages.iter().enumerate() {
        assert!(!page.placed.is_empty(), "a page is empty");
        let own = areas.get(number).or(areas.last()).expect("an area");
        assert!(page.filled + page.foot <= own.lines, "a page holds more than its area");
        let mut foot = 0;
        for (index, placed) in page.placed.iter().enumerate() {
            let block = &blocks[placed.block];
            assert_eq!(placed.from, done[placed.block], "lines are lost, or set twice");
            done[placed.block] = placed.to;
            let last = if block.is_figure() { &mut last_figure } else { &mut last_text };
            assert!(placed.block >= *last, "blocks changed places");
            *last = placed.block;
            // One of two figures side by side stands where the other one does.
            let beside = placed.spot == Spot::Beside;
            if beside {
                let first = page.placed[index - 1];
                assert_eq!(
                    (first.block + 1, first.spot),
                    (placed.block, Spot::Text),
                    "figures pair that are no neighbours"
                );
                assert_eq!(
                    (first.top, first.lines, foot),
                    (placed.top, placed.lines, placed.top + placed.lines)
                );
                assert_eq!(
                    blocks[first.block].paired,
                    Some(placed.lines),
                    "a pair has a height that it has not"
                );
                assert!(block.is_figure() && blocks[first.block].is_figure());
            } else if let Some(above) = index.checked_sub(1).map(|above| &blocks[page.placed[above].block]) {
                let least = if placed.from > 0 { 0 } else { block.least_before() };
                assert!(placed.top - foot >= above.after.max(least), "there is too little space");
            }
            assert!(beside || placed.top >= foot, "blocks overlap");
            foot = placed.top + placed.lines;
            let pairs = page.placed.get(index + 1).is_some_and(|next| next.spot == Spot::Beside);
            assert!(
                beside
                    || pairs
                    || placed.lines == fitted[placed.block].height(placed.from, placed.to)
                    || block.heights.contains(&placed.lines) && (placed.from, placed.to) == (0, block.lines),
                "a block has a height that it has not"
            );
            if block.breaks.iter().all(|line| *line <= area.lines)
                && placed.to < block.lines
                && block.lines <= area.lines
            {
                assert!(block.breaks.contains(&placed.to), "a block is broken where it may not be");
                let after: Vec<_> = page.placed[index + 1..].iter().map(|placed| placed.spot).collect();
                assert!(
                    after.iter().all(|spot| *spot == Spot::Foot),
                    "text goes on behind a block that is not done"
                );
            }
            if block.fills == Some(Side::Left) {
                let next: Vec<_> =
                    plan.pages.get(number + 1).into_iter().flat_map(|page| &page.placed).collect();
                assert!(
                    next.len() == 1 && next[0].block == placed.block + 1,
                    "its other half does not follow"
                );
            }
            assert!(block.fills.is_none() || page.placed.len() == 1, "something stands on a picture's page");
            if let Role::Figure { named, section, .. } = block.role {
                let begun = |other: usize| {
                    done[other] > 0
                        || blocks[other].optional
                        || page.placed.iter().any(|placed| placed.block == other)
                };
                assert!(begun(named) && begun(section), "a figure stands before its section");
            }
        }
        assert_eq!(foot, page.filled);
        let notes = page.placed.iter().map(|placed| fitted[placed.block].notes(placed.from, placed.to)).sum();
        assert_eq!(page.foot, super::foot(notes), "notes stand on another page than their marks");
    }
    for (index, (block, done)) in blocks.iter().zip(done).enumerate() {
        let left_out = plan.left_out.contains(&index);
        assert!(!left_out || (block.optional && done == 0), "what has to be set is left out");
        assert!(left_out || done == block.lines || block.lines > area.lines, "lines are lost");
        assert!(left_out || done > 0);
    }
}

/// The cost of the cheapest plan, by trying them all.
fn brute(chapter: &Chapter, state: State) -> u64 {
    if chapter.is_end(state) {
        return 0;
    }
    let all = |forced: bool| {
        let pages = chapter.ends(state).into_iter().flat_map(|end| chapter.compose(state, end, forced));
        pages.map(|page| page.cost + brute(chapter, page.next)).min()
    };
    all(false).or_else(|| all(true)).expect("a way on")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_is_sound_and_no_worse_than_filling_pages((area, blocks) in any_chapter(14, 6..24), side in any_side(), most in 0usize..200) {
        let best = plan(area, Weights::default(), side, &blocks);
        assert_sound(area, &blocks, &best);
        let filled = plan_within(&[area], Weights::default(), side, &blocks, 0);
        assert_sound(area, &blocks, &filled);
        prop_assert!(best.cost <= filled.cost);
        prop_assert!(plan_within(&[area], Weights::default(), side, &blocks, most).cost <= filled.cost);
    }
}

fn any_weights() -> impl Strategy<Value = Weights> {
    prop::array::uniform8(prop_oneof![0u64..10, 0u64..10_001]).prop_map(
        |[page, white, stretch, later, parted, lonely, facing, paired]| Weights {
            page,
            white,
            stretch,
            later,
            parted,
            lonely,
            facing,
            paired,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_is_sound_whatever_its_weights((area, blocks) in any_chapter(14, 6..24), side in any_side(), weights in any_weights()) {
        let best = plan(area, weights, side, &blocks);
        assert_whole(&[area], &blocks, &best);
        prop_assert!(best.cost <= plan_within(&[area], weights, side, &blocks, 0).cost);
    }

    #[test]
    fn a_plan_keeps_to_areas_that_differ(
        areas in prop::collection::vec((8u32..24).prop_map(|lines| Area { lines }), 1..6),
        lines in prop::collection::vec(1u32..30, 1..14),
    ) {
        let blocks: Vec<Block> = lines.into_iter().map(text).collect();
        assert_whole(&areas, &blocks, &plan_on(&areas, Weights::default(), &blocks));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_is_the_cheapest_of_all((area, blocks) in any_chapter(5, 6..10), side in any_side()) {
        let fitted: Vec<Block> = blocks.iter().map(|block| fitted(block, area)).collect();
        let chapter = Chapter::new(std::slice::from_ref(&area), Weights::default(), &fitted);
        prop_assert_eq!(plan(area, Weights::default(), side, &blocks).cost, brute(&chapter, Chapter::start(side)));
    }
}

#[test]
fn a_chapter_of_figures_only_is_set_in_their_order() {
    let area = Area { lines: 40 };
    let blocks: Vec<Block> = (0..12)
        .map(|index| Block {
            role: Role::Figure { named: index, line: 0, section: 0 },
            ..figure(11 + index as u32)
        })
        .collect();
    let plan = plan(area, Weights::default(), None, &blocks);
    let order: Vec<usize> =
        plan.pages.iter().flat_map(|page| page.placed.iter().map(|placed| placed.block)).collect();
    assert_eq!(order, (0..12).collect::<Vec<_>>());
}

#[test]
fn a_figure_that_does_not_fit_lets_the_text_after_it_come_forward() {
    let area = Area { lines: 40 };
    let mut shown = figure(30);
    shown.role = Role::Figure { named: 0, line: 25, section: 0 };
    let plan = plan(area, Weights::default(), None, &[text(30), shown, text(40), text(38)]);
    let first: Vec<_> = plan.pages[0].placed.iter().map(|placed| placed.block).collect();
    assert_eq!(first, [0, 2]);
    assert_eq!((plan.pages[1].placed[0].block, plan.pages[1].placed[0].spot), (1, Spot::Head));
}

/// The white at the feet of the pages of a plan, the last of which ends the chapter.
fn whites(area: Area, plan: &Plan) -> Vec<u32> {
    plan.pages.iter().rev().skip(1).rev().map(|page| area.lines - page.filled).collect()
}

#[test]
fn facing_pages_end_on_the_same_line() {
    let area = Area { lines: 20 };
    // What stands in one piece leaves two lines on one page, and a space could fill the other.
    let loose = Block { stretch_above: 3, ..solid(8, 1) };
    let blocks = [solid(9, 0), loose, solid(18, 0), solid(15, 0)];
    let on = |side| whites(area, &plan(area, Weights::default(), side, &blocks));
    assert_eq!(on(None), [0, 2]);
    assert_eq!(on(Some(Side::Left)), [2, 2]);
    assert_eq!(on(Some(Side::Right)), [0, 2]);
    let turned: Vec<Block> =
        [solid(18, 0), solid(9, 0), Block { before: 1, ..blocks[1].clone() }, solid(15, 0)].into();
    assert_eq!(whites(area, &plan(area, Weights::default(), Some(Side::Left), &turned)), [2, 2]);
}

#[test]
fn a_page_of_text_ends_a_line_early_with_the_page_it_faces() {
    let area = Area { lines: 20 };
    let blocks = [text(30), solid(8, 0), solid(20, 0)];
    let on = |side| whites(area, &plan(area, Weights::default(), side, &blocks));
    assert_eq!(on(None), [0, 2]);
    assert_eq!(on(Some(Side::Left)), [1, 1]);
}

#[test]
fn a_chart_is_as_tall_as_fills_its_page() {
    let area = Area { lines: 20 };
    let chapter = |text_lines| {
        let mut chart = chart(10);
        chart.role = Role::Figure { named: 0, line: 0, section: 0 };
        (chart.stretch_above, chart.stretch_below) = (0, 0);
        let plan = plan(area, Weights::default(), None, &[text(text_lines), chart, solid(18, 0)]);
        (plan.pages[0].placed[1].lines, whites(area, &plan))
    };
    assert_eq!(chapter(7), (12, vec![0]));
    assert_eq!(chapter(9), (10, vec![0]));
    assert_eq!(chapter(10), (9, vec![0]));
}

#[test]
fn a_filler_stands_where_it_fills_a_page_and_nowhere_else() {
    let area = Area { lines: 20 };
    let filled = plan(area, Weights::default(), None, &[text(13), filler(5), solid(18, 0)]);
    assert_eq!((filled.left_out, filled.pages[0].filled), (Vec::<usize>::new(), 20));
    let full = plan(area, Weights::default(), None, &[text(19), filler(5), solid(18, 0)]);
    assert_eq!((full.left_out, full.pages.len()), (vec![1], 2));
}

#[test]
fn what_closes_a_chapter_stands_at_the_foot() {
    let area = Area { lines: 40 };
    let plan =
        plan(area, Weights::default(), None, &[text(30), Block { role: Role::Closing, ..solid(4, 1) }]);
    assert_eq!(plan.pages[0].placed[1].top, 36);
}

#[test]
fn what_closes_a_chapter_follows_text_that_ends_far_above_the_foot() {
    let area = Area { lines: 40 };
    let closing = Block { role: Role::Closing, ..solid(4, 1) };
    let top = |lines| {
        let plan = plan(area, Weights::default(), None, &[text(lines), closing.clone()]);
        plan.pages[0].placed[1].top
    };
    // A line between them, one more that may be, and five lines of white, an eighth of the page.
    assert_eq!((top(29), top(28)), (36, 30));
}

#[test]
fn what_closes_a_chapter_does_not_stand_alone_on_a_page() {
    let area = Area { lines: 40 };
    let closing = Block { role: Role::Closing, ..solid(10, 1) };
    let plan = plan(area, Weights::default(), None, &[text(20), text(20), closing]);
    assert!(plan.pages[1].placed[0].to - plan.pages[1].placed[0].from >= cost::BARE.0, "{plan:#?}");
}

#[test]
fn a_paragraph_over_many_pages_ends() {
    let area = Area { lines: 43 };
    let plan = plan(area, Weights::default(), None, &[head(), text(300), figure(20)]);
    assert_eq!(plan.pages.len(), 8);
}

#[test]
fn a_table_of_two_hundred_rows_and_a_figure_behind_it_are_set() {
    let area = Area { lines: 43 };
    let rows = Block { breaks: (2..200).collect(), repeats: 2, runs_on: true, ..solid(200, 1) };
    let shown = Block { role: Role::Figure { named: 1, line: 0, section: 0 }, ..figure(20) };
    let blocks = [head(), rows, shown, text(60)];
    let plan = plan(area, Weights::default(), None, &blocks);
    assert_sound(area, &blocks, &plan);
    assert_eq!(plan.pages.len(), 7);
}

#[test]
fn heavier_white_fills_pages_that_lighter_white_leaves() {
    let area = Area { lines: 20 };
    let blocks = [text(4), figure(12), text(3), solid(6, 1), text(30)];
    let white = |weight| {
        let plan = plan(area, Weights { white: weight, ..Weights::default() }, None, &blocks);
        plan.pages.iter().rev().skip(1).map(|page| area.lines - page.filled).sum::<u32>()
    };
    assert!(white(1_000) <= white(0));
}

#[test]
fn the_notes_of_a_page_leave_less_room_for_its_text() {
    let area = Area { lines: 40 };
    let blocks = [noted(30, vec![(20, 250), (28, 150)]), text(30)];
    let plan = plan(area, Weights::default(), None, &blocks);
    assert_eq!((plan.pages[0].filled, plan.pages[0].foot), (35, 5));
    assert_eq!((plan.pages[1].filled, plan.pages[1].foot), (25, 0));
}

#[test]
fn a_note_that_is_taller_than_a_page_leaves_its_line_where_it_is() {
    let area = Area { lines: 20 };
    let blocks = [noted(10, vec![(4, 5_000)]), text(10)];
    let plan = plan(area, Weights::default(), None, &blocks);
    assert_whole(&[area], &blocks, &plan);
}

#[test]
fn no_figure_passes_what_bars_its_way() {
    let area = Area { lines: 20 };
    let shown = Block { role: Role::Figure { named: 0, line: 0, section: 0 }, ..figure(15) };
    let blocks = [solid(8, 0), shown, Block { bars: true, ..head() }, text(6)];
    let order = |blocks: &[Block]| -> Vec<usize> {
        let plan = plan(area, Weights::default(), None, blocks);
        plan.pages.iter().flat_map(|page| page.placed.iter().map(|placed| placed.block)).collect()
    };
    assert_eq!(order(&blocks), [0, 1, 2, 3]);
    let free = [blocks[0].clone(), blocks[1].clone(), head(), blocks[3].clone()];
    assert_eq!(order(&free), [0, 2, 3, 1]);
    // A figure that breaks over pages is not interrupted by the next one.
    let rows = Block { bars: true, ..table(vec![3; 8]) };
    let next = Block { role: Role::Figure { named: 0, line: 0, section: 0 }, ..figure(6) };
    assert_eq!(order(&[solid(4, 0), rows, next, text(6)]), [0, 1, 1, 2, 3]);
}

#[test]
fn figures_that_no_text_names_wait_with_the_one_before_them() {
    let area = Area { lines: 30 };
    let unnamed = |index: usize, lines| Block {
        role: Role::Figure { named: index, line: 0, section: 2 },
        ..figure(lines)
    };
    // The section begins on the first page, though none of its figures has room there.
    let blocks = [
        solid(14, 1),
        Block { lines: 6, before: 2, ..head() },
        text(2),
        unnamed(3, 20),
        unnamed(4, 15),
        unnamed(5, 12),
    ];
    let pages: Vec<Vec<usize>> = plan(area, Weights::default(), None, &blocks)
        .pages
        .iter()
        .map(|page| page.placed.iter().map(|placed| placed.block).collect())
        .collect();
    assert_eq!(pages, [vec![0, 1, 2], vec![3], vec![4, 5]]);
}

#[test]
fn two_small_figures_stand_side_by_side_where_that_saves_a_page() {
    let area = Area { lines: 20 };
    let spots = |blocks: &[Block], weights| -> Vec<Vec<(usize, Spot)>> {
        let pages = plan(area, weights, None, blocks).pages;
        pages
            .iter()
            .map(|page| page.placed.iter().map(|placed| (placed.block, placed.spot)).collect())
            .collect()
    };
    let one = [(0, Spot::Text), (1, Spot::Text), (2, Spot::Beside), (3, Spot::Text)];
    let blocks = [text(5), small(10, 9), figure(9), text(4)];
    assert_eq!(spots(&blocks, Weights::default()), [one.to_vec()]);
    // Where both have room below one another, they stand so.
    let short = [text(3), small(6, 6), figure(6), text(2)];
    assert!(spots(&short, Weights::default()).concat().iter().all(|(_, spot)| *spot == Spot::Text));
    // A book may have it otherwise.
    let never = Weights { paired: 10_000, ..Weights::default() };
    assert!(spots(&blocks, never).concat().iter().all(|(_, spot)| *spot != Spot::Beside));
}

#[test]
fn a_picture_over_two_pages_waits_for_a_left_one_while_text_runs_on() {
    let area = Area { lines: 20 };
    let [left, right] = spread(area.lines, 1, 0);
    let blocks = [text(12), left, right, text(8), text(20), text(18)];
    let pages = |side| -> Vec<Vec<usize>> {
        let pages = plan(area, Weights::default(), side, &blocks).pages;
        pages.iter().map(|page| page.placed.iter().map(|placed| placed.block).collect()).collect()
    };
    assert_eq!(pages(Some(Side::Right)), [vec![0, 3], vec![1], vec![2], vec![4], vec![5]]);
    assert_eq!(pages(Some(Side::Left)), [vec![0, 3], vec![4], vec![1], vec![2], vec![5]]);
}

#[test]
fn a_line_above_a_section_is_given_up_for_a_page_that_is_short_of_it() {
    let area = Area { lines: 20 };
    let section = Block { before: 2, shrink_above: 1, ..head() };
    let tops = |lines| {
        let plan = plan(area, Weights::default(), None, &[solid(lines, 0), section.clone(), solid(4, 0)]);
        plan.pages.iter().map(|page| page.placed.last().map(|placed| placed.top)).collect::<Vec<_>>()
    };
    assert_eq!(tops(13), [Some(16)]);
    assert_eq!(tops(14), [Some(16)]);
    assert_eq!(tops(15).len(), 2);
}

#[test]
fn a_page_ends_early_rather_than_that_the_last_one_is_lonely() {
    let area = Area { lines: 20 };
    let filled = |lines| -> Vec<u32> {
        plan(area, Weights::default(), None, &[text(lines)]).pages.iter().map(|page| page.filled).collect()
    };
    assert_eq!(filled(22), [16, 6]);
    // Ten lines of white and a page that is short are less than three lines alone.
    let whole = plan(area, Weights::default(), None, &[solid(10, 0), solid(10, 0), solid(3, 0)]);
    assert_eq!(whole.pages.iter().map(|page| page.placed.len()).collect::<Vec<_>>(), [1, 2]);
}
