//! Charts and tables: geometry from data to marks.
//!
//! ```text
//! Chart ─► kind::<one file> ─► Drawing: marks in points
//!            │ ChartContext: measured text, inks, words
//!            │ rows, legend, axis, scale, place: what kinds share
//!            └ table alone becomes a Table, which is set where it stands, because only that breaks over pages
//! ```
//!
//! [`draw`] is pure: the same chart, theme, width and fonts give the same marks. It never fails on data: what
//! does not suit a kind is drawn as undisclosed or as text, and [`problems`] says what is wrong with it.
//!
//! Adding a kind: one file in `kind/` that answers the questions of [`Facts`](facts::Facts), and its name in `kind/mod.rs`.
//!
//! Architecture invariant: no kind is named outside its own file, unless by another kind that draws as it does. What the
//! other stages want to know of a kind, they ask its facts.
//!
//! Architecture invariant: nothing here knows a book, Typst or SVG. What is drawn leaves as data, and others write it down.

#![warn(
    clippy::wildcard_enum_match_arm,
    reason = "whoever adds a variant is shown every place that has to know it"
)]

pub mod alt;
mod aside;
mod axis;
mod beam;
pub mod chart;
mod context;
mod examples;
pub mod facts;
pub mod interval;
mod kind;
mod known;
pub mod language;
mod legend;
mod links;
pub mod mark;
mod marks;
pub mod measure;
pub mod ordered;
mod pair;
mod place;
mod plot;
mod problem;
mod ramp;
mod reference;
mod rows;
#[cfg(test)]
pub(crate) mod samples;
mod scale;
mod scales;
#[cfg(test)]
mod snapshot;
#[cfg(test)]
mod stress;
pub mod table;
mod thin;
pub mod time;
#[cfg(test)]
mod truth;
mod units;

pub use chart::{Annotation, Asked, Card, Cell, Chart, Column, Reference, Row};
pub use facts::{Kind, Order};
pub use kind::UnknownKind;
pub use language::Words;
pub use mark::{Drawing, Mark, Paint};
pub use marks::LATIN_MARKS;
pub use measure::{FontMeasure, Measure, Script};
pub use problem::{Problem, not_printed};
pub use table::Table;

use crate::ink::Theme;
use context::ChartContext;
use scales::Scales;

/// The least width in points at which every kind can be drawn; a narrower frame is drawn this wide.
pub const MIN_WIDTH: f64 = 160.0;

/// How much room a chart takes down the page: kinds that can be lower and taller without saying anything else have five heights,
/// the others one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Height {
    /// As much as reads best.
    #[default]
    Usual,
    /// A little less.
    Low,
    /// As little as reads well.
    Lowest,
    /// A little more.
    Tall,
    /// As much as does not fall apart.
    Tallest,
}

impl Height {
    /// All but the usual one.
    pub const OTHERS: [Height; 4] = [Height::Low, Height::Tall, Height::Lowest, Height::Tallest];
}

/// A drawn chart.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// Marks in a frame of fixed size.
    Drawing(Drawing),
    /// A table that breaks over pages and repeats its header.
    Table(Table),
}

/// Everything about the data of `chart` that does not suit its kind.
pub fn problems(chart: &Chart) -> Vec<Problem> {
    let mut found = problem::misshapen(chart);
    found.extend(kind::judge(chart));
    found.extend(reference::problems(chart));
    found.extend(time::problems(chart));
    found.extend(interval::problems(chart));
    found
}

/// Draws `chart` into a frame `width` points wide; the height follows from the data.
pub fn draw(chart: &Chart, theme: &Theme, width: f64, measure: &dyn Measure, words: &Words) -> Figure {
    draw_beside(chart, &[], theme, width, Height::Usual, measure, words)
}

/// Draws `chart` as [`draw`] does, by the scale that it shares with those of `others` that measure in its unit. Each of them
/// comes with the width of its frame in points.
pub fn draw_beside(
    chart: &Chart,
    others: &[(&Chart, f64)],
    theme: &Theme,
    width: f64,
    height: Height,
    measure: &dyn Measure,
    words: &Words,
) -> Figure {
    let known = thin::disclosed(chart);
    let mut cx = ChartContext {
        chart: known.as_ref().unwrap_or(chart),
        theme,
        width: frame_width(width),
        height,
        measure,
        words,
        scales: Scales::default(),
    };
    if chart.rows.is_empty() && chart.cards.is_empty() {
        return Figure::Drawing(cx.empty());
    }
    let beside: Vec<(Option<Chart>, &Chart, f64)> = others
        .iter()
        .filter(|(other, _)| scales::shared(chart, other))
        .map(|(other, width)| (thin::disclosed(other), *other, frame_width(*width)))
        .collect();
    let beside: Vec<ChartContext<'_>> = beside
        .iter()
        .map(|(known, other, width)| ChartContext {
            chart: known.as_ref().unwrap_or(other),
            width: *width,
            ..cx
        })
        .collect();
    let own = kind::scales(&cx);
    // What a chart is parted into is drawn in one way: where one part has no room for its kind, all of them are bars.
    let part = |other: &&ChartContext<'_>| chart.facet.is_some() && other.chart.facet == chart.facet;
    let in_bars = beside.iter().filter(part).any(|other| kind::scales(other).axes() != own.axes());
    let of = if in_bars { kind::bar_scales } else { kind::scales };
    let own = if in_bars { of(&cx) } else { own };
    cx.scales = beside.iter().fold(own, |scales, other| scales.with(of(other)));
    match if in_bars { kind::bars(&cx) } else { kind::draw(&cx) } {
        Figure::Drawing(mut drawing) => {
            cx.furnish(&mut drawing);
            cx.aftertext(&mut drawing, chart);
            Figure::Drawing(drawing)
        }
        table @ Figure::Table(_) => table,
    }
}

fn frame_width(width: f64) -> f64 {
    if width.is_finite() { width.max(MIN_WIDTH) } else { MIN_WIDTH }
}
