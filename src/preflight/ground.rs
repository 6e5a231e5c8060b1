//! What text stands on.

use super::Inspection;
use super::page::Page;
use super::seen::{Kind, Mark};

/// Grounds of one page that are remembered, the last ones.
const MAX_GROUNDS: usize = 4_000;

/// A text, its size in points, and the ground under its beginning: the last area that was painted there.
pub(super) struct OnGround<'a> {
    /// The page.
    pub page: &'a Page<'a>,
    /// The text.
    pub text: &'a Mark,
    /// Its size, in points.
    pub size: f64,
    /// The ground.
    pub ground: &'a Mark,
}

/// Every text that `wanted` chooses by its size, and that stands on a ground.
pub(super) fn texts_on_grounds<'a>(
    inspection: &'a Inspection,
    wanted: impl Fn(&Mark, f64) -> bool,
) -> Vec<OnGround<'a>> {
    let mut found = Vec::new();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        let mut grounds: Vec<&Mark> = Vec::new();
        for mark in marks {
            match mark.kind {
                Kind::Fill { rectangle: true, .. } | Kind::Image | Kind::Shading => {
                    if grounds.len() >= MAX_GROUNDS {
                        grounds.remove(0);
                    }
                    grounds.push(mark);
                }
                Kind::Text(size) if size > 0.0 && wanted(mark, size * page.user_unit) => {
                    if !inspection.pdf.budget.step(1 + grounds.len() / 16) {
                        return found;
                    }
                    if let Some(ground) = grounds.iter().rev().find(|ground| covers(ground, mark)) {
                        found.push(OnGround { page, text: mark, size: size * page.user_unit, ground });
                    }
                }
                Kind::Text(_) | Kind::Fill { .. } | Kind::Stroke(_) | Kind::Cell => {}
            }
        }
    }
    found
}

/// Whether a text begins on a ground.
fn covers(ground: &Mark, text: &Mark) -> bool {
    let (x, y) = (text.area.left, (text.area.bottom + text.area.top) / 2.0);
    let area = &ground.area;
    area.left <= x && x <= area.right && area.bottom <= y && y <= area.top
}
