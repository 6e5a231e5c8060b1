//! A chart's data, from the spec or from a file beside it.

use super::context::Context;
use super::facet;
use crate::content::figure::{self as content, NumberStyle, Thousands};
use crate::content::tabular::{Table, TableRow};
use crate::diag::message::messages;
use crate::diag::{Code, Diagnostic, message as m};
use crate::figure::{self as geometry, Cell, Chart, Column, Kind, Row};
use crate::quantity::Quantity;
use crate::source::{Span, Spanned, Text};

messages! {
    NO_HEADING;
    NO_HEADING_HINT;
}

/// Fills charts with data.
pub(super) struct Data<'a, 'c, 'x> {
    pub cx: &'c mut Context<'x>,
    /// Names of categories and series to stress.
    pub highlight: &'a [Text],
    /// The name of the column that parts the chart.
    pub facet: Option<&'a Text>,
    /// How numbers are printed.
    pub numbers: NumberStyle,
    /// The fewest digits before the point that the language parts by a comma.
    pub grouped_from: usize,
}

impl Data<'_, '_, '_> {
    /// Data written in the spec.
    pub(super) fn inline(&mut self, data: &content::Data, chart: &mut Chart) {
        for column in &data.columns {
            self.column(column.clone(), chart);
        }
        if !chart.kind.shape.names_columns() {
            for column in &chart.columns {
                self.cx.push(geometry::not_printed(chart.kind, &column.label));
            }
        }
        for Spanned { value: row, span } in &data.rows {
            match row {
                content::Row::Cells(cells) => self.cells(cells, *span, None, chart),
                content::Row::Group(group) => {
                    chart.groups.push(group.group.clone());
                    let number = chart.groups.len() - 1;
                    for cells in &group.rows {
                        self.cells(cells, cells.span, Some(number), chart);
                    }
                }
            }
        }
    }

    /// Data from a file. A series of points takes as many of its columns as a point has coordinates; only the first of
    /// them is named. The column that parts the chart may stand anywhere; it becomes the first series.
    pub(super) fn table(&mut self, table: &Table, chart: &mut Chart) {
        let arity = chart.kind.shape.arity();
        let named = chart.kind.shape.named_categories();
        let facet = table.columns.iter().position(|heading| self.parts(heading));
        let own: Vec<usize> = (0..table.columns.len()).filter(|index| Some(*index) != facet).collect();
        let heading = |index: &usize| table.columns.get(*index);
        let series = own.iter().filter_map(heading).skip(1).step_by(arity);
        let headings = own.iter().filter_map(heading).take(named);
        for column in headings.chain(facet.iter().filter_map(heading)).chain(series) {
            if column.is_empty() {
                let found = Diagnostic::error(Code::ChartShape, column.span(), NO_HEADING.plain());
                self.cx.push(found.hint(NO_HEADING_HINT.plain()));
            }
            self.column(column.clone(), chart);
        }
        for TableRow { span, cells } in &table.rows {
            // A row may be longer than the headings, which is found below.
            let mut cells = cells.clone();
            let facet = facet.filter(|index| *index < cells.len()).map(|index| cells.remove(index));
            let label = cells.first().cloned().flatten();
            let values: Vec<Cell> =
                cells.iter().skip(1).map(|cell| self.cell(cell.clone(), chart.kind)).collect();
            let mut values = match arity {
                1 => values,
                _ => values.chunks(arity).map(|point| Cell::Tuple(point.to_vec())).collect(),
            };
            if let Some(facet) = facet {
                values.insert(0, facet.map_or(Cell::Undisclosed, Cell::Text));
            }
            self.push(label, values, *span, None, chart);
        }
    }

    fn column(&self, label: Text, chart: &mut Chart) {
        chart.columns.push(Column { highlighted: self.highlighted(&label), label, ink: None });
    }

    /// Whether a heading is that of the column that parts the chart.
    fn parts(&self, heading: &Text) -> bool {
        self.facet.is_some_and(|facet| facet::is_named(heading, facet))
    }

    fn highlighted(&self, label: &Text) -> bool {
        self.highlight.iter().any(|wanted| wanted.as_str() == label.as_str())
    }

    fn cells(
        &mut self,
        cells: &[Option<content::Cell>],
        span: Span,
        group: Option<usize>,
        chart: &mut Chart,
    ) {
        let label = match cells.first() {
            Some(Some(content::Cell::One(label))) => Some(label.clone()),
            _ => None,
        };
        let facet = chart.columns.iter().position(|column| self.parts(&column.label));
        // What says which panel a row belongs to is a name, also where it is a year.
        let facet = facet.and_then(|place| (place + 1).checked_sub(chart.kind.shape.named_categories()));
        let values = cells.iter().enumerate().skip(1).map(|(index, cell)| match cell {
            None => Cell::Undisclosed,
            Some(content::Cell::One(text)) if Some(index) == facet => Cell::Text(text.clone()),
            Some(content::Cell::One(text)) => self.cell(Some(text.clone()), chart.kind),
            Some(content::Cell::Tuple(parts)) => {
                Cell::Tuple(parts.iter().map(|part| self.cell(part.clone(), chart.kind)).collect())
            }
        });
        self.push(label, values.collect(), span, group, chart);
    }

    fn push(
        &mut self,
        label: Option<Text>,
        cells: Vec<Cell>,
        span: Span,
        group: Option<usize>,
        chart: &mut Chart,
    ) {
        let label = label.unwrap_or_else(|| {
            let found = Diagnostic::error(Code::ChartShape, span, m::EMPTY_TEXT.plain());
            self.cx.push(found.hint(m::EMPTY_TEXT_HINT.plain()));
            Text::new("", span)
        });
        // The label is a cell of the row as its editor sees it; some kinds name that column too.
        let own = cells.len() + 1;
        let expected = chart.columns.len() + 1 - chart.kind.shape.named_categories();
        if !chart.columns.is_empty() && own != expected {
            let message = m::ROW_LENGTH.with([&own.to_string(), &expected.to_string()]);
            self.cx.push(Diagnostic::error(Code::ChartShape, span, message).hint(m::ROW_LENGTH_HINT.plain()));
        }
        chart.rows.push(Row { highlighted: self.highlighted(&label), label, group, cells, ends: Vec::new() });
    }

    /// A cell: words in kinds that are made of words, else a quantity if it is one. What must be a number and is none is
    /// found with the chart's other problems.
    fn cell(&self, text: Option<Text>, kind: Kind) -> Cell {
        let Some(text) = text else { return Cell::Undisclosed };
        match Quantity::parse(&text) {
            Ok(quantity) if !kind.shape.keeps_words() => Cell::Quantity(
                styled(quantity, self.numbers, self.grouped_from).typeset(&self.cx.lang.range()),
            ),
            _ => Cell::Text(text),
        }
    }
}

/// The quantity with its digits in the book's style. Ranges and fractions stay as written.
fn styled(quantity: Quantity, style: NumberStyle, grouped_from: usize) -> Quantity {
    let digits = quantity.number_text.replace(',', "");
    let plain = digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    let (Ok(value), true, true) = (digits.parse::<f64>(), plain, style != NumberStyle::default()) else {
        return quantity;
    };
    let number = match style.decimals {
        Some(decimals) => format!("{value:.*}", usize::from(decimals)),
        None => digits,
    };
    let number = match style.thousands {
        Some(Thousands::Comma) => grouped(&number, ",", grouped_from),
        Some(Thousands::Space) => grouped(&number, "\u{A0}", USUALLY),
        Some(Thousands::None) => number,
        None if quantity.number_text.contains(',') => grouped(&number, ",", grouped_from),
        None => number,
    };
    let text = quantity.text.replacen(quantity.number_text.as_str(), &number, 1);
    let text = quantity.text.derive(text);
    quantity.rewritten(text, &number)
}

/// Four digits stay together where a space parts others.
const USUALLY: usize = 5;

/// Groups the digits before the point by three, if there are so many.
fn grouped(number: &str, separator: &str, from: usize) -> String {
    let (whole, rest) = number.find('.').map_or((number, ""), |at| number.split_at(at));
    if whole.len() < from {
        return number.to_owned();
    }
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(digit);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(typed: &str, style: NumberStyle) -> String {
        let quantity = Quantity::parse(&Text::new(typed, Span::default())).expect("a quantity");
        styled(quantity, style, USUALLY).text.to_string()
    }

    #[test]
    fn numbers_take_the_style_of_the_book_and_keep_their_words() {
        let comma = NumberStyle { decimals: None, thousands: Some(Thousands::Comma) };
        assert_eq!(printed("15009 余", comma), "15,009 余");
        assert_eq!(printed("4179", comma), "4179");
        assert_eq!(grouped("4179.5", ",", 4), "4,179.5");
        assert_eq!(grouped("179", ",", 4), "179");
        let one = NumberStyle { decimals: Some(1), thousands: None };
        assert_eq!(printed("约 44%", one), "约 44.0%");
        assert_eq!(printed("44,328.57 万元", one), "44,328.6 万元");
        assert_eq!(printed("88-90%", one), "88-90%");
        assert_eq!(printed("12.50", NumberStyle::default()), "12.50");
    }
}
