//! Small multiples: a chart parted into one for each value of a column.

use super::context::Context;
use crate::diag::message::{self as m, messages};
use crate::diag::{Code, Diagnostic, nearest};
use crate::figure::facts::Cells;
use crate::figure::{Cell, Chart, Column, Row, time};
use crate::quantity::plain;
use crate::source::Text;

messages! {
    "facet";
    NONE(name);
    NONE_HINT;
    MANY(name, values, most);
    MANY_HINT;
    EMPTY(name);
    EMPTY_HINT;
}

/// The most charts that a figure is parted into.
const MOST: usize = 24;

/// Whether a heading is the one that a chart is parted by.
pub(super) fn is_named(heading: &Text, facet: &Text) -> bool {
    plain(heading).trim() == plain(facet).trim()
}

/// The charts that the values of a column part `chart` into, each with its value as a title, in the order in which the values
/// come up. All have the same categories in the same order, so that what one of them lacks is seen. What cannot be parted is
/// reported and left whole.
pub(super) fn part(mut chart: Chart, facet: &Text, cx: &mut Context) -> Vec<(Option<Text>, Chart)> {
    let named = |column: &Column| is_named(&column.label, facet);
    let Some(place) = chart.columns.iter().position(named) else {
        let known: Vec<String> = chart.columns.iter().map(|column| plain(&column.label)).collect();
        let hint = nearest(facet, &known).map_or_else(|| NONE_HINT.plain(), |near| m::NEAREST.with([near]));
        let message = NONE.with([facet.as_str()]);
        cx.push(Diagnostic::error(Code::ChartShape, facet.span(), message).hint(hint));
        return vec![(None, chart)];
    };
    chart.columns.remove(place);
    chart.facet = Some(facet.clone());
    // The column of the categories has a name in some kinds, and no cell.
    let cell = place.checked_sub(chart.kind.shape.named_categories());
    let mut values: Vec<Text> = Vec::new();
    let mut rows: Vec<(usize, Row)> = Vec::new();
    for mut row in std::mem::take(&mut chart.rows) {
        let value = match cell {
            Some(cell) if cell < row.cells.len() => row.cells.remove(cell).part(0).written(),
            Some(_) => Text::default(),
            None if row.cells.is_empty() => Text::default(),
            // The first column parts the chart: the next one is that of the categories.
            None => std::mem::replace(&mut row.label, row.cells.remove(0).part(0).written()),
        };
        if value.trim().is_empty() {
            let message = EMPTY.with([row.label.as_str()]);
            cx.push(Diagnostic::error(Code::ChartShape, row.label.span(), message).hint(EMPTY_HINT.plain()));
            continue;
        }
        if let Some(cell) = cell.filter(|cell| *cell < row.ends.len()) {
            row.ends.remove(cell);
        }
        let index = values.iter().position(|known| known.trim() == value.trim()).unwrap_or_else(|| {
            values.push(value);
            values.len() - 1
        });
        rows.push((index, row));
    }
    if values.len() > MOST {
        let message = MANY.with([facet.as_str(), &values.len().to_string(), &MOST.to_string()]);
        cx.push(Diagnostic::error(Code::ChartShape, facet.span(), message).hint(MANY_HINT.plain()));
        values.truncate(MOST);
    }
    let common = common(&chart, &rows);
    let parts = values.iter().enumerate().map(|(index, value)| {
        let own = || rows.iter().filter(move |(of, _)| *of == index).map(|(_, row)| row);
        let mut part = chart.clone();
        part.rows = match &common {
            Some(labels) => labels.iter().map(|label| row_of(own(), label)).collect(),
            None => own().cloned().collect(),
        };
        part.annotations.retain_mut(|annotation| {
            // A series that is a value of the facet says which panel is meant.
            match &annotation.series {
                Some(series) if values.iter().any(|other| other.trim() == series.trim()) => {
                    let is_own = series.trim() == value.trim();
                    annotation.series = None;
                    is_own
                }
                Some(_) | None => true,
            }
        });
        (Some(value.clone()), part)
    });
    parts.collect()
}

/// The categories that all parts have: in the order in which they come up, or in their own. None for kinds whose rows are not
/// told apart by their names.
fn common(chart: &Chart, rows: &[(usize, Row)]) -> Option<Vec<Row>> {
    let shape = &chart.kind.shape;
    let is_told_apart =
        !shape.repeats && matches!(shape.cells, Cells::Number | Cells::Tuple(_) | Cells::Spread);
    if !is_told_apart || chart.rows.iter().any(|row| row.group.is_some()) {
        return None;
    }
    let mut found: Vec<Row> = Vec::new();
    for (_, row) in rows {
        if !found.iter().any(|known| known.label.trim() == row.label.trim()) {
            let cells = vec![Cell::Undisclosed; row.cells.len()];
            found.push(Row { cells, ends: Vec::new(), ..row.clone() });
        }
    }
    time::sort(&mut found);
    Some(found)
}

/// The row of a category among those of a part; one without values where the part has none.
fn row_of<'a>(mut own: impl Iterator<Item = &'a Row>, category: &Row) -> Row {
    own.find(|row| row.label.trim() == category.label.trim()).unwrap_or(category).clone()
}
