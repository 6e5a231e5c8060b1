//! One page: what stands on it from a place in the text to another, and what that costs.

use super::{Area, Block, Page, Placed, Role, Spot, Weights, cost, foot};

/// How many figures may wait, or share a page.
const FIGURES: usize = 5;

/// A place in a chapter where a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct State {
    /// Index in the stream.
    pub at: usize,
    /// Lines of that block that stand on earlier pages.
    pub line: u32,
    /// Figures that stand on earlier pages.
    pub figures: usize,
    /// Which area the page has; from the last one on, all have that.
    pub area: usize,
}

/// A figure of a chapter.
struct Figure {
    block: usize,
    /// How many blocks of the stream come before it.
    at: usize,
    /// The block of the stream that names it, and the line which does.
    named: (usize, u32),
    /// The block of the stream that begins its section.
    section: usize,
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
}

/// A block on a page that is being composed, with the space above it.
#[derive(Clone, Copy)]
struct Item {
    placed: Placed,
    gap: u32,
    stretch: u32,
}

/// What a page holds, and what it costs.
pub(super) struct Composed {
    items: Vec<Item>,
    /// The lines that spaces grow by.
    grown: u32,
    /// The lines that nothing takes.
    white: u32,
    /// The lines that notes take at the foot.
    foot: u32,
    /// Whether they stand above what closes the chapter, instead of at the foot.
    sinks: bool,
    /// What the page costs.
    pub cost: u64,
}

impl<'a> Chapter<'a> {
    pub(super) fn new(areas: &'a [Area], weights: Weights, blocks: &'a [Block]) -> Chapter<'a> {
        let stream: Vec<usize> = (0..blocks.len()).filter(|index| !blocks[*index].is_figure()).collect();
        let before = |block: usize| stream.partition_point(|each| *each < block);
        let figures = blocks.iter().enumerate().filter_map(|(block, row)| {
            let Role::Figure { named, line, section } = row.role else { return None };
            // What is named by no text is named where it stands.
            let named = if blocks[named].is_figure() {
                (before(block).saturating_sub(1), 0)
            } else {
                (before(named), line)
            };
            Some(Figure { block, at: before(block), named, section: before(section) })
        });
        let figures = figures.collect();
        let bars = (0..stream.len()).filter(|at| blocks[stream[*at]].bars).collect();
        Chapter { areas, weights, figures, blocks, stream, bars }
    }

    pub(super) fn start() -> State {
        State { at: 0, line: 0, figures: 0, area: 0 }
    }

    pub(super) fn is_end(&self, state: State) -> bool {
        state.at == self.stream.len() && state.figures == self.figures.len()
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
            used += block.height(from, block.lines);
            if used > lines {
                return ends;
            }
            push(at + 1, 0);
        }
        ends
    }

    /// The page from `start` to `end`. `None` if it does not hold all that, or breaks a rule; `forced` lifts the rules.
    pub(super) fn compose(&self, start: State, end: State, forced: bool) -> Option<Composed> {
        let area = self.lines(start);
        let split = end.line > 0;
        // The first block of the stream that is not, or not wholly, on this page.
        let beyond = end.at + usize::from(split);
        let mut items: Vec<Item> = Vec::with_capacity(16);
        let mut charge = self.weights.page;
        let put = |items: &mut Vec<Item>, block: usize, from: u32, to: u32, spot: Spot| {
            let row = &self.blocks[block];
            let (gap, stretch) = match items.last() {
                None => (0, 0),
                Some(last) => {
                    let above = &self.blocks[last.placed.block];
                    let carried = from > 0 && above.is_figure();
                    let least = if carried { 1 } else { row.before };
                    (above.after.max(least), above.stretch_below.max(row.stretch_above))
                }
            };
            items.push(Item { placed: Placed { block, from, to, top: 0, spot }, gap, stretch });
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
                put(&mut items, figure.block, 0, height, Spot::Head);
            } else {
                put(&mut items, figure.block, 0, self.blocks[figure.block].lines, Spot::Text);
            }
            charge += self.figure_cost(figure, start, beyond);
        }
        for at in start.at..=end.at {
            let from = if at == start.at { start.line } else { 0 };
            if from == 0 && (at > start.at || start.line == 0) {
                while let Some(figure) = figures.next_if(|figure| figure.at == at) {
                    put(&mut items, figure.block, 0, self.blocks[figure.block].lines, Spot::Text);
                    charge += self.figure_cost(figure, start, beyond);
                }
            }
            let to = if at == end.at { end.line } else { self.block(at)?.lines };
            if to > from {
                put(&mut items, self.stream[at], from, to, Spot::Text);
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
        let anchored = start.line == 0 || end.at > start.at;
        for figure in figures {
            if figure.named >= (end.at, end.line) || figure.section >= beyond || (split && !anchored) {
                return None;
            }
            put(
                &mut items,
                figure.block,
                0,
                self.blocks[figure.block].lines,
                if split { Spot::Foot } else { Spot::Text },
            );
            charge += cost::MOVED + self.figure_cost(figure, start, beyond);
        }

        if items.iter().skip(1).any(|item| self.blocks[item.placed.block].at_head) {
            return None;
        }
        let height = |item: &Item| self.blocks[item.placed.block].height(item.placed.from, item.placed.to);
        let used: u32 = items.iter().map(|item| height(item) + item.gap).sum();
        let noted = |Placed { block, from, to, .. }: Placed| self.blocks[block].notes(from, to);
        let notes: u32 = items.iter().map(|item| noted(item.placed)).sum();
        let area = area.checked_sub(foot(notes))?;
        let white = area.checked_sub(used)?;
        let room: u32 = items.iter().map(|item| item.stretch).sum();

        let next = if split { None } else { self.block(end.at) };
        if !forced {
            // The room for notes is kept by what begins on the page.
            if notes > 0 && split && !anchored {
                return None;
            }
            let last = items.last()?;
            let role = self.blocks[last.placed.block].role;
            if role == Role::Head && !self.is_end(end) {
                return None;
            }
            if next.is_some_and(|next| next.role == Role::Tail) {
                return None;
            }
            let before = end.at.checked_sub(1).and_then(|before| self.block(before));
            if next.is_some_and(|next| !next.new_page) && before.is_some_and(|before| before.joined) {
                return None;
            }
        }
        // Figures that were named on an earlier page and wait on are a page further from their names.
        let waiting =
            self.figures[end.figures..].iter().filter(|figure| figure.named < (start.at, start.line));
        charge += waiting.count() as u64 * cost::FAR;
        if next.is_some_and(|next| next.role == Role::Beside) {
            charge += self.weights.parted;
        }
        let ends = self.is_end(end) || next.is_some_and(|next| next.new_page);
        let closes = items.iter().any(|item| self.blocks[item.placed.block].role == Role::Closing);
        let grown = white.min(room);
        let sinks = ends && closes && (used + grown) * 100 >= area * cost::SINKS;
        let white = white - grown;
        let filled = (used + grown) * 100;
        if filled < area * cost::LONELY {
            charge += self.weights.lonely;
        }
        charge += u64::from(grown) * self.weights.stretch;
        if sinks {
            charge += u64::from(white).pow(2) * cost::SINK;
        } else if ends {
            charge +=
                u64::from((area * cost::SHORT_END.0 / 100).saturating_sub(used + grown)) * cost::SHORT_END.1;
        } else {
            charge += u64::from(white).pow(2) * self.weights.white;
            let (block, from) = (self.block(end.at), end.line);
            let idle = block.is_some_and(|block| {
                let to = block.breaks.iter().copied().find(|line| *line > from).unwrap_or(block.lines);
                let more = foot(notes + block.notes(from, to)) - foot(notes);
                block.height(from, to) + more + if split { 0 } else { block.before } <= white
            });
            charge += if idle { cost::IDLE } else { 0 };
        }
        if split {
            charge += cost::SPLIT;
            // A page is kept short by what is announced before its last block. Where that block came from the page before,
            // and where a table breaks by itself, the page has to be as full as can be.
            let block = self.block(end.at)?;
            let further = block.breaks.iter().copied().find(|line| *line > end.line).unwrap_or(block.lines);
            if (block.runs_on || !anchored) && further - end.line <= white && !forced {
                return None;
            }
        }
        Some(Composed {
            items,
            grown,
            white,
            foot: foot(notes),
            sinks,
            cost: charge + if forced { cost::FORCED } else { 0 },
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
        let lowest = items.iter_mut().find(|item| match item.placed.spot {
            Spot::Foot => true,
            Spot::Text | Spot::Head => composed.sinks && self.blocks[item.placed.block].role == Role::Closing,
        });
        if let Some(item) = lowest {
            item.gap += composed.white;
        }
        let mut filled = 0;
        let placed = items.iter().map(|item| {
            let Placed { block, from, to, .. } = item.placed;
            let top = filled + item.gap;
            filled = top + self.blocks[block].height(from, to);
            Placed { top, ..item.placed }
        });
        Page { placed: placed.collect(), filled, foot: composed.foot }
    }
}
