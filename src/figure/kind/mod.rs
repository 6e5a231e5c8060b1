//! The kinds of charts, one file each.

mod area;
mod bar;
mod r#box;
mod bubble;
mod bump;
mod calendar;
mod cards;
mod column;
mod diverging_bar;
mod donut;
mod dot;
mod funnel;
mod grouped_bar;
mod heat_table;
mod histogram;
mod key_figures;
mod likert;
mod line;
mod map;
mod marimekko;
mod network;
mod pictogram;
mod radar;
mod range;
mod rings;
mod sankey;
mod scatter;
mod slope;
mod stacked_bar;
mod table;
mod timeline;
mod treemap;
mod waffle;
mod waterfall;
mod words;

use std::fmt;
use std::str::FromStr;

use super::Figure;
use super::chart::Chart;
use super::context::ChartContext;
use super::facts::{Facts, Kind};
use super::problem::Problem;
use super::scales::Scales;

/// What the file of a kind provides.
pub(super) struct Entry {
    /// What is known about it.
    pub facts: Facts,
    /// What may be wrong with its data, beyond its shape.
    pub judge: fn(&Chart) -> Vec<Problem>,
    /// What it would measure its values by if it stood alone.
    pub scales: fn(&ChartContext<'_>) -> Scales,
    /// How it is drawn.
    pub draw: fn(&ChartContext<'_>) -> Figure,
    /// A plain chart of this kind, as an editor would write it.
    #[cfg(test)]
    pub sample: fn() -> Chart,
}

/// All kinds, in the order of the vocabulary.
pub(super) static ENTRIES: &[&Entry] = &[
    &bar::KIND,
    &column::KIND,
    &grouped_bar::KIND,
    &stacked_bar::KIND,
    &diverging_bar::KIND,
    &line::KIND,
    &slope::KIND,
    &dot::KIND,
    &scatter::KIND,
    &bubble::KIND,
    &donut::KIND,
    &pictogram::KIND,
    &waffle::KIND,
    &heat_table::KIND,
    &key_figures::KIND,
    &table::KIND,
    &rings::KIND,
    &cards::KIND,
    &timeline::KIND,
    &words::KIND,
    &histogram::KIND,
    &likert::KIND,
    &area::KIND,
    &waterfall::KIND,
    &range::KIND,
    &treemap::KIND,
    &funnel::KIND,
    &r#box::KIND,
    &bump::KIND,
    &marimekko::KIND,
    &radar::KIND,
    &calendar::KIND,
    &sankey::KIND,
    &network::KIND,
    &map::KIND,
];

impl Kind {
    /// All kinds, in the order of the vocabulary.
    pub fn all() -> impl Iterator<Item = Kind> {
        ENTRIES.iter().map(|entry| Kind::new(&entry.facts))
    }
}

fn entry(kind: Kind) -> Option<&'static Entry> {
    ENTRIES.iter().copied().find(|entry| kind == Kind::new(&entry.facts))
}

/// What is wrong with a chart's data for its own kind alone.
pub(super) fn judge(chart: &Chart) -> Vec<Problem> {
    entry(chart.kind).map_or_else(Vec::new, |entry| (entry.judge)(chart))
}

/// Draws a chart of any kind by the scales of its context.
pub(super) fn draw(cx: &ChartContext<'_>) -> Figure {
    entry(cx.chart.kind).map_or_else(|| Figure::Drawing(cx.empty()), |entry| (entry.draw)(cx))
}

/// What a chart of any kind would measure its values by if it stood alone.
pub(super) fn scales(cx: &ChartContext<'_>) -> Scales {
    entry(cx.chart.kind).map(|entry| (entry.scales)(cx)).unwrap_or_default()
}

/// Draws numbers of any kind as bars, as kinds do that find no room for themselves.
pub(super) fn bars(cx: &ChartContext<'_>) -> Figure {
    Figure::Drawing(bar::horizontal(cx))
}

/// What such bars are measured by.
pub(super) fn bar_scales(cx: &ChartContext<'_>) -> Scales {
    bar::scales(cx)
}

/// A name that is not a kind of chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownKind(pub String);

impl fmt::Display for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a kind of chart", self.0)
    }
}

impl std::error::Error for UnknownKind {}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Self, UnknownKind> {
        Self::all().find(|kind| kind.name == name).ok_or_else(|| UnknownKind(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Kind;

    #[test]
    fn names_go_both_ways() {
        let names: BTreeSet<&str> = Kind::all().map(|kind| kind.name).collect();
        assert_eq!(names.len(), Kind::all().count(), "no name is taken twice");
        for kind in Kind::all() {
            assert_eq!(kind.name.parse(), Ok(kind));
        }
        assert!("pie".parse::<Kind>().is_err());
    }
}
