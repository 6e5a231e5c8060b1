//! What every kind draws on: the chart with its inks, measured text and reading of cells.

use super::Height;
use super::chart::{Cell, Chart};
use super::facts::Order;
use super::known::Known;
use super::language::Words;
use super::mark::{Anchor, Drawing, Paint};
use super::measure::{Block, Measure, Style, fill, text_width, wrap};
use super::scales::Scales;
use crate::ink::{Ink, RAMP_STEPS, Theme};
use crate::measures;
use crate::quantity::Quantity;
use crate::source::Text;

/// Category labels.
pub(super) const LABEL: Style = Style::new(measures::SMALL, 400);
/// Stressed labels and headings of groups.
pub(super) const STRONG: Style = Style::new(measures::SMALL, 700);
/// Values.
pub(super) const VALUE: Style = Style::new(measures::SMALL, 500);
/// Legends, ticks and remarks.
pub(super) const SMALL: Style = Style::new(measures::SMALL, 400);

/// What is missing to 100 % by rounding.
const ROUNDING: f64 = 0.5;
/// What is missing to 100 % when values are only approximate.
const APPROXIMATE: f64 = 3.0;

/// The share of its usual height that a plot has which is low or tall, by steps from the lowest on.
const PLOTS: [f64; 4] = [0.76, 0.88, 1.25, 1.6];
/// The same of the space between rows.
const GAPS: [f64; 4] = [0.45, 0.7, 1.6, 2.6];
/// The same of bars.
const BARS: [f64; 4] = [0.9, 1.0, 1.2, 1.45];

/// One drawing in the making.
#[derive(Clone, Copy)]
pub(super) struct ChartContext<'a> {
    pub chart: &'a Chart,
    pub theme: &'a Theme,
    pub width: f64,
    pub height: Height,
    pub measure: &'a dyn Measure,
    pub words: &'a Words,
    /// What the values are measured by, here and in the drawings beside this one.
    pub scales: Scales,
}

/// What a cell says to a chart of numbers.
pub(super) enum Reading {
    /// A number and how it is printed.
    Number(Known, Text),
    /// No number: the word for “not disclosed”, or what the editor wrote instead.
    Unknown(Text),
}

impl Reading {
    pub(super) fn known(&self) -> Option<Known> {
        match self {
            Self::Number(known, _) => Some(*known),
            Self::Unknown(_) => None,
        }
    }

    pub(super) fn label(&self) -> &Text {
        match self {
            Self::Number(_, label) | Self::Unknown(label) => label,
        }
    }
}

impl ChartContext<'_> {
    /// The height of a plot that is usually so tall.
    pub(super) fn plot(&self, usual: f64) -> f64 {
        usual * self.share(PLOTS)
    }

    /// The space between rows that usually have so much between them.
    pub(super) fn gap(&self, usual: f64) -> f64 {
        usual * self.share(GAPS)
    }

    /// The thickness of bars that usually are so thick.
    pub(super) fn bar(&self, usual: f64) -> f64 {
        usual * self.share(BARS)
    }

    fn share(&self, [lowest, low, tall, tallest]: [f64; 4]) -> f64 {
        match self.height {
            Height::Usual => 1.0,
            Height::Lowest => lowest,
            Height::Low => low,
            Height::Tall => tall,
            Height::Tallest => tallest,
        }
    }

    pub(super) fn width_of(&self, text: &str, style: Style) -> f64 {
        text_width(text, style, self.measure)
    }

    pub(super) fn wrap(&self, text: &Text, style: Style, limit: f64) -> Block {
        wrap(text, style, limit, self.measure)
    }

    pub(super) fn fill(&self, text: &Text, style: Style, limit: f64) -> Block {
        fill(text, style, limit, self.measure)
    }

    /// A word of the chart itself, at the place of `near`, so that every text has an origin.
    pub(super) fn word(&self, word: &str, near: &Text) -> Text {
        near.derive(word)
    }

    /// How a cell prints: as written, with the chart's unit when it has none.
    pub(super) fn printed(&self, cell: &Cell, near: &Text) -> Text {
        match cell {
            Cell::Quantity(quantity) if self.chart.kind.manner.unit_once => quantity.text.clone(),
            Cell::Quantity(quantity) => quantity.with_unit(self.chart.unit.as_ref()),
            Cell::Text(text) => text.clone(),
            Cell::Undisclosed if self.chart.quiet => near.derive(""),
            Cell::Undisclosed => self.word(self.words.undisclosed, near),
            Cell::Tuple(parts) => {
                let parts: Vec<Text> = parts.iter().map(|part| self.printed(part, near)).collect();
                near.derive(parts.iter().map(|part| part.as_str()).collect::<Vec<_>>().join(self.words.comma))
            }
        }
    }

    /// What a cell says.
    pub(super) fn reading(&self, row: usize, column: usize) -> Reading {
        let cell = self.chart.cell(row, column);
        let near = self.chart.rows.get(row).map(|row| row.label.clone()).unwrap_or_default();
        let label = self.printed(cell, &near);
        match cell.known() {
            Some(known) => Reading::Number(known, label),
            None => Reading::Unknown(label),
        }
    }

    /// How far disclosed percentages may fall short of 100 without anything being undisclosed.
    pub(super) fn tolerance(&self, rows: &[usize], columns: &[usize]) -> f64 {
        let vague = |row: usize, column: usize| {
            self.chart.cell(row, column).quantity().is_some_and(Quantity::approximate)
        };
        let cells = || rows.iter().flat_map(|&row| columns.iter().map(move |&column| (row, column)));
        if cells().any(|(row, column)| vague(row, column)) {
            return APPROXIMATE;
        }
        let half = |(row, column)| self.chart.cell(row, column).quantity().map_or(0.0, Quantity::half);
        ROUNDING.max(cells().map(half).sum::<f64>() + 1e-9)
    }

    /// The rows in the order in which they are drawn. Groups keep their order and stay together.
    pub(super) fn order(&self) -> Vec<usize> {
        let chart = self.chart;
        let mut groups: Vec<Option<usize>> = Vec::new();
        for row in &chart.rows {
            if !groups.contains(&row.group) {
                groups.push(row.group);
            }
        }
        let key = chart.columns.iter().position(|column| column.highlighted).unwrap_or(0);
        let mut order = Vec::with_capacity(chart.rows.len());
        for group in groups {
            let mut members: Vec<usize> =
                (0..chart.rows.len()).filter(|&row| chart.rows[row].group == group).collect();
            if chart.order == Order::Value {
                let rank = |row: usize| {
                    let label = chart.rows[row].label.trim();
                    (chart.number(row, key).is_none(), self.words.residual.contains(&label))
                };
                let value = |row: usize| chart.number(row, key).unwrap_or(0.0);
                members.sort_by(|&a, &b| rank(a).cmp(&rank(b)).then(value(b).total_cmp(&value(a))));
            }
            order.extend(members);
        }
        order
    }

    pub(super) fn ink(&self, paint: Paint) -> Ink {
        let theme = self.theme;
        match paint {
            Paint::Accent => theme.accent,
            Paint::AccentTint => theme.accent_tint,
            Paint::AccentWash => theme.accent_wash,
            Paint::Text => theme.text,
            Paint::Muted => theme.muted,
            Paint::Rule => theme.rule,
            Paint::Paper => theme.paper,
            Paint::Series(index) => theme.series[index % theme.series.len()],
            Paint::Ramp(index) => theme.ramp()[index.min(RAMP_STEPS - 1)],
        }
    }

    /// The text ink that reads better on `ground`.
    pub(super) fn text_on(&self, ground: Paint) -> Paint {
        let ground = self.ink(ground);
        // Ink on paper is preferred: white letters lose weight in print.
        if self.theme.text.contrast(&ground) >= 4.5
            || self.theme.text.contrast(&ground) >= self.theme.paper.contrast(&ground)
        {
            Paint::Text
        } else {
            Paint::Paper
        }
    }

    /// The ink of a row in a chart of one series: what is stressed is in the accent and all else in its tint; without a stress
    /// the series has the ink of its name, if it has one.
    pub(super) fn row_paint(&self, row: usize) -> Paint {
        let highlighted = self.chart.rows.get(row).is_some_and(|row| row.highlighted);
        match (self.chart.highlights_rows(), highlighted) {
            (true, true) => Paint::Accent,
            (true, false) => Paint::AccentTint,
            (false, _) => match self.chart.columns.first().and_then(|column| column.ink) {
                Some(_) => self.series_paint(0),
                None => Paint::Accent,
            },
        }
    }

    /// The ink of a series: that of its name in the whole book, else that of its place. There are no more than the theme has;
    /// what comes after them is grey.
    pub(super) fn series_paint(&self, column: usize) -> Paint {
        let named = self.chart.columns.get(column).and_then(|column| column.ink);
        let index = named.unwrap_or(column);
        if index < self.theme.series.len() { Paint::Series(index) } else { Paint::Muted }
    }

    /// The type of a row's label.
    pub(super) fn row_style(&self, row: usize) -> Style {
        if self.chart.rows.get(row).is_some_and(|row| row.highlighted) { STRONG } else { LABEL }
    }

    /// Inks for columns that stand side by side. A stress does not change them.
    pub(super) fn series_paints(&self) -> Vec<Paint> {
        (0..self.chart.width().max(1)).map(|column| self.series_paint(column)).collect()
    }

    /// Inks for columns that lie on one another: beside a stressed one, which keeps its own, the others are pale.
    pub(super) fn stacked_paints(&self) -> Vec<Paint> {
        let own = self.series_paints();
        if !self.chart.highlights_columns() {
            return own;
        }
        let is_stressed =
            |column: usize| self.chart.columns.get(column).is_some_and(|column| column.highlighted);
        let rest = (0..own.len()).filter(|&column| !is_stressed(column)).count();
        // From the third step down to the palest.
        let step = |nth: usize| 3.0 - nth as f64 * 3.0 / (rest.max(2) - 1) as f64;
        let mut others = 0;
        let paint = |(column, own): (usize, Paint)| {
            if is_stressed(column) {
                return own;
            }
            others += 1;
            Paint::Ramp(if rest == 1 { 1 } else { step(others - 1).round() as usize })
        };
        own.into_iter().enumerate().map(paint).collect()
    }

    /// Inks for `count` parts of a whole, from the first to the last step of a scale.
    pub(super) fn scale_paints(&self, count: usize) -> Vec<Paint> {
        if count > RAMP_STEPS {
            let inks = self.theme.series.len();
            return (0..count)
                .map(|index| if index < inks { Paint::Series(index) } else { Paint::Muted })
                .collect();
        }
        let top = (RAMP_STEPS - 1) as f64;
        let lowest = match count {
            0 | 1 => top,
            2 => 2.0,
            3 => 1.0,
            _ => 0.0,
        };
        let step = |index: usize| top - index as f64 * (top - lowest) / (count.max(2) - 1) as f64;
        (0..count).map(|index| Paint::Ramp(step(index).round() as usize)).collect()
    }

    /// Inks for the columns as parts of a whole.
    pub(super) fn part_paints(&self) -> Vec<Paint> {
        let count = self.chart.width();
        if self.chart.highlights_columns() {
            let rest =
                count - self.chart.columns.iter().filter(|column| column.highlighted).count().min(count);
            let step = |index: usize| 3.0 - index as f64 * 3.0 / (rest.max(2) - 1) as f64;
            return self.stressed(count, |index| {
                Paint::Ramp(if rest == 1 { 1 } else { step(index).round().max(0.0) as usize })
            });
        }
        self.scale_paints(count)
    }

    /// Strong inks for highlighted columns and `calm(nth)` for the others.
    fn stressed(&self, count: usize, calm: impl Fn(usize) -> Paint) -> Vec<Paint> {
        let mut strong =
            [Paint::Accent, Paint::Series(1), Paint::Series(4), Paint::Series(2)].into_iter().cycle();
        let mut others = 0;
        let mut paints = Vec::with_capacity(count);
        for index in 0..count {
            if self.chart.columns.get(index).is_some_and(|column| column.highlighted) {
                paints.extend(strong.next());
            } else {
                paints.push(calm(others));
                others += 1;
            }
        }
        paints
    }

    /// The label of a column; empty for one that has none.
    pub(super) fn column_label(&self, column: usize) -> Text {
        self.chart.columns.get(column).map(|column| column.label.clone()).unwrap_or_default()
    }

    /// A frame that says that there is nothing to draw.
    pub(super) fn empty(&self) -> Drawing {
        let mut drawing = Drawing::new(self.width);
        drawing.height = 3.0 * SMALL.size;
        let text = Text::new(self.words.undisclosed, Default::default());
        let top = drawing.height / 2.0 - SMALL.leading() / 2.0;
        self.wrap(&text, SMALL, self.width).draw(&mut drawing, 0.0, top, Anchor::Start, Paint::Muted);
        drawing
    }
}
