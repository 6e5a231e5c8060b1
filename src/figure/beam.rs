//! How values are drawn as lengths and places, by what is known of them.

use super::context::ChartContext;
use super::known::{FADING, Known, Look};
use super::mark::{Area, Drawing, Mark, Paint, Point, Step, Stroke, at};

/// Width of the outline of what is hollow.
const OUTLINE: f64 = 0.9;
/// Width of the outline of a pale ink.
const EDGE: f64 = 0.5;

/// The stripes in which an open end fades out: where each starts beyond the end, and its width.
const FADE: [[f64; 2]; 3] = [[1.0, 1.5], [3.4, 1.0], [5.3, 0.6]];

/// A straight bar: where zero lies, how long a unit is, and where the bar's sides are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beam {
    /// The place of zero.
    pub zero: f64,
    /// The points of a unit.
    pub per_unit: f64,
    /// The upper or left side.
    pub side: f64,
    /// From one side to the other.
    pub thickness: f64,
    /// Whether it rises instead of growing to the right.
    pub upward: bool,
}

impl Beam {
    /// The place of a value.
    pub(super) fn at(&self, value: f64) -> f64 {
        let length = value * self.per_unit;
        if self.upward { self.zero - length } else { self.zero + length }
    }

    fn between(&self, a: f64, b: f64) -> Area {
        let (from, to) = (a.min(b), a.max(b));
        match self.upward {
            true => Area::new(self.side, from, self.thickness, to - from),
            false => Area::new(from, self.side, to - from, self.thickness),
        }
    }
}

impl ChartContext<'_> {
    /// Draws a value as a bar from zero. `cell` is its row and column.
    pub(super) fn beam(
        &self,
        drawing: &mut Drawing,
        beam: Beam,
        known: Known,
        paint: Paint,
        cell: (usize, usize),
    ) {
        let (near, far) = (known.near(), known.far());
        let firm = if known.is_firm() { near } else { 0.0 };
        if firm != 0.0 {
            self.solid(drawing, beam.between(beam.zero, beam.at(firm)), paint);
            drawing.shows(cell, [0.0, firm]);
        }
        let area = beam.between(beam.at(firm), beam.at(far));
        match known.look {
            Look::About | Look::Range => {
                if far != firm {
                    self.hollow(drawing, area, paint);
                    drawing.shows(cell, [firm, far]);
                }
                // A range over zero has a side on either hand.
                let other = if far == known.high { known.low } else { known.high };
                if near == 0.0 && other != 0.0 {
                    self.hollow(drawing, beam.between(beam.zero, beam.at(other)), paint);
                    drawing.shows(cell, [0.0, other]);
                }
            }
            Look::AtMost => {
                if far != 0.0 {
                    let corners = open(area, beam.upward, far < 0.0);
                    drawing.polyline(&corners, Stroke::solid(self.edge(paint), OUTLINE));
                    drawing.shows(cell, [0.0, far]);
                }
            }
            Look::AtLeast => self.fade(drawing, beam, beam.at(far), far < 0.0, paint),
            Look::Exact => {}
        }
    }

    /// The stripes of an end beyond which the value may go on.
    pub(super) fn fade(&self, drawing: &mut Drawing, beam: Beam, end: f64, back: bool, paint: Paint) {
        let away = if back != beam.upward { -1.0 } else { 1.0 };
        for [start, width] in FADE {
            drawing.rect(beam.between(end + away * start, end + away * (start + width)), self.edge(paint));
        }
    }

    /// Draws a value as an area that is as large as the value may be: filled as far as it is certain and hollow beyond. At its right
    /// it is open or fades out where the value is only a bound. `cell` is its row and column.
    pub(super) fn tile(
        &self,
        drawing: &mut Drawing,
        area: Area,
        known: Known,
        paint: Paint,
        cell: (usize, usize),
    ) {
        if known.high <= 0.0 {
            return;
        }
        if known.look != Look::AtLeast {
            let per_unit = area.width / known.high;
            let (side, thickness) = (area.y, area.height);
            let beam = Beam { zero: area.x, per_unit, side, thickness, upward: false };
            return self.beam(drawing, beam, known, paint, cell);
        }
        // Its neighbours leave no room beyond it.
        self.solid(drawing, area, paint);
        drawing.shows(cell, [0.0, known.high]);
        fade_within(drawing, area, false);
    }

    /// The ink of letters on the mark of a value: what is hollow is paper.
    pub(super) fn letters_on(&self, known: Known, paint: Paint) -> Paint {
        if known.is_firm() && known.look != Look::Range { self.text_on(paint) } else { Paint::Text }
    }

    /// A filled rectangle that is seen on the paper, whatever its ink: a pale one has an outline.
    pub(super) fn solid(&self, drawing: &mut Drawing, area: Area, paint: Paint) {
        if self.edge(paint) == paint || area.width <= 2.0 * EDGE || area.height <= 2.0 * EDGE {
            drawing
                .rect(area, if area.width.min(area.height) <= 2.0 * EDGE { self.edge(paint) } else { paint });
            return;
        }
        let stroke = Some(Stroke::solid(self.edge(paint), EDGE));
        drawing.polygon(&area.grown(-EDGE / 2.0).corners(), Some(paint), stroke);
    }

    /// An outlined rectangle for what is not certain.
    pub(super) fn hollow(&self, drawing: &mut Drawing, area: Area, paint: Paint) {
        if area.width <= 2.0 * OUTLINE || area.height <= 2.0 * OUTLINE {
            drawing.rect(area, self.edge(paint));
            return;
        }
        let stroke = Some(Stroke::solid(self.edge(paint), OUTLINE));
        drawing.polygon(&area.grown(-OUTLINE / 2.0).corners(), Some(Paint::Paper), stroke);
    }

    /// A place on an axis: a dot where it is certain, with an outline if its ink is pale; a ring where it is approximate or a
    /// bound; and from end to end where it is a range. `along` leads from a value to its place.
    pub(super) fn spot(
        &self,
        drawing: &mut Drawing,
        known: Known,
        radius: f64,
        paint: Paint,
        cell: (usize, usize),
        along: &dyn Fn(f64) -> Point,
    ) {
        let (from, to) = (along(known.low), along(known.high));
        let ink = self.edge(paint);
        if known.look == Look::Range {
            let half = radius * 0.75;
            let area =
                Area::new(from.x.min(to.x), from.y.min(to.y), (to.x - from.x).abs(), (to.y - from.y).abs());
            let upward = area.height > area.width;
            let beam = match upward {
                true => Area::new(area.x - half, area.y, 2.0 * half, area.height),
                false => Area::new(area.x, area.y - half, area.width, 2.0 * half),
            };
            self.hollow(drawing, beam, paint);
            drawing.shows(cell, [known.low, known.high]);
            return;
        }
        if known.is_firm() && !self.is_faint(paint) {
            drawing.dot(from, radius, paint);
        } else {
            let stroke = Some(Stroke::solid(ink, OUTLINE + 0.2));
            let radius = radius - (OUTLINE + 0.2) / 2.0;
            let fill = Some(if known.is_firm() { paint } else { Paint::Paper });
            drawing.marks.push(Mark::Circle { center: from, radius, fill, stroke });
        }
        drawing.shows(cell, [known.low, known.high]);
        self.pointer(drawing, known, radius, paint, along);
    }

    /// An arrowhead beside a place whose value is a bound, towards where the value may lie. `along` leads from a value to its
    /// place.
    pub(super) fn pointer(
        &self,
        drawing: &mut Drawing,
        known: Known,
        radius: f64,
        paint: Paint,
        along: &dyn Fn(f64) -> Point,
    ) {
        let sign = match known.look {
            Look::AtLeast => 1.0,
            Look::AtMost => -1.0,
            Look::Exact | Look::About | Look::Range => return,
        };
        let (from, ahead) = (along(known.high), along(known.high + 1.0));
        let length = (ahead.x - from.x).hypot(ahead.y - from.y);
        let (dx, dy) = match length > 0.0 {
            true => (sign * (ahead.x - from.x) / length, sign * (ahead.y - from.y) / length),
            false => (sign, 0.0),
        };
        let tip = |ahead: f64, aside: f64| {
            at(from.x + dx * (radius + ahead) - dy * aside, from.y + dy * (radius + ahead) + dx * aside)
        };
        let stroke = Stroke::solid(self.edge(paint), OUTLINE);
        drawing.polyline(&[tip(1.0, 2.2), tip(3.4, 0.0), tip(1.0, -2.2)], stroke);
    }

    /// The ink of an outline or of letters that goes with a fill: the fill's own, unless it is too pale to be seen on the
    /// paper.
    pub(super) fn edge(&self, paint: Paint) -> Paint {
        if !self.is_faint(paint) {
            return paint;
        }
        match paint {
            Paint::Accent | Paint::AccentTint | Paint::AccentWash | Paint::Ramp(_)
                if !self.is_faint(Paint::Accent) =>
            {
                Paint::Accent
            }
            Paint::Accent
            | Paint::AccentTint
            | Paint::AccentWash
            | Paint::Ramp(_)
            | Paint::Text
            | Paint::Muted
            | Paint::Rule
            | Paint::Paper
            | Paint::Series(_) => Paint::Muted,
        }
    }
}

/// The stripes of an open end at the right, or at the top, within a mark: where nothing may stand beyond it.
pub(super) fn fade_within(drawing: &mut Drawing, area: Area, upward: bool) {
    let length = if upward { area.height } else { area.width };
    let scale = (length / (3.0 * FADING)).min(1.0);
    let mut from = FADING * scale;
    for [start, width] in FADE {
        // Both count from the end inwards.
        let to = (FADING - start) * scale;
        let gap = from - to;
        drawing.rect(
            match upward {
                true => Area::new(area.x, area.y + to, area.width, gap),
                false => Area::new(area.right() - from, area.y, gap, area.height),
            },
            Paint::Paper,
        );
        from = to - width * scale;
    }
}

/// Three sides of a rectangle; the one at the end of the value is left open.
fn open(area: Area, upward: bool, back: bool) -> [Point; 4] {
    let half = OUTLINE / 2.0;
    let inner = area.grown(-half);
    let (left, right, top, bottom) = (inner.x, inner.right(), inner.y, inner.bottom());
    match (upward, back) {
        (false, false) => [at(area.right(), top), at(left, top), at(left, bottom), at(area.right(), bottom)],
        (false, true) => [at(area.x, top), at(right, top), at(right, bottom), at(area.x, bottom)],
        (true, false) => [at(left, area.y), at(left, bottom), at(right, bottom), at(right, area.y)],
        (true, true) => [at(left, area.bottom()), at(left, top), at(right, top), at(right, area.bottom())],
    }
}

/// A closed outline as steps.
pub(super) fn closed(corners: &[Point]) -> Vec<Step> {
    let steps = corners.iter().enumerate();
    let steps =
        steps.map(|(index, &corner)| if index == 0 { Step::Move(corner) } else { Step::Line(corner) });
    steps.chain([Step::Close]).collect()
}
