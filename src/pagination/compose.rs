//! One page: what stands on it from a place in the text to another, and what that costs.

use super::state::{Leaf, State};
use super::{Area, Block, Page, Placed, Role, Side, Spot, Weights, choice, cost, foot};

/// How many figures may wait, or share a page.
const FIGURES: usize = 5;

/// A figure of a chapter.
struct Figure {
    block: usize,
    /// How many blocks of the stream come before it.
    at: usize,
    /// The block of the stream that names it, and the line which does.
    named: (usize, u32),
    /// The block of the stream that begins its section.
    section: usize,
    /// Whether it is named by no text and follows another figure: it stands behind that one, wherever that is.
    follows: bool,
}

/// A chapter made ready for the search: the stream of its text, and its figures.
pub(super) struct Chapter<'a> {
    /// The areas of the first pages; the last one is that of all further ones. One at least.
    areas: &'a [Area],
    weights: Weights,
    blocks: &'a [Block],
    stream: Vec<usize>,
    figures: Vec<Figure>,
    /// Where in the stream blocks stand that figures do not pass.
    bars: Vec<usize>,
    /// The lines that each block of the stream and all behind it take at least.
    rest: Vec<u32>,
}

/// A block on a page that is being composed, with the space above it.
#[derive(Clone, Copy)]
struct Item {
    placed: Placed,
    gap: u32,
    stretch: u32,
    shrink: u32,
}

/// A page whose blocks may have several heights: what does not depend on these.
struct Sketch {
    start: State,
    end: State,
    items: Vec<Item>,
    /// What it costs at least.
    charge: u64,
    forced: bool,
    /// The lines that its notes leave it.
    area: u32,
    /// The heights of its notes, in hundredths of a line.
    notes: u32,
    /// The lines between its blocks, how many more and how many less there may be.
    gaps: u32,
    room: u32,
    spare: u32,
    /// Whether the chapter ends here, or a page has to, and whether it holds what closes the chapter.
    ends: bool,
    closes: bool,
}

impl Sketch {
    /// The lines that its blocks have at most.
    fn most(&self) -> u32 {
        (self.area + self.spare).saturating_sub(self.gaps)
    }
}

/// What a page holds, and what it costs.
pub(super) struct Composed {
    items: Vec<Item>,
    /// The lines that spaces grow by, or shrink by.
    grown: u32,
    shrunk: u32,
    /// The lines that nothing takes.
    white: u32,
    /// The lines that notes take at the foot.
    foot: u32,
    /// Whether they stand above what closes the chapter, instead of at the foot.
    sinks: bool,
    /// Where the next page begins.
    pub next: State,
    /// What the page costs.
    pub cost: u64,
}

/// The lines that a block takes at least: none, where it may be left out or stand beside the one before it.
fn least(blocks: &[Block], block: usize) -> u32 {
    let beside = block.checked_sub(1).is_some_and(|above| blocks[above].paired.is_some());
    let block = &blocks[block];
    if block.optional || (beside && block.is_figure()) {
        0
    } else {
        block.paired.into_iter().chain([block.least()]).min().unwrap_or(0)
    }
}

impl<'a> Chapter<'a> {
    pub(super) fn new(areas: &'a [Area], weights: Weights, blocks: &'a [Block]) -> Chapter<'a> {
        let stream: Vec<usize> = (0..blocks.len()).filter(|index| !blocks[*index].is_figure()).collect();
        let before = |block: usize| stream.partition_point(|each| *each < block);
        let figures = blocks.iter().enumerate().filter_map(|(block, row)| {
            let Role::Figure { named, line, section } = row.role else { return None };
            // What is named by no text is named where it stands.
            let unnamed = blocks[named].is_figure();
            let named = if unnamed { (before(block).saturating_sub(1), 0) } else { (before(named), line) };
            let follows = unnamed && block.checked_sub(1).is_some_and(|above| blocks[above].is_figure());
            Some(Figure { block, at: before(block), named, section: before(section), follows })
        });
        let figures = figures.collect();
        let bars = (0..stream.len()).filter(|at| blocks[stream[*at]].bars).collect();
        let mut rest: Vec<u32> = stream.iter().map(|block| least(blocks, *block)).collect();
        for at in (1..rest.len()).rev() {
            rest[at - 1] += rest[at];
        }
        Chapter { areas, weights, figures, blocks, stream, bars, rest }
    }

    /// Where a chapter begins whose first page lies on this side.
    pub(super) fn start(side: Option<Side>) -> State {
        let leaf = side.map(|side| match side {
            Side::Left => Leaf::Left,
            Side::Right => Leaf::Right(None),
        });
        State { at: 0, line: 0, figures: 0, area: 0, leaf }
    }

    pub(super) fn is_end(&self, state: State) -> bool {
        state.at == self.stream.len() && state.figures == self.figures.len()
    }

    /// How much more at most it costs to go on from the other one of two states, which differ in the page that faces theirs.
    /// `None` if they differ in more.
    pub(super) fn regret(&self, state: State, other: State) -> Option<u64> {
        match (state.leaf, other.leaf) {
            (Some(Leaf::Right(Some(own))), Some(Leaf::Right(Some(known))))
                if own != known && State { leaf: state.leaf, ..other } == state =>
            {
                Some(u64::from(own.abs_diff(known)) * self.weights.facing + cost::IDLE)
            }
            _ => None,
        }
    }

    /// What it costs at least to come from here to the end: pages for what is still to be set.
    pub(super) fn still(&self, state: State) -> u64 {
        let text = self.rest.get(state.at).copied().unwrap_or_default().saturating_sub(state.line);
        let figures = self.figures.get(state.figures..).unwrap_or_default().iter();
        let lines = text + figures.map(|figure| least(self.blocks, figure.block)).sum::<u32>();
        let most = self.areas.iter().map(|area| area.lines).max().unwrap_or(1).max(1);
        u64::from(lines.div_ceil(most)) * self.weights.page
    }

    /// The lines of the page that begins in a state.
    fn lines(&self, start: State) -> u32 {
        self.areas.get(start.area).map_or(1, |area| area.lines)
    }

    fn block(&self, at: usize) -> Option<&'a Block> {
        self.stream.get(at).map(|index| &self.blocks[*index])
    }

    /// The states in which a page that begins in `start` may leave the chapter; the fullest come last.
    pub(super) fn ends(&self, start: State) -> Vec<State> {
        let most = (start.figures + FIGURES).min(self.figures.len());
        let (lines, area) = (self.lines(start), (start.area + 1).min(self.areas.len() - 1));
        let mut ends = Vec::new();
        let mut push = |at, line| {
            let ahead = |figures| (at, line, figures) > (start.at, start.line, start.figures);
            ends.extend((start.figures..=most).filter(|figures| ahead(*figures)).map(|figures| State {
                at,
                line,
                figures,
                area,
                leaf: None,
            }));
        };
        push(start.at, start.line);
        let mut used = 0;
        for at in start.at.. {
            let Some(block) = self.block(at) else { break };
            let from = if at == start.at { start.line } else { 0 };
            if at > start.at && block.new_page {
                break;
            }
            for line in block.breaks.iter().copied().filter(|line| *line > from) {
                if used + block.height(from, line) > lines {
                    return ends;
                }
                push(at, line);
            }
            // What may be left out, or be lower, takes no more than that.
            used += match from {
                0 if block.optional => 0,
                0 => block.least(),
                _ => block.height(from, block.lines),
            };
            if used > lines {
                return ends;
            }
            push(at + 1, 0);
        }
        ends
    }

    /// The pages from `start` to `end`, each of which may be the cheapest in view of the one that faces it; the cheapest comes first.
    /// None if a page does not hold all that, or breaks a rule; `forced` lifts the rules.
    pub(super) fn compose(&self, start: State, end: State, forced: bool) -> Vec<Composed> {
        let mut pages: Vec<Composed> = Vec::new();
        let Some((placed, charge)) = self.gather(start, end, forced) else { return pages };
        let kept = choice::kept(placed, self.blocks).into_iter();
        for placed in kept.flat_map(|placed| choice::paired(placed, self.blocks)) {
            let charge = charge + choice::pairs(&placed) as u64 * self.weights.paired;
            let items = self.spaced(&placed);
            let Some(sketch) = self.sketch(start, end, items, charge, forced) else { continue };
            for (extra, lines) in choice::heights(&placed, self.blocks, sketch.most()) {
                self.fill(&sketch, &lines, extra, &mut pages);
            }
        }
        pages.sort_by_key(|page| page.cost);
        // Another end is worth no more than what it saves on the page that faces this one.
        let mut best: Vec<Composed> = Vec::new();
        for page in pages {
            let saves = |known: &Composed| u64::from(page.white.abs_diff(known.white)) * self.weights.facing;
            let same = |known: &Composed| known.next == page.next;
            if !best.iter().any(|known| same(known) || known.cost + saves(known) <= page.cost) {
                best.push(page);
            }
        }
        best
    }

    /// The blocks that the page from `start` to `end` holds, the optional ones among them, and what their places cost.
    fn gather(&self, start: State, end: State, forced: bool) -> Option<(Vec<Placed>, u64)> {
        if !self.opens(start, end, forced) {
            return None;
        }
        let area = self.lines(start);
        let split = end.line > 0;
        let beyond = end.beyond();
        let mut placed: Vec<Placed> = Vec::with_capacity(16);
        let mut charge = self.weights.page;
        let put = |placed: &mut Vec<Placed>, block: usize, from: u32, to: u32, spot: Spot| {
            let lines = self.blocks[block].height(from, to);
            placed.push(Placed { block, from, to, lines, top: 0, spot });
        };

        let mut figures = self.figures[start.figures..end.figures].iter().peekable();
        // Figures that waited stand at the head.
        while let Some(figure) =
            figures.next_if(|figure| figure.at < start.at || (figure.at == start.at && start.line > 0))
        {
            if start.line > 0 {
                // Text that goes on overleaf does so.
                if (end.at, end.line) == (start.at, start.line) {
                    return None;
                }
                // They are announced before the block that goes on, and must not fit where that one begins.
                let height = self.blocks[figure.block].lines;
                let begun = self.block(start.at)?;
                if start.line > height || begun.lines > area {
                    return None;
                }
                put(&mut placed, figure.block, 0, height, Spot::Head);
            } else {
                put(&mut placed, figure.block, 0, self.blocks[figure.block].lines, Spot::Text);
            }
            charge += self.figure_cost(figure, start, beyond);
        }
        for at in start.at..=end.at {
            let from = if at == start.at { start.line } else { 0 };
            if from == 0 && (at > start.at || start.line == 0) {
                while let Some(figure) = figures.next_if(|figure| figure.at == at) {
                    put(&mut placed, figure.block, 0, self.blocks[figure.block].lines, Spot::Text);
                    charge += self.figure_cost(figure, start, beyond);
                }
            }
            let to = if at == end.at { end.line } else { self.block(at)?.lines };
            if to > from {
                put(&mut placed, self.stream[at], from, to, Spot::Text);
            }
        }
        // No figure passes what bars the way, neither by waiting nor by coming early.
        let barred = |from: usize, to: usize| self.bars.iter().any(|bar| (from..to).contains(bar)) && !forced;
        let late = |figure: &Figure| barred(figure.at.max(start.at), beyond);
        let early = |figure: &Figure| barred(end.at, figure.at);
        if figures.clone().any(|figure| late(figure) || early(figure))
            || self.figures[end.figures..].iter().any(late)
        {
            return None;
        }
        // What is announced on this page may step before text that goes on overleaf.
        for figure in figures {
            if figure.named >= (end.at, end.line)
                || figure.section >= beyond
                || (split && !start.anchors(end))
            {
                return None;
            }
            put(
                &mut placed,
                figure.block,
                0,
                self.blocks[figure.block].lines,
                if split { Spot::Foot } else { Spot::Text },
            );
            charge += cost::MOVED + self.figure_cost(figure, start, beyond);
        }
        // Figures that were named on an earlier page and wait on are a page further from their names; those that only follow one
        // wait with it. What fills its page waits for a left one.
        let waiting = self.figures[end.figures..].iter().enumerate().filter(|(index, figure)| {
            let with_another = figure.follows && (*index > 0 || end.figures > start.figures);
            let fills = self.blocks[figure.block].fills.is_some();
            figure.named < (start.at, start.line) && !with_another && !fills
        });
        charge += waiting.count() as u64 * cost::FAR;
        Some((placed, charge))
    }

    /// Whether the pages of the open book are what a page needs that one of its figures fills: nothing else stands on it, and the one it
    /// faces follows.
    fn opens(&self, start: State, end: State, forced: bool) -> bool {
        let fills = |index: usize| self.figures.get(index).and_then(|figure| self.blocks[figure.block].fills);
        let is_left = |index: usize| fills(index) == Some(Side::Left);
        let filling = (start.figures..end.figures).find_map(fills);
        let alone = (end.at, end.line, end.figures) == (start.at, 0, start.figures + 1);
        // Its right half comes next.
        let awaited = start.figures.checked_sub(1).is_some_and(is_left);
        let (side, from) = match filling {
            None => return !awaited,
            Some(Side::Left) => (Leaf::Left, awaited),
            Some(Side::Right) => (Leaf::Right(None), !awaited),
        };
        let lies =
            start.leaf.is_none_or(|leaf| std::mem::discriminant(&leaf) == std::mem::discriminant(&side));
        alone && !from && (lies || forced)
    }

    /// Blocks with the space above each.
    fn spaced(&self, placed: &[Placed]) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::with_capacity(placed.len());
        for each in placed {
            let row = &self.blocks[each.block];
            let (gap, stretch, shrink) = match items.last() {
                None => (0, 0, 0),
                Some(_) if each.spot == Spot::Beside => (0, 0, 0),
                Some(last) => {
                    let above = &self.blocks[last.placed.block];
                    let carried = each.from > 0 && above.is_figure();
                    let own = if carried { 1 } else { row.before };
                    let (gap, least) = (above.after.max(own), above.after.max(row.least_before()));
                    (gap, above.stretch_below.max(row.stretch_above), gap.saturating_sub(least))
                }
            };
            items.push(Item { placed: *each, gap, stretch, shrink });
        }
        items
    }

    /// The page that holds these blocks, however tall they are. `None` if they break a rule together.
    fn sketch(
        &self,
        start: State,
        end: State,
        items: Vec<Item>,
        mut charge: u64,
        forced: bool,
    ) -> Option<Sketch> {
        let block = |item: &Item| &self.blocks[item.placed.block];
        let (first, last) = items.first().map(block).zip(items.last().map(block))?;
        if items.iter().skip(1).any(|item| block(item).at_head) {
            return None;
        }
        let noted = |Placed { block, from, to, .. }: Placed| self.blocks[block].notes(from, to);
        let notes: u32 = items.iter().map(|item| noted(item.placed)).sum();
        let area = self.lines(start).checked_sub(foot(notes))?;
        let next = if end.line > 0 { None } else { self.block(end.at) };
        // Whether what comes next may stand on another page yet.
        let follows = |role| next.is_some_and(|next| next.role == role && !next.optional);
        if !forced {
            // The room for notes is kept by what begins on the page.
            if notes > 0 && end.line > 0 && !start.anchors(end) {
                return None;
            }
            if last.role == Role::Head && !self.is_end(end) {
                return None;
            }
            if follows(Role::Tail) {
                return None;
            }
            let before = items.iter().rev().map(block).find(|block| !block.is_figure());
            if next.is_some_and(|next| !next.new_page) && before.is_some_and(|before| before.joined) {
                return None;
            }
        }
        if follows(Role::Beside) || (first.optional && first.role == Role::Beside) {
            charge += self.weights.parted;
        }
        charge += items.iter().filter(|item| block(item).optional).count() as u64 * cost::FILLER;
        if end.line > 0 {
            charge += cost::SPLIT;
        }
        if forced {
            charge += cost::FORCED;
        }
        let ends = self.is_end(end) || next.is_some_and(|next| next.new_page);
        let closes = items.iter().any(|item| block(item).role == Role::Closing);
        let gaps = items.iter().map(|item| item.gap).sum();
        let room = items.iter().map(|item| item.stretch).sum();
        let spare = items.iter().map(|item| item.shrink).sum();
        Some(Sketch { start, end, items, charge, forced, area, notes, gaps, room, spare, ends, closes })
    }

    /// Adds the pages on which the blocks of a sketch have these heights: spaces grow as far as they can, or a little less on a page
    /// that another faces.
    fn fill(&self, sketch: &Sketch, lines: &[u32], extra: u64, pages: &mut Vec<Composed>) {
        let &Sketch { start, end, area, notes, gaps, room, ends, closes, forced, .. } = sketch;
        let mut charge = sketch.charge + extra;
        let full = lines.iter().sum::<u32>() + gaps;
        let shrunk = full.saturating_sub(area);
        if shrunk > sketch.spare {
            return;
        }
        charge += u64::from(shrunk) * cost::SHRINK;
        let used = full - shrunk;
        let white = area - used;
        let sets = sketch.items.iter().zip(lines);
        if ends && closes && (start.at, start.line) > (0, 0) {
            let closing =
                |item: &Item| matches!(self.blocks[item.placed.block].role, Role::Closing | Role::Tail);
            let text: u32 = sets.clone().filter(|(item, _)| !closing(item)).map(|(_, lines)| lines).sum();
            charge += if text < cost::BARE.0 { cost::BARE.1 } else { 0 };
        }
        let grown = white.min(room);
        let white = white - grown;
        let most = area * cost::SINKS / 100;
        let sinks = ends && closes && white <= most;
        if (used + grown) * 100 < area * cost::LONELY {
            charge += self.weights.lonely;
        }
        if !ends && (used + grown) * 100 < area * cost::SHORT.0 {
            charge += cost::SHORT.1;
        }
        let beside = match start.leaf {
            Some(Leaf::Right(white)) if !ends => white,
            _ => None,
        };
        let faced = start.leaf == Some(Leaf::Left) && !ends;
        if end.line > 0 {
            // A page is kept short by what is announced before its last block. Where that block came from the page before,
            // and where a table breaks by itself, the page has to be as full as can be.
            let Some(block) = self.block(end.at) else { return };
            let further = block.breaks.iter().copied().find(|line| *line > end.line).unwrap_or(block.lines);
            if (block.runs_on || !start.anchors(end)) && further - end.line <= white && !forced {
                return;
            }
        }
        // A page may end early for the one that faces it.
        let early = (faced && white <= cost::SHARED) || beside == Some(white);
        if !ends && !early && self.is_idle(end, white, notes) {
            charge += cost::IDLE;
        }
        let withheld = match beside {
            _ if faced => grown.min(cost::SHARED),
            Some(beside) => grown.min(beside.saturating_sub(white)),
            None => 0,
        };
        for withheld in 0..=withheld {
            let (grown, white) = (grown - withheld, white + withheld);
            let mut cost = charge + u64::from(grown) * self.weights.stretch;
            cost += if sinks {
                u64::from(white).pow(2) * cost::SINK
            } else if ends {
                // It costs no less to leave more white than what may stand above it at the foot.
                let torn =
                    if closes { u64::from(most * (2 * white).saturating_sub(most)) * cost::SINK } else { 0 };
                let lack = (area * cost::SHORT_END.0 / 100).saturating_sub(used + grown);
                torn + u64::from(lack) * cost::SHORT_END.1
            } else {
                u64::from(white).pow(2) * self.weights.white
            };
            cost += beside.map_or(0, |beside| u64::from(white.abs_diff(beside)) * self.weights.facing);
            let leaf = start.leaf.map(|leaf| match leaf {
                Leaf::Left => Leaf::Right(faced.then_some(white)),
                Leaf::Right(_) => Leaf::Left,
            });
            let set = |(item, lines): (&Item, &u32)| Item {
                placed: Placed { lines: *lines, ..item.placed },
                ..*item
            };
            pages.push(Composed {
                items: sets.clone().map(set).collect(),
                grown,
                shrunk,
                white,
                foot: foot(notes),
                sinks,
                next: State { leaf, ..end },
                cost,
            });
        }
    }

    /// Whether a page with so much white would hold the next lines of the text, too.
    fn is_idle(&self, end: State, white: u32, notes: u32) -> bool {
        self.block(end.at).is_some_and(|block| {
            let to = block.breaks.iter().copied().find(|line| *line > end.line).unwrap_or(block.lines);
            let more = foot(notes + block.notes(end.line, to)) - foot(notes);
            let before = if end.line > 0 { 0 } else { block.before };
            !block.optional && block.height(end.line, to) + more + before <= white
        })
    }

    /// What the distance of a figure from its name costs, on a page that begins in `start` and holds what comes before `beyond`.
    fn figure_cost(&self, figure: &Figure, start: State, beyond: usize) -> u64 {
        let mut charge = 0;
        if figure.named < (start.at, start.line) {
            charge += self.weights.later;
        } else if figure.at < start.at || figure.at >= beyond {
            charge += cost::MOVED;
        }
        let passed = self.figures.iter().map(|each| each.section).filter(|each| *each > figure.section).min();
        if passed.is_some_and(|passed| passed < start.at) {
            charge += cost::OVER_SECTION;
        }
        charge
    }

    /// The optional blocks that stand on none of these pages.
    pub(super) fn left_out(&self, pages: &[Page]) -> Vec<usize> {
        let stands =
            |block: &usize| pages.iter().flat_map(|page| &page.placed).any(|each| each.block == *block);
        let optional = (0..self.blocks.len()).filter(|block| self.blocks[*block].optional);
        optional.filter(|block| !stands(block)).collect()
    }

    /// A composed page with its spaces grown and every block in its place.
    pub(super) fn lay(&self, composed: &Composed) -> Page {
        let mut items = composed.items.clone();
        let mut grow = composed.grown;
        for round in 1.. {
            if grow == 0 {
                break;
            }
            for item in items.iter_mut().filter(|item| item.stretch >= round) {
                let more = grow.min(1);
                item.gap += more;
                grow -= more;
            }
        }
        let mut shrink = composed.shrunk;
        for item in items.iter_mut().rev() {
            let less = shrink.min(item.shrink);
            item.gap -= less;
            shrink -= less;
        }
        let lowest = items.iter_mut().find(|item| match item.placed.spot {
            Spot::Foot => true,
            Spot::Text | Spot::Head | Spot::Beside => {
                composed.sinks && self.blocks[item.placed.block].role == Role::Closing
            }
        });
        if let Some(item) = lowest {
            item.gap += composed.white;
        }
        let (mut filled, mut above) = (0, 0);
        let placed = items.iter().map(|item| {
            let top = if item.placed.spot == Spot::Beside { above } else { filled + item.gap };
            above = top;
            filled = filled.max(top + item.placed.lines);
            Placed {
                top,
                lines: if item.placed.spot == Spot::Beside { filled - top } else { item.placed.lines },
                ..item.placed
            }
        });
        Page { placed: placed.collect(), filled, foot: composed.foot }
    }
}
