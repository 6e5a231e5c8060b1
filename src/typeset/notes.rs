//! Notes at the feet of pages: how much room they take, and where in it each stands.

use super::makeup::MadeUp;
use crate::pagination::{ABOVE_NOTES, Placed, Spot};

/// A note at the foot of a page.
pub(super) struct Foot<'a> {
    pub id: &'a str,
    /// Where the plan has it: how many pages on.
    pub page: usize,
    /// The lines between it and the text, if it is the first.
    pub above: f64,
    /// How far above the foot it ends, in points. `None` where no room is kept, and Typst makes it.
    pub rise: Option<f64>,
}

impl MadeUp {
    /// The notes that take more than half a page: their ids, how many lines they take, and how many they may.
    pub(super) fn long_notes(&self) -> impl Iterator<Item = (&str, u32, u32)> {
        let most = self.grid.lines / 2;
        let notes = self.rows.iter().flat_map(|row| &row.notes);
        notes
            .map(move |(_, height, id)| (id.as_str(), self.grid.lines_of(*height), most))
            .filter(|(_, lines, most)| lines > most)
    }

    /// The notes of all pages.
    pub(super) fn feet(&self) -> Vec<Foot<'_>> {
        let mut feet = Vec::new();
        for (index, page) in self.plan.pages.iter().enumerate() {
            let notes: Vec<_> = page.placed.iter().flat_map(|placed| self.notes(placed)).collect();
            let mut rise: f64 = notes.iter().map(|(_, height)| height).sum();
            for (place, (id, height)) in notes.into_iter().enumerate() {
                rise -= height;
                let above = if place == 0 { f64::from(ABOVE_NOTES) / 100.0 } else { 0.0 };
                let rise = self.keeps_foot(index).then_some(rise);
                feet.push(Foot { id, page: self.place(index).0, above, rise });
            }
        }
        feet
    }

    /// The notes that a block calls for where it stands, with their heights in points.
    fn notes(&self, placed: &Placed) -> impl Iterator<Item = (&str, f64)> {
        let (rows, blocks) = (self.rows.get(placed.block), self.blocks.get(placed.block));
        let own =
            rows.into_iter().flat_map(|row| &row.notes).zip(blocks.into_iter().flat_map(|own| &own.notes));
        let here = placed.from..placed.to;
        own.filter(move |(_, note)| here.contains(&note.line))
            .map(|((_, height, id), _)| (id.as_str(), *height))
    }

    /// Whether room for notes is kept on a page: by what begins there, where text goes on overleaf.
    fn keeps_foot(&self, page: usize) -> bool {
        let placed = self.plan.pages.get(page).map_or(&[][..], |page| &page.placed);
        let last = placed.iter().rev().find(|placed| placed.spot == Spot::Text);
        last.is_none_or(|last| last.from == 0 || self.ends(last))
    }
}
