//! What an editor asks of a value axis and sets against the values: where it ends, lines and bands to compare with, and remarks at
//! single values.

use super::chart::{Annotation, Asked, Cell, Chart, Reference, Row};
use super::facts::{Measured, Values};
use super::known::Known;
use super::problem::Problem;
use super::scale::{Steps, extent};
use crate::diag::message as m;
use crate::diag::message::messages;
use crate::diag::nearest;
use crate::quantity::{Quantity, plain};
use crate::source::Text;

messages! {
    "axis";
    NONE(kind);
    NONE_HINT;
    NOT_ZERO(kind, limit);
    NOT_ZERO_HINT;
    CROSSED(min, max);
    CROSSED_HINT;
    CUTS(value, limit);
    CUTS_STACK(label, sum, limit);
    CUTS_HINT;
    LOG_LENGTHS(kind);
    LOG_LENGTHS_HINT;
    LOG_ZERO(value);
    LOG_ZERO_HINT;
    OUTSIDE(label, value, limit);
    OUTSIDE_HINT;
    BAND(label, from, to);
    BAND_HINT;
    NOWHERE(name);
    NO_SERIES(name);
    NOWHERE_HINT;
}

impl Asked {
    /// About how many ticks are drawn where `usual` would be.
    pub(super) fn count(&self, usual: usize) -> usize {
        self.ticks.unwrap_or(usual)
    }
}

impl Reference {
    /// The least and the largest value that it stands for; one twice for a line.
    pub(super) fn span(&self) -> Option<[f64; 2]> {
        extent(self.ends.iter().filter_map(Known::of).flat_map(|known| [known.low, known.high]))
    }

    /// Whether it is a band.
    pub(super) fn is_band(&self) -> bool {
        self.span().is_some_and(|[low, high]| low < high)
    }
}

impl Annotation {
    /// The row and column that it is about, where there are such.
    pub(super) fn cell(&self, chart: &Chart) -> Option<(usize, usize)> {
        let named = |text: &Text, name: &Text| plain(text).trim() == plain(name).trim();
        let row = chart.rows.iter().position(|row| named(&row.label, &self.at))?;
        match &self.series {
            Some(series) => {
                let column = chart.columns.iter().position(|column| named(&column.label, series))?;
                Some((row, column))
            }
            None => {
                let known = |column: &usize| *chart.cell(row, *column) != Cell::Undisclosed;
                Some((row, (0..chart.width()).find(known).unwrap_or(0)))
            }
        }
    }
}

impl Chart {
    /// What its values are measured as.
    pub(super) fn measured(&self) -> Measured {
        match self.kind.manner.values {
            Values::Always(measured) => measured,
            Values::Stems if self.width() > 1 => Measured::Places,
            Values::Stems => Measured::Lengths,
            Values::Signed if self.is_signed() || self.width() < 2 => Measured::Lengths,
            Values::Signed => Measured::Nothing,
        }
    }

    /// What is one step on its value axis. What has no logarithm keeps it even.
    pub(super) fn steps(&self) -> Steps {
        let places = match self.measured() {
            Measured::Places | Measured::Heights => true,
            Measured::Nothing | Measured::Lengths | Measured::Stacks => false,
        };
        let all_above_zero = || {
            values(self)
                .chain(self.marked())
                .all(|quantity| Known::of(quantity).is_none_or(|known| known.low > 0.0))
        };
        if self.axis.log && places && all_above_zero() { Steps::Times } else { Steps::Even }
    }

    /// The quantities that are written on its axis.
    fn marked(&self) -> impl Iterator<Item = &Quantity> {
        let limits = self.axis.min.iter().chain(&self.axis.max);
        limits.chain(self.references.iter().flat_map(|reference| &reference.ends))
    }

    /// The ends of an axis for values from `low` to `high`: as asked, and with whatever stands on it. No value is ever outside.
    pub(super) fn reach(&self, [low, high]: [f64; 2]) -> [f64; 2] {
        if self.measured() == Measured::Nothing {
            return [low, high];
        }
        let marks = self.marked().filter_map(Known::of).flat_map(|known| [known.low, known.high]);
        extent(marks.chain([low, high])).unwrap_or([low, high])
    }
}

/// The quantities that stand along the value axis.
fn values(chart: &Chart) -> Box<dyn Iterator<Item = &Quantity> + '_> {
    let cells = chart.rows.iter().flat_map(|row| &row.cells);
    match chart.measured() {
        Measured::Heights => Box::new(cells.filter_map(|cell| cell.part(1).quantity())),
        Measured::Nothing | Measured::Lengths | Measured::Stacks | Measured::Places => Box::new(
            cells
                .flat_map(|cell| match cell {
                    Cell::Tuple(parts) => parts.iter().filter_map(Cell::quantity).collect::<Vec<_>>(),
                    Cell::Quantity(quantity) => vec![quantity],
                    Cell::Text(_) | Cell::Undisclosed => Vec::new(),
                })
                .chain(chart.rows.iter().flat_map(Row::end_quantities)),
        ),
    }
}

/// What is wrong with what was asked of the axis and set against the values.
pub(super) fn problems(chart: &Chart) -> Vec<Problem> {
    let mut found = Vec::new();
    let places = chart.references.iter().map(|reference| reference.label.span());
    let places = places.chain(chart.annotations.iter().map(|annotation| annotation.text.span()));
    let Some(first) = chart.axis.span.into_iter().chain(places).next() else { return found };
    let kind = chart.kind.as_str();
    let measured = chart.measured();
    if measured == Measured::Nothing {
        found.push(Problem::new(first, NONE.with([kind]), NONE_HINT.plain()));
        return found;
    }
    let is_length = matches!(measured, Measured::Lengths | Measured::Stacks);
    limits(chart, is_length, &mut found);
    if chart.axis.log && is_length {
        found.push(Problem::new(first, LOG_LENGTHS.with([kind]), LOG_LENGTHS_HINT.plain()));
    } else if chart.axis.log {
        let below = |quantity: &&Quantity| Known::of(quantity).is_some_and(|known| known.low <= 0.0);
        for quantity in values(chart).chain(chart.marked()).filter(below) {
            let message = LOG_ZERO.with([quantity.text.as_str()]);
            found.push(Problem::new(quantity.text.span(), message, LOG_ZERO_HINT.plain()));
        }
    }
    references(chart, &mut found);
    annotations(chart, &mut found);
    found
}

/// Ends of an axis that cut a length off its zero, a value off its axis, or each other.
fn limits(chart: &Chart, is_length: bool, found: &mut Vec<Problem>) {
    let (min, max) = (chart.axis.min.as_ref(), chart.axis.max.as_ref());
    if let (Some(min), Some(max)) = (min, max)
        && min.scaled() >= max.scaled()
    {
        let message = CROSSED.with([min.text.as_str(), max.text.as_str()]);
        found.push(Problem::new(min.text.span(), message, CROSSED_HINT.plain()));
        return;
    }
    for (limit, is_low) in [(min, true), (max, false)] {
        let Some(limit) = limit else { continue };
        let end = limit.scaled();
        let beyond = |value: f64| if is_low { value < end } else { value > end };
        if is_length && beyond(0.0) {
            let message = NOT_ZERO.with([chart.kind.as_str(), limit.text.as_str()]);
            found.push(Problem::new(limit.text.span(), message, NOT_ZERO_HINT.plain()));
            continue;
        }
        let cut = values(chart).find(|quantity| {
            Known::of(quantity).is_some_and(|known| beyond(if is_low { known.low } else { known.high }))
        });
        let stack = |row: &Row| {
            let sum: f64 = row.cells.iter().filter_map(Cell::number).sum();
            (chart.measured() == Measured::Stacks && sum > end * (1.0 + 1e-9))
                .then(|| (row.label.clone(), sum))
        };
        if let Some(value) = cut {
            let message = CUTS.with([value.text.as_str(), limit.text.as_str()]);
            found.push(Problem::new(limit.text.span(), message, CUTS_HINT.plain()));
        } else if let (false, Some((label, sum))) = (is_low, chart.rows.iter().find_map(stack)) {
            let sum = format!("{}", (sum * 1e6).round() / 1e6);
            let message = CUTS_STACK.with([label.as_str(), &sum, limit.text.as_str()]);
            found.push(Problem::new(limit.text.span(), message, CUTS_HINT.plain()));
        }
    }
}

/// Lines and bands beyond the ends that were asked for, and bands that are crossed.
fn references(chart: &Chart, found: &mut Vec<Problem>) {
    for reference in &chart.references {
        if let [from, to] = &reference.ends[..]
            && from.scaled() >= to.scaled()
        {
            let message = BAND.with([reference.label.as_str(), from.text.as_str(), to.text.as_str()]);
            found.push(Problem::new(from.text.span(), message, BAND_HINT.plain()));
            continue;
        }
        for end in &reference.ends {
            let below = chart.axis.min.as_ref().filter(|min| end.scaled() < min.scaled());
            let above = chart.axis.max.as_ref().filter(|max| end.scaled() > max.scaled());
            if let Some(limit) = below.or(above) {
                let message =
                    OUTSIDE.with([reference.label.as_str(), end.text.as_str(), limit.text.as_str()]);
                found.push(Problem::new(end.text.span(), message, OUTSIDE_HINT.plain()));
            }
        }
    }
}

/// Remarks at categories and series that there are none of.
fn annotations(chart: &Chart, found: &mut Vec<Problem>) {
    let rows: Vec<String> = chart.rows.iter().map(|row| plain(&row.label)).collect();
    let columns: Vec<String> = chart.columns.iter().map(|column| plain(&column.label)).collect();
    for annotation in &chart.annotations {
        let missing = |name: &Text, known: &[String]| {
            let name = plain(name);
            (!known.iter().any(|known| known.trim() == name.trim())).then_some(name)
        };
        let hint = |name: &str, known: &[String]| {
            nearest(name, known).map_or_else(|| NOWHERE_HINT.plain(), |near| m::NEAREST.with([near]))
        };
        if let Some(name) = missing(&annotation.at, &rows) {
            found.push(Problem::new(annotation.at.span(), NOWHERE.with([&name]), hint(&name, &rows)));
        }
        if let Some(series) = &annotation.series
            && let Some(name) = missing(series, &columns)
        {
            found.push(Problem::new(series.span(), NO_SERIES.with([&name]), hint(&name, &columns)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::problems;
    use crate::diag::Lang;
    use crate::figure::chart::{Annotation, Chart, Reference};
    use crate::figure::samples::{chart, drawn, quantity, text};
    use crate::figure::truth::measured;
    use crate::source::Span;

    fn asked(kind: &str, min: &str, max: &str, log: bool) -> Chart {
        let mut own = chart(kind, &["2022 年", "2023 年"], &[("甲", &["30", "48.5"]), ("乙", &["62", "9"])]);
        let limit = |written: &str| (!written.is_empty()).then(|| quantity(written));
        own.axis.span = Some(Span::default());
        (own.axis.min, own.axis.max, own.axis.log) = (limit(min), limit(max), log);
        own
    }

    fn line(label: &str, ends: &[&str]) -> Reference {
        let printed = text(&format!("{label} {}", ends.join("–")));
        Reference { label: text(label), printed, ends: ends.iter().map(|end| quantity(end)).collect() }
    }

    fn said(chart: &Chart) -> Vec<String> {
        problems(chart).iter().map(|problem| problem.message.render(Lang::default())).collect()
    }

    #[test]
    fn an_axis_cuts_nothing_off() {
        for (kind, min, max, log, message) in [
            ("bar", "", "", false, None),
            ("line", "5", "70", false, None),
            ("dot", "", "", true, None),
            ("bar", "20", "", false, Some("an axis that ends at `20` cuts off zero")),
            ("column", "", "-5", false, Some("an axis that ends at `-5` cuts off zero")),
            ("line", "20", "", false, Some("`9` lies outside the axis, which ends at `20`")),
            ("dot", "", "50", false, Some("`62` lies outside the axis, which ends at `50`")),
            ("area", "", "70", false, Some("the parts of `甲` are 78.5 together, outside the axis")),
            ("line", "80", "20", false, Some("the axis is crossed")),
            ("column", "", "", true, Some("the lengths of `column` start at zero")),
            ("donut", "", "", false, Some("`donut` has no axis of values")),
        ] {
            let found = said(&asked(kind, min, max, log));
            match message {
                None => assert!(found.is_empty(), "{kind}: {found:?}"),
                Some(message) => {
                    assert!(found.len() == 1 && found[0].starts_with(message), "{kind}: {found:?}");
                }
            }
        }
    }

    #[test]
    fn what_has_no_logarithm_is_named_and_drawn_evenly() {
        let mut own = asked("line", "", "", true);
        own.rows[0].cells[0] = crate::figure::samples::cell("0");
        own.references.push(line("零", &["-1"]));
        assert_eq!(
            said(&own),
            ["0", "-1"].map(|value| format!(
                "`{value}` has no place on a logarithmic axis: only what is above zero has"
            ))
        );
        assert!(measured(&drawn(&own, 450.0)).iter().all(|mark| mark.area.y.is_finite()));
    }

    #[test]
    fn an_axis_makes_room_for_lines_unless_it_was_told_where_to_end() {
        let mut own = asked("dot", "", "", false);
        own.axis.span = None;
        let largest =
            |chart: &Chart| measured(&drawn(chart, 450.0)).iter().map(|mark| mark.area.x).fold(0.0, f64::max);
        let alone = largest(&own);
        own.references.push(line("目标", &["140"]));
        assert!(said(&own).is_empty() && largest(&own) < alone - 100.0);
        own.axis.max = Some(quantity("100"));
        assert_eq!(said(&own), ["`目标` at `140` lies outside the axis, which ends at `100`"]);
        own.references = vec![line("范围", &["60", "40"])];
        assert_eq!(said(&own), ["the band `范围` is crossed: `60` is not below `40`"]);
    }

    #[test]
    fn remarks_name_categories_that_there_are() {
        let mut own = asked("dot", "", "", false);
        let remark = |at: &str, series: Option<&str>| Annotation {
            at: text(at),
            series: series.map(text),
            text: text("说明"),
        };
        own.annotations = vec![remark("甲", Some("2023 年")), remark("丙", None), remark("乙", Some("2023"))];
        let hints: Vec<Option<String>> = problems(&own)
            .iter()
            .map(|problem| problem.hint.as_ref().map(|hint| hint.render(Lang::default())))
            .collect();
        assert_eq!(
            said(&own),
            ["there is no category `丙` in this chart", "there is no series `2023` in this chart"]
        );
        assert_eq!(hints[1].as_deref(), Some("did you mean `2023 年`?"));
    }
}
