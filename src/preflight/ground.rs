//! What text and lines stand on.

use super::Inspection;
use super::page::Page;
use super::seen::{Kind, Mark};
use crate::geometry::Rect;

/// Grounds of one page that are remembered, the last ones.
const MAX_GROUNDS: usize = 4_000;
/// How much thicker than its line an upright rectangle around it is at most, if the line is straight and upright.
const STRAIGHT: f64 = 1.5;

/// A text or a line on a ground.
pub(super) struct OnGround<'a> {
    /// The page.
    pub page: &'a Page<'a>,
    /// The text or line.
    pub mark: &'a Mark,
    /// Its size or width, in points.
    pub size: f64,
}

/// Every text and line that stands on a ground which `matters`, and whose size or width, in points, `wanted` chooses. The ground is the
/// last area that was painted there.
pub(super) fn on_grounds<'a>(
    inspection: &'a Inspection,
    wanted: impl Fn(&Mark, f64) -> bool,
    matters: impl Fn(&Mark) -> bool,
) -> Vec<OnGround<'a>> {
    let mut found = Vec::new();
    for (page, marks) in inspection.pages.iter().zip(&inspection.seen.marks) {
        let mut grounds: Vec<&Mark> = Vec::new();
        for mark in marks {
            let size = match mark.kind {
                Kind::Text(size) => Some(size),
                _ => mark.line(),
            };
            let size = size.map(|size| size * page.user_unit).filter(|size| *size > 0.0);
            if let Some(size) = size.filter(|size| wanted(mark, *size)) {
                if !inspection.pdf.budget.step(1 + grounds.len() / 16) {
                    return found;
                }
                let under = |points: &[(f64, f64)]| {
                    let ground =
                        grounds.iter().rev().find(|ground| points.iter().all(|at| covers(ground, *at)));
                    ground.is_some_and(|ground| matters(ground))
                };
                if places(mark).iter().any(|points| under(points)) {
                    found.push(OnGround { page, mark, size });
                }
            }
            if matches!(mark.kind, Kind::Fill { rectangle: true, .. } | Kind::Image | Kind::Shading) {
                if grounds.len() >= MAX_GROUNDS {
                    grounds.remove(0);
                }
                grounds.push(mark);
            }
        }
    }
    found
}

/// Where a mark surely is, each place as the points that one ground has to cover: the beginning of a text, both ends and the middle of an
/// upright line. What has another shape is somewhere in the rectangle around it.
fn places(mark: &Mark) -> Vec<Vec<(f64, f64)>> {
    let Rect { left, bottom, right, top } = mark.area;
    let (x, y) = ((left + right) / 2.0, (bottom + top) / 2.0);
    let (wide, high) = (mark.area.width(), mark.area.height());
    match (mark.kind, mark.line()) {
        (Kind::Text(_), _) => vec![vec![(left, y)]],
        (_, Some(width)) if high <= width * STRAIGHT => vec![vec![(left, y)], vec![(x, y)], vec![(right, y)]],
        (_, Some(width)) if wide <= width * STRAIGHT => vec![vec![(x, bottom)], vec![(x, y)], vec![(x, top)]],
        _ => vec![vec![(left, bottom), (right, top)]],
    }
}

/// Whether a ground covers a point.
fn covers(ground: &Mark, (x, y): (f64, f64)) -> bool {
    let area = &ground.area;
    area.left <= x && x <= area.right && area.bottom <= y && y <= area.top
}
