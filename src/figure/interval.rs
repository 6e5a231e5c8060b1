//! Intervals around values, from columns that stand behind a series and are called `low` and `high`.

use super::chart::{Cell, Chart, Column, Row};
use super::context::ChartContext;
use super::known::Known;
use super::mark::{Drawing, Paint, Point, Stroke, at};
use super::problem::Problem;
use crate::diag::message::messages;
use crate::quantity::Quantity;
use crate::source::Text;

messages! {
    "interval";
    CROSSED(label, low, high);
    CROSSED_HINT;
    OUTSIDE(label, value, low, high);
    OUTSIDE_HINT;
    ALONE(label);
    ALONE_HINT;
    SEVERAL(kind);
    SEVERAL_HINT;
}

/// What the columns of the two ends are called, in every language: they are keys, as those of a file are.
pub const ENDS: [&str; 2] = ["low", "high"];

/// Width of the line from end to end, of the paper around it, and half the length of the tick at an end.
const LINE: f64 = 0.9;
const HALO: f64 = 2.4;
const TICK: f64 = 2.6;

impl Chart {
    /// Makes intervals of every `low` and `high` that stand behind a series, for kinds that draw them.
    pub fn fold_intervals(&mut self) {
        if !self.kind.manner.intervals {
            return;
        }
        let named =
            |column: Option<&Column>, name: &str| column.is_some_and(|column| column.label.trim() == name);
        let is_end = |column: Option<&Column>| ENDS.iter().any(|name| named(column, name));
        let mut index = 1;
        while index < self.columns.len() {
            let [low, high] = [0, 1].map(|step| self.columns.get(index + step));
            let follows = !is_end(self.columns.get(index - 1));
            if !(follows && named(low, ENDS[0]) && named(high, ENDS[1])) {
                index += 1;
                continue;
            }
            self.columns.drain(index..index + 2);
            self.rows.iter_mut().for_each(|row| row.fold(index));
        }
    }

    /// The ends of the interval around a value, that of the value itself where one is not disclosed; none where neither is, or
    /// the value is not.
    pub(super) fn interval(&self, row: usize, column: usize) -> Option<[f64; 2]> {
        let value = self.cell(row, column).known()?;
        let [low, high] = self.rows.get(row)?.ends.get(column)?.as_ref()?;
        let (low, high) = (low.known(), high.known());
        (low.is_some() || high.is_some()).then(|| {
            [
                low.map_or(value.low, |low| low.low.min(value.low)),
                high.map_or(value.high, |high| high.high.max(value.high)),
            ]
        })
    }

    /// What is known of a value together with the interval around it.
    pub(super) fn span(&self, row: usize, column: usize) -> Option<[f64; 2]> {
        let known = self.cell(row, column).known()?;
        Some(self.interval(row, column).unwrap_or([known.low, known.high]))
    }

    /// The ends of everything that is known of its values.
    pub(super) fn spans(&self) -> impl Iterator<Item = f64> + '_ {
        let cells = (0..self.rows.len()).flat_map(|row| (0..self.width()).map(move |column| (row, column)));
        cells.filter_map(|(row, column)| self.span(row, column)).flatten()
    }

    /// Whether some value has an interval.
    pub(super) fn has_intervals(&self) -> bool {
        self.rows.iter().any(|row| row.ends.iter().any(Option::is_some))
    }
}

impl Row {
    /// Takes the cells at `index` and behind it as the ends of the one before.
    fn fold(&mut self, index: usize) {
        let ends = [0, 1].map(|step| self.cells.get(index + step).cloned().unwrap_or(Cell::Undisclosed));
        self.cells.drain(index.min(self.cells.len())..(index + 2).min(self.cells.len()));
        self.ends.resize(self.cells.len(), None);
        let is_known = ends.iter().any(|end| *end != Cell::Undisclosed);
        if let Some(own) = self.ends.get_mut(index - 1).filter(|_| is_known) {
            *own = Some(ends);
        }
    }

    /// The quantities at the ends of its intervals.
    pub(super) fn end_quantities(&self) -> impl Iterator<Item = &Quantity> {
        self.ends.iter().flatten().flatten().filter_map(Cell::quantity)
    }
}

impl ChartContext<'_> {
    /// A thin line from one end of an interval to the other, with a tick at each; paper around it keeps it apart from what it
    /// lies on.
    pub(super) fn whisker(&self, drawing: &mut Drawing, from: Point, to: Point) {
        let (dx, dy) = if from.x == to.x { (TICK, 0.0) } else { (0.0, TICK) };
        for (paint, extra) in [(Paint::Paper, HALO - LINE), (Paint::Text, 0.0)] {
            let stroke = Stroke::solid(paint, LINE + extra);
            drawing.line(from, to, stroke);
            for end in [from, to] {
                drawing.line(at(end.x - dx, end.y - dy), at(end.x + dx, end.y + dy), stroke);
            }
        }
    }
}

/// Intervals that are crossed, that their value is not in, or that have none.
pub(super) fn problems(chart: &Chart) -> Vec<Problem> {
    let mut found = Vec::new();
    if chart.has_intervals() && !chart.kind.manner.parallel && chart.width() > 1 {
        let span = chart.columns.first().map(|column| column.label.span()).unwrap_or_default();
        found.push(Problem::new(span, SEVERAL.with([chart.kind.as_str()]), SEVERAL_HINT.plain()));
    }
    for row in &chart.rows {
        for (cell, ends) in row.cells.iter().zip(&row.ends) {
            let Some([low, high]) = ends else { continue };
            let near = low.quantity().or(high.quantity()).map_or(row.label.span(), |end| end.text.span());
            let Some(value) = cell.quantity() else {
                found.push(Problem::new(near, ALONE.with([row.label.as_str()]), ALONE_HINT.plain()));
                continue;
            };
            if let (Some(low), Some(high)) = (low.quantity(), high.quantity())
                && least(low) > most(high)
            {
                let message = CROSSED.with([row.label.as_str(), low.text.as_str(), high.text.as_str()]);
                found.push(Problem::new(low.text.span(), message, CROSSED_HINT.plain()));
                continue;
            }
            let below = low.quantity().is_some_and(|low| least(low) > most(value));
            let above = high.quantity().is_some_and(|high| most(high) < least(value));
            if below || above {
                let [low, high] = [low, high].map(Cell::written);
                let message =
                    OUTSIDE.with([row.label.as_str(), value.text.as_str(), written(&low), written(&high)]);
                found.push(Problem::new(value.text.span(), message, OUTSIDE_HINT.plain()));
            }
        }
    }
    found
}

fn written(text: &Text) -> &str {
    if text.is_empty() { "~" } else { text.as_str() }
}

fn least(quantity: &Quantity) -> f64 {
    Known::of(quantity).map_or(f64::NEG_INFINITY, |known| known.low)
}

fn most(quantity: &Quantity) -> f64 {
    Known::of(quantity).map_or(f64::INFINITY, |known| known.high)
}

#[cfg(test)]
mod tests {
    use super::problems;
    use crate::diag::Lang;
    use crate::figure::chart::Chart;
    use crate::figure::mark::{Mark, Paint};
    use crate::figure::samples::{chart, drawn};

    fn with_ends(kind: &str, rows: &[(&str, &[&str])]) -> Chart {
        let mut own = chart(kind, &["2023 年", "low", "high"], rows);
        own.fold_intervals();
        own
    }

    #[test]
    fn ends_are_no_series() {
        let own = with_ends("bar", &[("甲", &["30", "25", "36"]), ("乙", &["20", "~", "~"])]);
        assert_eq!((own.width(), own.interval(0, 0), own.interval(1, 0)), (1, Some([25.0, 36.0]), None));
        let mut lone = chart("bar", &["low", "high", "x"], &[("甲", &["1", "2", "3"])]);
        lone.fold_intervals();
        assert_eq!(lone.width(), 3, "names of series that stand behind none are theirs");
        let mut two = chart(
            "grouped-bar",
            &["a", "low", "high", "b", "low", "high"],
            &[("甲", &["2", "1", "3", "5", "4", "6"])],
        );
        two.fold_intervals();
        assert_eq!((two.interval(0, 0), two.interval(0, 1)), (Some([1.0, 3.0]), Some([4.0, 6.0])));
    }

    #[test]
    fn what_no_interval_is_is_named() {
        let rows: [(&str, &[&str]); 4] = [
            ("甲", &["30", "36", "25"]),
            ("乙", &["20", "22", "~"]),
            ("丙", &["~", "1", "2"]),
            ("丁", &["5", "4", "6"]),
        ];
        let said: Vec<String> =
            problems(&with_ends("bar", &rows)).iter().map(|p| p.message.render(Lang::default())).collect();
        assert_eq!(
            said,
            [
                "the interval of `甲` is crossed: `36` is more than `25`",
                "`20` of `乙` lies outside its interval, from `22` to `~`",
                "the interval of `丙` is around no value",
            ]
        );
    }

    #[test]
    fn lines_reach_from_end_to_end_by_the_scale_of_the_values() {
        for kind in ["bar", "column", "dot", "line"] {
            let own = with_ends(kind, &[("2021", &["40", "30", "60"]), ("2022", &["20", "10", "25"])]);
            let drawing = drawn(&own, 400.0);
            let length = |mark: &Mark| {
                let Mark::Line { from, to, stroke } = mark else { return None };
                let is_own = stroke.paint == Paint::Text && stroke.width == super::LINE;
                is_own.then(|| (to.x - from.x).abs().max((to.y - from.y).abs()))
            };
            // Without the ticks at the ends.
            let ends: Vec<f64> = drawing
                .marks
                .iter()
                .filter_map(length)
                .filter(|length| *length > 2.0 * super::TICK + 0.1)
                .collect();
            assert_eq!(ends.len(), 2, "{kind}");
            assert!((ends[0] / ends[1] - 2.0).abs() < 1e-6, "{kind}: {ends:?}");
        }
    }
}
