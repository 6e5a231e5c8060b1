//! Places labels so that none lies on another.

use super::mark::{Area, Point, at};

/// Moves intervals of `(centre, size)`, given in the order of their centres, as little as needed so that none
/// overlaps another and all lie between `low` and `high`. Returns their centres. When they do not fit, they run
/// over `high`.
pub(super) fn spread(wanted: &[(f64, f64)], low: f64, high: f64) -> Vec<f64> {
    // Neighbours that would overlap merge into a cluster around the mean of what its members want.
    struct Cluster {
        first: usize,
        start: f64,
        size: f64,
    }
    let mut clusters: Vec<Cluster> = Vec::new();
    let settle = |first: usize, last: usize| {
        let mut before = 0.0;
        let mut sum = 0.0;
        for (centre, size) in &wanted[first..=last] {
            sum += centre - size / 2.0 - before;
            before += size;
        }
        let start = (sum / (last - first + 1) as f64).min(high - before).max(low);
        Cluster { first, start, size: before }
    };
    for index in 0..wanted.len() {
        let mut cluster = settle(index, index);
        while let Some(previous) = clusters.last() {
            if previous.start + previous.size <= cluster.start + 1e-9 {
                break;
            }
            let first = previous.first;
            clusters.pop();
            cluster = settle(first, index);
        }
        clusters.push(cluster);
    }
    let mut centres = Vec::with_capacity(wanted.len());
    for (number, cluster) in clusters.iter().enumerate() {
        let end = clusters.get(number + 1).map_or(wanted.len(), |next| next.first);
        let mut start = cluster.start;
        for (_, size) in &wanted[cluster.first..end] {
            centres.push(start + size / 2.0);
            start += size;
        }
    }
    centres
}

/// Lays intervals of `(centre, size)` into as few lanes as keep each near its centre, without overlap. Returns
/// the lane and centre of each, and the number of lanes. Intervals must not be wider than `high - low`.
pub(super) fn lanes(wanted: &[(f64, f64)], low: f64, high: f64, reach: f64) -> (Vec<(usize, f64)>, usize) {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].0.total_cmp(&wanted[b].0));
    for count in 1..=wanted.len() {
        let mut found = vec![(0, 0.0); wanted.len()];
        let mut fits = true;
        for lane in 0..count {
            let members: Vec<usize> = order.iter().copied().skip(lane).step_by(count).collect();
            let asked: Vec<(f64, f64)> = members.iter().map(|&member| wanted[member]).collect();
            let total: f64 = asked.iter().map(|(_, size)| size).sum();
            let centres = spread(&asked, low, high);
            fits &= total <= high - low + 1e-6 || members.len() == 1;
            for (&member, &centre) in members.iter().zip(&centres) {
                let (wish, size) = wanted[member];
                let nearest = wish.clamp(low + size / 2.0, (high - size / 2.0).max(low + size / 2.0));
                fits &= (centre - nearest).abs() <= reach;
                found[member] = (lane, centre);
            }
        }
        if fits || count == wanted.len() {
            return (found, count);
        }
    }
    (Vec::new(), 0)
}

/// Whether `label` lies in `frame` and meets none of `taken`.
pub(super) fn is_free(label: &Area, frame: &Area, taken: &[Area]) -> bool {
    frame.holds(label) && taken.iter().all(|other| !label.meets(other))
}

/// The boxes around a line from one point to another, small enough to keep labels off it.
pub(super) fn along(from: (f64, f64), to: (f64, f64), half: f64) -> Vec<Area> {
    let length = (to.0 - from.0).hypot(to.1 - from.1);
    let count = (length / 4.0).ceil().clamp(1.0, 400.0) as usize;
    (0..=count)
        .map(|index| {
            let share = index as f64 / count as f64;
            let (x, y) = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
            Area::new(x - half, y - half, 2.0 * half, 2.0 * half)
        })
        .collect()
}

/// A label that wants to stand near a point.
pub(super) struct Wish {
    /// The point.
    pub point: Point,
    /// How far what is drawn there reaches.
    pub radius: f64,
    /// Width and height of the label.
    pub size: [f64; 2],
}

/// The nearest place around a point that lies in `frame`, off all that is `taken`, and from which a leader meets nothing `written`.
pub(super) fn near(wish: &Wish, frame: &Area, taken: &[Area], written: &[Area]) -> Option<Area> {
    let (point, [width, height]) = (wish.point, wish.size);
    for away in [2.5, 6.0, 11.0, 17.0, 24.0, 32.0, 42.0, 54.0, 68.0] {
        let near = wish.radius + away;
        let (right, left) = (point.x + near, point.x - near - width);
        let (over, under) = (point.y - near - height, point.y + near);
        let (middle_x, middle_y) = (point.x - width / 2.0, point.y - height / 2.0);
        let slant = near * 0.75;
        let places = [
            (right, middle_y),
            (left, middle_y),
            (middle_x, over),
            (middle_x, under),
            (point.x + slant, point.y - slant - height),
            (point.x + slant, point.y + slant),
            (point.x - slant - width, point.y - slant - height),
            (point.x - slant - width, point.y + slant),
        ];
        for (x, y) in places {
            let area = Area::new(x, y, width, height);
            let crosses = |[from, to]: [Point; 2]| {
                along((from.x, from.y), (to.x, to.y), 0.3)
                    .iter()
                    .any(|part| written.iter().any(|text| part.meets(text)))
            };
            if is_free(&area, frame, taken) && !leader(&area, wish).is_some_and(crosses) {
                return Some(area);
            }
        }
    }
    None
}

/// The line from a point to its label, when they are not next to each other.
pub(super) fn leader(area: &Area, wish: &Wish) -> Option<[Point; 2]> {
    let point = wish.point;
    let end = at(point.x.clamp(area.x - 1.0, area.right() + 1.0), point.y.clamp(area.y, area.bottom()));
    let away = (end.x - point.x).hypot(end.y - point.y);
    (away > wish.radius + 8.0).then_some([point, end])
}

#[cfg(test)]
mod tests {
    use super::{along, lanes, spread};

    fn apart(wanted: &[(f64, f64)], centres: &[f64]) -> bool {
        let ends: Vec<(f64, f64)> = wanted
            .iter()
            .zip(centres)
            .map(|((_, size), centre)| (centre - size / 2.0, centre + size / 2.0))
            .collect();
        ends.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1e-6)
    }

    #[test]
    fn what_does_not_overlap_stays() {
        assert_eq!(spread(&[(10.0, 8.0), (30.0, 8.0)], 0.0, 100.0), [10.0, 30.0]);
    }

    #[test]
    fn crowds_move_apart_and_stay_inside() {
        for count in 1..20 {
            let wanted: Vec<(f64, f64)> =
                (0..count).map(|index| (50.0 + f64::from(index) * 0.3, 5.0)).collect();
            let centres = spread(&wanted, 0.0, 100.0);
            assert!(apart(&wanted, &centres));
            assert!(centres[0] >= 2.5 - 1e-6 && centres[centres.len() - 1] <= 97.5 + 1e-6, "{centres:?}");
        }
    }

    #[test]
    fn edges_hold() {
        let wanted = [(1.0, 10.0), (2.0, 10.0), (98.0, 10.0), (99.0, 10.0)];
        assert_eq!(spread(&wanted, 0.0, 100.0), [5.0, 15.0, 85.0, 95.0]);
    }

    #[test]
    fn lanes_take_what_one_line_cannot() {
        let wanted: Vec<(f64, f64)> = (0..6).map(|index| (50.0 + f64::from(index), 40.0)).collect();
        let (places, count) = lanes(&wanted, 0.0, 100.0, 30.0);
        assert!(count >= 3);
        for lane in 0..count {
            let mut members: Vec<f64> =
                places.iter().filter(|(own, _)| *own == lane).map(|(_, centre)| *centre).collect();
            members.sort_by(f64::total_cmp);
            assert!(members.windows(2).all(|pair| pair[1] - pair[0] >= 40.0 - 1e-6));
        }
        assert_eq!(lanes(&[], 0.0, 10.0, 5.0).1, 0);
    }

    #[test]
    fn a_line_is_covered_end_to_end() {
        let boxes = along((0.0, 0.0), (40.0, 0.0), 2.0);
        assert!(boxes.len() >= 10 && boxes[boxes.len() - 1].x >= 37.9);
    }
}
