//! Printer's marks in the slug: crop marks, registration targets and the job line. Nothing of them lies inside the bleed.

use std::fmt::Write;

use super::boxes::Boxes;
use super::lettering::Lettering;
use crate::geometry::PT_PER_MM;
use crate::limits;

/// Line width of the marks, in points.
pub const LINE: f64 = limits::MIN_LINE;
/// How far marks keep from the bleed, in mm.
const GAP: f64 = 1.0;
/// Length of a crop mark, in mm.
const CROP: f64 = 8.0;
/// Radius of a target's circle and half the length of its cross, in mm.
pub const TARGET: (f64, f64) = (2.0, 3.5);
/// Size of the job line, in points.
const JOB: f64 = 6.0;
/// The distance of a circle's control points, as a share of its radius.
const ROUND: f64 = 0.552_284_75;
/// Room for the page number of a job line, in points.
const FOLIO: f64 = 32.0;

/// The lines of the marks: pairs of points.
pub fn lines(boxes: &Boxes, folds: &[f64]) -> Vec<[f64; 4]> {
    let Boxes { bleed, trim, .. } = boxes;
    let (gap, long) = (GAP * PT_PER_MM, CROP * PT_PER_MM);
    let mut lines = Vec::new();
    for x in [trim.left, trim.right] {
        lines.push([x, bleed.top + gap, x, bleed.top + gap + long]);
        lines.push([x, bleed.bottom - gap, x, bleed.bottom - gap - long]);
    }
    for y in [trim.bottom, trim.top] {
        lines.push([bleed.left - gap, y, bleed.left - gap - long, y]);
        lines.push([bleed.right + gap, y, bleed.right + gap + long, y]);
    }
    let arm = TARGET.1 * PT_PER_MM;
    for (x, y) in targets(boxes, folds) {
        lines.push([x - arm, y, x + arm, y]);
        lines.push([x, y - arm, x, y + arm]);
    }
    lines
}

/// The centres of the registration targets: the middle of the slug on every side, above and below the last panel of a sheet that is folded.
pub fn targets(boxes: &Boxes, folds: &[f64]) -> [(f64, f64); 4] {
    let Boxes { media, bleed, trim } = boxes;
    let left = folds.last().map_or(trim.left, |fold| trim.left + fold * PT_PER_MM);
    let (x, y) = ((left + trim.right) / 2.0, (bleed.bottom + bleed.top) / 2.0);
    [
        (x, (media.top + bleed.top) / 2.0),
        (x, (media.bottom + bleed.bottom) / 2.0),
        ((media.left + bleed.left) / 2.0, y),
        ((media.right + bleed.right) / 2.0, y),
    ]
}

/// The lines at the folds, above and below the bleed.
pub fn fold_lines(boxes: &Boxes, folds: &[f64]) -> Vec<[f64; 4]> {
    let (gap, long) = (GAP * PT_PER_MM, CROP * PT_PER_MM);
    let lines = folds.iter().flat_map(|fold| {
        let x = boxes.trim.left + fold * PT_PER_MM;
        let Boxes { bleed, .. } = boxes;
        [
            [x, bleed.top + gap, x, bleed.top + gap + long],
            [x, bleed.bottom - gap, x, bleed.bottom - gap - long],
        ]
    });
    lines.collect()
}

/// The content of the marks that all pages of one size share. The colour space `Reg` is expected among its resources.
/// `folds` are in mm from the left edge of the trim.
pub fn shared(boxes: &Boxes, folds: &[f64], job: &str, letters: Option<&Lettering>) -> String {
    let mut out = format!("/Reg CS /Reg cs 1 SCN 1 scn {LINE} w 0 J []0 d\n");
    for [x1, y1, x2, y2] in lines(boxes, folds) {
        let _ = writeln!(out, "{x1:.3} {y1:.3} m {x2:.3} {y2:.3} l S");
    }
    let radius = TARGET.0 * PT_PER_MM;
    for (x, y) in targets(boxes, folds) {
        circle(&mut out, x, y, radius);
    }
    if !folds.is_empty() {
        out.push_str("[2 1.5] 0 d\n");
        for [x1, y1, x2, y2] in fold_lines(boxes, folds) {
            let _ = writeln!(out, "{x1:.3} {y1:.3} m {x2:.3} {y2:.3} l S");
        }
    }
    if let Some(letters) = letters {
        let (x, y, room) = job_line(boxes);
        out.push_str(&letters.path(&letters.fit(job, JOB, room - FOLIO), JOB, x + FOLIO, y));
    }
    out
}

/// The page number at the head of the job line.
pub fn folio(boxes: &Boxes, number: usize, count: usize, letters: &Lettering) -> String {
    let (x, y, _) = job_line(boxes);
    let outlines = letters.path(&format!("{number} / {count}"), JOB, x, y);
    format!("/Reg cs 1 scn\n{outlines}")
}

/// Where the job line begins, and how much room it has, in points: below the page, between a crop mark and the target.
pub fn job_line(boxes: &Boxes) -> (f64, f64, f64) {
    let aside = 4.0 * PT_PER_MM;
    let begin = boxes.trim.left + aside;
    let end = (boxes.trim.left + boxes.trim.right) / 2.0 - TARGET.1 * PT_PER_MM - aside;
    let middle = (boxes.media.bottom + boxes.bleed.bottom) / 2.0;
    (begin, middle - JOB * 0.36, end - begin)
}

fn circle(out: &mut String, x: f64, y: f64, radius: f64) {
    let bend = radius * ROUND;
    let _ = writeln!(out, "{:.3} {y:.3} m", x + radius);
    let mut quarter = |[ax, ay]: [f64; 2], [bx, by]: [f64; 2], [ex, ey]: [f64; 2]| {
        let point = |dx: f64, dy: f64| format!("{:.3} {:.3}", x + dx, y + dy);
        let _ = writeln!(out, "{} {} {} c", point(ax, ay), point(bx, by), point(ex, ey));
    };
    quarter([radius, bend], [bend, radius], [0.0, radius]);
    quarter([-bend, radius], [-radius, bend], [-radius, 0.0]);
    quarter([-radius, -bend], [-bend, -radius], [0.0, -radius]);
    quarter([bend, -radius], [radius, -bend], [radius, 0.0]);
    out.push_str("S\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geometry::Rect;
    use crate::limits::SLUG;

    proptest! {
        #[test]
        fn marks_stay_in_the_slug(width in 100.0..1000.0f64, height in 100.0..1000.0f64, bleed in 0.0..20.0f64) {
            let slug = SLUG * PT_PER_MM;
            let around = 2.0 * (slug + bleed * PT_PER_MM);
            let media = Rect::new(0.0, 0.0, width * PT_PER_MM + around, height * PT_PER_MM + around);
            let boxes = Boxes::new(media, slug, bleed * PT_PER_MM).expect("a page");
            let half = LINE / 2.0;
            let outside = |area: &Rect| {
                area.right <= boxes.bleed.left || area.left >= boxes.bleed.right
                    || area.top <= boxes.bleed.bottom || area.bottom >= boxes.bleed.top
            };
            for [x1, y1, x2, y2] in lines(&boxes, &[]).into_iter().chain(fold_lines(&boxes, &[width / 3.0])) {
                let area = Rect::new(x1.min(x2) - half, y1.min(y2) - half, x1.max(x2) + half, y1.max(y2) + half);
                prop_assert!(outside(&area) && boxes.media.holds(&area), "{area:?} in {boxes:?}");
            }
            for (x, y) in targets(&boxes, &[]) {
                let radius = TARGET.0 * PT_PER_MM + half;
                let area = Rect::new(x - radius, y - radius, x + radius, y + radius);
                prop_assert!(outside(&area) && boxes.media.holds(&area), "{area:?} in {boxes:?}");
            }
            let (_, y, _) = job_line(&boxes);
            prop_assert!(y - JOB > boxes.media.bottom && y + JOB < boxes.bleed.bottom);
        }
    }

    #[test]
    fn crop_marks_point_at_the_trim() {
        let boxes = Boxes::new(Rect::new(0.0, 0.0, 400.0, 500.0), 34.0, 8.5).expect("a page");
        let upright = lines(&boxes, &[]).into_iter().filter(|[x1, _, x2, _]| x1 == x2);
        let on_trim = upright.filter(|[x, ..]| *x == boxes.trim.left || *x == boxes.trim.right).count();
        assert_eq!(on_trim, 4, "two at each end of both edges");
    }
}
