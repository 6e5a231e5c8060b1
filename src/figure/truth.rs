//! What every drawing owes its values: measured in the emitted marks, lengths, areas and places are in proportion to them.

use super::chart::{Cell, Chart};
use super::facts::{Kind, Names};
use super::language::Words;
use super::mark::{Area, Drawing, Mark, Paint, Point, Shown, Step};
use super::measure::tests::Even;
use super::samples::{cell, chart, text};
use super::{Figure, Height, draw_beside};
use crate::ink::Theme;
use crate::locale::Lang;

/// How far two scales may differ.
const TOLERANCE: f64 = 0.001;

/// A mark that stands for values, measured.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    pub shown: Shown,
    /// What is seen of it.
    pub area: Area,
    /// The angle of a slice or the area of a circle, where it is one.
    pub other: Option<f64>,
}

/// The marks of a drawing that stand for values.
pub(super) fn measured(drawing: &Drawing) -> Vec<Measured> {
    let measured = |shown: &Shown| {
        let (area, other) = seen(&drawing.marks[shown.mark]);
        Measured { shown: *shown, area, other }
    };
    drawing.shown.iter().map(measured).collect()
}

fn seen(mark: &Mark) -> (Area, Option<f64>) {
    match mark {
        Mark::Rect { area, .. } => (*area, None),
        Mark::Circle { center, radius, stroke, fill } => {
            // A line in the ink of the paper takes from the circle, any other adds to it.
            let rim = stroke.map_or(0.0, |stroke| {
                if stroke.paint == Paint::Paper { -stroke.width / 2.0 } else { stroke.width / 2.0 }
            });
            assert!(fill.is_some());
            let radius = radius + rim;
            (Area::new(center.x, center.y, 0.0, 0.0).grown(radius), Some(radius * radius))
        }
        Mark::Path { steps, stroke, .. } => {
            let points: Vec<Point> = steps
                .iter()
                .filter_map(|step| match step {
                    Step::Move(to) | Step::Line(to) | Step::Cubic(_, _, to) => Some(*to),
                    Step::Close => None,
                })
                .collect();
            let ends = |of: fn(&Point) -> f64| super::scale::extent(points.iter().map(of)).expect("points");
            let (x, y) = (ends(|point| point.x), ends(|point| point.y));
            let area = Area::new(x[0], y[0], x[1] - x[0], y[1] - y[0]);
            let half =
                stroke.filter(|stroke| stroke.paint != Paint::Paper).map_or(0.0, |stroke| stroke.width / 2.0);
            if steps.iter().any(|step| matches!(step, Step::Cubic(..))) {
                return (area, Some(turn(steps)));
            }
            // An open outline ends exactly where its value does.
            let is_open = !steps.contains(&Step::Close);
            let whole = if is_open {
                // Of its three sides two lie along the value.
                let across = points.first().map(|point| point.x) == points.last().map(|point| point.x);
                let [along, beside] = if across { [half, 2.0 * half] } else { [2.0 * half, half] };
                Area::new(area.x, area.y, area.width + along, area.height + beside)
            } else {
                area.grown(half)
            };
            (whole, None)
        }
        Mark::Line { .. } | Mark::Hatch { .. } | Mark::Text { .. } => panic!("{mark:?} shows no value"),
    }
}

/// The angle of a slice, in turns, from the rays at its two ends.
fn turn(steps: &[Step]) -> f64 {
    let Step::Move(start) = steps[0] else { panic!("an outline begins somewhere") };
    let inward = steps.iter().position(|step| matches!(step, Step::Line(_))).expect("a way inwards");
    let (Step::Cubic(_, _, end), Step::Line(inner)) = (steps[inward - 1], steps[inward]) else {
        panic!("an arc leads to it")
    };
    let hole = 0.64;
    let centre = |outer: f64, inner: f64| (inner - hole * outer) / (1.0 - hole);
    let (x, y) = (centre(end.x, inner.x), centre(end.y, inner.y));
    let angle = |point: Point| (point.x - x).atan2(y - point.y);
    let turn = (angle(end) - angle(start)).rem_euclid(std::f64::consts::TAU) / std::f64::consts::TAU;
    let quarters = steps.iter().filter(|step| matches!(step, Step::Cubic(..))).count();
    if turn < 1e-6 && quarters > 4 { 1.0 } else { turn }
}

/// What is out of proportion among the marks of drawings that share a scale.
pub(super) fn lies(drawings: &[&Drawing]) -> Vec<String> {
    let all: Vec<Measured> = drawings.iter().flat_map(|drawing| measured(drawing)).collect();
    let extent = |mark: &Measured| (mark.shown.span[1] - mark.shown.span[0]).abs();
    let mut lies = Vec::new();
    let mut judge = |what: &str, ratios: Vec<Vec<f64>>| {
        // Lengths in one of two directions: the other is the thickness.
        let even = |ratios: &Vec<f64>| {
            let (low, high) =
                ratios.iter().fold((f64::MAX, f64::MIN), |(low, high), &own| (low.min(own), high.max(own)));
            ratios.is_empty() || high - low <= TOLERANCE * high.abs().max(1e-9)
        };
        if !ratios.iter().any(even) {
            lies.push(format!("{what}: {ratios:?}"));
        }
    };
    let (rims, straight): (Vec<&Measured>, Vec<&Measured>) =
        all.iter().filter(|mark| extent(mark) > 0.0).partition(|mark| mark.other.is_some());
    let ratio = |of: &dyn Fn(&Measured) -> f64, marks: &[&Measured]| -> Vec<f64> {
        marks.iter().map(|mark| of(mark) / extent(mark)).collect()
    };
    // What is shorter than a hair is as wide as one.
    let long: Vec<&Measured> =
        straight.into_iter().filter(|mark| mark.area.width.min(mark.area.height) > 0.05).collect();
    let areas = |mark: &Measured| mark.area.width * mark.area.height;
    judge(
        "lengths or areas",
        vec![
            ratio(&|mark| mark.area.width, &long),
            ratio(&|mark| mark.area.height, &long),
            ratio(&areas, &long),
        ],
    );
    judge("areas or angles", vec![ratio(&|mark| mark.other.unwrap_or_default(), &rims)]);
    for drawing in drawings {
        let places: Vec<Measured> =
            measured(drawing).into_iter().filter(|mark| extent(mark) == 0.0).collect();
        let Some(first) = places.first() else { continue };
        let slope = |of: &dyn Fn(&Area) -> f64| -> Vec<f64> {
            let others = places.iter().filter(|mark| mark.shown.span[0] != first.shown.span[0]);
            others
                .map(|mark| (of(&mark.area) - of(&first.area)) / (mark.shown.span[0] - first.shown.span[0]))
                .collect()
        };
        let (across, upward) =
            (slope(&|area| area.x + area.width / 2.0), slope(&|area| area.y + area.height / 2.0));
        judge("places", vec![across, upward]);
    }
    lies
}

fn drawn(chart: &Chart, others: &[(&Chart, f64)], width: f64) -> Drawing {
    let words = Words::for_lang(Lang::from_tag("zh"));
    match draw_beside(chart, others, &Theme::default(), width, Height::Usual, &Even, words) {
        Figure::Drawing(drawing) => drawing,
        Figure::Table(_) => Drawing::default(),
    }
}

/// Values of every degree of sureness, as a kind takes them.
fn sample(kind: Kind, values: &[&str], columns: usize) -> Chart {
    let names = ["2021 年", "2022 年", "2023 年"];
    let mut own = chart(kind.as_str(), &names[..columns], &[]);
    let labels = match kind.shape.names {
        Names::Labels => ["甲", "乙", "丙", "丁", "戊", "己", "庚"],
        Names::Bins => ["0-10", "10-20", "20-30", "30-50", "50-60", "60-70", "70-100"],
        Names::Days => {
            ["2024-01-01", "2024-01-02", "2024-01-03", "2024-02-01", "2024-02-02", "2024-03-01", "2024-03-02"]
        }
        Names::Places => ["北京", "上海", "广东", "江苏", "浙江", "四川", "湖北"],
    };
    for (index, label) in labels.iter().enumerate().take(values.len()) {
        let written = |column: usize| {
            let value = values[(index + 2 * column) % values.len()];
            let tuple = vec![value; kind.shape.arity()].join("|");
            cell(if kind.shape.arity() > 1 { &tuple } else { value })
        };
        let cells: Vec<Cell> = (0..columns).map(written).collect();
        own.rows.push(super::Row {
            label: text(label),
            group: None,
            highlighted: index == 1,
            cells,
            ends: Vec::new(),
        });
    }
    own.multiple = true;
    own
}

const LOW: [&str; 5] = ["12.5", "3", "约 7", "8-11", "不足 5"];
const HIGH: [&str; 6] = ["44.8", "90+", "约 60", "34-38", "不足 30", "~"];

#[test]
fn lengths_and_areas_are_in_proportion_to_values() {
    for kind in Kind::all() {
        for (values, columns, width) in [(&LOW[..], 1, 450.0), (&HIGH[..], 2, 450.0), (&HIGH[..], 1, 218.0)] {
            let chart = sample(kind, values, columns.max(kind.shape.least));
            let drawing = drawn(&chart, &[], width);
            let lies = lies(&[&drawing]);
            assert!(lies.is_empty(), "{kind} {columns} at {width}: {lies:?}");
        }
    }
}

/// The kinds of which every mark that stands for a value is measured.
#[test]
fn every_value_of_a_length_has_its_mark() {
    for name in ["bar", "column", "grouped-bar", "stacked-bar", "line", "slope", "dot"] {
        let chart = sample(name.parse().expect("a kind"), &LOW, 2);
        let drawing = drawn(&chart, &[], 450.0);
        for row in 0..chart.rows.len() {
            for column in 0..2 {
                let marks = measured(&drawing);
                let own = marks.iter().filter(|mark| mark.shown.cell == (row, column));
                let far = own.map(|mark| mark.shown.span[1]).fold(f64::MIN, f64::max);
                let known = chart.cell(row, column).known().expect("a number");
                assert_eq!(far, known.high, "{name} {row} {column}");
            }
        }
    }
}

#[test]
fn panels_of_one_unit_share_their_scale() {
    let across = ["bar", "grouped-bar", "stacked-bar", "diverging-bar", "likert", "dot"];
    for kinds in [&across[..], &["column", "line", "slope"], &["bubble"]] {
        for (kind, other) in kinds.iter().flat_map(|kind| kinds.iter().map(move |other| (kind, other))) {
            let of = |name: &str, values: &[&str], columns: usize| {
                let kind: Kind = name.parse().expect("a kind");
                sample(kind, values, columns.max(kind.shape.least))
            };
            let (small, large) = (of(kind, &LOW, 1), of(other, &HIGH[..4], 2));
            let one = drawn(&small, &[(&large, 453.0)], 453.0);
            let two = drawn(&large, &[(&small, 453.0)], 453.0);
            let lies = lies(&[&one, &two]);
            assert!(lies.is_empty(), "{kind} beside {other}: {lies:?}");
        }
    }
}

#[test]
fn a_scale_of_ones_own_is_said() {
    let mut small = sample("bar".parse().expect("a kind"), &LOW, 1);
    let large = sample("bar".parse().expect("a kind"), &HIGH, 1);
    let shared = drawn(&small, &[(&large, 400.0)], 400.0);
    small.own_scale = true;
    let own = drawn(&small, &[(&large, 400.0)], 400.0);
    let longest =
        |drawing: &Drawing| measured(drawing).iter().map(|mark| mark.area.width).fold(0.0, f64::max);
    assert!(longest(&own) > 1.5 * longest(&shared));
    let says = |drawing: &Drawing| {
        drawing.marks.iter().any(|mark| matches!(mark, Mark::Text { text, .. } if text.contains("自有刻度")))
    };
    assert!(says(&own) && !says(&shared));
}

#[test]
fn what_is_not_known_has_no_mark() {
    for kind in Kind::all() {
        let known = sample(kind, &["44.8", "60", "7"], 1.max(kind.shape.least));
        let mut partly = known.clone();
        partly.rows[2].cells.fill(Cell::Undisclosed);
        let drawing = drawn(&partly, &[], 450.0);
        assert!(drawing.shown.iter().all(|shown| shown.cell.0 != 2), "{kind}");
        // The rest of a whole has a known size.
        let of_whole = matches!(kind.shape.total, super::facts::Total::Drawn);
        let hatched = drawing.marks.iter().any(|mark| matches!(mark, Mark::Hatch { .. }));
        assert!(of_whole || !hatched, "{kind}");
    }
}

/// The kinds of the last additions whose marks are lengths, heights or areas.
#[test]
fn panels_of_further_kinds_share_their_scale() {
    for name in ["histogram", "waterfall", "funnel", "area", "range", "box", "radar"] {
        let kind: Kind = name.parse().expect("a kind");
        let of = |values: &[&str]| {
            let mut own = sample(kind, values, kind.shape.least.max(1));
            own.rows.sort_by(|a, b| {
                b.cells[0].number().unwrap_or(0.0).total_cmp(&a.cells[0].number().unwrap_or(0.0))
            });
            own
        };
        let (small, large) = (of(&["9", "6", "3"]), of(&["90", "60", "30"]));
        let one = drawn(&small, &[(&large, 453.0)], 453.0);
        let two = drawn(&large, &[(&small, 453.0)], 453.0);
        let lies = lies(&[&one, &two]);
        assert!(lies.is_empty(), "{name}: {lies:?}");
    }
}

/// What a kind has one size for is no range.
#[test]
fn a_range_without_ends_to_draw_is_found() {
    for kind in Kind::all().filter(|kind| kind.manner.unsure == super::facts::Unsure::Single) {
        let found = super::problems(&sample(kind, &["34-38", "20", "30"], kind.shape.least.max(1)));
        assert!(found.iter().any(|problem| problem.hint.is_some()), "{kind}");
    }
}

/// What is not certain looks so: hollow, open, fading or in a strip, and never as a certain value does.
#[test]
fn what_is_not_exact_does_not_look_exact() {
    let shapes = |kind: Kind, value: &str| -> Vec<Mark> {
        let mut own = sample(kind, &[value, "40", "30", "20"], kind.shape.least.max(1));
        own.rows.iter_mut().skip(1).for_each(|row| {
            row.cells
                .iter_mut()
                .filter(|cell| cell.number() == Some(50.0))
                .for_each(|cell| *cell = Cell::Undisclosed);
        });
        if kind.shape.cells == super::facts::Cells::Link {
            for (row, target) in own.rows.iter_mut().zip(["x", "y", "z", "w"]) {
                let size = cell(if target == "x" { value } else { "20" });
                row.cells = vec![Cell::Text(text(target)), size];
            }
        }
        let drawing = drawn(&own, &[], 450.0);
        drawing.marks.into_iter().filter(|mark| !matches!(mark, Mark::Text { .. })).collect()
    };
    let mut alike = Vec::new();
    for kind in Kind::all().filter(|kind| kind.manner.unsure != super::facts::Unsure::Printed) {
        for value in ["约 50", "50+", "不足 50", "46-50"] {
            let is_found = value.contains('-') && kind.manner.unsure == super::facts::Unsure::Single;
            if is_found || !super::problems(&sample(kind, &[value, "40"], kind.shape.least.max(1))).is_empty()
            {
                continue;
            }
            if shapes(kind, value) == shapes(kind, "50") {
                alike.push(format!("{kind} {value}"));
            }
        }
    }
    assert!(alike.is_empty(), "{alike:?}");
}

/// What a series is drawn in is the ink that the book gives its name, and no other.
#[test]
fn series_are_drawn_in_the_inks_of_their_names() {
    for kind in Kind::all().filter(|kind| kind.manner.inks && kind.shape.most > 1) {
        let mut own = sample(kind, &["44.8", "60", "7"], kind.shape.least.max(2));
        let given = [5, 2, 6];
        own.columns.iter_mut().zip(given).for_each(|(column, ink)| column.ink = Some(ink));
        let drawing = drawn(&own, &[], 450.0);
        let paint = |mark: &Mark| match mark {
            Mark::Rect { fill, .. } => vec![*fill],
            Mark::Circle { fill, stroke, .. } | Mark::Path { fill, stroke, .. } => {
                fill.iter().copied().chain(stroke.map(|stroke| stroke.paint)).collect()
            }
            Mark::Line { stroke, .. } => vec![stroke.paint],
            Mark::Hatch { .. } | Mark::Text { .. } => Vec::new(),
        };
        for paint in drawing.marks.iter().flat_map(paint) {
            let Paint::Series(ink) = paint else { continue };
            assert!(given.contains(&ink), "{kind}: {ink}");
        }
    }
}

/// Maps and calendars beside each other have one shade for one value.
#[test]
fn shades_are_shared() {
    for name in ["map", "calendar", "heat-table"] {
        let kind: Kind = name.parse().expect("a kind");
        let (small, large) = (sample(kind, &["3", "9", "6"], 1), sample(kind, &["90", "9", "30"], 1));
        let fills = |chart: &Chart, others: &[(&Chart, f64)]| -> Vec<Paint> {
            let drawing = drawn(chart, others, 453.0);
            let fill = |mark: &Mark| match mark {
                Mark::Rect { fill, .. } | Mark::Path { fill: Some(fill), .. } => Some(*fill),
                Mark::Path { .. }
                | Mark::Circle { .. }
                | Mark::Line { .. }
                | Mark::Hatch { .. }
                | Mark::Text { .. } => None,
            };
            drawing.marks.iter().filter_map(fill).filter(|fill| matches!(fill, Paint::Ramp(_))).collect()
        };
        // The key shows all steps, the values only pale ones.
        let strong = |paints: Vec<Paint>| paints.iter().filter(|paint| **paint == Paint::Ramp(6)).count();
        assert_eq!(strong(fills(&small, &[])), strong(fills(&small, &[(&large, 453.0)])) + 1, "{name}");
    }
}

#[test]
fn a_range_is_drawn_from_end_to_end() {
    for (name, columns) in [
        ("bar", 2),
        ("column", 2),
        ("dot", 2),
        ("slope", 2),
        ("line", 2),
        ("stacked-bar", 2),
        ("range", 1),
        ("likert", 2),
        ("treemap", 1),
        ("marimekko", 2),
        ("waterfall", 1),
    ] {
        let kind: Kind = name.parse().expect("a kind");
        let chart = sample(kind, &["34-38", "20", "30"], columns);
        let spans: Vec<[f64; 2]> = drawn(&chart, &[], 450.0).shown.iter().map(|shown| shown.span).collect();
        assert!(spans.contains(&[34.0, 38.0]), "{name}: {spans:?}");
        assert!(!spans.iter().flatten().any(|value| *value == 36.0), "{name}: nobody disclosed a middle");
    }
}
/// A mark that stands for a value is told from the paper by its fill or its outline.
#[test]
fn every_value_is_seen_on_the_paper() {
    let theme = Theme::default();
    for kind in Kind::all() {
        for (values, columns) in [(&LOW[..], 1), (&HIGH[..], 2), (&HIGH[..], 3)] {
            let chart = sample(kind, values, columns.max(kind.shape.least).min(3));
            let cx = super::ChartContext {
                chart: &chart,
                theme: &theme,
                width: 450.0,
                height: Height::default(),
                measure: &Even,
                words: Words::for_lang(Lang::from_tag("zh")),
                scales: super::Scales::default(),
            };
            let drawing = drawn(&chart, &[], 450.0);
            for shown in &drawing.shown {
                let inks: Vec<Paint> = match &drawing.marks[shown.mark] {
                    Mark::Rect { fill, .. } => vec![*fill],
                    Mark::Circle { fill, stroke, .. } | Mark::Path { fill, stroke, .. } => {
                        fill.iter().copied().chain(stroke.map(|stroke| stroke.paint)).collect()
                    }
                    Mark::Line { stroke, .. } => vec![stroke.paint],
                    Mark::Hatch { .. } | Mark::Text { .. } => Vec::new(),
                };
                assert!(inks.iter().any(|paint| !cx.is_faint(*paint)), "{kind}: {inks:?}");
            }
        }
    }
}
