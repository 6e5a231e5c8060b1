//! Who is linked to whom: names around an oval, links as wide as their values.

use std::f64::consts::TAU;

use super::{Entry, bar};
use crate::figure::context::{ChartContext, LABEL, STRONG};
use crate::figure::facts::{Cells, Columns, Facts, Manner, Shape, Unsure};
use crate::figure::known::Look;
use crate::figure::links::{Graph, misled};
use crate::figure::mark::{Anchor, Drawing, Mark, Paint, Point, Step, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::place::spread;
use crate::figure::problem::negatives;
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scales::Scales;
use crate::figure::{Figure, Order};

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "network",
        shape: Shape {
            cells: Cells::Link,
            columns: Columns::Nothing,
            least: 1,
            most: 2,
            repeats: true,
            ..Shape::NUMBERS
        },
        order: Order::Given,
        breakable: false,
        half: false,
        by_row: true,
        base: false,
        counts: false,
        manner: Manner { unsure: Unsure::Single, most: [60, 2], ..Manner::WORDS },
        example: &[
            (
                "en",
                "title: The university is the hub of joint patents
chart: KIND
unit: joint patents
data:
  rows:                 # one name, another, and how much links them; the number may be left out
    - [University, Sensor maker, 42]
    - [University, Valve maker, 18]
    - [University, Foundry, 12]
    - [University, Institute, 26]
    - [Institute, Foundry, 8]
    - [Sensor maker, Valve maker, 5]
highlight: [University]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 高校是联合专利的枢纽
chart: KIND
unit: 件
data:
  rows:                 # 一方、另一方、联系有多强；数值可以不写
    - [高校, 传感器企业, 42]
    - [高校, 阀门企业, 18]
    - [高校, 铸造厂, 12]
    - [高校, 研究所, 26]
    - [研究所, 铸造厂, 8]
    - [传感器企业, 阀门企业, 5]
highlight: [高校]
sources: [在这里写数据来源。]
",
            ),
        ],
    },
    judge: |chart| {
        let mut found = misled(chart);
        found.extend(negatives(chart));
        found
    },
    scales: |_| Scales::default(),
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || {
        let rows: [(&str, &[&str]); 5] = [
            ("高校", &["传感器企业", "42"]),
            ("高校", &["阀门企业", "18"]),
            ("高校", &["研究所", "26"]),
            ("研究所", &["铸造厂", "~"]),
            ("传感器企业", &["阀门企业", "5"]),
        ];
        samples::chart("network", &[], &rows)
    },
};

/// Half the height of the oval for a few names.
const RADIUS: f64 = 72.0;
/// The largest half width of the oval.
const WIDE: f64 = 118.0;
const MIN_RADIUS: f64 = 34.0;
/// Radius of a node.
const NODE: f64 = 4.0;
/// Space between a node and its name.
const GAP: f64 = 9.0;
/// The largest share of the frame that names may take on one side.
const NAME_SHARE: f64 = 0.3;
/// The widest link, and the width of all when none has a number.
const WIDEST: f64 = 6.0;
const EVEN: f64 = 1.0;
/// The two lines of a link whose width is not certain.
const OUTLINE: f64 = 0.8;

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let graph = Graph::of(cx.chart);
    network(cx, &graph).unwrap_or_else(|| bar::horizontal(cx))
}

/// Neighbours stand side by side where that can be: each name is followed by those linked to it.
fn around(graph: &Graph) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    let degree = |node: usize| graph.links.iter().filter(|link| link.from == node || link.to == node).count();
    let mut starts: Vec<usize> = (0..graph.nodes.len()).collect();
    starts.sort_by_key(|&node| (degree(node), node));
    for start in starts {
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            if order.contains(&node) {
                continue;
            }
            order.push(node);
            for link in graph.links.iter().rev() {
                let other = if link.from == node { link.to } else { link.from };
                if (link.from == node || link.to == node) && !order.contains(&other) {
                    open.push(other);
                }
            }
        }
    }
    order
}

/// The network; none when the frame has no room for it.
fn network(cx: &ChartContext<'_>, graph: &Graph) -> Option<Drawing> {
    let chart = cx.chart;
    let plain = chart.width() <= 2 && chart.rows.iter().all(|row| row.group.is_none());
    if graph.links.is_empty() || !plain {
        return None;
    }
    let strong = |node: usize| {
        let name = graph.nodes[node].trim();
        chart.rows.iter().any(|row| row.highlighted && row.label.trim() == name)
    };
    let order = around(graph);
    let count = order.len();
    // Clockwise from the top: the first half stands at the right.
    let angle = |place: usize| (place as f64 + 0.5) / count as f64 * TAU;
    let limit = cx.width * NAME_SHARE;
    let name = |node: usize| cx.wrap(&graph.nodes[node], if strong(node) { STRONG } else { LABEL }, limit);
    let names: Vec<Block> = order.iter().map(|&node| name(node)).collect();
    let right: Vec<usize> = (0..count).filter(|&place| angle(place) < TAU / 2.0).collect();
    let left: Vec<usize> = (0..count).rev().filter(|place| !right.contains(place)).collect();
    let widest = |places: &[usize]| places.iter().map(|&place| names[place].width).fold(0.0, f64::max);
    let crowd = |places: &[usize]| places.iter().map(|&place| names[place].height() + 1.0).sum::<f64>();
    let sides = widest(&left).max(widest(&right)) + GAP + NODE;
    let across = (cx.width / 2.0 - sides).min(WIDE);
    if across < MIN_RADIUS {
        return None;
    }
    let up = RADIUS.max(crowd(&left) / 2.0).max(crowd(&right) / 2.0);
    let center = at(cx.width / 2.0, up + NODE + 2.0);
    let spots: Vec<Point> = (0..count)
        .map(|place| {
            let (sin, cos) = angle(place).sin_cos();
            at(center.x + sin * across, center.y - cos * (up - NODE))
        })
        .collect();
    let spot_of = |node: usize| order.iter().position(|own| *own == node).map(|place| spots[place]);

    let mut drawing = Drawing::new(cx.width);
    let largest = graph.links.iter().filter_map(|link| link.size()).fold(0.0, f64::max);
    let mut links: Vec<_> = graph.links.iter().collect();
    links.sort_by_key(|link| (strong(link.from) || strong(link.to), link.row));
    for link in links {
        let (Some(from), Some(to)) = (spot_of(link.from), spot_of(link.to)) else { continue };
        // A link of unknown size is thin and broken; without any numbers, all are alike.
        let numbered = chart.width() > 1;
        let stressed = strong(link.from) || strong(link.to);
        let paint = if stressed || !chart.highlights_rows() { Paint::Ramp(4) } else { Paint::Ramp(2) };
        let stroke = match link.size() {
            Some(size) if largest > 0.0 => Stroke::solid(paint, size / largest * WIDEST),
            _ if numbered => Stroke::dashed(Paint::Muted, 0.5),
            _ => Stroke::solid(paint, EVEN),
        };
        let bend =
            |point: Point| at(point.x + (center.x - point.x) * 0.55, point.y + (center.y - point.y) * 0.55);
        let steps = vec![Step::Move(from), Step::Cubic(bend(from), bend(to), to)];
        let hollow = link.known.filter(|known| known.look != Look::Exact).map(|known| {
            let width = (stroke.width - 2.0 * OUTLINE).max(stroke.width / 3.0);
            // What may only be more is not hollow all along.
            let inner = Stroke { dashed: known.is_firm(), ..Stroke::solid(Paint::Paper, width) };
            Mark::Path { steps: steps.clone(), fill: None, stroke: Some(inner) }
        });
        drawing.marks.push(Mark::Path { steps, fill: None, stroke: Some(stroke) });
        drawing.marks.extend(hollow);
    }
    for (places, direction) in [(&left, -1.0), (&right, 1.0)] {
        let wanted: Vec<(f64, f64)> =
            places.iter().map(|&place| (spots[place].y, names[place].height() + 1.0)).collect();
        let x = center.x + direction * (across + GAP);
        let anchor = if direction < 0.0 { Anchor::End } else { Anchor::Start };
        for (&place, middle) in places.iter().zip(spread(&wanted, 1.0, 2.0 * up + 2.0 * NODE + 3.0)) {
            let spot = spots[place];
            let start = at(spot.x + direction * (NODE + 1.0), spot.y);
            let end = at(x - direction * 2.5, middle);
            if direction * (end.x - start.x) > 1.0 {
                drawing.line(start, end, Stroke::solid(Paint::Rule, 0.4));
            }
            let ink = if strong(order[place]) { Paint::Accent } else { Paint::Text };
            names[place].draw(&mut drawing, x, middle - names[place].height() / 2.0, anchor, ink);
        }
    }
    for (place, spot) in spots.iter().enumerate() {
        let calm = chart.highlights_rows() && !strong(order[place]);
        drawing.dot(*spot, NODE, if calm { Paint::Ramp(4) } else { Paint::Accent });
    }
    let bottom = cx.largest_link(&mut drawing, graph, 2.0 * up + 2.0 * NODE + 8.0);
    drawing.height = cx.not_disclosed(&mut drawing, bottom);
    Some(drawing)
}

#[cfg(test)]
mod tests {
    use super::KIND;
    use crate::figure::mark::Mark;
    use crate::figure::samples::drawn;

    #[test]
    fn links_are_as_wide_as_their_values_and_unknown_ones_are_broken() {
        let drawing = drawn(&(KIND.sample)(), 400.0);
        let mut widths = Vec::new();
        let mut broken = 0;
        for mark in &drawing.marks {
            if let Mark::Path { stroke: Some(stroke), .. } = mark {
                if stroke.dashed { broken += 1 } else { widths.push(stroke.width) }
            }
        }
        widths.sort_by(f64::total_cmp);
        for (width, value) in widths.iter().zip([5.0, 18.0, 26.0, 42.0]) {
            assert!((width / widths[0] * 5.0 / value - 1.0).abs() < 1e-3, "{widths:?}");
        }
        assert_eq!((widths.len(), broken), (4, 1));
    }
}
