//! Rows that lead from one name to another, as a graph.

use std::collections::HashMap;

use super::chart::{Cell, Chart};
use super::context::ChartContext;
use super::known::Known;
use super::mark::Drawing;
use super::problem::Problem;
use crate::diag::message::messages;
use crate::source::Text;

messages! {
    "links";
    NOWHERE(from);
    NOWHERE_HINT;
    ITSELF(name);
    ITSELF_HINT;
}

/// A link between two nodes, by their indices.
pub(super) struct Link {
    pub from: usize,
    pub to: usize,
    /// The row that it comes from.
    pub row: usize,
    /// How much of it there is, if that is known and more than nothing.
    pub known: Option<Known>,
}

/// Names in the order in which they come up, and the links between them.
pub(super) struct Graph {
    pub nodes: Vec<Text>,
    pub links: Vec<Link>,
}

impl Graph {
    /// The graph of a chart's rows. What leads nowhere or to itself is left out, and its names stay.
    pub(super) fn of(chart: &Chart) -> Graph {
        let mut graph = Graph { nodes: Vec::new(), links: Vec::new() };
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut node = |name: &Text, nodes: &mut Vec<Text>| {
            *known.entry(name.trim().to_owned()).or_insert_with(|| {
                nodes.push(name.clone());
                nodes.len() - 1
            })
        };
        for (index, row) in chart.rows.iter().enumerate() {
            let from = node(&row.label, &mut graph.nodes);
            let target = row.cells.first().map(Cell::written).filter(|target| !target.trim().is_empty());
            let Some(target) = target else { continue };
            let to = node(&target, &mut graph.nodes);
            let known =
                row.cells.get(1).and_then(Cell::known).filter(|known| known.low >= 0.0 && known.high > 0.0);
            if from != to {
                graph.links.push(Link { from, to, row: index, known });
            }
        }
        graph
    }
}

impl Link {
    /// How much of it there may be.
    pub(super) fn size(&self) -> Option<f64> {
        self.known.map(|known| known.high)
    }
}

impl ChartContext<'_> {
    /// A line below that gives the largest link with its value as it is written; returns where it ends.
    pub(super) fn largest_link(&self, drawing: &mut Drawing, graph: &Graph, top: f64) -> f64 {
        let sized = graph.links.iter().filter_map(|link| Some((link, link.size()?)));
        let Some((link, _)) = sized.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.row.cmp(&a.0.row))) else {
            return top;
        };
        let (from, to) = (&graph.nodes[link.from], &graph.nodes[link.to]);
        let name = from.derive(format!("{from} → {to}"));
        let text =
            format!("{}{}", self.words.largest, self.with_value(&name, self.reading(link.row, 1).label()));
        self.small_print(drawing, &from.derive(text), top)
    }
}

/// Rows that lead nowhere, and names that lead to themselves.
pub(super) fn misled(chart: &Chart) -> Vec<Problem> {
    let mut found = Vec::new();
    for row in &chart.rows {
        let target = row.cells.first().map(Cell::written).unwrap_or_default();
        if target.trim().is_empty() {
            let message = NOWHERE.with([row.label.as_str()]);
            found.push(Problem::new(row.label.span(), message, NOWHERE_HINT.plain()));
        } else if target.trim() == row.label.trim() {
            let message = ITSELF.with([target.as_str()]);
            found.push(Problem::new(target.span(), message, ITSELF_HINT.plain()));
        }
    }
    found
}
