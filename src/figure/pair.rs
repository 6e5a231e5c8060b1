//! A chart in two languages: its words with their translations behind them.

use super::chart::{Annotation, Card, Cell, Chart, Column, Reference, Row};
use crate::source::Text;

impl Chart {
    /// The same chart with the words of its translation. What its kind does not print, units and quantities stay as they are.
    pub fn paired(&self, other: &Chart) -> Chart {
        let mut chart = self.clone();
        let rows = self.kind.shape.names.printed() && !self.is_over_time();
        let columns = self.kind.shape.names_columns();
        for (own, two) in chart.columns.iter_mut().zip(&other.columns).filter(|_| columns) {
            *own = Column { label: both(&own.label, &two.label), ..own.clone() };
        }
        each(&mut chart.groups, &other.groups);
        for (own, two) in [(&mut chart.x, &other.x), (&mut chart.y, &other.y)] {
            maybe(own, two.as_ref());
        }
        for (own, two) in chart.rows.iter_mut().zip(&other.rows) {
            let label = if rows { both(&own.label, &two.label) } else { own.label.clone() };
            let cells = own.cells.iter().zip(&two.cells).map(|(own, two)| cell(own, two));
            *own = Row { label, cells: cells.collect(), ..own.clone() };
        }
        for (own, two) in chart.references.iter_mut().zip(&other.references) {
            let (label, printed) = (both(&own.label, &two.label), both(&own.printed, &two.printed));
            *own = Reference { label, printed, ..own.clone() };
        }
        for (own, two) in chart.annotations.iter_mut().zip(&other.annotations) {
            // It goes on naming what it is about.
            let named = |name: &Text| {
                let row = self.rows.iter().zip(&chart.rows).find(|(before, _)| before.label == *name);
                row.map_or_else(|| name.clone(), |(_, now)| now.label.clone())
            };
            let series = |name: &Text| {
                let column =
                    self.columns.iter().zip(&chart.columns).find(|(before, _)| before.label == *name);
                column.map_or_else(|| name.clone(), |(_, now)| now.label.clone())
            };
            *own = Annotation {
                at: named(&own.at),
                series: own.series.as_ref().map(series),
                text: both(&own.text, &two.text),
            };
        }
        for (own, two) in chart.cards.iter_mut().zip(&other.cards) {
            let Card { keyword, count, text, comments } = own;
            *keyword = both(keyword, &two.keyword);
            maybe(count, two.count.as_ref());
            maybe(text, two.text.as_ref());
            each(comments, &two.comments);
        }
        chart
    }
}

/// A text with its translation; what that says is said once.
fn both(own: &Text, other: &Text) -> Text {
    let translated = other.trim();
    if translated.is_empty() || own.contains(translated) {
        return own.clone();
    }
    own.derive(format!("{} {translated}", own.trim_end()))
}

fn maybe(own: &mut Option<Text>, other: Option<&Text>) {
    if let (Some(own), Some(other)) = (own, other) {
        *own = both(own, other);
    }
}

fn each(own: &mut [Text], other: &[Text]) {
    own.iter_mut().zip(other).for_each(|(own, other)| *own = both(own, other));
}

fn cell(own: &Cell, other: &Cell) -> Cell {
    match (own, other) {
        (Cell::Text(own), Cell::Text(other)) => Cell::Text(both(own, other)),
        (Cell::Tuple(own), Cell::Tuple(other)) if own.len() == other.len() => {
            Cell::Tuple(own.iter().zip(other).map(|(own, other)| cell(own, other)).collect())
        }
        (Cell::Undisclosed | Cell::Text(_) | Cell::Quantity(_) | Cell::Tuple(_), _) => own.clone(),
    }
}
