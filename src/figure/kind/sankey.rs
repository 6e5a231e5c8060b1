//! Flows from names to names, their widths the values: rows of from, to, how much.

use super::{Entry, bar};
use crate::diag::message::messages;
use crate::figure::chart::Chart;
use crate::figure::context::{ChartContext, LABEL, STRONG};
use crate::figure::facts::{Cells, Columns, Facts, Manner, Shape, Unsure};
use crate::figure::known::{Known, Look};
use crate::figure::links::{Graph, Link, misled};
use crate::figure::mark::{Anchor, Area, Drawing, Mark, Paint, Point, Step, Stroke, at};
use crate::figure::measure::Block;
use crate::figure::place::spread;
use crate::figure::problem::{Problem, negatives};
#[cfg(test)]
use crate::figure::samples;
use crate::figure::scales::Scales;
use crate::figure::{Figure, Order};
use crate::source::Text;

pub(super) static KIND: Entry = Entry {
    facts: Facts {
        name: "sankey",
        shape: Shape {
            cells: Cells::Link,
            columns: Columns::Nothing,
            least: 2,
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
        manner: Manner { unsure: Unsure::Hollow, most: [40, 2], ..Manner::WORDS },
        example: &[
            (
                "en",
                "title: Most inventions of the laboratories become patents
chart: KIND
unit: inventions
data:
  rows:                 # from, to, how much; what leaves a name may go on from there
    - [Laboratories, Patents, 180]
    - [Laboratories, Trade secrets, 60]
    - [Plants, Patents, 50]
    - [Plants, Trade secrets, 110]
    - [Patents, Licensed, 70]
    - [Patents, Own use, 160]
highlight: [Laboratories]
sources: [Write the source here.]
",
            ),
            (
                "zh",
                "title: 实验室的发明大多成为专利
chart: KIND
unit: 项
data:
  rows:                 # 由何处、到何处、多少；到达之处可以继续流出
    - [实验室, 专利, 180]
    - [实验室, 商业秘密, 60]
    - [工厂, 专利, 50]
    - [工厂, 商业秘密, 110]
    - [专利, 对外许可, 70]
    - [专利, 自用, 160]
highlight: [实验室]
sources: [在这里写数据来源。]
",
            ),
        ],
    },
    judge,
    scales: |_| Scales::default(),
    draw: |cx| Figure::Drawing(draw(cx)),
    #[cfg(test)]
    sample: || {
        let rows: [(&str, &[&str]); 6] = [
            ("实验室", &["专利", "18"]),
            ("实验室", &["商业秘密", "6"]),
            ("工厂", &["专利", "5"]),
            ("工厂", &["商业秘密", "~"]),
            ("专利", &["对外许可", "7"]),
            ("专利", &["自用", "16"]),
        ];
        samples::chart("sankey", &[], &rows)
    },
};

messages! {
    "sankey";
    CIRCLE(name);
    CIRCLE_HINT;
}

/// The stretches of a band that may be wider in which it fades out, as shares of its width.
const FADES: [[f64; 2]; 3] = [[0.62, 0.70], [0.78, 0.86], [0.92, 0.97]];
/// Height of the flows, and the space between two names in a column.
const PLOT: f64 = 150.0;
const BETWEEN: f64 = 9.0;
/// Width of a node.
const NODE: f64 = 7.0;
/// Space between a node and its name.
const GAP: f64 = 4.0;
/// The largest share of the frame that names may take on one side.
const NAME_SHARE: f64 = 0.26;
/// The narrowest room for flows between two columns.
const MIN_STEP: f64 = 54.0;
/// Most columns that flows can be followed over.
const MOST_COLUMNS: usize = 5;

/// In which column each node stands: one behind the farthest that leads to it; none when flows run in a circle, with a node of
/// the circle.
fn columns(graph: &Graph) -> Result<Vec<usize>, usize> {
    let mut columns = vec![0; graph.nodes.len()];
    for round in 0..=graph.nodes.len() {
        let mut moved = None;
        for link in &graph.links {
            if columns[link.to] <= columns[link.from] {
                columns[link.to] = columns[link.from] + 1;
                moved = Some(link.to);
            }
        }
        match moved {
            None => return Ok(columns),
            Some(node) if round == graph.nodes.len() => return Err(node),
            Some(_) => {}
        }
    }
    Ok(columns)
}

fn judge(chart: &Chart) -> Vec<Problem> {
    let mut found = misled(chart);
    found.extend(negatives(chart));
    let graph = Graph::of(chart);
    if let Err(node) = columns(&graph)
        && let Some(name) = graph.nodes.get(node)
    {
        found.push(Problem::new(name.span(), CIRCLE.with([name.as_str()]), CIRCLE_HINT.plain()));
    }
    found
}

/// A node with its place.
struct Node {
    column: usize,
    /// The larger of what comes in and what goes out.
    size: f64,
    top: f64,
    /// How much of either side is taken.
    taken: [f64; 2],
}

fn draw(cx: &ChartContext<'_>) -> Drawing {
    let graph = Graph::of(cx.chart);
    let drawn = columns(&graph).ok().and_then(|columns| flows(cx, &graph, &columns));
    drawn.unwrap_or_else(|| bar::horizontal(cx))
}

/// The flows; none when the frame has no room for them.
fn flows(cx: &ChartContext<'_>, graph: &Graph, columns: &[usize]) -> Option<Drawing> {
    let chart = cx.chart;
    let count = columns.iter().max()? + 1;
    let sized: Vec<&Link> = graph.links.iter().filter(|link| link.size().is_some()).collect();
    let plain =
        chart.width() <= 2 && chart.rows.iter().all(|row| row.group.is_none() && row.cells.len() <= 2);
    if sized.is_empty() || !plain || !(2..=MOST_COLUMNS).contains(&count) {
        return None;
    }
    let sum = |node: usize, of: &dyn Fn(&Link) -> usize| -> f64 {
        sized.iter().filter(|link| of(link) == node).filter_map(|link| link.size()).sum()
    };
    let mut nodes: Vec<Node> = (0..graph.nodes.len())
        .map(|node| {
            let size = sum(node, &|link| link.from).max(sum(node, &|link| link.to));
            Node { column: columns[node], size, top: 0.0, taken: [0.0; 2] }
        })
        .collect();
    let style = |node: usize| {
        let name = graph.nodes[node].trim();
        let strong = chart.rows.iter().any(|row| row.highlighted && row.label.trim() == name);
        if strong { STRONG } else { LABEL }
    };
    let outer = |node: usize| columns[node] == 0 || columns[node] + 1 == count;
    let limit = |node: usize| {
        if outer(node) {
            cx.width * NAME_SHARE
        } else {
            (cx.width * (1.0 - 2.0 * NAME_SHARE) / (count - 1) as f64 - 2.0 * NODE).max(30.0)
        }
    };
    let names: Vec<Block> =
        (0..nodes.len()).map(|node| cx.wrap(&titled(cx, graph, node), style(node), limit(node))).collect();
    let widest = |column: usize| {
        let own = (0..names.len()).filter(|&node| columns[node] == column);
        own.map(|node| names[node].width).fold(0.0, f64::max)
    };
    let from = widest(0) + GAP;
    let to = cx.width - widest(count - 1) - GAP - NODE;
    let step = (to - from) / (count - 1) as f64;
    let inner =
        (0..names.len()).filter(|&node| !outer(node)).map(|node| names[node].width).fold(0.0, f64::max);
    if step < MIN_STEP.max(inner + NODE + 2.0 * GAP) {
        return None;
    }
    let members = ordered(graph, &sized, columns, count);
    let crowd = |members: &Vec<usize>| members.iter().map(|&node| names[node].height() + 1.0).sum::<f64>();
    let height = members.iter().map(crowd).fold(PLOT, f64::max);
    let gaps = |members: &Vec<usize>| members.len().saturating_sub(1) as f64 * BETWEEN;
    let per_unit = members
        .iter()
        .filter_map(|members| {
            let sum: f64 = members.iter().map(|&node| nodes[node].size).sum();
            (sum > 0.0).then(|| (height - gaps(members)).max(height * 0.3) / sum)
        })
        .fold(f64::MAX, f64::min);
    for members in &members {
        let sum: f64 = members.iter().map(|&node| nodes[node].size * per_unit).sum();
        let gap = if members.len() > 1 {
            ((height - sum) / (members.len() - 1) as f64).clamp(0.0, 3.0 * BETWEEN)
        } else {
            0.0
        };
        let mut top = (height - sum - gap * members.len().saturating_sub(1) as f64) / 2.0;
        for &node in members {
            nodes[node].top = top;
            top += nodes[node].size * per_unit + gap;
        }
    }
    let mut drawing = Drawing::new(cx.width);
    let margin = 2.0;
    let x = |column: usize| from + column as f64 * step;
    draw_links(cx, &mut drawing, &sized, &mut nodes, per_unit, &x, margin);
    for node in &nodes {
        let area = Area::new(x(node.column), margin + node.top, NODE, node.size * per_unit);
        drawing.rect(area, Paint::Accent);
    }
    for (column, members) in members.iter().enumerate() {
        let middle = |node: usize| margin + nodes[node].top + nodes[node].size * per_unit / 2.0;
        let wanted: Vec<(f64, f64)> =
            members.iter().map(|&node| (middle(node), names[node].height() + 1.0)).collect();
        for (&node, middle) in members.iter().zip(spread(&wanted, margin, margin + height)) {
            let name = &names[node];
            let (edge, anchor) =
                if column == 0 { (x(0) - GAP, Anchor::End) } else { (x(column) + NODE + GAP, Anchor::Start) };
            name.draw(&mut drawing, edge, middle - name.height() / 2.0, anchor, Paint::Text);
        }
    }
    let mut bottom = margin + height + 4.0;
    let valued = |link: &&Link| [link.from, link.to].iter().any(|&node| is_lone(graph, node));
    if !sized.iter().all(valued) {
        bottom = cx.largest_link(&mut drawing, graph, bottom);
    }
    drawing.height = cx.not_disclosed(&mut drawing, bottom);
    Some(drawing)
}

/// A node's name, and the value of the one flow that it has, as it is written. Sums are nobody's statement.
fn titled(cx: &ChartContext<'_>, graph: &Graph, node: usize) -> Text {
    let name = &graph.nodes[node];
    let own: Vec<&Link> = graph.links.iter().filter(|link| link.from == node || link.to == node).collect();
    match own[..] {
        [link] if link.size().is_some() => {
            name.derive(format!("{name}\n{}", cx.reading(link.row, 1).label()))
        }
        _ => name.clone(),
    }
}

/// Whether a node has one flow alone.
fn is_lone(graph: &Graph, node: usize) -> bool {
    graph.links.iter().filter(|link| link.from == node || link.to == node).count() == 1
}

/// The nodes of each column from top to bottom: each near the middle of what leads to it.
fn ordered(graph: &Graph, links: &[&Link], columns: &[usize], count: usize) -> Vec<Vec<usize>> {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (node, &column) in columns.iter().enumerate() {
        members[column].push(node);
    }
    let mut rank: Vec<f64> = vec![0.0; graph.nodes.len()];
    for members in &mut members {
        let mean = |node: usize| {
            let own = || links.iter().filter(|link| link.to == node);
            let weight: f64 = own().filter_map(|link| link.size()).sum();
            let sum: f64 = own().filter_map(|link| Some(link.size()? * rank[link.from])).sum();
            if weight > 0.0 { sum / weight } else { 0.0 }
        };
        let means: Vec<(usize, f64)> = members.iter().map(|&node| (node, mean(node))).collect();
        let of = |node: usize| means.iter().find(|(own, _)| *own == node).map_or(0.0, |(_, mean)| *mean);
        members.sort_by(|&a, &b| of(a).total_cmp(&of(b)).then(a.cmp(&b)));
        for (place, &node) in members.iter().enumerate() {
            rank[node] = place as f64 / members.len() as f64;
        }
    }
    members
}

fn draw_links(
    cx: &ChartContext<'_>,
    drawing: &mut Drawing,
    links: &[&Link],
    nodes: &mut [Node],
    per_unit: f64,
    x: &dyn Fn(usize) -> f64,
    margin: f64,
) {
    // At every node flows leave and arrive in the order of where they go and come from.
    let mut order: Vec<&Link> = links.to_vec();
    order.sort_by(|a, b| nodes[a.to].top.total_cmp(&nodes[b.to].top).then(a.row.cmp(&b.row)));
    let mut starts: Vec<(usize, f64)> = Vec::new();
    for link in &order {
        let width = link.size().unwrap_or(0.0) * per_unit;
        let node = &mut nodes[link.from];
        starts.push((link.row, node.top + node.taken[0]));
        node.taken[0] += width;
    }
    order.sort_by(|a, b| nodes[a.from].top.total_cmp(&nodes[b.from].top).then(a.row.cmp(&b.row)));
    for link in &order {
        let width = link.size().unwrap_or(0.0) * per_unit;
        let start = starts.iter().find(|(row, _)| *row == link.row).map_or(0.0, |(_, start)| *start);
        let (left, right) = (x(nodes[link.from].column) + NODE, x(nodes[link.to].column));
        let node = &mut nodes[link.to];
        let end = node.top + node.taken[1];
        node.taken[1] += width;
        let (start, end) = (margin + start, margin + end);
        let flow = Flow { from: at(left, start), to: at(right, end), width };
        let paint = if cx.chart.rows[link.row].highlighted { Paint::Ramp(3) } else { Paint::AccentTint };
        draw_flow(cx, drawing, &flow, link.known, paint);
    }
}

/// A band from node to node: the upper corners of its ends, and its width.
struct Flow {
    from: Point,
    to: Point,
    width: f64,
}

impl Flow {
    /// The stretch of it from one share of its width to another.
    fn part(&self, [low, high]: [f64; 2]) -> Flow {
        let down = |point: Point| at(point.x, point.y + low * self.width);
        Flow { from: down(self.from), to: down(self.to), width: (high - low) * self.width }
    }

    /// Its upper edge from left to right, then its lower one back.
    fn edges(&self) -> [[Step; 2]; 2] {
        let Flow { from, to, width } = *self;
        let bend = (to.x - from.x) / 2.0;
        let (left, right) = (from.x + bend, to.x - bend);
        [
            [Step::Move(from), Step::Cubic(at(left, from.y), at(right, to.y), to)],
            [
                Step::Line(at(to.x, to.y + width)),
                Step::Cubic(at(right, to.y + width), at(left, from.y + width), at(from.x, from.y + width)),
            ],
        ]
    }

    fn outline(&self) -> Vec<Step> {
        self.edges().into_iter().flatten().chain([Step::Close]).collect()
    }
}

/// Draws a band: filled as far as its width is certain and hollow beyond, open at its ends where it may be less, fading at its
/// lower edge where it may be more.
fn draw_flow(cx: &ChartContext<'_>, drawing: &mut Drawing, flow: &Flow, known: Option<Known>, paint: Paint) {
    let edge = if cx.is_faint(paint) { Paint::Muted } else { Paint::Paper };
    let mut push = |steps: Vec<Step>, fill: Option<Paint>, stroke: Stroke| {
        drawing.marks.push(Mark::Path { steps, fill, stroke: Some(stroke) });
    };
    let outline = Stroke::solid(cx.edge(paint), 0.8);
    let look = known.map_or(Look::Exact, |known| known.look);
    match (look, known) {
        (Look::Range, Some(known)) => {
            let share = known.low / known.high;
            push(flow.part([0.0, share]).outline(), Some(paint), Stroke::solid(edge, 0.4));
            push(flow.part([share, 1.0]).outline(), Some(Paint::Paper), outline);
        }
        (Look::About, _) => push(flow.outline(), Some(Paint::Paper), outline),
        (Look::AtMost, _) => {
            let [upper, mut lower] = flow.edges();
            if let Step::Line(corner) = lower[0] {
                lower[0] = Step::Move(corner);
            }
            push(upper.into_iter().chain(lower).collect(), None, outline);
        }
        (Look::Exact | Look::AtLeast | Look::Range, _) => {
            push(flow.outline(), Some(paint), Stroke::solid(edge, 0.4));
        }
    }
    if look == Look::AtLeast {
        for stripe in FADES {
            push(flow.part(stripe).outline(), Some(Paint::Paper), Stroke::solid(Paint::Paper, 0.0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{KIND, judge};
    use crate::diag::Lang;
    use crate::figure::Paint;
    use crate::figure::mark::{Mark, Step};
    use crate::figure::samples::{chart, drawn, rects};

    #[test]
    fn flows_are_as_wide_as_their_values() {
        let drawing = drawn(&(KIND.sample)(), 400.0);
        let mut widths = Vec::new();
        for mark in &drawing.marks {
            if let Mark::Path { steps, fill: Some(_), .. } = mark
                && let [Step::Move(start), _, _, Step::Cubic(_, _, end), _] = steps[..]
            {
                widths.push(end.y - start.y);
            }
        }
        widths.sort_by(f64::total_cmp);
        for (width, value) in widths.iter().zip([5.0, 6.0, 7.0, 16.0, 18.0]) {
            assert!((width / widths[0] * 5.0 / value - 1.0).abs() < 1e-3, "{widths:?}");
        }
        assert_eq!(widths.len(), 5);
        let nodes = rects(&drawing, Paint::Accent);
        assert!(
            nodes.iter().any(|node| (node.height / widths[0] * 5.0 - 24.0).abs() < 0.1),
            "24 leave the laboratory"
        );
    }

    #[test]
    fn circles_are_named() {
        let data: [(&str, &[&str]); 4] =
            [("a", &["b", "1"]), ("b", &["c", "2"]), ("c", &["a", "3"]), ("d", &["d", "1"])];
        let said: Vec<String> = judge(&chart("sankey", &[], &data))
            .iter()
            .map(|problem| problem.message.render(Lang::default()))
            .collect();
        assert_eq!(said.len(), 2);
        assert_eq!(said[0], "`d` leads to itself");
        assert!(said[1].contains("lead in a circle"), "{said:?}");
    }
}
