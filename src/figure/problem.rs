//! What is wrong with a chart's data for its kind.

use super::chart::{Cell, Chart};
use super::facts::{Cells, FIVE, Kind, Parts, Total, Unsure};
use crate::diag::message::{self as m, Message, Template, messages};
use crate::diag::{Code, Diagnostic};
use crate::quantity::{Bound, Quantity};
use crate::source::{Span, Text};

/// A mismatch between a chart and its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub message: Message,
    /// A way out, where one is known.
    pub hint: Option<Message>,
    /// Where.
    pub span: Span,
}

impl Problem {
    /// What is wrong at a place, and how to mend it.
    pub(super) fn new(span: Span, message: Message, hint: Message) -> Problem {
        Problem { message, hint: Some(hint), span }
    }
}

messages! {
    "unfit";
    NOT_PRINTED(kind);
    NOT_PRINTED_HINT;
    MOST(kind, most, columns);
    MOST_HINT;
    NEGATIVE(kind, value);
    NEGATIVE_HINT;
    RANGE(kind, value);
    RANGE_HINT;
}

/// The finding for a text that a kind of chart has no place for.
pub fn not_printed(kind: Kind, text: &Text) -> Diagnostic {
    let found = Diagnostic::warning(Code::TextLost, text.span(), NOT_PRINTED.with([kind.as_str()]));
    found.hint(NOT_PRINTED_HINT.plain())
}

/// Everything about the data of `chart` that does not have the shape its kind takes.
pub(super) fn misshapen(chart: &Chart) -> Vec<Problem> {
    let shape = &chart.kind.shape;
    let mut found = Vec::new();
    if shape.cells == Cells::Cards {
        if chart.cards.is_empty() {
            let span = chart.rows.first().map(|row| row.label.span()).unwrap_or_default();
            report(&mut found, span, m::CHART_NEEDS.with([chart.kind.as_str(), shape.key()]));
        }
        return found;
    }
    if chart.rows.is_empty() {
        let span = chart.columns.first().map(|column| column.label.span()).unwrap_or_default();
        report(&mut found, span, m::CHART_EMPTY.plain());
    }
    if !chart.rows.is_empty() && chart.width() < shape.least {
        let span = chart.columns.first().map(|column| column.label.span());
        let span = span.or_else(|| chart.rows.first().map(|row| row.label.span())).unwrap_or_default();
        let (least, own) = (shape.least.to_string(), chart.width().to_string());
        report(&mut found, span, m::CHART_COLUMNS.with([chart.kind.as_str(), &least, &own]));
    }
    if chart.width() > shape.most {
        let span = chart.columns.get(shape.most).map(|column| column.label.span());
        let span = span.or_else(|| chart.rows.first().map(|row| row.label.span())).unwrap_or_default();
        let message = MOST.with([chart.kind.as_str(), &shape.most.to_string(), &chart.width().to_string()]);
        found.push(Problem::new(span, message, MOST_HINT.plain()));
    }
    for row in &chart.rows {
        for (index, cell) in row.cells.iter().enumerate() {
            check_cell(&mut found, chart, shape.cells.at(index), cell, &row.label);
        }
    }
    repeated(&mut found, chart.columns.iter().map(|column| (None, &column.label)), &m::CHART_COLUMN_TWICE);
    if !shape.repeats {
        repeated(&mut found, chart.rows.iter().map(|row| (row.group, &row.label)), &m::CHART_CATEGORY_TWICE);
    }
    if chart.kind.manner.unsure == Unsure::Single {
        let cells = chart.rows.iter().flat_map(|row| &row.cells).flat_map(Cell::quantities);
        for quantity in cells.filter(|quantity| quantity.range.is_some()) {
            let message = RANGE.with([chart.kind.as_str(), quantity.text.as_str()]);
            found.push(Problem::new(quantity.text.span(), message, RANGE_HINT.plain()));
        }
    }
    check_wholes(&mut found, chart);
    super::units::contradictions(chart)
        .into_iter()
        .for_each(|(message, span)| report(&mut found, span, message));
    found
}

/// What is wrong with the data of a kind whose shape says it all.
pub(super) fn unjudged(_: &Chart) -> Vec<Problem> {
    Vec::new()
}

/// The values below zero, for kinds whose marks cannot show them.
pub(super) fn negatives(chart: &Chart) -> Vec<Problem> {
    let cells = chart.rows.iter().flat_map(|row| &row.cells).filter_map(Cell::quantity);
    let below = cells.filter(|quantity| quantity.value < 0.0);
    let problem = |quantity: &Quantity| {
        let message = NEGATIVE.with([chart.kind.as_str(), quantity.text.as_str()]);
        Problem::new(quantity.text.span(), message, NEGATIVE_HINT.plain())
    };
    below.map(problem).collect()
}

fn report(found: &mut Vec<Problem>, span: Span, message: Message) {
    found.push(Problem { message, hint: None, span });
}

fn check_cell(found: &mut Vec<Problem>, chart: &Chart, wanted: Cells, cell: &Cell, near: &Text) {
    let kind = chart.kind.as_str();
    match (wanted, cell) {
        (Cells::Tuple(length), Cell::Tuple(parts)) => {
            if parts.len() != length {
                let (length, own) = (length.to_string(), parts.len().to_string());
                report(found, near.span(), m::CHART_TUPLE_LENGTH.with([kind, &length, &own]));
            }
            for part in parts {
                check_cell(found, chart, Cells::Number, part, near);
            }
        }
        (Cells::Spread, Cell::Tuple(parts)) => {
            if parts.len() < FIVE {
                let (least, own) = (format!("{FIVE}+"), parts.len().to_string());
                report(found, near.span(), m::CHART_TUPLE_LENGTH.with([kind, &least, &own]));
            }
            for part in parts {
                check_cell(found, chart, Cells::Number, part, near);
            }
        }
        (Cells::Spread, Cell::Quantity(_) | Cell::Text(_)) => {
            let span = span_of(cell).unwrap_or(near.span());
            report(found, span, m::CHART_TUPLE.with([kind, &format!("{FIVE}+")]));
        }
        (Cells::Tuple(length), Cell::Quantity(_) | Cell::Text(_)) => {
            let span = span_of(cell).unwrap_or(near.span());
            report(found, span, m::CHART_TUPLE.with([kind, &length.to_string()]));
        }
        (Cells::Number, Cell::Text(text)) => {
            report(found, text.span(), m::CHART_NUMBER.with([kind, text.as_str()]));
        }
        (Cells::Number | Cells::Either | Cells::Written | Cells::Words | Cells::Link, Cell::Tuple(_)) => {
            report(found, near.span(), m::CHART_NO_TUPLE.with([kind]));
        }
        (Cells::Number, Cell::Quantity(_))
        | (Cells::Either | Cells::Written | Cells::Words | Cells::Link, Cell::Quantity(_) | Cell::Text(_))
        | (Cells::Cards, _)
        | (_, Cell::Undisclosed) => {}
    }
}

fn span_of(cell: &Cell) -> Option<Span> {
    match cell {
        Cell::Quantity(quantity) => Some(quantity.text.span()),
        Cell::Text(text) => Some(text.span()),
        Cell::Tuple(parts) => parts.iter().find_map(span_of),
        Cell::Undisclosed => None,
    }
}

fn repeated<'a>(
    found: &mut Vec<Problem>,
    labels: impl Iterator<Item = (Option<usize>, &'a Text)>,
    message: &'static Template<1>,
) {
    let mut seen: Vec<(Option<usize>, &Text)> = Vec::new();
    for (group, label) in labels {
        if !label.trim().is_empty() && seen.contains(&(group, label)) {
            report(found, label.span(), message.with([label.as_str()]));
        }
        seen.push((group, label));
    }
}

fn check_wholes(found: &mut Vec<Problem>, chart: &Chart) {
    if chart.kind.shape.total != Total::Drawn {
        return;
    }
    let signed = chart.is_signed();
    for row in &chart.rows {
        for cell in &row.cells {
            if let Cell::Quantity(quantity) = cell
                && quantity.value < 0.0
                && !signed
            {
                report(found, quantity.text.span(), m::CHART_NEGATIVE.with([quantity.text.as_str()]));
            }
        }
    }
    if !chart.is_percent() || chart.multiple || signed {
        return;
    }
    let mut complain = |label: &Text, cells: &mut dyn Iterator<Item = &Cell>| {
        let parts: Vec<&Quantity> = cells.filter_map(Cell::quantity).collect();
        let total: f64 = parts.iter().map(|part| part.scaled()).sum();
        if parts.iter().map(|part| least(part)).sum::<f64>() > 100.0 {
            report(found, label.span(), m::CHART_OVER_WHOLE.with([label.as_str(), &format!("{total:.1}")]));
        }
    };
    match chart.kind.shape.parts {
        Parts::AcrossRow => chart.rows.iter().for_each(|row| complain(&row.label, &mut row.cells.iter())),
        Parts::DownColumn => {
            for (index, column) in chart.columns.iter().enumerate() {
                complain(&column.label, &mut chart.rows.iter().filter_map(|row| row.cells.get(index)));
            }
        }
        Parts::Unknown => {}
    }
}

/// The least that a printed share can have been before it was rounded, upwards at worst. What goes beyond a whole by less than
/// that is for the rules to warn of.
fn least(part: &Quantity) -> f64 {
    const ABOUT: f64 = 0.15;
    let rounded = 2.0 * part.half();
    match (part.range, part.bound()) {
        (Some([low, _]), _) => low - rounded,
        (None, Bound::Exact | Bound::AtLeast) => part.scaled() - rounded,
        (None, Bound::About | Bound::JustUnder) => part.scaled() - rounded.max(ABOUT * part.scaled().abs()),
        (None, Bound::AtMost) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use crate::diag::Lang;
    use crate::figure::chart::Chart;
    use crate::figure::problems;
    use crate::figure::samples::chart;

    fn messages(chart: &Chart) -> Vec<String> {
        problems(chart).into_iter().map(|problem| problem.message.render(Lang::default())).collect()
    }

    #[test]
    fn sound_data_is_silent() {
        assert!(messages(&chart("bar", &["x"], &[("a", &["1"]), ("b", &["~"])])).is_empty());
        assert!(messages(&chart("scatter", &["x"], &[("a", &["1|2"]), ("b", &["3|~"])])).is_empty());
        assert!(messages(&chart("table", &["x", "y"], &[("a", &["b"]), ("a", &["c"])])).is_empty());
        assert!(messages(&chart("diverging-bar", &["x"], &[("a", &["-5"]), ("b", &["7"])])).is_empty());
    }

    #[test]
    fn everything_wrong_is_reported_at_once() {
        let data: [(&str, &[&str]); 3] = [("a", &["60", "很多"]), ("a", &["50", "-3"]), ("b", &["1|2", "4"])];
        assert_eq!(
            messages(&chart("donut", &["x", "y"], &data)),
            [
                "a `donut` chart needs a number here, not `很多`",
                "a cell of `donut` cannot be a list",
                "the category `a` occurs twice",
                "`-3` is negative and cannot be a part of a whole",
                "the parts of `x` add up to 110.0 %, more than the whole",
            ]
        );
    }

    #[test]
    fn rounded_parts_may_exceed_the_whole() {
        for (parts, is_whole) in [
            (vec!["17", "33", "51"], true),
            (vec!["16.7", "16.7", "16.7", "16.7", "16.7", "16.7"], true),
            (vec!["约 60", "约 45"], true),
            (vec!["不足 60", "70"], true),
            (vec!["50-60", "30", "20"], true),
            (vec!["17", "33", "54"], false),
            (vec!["60.0", "40.5"], false),
            (vec!["90+", "20"], false),
        ] {
            let columns = ["a", "b", "c", "d", "e", "f"];
            let stack = chart("stacked-bar", &columns[..parts.len()], &[("x", &parts)]);
            assert_eq!(messages(&stack).is_empty(), is_whole, "{parts:?}");
        }
    }

    #[test]
    fn a_multiple_choice_may_exceed_the_whole() {
        let mut stack = chart("stacked-bar", &["x", "y"], &[("a", &["80", "70"])]);
        assert_eq!(messages(&stack).len(), 1);
        stack.multiple = true;
        assert!(messages(&stack).is_empty());
    }

    #[test]
    fn empty_charts_are_reported() {
        assert_eq!(messages(&chart("cards", &[], &[])), ["a `cards` chart needs `cards`"]);
        assert_eq!(messages(&chart("bar", &[], &[])), ["the chart has no rows"]);
        assert_eq!(
            messages(&chart("scatter", &["x"], &[("a", &["1"])])),
            ["a cell of `scatter` must be a list of 2 numbers"]
        );
    }
}
