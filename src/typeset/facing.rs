//! Facing pages: on which side of the open book a flow begins is known once the book is set.

use std::sync::Arc;

use typst_layout::PagedDocument;

use super::makeup::{self, MadeUp};
use super::plans::{Made, Sides, Told};
use super::{Typesetter, places};
use crate::ink::Medium;
use crate::model::MakeUp;
use crate::pagination::{Area, Page, Side};
use crate::template::{Blanks, Settled};

impl Made {
    /// The make-up of a flow that begins on this side.
    pub(super) fn on(&mut self, side: Option<Side>, own: MakeUp) -> Option<Arc<MadeUp>> {
        let plan = self.plan.as_ref()?;
        let Some(side) = side else { return Some(plan.clone()) };
        let facing = self.sides.entry(side).or_insert_with(|| plan.facing(side, own).map(Arc::new));
        Some(facing.as_ref().unwrap_or(plan).clone())
    }
}

impl MadeUp {
    /// The same flow with facing pages that end on the same line, as far as that takes no page more or less: so that no other
    /// flow begins on another side for it. Where it waits for a left page, only its side says which one that is.
    fn facing(&self, side: Side, own: MakeUp) -> Option<MadeUp> {
        // No plan costs less than one made for no side; where its facing pages are even, it is the best for this one, too.
        if !self.is_paged() || (self.is_even(side) && !self.waits()) {
            return None;
        }
        let area = Area { lines: self.grid.lines.max(1) };
        let plan = makeup::plan(area, makeup::weights(own), Some(side), &self.blocks);
        (self.waits() || plan.pages.len() == self.plan.pages.len()).then(|| MadeUp { plan, ..self.clone() })
    }

    /// Whether all facing pages whose text goes on end on the same line.
    fn is_even(&self, side: Side) -> bool {
        let foot = |page: &Page| page.filled + page.foot;
        let first = match side {
            Side::Left => 0,
            Side::Right => 1,
        };
        let pages = &self.plan.pages;
        let mut spreads =
            (first..pages.len()).step_by(2).filter_map(|left| Some((left, pages.get(left + 1)?)));
        spreads.all(|(left, right)| {
            self.ends_at(left) || self.ends_at(left + 1) || foot(&pages[left]) == foot(right)
        })
    }
}

impl Typesetter {
    /// Begins a report with what the pages of the last one told: they are likely to tell it again.
    pub fn resume(&mut self, medium: Medium) -> Settled {
        let Told { settled, sides } = self.plans.known().told(medium);
        self.sides = sides;
        settled
    }

    /// Remembers for the next time what the pages of a report told.
    pub fn remember(&self, medium: Medium, settled: Settled) {
        self.plans.known().tell(medium, Told { settled, sides: self.sides.clone() });
    }

    /// Learns from the report that was set last, with the blank pages `current`, on which sides its flows begin once it has those
    /// that are `wanted`. Returns whether pages are made up otherwise for it.
    pub fn turn(&mut self, document: &PagedDocument, current: &Blanks, wanted: &Blanks) -> bool {
        let before =
            |blanks: &Blanks, entry: usize| blanks.range(..=entry).map(|(_, count)| count).sum::<usize>();
        let project = self.world.project();
        let sides = places::begins(document).into_iter().filter_map(|(entry, page)| {
            let flow = project.flows.get(entry)?;
            let page = page + before(wanted, flow.entry) - before(current, flow.entry);
            let side = if page.is_multiple_of(2) { Side::Left } else { Side::Right };
            Some((flow.source.clone(), side))
        });
        let sides: Sides = sides.collect();
        let own = project.makeup;
        let mut known = self.plans.known();
        let mut turned = false;
        for (entry, source, made) in self.planned() {
            let key = self.keys.get(entry).copied();
            let wanted = key.and_then(|key| known.on((source, key), sides.get(source).copied(), own));
            turned |= wanted.is_some_and(|wanted| wanted.plan != made.plan);
        }
        drop(known);
        self.sides = sides;
        turned
    }
}
