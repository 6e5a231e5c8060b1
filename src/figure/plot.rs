//! What is set on a value axis: reference lines and bands with their labels, and remarks at values, placed off everything that is
//! drawn.

use super::chart::Reference;
use super::context::{ChartContext, LABEL, SMALL};
use super::mark::{Anchor, Area, Drawing, Mark, Paint, Plot, Point, Stroke, at, text_area};
use super::measure::Block;
use super::place::{Wish, along, is_free, leader, near};

/// How far a line reaches beyond the marks.
const OVERSHOOT: f64 = 3.0;
/// Width of a reference line.
const LINE: f64 = 0.8;
/// Space between a line and its label.
const GAP: f64 = 2.0;
/// The widest label of a line, and the widest remark.
const LABEL_WIDTH: f64 = 130.0;
const REMARK_WIDTH: f64 = 110.0;
/// The most rows of labels above a plot.
const LANES: usize = 6;
/// Width of the sign before a label above the drawing.
const SIGN: f64 = 14.0;

/// A reference with its label as it is set.
struct Set<'a> {
    reference: &'a Reference,
    span: [f64; 2],
    label: Block,
}

impl ChartContext<'_> {
    /// Draws what its editor set on the value axis of a finished drawing.
    pub(super) fn furnish(&self, drawing: &mut Drawing) {
        let sets: Vec<Set<'_>> =
            self.chart.references.iter().filter_map(|reference| self.set(reference)).collect();
        if !drawing.plots.is_empty() {
            self.references(drawing, &sets);
        }
        self.annotations(drawing);
    }

    fn set<'a>(&self, reference: &'a Reference) -> Option<Set<'a>> {
        let label = self.wrap(&reference.printed, SMALL, LABEL_WIDTH.min(self.width / 2.0));
        Some(Set { reference, span: reference.span()?, label })
    }

    fn references(&self, drawing: &mut Drawing, sets: &[Set<'_>]) {
        if sets.is_empty() {
            return;
        }
        let labels = self.labels_above(drawing, sets).or_else(|| self.labels_inside(drawing, sets));
        let labels = labels.unwrap_or_else(|| self.labels_over_all(drawing, sets));
        for plot in drawing.plots.clone() {
            let bands = sets.iter().filter(|set| set.reference.is_band());
            let bands = bands.filter(|set| set.span.iter().all(|end| plot.scale.holds(*end)));
            let areas: Vec<Area> = bands.map(|set| between(&plot, set.span)).collect();
            lay_under(drawing, &areas);
        }
        drawing.marks.extend(labels);
        let texts = drawing.text_areas(self.measure);
        for plot in drawing.plots.clone() {
            for set in sets.iter().filter(|set| !set.reference.is_band() && plot.scale.holds(set.span[0])) {
                rule(drawing, &plot, plot.scale.at(set.span[0]), &texts);
            }
        }
    }

    /// Labels in rows above a plot whose values grow to the right, each beside the upper end of its line; the drawing makes room
    /// for them. None where a plot rises, or where they are too many.
    fn labels_above(&self, drawing: &mut Drawing, sets: &[Set<'_>]) -> Option<Vec<Mark>> {
        let [plot] = &drawing.plots[..] else { return None };
        if plot.upward {
            return None;
        }
        let plot = plot.clone();
        let mut order: Vec<&Set<'_>> =
            sets.iter().filter(|set| set.span.iter().all(|end| plot.scale.holds(*end))).collect();
        // From right to left, so that a label runs over no line that is still to come.
        order.sort_by(|a, b| b.span[0].total_cmp(&a.span[0]));
        // Heights count upwards from the plot here; stems lead to the labels of lines.
        let mut placed: Vec<(Area, Area, &Set<'_>, Anchor)> = Vec::new();
        for set in order {
            let (from, to) = (plot.scale.at(set.span[0]), plot.scale.at(set.span[1]));
            let (width, height) = (set.label.width, set.label.height());
            let starts = match set.reference.is_band() {
                true => vec![(
                    ((from + to - width) / 2.0).clamp(0.0, (self.width - width).max(0.0)),
                    Anchor::Start,
                )],
                false => vec![(from + GAP, Anchor::Start), (from - GAP - width, Anchor::End)],
            };
            let inside = |x: &f64| *x >= 0.0 && x + width <= self.width;
            let tries = (0..LANES)
                .flat_map(|lane| starts.iter().map(move |start| (lane as f64 * SMALL.leading(), *start)));
            let found = tries.filter(|(_, (x, _))| inside(x)).find_map(|(base, (x, anchor))| {
                let area = Area::new(x - 1.0, base, width + 2.0, height);
                let tall = if set.reference.is_band() { 0.0 } else { base + height };
                let stem = Area::new(from - 0.5, 0.0, 1.0, tall);
                let free = placed.iter().all(|(other, other_stem, _, _)| {
                    !area.meets(other) && !area.meets(other_stem) && !stem.meets(other)
                });
                free.then_some((area, stem, set, anchor))
            });
            placed.push(found?);
        }
        let room = placed.iter().map(|(area, _, _, _)| area.bottom()).fold(0.0, f64::max) + 1.0;
        drawing.part(plot.area.y - OVERSHOOT, room);
        let foot = drawing.plots.first().map_or(plot.area.y, |plot| plot.area.y) - OVERSHOOT;
        let mut scratch = Drawing::new(self.width);
        for (area, stem, set, anchor) in placed {
            let top = foot - area.bottom();
            let x = if anchor == Anchor::End { area.right() - 1.0 } else { area.x + 1.0 };
            set.label.draw(&mut scratch, x, top, anchor, Paint::Muted);
            if stem.height > 0.0 {
                let x = stem.x + stem.width / 2.0;
                scratch.line(at(x, top + 1.0), at(x, foot), Stroke::dashed(Paint::Muted, LINE));
            }
        }
        Some(scratch.marks)
    }

    /// Labels on a plot whose values rise, along their lines and in their bands, each off everything that is drawn. None where one
    /// finds no place.
    fn labels_inside(&self, drawing: &Drawing, sets: &[Set<'_>]) -> Option<Vec<Mark>> {
        let [plot] = &drawing.plots[..] else { return None };
        if !plot.upward {
            return None;
        }
        let mut taken = obstacles(drawing, self);
        let heights = sets.iter().filter(|set| plot.scale.holds(set.span[0]));
        taken.extend(heights.flat_map(|set| {
            set.span.map(|end| Area::new(plot.area.x, plot.scale.at(end) - 0.6, plot.area.width, 1.2))
        }));
        let mut scratch = Drawing::new(self.width);
        for set in sets {
            if !set.span.iter().all(|end| plot.scale.holds(*end)) {
                return None;
            }
            let (low, high) = (plot.scale.at(set.span[0]), plot.scale.at(set.span[1]));
            let (width, height) = (set.label.width, set.label.height());
            let tops = match set.reference.is_band() {
                true => [high + GAP, low - GAP - height, high - GAP - height],
                false => [high - GAP - height, high + GAP, high - GAP - height],
            };
            let room = (plot.area.width - width - 2.0 * GAP).max(0.0);
            let starts = (0..=24).map(|step| plot.area.right() - GAP - width - room * f64::from(step) / 24.0);
            let mut places =
                starts.flat_map(|x| tops.into_iter().map(move |top| Area::new(x, top, width, height)));
            let frame = Area::new(plot.area.x, 0.0, plot.area.width, plot.area.bottom());
            let place = places.find(|area| is_free(&area.grown(0.8), &frame, &taken))?;
            set.label.draw(&mut scratch, place.x, place.y, Anchor::Start, Paint::Muted);
            taken.push(place.grown(0.8));
        }
        Some(scratch.marks)
    }

    /// Labels in lines of their own above all of the drawing, each behind the sign of what it names.
    fn labels_over_all(&self, drawing: &mut Drawing, sets: &[Set<'_>]) -> Vec<Mark> {
        let mut scratch = Drawing::new(self.width);
        let mut y = 0.0;
        for set in sets {
            let label = self.wrap(&set.reference.printed, SMALL, self.width - SIGN - 4.0);
            let middle = y + SMALL.leading() / 2.0;
            match set.reference.is_band() {
                true => scratch.rect(Area::new(0.0, middle - 3.5, SIGN, 7.0), Paint::AccentWash),
                false => scratch.line(at(0.0, middle), at(SIGN, middle), Stroke::dashed(Paint::Muted, LINE)),
            }
            label.draw(&mut scratch, SIGN + 4.0, y, Anchor::Start, Paint::Muted);
            y += label.height();
        }
        drawing.part(f64::MIN, y + 6.0);
        scratch.marks
    }

    /// Remarks near the values that they are about, joined with them by a thin line; what finds no place stands below.
    fn annotations(&self, drawing: &mut Drawing) {
        if self.chart.annotations.is_empty() {
            return;
        }
        let mut written = drawing.text_areas(self.measure);
        let mut taken: Vec<Area> = obstacles(drawing, self).iter().map(|area| area.grown(1.0)).collect();
        // A remark that stands right beside a number would be read as one with it.
        let beside =
            |text: &Area| Area::new(text.x - 5.0, text.y - 0.5, text.width + 10.0, text.height + 1.0);
        taken.extend(written.iter().map(beside));
        let mut below = Vec::new();
        for annotation in &self.chart.annotations {
            let place = annotation.cell(self.chart).and_then(|cell| self.spot_of(drawing, cell));
            let block = self.wrap(&annotation.text, LABEL, REMARK_WIDTH);
            let found = place.and_then(|(point, radius, frame)| {
                let wish = Wish { point, radius, size: [block.width, block.height()] };
                near(&wish, &frame, &taken, &written).map(|area| (wish, area))
            });
            let Some((wish, area)) = found else {
                below.push(annotation);
                continue;
            };
            if let Some([from, to]) = leader(&area, &wish) {
                drawing.line(from, to, Stroke::solid(Paint::Muted, 0.5));
                taken.extend(along((from.x, from.y), (to.x, to.y), 0.3));
            }
            let flush = if area.right() <= wish.point.x { Anchor::End } else { Anchor::Start };
            let x = if flush == Anchor::End { area.right() } else { area.x };
            block.draw(drawing, x, area.y, flush, Paint::Text);
            taken.push(area.grown(1.0));
            written.push(area.grown(1.0));
        }
        for annotation in below {
            let series = annotation.series.iter().filter(|_| self.chart.columns.len() > 1);
            let of: Vec<&str> =
                std::iter::once(&annotation.at).chain(series).map(|text| text.as_str()).collect();
            let text = format!("{}{}{}", of.join(self.words.comma), self.words.colon, annotation.text);
            let top = drawing.height + 3.0;
            drawing.height = self.small_print(drawing, &annotation.text.derive(text), top);
        }
    }

    /// Where the value of a cell is drawn, how far its mark reaches, and where a remark about it may stand.
    fn spot_of(&self, drawing: &Drawing, cell: (usize, usize)) -> Option<(Point, f64, Area)> {
        let plot = drawing.plots.first()?;
        let frame = match plot.upward {
            true => Area::new(plot.area.x, 0.0, self.width - plot.area.x, plot.area.bottom() - 1.0),
            false => Area::new(plot.area.x, plot.area.y, self.width - plot.area.x, plot.area.height),
        };
        let Some(shown) = drawing.shown.iter().rev().find(|shown| shown.cell == cell) else {
            let (_, spot) = drawing.spots.iter().find(|(of, _)| *of == cell)?;
            return Some((*spot, 1.0, frame));
        };
        let area = extent_of(drawing.marks.get(shown.mark)?, self);
        let middle = at(area.x + area.width / 2.0, area.y + area.height / 2.0);
        if shown.span[0] == shown.span[1] {
            return Some((middle, area.width / 2.0, frame));
        }
        // The end of a length, not its middle, is the value.
        let negative = shown.span[1] < 0.0;
        let point = match (plot.upward, negative) {
            (true, false) => at(middle.x, area.y),
            (true, true) => at(middle.x, area.bottom()),
            (false, false) => at(area.right(), middle.y),
            (false, true) => at(area.x, middle.y),
        };
        Some((point, 0.5, frame))
    }
}

/// What lies between two values, over all of a plot.
fn between(plot: &Plot, [low, high]: [f64; 2]) -> Area {
    let (from, to) = (plot.scale.at(low), plot.scale.at(high));
    let (start, length) = (from.min(to), (to - from).abs());
    match plot.upward {
        true => Area::new(plot.area.x, start, plot.area.width, length),
        false => Area::new(start, plot.area.y - OVERSHOOT, length, plot.area.height + 2.0 * OVERSHOOT),
    }
}

/// Lays bands under everything, and under the paper that hides what runs through a label.
fn lay_under(drawing: &mut Drawing, bands: &[Area]) {
    let mut index = 0;
    while let Some(mark) = drawing.marks.get(index) {
        index += 1;
        let Mark::Rect { area, fill: Paint::Paper } = mark else { continue };
        let shared = |band: &Area| {
            let (x, y) = (area.x.max(band.x), area.y.max(band.y));
            Area::new(x, y, area.right().min(band.right()) - x, area.bottom().min(band.bottom()) - y)
        };
        let patches = bands.iter().map(shared).filter(|patch| patch.width > 0.0 && patch.height > 0.0);
        let patches: Vec<Mark> = patches.map(|area| Mark::Rect { area, fill: Paint::AccentWash }).collect();
        let count = patches.len();
        drawing.insert(index, patches);
        index += count;
    }
    drawing.insert(0, bands.iter().map(|area| Mark::Rect { area: *area, fill: Paint::AccentWash }).collect());
}

/// A line over a plot at a place of its axis, broken where it would run through a text.
fn rule(drawing: &mut Drawing, plot: &Plot, place: f64, texts: &[Area]) {
    let area = &plot.area;
    let (start, end) = match plot.upward {
        true => (area.x, area.right()),
        false => (area.y - OVERSHOOT, area.bottom() + OVERSHOOT),
    };
    let crossed = |text: &&Area| match plot.upward {
        true => text.y - 0.4 < place && place < text.bottom() + 0.4,
        false => text.x - 0.4 < place && place < text.right() + 0.4,
    };
    let mut gaps: Vec<(f64, f64)> = texts
        .iter()
        .filter(crossed)
        .map(|text| if plot.upward { (text.x - 1.5, text.right() + 1.5) } else { (text.y, text.bottom()) })
        .collect();
    gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
    let point = |along: f64| if plot.upward { at(along, place) } else { at(place, along) };
    let mut from = start;
    for (gap, resume) in gaps.into_iter().chain([(end, end)]) {
        if gap.min(end) - from > 1.0 {
            drawing.line(point(from), point(gap.min(end)), Stroke::dashed(Paint::Muted, LINE));
        }
        from = from.max(resume);
    }
}

/// What a mark covers.
fn extent_of(mark: &Mark, cx: &ChartContext<'_>) -> Area {
    let around = |points: &mut dyn Iterator<Item = Point>| {
        let points: Vec<Point> = points.collect();
        let ends = |of: fn(&Point) -> f64| super::scale::extent(points.iter().map(of)).unwrap_or_default();
        let (x, y) = (ends(|point| point.x), ends(|point| point.y));
        Area::new(x[0], y[0], x[1] - x[0], y[1] - y[0])
    };
    match mark {
        Mark::Rect { area, .. } => *area,
        Mark::Circle { center, radius, .. } => Area::new(center.x, center.y, 0.0, 0.0).grown(*radius),
        Mark::Line { from, to, .. } => around(&mut [*from, *to].into_iter()),
        Mark::Path { steps, .. } => around(&mut steps.iter().filter_map(super::mark::Step::end)),
        Mark::Hatch { outline } => around(&mut outline.iter().copied()),
        Mark::Text { at, anchor, text, style, .. } => text_area(*at, *anchor, text, *style, cx.measure),
    }
}

/// What of a drawing no label may lie on: everything but paper and the lines of a grid.
fn obstacles(drawing: &Drawing, cx: &ChartContext<'_>) -> Vec<Area> {
    let mut found = Vec::new();
    for mark in &drawing.marks {
        match mark {
            Mark::Rect { fill: Paint::Paper | Paint::AccentWash, .. } => {}
            Mark::Line { stroke, .. } if stroke.paint == Paint::Rule => {}
            Mark::Line { from, to, stroke } => {
                found.extend(along((from.x, from.y), (to.x, to.y), stroke.width / 2.0 + 0.3));
            }
            Mark::Path { steps, fill, .. } => {
                let points: Vec<Point> = steps.iter().filter_map(super::mark::Step::end).collect();
                let whole = extent_of(mark, cx);
                for pair in points.windows(2) {
                    found.extend(along((pair[0].x, pair[0].y), (pair[1].x, pair[1].y), 0.8));
                    // Below a rim everything is filled, down to the foot of the outline.
                    if fill.is_some() {
                        let (x, y) = (pair[0].x.min(pair[1].x), pair[0].y.min(pair[1].y));
                        found.push(Area::new(x, y, (pair[1].x - pair[0].x).abs(), whole.bottom() - y));
                    }
                }
            }
            Mark::Rect { .. } | Mark::Circle { .. } | Mark::Hatch { .. } | Mark::Text { .. } => {
                found.push(extent_of(mark, cx));
            }
        }
    }
    found
}
