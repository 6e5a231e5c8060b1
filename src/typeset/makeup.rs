//! Make-up around the pure decision: rows of a flow as blocks, and a plan as the Typst source that the layout `flow` follows.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::beside::{Group, groups, head_beside, keep_beside, stand_beside};
use super::columns::Columns;
use super::measure::{Grid, Measured, Row};
use super::places::Steps;
use crate::model::MakeUp;
use crate::pagination::{self, Area, Block, Placed, Plan, Role, Side, Spot, Weights};
use crate::template::Flow;
use crate::template::escape::literal;

/// How far, in points, a block may stand from its place.
const HAIR: f64 = 0.6;

/// The make-up of a flow.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct MadeUp {
    /// The rows that stand on pages, one for each block.
    pub rows: Vec<Row>,
    pub blocks: Vec<Block>,
    pub grid: Grid,
    /// The pages, or columns.
    pub plan: Plan,
    pub columns: Option<Columns>,
}

/// What the layout does for a block, or for the white at a page's foot.
pub(super) struct Step {
    pub row: Option<usize>,
    /// Where the plan has it: how many pages on, how many lines down.
    pub at: (usize, u32),
    page: bool,
    column: bool,
    /// Whether it goes on overleaf.
    splits: bool,
    spot: &'static str,
    above: u32,
    lines: u32,
    /// Which of its other heights it has.
    other: Option<usize>,
    /// Whether the next step stands beside it.
    paired: bool,
    clear: u32,
    /// The lines below a figure at a foot, which notes take.
    below: u32,
    /// What brings a table back to the grid, in points.
    pad: f64,
}

/// The kind of a row that fills its page, as a half of a picture over two pages does: the layout begins on a left page.
pub(super) const FILLS: &str = "page";

/// The kind of a row that is a sub-heading as the side column has it; the row before it is the same above its text.
const SIDE_HEAD: &str = "side-head";

/// The kind of a row that is a figure and the next one side by side.
const PAIR: &str = "pair";

/// What must be spared, as make-up counts costs, for a block to stand in its turn instead of beside its text.
const INLINE: u64 = 80;

/// Makes up the pages of a measured flow. What may stand in the side column does, unless pages are better filled with it in its
/// turn.
pub(super) fn make_up(measured: Measured, own: MakeUp) -> MadeUp {
    let weights = weights(own);
    let mut beside = groups(&measured);
    let mut best = made_up(&measured, &beside, weights);
    for index in (0..beside.len()).rev() {
        let group = beside.remove(index);
        let other = made_up(&measured, &beside, weights);
        if other.plan.cost + INLINE < best.plan.cost {
            best = other;
        } else {
            beside.insert(index, group);
        }
    }
    best
}

/// Makes up a flow of whose items these may stand in the side column.
fn made_up(measured: &Measured, beside: &[Group], weights: Weights) -> MadeUp {
    let grid = measured.grid;
    let area = Area { lines: grid.lines.max(1) };
    let (rows, begins) = chosen(measured, beside);
    let mut blocks = blocks(&rows, &begins, grid);
    keep_beside(&rows, &mut blocks);
    let (plan, columns) = match rows.iter().position(|row| row.column) {
        Some(first) => {
            let (plan, columns) = Columns::plan(area, weights, &blocks[..first], &blocks[first..]);
            (plan, Some(columns))
        }
        None => (plan(area, weights, None, &blocks), None),
    };
    MadeUp { rows, blocks, grid, plan, columns }
}

/// The plan of blocks. It is kept as what Typst makes is: most edits leave every block as tall as it was.
#[comemo::memoize]
pub(super) fn plan(area: Area, weights: Weights, side: Option<Side>, blocks: &[Block]) -> Plan {
    pagination::plan(area, weights, side, blocks)
}

/// The usual weights with those that a book has otherwise.
pub(super) fn weights(own: MakeUp) -> Weights {
    let MakeUp { page, white, stretch, later, parted, lonely, facing, paired } = own;
    let usual = Weights::default();
    let or = |own: Option<u32>, usual: u64| own.map_or(usual, u64::from);
    Weights {
        page: or(page, usual.page),
        white: or(white, usual.white),
        stretch: or(stretch, usual.stretch),
        later: or(later, usual.later),
        parted: or(parted, usual.parted),
        lonely: or(lonely, usual.lonely),
        facing: or(facing, usual.facing),
        paired: or(paired, usual.paired),
    }
}

/// The rows that are set, and whether each begins a page.
/// `beside` are the items that may stand in the side column.
fn chosen(measured: &Measured, beside: &[Group]) -> (Vec<Row>, Vec<bool>) {
    let grid = measured.grid;
    let (mut rows, mut begins) = (Vec::new(), Vec::new());
    let mut new_page = false;
    // The sub-heading whose text is being read: where that begins, and how many lines it takes in the side column.
    let mut heading = None;
    for row in measured.rows.iter().cloned() {
        let (item, _) = row.place;
        if row.kind != "text"
            && let Some((at, lines)) = heading.take()
        {
            head_beside(&mut rows, &mut begins, at, lines, grid);
        }
        if row.kind == SIDE_HEAD {
            heading = Some((rows.len(), row.lines(grid)));
            continue;
        }
        if row.kind == "break" {
            new_page = true;
            continue;
        }
        if row.kind == "side" {
            if let Some(group) = beside.iter().find(|group| group.items.contains(&item)) {
                stand_beside(&mut rows, &mut begins, item, group.lines, grid);
            }
            continue;
        }
        if row.kind == PAIR {
            if let Some(first) = rows.last_mut().filter(|first: &&mut Row| first.place == (item, 0)) {
                first.paired = Some(row.height);
            }
            continue;
        }
        // A figure is brought along by its text.
        let begin = new_page && row.role != "figure" && row.kind != FILLS;
        new_page &= !begin;
        begins.push(begin);
        rows.push(row);
    }
    if let Some((at, lines)) = heading {
        head_beside(&mut rows, &mut begins, at, lines, grid);
    }
    (rows, begins)
}

/// The lines that a row takes side by side with the next one.
fn paired(rows: &[Row], begins: &[bool], index: usize, grid: Grid) -> Option<u32> {
    let (row, next) = (rows.get(index)?, rows.get(index + 1)?);
    let follows = next.place == (row.place.0 + 1, 0) && row.place.1 == 0;
    let both = [row, next].iter().all(|row| row.role == "figure" && !row.column);
    let height = row.paired.filter(|_| follows && both && !begins.get(index + 1).copied().unwrap_or(true))?;
    Some(grid.lines_of(height))
}

fn blocks(rows: &[Row], begins: &[bool], grid: Grid) -> Vec<Block> {
    let (mut section, all) = (0, begins);
    let blocks = rows.iter().zip(begins).enumerate().map(|(index, (row, begins))| {
        if row.section || *begins {
            section = index;
        }
        let lines = if row.kind == FILLS { grid.lines } else { row.fitting(grid) };
        let (breaks, repeats) = match row.kind.as_str() {
            "text" => (text_breaks(row, lines, grid), 0),
            "table" => table_breaks(row, lines, grid),
            _ => (Vec::new(), 0),
        };
        // What is taller than a page has to go on overleaf, wherever Typst breaks it.
        let over = breaks.is_empty() && lines > grid.lines;
        let breaks = if over {
            (1..).map(|page| page * grid.lines.max(1)).take_while(|line| *line < lines).collect()
        } else {
            breaks
        };
        let role = match row.role.as_str() {
            _ if over => Role::Free,
            _ if row.kind == FILLS => Role::Figure { named: index, line: 0, section },
            "head" => Role::Head,
            "beside" => Role::Beside,
            "tail" => Role::Tail,
            "closing" => Role::Closing,
            "figure" => {
                let line = |row: &Row, target: &String| {
                    let (_, height) = row.names.iter().find(|(name, _)| name == target)?;
                    Some((height / grid.unit).max(0.0) as u32)
                };
                // Another section that names it points ahead. Two side by side wait until both are named.
                let naming = |target| {
                    rows.iter().enumerate().skip(section).find_map(|(at, row)| Some((at, line(row, target)?)))
                };
                let (named, line) = row.targets.iter().filter_map(naming).max().unwrap_or((index, 0));
                Role::Figure { named, line, section }
            }
            _ => Role::Free,
        };
        Block {
            lines,
            heights: row.heights(grid),
            paired: paired(rows, all, index, grid),
            optional: row.optional.is_some(),
            breaks,
            repeats,
            runs_on: over || row.kind == "table",
            before: row.before,
            after: row.after,
            // What begins a section keeps a line to what stands above it.
            shrink_above: if row.section { row.before.saturating_sub(1) } else { 0 },
            stretch_above: row.above,
            stretch_below: row.below,
            new_page: *begins,
            at_head: row.at_head && matches!(role, Role::Figure { .. }),
            fills: (row.kind == FILLS).then_some(if row.place.1 == 0 { Side::Left } else { Side::Right }),
            bars: row.bars,
            joined: false,
            notes: row.noted(grid),
            role,
        }
    });
    let mut blocks: Vec<Block> = blocks.collect();
    part_tails(&mut blocks, grid);
    blocks
}

/// What no page has room for together parts, if its end cannot stay.
fn part_tails(blocks: &mut [Block], grid: Grid) {
    for at in 1..blocks.len() {
        let (above, tail) = (&blocks[at - 1], &blocks[at]);
        let last = above.lines - above.breaks.last().copied().unwrap_or(0);
        let together = last.min(above.least()) + above.after.max(tail.before) + tail.lines;
        if tail.role == Role::Tail && together > grid.lines {
            blocks[at].role = Role::Beside;
        }
    }
}

/// Where a page may end within text: two lines at least stay together on either side of a break within a paragraph.
fn text_breaks(row: &Row, lines: u32, grid: Grid) -> Vec<u32> {
    let start = |height: &f64| (height / grid.unit).round().max(0.0) as u32;
    let mut starts: Vec<u32> =
        row.starts.iter().map(start).filter(|start| *start < lines).chain([0]).collect();
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([lines]);
    let pieces = starts.iter().copied().zip(ends);
    pieces
        .flat_map(|(from, to)| [from].into_iter().chain(from + 2..(to + 1).saturating_sub(2)))
        .filter(|line| *line > 0)
        .collect()
}

/// Where a page may end within a table, between its rows, and the lines that its header takes on every page.
fn table_breaks(row: &Row, lines: u32, grid: Grid) -> (Vec<u32>, u32) {
    let mut rules: Vec<f64> =
        row.starts.iter().copied().filter(|y| *y > 1.0 && *y < row.height - 1.0).collect();
    rules.sort_unstable_by(f64::total_cmp);
    let Some(header) = rules.first().copied() else { return (Vec::new(), 0) };
    let mut breaks: Vec<u32> = rules
        .iter()
        .filter(|y| **y > header + 1.0)
        .map(|y| grid.lines_of(*y))
        .filter(|line| *line < lines)
        .collect();
    breaks.dedup();
    // Rows do not stand on the grid: a line more is room enough wherever the table breaks.
    (breaks, grid.lines_of(header) + 1)
}

impl MadeUp {
    /// The plan of a flow as a Typst source, which defines `plan`. `entry` names it in what pages tell.
    pub(super) fn source(&self, flow: &Flow, entry: usize) -> String {
        let mut out = format!("#let plan = (flow: {}, entry: {entry}, steps: (\n", literal(&flow.source));
        let steps = self.steps();
        for step in &steps {
            let row = step.row.and_then(|row| self.rows.get(row));
            let place = row.map_or((0, 0), |row| row.place);
            let shrinks =
                row.is_some_and(|row| row.shrinks && self.grid.lines_of(row.height) > self.grid.lines);
            let _ = writeln!(
                out,
                "  (place: ({}, {}), page: {}, column: {}, spot: \"{}\", above: {}, lines: {}, other: {}, paired: {}, clear: {}, below: {}, pad: {:.3}pt, shrinks: {}, head: {}, sides: ({})),",
                place.0,
                place.1,
                step.page,
                step.column,
                step.spot,
                step.above,
                step.lines,
                step.other.map_or("none".to_owned(), |other| other.to_string()),
                step.paired,
                step.clear,
                step.below,
                step.pad,
                shrinks,
                row.and_then(|row| row.head).map_or("none".to_owned(), |head| head.to_string()),
                row.into_iter().flat_map(|row| &row.sides).map(|item| format!("{item},")).collect::<String>()
            );
        }
        let feet = self.feet();
        out.push_str(if feet.is_empty() { "), notes: (:\n" } else { "), notes: (\n" });
        for (index, note) in feet.iter().enumerate() {
            let rise = note.rise.map_or("none".to_owned(), |rise| format!("{rise:.3}"));
            let (index, id) = (steps.len() + index, literal(note.id));
            let _ = writeln!(out, "  {id}: (index: {index}, above: {:.2}, rise: {rise}),", note.above);
        }
        let columns = self.columns.map_or("none".to_owned(), |columns| {
            let (page, above) = columns.start();
            format!("(page: {page}, above: {above})")
        });
        let _ = writeln!(out, "), columns: {columns})");
        out
    }

    /// Where a document whose steps stand at these places contradicts the plan, in words for those who mend layouts.
    pub(super) fn contradictions(&self, places: &Steps) -> Vec<String> {
        let Some((mut first, top)) = places.get(&0).copied() else { return Vec::new() };
        let (steps, mut exact) = (self.steps(), true);
        let mut found = Vec::new();
        // Where tables break by themselves, what follows is known again from the next page that the plan begins.
        let mut loose = false;
        for (index, step) in steps.iter().enumerate() {
            let Some((row, block)) = step.row.and_then(|row| self.rows.get(row).zip(self.blocks.get(row)))
            else {
                continue;
            };
            let (pages, lines) = step.at;
            let Some((page, y)) = places.get(&index).copied() else {
                found.push(format!("{:?} is not set", row.place));
                continue;
            };
            // What begins on a left page may leave one before it.
            if (loose && step.page) || row.kind == FILLS {
                (first, loose) = (page.saturating_sub(pages), false);
            }
            let off = y - top - f64::from(lines) * self.grid.unit;
            if !loose && (page != first + pages || off.abs() > HAIR) {
                let meant = first + pages;
                found.push(format!(
                    "{:?} stands on page {page}, not {meant}; {off:.2} pt below line {lines}",
                    row.place
                ));
            }
            loose |= block.runs_on && step.splits;
            exact &= !loose;
        }
        for (index, foot) in self.feet().iter().enumerate() {
            let page = places.get(&(steps.len() + index)).map(|(page, _)| *page);
            if exact && page != Some(first + foot.page) {
                found.push(format!("{} stands on page {page:?}, not {}", foot.id, first + foot.page));
            }
        }
        found
    }

    /// Whether text ends with a page of the plan: at the end, and before a page break that the editor wants.
    pub(super) fn ends_at(&self, index: usize) -> bool {
        let next = self.plan.pages.get(index + 1).and_then(|next| next.placed.first());
        let breaks =
            |next: &Placed| next.from == 0 && self.blocks.get(next.block).is_some_and(|block| block.new_page);
        next.is_none_or(breaks)
    }

    /// Whether each page of its plan is a page.
    pub(super) fn is_paged(&self) -> bool {
        self.columns.is_none()
    }

    /// Whether it waits for a left page anywhere.
    pub(super) fn waits(&self) -> bool {
        self.rows.iter().any(|row| row.kind == FILLS)
    }

    /// The page that a page of the plan stands on, from 0, and how many lines of it are above.
    pub(super) fn place(&self, index: usize) -> (usize, u32) {
        self.columns.map_or((index, 0), |columns| columns.place(index))
    }

    pub(super) fn steps(&self) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        let pages = &self.plan.pages;
        for (number, page) in pages.iter().enumerate() {
            let first = steps.len();
            let next: &[Placed] = pages.get(number + 1).map_or(&[], |page| &page.placed);
            let mut feet = self.floats(number, &page.placed, Spot::Foot);
            let last = page.placed.iter().rev().find(|placed| placed.spot == Spot::Text);
            let goes_on = |placed: &Placed| next.iter().any(|each| each.block == placed.block);
            let mut foot = 0;
            for placed in &page.placed {
                if placed.spot == Spot::Beside {
                    if let Some(first) = steps.last_mut() {
                        first.paired = true;
                        first.lines = placed.lines;
                        first.other = None;
                    }
                    steps.push(self.step(number, placed, "beside", 0));
                    continue;
                }
                let above = placed.top - foot;
                foot = placed.top + placed.lines;
                if placed.spot != Spot::Text {
                    continue;
                }
                let splits = last == Some(placed) && goes_on(placed);
                let mut own = Vec::new();
                if placed.from == 0 {
                    own.push(self.step(number, placed, "text", above));
                }
                if splits {
                    let mut ahead = Vec::new();
                    let (on, above) = self.place(number);
                    let white = self.grid.lines.saturating_sub(above + page.filled);
                    let runs_on = self.blocks.get(placed.block).is_some_and(|block| block.runs_on);
                    // A table fills the page but for the notes.
                    let white = if runs_on { page.foot } else { white };
                    if !feet.is_empty() {
                        ahead.append(&mut feet);
                    } else if white > 0 && placed.from == 0 {
                        ahead.push(Step {
                            row: None,
                            at: (on, self.grid.lines.saturating_sub(white)),
                            page: false,
                            column: self.is_column(number),
                            splits: false,
                            spot: "white",
                            above: 0,
                            lines: white,
                            other: None,
                            paired: false,
                            clear: 0,
                            below: 0,
                            pad: 0.0,
                        });
                    }
                    ahead.extend(self.floats(number + 1, next, Spot::Head));
                    // A block that came from the page before was announced there.
                    let at = if placed.from == 0 { steps.len() } else { steps.len().saturating_sub(1) };
                    ahead.extend(own);
                    steps.splice(at..at, ahead);
                } else {
                    steps.extend(own);
                }
            }
            let carried = page.placed.iter().any(|placed| placed.from > 0);
            if number > 0
                && !carried
                && !self.columns.is_some_and(|columns| columns.begin(number))
                && let Some(step) = steps.get_mut(first)
            {
                step.page = true;
            }
        }
        steps
    }

    /// The figures at the head or foot of a page.
    fn floats(&self, page: usize, placed: &[Placed], spot: Spot) -> Vec<Step> {
        let mut steps = Vec::new();
        for (index, each) in placed.iter().enumerate().filter(|(_, each)| each.spot == spot) {
            let end = |placed: &Placed| placed.top + placed.lines;
            let (name, clear) = match spot {
                Spot::Head => ("head", placed.get(index + 1).map_or(1, |next| next.top - end(each))),
                _ => ("foot", index.checked_sub(1).map_or(0, |above| each.top - end(&placed[above]))),
            };
            steps.push(Step { clear, ..self.step(page, each, name, 0) });
        }
        if let (Spot::Foot, Some(lowest)) = (spot, steps.last_mut()) {
            lowest.below = self.plan.pages.get(page).map_or(0, |page| page.foot);
        }
        steps
    }

    fn step(&self, page: usize, placed: &Placed, spot: &'static str, above: u32) -> Step {
        let row = self.rows.get(placed.block);
        let usual = row.map_or(1, |row| row.lines(self.grid));
        let heights = row.map(|row| row.heights(self.grid)).filter(|_| placed.lines != usual);
        let other = heights.and_then(|heights| heights.into_iter().position(|own| own == placed.lines));
        // What is taller than a page says so.
        let lines = if other.is_some() { placed.lines } else { usual };
        let table = row.filter(|row| row.kind == "table" && placed.from == 0 && self.ends(placed));
        let pad = table.map(|row| f64::from(lines) * self.grid.unit - self.grid.gap - row.height);
        let (on, top) = self.place(page);
        Step {
            row: Some(placed.block),
            at: (on, top + placed.top),
            page: false,
            column: self.is_column(page),
            splits: !self.ends(placed),
            spot,
            above,
            lines,
            other,
            paired: false,
            clear: 0,
            below: 0,
            pad: pad.unwrap_or(0.0),
        }
    }

    fn is_column(&self, page: usize) -> bool {
        self.columns.is_some_and(|columns| columns.hold(page))
    }

    /// Whether a block ends here.
    pub(super) fn ends(&self, placed: &Placed) -> bool {
        self.blocks.get(placed.block).is_some_and(|block| block.lines == placed.to)
    }
}
